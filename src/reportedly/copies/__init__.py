"""Copies and origins: which articles are one text, who had it first, and what the others left out."""

from reportedly.copies.compare import Comparison, Kind, Passage, compare
from reportedly.copies.differences import Difference, LostAttribution, differences, lost_attributions
from reportedly.copies.index import CopyIndex, Match
from reportedly.copies.origins import Carrier, Origin, Origins
from reportedly.copies.words import Words, words_of

__all__ = [
    "Carrier",
    "Comparison",
    "CopyIndex",
    "Difference",
    "Kind",
    "LostAttribution",
    "Match",
    "Origin",
    "Origins",
    "Passage",
    "Words",
    "compare",
    "differences",
    "lost_attributions",
    "words_of",
]
