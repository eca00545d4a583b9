"""Many readings made from some: other names, other words, other days; some of them copies of each other.

A word is exchanged for one of the same length, in the text and in the record alike, so that every anchor still fits.
Names depend on the conflict that a variant belongs to: the same actors come again in a fifth of all articles.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.model import Reading, article_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["CONFLICTS", "Varied"]

CONFLICTS, DAYS = 5, 730
COPIES = 0.3  # of all variants
CHANGED = 0.8  # of the words of four letters and more
SAID = frozenset(
    {"text", "name", "aliases", "title", "issue", "issues", "condition", "venue", "message", "byline", "headlines"}
)
WORD = re.compile(r"[A-Za-z]{3,}")
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
KEPT = frozenset(["The", "And", "But", "For", "This", "That", "They", "She", "His", "Her", "Its", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])  # fmt: skip


@lru_cache(maxsize=500_000)
def _number(*parts: object) -> int:
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), "big")


class Varied:
    """Variants of readings, by number."""

    def __init__(self, readings: Sequence[Reading], count: int) -> None:
        """The words of all texts are what words are exchanged for; `count`: how many variants there will be."""
        self.readings = readings
        self.turns = count // len(readings) + 1
        words = sorted({w for r in readings for w in re.findall(r"\b[a-z]{4,}\b", r.article.text)})
        self.by_length: dict[int, list[str]] = {}
        for word in words:
            self.by_length.setdefault(len(word), []).append(word)

    def all(self, first: int, count: int, step: int = 1) -> Iterator[Reading]:
        """Variants by number, from `first`."""
        for k in range(first, count, step):
            yield self.variant(k)

    def variant(self, k: int) -> Reading:
        """The variant of a number; three in ten are copies of one before, with a line more and another outlet."""
        base = self.readings[k % len(self.readings)]
        turn = k // len(self.readings)
        copied = turn > 0 and _number("copy", k) % 100 < 100 * COPIES
        text_turn = turn - 1 if copied else turn
        conflict = _number("conflict", k % len(self.readings), text_turn) % CONFLICTS
        # News comes in the order of its days, more or less.
        shift = text_turn * DAYS // self.turns + _number("days", k % len(self.readings), text_turn) % 5
        exchanged: dict[str, str] = {}

        def exchange(match: re.Match[str]) -> str:
            word = match[0]
            if word not in exchanged:
                exchanged[word] = self._other(word, conflict, text_turn)
            return exchanged[word]

        record = _mapped(msgspec.to_builtins(base), exchange, shift, key="")
        article = record["article"]
        if copied:
            article["text"] += f"\nCopy {k}\n"
        article["id"] = article_id(article["text"])
        article["outlet"] = f"Outlet {_number('outlet', k) % 40}"
        article["published"] = {
            "value": (date(2023, 1, 1) + timedelta(days=shift + copied)).isoformat(),
            "basis": "given",
        }
        record["source_id"] = f"v{k}"
        return msgspec.convert(record, Reading)

    def _other(self, word: str, conflict: int, turn: int) -> str:
        if word[0].isupper():
            return word if word in KEPT else _name(word, conflict)
        if len(word) < 4 or _number("word", word, turn) % 100 >= 100 * CHANGED:
            return word
        return (
            self.by_length[len(word)][_number("which", word, turn) % len(self.by_length[len(word)])]
            if len(word) in self.by_length
            else word
        )


@lru_cache(maxsize=100_000)
def _name(word: str, conflict: int) -> str:
    """A word that nobody has, of the same length and the same capitals."""
    number, letters = _number("name", word.casefold(), conflict), ""
    for k, letter in enumerate(word):
        alphabet = VOWELS if k % 2 else CONSONANTS
        number, at = divmod(number, len(alphabet)) if number else (_number(word, k, conflict), k % len(alphabet))
        letters += alphabet[at].upper() if letter.isupper() else alphabet[at]
    return letters


def _mapped(value: Any, exchange: Any, shift: int, *, key: str) -> Any:
    if isinstance(value, dict):
        return {name: _mapped(part, exchange, shift, key=name) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(part, exchange, shift, key=key) for part in value]
    if isinstance(value, str):
        if key in SAID:
            return WORD.sub(exchange, value)
        if key in {"start", "end"}:
            try:
                return (date.fromisoformat(value[:10]) + timedelta(days=shift)).isoformat() + value[10:]
            except ValueError:
                return value
    return value
