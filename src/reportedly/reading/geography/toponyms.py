"""The place names of an article, each with where on earth it is."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from reportedly.reading.geography.mentions import read_mentions
from reportedly.reading.geography.resolution import Name, gather, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from reportedly.reading.geography.atlas import Site
    from reportedly.reading.geography.mentions import Mention

__all__ = ["Toponym", "Toponyms", "Weights", "read_toponyms", "toponyms_of"]

WRITTEN_AS_PLACE = (
    "often in",
    "often contained",
    "chosen contained",
    "dateline",
    "several words",
    "chosen county",
    "chosen division",
)
LEAST = 1e-3  # chance of either answer
KEPT = "reportedly.toponyms"


class Weights(msgspec.Struct, frozen=True):
    """Weights of the cues, from `training/geography/fit.py`.

    `first` and `last` tell a place's name from other names, before and after places are chosen; `choice` chooses among
    the places of a name.
    """

    first: dict[str, float]
    choice: dict[str, float]
    last: dict[str, float]
    threshold: float = 0.5


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at `[start, end)` in the text, and the place; `adjective`: "Peruvian", "the Peruvians"."""

    start: int
    end: int
    site: Site
    adjective: bool


class Toponyms:
    """The toponyms of an article in text order, found by where they stand."""

    def __init__(self, found: tuple[Toponym, ...]) -> None:
        self.all = found
        self._starts = [toponym.start for toponym in found]

    def within(self, start: int, end: int) -> tuple[Toponym, ...]:
        """Those that share a character with `[start, end)`."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end)
        return tuple(toponym for toponym in self.all[first:last] if toponym.end > start)


def toponyms_of(doc: Doc) -> Toponyms:
    """The toponyms of a parsed article; read once a parse and kept with it."""
    found: Toponyms | None = doc.user_data.get(KEPT)
    if found is None:
        found = doc.user_data[KEPT] = Toponyms(read_toponyms(doc))
    return found


def read_toponyms(doc: Doc, weights: Weights | None = None) -> tuple[Toponym, ...]:
    """The place names of a parsed article, in text order."""
    used = weights or default_weights()
    found = []
    for name, mention, cues in weighed(doc, used):
        if mention.adjective or (chance(cues, used.last) >= used.threshold and not _is_stray(cues)):
            end = doc[mention.last - 1]
            found.append(Toponym(doc[mention.first].idx, end.idx + len(end), name.site, mention.adjective))
    return tuple(sorted(found, key=lambda toponym: toponym.start))


def _is_stray(cues: Mapping[str, float]) -> bool:
    """Whether a single word is a town's by another name alone, and the article never once writes it as a place's.

    Such names are spellings of every tongue, among them many that are other things' names in English.
    """
    return cues.get("chosen other name", 0.0) > 0 and all(cues.get(cue, 0.0) <= 0 for cue in WRITTEN_AS_PLACE)


def weighed(doc: Doc, weights: Weights) -> list[tuple[Name, Mention, dict[str, float]]]:
    """Every mention with its name, resolved, and with all of its cues."""
    mentions = read_mentions(doc)
    likely = [1.0 if mention.adjective else chance(mention.cues, weights.first) for mention in mentions]
    names = gather(mentions, likely)
    resolve(names, weights.choice)
    return [(name, m, m.cues | _chosen(name, likely=name.likely)) for name in names for m in name.mentions]


def _chosen(name: Name, *, likely: float) -> dict[str, float]:
    """What the chosen place says of the name: one that lies among the article's other places is likelier a place's.

    Of a country nothing is asked: whether its name is read as one may not hang on which country it is.
    """
    if name.site.kind == "country":
        return {"chosen country": 1.0, "likely": _odds(likely)}
    kept = ("near", "nearness", "nearest", "same country", "same division", "division named", "country named", "holds")
    cues = {f"chosen {cue}": name.cues[name.chosen].get(cue, 0.0) for cue in kept}
    site = name.site
    return cues | {
        f"chosen {site.kind}": 1.0,
        f"chosen size of {site.kind}": math.log10(site.people + 1) / 7,
        "chosen other name": float(site.other),
        "chosen contained": name.cues[name.chosen].get("contained", 0.0),
        "likely": _odds(likely),
    }


def _odds(likely: float) -> float:
    return math.log(max(likely, LEAST) / max(1 - likely, LEAST))


def chance(cues: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic of the weighted cues."""
    score = sum(value * weights.get(cue, 0.0) for cue, value in cues.items())
    return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))


@lru_cache(maxsize=1)
def default_weights() -> Weights:
    """The weights that the package ships."""
    stored = files("reportedly.reading.geography").joinpath("weights.json").read_bytes()
    return msgspec.json.decode(stored, type=Weights)
