"""Counts of people in a parsed sentence: the number, what it counts, and the words that hold both."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.reading.branches import children
from reportedly.reading.figures.fates import COUNTED_EVENTS, Fate, adjective_fate, done_to, fate_of, noun_fate
from reportedly.reading.figures.tolls import toll_of
from reportedly.reading.figures.words import GROUPS, is_demonym, is_people, is_thing
from reportedly.reading.numbers import Amount, read_amounts
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

__all__ = ["Count", "former_before", "is_latter", "is_ratio", "read_counts"]

PHRASE_TAGS = listed("JJ JJR JJS NN NNS NNP NNPS VBN VBG HYPH POS ``  ''")
NOUN_TAGS = listed("NN NNS NNP NNPS")
LONGEST_PHRASE = 12  # tokens from a number to the noun it counts
BEFORE_AGE = listed("aged age under ages no. number chapter article resolution page")
MONTHS = listed(
    "january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. "
    "sep. oct. nov. dec. jan feb mar apr jun jul aug sept sep oct nov dec"
)
DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
CALENDAR = MONTHS | DAYS
OWN = listed("her his their its")
ALONE = listed("nsubj nsubjpass dobj conj attr pobj ROOT appos dep npadvmod nummod")
# Between two counts of one list, and before a count of a part of those counted last.
COORDINATED = re.compile(
    r"[\s,–—-]*(?:(?:and|as well as|along with|plus|including|among them|among whom|together with|mostly)\b[\s,]*)*"
)
PART_OF = re.compile(r"\b(?:including|among them|among whom|as well as|along with)\s+$")
FIRST_AGE = 2  # a name and a comma stand before an age
LONGEST_GAP = 80  # code points between two counts of which the second goes on with the first
LONGEST_PART = 200  # the same before "including": what lies between is who says so, where and when
_EARLIER = r"(?:(?:earlier|previous|previously|initial|initially|prior|preliminary|original|former|official)\s+)"
_TOTAL = r"(?:(?:figure|number|count|estimate|tally|toll|total|report|one)s?\s+(?:of|at)\s+)"
# "… to 41 from 34", "up from an earlier figure of 30": the number that was given before.
FORMER = re.compile(
    rf"\b(?:from|compared\s+(?:with|to)|instead\s+of|not)\s+(?:an?\s+|the\s+)?{_EARLIER}*{_TOTAL}?$"
    rf"|\b(?:an?\s+|the\s+|its\s+|their\s+){_EARLIER}+{_TOTAL}$",
    re.IGNORECASE,
)
MOVED = re.compile(
    r"\b(?:up|down|rais|ris|rose|bring|brought|revis|updat|lower|increas|reduc|cut|climb|jump|gr[eo]w|fell|fall|drop|correct)",
    re.IGNORECASE,
)
# "… which it later changed to 300": the number that is given now.
LATTER = re.compile(
    r"\b(?:chang|revis|rais|lower|cut|correct|reduc|updat|amend)\w*\s+(?:(?:it|that|this|down|up|the\s+\w+)\s+)*to\s+[“\"‘']?$",
    re.IGNORECASE,
)
# "Ten prisoners for each hostage" is a rate; in a proposal "for one soldier" is too.
_NEAR = r"(?:(?!\band\b)[^.;,]){0,60}?"
RATE = re.compile(rf"{_NEAR}\bfor\s+(?:each|every)\b", re.IGNORECASE)
_FREEING = r"(?:the\s+(?:release|freeing|return|handover)\s+of\s+)?"
BARTER = re.compile(rf"{_NEAR}\bfor\s+{_FREEING}(?:one|a\s+single)\b", re.IGNORECASE)
BARTERED = re.compile(rf"\d.*\bfor\s+{_FREEING}\S$", re.IGNORECASE)
EACH = listed("each every per")
INDEFINITE = listed("a an another")
# "One of the leaders": whoever says this counts nobody.
STILL = listed("still already now reportedly feared presumed believed also")
ORDINALS = listed("second third fourth fifth sixth seventh eighth ninth tenth")
TWO = listed("couple pair duo twin twins")


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
        last = found[-1] if found else None
        count = _count(sentence, shifted, last) or _revising(text, sentence, shifted, last)
        if count is not None:
            if count.start < taken:
                # "The toll to 41 from 34": the words of the toll belong to the first of the two.
                count = replace(count, start=shifted.start)
            taken = max(taken, count.end)
            found.append(count)
    found += [count for count in _single_people(sentence) if not any(_overlap(count, other) for other in found)]
    return _with_families(text, _inheriting(text, sorted(found, key=lambda count: count.start)))


def _inheriting(text: str, counts: list[Count]) -> list[Count]:
    """A count that nothing governs shares the fate of the one before, where it is coordinated with it or part of it."""
    for at in range(1, len(counts)):
        last, count = counts[at - 1], counts[at]
        if last.fate is None or not _is_open(count):
            continue
        gap = text[last.end : count.start]
        if COORDINATED.fullmatch(gap) or (len(gap) <= LONGEST_PART and PART_OF.search(gap)):
            counts[at] = replace(count, fate=last.fate)
    return counts


def _revising(text: str, sentence: Span, amount: Amount, last: Count | None) -> Count | None:
    """A bare number that stands for the last one before it was revised, or after."""
    if last is None or last.fate is None or amount.start - last.end > LONGEST_GAP or _may_be_year(amount):
        return None
    gap = text[last.end : amount.start]
    former = FORMER.search(gap)
    if not (former and MOVED.search(text, max(sentence.start_char, last.start - LONGEST_GAP), amount.start)):
        former = None
        if not LATTER.search(gap):
            return None
    span = sentence.doc.char_span(amount.core, amount.end, alignment_mode="expand")
    if span is None or not len(span) or (span.end < sentence.end and span.doc[span.end].tag_ in NOUN_TAGS):
        return None
    return Count(amount.start, amount.end, amount, span.root, last.fate)


def former_before(text: str, last: Count, count: Count) -> bool:
    """Whether `count` is told as what `last` was before ("41, up from 34")."""
    gap_end = count.amount.core
    return (
        0 <= gap_end - last.end <= LONGEST_GAP
        and FORMER.search(text[last.end : gap_end]) is not None
        and MOVED.search(text, max(0, last.start - LONGEST_GAP), gap_end) is not None
    )


def is_latter(text: str, last: Count, count: Count) -> bool:
    """Whether `count` is told as what became of `last` ("from 34 to 41", "which it later changed to 30")."""
    gap = text[last.end : count.amount.core]
    if len(gap) > LONGEST_GAP:
        return False
    from_to = text.endswith("from ", 0, last.amount.start) and re.fullmatch(r"\s*(?:[a-z]+\s+){0,2}to\s+", gap)
    return bool(from_to) or LATTER.search(gap) is not None


def is_ratio(text: str, count: Count, *, planned: bool) -> bool:
    """Whether a count is a side of a rate ("ten prisoners for each hostage"), which is no count of people."""
    if RATE.match(text, count.end):
        return True
    before = text[max(0, count.amount.start - LONGEST_GAP) : count.amount.core + 1]
    barter = BARTER.match(text, count.end) is not None
    taken = count.amount.value == 1 and BARTERED.search(before) is not None
    return planned and (barter or taken)


def _is_open(count: Count) -> bool:
    """Whether nothing but its noun says what befell the counted."""
    if count.fate is None:
        return True
    return count.fate.governor == count.noun and count.noun.lemma_.lower() not in COUNTED_EVENTS


def _overlap(one: Count, other: Count) -> bool:
    return one.start < other.end and other.start < one.end


def _count(sentence: Span, amount: Amount, last: Count | None) -> Count | None:
    doc = sentence.doc
    span = doc.char_span(amount.core, amount.end, alignment_mode="expand")
    if span is None or not len(span) or _is_no_count(doc, span, amount):
        return None
    after = span.end
    partitive = after < sentence.end and doc[after].lower_ == "of"
    if partitive and amount.value == 1:
        return None
    if partitive:
        return _partitive(sentence, span, amount, last)
    phrase = _phrase(doc, after, sentence.end)
    noun = _counted(phrase, span)
    if noun is None:
        return _bare(sentence, span, amount, last)
    return _named(sentence, span, amount, noun, last)


def _is_no_count(doc: Doc, span: Span, amount: Amount) -> bool:
    """Dates, ages and numbered things; a zero counts nobody."""
    before = doc[span.start - 1].lower_ if span.start else ""
    if before in BEFORE_AGE or _is_month(doc, span.start - 1) or _is_month(doc, span.end):
        return True
    if before in EACH or (span.start > 1 and doc[span.start - 1].tag_ == "JJ" and doc[span.start - 2].lower_ in EACH):
        return True
    if span.end < len(doc) and doc[span.end].lower_ == "too":
        return True
    return amount.value == 0 or (amount.value == 1 and before in {"no", "the", "this", "that", "every", "any", "each"})


def _is_month(doc: Doc, i: int) -> bool:
    return 0 <= i < len(doc) and doc[i].lower_ in MONTHS and doc[i].text[0].isupper()


def _phrase(doc: Doc, start: int, limit: int) -> list[Token]:
    """The run of adjectives and nouns after a number."""
    run: list[Token] = []
    for i in range(start, min(limit, start + LONGEST_PHRASE)):
        token = doc[i]
        age = token.tag_ == "CD" and i + 1 < limit and doc[i + 1].text == "-"
        grade = token.tag_ == "RB" and i + 1 < limit and doc[i + 1].tag_ == "VBN"  # "internally displaced families"
        if not age and not grade and (token.tag_ not in PHRASE_TAGS or token.lower_ in CALENDAR):
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


def _named(sentence: Span, span: Span, amount: Amount, noun: Token, last: Count | None) -> Count | None:
    """A number with its noun: "at least 170 gunmen", "83 deaths"."""
    first = sentence.doc[span.end]
    if adjective_fate(first) and not _is_before_its_noun(first, noun):
        return _bare(sentence, span, amount, last)
    count = _accepted(span, amount, noun, noun, noun.idx + len(noun), (first.idx, noun.idx + len(noun)))
    if count is None and last is not None and noun.text[0].isupper() and not is_thing(noun):
        # One of a list, perhaps: "17 Kesh citizens, one Ilpano and two Dorrans"; without a fate it is dropped.
        return Count(amount.start, noun.idx + len(noun), amount, noun, None)
    return count


def _is_before_its_noun(adjective: Token, noun: Token) -> bool:
    """Whether "wounded" in "12 wounded soldiers" stands before a noun that names people."""
    return adjective.i < noun.i and (is_people(noun) or is_demonym(noun))


def _partitive(sentence: Span, span: Span, amount: Amount, last: Count | None) -> Count | None:
    """As in "dozens of militants", "four of their five children", "100 of whom"."""
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
    state = next((token for token in doc[span.end + 1 : i + 1] if adjective_fate(token)), None)
    if state is not None:
        fate = Fate(adjective_fate(state) or "other", state, sure=True)
        return Count(amount.start, state.idx + len(state), amount, span.root, fate)
    pronoun = doc[min(i, len(doc) - 1)]
    if pronoun.lower_ in {"whom", "them", "those", "us"} and not amount.vague:
        return _of_pronoun(span, amount, pronoun, last)
    return None


def _of_pronoun(span: Span, amount: Amount, pronoun: Token, last: Count | None) -> Count | None:
    fate = fate_of(span.root)
    verb = span.root.head
    if fate is None and pronoun.lower_ == "whom" and verb.dep_ == "relcl":
        fate = fate_of(verb.head)
    if fate is None and last is not None and _may_be_part(amount, last):
        fate = last.fate
    if fate is None:
        return None
    return Count(amount.start, pronoun.idx + len(pronoun), amount, span.root, fate)


def _may_be_part(amount: Amount, whole: Count) -> bool:
    """Whether a number is small enough to count a part of the people counted before."""
    most = whole.amount.value if whole.amount.high is None else whole.amount.high
    return amount.value is not None and (most is None or amount.value <= most)


def _accepted(span: Span, amount: Amount, noun: Token, top: Token, end: int, who: tuple[int, int]) -> Count | None:
    """The count, where its noun names people, or where only people can be governed so."""
    if noun_fate(noun) == "other" and not is_people(noun):
        return None
    people = is_people(noun) or is_demonym(noun)
    if is_thing(noun) or (noun.tag_ == "NN" and not people and amount.value != 1):
        return None
    fate = fate_of(noun) if top == noun else fate_of(top) or fate_of(noun)
    toll = toll_of(span.root, noun)
    if toll is not None and (fate is None or fate.governor == noun):
        fate, amount = toll.fate, toll.bounded(amount)
    if not people and not noun_fate(noun) and not (fate and fate.sure):
        return None
    if noun.lemma_.lower() in GROUPS and not fate:
        return None
    return Count(amount.start, end, amount, noun, fate, who)


def _bare(sentence: Span, span: Span, amount: Amount, last: Count | None) -> Count | None:
    """A number that stands alone: "40 dead", "another 250 abducted", "abducted around 250", "a toll of 40"."""
    doc, root = sentence.doc, span.root
    if span.end < sentence.end:
        state = doc[span.end]
        if state.lower_ in STILL and span.end + 1 < sentence.end:  # "with dozens still missing"
            state = doc[span.end + 1]
        what = adjective_fate(state)
        if what and (state.tag_ != "VBD" or state.head != root) and not _has_object(state):
            stated = _left_by(root, Fate(what, state, passive=True, sure=True))
            return Count(amount.start, state.idx + len(state), amount, root, stated)
    toll = toll_of(root, root)
    if toll is not None:
        bounded = toll.bounded(amount)
        start = toll.start if 0 <= amount.start - toll.start <= 150 else amount.start
        return Count(start, amount.end, bounded, root, toll.fate)
    if _may_be_year(amount) or _counts_a_thing(doc, span) or _is_age(doc, span):
        return None
    taken = _taken_as(sentence, span)
    if taken is not None:
        return Count(amount.start, taken.governor.idx + len(taken.governor), amount, root, taken)
    before = _verb_before(doc, amount)
    fate = (done_to(before, root) if before is not None else None) or (fate_of(root) if root.dep_ in ALONE else None)
    if fate is None and last is not None and _goes_on(doc, span, amount, last):
        return Count(amount.start, amount.end, amount, root, last.fate)
    share = _share(root) if fate is None and last is not None and last.fate is not None else None
    if share is not None and last is not None and _may_be_part(amount, last) and amount.start - last.end <= LONGEST_GAP:
        return Count(amount.start, share.idx + len(share), amount, root, last.fate, (share.idx, share.idx + len(share)))
    if fate is None or not fate.sure or fate.governor == root:
        return None
    verb = fate.governor
    start, end = amount.start, amount.end
    if verb.idx < start and start - verb.idx <= 30:
        start = verb.idx
    elif 0 <= verb.idx - end <= 20:
        end = verb.idx + len(verb)
    return Count(start, end, amount, root, fate)


def _taken_as(sentence: Span, span: Span) -> Fate | None:
    """As in "rounded up dozens more as hostages": what those were taken for tells what befell them."""
    doc, i = sentence.doc, span.end
    if i < sentence.end and doc[i].lower_ in {"more", "others"}:
        i += 1
    if i + 1 >= sentence.end or doc[i].lower_ != "as" or noun_fate(doc[i + 1]) != "held":
        return None
    return Fate("captured" if doc[i + 1].lemma_.lower() == "prisoner" else "abducted", doc[i + 1], sure=True)


def _share(number: Token) -> Token | None:
    """The people in "of the 300 people killed, 130 were children"; `None` where the number tells no share."""
    if number.dep_ != "nsubj" or number.head.lemma_.lower() != "be" or number.head.i != number.i + 1:
        return None
    return next((child for child in children(number.head) if child.dep_ == "attr" and is_people(child)), None)


def _verb_before(doc: Doc, amount: Amount) -> Token | None:
    """The verb right before a number, whatever the parse makes of the words that bound it."""
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    before = doc[span.start - 1] if span is not None and span.start else None
    return before if before is not None and before.pos_ == "VERB" and before.lemma_ != "take" else None


def _goes_on(doc: Doc, span: Span, amount: Amount, last: Count) -> bool:
    """As in "45 civilians died in the city and 22 in its suburbs": a bare number that goes on with the last count."""
    if last.fate is None or not last.fate.sure or amount.start - last.end > LONGEST_GAP or span.end >= len(doc):
        return False
    before = doc[span.start - 1].lower_ if span.start else ""
    return before in {"and", ","} and doc[span.end].lower_ in {"in", "near", "at", "outside", "around", "on"}


def _left_by(root: Token, fate: Fate) -> Fate:
    """As in "The blast left 40 dead": they were killed; "40 dead" alone: they died."""
    verb = root.head
    caused = verb.lemma_.lower() == "leave" and any(child.dep_ == "nsubj" for child in children(verb))
    return fate._replace(what="killed") if caused and fate.what == "died" else fate


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in children(verb))


def _may_be_year(amount: Amount) -> bool:
    return amount.value is not None and 1900 <= amount.value <= 2100 and amount.end - amount.core == 4


def _is_age(doc: Doc, span: Span) -> bool:
    """Whether a number stands between a name and a comma, as ages do ("Dorr, 42, was killed")."""
    if span.start < FIRST_AGE or span.end >= len(doc):
        return False
    between = doc[span.start - 1].text == "," and doc[span.end].text in {",", ";", ".", ")"}
    return between and doc[span.start - 2].pos_ in {"PROPN", "NOUN"}


def _counts_a_thing(doc: Doc, span: Span) -> bool:
    """Whether a noun that is no person follows, or a preposition of time or place leads: "in 12", "three metres"."""
    if span.end < len(doc) and doc[span.end].tag_ in NOUN_TAGS:
        return True
    before = doc[span.start - 1] if span.start else None
    return before is not None and before.tag_ == "IN" and before.lower_ not in {"of", "than", "about", "around", "over"}


def _single_people(sentence: Span) -> Iterator[Count]:
    """As in "A man was killed" counts one; "the couple" and "twin babies" count two."""
    doc = sentence.doc
    for token in sentence:
        lower = token.lower_
        if lower in INDEFINITE and (token.tag_ == "DT" or lower == "another"):
            yield from _one_more(token) or _one_person(sentence, token)
        elif lower in TWO:
            phrase = _phrase(doc, token.i, sentence.end)
            noun = next((word for word in phrase[1:] if is_people(word)), token)
            fate = fate_of(noun) if noun.tag_ in NOUN_TAGS else None
            if lower == "twin" or (fate and fate.sure and _of_people(token)):
                yield _fixed(2, token.idx, noun, fate)


def _of_people(token: Token) -> bool:
    """Whether "a couple" or "a pair" is not one of something else."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is None or following.lower_ != "of"


def _one_more(article: Token) -> tuple[Count, ...]:
    """As in "two were killed and a third was wounded", "another was wounded": one of those told of before."""
    doc = article.doc
    one = article if article.lower_ == "another" else doc[min(article.i + 1, len(doc) - 1)]
    verb = one.head
    if one.dep_ not in {"nsubj", "nsubjpass"} or (one is not article and one.lower_ not in ORDINALS):
        return ()
    # "A third were killed" is a share.
    if verb.tag_ == "VBP" or any(child.lower_ in {"were", "are", "have"} for child in children(verb)):
        return ()
    fate = fate_of(one)
    return (_fixed(1, article.idx, one, fate),) if fate is not None and fate.sure and fate.governor != one else ()


def _one_person(sentence: Span, article: Token) -> Iterator[Count]:
    phrase = _phrase(sentence.doc, article.i + 1, sentence.end)
    nouns = [token for token in phrase if token.tag_ in {"NN", "NNP"}]
    noun = next((noun for noun in nouns if noun == article.head), nouns[-1] if nouns else None)
    if noun is None or not (is_people(noun) or is_demonym(noun)) or noun.lemma_.lower() in GROUPS:
        return
    fate = fate_of(noun)
    if fate is None or fate.governor == noun or fate.what in {"other", "held", "deployed"} or not fate.sure:
        return
    if fate.governor.dep_ != "amod":
        yield _fixed(1, article.idx, noun, fate)


def _fixed(value: int, start: int, noun: Token, fate: Fate | None) -> Count:
    end = noun.idx + len(noun)
    amount = Amount(start, start, end, value, value, value)
    return Count(start, end, amount, noun, fate, (start, end))


def _with_families(text: str, counts: list[Count]) -> list[Count]:
    """As in "A woman and her two children" is one count, of three."""
    joined: list[Count] = []
    for count in counts:
        last = joined[-1] if joined else None
        if last is not None and _is_family(text, last, count):
            joined[-1] = _family(last, count)
        else:
            joined.append(count)
    return joined


def _is_family(text: str, one: Count, rest: Count) -> bool:
    words = text[one.end : rest.start].split()
    exact = (
        one.amount.value == one.amount.high and rest.amount.value is not None and rest.amount.value == rest.amount.high
    )
    return one.amount.value == 1 and exact and len(words) == 2 and words[0] == "and" and words[1].lower() in OWN


def _family(one: Count, rest: Count) -> Count:
    total = (one.amount.value or 0) + (rest.amount.value or 0)
    amount = replace(one.amount, end=rest.end, value=total, low=total, high=total)
    return Count(one.start, rest.end, amount, one.noun, one.fate or rest.fate, (one.start, rest.end))
