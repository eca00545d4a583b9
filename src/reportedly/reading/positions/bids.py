"""Where the words of a sentence tell a move: verbs, nouns and adjectives with their party and issue, as the parse shows them.

A *bid* is such a place before anybody knows which actor its party is. What stands in the reported or first-person
speech of a party ("we will not …", "the troops must …") is read in `speech`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.conditions import condition_of
from reportedly.reading.positions.grammar import lemma_of
from reportedly.reading.positions.lexicon import (
    ACTS,
    ADJECTIVES,
    BRANDING,
    CLAIMS,
    DEALS,
    FIRM,
    FORCE,
    IDIOMS,
    LIGHT,
    MAY_COME,
    MISTAGGED,
    NEGATED,
    NEGATED_NOUNS,
    NOUNS,
    OPPOSING,
    OPPOSITE,
    OUGHT,
    OVERTURES,
    PLANS,
    REFUGE,
    SAYING,
    SPOKEN,
    TELLING,
    TOPICS,
    UNTRUE,
    UNWELCOME,
    VERBS,
    WRONG,
    Frame,
    Slot,
    word_set,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.model import Move

__all__ = ["Bid", "forceful_plan", "on_topic", "read_bids"]


@dataclass(frozen=True, slots=True)
class Bid:
    """A move that the words tell.

    `party` is `None` where the speaker of the passage makes it, or both sides do (`both`). `first` and `last` are the
    tokens of the anchor; `spoken`: the words cite the party rather than sum up; `own`: a move only where the party
    itself is speaking; `weak`: a move only where the words show a side in it: whom it tells to do something.
    """

    move: Move
    trigger: Token
    party: Token | None
    issue: Token
    first: int
    last: int
    toward: Token | None = None
    condition: Token | None = None
    spoken: bool = False
    own: bool = False
    both: bool = False
    weak: bool = False


CLAIMED = CLAIMS | {"it", "this", "that", "they", "statement", "story", "accusations"}
STRIVINGS = word_set("effort bid push attempt campaign")
IDIOMATIC = frozenset(verb for verb, _ in IDIOMS)
RESOLVED = word_set("insist determined determine resolved resolve resolute")
YIELDING = word_set("budge relent yield compromise retreat drop abandon bend give_up")
REPLIES = word_set("response reply answer confirmation reaction")
FAVOURABLE = word_set("positive favourable favorable affirmative")
UNFAVOURABLE = word_set("negative unfavourable unfavorable")
MEASURES = word_set("action step measure")
NEEDFUL = word_set("necessary appropriate decisive further military harsh tough strong required needed drastic")
ANSWERING = word_set(
    "response reaction retaliation consequence consequences revenge retribution vengeance punishment answer"
)
CARRYING_ON = word_set(
    "continue launch resume expand intensify press keep carry step use go wage mount broaden proceed push move begin start"
)
LISTING = word_set(
    "envision envisage foresee stipulate describe specify include be remain entail comprise involve contain require"
)
MARCHING = word_set("send deploy move enter dispatch")
WARLIKE = word_set("military bombing ground air aerial war")
TROOPS = word_set("troop soldier tank force army warship jet")
# What is called by a word: a claim untrue, a term unacceptable, an act wrong.
KEY = word_set("key essential vital crucial necessary priority imperative indispensable")
BRANDS: tuple[tuple[Move, frozenset[str], frozenset[str]], ...] = (
    ("deny", CLAIMED, UNTRUE),
    ("reject", DEALS | PLANS | OVERTURES, UNWELCOME | UNTRUE),
    ("object", FORCE | ACTS, WRONG | UNWELCOME),
    ("demand", TOPICS - FORCE, KEY),
)
FAR = 25  # tokens between a party and its move, past which the anchor leaves the party out


def read_bids(sentence: Span) -> Iterator[Bid]:
    """The bids of a sentence, in text order; a list of issues gives one bid each."""
    for token in sentence:
        kind = token.pos_
        if token.is_upper and len(token) > 2:  # a heading in capitals sums up what the text tells
            continue
        if kind in {"VERB", "AUX"} and token.dep_ != "aux":
            yield from _verb_bids(token)
        elif kind in {"NOUN", "PROPN"}:
            yield from _mistagged_bids(token) if lemma_of(token) in MISTAGGED else _noun_bids(token)
        if token.lower_ in ADJECTIVES and (
            kind in {"ADJ", "ADP"}
            or (kind == "VERB" and token.tag_ == "VBN" and (lemma_of(token) not in VERBS or _is_state(token)))
        ):
            yield from _adjective_bids(token)


def _is_state(participle: Token) -> bool:
    """Whether a participle tells how its subject stands ("would be prepared to"), not what is done to it."""
    helped = participle.dep_ == "acomp" or any(part.dep_ == "auxpass" for part in participle.lefts)
    return (
        helped and grammar.child(participle, "agent") is None and grammar.child(participle, "xcomp", "prep") is not None
    )


def on_topic(token: Token) -> bool:
    """Whether a phrase is about something that is bargained for or fought over."""
    return any(word in TOPICS or word in FORCE for word in grammar.words_of(token))


def is_forceful(token: Token) -> bool:
    """Whether a phrase tells of armed force."""
    words = set(grammar.words_of(token))
    return bool(words & FORCE) or ("campaign" in words and bool(words & WARLIKE))


def _key(verb: Token) -> str:
    """The verb's lemma, with its particle where the lexicon knows them together."""
    lemma = lemma_of(verb)
    for part in verb.rights:
        if part.i - verb.i > 3:  # a particle stands near: "backed by X, out of concern" is no backing out
            break
        if part.dep_ in {"prt", "advmod", "prep"} and f"{lemma}_{part.lower_}" in VERBS:
            return f"{lemma}_{part.lower_}"
    return lemma


def _complement(trigger: Token, slot: Slot) -> Token | None:
    """What stands in a slot."""
    place = slot.place
    if place == "obj":
        return grammar.object_of(trigger) or _free_relative(trigger)
    if place == "to":
        infinitive = next((part for part in trigger.rights if _is_infinitive(part)), None)
        behind = grammar.preposition(trigger, place) or _next_to(trigger, place)
        return infinitive or behind or _given_to(trigger, place)
    if place == "ing":
        return next(
            (part for part in trigger.rights if part.tag_ == "VBG" and part.dep_ in {"xcomp", "ccomp", "dobj"}), None
        )
    if place == "mod":
        return next((part for part in trigger.lefts if part.dep_ == "compound" and part.text.islower()), None)
    if place == "that":
        return next((part for part in trigger.rights if part.dep_ in {"ccomp", "acl"} and _is_finite(part)), None)
    return grammar.preposition(trigger, place) or _next_to(trigger, place) or _given_to(trigger, place)


def _given_to(noun: Token, place: str) -> Token | None:
    """What stands after the preposition of the verb in "gave its approval to"."""
    light = noun.dep_ == "dobj" and noun.head.lemma_.lower() in LIGHT
    return grammar.preposition(noun.head, place) if light else None


def _is_finite(part: Token) -> bool:
    """Whether a clause is finite or led in by "that" ("demand that X hand over …", be the verb taken for a noun or not)."""
    if grammar.starts_clause(part) or (part.tag_ == "VB" and grammar.child(part, "nsubj") is not None):
        return not _is_infinitive(part)
    return any(left.lower_ == "that" for left in part.lefts)


def _free_relative(trigger: Token) -> Token | None:
    """What "what" stands for: the name given in "what X called …", else the clause."""
    for part in trigger.rights:
        if part.dep_ == "ccomp" and part.left_edge.lower_ == "what":
            return grammar.child(part, "oprd") or part
    return None


def _next_to(trigger: Token, place: str) -> Token | None:
    """What stands after a preposition right behind a noun that the parser hung elsewhere."""
    if trigger.pos_ != "NOUN" or trigger.i + 1 >= len(trigger.doc):
        return None
    after = trigger.nbor(1)
    if after.is_quote and after.i + 1 < len(after.doc):
        after = after.nbor(1)
    return grammar.child(after, "pobj", "pcomp") if after.dep_ == "prep" and after.lower_ == place else None


def _is_infinitive(part: Token) -> bool:
    return part.dep_ in {"xcomp", "acl", "ccomp", "advcl"} and any(
        left.dep_ == "aux" and left.tag_ == "TO" for left in part.lefts
    )


def _addressed(trigger: Token, slot: Slot) -> tuple[Token | None, Token | None]:
    """Whom a word addresses, and the infinitive that says what for ("urged X to …", "called on X to …")."""
    place = slot.addressee or ""
    infinitive = next((part for part in trigger.rights if _is_infinitive(part)), None)
    if infinitive is None:
        return None, None
    whom = grammar.object_of(trigger) if place == "obj" else grammar.preposition(trigger, place)
    if place == "for" and not any(part.dep_ == "mark" and part.lower_ == "for" for part in infinitive.lefts):
        return None, None
    if whom is None and place in {"obj", "for"}:
        whom = grammar.child(infinitive, "nsubj")
    return whom, infinitive


def _fill(trigger: Token, frames: tuple[Frame, ...]) -> tuple[Frame, Token | None, Token | None] | None:
    """The first frame that fits, with its issue and whom it addresses; `None` where none does."""
    for frame in frames:
        for slot in frame.slots:
            if slot.addressee:
                whom, issue = _addressed(trigger, slot)
                if whom is None or whom is issue:
                    continue
            else:
                whom, issue = None, _complement(trigger, slot)
            if issue is None or lemma_of(issue) in REFUGE or not _passes(issue, slot):
                continue
            return frame, issue, whom
    if trigger.pos_ == "VERB" and not grammar.starts_clause(trigger):
        return None
    return next(((frame, None, None) for frame in frames if frame.may_be_bare), None)


def _passes(issue: Token, slot: Slot) -> bool:
    """Whether an issue meets the slot's gate: a deal or a claim by its head, a topic anywhere in it."""
    if not slot.gate:
        return True
    if slot.gate is TOPICS:
        return on_topic(issue)
    if slot.gate is FORCE:
        return (
            forceful_plan(_planned(issue))
            or (issue.pos_ == "NOUN" and (is_forceful(issue) or _is_retribution(issue)))
            or _is_about_force(issue)
        )
    if slot.gate is MAY_COME:
        return any(part.lower_ in MAY_COME for part in issue.lefts)
    if slot.gate is OUGHT:
        return issue.tag_ == "VB" and not any(part.lower_ in {"will", "would"} for part in issue.lefts)
    return lemma_of(issue) in slot.gate


def _verb_bids(verb: Token) -> Iterator[Bid]:
    key = _key(verb)
    negated = grammar.is_negated(verb)
    idiom = _idiom(verb)
    if idiom is not None:
        yield idiom
        return
    if lemma_of(verb) in BRANDING:
        yield from _branding_bids(verb)
    frames = VERBS.get(key) or (NEGATED.get(key) if negated else None)
    if frames is None or grammar.is_hypothetical(verb) or _is_subordinate(verb) or _is_taken_back(verb):
        return
    filled = _fill(verb, frames)
    if filled is None:
        return
    frame, issue, whom = filled
    if _is_due(verb, issue) or _asks_anonymity(verb):
        return
    party = grammar.subject(verb)
    agreed = issue is not None and (lemma_of(issue) in DEALS or lemma_of(verb) == "agree")
    both = party is None and frame.move == "accept" and agreed
    if (party is None and not both) or (both and not grammar.starts_clause(verb)):
        return
    move = frame.move if key not in VERBS else _moved(verb, frame.move, issue)
    if move is None or (move == "deny" and any(part.lower_ in {"nor", "neither"} for part in verb.head.children)):
        return
    if move == "accept" and any(part.lower_ == "only" for part in verb.lefts):
        move = "condition"  # "would only accept a deal that …"
    bid = _bid(move, verb, party, issue if issue is not None else verb)
    if move == "condition" and issue is not None:
        bid = replace(bid, last=max(bid.last, issue.right_edge.i))
    bid = _conditioned(replace(bid, toward=whom, spoken=move == "deny" or lemma_of(verb) in SPOKEN, both=both), verb)
    yield from _listed(bid)


def _is_due(verb: Token, issue: Token | None) -> bool:
    """Whether something "needs to be released": what the speaker demands, no move of the thing's."""
    return lemma_of(verb) == "need" and issue is not None and grammar.child(issue, "auxpass") is not None


def _asks_anonymity(verb: Token) -> bool:
    asked = grammar.child(verb, "dobj")
    return asked is not None and asked.lower_ == "anonymity"


def _idiom(verb: Token) -> Bid | None:
    """The move that a verb tells with its object or adverb ("said no to", "gave the green light to")."""
    said = lemma_of(verb) == "say"  # its "no" is what is said
    if lemma_of(verb) not in IDIOMATIC or (grammar.is_negated(verb) and not said) or grammar.is_hypothetical(verb):
        return None
    for part in verb.rights:
        found = IDIOMS.get((lemma_of(verb), lemma_of(part)))
        party = grammar.subject(verb) if found is not None and not _is_subordinate(verb) else None
        if found is None or party is None:
            continue
        move, places = found
        issue = next(
            (inner for holder in (part, verb) for place in places if (inner := _complement(holder, Slot(place)))), part
        )
        return replace(_bid(move, verb, party, issue), spoken=False)
    return None


def _branding_bids(verb: Token) -> Iterator[Bid]:
    """A denial by what a claim is called ("called the charges baseless", "described the report as propaganda")."""
    party = grammar.subject(verb)
    start, end = grammar.extent(verb)
    claimed = [part for part in verb.rights if part.dep_ in {"dobj", "ccomp", "oprd"}]
    claimed += [inner for part in claimed for inner in part.lefts if inner.dep_ == "nsubj"]
    if party is None or not claimed or grammar.is_negated(verb):
        return
    called = {word.lower_ for word in verb.doc[max(verb.i, start) : end + 1]}
    for move, named, words in BRANDS:
        issue = next(
            (part for part in claimed if lemma_of(part) in named or (move == "object" and _is_force(part))), None
        )
        if issue is not None and called & words:
            bid = _bid(move, verb, party, issue)
            yield replace(bid, last=max(bid.last, end), spoken=True)
            return


def _is_taken_back(verb: Token) -> bool:
    """Whether a verb only names what is taken back or broken ("took back what it had agreed to")."""
    if verb.left_edge.lower_ != "what":
        return False
    head = verb.head if verb.head.pos_ == "VERB" else verb.head.head
    return any(frame.move == "retract" for frame in VERBS.get(_key(head), ()))


def _conditioned(bid: Bid, clause: Token) -> Bid:
    """The bid with what its clause, or that of its issue, hangs on; "only so" makes it a condition."""
    condition = condition_of(clause)
    if condition is None and bid.issue.pos_ in {"VERB", "AUX"} and bid.move == "demand":
        condition = condition_of(bid.issue)
    if condition is None:
        return bid
    moves = {"offer", "accept", "reject", "demand"} if condition.strong else {"offer", "accept"}
    hangs = (condition.strong or condition.supposed) and bid.move in moves
    move: Move = "condition" if hangs else bid.move
    start, end = grammar.extent(condition.asked)
    last = max(bid.last, end) if hangs and start > bid.first else bid.last
    return replace(bid, move=move, condition=condition.asked, last=last)


def _is_subordinate(verb: Token) -> bool:
    """Whether a verb tells what somebody else wants done ("urged Velmar to accept"), not a move of its own."""
    if grammar.starts_clause(verb):
        return False
    if verb.dep_ == "pcomp":
        return (
            verb.head.lower_ in {"of", "without", "before", "until", "in", "about", "on", "at", "toward", "towards"}
            and grammar.charged_by(verb) is None
        )
    if verb.dep_ == "advcl" and any(left.tag_ == "TO" for left in verb.lefts):
        return verb.lemma_ not in {
            "demand",
            "call",
            "protest",
            "urge",
            "condemn",
            "denounce",
            "reject",
            "press",
            "push",
        }
    if verb.dep_ not in {"xcomp", "acl", "ccomp", "conj"}:
        return False
    head = verb.head
    if verb.dep_ == "conj":
        return head.pos_ == "VERB" and not grammar.starts_clause(head) and _is_subordinate(head)
    if verb.tag_ in {"VBG", "VBN"} and verb.dep_ == "acl":
        return False
    return head.lemma_.lower() not in {"continue", "begin", "start", "keep", "appear", "seem", "have"}


def _moved(trigger: Token, move: Move, issue: Token | None) -> Move | None:
    """The move after negation, and where the issue is force, a claim, or a firm stand; `None` where nothing is left."""
    if grammar.is_negated(trigger):
        if issue is not None and issue.lower_ == "anything" and _is_less(issue):
            return "demand"  # "will accept nothing less than"
        return "accept" if move == "object" and lemma_of(trigger) in OPPOSING else OPPOSITE.get(move)
    if move == "object" and lemma_of(trigger) == "warn" and issue is not None and _threatens(issue):
        return "threaten"
    if issue is None:
        return move
    if move == "demand" and lemma_of(trigger) in RESOLVED and forceful_plan(_planned(issue)):
        return "threaten"
    if move == "demand" and lemma_of(trigger) in {"want", "hope", "wish", "need"} and lemma_of(issue) in SAYING:
        return move if any(part.lower_ == "sure" for part in issue.rights) else None
    return _by_issue(move, issue)


def _by_issue(move: Move, issue: Token) -> Move | None:
    """What a move is when its issue is nothing, a claim, force or a firm stand."""
    if issue.lower_ == "nothing" or any(part.lower_ == "no" for part in issue.lefts):
        # "wants no talks" refuses them; "offered no evidence" says of nothing that it was offered.
        return OPPOSITE.get(move) if move != "offer" else None
    if move == "reject" and lemma_of(issue) in TELLING:
        return None
    if move == "reject" and lemma_of(issue) in CLAIMS:
        return "deny"
    if move == "offer" and (forceful_plan(issue) or _is_retribution(issue)):
        return "threaten"
    if move == "reject" and (issue.lower_ == "anything" or lemma_of(issue) in YIELDING):
        return "demand" if lemma_of(issue) in YIELDING or _is_less(issue) else move
    if move == "offer" and lemma_of(issue) in FIRM:
        return "demand"
    return move


def _is_force(named: Token) -> bool:
    return named.pos_ == "NOUN" and is_forceful(named)


def _is_about_force(clause: Token) -> bool:
    """Whether a finite clause tells what an attack or an offensive does."""
    about = grammar.child(clause, "nsubj") if grammar.starts_clause(clause) else None
    return about is not None and about.pos_ == "NOUN" and lemma_of(about) in FORCE


def _is_retribution(issue: Token) -> bool:
    """Whether what is announced is force or an answer to it, and no answer to a proposal."""
    if issue.pos_ != "NOUN" or lemma_of(issue) not in (ANSWERING | FORCE):
        return False
    matter = grammar.preposition(issue, "to")
    return matter is None or is_forceful(matter) or lemma_of(matter) in ACTS


def _is_less(issue: Token) -> bool:
    """Whether the words are "anything less than", "anything short of"."""
    return any(part.lower_ in {"less", "short"} for part in issue.rights)


def _threatens(clause: Token) -> bool:
    """Whether the clause says that its own "it" or "they" will use force."""
    who = grammar.child(clause, "nsubj")
    if who is not None and lemma_of(who) in FORCE:  # "warned that its war will resume"
        return clause.lemma_ in CARRYING_ON and any(part.lower_ in {"will", "would"} for part in clause.lefts)
    return who is not None and who.tag_ == "PRP" and forceful_plan(_planned(clause))


def _planned(issue: Token) -> Token:
    """What a clause says is planned or will be done; any other issue itself."""
    if lemma_of(issue) not in {"plan", "intend"}:
        return issue
    return next((part for part in issue.rights if _is_infinitive(part)), issue)


def forceful_plan(issue: Token) -> bool:
    """Whether an infinitive announces force ("ready to strike", "vowed to continue the war"), and not its end."""
    if issue.pos_ != "VERB":
        return False
    lemma = lemma_of(issue)
    if lemma in FORCE or _takes_measures(issue, lemma):
        return True
    if lemma in MARCHING and lemma != "move":
        return any(word in TROOPS for word in grammar.words_of(issue))
    if lemma in {"respond", "retaliate"} and next(issue.rights, None) is None:
        return True
    if lemma in {"respond", "answer", "react", "retaliate"}:
        return is_forceful(issue) or any(word in {"force", "harshly", "forcefully"} for word in grammar.words_of(issue))
    return lemma in CARRYING_ON and any(is_forceful(part) for part in _carried_on(issue))


def _carried_on(verb: Token) -> Iterator[Token]:
    """What is carried on, without the clauses that tell when or why ("continue the talks after the war")."""
    for part in verb.rights:
        if part.dep_ in {"dobj", "xcomp", "prt", "oprd"} or (
            part.dep_ in {"prep", "advmod"} and part.lower_ in {"with", "on", "to", "into", "ahead", "forward"}
        ):
            yield part


def _takes_measures(verb: Token, lemma: str) -> bool:
    """Whether the words are "take all necessary action", "do whatever it takes", "reserve the right to respond"."""
    what = grammar.child(verb, "dobj", "ccomp")
    if what is None:
        return False
    if lemma == "finish":
        return what.lower_ in {"job", "it", "war", "them", "work", "task"}
    if lemma == "take":
        return lemma_of(what) in MEASURES and any(
            part.lower_ in NEEDFUL for side in (what.lefts, what.rights) for part in side
        )
    if lemma == "reserve":
        return what.lower_ == "right"
    return (
        lemma == "do"
        and what.dep_ == "ccomp"
        and any(part.lower_ in {"whatever", "what"} for part in verb.doc[verb.i : what.i])
    )


def _answering_bids(noun: Token) -> Iterator[Bid]:
    """A taking or turning down by how an answer is called ("a positive response from Velmar")."""
    party = _owner(noun)
    if party is None or grammar.is_hypothetical(grammar.clause_head(noun)):
        return
    kinds = {part.lower_ for part in noun.lefts if part.dep_ == "amod"}
    if kinds & FAVOURABLE:
        yield _bid("accept", noun, party, grammar.preposition(noun, "to") or noun)
    elif kinds & UNFAVOURABLE:
        yield _bid("reject", noun, party, grammar.preposition(noun, "to") or noun)


def _noun_bids(noun: Token) -> Iterator[Bid]:
    if lemma_of(noun) in REPLIES:
        yield from _answering_bids(noun)
        return
    if _is_there(noun):
        yield replace(_bid("accept", noun, None, noun), both=True)
        return
    if lemma_of(noun) == "request" and noun.dep_ == "pobj" and noun.head.lower_ == "at":
        yield from _requested(noun)
        return
    ruled_out = NEGATED_NOUNS.get(lemma_of(noun)) if grammar.is_negated(noun) else None
    frames = ruled_out or NOUNS.get(lemma_of(noun))
    if frames is None:
        return
    party = _owner(noun)
    if party is None:
        return
    filled = _fill(noun, frames) or _listed_after(noun, frames)
    if filled is None:
        return
    frame, issue, whom = filled
    move = frame.move if ruled_out else _moved(noun, frame.move, issue)
    if move is None or (lemma_of(noun) in STRIVINGS and issue is not None and forceful_plan(issue)):
        return  # a "campaign to destroy" is the war itself
    bid = _bid(move, noun, party, issue if issue is not None else noun)
    yield from _listed(replace(bid, toward=whom))


def _is_there(noun: Token) -> bool:
    """Whether the words are "there is an agreement to …", with nobody named who agrees."""
    verb = noun.head
    if lemma_of(noun) not in {"agreement", "deal"} or verb.lemma_ != "be" or grammar.child(verb, "expl") is None:
        return False
    plain = not (grammar.is_negated(noun) or grammar.is_negated(verb) or grammar.is_hypothetical(verb))
    told = any(part.dep_ in {"acl", "ccomp"} or part.lower_ in {"on", "for"} for part in noun.rights)
    coming = any(part.lower_ in {"will", "would"} for part in verb.lefts)
    return plain and told and not coming and grammar.preposition(noun, "by") is None


def _requested(noun: Token) -> Iterator[Bid]:
    """What was done "at the request of X" or "at X's request": X asked for it."""
    party = next((part for part in noun.lefts if part.dep_ == "poss"), None) or grammar.preposition(noun, "of")
    verb = grammar.clause_head(noun.head)
    if party is not None and verb.pos_ == "VERB":
        first, last = sorted((party.left_edge.i, noun.i))
        yield Bid("demand", noun, party, verb, first, max(last, party.i))


def _mistagged_bids(word: Token) -> Iterator[Bid]:
    """A verb that the tagger took for a noun between its plural subject and its object."""
    matter = grammar.child(word, "dobj")
    if matter is not None and word.i and word.nbor(-1).dep_ == "compound":
        yield _bid(VERBS[lemma_of(word)][0].move, word, word.nbor(-1), matter)
        return
    if word.i == 0 or word.dep_ != "compound" or word.head.i < word.i or word.nbor(-1).tag_ not in {"NNS", "NNPS"}:
        return
    yield _bid(VERBS[lemma_of(word)][0].move, word, word.nbor(-1), word.head)


def _listed_after(noun: Token, frames: tuple[Frame, ...]) -> tuple[Frame, Token | None, Token | None] | None:
    """The list after "its demands: …" or "its demands include …"."""
    if noun.tag_ != "NNS" and noun.dep_ != "nsubj":
        return None
    apposed = next((part for part in noun.rights if part.dep_ == "appos"), None)
    head = noun.head
    relative = grammar.child(noun, "relcl")
    if apposed is None and relative is not None and relative.lemma_ in LISTING:
        apposed = grammar.child(relative, "dobj")
    if apposed is None and noun.dep_ == "nsubj" and head.lemma_ in LISTING:
        apposed = next((part for part in head.rights if part.dep_ in {"dobj", "attr", "ccomp", "xcomp"}), None)
    frame = Frame("demand", ()) if lemma_of(noun) in {"plan", "vision"} else frames[0]
    return (frame, apposed, None) if apposed is not None else None


def _owner(noun: Token) -> Token | None:
    """Whose demand, refusal or offer it is: possessive, adjective of a name, "by X", the subject of a light verb."""
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in LIGHT and any(part.tag_ == "PRP$" for part in noun.lefts):
        return grammar.subject(noun.head)  # "gave its approval to"
    for part in noun.lefts:
        if (part.dep_ == "poss" and part.tag_ != "WP$") or (
            part.dep_ in {"amod", "compound", "nmod"} and part.text[:1].isupper()
        ):
            return part
    for name in ("by", "from"):
        found = grammar.preposition(noun, name)
        if found is not None:
            return found
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "with" and head.head.pos_ == "VERB":  # "agreed to talks with the aim of"
        return grammar.subject(head.head)
    if noun.dep_ in {"dobj", "attr"} and head.lemma_.lower() in LIGHT and not grammar.is_hypothetical(head):
        return grammar.subject(head)
    return None


def _adjective_bids(adjective: Token) -> Iterator[Bid]:
    if adjective.pos_ != "VERB" and adjective.dep_ not in {
        "acomp",
        "ROOT",
        "conj",
        "amod",
        "prep",
        "xcomp",
        "advcl",
        "oprd",
        "ccomp",
        "acl",
        "relcl",
    }:
        return
    frames = ADJECTIVES[adjective.lower_]
    filled = _against(adjective, frames) if adjective.lower_ == "against" else _fill(adjective, frames)
    if filled is None:
        return
    frame, issue, _ = filled
    clause = grammar.clause_head(adjective)
    if grammar.is_hypothetical(clause):
        return
    party = grammar.subject(clause) if adjective.dep_ != "amod" else adjective.head
    party = grammar.child(adjective, "nsubjpass") or party
    if party is None and clause is adjective and adjective.dep_ == "xcomp":
        party = grammar.subject(adjective.head)  # "continues to be opposed to"
    move = _moved(adjective, frame.move, issue)
    if party is None or move is None or issue is None:
        return
    bid = _bid(move, adjective, party, issue)
    yield from _listed(_conditioned(bid, clause))


def _against(word: Token, frames: tuple[Frame, ...]) -> tuple[Frame, Token | None, Token | None] | None:
    """The issue of "X is against Y"."""
    issue = grammar.child(word, "pobj", "pcomp")
    return (frames[0], issue, None) if issue is not None and word.head.lemma_ == "be" else None


def _bid(move: Move, trigger: Token, party: Token | None, issue: Token) -> Bid:
    """The smallest stretch that holds trigger and issue, from the party on where that stands close before it."""
    start, end = grammar.extent(issue)
    first, last = min(trigger.i, start), max(trigger.i, end)
    if party is not None and party.i < first and first - party.left_edge.i <= FAR:
        first = party.left_edge.i
    return Bid(move, trigger, party, issue, first, last)


def _listed(bid: Bid) -> Iterator[Bid]:
    """One bid for each issue of a list."""
    items = grammar.conjuncts(bid.issue) if bid.issue is not bid.trigger else [bid.issue]
    yield bid
    for issue in items[1:]:
        first, last = grammar.extent(issue)
        if issue.pos_ == bid.issue.pos_ and not grammar.starts_clause(issue):
            yield replace(bid, issue=issue, first=first, last=last)
    if bid.move in {"demand", "offer"} and bid.issue.pos_ == "NOUN":
        yield from _terms(bid)


def _terms(bid: Bid) -> Iterator[Bid]:
    """What the thing that is wanted or offered would hold: "a deal that would include X", "a truce under which Y"."""
    clause = grammar.child(bid.issue, "relcl")
    if clause is None or lemma_of(bid.issue) not in (DEALS | PLANS):
        return
    if clause.left_edge.lower_ == "under":
        first, last = grammar.extent(clause)
        yield replace(bid, issue=clause, first=min(first + 2, clause.i), last=last)
    elif clause.lemma_ in LISTING | {"see", "free", "release", "return", "bring", "give"}:
        held = grammar.child(clause, "dobj", "ccomp")
        for issue in grammar.conjuncts(held) if held is not None else ():
            first, last = grammar.extent(issue)
            yield replace(bid, issue=issue, first=first, last=last)
