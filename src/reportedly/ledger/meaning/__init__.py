"""How near two issues are in meaning: a vector a word piece, distilled from a sentence encoder, summed over a phrase.

No network runs: a thousand issues take a few milliseconds. `training/issues` makes the vectors.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    Vectors = npt.NDArray[np.float32]

__all__ = ["ALIKE", "embed", "grouped"]

ALIKE = 0.5  # cosine; looked at on 29 pairs written for it: of 17 alike 9 are above, of 12 unlike none
SMALL = frozenset(
    [
        "a",
        "about",
        "after",
        "again",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "being",
        "between",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "like",
        "more",
        "most",
        "must",
        "my",
        "no",
        "not",
        "of",
        "on",
        "one",
        "only",
        "onto",
        "or",
        "our",
        "out",
        "over",
        "own",
        "same",
        "shall",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whose",
        "will",
        "with",
        "within",
        "without",
        "would",
        "you",
        "your",
        "least",
        "about",
        "every",
        "everything",
        "anything",
        "nothing",
        "we'll",
        "won't",
        "can't",
        "cannot",
        "don't",
    ]
)
WORD = re.compile(r"[\w'’-]+")
TAGGER = "reportedly.reading.tagging"  # its vocabulary is the one that the vectors were made for


@lru_cache(maxsize=1)
def _vectors() -> tuple[npt.NDArray[np.int8], Vectors]:
    with (files(__package__) / "vectors.npz").open("rb") as stored, np.load(stored) as arrays:
        return arrays["vectors"], arrays["scales"]


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_str((files(TAGGER) / "weights" / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def embed(phrases: Sequence[str], names: Collection[str] = ()) -> Vectors:
    """One vector of length 1 a phrase, (phrases, 96); that of a phrase without known pieces is all 0.

    Proper names are left out, where anything else is left: what is asked of one party is what is asked of another.
    `names`: words that are names at the beginning of a phrase, too.
    """
    vectors, scales = _vectors()
    found = np.zeros((len(phrases), vectors.shape[1]), dtype=np.float32)
    telling = [_telling(phrase, names) for phrase in phrases]
    for k, encoded in enumerate(_tokenizer().encode_batch(telling, add_special_tokens=False)):
        if encoded.ids:
            ids = np.array(encoded.ids)
            found[k] = (vectors[ids] * scales[ids, None]).sum(0)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.maximum(lengths, 1e-9), dtype=np.float32)


def _telling(phrase: str, names: Collection[str]) -> str:
    """The words that tell something; all, where none does. A dozen small words would outweigh what it is about."""
    words = [word for word in WORD.findall(phrase) if word.casefold() not in SMALL and not word.isdigit()]
    named = _names_in(phrase, names)
    return " ".join(word for word in words if word not in named) or " ".join(words) or phrase


def _names_in(phrase: str, names: Collection[str]) -> frozenset[str]:
    """The words with a capital: but for the first, of which that tells nothing."""
    words = WORD.findall(phrase)
    return frozenset(
        word
        for k, word in enumerate(words)
        if word[0].isupper() and word.casefold() not in SMALL and (k or word in names)
    )


def grouped(counts: Mapping[str, int], *, alike: float = ALIKE) -> dict[str, str]:
    """The name of each issue's group: the most frequent issue that it is like, the shorter among equals.

    Issues with names are not alike where they have none in common: to leave one town is not to leave another. The same
    issues give the same groups, in whatever order they come.
    """
    ordered = sorted(counts, key=lambda issue: (-counts[issue], len(issue), issue))
    known = frozenset().union(*(_names_in(issue, ()) for issue in ordered))
    named = [_names_in(issue, known) for issue in ordered]
    vectors = embed(ordered, known)
    leaders: list[int] = []
    names: dict[str, str] = {}
    for k, issue in enumerate(ordered):
        if leaders:
            likeness = vectors[leaders] @ vectors[k]
            apart = [bool(named[k] and named[n] and not named[k] & named[n]) for n in leaders]
            likeness[apart] = -1
            best = int(np.argmax(likeness))
            if likeness[best] >= alike:
                names[issue] = ordered[leaders[best]]
                continue
        leaders.append(k)
        names[issue] = issue
    return names
