"""How entries read in words, for every view alike: amounts with their bounds, and on whose word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from reportedly.views.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.model import Actor, Figure, Move, Position, Published, Reading, Statement

__all__ = [
    "GAP_NAMES",
    "MOVE_VERBS",
    "Names",
    "Voice",
    "amount",
    "carriers",
    "in_text_order",
    "manner_and_stance",
    "position_voice",
    "published_words",
    "starts_at",
    "voice",
]

OWN_VOICE: Final = "in the article’s own voice"
NO_SOURCE: Final = "no source given"

MOVE_VERBS: Final[dict[Move, str]] = {
    "demand": "demands",
    "offer": "offers",
    "accept": "accepts",
    "reject": "rejects",
    "condition": "makes conditional",
    "retract": "takes back",
    "deny": "denies",
    "appeal": "appeals for",
    "object": "objects to",
    "threaten": "threatens",
}

GAP_NAMES: Final = {
    "no-source": "no source",
    "lost-source": "lost source",
    "no-date": "no date",
    "unresolved-speaker": "speaker not resolved",
    "language": "language",
}

BASIS_WORDS: Final = {
    "given": "as given",
    "metadata": "from the page’s metadata",
    "text": "read from the text",
    "unknown": "not known how",
}


LEADING_ARTICLE: Final = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """The actors and statements of one reading by id. An id that isn't there has the name "unknown"."""

    actors: dict[str, Actor]
    statements: dict[str, Statement]

    @classmethod
    def of(cls, reading: Reading) -> Names:
        """The names of `reading`."""
        return cls({a.id: a for a in reading.actors}, {s.id: s for s in reading.statements})

    def actor(self, actor_id: str) -> str:
        """The name of an actor, on one line; the words `unnamed` and `article` have names too."""
        if actor_id in self.actors:
            return one_line(self.actors[actor_id].name)
        return {"unnamed": "an unnamed source", "article": "the article"}.get(actor_id, "unknown")

    def actor_list(self, ids: Iterable[str]) -> str:
        """Their names, joined by commas."""
        return ", ".join(self.actor(actor_id) for actor_id in ids)

    def speaker(self, statement: Statement) -> str:
        """Who says it: the actor, or else the source as written, or else that there is none.

        Of somebody without a name the source tells more than the actor ("a diplomat close to the talks").
        """
        if statement.speaker in self.actors:
            return self.described(statement.speaker, statement)
        return _as_written(statement) if statement.source else "an unnamed source"

    def described(self, actor_id: str, statement: Statement) -> str:
        """The name of an actor; for somebody without a name, the source of a statement that describes him."""
        name = self.actor(actor_id)
        written = _as_written(statement)
        return written if not self.is_named(actor_id) and name.casefold() in written.casefold() else name

    def speaker_as_written(self, statement: Statement) -> tuple[str, str]:
        """Who says it, and the source's own words where they add to that ("he", "the ministry"), else "".

        A source that holds the name ("Foreign Minister Runa Hadal") stands for both.
        """
        if statement.source is None and statement.speaker not in self.actors:
            return NO_SOURCE, ""
        speaker = self.speaker(statement)
        written = one_line(statement.source.text) if statement.source else ""
        if speaker.casefold() not in written.casefold():
            return speaker, written
        return (speaker if LEADING_ARTICLE.sub("", written).casefold() == speaker.casefold() else written), ""

    def is_named(self, actor_id: str | None) -> bool:
        """Whether this is an actor of whom more is known than a description."""
        return actor_id in self.actors and self.actors[actor_id].kind not in {"unnamed", "people"}

    def is_person(self, actor_id: str) -> bool:
        """Whether this is one person."""
        return actor_id in self.actors and self.actors[actor_id].kind == "person"

    def speaks_for(self, actor_id: str | None, side: str) -> bool:
        """Whether an actor's roles belong to `side`, at once or through others."""
        waiting, seen = [actor_id], {actor_id}
        while waiting:
            actor = self.actors.get(waiting.pop() or "")
            owners = {role.of for role in actor.roles if role.of} - seen if actor else set()
            if side in owners:
                return True
            seen |= owners
            waiting += sorted(owners)
        return False

    def written(self, who: str | None) -> str:
        """Somebody given by id or in the article's words, as an addressee or a perpetrator may be; "" for `None`."""
        return self.actor(who) if who in self.actors else one_line(who or "")

    def chain(self, ids: Iterable[str]) -> tuple[Statement, ...]:
        """The statements of these ids; those that aren't there are left out."""
        return tuple(self.statements[statement_id] for statement_id in ids if statement_id in self.statements)


def _as_written(statement: Statement) -> str:
    """The source, as it stands inside a sentence: "a diplomat", also where it began one; "" where there is none."""
    written = one_line(statement.source.text) if statement.source else ""
    article = LEADING_ARTICLE.match(written)
    return article[0].lower() + written[article.end() :] if article else written


@dataclass(frozen=True, slots=True)
class Voice:
    """On whose word an entry stands, in words, and the statements behind it, innermost first."""

    text: str
    statements: tuple[Statement, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it is the article's own."""
        return self.text == OWN_VOICE


def starts_at(statement: Statement) -> int:
    """The first code point of its source, cue or content."""
    return min(passage.start for passage in (statement.source, statement.cue, statement.content) if passage)


def in_text_order(statements: Iterable[Statement]) -> list[Statement]:
    """Statements as they begin in the text, outer ones first: the order in which every view numbers them."""
    return sorted(statements, key=lambda s: (starts_at(s), -s.content.end, s.content.start))


def carriers(names: Names, statement: Statement) -> Iterator[Statement]:
    """The statements that carried this one, nearest first; a chain that returns to itself ends there."""
    seen = {statement.id}
    while (outer := names.statements.get(statement.carrier or "")) and outer.id not in seen:
        seen.add(outer.id)
        yield outer
        statement = outer


def manner_and_stance(statement: Statement) -> tuple[str, ...]:
    """Its manner, and its stance where that is not neutral."""
    return (statement.manner,) if statement.stance == "neutral" else (statement.manner, statement.stance)


def amount(figure: Figure) -> str:
    """The number with its bounds: "at least 170", "between 20 and 30", "about 800".

    A number without value and upper bound ("dozens") is its lower bound "or more".
    """
    value, low, high = figure.value, figure.low, figure.high
    about = "about " if figure.approximate else ""
    if value is None:
        return _range(about, low, high)
    if low is None and high is None:
        return f"{about}{value:,}"
    if high is None:
        return f"{about}at least {value:,}" if low == value else f"{about}{value:,} (at least {low:,})"
    if low is None:
        return f"{about}up to {value:,}" if high == value else f"{about}{value:,} (up to {high:,})"
    return f"{about}{value:,}" if low == high == value else f"{about}{value:,} ({low:,} to {high:,})"


def _range(about: str, low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return f"{about}{low:,} to {high:,}" if about else f"between {low:,} and {high:,}"
    if low is not None:
        return f"{low:,} or more"
    return "a number not given" if high is None else f"{about}up to {high:,}"


def voice(names: Names, claimant: str, according_to: Iterable[str]) -> Voice:
    """On whose word: `claimant` is an actor id, "unnamed" or "article".

    An entry inside a statement is never the article's own, whatever its claimant says. Where the claimant is somebody
    else than the one who speaks, the speaker carried it, or spoke for it and stands in brackets.
    """
    chain = names.chain(according_to)
    if claimant not in names.actors:
        return _nobodys(names, claimant, chain)
    who = names.actor(claimant)
    speaker = chain[0].speaker if chain else None
    if speaker in {claimant, None} or speaker not in names.actors:
        who = names.described(claimant, chain[0]) if chain else who
        return Voice(f"{_verb(chain)} {who}{_carried(names, who, chain[1:])}", chain)
    if names.speaks_for(speaker, claimant):
        told = names.actor(speaker)
        return Voice(f"{_verb(chain)} {who} ({told}){_carried(names, told, chain[1:])}", chain)
    return Voice(f"according to {who}{_carried(names, who, chain)}", chain)


def _nobodys(names: Names, claimant: str, chain: tuple[Statement, ...]) -> Voice:
    """On whose word, where the entry names no actor for it."""
    if not chain:
        return Voice(OWN_VOICE if claimant == "article" else f"according to {names.actor(claimant)}")
    if claimant == "unnamed" and names.is_named(chain[0].speaker):
        who = names.actor(claimant)
        return Voice(f"according to {who}{_carried(names, who, chain)}", chain)
    who = names.speaker(chain[0])
    return Voice(f"{_verb(chain)} {who}{_carried(names, who, chain[1:])}", chain)


def position_voice(names: Names, position: Position) -> Voice:
    """On whose word a position stands; "self" names who spoke for the party, where that is known."""
    if position.reported_by != "self":
        return voice(names, position.reported_by, position.according_to)
    chain = names.chain(position.according_to)
    party = names.actor(position.party)
    speaker = names.speaker(chain[0]) if chain else party
    spoken = "" if speaker == party else f" ({speaker})"
    own = "their" if names.is_person(position.party) else "its"
    return Voice(f"by {own} own account{spoken}{_carried(names, speaker, chain[1:])}", chain)


def _verb(chain: tuple[Statement, ...]) -> str:
    """A denial is no "according to"."""
    stance = chain[0].stance if chain else "neutral"
    return {"denying": "denied by", "doubting": "claimed by"}.get(stance, "according to")


def _carried(names: Names, speaker: str, carriers: tuple[Statement, ...]) -> str:
    """Who carried it after `speaker`, each once where several statements in a row are theirs."""
    carried = []
    for outer in carriers:
        carrier = names.speaker(outer)
        if carrier != speaker:
            carried.append(f", carried by {carrier}")
        speaker = carrier
    return "".join(carried)


def published_words(published: Published) -> str:
    """The date in words and how it is known: "24 March 2024 (as given)", or "date unknown"."""
    if published.value is None:
        return "date unknown"
    return f"{_date_words(published.value)} ({BASIS_WORDS[published.basis]})"


def _date_words(value: str) -> str:
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return one_line(value)
    return f"{day.day} {day:%B} {day.year}"
