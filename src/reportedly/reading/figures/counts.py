"""Counts of people in a parsed sentence: the number, what it counts, and the words that hold both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.reading.figures.fates import Fate, adjective_fate, fate_of, noun_fate
from reportedly.reading.figures.tolls import toll_of
from reportedly.reading.figures.words import GROUPS, is_demonym, is_people, is_thing
from reportedly.reading.numbers import Amount, read_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

__all__ = ["Count", "read_counts"]

PHRASE_TAGS = frozenset("JJ JJR JJS NN NNS NNP NNPS VBN VBG HYPH POS ``  ''".split())
NOUN_TAGS = frozenset("NN NNS NNP NNPS".split())
LONGEST_PHRASE = 12  # tokens from a number to the noun it counts
BEFORE_AGE = frozenset("aged age under ages no. number chapter article resolution page".split())
CALENDAR = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. "
    "sep. oct. nov. dec. monday tuesday wednesday thursday friday saturday sunday".split()
)
OWN = frozenset("her his their its".split())
ALONE = frozenset("nsubj nsubjpass dobj conj attr pobj ROOT appos dep npadvmod nummod".split())
INDEFINITE = frozenset("a an another".split())
# "One of the leaders": whoever says this counts nobody.
TWO = frozenset("couple pair duo twin twins".split())


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people in a text: `text[start:end]`, `noun` what is counted, `fate` what befell them.

    `noun` is the number's own token where the counted people are not named ("abducted around 250").
    `who` are the words for them, as a range of code points; `None` where there are none.
    """

    start: int
    end: int
    amount: Amount
    noun: Token
    fate: Fate | None
    who: tuple[int, int] | None = None


def read_counts(text: str, sentence: Span) -> list[Count]:
    """The counts of people in a sentence, in text order; none of them overlap."""
    base = sentence.start_char
    found: list[Count] = []
    taken = base
    for amount in read_amounts(text[base : sentence.end_char]):
        shifted = replace(amount, start=amount.start + base, core=amount.core + base, end=amount.end + base)
        if shifted.start < taken:
            continue
        count = _count(sentence, shifted)
        if count is not None:
            taken = max(taken, count.end)
            found.append(count)
    found += [count for count in _single_people(sentence) if not any(_overlap(count, other) for other in found)]
    return _with_families(sorted(found, key=lambda count: count.start))


def _overlap(one: Count, other: Count) -> bool:
    return one.start < other.end and other.start < one.end


def _count(sentence: Span, amount: Amount) -> Count | None:
    doc = sentence.doc
    span = doc.char_span(amount.core, amount.end, alignment_mode="expand")
    if span is None or not len(span) or _is_no_count(doc, span, amount):
        return None
    after = span.end
    partitive = after < sentence.end and doc[after].lower_ == "of"
    if partitive and amount.value == 1:
        return None
    if partitive:
        return _partitive(sentence, span, amount)
    phrase = _phrase(doc, after, sentence.end)
    noun = _counted(phrase, span)
    if noun is None:
        return _bare(sentence, span, amount)
    return _named(sentence, span, amount, noun)


def _is_no_count(doc: Doc, span: Span, amount: Amount) -> bool:
    """Dates, ages and numbered things; a zero counts nobody."""
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if before in BEFORE_AGE or before in CALENDAR or after in CALENDAR:
        return True
    return amount.value == 0 or (amount.value == 1 and before in {"no", "the", "this", "that", "every", "any", "each"})


def _phrase(doc: Doc, start: int, limit: int) -> list[Token]:
    """The run of adjectives and nouns after a number."""
    run: list[Token] = []
    for i in range(start, min(limit, start + LONGEST_PHRASE)):
        token = doc[i]
        if token.tag_ not in PHRASE_TAGS or token.lower_ in CALENDAR:
            break
        run.append(token)
    return run


def _counted(phrase: list[Token], span: Span) -> Token | None:
    """The noun that a number counts, among the words after it."""
    nouns = [token for token in phrase if token.tag_ in NOUN_TAGS]
    if not nouns:
        return None
    head = span.root.head
    if head in nouns and (is_people(head) or noun_fate(head)):
        last_of_run = head.i == nouns[-1].i or head.dep_ != "compound"
        if last_of_run:
            return head
    while nouns and nouns[-1].lower_ in {"today", "yesterday", "tomorrow", "overnight"}:
        nouns.pop()
    if not nouns:
        return None
    last = nouns[-1]
    if not (is_people(last) or noun_fate(last) or is_demonym(last)):
        free = [noun for noun in nouns[:-1] if is_people(noun) and noun.dep_ not in {"compound", "amod", "nmod"}]
        if free:
            return free[-1]
    return last


def _named(sentence: Span, span: Span, amount: Amount, noun: Token) -> Count | None:
    """A number with its noun: "at least 170 gunmen", "83 deaths"."""
    first = sentence.doc[span.end]
    if adjective_fate(first) and not _is_before_its_noun(first, noun):
        return _bare(sentence, span, amount)
    return _accepted(span, amount, noun, noun, noun.idx + len(noun), (first.idx, noun.idx + len(noun)))


def _is_before_its_noun(adjective: Token, noun: Token) -> bool:
    """Whether "wounded" in "12 wounded soldiers" stands before a noun that names people."""
    return adjective.i < noun.i and (is_people(noun) or is_demonym(noun))


def _partitive(sentence: Span, span: Span, amount: Amount) -> Count | None:
    """ "dozens of militants", "four of their five children", "100 of whom"."""
    doc, i = sentence.doc, span.end + 1
    while i < sentence.end and doc[i].tag_ in {"DT", "PRP$", "CD", "PDT", "JJ", "JJR", "JJS"} and i < span.end + 5:
        i += 1
    phrase = _phrase(doc, i, sentence.end)
    nouns = [token for token in phrase if token.tag_ in NOUN_TAGS]
    if nouns:
        head = next((noun for noun in nouns if noun.dep_ == "pobj"), nouns[-1])
        noun = head if is_people(head) or noun_fate(head) else nouns[-1]
        begin = doc[span.end + 1].idx
        return _accepted(span, amount, noun, span.root, noun.idx + len(noun), (begin, noun.idx + len(noun)))
    pronoun = doc[min(i, len(doc) - 1)]
    if pronoun.lower_ in {"whom", "them", "those", "us"} and not amount.vague:
        return _of_pronoun(span, amount, pronoun)
    return None


def _of_pronoun(span: Span, amount: Amount, pronoun: Token) -> Count | None:
    fate = fate_of(span.root)
    verb = span.root.head
    if fate is None and pronoun.lower_ == "whom" and verb.dep_ == "relcl":
        fate = fate_of(verb.head)
    if fate is None:
        return None
    return Count(amount.start, pronoun.idx + len(pronoun), amount, span.root, fate)


def _accepted(span: Span, amount: Amount, noun: Token, top: Token, end: int, who: tuple[int, int]) -> Count | None:
    """The count, where its noun names people, or where only people can be governed so."""
    if noun_fate(noun) == "other" and not is_people(noun):
        return None
    people = is_people(noun) or is_demonym(noun)
    if is_thing(noun) or (noun.tag_ == "NN" and not people and amount.value != 1):
        return None
    fate = fate_of(noun) if top is noun else fate_of(top) or fate_of(noun)
    toll = toll_of(span.root, noun)
    if toll is not None and (fate is None or fate.governor is noun):
        fate, amount = toll.fate, toll.bounded(amount)
    if not people and not noun_fate(noun) and not (fate and fate.sure):
        return None
    if noun.lemma_.lower() in GROUPS and not fate:
        return None
    return Count(amount.start, end, amount, noun, fate, who)


def _bare(sentence: Span, span: Span, amount: Amount) -> Count | None:
    """A number that stands alone: "40 dead", "another 250 abducted", "abducted around 250", "a toll of 40"."""
    doc, root = sentence.doc, span.root
    if span.end < sentence.end:
        state = doc[span.end]
        what = adjective_fate(state)
        if what and (state.tag_ != "VBD" or state.head is not root) and not _has_object(state):
            fate = _left_by(root, Fate(what, state, passive=True, sure=True))
            return Count(amount.start, state.idx + len(state), amount, root, fate)
    toll = toll_of(root, root)
    if toll is not None:
        bounded = toll.bounded(amount)
        start = toll.start if 0 <= amount.start - toll.start <= 150 else amount.start
        return Count(start, amount.end, bounded, root, toll.fate)
    if root.dep_ not in ALONE or _may_be_year(amount) or _counts_a_thing(doc, span):
        return None
    fate = fate_of(root)
    if fate is None or not fate.sure or fate.governor is root:
        return None
    verb = fate.governor
    start, end = amount.start, amount.end
    if verb.idx < start and start - verb.idx <= 30:
        start = verb.idx
    elif 0 <= verb.idx - end <= 20:
        end = verb.idx + len(verb)
    return Count(start, end, amount, root, fate)


def _left_by(root: Token, fate: Fate) -> Fate:
    """ "The blast left 40 dead": they were killed; "40 dead" alone: they died."""
    verb = root.head
    caused = verb.lemma_.lower() == "leave" and any(child.dep_ == "nsubj" for child in verb.children)
    return fate._replace(what="killed") if caused and fate.what == "died" else fate


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def _may_be_year(amount: Amount) -> bool:
    return amount.value is not None and 1900 <= amount.value <= 2100 and amount.end - amount.core == 4


def _counts_a_thing(doc: Doc, span: Span) -> bool:
    """Whether a noun that is no person follows, or a preposition of time or place leads: "in 12", "three metres"."""
    if span.end < len(doc) and doc[span.end].tag_ in NOUN_TAGS:
        return True
    before = doc[span.start - 1] if span.start else None
    return before is not None and before.tag_ == "IN" and before.lower_ not in {"of", "than", "about", "around", "over"}


def _single_people(sentence: Span) -> Iterator[Count]:
    """ "A man was killed" counts one; "the couple" and "twin babies" count two."""
    doc = sentence.doc
    for token in sentence:
        lower = token.lower_
        if lower in INDEFINITE and token.tag_ == "DT":
            yield from _one_person(sentence, token)
        elif lower in TWO:
            phrase = _phrase(doc, token.i, sentence.end)
            noun = phrase[-1] if phrase and lower == "twin" else token
            fate = fate_of(noun) if noun.tag_ in NOUN_TAGS and (is_people(noun) or noun is token) else None
            if fate and fate.sure and _of_people(token):
                yield _fixed(2, token.idx, noun, fate)


def _of_people(token: Token) -> bool:
    """Whether "a couple" or "a pair" is not one of something else."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is None or following.lower_ != "of"


def _one_person(sentence: Span, article: Token) -> Iterator[Count]:
    phrase = _phrase(sentence.doc, article.i + 1, sentence.end)
    nouns = [token for token in phrase if token.tag_ in {"NN", "NNP"}]
    noun = next((noun for noun in nouns if noun is article.head), nouns[-1] if nouns else None)
    if noun is None or not (is_people(noun) or is_demonym(noun)) or noun.lemma_.lower() in GROUPS:
        return
    fate = fate_of(noun)
    if fate is None or fate.governor is noun or fate.what in {"other", "held", "deployed"} or not fate.sure:
        return
    yield _fixed(1, article.idx, noun, fate)


def _fixed(value: int, start: int, noun: Token, fate: Fate) -> Count:
    end = noun.idx + len(noun)
    amount = Amount(start, start, end, value, value, value)
    return Count(start, end, amount, noun, fate, (start, end))


def _with_families(counts: list[Count]) -> list[Count]:
    """ "A woman and her two children" is one count, of three."""
    joined: list[Count] = []
    for count in counts:
        last = joined[-1] if joined else None
        if last is not None and _is_family(last, count):
            joined[-1] = _family(last, count)
        else:
            joined.append(count)
    return joined


def _is_family(one: Count, rest: Count) -> bool:
    words = one.noun.doc.text[one.end : rest.start].split()
    exact = (
        one.amount.value == one.amount.high and rest.amount.value is not None and rest.amount.value == rest.amount.high
    )
    return one.amount.value == 1 and exact and len(words) == 2 and words[0] == "and" and words[1].lower() in OWN


def _family(one: Count, rest: Count) -> Count:
    total = (one.amount.value or 0) + (rest.amount.value or 0)
    amount = replace(one.amount, end=rest.end, value=total, low=total, high=total)
    return Count(one.start, rest.end, amount, one.noun, one.fate or rest.fate, (one.start, rest.end))
