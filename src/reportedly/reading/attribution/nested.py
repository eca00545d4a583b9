"""Statements inside or around others, which a core that gives each word one role can't find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.attribution.assemble import SURE, Coverage
from reportedly.reading.attribution.rules import names_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.reading.attribution.triples import Attributed, Triple
    from reportedly.reading.attribution.words import Words

__all__ = ["spot_nested"]

SPEAKING_PRONOUNS = frozenset(["he", "she", "they", "we", "i", "who"])
# "Let's say", "you think": the speaker's own way to put it.
ANYBODY = frozenset(["you", "'s", "’s"])
# What things do as well: "the phrase suggests that …".
OF_THINGS = frozenset(
    ["suggest", "indicate", "imply", "signal", "underscore", "underline", "highlight", "find", "hold", "rule"]
)


def spot_nested(words: Words, core: Sequence[Attributed], rules: Sequence[Triple]) -> Iterator[Triple]:
    """Yield the rules' sure triples inside or around the contents of the core.

    What somebody could or should say, and what a thing "suggests", is no statement of its own inside another one.
    """
    covered = Coverage(len(words.text), core)
    for triple in rules:
        if triple.confidence >= SURE and covered.nests(triple) and (triple.under or _is_said(words, triple)):
            yield triple


def _is_said(words: Words, triple: Triple) -> bool:
    cue = [i for start, end in triple.cue for i in words.tokens_in(start, end)]
    if any(words.tag[i] in {"MD", "TO"} for i in cue) or not triple.source:
        return False
    source = [i for start, end in triple.source for i in words.tokens_in(start, end)]
    if source[0] > 0 and words.lower[source[0] - 1] == "what":
        return False
    if triple.lemma not in OF_THINGS:
        return words.lower[source[0]] not in ANYBODY
    head = next((i for i in source if not source[0] <= words.head[i] <= source[-1] or words.head[i] == i), source[-1])
    return words.lower[head] in SPEAKING_PRONOUNS or names_speaker(words, head)
