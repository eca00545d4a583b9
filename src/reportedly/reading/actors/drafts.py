"""Actors in the making: names grouped by who they mean, their kinds voted by every place where they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.reading.actors.evidence import Votes, acts_as_government, kind_of, name_votes
from reportedly.reading.actors.lexicon import (
    HONORIFICS,
    MILITARY_NOUNS,
    ORG_WORDS,
    SPEECH_VERBS,
    STATE_ORGANS,
    TITLES,
)
from reportedly.reading.actors.names import DEMONYM_ENDINGS
from reportedly.reading.gazetteer import gazetteer
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.model import ActorKind
    from reportedly.reading.actors.names import Name, Names
    from reportedly.reading.actors.tokens import Tokens
    from reportedly.reading.gazetteer import Country

__all__ = ["Cast", "Draft", "draft_cast"]

Key = tuple[str, ...]
SHORTEST_STEM = 4


OFFICIALS = listed("official officials negotiators delegation diplomats authorities police")


@dataclass(slots=True)
class Draft:
    """An actor in the making. `mentions` are half-open token ranges; `names` counts the forms it is called by.

    `side` names are full names, apart from demonyms and capitals, which stand in `other`.
    """

    kind: str = ""
    names: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)
    votes: Votes = field(default_factory=Votes)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    roles: list[tuple[str, int | None]] = field(default_factory=list)
    gender: Counter[str] = field(default_factory=Counter)
    country: Country | None = None
    acts: bool = False
    plural: bool = False
    named: bool = True
    keys: list[Key] = field(default_factory=list)


@dataclass(slots=True)
class Cast:
    """The drafts of one article, and which of them each token range of a name means."""

    drafts: list[Draft] = field(default_factory=list)
    at: dict[tuple[int, int], int] = field(default_factory=dict)
    by_key: dict[Key, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    countries: dict[str, int] = field(default_factory=dict)

    def add(self, draft: Draft) -> int:
        """Its number."""
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def mention(self, number: int, first: int, last: int) -> None:
        """Notes that tokens `[first, last)` mean a draft."""
        self.at[first, last] = number
        self.drafts[number].mentions.append((first, last))


@dataclass(slots=True)
class _Group:
    key: Key
    names: list[Name] = field(default_factory=list)
    votes: Votes = field(default_factory=Votes)
    kind: str = ""
    definite: int = 0


def draft_cast(tokens: Tokens, names: Names) -> Cast:
    """The drafts of all named actors and places; kinds are settled, roles and other mentions are not."""
    groups = _groups(tokens, names.found)
    cast = Cast()
    full, short = _split(groups)
    for group in full:
        _place_full(tokens, cast, group)
    _link_demonyms(tokens, cast, short)
    _link_acronyms(tokens, cast, short)
    for group in short:
        _place_short(tokens, cast, group)
    _place_headlines(tokens, cast)
    for draft in cast.drafts:
        draft.mentions.sort()
        draft.kind = draft.kind or kind_of(draft.votes, len(draft.mentions))
    _link_organs(tokens, cast, names.found)
    return cast


def _link_organs(tokens: Tokens, cast: Cast, names: Iterable[Name]) -> None:
    """Gives armies and ministries to the state that their name starts with, or that stands before it as possessor."""
    states = {key: n for n, draft in enumerate(cast.drafts) if draft.kind == "state" for key in draft.keys}
    ends = {last: number for (_, last), number in cast.at.items() if cast.drafts[number].kind == "state"}
    for name in names:
        number = cast.at.get((name.first, name.last))
        if number is None or cast.drafts[number].kind not in {"military", "government"} or cast.drafts[number].roles:
            continue
        key = key_of(tokens, name.first, name.last)
        cut = next((k for k in (2, 1) if key[:k] in states and len(key) > k), 0)
        if cut:
            cast.drafts[number].roles.append((tokens.words(name.first + cut, name.last), states[key[:cut]]))
        elif name.first and tokens.tag[name.first - 1] == "POS" and name.first - 1 in ends:
            cast.drafts[number].roles.append((tokens.words(name.first, name.last), ends[name.first - 1]))


def key_of(tokens: Tokens, first: int, last: int) -> Key:
    """The lower-case words of a name, without dots, hyphens and a leading article."""
    words = [word.replace(".", "") for word in tokens.lower[first:last] if word not in {"-", "the"}]
    return tuple(word for word in words if word)


def _groups(tokens: Tokens, found: Iterable[Name]) -> dict[Key, _Group]:
    groups: dict[Key, _Group] = {}
    for name in found:
        if name.first == name.last:
            continue
        key = key_of(tokens, name.first, name.last)
        if not key:
            continue
        group = groups.setdefault(key, _Group(key))
        group.names.append(name)
        group.votes.add(name_votes(tokens, name))
        group.definite += name.definite
    for group in groups.values():
        _vote_surname(groups, group)
    _vote_states(groups)
    for group in groups.values():
        group.kind = kind_of(group.votes, len(group.names))
    return groups


def _vote_surname(groups: dict[Key, _Group], group: _Group) -> None:
    """A name of several words whose last word stands alone elsewhere, without an article, is a person's as a rule."""
    key = group.key
    short = groups.get(key[-1:])
    if short is None or not 2 <= len(key) <= 5 or key[-1] in ORG_WORDS or group.definite or short.definite:
        return
    if short.names[-1].first > group.names[0].first and not group.names[0].owner:
        group.votes["person"] += 2


def _vote_states(groups: dict[Key, _Group]) -> None:
    """Whose adjective stands before a ministry or an army is a state: "the Drovian Foreign Ministry", and "Drovia"."""
    bodies = {key[0] for key in groups if len(key) > 1 and key[-1] in STATE_ORGANS}
    if not bodies:
        return
    for group in groups.values():
        made = {stem + ending for stem in _stems(group.key[0]) for ending in DEMONYM_ENDINGS}
        if len(group.key) == 1 and made & bodies:
            group.votes["state"] += 3


def _split(groups: dict[Key, _Group]) -> tuple[list[_Group], list[_Group]]:
    """Groups of several words, longest first, and those of one word in text order."""
    full = sorted((g for g in groups.values() if len(g.key) > 1), key=lambda g: (-len(g.key), g.names[0].first))
    return full, [g for g in groups.values() if len(g.key) == 1]


def _absorb(tokens: Tokens, cast: Cast, number: int, group: _Group, *, other: bool = False) -> None:
    draft = cast.drafts[number]
    for name in group.names:
        cast.mention(number, name.first, name.last)
        (draft.other if other else draft.names)[tokens.words(name.first, name.last)] += 1
    if not other:
        draft.votes.add(group.votes)
    draft.keys.append(group.key)
    cast.by_key[group.key].append(number)
    for word in {group.key[0], group.key[-1]}:
        if number not in cast.by_word[word][-1:]:
            cast.by_word[word].append(number)


def _new(tokens: Tokens, cast: Cast, group: _Group) -> int:
    number = cast.add(Draft())
    _absorb(tokens, cast, number, group)
    return number


def _country(cast: Cast, country: Country) -> int:
    """The number of a country's draft, made where there is none yet."""
    if country.name not in cast.countries:
        cast.countries[country.name] = cast.add(Draft(kind="state", country=country))
    return cast.countries[country.name]


def _place_full(tokens: Tokens, cast: Cast, group: _Group) -> None:
    surface = tokens.words(group.names[0].first, group.names[0].last)
    places = gazetteer()
    if country := places.country(surface):
        _absorb(tokens, cast, _country(cast, country), group)
    elif country := places.demonym(surface):
        _absorb(tokens, cast, _country(cast, country), group, other=True)
    elif (known := _same_long(cast, group)) is not None:
        _absorb(tokens, cast, known, group)
    else:
        number = _new(tokens, cast, group)
        for name in group.names:
            _explicit_acronym(tokens, cast, number, name.last)


def _same_long(cast: Cast, group: _Group) -> int | None:
    """A longer draft that this name shortens: its end ("Abu Zuhri"), or all but the middle ("William Burns")."""
    key = group.key
    for number in cast.by_word[key[-1]]:
        draft = cast.drafts[number]
        for longer in draft.keys:
            if longer[-1] != key[-1] or len(longer) <= len(key) or draft.country:
                continue
            kind = kind_of(draft.votes, 1)
            middle = longer[0] == key[0] and len(key) == 2 and (kind == "person" or group.kind == "person")
            ending = longer[-len(key) :] == key and (kind != "person" or group.votes["organization"] < 3)
            if middle or ending:
                return number
    return None


def _explicit_acronym(tokens: Tokens, cast: Cast, number: int, last: int) -> None:
    """Notes the acronym that the text itself gives in brackets behind a name."""
    if (
        last + 2 < len(tokens)
        and tokens.text[last] == "("
        and tokens.text[last + 2] == ")"
        and tokens.text[last + 1].isupper()
    ):
        cast.by_key["acronym", tokens.lower[last + 1].replace(".", "")].append(number)


def _link_demonyms(tokens: Tokens, cast: Cast, short: list[_Group]) -> None:
    """Merges demonyms with the state whose stem they share, and countries, capitals with what they stand for."""
    places = gazetteer()
    surnames = {draft.keys[0][-1] for draft in cast.drafts if draft.kind != "state" and _is_person(draft)}
    for group in tuple(short):
        word = tokens.words(group.names[0].first, group.names[0].last)
        plain = word.title() if word.isupper() and len(word) > 3 else word
        if (country := places.country(plain)) and group.key[0] not in surnames:
            _absorb(tokens, cast, _country(cast, country), group)
        elif country := places.demonym(plain):
            _absorb(tokens, cast, _country(cast, country), group, other=True)
        else:
            continue
        short.remove(group)
    by_stem: dict[str, list[_Group]] = defaultdict(list)
    for group in short:
        by_stem[group.key[0][:4]].append(group)
    gone: set[Key] = set()
    for alike in by_stem.values():
        for group in alike:
            base = _stem_of(group, alike)
            if base is not None and group.key not in gone:
                gone |= _state_with_demonym(tokens, cast, base, alike)
    short[:] = [group for group in short if group.key not in gone]


def _is_person(draft: Draft) -> bool:
    return kind_of(draft.votes, 1) == "person"


def _stem_of(group: _Group, short: list[_Group]) -> _Group | None:
    """The group of the state name from which a demonym is made by adding an ending."""
    word = group.key[0]
    for base in short:
        stem = base.key[0]
        if base is group or len(stem) < SHORTEST_STEM or len(word) <= len(stem):
            continue
        if any(word.startswith(trimmed) and word[len(trimmed) :] in DEMONYM_ENDINGS for trimmed in _stems(stem)):
            return base
    return None


def _stems(word: str) -> set[str]:
    """What endings of demonyms are added to: a name, or what is left of it without its last vowels."""
    return {stem for stem in (word, word.rstrip("aeiouy")) if len(stem) >= SHORTEST_STEM}


def _state_with_demonym(tokens: Tokens, cast: Cast, base: _Group, alike: list[_Group]) -> set[Key]:
    """Makes one draft of a name and all words made from it; gives the keys that it took."""
    number = cast.add(Draft())
    _absorb(tokens, cast, number, base)
    made = [group for group in alike if group is not base and _stem_of(group, [base])]
    for group in made:
        _absorb(tokens, cast, number, group, other=True)
    if _is_governed(tokens, [name for group in (base, *made) for name in group.names]):
        cast.drafts[number].kind = "state"
    return {base.key, *(group.key for group in made)}


def _is_governed(tokens: Tokens, names: list[Name]) -> bool:
    """Whether a place and its demonym are spoken of as a state: it says something, or has officials or an army."""
    for name in names:
        after = tokens.lower[name.last] if name.last < len(tokens) else ""
        if after in STATE_ORGANS or after in MILITARY_NOUNS or after in OFFICIALS:
            return True
        last = name.last - 1
        if tokens.dep[last] == "nsubj" and tokens.lemma[tokens.head[last]] in SPEECH_VERBS:
            return True
        if after in {"'s", "'"} and any(word in STATE_ORGANS for word in tokens.lower[name.last + 1 : name.last + 3]):
            return True
        if name.title or (name.last < len(tokens) and after in TITLES):
            return True
    return False


def _link_acronyms(tokens: Tokens, cast: Cast, short: list[_Group]) -> None:
    initials: dict[str, list[int]] = defaultdict(list)
    for number, draft in enumerate(cast.drafts):
        for key in draft.keys:
            if len(key) > 1:
                letters = "".join(w[0] for w in key if w not in {"of", "for", "and", "on", "the", "to", "in"})
                initials[letters].append(number)
                if len(letters) > 3:  # "UN Relief Office Abroad (ROA)"
                    initials[letters[1:]].append(number)
    for group in tuple(short):
        word = group.key[0]
        form = tokens.words(group.names[0].first, group.names[0].last).replace(".", "")
        numbers = cast.by_key.get(("acronym", word)) or (initials.get(word, []) if form.isupper() else [])
        if numbers and len(word) > 1:
            _absorb(tokens, cast, numbers[0], group)
            short.remove(group)


def _place_short(tokens: Tokens, cast: Cast, group: _Group) -> None:
    """A name of one word: a short form of a draft that is there, or a draft of its own."""
    if all(_is_adjective(tokens, name) for name in group.names):
        return
    nearby = cast.by_word[group.key[0]]
    candidates = [n for n in nearby if any(_shortens(group, key, cast.drafts[n]) for key in cast.drafts[n].keys)]
    strict = [n for n in candidates if any(key[-1] == group.key[0] for key in cast.drafts[n].keys)]
    chosen = strict or candidates
    if not chosen:
        _place_new(tokens, cast, group)
    elif len(chosen) == 1:
        _absorb(tokens, cast, chosen[0], group)
    else:
        for name in group.names:
            number = _nearest(tokens, cast, chosen, name)
            cast.mention(number, name.first, name.last)
            cast.drafts[number].names[tokens.words(name.first, name.last)] += 1
        cast.by_key[group.key].extend(chosen)


def _place_new(tokens: Tokens, cast: Cast, group: _Group) -> None:
    """A draft of its own; a capital that acts stands for its state, mention by mention."""
    surface = tokens.words(group.names[0].first, group.names[0].last)
    capital = gazetteer().capital(surface)
    acting = [name for name in group.names if capital and acts_as_government(tokens, name)]
    if capital and acting:
        number = _country(cast, capital)
        cast.drafts[number].other[surface] += len(acting)
        for name in acting:
            cast.mention(number, name.first, name.last)
        group.names = [name for name in group.names if name not in acting]
    if group.names:
        _new(tokens, cast, group)


def _is_adjective(tokens: Tokens, name: Name) -> bool:
    """Whether a capitalised word only qualifies a noun, as "Republican" and "Islamist" do."""
    last = name.last - 1
    return not name.title and tokens.tag[last].startswith("JJ") and tokens.dep[last] in {"amod", "compound"}


def _shortens(group: _Group, key: Key, draft: Draft) -> bool:
    word = group.key[0]
    if len(key) < 2 or word not in {key[0], key[-1]} or draft.country:
        return False
    kind = kind_of(draft.votes, 1)
    if kind == "person":
        return group.definite * 2 <= len(group.names)
    return word == key[-1] and group.definite * 2 >= len(group.names) and word in ORG_WORDS


def _nearest(tokens: Tokens, cast: Cast, numbers: list[int], name: Name) -> int:
    """Of several bearers of one surname: the one that its honorific fits, was named last, or is named most."""
    fitting = numbers
    if name.title and tokens.lower[name.title[1] - 1] in HONORIFICS:
        wanted = tokens.words(*name.title)
        fitting = [n for n in numbers if any(wanted == title for title, _ in cast.drafts[n].roles)] or numbers

    def rank(number: int) -> tuple[bool, int]:
        full = [(first, last) for first, last in cast.drafts[number].mentions if last - first > 1]
        before = [
            first for first, last in full if first < name.first and tokens.dep[last - 1] in {"nsubj", "nsubjpass"}
        ]
        return (bool(before), before[-1] if before else -full[0][0] if full else -len(tokens))

    return max(fitting, key=rank)


def _place_headlines(tokens: Tokens, cast: Cast) -> None:
    """Looks the names of the article up in its headlines, longest first."""
    by_text: dict[str, list[tuple[Key, int]]] = defaultdict(list)
    for key, numbers in cast.by_key.items():
        if key[0] != "acronym" and numbers:
            by_text[key[0]].append((key, numbers[0]))
            if len(key) > 2 and cast.drafts[numbers[0]].kind == "person":
                by_text[key[-2]].append((key[-2:], numbers[0]))
    for first, last in tokens.bounds:
        i = first
        while tokens.headline[first] and i < last:
            fitting = [
                (len(key), number)
                for key, number in by_text.get(tokens.lower[i].replace(".", ""), ())
                if tokens.text[i][0].isupper() and key_of(tokens, i, min(i + len(key), last)) == key
            ]
            if fitting:
                length, number = max(fitting)
                cast.mention(number, i, i + length)
                i += length
            else:
                i += 1


def settle(draft: Draft) -> ActorKind | None:
    """The kind of a draft as the record names it; `None` for places and for what is no actor."""
    kind = draft.kind
    return kind if kind not in {"place", "junk", ""} else None  # type: ignore[return-value]
