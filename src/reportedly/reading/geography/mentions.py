"""Names in an article that may be a place's, and what around them speaks for or against it.

What is looked at never hangs on which name it is: on the words around it, on how the article uses the name elsewhere, and
on what kind and size of place the atlas knows by it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reportedly.reading.gazetteer import gazetteer
from reportedly.reading.geography.abbreviations import abbreviated
from reportedly.reading.geography.atlas import Site, atlas, name_key
from reportedly.reading.masking import RANKS
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from reportedly.reading.gazetteer import Country

__all__ = ["Mention", "lies_in", "read_mentions"]

LONGEST = 7  # tokens of a name
LONGEST_ACRONYM = 5  # letters
MOST_CAPITALS = 0.6  # a line with a larger share of capitalised words is set as a headline
SHORTEST_HEADLINE = 4  # words
PARTICLES = listed(
    "of the de del da do dos di du des la las le les el al an ar as ash at az bin ibn e i y na upon on under and"
)
JOINTS = frozenset("-–'’")
STRONG = listed("in near outside throughout across around inside at")
WEAK = listed("to from of for into through between by with on over against toward towards off along beyond")
COMPASS = listed(
    "north south east west northern southern eastern western central upper lower northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern greater downtown mid inner outer suburban rural metropolitan metro"
)
ROADS = listed(
    "street st road rd avenue ave lane drive dr boulevard blvd highway hwy route court place way parkway pike turnpike "
    "terrace square circle bridge freeway interstate"
)
BODIES = listed(
    "university college school schools hospital church cathedral times post news herald journal tribune gazette star "
    "press bank company corp inc ltd group association society club council court police department office commission "
    "board authority agency union party army government ministry center centre institute museum library airport park "
    "county township stadium theatre theater hotel airlines airways fire sheriff chamber district team united city state "
    "daily foundation committee court courthouse conference league festival show street road high elementary middle "
    "medical health community technical"
)
AREA_NOUNS = listed("province region oblast governorate prefecture state department county district republic")
FORMS_OF_ADDRESS = listed(
    "president minister secretary sergeant officer judge mayor senator representative congressman congresswoman deputy "
    "sheriff coach director chairman king queen prince princess pope bishop father sister brother lord lady sir miss "
    "detective lieutenant captain colonel general major professor doctor ambassador chancellor commissioner attorney"
)
TELLING = listed("say tell add explain write state claim note announce deny ask reply testify recall")
CALENDAR = listed(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec"
)
DASHES = frozenset({"-", "--", "—", "–", "―"})
FUNCTION = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "INTJ"})
WORDY = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Mention:
    """A name that may be a place's: tokens `[first, last)`, the places that bear it, and the cues around it.

    `adjective`: it is the country's adjective or people ("Peruvian"). `container` and `contained` are the mentions with
    which it makes up "Paris, Texas". `cues` maps the name of a cue to its strength, mostly 1.
    """

    first: int
    last: int
    key: str
    sites: tuple[Site, ...]
    adjective: bool = False
    container: Mention | None = None
    cues: dict[str, float] = field(default_factory=dict)


def read_mentions(doc: Doc) -> list[Mention]:
    """The mentions of an article, in text order, longest names first where they overlap."""
    words = _Words(doc)
    found: list[Mention] = []
    at = 0
    while at < len(words.text):
        mention = _mention_at(words, at) if words.capital[at] else None
        if mention is not None:
            found.append(mention)
        at = mention.last if mention is not None else at + 1
    _pair(words, found)
    for mention in found:
        mention.cues = _cues(words, mention)
    _pool(found)
    return found


class _Words:
    """What is asked of the tokens again and again, fetched once."""

    def __init__(self, doc: Doc) -> None:
        self.whole: str = doc.text
        self.tokens: list[Token] = list(doc)
        self.text = [token.text for token in self.tokens]
        self.lower = [text.lower() for text in self.text]
        self.pos = [token.pos_ for token in self.tokens]
        self.start = [token.is_sent_start is True for token in self.tokens]
        self.capital = [self._is_capital(k) for k in range(len(self.text))]
        self.headline = _headlines(self.text, self.capital)
        self.small = {text for text in self.text if text[:1].islower()}

    def _is_capital(self, k: int) -> bool:
        text = self.text[k]
        if not text[0].isupper() or (len(text) == 1 and text != "U"):
            return False
        if self.lower[k] in CALENDAR and not text.isupper():
            return False
        return not (self.pos[k] in FUNCTION and text[1:].islower() and self.tokens[k].is_stop)

    def between(self, first: int, last: int) -> str:
        """The text of tokens `[first, last)`."""
        end = self.tokens[last - 1]
        return self.whole[self.tokens[first].idx : end.idx + len(end.text)]


def _headlines(text: list[str], capital: list[bool]) -> list[bool]:
    """For each token, whether its line is set as a headline, so that its capitals tell nothing."""
    found = [False] * len(text)
    first = 0
    for at in range(len(text) + 1):
        if at == len(text) or "\n" in text[at]:
            words = [k for k in range(first, at) if WORDY.match(text[k]) and len(text[k]) > 3]
            capitals = sum(capital[k] for k in words)
            if len(words) >= SHORTEST_HEADLINE and capitals > MOST_CAPITALS * len(words):
                found[first:at] = [True] * (at - first)
            first = at + 1
    return found


# ------------------------------------------------------------------------------------------------------------- names


def _mention_at(words: _Words, at: int) -> Mention | None:
    for last in reversed(_ends(words, at)):
        name = words.between(at, last)
        after_comma = at > 1 and words.text[at - 1] == ","
        key = name_key(name)
        sites = _sites(key, name, after_comma=after_comma)
        if sites and not (_is_acronym(words, at, last, name) and all(site.kind != "country" for site in sites)):
            return Mention(at, last, key, sites)
    country = gazetteer().demonym(words.text[at])
    if country is not None and not gazetteer().country(words.text[at]):
        sites = _of_country(country)
        return Mention(at, at + 1, name_key(country.name), sites, adjective=True) if sites else None
    return None


def _is_acronym(words: _Words, at: int, last: int, name: str) -> bool:
    """Whether a word in capitals inside a sentence may be an abbreviation; datelines and headlines are set so, too."""
    if last - at > 1 or not name.isupper() or len(name) > LONGEST_ACRONYM or words.headline[at]:
        return False
    return not words.start[at] and not words.text[at - 1].isupper() and words.text[at - 1] != ","


def _ends(words: _Words, at: int) -> list[int]:
    """Where a name that starts at a token may end: after each capitalised word of the run, particles between."""
    ends = [at + 1]
    k = at + 1
    while k < min(at + LONGEST, len(words.text)):
        if words.capital[k] and not words.text[k - 1].isspace():
            ends.append(k + 1)
        elif not (words.lower[k] in PARTICLES or words.text[k] in JOINTS or words.text[k] == "."):
            break
        k += 1
    return ends


def _sites(key: str, name: str, *, after_comma: bool) -> tuple[Site, ...]:
    if len(key) < 2:
        return ()
    full = abbreviated(name, after_comma=after_comma)
    if full is not None:
        found = [s for s in _borne(name_key(full.name)) if s.country == full.country]
        return tuple(s for s in found if s.kind == "division") or tuple(found)
    if len(key) < 3 and not gazetteer().country(name):
        return ()
    if name.replace(".", "").isupper() and len(key) <= 3:
        country = gazetteer().country(name)
        return _of_country(country) if country is not None else ()
    return _borne(key)


def _of_country(country: Country) -> tuple[Site, ...]:
    return tuple(site for site in _borne(name_key(country.name)) if site.kind == "country")


@lru_cache(maxsize=20_000)
def _borne(key: str) -> tuple[Site, ...]:
    """The sites of a name. A part of a country is not the country ("Wales"), nor are two countries one region."""
    sites = atlas().sites(key)
    parts = {site.country for site in sites if site.kind == "division" and not site.other}
    country = gazetteer().country(key.title())
    if country is not None and (country.capital is None or name_key(country.name) != key):
        sites = tuple(site for site in sites if site.kind != "country" or site.country not in parts)
    if " and " in key and any(gazetteer().country(part.title()) for part in key.split(" and ")):
        sites = tuple(site for site in sites if site.kind != "region")
    return sites


# -------------------------------------------------------------------------------------------------------------- pairs


def _pair(words: _Words, found: list[Mention]) -> None:
    """Mark "X, Y" and "X in Y" where some place called X lies in some place called Y."""
    for inner, outer in itertools.pairwise(found):
        between = words.text[inner.last : outer.first]
        if between in ([","], ["("]) and not inner.adjective and not outer.adjective and _lies_in(inner, outer):
            inner.container = outer


def _lies_in(inner: Mention, outer: Mention) -> bool:
    return any(lies_in(site, area) for site in inner.sites for area in outer.sites)


def lies_in(site: Site, area: Site) -> bool:
    """Whether a place lies in a country, division or county; a county's bounds are not known, so by nearness there."""
    if site.number == area.number:
        return site.kind == "city"  # "Washington, D.C."
    if area.kind == "country":
        return site.country == area.country
    if area.kind == "division":
        return site.division == area.number
    return (
        area.kind in {"county", "city"}
        and site.division == area.division
        and site.country == area.country
        and (abs(site.lat - area.lat) < 0.7 and abs(site.lon - area.lon) < 0.9)
    )


# --------------------------------------------------------------------------------------------------------------- cues


def _cues(words: _Words, mention: Mention) -> dict[str, float]:
    """The cues of one mention: what it is in the atlas, what stands around it, and how it was parsed."""
    first, last = mention.first, mention.last
    cues = _of_name(words, mention)
    before = words.lower[first - 1] if first else ""
    after = words.lower[last] if last < len(words.text) else ""
    if words.headline[first]:
        cues["headline"] = 1.0
    else:
        cues.update(dict.fromkeys(_of_run(words, first, last, before, after), 1.0))
    if before in STRONG:
        cues["in"] = 1.0
    elif before in WEAK:
        cues["to"] = 1.0
    elif before == ",":
        cues["after comma"] = 1.0
    elif before == "the":
        cues["the"] = 1.0
    if after in AREA_NOUNS or (before == "of" and first > 1 and words.lower[first - 2] in AREA_NOUNS):
        cues["area"] = 1.0
    if mention.container is not None:
        cues["contained"] = 1.0
    elif after == ",":
        cues["before comma"] = 1.0
    if after in {"'s", "’s"}:
        cues["possessive"] = 1.0
    if words.start[first]:
        cues["first"] = 1.0
        if after == "(" or after in DASHES:
            cues["dateline"] = 1.0
    head = words.tokens[last - 1]
    cues[f"ent {head.ent_type_ or 'none'}"] = 1.0
    cues[f"dep {head.dep_}"] = 1.0
    if head.dep_ == "nsubj" and head.head.lemma_ in TELLING:
        cues["tells"] = 1.0
    return cues


def _of_name(words: _Words, mention: Mention) -> dict[str, float]:
    own = [site for site in mention.sites if not site.other] or mention.sites
    best = max(own, key=lambda site: (site.kind in {"country", "region"}, site.people))
    cues = {"bias": 1.0, best.kind: 1.0}
    if best.other:
        cues["other name"] = 1.0
    if best.kind == "city" and any(site.kind == "division" for site in own):
        cues["has division"] = 1.0
    if best.kind != "country":  # whether it is a country's name may not hang on which country it is
        cues[f"size of {best.kind}"] = len(str(best.people)) / 7
    name = words.text[mention.first]
    if mention.last - mention.first > 1:
        cues["several words"] = 1.0
    elif name.lower() in words.small:
        cues["small elsewhere"] = 1.0
    elif name.lower() in _common():
        cues["common"] = 1.0
    if words.between(mention.first, mention.last).isupper():
        cues["capitals"] = 1.0
    return cues


def _of_run(words: _Words, first: int, last: int, before: str, after: str) -> list[str]:
    """What else is capitalised beside the name."""
    found: list[str] = []
    if first and words.capital[first - 1] and not words.start[first]:
        if before in COMPASS:
            found.append("compass before")
        elif before in FORMS_OF_ADDRESS or before.rstrip(".") in RANKS:
            found.append("title before")
        else:
            found.append("name before")
    elif first > 1 and before == "." and len(words.text[first - 2]) == 1:
        found.append("name before")
    elif first and before.rstrip(".") in RANKS:
        found.append("title before")
    if last < len(words.text) and (words.capital[last] or after in BODIES or after in ROADS):
        if after.rstrip(".") in ROADS:
            found.append("road after")
        elif after in BODIES:
            found.append("body after" if words.capital[last] else "common noun after")
        elif gazetteer().demonym(words.text[last]) is None:
            found.append("name after")
    elif after == "of" and words.capital[min(last + 1, len(words.text) - 1)]:
        found.append("of after")
    return found or ["alone"]


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return listed(files("reportedly.reading").joinpath("lower_case.txt").read_text(encoding="utf-8"))


POOLED = (
    "in",
    "contained",
    "name before",
    "title before",
    "tells",
    "ent PERSON",
    "ent GPE",
    "ent ORG",
    "alone",
    "after comma",
    "the",
)


def _pool(found: list[Mention]) -> None:
    """Let each mention know how the article uses its name elsewhere."""
    groups: dict[str, list[Mention]] = {}
    for mention in found:
        if not mention.adjective:
            groups.setdefault(mention.key, []).append(mention)
    for group in groups.values():
        shares = {f"often {cue}": sum(m.cues.get(cue, 0.0) for m in group) / len(group) for cue in POOLED}
        for mention in group:
            mention.cues.update(shares)
            if len(group) > 1:
                mention.cues["again"] = 1.0
