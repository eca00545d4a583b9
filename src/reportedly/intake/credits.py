"""Credits and bylines: whom a text names as the place it was taken from, and who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.intake.dates import DATE
from reportedly.intake.lines import ends_a_sentence
from reportedly.model import Anchor, Credit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.intake.lines import Line

__all__ = ["is_outlet", "read_byline", "read_credits", "read_first_publisher"]

FIRST_LINES, LAST_LINES = 6, 4
LONGEST = 400  # code points of a line's beginning or end that are looked at

WORD = r"[A-Z0-9][\w&’'+.-]*"
LINK = r"(?:of|the|and|for|in|on|de|del|la|le|al|el|du|&)"
NAME = rf"(?:[Tt]he )?{WORD}(?: (?:{WORD}|{LINK}(?= )))*"
TITLE = rf"(?:[Tt]he )?{WORD}(?: (?:{WORD}|(?:of|the|and|&|de|la|le|al|el)(?= )))*"  # "in … on Monday" is no name
# Words by which outlets and agencies call themselves, all over the press.
OUTLET = re.compile(
    r"\b(?:agency|associated|bureau|broadcasting|channel|chronicle|courier|daily|desk|dispatch|editorial|examiner|gazette|globe|"
    r"guardian|herald|independent|inquirer|journal|magazine|mail|media|mirror|monitor|network|news|newspaper|newswire|newsroom|"
    r"observer|online|post|press|france-presse|radio|record|review|service|staff|standard|star|sun|telegraph|television|times|"
    r"today|tribune|tv|voice|weekly|wire|wires|world|agencies)\b",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"[A-Z]{2,5}(?:[/-][A-Z]{2,5})?")

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
    rf"(?: with (?:the )?permission)?(?: (?:by|in|on|at|from|of)))\s(?P<name>{TITLE})",
)
PIECE = re.compile(
    r"\bthis (?:article|story|report|piece|text|content|post|version|dispatch|interview)\b"
    r"|\bthe (?:article|story|piece|post) (?:was )?(?:first|originally)\b|^(?:re|first |originally )(?:published|appeared)\b",
    re.IGNORECASE,
)
FIRST = re.compile(r"\b(?:first|originally|previously|republished|reposted|reprinted)\b", re.IGNORECASE)
CONTRIBUTED = re.compile(rf"(?P<name>The {NAME}) contributed\b")
BARE = re.compile(rf"(?P<name>{NAME})(?: \| .{{0,60}})?")
BYLINE = re.compile(r"(?:by|written by|reported by|author)\s*:?\s+(?P<names>\S.{1,120})", re.IGNORECASE)
PERSON = r"[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]*|(?:al|el|bin|ben|de|del|der|van|von|da|di|la|le)(?=[ -]))){1,4}"
PEOPLE = re.compile(rf"{PERSON}(?:(?:, | and | & |, and ){PERSON}){{0,5}}")
DOMAIN = re.compile(r"(?:\w[\w-]*\.)+(?:com|org|net|info|news|tv|\w\w)", re.IGNORECASE)
OFFICE = re.compile(r"\b(?:writers?|editors?|correspondents?|reporters?|bureau|chief|staff|analyst)\b", re.IGNORECASE)
# Labels of parts of a page, and of photographs, that are made of an outlet's words.
NO_OUTLET = re.compile(
    r"\b(?:photos?|images?|getty|analysis|headlines?|newsletters?|e-?mails?|latest|live|breaking|updates?|watch(?:ed)?|stor(?:y|ies)|"
    r"opinion|today['’]s|top)\b",
    re.IGNORECASE,
)
# Words that begin an instruction or a phrase, never the name of an outlet.
NO_CREDIT = re.compile(
    r"(?:with|by|from|via|get|go|about|to|for|in|on|at|see|also|and|or|but|if|how|why|what|when|who|a|an)\b",
    re.IGNORECASE,
)
# "By Monday": what "by" leads to when it leads to no writer.
NO_WRITER = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december",
    re.IGNORECASE,
)


def read_credits(lines: Sequence[Line], *, byline: str | None = None, title: str | None = None) -> tuple[Credit, ...]:
    """The credits of a text, each once, with their anchors, in text order.

    `lines` are those that are no furniture. A short last line of names alone, after a body that ended as a sentence
    does, is a credit unless it is the byline, or a name that the body speaks of, as tags and captions are.
    """
    said = [line for line in lines if line.text]
    found = [*_at_the_head(said[:FIRST_LINES], title), *_in(said[-LAST_LINES:]), *_bare(said, byline)]
    by_name: dict[str, Credit] = {}
    for credit in sorted(found, key=lambda credit: credit.anchor or Anchor(0, 1)):
        by_name.setdefault(credit.name.casefold(), credit)
    return tuple(by_name.values())


def read_first_publisher(lines: Sequence[Line]) -> str | None:
    """The outlet that the text names as where it stood first ("This article was first published by …")."""
    said = [line.text for line in lines if line.text]
    for text in (*said[:FIRST_LINES], *said[-LAST_LINES:]):
        for part in (text[:LONGEST], text[-LONGEST:]):
            piece = PIECE.search(part)
            match = PUBLISHED.search(part, piece.start()) if piece else None
            if match and FIRST.search(match[0]):
                return match["name"].rstrip(" .,")
    return None


def read_byline(lines: Sequence[Line]) -> str | None:
    """The writers in a plain byline near the top ("By Ana Kolt and Jo Marr"); `None` where there is none."""
    for line in [line for line in lines if line.text][:FIRST_LINES]:
        people = _people(_writers(line) or "")
        if people:
            return people
    return None


def _people(names: str) -> str | None:
    """The persons that a byline begins with, without the outlet or the office that may follow them."""
    words = names.split()
    if len(words) > 2 and words[0].isupper() and words[1].isupper():
        # "ANA KOLT Velmar Press": the outlet is told by its case.
        joiners = {"and", "&", "AND"}
        end = next((k for k, word in enumerate(words) if not (word.isupper() or word in joiners)), len(words))
        names = " ".join(words[:end])
    pieces = re.split(r"(, and |, | and | AND | & )", names)
    kept = ""
    for k in range(0, len(pieces), 2):
        if not PEOPLE.fullmatch(pieces[k].strip(" ,")) or OFFICE.search(pieces[k]) or is_outlet(pieces[k]):
            break
        kept += (pieces[k - 1] if k else "") + pieces[k].strip(" ,")
    return kept or None


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
    acronym = match is not None and ACRONYM.fullmatch(match["name"])  # section labels look the same
    return match if match and not acronym and is_outlet(match["name"]) else None


def _byline_outlet(line: Line, names: str) -> Iterator[Credit]:
    """The outlet in a byline: all of it ("By Velmar Press"), or what follows a person ("By Ana Kolt, Velmar Press")."""
    offset = line.text.index(names)
    alone = re.fullmatch(rf"(?P<name>{WORD})", names)  # "By Reuters": a person has two names
    if alone:
        yield _credit(line, alone, offset)
        return
    # "ANA KOLT Velmar Press": a person in capitals ends where the capitals do.
    start = r"(?<=[A-Z]{3}) (?=[A-Z][a-z])" if re.match(r"[A-Z]{2,}[ -][A-Z]{2,}", names) else "^"
    for match in re.finditer(rf"(?:{start}|, |/)(?P<name>{NAME})", names):
        if len(match["name"].split()) <= 4 and is_outlet(match["name"]):
            yield _credit(line, match, offset)
            return


def is_outlet(name: str) -> bool:
    """Whether a name says that it is an outlet's: by its last word, as an acronym, or as a domain."""
    words = name.split()
    by_word = len(words) > 1 and len(words) <= 5 and OUTLET.search(words[-1])
    return bool(by_word or ACRONYM.fullmatch(name) or DOMAIN.fullmatch(name)) and not NO_OUTLET.search(name)


def _in(lines: Sequence[Line]) -> Iterator[Credit]:
    for k, line in enumerate(lines):
        after_quote = k > 0 and lines[k - 1].text.endswith(("”", '"'))
        for pattern in (PARENTHESIS, LABELLED, WITH) if after_quote else (PARENTHESIS, LABELLED, WITH, SIGNED):
            match = pattern.fullmatch(line.text) if len(line.text) <= 100 else None
            if match and len(match["name"].split()) <= 6 and not NO_OUTLET.search(match["name"]):
                yield _credit(line, match)
        tail = line.text[-LONGEST:]
        offset = len(line.text) - len(tail)
        closings = [CLOSING_PARENTHESIS, CLOSING_SIGNED, CLOSING_LABEL] if k == len(lines) - 1 else []
        for pattern in (*closings, CONTRIBUTED):
            match = pattern.search(tail)
            if match and len(match["name"].split()) <= 5 and not NO_OUTLET.search(match["name"]):
                yield _credit(line, match, offset)
        if (piece := PIECE.search(tail)) and (match := PUBLISHED.search(tail, piece.start())):
            yield _credit(line, match, offset)


def _bare(said: Sequence[Line], byline: str | None) -> Iterator[Credit]:
    """The last line, where it is a few capitalised words and the line before ends as a sentence does."""
    if len(said) < 3 or not ends_a_sentence(said[-2].text):
        return
    last = said[-1]
    match = re.fullmatch(rf"(?P<name>{NAME})", last.text) if len(last.text) <= 40 else None
    if match is None or last.text == byline or not _may_be_credit(last.text):
        return
    if is_outlet(last.text) or not any(last.text in line.text for line in said[:-1]):
        yield _credit(last, match)


def _may_be_credit(name: str) -> bool:
    words = name.split()
    shouted = name.isupper() and not is_outlet(name)
    plain = len(words) <= 5 and not any(map(str.isdigit, name)) and not ends_a_sentence(name)
    return plain and not shouted and not NO_CREDIT.match(name) and not NO_OUTLET.search(name)
