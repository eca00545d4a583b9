"""The acts reader: who did what to whom, from the verbs and nouns of action of each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reportedly.model import Act, Actor, Anchor, Phrase
from reportedly.reading.acts.clauses import (
    ASCRIBING,
    agent_of,
    answering,
    is_of_nobody,
    is_passive,
    noun_realis,
    object_of,
    obliging,
    passive_agent,
    realis_of,
    subject_of,
)
from reportedly.reading.acts.contexts import contexts_of
from reportedly.reading.acts.heads import (
    Hit,
    anchor_of,
    conjuncts,
    is_empty,
    is_moved,
    is_own,
    is_someone,
    is_thing,
    led_to,
)
from reportedly.reading.acts.instruments import instruments_of, is_structure, is_weapon
from reportedly.reading.acts.lexicon import LIGHT, SELF, Sense, is_action
from reportedly.reading.acts.participants import Participants
from reportedly.reading.acts.senses import REACHING, mode_of, noun_act, objects_of, verb_act
from reportedly.reading.acts.states import State, state_of
from reportedly.reading.branches import children
from reportedly.reading.lookup import StatementIndex
from reportedly.reading.places import place_under
from reportedly.reading.times import read_times, time_of
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.model import Reading, Realis
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["ActReader"]

MUTUAL = listed("AGREE CONSULT COOPERATE SUPPORT")
# By these prepositions the recipient of an act is reached.
TOWARD = listed("on against with to for at toward towards from over between into upon")
# The same for a name of which only the place in the sentence is known.
REACHED = TOWARD | listed("in of")
OCCURRING = listed("occur happen take explode")
AIMING = listed("aim direct target launch perpetrate stage mount")
VERBAL = frozenset({"VERB", "AUX"})
TOLD = frozenset({"xcomp", "ccomp"})
# What somebody does is why they are asked, blamed, turned down or kept from it.
ANSWERING = listed("REQUEST ACCUSE REJECT COERCE THREATEN PROTEST")
OF = frozenset({"of"})
FROM = frozenset({"from"})
FORCE = frozenset({"ASSAULT", "COERCE"})
# Whose a thing is ("positions of the army", "a camp for refugees").
OWNED = frozenset({"of", "for"})
STRIKING = frozenset({"destroy"})
# An act of force strikes what these lead to; a bomb also what it stands by.
AT = listed("on against at of upon into")
AT_BOMB = AT | listed("near outside inside under in beside between")
# "X's killing" is what X suffers; "X's attack" is what X does.
UNDERGONE = listed(
    "killing murder assassination kidnapping abduction execution shooting beating torture arrest detention hijacking"
)
LEADING_WORDS = listed("compound amod nmod poss nummod")
NOUN_TAGS = frozenset({"NN", "NNS"})
LIKELY = {"dobj", "pobj", "nsubj", "nsubjpass", "ROOT", "conj", "attr", "appos"}


class ActReader:
    """Fills `acts`: the plain ones, in text order."""

    name = "acts"
    version = "1"
    requires: frozenset[str] = frozenset({"actors", "statements"})
    emits: frozenset[str] = frozenset({"actors", "acts"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """The reading with its acts; ids are `e1`, `e2`, … in text order."""
        writer = _Writer(parsed, reading)
        found = [act for sentence in parsed.sentences for act in writer.acts(sentence)]
        numbered = tuple(msgspec.structs.replace(act, id=f"e{n}") for n, act in enumerate(found, start=1))
        return msgspec.structs.replace(reading, actors=(*reading.actors, *writer.added(numbered)), acts=numbered)


class _Writer:
    """Turns verbs and nouns of one article into acts."""

    def __init__(self, parsed: ParsedArticle, reading: Reading) -> None:
        self._parsed = parsed
        self._text = parsed.text
        self._who = Participants(reading, parsed.text)
        self._statements = StatementIndex(reading)

    def added(self, acts: tuple[Act, ...]) -> tuple[Actor, ...]:
        """The actors that only these acts tell of."""
        used = {actor for act in acts for actor in (*act.actors, *act.recipients)}
        return tuple(actor for actor in self._who.added() if actor.id in used)

    def acts(self, sentence: Span) -> list[Act]:
        """The acts of a sentence, in text order."""
        found: list[Act] = []
        used: set[int] = set()
        times: tuple[Anchor, ...] | None = None
        parts: Act | None
        for token in sentence:
            pos = token.pos_
            if pos in VERBAL and (state := state_of(token)) is not None:
                parts = self._of_state(token, state)
                used.add(state.last.i)
            elif pos == "VERB":
                reached = verb_act(token)
                demand = self._demand(token) if token.dep_ == "ccomp" else None
                parts = self._of_verb(token, *reached) if reached and not demand else demand
                if parts is None:
                    continue
                if token.lemma_.lower() not in ASCRIBING:
                    used.update(noun.i for noun in objects_of(token))
            elif token.tag_ in NOUN_TAGS and token.i not in used and (sense := noun_act(token)):
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
            contexts=contexts_of(token),
            place=place_under(token),
            time=time_of(self._parsed, token, times),
            according_to=self._statements.according_to(act.anchor),
        )

    def _of_verb(self, verb: Token, sense: Sense, realis: Realis) -> Act:
        agent, patient = agent_of(verb), object_of(verb)
        weapons = instruments_of(verb) if sense.type in FORCE else []
        if agent is not None and sense.type in FORCE and is_weapon(agent):
            actors = self._who.before(agent)
            weapons = [agent, *(weapon for weapon in weapons if weapon.i != agent.i)]
        else:
            actors = self._who.doers(agent)
        if not actors and sense.type == "ASSAULT":
            actors = self._attackers(verb)
        hit = self._hit(verb, patient, weapons) if sense.type in FORCE else Hit([], [])
        hit = Hit(hit.people, [thing for thing in hit.things if _is_struck(sense, thing)])
        recipients = [a for a in self._recipients(verb, patient, sense, hit) if a not in actors]
        if not recipients and len(actors) > 1 and (sense.type in MUTUAL or verb.lemma_ in REACHING):
            recipients = list(actors)
        if not (recipients or hit.people or hit.things or (sense.type in FORCE and _is_ones_own(patient))):
            named = (set_of for set_of in self._newly_named(verb, patient, sense) if set(set_of) - set(actors))
            recipients = [a for a in next(named, []) if a not in actors]
        return Act(
            id="e0",
            anchor=anchor_of(verb, patient),
            type=sense.type,
            mode=mode_of(sense, weapons),
            actors=tuple(actors),
            recipients=tuple(recipients),
            targets=self._phrases(hit.things),
            instruments=self._phrases(weapons),
            realis=realis,
        )

    def _of_state(self, verb: Token, state: State) -> Act:
        """As in "the army was put on alert"."""
        actors = self._who.all_named(state.agent)
        whom = self._who.all_named(state.patient) or self._who.under(state.last)
        places = (self._who.all_named(word) for noun in (state.last, verb) for word in led_to(noun, REACHED))
        whom = whom or next((found for found in places if found), [])
        return Act(
            id="e0",
            anchor=Anchor(verb.idx, max(verb.idx + len(verb), state.last.idx + len(state.last))),
            type=state.sense.type,
            mode=state.sense.mode,
            actors=tuple(actors),
            recipients=tuple(dict.fromkeys(a for a in whom if a not in actors)),
            realis=realis_of(verb),
        )

    def _recipients(self, verb: Token, patient: Token | None, sense: Sense, hit: Hit) -> list[str]:
        """Whom an act reaches, the plainest first."""
        if sense.mode in SELF and not is_passive(verb):
            direct = []
        elif sense.type in FORCE:
            direct = [actor for head in hit.people for actor in self._who.of_head(head)]
        elif patient is not None and is_own(patient):
            direct = self._who.after(verb, FROM) or self._who.after(patient, FROM)
        elif patient is not None and is_moved(verb, patient):
            direct = self._around(verb) or self._around(patient)
        else:
            direct = self._who.all_of(patient)
        if direct or hit.people:
            return list(dict.fromkeys(direct))
        if sense.type in FORCE and _is_ones_own(patient):
            return []
        owners = [a for thing in hit.things for a in (*self._who.named(thing), *self._who.after(thing, OWNED))]
        # What else is named beside a thing that is hit is mostly where it stands.
        if hit.things:
            return list(dict.fromkeys(owners))
        agents = self._who.all_of(agent_of(verb))
        reached = self._struck(verb, patient) if sense.type == "ASSAULT" else self._reached(verb, patient, sense)
        around = (found for found in reached if set(found) - set(agents))
        return list(dict.fromkeys(owners)) or next(around, [])

    def _hit(self, action: Token, patient: Token | None, weapons: list[Token]) -> Hit:
        """The people and things that an act of force strikes: its object, else what its prepositions lead to."""
        taken = {weapon.i for weapon in weapons}
        direct = [noun for noun in conjuncts(patient) if noun.i not in taken and not is_empty(noun)]
        if not direct:
            nouns = [noun for noun in conjuncts(patient) if noun.i in taken or is_action(noun.lemma_.lower())]
            places = AT_BOMB if weapons else AT
            direct = [
                found
                for noun in (action, *nouns)
                for found in led_to(noun, places)
                if found.i not in taken and not is_empty(found)
            ]
            direct = [noun for noun in direct if is_structure(noun) or is_someone(noun) or noun.head.lower_ in AT]
        things = [noun for noun in direct if is_structure(noun)]
        people = [noun for noun in direct if noun not in things and self._who.of_head(noun)]
        if action.pos_ == "VERB" and patient is not None:
            things += [noun for noun in direct if noun not in things and noun not in people and is_thing(noun)]
        return Hit(people, things)

    def _phrases(self, nouns: list[Token]) -> tuple[Phrase, ...]:
        """Nouns with what stands before them, without determiners."""
        found = []
        for noun in nouns:
            lead = [c.left_edge.i for c in children(noun) if c.i < noun.i and c.dep_ in LEADING_WORDS]
            start, end = noun.doc[min(lead, default=noun.i)].idx, noun.idx + len(noun)
            found.append(Phrase(self._text[start:end], Anchor(start, end)))
        return tuple(found)

    def _struck(self, verb: Token, patient: Token | None) -> Iterator[list[str]]:
        """Whom an assault on something of theirs strikes: places where it happened are no recipients."""
        for noun in (patient, *objects_of(verb)):
            if noun is not None:
                yield self._who.after(noun, AT)
        yield self._who.after(verb, AT)
        yield from (self._who.under(noun) for noun in objects_of(verb) if not is_action(noun.lemma_.lower()))

    def _reached(self, verb: Token, patient: Token | None, sense: Sense) -> Iterator[list[str]]:
        """Whom an act may reach that is not the head of its object, the likeliest first."""
        clauses = TOLD | {"advcl"} if sense.type == "PROTEST" else TOLD
        told = [child for child in children(verb) if child.dep_ in clauses and child.i > verb.i]
        if sense.type in {"REQUEST", "COERCE", "CONCEDE"}:
            yield from (self._who.all_of(word) for child in told for word in children(child) if word.dep_ == "nsubj")
        nouns = [noun for noun in (patient, *objects_of(verb)) if noun is not None]
        if sense.type in ANSWERING:
            yield from (self._doers(noun) for noun in nouns if not is_own(noun))
        yield from (self._around(noun) for noun in nouns)
        yield self._around(verb)
        yield from (self._who.under(noun) for noun in nouns)
        if sense.mode == "visit":
            yield self._who.after(verb, frozenset({"in"}))
        for child in told:
            inner = object_of(child)
            own = inner is not None and (is_own(inner) or is_moved(child, inner))
            if inner is not None and is_moved(child, inner):
                yield self._around(child)
            yield (
                (self._who.after(child, FROM) or self._who.after(inner, FROM))
                if own and inner
                else self._who.all_of(inner)
            )
            yield self._around(child)
            yield [] if own or inner is None else self._who.under(inner)
        yield from (self._who.under(child) for child in children(verb) if child.dep_ == "prep" and child.i > verb.i)
        if sense.type not in FORCE:
            yield from ([actor] for child in told for actor in self._who.under(child))

    def _newly_named(self, verb: Token, patient: Token | None, sense: Sense) -> Iterator[list[str]]:
        """Whom an act reaches by a name that nobody else mentions: its object, or the place that it is done to."""
        if sense.mode not in SELF or is_passive(verb):
            yield self._who.all_named(patient)
        if sense.type == "CONSULT" and sense.mode != "visit":
            return
        told = [child for child in children(verb) if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i]
        nouns = [noun for noun in (patient, verb, *objects_of(verb)) if noun is not None]
        nouns += [token for child in told for token in (child, *objects_of(child))]
        # Where force was used is no recipient of it: a place is struck by "on" or "against" alone.
        ways = AT if sense.type == "ASSAULT" else REACHED
        words = (word for noun in nouns for word in led_to(noun, ways) if word.pos_ == "PROPN")
        yield from (self._who.all_named(word) for word in words)

    def _doers(self, noun: Token) -> list[str]:
        """Who does what a noun tells of ("a march by students", "the rally staged by students")."""
        if not is_action(noun.lemma_.lower()):
            return []
        told = [child for child in children(noun) if child.dep_ == "acl"]
        agents = (passive_agent(token) for token in (noun, *told))
        return next((self._who.all_of(agent) for agent in agents if agent is not None), [])

    def _around(self, token: Token) -> list[str]:
        """The actors that the prepositions of a recipient lead to."""
        return self._who.after(token, TOWARD)

    def _demand(self, verb: Token) -> Act | None:
        """As in "Kesh said Velmar must withdraw": a request to whom the clause is about."""
        saying = obliging(verb)
        if saying is None:
            return None
        return Act(
            id="e0",
            anchor=anchor_of(verb, object_of(verb)),
            type="REQUEST",
            actors=tuple(self._who.all_of(agent_of(saying))),
            recipients=tuple(self._who.all_of(subject_of(verb))),
        )

    def _of_noun(self, noun: Token, sense: Sense) -> Act | None:
        """A noun of action, where somebody is named as doing or suffering it."""
        if noun.dep_ not in LIKELY or (noun.dep_ == "dobj" and noun.head.lemma_.lower() in LIGHT):
            return None
        weapons = instruments_of(noun) if sense.type in FORCE else []
        owners = self._who.before(noun)
        hit = self._hit(noun, None, weapons) if sense.type in FORCE else Hit([], [])
        if sense.type in FORCE and not (hit.people or hit.things):
            hit = self._hit_where(noun, weapons)
        reached = [a for head in hit.people for a in self._who.of_head(head)]
        if sense.type not in FORCE:
            reached = [*self._who.after(noun, OF), *self._around(noun)]
        elif noun.lemma_.lower() in UNDERGONE and not reached:
            reached, owners = owners, []
        agent = passive_agent(noun) or answering(noun)
        if is_of_nobody(agent):
            agent = None
        actors = self._who.doers(agent) if agent is not None else owners
        if not (reached or hit.things) and sense.type != "CONSULT":
            names = (word for word in led_to(noun, AT if sense.type == "ASSAULT" else TOWARD) if word.pos_ == "PROPN")
            reached = [actor for word in names for actor in self._who.all_named(word)]
        recipients = [a for a in reached if a not in actors]
        if not (actors or recipients or hit.things or weapons):
            return None
        if sense.type in MUTUAL and not recipients:
            recipients = list(actors)
        return Act(
            id="e0",
            anchor=Anchor(noun.idx, noun.idx + len(noun)),
            type=sense.type,
            mode=mode_of(sense, weapons),
            actors=tuple(actors),
            recipients=tuple(dict.fromkeys(recipients)),
            targets=self._phrases(hit.things),
            instruments=self._phrases(weapons),
            realis=noun_realis(noun),
        )

    def _hit_where(self, noun: Token, weapons: list[Token]) -> Hit:
        """What an attack strikes by the verb that tells of it ("occurred in front of the bank", "was aimed at the port")."""
        verb = noun.head
        if noun.dep_ == "nsubj" and verb.lemma_.lower() in OCCURRING:
            struck = [word for word in led_to(verb, AT_BOMB if weapons else AT) if is_structure(word)]
        elif noun.dep_ in {"nsubjpass", "dobj"} and verb.lemma_.lower() in AIMING:
            struck = [word for word in led_to(verb, AT) if not is_empty(word)]
        else:
            struck = []
        things = [word for word in struck if is_structure(word)]
        return Hit([word for word in struck if word not in things and self._who.of_head(word)], things)

    def _attackers(self, verb: Token) -> list[str]:
        """Who struck, where only the attack is named ("were killed in Kesh airstrikes")."""
        for child in children(verb):
            if child.dep_ in {"prep", "agent"} and child.lower_ in {"in", "by", "during"}:
                for word in children(child):
                    if word.dep_ == "pobj" and is_action(word.lemma_.lower()):
                        return self._who.before(word)
        return []


def _is_struck(sense: Sense, thing: Token) -> bool:
    """Whether an act of force strikes a thing: what is only seized, declared or forbidden is not struck."""
    return sense.type == "ASSAULT" or sense.mode in STRIKING or is_structure(thing)


def _is_ones_own(noun: Token | None) -> bool:
    """Whether a noun is told to be the doer's own ("shelled its own town")."""
    return noun is not None and any(child.lower_ == "own" for child in children(noun))
