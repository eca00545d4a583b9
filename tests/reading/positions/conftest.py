"""Readings of one invented article, with its actors and statements given, so that only the reader under test reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from reportedly.model import (
    Actor,
    ActorKind,
    Anchor,
    Article,
    Cue,
    Position,
    Reading,
    Role,
    Statement,
    article_id,
    passage,
)
from reportedly.reading.parsing import ParsedArticle, parse
from reportedly.reading.positions import PositionReader

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS: dict[str, ActorKind] = {
    "Velmar": "state",
    "Ostria": "state",
    "Tarsk": "state",
    "Kesh Front": "armed_group",
    "Ana Kolt": "person",
    "reporters": "unnamed",
}
FORMS = {
    "Velmar": "Velmar(?:i|is)?",
    "Ostria": "Ostrian?s?",
    "Kesh Front": "(?:Kesh )?Front",
    "Ana Kolt": "(?:Ana )?Kolt",
}
SIDE = {"Ana Kolt": "Velmar"}


@dataclass(frozen=True)
class Read:
    """The positions read from a text, and the names of their actors."""

    text: str
    positions: tuple[Position, ...]

    def moves(self) -> list[tuple[str, str, str]]:
        """Party, move and evidence of each position."""
        return [(p.party, p.move, p.anchor.text_of(self.text)) for p in self.positions]


def _actors(text: str) -> tuple[Actor, ...]:
    """The known names that the text holds; an actor's id is its name."""
    found = []
    for name, kind in KINDS.items():
        mentions = [Anchor(*m.span()) for m in re.finditer(rf"\b{FORMS.get(name, name)}\b", text)]
        roles = (Role("minister", SIDE[name]),) if name in SIDE else ()
        if mentions or name in SIDE.values():
            found.append(Actor(id=name, name=name, kind=kind, roles=roles, mentions=tuple(mentions)))
    return tuple(found)


def _statement(text: str, number: int, speaker: str | None, cue: str, content: str) -> Statement:
    """A statement whose cue and content are found in the text by their words."""
    at, said = text.index(content), text.index(cue)
    return Statement(
        id=f"s{number}",
        source=None,
        cue=Cue((Anchor(said, said + len(cue)),), cue, cue),
        content=passage(text, [(at, at + len(content))]),
        manner="indirect",
        speaker=speaker,
    )


def reading_of(text: str, *said: tuple[str | None, str, str]) -> tuple[ParsedArticle, Reading]:
    """The parse and the reading before positions; `said`: (speaker, cue, content) of each statement."""
    article = Article(id=article_id(text), text=text)
    statements = tuple(_statement(text, n, *one) for n, one in enumerate(said, 1))
    return parse(article), Reading(article=article, actors=_actors(text), statements=statements)


@pytest.fixture
def read() -> Callable[..., Read]:
    def reader(text: str, *said: tuple[str | None, str, str]) -> Read:
        parsed, reading = reading_of(text, *said)
        return Read(text, PositionReader().read(parsed, reading).positions)

    return reader
