"""Who is meant at a place, for which side, and on whose word a passage stands."""

from __future__ import annotations

from reportedly.model import Actor, Anchor, Article, Cue, Reading, Role, Statement, article_id, passage
from reportedly.reading.lookup import ActorIndex, StatementIndex

TEXT = "Kesh Wire said Ana Kolt told the Front that the guards were free. Nothing else is known."


def reading() -> Reading:
    actors = (
        Actor(id="a1", name="Kesh Wire", kind="media", mentions=(Anchor(0, 9),)),
        Actor(id="a2", name="Ana Kolt", kind="person", roles=(Role("envoy", "a3"),), mentions=(Anchor(15, 23),)),
        Actor(id="a3", name="delegation", kind="organization", roles=(Role("delegation", "a4"),)),
        Actor(id="a4", name="Velmar", kind="state", roles=(Role("neighbour", "a4"),), mentions=(Anchor(33, 38),)),
    )
    outer = Statement(id="s1", source=None, cue=None, content=passage(TEXT, [(15, 64)]), manner="indirect")
    inner = Statement(
        id="s2", source=None, cue=None, content=passage(TEXT, [(44, 64)]), manner="indirect", carrier="s1"
    )
    return Reading(article=Article(id=article_id(TEXT), text=TEXT), actors=actors, statements=(outer, inner))


def test_the_mention_that_covers_most_of_a_stretch_is_meant() -> None:
    index = ActorIndex(reading())
    assert index.at(15, 23) == "a2"
    assert index.at(5, 23) == "a2"
    assert index.at(66, 73) is None
    assert index.name(index.at(33, 38)) == "Velmar"


def test_a_side_is_reached_through_roles_and_a_circle_ends() -> None:
    index = ActorIndex(reading())
    assert index.side_of("a2") == "a4"
    assert index.side_of("a1") == "a1"
    assert index.side_of(None) is None


def test_a_passage_stands_on_the_innermost_statement_first() -> None:
    index = StatementIndex(reading())
    assert index.according_to(Anchor(48, 54)) == ("s2", "s1")
    assert index.according_to(Anchor(15, 23)) == ("s1",)
    assert index.according_to(Anchor(66, 73)) == ()


def test_of_two_statements_of_the_same_words_the_carried_one_is_the_innermost() -> None:
    text = "At least five died, the Front reported, citing a nurse."
    content = passage(text, [(0, 18)])
    statements = (
        Statement(id="s1", source=None, cue=None, content=content, manner="indirect"),
        Statement(id="s2", source=None, cue=None, content=content, manner="indirect", carrier="s1"),
    )
    index = StatementIndex(Reading(article=Article(id="x", text=text), statements=statements))
    assert index.according_to(Anchor(0, 13)) == ("s2", "s1")


def test_a_long_statement_at_the_start_is_found_past_shorter_ones() -> None:
    text = "a" * 100
    spans = [(0, 100), (10, 20), (30, 40), (50, 60)]
    statements = tuple(
        Statement(id=f"s{k}", source=None, cue=None, content=passage(text, [span]), manner="indirect")
        for k, span in enumerate(spans)
    )
    index = StatementIndex(Reading(article=Article(id="x", text=text), statements=statements))
    assert [s.id for s in index.holding(Anchor(70, 72))] == ["s0"]
    assert [s.id for s in index.holding(Anchor(50, 52))] == ["s3", "s0"]


def split_statement() -> tuple[str, Reading]:
    text = "“We will not leave,” Kolt vowed, “until they go.” She denied responsibility."
    vowed = Statement(
        id="s1",
        source=passage(text, [(21, 25)]),
        cue=Cue((Anchor(26, 31),), "vowed", "vow"),
        content=passage(text, [(0, 20), (33, 49)]),
        manner="direct",
    )
    denied = Statement(
        id="s2",
        source=passage(text, [(50, 53)]),
        cue=Cue((Anchor(54, 60),), "denied", "deny"),
        content=passage(text, [(61, 75)]),
        manner="indirect",
    )
    return text, Reading(article=Article(id="x", text=text), statements=(vowed, denied))


def test_a_passage_with_the_cue_tells_of_the_statement_and_stands_outside_it() -> None:
    text, spoken = split_statement()
    index = StatementIndex(spoken)
    assert text[54:75] == "denied responsibility"
    assert index.according_to(Anchor(54, 75)) == ()
    assert index.according_to(Anchor(61, 75)) == ("s2",)


def test_a_passage_from_one_part_of_a_split_statement_to_another_stands_inside_it() -> None:
    text, spoken = split_statement()
    index = StatementIndex(spoken)
    assert text[1:47] == "We will not leave,” Kolt vowed, “until they go"
    assert index.according_to(Anchor(1, 47)) == ("s1",)
    assert index.according_to(Anchor(21, 31)) == ()
