"""Time phrases as written ("on Saturday", "since October 7", "over the past three days"), and the dates they mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reportedly.model import Anchor, Time
from reportedly.reading.branches import children
from reportedly.reading.clauses import clause_of, shares_circumstances
from reportedly.reading.dating import date_of, stretch_of
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from reportedly.reading.parsing import ParsedArticle

__all__ = ["dated", "read_times", "time_of"]

# What stands before an infinitive that is still to come ("is set to resume", "plans to meet").
PLANNING = listed(
    "plan schedule expect set due prepare intend agree promise want hope vow threaten aim slate invite ask urge call order "
    "demand decide likely ready about pledge propose offer"
)
COMING = listed("will shall 'll ’ll would could may might can should must wo ca")
HIGHEST = 4  # heads looked at on the way up to the verb that tells the tense
KEPT = "reportedly.hosts"
NEAREST = 6  # time phrases looked at on either side; keeps the work linear in a sentence of thousands of words

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_DAY = r"(?:Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)"
_PART = r"(?:morning|afternoon|evening|night|midnight|noon|dawn|dusk)"
_UNIT = r"(?:minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|24-hour\s+period)"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|couple\s+of|24|48|72)"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d,]*\d)|{_MONTH})(?:,?\s+\d{{4}})?"
_PHRASE = (
    rf"(?:(?:early|late|last|next|this|the\s+previous|the\s+following)\s+)?{_DAY}(?:\s+{_PART})?(?:,\s+{_DATE})?"
    rf"|(?:early|late|mid-|last|next|this)?\s?{_DATE}"
    rf"|(?:early|earlier|late|later|last|next|this|the\s+(?:past|last|previous|next|coming|following|same))\s+(?:{_COUNT}\s+)?(?:{_UNIT}|{_PART})"
    rf"|{_COUNT}\s+{_UNIT}\s+(?:ago|earlier|later|before)"
    rf"|(?:early|earlier|late|later)\s+(?:this|on)\s+(?:week|month|year|{_DAY})"
    r"|(?:this|next|last)\s+(?:week|month|year|weekend)|\d{4}-\d{2}-\d{2}"
    rf"|the\s+{_COUNT}\s+{_UNIT}"
    r"|yesterday|today|tonight|tomorrow|overnight|the\s+weekend|(?:19|20)\d{2}(?=[\s.,;]|$)"
)
TIME = re.compile(
    rf"(?<![\w-])(?:(?:on|since|in|at|over|during|within|after|before|until|by|from)\s+(?:the\s+)?)?(?:{_PHRASE})(?![\w-])",
    re.IGNORECASE,
)
# "may" is a verb more often than a month, and a bare "march" a walk: a month that stands alone keeps its capital.
BARE_MONTH = re.compile(r"(?:may|march)", re.IGNORECASE)


def read_times(text: str, start: int, end: int) -> tuple[Anchor, ...]:
    """The time phrases in `text[start:end]`, in text order, each with the preposition that leads it."""
    found = (match for match in TIME.finditer(text, start, end) if not _is_common_word(match[0]))
    return tuple(Anchor(match.start() + _blank(match[0]), match.end()) for match in found)


def _blank(phrase: str) -> int:
    return len(phrase) - len(phrase.lstrip())


def _is_common_word(phrase: str) -> bool:
    word = phrase.strip()
    return bool(BARE_MONTH.fullmatch(word)) and not word[0].isupper()


def time_of(parsed: ParsedArticle, governor: Token, times: Sequence[Anchor]) -> Time | None:
    """The time phrase of a verb's or noun's own clause, with the dates that it means; `None` where there is none.

    A phrase counts for what it hangs on: in "said on Sunday that two men were killed" it is not the day of the killing.
    Clauses that share a subject, or of which one tells what came of the other, share a time that only one of them has.
    `times` are in text order.
    """
    at = bisect_left(times, governor.idx, key=lambda anchor: anchor.start)
    nearby = times[max(at - NEAREST, 0) : at + NEAREST]
    if not nearby:
        return None
    own = clause_of(governor)
    ranked = [
        (rank, k) for k, anchor in enumerate(nearby) if (rank := _rank(parsed, governor, own, anchor)) is not None
    ]
    if not ranked:
        return None
    start, end = governor.idx, governor.idx + len(governor)
    _, best = min(ranked, key=lambda pair: (pair[0], max(nearby[pair[1]].start - end, start - nearby[pair[1]].end, 0)))
    return dated(parsed, nearby[best])


def _rank(parsed: ParsedArticle, governor: Token, own: Token, anchor: Anchor) -> int | None:
    """How closely a time phrase belongs to a verb or noun: 0, to its clause; 1, to one beside; `None`, to another."""
    host = _host(parsed, anchor)
    theirs = clause_of(host)
    if own == theirs:
        return 0
    if theirs.dep_ in {"acl", "relcl"} and theirs.head == governor:  # "the attack that took place on Monday"
        return 1
    return 1 if shares_circumstances(own, host, anchor) else None


def _host(parsed: ParsedArticle, anchor: Anchor) -> Token:
    """What a time phrase hangs on: the first head outside it; kept with the parse."""
    kept: dict[Anchor, Token] = parsed.doc.user_data.setdefault(KEPT, {})
    if anchor not in kept:
        token = _token_at(parsed, anchor.start)
        for _ in range(HIGHEST):
            if token.head == token or not anchor.start <= token.head.idx < anchor.end:
                break
            token = token.head
        kept[anchor] = token.head
    return kept[anchor]


def dated(parsed: ParsedArticle, anchor: Anchor) -> Time:
    """A time phrase with its dates, told from publication; open where the article has no date and the phrase needs one.

    Whether "Saturday" is the last or the next one is told by the verb that the phrase itself hangs on: in "said on
    Saturday that it will leave" it is the last.
    """
    text = anchor.text_of(parsed.text)
    published = date_of(parsed.article.published.value)
    stretch = stretch_of(text, published, ahead=published is not None and _looks_ahead(_token_at(parsed, anchor.start)))
    return Time(text=text, anchor=anchor, start=stretch.start, end=stretch.end)


def _token_at(parsed: ParsedArticle, at: int) -> Token:
    """The token that holds a code point, or ends last before it."""
    first, last = 0, len(parsed.doc) - 1
    while first < last:
        middle = (first + last + 1) // 2
        if parsed.doc[middle].idx <= at:
            first = middle
        else:
            last = middle - 1
    return parsed.doc[first]


def _looks_ahead(token: Token) -> bool:
    """Whether what a phrase stands with is still to come, by the verbs above it up to the one that stands in a tense."""
    for _ in range(HIGHEST):
        helpers = [child for child in children(token) if child.dep_ in {"aux", "auxpass"}]
        if any(helper.lower_ in COMING for helper in helpers):
            return not any(helper.lower_ == "have" for helper in helpers)  # "would have met" looks back
        if token.tag_ in {"VBD", "VBP", "VBZ"}:
            return False
        if token.tag_ == "VBN" and helpers and token.lemma_ not in PLANNING:
            return False
        infinitive = token.tag_ == "VB" and any(helper.lower_ == "to" for helper in helpers)
        if token.head is token or (token.dep_ in {"relcl", "ccomp", "parataxis"} and not infinitive):
            return False
        if (infinitive or token.lower_ == "for") and token.head.lemma_.lower() in PLANNING:
            return True
        token = token.head
    return False
