"""How the figures of an article hang together: a part of those counted, and a number that replaces an earlier one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from reportedly.reading.figures.counts import former_before, is_latter
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from reportedly.model import Figure
    from reportedly.reading.figures.counts import Count

__all__ = ["hangs_on", "linked"]

PART = re.compile(r"\b(?:including|among\s+them|among\s+whom|amongst\s+them|of\s+which|of\s+whom)\b[^.;]{0,12}$")
OF_THEM = re.compile(r"\bof\s+(?:them|whom|these|those)$", re.IGNORECASE)
# "150 prisoners – 117 children and 33 women", "of 300 people killed, 130 were children".
DASH = re.compile(r"\s*[–—(-]+\s*")
SHARE = re.compile(r"\d\S*\s+(?:are|were)\s+[a-z]+$")
AND = re.compile(r"[\s,]*(?:(?:and|as\s+well\s+as|along\s+with|plus)\s+)?")
LONGEST_GAP = 200
DEADLY = frozenset({"killed", "died"})
RAISING = listed("raise increase up")
LOWERING = listed("lower cut reduce down")
CHANGING = listed("revise update correct change")
# How far a revised toll may lie from the one before; beyond it, it is the toll of something else.
FURTHEST = 2.0


def linked(text: str, made: Sequence[tuple[Count, Figure]]) -> tuple[Figure, ...]:
    """The figures with `part_of` and `revises` filled, where the text says so."""
    figures = [figure for _, figure in made]
    tolls: dict[str, int] = {}
    for at, (count, figure) in enumerate(made):
        if at:
            _link(text, made, figures, at)
        if figures[at].part_of is None:
            former = tolls.get(_kind(figure))
            is_former = at > 0 and figures[at - 1].revises == figure.id
            if (
                figures[at].revises is None
                and not is_former
                and former is not None
                and _replaces(count, figures[former], figure)
            ):
                figures[at] = msgspec.structs.replace(figures[at], revises=figures[former].id)
            if not figure.planned:
                tolls[_kind(figure)] = at
    return tuple(figures)


def hangs_on(text: str, last: Count, count: Count) -> bool:
    """Whether a count is told as a part of the last one of its sentence, or as what that was before or after."""
    gap = text[last.end : count.start]
    if len(gap) > LONGEST_GAP or last.fate is None or count.fate is None:
        return False
    return PART.search(gap) is not None or former_before(text, last, count) or is_latter(text, last, count)


def _kind(figure: Figure) -> str:
    return "killed" if figure.what in DEADLY else figure.what


def _link(text: str, made: Sequence[tuple[Count, Figure]], figures: list[Figure], at: int) -> None:
    """Link a figure with the one before, of the same sentence."""
    (last, before), (count, figure) = made[at - 1], made[at]
    if not _in_one_sentence(last.noun, count.noun) or _kind(before) != _kind(figure):
        return
    if former_before(text, last, count):
        figures[at - 1] = msgspec.structs.replace(figures[at - 1], revises=figure.id)
    elif is_latter(text, last, count):
        figures[at] = msgspec.structs.replace(figures[at], revises=before.id)
    else:
        whole = _whole(text, last, count, figures[at - 1])
        if whole is not None:
            figures[at] = msgspec.structs.replace(figures[at], part_of=whole)


def _in_one_sentence(one: Token, other: Token) -> bool:
    """Whether no sentence starts between two words; `Token.sent` walks the whole sentence, which may be an article."""
    first, last = sorted((one.i, other.i))
    return not any(one.doc[i].is_sent_start for i in range(first + 1, last + 1))


def _whole(text: str, last: Count, count: Count, before: Figure) -> str | None:
    """The figure that a count is a part of ("58 people, including 11 children and two nurses")."""
    gap = text[last.end : count.start]
    if len(gap) > LONGEST_GAP:
        return None
    if before.part_of is not None and AND.fullmatch(gap):
        return before.part_of
    if DASH.fullmatch(gap) and (count.amount.low or 0) <= (last.amount.value or 0):
        return before.part_of or before.id
    if PART.search(gap) or SHARE.search(text[count.start : count.end]) or OF_THEM.search(text[count.start : count.end]):
        return before.part_of or before.id
    return None


def _replaces(count: Count, former: Figure, figure: Figure) -> bool:
    """As in "raised the toll to 41", of a toll that the article gave before."""
    new, old = figure.value, former.value
    if count.fate is None or not new or not old or new == old or not 1 / FURTHEST <= new / old <= FURTHEST:
        return False
    token = count.fate.governor
    verb = token if token.pos_ == "VERB" else token.head
    lemma = verb.lemma_.lower()
    if lemma in RAISING:
        return new > old
    return new < old if lemma in LOWERING else lemma in CHANGING
