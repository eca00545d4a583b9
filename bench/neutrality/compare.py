"""Compare the reading of a text with the reading of the same text after two names were swapped."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.model import Anchor

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.neutrality.swap import Swap, Swapped

    from reportedly.model import Reading

__all__ = ["KINDS", "Comparison", "compare", "signatures"]

KINDS = ("actors", "statements", "acts", "figures", "positions", "talks", "gaps")
ANCHOR_KEYS = frozenset({"anchor", "anchors", "mentions"})
SETS = frozenset(
    {"parties", "mediators", "delegates", "toward", "actors", "recipients", "contexts", "aliases", "roles"}
)
ACTOR_KEYS = frozenset(
    {"speaker", "addressee", "actor", "by", "claimant", "party", "reported_by", "of"}
    | {"parties", "mediators", "delegates", "toward", "actors", "recipients"}
)
# Keys that name another entry, which is told by its anchor and what it says, since its id may change with its place.
ENTRY_KEYS = frozenset({"carrier", "according_to", "act", "part_of", "revises"})
MAP_KEYS = frozenset({"lat", "lon", "country"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many entries of each kind both readings share, and those that only one has, as JSON lines.

    `lost` are in the reading of the first text (told with the names swapped), `gained` in that of the second.
    """

    shared: dict[str, int]
    lost: dict[str, list[str]]
    gained: dict[str, list[str]]

    def of(self, kind: str) -> int:
        """The entries of a kind: those of the reading that has more."""
        return self.shared[kind] + max(len(self.lost[kind]), len(self.gained[kind]))


def compare(first: Reading, second: Reading, swap: Swap, swapped: Swapped) -> Comparison:
    """The two readings entry by entry; anchors are mapped, names swapped, ids replaced by what they stand for."""

    def is_renamed(text: str) -> bool:
        return swap(text) != text

    before = signatures(first, words=swap, place=swapped.anchor, is_renamed=is_renamed)
    after = signatures(second, is_renamed=is_renamed)
    shared, lost, gained = {}, {}, {}
    for kind in KINDS:
        ours, theirs = Counter(before[kind]), Counter(after[kind])
        shared[kind] = (ours & theirs).total()
        lost[kind] = list((ours - theirs).elements())
        gained[kind] = list((theirs - ours).elements())
    return Comparison(shared, lost, gained)


def signatures(
    reading: Reading,
    *,
    words: Callable[[str], str] = str,
    place: Callable[[Anchor], Anchor | None] = lambda anchor: anchor,
    is_renamed: Callable[[str], bool] = lambda _: False,
) -> dict[str, list[str]]:
    """Each entry as JSON without its id: an actor's id becomes its name, that of another entry its anchors and kind.

    A place whose words are renamed goes without coordinates and country: the other name lies elsewhere on the map.
    """
    built = msgspec.to_builtins(reading)
    actors = {actor.id: words(actor.name) for actor in reading.actors}
    render = _Renderer(words, place, is_renamed, actors)
    for statement in reading.statements:
        anchors = [part.anchors for part in (statement.source, statement.cue, statement.content) if part]
        render.entries[statement.id] = json.dumps(
            [[render.anchor(list(a)) for a in part] for part in map(_pairs, anchors)]
        )
    for act in reading.acts:
        render.entries[act.id] = json.dumps([render.anchor([act.anchor.start, act.anchor.end]), act.type])
    for figure in reading.figures:
        numbers = [figure.value, figure.low, figure.high, figure.what]
        render.entries[figure.id] = json.dumps([render.anchor([figure.anchor.start, figure.anchor.end]), *numbers])
    return {
        kind: [json.dumps(render.value(None, entry), ensure_ascii=False) for entry in built[kind]] for kind in KINDS
    }


def _pairs(anchors: tuple[Anchor, ...]) -> list[tuple[int, int]]:
    return [(anchor.start, anchor.end) for anchor in anchors]


class _Renderer:
    def __init__(
        self,
        words: Callable[[str], str],
        place: Callable[[Anchor], Anchor | None],
        is_renamed: Callable[[str], bool],
        actors: dict[str, str],
    ) -> None:
        self.words = words
        self.place = place
        self.is_renamed = is_renamed
        self.actors = actors
        self.entries: dict[str, str] = {}

    def anchor(self, pair: list[int]) -> list[int] | str:
        """The mapped anchor, or a mark that equals none."""
        moved = self.place(Anchor(*pair))
        return [moved.start, moved.end] if moved else f"inside a name: {pair}"

    def value(self, key: str | None, value: Any) -> Any:
        """A value of the record with everything that may differ under the swap brought to one form."""
        if isinstance(value, dict):
            left_out = MAP_KEYS if "lat" in value and self.is_renamed(value["text"]) else frozenset()
            return {name: self.value(name, part) for name, part in value.items() if name not in {"id"} | left_out}
        if key in ANCHOR_KEYS and value:
            return self.anchor(value) if isinstance(value[0], int) else [self.anchor(pair) for pair in value]
        if isinstance(value, list | tuple):
            parts = [self.value(key, part) for part in value]
            return sorted(parts, key=json.dumps) if key in SETS else parts
        return self._text(key, value) if isinstance(value, str) else value

    def _text(self, key: str | None, value: str) -> str:
        if key in ACTOR_KEYS:
            return self.actors.get(value, value)
        if key in ENTRY_KEYS:
            return self.entries.get(value, value)
        return self.words(value)
