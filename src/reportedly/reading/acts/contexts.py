"""The contexts of PLOVER that an act's own words name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.branches import children
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

__all__ = ["contexts_of"]

WORDS = {
    "military": """army military troop soldier force warplane airstrike air-strike artillery navy naval ceasefire truce
        armistice battalion brigade missile rocket weapon offensive militia rebel guerrilla fighter tank warship war
        mortar shell shelling bombardment peacekeeper demilitarize arms withdrawal garrison""",
    "diplomatic": """ambassador embassy diplomat diplomatic envoy consulate relation tie summit treaty bilateral peace talk
        negotiation accord delegation mediation mediator recognition""",
    "legal": """court judge lawsuit sue indict indictment trial prosecutor verdict sentence convict conviction charge arrest
        jail warrant extradite extradition tribunal law legal appeal pardon amnesty detain detention prison""",
    "economic": """trade tariff economic economy export import loan debt bank sanction embargo market currency investment
        finance financial tax budget aid fund wage price""",
    "resource": """oil gas energy water nuclear-power electricity mine mining fish fishing fishery fishermen petroleum pipeline
        fuel coal uranium mineral land""",
    "refugee": "refugee displaced asylum migrant migration immigrant exile repatriation repatriate resettle",
    "terrorism": "terrorist terrorism terror suicide-bomber hijacker hostage",
    "election": "election vote ballot poll referendum electoral voter candidate",
    "cbrn": "nuclear chemical biological sarin warhead chlorine plutonium enrichment radiological",
    "cyber": "cyber hacker hack cyberattack ransomware malware website",
    "rights": "rights torture abuse censorship dissident",
    "disease": "disease epidemic outbreak virus vaccine pandemic cholera quarantine",
    "disaster": "earthquake flood hurricane drought famine tsunami cyclone",
}
CONTEXTS = {word: context for context, words in WORDS.items() for word in listed(words)}
# What hangs on a word by these tells of the act; relative clauses and clauses beside it tell of others.
NEAR = listed(
    "dobj pobj prep compound amod nmod nsubj nsubjpass agent conj attr acomp poss dative appos xcomp ccomp aux"
)
DEEPEST = 4


def contexts_of(action: Token) -> tuple[str, ...]:
    """The contexts that the words of an act's clause name, sorted; empty where none is plain."""
    lemmas = (word.lemma_.lower() for word in _near(action, DEEPEST))
    return tuple(sorted({CONTEXTS[lemma] for lemma in lemmas if lemma in CONTEXTS}))


def _near(token: Token, depth: int) -> Iterator[Token]:
    yield token
    if depth:
        for child in children(token):
            if child.dep_ in NEAR:
                yield from _near(child, depth - 1)
