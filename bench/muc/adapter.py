"""Which of our entries fill which MUC role, and which count as its figures.

MUC-3 and MUC-4 ask for acts of terror alone: what armies and guerrillas do to each other's soldiers and positions is left
out there. The record holds both, so the choice is made here, by the kinds of actors and by words for the military.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.model import Act, Actor, Figure, Reading

__all__ = ["fill_roles"]

EFFECTS = {"killed": "DEATH", "died": "DEATH", "executed": "DEATH", "injured": "INJURY"}
KILLING = re.compile(
    r"\b(?:kill|murder|assassinat|slain|slay|massacr|execut|lynch|gunn?ed|shot dead|behead|slaughter)", re.IGNORECASE
)
WOUNDING = re.compile(r"\b(?:wound|injur|hurt|maim|beat)", re.IGNORECASE)
LEAD = re.compile(
    r"(?:the|an?|his|her|their|its|some|several|at least|about|another|other|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|more|many|\d[\d,]*)\s+",
    re.IGNORECASE,
)
AFTER = re.compile(r" (?:of|from|in|at|who) ", re.IGNORECASE)
SOLDIERS = frozenset(
    [
        "soldier",
        "troop",
        "sergeant",
        "lieutenant",
        "guard",
        "guardsman",
        "corporal",
        "patrol",
        "policeman",
        "police",
        "officer",
    ]
)
MILITARY = re.compile(
    r"\b(?:army|military|navy|naval|air force|battalion|brigade|infantry|garrison|barracks|positions?|patrols?|troops?"
    r"|soldiers?|guerrillas?|rebels?|enemy|combat|armou?red|convoys?|detachments?|regiment)\b",
    re.IGNORECASE,
)
# Counted, and no victims by MUC's rules: nouns of harm, combatants, and "people" of whom no more is said.
NO_VICTIMS = frozenset(
    [
        "death",
        "injury",
        "casualty",
        "murder",
        "body",
        "bodie",
        "killing",
        "wound",
        "life",
        "other",
        "people",
        "guerrilla",
        "rebel",
        "terrorist",
        "trafficker",
        "extremist",
        "fighter",
        "combatant",
        "insurgent",
        "militant",
        "subversive",
    ]
)
ROLES = ("PERP-IND", "PERP-ORG", "TARGET", "VICTIM", "WEAPON")
PEOPLE = frozenset({"person", "people", "unnamed"})
STATES = frozenset({"state", "government", "media"})
SIDES = frozenset({"armed_group", "organization"})


def fill_roles(reading: Reading) -> dict[str, Any]:
    """The role fillers and figures of one article, in the scorer's form."""
    found = _Fillers({actor.id: actor for actor in reading.actors}, reading.article.text)
    for act in reading.acts:
        found.take_act(act)
    for figure in reading.figures:
        found.take_figure(figure)
    return {"doc_id": reading.source_id, "roles": found.roles(), "figures": found.figures}


@dataclass
class _Fillers:
    """What is filled in so far; a filler comes with whether it is a proper name."""

    actors: dict[str, Actor]
    text: str
    filled: dict[str, list[tuple[str, bool]]] = field(default_factory=lambda: {role: [] for role in ROLES})
    figures: list[dict[str, Any]] = field(default_factory=list)

    def take_act(self, act: Act) -> None:
        """Asserted assaults, and destruction, on what is not military, by others than governments."""
        if act.realis != "asserted" or not (act.type == "ASSAULT" or (act.type, act.mode) == ("COERCE", "destroy")):
            return
        doers = [self.actors[i] for i in act.actors if i in self.actors]
        hit = [self.actors[i] for i in act.recipients if i in self.actors]
        if doers and all(doer.kind in STATES for doer in doers):
            return
        struck = [*(_is_military(actor) for actor in hit), *(bool(MILITARY.search(t.text)) for t in act.targets)]
        if struck and all(struck):
            return
        for doer in doers:
            self._take_doer(doer)
        for actor in hit:
            self._take_victim(act, actor)
        self.filled["TARGET"] += [(t.text, False) for t in act.targets if not MILITARY.search(t.text)]
        self.filled["WEAPON"] += [(t.text, False) for t in act.instruments]

    def _take_doer(self, doer: Actor) -> None:
        if doer.kind in PEOPLE:
            # A person by name: 5 of 40 on the part developed on; who speaks or commands stands in the subject too.
            if doer.kind != "person":
                self.filled["PERP-IND"].append((doer.name, False))
            sides = (self.actors.get(role.of or "") for role in doer.roles)
            named = (
                side for side in self.actors.values() if side.id != doer.id and side.name.lower() in doer.name.lower()
            )
            self.filled["PERP-ORG"] += [(s.name, True) for s in (*sides, *named) if s is not None and s.kind in SIDES]
        elif doer.kind not in STATES:
            self.filled["PERP-ORG"].append((doer.name, True))

    def _take_victim(self, act: Act, actor: Actor) -> None:
        """A person or people, and one death or injury where it is one person and the verb says so."""
        if actor.kind not in PEOPLE or _head(actor.name) in SOLDIERS:
            return
        if _head(actor.name) not in NO_VICTIMS:
            self.filled["VICTIM"].append((actor.name, actor.kind == "person"))
        words = act.anchor.text_of(self.text)
        effect = "DEATH" if KILLING.search(words) else "INJURY" if WOUNDING.search(words) else None
        if effect and actor.kind != "people":
            self._count(actor.name, 1, effect)

    def take_figure(self, figure: Figure) -> None:
        """A count of killed or injured; whom it counts are victims too."""
        if figure.what not in EFFECTS or not figure.value or figure.planned:
            return
        who = figure.who.text if figure.who else ""
        self._count(who, figure.value, EFFECTS[figure.what])
        if who and _head(who) not in NO_VICTIMS | SOLDIERS:
            self.filled["VICTIM"].append((who, False))

    def _count(self, who: str, number: int, effect: str) -> None:
        figure = {"victim": [_bare(who)], "number": [str(number)], "effect": [effect]}
        known = ((_head(f["victim"][0]), f["number"], f["effect"]) for f in self.figures)
        if (_head(who), figure["number"], figure["effect"]) not in known:
            self.figures.append(figure)

    def roles(self) -> dict[str, list[list[str]]]:
        """The fillers of each role; those without a name are one where their head noun is one."""
        return {role: _grouped(fillers) for role, fillers in self.filled.items()}


def _grouped(fillers: Iterable[tuple[str, bool]]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for filler, is_name in fillers:
        group = groups.setdefault(filler.lower() if is_name else _head(filler), [])
        if _bare(filler) not in group:
            group.append(_bare(filler))
    return list(groups.values())


def _is_military(actor: Actor) -> bool:
    return actor.kind in {"military", "armed_group"} or _head(actor.name) in SOLDIERS


def _bare(filler: str) -> str:
    """A phrase without determiners and numbers before it."""
    words = " ".join(filler.split())
    while match := LEAD.match(words):
        words = words[match.end() :]
    return words


def _head(filler: str) -> str:
    """The head noun of a phrase, in the singular as far as its ending tells."""
    words = AFTER.split(_bare(filler).lower())[0].split()
    head = words[-1] if words else ""
    return head[:-1] if len(head) > 3 and head.endswith("s") and not head.endswith("ss") else head
