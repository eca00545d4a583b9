"""What must hold of any reading, whatever it says: anchors read as their text, references resolve, ids are unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.model import (
        Act,
        Anchor,
        Figure,
        Furniture,
        Passage,
        Phrase,
        Place,
        Position,
        Reading,
        Statement,
        Talks,
        Time,
    )

__all__ = ["faults", "misattributed"]

WORDS = frozenset({"article", "unnamed"})


def faults(reading: Reading) -> Iterator[str]:
    """One sentence for each thing that does not hold."""
    yield from _drifted(reading)
    yield from _dangling(reading)
    yield from _repeated(reading)
    if type(reading).from_json(reading.to_json()) != reading:
        yield "the reading is not the same after JSON and back"


def _drifted(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    for name, passage in _passages(reading):
        told = " … ".join(anchor.text_of(text) for anchor in passage.anchors)
        if told != passage.text:
            yield f"{name} reads {told!r} and says {passage.text!r}"
        if list(passage.anchors) != sorted(passage.anchors):
            yield f"{name} has anchors out of order: {passage.anchors}"
    for name, phrase in _phrases(reading):
        if phrase.anchor is not None and phrase.anchor.text_of(text) != phrase.text:
            yield f"{name} reads {phrase.anchor.text_of(text)!r} and says {phrase.text!r}"
    for name, anchor in _anchors(reading):
        if anchor.end > len(text) or not anchor.text_of(text).strip():
            yield f"{name} is anchored at {anchor}, which holds no words"
        elif anchor.text_of(text) != anchor.text_of(text).strip():
            yield f"{name} is anchored at {anchor}, which begins or ends with space"


def _passages(reading: Reading) -> Iterator[tuple[str, Passage]]:
    for statement in reading.statements:
        parts = {"source": statement.source, "cue": statement.cue, "content": statement.content}
        yield from ((f"{name} of {statement.id}", passage) for name, passage in parts.items() if passage is not None)


def _phrases(reading: Reading) -> Iterator[tuple[str, Phrase | Place | Time | Furniture]]:
    for act in reading.acts:
        yield from ((f"a target of {act.id}", phrase) for phrase in act.targets)
        yield from ((f"an instrument of {act.id}", phrase) for phrase in act.instruments)
    placed: tuple[Act | Figure, ...] = (*reading.acts, *reading.figures)
    for entry in placed:
        yield from ((f"place or time of {entry.id}", part) for part in (entry.place, entry.time) if part is not None)
    for talks in reading.talks:
        yield from ((f"place or time of {talks.id}", part) for part in (talks.place, talks.time) if part is not None)
    yield from (("furniture", part) for part in reading.article.furniture)


def _entries(reading: Reading) -> tuple[Act | Figure | Position | Talks, ...]:
    return (*reading.acts, *reading.figures, *reading.positions, *reading.talks)


def _anchors(reading: Reading) -> Iterator[tuple[str, Anchor]]:
    for actor in reading.actors:
        yield from ((f"a mention of {actor.id} ({actor.name})", anchor) for anchor in actor.mentions)
    for statement in reading.statements:
        yield from ((f"content of {statement.id}", anchor) for anchor in statement.content.anchors)
    for entry in _entries(reading):
        yield f"{type(entry).__name__} {entry.id}", entry.anchor
    yield from ((f"gap {gap.kind}", gap.anchor) for gap in reading.gaps if gap.anchor is not None)


def _dangling(reading: Reading) -> Iterator[str]:
    actors = {actor.id for actor in reading.actors}
    statements = {statement.id for statement in reading.statements}
    acts = {act.id for act in reading.acts}
    for owner, named in _actor_references(reading):
        yield from (f"{owner} names the actor {name!r}, which is not there" for name in named if name not in actors)
    for statement in reading.statements:
        if statement.carrier is not None and statement.carrier not in statements - {statement.id}:
            yield f"{statement.id} names the carrier {statement.carrier!r}, which is not there or itself"
    for entry in _entries(reading):
        missing = [name for name in entry.according_to if name not in statements]
        yield from (f"{entry.id} stands on the statement {name!r}, which is not there" for name in missing)
    for figure in reading.figures:
        if figure.act is not None and figure.act not in acts:
            yield f"{figure.id} names the act {figure.act!r}, which is not there"
        others = {other.id for other in reading.figures} - {figure.id}
        tied = [name for name in (figure.part_of, figure.revises) if name is not None and name not in others]
        yield from (f"{figure.id} is tied to the figure {name!r}, which is not there or itself" for name in tied)


def _actor_references(reading: Reading) -> Iterator[tuple[str, Iterable[str]]]:
    for actor in reading.actors:
        yield actor.id, [role.of for role in actor.roles if role.of is not None]
    for statement in reading.statements:
        yield statement.id, [name for name in (statement.speaker, statement.addressee) if name is not None]
    for act in reading.acts:
        yield act.id, (*act.actors, *act.recipients)
    for figure in reading.figures:
        who = figure.who.actor if figure.who else None
        claimant = None if figure.claimant in WORDS else figure.claimant
        yield figure.id, [name for name in (who, figure.by, claimant) if name is not None]
    for position in reading.positions:
        reporter = () if position.reported_by in WORDS | {"self"} else (position.reported_by,)
        yield position.id, (position.party, *position.toward, *reporter)
    for talks in reading.talks:
        yield talks.id, (*talks.parties, *talks.mediators, *talks.delegates)


def _repeated(reading: Reading) -> Iterator[str]:
    seen: set[str] = set()
    for entry in (*reading.actors, *reading.statements, *_entries(reading)):
        if entry.id in seen:
            yield f"the id {entry.id!r} stands for two entries"
        seen.add(entry.id)


def misattributed(reading: Reading) -> Iterator[str]:
    """One sentence for each entry inside a statement's content that does not carry it, or not from the innermost outward.

    An entry that only shares a part of its words with a content is not inside: "denied responsibility" tells of the
    denial.
    """
    by_id = {statement.id: statement for statement in reading.statements}
    text = reading.article.text
    for entry in _entries(reading):
        kind, words = type(entry).__name__.lower(), entry.anchor.text_of(text)
        inside = [statement for statement in reading.statements if _holds(statement, entry.anchor)]
        missing = [statement.id for statement in inside if statement.id not in entry.according_to]
        if missing:
            yield f"{kind} {entry.id} ({words!r}) stands in the content of {missing} and carries {entry.according_to}"
        lengths = [_length(by_id[name]) for name in entry.according_to if by_id.get(name) in inside]
        if lengths != sorted(lengths):
            yield f"{kind} {entry.id} ({words!r}) carries {entry.according_to}: not from the innermost outward"


def _holds(statement: Statement, anchor: Anchor) -> bool:
    return any(part.holds(anchor) for part in statement.content.anchors)


def _length(statement: Statement) -> int:
    return sum(part.end - part.start for part in statement.content.anchors)
