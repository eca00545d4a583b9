"""Who acts and who is acted on in a clause, and whether it is said to have happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.branches import children
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.model import Realis

__all__ = [
    "ASCRIBING",
    "DEFINITE",
    "agent_of",
    "answering",
    "is_of_nobody",
    "is_passive",
    "is_presupposed",
    "noun_realis",
    "object_of",
    "obliging",
    "passive_agent",
    "realis_of",
    "subject_of",
    "wills",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
DEFINITE = listed("the this that these those")
OBJECTS = frozenset({"dobj", "dative"})
CONTROLLED = listed("xcomp advcl conj ccomp pcomp acl acomp")
DEEPEST = 4
WILL = listed("will shall 'll ’ll would going")
MIGHT = listed("may might could can")
OUGHT = listed("must should ought")
PLANNING = listed(
    "plan intend expect schedule prepare aim hope want agree pledge promise vow propose offer set decide order urge ask "
    "request demand call seek consider due require push advise recommend encourage invite allow authorize authorise "
    "threaten warn swear mull contemplate commit undertake volunteer announce"
)
THREATENING = listed("threaten warn vow swear")
REFUSING = listed("refuse decline deny fail stop prevent avoid reject cease halt")
READY = listed("about ready willing prepared poised set likely eager determined bound")
# What follows these is the subject's own intention, which no act of its own has told yet.
OWN_WILL = listed("plan intend prepare set want hope expect go threaten vow swear refuse decline")
# Whom these have for their object did what "of" or "for" adds ("accused the rebels of killing", "blamed them for the raid").
JUDGING = listed(
    "accuse blame charge suspect convict condemn criticize criticise denounce fault implicate indict arrest jail sentence "
    "thank praise commend punish seek involve"
)
# What such a paper does ("passed a resolution criticizing"), its author does.
DOCUMENTS = listed(
    "report statement resolution letter bill lawsuit suit complaint declaration communique message motion order note"
)
MINDED = listed("oppose commit dedicate")  # their participle with "to" tells the subject's own mind
# By which words the doer follows where a deed is their object.
ASCRIBING = {
    "attribute": frozenset({"to"}),
    "ascribe": frozenset({"to"}),
    "blame": frozenset({"on"}),
    "pin": frozenset({"on"}),
    "claim": frozenset({"by"}),
}
NOBODY = listed("nobody none")
ANSWER = listed("responsibility credit blame")
OWNING = listed("claim admit accept assume take acknowledge bear")
NEITHER = listed("neither nor")
PLOTTING = listed("plan plot schedule consider contemplate mull propose")
CALLING = listed("call appeal push press ask")
FEARING = listed("fear expect anticipate predict")
VOIDING = listed("cancel foil thwart avert prevent avoid abort preempt")
IF = listed("if unless whether should until")


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb which controls it; `None` for a passive without agent."""
    token = verb
    for _ in range(DEEPEST):
        found = next((child for child in children(token) if child.dep_ in SUBJECTS), None)
        if found is not None:
            return _antecedent(found, token)
        if token.dep_ == "acl" and token.head.lemma_.lower() in DOCUMENTS and token.head.dep_ == "dobj":
            return subject_of(token.head.head)
        if token.dep_ in {"acl", "relcl"}:
            return None if _is_setting(token) else token.head
        if token.dep_ == "pcomp" and token.head.dep_ == "prep":
            token = token.head
            if token.head.lemma_.lower() in JUDGING:
                return object_of(token.head)
        if token.dep_ not in CONTROLLED and token.dep_ != "prep":
            return None
        token = token.head
    return None


def _is_setting(clause: Token) -> bool:
    """Whether a clause only tells what happened at its noun ("the town where …", "the raid in which …")."""
    return any(
        child.tag_ == "WRB" or (child.dep_ == "prep" and any(word.tag_ == "WDT" for word in children(child)))
        for child in children(clause)
    )


def answering(noun: Token) -> Token | None:
    """Who is said to answer for a noun of action: who "claimed responsibility for" it, whom somebody "blamed for" it."""
    preposition = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} and preposition.lemma_.lower() in ASCRIBING:
        return _ascribed(preposition, noun)
    if noun.dep_ != "pobj" or preposition.lower_ not in {"for", "of", "in", "with"}:
        return None
    above = preposition.head
    if above.lower_ == "responsible" and preposition.lower_ == "for":
        if any(child.dep_ == "neg" for word in (above, above.head) for child in children(word)):
            return None
        return above.head if above.dep_ in {"amod", "relcl", "acl"} else subject_of(above.head)
    if above.lemma_.lower() in ANSWER and above.dep_ == "dobj" and above.head.lemma_.lower() in OWNING:
        return subject_of(above.head)
    return object_of(above) if above.pos_ == "VERB" and above.lemma_.lower() in JUDGING else None


def _ascribed(verb: Token, noun: Token) -> Token | None:
    """To whom a deed is ascribed ("attributed the raid to the rebels", "the raid was claimed by the rebels")."""
    ways = ASCRIBING[verb.lemma_.lower()]
    found = (child for head in (verb, noun) for child in children(head) if child.lower_ in ways and child.i > head.i)
    return next((word for child in found for word in children(child) if word.dep_ == "pobj"), None)


def _antecedent(subject: Token, verb: Token) -> Token:
    """What "which" and "who" stand for."""
    if subject.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return verb.head
    return subject


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive; a bare participle after its noun is one, "is opposed to" is none."""
    if verb.lemma_.lower() in MINDED and any(child.dep_ == "prep" and child.lower_ == "to" for child in children(verb)):
        return False
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in children(verb)):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "dobj" for child in children(verb)):
        return False
    return not any(child.dep_ == "aux" and child.lemma_ == "have" for child in children(_framing(verb)))


def _framing(verb: Token) -> Token:
    """The verb whose auxiliaries hold for this one: the first of a coordination."""
    for _ in range(DEEPEST):
        if verb.dep_ != "conj" or _has_own_frame(verb):
            break
        verb = verb.head
    return verb


def passive_agent(verb: Token) -> Token | None:
    """The agent after "by", of a passive verb or of a noun of action ("the killing of a judge by gunmen")."""
    for child in children(verb):
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((word for word in children(child) if word.dep_ == "pobj"), None)
    if verb.pos_ != "NOUN":
        return None
    suffering = (word for child in children(verb) if child.lower_ == "of" for word in children(child))
    return next(
        (agent for word in suffering for by in children(word) if by.lower_ == "by" for agent in children(by)), None
    )


def agent_of(verb: Token) -> Token | None:
    """Who does it: the subject of an active verb, the agent of a passive one."""
    if is_passive(verb):
        return passive_agent(verb)
    return subject_of(verb)


def object_of(verb: Token) -> Token | None:
    """To whom or what it is done: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return verb.head if verb.dep_ == "acl" else subject_of(verb)
    return next((child for child in children(verb) if child.dep_ in OBJECTS), None)


def obliging(verb: Token) -> Token | None:
    """Who says that somebody must do what a verb tells ("Kesh said Velmar must withdraw"): the verb of saying."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.pos_ != "VERB" or not any(child.lower_ in OUGHT for child in children(verb)):
        return None
    subject, speaker = subject_of(verb), subject_of(above)
    return above if subject is not None and speaker is not None and subject.pos_ != "PRON" else None


def is_presupposed(governor: Token) -> bool:
    """Whether a clause is taken for granted: it only tells which strike, or which hostages, are meant.

    "The strike that killed seven", "the deaths of 115 people": what is said of the strike or of the deaths is somebody's
    word, that they happened is not.
    """
    noun = governor
    if governor.pos_ not in {"NOUN", "PROPN"}:
        clause = next((token for token in (governor, governor.head) if token.dep_ == "relcl"), None)
        if clause is None:
            return False
        noun = clause.head
    return any(child.dep_ == "det" and child.lower_ in DEFINITE for child in children(noun))


def wills(verb: Token) -> bool:
    """Whether the verb's own auxiliary, or the verb or adjective right above, tells the subject's intention."""
    if any(child.lower_ in WILL for child in children(_framing(verb))):
        return True
    above = _framing(verb).head.lemma_.lower()
    return _framing(verb).dep_ in {"xcomp", "ccomp"} and above in READY | OWN_WILL


def is_of_nobody(noun: Token | None) -> bool:
    """Whether a noun says that nobody did or suffered it ("no soldier", "not a single house", "nobody")."""
    if noun is None:
        return False
    if noun.lower_ in NOBODY or any(child.lower_ in {"no", "not"} and child.i < noun.i for child in children(noun)):
        return True
    return noun.lower_ == "one" and noun.i > 0 and noun.nbor(-1).lower_ == "no"


def realis_of(verb: Token) -> Realis:
    """Asserted, negated, planned, threatened or hypothetical, by the auxiliaries and the verbs above."""
    token = verb
    for _ in range(DEEPEST):
        words = {child.lower_ for child in children(token) if child.i < token.i or child.dep_ == "mark"}
        if _is_denied(token, words):
            return "negated"
        if words & IF and token.dep_ in {"advcl", "ccomp"}:
            return "hypothetical"
        if _is_contrary_to_fact(token, words):
            return "hypothetical"
        if words & WILL:
            return "threatened" if _is_threatened(token) else "planned"
        if words & (MIGHT | OUGHT):
            return "hypothetical"
        above = token.head
        if token.dep_ == "conj" and above != token and not _has_own_frame(token):
            token = above
            continue
        if token.dep_ not in {"xcomp", "ccomp", "pcomp", "acl", "advcl", "prep"} or above == token:
            return "asserted"
        if token.dep_ == "advcl" and token.tag_ != "VBG" and "to" not in words:
            return "asserted"
        told = _told(token, above.lemma_.lower(), to="to" in words)
        if told is not None:
            return told
        if token.dep_ == "xcomp" and above.lemma_ == "be" and "to" in words:
            return "planned"
        token = above
    return "asserted"


def _is_denied(token: Token, words: set[str]) -> bool:
    """By "not", by "neither … nor", by "without" and "instead of", by "has yet to"."""
    if words & NEITHER or any(child.dep_ == "neg" for child in children(token)):
        return True
    if token.dep_ == "conj" and any(child.lower_ in NEITHER for child in children(token.head)):
        return True
    if token.dep_ == "pcomp" and (token.head.lower_ == "without" or token.head.head.lower_ == "instead"):
        return True
    before = token.doc[max(token.i - 2, 0) : token.i]
    return [word.lower_ for word in before] == ["yet", "to"]


def _is_contrary_to_fact(token: Token, words: set[str]) -> bool:
    """Told as what did not happen: "would have attacked", "had it attacked, …"."""
    if "have" in words and words & {"would", "could", "might"}:
        return True
    first = next(iter(children(token)), None)
    return first is not None and first.lower_ == "had" and token.dep_ == "advcl" and first.dep_ == "aux"


def noun_realis(noun: Token) -> Realis:
    """Whether what a noun tells of is said to have happened: by its own words, else by the verb it depends on."""
    own = {child.lower_ for child in children(noun) if child.i < noun.i}
    if is_of_nobody(noun) or own & {"no", "aborted", "foiled", "thwarted", "cancelled", "canceled"}:
        return "negated"
    if own & {"planned", "upcoming", "imminent", "future", "proposed", "impending"}:
        return "planned"
    if own & {"possible", "potential", "feared", "hypothetical", "likely"}:
        return "hypothetical"
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in {"of", "for", "about", "against"}:
        told = _meant(verb.head, noun, is_object=False)
        return told or "asserted"
    if noun.dep_ not in {"dobj", "nsubjpass"} or verb.pos_ != "VERB":
        return "asserted"
    return _meant(verb, noun, is_object=True) or realis_of(verb)


def _meant(verb: Token, noun: Token, *, is_object: bool) -> Realis | None:
    """What a verb of planning, fearing or preventing makes of its object ("planned a raid", "warned of a raid")."""
    lemma = verb.lemma_.lower()
    # Who warns of a raid threatens nobody with it.
    if lemma in FEARING or (lemma == "warn" and not is_object):
        return "hypothetical"
    if lemma in THREATENING:
        return "threatened"
    # "Called for a raid" asks for one; "called a meeting" holds it. What is definite has a past of its own.
    definite = any(child.lower_ in DEFINITE for child in children(noun))
    if lemma in PLOTTING or (lemma in CALLING and not is_object and not definite):
        return "planned"
    is_off = lemma == "call" and any(child.lower_ == "off" for child in children(verb))
    return "negated" if is_object and (is_off or lemma in VOIDING) else None


def _told(token: Token, above: str, *, to: bool) -> Realis | None:
    """What the verb or adjective above makes of a clause ("agreed to", "refused to", "ready to"); `None`: nothing."""
    if above == "deny" and token.dep_ in {"ccomp", "xcomp"}:
        return "negated"
    if token.tag_ not in {"VB", "VBG"}:
        return None
    if above in THREATENING:
        return "threatened"
    if above in REFUSING:
        return "negated"
    if above in PLANNING | READY or (to and token.dep_ in {"acl", "advcl"}):
        return "planned"
    return None


def _is_threatened(verb: Token) -> bool:
    return verb.dep_ in {"ccomp", "xcomp"} and verb.head.lemma_.lower() in THREATENING


def _has_own_frame(verb: Token) -> bool:
    """Whether a coordinated verb has a subject or auxiliary of its own."""
    return any(child.dep_ in SUBJECTS or child.dep_ in {"aux", "auxpass"} for child in children(verb))
