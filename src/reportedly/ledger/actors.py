"""Actors across articles: by which key one is known everywhere, and which names are one.

A person is known by the full name, everybody else by the name in full or its acronym. What an article calls a person by
one word ("Malk") or by an office is told apart within the article; where it gives no more than that, the name stays a
key of its own and is never merged on a surname alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportedly.model import Actor, ActorKind

__all__ = ["Merges", "actor_key", "key_in", "keys_for", "same_names", "side_of"]

SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "an", "de", "la", "del", "al"})
LONGEST_ACRONYM, LONGEST_NAME = 8, 160  # an index takes no more than some 2,700 bytes
CLASSES = ("group/", "person/", "one/")
# What says what an institution is, and not whose.
INSTITUTIONS = frozenset(
    [
        "ministry",
        "minister",
        "ministries",
        "government",
        "army",
        "military",
        "police",
        "parliament",
        "cabinet",
        "navy",
        "air",
        "force",
        "forces",
        "armed",
        "defence",
        "defense",
        "interior",
        "foreign",
        "health",
        "justice",
        "finance",
        "information",
        "security",
        "affairs",
        "internal",
        "external",
        "state",
        "office",
        "department",
        "council",
        "committee",
        "court",
        "supreme",
        "presidency",
        "president",
        "prime",
        "authorities",
        "administration",
        "opposition",
        "border",
        "guard",
        "guards",
        "coalition",
        "delegation",
        "embassy",
        "central",
        "bank",
        "civil",
        "general",
        "staff",
        "command",
        "commission",
        "agency",
        "information",
        "national",
        "and",
        "of",
        "the",
    ]
)


def actor_key(name: str, kind: ActorKind | str, role: str | None = None, of: str | None = None) -> str | None:
    """The key of an actor: its class and its name folded; `None` for one that no name tells from others.

    `role` and `of`: what it is, and to whom. An institution is known by these: the Velmari army is the army of Velmar,
    and a ministry of nobody knows whom is nobody. A person of one word is of class "one": who that is differs from
    article to article.

    >>> actor_key("The Hallen Liberation Front", "armed_group"), actor_key("U.N.", "organization")
    ('group/hallen liberation front', 'group/un')
    >>> actor_key("Interior Ministry", "government", "Interior Ministry", "Velmar"), actor_key("Malk", "person")
    ('group/interior ministry of velmar', 'one/malk')
    """
    if kind == "unnamed":
        return None
    folded = _folded(name)
    if not folded:
        return None
    if kind == "person":
        return f"person/{folded}" if " " in folded else f"one/{folded}"
    if role and of and kind != "state" and folded.endswith(_folded(role)):
        return f"group/{_folded(role)} of {_folded(of)}"
    if all(word in INSTITUTIONS for word in folded.split()):
        return None
    return f"group/{folded}"


def key_in(actor: Actor, actors: Mapping[str, Actor]) -> str | None:
    """The key of an actor of a record."""
    for role in actor.roles:
        owner = actors.get(role.of) if role.of else None
        if owner is not None and owner.kind in {"state", "armed_group", "organization"}:
            return actor_key(actor.name, actor.kind, role.title, owner.name)
    return actor_key(actor.name, actor.kind)


def side_of(key: str) -> str:
    """For whom somebody acts, as far as the key says: the army of Velmar for Velmar, everybody else for himself.

    >>> side_of("group/army of velmar"), side_of("person/anders malk")
    ('group/velmar', 'person/anders malk')
    """
    institution, mark, owner = key.removeprefix("group/").partition(" of ")
    is_institution = mark and key.startswith("group/") and all(word in INSTITUTIONS for word in institution.split())
    return f"group/{owner}" if is_institution else key


def keys_for(name: str) -> tuple[str, ...]:
    """The keys that a name as somebody types it may have; a key stays itself."""
    if name.startswith(CLASSES):
        return (name,)
    folded = _folded(name)
    return tuple(f"{one}{folded}" for one in CLASSES) if folded else ()


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).casefold().replace("’", "'").replace(".", "")
    text = re.sub(r"'s?\b", "", text)
    words = re.findall(r"[^\W_]+", text)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)[:LONGEST_NAME]


def same_names(actor: Actor) -> Iterator[tuple[str, str]]:
    """Pairs of keys that this article shows to be one: a name with its acronym, a person's two full names."""
    key = actor_key(actor.name, actor.kind)
    if key is None:
        return
    for alias in actor.aliases:
        other = actor_key(alias, actor.kind)
        if other is None or other == key:
            continue
        long, short = sorted((actor.name, alias), key=len, reverse=True)
        if is_acronym(short, long) and actor.kind != "person":
            yield (key, other) if long == actor.name else (other, key)
        elif actor.kind == "person" and _are_full_names(actor.name, alias):
            yield min(key, other), max(key, other)


def is_acronym(short: str, long: str) -> bool:
    """Whether the capitals of `short` are the initials of the words of `long`, small words left out or not.

    >>> is_acronym("HLF", "Hallen Liberation Front"), is_acronym("HLF", "Hallen Front")
    (True, False)
    """
    letters = [c for c in short if c.isalpha()]
    if not 2 <= len(letters) <= LONGEST_ACRONYM or not all(c.isupper() for c in letters):
        return False
    words = re.findall(r"[^\W_]+", long)
    every = "".join(word[0] for word in words).upper()
    large = "".join(word[0] for word in words if word.casefold() not in SMALL).upper()
    return len(words) > 1 and "".join(letters) in {every, large}


def _are_full_names(one: str, other: str) -> bool:
    a, b = _folded(one).split(), _folded(other).split()
    return len(a) > 1 and len(b) > 1 and a[-1] == b[-1] and (a[0] == b[0] or a[0][0] == b[0][0])


class Merges:
    """Which keys are one actor: what articles show, and above that what people decided.

    An acronym that stands for several names is nobody's.
    """

    def __init__(self, names: Iterable[tuple[str, str]], merged: Iterable[tuple[str, str]] = ()) -> None:
        """`names`: (name, alias) as articles show them; `merged`: (this, into that) as people decided."""
        self._above: dict[str, str] = {}
        owners: dict[str, set[str]] = defaultdict(set)
        for name, alias in sorted(names):
            if name.startswith("person/"):
                self._join(alias, name)
            else:
                owners[alias].add(name)
        for alias, found in sorted(owners.items()):
            if len({self.root(name) for name in found}) == 1:
                self._join(alias, min(found))
        for one, other in merged:
            self._join(one, other)

    def _join(self, one: str, into: str) -> None:
        a, b = self.root(one), self.root(into)
        if a != b:
            self._above[a] = b

    def root(self, key: str) -> str:
        """The key of the actor that a key belongs to."""
        while key in self._above:  # never a circle: only roots are put under roots
            key = self._above[key]
        return key

    def members(self, key: str) -> tuple[str, ...]:
        """All keys of an actor, in order."""
        root = self.root(key)
        return tuple(sorted({root, *(other for other in self._above if self.root(other) == root)}))
