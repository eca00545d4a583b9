"""Which clause a word stands in, and which clauses share where and when they happened.

Told by the parse alone: it can't see that two sentences tell of one occasion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.branches import children
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.model import Anchor

__all__ = ["clause_of", "shares_circumstances"]

HIGHEST = 20  # heads looked at on the way up to the clause's
RELATIVES = listed("which when where")
DEEPEST = 8  # clauses inside one another
KEPT = "reportedly.clauses"
CLAUSES = listed("root ccomp xcomp advcl relcl acl parataxis csubj csubjpass pcomp")
VERBAL = frozenset({"VERB", "AUX"})
WITHIN = frozenset({"aux", "auxpass", "amod", "compound", "prep", "punct"})  # verbs by their tag that head no clause
# Verbs that say how an act goes on: when they are is when it is.
SIMULTANEOUS = listed("when as while")
ASPECTS = listed("begin start continue resume keep stop cease finish go manage help try see")


def clause_of(token: Token) -> Token:
    """The word at the head of the clause that a word stands in; a verb joined to another is a clause of its own."""
    for _ in range(HIGHEST):
        dep = token.dep_
        if dep.lower() in CLAUSES or (token.pos_ in VERBAL and dep not in WITHIN):
            break
        token = token.head
    return token


def shares_circumstances(own: Token, host: Token, phrase: Anchor) -> bool:
    """Whether a clause happened where or when a phrase says that hangs on a word elsewhere, its host.

    Joined verbs share it, and what came of them ("killing two"). A clause inside another does not share what is told of
    the outer one ("said on Monday that two died"), unless the phrase stands behind its verb: the parser often hangs those
    too high. What stands in a clause inside is told of that one alone.
    """
    ours, theirs = _upwards(own), _upwards(clause_of(host))
    common = next((clause for clause in ours if clause in theirs), None)
    if common is None or not all(_is_beside(clause) for clause in theirs[: theirs.index(common)]):
        return False
    return all(_is_beside(c) or _is_nearer(c, common, host, phrase) for c in ours[: ours.index(common)])


def _upwards(clause: Token) -> list[Token]:
    """A clause and those that it is part of or joined to, the innermost first; kept with the parse."""
    kept: dict[int, list[Token]] = clause.doc.user_data.setdefault(KEPT, {})
    if clause.i not in kept:
        found = [clause]
        for _ in range(DEEPEST):
            if clause.head == clause:
                break
            clause = clause_of(clause.head)
            found.append(clause)
        kept[found[0].i] = found
        return found
    return kept[clause.i]


def _is_beside(clause: Token) -> bool:
    """Whether a clause tells of the same occasion as the one that it hangs on."""
    if clause.dep_ == "advcl":
        marks = [child.lower_ for child in children(clause) if child.dep_ in {"mark", "advmod"} and child.i < clause.i]
        return any(mark in SIMULTANEOUS for mark in marks) or (clause.tag_ == "VBG" and not marks)
    if clause.dep_ == "acl":  # "40 people were killed and 60 wounded since Monday"
        return clause.tag_ == "VBN" and clause.head.dep_ == "conj" and clause.head.head.pos_ in VERBAL
    if clause.dep_ == "pcomp":  # "took place on Friday, with both sides freeing captives"
        return clause.head.lower_ == "with"
    return clause.dep_ == "conj" or (clause.dep_ in {"xcomp", "ccomp"} and clause.head.lemma_.lower() in ASPECTS)


def _is_nearer(clause: Token, outer: Token, host: Token, phrase: Anchor) -> bool:
    """Whether a phrase of an outer clause stands so that a reader takes it with the inner one."""
    if _is_relative(clause):  # "attacks on Monday in which two died"
        return host == clause.head or clause.head.idx < phrase.end <= clause.idx
    return outer.idx < clause.idx < phrase.start


def _is_relative(clause: Token) -> bool:
    """Whether a clause is opened by "in which" or "when"; the parser takes some for adverbial clauses."""
    if clause.dep_ != "advcl":
        return clause.dep_ == "relcl"
    first = clause.left_edge.i
    return any(token.lower_ in RELATIVES for token in clause.doc[first : min(first + 2, clause.i)])
