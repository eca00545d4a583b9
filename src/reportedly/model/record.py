"""The record of one article: actors, statements, acts, figures, positions, talks and gaps."""

from __future__ import annotations

from typing import Literal

import msgspec

from reportedly.model.anchors import Anchor, Passage
from reportedly.model.article import Article

__all__ = [
    "RECORD_VERSION",
    "Act",
    "Actor",
    "ActorKind",
    "Cue",
    "Figure",
    "Gap",
    "GapKind",
    "Manner",
    "Move",
    "Phrase",
    "Place",
    "Position",
    "Reading",
    "Realis",
    "Role",
    "Stance",
    "Statement",
    "Talks",
    "TalksStatus",
    "Time",
    "What",
    "Who",
]

RECORD_VERSION = "1"

ActorKind = Literal[
    "person", "state", "government", "military", "armed_group", "organization", "media", "people", "unnamed"
]
Manner = Literal["direct", "indirect", "mixed"]
Stance = Literal["neutral", "doubting", "factive", "denying"]
Realis = Literal["asserted", "negated", "planned", "threatened", "hypothetical"]
What = Literal[
    "killed",
    "died",
    "injured",
    "captured",
    "detained",
    "abducted",
    "held",
    "released",
    "rescued",
    "displaced",
    "missing",
    "executed",
    "starving",
    "deployed",
    "other",
]
Move = Literal["demand", "offer", "accept", "reject", "condition", "retract", "deny", "appeal", "object", "threaten"]
TalksStatus = Literal[
    "planned", "under-way", "stalled", "adjourned", "collapsed", "ended", "agreed", "delayed", "unknown"
]
GapKind = Literal["no-source", "lost-source", "no-date", "unresolved-speaker", "language"]


class Role(msgspec.Struct, frozen=True):
    """What an actor is, and to whom: "political bureau official" of actor `of` (an id, or `None`)."""

    title: str
    of: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who speaks or acts in the article. `name` is the best form that the article itself gives."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Anchor, ...] = ()


class Cue(Passage, frozen=True):
    """The words that attribute ("said", "according to"), and their lemma."""

    lemma: str = ""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution: who (source) said (cue) what (content).

    `speaker` is the actor that the source resolves to: `None` where it can't be known, never guessed.
    `carrier` is the id of the statement through which this one reached the article; `None`: told by the article.
    `source` or `cue` is `None` where the text has none.
    """

    id: str
    source: Passage | None
    cue: Cue | None
    content: Passage
    manner: Manner
    stance: Stance = "neutral"
    speaker: str | None = None
    addressee: str | None = None
    carrier: str | None = None


class Phrase(msgspec.Struct, frozen=True):
    """Words of the article with their anchor: a target, an instrument."""

    text: str
    anchor: Anchor | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as written; coordinates in WGS84 degrees and ISO 3166-1 alpha-2 country, `None` where unknown.

    The coordinates are those of the narrowest place that the words name ("a market in Lima": Lima's).
    """

    text: str
    anchor: Anchor | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time as written; `start` and `end` are ISO 8601, both within it, `None` where open or where they can't be known.

    The stretch is as wide as the words are vague: "in May" is the whole month.
    """

    text: str
    anchor: Anchor | None = None
    start: str | None = None
    end: str | None = None


class Who(msgspec.Struct, frozen=True):
    """The counted people: as written, and the actor they belong to (an id, or `None`)."""

    text: str
    actor: str | None = None


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what to whom, typed by PLOVER. `actors` and `recipients` are actor ids."""

    id: str
    anchor: Anchor
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    targets: tuple[Phrase, ...] = ()
    instruments: tuple[Phrase, ...] = ()
    place: Place | None = None
    time: Time | None = None
    realis: Realis = "asserted"
    according_to: tuple[str, ...] = ()


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A count of people that somebody gives.

    "at least N": value N, low N, high None; "up to N": low None, high N; plain N: low and high N;
    "about N": approximate, no bounds; "dozens": value None, low 24. `claimant` is an actor id,
    "unnamed" or "article"; `according_to` runs from the innermost statement outward. `part_of` is the figure
    whose people these are among ("including 12 children"); `revises` the figure that this one replaces.
    """

    id: str
    anchor: Anchor
    value: int | None
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    what: What = "other"
    who: Who | None = None
    by: str | None = None
    place: Place | None = None
    time: Time | None = None
    act: str | None = None
    claimant: str = "article"
    according_to: tuple[str, ...] = ()
    planned: bool = False
    part_of: str | None = None
    revises: str | None = None


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """A party's move on an issue. `reported_by` is "self", an actor id, "unnamed" or "article"."""

    id: str
    anchor: Anchor
    party: str
    move: Move
    issue: str
    toward: tuple[str, ...] = ()
    condition: str | None = None
    reported_by: str = "article"
    according_to: tuple[str, ...] = ()


class Talks(msgspec.Struct, frozen=True, kw_only=True):
    """A round of negotiation. `parties`, `mediators` and `delegates` are actor ids; `place` is where the venue lies."""

    id: str
    anchor: Anchor
    venue: str | None = None
    place: Place | None = None
    time: Time | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    delegates: tuple[str, ...] = ()
    status: TalksStatus = "unknown"
    issues: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()


class Gap(msgspec.Struct, frozen=True):
    """What the text leaves open; `anchor` is `None` where it holds for the whole article."""

    kind: GapKind
    anchor: Anchor | None
    message: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read from one article, in the record format, version 1."""

    reportedly: str = RECORD_VERSION
    source_id: str = ""
    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()
    talks: tuple[Talks, ...] = ()
    gaps: tuple[Gap, ...] = ()
    readers: tuple[str, ...] = ()

    def to_json(self, *, indent: int = 0) -> str:
        """The record as JSON, keys in their fixed order; `indent` spaces a level, 0 for one line."""
        encoded = msgspec.json.encode(self)
        return (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()

    @classmethod
    def from_json(cls, source: str | bytes) -> Reading:
        """A reading from its JSON, without loss; keys that are not known are passed over.

        Raises `ValueError` (a `msgspec.ValidationError`) that names the place of what is wrong.
        """
        return msgspec.json.decode(source, type=cls)
