"""Which act a verb or noun tells of in its clause: its type, its mode and whether it is said to have happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.acts.clauses import agent_of, answering, is_of_nobody, is_passive, object_of, realis_of, wills
from reportedly.reading.acts.heads import led_to
from reportedly.reading.acts.instruments import HURLED, is_weapon, weapon_mode
from reportedly.reading.acts.lexicon import FORCES, NATURE, TRANSITIVE, Sense, noun_sense, verb_sense
from reportedly.reading.branches import children
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.model import Realis

__all__ = ["REACHING", "mode_of", "noun_act", "objects_of", "verb_act"]

GENTLE = listed("SUPPORT AID COOPERATE CONCEDE RETREAT CONSULT")
HARSH = listed("COERCE SANCTION ASSAULT PROTEST MOBILIZE")
AS = frozenset({"as"})
ON = frozenset({"on"})
SIDING = frozenset({"fight", "battle"})
# An attack of such a kind is made of words.
SPOKEN = listed("verbal scathing blistering stinging withering scorching personal rhetorical blunt vitriolic")
COMMANDING = listed("order instruct command direct")
SHOWING = frozenset({"demonstrate"})
# Forms that the lemmatiser takes for another verb's.
MISTAKEN = {"raped": "rape", "raping": "rape"}
# "Failed to reach an agreement" turns it down; "failed to praise" tells of no act.
# The mode of a threat is what it threatens with.
MENACES = {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations"}
REACHED = frozenset({"SUPPORT", "AGREE"})
REACHING = listed("reach strike clinch make sign conclude ratify seal")


def verb_act(verb: Token) -> tuple[Sense, Realis] | None:
    """The type of a verb's act and its realis; `None` where it tells of no act."""
    objects = objects_of(verb)
    told_by = [*objects, *(word for head in (verb, *objects) for word in led_to(head, AS))]
    lemma = MISTAKEN.get(verb.lower_, verb.lemma_.lower())
    sense = verb_sense(lemma, _particles(verb), [name for noun in told_by for name in _names(noun)])
    if sense is None:
        sense = _by_clause(verb, lemma)
    if lemma in SHOWING and any(child.dep_ in {"dobj", "ccomp"} for child in children(verb)):
        return None
    if sense is None and lemma in HURLED and any(is_weapon(noun) for noun in objects):
        sense = Sense("ASSAULT")
    if sense is None or verb.dep_ in {"amod", "compound"} or _is_adjective(verb):
        return None
    if verb.lemma_.lower() in TRANSITIVE and object_of(verb) is None and not _has_subject_below(verb):
        return None
    if lemma in SIDING and _is_beside(verb):
        return None
    if verb.lemma_ == "seek" and any(child.dep_ == "xcomp" for child in children(verb)):
        return None
    if verb.lemma_ == "deny" and any(child.dep_ == "dative" for child in children(verb)):
        sense = Sense("COERCE", "restrict")
    agent = agent_of(verb)
    if agent is not None and agent.lemma_.lower() in NATURE:
        return None
    if sense.mode == "obstruct" and agent is not None and agent.lemma_.lower() in FORCES:
        sense = Sense("COERCE", "restrict")
    if sense.type == "ASSAULT" and _is_by(objects, SPOKEN):
        sense = Sense("ACCUSE", "disapprove")
    elif (sense.type == "MOBILIZE" or sense.mode == "visit") and _keeps_peace(verb, agent):
        sense = Sense("AID", "peacekeeping")
    elif sense == Sense("THREATEN"):
        sense = Sense("THREATEN", _menace(verb))
    realis = "negated" if is_of_nobody(agent) or is_of_nobody(object_of(verb)) else realis_of(verb)
    return _intended(sense, realis, verb), realis


def _names(noun: Token) -> Iterator[str]:
    """The lemma of a noun, before it with what a hyphen joins to it ("cease-fire", which the tokenizer cuts)."""
    if noun.i > 1 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_:
        yield f"{noun.nbor(-2).lower_}-{noun.lemma_.lower()}"
    yield noun.lemma_.lower()


def _is_by(nouns: list[Token], words: frozenset[str]) -> bool:
    return any(child.lower_ in words for noun in nouns for child in children(noun))


def _by_clause(verb: Token, lemma: str) -> Sense | None:
    """What the clause under a verb makes of it: "found the mayor guilty", "ordered the rebels to leave"."""
    below = [child for child in children(verb) if child.i > verb.i]
    if lemma == "find" and any(word.lower_ == "guilty" for child in below for word in (child, *children(child))):
        return Sense("ACCUSE", "allege")
    if lemma not in COMMANDING:
        return None
    told = (child for child in below if child.dep_ in {"xcomp", "ccomp"})
    return Sense("REQUEST") if any(word.lower_ == "to" for child in told for word in children(child)) else None


def _menace(verb: Token) -> str | None:
    """With what somebody threatens ("to bomb Oram", "an attack", "sanctions"): the mode of the threat."""
    told = [child for child in children(verb) if child.dep_ in {"xcomp", "dobj", "ccomp"} and child.i > verb.i]
    told += [word for child in children(verb) if child.dep_ == "prep" for word in children(child)]
    senses = (
        verb_sense(word.lemma_.lower(), [], _lemmas(word)) or noun_sense(word.lemma_.lower(), []) for word in told
    )
    return next((MENACES[sense.type] for sense in senses if sense is not None and sense.type in MENACES), None)


def _lemmas(verb: Token) -> list[str]:
    return [noun.lemma_.lower() for noun in objects_of(verb)]


def _keeps_peace(verb: Token, agent: Token | None) -> bool:
    """Whether troops are moved to keep a peace: by the words of the clause near the verb."""
    heads = [*([agent] if agent is not None else []), *children(verb)]
    near = [word for head in heads for word in (head, *children(head))]
    near += [word for noun in near if noun.dep_ == "pobj" for word in children(noun)]
    return any(word.lower_.startswith("peacekeep") or word.lower_ == "peace" for word in near)


def _is_beside(verb: Token) -> bool:
    """Whether somebody only fights beside another: "on the government's side", "alongside the army"."""
    return any(child.lower_ == "alongside" for child in children(verb)) or any(
        noun.lower_ in {"side", "behalf"} for noun in led_to(verb, ON)
    )


def _has_subject_below(verb: Token) -> bool:
    """Whether the object of a verb is the subject of the clause under it ("allowed the envoy to leave")."""
    told = (child for child in children(verb) if child.dep_ in {"ccomp", "xcomp"} and child.i > verb.i)
    return any(word.dep_ == "nsubj" for child in told for word in children(child))


def _intended(sense: Sense, realis: Realis, verb: Token) -> Sense:
    """What is only intended is by the codebook a promise or a threat; what is refused is a rejection."""
    if realis == "negated" and (sense.type == "AGREE" or (sense.type in REACHED and verb.lemma_ in REACHING)):
        return Sense("REJECT")
    if not wills(verb):
        return sense
    if realis in {"planned", "threatened"} and not is_passive(verb):
        if sense.type in GENTLE:
            return Sense("AGREE")
        if sense.type in HARSH:
            return Sense("THREATEN", MENACES.get(sense.type))
    if realis == "negated" and sense.type in GENTLE | {"AGREE"}:
        return Sense("REJECT")
    return sense


def _is_adjective(verb: Token) -> bool:
    """Whether a participle stands before its noun ("the occupied city"), whatever the parse calls it."""
    if verb.tag_ not in {"VBN", "VBG"} or verb.i + 1 >= len(verb.doc) or verb.i == 0:
        return False
    before, after = verb.doc[verb.i - 1], verb.doc[verb.i + 1]
    framed = any(child.dep_ in {"aux", "auxpass"} for child in children(verb))
    leads = before.tag_ in {"DT", "PRP$", "POS", "JJ"} or (before.tag_ == "IN" and verb.tag_ == "VBN")
    return not framed and leads and after.tag_ in {"NN", "NNS", "NNP", "NNPS", "JJ"}


def noun_act(noun: Token) -> Sense | None:
    """The act that a noun tells of by itself ("the shelling of a village"); `None`: none."""
    if noun.lemma_.lower() in {"death", "crime"} and answering(noun) is not None:
        return Sense("ASSAULT")
    return noun_sense(noun.lemma_.lower(), (child.lemma_.lower() for child in children(noun)))


def _particles(verb: Token) -> list[str]:
    return [
        child.lower_
        for child in children(verb)
        if child.dep_ in {"prt", "prep", "advmod", "acomp", "oprd"} and child.i > verb.i
    ]


def objects_of(verb: Token) -> list[Token]:
    """The nouns that a verb acts with: its object, the subject of its passive, those coordinated and what "of" adds."""
    found = [child for child in children(verb) if child.dep_ in {"dobj", "nsubjpass", "prt"} and child.tag_ != "RP"]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        found.append(verb.head)
    for noun in tuple(found):
        found += [child for child in children(noun) if child.dep_ == "conj"]
        for child in children(noun):
            if child.lower_ == "of":
                found += [word for word in children(child) if word.dep_ == "pobj"]
            elif child.dep_ == "compound":
                found.append(child)
    return found


def mode_of(sense: Sense, weapons: list[Token]) -> str | None:
    """The mode, told by the weapon where the verb tells none."""
    if sense.mode or sense.type != "ASSAULT" or not weapons:
        return sense.mode
    return weapon_mode(weapons)
