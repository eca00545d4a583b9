from __future__ import annotations

import re

import pytest

from reportedly.model import Actor, ActorKind, Anchor, Article, Cue, Reading, Role, Statement, article_id, passage
from reportedly.reading.lookup import ActorIndex
from reportedly.reading.parsing import parse
from reportedly.reading.positions.sides import Sides

KINDS: dict[str, ActorKind] = {"Velmar": "state", "Ostria": "state", "Kesh Front": "armed_group", "Ana Kolt": "person"}
FORMS = {"Velmar": "Velmar(?:i|is)?", "Ostria": "Ostrian?s?", "Ana Kolt": "(?:Ana )?Kolt"}


def _actor(name: str, kind: ActorKind, text: str, *roles: Role) -> Actor:
    mentions = tuple(Anchor(*m.span()) for m in re.finditer(rf"\b{FORMS.get(name, name)}\b", text))
    return Actor(id=name, name=name, kind=kind, roles=roles, mentions=mentions)


def _said(text: str, speaker: str, content: str) -> Statement:
    at = text.index(content)
    cue = text.index("said")
    return Statement(
        id="s1",
        source=None,
        cue=Cue((Anchor(cue, cue + 4),), "said", "say"),
        content=passage(text, [(at, at + len(content))]),
        manner="indirect",
        speaker=speaker,
    )


def side(
    text: str, actor: str = "Ana Kolt", *roles: Role, said: str = "", others: tuple[Actor, ...] = ()
) -> str | None:
    """The side of an actor in a text whose other actors hold no roles."""
    actors = [_actor(name, kind, text, *(roles if name == actor else ())) for name, kind in KINDS.items()]
    article = Article(id=article_id(text), text=text)
    statements = (_said(text, actor, said),) if said else ()
    reading = Reading(article=article, actors=(*actors, *others), statements=statements)
    return Sides(parse(article), reading, ActorIndex(reading)).of(actor)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The chief negotiator of the Kesh Front, Ana Kolt, left the hall.", "Kesh Front"),
        ("Ana Kolt, the chief negotiator of the Kesh Front, left the hall.", "Kesh Front"),
        ("Ana Kolt, who leads the Velmari delegation, left the hall.", "Velmar"),
        ("The Kesh Front left. Ana Kolt, the chief negotiator of the front, stayed.", "Kesh Front"),
        ("Velmar's spy chief Ana Kolt left the hall.", "Velmar"),
        ("Ana Kolt left the hall in Velmar.", "Ana Kolt"),
    ],
)
def test_the_words_beside_a_name_tell_its_side(text: str, of: str) -> None:
    assert side(text) == of


def test_a_description_that_means_the_same_person_tells_the_side() -> None:
    text = "Premier Ana Kolt left. The Velmari premier was silent."
    at = text.index("The Velmari")
    kolt = Actor(
        id="k",
        name="Ana Kolt",
        kind="person",
        roles=(Role("premier"),),
        mentions=(Anchor(8, 16), Anchor(at, at + len("The Velmari premier"))),
    )
    reading = Reading(article=Article(id=article_id(text), text=text), actors=(_actor("Velmar", "state", text), kolt))
    assert Sides(parse(reading.article), reading, ActorIndex(reading)).of("k") == "Velmar"


def test_a_ministry_named_by_an_adjective_speaks_for_the_state() -> None:
    text = "The Ostrian Foreign Ministry was silent. Ostria is far away."
    name = "Ostrian Foreign Ministry"
    ministry = Actor(id="m", name=name, kind="government", mentions=(Anchor(4, 4 + len(name)),))
    reading = Reading(
        article=Article(id=article_id(text), text=text),
        actors=(ministry, Actor(id="o", name="Ostria", kind="state", mentions=(Anchor(41, 47),))),
    )
    assert Sides(parse(reading.article), reading, ActorIndex(reading)).of("m") == "o"


@pytest.mark.parametrize(
    ("roles", "of"),
    [((Role("Prime Minister"),), "Ostria"), ((Role("teacher"),), "Ana Kolt"), ((), "Ana Kolt")],
)
def test_an_office_holder_of_no_country_speaks_for_the_state_that_makes_the_promise(
    roles: tuple[Role, ...], of: str
) -> None:
    text = "Ana Kolt said Ostria would not give way."
    assert side(text, "Ana Kolt", *roles, said="Ostria would not give way") == of


def test_what_an_office_holder_asks_of_a_state_tells_nothing() -> None:
    text = "Ana Kolt said Ostria must give way."
    assert side(text, "Ana Kolt", Role("Prime Minister"), said="Ostria must give way") == "Ana Kolt"


def test_an_observer_speaks_for_nobody() -> None:
    assert side("Ana Kolt, an analyst, left Velmar.", "Ana Kolt", Role("analyst", "Velmar")) is None


def test_roles_that_run_in_a_circle_end() -> None:
    text = "Kolt and Sorel left."
    actors = (
        Actor(id="a", name="Kolt", kind="person", roles=(Role("aide", "b"),), mentions=(Anchor(0, 4),)),
        Actor(id="b", name="Sorel", kind="person", roles=(Role("aide", "a"),), mentions=(Anchor(9, 14),)),
    )
    reading = Reading(article=Article(id=article_id(text), text=text), actors=actors)
    assert Sides(parse(reading.article), reading, ActorIndex(reading)).of("a") in {"a", "b"}


def test_a_bare_name_with_officials_is_a_body_whatever_its_kind() -> None:
    text = "Tarsk officials left."
    actors = (
        Actor(id="t", name="Tarsk", kind="person", mentions=(Anchor(0, 5),)),
        Actor(
            id="o", name="Tarsk officials", kind="unnamed", roles=(Role("officials", "t"),), mentions=(Anchor(0, 15),)
        ),
    )
    reading = Reading(article=Article(id=article_id(text), text=text), actors=actors)
    sides = Sides(parse(reading.article), reading, ActorIndex(reading))
    assert (sides.of("o"), sides.is_body(actors[0])) == ("t", True)
