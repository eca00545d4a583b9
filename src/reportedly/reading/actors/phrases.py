"""Descriptions of actors by common nouns: "the group", "Velmar's foreign minister", "a senior official", "sources"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportedly.reading.actors.lexicon import (
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    INDEFINITE,
    INSTITUTIONS,
    MEDIA_NOUNS,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    STATE_NOUNS,
)
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from reportedly.reading.actors.drafts import Cast
    from reportedly.reading.actors.tokens import Tokens

__all__ = ["NOUNS", "Family", "Phrase", "family_of", "phrase_at"]

Family = Literal["institution", "person", "people", "group", "media", "state", "document", "place"]
Determiner = Literal["definite", "indefinite", "pronoun", "possessive", "bare"]

INNER_TAGS = listed("JJ JJR JJS NN NNP NNPS NNS VBN VBG CD HYPH PRP$ POS DT PDT RB RBS RBR AFX ,")
POSSESSIVES = listed("his her its their our my your whose")
# A description is read at most this far back from its head.
LONGEST = 14
LINKS = listed("of for from with at in to on by")
DAYS = listed("monday tuesday wednesday thursday friday saturday sunday today yesterday")
NOUNS: dict[str, Family] = {}
for _family, _nouns in (
    ("place", frozenset({"city", "town", "county", "village"})),
    ("document", DOCUMENT_NOUNS),
    ("state", STATE_NOUNS),
    ("media", MEDIA_NOUNS),
    ("group", GROUP_NOUNS),
    ("people", PEOPLE_NOUNS),
    ("person", PERSON_NOUNS),
    ("institution", INSTITUTIONS),
):
    NOUNS.update(dict.fromkeys(_nouns, _family))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description at tokens `[first, last)` with its head; `owner` is the token range of whom it belongs to.

    `owner` may be a name's range (in `Cast.at`), a possessive pronoun's, or that of a further description.
    """

    first: int
    last: int
    head: int
    family: Family
    determiner: Determiner
    plural: bool
    owner: tuple[int, int] | None = None


def family_of(tokens: Tokens, i: int) -> Family | None:
    """What kind of description the noun at token `i` heads; `None` where it is no noun or heads none."""
    if not tokens.tag[i].startswith("NN"):
        return None
    found = NOUNS.get(tokens.lower[i])
    if found is None and tokens.tag[i] in {"NNS", "NNPS"} and NOUNS.get(tokens.lower[i].removesuffix("s")) == "person":
        return "people"
    if found == "person" and tokens.tag[i] == "NNS":
        return "people"
    return found


def phrase_at(
    tokens: Tokens, cast: Cast, ends: dict[int, tuple[int, int]], head: int, *, beside: bool = False
) -> Phrase | None:
    """The description headed by token `head`; `None` where the noun there only modifies another one.

    `ends` maps the token after a name to the name's range; `beside`: the noun is known to stand before a name.
    """
    family = family_of(tokens, head)
    if family is None or (not beside and _modifies_noun(tokens, head)):
        return None
    first = _start(tokens, head, ends)
    opening = tokens.lower[first]
    plural = tokens.tag[head] in {"NNS", "NNPS"} or tokens.lower[head] in {"people", "police", "media"}
    owner = _owner(tokens, cast, ends, first, head)
    if opening in {"the", "this", "that", "these", "those", "both"}:
        determiner: Determiner = "definite"
    elif opening in POSSESSIVES:
        determiner = "pronoun"
    elif opening in INDEFINITE or tokens.tag[first] == "CD":
        determiner = "indefinite"
    elif any(tokens.tag[i] == "POS" for i in range(first, head)):
        determiner = "possessive"
    else:
        determiner = "bare"
    return Phrase(first, head + 1, head, family, determiner, plural, owner)


def _modifies_noun(tokens: Tokens, head: int) -> bool:
    after = head + 1
    return (
        after < len(tokens)
        and tokens.sentence[after] == tokens.sentence[head]
        and (
            (
                tokens.tag[after] in {"NN", "NNS"}
                and tokens.head[head] != head
                and tokens.dep[head] in {"compound", "amod", "nmod"}
            )
            or (tokens.text[after] == "-" and tokens.end[head] == tokens.start[after])
        )
    )


def _start(tokens: Tokens, head: int, ends: dict[int, tuple[int, int]]) -> int:
    first, sentence = head, tokens.sentence[head]
    limit = max(0, head - LONGEST)
    while first > limit:
        i = first - 1
        tag = tokens.tag[i]
        if tokens.sentence[i] != sentence or tag not in INNER_TAGS or tokens.text[i] in {"“", '"', "”"}:
            break
        if tag == "," and not (
            tokens.tag[i - 1] in {"JJ", "CD"} and tokens.tag[first] in {"JJ", "NN"} and i - 1 > limit
        ):
            break
        if tag == "POS":
            return _possessor(tokens, i, ends, limit)
        if tokens.lower[i] in DAYS or (tag in {"VBG", "VBN"} and tokens.dep[i] not in {"amod", "compound"}):
            break
        if first in ends and first != head + 1 and ends[first][0] >= limit:
            first = ends[first][0]
            continue
        first = i
        if tag in {"DT", "PRP$", "PDT"}:
            break
    while first < head and (tokens.tag[first] in {",", "RB", "RBR", "RBS", "HYPH"} or tokens.lower[first] == "least"):
        first += 1
    return first


def _possessor(tokens: Tokens, apostrophe: int, ends: dict[int, tuple[int, int]], limit: int) -> int:
    """Where the possessor before an apostrophe starts."""
    if apostrophe in ends:
        first = ends[apostrophe][0]
    else:
        first = apostrophe
        while first > limit and tokens.tag[first - 1] in INNER_TAGS and tokens.tag[first - 1] not in {"POS", ","}:
            first -= 1
            if tokens.tag[first] in {"DT", "PRP$"}:
                break
    return first - 1 if first and tokens.lower[first - 1] == "the" and tokens.tag[first] != "DT" else first


def _owner(
    tokens: Tokens, cast: Cast, ends: dict[int, tuple[int, int]], first: int, head: int
) -> tuple[int, int] | None:
    if tokens.lower[first] in POSSESSIVES:
        return (first, first + 1)
    nearest: tuple[int, int] | None = None
    for i in range(first + 1, head + 1):
        span = ends.get(i)
        if span and span[0] >= first and span in cast.at and tokens.text[i] != "-":
            nearest = span
            if tokens.tag[i] == "POS" and not any(j in ends for j in range(i + 1, head + 1)):
                return span
    if nearest:
        return nearest
    inner = next(
        (
            i
            for i in range(head - 1, first - 1, -1)
            if tokens.lower[i] in INSTITUTIONS or tokens.lower[i] in GROUP_NOUNS
        ),
        None,
    )
    if inner is not None and tokens.tag[inner].startswith("NN"):
        return (first, inner + 1)
    return _after(tokens, cast, ends, head)


def _after(tokens: Tokens, cast: Cast, ends: dict[int, tuple[int, int]], head: int) -> tuple[int, int] | None:
    """The name or description behind the head: "a spokesman for the Kesh Front", "the leader of the movement"."""
    i, sentence = head + 1, tokens.sentence[head]
    if tokens.lower[head] in DOCUMENT_NOUNS and tokens.lower[i : i + 1] not in (["of"], ["from"], ["by"]):
        return None
    stop = min(len(tokens), head + 12)
    if i >= stop or tokens.lower[i] not in LINKS or tokens.sentence[i] != sentence:
        return None
    start = i + 1
    found: tuple[int, int] | None = None
    for j in range(start, stop):
        tag = tokens.tag[j]
        if tokens.sentence[j] != sentence or tokens.text[j] == ",":
            break
        if found is None and (tag in {"CC", "IN"} and j > start):
            start = j + 1  # "the head of political and foreign relations for the Kesh Front"
            continue
        if tag not in INNER_TAGS:
            break
        if j + 1 in ends and ends[j + 1][0] >= start and ends[j + 1] in cast.at:
            found = ends[j + 1]
        elif (tokens.lower[j] in INSTITUTIONS or tokens.lower[j] in GROUP_NOUNS) and tag.startswith("NN"):
            named = j + 1 < stop and tokens.text[j + 1][0].isupper() and tokens.tag[j + 1] == "NNP"
            found = found if named else (start, j + 1)
    return found
