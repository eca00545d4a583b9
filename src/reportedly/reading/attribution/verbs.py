"""What a reporting verb reports, by its frames in the parse, before quotation marks are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.attribution.cues import HIDING_PASSIVES
from reportedly.reading.attribution.sites import QUOTING, noun_phrase, rejoined

if TYPE_CHECKING:
    from reportedly.reading.attribution.sites import Site
    from reportedly.reading.attribution.words import Words

__all__ = ["complement"]

Tokens = tuple[int, int]
CLAUSES = ("ccomp", "xcomp")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENS_CLAUSE = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "EX", "CD", "JJ"})
ASIDE = frozenset({"IN", "VBG", "WRB", "CC", "RB"})  # what opens an aside to "X said", not the rest of what is said
LONGEST_AS = 10  # tokens after the verb in "as X said at a meeting", past which it compares
FARTHEST_THAT = 14  # tokens from the verb


def complement(words: Words, site: Site) -> list[Tokens]:
    """First and last tokens of the stretches that the verb reports; empty where the parse shows none."""
    if site.passive:
        return _passive(words, site)
    for found in (_clause, _infinitive, _gerund, _parenthetical, _object, _prepositional):
        stretches = found(words, site)
        if stretches:
            return [stretch for stretch in stretches if stretch[0] <= stretch[1]]
    return []


def _around(site: Site, first: int, last: int) -> list[Tokens]:
    """A stretch without the source and cue that may stand inside it."""
    if last < site.first or first > site.last:
        return [(first, last)]
    return [(first, site.first - 1), (site.last + 1, last)]


def _clause(words: Words, site: Site) -> list[Tokens]:
    if not site.verb.frames & {"c", "w"}:
        return []
    clause = words.kid(site.i, "ccomp")
    if clause is None:
        return _as_clause(words, site) or _that_clause(words, site)
    if _is_infinitive(words, clause) and "i" in site.verb.frames:
        return []
    if clause < site.i and (rest := _clause_after(words, site)):
        return rest
    joined = next((k for k in words.kids_by(clause, "conj") if rejoined(words, k) == site.i), None)
    return _around(site, words.left[clause], words.right[clause] if joined is None else joined - 3)


def _as_clause(words: Words, site: Site) -> list[Tokens]:
    """The sentence around "as the agency reported"."""
    opens = [k for k in words.kids[site.i] if words.lower[k] == "as" and k < site.first]
    first, last = words.sentences[words.sentence[site.i]]
    if not opens or not site.own or words.kid(site.i, "dobj") is not None or words.right[site.i] - site.i > LONGEST_AS:
        return []
    low, high = opens[0], max(site.last, min(words.right[site.i], last))
    return [piece for piece in ((first, low - 1), (high + 1, last)) if piece[1] - piece[0] > 2]


def _that_clause(words: Words, site: Site) -> list[Tokens]:
    """The that-clause that the parse hangs on a noun before it: "said in a statement that …"."""
    last = words.sentences[words.sentence[site.i]][1]
    for k in range(site.i + 1, min(last, site.i + FARTHEST_THAT)):
        if words.lower[k] == "that" and words.tag[k] == "IN":
            return [(k, _clause_end(words, k, last))]
        if words.tag[k] in FINITE or words.lower[k] in {",", ";", ":"}:
            return []
    return []


def _clause_end(words: Words, that: int, last: int) -> int:
    """The last token of a that-clause: by the parse where it has a verb there, else the sentence's."""
    verb = words.head[that]
    if words.dep[that] == "mark" and verb > that:
        return words.right[verb]
    return last


def _clause_after(words: Words, site: Site) -> list[Tokens]:
    """The clause right after a verb whose object the parse puts before it: "Should talks fail, Kolt said she …"."""
    first, last = site.last + 1, words.sentences[words.sentence[site.i]][1]
    if first >= last or words.tag[first] not in OPENS_CLAUSE:
        return []
    for k in range(first, last):
        if words.lower[k] in {",", ";", ":", '"', "“", "who", "that", "which"}:
            return []
        if words.tag[k] in FINITE:
            return [(first, last)]
    return []


def _is_infinitive(words: Words, i: int) -> bool:
    return words.tag[i] == "VB" and any(words.lower[k] == "to" for k in words.kids_by(i, "aux"))


def _infinitive(words: Words, site: Site) -> list[Tokens]:
    if "i" not in site.verb.frames:
        return []
    clause = next((k for k in words.kids_by(site.i, *CLAUSES) if k > site.i and _is_infinitive(words, k)), None)
    if clause is None:
        return []
    receiver = words.kid(site.i, "dobj") or _asked(words, site)
    first = words.left[clause]
    if receiver is not None and site.i < receiver < clause:
        first = words.left[receiver]
    return [(first, words.right[clause])]


def _asked(words: Words, site: Site) -> int | None:
    """Who is called upon: the noun of the preposition before the infinitive."""
    for k in words.kids_by(site.i, "prep", "prt"):
        if k > site.i and words.lower[k] in {"on", "upon", "to", "for", "with"}:
            return words.kid(k, "pobj")
    return None


def _gerund(words: Words, site: Site) -> list[Tokens]:
    if "g" not in site.verb.frames:
        return []
    clause = next((k for k in words.kids_by(site.i, *CLAUSES) if k > site.i and words.tag[k] == "VBG"), None)
    return [] if clause is None else [(words.left[clause], words.right[clause])]


def _parenthetical(words: Words, site: Site) -> list[Tokens]:
    """The sentence around or before "X said", where the parse hangs the verb loosely in it."""
    if not site.verb.speech or "c" not in site.verb.frames or not site.own or site.source is None:
        return []
    first, last = words.sentences[words.sentence[site.i]]
    before, after = site.first - 1, site.last + 1
    if before <= first or words.lower[before] != ",":
        return []
    closes = after > last or words.tag[after] in {".", "''", ",", "_SP"} or words.lower[after] in {"in", "on", "at"}
    if not closes:
        return []
    if words.dep[site.i] in {"parataxis", "ROOT", "ccomp"}:
        goes_on = after + 1 < last and words.lower[after] == "," and words.tag[after + 1] not in ASIDE
        tail = [(after + 1, last)] if goes_on else []
        return [(first, before), *tail]
    return []


def _object(words: Words, site: Site) -> list[Tokens]:
    frames = site.verb.frames
    if not frames & {"n", "o"}:
        return []
    thing = next((k for k in words.kids_by(site.i, "dobj", "nsubj", "attr") if k > site.i and not _in(site, k)), None)
    clause = next((k for k in words.kids_by(site.i, "ccomp", "xcomp", "oprd") if k > site.i), None)
    if "o" in frames:
        naming = clause if clause is not None else _as_phrase(words, site.i)
        if naming is None:
            return []
        first = words.left[naming] if thing is None else min(words.left[thing], words.left[naming])
        return [(first, words.right[naming])]
    if thing is None:
        return []
    return [(words.left[thing], _reach(words, site.i, thing))]


def _in(site: Site, k: int) -> bool:
    return site.source is not None and site.source[0] <= k <= site.source[1]


def _as_phrase(words: Words, i: int) -> int | None:
    return next((k for k in words.kids_by(i, "prep") if k > i and words.lower[k] == "as"), None)


def _reach(words: Words, verb: int, thing: int) -> int:
    """The last token of an object with the prepositional phrases that follow it under the verb."""
    last = words.right[thing]
    for k in words.kids[verb]:
        if k > thing and words.left[k] == last + 1 and words.dep[k] in {"prep", "xcomp", "oprd", "dative"}:
            last = words.right[k]
    return last


def _prepositional(words: Words, site: Site) -> list[Tokens]:
    wanted = site.verb.prepositions
    for k in words.kids_by(site.i, "prep", "dative", "prt"):
        if k > site.i and words.lower[k] in wanted:
            thing = words.kid(k, "pobj", "pcomp", "ccomp")
            if thing is not None:
                receiver = words.kid(site.i, "dobj")
                clause = next((c for c in words.kids_by(site.i, *CLAUSES) if c > thing), None)
                last = words.right[k] if clause is None else words.right[clause]
                if receiver is not None and site.i < receiver < k and site.verb.frames & {"n"}:
                    return [(words.left[receiver], last)]
                return [(words.left[thing], last)]
    return []


def _as_saying(words: Words, i: int) -> int | None:
    """The preposition of "as saying" under a verb."""
    return next(
        (k for k in words.kids_by(i, "prep") if words.lower[k] == "as" and words.kid(k, "pcomp") is not None), None
    )


def _quoted_person(words: Words, site: Site, saying: int) -> list[Tokens]:
    """Who was quoted, and "as saying …", where it is told by whom."""
    topic = words.kid(site.i, "nsubjpass")
    if site.source is None or topic is None:
        return []
    first, last = noun_phrase(words, topic, site.i)
    return [(first, last), (words.left[saying], words.right[saying])]


def _passive(words: Words, site: Site) -> list[Tokens]:
    if site.verb.lemma in QUOTING and (saying := _as_saying(words, site.i)) is not None:
        return _quoted_person(words, site, saying)
    clause = next((k for k in words.kids_by(site.i, *CLAUSES) if k > site.i), None)
    topic = words.kid(site.i, "nsubjpass")
    if clause is not None and words.dep[clause] == "ccomp" and not _is_infinitive(words, clause):
        return [(words.left[clause], words.right[clause])]
    if clause is not None and (site.verb.lemma in HIDING_PASSIVES or site.source is not None):
        stretch = (words.left[clause], words.right[clause])
        return [stretch] if topic is None else [(words.left[topic], min(words.right[topic], site.cue[0] - 1)), stretch]
    if clause is not None and "i" in site.verb.frames:
        return [(words.left[clause], words.right[clause])]
    if site.source is not None and site.verb.frames & {"n", "o"} and topic is not None:
        return [(words.left[topic], min(words.right[topic], site.cue[0] - 1))]
    return []
