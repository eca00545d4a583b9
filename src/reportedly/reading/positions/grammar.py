"""Questions about one token's place in the parse: its subject, its complements, how far its phrase reaches.

Every answer looks at the children of a few tokens only, so that a sentence of any length is read in linear time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

__all__ = [
    "charged_by",
    "child",
    "clause_head",
    "conjuncts",
    "extent",
    "is_hypothetical",
    "is_inverted",
    "is_negated",
    "lemma_of",
    "object_of",
    "outer_subject",
    "preposition",
    "starts_clause",
    "subject",
    "words_of",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
LONGEST_LIST = 12
LONGEST_CLIMB = 6
LONGEST_PHRASE = 60  # tokens; the parser makes longer ones only where it is lost
CLAUSES = frozenset({"relcl", "advcl", "parataxis", "ccomp"})
# Verbs whose object is the doer of what "of", "for" or "from" brings ("accused X of breaking …").
CHARGING = frozenset({"accuse", "suspect", "blame", "fault", "criticize", "criticise", "condemn", "praise", "thank"})
HYPOTHETICAL = frozenset({"if", "whether", "should", "until", "till", "before", "once", "unless"})
POSSIBLE = frozenset({"could", "might", "may", "must", "should", "can"})
DASHES = frozenset({"-", "–", "—", "--"})
LEMMAS = {"hop": "hope", "’re": "be", "’s": "be", "’m": "be", "lambast": "lambaste"}
NEGATIONS = frozenset({"no", "not", "n't", "never", "neither", "nor", "n’t"})


def lemma_of(token: Token) -> str:
    """The lower-case lemma, put right where the lemmatizer is known to err ("hoped" is no "hop")."""
    lemma: str = token.lemma_.lower()
    return LEMMAS.get(lemma, lemma)


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations, or `None`."""
    return next((part for part in token.children if part.dep_ in deps), None)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: "was rejected", "rejected by"."""
    return any(part.dep_ in {"auxpass", "nsubjpass", "agent"} for part in verb.children)


def preposition(token: Token, name: str) -> Token | None:
    """What stands after the preposition `name` of `token`: a noun, or the verb of a gerund."""
    for part in token.children:
        if part.dep_ in {"prep", "dative", "agent", "prt", "mark"} and part.lower_ == name:
            inner = child(part, "pobj", "pcomp")
            if inner is not None:
                return inner
            if token.dep_ == "relcl" and part.dep_ == "prep":
                return token.head
        if (name, part.lower_) in {("of", "out"), ("from", "away")} and part.dep_ in {"prep", "prt", "advmod"}:
            return preposition(part, name)
    return None


def subject(verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, that of the verb it hangs on, the agent of a passive.

    `None` for a passive without an agent, and where the climb meets no subject.
    """
    if is_passive(verb):
        agent = child(verb, "agent")
        return child(agent, "pobj") if agent is not None else None
    charging = charged_by(verb)
    if charging is not None:
        return child(charging, "nsubjpass") or child(charging, "dobj")
    token = verb
    for _ in range(LONGEST_CLIMB):
        found = _own_subject(token)
        if found is not None:
            return found
        dep, head = token.dep_, token.head
        if head is token or dep == "ccomp":
            return None
        if dep in {"acl", "relcl"}:
            return head
        if dep == "xcomp":
            controller = child(head, "dobj")
            if controller is not None and head.pos_ == "VERB" and token is verb and token.tag_ == "VB":
                return controller
        token = head
    return None


def charged_by(verb: Token) -> Token | None:
    """The verb that lays a deed at somebody's door ("accused X of breaking …"), wherever the parser hung the "of"."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.lower_ not in {"of", "for"}:
        return None
    head = preposition.head
    for _ in range(3):
        if head.pos_ == "VERB":
            return head if lemma_of(head) in CHARGING else None
        head = head.head
    return None


def outer_subject(verb: Token) -> Token | None:
    """Who does it where "and" joins the verb to the outer clause: X in "X said that Y stayed and demanded …"."""
    head = verb.head
    if verb.dep_ not in {"conj", "advcl"} or _own_subject(verb) is not None:
        return None
    if head.dep_ != "ccomp" or head.head.i > head.i:
        return None
    return subject(head.head)


def _own_subject(verb: Token) -> Token | None:
    """The nearest subject before the verb: of two ("whom the group thwarted") the later one is it."""
    # A tagger that met "n’t" rarely takes it for a pronoun.
    found = [part for part in verb.lefts if part.dep_ in SUBJECTS and part.lower_ not in NEGATIONS]
    return _after_dateline(found[-1]) if found else next((part for part in verb.rights if part.dep_ == "nsubj"), None)


def _after_dateline(subject: Token) -> Token:
    """The subject behind "LUND —", which the parser hangs on the dateline."""
    if not subject.is_upper or subject.i + 1 >= len(subject.doc) or subject.nbor(1).text not in DASHES:
        return subject
    return child(subject, "appos") or subject


def object_of(verb: Token) -> Token | None:
    """The direct object; of a passive, its subject; of a relative clause, what it hangs on."""
    if is_passive(verb):
        # Of two ("that, as part of the effort, a deal was reached") the nearer one is it.
        passive = next((part for part in reversed([*verb.lefts]) if part.dep_ == "nsubjpass"), None)
        if passive is None and verb.dep_ == "acl":
            return verb.head
        return _antecedent(passive, verb) if passive is not None else None
    found = next((part for part in verb.rights if part.dep_ in OBJECTS), None)
    if found is not None:
        return found
    fronted = next((part for part in verb.lefts if part.dep_ in {"dobj", "pobj"}), None)
    if fronted is not None and fronted.tag_ in {"WDT", "WP"} and verb.dep_ != "relcl":
        return None
    if fronted is None and verb.dep_ == "relcl" and not any(part.dep_ in {"xcomp", "ccomp"} for part in verb.rights):
        own = _own_subject(verb)
        return verb.head if own is not None and own.tag_ not in {"WDT", "WP"} else None
    return _antecedent(fronted, verb) if fronted is not None else None


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; any other token stands for itself."""
    if pronoun.tag_ not in {"WDT", "WP", "WP$"}:
        return pronoun
    if verb.dep_ == "relcl":
        return verb.head
    return pronoun


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it, in text order: at most twelve."""
    found = [token]
    at = 0
    while at < len(found) < LONGEST_LIST:
        found += [other for other in found[at].rights if other.dep_ == "conj"]
        at += 1
    return sorted(found[:LONGEST_LIST], key=lambda part: part.i)


def extent(token: Token) -> tuple[int, int]:
    """The token indices `[first, last]` of a phrase without what is joined to it or said of it in a clause of its own."""
    end = token.i
    for part in token.rights:
        if part.dep_ in {"conj", "cc", "punct", "preconj"} or (
            token.pos_ in {"NOUN", "PROPN"} and part.dep_ in CLAUSES
        ):
            if part.dep_ != "punct":
                break
            continue
        end = max(end, part.right_edge.i)
    start = max(token.left_edge.i, token.i - LONGEST_PHRASE)
    return start, min(end, token.i + LONGEST_PHRASE)


def words_of(token: Token) -> Iterator[str]:
    """The lower-case lemmas of a phrase."""
    start, end = extent(token)
    for part in token.doc[start : end + 1]:
        yield lemma_of(part)


def is_negated(token: Token) -> bool:
    """Whether a "not", "never", "no" or "nor" stands with the token or with what carries it ("is not ready")."""
    if any(part.dep_ == "neg" or part.lower_ in NEGATIONS for part in token.children):
        return True
    head: Any = token.head
    if token.dep_ in {"acomp", "attr", "oprd", "prep"} or (token.dep_ == "xcomp" and head.lemma_ in {"seem", "appear"}):
        return any(part.dep_ == "neg" or part.lower_ in NEGATIONS for part in head.lefts) or any(
            part.dep_ == "neg" for part in head.rights
        )
    return False


def is_hypothetical(verb: Token) -> bool:
    """Whether the verb tells what may or must be, and not what is.

    So after "if" or "until", with "could" or "must", after "has not said that"; "cannot" is plain.
    """
    if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" and is_negated(verb.head):
        return True
    possible = False
    for part in verb.children:
        if part.dep_ == "mark" and part.lower_ in HYPOTHETICAL:
            return True
        possible = possible or (part.dep_ == "aux" and part.lower_ in POSSIBLE)
    return possible and not is_negated(verb)


def is_inverted(auxiliary: Token) -> bool:
    """Whether a "should" stands before its subject and stands for an "if" ("should the talks fail")."""
    if auxiliary.lower_ != "should" or auxiliary.dep_ != "aux":
        return False
    subjects = [part for part in auxiliary.head.lefts if part.dep_ in SUBJECTS]
    return bool(subjects) and auxiliary.i < subjects[0].left_edge.i


def clause_head(token: Token) -> Token:
    """The verb of the clause in which a token stands, at most six steps up."""
    for _ in range(LONGEST_CLIMB):
        if (token.pos_ in {"VERB", "AUX"} and token.dep_ != "prep") or token.head is token:
            break
        token = token.head
    return token


def starts_clause(verb: Token) -> bool:
    """Whether a verb heads a finite clause of its own."""
    return verb.tag_ in {"VBD", "VBP", "VBZ", "MD"} or any(
        part.dep_ in {"aux", "auxpass"} and part.tag_ in {"VBD", "VBP", "VBZ", "MD"} for part in verb.lefts
    )
