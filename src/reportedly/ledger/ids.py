"""The ids of the ledger: content hashes, as 63-bit numbers within and as hex outside."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.model import Actor, Article

__all__ = ["article_key", "claim_of", "digest", "key_of", "name_of", "number", "reading_key"]

WORD = re.compile(r"\w+")
# What belongs to this article's telling of it, not to what is asserted.
TELLING = frozenset(
    {"id", "anchor", "anchors", "according_to", "carrier", "part_of", "revises", "act", "manner", "cue", "lat", "lon"}
)
ACTORS = frozenset({"speaker", "addressee", "actor", "actors", "recipients", "claimant", "by", "party", "toward", "reported_by", "parties", "mediators", "delegates"})  # fmt: skip


def digest(value: Any) -> str:
    """SHA-256 of a value's JSON with sorted keys, in hex."""
    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()


def number(hexadecimal: str) -> int:
    """The first 63 bits of a digest: what fits a signed column of 64."""
    return int(hexadecimal[:16], 16) >> 1


def name_of(key: int) -> str:
    """A key as it is shown and typed: 16 hexadecimal digits."""
    return f"{key:016x}"


def key_of(name: str) -> int:
    """The key of a name as `name_of` writes it. Raises `ValueError`."""
    if not re.fullmatch(r"[0-9a-f]{16}", name):
        msg = f"{name!r} is no id of the ledger: 16 hexadecimal digits"
        raise ValueError(msg)
    return int(name, 16)


def article_key(article: Article) -> str:
    """The id of an article in the ledger: of its text and of all that is known of it."""
    return digest(msgspec.to_builtins(article))


def reading_key(article: str, readers: Sequence[str]) -> str:
    """The id of the reading of an article by these readers."""
    return digest([article, list(readers)])


def claim_of(kind: str, entry: Any, actors: dict[str, Actor]) -> int:
    """The id of what an entry asserts, by whom; the same wherever it is read."""
    return number(digest([kind, _claim(msgspec.to_builtins(entry), actors, None)]))


def _claim(value: Any, actors: dict[str, Actor], key: str | None) -> Any:
    """The value with names in place of the record's ids, words in lower case, and what is mere telling left out."""
    if isinstance(value, dict):
        left = TELLING | {"text"} if key == "time" and value.get("start") else TELLING
        return {name: _claim(part, actors, name) for name, part in value.items() if name not in left}
    if isinstance(value, list | tuple):
        parts = [_claim(part, actors, key) for part in value]
        return sorted(parts) if key in ACTORS else parts
    if isinstance(value, str):
        if key in ACTORS and value in actors:
            value = actors[value].name
        return _plain(value)
    return value


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.casefold())) or text
