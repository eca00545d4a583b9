"""Who gives a number by the verb that it hangs on, where no statement holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.acts.clauses import is_passive, subject_of
from reportedly.reading.branches import children
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.reading.figures.counts import Count

__all__ = ["document_of", "is_hearsay", "teller_of"]

# "The ministry counted 40 dead": whoever counts gives the number.
COUNTING = listed("count record register document tally estimate report confirm list name verify log")
# "The ministry put the toll at 40": only of a toll; "put 40 people on a bus" gives nothing.
SETTING = listed("put place set raise lower revise update correct change reduce cut")
TOLLS = listed("toll number total count tally figure estimate")
ESTIMATES = listed("estimate count tally")
# "The front presented a plan that includes the release of 40 captives".
PRESENTING = listed(
    "present submit propose publish issue release unveil send make offer put table deliver announce outline draft "
    "circulate hand"
)
DOCUMENTS = listed(
    "plan proposal offer list statement report draft document paper outline counterproposal counter-proposal blueprint"
)
# Passives that hide who says so: "are believed to be held", "a reported 1,200 people".
HEARSAY = listed("report believe think say allege rumour rumor understand presume claim")
HEDGES = listed("reportedly allegedly purportedly supposedly")
REPORTED = listed("reported alleged rumoured rumored claimed purported")
HIGHEST = 12  # heads above a count
NEAREST = 3  # heads above what befell the counted that may hide who says so


def teller_of(count: Count) -> Token | None:
    """The subject of the verb that gives a number, by itself, as a toll or in a document; `None` where none does."""
    token, document, crossed = count.noun, False, False
    for _ in range(HIGHEST):
        above = token.head
        if above == token:
            return None
        lemma = above.lemma_.lower()
        if above.pos_ in {"VERB", "AUX"}:
            owner = _estimator(above) if not crossed else None
            if owner is not None:
                return owner
            if token.dep_ not in {"nsubj", "nsubjpass"} and _gives(above, direct=not crossed, document=document):
                return None if is_passive(above) else subject_of(above)
            crossed = crossed or above.dep_ != "acl"
        document = document or lemma in DOCUMENTS
        token = above
    return None


def _estimator(verb: Token) -> Token | None:
    """Whose estimate or count a clause gives ("the Velmari estimate of the dead is 40"); `None` for nobody's."""
    subject = next((child for child in children(verb) if child.dep_ == "nsubj"), None)
    if subject is None or subject.lemma_.lower() not in ESTIMATES:
        return None
    owners = (child for child in subject.lefts if child.dep_ in {"amod", "poss", "compound", "nmod"})
    return next((child for child in owners if child.text[:1].isupper()), None)


def _gives(verb: Token, *, direct: bool, document: bool) -> bool:
    lemma = verb.lemma_.lower()
    # "Soldiers killed 12, raising the toll to 40": what they did raised it, and nobody is said to count.
    if verb.tag_ == "VBG" and verb.dep_ == "advcl":
        return False
    if document and lemma in PRESENTING:
        return True
    if not direct:
        return False
    return lemma in COUNTING or (lemma in SETTING and any(word.lemma_.lower() in TOLLS for word in children(verb)))


def document_of(count: Count) -> Token | None:
    """The document that is the subject of a count's clause ("The list includes 40 prisoners"); `None` for none."""
    token = count.noun
    for _ in range(NEAREST):
        if token.head == token:
            return None
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            subject = next((child for child in children(token) if child.dep_ == "nsubj"), None)
            return subject if subject is not None and subject.lemma_.lower() in DOCUMENTS else None
    return None


def is_hearsay(count: Count) -> bool:
    """Whether the sentence itself says that the number is only what is said, and not by whom."""
    if any(child.lower_ in REPORTED and child.i < count.noun.i for child in children(count.noun)):
        return True
    if count.fate is None:
        return False
    token = count.fate.governor
    if token.i and token.nbor(-1).tag_ == "VBN" and token.nbor(-1).lemma_.lower() in HEARSAY:
        return True
    for _ in range(NEAREST):
        if any(child.lower_ in HEDGES for child in children(token)):
            return True
        if token.lemma_.lower() in HEARSAY and token.tag_ == "VBN" and _is_passive(token):
            return True
        if token.dep_ not in {"xcomp", "oprd", "acomp", "advcl", "ccomp", "attr"} or token.head == token:
            return False
        token = token.head
    return False


def _is_passive(verb: Token) -> bool:
    """Whether a participle is passive and names no agent."""
    passive = verb.dep_ == "acl" or any(child.dep_ == "auxpass" for child in children(verb))
    return passive and not any(child.dep_ == "agent" for child in children(verb))
