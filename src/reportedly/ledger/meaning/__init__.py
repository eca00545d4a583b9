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
    from collections.abc import Mapping, Sequence

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


def embed(phrases: Sequence[str]) -> Vectors:
    """One vector of length 1 a phrase, (phrases, 96); that of a phrase without known pieces is all 0."""
    vectors, scales = _vectors()
    found = np.zeros((len(phrases), vectors.shape[1]), dtype=np.float32)
    telling = [_telling(phrase) for phrase in phrases]
    for k, encoded in enumerate(_tokenizer().encode_batch(telling, add_special_tokens=False)):
        if encoded.ids:
            ids = np.array(encoded.ids)
            found[k] = (vectors[ids] * scales[ids, None]).sum(0)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.maximum(lengths, 1e-9), dtype=np.float32)


def _telling(phrase: str) -> str:
    """The words that tell something; all, where none does. A dozen small words would outweigh what it is about."""
    words = [word for word in re.findall(r"[\w'’-]+", phrase) if word.casefold() not in SMALL and not word.isdigit()]
    return " ".join(words) or phrase


def grouped(counts: Mapping[str, int], *, alike: float = ALIKE) -> dict[str, str]:
    """The name of each issue's group: the most frequent issue that it is like, the shorter among equals.

    The same issues give the same groups, in whatever order they come.
    """
    ordered = sorted(counts, key=lambda issue: (-counts[issue], len(issue), issue))
    vectors = embed(ordered)
    leaders: list[int] = []
    names: dict[str, str] = {}
    for k, issue in enumerate(ordered):
        if leaders:
            likeness = vectors[leaders] @ vectors[k]
            best = int(np.argmax(likeness))
            if likeness[best] >= alike:
                names[issue] = ordered[leaders[best]]
                continue
        leaders.append(k)
        names[issue] = issue
    return names
