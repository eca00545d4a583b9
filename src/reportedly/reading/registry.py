"""The readers: what they declare, where they are found, and in which order they run."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reportedly.errors import RunAborted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.model import Reading
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["ENTRY_POINTS", "Reader", "in_order", "installed_readers"]

ENTRY_POINTS = "reportedly.readers"


@runtime_checkable
class Reader(Protocol):
    """One step of the reading: fills the fields of a `Reading` that it declares in `emits`.

    `requires` names the fields (`actors`, `statements`, …) that earlier readers must have filled. Built-in
    readers are found through the same entry-point group, `reportedly.readers`, as those of other packages.
    """

    name: str
    version: str
    requires: frozenset[str]
    emits: frozenset[str]

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """A copy of `reading` with this reader's fields filled; the others stay as they are."""
        ...


@lru_cache(maxsize=1)
def installed_readers() -> tuple[Reader, ...]:
    """Every reader of the entry-point group, in an order that honours `requires`."""
    found: list[Reader] = []
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        reader = point.load()()
        if not isinstance(reader, Reader):
            msg = f"{point.value!r} in entry-point group {ENTRY_POINTS!r} lacks name, version, requires, emits or read"
            raise RunAborted(msg)
        found.append(reader)
    return in_order(found)


def in_order(readers: Iterable[Reader]) -> tuple[Reader, ...]:
    """The readers, each after those that emit what it requires; ties by name.

    A field may be emitted by several readers; whoever requires it comes after all of them, and a reader that both
    requires and emits a field comes after those that only emit it. Raises `RunAborted` on a circle or a missing field.
    """
    waiting = sorted(readers, key=lambda reader: reader.name)
    ordered: list[Reader] = []
    while waiting:
        ready = next((reader for reader in waiting if _is_ready(reader, waiting)), None)
        if ready is None:
            names = ", ".join(f"{reader.name} requires {sorted(reader.requires)}" for reader in waiting)
            msg = f"readers wait for each other: {names}"
            raise RunAborted(msg)
        missing = ready.requires - {field for reader in ordered for field in reader.emits}
        if missing:
            msg = f"reader {ready.name!r} requires {sorted(missing)}, which no installed reader emits"
            raise RunAborted(msg)
        waiting.remove(ready)
        ordered.append(ready)
    return tuple(ordered)


def _is_ready(reader: Reader, waiting: Sequence[Reader]) -> bool:
    return not any(
        (other.emits - other.requires if other.requires & reader.emits else other.emits) & reader.requires
        for other in waiting
        if other is not reader
    )
