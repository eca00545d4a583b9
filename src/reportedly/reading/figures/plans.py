"""Whether a number belongs to a plan, a proposal or a wish, and not to what has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.acts.clauses import realis_of, subject_of
from reportedly.reading.branches import children
from reportedly.reading.figures.fates import is_to_be_done
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.reading.figures.fates import Fate

__all__ = ["is_planned"]

UNREAL = frozenset({"planned", "threatened", "hypothetical"})
# Above "to be freed": what is to happen has not.
BEFORE_TO = listed(
    "expect schedule plan set due suppose agree pledge promise vow propose offer intend prepare want hope order urge ask "
    "request demand require slate mean decide refuse need"
)
WISHING = listed(
    "demand seek want ask urge propose offer negotiate discuss consider require envisage envision foresee stipulate plan "
    "pledge promise request mull suggest insist"
)
HOLDING = listed("include provide involve entail see cover contain mean stipulate comprise")
PLANS = listed(
    "plan proposal offer demand deal agreement accord draft outline phase stage talk negotiation call request bid push "
    "effort hope condition term text framework list swap exchange idea blueprint pledge promise"
)
# By these words a plan takes what it is for.
TOWARDS = listed("for on over about to of")
AWAITING = listed("eligible due slated scheduled set earmarked ready")
# What a plan may bring about; deaths are weighed or avenged in plans, seldom planned.
BROUGHT_ABOUT = frozenset({"released", "deployed", "displaced", "rescued", "executed", "captured"})
HIGHEST = 8


def is_planned(fate: Fate) -> bool:
    """Whether what befell the counted is planned, proposed, demanded or only possible."""
    token = fate.governor
    if is_to_be_done(token) and token.nbor(-3).pos_ in {"NOUN", "PROPN"}:
        return True
    # "The 40 hostages still held": they are, whatever is to become of them.
    if token.dep_ in {"acl", "relcl", "amod"} and token.pos_ != "NOUN":
        return _is_unreal(token)
    if token.pos_ in {"NOUN", "PROPN"} and fate.what not in BROUGHT_ABOUT:
        return False
    for _ in range(HIGHEST):
        if token.pos_ in {"VERB", "AUX"}:
            if _is_unreal(token) or (token != fate.governor and _wishes(token)):
                return True
            if token.dep_ not in {"xcomp", "pcomp", "acl", "oprd", "csubj"}:
                return False
        elif token.lemma_.lower() in AWAITING:
            return True
        above = token.head
        if above == token:
            return False
        if token.dep_ == "prep" and token.lower_ in TOWARDS and above.pos_ == "NOUN" and above.lemma_.lower() in PLANS:
            return True
        token = above
    return False


def _is_unreal(verb: Token) -> bool:
    if realis_of(verb) in UNREAL:
        return True
    to = any(child.tag_ == "TO" and child.i < verb.i for child in children(verb))
    return to and verb.dep_ in {"xcomp", "acl", "relcl", "oprd", "ccomp"} and _leads_on(verb)


def _leads_on(verb: Token) -> bool:
    """Whether "to be freed" hangs on a noun, or on a verb of planning, and is no perfect ("known to have been")."""
    perfect = any(child.lower_ == "have" for child in children(verb))
    return not perfect and (verb.dep_ in {"acl", "relcl"} or verb.head.lemma_.lower() in BEFORE_TO | {"be"})


def _wishes(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in WISHING or (lemma == "call" and any(child.lower_ == "for" for child in children(verb))):
        return True
    if lemma not in HOLDING or verb.tag_ == "VBD":
        return False
    subject = subject_of(verb)
    return subject is not None and subject.lemma_.lower() in PLANS
