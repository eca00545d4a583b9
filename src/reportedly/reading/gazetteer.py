"""Countries, their demonyms and their capitals, as the countryinfo package (MIT) gives them.

Names are matched in their own case: "US" is a country and "us" is a pronoun.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

import msgspec

__all__ = ["Country", "Gazetteer", "gazetteer"]

# Below this a capital is likelier a person's or another town's name ("Stanley", "Hamilton", "Victoria") than a government.
SMALLEST_CAPITAL_STATE = 300_000
LATIN_NAME = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ'’.\- ]{2,}")
# What English adds to the name of a country or a people to speak of its members.
SUFFIXES = ("stani", "ians", "eans", "ian", "ean", "ans", "ese", "ish", "an", "is", "i", "s")


class _Entry(msgspec.Struct):
    """The keys of a countryinfo file that are read here; the rest (geometry, translations) is passed over."""

    name: str = ""
    demonym: str | None = ""
    capital: str | list[str] | None = ""
    population: int | float | None = 0
    spellings: list[str] = msgspec.field(default_factory=list, name="altSpellings")
    codes: dict[str, str | None] = msgspec.field(default_factory=dict, name="ISO")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: English name, ISO 3166-1 alpha-2 code (`None` where it has none), capital or `None`."""

    name: str
    code: str | None
    capital: str | None
    population: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Look-ups by name, by demonym ("German", "Germans") and by capital; each gives a `Country` or `None`."""

    names: dict[str, Country] = field(repr=False)
    demonyms: dict[str, Country] = field(repr=False)
    capitals: dict[str, Country] = field(repr=False)

    def country(self, name: str) -> Country | None:
        """The country of a name or of its English initials ("UK", "U.S.")."""
        found = self.names.get(name)
        return found if found or "." not in name else self.names.get(name.replace(".", ""))

    def demonym(self, word: str) -> Country | None:
        """The country of an adjective or of its people ("Qatari", "Qataris")."""
        found = self.demonyms.get(word)
        return found if found or not word.endswith("s") else self.demonyms.get(word[:-1])

    def capital(self, name: str) -> Country | None:
        """The country whose capital this is."""
        return self.capitals.get(name)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer; read once, on first use (about 15 ms)."""
    entries = sorted(_entries(), key=lambda entry: -(entry.population or 0))
    names: dict[str, Country] = {}
    demonyms: dict[str, Country] = {}
    capitals: dict[str, Country] = {}
    adjectives = {word for entry in entries for word in _adjectives(entry)}
    for entry in entries:
        country = _country(entry)
        for name in _names(entry, adjectives):
            names.setdefault(name, country)
        for word in _adjectives(entry):
            demonyms.setdefault(word, country)
        if country.capital and country.population >= SMALLEST_CAPITAL_STATE:
            capitals.setdefault(country.capital, country)
    return Gazetteer(names, demonyms, {k: v for k, v in capitals.items() if k not in names})


def _entries() -> list[_Entry]:
    folders = (files("countryinfo").joinpath(part) for part in ("data", "data_no_iso"))
    paths = sorted((path for folder in folders for path in folder.iterdir()), key=lambda path: path.name)
    decode = msgspec.json.Decoder(_Entry).decode
    entries = [decode(path.read_bytes()) for path in paths if path.name.endswith(".json")]
    return [entry for entry in entries if entry.name]


def _country(entry: _Entry) -> Country:
    capital = entry.capital[0] if isinstance(entry.capital, list) and entry.capital else entry.capital
    plain = re.sub(r",? D\.?C\.?$", "", capital) if isinstance(capital, str) else ""
    return Country(_plain_name(entry), entry.codes.get("alpha2"), plain or None, int(entry.population or 0))


def _plain_name(entry: _Entry) -> str:
    """The name without its article and without a comma ("Palestine, State of")."""
    return entry.name.partition(",")[0].removeprefix("The ")


def _adjectives(entry: _Entry) -> list[str]:
    """Every demonym, also without what English drops from it ("Saudi Arabian" → "Saudi", "Kazakhstani" → "Kazakh")."""
    found = [word.strip() for word in re.split(r"[,/]| and ", entry.demonym or "") if word.strip()]
    words = entry.name.split()
    for word in tuple(found):
        first, _, rest = word.partition(" ")
        if rest and first == words[0] and first not in {"North", "South", "New", "East", "Central", "French", "Saint"}:
            found.append(first)
        if word.endswith("stani"):
            found.append(word.removesuffix("stani"))
        if word.endswith("inean"):
            found.append(word.removesuffix("an"))
    return found


def _names(entry: _Entry, adjectives: set[str]) -> list[str]:
    name = _plain_name(entry)
    found = [name]
    for spelling in (part.strip() for part in entry.spellings):
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(initials) > 1 and spelling in {initials, initials + "A"}:
            found.append(spelling)
        elif "," in spelling or not LATIN_NAME.fullmatch(spelling) or spelling in adjectives or spelling.isupper():
            continue
        elif " " in spelling or _stem(spelling) in {_stem(word) for word in name.split()}:
            found.append(spelling)
            found += [spelling.removeprefix("Great ")] if spelling.startswith("Great ") else []
    return found


def _stem(word: str) -> str:
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold()[:4]
