"""The places of the world by name: countries, regions, divisions, counties, and settlements of 500 people and more.

The data are GeoNames' (CC BY 4.0, https://www.geonames.org), built into `atlas.npz` by `training/geography/build.py`.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ATLAS", "KINDS", "Atlas", "Kind", "Site", "atlas", "name_key"]

ATLAS = "atlas.npz"
Kind = Literal["country", "region", "division", "county", "city"]
KINDS: tuple[Kind, ...] = ("country", "region", "division", "county", "city")
SPELT_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
MARKS = str.maketrans(dict.fromkeys(".'’ʻʼ‘`") | {"-": " ", "–": " ", "ı": "i", "ł": "l", "ø": "o", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Site:
    """A place on earth. `lat`, `lon`: WGS84 degrees, of the middle where it is an area; `country`: ISO 3166-1 alpha-2.

    `number` is its place in the atlas, `division` that of the first-level division it lies in (-1: none known);
    `people` is 0 where unknown. `other`: it bears the name looked up only as another name ("Leghorn").
    """

    number: int
    kind: Kind
    lat: float
    lon: float
    people: int
    country: str
    division: int
    other: bool


def name_key(name: str) -> str:
    """A name as it is looked up: small letters, no accents, no full stops or apostrophes, "St." spelt out."""
    plain = name.casefold().translate(MARKS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = plain.split()
    return " ".join([SPELT_OUT.get(word, word) for word in words[:-1]] + words[-1:])


class Atlas:
    """Look-ups by name."""

    def __init__(self, columns: dict[str, NDArray[np.generic]]) -> None:
        self._columns = columns
        self._names: list[bytes] = columns["names"].tobytes().split(b"\n")
        self._codes: list[str] = columns["codes"].tobytes().decode().split("\n")
        self._others = np.unpackbits(columns["others"].astype(np.uint8))

    def sites(self, key: str) -> tuple[Site, ...]:
        """The places that bear a name, given as `name_key` writes it; empty where there is none."""
        wanted = key.encode("utf-8", "replace")
        at = bisect_left(self._names, wanted)
        if at == len(self._names) or self._names[at] != wanted:
            return ()
        first, last = (int(n) for n in self._columns["firsts"][at : at + 2])
        places = [int(n) for n in self._columns["places"][first:last]]
        return tuple(self._site(place, other=bool(self._others[first + k])) for k, place in enumerate(places))

    def _site(self, place: int, *, other: bool) -> Site:
        column = self._columns
        return Site(
            number=place,
            kind=KINDS[int(column["kind"][place])],
            lat=int(column["lat"][place]) / 1000,
            lon=int(column["lon"][place]) / 1000,
            people=int(column["people"][place]),
            country=self._codes[int(column["country"][place])],
            division=int(column["division"][place]),
            other=other,
        )


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """The atlas; read once, on first use."""
    with as_file(files("reportedly.reading.geography").joinpath(ATLAS)) as path, np.load(path) as stored:
        return Atlas({name: stored[name] for name in stored.files})
