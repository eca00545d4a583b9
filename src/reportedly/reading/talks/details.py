"""What one mention of talks tells: where, when, between whom, through whom, who went, how it stands, on what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.issues import issue_text
from reportedly.reading.positions.lexicon import word_set
from reportedly.reading.talks.words import ATTENDING, BARGAINED, HOLDING, MEDIATING, STATUS, SUBJECTS_OF_TALKS, TALKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.model import TalksStatus
    from reportedly.reading.talks.table import Table

__all__ = [
    "Found",
    "beside",
    "delegates_at",
    "governed",
    "holder_of",
    "hyphenated",
    "issues_of",
    "lost_verb",
    "mediators_at",
    "parties_of",
    "place_beside",
    "place_under",
    "status_at",
    "status_of",
    "time_beside",
    "time_of",
    "venue_of",
]

LONGEST_NAME = 12  # tokens from "talks" to the end of their phrase ("in X", "between X and Y")
LONGEST_LIST = 8  # steps from a participle up to the noun that it describes
TO_NAME = 2  # tokens from a participle back to the name that a hyphen ties to it
HYPHENS = frozenset({"-", "–", "—", "‑"})
TIMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december week weekend month year day today tomorrow yesterday tonight overnight morning evening
    ramadan christmas easter spring summer autumn winter
    """
)
TOWNS = frozenset({"city", "town", "capital", "port", "resort", "village", "state", "emirate", "island"})
BEFORE_PLACE = ("in", "at")
MOTION = frozenset({"leave", "visit", "reach"})
TOWARD = frozenset({"arrive", "travel", "fly", "go", "return", "head", "come", "send", "land", "gather", "meet"})
ABOUT = ("on", "over", "about", "for")
JOINING = frozenset({"engage", "participate", "take", "involve", "sit", "gather", "meet"})
COMING = frozenset({"be", "return", "come", "arrive", "leave", "travel", "fly", "depart", "emerge", "withdraw", "walk"})
STARTING = frozenset({"begin", "start", "open", "resume", "restart", "reopen", "commence"})
LEADING = frozenset({"lead", "head", "represent"})
AT_TALKS = frozenset({"in", "into", "for", "at", "during", "of", "before", "ahead", "from", "to", "after", "following"})
GOING = frozenset({"go", "be", "continue", "proceed", "resume", "begin", "start", "remain", "take"})
INVOLVING = frozenset({"involve", "include", "attend", "gather", "bring", "unite", "group"})
SEPARATOR = re.compile(r"[-–—]")
HYPHENATED = re.compile(r"^(.+)[-–](hosted|mediated|brokered|led|sponsored|facilitated)$")


@dataclass(frozen=True, slots=True)
class Found:
    """Words of the article with their place in it, in code points."""

    text: str
    start: int
    end: int


def _found(first: Token, last: Token) -> Found:
    doc = first.doc
    text = " ".join(doc[first.i : last.i + 1].text.split())
    return Found(text, first.idx, last.idx + len(last))


def _governor(noun: Token) -> Token | None:
    """The verb that says something of the noun; `None` where there is none near."""
    verb = grammar.clause_head(noun)
    return verb if verb.pos_ in {"VERB", "AUX"} else None


def governed(verb: Token) -> Token | None:
    """What a verb acts on.

    A participle behind a phrase ("talks between X and Y hosted by Z") belongs to talks or a deal at its head, though
    the parser may hang it on the name before it.
    """
    if verb.dep_ == "amod" and hyphenated(verb) is not None:
        return verb.head
    found = grammar.object_of(verb)
    if verb.dep_ not in {"acl", "relcl"} or found is None or found.i != verb.head.i:
        return found
    noun = found
    for _ in range(LONGEST_LIST):
        if noun is None or noun.lemma_.lower() in TALKS | BARGAINED or noun.dep_ not in {"pobj", "conj", "prep"}:
            break
        noun = noun.head
    return noun if noun is not None and noun.lemma_.lower() in TALKS | BARGAINED else found


def hyphenated(verb: Token) -> Token | None:
    """The name before a participle in a compound: X in "an X-mediated truce"."""
    at = verb.i
    if at < TO_NAME or verb.doc[at - 1].text not in HYPHENS or not verb.doc[at - TO_NAME].text[:1].isupper():
        return None
    return verb.doc[at - TO_NAME]


def lost_verb(top: Token) -> Token | None:
    """The verb of a sentence that the parser took for one noun phrase ("Talks for a deal continued in X")."""
    noun = top
    for _ in range(LONGEST_LIST if top.dep_ == "ROOT" else 0):
        down = next((part for part in reversed([*noun.rights]) if part.dep_ in {"prep", "pobj", "acl"}), None)
        if down is None or down.tag_ in {"VBD", "VBN"}:
            return down
        noun = down
    return None


def _verbs(top: Token) -> Iterator[Token]:
    """The verb of the talks' clause, and what it says they are to do ("are set to resume in …")."""
    verb = _governor(top) or lost_verb(top)
    if verb is not None:
        yield verb
        for part in verb.rights:
            if part.dep_ == "xcomp":
                yield part
            elif part.dep_ == "acomp":  # "are due to begin in …"
                yield from (inner for inner in part.rights if inner.dep_ == "xcomp")


# ------------------------------------------------------------------------------------------------------------ venue


def venue_of(top: Token, noun: Token) -> Found | None:
    """The city or place: in the phrase itself, else where the verb of its clause puts it ("left … after talks")."""
    for token in (top, noun):
        found = place_under(token)
        if found is not None:
            return found
    return next((place for verb in _verbs(top) if (place := place_beside(verb)) is not None), None)


def place_under(token: Token) -> Found | None:
    """The place beside a noun, or beside those that it is between or with ("between X and Y in Z")."""
    partners = [inner for name in ("between", "with") if (inner := grammar.preposition(token, name)) is not None]
    heads = [token, *(part for partner in partners for part in grammar.conjuncts(partner))]
    for part in (part for head in heads for part in head.rights):
        if part.dep_ == "prep" and part.lower_ in BEFORE_PLACE:
            place = _place(grammar.child(part, "pobj"))
            if place is not None:
                return place
    return None


def _place(token: Token | None) -> Found | None:
    """A word with a capital that is no time, or the name set after it ("the capital, …")."""
    if token is None:
        return None
    if not token.text[:1].isupper():
        named = grammar.child(token, "appos") or (grammar.preposition(token, "of") if token.lower_ in TOWNS else None)
        return _place(named) if named is not None and named.text[:1].isupper() else None
    if token.lower_ in TIMES:
        return None
    first = token
    for part in token.lefts:
        if part.dep_ == "compound":
            first = part
            break
    return _found(first, token)


def place_beside(verb: Token) -> Found | None:
    """Where a verb puts it: "left X", "arrived in X", "will resume in X"."""
    lemma = verb.lemma_.lower()
    if lemma in MOTION:
        return _place(grammar.child(verb, "dobj"))
    for name in ("in", "to", "at") if lemma in TOWARD else BEFORE_PLACE:
        for part in verb.rights:
            if part.dep_ == "prep" and part.lower_ == name:
                found = _place(grammar.child(part, "pobj"))
                if found is not None:
                    return found
    return None


# ------------------------------------------------------------------------------------------------------------- time


def time_of(top: Token, noun: Token) -> Found | None:
    """When, as written: in the phrase, else beside the verb of its clause."""
    found = (time_beside(token) for token in (noun, top, *_verbs(top)))
    return next((time for time in found if time is not None), None)


def time_beside(token: Token) -> Found | None:
    """The time that hangs on a token."""
    found = (_time(part) for part in token.children)
    return next((time for time in found if time is not None), None)


def _time(part: Token) -> Found | None:
    if part.dep_ in {"npadvmod", "tmod", "advmod"} and _is_time(part):
        return _found(part.left_edge, part)
    if part.dep_ == "prep" and part.lower_ in {"in", "on", "by", "this", "last", "next"}:
        inner = grammar.child(part, "pobj")
        if inner is not None and _is_time(inner):
            return _found(part, inner)
    return None


def _is_time(token: Token) -> bool:
    lower = token.lower_
    if any(part.dep_ == "nummod" for part in token.lefts):  # "two days" lasts; it is no date
        return False
    return lower in TIMES or lower.removesuffix("s") in TIMES or (lower.isdigit() and len(lower) == 4)


# ---------------------------------------------------------------------------------------------------------- parties


def parties_of(noun: Token, table: Table) -> tuple[str, ...]:
    """Who negotiates: "between X and Y", "X-Y talks", "X's talks with Y", "X held talks with Y"."""
    found: list[str] = []
    for side in _named_parties(noun, table):
        if side not in found:
            found.append(side)
    return tuple(found)


def _named_parties(noun: Token, table: Table) -> Iterator[str]:
    for name in ("between", "among"):
        inner = beside(noun, name)
        if inner is not None:
            yield from table.named_by(inner)
            return
    for issue in _issue_heads(noun):
        inner = grammar.preposition(issue, "between")
        if inner is not None:
            yield from table.named_by(inner)
        yield from _joined(issue, table)
    for part in (*noun.rights, *_said_of(noun)):
        if part.dep_ in {"acl", "relcl", "ROOT", "conj", "ccomp"} and part.lemma_.lower() in INVOLVING:
            involved = grammar.child(part, "dobj") or _agent(part)
            if involved is not None and not _is_outside(involved, table):
                yield from table.named_by(involved)
    by = grammar.preposition(noun, "by")
    if by is not None:
        yield from table.named_by(by)
    yield from _joined(noun, table)
    yield from _host_of(noun, table)
    partner = beside(noun, "with")
    if partner is not None:
        yield from table.named_by(partner)


def _is_outside(phrase: Token, table: Table) -> bool:
    """Whether those it names are no sides of the article's dispute, where that is known."""
    return bool(table.contenders) and not set(table.named_by(phrase)) & set(table.contenders)


def beside(noun: Token, name: str) -> Token | None:
    """What stands after a preposition of the talks, or of the verb that holds them or says that they go on."""
    inner = grammar.preposition(noun, name)
    if inner is not None:
        return inner
    top = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    verb = top.head
    held = top.dep_ == "dobj" and verb.lemma_.lower() in HOLDING
    going = top.dep_ in {"nsubj", "nsubjpass"} and (name != "with" or verb.lemma_.lower() in GOING)
    if not held and not going:
        return None
    places = (verb, *(part for part in verb.rights if part.dep_ in {"acomp", "advmod", "prep"}))
    return next((inner for place in places if (inner := grammar.preposition(place, name)) is not None), None)


def _said_of(noun: Token) -> Iterator[Token]:
    """The verbs of which the noun is the subject: "the talks began in Lund and were attended by X"."""
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        yield noun.head
        yield from (part for part in noun.head.rights if part.dep_ == "conj")


def _agent(verb: Token) -> Token | None:
    """Who is behind a passive: "attended by X"."""
    by = grammar.child(verb, "agent")
    return grammar.child(by, "pobj") if by is not None else None


def _joined(noun: Token, table: Table) -> Iterator[str]:
    """The sides of "X-Y talks"; one name alone before "talks" is more often a place or a matter."""
    before = [part for part in noun.lefts if part.dep_ in {"amod", "compound", "nmod", "poss"}]
    words = [word for part in before for word in (*part.lefts, part) if word.text[:1].isupper()]
    hyphen = any(SEPARATOR.search(word.text) for part in before for word in (*part.lefts, part))
    sides = [side for word in words for side in table.named_by(word)]
    if hyphen or len(set(sides)) > 1:
        yield from sides


def _host_of(noun: Token, table: Table) -> Iterator[str]:
    """Whose talks they are, or who holds them."""
    owner = grammar.child(noun, "poss")
    if owner is not None:
        named = table.named_by(owner)
        yield from named
        if named or owner.tag_ != "PRP$":
            return
        owner = None
    holder = holder_of(noun)
    if holder is not None:
        yield from table.named_by(holder)


def holder_of(noun: Token) -> Token | None:
    """Who holds the talks or is at them, as the clause tells: its subject."""
    owner = None
    top = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if top.dep_ == "dobj" and top.head.lemma_.lower() in HOLDING and grammar.child(top.head, "prt") is None:
        owner = grammar.subject(top.head)  # not of "held up the talks"
    verb = grammar.clause_head(top.head)
    if owner is not None or top.dep_ != "pobj" or top.head.lower_ not in AT_TALKS:
        return owner
    if verb.lemma_.lower() in LEADING:
        return grammar.child(verb, "dobj")  # "X led Y's delegation at talks"
    partner = beside(noun, "with") is not None
    if (partner or verb.lemma_ in JOINING) and top.head.lower_ in {"in", "into", "for"}:
        return grammar.subject(verb)
    # "X told reporters at the start of a meeting with Y", "an X team returned from talks"
    if (partner and verb.pos_ == "VERB") or verb.lemma_.lower() in COMING:
        return grammar.subject(verb)
    return None


# -------------------------------------------------------------------------------------------------------- mediators


def mediators_at(noun: Token, table: Table) -> tuple[str, ...]:
    """Who hosts, brokers or shuttles, as the clause tells: "hosted by X", "X has been running talks", "X-hosted"."""
    found: list[str] = []
    for token in _mediating(noun, table):
        found += [side for side in table.named_by(token) if side not in found]
    return tuple(found)


def _mediating(noun: Token, table: Table) -> Iterator[Token]:
    for part in _behind(noun):
        if part.dep_ in {"acl", "relcl"} and part.lemma_.lower() in MEDIATING:
            agent = grammar.subject(part)
            if agent is not None and agent != noun:
                yield agent
    for part in noun.lefts:
        if part.lemma_.lower() in MEDIATING or HYPHENATED.match(part.lower_):
            yield from (word for word in part.lefts if word.text[:1].isupper())
    verb = noun.head
    for part in _behind(noun):  # "negotiations conducted by X" over what others contend for
        if part.dep_ in {"acl", "relcl"} and part.lemma_.lower() in HOLDING | INVOLVING:
            involved = _agent(part) or (grammar.child(part, "dobj") if part.lemma_.lower() in INVOLVING else None)
            if involved is not None and _is_outside(involved, table):
                yield involved
    if noun.dep_ == "dobj" and verb.lemma_.lower() in MEDIATING:
        subject = grammar.subject(verb)
        if subject is not None:
            yield subject
    if noun.dep_ == "nsubjpass" and verb.lemma_.lower() in MEDIATING:
        agent = grammar.subject(verb)
        if agent is not None:
            yield agent


def _behind(noun: Token) -> Iterator[Token]:
    """What hangs on the noun, or on the last of those that it is between."""
    yield from noun.rights
    for name in ("between", "among", "with"):
        inner = grammar.preposition(noun, name)
        if inner is not None:
            yield from (part for partner in grammar.conjuncts(inner) for part in partner.rights)


# -------------------------------------------------------------------------------------------------------- delegates


def delegates_at(top: Token, table: Table) -> tuple[str, ...]:
    """Named persons who went: the subject of a verb of going or taking part in the talks' clause."""
    verb = _governor(top)
    if verb is None or verb.lemma_.lower() not in ATTENDING:
        return ()
    subject = grammar.child(verb, "nsubj")
    if subject is None:
        return ()
    led = next((part for part in subject.rights if part.dep_ == "acl" and part.lemma_ in {"lead", "head"}), None)
    leader = grammar.subject(led) if led is not None else None
    return table.persons_named_by(leader if leader is not None else subject)


# ----------------------------------------------------------------------------------------------------------- status


def status_at(top: Token) -> TalksStatus | None:
    """How the talks stand by the words around them; `None` where these say nothing."""
    verb = _governor(top)
    around = [part for part in top.children if part.dep_ in {"amod", "acl", "relcl"}]
    around += [said for part in around for said in part.rights if said.dep_ == "acomp"]
    if verb is not None:
        around += [verb, *(part for part in verb.children if part.dep_ in {"acomp", "xcomp", "advmod", "prep", "prt"})]
    if top.dep_ == "pobj" and top.head.lower_ in {"after", "following"}:
        return "ended"
    if top.dep_ == "pobj" and top.head.lower_ in {"in", "during"} and top.lemma_.lower() in {"call", "conversation"}:
        return "ended"
    if top.dep_ == "pobj" and (top.head.lower_ == "before" or top.head.head.lower_ == "ahead"):
        return "planned"
    behind = _verb_behind(top)
    if behind is not None and behind is not verb:
        around.insert(0, behind)
    for word in around:
        status = _held(word) or STATUS.get(word.lemma_.lower()) or _phrasal(word)
        if status is not None and not grammar.is_negated(word):
            ahead = status in {"ended", "under-way"} and any(
                part.lower_ in {"will", "’ll", "'ll"} for part in word.lefts
            )
            return "planned" if ahead else status
    if verb is None:
        return None
    if any(part.lower_ == "will" for part in verb.lefts) or _is_to_be(verb):
        return "planned"
    return "under-way" if _sits(verb) else None


def _held(word: Token) -> TalksStatus | None:
    """How talks stand that somebody holds or begins, by the tense; past holding is told by the word itself."""
    lemma = word.lemma_.lower()
    if lemma in STARTING and word.pos_ == "VERB":
        return (
            "planned"
            if word.tag_ == "VB" or any(part.lower_ in {"will", "’ll", "'ll"} for part in word.lefts)
            else "under-way"
        )
    if lemma != "hold" or word.tag_ in {"VBD", "VBN"}:
        return None
    return "under-way" if word.tag_ == "VBG" else "planned"


def _verb_behind(top: Token) -> Token | None:
    """A finite verb right behind the phrase: what the talks do, whatever the parser hung it on."""
    at = max(part.i for part in (top, *(part.right_edge for part in top.rights if part.dep_ == "prep"))) + 1
    if at - top.i > LONGEST_NAME or at >= len(top.doc):
        return None
    behind = top.doc[at]
    return behind if behind.tag_ in {"VBD", "VBZ", "VBP"} and behind.lemma_.lower() in STATUS else None


def _is_to_be(verb: Token) -> bool:
    """Whether something "is to" happen: "which is to host the talks"."""
    to = any(part.tag_ == "TO" for part in verb.lefts)
    return to and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"


def _sits(verb: Token) -> bool:
    """Whether they "sit down for" or "gather for" the talks."""
    return verb.lemma_.lower() in {"sit", "convene", "assemble"} and verb.tag_ in {"VBD", "VBP", "VBZ", "VBG"}


def status_of(verb: Token) -> TalksStatus:
    """How a meeting stands by the tense of its verb."""
    auxiliaries = {part.lower_ for part in verb.lefts if part.dep_ == "aux"}
    before = any(part.dep_ == "mark" and part.lower_ == "before" for part in verb.lefts)
    if before or auxiliaries & {"will", "to", "would"} or verb.tag_ in {"VBZ", "VBP"}:
        return "planned"
    return "under-way" if verb.tag_ == "VBG" else "ended"


def _phrasal(word: Token) -> TalksStatus | None:
    """The status of two words: "break down", "at an impasse", "under way"."""
    for part in word.rights:
        key = f"{word.lemma_.lower()}_{part.lower_}"
        if part.dep_ in {"prt", "advmod"} and key in STATUS:
            return STATUS[key]
    inner = grammar.child(word, "pobj")
    if inner is not None:
        return "under-way" if inner.lower_ == "way" else STATUS.get(inner.lemma_.lower())
    return None


# ----------------------------------------------------------------------------------------------------------- issues


def _issue_heads(noun: Token) -> list[Token]:
    heads: list[Token] = []
    said = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ in {"be", "focus", "centre", "center"} else None
    for name, token in ((name, token) for name in ABOUT for token in (noun, said)):
        if token is None or (token is said and name == "for"):
            continue
        inner = grammar.preposition(token, name)
        if inner is not None and not _is_time(inner):
            heads += grammar.conjuncts(inner)
    return heads


def issues_of(noun: Token) -> tuple[str, ...]:
    """What is on the table: "talks on X", "truce talks", "talks to end the war"."""
    found = [issue_text(head) for head in _issue_heads(noun)]
    found += [
        part.text
        for part in noun.lefts
        if part.dep_ in {"compound", "amod", "nmod"} and part.lemma_.lower() in SUBJECTS_OF_TALKS
    ]
    found += [issue_text(part) for part in noun.rights if part.dep_ == "acl" and part.tag_ == "VB"]
    return tuple(dict.fromkeys(found))
