"""What the words around a name tell of the kind of its bearer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.reading.actors.lexicon import (
    ARMED_WORDS,
    GROUP_NOUNS,
    HONORIFICS,
    MEDIA_NOUNS,
    ORG_WORDS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    SPEECH_VERBS,
    STATE_NOUNS,
    STATE_ORGANS,
    TITLES,
)
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from reportedly.reading.actors.names import Name
    from reportedly.reading.actors.tokens import Tokens

__all__ = ["Votes", "appositive", "kind_of", "name_votes", "names_another"]

KINDS = ("person", "state", "government", "military", "armed_group", "organization", "media", "people", "place", "junk")
# spaCy's label counts a little; one structural cue outweighs it.
LABELS: dict[str, dict[str, float]] = {
    "PERSON": {"person": 1.0},
    "ORG": {"organization": 0.8},
    "GPE": {"place": 0.9},
    "NORP": {"people": 0.8},
    "LOC": {"place": 1.0},
    "FAC": {"place": 1.2},
    "EVENT": {"junk": 1.2},
    "WORK_OF_ART": {"junk": 1.0},
    "LAW": {"junk": 1.2},
    "DATE": {"junk": 1.2},
    "PRODUCT": {"junk": 0.8},
    "LANGUAGE": {"junk": 1.2},
}
# What a city has as a city: "the Ostrun talks", "Ostrun's mayor".
LOCAL_NOUNS = (
    PLACE_NOUNS
    | PERSON_NOUNS
    | listed("""talks meeting summit conference round negotiations airport suburbs hotel residents people police correspondent
    bureau office time streets area zone centre center outskirts population court university port stadium hospital
    deal accord agreement accords protocol weather""")
)
# Named things that do nothing themselves.
DEEDS = listed("""plan plans act law laws bill amendment agreement agreements accord accords treaty deal war wars day award prize
    resolution protocol memorandum summit crisis""")
BEARERS = listed("fighters gunmen militants rebels guerrillas militiamen insurgents commanders")
ATTACKS = listed("fire shell ambush bomb bombard shoot kidnap abduct raid")
LOCATING = listed("in into near across throughout inside outside around")
DETERMINERS = listed("a an the its his her their one")
# What a person has, and hardly a place or a body.
PERSONAL = listed(
    """campaign wife husband father mother son daughter brother sister family lawyer lawyers attorney aide aides
    remarks comments speech tweet tweets career allies supporters rival opponent running"""
)
CLOSING = frozenset({",", ".", ";", "–", "—", ":", "(", ")"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"})
# The longest apposition that is read: ", the deputy head of the political bureau of the …,".
LONGEST_APPOSITION = 16


# From this weight of `armed` on an organization is an armed group: its fighters are told of, or two things of the kind.
ARMED = 1.5


class Votes(defaultdict[str, float]):
    """Weights by kind, nought where there is none; `~kind` for spaCy's labels and weak defaults, `n` for mentions.

    `armed` weighs what tells that whoever it is bears arms, which makes an organization an armed group, not a state.
    """

    def __init__(self) -> None:
        super().__init__(float)

    def add(self, other: Votes) -> None:
        """Adds the weights of another."""
        for kind, weight in other.items():
            self[kind] += weight


def kind_of(votes: Votes, mentions: int) -> str:
    """The kind with most votes; spaCy's labels (`~kind`) count on average, all else in sum."""
    total = Votes()
    for kind, weight in votes.items():
        if kind.startswith("~"):
            total[kind[1:]] += 1.5 * weight / max(votes["n"], mentions, 1)
        elif kind in KINDS:
            total[kind] += weight
    if total["armed_group"] <= 0 < total["organization"] and votes["armed"] >= ARMED:
        total["armed_group"] += votes["armed"]
    if total["armed_group"] >= 1.5:
        total["armed_group"] += max(0.0, total["organization"]) + max(0.0, total["people"])
    best = max(KINDS, key=lambda kind: total[kind])
    return best if total[best] > 0 else "junk"


def name_votes(tokens: Tokens, name: Name) -> Votes:
    """Votes of one mention, by kind; `n` counts mentions."""
    votes = Votes()
    votes["n"] = 1
    for kind, weight in LABELS.get(tokens.label[name.last - 1], {}).items():
        votes["~" + kind] += weight
    _own_words(tokens, name, votes)
    _before(tokens, name, votes)
    _after(tokens, name, votes)
    return votes


def _own_words(tokens: Tokens, name: Name, votes: Votes) -> None:
    words = tokens.lower[name.first : name.last]
    heads = [words[-1], *(words[i - 1] for i, word in enumerate(words) if word in {"of", "for", "on", "to"} and i)]
    kind = next((ORG_WORDS[word] for word in heads if word in ORG_WORDS), None)
    if name.title:
        votes["person"] += 5 if not kind or tokens.lower[name.title[0]] in HONORIFICS else 1
    if words[-1] in DEEDS and len(words) > 1:
        votes["junk"] += 6
    elif words[-1] == "bank" and words[0] in {"west", "east", "left", "right"}:
        votes["place"] += 4
    elif kind and len(words) > 1:
        votes[kind] += 6
    elif kind:
        votes[kind] += 1
    elif words[-1] in PLACE_NOUNS:
        votes["place"] += 4
    elif words[0].startswith("@"):
        votes["person"] += 2
    elif len(words) > 1 and not name.definite:
        votes["~person"] += 0.7 if len(words) < 5 else 0
    elif tokens.text[name.first].isupper() and len(words[0]) > 1:
        votes["~organization"] += 1
    if name.definite:
        votes["person"] -= 3
        votes["~organization"] += 0.3


def _before(tokens: Tokens, name: Name, votes: Votes) -> None:
    i = name.first - 1
    if i < 0 or name.title:
        return
    word, tag = tokens.lower[i], tokens.tag[i]
    if word == "," and i:  # "the Front's spokesman, Ana Kolt,"
        if tokens.lower[i - 1] in PERSON_NOUNS and name.last < len(tokens) and tokens.text[name.last] in {",", "."}:
            votes["person"] += 3
        return
    if tag in {"NN", "NNP"} or (tag == "NNS" and word in MEDIA_NOUNS):
        armed = any(part in ARMED_WORDS for part in tokens.lower[max(0, i - 2) : i])
        if word in PERSON_NOUNS:
            votes["person"] += 4
        elif word in MEDIA_NOUNS or (word == "agency" and i and tokens.lower[i - 1] == "news"):
            votes["media"] += 3
        elif word in GROUP_NOUNS:
            votes["armed_group" if armed else GROUP_NOUNS[word]] += 3
        elif word in PLACE_NOUNS:
            votes["place"] += 2
    if word in {"of", "from"} or (word == "the" and i and tokens.lower[i - 1] in {"of", "from"}):
        votes["armed"] += 1.5 * any(part in BEARERS for part in tokens.lower[max(0, i - 3) : i])
    if word in LOCATING:
        votes["place"] += 1.5
    elif word == "of" and i and tokens.lower[i - 1] in PLACE_NOUNS | {"outskirts", "north", "south", "east", "west"}:
        votes["place"] += 2.5


def _after(tokens: Tokens, name: Name, votes: Votes) -> None:
    i = name.last
    if i >= len(tokens):
        return
    word = tokens.lower[i]
    if word in {"'s", "'"}:
        _possessed(tokens, i + 1, votes)
        if (
            name.last - name.first < 4
            and tokens.tag[i + 1 : i + 3] == ["NNP", "NNP"]
            and tokens.lower[i + 2] not in ORG_WORDS
        ):
            votes["organization"] += 1.5  # "the Velmar Post's Ana Kolt"
    elif word == ",":
        _apposed(tokens, i + 1, votes)
    elif tokens.tag[i] in {"NN", "NNS", "JJ"}:
        _modified(word, votes)
        if word in {"soldiers", "troops"} and tokens.text[name.last - 1].isupper():
            votes["military"] += 2
    elif word in TITLES and tokens.text[i][0].isupper() and word not in HONORIFICS:
        votes["organization"] += 1  # "Kesh Mining Chairman Ana Kolt"
        votes["person"] -= 1
    if tokens.dep[name.last - 1] == "nsubj" and tokens.lemma[tokens.head[name.last - 1]] in SPEECH_VERBS:
        votes["place"] -= 1
        votes["junk"] -= 1
        if name.last - name.first == 2 and not name.definite:
            votes["person"] += 0.6
    if tokens.dep[name.last - 1] == "nsubj" and tokens.lemma[tokens.head[name.last - 1]] in ATTACKS:
        votes["armed"] += 0.8  # companies fire too: one such verb is not enough
    if tokens.dep[name.last - 1] in {"nsubj", "nsubjpass"} and not tokens.quoted[name.first]:
        _taken_up(tokens, name, votes)


def _taken_up(tokens: Tokens, name: Name, votes: Votes) -> None:
    """Whether "he" or "she", or else "it", takes up a subject before another name comes, also in the next sentence."""
    sentence = tokens.sentence[name.first]
    for i in range(name.last, min(len(tokens), name.last + 40)):
        if tokens.sentence[i] not in {sentence, sentence + 1} or (tokens.tag[i] == "NNP" and tokens.label[i] != "DATE"):
            return
        if tokens.lower[i] in {"he", "she", "his", "her"}:
            votes["person"] += 1
            return
        if tokens.lower[i] in {"its", "they"} and tokens.sentence[i] == sentence:
            votes["person"] -= 0.7
            votes["organization"] += 0.3
            _has(tokens, i + 1, votes)
            return


def _has(tokens: Tokens, i: int, votes: Votes) -> None:
    """What "its" tells: only a state has borders or a parliament, and only who bears arms has fighters."""
    for word in tokens.lower[i : i + 2]:
        if word in {"border", "borders", "airspace", "parliament", "capital", "constitution", "ambassador", "embassy"}:
            votes["state"] += 2
        elif word in BEARERS | {"arms", "weapons", "rockets"}:
            votes["armed"] += 1.5


def acts_as_government(tokens: Tokens, name: Name) -> bool:
    """Whether a capital stands for its government: it says or does something, is told something, or stands between two."""
    last = name.last - 1
    verb = tokens.head[last]
    match tokens.dep[last]:
        case "nsubj":
            return tokens.tag[verb].startswith("V") and tokens.lemma[verb] not in {"be", "lie", "see", "host", "remain"}
        case "dobj":
            return tokens.lemma[verb] in SPEECH_VERBS or tokens.lemma[verb] in {"pressure", "pressurise", "persuade"}
        case "pobj":
            return tokens.lower[verb] in {"between", "with", "against", "by"}
        case "conj":
            return tokens.dep[verb] == "pobj" and tokens.lower[tokens.head[verb]] == "between"
        case "poss" | "compound" | "nmod":
            return tokens.tag[verb] in {"NN", "NNS"} and tokens.lower[verb] not in LOCAL_NOUNS
        case _:
            return False


def _possessed(tokens: Tokens, i: int, votes: Votes) -> None:
    words = tokens.lower[i : i + 4]
    if "wing" in words:
        votes["armed_group"] += 1.5
        return
    if words and words[0] in PERSONAL:
        votes["person"] += 1
        return
    for k, word in enumerate(words[:3]):
        if word in {"military", "army"} and tokens.tag[i + k + 1 : i + k + 2] in (["NN"], ["NNS"], ["CC"]):
            return  # "Velmar's military and civil wings": any group may have those
        if word in STATE_ORGANS:
            votes["state"] += 2  # more than spaCy's label for a name that it takes for a person's
            return
        if word in ARMED_WORDS:
            votes["armed_group"] += 1
            return


def _apposed(tokens: Tokens, i: int, votes: Votes) -> None:
    if (
        i < len(tokens)
        and tokens.text[i].isdigit()
        and len(tokens.text[i]) == 2
        and tokens.text[i + 1 : i + 2] in ([","], ["."])
    ):
        votes["person"] += 4
        return
    if tokens.lower[i : i + 1] == ["who"]:
        votes["person"] += 2
        return
    found = appositive(tokens, i)
    if not found or names_another(tokens, found):
        return
    word = tokens.lower[found[2]]
    armed = any(part in ARMED_WORDS for part in tokens.lower[found[0] : found[2] + 1])
    if word in PERSON_NOUNS and not (armed and word in GROUP_NOUNS):
        votes["person"] += 4
    elif word in MEDIA_NOUNS:
        votes["media"] += 3
    elif word in GROUP_NOUNS:
        votes["armed_group" if armed else GROUP_NOUNS[word]] += 3
    elif word in STATE_NOUNS:
        votes["state"] += 2
    elif word in PLACE_NOUNS or word == "capital":
        votes["place"] += 3


def _modified(word: str, votes: Votes) -> None:
    if word in ARMED_WORDS:
        votes["armed_group"] += 2
    elif word in STATE_ORGANS:
        votes["state"] += 1
    elif word in PLACE_NOUNS:
        votes["place"] += 2
    elif word in MEDIA_NOUNS or word == "news":
        votes["media"] += 2
    elif word in GROUP_NOUNS:
        votes[GROUP_NOUNS[word]] += 1
    elif word in {"official", "officials", "spokesman", "spokeswoman", "spokesperson", "leader", "leaders", "chief"}:
        votes["organization"] += 0.8
        votes["person"] -= 0.5


def appositive(tokens: Tokens, i: int) -> tuple[int, int, int] | None:
    """The noun phrase that starts at token `i` and tells what the name before it is: its first and last token and its head.

    `None` where no such phrase starts there. The phrase ends before the next comma, dash, verb or end of sentence.
    """
    if i >= len(tokens) or tokens.sentence[i] < 0:
        return None
    opens = tokens.lower[i] in DETERMINERS or tokens.text[i][0].isupper() or tokens.lower[i] in PERSON_NOUNS
    if not opens and tokens.lower[i] != "former" and tokens.tag[i] not in {"JJ", "NN", "RB"}:
        return None
    end, head, stop = i, -1, min(i + LONGEST_APPOSITION, len(tokens))
    while end < stop and tokens.sentence[end] == tokens.sentence[i] and tokens.text[end] not in CLOSING:
        tag = tokens.tag[end]
        if tag in VERBAL and tokens.lower[end] != "'s":
            break
        if (
            tag in {"NN", "NNS", "NNP"}
            and _nominal(tokens.lower[end])
            and (head < 0 or not _crossed(tokens, head, end))
        ):
            head = end
        end += 1
    # "in Dasht, the agency reported": what a verb follows is its subject.
    ruled = end < len(tokens) and tokens.sentence[end] == tokens.sentence[i] and tokens.tag[end] in FINITE
    return (i, end, head) if head >= 0 and not ruled else None


def names_another(tokens: Tokens, found: tuple[int, int, int]) -> bool:
    """Whether what follows a name and a comma is a title with a name of its own ("In Ostrun, Foreign Minister Ana Kolt")."""
    first, end, head = found
    return (
        head + 1 < end
        and tokens.text[first][0].isupper()
        and tokens.text[head][0].isupper()
        and tokens.text[head + 1][0].isupper()
        and not any(tokens.tag[k] == "POS" for k in range(head + 1, end))
    )


def _nominal(word: str) -> bool:
    return (
        word in PERSON_NOUNS
        or word in MEDIA_NOUNS
        or word in GROUP_NOUNS
        or word in STATE_NOUNS | PLACE_NOUNS | {"capital"}
    )


def _crossed(tokens: Tokens, head: int, end: int) -> bool:
    """Whether a preposition stands between the first head and a later noun, which then only completes it."""
    return any(tokens.tag[j] in {"IN", "POS", "TO", "CC"} for j in range(head, end))
