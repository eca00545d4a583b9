"""What the text leaves open: hidden and lost sources, no date, speakers that can't be known, another language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reportedly.model import Anchor, Gap
from reportedly.reading.attribution.cues import HIDING_ADVERBS, HIDING_NOUNS, HIDING_PASSIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Reading, Statement
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["GapReader"]

PRONOUNS = frozenset(["he", "she", "they", "it"])
DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "their", "its"])
OUTLET_NOUNS = (
    "agency|newspaper|paper|daily|weekly|magazine|outlet|broadcaster|channel|station|network|website|site|publication|"
    "newswire|wire|tabloid|broadsheet|bulletin"
)
OUTLET = re.compile(
    rf"(?:the|this|that)\s+(?:[a-z\-]+\s+){{0,3}}(?:{OUTLET_NOUNS}|news report|media report)s?(?:['’]s\b.*)?"
)
# A name beside such a noun: "Kesh News Agency", "the newspaper Kesh Tribune", "the Kesh-based agency" is none.
NAME = r"[A-Z][\w.&’'\-]+"
NAMED = re.compile(
    rf"\b(?!The\b|This\b|That\b|A\b|An\b)(?:{NAME}\s+){{1,5}}(?:(?:state|news|official|national|private|local)\s+){{0,2}}(?:{OUTLET_NOUNS})\b"
    rf"|\b(?:{OUTLET_NOUNS}),?\s+(?!The\b){NAME}"
    rf"|\b(?:{NAME}\s+){{1,5}}(?:News|Agency|Times|Post|Press|Herald|Tribune|Gazette|Radio|TV|Television|Telegraph|Wire|Daily|Journal)\b"
)
CAPITAL = re.compile(r"\b[A-Z]")


class GapReader:
    """Lists what the reader of an article must not take for known.

    `no-source`: an adverb, a passive or a noun hides who says so, or nobody is given; anchored on the cue.
    `lost-source`: the source points at an outlet that the article has not named; anchored on the source.
    `unresolved-speaker`: a pronoun or a definite description that no actor is known for; anchored on the source.
    `no-date` and `language` hold for the whole article, without an anchor. Unnamed sources ("officials") are no gap.
    """

    name = "gaps"
    version = "1"
    requires: frozenset[str] = frozenset({"actors", "statements"})
    emits: frozenset[str] = frozenset({"gaps"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """The reading with its gaps, those of the whole article first."""
        del parsed
        return replace(reading, gaps=(*_of_article(reading), *_of_statements(reading)))


def _of_article(reading: Reading) -> Iterator[Gap]:
    article = reading.article
    if article.published.value is None:
        yield Gap("no-date", None, "the article gives no date of publication")
    language = article.language
    if language is not None and language.lower().split("-")[0] != "en":
        yield Gap("language", None, f"the text is in {language!r}; only English is read")


def _of_statements(reading: Reading) -> Iterator[Gap]:
    named = _first_naming(reading)
    for statement in reading.statements:
        gap = _gap(statement, reading, named)
        if gap is not None:
            yield gap


def _gap(statement: Statement, reading: Reading, named: int) -> Gap | None:
    if statement.source is None:
        return _no_source(statement)
    anchor = Anchor(statement.source.start, statement.source.end)
    text = statement.source.text
    if OUTLET.fullmatch(text[:1].lower() + text[1:]) and not _is_named(statement, reading):
        if named > anchor.start:
            return Gap("lost-source", anchor, f"{text!r} is named nowhere before: its outlet is lost")
        return None
    if statement.speaker is None and _points_back(text):
        return Gap("unresolved-speaker", anchor, f"who {text!r} is can't be told from the text")
    return None


def _no_source(statement: Statement) -> Gap | None:
    """The gap of a statement without a source; none inside another's words, who then is the source."""
    if statement.carrier is not None:
        return None
    if statement.cue is None:
        return Gap("no-source", statement.content.anchors[0], "nobody is given as the source of these words")
    if statement.cue.lemma in HIDING_ADVERBS or statement.cue.lemma in HIDING_PASSIVES | HIDING_NOUNS:
        anchor = Anchor(statement.cue.start, statement.cue.end)
        return Gap("no-source", anchor, f"{statement.cue.text!r} hides who says so")
    return None


def _is_named(statement: Statement, reading: Reading) -> bool:
    """Whether the speaker is an actor that has a name."""
    actor = next((actor for actor in reading.actors if actor.id == statement.speaker), None)
    return actor is not None and actor.kind != "unnamed" and CAPITAL.search(actor.name.removeprefix("The ")) is not None


def _first_naming(reading: Reading) -> int:
    """Where the article first names an outlet, in code points; past its end where it names none."""
    text = reading.article.text
    places = [len(text) + 1]
    match = NAMED.search(text)
    if match is not None:
        places.append(match.start())
    places += [credit.anchor.start for credit in reading.article.credits if credit.anchor is not None]
    media = [actor for actor in reading.actors if actor.kind == "media" and CAPITAL.match(actor.name)]
    places += [mention.start for actor in media for mention in actor.mentions[:1]]
    return min(places)


def _points_back(source: str) -> bool:
    """Whether a source is a pronoun or a definite description without any name."""
    first, _, rest = source.partition(" ")
    if not rest:
        return first.lower() in PRONOUNS
    return first.lower() in DEFINITE and CAPITAL.search(rest) is None
