"""Which place on earth a name means, from what else the article names. One sense a name and article (Gale et al. 1992)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from reportedly.reading.gazetteer import gazetteer
from reportedly.reading.geography.atlas import atlas, name_key
from reportedly.reading.geography.mentions import lies_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from reportedly.reading.geography.atlas import Site
    from reportedly.reading.geography.mentions import Mention

__all__ = ["Name", "gather", "resolve", "seat_of"]

ROUNDS = 2
AREAS = frozenset({"country", "region", "division"})
MOST_OTHERS = 40  # other names looked at, those mentioned most: keeps the work linear in the article's length
MOST_SITES = 60  # of one name, the largest
CALLED_AREA = frozenset({"common noun after", "area"})
SEAT = 0.1  # share of a division's people that live in the town of its name
EARTH = 6371.0  # km
NEAR = 150.0  # km
LEAST = 0.2  # weight of a name that counts as the nearest
FAR = math.log1p(20_000 / NEAR)


@dataclass(slots=True)
class Name:
    """All mentions of a name in one article, its possible places, and `chosen`, the one it is taken to mean.

    `likely`: how likely it is a place's name at all, 0 to 1, pooled over its mentions; other names lean on it by that.
    """

    key: str
    mentions: list[Mention]
    sites: list[Site]
    likely: float
    chosen: int = 0
    cues: list[dict[str, float]] = field(default_factory=list)

    @property
    def site(self) -> Site:
        """The place that it is taken to mean."""
        return self.sites[self.chosen]

    @property
    def weight(self) -> float:
        """How much other names lean on this one."""
        return self.likely * math.log1p(len(self.mentions))


def gather(mentions: Sequence[Mention], likely: Sequence[float]) -> list[Name]:
    """The mentions by name; the sites of a name that is used both whole and abbreviated are the larger set.

    A country's name is no town's unless the article says so ("Peru, Indiana"), whatever towns lie near; a capital's is no
    state's, and a town's not that of the division around it, unless the article says so ("Seattle, Washington",
    "Washington state").
    """
    groups: dict[tuple[str, bool], list[int]] = {}
    for k, mention in enumerate(mentions):
        groups.setdefault((mention.key, mention.adjective), []).append(k)
    holding = {mention.container.key for mention in mentions if mention.container is not None}
    names = []
    for (key, _), members in groups.items():
        sites = max((mentions[k].sites for k in members), key=len)
        contained = any(mentions[k].container is not None for k in members)
        if any(site.kind == "country" for site in sites) and not contained:
            sites = tuple(site for site in sites if site.kind in AREAS)
        elif key not in holding and not any(CALLED_AREA & mentions[k].cues.keys() for k in members):
            sites = _of_seats(_without_namesake(key, sites))
        ranked = sorted(sites, key=lambda site: (site.kind in {"country", "region"}, site.people), reverse=True)
        share = sum(likely[k] for k in members) / len(members)
        names.append(Name(key, [mentions[k] for k in members], ranked[:MOST_SITES], share))
    return names


def resolve(names: Sequence[Name], weights: Mapping[str, float]) -> None:
    """Choose a site for each name: first by what the name says of itself, then twice with what the others mean."""
    own = [_own_cues(name) for name in names]
    named = _Named(names)
    for turn in range(ROUNDS + 1):
        around = _Around(names) if turn else None
        # A name of one place needs no choice; its cues, which tell whether it is a place's, are needed in the end.
        open_names = [k for k, name in enumerate(names) if len(name.sites) > 1 or turn == ROUNDS]
        for k in open_names:
            names[k].cues = [dict(cues) for cues in own[k]]
            named.add(names[k])
            if around is not None:
                around.add(k, names[k])
        for k in open_names:
            scores = [_score(cues, weights) for cues in names[k].cues]
            names[k].chosen = scores.index(max(scores))


def _score(cues: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum([value * weights.get(cue, 0.0) for cue, value in cues.items()])


def _own_cues(name: Name) -> list[dict[str, float]]:
    """What the name itself says: size, kind, and the areas that it is said to lie in or to hold."""
    containers = _containers(name)
    found = []
    seat = _capital(name)
    for rank, site in enumerate(name.sites):
        cues = {site.kind: 1.0, f"size of {site.kind}": math.log10(site.people + 1) / 7}
        if rank == 0:
            cues["largest"] = 1.0
        if site.other:
            cues["other name"] = 1.0
        if site is seat:
            cues["capital"] = 1.0
        if containers:
            inside = sum(count for outer, count in containers if any(lies_in(site, area) for area in outer.sites))
            cues["contained"] = inside / sum(count for _, count in containers)
        found.append(cues)
    return found


def _containers(name: Name) -> list[tuple[Mention, int]]:
    """What a name is said to lie in ("Paris, Texas"), each once, with how often."""
    found: dict[str, tuple[Mention, int]] = {}
    for mention in name.mentions:
        if mention.container is not None:
            outer, count = found.get(mention.container.key, (mention.container, 0))
            found[mention.container.key] = (outer, count + 1)
    return list(found.values())


def _without_namesake(key: str, sites: tuple[Site, ...]) -> tuple[Site, ...]:
    country = gazetteer().capital(key.title())
    if country is None or not any(site.kind == "city" and site.country == country.code for site in sites):
        return sites
    return tuple(site for site in sites if site.kind != "division" or site.country != country.code)


def _of_seats(sites: tuple[Site, ...]) -> tuple[Site, ...]:
    """The sites without the divisions in which a town of the same name lies that holds a fair share of their people."""
    towns = [site for site in sites if site.kind == "city"]
    seated = {
        area.number
        for area in sites
        for town in towns
        if area.kind == "division" and town.division == area.number and town.people >= SEAT * area.people
    }
    return tuple(site for site in sites if site.number not in seated)


def _capital(name: Name) -> Site | None:
    """The site that is the capital of a state; of several towns of the name there, the largest."""
    country = gazetteer().capital(name.key.title())
    if country is None:
        return None
    return next((site for site in name.sites if site.kind == "city" and site.country == country.code), None)


def seat_of(country: Site) -> Site | None:
    """The capital of a country, the largest town of its name there; `None` where none is known."""
    capitals = {known.code: name for name, known in gazetteer().capitals.items()}
    towns = [
        site
        for site in atlas().sites(name_key(capitals.get(country.country, "")))
        if site.kind == "city" and site.country == country.country
    ]
    return max(towns, key=lambda site: site.people, default=None)


class _Named:
    """The countries and divisions that the article names, so that a place in one of them is likelier."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._areas: dict[int, float] = {}
        self._countries: dict[str, float] = {}
        for name in names:
            for site in name.sites:
                if site.kind == "division":
                    self._areas[site.number] = self._areas.get(site.number, 0.0) + name.weight
                elif site.kind == "country":
                    self._countries[site.country] = self._countries.get(site.country, 0.0) + name.weight
        self._held: dict[int, float] = {}
        for name in names:
            for outer, count in _containers(name):
                for area in outer.sites:
                    if any(lies_in(site, area) for site in name.sites):
                        self._held[area.number] = self._held.get(area.number, 0.0) + count

    def add(self, name: Name) -> None:
        """Add what the named areas say of each site."""
        for site, cues in zip(name.sites, name.cues, strict=True):
            own = name.weight
            division = self._areas.get(site.division, 0.0)
            country = self._countries.get(site.country, 0.0) - (own if site.kind == "country" else 0.0)
            cues["division named"] = math.log1p(max(division, 0.0))
            cues["country named"] = math.log1p(max(country, 0.0))
            cues["holds"] = math.log1p(self._held.get(site.number, 0.0))


class _Around:
    """Where the other names lie, as far as they are settled now."""

    def __init__(self, names: Sequence[Name]) -> None:
        order = sorted(range(len(names)), key=lambda k: -names[k].weight)[:MOST_OTHERS]
        sites = [names[k].site for k in order]
        self._index = {k: at for at, k in enumerate(order)}
        self._weights: NDArray[np.float64] = np.array([names[k].weight for k in order])
        self._lats, self._lons = _radians(sites)
        self._countries = np.array([site.country for site in sites])
        self._divisions = np.array([site.division if site.division >= 0 else site.number for site in sites])
        self._settled = np.array([float(site.kind not in AREAS) for site in sites])
        # A country's middle says little of where in it the article is.
        self._precise = np.array([0.3 if site.kind in {"country", "region"} else 1.0 for site in sites])

    def add(self, k: int, name: Name) -> None:
        """Add how near each site lies to the other names' places: shares of their weight."""
        weights = self._weights.copy()
        if k in self._index:
            weights[self._index[k]] = 0.0
        total = weights.sum()
        if total <= 0:
            return
        near = weights * self._precise
        distances = self._distances(name.sites)
        closeness = 1 - np.log1p(distances / NEAR) / FAR
        among = near / near.sum()
        countries = np.array([site.country for site in name.sites])
        divisions = np.array([site.division for site in name.sites])
        columns = {
            "near": (distances < NEAR) @ among,
            "nearness": closeness @ among,
            "nearest": np.where(near > LEAST, closeness, 0.0).max(axis=1),
            "same country": (countries[:, None] == self._countries) @ (weights * self._settled) / total,
            "same division": (divisions[:, None] == self._divisions) @ weights / total,
        }
        for cue, column in columns.items():
            for cues, value in zip(name.cues, column.tolist(), strict=True):
                cues[cue] = value

    def _distances(self, sites: Sequence[Site]) -> NDArray[np.float64]:
        """Kilometres from each site to each other name's place."""
        lats, lons = (axis[:, None] for axis in _radians(sites))
        half = (
            np.sin((self._lats - lats) / 2) ** 2
            + np.cos(lats) * np.cos(self._lats) * np.sin((self._lons - lons) / 2) ** 2
        )
        return np.asarray(2 * EARTH * np.arcsin(np.minimum(1.0, np.sqrt(half))))


def _radians(sites: Sequence[Site]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return np.radians([site.lat for site in sites]), np.radians([site.lon for site in sites])
