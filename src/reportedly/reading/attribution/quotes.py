"""Quotation marks, paired: which stretches of a text stand in quotation marks.

Pairs are sought line by line. A mark that no mark closes quotes nothing, except where the next paragraph opens
with the same mark again: then the quotation runs over both paragraphs, as newspapers set it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

__all__ = ["Quotation", "find_quotations"]

# Group 1: a mark that is always double; group 2: one that may be an apostrophe.
MARKS = re.compile(r"(\"|“|”|„|‟|«|»|``|'')|(['‘’‚‛`])")
LINE = re.compile(r"[^\n]+")
OPENS_ONLY = frozenset("“„‟«`‘‚‛") | {"``"}
DOUBLE_CLOSERS = {"“": '”"“', "„": '“”"', "‟": '”"', "«": "»", '"': '"”', "``": "''\"", "''": "''"}
SINGLE_CLOSERS = {"‘": "’'", "‚": "‘’", "‛": "’", "'": "'’", "`": "'’"}
# Elisions that begin with an apostrophe and open no quotation.
ELISION = re.compile(r"(?:em|n|til|tis|twas|cause|bout|round|cos|\d0s|\d\d)\b", re.IGNORECASE)
LONGEST_SINGLE = 600  # code points; past it a single mark is far likelier to be an apostrophe


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch `[start, end)`, its marks included.

    `depth` counts the quotations around it. `closed` is false where the closing mark is left out because the next
    paragraph goes on; `follows` is true for a quotation that goes on from such a one.
    """

    start: int
    end: int
    double: bool
    depth: int = 0
    closed: bool = True
    follows: bool = False

    def words(self, text: str) -> int:
        """How many words it quotes."""
        return len(text[self.start : self.end].split())


@dataclass(slots=True)
class _Open:
    start: int
    mark: str
    double: bool


def find_quotations(text: str) -> list[Quotation]:
    """The quotations of a text in the order of their starts, outer before inner; linear in the text's length."""
    lines = [match.span() for match in LINE.finditer(text) if not match.group().isspace()]
    found: list[Quotation] = []
    carried = ""
    for k, (start, end) in enumerate(lines):
        next_start = lines[k + 1][0] if k + 1 < len(lines) else len(text)
        quoted, carried = _pair_line(text, start, end, next_start, carried)
        found += quoted
    return _with_depth(found)


def _pair_line(text: str, start: int, end: int, next_start: int, carried: str) -> tuple[list[Quotation], str]:
    """The quotations of one line, and the mark that runs on into the next line, or ""."""
    marks = [(m.start(), m.end(), m.group(), bool(m.group(1))) for m in MARKS.finditer(text, start, end)]
    singles = [m[0] for m in marks if not m[3]]
    found: list[Quotation] = []
    stack: list[_Open] = []
    first_is_follow = bool(carried) and bool(marks) and _opens_line(text, start, marks[0], carried)
    for at, past, mark, double in marks:
        closing = _closing(stack, mark, double=double, text=text, at=at, past=past, bounds=(start, end))
        if closing is not None:
            opened = stack[closing]
            del stack[closing:]
            follows = first_is_follow and opened.start == marks[0][0]
            found.append(Quotation(opened.start, past, double=double, follows=follows))
        elif (double and _opens_double(text, at, past, mark, (start, end))) or (
            not double and _opens_single(text, at, mark, (start, end), singles) and not _in_single(stack)
        ):
            stack.append(_Open(at, mark, double))
    left = next((opened for opened in stack if opened.double), None)
    if left is not None and text.startswith(left.mark, _first_mark(text, next_start)):
        follows = first_is_follow and left.start == marks[0][0]
        found.append(Quotation(left.start, _trimmed(text, end), double=True, closed=False, follows=follows))
        return found, left.mark
    return found, ""


def _opens_line(text: str, start: int, first: tuple[int, int, str, bool], carried: str) -> bool:
    return first[2] == carried and not text[start : first[0]].strip()


def _first_mark(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace() and text[start] != "\n":
        start += 1
    return start


def _trimmed(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _closing(
    stack: list[_Open], mark: str, *, double: bool, text: str, at: int, past: int, bounds: tuple[int, int]
) -> int | None:
    """The place in the stack of what a mark closes; `None` where it closes nothing."""
    closers = DOUBLE_CLOSERS if double else SINGLE_CLOSERS
    # Two levels of nesting are all that news uses; looking no deeper keeps unbalanced texts linear.
    for k in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        opened = stack[k]
        if opened.double != double:
            continue
        if mark not in closers[opened.mark]:
            return None
        return k if _may_close(opened, double=double, text=text, at=at, past=past, bounds=bounds) else None
    return None


def _may_close(opened: _Open, *, double: bool, text: str, at: int, past: int, bounds: tuple[int, int]) -> bool:
    before = text[at - 1] if at > bounds[0] else " "
    after = text[past] if past < bounds[1] else " "
    if opened.mark == "“" and text[at] == "“":
        return before != " " and not after.isalnum()  # a typist's slip: an opening mark that closes
    if double:
        return True
    return at - opened.start > 1 and not before.isspace() and not after.isalnum()


def _opens_double(text: str, at: int, past: int, mark: str, bounds: tuple[int, int]) -> bool:
    before = text[at - 1] if at > bounds[0] else " "
    return mark not in "”»" and past <= bounds[1] and not (mark == "``" and before.isalnum())


def _in_single(stack: list[_Open]) -> bool:
    return any(not opened.double for opened in stack[-2:])


def _opens_single(text: str, at: int, mark: str, bounds: tuple[int, int], singles: list[int]) -> bool:
    before = text[at - 1] if at > bounds[0] else " "
    after = text[at + 1] if at + 1 < bounds[1] else " "
    if mark == "’" or before.isalnum() or not (after.isalnum() or after in '…[(.“"$£€'):
        return False
    return not ELISION.match(text, at + 1) and _has_closer(text, at, bounds[1], mark, singles)


def _has_closer(text: str, at: int, end: int, mark: str, singles: list[int]) -> bool:
    """Whether a closing single mark follows within reach; a plural's apostrophe is no closer."""
    closers = SINGLE_CLOSERS[mark]
    for k in range(bisect_left(singles, at + 1), min(len(singles), bisect_left(singles, at + 1) + 12)):
        place = singles[k]
        if place - at > LONGEST_SINGLE:
            return False
        after = text[place + 1] if place + 1 < end else " "
        if text[place] in closers and not text[place - 1].isspace() and not after.isalnum():
            return True
    return False


def _with_depth(found: list[Quotation]) -> list[Quotation]:
    ordered = sorted(found, key=lambda quotation: (quotation.start, -quotation.end))
    ends: list[int] = []
    deep: list[Quotation] = []
    for quotation in ordered:
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        deep.append(
            Quotation(quotation.start, quotation.end, quotation.double, len(ends), quotation.closed, quotation.follows)
        )
        ends.append(quotation.end)
    return deep
