"""Find two parties of one kind in an article, with every form of their names: from the text, the reading, a gazetteer.

No name stands here: states come from the package's gazetteer, persons and groups from the article's own actors.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from bench.neutrality.swap import pair_of_names

from reportedly.reading.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.model import Actor, Reading

__all__ = ["pairs_of"]

CAPITALISED = re.compile(r"\b[A-Z][\w.’'-]*(?:\s(?:of\s|and\s)?[A-Z][\w.-]*){0,3}")
NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
GROUP_KINDS = ("armed_group", "organization")


def pairs_of(reading: Reading) -> Iterator[tuple[str, dict[str, str]]]:
    """Up to three swaps of an article: two states, two groups, two persons; each with the forms of the first's names."""
    text = reading.article.text
    for kind, forms in (("states", _states(text)), ("groups", _groups(reading)), ("persons", _persons(reading))):
        if forms is not None:
            yield kind, forms


def _states(text: str) -> dict[str, str] | None:
    """The two countries most often named that go by one name each and are used alike ("the" before both or neither)."""
    known = gazetteer()
    names: dict[str, Counter[str]] = {}
    for form in _windows(text):
        country = known.country(form)
        if country is not None:
            names.setdefault(country.name, Counter())[form] += 1
    # Initials ("US") swap with no whole name: the same country may be written out in a way that the text does not show.
    single = {c: form for c, (form, *more) in names.items() if not more and not form.isupper()}
    ranked = sorted(single, key=lambda country: -names[country].total())
    for first, second in combinations(ranked[:5], 2):
        if _alike(text, single[first], single[second]):
            return {single[first]: single[second], **_other_forms(text, first, second)}
    return None


def _windows(text: str) -> Iterator[str]:
    """Every run of one to four capitalised words inside a longer run."""
    for match in CAPITALISED.finditer(text):
        words = re.sub(r"[’']s\b|[’']$", "", match[0]).rstrip(".").split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                yield " ".join(words[start:end])


def _other_forms(text: str, first: str, second: str) -> dict[str, str]:
    known = gazetteer()
    forms: dict[str, str] = {}
    ours, theirs = _demonym(text, first), _demonym(text, second)
    if ours and theirs:
        forms |= {ours: theirs, f"{ours}s": f"{theirs}s"}
    capitals = {country.name: capital for capital, country in known.capitals.items()}
    if first in capitals and second in capitals:
        forms[capitals[first]] = capitals[second]
    return forms


def _demonym(text: str, country: str) -> str | None:
    """The demonym that the text uses most; where it uses none, the first known."""
    found = [word for word, known in gazetteer().demonyms.items() if known.name == country]
    return max(found, key=lambda word: len(re.findall(rf"\b{re.escape(word)}s?\b", text)), default=None)


def _groups(reading: Reading) -> dict[str, str] | None:
    taking_part = {statement.speaker for statement in reading.statements} | {p.party for p in reading.positions}
    for kind in GROUP_KINDS:
        named = [actor for actor in reading.actors if actor.kind == kind and NAME.fullmatch(actor.name)]
        groups = [actor for actor in named if actor.id in taking_part]
        for first, second in combinations(_most_named(groups)[:5], 2):
            if _apart(first, second) and _alike(reading.article.text, first.name, second.name):
                return {first.name: second.name, **_acronyms(first, second)}
    return None


def _acronyms(first: Actor, second: Actor) -> dict[str, str]:
    ours, theirs = ([form for form in actor.aliases if form.isupper()] for actor in (first, second))
    return {ours[0]: theirs[0]} if ours and theirs else {}


def _persons(reading: Reading) -> dict[str, str] | None:
    """Two people of as many names each, none of whose names is also a common word here."""
    text = reading.article.text
    people = [actor for actor in reading.actors if actor.kind == "person" and _is_full_name(actor.name)]
    for first, second in combinations(_most_named(people)[:6], 2):
        words = {*first.name.split(), *second.name.split()}
        same_length = len(first.name.split()) == len(second.name.split())
        if same_length and _apart(first, second) and not any(re.search(rf"\b{w.lower()}\b", text) for w in words):
            return pair_of_names(first.name, second.name)
    return None


def _is_full_name(name: str) -> bool:
    return NAME.fullmatch(name) is not None and " " in name and not name.isupper()


def _most_named(actors: Iterable[Actor]) -> list[Actor]:
    return sorted(actors, key=lambda actor: (-len(actor.mentions), actor.name))


def _apart(first: Actor, second: Actor) -> bool:
    """Whether no word stands in both names."""
    return not set(first.name.casefold().split()) & set(second.name.casefold().split())


def _alike(text: str, first: str, second: str) -> bool:
    """Whether English treats both names alike: "the" before them, and how they take a possessive."""
    return _takes_the(text, first) == _takes_the(text, second) and first.endswith("s") == second.endswith("s")


def _takes_the(text: str, name: str) -> bool:
    uses = len(re.findall(rf"\b{re.escape(name)}\b", text))
    return 2 * len(re.findall(rf"\b[Tt]he {re.escape(name)}\b", text)) > uses
