"""Acts that a state tells of: "is opposed to a truce", "were put on alert", "came under attack", "is behind the raid"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.reading.acts.clauses import agent_of, is_passive, object_of, subject_of
from reportedly.reading.acts.lexicon import Sense, is_action
from reportedly.reading.branches import children
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["State", "state_of"]

BEING = listed("be remain stay go come get keep stand")
PUTTING = listed("put place keep hold bring set")
ALERT = Sense("MOBILIZE", "troops")
SUFFERED = {
    **dict.fromkeys(listed("investigation probe scrutiny"), Sense("ACCUSE", "investigate")),
    **dict.fromkeys(listed("arrest detention"), Sense("COERCE", "arrest")),
    **dict.fromkeys(listed("attack fire bombardment siege shelling"), Sense("ASSAULT")),
    **dict.fromkeys(listed("curfew lockdown"), Sense("COERCE", "curfew")),
}
AGAINST = listed("opposed averse")
SAYING = listed("say claim insist believe allege declare announce charge tell suggest conclude find")


class State(NamedTuple):
    """The sense of a state, the heads of who acts and who is acted on (`None`: not told), and its last word."""

    sense: Sense
    agent: Token | None
    patient: Token | None
    last: Token


def state_of(verb: Token) -> State | None:
    """The act that a verb of being or putting tells of with what follows it; `None`: none."""
    lemma = verb.lemma_.lower()
    if verb.dep_ in {"aux", "auxpass"} or lemma not in BEING | PUTTING:
        return None
    for child in children(verb):
        if child.i > verb.i and child.dep_ == "acomp" and lemma in BEING:
            found = _of_adjective(verb, child)
        elif child.i > verb.i and child.dep_ == "prep":
            found = _of_phrase(verb, child)
        else:
            continue
        if found is not None:
            return found
    return None


def _of_adjective(verb: Token, adjective: Token) -> State | None:
    if adjective.lower_ in AGAINST:
        return State(Sense("REJECT"), subject_of(verb), adjective, adjective)
    if adjective.lower_ == "responsible":
        return _blame(verb, adjective)
    return None


def _of_phrase(verb: Token, preposition: Token) -> State | None:
    noun = next((word for word in children(preposition) if word.dep_ == "pobj"), None)
    if noun is None:
        return None
    lemma = noun.lemma_.lower()
    is_bare = not any(child.dep_ in {"det", "poss"} for child in children(noun))
    if preposition.lower_ == "on" and lemma in {"alert", "standby"} and is_bare:
        return State(ALERT, (agent_of(verb) or object_of(verb)) if _puts(verb) else subject_of(verb), None, noun)
    if preposition.lower_ == "under" and lemma in SUFFERED and is_bare:
        agent, patient = _sides(verb)
        return State(SUFFERED[lemma], agent or _source(verb, noun), patient, noun)
    if preposition.lower_ == "behind" and is_action(lemma) and verb.lemma_ == "be":
        return _blame(verb, noun)
    return None


def _puts(verb: Token) -> bool:
    return is_passive(verb) or verb.lemma_.lower() in PUTTING


def _sides(verb: Token) -> tuple[Token | None, Token | None]:
    """Who does and who suffers what one is "under"."""
    return (agent_of(verb), object_of(verb)) if _puts(verb) else (None, subject_of(verb))


def _source(*heads: Token) -> Token | None:
    """From whom an attack comes, or by whom one is investigated."""
    found = (child for head in heads for child in children(head) if child.lower_ in {"by", "from"})
    return next((word for child in found for word in children(child) if word.dep_ == "pobj"), None)


def _blame(verb: Token, last: Token) -> State | None:
    """Whom somebody says to have done it ("Oram said the rebels were behind the raid"): an accusation."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_.lower() not in SAYING:
        return None
    accuser, accused = subject_of(above), subject_of(verb)
    # Who answers for their own deed accuses nobody.
    if accused is None or accused.tag_ == "PRP" or accuser is None:
        return None
    return State(Sense("ACCUSE", "allege"), accuser, accused, last)
