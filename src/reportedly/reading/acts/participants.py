"""Whom a noun phrase of an act means: an actor that is known, or people whom only this act tells of."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import msgspec

from reportedly.model import Actor, Anchor, Role
from reportedly.reading.branches import children
from reportedly.reading.figures.words import is_people
from reportedly.reading.lookup import ActorIndex
from reportedly.reading.places import MONTHS_AND_DAYS
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.model import ActorKind, Reading

__all__ = ["Participants", "names_people"]

# What these do, a body of people does that has no other name ("the drug cartel").
COLLECTIVES = listed(
    "group cartel mafia patrol unit cell column detachment contingent faction militia battalion brigade"
)
MORE_PEOPLE = listed(
    "individual family couple outlaw kidnapper abductor bodyguard assassin hitman subversive delinquent vandal element mercenary "
    "invader occupier looter arsonist saboteur mob crowd gang commando squad"
)

# Such a noun with a name before it is what the name belongs to ("the Tarn forum").
BODIES = listed(
    "party forum coalition union front movement group organization organisation association alliance federation league council "
    "committee commission agency bloc faction militia brigade battalion army network company corporation institute foundation"
)
# What these count acts or suffers ("a group of envoys", "thousands of students").
COUNTING = listed(
    "group number dozen hundred thousand million handful couple majority score crowd series delegation team column "
    "contingent detachment band gang mob bunch"
)
INSIDE = listed("in at into near from to outside inside around within on of")
PARTS_OF_NAMES = frozenset({"compound", "nmod", "amod"})

LONGEST_PHRASE = 150  # code points; beyond it a phrase holds clauses of its own
# By these prepositions the recipient of an act is reached.
DOER = frozenset({"by", "between"})
BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
COMMON = frozenset({"NN", "NNS"})
BODIES_KINDS = frozenset({"armed_group", "organization", "military", "government"})
SIDES = frozenset({"armed_group", "organization", "military", "government", "state"})
KEPT = frozenset({"compound", "amod", "nmod"})


def _counted(head: Token) -> Token:
    """Of "a group of envoys" the envoys."""
    if head.lemma_.lower() not in COUNTING:
        return head
    inner = (word for of in children(head) if of.lower_ == "of" for word in children(of) if word.dep_ == "pobj")
    noun = next(inner, None)
    return noun if noun is not None and (names_people(noun) or noun.tag_ == "NNPS") else head


def names_people(noun: Token) -> bool:
    """Whether a common noun names people who act or suffer."""
    return noun.tag_ in {"NN", "NNS"} and (is_people(noun) or noun.lemma_.lower() in MORE_PEOPLE)


class Participants:
    """Finds the actors of a phrase; makes those that the article names by a common noun alone.

    "Gunmen killed two farmers": neither speaks or returns, so no actor stands for them until an act needs one.
    """

    def __init__(self, reading: Reading, text: str) -> None:
        self._text = text
        self._index = ActorIndex(reading)
        taken = {actor.id for actor in reading.actors}
        self._fresh = (name for n in count(1) if (name := f"a{n}") not in taken)
        self._added: dict[str, Actor] = {}
        self._places: dict[str, set[Anchor]] = {}

    def all_of(self, head: Token | None) -> list[str]:
        """The actors of a noun phrase and of those coordinated with it."""
        found: list[str] = []
        while head is not None:
            found += [actor for actor in self.of_head(_counted(head)) if actor not in found]
            head = next((child for child in children(head) if child.dep_ == "conj"), None)
        return found

    def all_named(self, head: Token | None) -> list[str]:
        """The same, where a name that nobody else mentions makes an actor of its own."""
        found: list[str] = []
        while head is not None:
            noun = _counted(head)
            known = self.of_head(noun) or self._name(head)
            found += [actor for actor in known if actor not in found]
            head = next((child for child in children(head) if child.dep_ == "conj"), None)
        return found

    def doers(self, head: Token | None) -> list[str]:
        """The same for who acts: members and officials of a body act for it, so it stands after them."""
        found = self.all_named(head)
        while head is not None:
            noun = _counted(head)
            if names_people(noun):
                found += [a for a in self._bodies(noun) if a not in found]
            head = next((child for child in children(head) if child.dep_ == "conj"), None)
        return found

    def _bodies(self, noun: Token) -> list[str]:
        """The bodies that people belong to ("members of the Kesh Front", "Kesh Front fighters"); no states."""
        return [a for a in (*self._owners(noun), *self.named(noun)) if self.kind(a) in BODIES_KINDS]

    def _name(self, head: Token) -> list[str]:
        """The actor that is made for a name: a body, or the place where an act reaches those who live there."""
        parts = [c for c in children(head) if c.dep_ in PARTS_OF_NAMES and c.pos_ == "PROPN" and c.i < head.i]
        is_body = head.lemma_.lower() in BODIES and bool(parts)
        if not is_body and (head.pos_ != "PROPN" or head.lower_ in MONTHS_AND_DAYS or not head.text[:1].isupper()):
            return []
        start, end = min([part.left_edge.idx for part in parts], default=head.idx), head.idx + len(head)
        is_place = head.dep_ == "pobj" and head.head.lower_ in INSIDE
        return [self._add(start, end, "state" if is_place and not is_body else "organization")]

    def _add(self, start: int, end: int, kind: ActorKind, roles: tuple[Role, ...] = ()) -> str:
        """The id of a made actor, the same for the same words."""
        name = self._text[start:end]
        key = " ".join(name.lower().split())
        if key not in self._added:
            self._added[key] = Actor(id=next(self._fresh), name=name, kind=kind, roles=roles)
        self._places.setdefault(self._added[key].id, set()).add(Anchor(start, end))
        return self._added[key].id

    def of_head(self, head: Token) -> list[str]:
        """The actor of the head noun; people of no name; else the actors that its modifiers name ("Oramian warplanes")."""
        end = head.idx + len(head)
        whole = self._index.mentions_in(head.idx, end)
        if whole:
            return [max(whole, key=lambda pair: pair[0].end - pair[0].start)[1]]
        if names_people(head) or (head.tag_ in COMMON and head.lemma_.lower() in COLLECTIVES):
            return [self._people(head)]
        start = min([child.left_edge.idx for child in children(head) if child.i < head.i], default=head.idx)
        return [actor for _, actor in self._index.mentions_in(start, end)] or self.after(head, frozenset({"of"}))

    def named(self, head: Token) -> list[str]:
        """The known actors that stand before a noun ("the Velmari embassy")."""
        return [a for c in children(head) if c.dep_ in BEFORE for _, a in self._mentions(c)]

    def kind(self, actor: str) -> str | None:
        """The kind of a known actor; `None` for those that were made."""
        known = self._index.actor(actor)
        return known.kind if known else None

    def _mentions(self, token: Token) -> list[tuple[Anchor, str]]:
        return self._index.mentions_in(token.left_edge.idx, token.idx + len(token))

    def _people(self, head: Token) -> str:
        """The id of an unnamed actor, the same for the same words."""
        first = min(
            [child.left_edge.i for child in children(head) if child.dep_ in KEPT and child.i < head.i], default=head.i
        )
        start, end = head.doc[first].idx, head.idx + len(head)
        owner = next(iter([*self.named(head), *self._owners(head)]), None)
        plural = head.tag_ == "NNS" or head.lower_ in {"people", "personnel", "police"}
        return self._add(start, end, "people" if plural else "unnamed", (Role(head.text, owner),) if owner else ())

    def added(self) -> list[Actor]:
        """The actors that were made, in the order of their first mention, with all their mentions."""
        return [
            msgspec.structs.replace(actor, mentions=tuple(sorted(self._places[actor.id])))
            for actor in self._added.values()
        ]

    def _owners(self, head: Token) -> list[str]:
        """The sides that "of" and "from" lead to ("members of the second front of the Kesh Army")."""
        found: list[str] = []
        for child in children(head):
            if child.lower_ in {"of", "from"} and child.i > head.i:
                found += [a for a in self.under(child) if self.kind(a) in SIDES]
        return found

    def before(self, noun: Token) -> list[str]:
        """The doer before a noun of action ("Oramian airstrikes", "the army's attack"), or after "between"."""
        found = [a for child in children(noun) if child.dep_ in BEFORE for a in self.of_head(child)]
        return list(dict.fromkeys([*found, *self.after(noun, DOER)]))

    def after(self, token: Token, prepositions: frozenset[str]) -> list[str]:
        """The actors that a token's prepositions lead to."""
        found: list[str] = []
        for child in children(token):
            if child.dep_ in {"prep", "dative"} and child.lower_ in prepositions and child.i > token.i:
                found += [a for word in children(child) if word.dep_ == "pobj" for a in self.all_of(word)]
        return list(dict.fromkeys(found))

    def under(self, noun: Token) -> list[str]:
        """Every known actor that a phrase mentions near its start, in text order."""
        start, end = noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge)
        end = min(end, start + LONGEST_PHRASE)
        return list(dict.fromkeys(actor for _, actor in self._index.mentions_in(start, end)))
