"""Where the words of a sentence tell a move: verbs, nouns and adjectives with their party and issue, as the parse shows them.

A *bid* is such a place before anybody knows which actor its party is. What stands in the reported or first-person
speech of a party ("we will not …", "the troops must …") is read in `speech`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.conditions import condition_of
from reportedly.reading.positions.lexicon import (
    ADJECTIVES,
    CLAIMS,
    FORCE,
    LIGHT,
    NOUNS,
    OPPOSITE,
    SPOKEN,
    TOPICS,
    VERBS,
    Frame,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.model import Move
    from reportedly.reading.positions.lexicon import Slot

__all__ = ["Bid", "forceful_plan", "on_topic", "read_bids"]


@dataclass(frozen=True, slots=True)
class Bid:
    """A move that the words tell; `party` is `None` where the speaker of the passage makes it.

    `first` and `last` are the tokens of the anchor; `spoken`: the words cite the party rather than sum up;
    `own`: a move only where the party itself is speaking.
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


def read_bids(sentence: Span) -> Iterator[Bid]:
    """The bids of a sentence, in text order; a list of issues gives one bid each."""
    for token in sentence:
        kind = token.pos_
        if kind in {"VERB", "AUX"} and token.dep_ != "aux":
            yield from _verb_bids(token)
        elif kind in {"NOUN", "PROPN"}:
            yield from _noun_bids(token)
        if kind in {"ADJ", "VERB", "ADP"} and token.lower_ in ADJECTIVES:
            yield from _adjective_bids(token)


def on_topic(token: Token) -> bool:
    """Whether a phrase is about something that is bargained for or fought over."""
    return any(word in TOPICS for word in grammar.words_of(token))


def is_forceful(token: Token) -> bool:
    """Whether a phrase tells of armed force."""
    return any(word in FORCE for word in grammar.words_of(token))


def _key(verb: Token) -> str:
    """The verb's lemma, with its particle where the lexicon knows them together."""
    lemma = verb.lemma_.lower()
    for part in verb.rights:
        if part.dep_ in {"prt", "advmod", "prep"} and f"{lemma}_{part.lower_}" in VERBS:
            return f"{lemma}_{part.lower_}"
    return lemma


def _complement(trigger: Token, slot: Slot) -> Token | None:
    """What stands in a slot."""
    place = slot.place
    if place == "obj":
        return grammar.object_of(trigger)
    if place == "to":
        return next((part for part in trigger.rights if _is_infinitive(part)), None)
    if place == "ing":
        return next(
            (part for part in trigger.rights if part.tag_ == "VBG" and part.dep_ in {"xcomp", "ccomp", "dobj"}), None
        )
    if place == "that":
        return next(
            (part for part in trigger.rights if part.dep_ in {"ccomp", "acl"} and grammar.starts_clause(part)), None
        )
    return grammar.preposition(trigger, place)


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
    if whom is None and place == "obj":
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
            if issue is None or (slot.on_topic and not on_topic(issue)):
                continue
            return frame, issue, whom
    return next(((frame, None, None) for frame in frames if frame.may_be_bare), None)


def _verb_bids(verb: Token) -> Iterator[Bid]:
    key = _key(verb)
    frames = VERBS.get(key)
    if frames is None or grammar.is_hypothetical(verb) or _is_subordinate(verb):
        return
    filled = _fill(verb, frames)
    if filled is None:
        return
    frame, issue, whom = filled
    party = grammar.subject(verb)
    if party is None:
        return
    move = _moved(verb, frame.move, issue)
    if move is None:
        return
    bid = _bid(move, verb, party, issue if issue is not None else verb)
    yield from _listed(replace(bid, toward=whom, spoken=verb.lemma_.lower() in SPOKEN, condition=condition_of(verb)))


def _is_subordinate(verb: Token) -> bool:
    """Whether a verb tells what somebody else wants done ("urged Velmar to accept"), not a move of its own."""
    if verb.dep_ not in {"xcomp", "acl", "ccomp", "conj"} or grammar.starts_clause(verb):
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
        return OPPOSITE.get(move)
    if issue is None:
        return move
    if move == "reject" and issue.lemma_.lower() in CLAIMS:
        return "deny"
    if move == "offer" and forceful_plan(issue):
        return "threaten"
    return move


def forceful_plan(issue: Token) -> bool:
    """Whether an infinitive announces force ("ready to strike", "vowed to continue the war"), and not its end."""
    if issue.pos_ != "VERB":
        return False
    lemma = issue.lemma_.lower()
    if lemma in FORCE:
        return True
    return lemma in {
        "continue",
        "launch",
        "resume",
        "expand",
        "intensify",
        "press",
        "keep",
        "carry",
        "step",
        "use",
        "go",
    } and (is_forceful(issue))


def _noun_bids(noun: Token) -> Iterator[Bid]:
    frames = NOUNS.get(noun.lemma_.lower())
    if frames is None:
        return
    party = _owner(noun)
    if party is None:
        return
    filled = _fill(noun, frames) or _listed_after(noun, frames)
    if filled is None:
        return
    frame, issue, whom = filled
    move = _moved(noun, frame.move, issue)
    if move is None:
        return
    bid = _bid(move, noun, party, issue if issue is not None else noun)
    yield from _listed(replace(bid, toward=whom, condition=None))


def _listed_after(noun: Token, frames: tuple[Frame, ...]) -> tuple[Frame, Token | None, Token | None] | None:
    """The list after "its demands: …" or "its demands include …"."""
    if noun.tag_ != "NNS" and noun.dep_ != "nsubj":
        return None
    apposed = next((part for part in noun.rights if part.dep_ == "appos"), None)
    head = noun.head
    if apposed is None and noun.dep_ == "nsubj" and head.lemma_ in {"include", "be", "remain"}:
        apposed = next((part for part in head.rights if part.dep_ in {"dobj", "attr", "ccomp", "xcomp"}), None)
    return (frames[0], apposed, None) if apposed is not None else None


def _owner(noun: Token) -> Token | None:
    """Whose demand, refusal or offer it is: possessive, adjective of a name, "by X", the subject of a light verb."""
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
    if noun.dep_ in {"dobj", "attr"} and head.lemma_.lower() in LIGHT and not grammar.is_hypothetical(head):
        return grammar.subject(head)
    return None


def _adjective_bids(adjective: Token) -> Iterator[Bid]:
    if adjective.dep_ not in {
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
    move = _moved(adjective, frame.move, issue)
    if party is None or move is None or issue is None:
        return
    bid = _bid(move, adjective, party, issue)
    yield from _listed(replace(bid, condition=condition_of(clause)))


def _against(word: Token, frames: tuple[Frame, ...]) -> tuple[Frame, Token | None, Token | None] | None:
    """The issue of "X is against Y"."""
    issue = grammar.child(word, "pobj", "pcomp")
    return (frames[0], issue, None) if issue is not None and word.head.lemma_ == "be" else None


def _bid(move: Move, trigger: Token, party: Token, issue: Token) -> Bid:
    """The smallest stretch that holds trigger and issue, from the party on where that stands close before it."""
    start, end = grammar.extent(issue)
    first, last = min(trigger.i, start), max(trigger.i, end)
    near = party.left_edge.i
    if party.i < first and first - near <= 25:
        first = near
    return Bid(move, trigger, party, issue, first, last)


def _listed(bid: Bid) -> Iterator[Bid]:
    """One bid for each issue of a list."""
    items = grammar.conjuncts(bid.issue) if bid.issue is not bid.trigger else [bid.issue]
    yield bid
    for issue in items[1:]:
        first, last = grammar.extent(issue)
        if issue.pos_ == bid.issue.pos_ and not grammar.starts_clause(issue):
            yield replace(bid, issue=issue, first=first, last=last)
