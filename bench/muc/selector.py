"""Chooses among the possible fillers: the probability that MUC's annotators took one, by features of the record.

Two logistic models with weights in `selector.json`, made by `python -m bench.muc.fit` from the development part: one tells
from an article's common words whether it holds an incident, the other weighs each filler. Neither has a name for a feature.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reportedly.reading.truecasing import is_common

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.muc.candidates import Candidate

__all__ = ["BIAS", "WEIGHTS", "Selector", "features_of", "selector", "words_of"]

WEIGHTS = Path(__file__).parent / "selector.json"
WORD = re.compile(r"[a-z]{3,}")
BIAS = "bias"
STEPS = 8  # how finely the probability of an incident is told to the second model


class Selector(msgspec.Struct, frozen=True):
    """Weights by feature, and the probability from which a filler is taken."""

    threshold: float
    incident: dict[str, float]
    filler: dict[str, float]

    def incident_probability(self, text: str) -> float:
        """Whether an article holds an incident."""
        return _probability(self.incident, [*words_of(text), BIAS])

    def probability(self, candidate: Candidate, incident: float) -> float:
        """Whether a candidate fills its role in an article with such a probability of an incident."""
        return _probability(self.filler, features_of(candidate, incident))


@lru_cache(maxsize=1)
def selector() -> Selector:
    """The shipped weights."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Selector)


def words_of(text: str) -> list[str]:
    """The common words of an article, each once, sorted."""
    return sorted(word for word in set(WORD.findall(text.lower())) if is_common(word))


def features_of(candidate: Candidate, incident: float) -> list[str]:
    """The features of a candidate, for its role and for all roles."""
    told = {*candidate.features, *(f"incident > {step}" for step in range(min(int(incident * STEPS), STEPS - 1) + 1))}
    return sorted({f"{candidate.role}|{f}" for f in told} | {f"*|{f}" for f in told} | {f"{candidate.role}|{BIAS}"})


def _probability(weights: dict[str, float], features: Iterable[str]) -> float:
    return 1 / (1 + math.exp(-sum(weights.get(feature, 0.0) for feature in features)))
