"""Who holds which role: titles before names, and appositions on either side of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.reading.actors.evidence import appositive, names_another
from reportedly.reading.actors.lexicon import (
    FEMALE,
    FEMALE_NOUNS,
    GROUP_NOUNS,
    HONORIFICS,
    MALE,
    MALE_NOUNS,
    MEDIA_NOUNS,
    PERSON_NOUNS,
    TITLES,
)
from reportedly.reading.actors.phrases import Phrase, phrase_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.reading.actors.drafts import Cast
    from reportedly.reading.actors.names import Name
    from reportedly.reading.actors.tokens import Tokens

__all__ = ["Held", "gender_of", "held_roles", "title_words"]

# How far before a comma the noun may stand that heads a title with a name in it.
LONGEST_TITLE = 12


@dataclass(frozen=True, slots=True)
class Held:
    """A description that stands beside the name of draft `number` and tells what it is."""

    number: int
    title: str
    owner: tuple[int, int] | None
    phrase: Phrase | None


def held_roles(tokens: Tokens, cast: Cast, names: tuple[Name, ...], ends: dict[int, tuple[int, int]]) -> Iterator[Held]:
    """Every role that stands directly beside a name."""
    for name in names:
        number = cast.at.get((name.first, name.last))
        if number is None:
            continue
        kind = cast.drafts[number].kind
        if name.title and kind == "person":
            yield from _titled(tokens, ends, name, number)
        for phrase in _beside(tokens, cast, ends, name):
            word = tokens.lower[phrase.head]
            if (word in PERSON_NOUNS and kind == "person") or (
                (word in GROUP_NOUNS or word in MEDIA_NOUNS) and kind not in {"person", "state", "place"}
            ):
                yield Held(number, title_words(tokens, phrase), phrase.owner, phrase)


def _titled(tokens: Tokens, ends: dict[int, tuple[int, int]], name: Name, number: int) -> Iterator[Held]:
    assert name.title is not None  # noqa: S101 - for the type checker; the caller asked
    first, last = name.title
    while first < last and tokens.lower[first] in HONORIFICS:
        first += 1
    while last - first > 1 and tokens.lower[last - 1] in HONORIFICS and tokens.lower[last - 2] in TITLES:
        last -= 1
    if first == last:
        return
    owner = name.owner
    if owner is None and first:
        before = first - 1 if tokens.tag[first - 1] == "POS" else first
        owner = ends.get(before)
    yield Held(number, tokens.words(first, last), owner, None)


def _beside(tokens: Tokens, cast: Cast, ends: dict[int, tuple[int, int]], name: Name) -> Iterator[Phrase]:
    before = tokens.before(name.title[0] if name.title else name.first)
    if before >= 0:
        if tokens.tag[before] == "NN" or (tokens.tag[before] == "NNP" and tokens.text[before][0].islower()):
            yield from _some(phrase_at(tokens, cast, ends, before, beside=True))
        elif tokens.text[before] == "," and before and _closes(tokens, name.last):
            head = before - 1 if tokens.tag[before - 1] == "NN" else _headed(tokens, before)
            if head is not None:
                yield from _some(phrase_at(tokens, cast, ends, head))
    after = name.last
    if after + 1 < len(tokens) and (tokens.text[after] in {",", "–", "—"} or tokens.lower[after] in {"is", "was"}):
        found = appositive(tokens, after + 1)
        if found and not names_another(tokens, found) and tokens.tag[found[2]] in {"NN", "NNP"}:
            yield from _some(phrase_at(tokens, cast, ends, found[2]))


def _headed(tokens: Tokens, comma: int) -> int | None:
    """The noun that heads what a name before a comma completes ("the leader of the Kesh Front, Ana Kolt,")."""
    for i in range(comma - 1, max(comma - LONGEST_TITLE, 0), -1):
        if tokens.sentence[i] != tokens.sentence[comma] or tokens.text[i] in {",", ";"} or tokens.tag[i][0] == "V":
            return None
        if tokens.lower[i] in {"of", "for", "at"} and tokens.lower[i - 1] in PERSON_NOUNS and tokens.tag[i - 1] == "NN":
            return i - 1
    return None


def _some(phrase: Phrase | None) -> Iterator[Phrase]:
    if phrase is not None:
        yield phrase


def _closes(tokens: Tokens, i: int) -> bool:
    return i >= len(tokens) or tokens.text[i] in {",", ".", "–", "—", ";"}


def title_words(tokens: Tokens, phrase: Phrase) -> str:
    """The words of a description without its determiner and its owner's name."""
    first = phrase.first
    if phrase.owner and phrase.first <= phrase.owner[0] < phrase.head and phrase.owner[1] <= phrase.head:
        first = phrase.owner[1]
    while first < phrase.head and tokens.tag[first] in {"DT", "PRP$", "POS", "CD", ",", "HYPH", "PDT"}:
        first += 1
    return tokens.words(first, phrase.head + 1)


def gender_of(tokens: Tokens, first: int, last: int) -> str | None:
    """Whether a word of a title or description tells of a woman ("f") or a man ("m")."""
    for word in tokens.lower[first:last]:
        if word in FEMALE or word in FEMALE_NOUNS:
            return "f"
        if word in MALE or word in MALE_NOUNS:
            return "m"
    return None
