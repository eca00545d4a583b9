"""Swap the names of two parties in a text, every form of each, and say where each character went."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.model import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Swap", "Swapped", "pair_of_names"]

# Letters whose names begin with a vowel: "an HLF fighter", "a UDF fighter".
SPOKEN_VOWELS = frozenset("AEFHILMNORSX")


@dataclass(frozen=True, slots=True)
class Swapped:
    """A text after the swap, and the stretches, in both texts, from which places are mapped.

    `edges` are `(before, after)` pairs of code points, sorted; between two edges text was copied or replaced whole.
    """

    text: str
    edges: tuple[tuple[int, int], ...] = field(repr=False)

    def moved(self, place: int) -> int | None:
        """Where a code point of the first text went; `None` where it lay inside a replaced word."""
        at = bisect_right(self.edges, (place, len(self.text) + 1)) - 1
        before, after = self.edges[at]
        if before == place:
            return after
        following = self.edges[at + 1]
        return after + place - before if following[0] - before == following[1] - after else None

    def anchor(self, anchor: Anchor) -> Anchor | None:
        """The anchor in the second text; `None` where it starts or ends inside a replaced word."""
        start, end = self.moved(anchor.start), self.moved(anchor.end)
        return Anchor(start, end) if start is not None and end is not None and start < end else None


class Swap:
    """Two parties' forms, one opposite the other: a name, its adjective, its capital, its acronym, a surname.

    Swapping twice gives the first text back, but for "a" and "an", which follow the word after them.
    """

    def __init__(self, forms: Mapping[str, str]) -> None:
        both = {**forms, **{other: form for form, other in forms.items()}}
        capitals = {form.upper(): other.upper() for form, other in both.items()}
        self.forms: dict[str, str] = {**capitals, **both}
        longest = sorted(self.forms, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:([Aa]n?)(\s))?\b({'|'.join(map(re.escape, longest))})\b(?![’']\w+-)")

    def __call__(self, text: str) -> str:
        """The text with the names swapped."""
        return self.swapped(text).text

    def swapped(self, text: str) -> Swapped:
        """The same, with the map of places."""
        parts: list[str] = []
        edges: list[tuple[int, int]] = [(0, 0)]
        before = after = 0
        for start, end, new in self._changes(text):
            parts += [text[before:start], new]
            after += start - before
            edges += [(start, after), (end, after + len(new))]
            before, after = end, after + len(new)
        parts.append(text[before:])
        edges.append((len(text), after + len(text) - before))
        return Swapped("".join(parts), tuple(dict.fromkeys(edges)))

    def _changes(self, text: str) -> Iterator[tuple[int, int, str]]:
        for match in self._pattern.finditer(text):
            new = self.forms[match[3]]
            if match[1] and _takes_an(new) != _takes_an(match[3]):
                article = match[1][0] + ("n" if _takes_an(new) else "")
                yield match.start(1), match.end(1), article
            yield from _word_by_word(match.start(3), match[3], new)


def _word_by_word(start: int, old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """The change of a name, a word at a time where both have as many, so that a place between two words is kept."""
    old_words, new_words = list(re.finditer(r"\S+", old)), new.split()
    if len(old_words) != len(new_words):
        yield start, start + len(old), new
        return
    for old_word, new_word in zip(old_words, new_words, strict=True):
        yield start + old_word.start(), start + old_word.end(), new_word


def _takes_an(name: str) -> bool:
    if name.isupper() and len(name) <= 5:
        return name[0] in SPOKEN_VOWELS
    return name[0] in "AEIO" and not name.startswith("Eu")


def pair_of_names(first: str, second: str) -> dict[str, str]:
    """The forms of two persons' names: the whole name, and each word opposite the word in its place.

    >>> pair_of_names("Tomas Verrin", "Pavel Dorn")
    {'Tomas Verrin': 'Pavel Dorn', 'Tomas': 'Pavel', 'Verrin': 'Dorn'}
    """
    ours, theirs = first.split(), second.split()
    words = zip(ours, theirs, strict=True) if len(ours) == len(theirs) else [(ours[-1], theirs[-1])]
    return {first: second, **dict(words)}
