"""What the tests of the figures reader share: texts read with actors and statements given by hand."""

from __future__ import annotations

from reportedly.model import Actor, Anchor, Article, Cue, Figure, Reading, Statement, article_id, passage
from reportedly.reading.acts import ActReader
from reportedly.reading.figures import FigureReader
from reportedly.reading.parsing import parse

__all__ = ["actor", "figures_of", "said"]


def actor(text: str, name: str, actor_id: str = "a1", kind: str = "armed_group") -> Actor:
    """An actor with a mention wherever its name stands."""
    mentions = []
    at = text.find(name)
    while at >= 0:
        mentions.append(Anchor(at, at + len(name)))
        at = text.find(name, at + 1)
    return Actor(id=actor_id, name=name, kind=kind, mentions=tuple(mentions))  # type: ignore[arg-type]


def said(text: str, source: str, cue: str, *content: str, speaker: str | None = "a1", name: str = "s1") -> Statement:
    """An indirect statement, each of its parts found by its words."""
    start = text.index(source)
    return Statement(
        id=name,
        source=passage(text, [(start, start + len(source))]) if source else None,
        cue=Cue((Anchor(text.index(cue), text.index(cue) + len(cue)),), cue, cue),
        content=passage(text, [(text.index(part), text.index(part) + len(part)) for part in content]),
        manner="indirect",
        speaker=speaker,
    )


def figures_of(
    text: str, *, actors: tuple[Actor, ...] = (), statements: tuple[Statement, ...] = ()
) -> tuple[Figure, ...]:
    """The figures of a text; acts are read, actors and statements are those given."""
    article = Article(id=article_id(text), text=text)
    parsed = parse(article)
    reading = Reading(article=article, actors=actors, statements=statements)
    return FigureReader().read(parsed, ActReader().read(parsed, reading)).figures
