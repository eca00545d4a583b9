"""What befell the counted people, read from the verb, noun or adjective that governs the count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.reading.acts.clauses import realis_of
from reportedly.reading.branches import children
from reportedly.reading.figures.words import GROUPS, PARTS_OF_PEOPLE, SOLDIERS
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.model import What

__all__ = ["COUNTED_EVENTS", "Fate", "adjective_fate", "done_to", "fate_of", "is_to_be_done", "noun_fate"]


class Fate(NamedTuple):
    """What befell the counted, the verb (or noun) that says so, and whether only people can be so governed."""

    what: What
    governor: Token
    passive: bool = False
    sure: bool = False


def _table(**words: str) -> dict[str, What]:
    return {word: what for what, listed in words.items() for word in listed.split()}  # type: ignore[misc]


# What the object of an active verb, or the subject of its passive, suffers.
DONE_TO = _table(
    killed="kill slay massacre slaughter murder assassinate martyr lynch gun behead decapitate butcher",
    executed="execute hang crucify",
    died="bury",
    injured="wound injure hurt maim hospitalize hospitalise burn shoot stab",
    captured="capture",
    detained="detain arrest jail imprison apprehend incarcerate intern round",
    abducted="abduct kidnap snatch",
    held="hold",
    released="release free liberate swap exchange repatriate pardon",
    rescued="rescue save",
    displaced="displace uproot evacuate expel deport evict drive relocate cram",
    deployed="deploy send dispatch station",
    starving="starve",
)
SURE = listed(
    "kill slay massacre murder assassinate martyr behead wound injure maim detain arrest jail imprison abduct kidnap "
    "rescue displace uproot evict deport free"
)
# What the subject of a verb goes through.
GONE_THROUGH = _table(
    died="die perish drown succumb suffocate",
    displaced="flee shelter",
    missing="disappear vanish",
    starving="starve",
)
# What crowds do: they are counted for it, and nothing befell them.
CROWDING = listed("protest rally march demonstrate gather congregate queue flock throng")
SURE_SUBJECT = listed("die perish drown succumb flee starve shelter")
STATES = _table(
    died="dead deceased",
    injured="wounded injured hurt",
    missing="missing unaccounted",
    displaced="displaced homeless uprooted",
    held="captive hostage",
    detained="detained imprisoned jailed arrested",
    starving="starving malnourished",
    killed="killed slain martyred",
    abducted="abducted kidnapped",
    captured="captured",
    released="freed released",
    executed="executed",
    rescued="rescued",
)
# The noun of an event of which people are counted ("83 deaths", "the killing of 12 soldiers").
EVENTS = _table(
    died="death fatality body corpse remains dead deceased",
    killed="killing murder massacre slaying assassination slaughter martyr martyrdom",
    executed="execution hanging beheading",
    injured="injury wounded wounding injured",
    abducted="abduction kidnapping kidnap",
    captured="capture",
    detained="arrest detention imprisonment jailing",
    released="release freeing liberation repatriation handover",
    rescued="rescue",
    displaced="displacement expulsion evacuation exodus deportation",
    missing="disappearance",
    deployed="deployment dispatch",
    other="casualty",
)
COUNTED_EVENTS = listed(
    "death fatality body corpse casualty injury killing murder abduction kidnapping arrest execution disappearance"
)
# What is known of the counted people themselves where no verb says more.
BY_NATURE = _table(
    held="hostage captive abductee",
    detained="detainee prisoner inmate",
    displaced="refugee evacuee displaced",
    died="dead deceased",
    injured="wounded injured",
    missing="missing disappeared",
    killed="martyr",
)
TAKEN = _table(
    abducted="hostage captive",
    captured="prisoner",
    detained="custody detainee prison jail",
    injured="hospital",
)
RUBBLE = listed("rubble debris ruin ruins wreckage mud avalanche collapse")
HOMES = listed("home homes house village land")
KIN = listed("man woman son daughter child brother sister parent relative comrade militant crewman")
WOUNDS = listed("wound injury burn shrapnel inhalation asphyxiation breathing blast fracture trauma")
GRAVE = listed("critical serious grave severe stable")
# Of these only fates that befell a body are mixed up under one count: "killed or injured".
BODILY = frozenset({"killed", "died", "injured"})
IN_HANDS = frozenset({"held", "abducted", "detained", "captured"})
# "Prisoners eligible for release", "set for release".
LISTED_FOR = listed("eligible due slate schedule set list name earmark propose ready select choose approve")
# The same, where they stand in the passive ("are feared dead"): their active subject is who fears.
OPINIONS = listed(
    "believe expect fear say report know think suppose presume confirm allow find declare pronounce list deem consider "
    "estimate allege prove tell order force set schedule plan identify"
)
# Verbs that hand their subject on to what follows: "are believed to be held", "were left homeless", "remain missing".
RAISING = listed("be remain become get go feel leave appear seem begin start continue have need render make due die")
COMPLEMENTS = listed("xcomp acomp oprd attr advcl ccomp acl conj advmod")
INCLUDING = listed("including include among like between comprising excluding")
DEEPEST = 6
FIRST_TO_BE = 3  # a noun and "to be" stand before such a participle
FURTHEST_MIXED = 3  # tokens between "killed" and "wounded" of one count


def adjective_fate(token: Token) -> What | None:
    """What an adjective or participle after a count says: "40 dead", "another 250 abducted"."""
    return STATES.get(token.lower_)


def is_to_be_done(verb: Token) -> bool:
    """Whether "to be" stands right before a participle ("40 captives to be freed")."""
    return verb.i >= FIRST_TO_BE and verb.nbor(-1).lower_ == "be" and verb.nbor(-2).lower_ == "to"


def noun_fate(token: Token) -> What | None:
    """What the counted noun says by itself: "83 deaths", "20 hostages"."""
    lemma = token.lemma_.lower()
    return EVENTS.get(lemma) if lemma in COUNTED_EVENTS else BY_NATURE.get(lemma) or BY_NATURE.get(token.lower_)


def fate_of(noun: Token) -> Fate | None:
    """What befell the people that a noun counts; `None` where nothing of the kind is said."""
    lemma = noun.lemma_.lower()
    if lemma in COUNTED_EVENTS and lemma not in PARTS_OF_PEOPLE:
        return Fate(EVENTS[lemma], noun, sure=True)
    governed = (_followed(noun) if noun.dep_ == "conj" else None) or _governed(noun, DEEPEST)
    modified = _modified(noun)
    if governed and modified and {governed.what, modified.what} == {"died", "killed"}:
        return modified if modified.what == "killed" else governed
    if governed and modified and _is_wished(governed, modified, noun):
        return modified
    found = governed or modified or _modified_together(noun)
    if found:
        return _graver(found) or (found._replace(what="other") if _is_mixed(found) else found)
    nature = noun_fate(noun)
    return Fate(nature, noun, sure=True) if nature else None


def _is_wished(governed: Fate, modified: Fate, noun: Token) -> bool:
    """Whether "the 100 hostages still held" tells who is held, and their release is only a wish or a plan."""
    if governed.what != "released" or modified.what not in IN_HANDS:
        return False
    if not any(child.dep_ in {"det", "predet"} and child.lower_ in {"the", "all"} for child in children(noun)):
        return False
    verb = governed.governor
    return verb.pos_ in {"NOUN", "PROPN"} or verb.tag_ == "VBG" or realis_of(verb) != "asserted"


def _graver(fate: Fate) -> Fate | None:
    """As in "were abducted and later killed": the end that they met."""
    if fate.what not in IN_HANDS or fate.governor.pos_ != "VERB":
        return None
    for child in children(fate.governor):
        if child.dep_ == "conj" and DONE_TO.get(child.lemma_.lower()) in {"killed", "executed"}:
            own = {grandchild.dep_ for grandchild in children(child)}
            if not own & {"dobj", "nsubj", "nsubjpass", "neg"}:
                return fate._replace(what=DONE_TO[child.lemma_.lower()], governor=child)
    return None


def _is_mixed(fate: Fate) -> bool:
    """As in "40 people were killed or injured": what befell how many is not told."""
    if fate.what not in BODILY or fate.governor.pos_ != "VERB":
        return False
    verb = fate.governor
    beside = [child for child in children(verb) if child.dep_ == "conj"] + ([verb.head] if verb.dep_ == "conj" else [])
    return any(
        DONE_TO.get(other.lemma_.lower()) in BODILY - {fate.what}
        and abs(other.i - verb.i) <= FURTHEST_MIXED
        and not any(child.dep_ in {"dobj", "nsubj", "nsubjpass"} for child in children(max(other, verb, key=_place)))
        and not any(child.dep_ == "dobj" for child in children(min(other, verb, key=_place)))
        for other in beside
    ) or (verb.dep_ == "conj" and _shares_object(verb, fate))


def _place(token: Token) -> int:
    return token.i


def _shares_object(verb: Token, fate: Fate) -> bool:
    """As in "The blast killed and wounded 40 people"."""
    first = verb.head
    return (
        DONE_TO.get(first.lemma_.lower()) in BODILY - {fate.what}
        and verb.i - first.i <= FURTHEST_MIXED
        and not any(child.dep_ in {"dobj", "nsubjpass"} for child in children(first))
    )


def _modified_together(noun: Token) -> Fate | None:
    """As in "five children and four medics killed by", where the parse hangs "killed" on the last."""
    return next((_modified(child) for child in children(noun) if child.dep_ == "conj" and child.pos_ == "NOUN"), None)


def _governed(noun: Token, depth: int) -> Fate | None:
    """From the word that governs the counted noun."""
    if depth == 0:
        return None
    dep, head = noun.dep_, noun.head
    if head == noun:
        return _beside(noun)
    found: Fate | None = None
    if dep == "nsubjpass":
        found = _passive(head, noun)
    elif dep in {"nsubj", "csubj"}:
        found = _subject(head, noun, depth)
    elif dep in {"dobj", "dative", "attr", "oprd", "npadvmod"}:
        found = _object(head, noun, depth)
    elif dep in {"conj", "appos", "nmod", "compound", "nummod"}:
        found = _governed(head, depth - 1) if head.pos_ not in {"VERB", "AUX"} else _subject(head, noun, depth)
        found = found or (_modified(head) if dep in {"conj", "appos"} else None)
    elif dep in {"pobj", "pcomp"}:
        found = _after_preposition(head, noun, depth)
    return found or _beside(noun)


def _passive(verb: Token, noun: Token, depth: int = DEEPEST) -> Fate | None:
    found = done_to(verb, noun)
    if found:
        return found._replace(passive=True)
    return _handed_on(verb, noun, depth)


def _subject(verb: Token, noun: Token, depth: int) -> Fate | None:
    """What the subject of a verb goes through; a bare participle is the passive of a headline."""
    if verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in children(verb)):
        found = done_to(verb, noun)
        if found:
            return found._replace(passive=True)
    if verb.tag_ == "VBD" and verb.i > noun.i and not any(c.dep_ in {"dobj", "ccomp"} for c in children(verb)):
        # The tagger reads the participle of "12 people killed in the raid" as a past tense.
        found = done_to(verb, noun)
        if found and found.sure and _is_closed(verb):
            return found._replace(passive=True)
    what = GONE_THROUGH.get(verb.lemma_.lower())
    if verb.lower_ == "missing" and not _has_object(verb):
        return Fate("missing", verb, sure=True)
    if what == "starving" and any(child.lower_ == "to" and "death" in _words_under(child) for child in children(verb)):
        what = "died"
    if what:
        return Fate(what, verb, sure=verb.lemma_.lower() in SURE_SUBJECT)
    taken = {child.lemma_.lower() for child in children(verb) if child.dep_ == "dobj"}
    if verb.lemma_.lower() in {"seek", "take", "find"} and taken & {"refuge", "shelter"}:
        return Fate("displaced", verb, sure=True)
    if verb.lemma_.lower() in CROWDING or _takes_to_the_streets(verb):
        return Fate("other", verb)
    lost = next((child for child in children(verb) if child.dep_ == "dobj" and child.lemma_.lower() == "life"), None)
    if lost is not None and verb.lemma_.lower() == "lose":
        return Fate("died", verb, sure=True)
    if verb.lemma_.lower() == "go" and any(child.lower_ == "free" for child in children(verb)):
        return Fate("released", verb, sure=True)
    return _handed_on(verb, noun, depth)


def _takes_to_the_streets(verb: Token) -> bool:
    if verb.lemma_.lower() not in {"take", "pour", "spill"}:
        return False
    return any(child.dep_ == "prep" and "street" in _words_under(child) for child in children(verb))


def _handed_on(verb: Token, noun: Token, depth: int) -> Fate | None:
    """Through a raising verb to its complement: "were expected to be freed", "remain missing"."""
    lemma = verb.lemma_.lower()
    if depth <= 0 or lemma not in RAISING | OPINIONS or (lemma in OPINIONS and not _is_passive(verb)):
        return _in_state(verb)
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if lemma in OPINIONS and after is not None and after.tag_ in {"VBN", "JJ"} and adjective_fate(after):
        return Fate(STATES[after.lower_], after, passive=True, sure=True)
    for child in children(verb):
        if child.dep_ not in COMPLEMENTS or child.i < verb.i or _has_subject(child):
            continue
        state = adjective_fate(child)
        if state:
            return Fate(state, child, passive=True, sure=True)
        if child.lemma_.lower() in {"captivity", "custody"}:
            return Fate("held" if child.lemma_ == "captivity" else "detained", child, sure=True)
        if child.pos_ in {"VERB", "AUX"} and child.dep_ != "conj":
            passive = any(grandchild.dep_ == "auxpass" for grandchild in children(child))
            found = _passive(child, noun, depth - 1) if passive else _subject(child, noun, depth - 1)
            if found:
                return found
    return _in_state(verb)


def _is_closed(verb: Token) -> bool:
    """Whether no object can follow: the clause ends, or goes on with a preposition or an adverb."""
    after = [token for token in verb.doc[verb.i + 1 : verb.i + 3] if token.sent_start != 1]
    if not after or after[0].is_punct or after[0].is_space:
        return True
    if after[0].lower_ in TAKEN:
        return True
    bounds = len(after) > 1 and after[1].lower_ in {"least", "than", "to", "many"}
    return after[0].tag_ in {"IN", "CC", "RB", "NNP", "VBG", "WRB"} and not bounds


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in children(verb))


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in children(verb))


def _in_state(verb: Token) -> Fate | None:
    """As in "are among those held", "remain in captivity"."""
    for child in children(verb):
        if child.dep_ == "prep" and child.i > verb.i:
            for grandchild in children(child):
                lemma = grandchild.lemma_.lower()
                if child.lower_ == "in" and lemma in {"captivity", "custody", "detention", "prison", "jail"}:
                    return Fate("held" if lemma == "captivity" else "detained", verb, sure=True)
                if child.lower_ == "in" and lemma == "condition" and _words_under(grandchild) & GRAVE:
                    return Fate("injured", verb, sure=True)
                if child.lower_ == "among":
                    state = noun_fate(grandchild) or adjective_fate(grandchild)
                    found = Fate(state, verb, sure=True) if state else _modified(grandchild)
                    if found:
                        return found
    return None


def _object(verb: Token, noun: Token, depth: int) -> Fate | None:
    if verb.pos_ in {"VERB", "AUX"} and verb.lemma_.lower() == "be":
        return _equated(verb, noun, depth)
    if verb.lemma_.lower() in {"claim", "take", "cost"} and noun.lemma_.lower() == "life":
        return Fate("killed", verb, sure=True)
    if verb.lemma_.lower() == "leave":
        return _left(verb, noun)
    if verb.pos_ in {"NOUN", "PROPN"}:
        return _governed(verb, depth - 1)
    if verb.lemma_.lower() in {"force", "cause", "compel", "see"}:
        return next(
            (
                found
                for child in children(verb)
                if child.dep_ in {"xcomp", "ccomp"} and (found := _subject(child, noun, 0))
            ),
            None,
        )
    if verb.lemma_.lower() == "include":
        return _included(verb, depth)
    return done_to(verb, noun)


def _equated(verb: Token, noun: Token, depth: int) -> Fate | None:
    """As in "Among the dead were 12 children", "the victims were two brothers"."""
    for child in children(verb):
        words = [child] if child.dep_ == "nsubj" else list(children(child)) if child.lower_ == "among" else []
        for word in words:
            state = None if word.i == noun.i else noun_fate(word) or adjective_fate(word)
            found = Fate(state, verb, sure=True) if state else (_modified(word) if word.i != noun.i else None)
            if found:
                return found
    return _handed_on(verb, noun, depth)


def _included(verb: Token, depth: int) -> Fate | None:
    """As in "The dead include 12 children": the fate of the subject."""
    for child in children(verb):
        if child.dep_ == "nsubj":
            state = noun_fate(child) or adjective_fate(child)
            return Fate(state, verb, sure=True) if state else _modified(child)
    return _governed(verb.head, depth - 1) if verb.dep_ == "acl" else None


def _left(verb: Token, noun: Token) -> Fate | None:
    """As in "The blast left 40 people dead": people died of it, so they were killed."""
    after = [child for child in children(verb) if child.i > noun.i] + [
        child for child in children(noun) if child.i > noun.i
    ]
    for child in after:
        state = adjective_fate(child)
        if state:
            caused = any(c.dep_ == "nsubj" for c in children(verb))
            return Fate("killed" if state == "died" and caused else state, verb, sure=True)
    return None


def done_to(verb: Token, noun: Token) -> Fate | None:
    """What an active verb does to its object."""
    lemma = verb.lemma_.lower()
    counted = noun.lemma_.lower()
    if lemma in {"take", "seize", "bring"}:
        return _taken(verb, counted)
    if lemma == "shoot" or lemma in {"find", "pronounce", "declare", "confirm", "fear", "report"}:
        dead = any(child.lower_ == "dead" for child in children(verb))
        if dead:
            return Fate("killed" if lemma == "shoot" else "died", verb, sure=True)
    special = _from_rubble(verb, noun) or _by_goal(verb)
    if special or lemma in {"trap", "pull", "dig"}:
        return special
    if lemma == "set" and any(child.lower_ == "free" for child in children(verb)):
        return Fate("released", verb, sure=True)
    if lemma == "lose" and _words_of(noun) & SOLDIERS | _words_of(noun) & KIN:
        return Fate("died", verb, sure=True)
    if lemma == "hold":
        return _held(verb, counted)
    if any(child.lower_ == "to" and "death" in _words_under(child) for child in children(verb)):
        return Fate("died" if lemma in {"starve", "freeze"} else "killed", verb, sure=True)
    what = DONE_TO.get(lemma)
    if what is None and verb.tag_ in {"VBN", "VBD", "VBG"}:
        # Past forms that the lemmatiser leaves as they are.
        what = STATES.get(verb.lower_)
    if what == "deployed" and not _words_of(noun) & SOLDIERS:
        return None
    if what == "captured" and counted in {"hostage", "civilian"}:
        what = "abducted"
    if lemma == "return" and counted in {"hostage", "captive"}:
        what = "released"
    return Fate(what, verb, sure=lemma in SURE) if what else None


def _from_rubble(verb: Token, noun: Token) -> Fate | None:
    """As in "buried under the rubble" and "found alive", "pulled from the rubble"."""
    lemma = verb.lemma_.lower()
    places = {word for child in children(verb) if child.dep_ == "prep" for word in _words_under(child)}
    if lemma in {"bury", "trap"}:
        return Fate("missing", verb, sure=True) if places & RUBBLE else None
    if lemma not in {"find", "pull", "dig", "recover", "rescue"} or noun.lemma_.lower() in PARTS_OF_PEOPLE:
        return None
    alive = any(child.lower_ == "alive" for child in children(verb))
    return Fate("rescued", verb, sure=True) if alive or (lemma in {"pull", "dig"} and places & RUBBLE) else None


def _by_goal(verb: Token) -> Fate | None:
    """As in "forced from their homes", and "treated", where it is not for an illness."""
    lemma = verb.lemma_.lower()
    goals = {child.lower_: _words_under(child) for child in children(verb) if child.dep_ == "prep"}
    if lemma == "force" and goals.get("from", frozenset()) & HOMES:
        return Fate("displaced", verb, sure=True)
    if lemma == "treat" and ("for" not in goals or goals["for"] & WOUNDS) and not {"as", "with", "like"} & set(goals):
        return Fate("injured", verb)
    return None


def _words_of(noun: Token) -> set[str]:
    """The lemma of a counted noun, and that of "fighters" in "dozens of fighters"."""
    inner = (word.lemma_.lower() for child in children(noun) if child.lower_ == "of" for word in children(child))
    return {noun.lemma_.lower(), *inner}


def _taken(verb: Token, counted: str) -> Fate | None:
    """As in "took 12 hostages", "were taken captive", "taken into custody"."""
    for child in children(verb):
        words = _words_under(child) if child.dep_ == "prep" else {child.lemma_.lower()}
        for word in words:
            if word in TAKEN and child.i > verb.i and word != counted:
                return Fate(TAKEN[word], verb, sure=True)
    what = TAKEN.get(counted)
    if what is None and verb.lemma_.lower() == "seize":
        what = "captured"
    return Fate(what, verb) if what and verb.lemma_.lower() != "bring" else None


def _held(verb: Token, counted: str) -> Fate | None:
    words = {word for child in children(verb) for word in (child.lemma_.lower(), *_words_under(child))}
    if counted in {"hostage", "captive"} or words & {"hostage", "captive", "captivity"}:
        return Fate("held", verb, sure=True)
    return Fate("detained" if words & {"prison", "jail", "custody", "detention", "cell"} else "held", verb)


def _words_under(token: Token) -> set[str]:
    return {child.lemma_.lower() for child in children(token)}


def _after_preposition(preposition: Token, noun: Token, depth: int) -> Fate | None:
    word, over = preposition.lower_, preposition.head
    if word == "of":
        lemma = over.lemma_.lower()
        if lemma in EVENTS:
            what = EVENTS[lemma]
            return Fate(what, over, passive=True, sure=what not in {"deployed", "captured"})
        if lemma in GROUPS or over.tag_ == "CD" or over.pos_ == "NUM":
            return _governed(over, depth - 1) or _modified(over)
        return None
    if word in INCLUDING:
        if over.pos_ in {"VERB", "AUX"}:
            return _around(over, noun, depth)
        return _governed(over, depth - 1) or _modified(over) or _by_nature(over)
    if word == "for" and _is_exchange(over):
        return Fate("released", over, passive=True, sure=True)
    if word == "for" and over.lower_ == "exchange":
        return Fate("released", over, passive=True, sure=True)
    if word == "with" and preposition.i and preposition.nbor(-1).lower_ in {"along", "together"}:
        return _around(over if over.pos_ == "VERB" else over.head, noun, depth)
    if word in {"to", "at"} and over.pos_ in {"NOUN", "PROPN"} and over.lemma_.lower() in GROUPS:
        return _governed(over, depth - 1)
    return None


def _is_exchange(over: Token) -> bool:
    """As in "… in exchange for 240 prisoners"; the parse hangs "for" on the noun, on "in", or on the verb."""
    if over.lower_ in {"exchange", "return", "swap"}:
        return True
    return over.lemma_.lower() in {"swap", "exchange", "trade"}


def _around(verb: Token, noun: Token, depth: int) -> Fate | None:
    """As in "killed 40 people, including 12 children", where the parse hangs "including" on the verb."""
    for child in children(verb):
        if child.dep_ in {"dobj", "nsubjpass"}:
            found = done_to(verb, child)
            if found:
                return found
        elif child.dep_ == "nsubj":
            found = _subject(verb, child, depth - 1)
            if found:
                return found
    del noun
    return None


def _by_nature(noun: Token) -> Fate | None:
    what = noun_fate(noun)
    return Fate(what, noun, sure=True) if what else None


def _modified(noun: Token) -> Fate | None:
    """From what modifies the counted noun: "12 people killed in", "who were killed", "wounded soldiers"."""
    for child in children(noun):
        found: Fate | None = None
        if child.dep_ == "acl" and child.pos_ == "VERB":
            found = done_to(child, noun) if child.tag_ in {"VBN", "VBD"} else _subject(child, noun, DEEPEST)
            if found is None and child.tag_ in {"VBN", "VBD"} and child.lemma_.lower() in OPINIONS:
                found = _complement(child, noun)
        elif child.dep_ == "relcl":
            found = _relative(child, noun)
        elif child.dep_ == "amod":
            state = adjective_fate(child)
            found = Fate(state, child, passive=True, sure=True) if state else None
        if found is None and child.i > noun.i and child.lemma_.lower() in LISTED_FOR:
            found = _listed_for(child)
        if found:
            return found
    return _to_be_done(noun) or _relative_of_place(noun)


def _to_be_done(noun: Token) -> Fate | None:
    """As in "40 captives to be freed", wherever the parse hangs the verb."""
    last = noun.i + 3
    if last >= len(noun.doc) or noun.dep_ in {"nsubj", "nsubjpass"} or not is_to_be_done(noun.doc[last]):
        return None
    found = done_to(noun.doc[last], noun)
    return found._replace(passive=True) if found else None


def _complement(verb: Token, noun: Token) -> Fate | None:
    """As in "people confirmed to have been killed", "people believed dead"."""
    for child in children(verb):
        if child.dep_ in COMPLEMENTS and child.i > verb.i:
            state = adjective_fate(child)
            found = Fate(state, child, passive=True, sure=True) if state else _subject(child, noun, 0)
            if found:
                return found
    return None


def _listed_for(word: Token) -> Fate | None:
    """As in "prisoners eligible for release"."""
    for child in children(word):
        if child.dep_ == "prep" and child.lower_ == "for":
            for event in children(child):
                what = EVENTS.get(event.lemma_.lower())
                if what in {"released", "executed", "displaced"}:
                    return Fate(what, event, passive=True, sure=True)
    return None


def _relative_of_place(noun: Token) -> Fate | None:
    """As in "12 people in Oram who were killed": people are meant, not the place that the parse hangs "who" on."""
    for child in children(noun):
        if child.dep_ == "prep":
            for place in children(child):
                for verb in children(place):
                    subject = next((word for word in children(verb) if word.lower_ == "who"), None)
                    if verb.dep_ == "relcl" and subject is not None:
                        return _passive(verb, noun) if subject.dep_ == "nsubjpass" else _subject(verb, noun, 0)
    return None


def _relative(verb: Token, noun: Token) -> Fate | None:
    subject = next((child for child in children(verb) if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return done_to(verb, noun) if any(child.dep_ == "auxpass" for child in children(verb)) else None
    if subject.tag_ not in {"WP", "WDT"}:
        # "Whom the front holds", "hostages it took".
        objects = [child for child in children(verb) if child.dep_ == "dobj"]
        found = done_to(verb, noun) if all(child.tag_ in {"WP", "WDT"} for child in objects) else None
        return found if found and found.what in IN_HANDS else None
    return _passive(verb, noun) if subject.dep_ == "nsubjpass" else _subject(verb, noun, DEEPEST)


def _followed(noun: Token) -> Fate | None:
    """The participle or adjective that follows at once: "… and three rangers wounded"."""
    doc, after = noun.doc, noun.i + 1
    while after < len(doc) and doc[after].lower_ in {"were", "was", "are", "been", "be", "have", "had", "has", "being"}:
        after += 1
    if after < len(doc) and not any(token.is_sent_start for token in doc[noun.i + 1 : after + 1]):
        token = doc[after]
        if token.tag_ in {"VBN", "JJ", "VBD"} and token.lower_ in STATES and not _has_object(token):
            return Fate(STATES[token.lower_], token, passive=True, sure=True)
    return None


def _beside(noun: Token) -> Fate | None:
    """From the next word, where the parse says nothing: "12 people killed", "killing 12 people"."""
    doc, found = noun.doc, _followed(noun)
    if found:
        return found
    left = noun.left_edge.i - 1
    if left >= 0 and doc[left].pos_ == "VERB" and doc[left].tag_ != "VBN" and not doc[left + 1].is_sent_start:
        found = done_to(doc[left], noun)
        return found if found and found.sure else None
    return None


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in children(verb))
