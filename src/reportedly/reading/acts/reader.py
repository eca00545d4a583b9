"""The acts reader: who did what to whom, from the verbs and nouns of action of each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reportedly.model import Act, Anchor, Phrase
from reportedly.reading.acts.clauses import (
    agent_of,
    is_passive,
    object_of,
    obliging,
    passive_agent,
    realis_of,
    subject_of,
    wills,
)
from reportedly.reading.acts.lexicon import (
    FORCES,
    LIGHT,
    NATURE,
    SELF,
    TRANSITIVE,
    Sense,
    is_action,
    noun_sense,
    verb_sense,
)
from reportedly.reading.branches import children
from reportedly.reading.lookup import ActorIndex, StatementIndex
from reportedly.reading.places import place_under
from reportedly.reading.times import nearest_time, read_times
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.model import Reading, Realis
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["ActReader"]

GENTLE = listed("SUPPORT AID COOPERATE CONCEDE RETREAT CONSULT")
HARSH = listed("COERCE SANCTION ASSAULT PROTEST MOBILIZE")
MUTUAL = listed("AGREE CONSULT COOPERATE SUPPORT")
# By these prepositions the recipient of an act is reached.
TOWARD = listed("on against with to for at toward towards from over between into upon")
# The noun of action takes its agent by these.
DOER = listed("by between")
LONGEST_PHRASE = 150  # code points; beyond it a phrase holds clauses of its own
NOUN_TAGS = frozenset({"NN", "NNS"})
LIKELY = {"dobj", "pobj", "nsubj", "nsubjpass", "ROOT", "conj", "attr", "appos"}


class ActReader:
    """Fills `acts`: the plain ones, in text order."""

    name = "acts"
    version = "1"
    requires: frozenset[str] = frozenset({"actors", "statements"})
    emits: frozenset[str] = frozenset({"acts"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """The reading with its acts; ids are `e1`, `e2`, … in text order."""
        writer = _Writer(parsed, reading)
        found = [act for sentence in parsed.sentences for act in writer.acts(sentence)]
        numbered = (msgspec.structs.replace(act, id=f"e{n}") for n, act in enumerate(found, start=1))
        return msgspec.structs.replace(reading, acts=tuple(numbered))


class _Writer:
    """Turns verbs and nouns of one article into acts."""

    def __init__(self, parsed: ParsedArticle, reading: Reading) -> None:
        self._text = parsed.text
        self._actors = ActorIndex(reading)
        self._statements = StatementIndex(reading)

    def acts(self, sentence: Span) -> list[Act]:
        """The acts of a sentence, in text order."""
        found: list[Act] = []
        used: set[int] = set()
        times: tuple[Anchor, ...] | None = None
        for token in sentence:
            pos = token.pos_
            if pos == "VERB":
                reached = _verb_act(token)
                demand = self._demand(token) if token.dep_ == "ccomp" else None
                parts = self._of_verb(token, *reached) if reached and not demand else demand
                if parts is None:
                    continue
                used.update(noun.i for noun in _objects(token))
            elif token.tag_ in NOUN_TAGS and token.i not in used and (sense := _noun_sense(token)):
                parts = self._of_noun(token, sense)
                if parts is None:
                    continue
            else:
                continue
            times = read_times(self._text, sentence.start_char, sentence.end_char) if times is None else times
            found.append(self._with_circumstances(parts, token, times))
        return sorted(found, key=lambda act: act.anchor.start)

    def _with_circumstances(self, act: Act, token: Token, times: tuple[Anchor, ...]) -> Act:
        return msgspec.structs.replace(
            act,
            place=place_under(token),
            time=nearest_time(self._text, times, token.idx, token.idx + len(token)),
            according_to=self._statements.according_to(act.anchor),
        )

    def _of_verb(self, verb: Token, sense: Sense, realis: Realis) -> Act:
        agent, patient = agent_of(verb), object_of(verb)
        actors = self._all_actors(agent)
        if not actors and sense.type == "ASSAULT":
            actors = self._attackers(verb)
        moved = sense.mode in SELF and not is_passive(verb)
        recipients = [] if moved else [a for a in self._all_actors(patient) if a not in actors]
        if not recipients:
            recipients = next((found for found in self._reached(verb, patient, sense) if set(found) - set(actors)), [])
            recipients = [a for a in recipients if a not in actors]
        if not recipients and sense.type in MUTUAL and len(actors) > 1:
            recipients = list(actors)
        return Act(
            id="e0",
            anchor=_anchor(verb, patient),
            type=sense.type,
            mode=sense.mode,
            actors=tuple(actors),
            recipients=tuple(recipients),
            targets=self._targets(sense, patient, recipients),
            realis=realis,
        )

    def _reached(self, verb: Token, patient: Token | None, sense: Sense) -> Iterator[list[str]]:
        """Whom an act may reach that is not the head of its object, the likeliest first."""
        told = [child for child in children(verb) if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i]
        if sense.type in {"REQUEST", "COERCE", "CONCEDE"}:
            yield from (self._all_actors(word) for child in told for word in children(child) if word.dep_ == "nsubj")
        nouns = [noun for noun in (patient, *_objects(verb)) if noun is not None]
        yield from (self._around(noun) for noun in nouns)
        yield self._around(verb)
        yield from (self._under(noun) for noun in nouns)
        if sense.mode == "visit":
            yield self._after(verb, frozenset({"in"}))
        for child in told:
            inner = object_of(child)
            yield self._all_actors(inner)
            yield self._around(child)
            yield self._under(inner) if inner is not None else []
        yield from (self._under(child) for child in children(verb) if child.dep_ == "prep" and child.i > verb.i)

    def _under(self, noun: Token) -> list[str]:
        """Every actor that a phrase mentions, in text order."""
        start, end = noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge)
        if end - start > LONGEST_PHRASE:
            return []
        return list(dict.fromkeys(actor for _, actor in self._actors.mentions_in(start, end)))

    def _demand(self, verb: Token) -> Act | None:
        """As in "Kesh said Velmar must withdraw": a request to whom the clause is about."""
        saying = obliging(verb)
        if saying is None:
            return None
        return Act(
            id="e0",
            anchor=_anchor(verb, object_of(verb)),
            type="REQUEST",
            actors=tuple(self._all_actors(agent_of(saying))),
            recipients=tuple(self._all_actors(subject_of(verb))),
        )

    def _of_noun(self, noun: Token, sense: Sense) -> Act | None:
        """A noun of action, where somebody is named as doing or suffering it."""
        if noun.dep_ not in LIKELY or (noun.dep_ == "dobj" and noun.head.lemma_.lower() in LIGHT):
            return None
        agent = passive_agent(noun)
        actors = self._all_actors(agent) if agent is not None else self._before(noun)
        recipients = [a for a in (*self._of(noun), *self._around(noun)) if a not in actors]
        if not actors and not recipients:
            return None
        if sense.type in MUTUAL and not recipients:
            recipients = list(actors)
        return Act(
            id="e0",
            anchor=Anchor(noun.idx, noun.idx + len(noun)),
            type=sense.type,
            mode=sense.mode,
            actors=tuple(actors),
            recipients=tuple(dict.fromkeys(recipients)),
            realis=_noun_realis(noun),
        )

    def _targets(self, sense: Sense, patient: Token | None, recipients: list[str]) -> tuple[Phrase, ...]:
        """What is hit, where it is no actor."""
        if recipients or patient is None or sense.type not in {"ASSAULT", "COERCE"}:
            return ()
        if patient.tag_ not in {"NN", "NNS", "NNP", "NNPS", "CD"} or is_action(patient.lemma_.lower()):
            return ()
        start, end = patient.left_edge.idx, patient.idx + len(patient)
        return (Phrase(self._text[start:end], Anchor(start, end)),)

    def _attackers(self, verb: Token) -> list[str]:
        """Who struck, where only the attack is named ("were killed in Kesh airstrikes")."""
        for child in children(verb):
            if child.dep_ in {"prep", "agent"} and child.lower_ in {"in", "by", "during"}:
                for word in children(child):
                    if word.dep_ == "pobj" and is_action(word.lemma_.lower()):
                        return self._before(word)
        return []

    def _all_actors(self, head: Token | None) -> list[str]:
        """The actors of a noun phrase and of those coordinated with it."""
        found: list[str] = []
        while head is not None:
            found += [actor for actor in self._actors_of(head) if actor not in found]
            head = next((child for child in children(head) if child.dep_ == "conj"), None)
        return found

    def _actors_of(self, head: Token) -> list[str]:
        """The actor of the head noun; else those that its modifiers name ("Oramian warplanes")."""
        end = head.idx + len(head)
        whole = self._actors.mentions_in(head.idx, end)
        if whole:
            return [max(whole, key=lambda pair: pair[0].end - pair[0].start)[1]]
        start = min([child.left_edge.idx for child in children(head) if child.i < head.i], default=head.idx)
        return [actor for _, actor in self._actors.mentions_in(start, end)] or self._of(head)

    def _before(self, noun: Token) -> list[str]:
        """The doer before a noun of action ("Oramian airstrikes", "the army's attack"), or after "between"."""
        found = [
            a for c in children(noun) if c.dep_ in {"poss", "compound", "amod", "nmod"} for a in self._actors_of(c)
        ]
        for child in children(noun):
            if child.dep_ == "prep" and child.lower_ in DOER:
                found += [a for word in children(child) if word.dep_ == "pobj" for a in self._all_actors(word)]
        return list(dict.fromkeys(found))

    def _of(self, noun: Token) -> list[str]:
        """The actors after "of"."""
        return self._after(noun, frozenset({"of"}))

    def _around(self, token: Token) -> list[str]:
        """The actors that the prepositions of a recipient lead to."""
        return self._after(token, TOWARD)

    def _after(self, token: Token, prepositions: frozenset[str]) -> list[str]:
        found: list[str] = []
        for child in children(token):
            if child.dep_ in {"prep", "dative"} and child.lower_ in prepositions and child.i > token.i:
                found += [a for word in children(child) if word.dep_ == "pobj" for a in self._all_actors(word)]
        return list(dict.fromkeys(found))


def _verb_act(verb: Token) -> tuple[Sense, Realis] | None:
    """The type of a verb's act and its realis; `None` where it tells of no act."""
    sense = verb_sense(verb.lemma_.lower(), _particles(verb), [noun.lemma_.lower() for noun in _objects(verb)])
    if sense is None or verb.dep_ in {"amod", "compound"} or _is_adjective(verb):
        return None
    if verb.lemma_.lower() in TRANSITIVE and object_of(verb) is None:
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
    realis = realis_of(verb)
    return _intended(sense, realis, verb), realis


def _intended(sense: Sense, realis: Realis, verb: Token) -> Sense:
    """What is only intended is by the codebook a promise or a threat; what is refused is a rejection."""
    if not wills(verb):
        return sense
    if realis in {"planned", "threatened"} and not is_passive(verb):
        if sense.type in GENTLE:
            return Sense("AGREE")
        if sense.type in HARSH:
            return Sense("THREATEN")
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


def _noun_sense(noun: Token) -> Sense | None:
    return noun_sense(noun.lemma_.lower(), (child.lemma_.lower() for child in children(noun)))


def _particles(verb: Token) -> list[str]:
    return [
        child.lower_
        for child in children(verb)
        if child.dep_ in {"prt", "prep", "advmod", "acomp", "oprd"} and child.i > verb.i
    ]


def _objects(verb: Token) -> list[Token]:
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


def _anchor(verb: Token, patient: Token | None) -> Anchor:
    """From the verb to the head of its object, where that follows within the clause."""
    end = verb.idx + len(verb)
    if patient is not None and verb.i < patient.i <= verb.i + 12:
        end = patient.idx + len(patient)
    return Anchor(verb.idx, end)


def _noun_realis(noun: Token) -> Realis:
    verb = noun.head
    return realis_of(verb) if verb.pos_ == "VERB" and noun.dep_ in {"dobj", "nsubjpass"} else "asserted"
