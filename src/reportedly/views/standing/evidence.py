"""What every row of a view carries: where it stands, and on whose word; and how many origins tell it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.ledger import Entry, View

__all__ = ["Actor", "Evidence", "actor_of", "actors_of", "day_number", "days_between", "evidence_of", "origins_in"]


class Actor(msgspec.Struct, frozen=True, order=True):
    """An actor of a row: the name it is shown by, and its key across articles; `None` where it has none."""

    name: str
    key: str | None = None


class Evidence(msgspec.Struct, frozen=True):
    """One entry that says so. `text` is what the article has at `anchor`; `word`: the statements it hangs on, from the
    innermost outward, each with who (`by`), the `cue` and its `stance`; an empty one is the article's own voice.
    """  # noqa: D205

    entry: str
    article: str
    title: str | None
    outlet: str | None
    published: str | None
    origin: str
    anchor: tuple[int, int]
    text: str
    word: list[dict[str, Any]]


def evidence_of(view: View, entries: Iterable[Entry]) -> list[Evidence]:
    """The entries as evidence, by time; of copies the first known comes first."""
    ordered = sorted(entries, key=lambda one: (one.article.published or "9999", one.article.id, one.anchor))
    return [_evidence(view, entry) for entry in ordered]


def _evidence(view: View, entry: Entry) -> Evidence:
    word = []
    for step in entry.fields.get("word", ()):
        by = actor_of(view, step.get("by"))
        word.append({**step, "by": by.name if by else None})
    article = entry.article
    return Evidence(
        entry.id, article.id, article.title, article.outlet, article.published, article.origin, entry.anchor,
        entry.text, word,
    )  # fmt: skip


def actor_of(view: View, reference: Any) -> Actor | None:
    """The actor that an entry names; "unnamed", "article" and "self" are names without a key."""
    if reference is None:
        return None
    if isinstance(reference, str):
        return Actor(reference)
    key = view.who(reference)
    return Actor(view.label(key, [reference[0]]), key)


def actors_of(view: View, references: Iterable[Any]) -> list[Actor]:
    """The actors that an entry names, by name; one who has several names by the most frequent."""
    names: dict[str, list[str]] = {}
    found = []
    for reference in references:
        actor = actor_of(view, reference)
        if actor is None:
            continue
        if actor.key is None:
            found.append(actor)
        else:
            names.setdefault(actor.key, []).append(actor.name)
    found += [Actor(view.label(key, called), key) for key, called in names.items()]
    return sorted(set(found), key=lambda one: (one.name, one.key or ""))


def origins_in(entries: Iterable[Entry]) -> int:
    """How many independent texts tell it: copies count once."""
    return len({entry.article.origin for entry in entries})


@lru_cache(maxsize=10_000)
def day_number(time: str) -> int | None:
    """The number of the day of an ISO time; `None` where it has none."""
    try:
        return date.fromisoformat(time[:10]).toordinal()
    except ValueError:
        return None


def days_between(one: str, other: str) -> int | None:
    """Days between two ISO times; `None` where one is not known."""
    a, b = day_number(one), day_number(other)
    return None if a is None or b is None else abs(a - b)
