"""Which of our entries fill which MUC role, and which count as its figures.

MUC-3 and MUC-4 ask for acts of terror alone: what armies and guerrillas do to each other's soldiers and positions is left
out there, and so is what happened long ago. The record holds all of it, so the choice is made here, by weights that were
learned on the development part (`selector.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.muc.candidates import EFFECTS, ROLES, bare, candidates_of, head_of, single_victims
from bench.muc.selector import selector

if TYPE_CHECKING:
    from reportedly.model import Reading

__all__ = ["fill_roles"]


def fill_roles(reading: Reading) -> dict[str, Any]:
    """The role fillers and figures of one article, in the scorer's form."""
    chosen = selector()
    incident = chosen.incident_probability(reading.article.text)
    roles: dict[str, list[list[str]]] = {role: [] for role in ROLES}
    for candidate in candidates_of(reading):
        if chosen.probability(candidate, incident) >= chosen.threshold:
            roles[candidate.role].append(candidate.forms)
    return {"doc_id": reading.source_id, "roles": roles, "figures": _figures(reading)}


def _figures(reading: Reading) -> list[dict[str, Any]]:
    """Counts of killed and injured, and one for each single person who was; the same count of the same people once."""
    found = list(single_victims(reading))
    found += [
        (figure.who.text if figure.who else "", str(figure.value), EFFECTS[figure.what])
        for figure in reading.figures
        if figure.what in EFFECTS and figure.value and not figure.planned
    ]
    once = {(head_of(who), number, effect): who for who, number, effect in reversed(found)}
    return [
        {"victim": [bare(who)], "number": [number], "effect": [effect]}
        for (_, number, effect), who in reversed(once.items())
    ]
