"""Each way in which a reading can be unsound is found, and a sound one has none."""

from __future__ import annotations

import pytest
from bench.articles.soundness import faults, misattributed

from reportedly.model import (
    Actor,
    Anchor,
    Article,
    Cue,
    Figure,
    Furniture,
    Passage,
    Place,
    Position,
    Reading,
    Statement,
    Talks,
    article_id,
    passage,
)

TEXT = "The Kesh Front said it would not sign. More news"
ARTICLE = Article(id=article_id(TEXT), text=TEXT, furniture=(Furniture("More news", Anchor(39, 48), "navigation"),))
FRONT = Actor(id="a1", name="Kesh Front", kind="armed_group", mentions=(Anchor(4, 14),))
SAID = Statement(
    id="s1",
    source=passage(TEXT, [(0, 14)]),
    cue=Cue((Anchor(15, 19),), "said", "say"),
    content=passage(TEXT, [(20, 37)]),
    manner="indirect",
    speaker="a1",
)
REJECTS = Position(id="p1", anchor=Anchor(20, 37), party="a1", move="reject", issue="sign", according_to=("s1",))
SOUND = Reading(article=ARTICLE, actors=(FRONT,), statements=(SAID,), positions=(REJECTS,))


def changed(**fields: object) -> list[str]:
    built = {name: getattr(SOUND, name) for name in SOUND.__struct_fields__} | fields
    return list(faults(Reading(**built)))


def said(**fields: object) -> tuple[Statement]:
    return (Statement(**({name: getattr(SAID, name) for name in SAID.__struct_fields__} | fields)),)


def test_a_sound_reading_has_no_faults() -> None:
    assert list(faults(SOUND)) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"statements": said(content=Passage((Anchor(20, 37),), "it would sign"))}, "content of s1 reads"),
        ({"statements": said(content=passage(TEXT, [(19, 37)]))}, "begins or ends with space"),
        ({"statements": said(speaker="a9")}, "s1 names the actor 'a9'"),
        ({"statements": said(carrier="s1")}, "s1 names the carrier 's1'"),
        ({"statements": (SAID, SAID)}, "the id 's1' stands for two entries"),
        ({"statements": ()}, "p1 stands on the statement 's1'"),
        ({"actors": ()}, "p1 names the actor 'a1'"),
        ({"figures": (Figure(id="f1", anchor=Anchor(44, 90), value=3),)}, "Figure f1 is anchored at"),
        ({"figures": (Figure(id="f1", anchor=Anchor(0, 3), value=3, claimant="a7"),)}, "f1 names the actor 'a7'"),
        ({"figures": (Figure(id="f1", anchor=Anchor(0, 3), value=3, act="e2"),)}, "f1 names the act 'e2'"),
        ({"figures": (Figure(id="f1", anchor=Anchor(0, 3), value=3, part_of="f9"),)}, "f1 is tied to the figure 'f9'"),
        ({"figures": (Figure(id="f1", anchor=Anchor(0, 3), value=3, revises="f1"),)}, "f1 is tied to the figure 'f1'"),
        ({"talks": (Talks(id="t1", anchor=Anchor(0, 3), place=Place(text="it", anchor=Anchor(0, 3))),)}, "of t1 reads"),
        ({"talks": (Talks(id="t1", anchor=Anchor(14, 15)),)}, "Talks t1 is anchored at"),
        ({"talks": (Talks(id="t1", anchor=Anchor(0, 3), parties=("a8",)),)}, "t1 names the actor 'a8'"),
    ],
)
def test_a_fault_is_found(fields: dict[str, object], told: str) -> None:
    assert any(told in fault for fault in changed(**fields)), changed(**fields)


OUTER = Statement(id="s2", source=None, cue=None, content=passage(TEXT, [(0, 37)]), manner="indirect")


def with_position(*according_to: str, at: Anchor = REJECTS.anchor) -> Reading:
    entry = Position(id="p1", anchor=at, party="a1", move="reject", issue="sign", according_to=according_to)
    carried = said(carrier="s2")[0]
    return Reading(article=ARTICLE, actors=(FRONT,), statements=(carried, OUTER), positions=(entry,))


def test_an_entry_that_carries_its_statements_from_the_innermost_outward_is_well_attributed() -> None:
    assert list(misattributed(with_position("s1", "s2"))) == []
    assert list(misattributed(with_position(at=Anchor(38, 48)))) == []


@pytest.mark.parametrize(
    ("carried", "told"),
    [
        ((), "position p1 ('it would not sign') stands in the content of ['s1', 's2'] and carries ()"),
        (("s1",), "stands in the content of ['s2']"),
        (("s2", "s1"), "carries ('s2', 's1'): not from the innermost outward"),
    ],
)
def test_a_claim_told_as_the_articles_word_is_found(carried: tuple[str, ...], told: str) -> None:
    (fault,) = misattributed(with_position(*carried))
    assert told in fault
