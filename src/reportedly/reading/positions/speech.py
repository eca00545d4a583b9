"""Moves in a party's own reported or quoted speech, where plain words bargain: "must", "will not", "it is up to …".

In the article's voice the same words tell no position, so these bids hold only inside a statement.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.bids import FAR, Bid, forceful_plan, on_topic
from reportedly.reading.positions.conditions import condition_of
from reportedly.reading.positions.grammar import lemma_of
from reportedly.reading.positions.lexicon import (
    ACTS,
    ADJECTIVES,
    DEALS,
    FORCE,
    GIVING,
    PLANS,
    TELLING,
    UNTRUE,
    UNWELCOME,
    VERBS,
    WRONG,
    word_set,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.model import Move

__all__ = ["is_first_person", "read_speech_bids"]

FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine"})
OBLIGATION = frozenset({"must", "should", "shall", "ought"})
WILL = frozenset({"will", "wo", "would", "'ll", "’ll", "shall", "can", "could", "ca"})
POWERS = frozenset({"can", "could", "ca"})
DUTY = frozenset({"duty", "responsibility", "obligation", "time", "job"})
ROOM = frozenset({"room", "space", "place", "possibility", "chance", "scope"})
CONTACT = frozenset(
    {"talk", "negotiation", "contact", "deal", "agreement", "plan", "discussion", "understanding", "intention"}
)
NEEDED = frozenset({"necessary", "essential", "crucial", "vital", "imperative", "urgent", "non-negotiable"})
REFUSED = frozenset({"unacceptable", "impossible", "inadmissible"})
STATIVE = frozenset(
    {
        "be",
        "have",
        "know",
        "see",
        "happen",
        "mean",
        "seem",
        "become",
        "remain",
        "affect",
        "expect",
        "anticipate",
        "comment",
        "forget",
    }
)
GRAVE = frozenset(
    {
        "counterproductive",
        "counter-productive",
        "devastating",
        "catastrophic",
        "disastrous",
        "appalling",
        "horrific",
        "deplorable",
    }
    | {
        "inhumane",
        "indefensible",
        "unjustifiable",
        "abhorrent",
        "intolerable",
        "outrageous",
        "barbaric",
        "disproportionate",
    }
    | {"illegal", "unlawful", "immoral", "inexcusable", "reprehensible", "criminal"}
)
POINTING = frozenset({"it", "this", "that", "what"})
OUTCRIES = frozenset({"atrocity", "outrage", "crime", "disgrace", "violation", "horror"})
RESULTS = frozenset(
    {"consequence", "effect", "impact", "repercussion", "ramification", "toll", "catastrophe", "disaster", "bloodshed"}
    | {"massacre", "famine", "death", "crisis", "escalation", "casualty", "isolation", "war", "suffering", "collapse"}
)
BRINGING = frozenset(
    {"have", "cause", "lead", "result", "spark", "trigger", "bring", "ignite", "provoke", "create", "mean"}
)
COMMANDED = GIVING | {"leave", "lay", "put", "bring", "abandon", "take", "sign", "agree", "accept"}
FORCING = frozenset(
    {"bind", "dictate", "pressure", "hurry", "rush", "bully", "blackmail", "force", "coerce", "intimidate"}
)
WISHES = frozenset({"hope", "demand", "priority", "goal", "aim", "objective", "wish", "expectation", "condition"})
GOING_ON = frozenset(
    {"continue", "expand", "resume", "begin", "start", "proceed", "happen", "go", "intensify", "widen"}
)
HANGING = frozenset({"until", "unless", "while"})
DETERRING = frozenset({"deter", "stop", "prevent", "intimidate", "sway", "dissuade", "hold", "restrain"})
MEETABLE = frozenset({"demand", "condition", "requirement", "need", "expectation", "minimum", "concern"})
HARMING = frozenset(
    {"undermine", "jeopardize", "jeopardise", "endanger", "hinder", "hamper", "derail", "complicate", "set", "threaten"}
    | {"damage", "imperil", "sabotage", "violate", "risk", "destroy", "harm", "wreck", "inflame"}
    | {"paralyse", "paralyze", "cripple", "hurt", "worsen", "exacerbate", "impede", "obstruct", "prolong"}
)
REGARDLESS = frozenset({"anyway", "alone", "regardless", "nonetheless", "ourselves"})
BELIEVING = frozenset({"believe", "think", "feel", "argue", "maintain"})
PARTS = frozenset({"hand", "part", "role", "involvement", "connection", "link"})
IMPOSING = frozenset(
    {"apply", "impose", "hold", "punish", "respect", "address", "resolve", "condemn", "prosecute", "remove"}
)
MATCHED = frozenset({"match", "accompany", "precede"})
UNDONE = word_set(
    "impose limit restrict block prevent hinder obstruct target intend abandon deploy fire kill cross enter "
    "receive send give propose violate breach break make ask request hold conduct sign attack target bomb strike"
)


def is_first_person(token: Token) -> bool:
    """Whether a word is "we" or "I"; "US" is none."""
    return token.lower_ in FIRST_PERSON and token.tag_.startswith("PRP")


def read_speech_bids(sentence: Span) -> Iterator[Bid]:
    """The bids that count only where the party itself is speaking."""
    for token in sentence:
        if token.pos_ == "NOUN" and _is_without(token):
            yield _clause("condition", token, None)
        if token.dep_ in {"aux", "neg"} or token.pos_ not in {"VERB", "AUX", "ADJ"}:
            continue
        if token.pos_ == "ADJ":
            yield from _adjective(token)
        elif _hangs(token):
            yield _clause("condition", token, None, start=grammar.child(token, "nsubj"))
        elif token.lemma_ == "be":
            yield from _being(token)
        yield from _modal(token)


def _hangs(verb: Token) -> bool:
    """Whether something that is bargained for "depends on", "hinges on" something else."""
    about = grammar.child(verb, "nsubj")
    return (
        lemma_of(verb) in {"depend", "hinge"}
        and about is not None
        and on_topic(about)
        and grammar.preposition(verb, "on") is not None
    )


def _is_without(noun: Token) -> bool:
    """Whether the words are "no talks without a truce", with no verb to say so."""
    if noun.dep_ in {"attr", "nsubj"} or not any(part.lower_ == "no" for part in noun.lefts):
        return False
    return on_topic(noun) and any(part.lower_ == "without" for part in noun.rights)


def _modal(verb: Token) -> Iterator[Bid]:
    """Bids with an auxiliary: "X must …", "X has to …", "we will not …", "X will … only if …"."""
    if verb.pos_ == "ADJ":
        return
    auxiliaries = {part.lower_ for part in verb.lefts if part.dep_ == "aux"}
    party = grammar.subject(verb) or grammar.child(verb, "nsubjpass")
    if party is None and _has_to(verb):
        party = grammar.child(verb.head, "nsubj")
    if verb.lower_ == "needed" and grammar.child(verb, "auxpass") is not None and not grammar.is_negated(verb):
        about = grammar.child(verb, "nsubjpass")
        if about is not None and on_topic(about) and not _is_supposed(verb):
            yield _clause("demand", verb, None, start=about)
        return
    if _is_imperative(verb):
        yield _clause("demand", verb, None)
        return
    if party is None or _is_supposed(verb):
        return
    if _is_left_no_choice(verb) or _is_bound(verb) or _is_not_to_go_on(verb):
        yield _clause("demand", verb, None, start=party, toward=party)
    elif _is_harm(verb, party) or _is_inexcusable(verb, party):
        yield _clause("object", verb, None, start=party)
    elif _is_not_doing(verb):
        yield _clause("reject", verb, party)
    elif auxiliaries & OBLIGATION or _has_to(verb):
        yield from _obligation(verb, party)
    elif auxiliaries & WILL or _is_going_to(verb):
        yield from _will(verb, party)
    elif _falls_short(verb, party):
        yield _clause("reject", verb, None, start=party)
    elif _is_undone(verb) or _has_no_part(verb):
        yield _clause("deny", verb, party)


def _is_imperative(verb: Token) -> bool:
    """Whether the words open a command about something that is bargained for ("Stop the war"), or forbid ("Don't …")."""
    if verb.tag_ not in {"VB", "VBP"} or verb.dep_ not in {"ROOT", "ccomp", "xcomp", "conj"}:
        return False
    helpers = [part for part in verb.lefts if part.dep_ in {"aux", "neg"} or part.lower_ in grammar.NEGATIONS]
    forbids = len(helpers) > 1 and helpers[0].lower_ == "do"
    if (helpers and not forbids) or any(part.dep_ in grammar.SUBJECTS and part not in helpers for part in verb.lefts):
        return False
    if verb.dep_ == "conj":
        return _is_imperative(verb.head) and lemma_of(verb) in COMMANDED and on_topic(verb)
    first = helpers[0] if helpers else verb
    before = first.nbor(-1) if first.i else None
    opens = before is None or first.is_sent_start or before.is_quote or before.lower_ in {"please", ":", "–", "—"}
    return bool(opens) and (forbids or (lemma_of(verb) in COMMANDED and on_topic(verb)))


def _is_going_to(verb: Token) -> bool:
    """Whether the words are "is going to …", as good as "will"."""
    return verb.dep_ == "xcomp" and verb.head.lower_ in {"going", "gon"} and _is_to_infinitive(verb)


def is_strong(verb: Token) -> bool:
    """Whether the clause holds under a condition and not else."""
    condition = condition_of(verb)
    return condition is not None and condition.strong


def _is_supposed(verb: Token) -> bool:
    """Whether the clause only asks or supposes ("has not said whether it would …")."""
    if any(part.dep_ == "mark" and part.lower_ in {"if", "whether", "should", "once"} for part in verb.lefts):
        return True
    if any(grammar.is_inverted(part) for part in verb.lefts):
        return True
    return (
        verb.dep_ == "ccomp"
        and verb.head.pos_ == "VERB"
        and grammar.is_negated(verb.head)
        and not _is_disbelieved(verb)
    )


def _is_disbelieved(verb: Token) -> bool:
    """Whether the words are "we do not believe that X should …", which says that X should not."""
    return verb.head.lemma_ in BELIEVING and any(
        part.dep_ == "aux" and part.lower_ in OBLIGATION for part in verb.lefts
    )


def _has_to(verb: Token) -> bool:
    if verb.head.tag_ == "VBD" and verb.head.lemma_ == "have":  # "she had to flee" tells what happened
        return False
    return (
        verb.dep_ == "xcomp"
        and verb.head.lemma_ in {"have", "need"}
        and any(part.tag_ == "TO" and part.i - verb.head.i <= 2 for part in verb.lefts)
    )


def _obligation(verb: Token, whom: Token) -> Iterator[Bid]:
    """What somebody must do is what the speaker demands; of oneself, nothing is demanded."""
    if is_first_person(whom):
        return
    own = grammar.child(verb, "nsubj", "nsubjpass")
    start = whom if own is not None or whom.i < verb.i else verb
    move: Move = "demand"
    if is_strong(verb) or (verb.lemma_ in MATCHED and grammar.child(verb, "agent") is not None):
        move = "condition"
    if whom.lower_ in {"world", "community", "mediators", "nations"} and move == "demand":
        move = "appeal"
    passive = grammar.child(verb, "auxpass") is not None and lemma_of(verb) in GIVING | IMPOSING
    weak = move != "appeal" and not (passive or on_topic(verb) or on_topic(whom))
    holder = _believer(verb)
    if holder is not None and _is_disbelieved(verb) and grammar.is_negated(verb.head) and move == "demand":
        move = "condition" if any(part.lower_ == "unless" for part in verb.doc[verb.i : verb.i + FAR]) else "reject"
    bid = _clause(move, verb, holder, start=start, toward=whom)
    yield replace(bid, weak=weak, own=holder is None)


def _believer(verb: Token) -> Token | None:
    """Who "believes" what the clause says, which is as much as to say it."""
    head = verb.head
    return grammar.subject(head) if verb.dep_ == "ccomp" and head.lemma_ in BELIEVING else None


def _falls_short(verb: Token, about: Token) -> bool:
    """Whether what is put to the speaker "did not meet the demands" or "falls short of" them."""
    if lemma_of(about) not in PLANS and about.lower_ != "it":
        return False
    if verb.lemma_ in {"fall", "stop"}:
        return lemma_of(about) in PLANS and any(part.lower_ == "short" for part in verb.rights)
    met = grammar.child(verb, "dobj")
    return (
        verb.lemma_ in {"meet", "address", "satisfy", "fulfil", "fulfill", "answer"}
        and met is not None
        and lemma_of(met) in MEETABLE
        and grammar.is_negated(verb)
    )


def _is_left_no_choice(verb: Token) -> bool:
    """Whether somebody else "has no choice but to …"."""
    what, who = grammar.child(verb, "dobj"), grammar.child(verb, "nsubj")
    if what is None or who is None or is_first_person(who):
        return False
    return verb.lemma_ == "have" and lemma_of(what) in {"choice", "option", "alternative"} and grammar.is_negated(what)


def _is_bound(verb: Token) -> bool:
    """Whether somebody else "has an obligation to …"."""
    what, who = grammar.child(verb, "dobj"), grammar.child(verb, "nsubj")
    if what is None or who is None or is_first_person(who) or verb.lemma_ not in {"have", "bear"}:
        return False
    return lemma_of(what) in {"obligation", "duty", "responsibility"} and not grammar.is_negated(what)


def _is_not_to_go_on(verb: Token) -> bool:
    """Whether something "cannot be allowed to continue", "cannot go on"."""
    if not grammar.is_negated(verb) or not any(part.lower_ in POWERS for part in verb.lefts):
        return False
    if verb.lemma_ in {"allow", "permit"}:
        return grammar.child(verb, "auxpass") is not None
    return verb.lemma_ in {"continue", "go"} and grammar.child(verb, "nsubj") is not None and _carries_on(verb)


def _carries_on(verb: Token) -> bool:
    who = grammar.child(verb, "nsubj")
    on = verb.lemma_ == "continue" or any(part.lower_ == "on" for part in verb.rights)
    return on and who is not None and not is_first_person(who)


def _is_inexcusable(verb: Token, about: Token) -> bool:
    """Whether something "cannot be justified", or force "amounts to a crime", "would have grave consequences"."""
    if verb.lemma_ in {"justify", "excuse", "condone", "tolerate"}:
        able = any(part.lower_ in POWERS or part.dep_ == "auxpass" for part in verb.lefts)
        return able and grammar.is_negated(verb) and not is_first_person(about)
    if grammar.is_negated(verb) or not (_is_act(about) or (verb.lemma_ == "run" and about.lower_ in POINTING)):
        return False
    what = grammar.preposition(verb, "to") or grammar.preposition(verb, "in") or grammar.child(verb, "dobj")
    if what is None:
        return False
    if verb.lemma_ in {"amount", "constitute"}:
        return lemma_of(what) in WRONG | OUTCRIES
    if verb.lemma_ == "make":
        return any(part.lower_ == "worse" for part in verb.subtree)
    if verb.lemma_ == "run":
        return any(part.lower_ == "counter" for part in verb.rights)
    return lemma_of(verb) in BRINGING and lemma_of(what) in RESULTS


def _is_act(about: Token) -> bool:
    """Whether a phrase is about force or another act that may be objected to."""
    return lemma_of(about) in (FORCE | ACTS) or (
        about.pos_ == "NOUN" and any(word in FORCE for word in grammar.words_of(about))
    )


def _is_harm(verb: Token, about: Token) -> bool:
    """Whether an act "would set back", "jeopardises", "will undermine" something that is bargained for."""
    matter = grammar.child(verb, "dobj", "xcomp")
    return matter is not None and lemma_of(verb) in HARMING and _is_act(about) and not grammar.is_negated(verb)


def _will(verb: Token, party: Token) -> Iterator[Bid]:
    going = _is_going_to(verb)
    negated = grammar.is_negated(verb.head if going else verb)
    grim = None if negated else _grim_outlook(verb, party)
    if grim is not None:
        yield grim
        return
    if _is_undeterred(verb, negated=negated) or _is_left_out(verb, party):
        yield _clause("reject", verb, None, start=party)
        return
    if negated and _is_refusal(verb):
        yield _clause("reject", verb, grammar.child(verb, "nsubjpass") or party)
        return
    if lemma_of(verb) in VERBS and not going and not is_strong(verb) and (negated or not _is_bargain(verb)):
        return
    if not negated and (_strikes(verb) or _goes_alone(verb)):
        yield _clause("threaten", verb, party)
    elif not negated and verb.lemma_ == "pay" and _is_price(grammar.child(verb, "dobj")):
        yield _clause("threaten", verb, None, start=party, toward=party)
    elif is_strong(verb) or (not negated and (_is_bargain(verb) or _takes_only(verb))):
        yield _clause("condition", verb, grammar.child(verb, "nsubjpass") or party)
    elif any(part.lower_ in POWERS for part in verb.lefts if part.dep_ == "aux") and (
        not negated or lemma_of(verb) in TELLING
    ):
        return
    elif not negated and _answers_force(verb):
        yield _clause("threaten", verb, party)
    elif negated and lemma_of(verb) not in STATIVE and (on_topic(verb) or lemma_of(verb) in GIVING):
        yield _clause(
            "demand" if verb.lemma_ in {"budge", "relent", "yield", "compromise", "bend"} else "reject", verb, party
        )
    elif negated:
        return
    elif forceful_plan(verb):
        yield _clause("threaten", verb, party)
    elif verb.lemma_.lower() in GIVING and on_topic(verb):
        yield _clause("offer", verb, party)


def _is_left_out(verb: Token, about: Token) -> bool:
    """Whether somebody else "will not be part of", "will have no role in" what comes."""
    if is_first_person(about) or about.tag_ == "PRP":
        return False
    what = grammar.child(verb, "attr") if verb.lemma_ == "be" else grammar.child(verb, "dobj")
    if what is None or not (grammar.is_negated(verb) or grammar.is_negated(what)):
        return False
    return verb.lemma_ in {"be", "have", "play"} and what.lemma_ in {"part", "role", "place", "say"}


def _is_not_doing(verb: Token) -> bool:
    """Whether the words are "is not withdrawing its troops"."""
    going_on = verb.tag_ == "VBG" and any(part.dep_ == "aux" and part.lemma_ == "be" for part in verb.lefts)
    return going_on and grammar.is_negated(verb) and lemma_of(verb) in GIVING and on_topic(verb)


def _grim_outlook(verb: Token, party: Token) -> Bid | None:
    """The threat in "they will pay for it", "they will regret it", "the offensive will go ahead"."""
    if verb.lemma_ == "regret" or (verb.lemma_ == "pay" and grammar.preposition(verb, "for") is not None):
        return _clause("threaten", verb, None, start=party, toward=party)
    about = grammar.child(verb, "nsubjpass", "nsubj")
    if about is not None and lemma_of(about) in FORCE and lemma_of(verb) in GOING_ON:
        return _clause("threaten", verb, None, start=about)
    return None


def _is_undeterred(verb: Token, *, negated: bool) -> bool:
    """Whether the words are "nothing will stop us", "pressure will not deter him"."""
    whom = grammar.child(verb, "dobj")
    who = grammar.child(verb, "nsubj")
    if whom is None or who is None or whom.tag_ != "PRP" or lemma_of(verb) not in DETERRING:
        return False
    stands_for = verb.head if verb.dep_ == "relcl" else who  # "there is no force that will stop us"
    return negated or who.lower_ in {"nothing", "nobody"} or any(part.lower_ == "no" for part in stands_for.lefts)


def _goes_alone(verb: Token) -> bool:
    """Whether the words are "we will do it anyway", "will go it alone"."""
    return verb.lemma_ in {"do", "act", "go"} and any(part.lower_ in REGARDLESS for part in verb.rights)


def _strikes(verb: Token) -> bool:
    """Whether the clause announces force ("if they attack, we will strike back"), and no deal that is struck."""
    matter = grammar.child(verb, "dobj")
    return forceful_plan(verb) and (matter is None or lemma_of(matter) not in DEALS)


def _is_price(what: Token | None) -> bool:
    return what is not None and what.lemma_ in {"price", "cost"}


def _answers_force(verb: Token) -> bool:
    """Whether the clause announces an answer to force ("will respond to the attack")."""
    if lemma_of(verb) not in {"answer", "respond", "react", "reply"}:
        return False
    what = grammar.child(verb, "dobj") or grammar.preposition(verb, "to")
    return what is not None and lemma_of(what) in FORCE


def _takes_only(verb: Token) -> bool:
    """Whether the clause takes one thing alone ("would only consider a deal that …")."""
    what = grammar.child(verb, "dobj")
    return (
        lemma_of(verb) in GIVING
        and any(part.lower_ == "only" for part in verb.lefts)
        and what is not None
        and grammar.child(what, "relcl", "acl") is not None
    )


def _is_bargain(verb: Token) -> bool:
    """Whether the clause gives something under an "if" or "once" ("if X withdraws, we will sign it")."""
    lemma = lemma_of(verb)
    gives = lemma in GIVING or any(frame.move in {"accept", "offer"} for frame in VERBS.get(lemma, ()))
    condition = condition_of(verb)
    return gives and condition is not None and condition.supposed


def _is_refusal(verb: Token) -> bool:
    """Whether a negated clause refuses all ("will not sign anything") or any force put on it ("will not be bound by …")."""
    if lemma_of(verb) in FORCING and grammar.child(verb, "auxpass") is not None:
        return True
    whole = grammar.child(verb, "dobj")
    if whole is None or whole.lower_ != "anything" or any(part.lower_ in {"less", "short"} for part in whole.rights):
        return False
    return lemma_of(verb) in VERBS


def _is_undone(verb: Token) -> bool:
    """Whether the verb says "has not violated", "did not receive", "was not sent": a denial, where the party says it of itself."""
    return (
        verb.lemma_.lower() in UNDONE
        and grammar.is_negated(verb)
        and any(part.lemma_ in {"have", "do", "be"} for part in verb.lefts if part.dep_ in {"aux", "auxpass"})
        and not any(part.lower_ == "yet" for part in verb.children)
        and "relcl" not in {verb.dep_, verb.head.dep_ if verb.dep_ == "conj" else ""}
    )


def _has_no_part(verb: Token) -> bool:
    """Whether the verb says "had nothing to do with", "had no hand in", "we took nothing back": a denial of a deed."""
    what = grammar.child(verb, "dobj")
    if what is None:
        return False
    if what.lower_ == "nothing":
        subject = grammar.child(verb, "nsubj")
        took = verb.tag_ == "VBD" and subject is not None and is_first_person(subject)
        deed = next((part for part in what.rights if part.lemma_ == "do"), None)
        if verb.lemma_ != "have":
            return took
        return deed is not None and any(part.lower_ == "with" for part in deed.rights)
    return verb.lemma_ == "have" and what.lemma_ in PARTS and any(part.lower_ == "no" for part in what.lefts)


def _being(verb: Token) -> Iterator[Bid]:
    """Bids with "be": "it is up to X to …", "it is the duty of X to …", "there is no room for …", "there are no talks"."""
    whom = _charged(verb)
    if whom is not None:
        yield _clause("appeal", verb, None, toward=whom)
        return
    going = verb.head if verb.dep_ == "xcomp" and verb.head.lower_ in {"going", "gon"} else verb
    if _is_wanted(verb) or _is_due_time(verb):
        yield _clause("demand", verb, None, start=verb.left_edge)
        return
    if _is_wrong(verb) or _is_option(verb):
        yield _clause("object" if _is_wrong(verb) else "threaten", verb, None, start=grammar.child(verb, "nsubj"))
        return
    if _is_excluded(verb):
        yield _clause("reject", verb, None, start=grammar.child(verb, "nsubj"))
        return
    if grammar.child(verb, "expl") is None and grammar.child(going, "expl") is None:
        return
    noun = grammar.child(verb, "attr", "nsubj")
    if noun is None:
        return
    negated = grammar.is_negated(noun) or grammar.is_negated(verb) or grammar.is_negated(going)
    lemma = noun.lemma_.lower()
    if not negated and on_topic(noun) and any(part.lower_ in OBLIGATION for part in verb.lefts):
        yield _clause("demand", verb, None, start=verb.left_edge)
        return
    if negated and lemma in {"alternative", "substitute", "choice"}:
        yield _clause("demand", verb, None, start=grammar.child(verb, "expl"))
        return
    hangs = any(part.lower_ in HANGING for part in verb.doc[noun.i : min(verb.right_edge.i + 1, noun.i + FAR)])
    without = negated and (is_strong(verb) or is_strong(going) or hangs)
    if without or (negated and any(part.lower_ == "without" for part in noun.rights)):
        yield _clause("condition", verb, None, start=grammar.child(going, "expl"))
    elif lemma in ROOM and grammar.preposition(noun, "for") is not None:
        yield _clause("reject" if negated else "offer", verb, None)
    elif negated and lemma in CONTACT and not any(part.lower_ == "yet" for part in verb.rights):
        yield _clause("deny", verb, None)


def _is_due_time(verb: Token) -> bool:
    """Whether the words are "it is time to end …", "it is time for a truce"."""
    time = grammar.child(verb, "attr")
    if time is None or time.lower_ != "time" or grammar.is_negated(verb):
        return False
    return any(on_topic(part) for side in (time.rights, verb.rights) for part in side if part is not time)


def _is_wrong(verb: Token) -> bool:
    """Whether an act "is a crime"."""
    what, about = grammar.child(verb, "attr"), grammar.child(verb, "nsubj")
    if what is None or about is None or grammar.is_negated(verb):
        return False
    if _is_act(about):
        return lemma_of(what) in WRONG | OUTCRIES
    return about.lower_ in POINTING and lemma_of(what) in OUTCRIES


def _is_option(verb: Token) -> bool:
    """Whether the words are "all options are on the table"."""
    about, place = grammar.child(verb, "nsubj"), grammar.preposition(verb, "on")
    known = about is not None and about.lower_ == "options" and place is not None and place.lower_ == "table"
    return known and not grammar.is_negated(verb)


def _is_wanted(verb: Token) -> bool:
    """Whether the words are "what we want is X" or "X is our priority"."""
    what = grammar.child(verb, "attr", "ccomp")
    about = grammar.child(verb, "nsubj", "csubj")
    if what is None or about is None or grammar.is_negated(verb):
        return False
    if about.dep_ == "csubj":
        return lemma_of(about) in {"want", "need", "demand", "seek", "ask"} and on_topic(what)
    if lemma_of(about) in WISHES and any(part.dep_ == "poss" and is_first_person(part) for part in about.lefts):
        return True
    ours = any(part.dep_ == "poss" and is_first_person(part) for part in what.lefts)
    return ours and what.lemma_ in {"priority", "demand", "goal", "aim", "objective", "condition"} and on_topic(about)


def _is_excluded(verb: Token) -> bool:
    """Whether something that is bargained for "is out of the question", "off the table" or "not on the table"."""
    about = grammar.child(verb, "nsubj")
    if about is None or not on_topic(about):
        return False
    place = next((part for part in verb.rights if part.dep_ == "prep" and part.lower_ in {"out", "off", "on"}), None)
    if place is None:
        return False
    named = grammar.preposition(place, "of") or grammar.child(place, "pobj")
    known = named is not None and named.lower_ in {"question", "table", "agenda"}
    return known and (place.lower_ == "on") == grammar.is_negated(verb)


def _charged(verb: Token) -> Token | None:
    """Whom "it is up to X to …" or "it is the duty of X to …" charges."""
    if not any(_is_to_infinitive(inner) for part in verb.rights for inner in (part, *part.rights)):
        return None
    for part in verb.rights:
        if part.dep_ == "prep" and part.lower_ == "up":
            return grammar.preposition(part, "to")
        if part.dep_ == "prep" and part.lower_ == "on" and any(left.lower_ == "it" for left in verb.lefts):
            return grammar.child(part, "pobj")
        if part.dep_ == "attr" and part.lemma_.lower() in DUTY:
            doing = next((inner for inner in (*verb.rights, *part.rights) if _is_to_infinitive(inner)), None)
            doer = grammar.child(doing, "nsubj") if doing is not None else None
            return grammar.preposition(part, "of") or grammar.preposition(part, "for") or doer
    return None


def _is_to_infinitive(part: Token) -> bool:
    return part.tag_ == "VB" and any(left.tag_ == "TO" for left in part.lefts)


def _adjective(adjective: Token) -> Iterator[Bid]:
    """Bids with an adjective: "X is unacceptable", "X is impossible without …", "that is false"."""
    verb = adjective.head
    lower = adjective.lower_
    if adjective.dep_ != "acomp" or lower in ADJECTIVES:
        return
    subjects = [part for part in verb.lefts if part.dep_ in grammar.SUBJECTS]
    if not subjects:
        return
    about = subjects[0]
    if is_strong(verb) and any(on_topic(part) for part in subjects):
        yield _clause("condition", verb, None, start=about)
    elif (
        (lower in REFUSED or lower in UNWELCOME)
        and not grammar.is_negated(adjective)
        and (lower == "unacceptable" or on_topic(about))
    ):
        yield _clause("reject", verb, None, start=about)
    elif lower in NEEDED and on_topic(about) and not grammar.is_negated(adjective):
        yield _clause("threaten" if lemma_of(about) in FORCE else "demand", verb, None, start=about)
    elif (
        lower in GRAVE
        and ("product" in lower or _is_act(about) or about.lower_ in POINTING)
        and not grammar.is_negated(adjective)
    ):
        yield _clause("object", verb, None, start=about)
    elif lower == "acceptable":
        yield _clause("reject" if grammar.is_negated(adjective) else "accept", verb, None, start=about)
    elif (lower == "true" and grammar.is_negated(adjective)) or lower in UNTRUE:
        yield _clause("deny", verb, None, start=about)


def _clause(
    move: Move, verb: Token, party: Token | None, *, start: Token | None = None, toward: Token | None = None
) -> Bid:
    """A bid whose anchor is the whole clause of the verb, from its subject on."""
    first = start if start is not None else party
    _, last = grammar.extent(verb)
    near = verb.left_edge.i if first is None or first.i > verb.i else first.left_edge.i
    condition = condition_of(verb)
    asked = condition.asked if condition is not None else None
    return Bid(move, verb, party, verb, max(near, verb.i - FAR), last, toward=toward, condition=asked, own=True)
