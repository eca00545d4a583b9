"""Credits and bylines: whom a text names as the place it was taken from, and who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.intake.dates import DATE, WHOLE_LINE
from reportedly.intake.lines import ends_a_sentence
from reportedly.model import Anchor, Credit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.intake.lines import Line

__all__ = ["read_byline", "read_credits"]

FIRST_LINES, LAST_LINES = 6, 4
LONGEST = 400  # code points of a line's beginning or end that are looked at

WORD = r"[A-Z0-9][\w&’'+.-]*"
LINK = r"(?:of|the|and|for|in|on|de|del|la|le|al|el|du|&)"
NAME = rf"(?:[Tt]he )?{WORD}(?: (?:{WORD}|{LINK}(?= )))*"
# Words by which outlets and agencies call themselves, all over the press.
OUTLET = re.compile(
    r"\b(?:agency|associated|bureau|broadcasting|channel|chronicle|courier|daily|desk|dispatch|editorial|examiner|gazette|globe|"
    r"guardian|herald|independent|inquirer|journal|magazine|mail|media|mirror|monitor|network|news|newspaper|newswire|newsroom|"
    r"observer|online|post|presse?|radio|record|reporter|reporters|review|service|staff|standard|star|sun|telegraph|television|times|"
    r"today|tribune|tv|voice|weekly|wire|wires|world|agencies|correspondents?)\b|\.(?:com|org|net|info|news|co\.\w\w)\b|^[A-Z]{2,6}$",
    re.IGNORECASE,
)
# A lower-case match above must not turn acronyms into a free pass for any short word.
ACRONYM = re.compile(r"[A-Z]{2,6}(?:[ /-][A-Z]{2,6})?")

PLACE = r"(?:[A-Z][^\W\d_]*(?:[ .’'-]{1,2}[^\W\d_]+){0,4})"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}(?:, ?{PLACE}){{0,2}})?[,.]?\s*(?:(?i:{DATE}|[a-z]{{3,9}}\.? \d{{1,2}}|\d{{1,2}} [a-z]{{3,9}}\.?),?\s*)?"
    rf"\((?P<name>[A-Z][\w&’' /-]{{1,40}})\)\s*(?:--?|[–—:])\s*(?=\S)",
)
PARENTHESIS = re.compile(rf"\((?:(?i:source|via|from)s?:? )?(?P<name>{NAME}(?:/{NAME})?)\)")
SIGNED = re.compile(rf"(?:--|[–—-])\s?(?P<name>{NAME}(?:/{NAME})?)\.?")
CLOSING_PARENTHESIS = re.compile(rf"[.!?”\"’]\s*\((?P<name>{NAME}(?:/{NAME})?)\)$")
CLOSING_SIGNED = re.compile(rf"[.!?”\"’]\s*(?:--|[–—])\s?(?P<name>{NAME}(?:/{NAME})?)$")
LABELLED = re.compile(
    r"[\[(]?(?i:(?:news )?sources?|original source|via|credits?|agency)\s*:\s*(?P<name>[^\n:;()\[\]]{2,60}?)[\])]?[.\s]*"
)
CLOSING_LABEL = re.compile(rf"\(\s*(?i:sources?|via)\s*:\s*(?P<name>{NAME})\s*\)[\s.]*(?:{WORD})?$")
WITH = re.compile(
    rf"(?i:with|compiled from|adapted from|based on)(?i: (?:additional )?(?:reporting|inputs?|files?|materials?|information|reports?|agencies))?"
    rf"(?i: by| from)?:? (?P<name>{NAME})\.?",
)
PUBLISHED = re.compile(
    rf"(?i:(?:re|first |originally |previously |also )?(?:published|appeared|posted|reported|printed)(?: here| online)?"
    rf"(?: with (?:the )?permission)?(?: (?:by|in|on|at|from|of)))\s(?P<name>{NAME})",
)
PIECE = re.compile(
    r"\bthis (?:article|story|report|piece|text|content|post|version|dispatch|interview)\b"
    r"|\bthe (?:article|story|piece|post) (?:was )?(?:first|originally)\b|^(?:re|first |originally )(?:published|appeared)\b",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(rf"(?P<name>The {NAME}) contributed\b")
BARE = re.compile(rf"(?P<name>{NAME})(?: \| .{{0,60}})?")
BYLINE = re.compile(r"(?:by|written by|reported by|author)\s*:?\s+(?P<names>\S.{1,120})", re.IGNORECASE)
PERSON = r"[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]*|(?:al|el|bin|ben|de|del|der|van|von|da|di|la|le)(?=[ -]))){1,4}"
PEOPLE = re.compile(rf"{PERSON}(?:(?:, | and | & |, and ){PERSON}){{0,5}}")
# "By Monday": what "by" leads to when it leads to no writer.
NO_WRITER = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december",
    re.IGNORECASE,
)


def read_credits(lines: Sequence[Line], *, byline: str | None = None, title: str | None = None) -> tuple[Credit, ...]:
    """The credits of a text, each once, with their anchors, in text order.

    `lines` are those that are no furniture. A short line of names alone, after a body that ended as a sentence does, is
    a credit unless it is the byline.
    """
    said = [line for line in lines if line.text]
    head, tail = said[:FIRST_LINES], said[max(FIRST_LINES, len(said) - LAST_LINES) :] or said[-LAST_LINES:]
    found = [*_at_the_head(head, title), *_in(said[-LAST_LINES:]), *_bare(tail, byline, len(said))]
    by_name: dict[str, Credit] = {}
    for credit in sorted(found, key=lambda credit: credit.anchor or Anchor(0, 1)):
        by_name.setdefault(credit.name.casefold(), credit)
    return tuple(by_name.values())


def read_byline(lines: Sequence[Line]) -> str | None:
    """The writers in a plain byline near the top ("By Ana Kolt and Jo Marr"); `None` where there is none."""
    for line in [line for line in lines if line.text][:FIRST_LINES]:
        names = _writers(line)
        if names and (people := PEOPLE.match(names)) and not OUTLET.search(people[0]):
            return people[0]
    return None


def _writers(line: Line) -> str | None:
    match = BYLINE.fullmatch(line.text[:LONGEST])
    if match is None or ends_a_sentence(line.text) or NO_WRITER.search(match["names"]):
        return None
    return match["names"].split("|")[0].strip()


def _credit(line: Line, match: re.Match[str], offset: int = 0) -> Credit:
    start = match.start("name") + line.start + offset
    name = match["name"].rstrip(" .,")
    return Credit(name, Anchor(start, start + len(name)))


def _at_the_head(lines: Sequence[Line], title: str | None) -> Iterator[Credit]:
    for line in lines:
        if match := DATELINE.match(line.text[:LONGEST]):
            if match["place"] is None or match["place"].isupper() or len(match["place"].split()) <= 2:
                yield _credit(line, match)
        elif (names := _writers(line)) is not None:
            yield from _byline_outlet(line, names)
        elif line.text != title and (match := _outlet_line(line)):
            yield _credit(line, match)


def _outlet_line(line: Line) -> re.Match[str] | None:
    """A bare line above the body: an outlet only where it calls itself one, since subheads look the same."""
    match = BARE.fullmatch(line.text) if len(line.text) <= 60 else None
    return match if match and _is_outlet(match["name"]) and not WHOLE_LINE.fullmatch(line.text) else None


def _byline_outlet(line: Line, names: str) -> Iterator[Credit]:
    offset = line.text.index(names)
    people = PEOPLE.match(names)
    for match in re.finditer(rf"(?:^|, |/| and )(?P<name>{NAME})", names):
        if _is_outlet(match["name"]) or (not people and match.start() == 0):
            yield _credit(line, match, offset)
            return


def _is_outlet(name: str) -> bool:
    return bool(
        ACRONYM.fullmatch(name) or (OUTLET.search(name) and not name.isupper()) or re.fullmatch(r"\w+\.\w{2,6}", name)
    )


def _in(lines: Sequence[Line]) -> Iterator[Credit]:
    for k, line in enumerate(lines):
        after_quote = k > 0 and lines[k - 1].text.endswith(("”", '"'))
        for pattern in (PARENTHESIS, LABELLED, WITH) if after_quote else (PARENTHESIS, LABELLED, WITH, SIGNED):
            if len(line.text) <= 100 and (match := pattern.fullmatch(line.text)) and len(match["name"].split()) <= 6:
                yield _credit(line, match)
        tail = line.text[-LONGEST:]
        offset = len(line.text) - len(tail)
        closings = [CLOSING_PARENTHESIS, CLOSING_SIGNED, CLOSING_LABEL] if k == len(lines) - 1 else []
        for pattern in (*closings, CONTRIBUTED):
            if (match := pattern.search(tail)) and len(match["name"].split()) <= 5:
                yield _credit(line, match, offset)
        if (piece := PIECE.search(tail)) and (match := PUBLISHED.search(tail, piece.start())):
            yield _credit(line, match, offset)


def _bare(lines: Sequence[Line], byline: str | None, of_all: int) -> Iterator[Credit]:
    """The last line, where it is a few capitalised words and the line before ends as a sentence does."""
    if of_all < 3 or len(lines) < 1:
        return
    last = lines[-1]
    match = re.fullmatch(rf"(?P<name>{NAME})", last.text)
    before = lines[-2].text if len(lines) > 1 else "."
    plain = match and len(last.text) <= 40 and len(last.text.split()) <= 5 and not any(c.isdigit() for c in last.text)
    if match and plain and ends_a_sentence(before) and last.text != byline and not ends_a_sentence(last.text):
        yield _credit(last, match)
