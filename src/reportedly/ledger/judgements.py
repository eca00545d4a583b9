"""What people decided: rows on top of the record, which never change it, and which a new reading does not wipe out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from reportedly.errors import ReportedlyError
from reportedly.ledger import schema
from reportedly.ledger.actors import keys_for
from reportedly.ledger.ids import digest, key_of, name_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from reportedly.ledger.store import Ledger

__all__ = ["VERBS", "Decision", "Decisions", "Judgement", "JudgementError", "decisions", "judge", "judgements"]

VERBS = {
    "merge": "SUBJECT and OBJECT, two actors, are one, known by OBJECT's name",
    "split": "SUBJECT, an actor, is OBJECT, another, in the article --in",
    "rename": "SUBJECT, an actor, is called OBJECT",
    "reject": "SUBJECT, an entry, is wrong: no view shows it",
    "speaker": "OBJECT is who says SUBJECT, a statement",
    "issue": "SUBJECT, an issue, is OBJECT: merged, or renamed",
    "withdraw": "SUBJECT, a judgement, no longer holds",
}


class JudgementError(ReportedlyError):
    """A judgement that can't be made: the message gives the value and what to do."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision.

    `subject` is what it is about; that of an entry names its article, kind and characters, so that it holds for what a
    later version of the readers reads there.
    """

    id: str
    made: str
    verb: str
    subject: str
    object: str | None = None
    by: str | None = None
    note: str | None = None


class Spot(msgspec.Struct, frozen=True):
    """Where an entry stands, whoever reads it."""

    article: int
    kind: str
    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Whether half of the longer of the two is in both."""
        shared = min(self.end, end) - max(self.start, start)
        return 2 * shared >= max(self.end - self.start, end - start)


@dataclass(slots=True)
class Decisions:
    """The judgements that hold, as views need them."""

    merged: list[tuple[str, str]] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    split: dict[tuple[str, int], str] = field(default_factory=dict)
    rejected: dict[tuple[int, str], list[Spot]] = field(default_factory=lambda: defaultdict(list))
    speakers: dict[int, list[tuple[Spot, str]]] = field(default_factory=lambda: defaultdict(list))
    issues: dict[str, str] = field(default_factory=dict)

    def rejects(self, article: int, kind: str, start: int, end: int) -> bool:
        """Whether an entry was rejected."""
        return any(spot.meets(start, end) for spot in self.rejected.get((article, kind), ()))

    def speaker(self, article: int, start: int, end: int) -> str | None:
        """The name of who was said to be the speaker of a statement; the last word holds."""
        found = [name for spot, name in self.speakers.get(article, ()) if spot.meets(start, end)]
        return found[-1] if found else None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement to make (`VERBS` says what `subject` and `object` are); `article`: the id of where a split holds."""

    verb: str
    subject: str
    object: str | None = None
    article: str | None = None
    by: str | None = None
    note: str | None = None


def judge(ledger: Ledger, decision: Decision, *, now: datetime | None = None) -> Judgement:
    """Make a judgement. The same one made twice is two rows.

    Raises `JudgementError` where it names something that the ledger does not have, `LedgerError`.
    """
    if decision.verb not in VERBS:
        msg = f"unknown judgement {decision.verb!r}: one of {', '.join(VERBS)}"
        raise JudgementError(msg)
    if (decision.object is None) != (decision.verb in {"reject", "withdraw"}):
        msg = f"{decision.verb}: {VERBS[decision.verb]}"
        raise JudgementError(msg)
    with ledger.reads() as connection:
        subject, what = _resolved(connection, decision)
    values = {
        "made": (now or datetime.now(UTC)).isoformat(timespec="microseconds"),
        "verb": decision.verb,
        "subject": subject,
        "object": what,
        "by": decision.by,
        "note": decision.note,
    }
    judgement = msgspec.convert({"id": digest(values)[:16], **values}, Judgement)
    with ledger.told("written"), ledger.writer.begin() as connection:
        connection.execute(schema.judgements.insert(), msgspec.structs.asdict(judgement))
    return judgement


def _resolved(connection: Connection, decision: Decision) -> tuple[str, str | None]:
    """The subject and the object as they are kept."""
    verb, subject, what = decision.verb, decision.subject, decision.object
    if verb in {"reject", "speaker"}:
        return _spot(connection, subject, wanted="statements" if verb == "speaker" else None), what
    if verb == "withdraw":
        _known(connection, subject)
    elif verb == "split":
        return f"{name_of(_article(connection, decision.article))} {_actor(connection, subject)}", what
    elif verb == "rename":
        return _actor(connection, subject), what
    elif verb == "merge":
        return _actor(connection, subject), _actor(connection, what or "")
    return subject, what


def _spot(connection: Connection, entry: str, wanted: str | None) -> str:
    """Where an entry stands, as the subject of a judgement."""
    name, mark, local = entry.partition(".")
    try:
        key = key_of(name)
    except ValueError:
        mark = ""
    row = None
    if mark:
        table = schema.entries
        joined = table.join(schema.readings)
        columns = (schema.readings.c.article_no, table.c.kind, table.c.start, table.c.end)
        where = (table.c.reading_no == key, table.c.local == local)
        row = connection.execute(select(*columns).select_from(joined).where(*where)).first()
    if row is None or (wanted and row.kind != wanted):
        msg = f"{entry} is no {'statement' if wanted else 'entry'} of this ledger: give an id as the views show it (3f…9c.s4)"
        raise JudgementError(msg)
    return f"{name_of(row.article_no)} {row.kind} {row.start} {row.end}"


def _article(connection: Connection, article: str | None) -> int:
    try:
        key = key_of(article or "")
    except ValueError:
        key = -1
    if connection.execute(select(schema.articles.c.no).where(schema.articles.c.no == key)).first() is None:
        msg = f"{article} is no article of this ledger: a split holds in one article, given by its id"
        raise JudgementError(msg)
    return key


def _known(connection: Connection, judgement: str) -> None:
    if connection.execute(select(schema.judgements.c.id).where(schema.judgements.c.id == judgement)).first() is None:
        msg = f"{judgement} is no judgement of this ledger: `reportedly judge list` shows them"
        raise JudgementError(msg)


def _actor(connection: Connection, name: str) -> str:
    """The key of an actor that the ledger knows by a name."""
    table = schema.marks
    for key in keys_for(name):
        if connection.execute(
            select(table.c.value).where(table.c.field == "actor", table.c.value == key).limit(1)
        ).first():
            return key
    msg = f"{name!r} is no actor of this ledger: give a name as the views show it, or its key (group/…, person/…)"
    raise JudgementError(msg)


def judgements(ledger: Ledger) -> list[Judgement]:
    """All of them, in the order they were made; those withdrawn too."""
    with ledger.reads() as connection:
        return _all(connection)


def _all(connection: Connection) -> list[Judgement]:
    table = schema.judgements
    rows = connection.execute(select(table).order_by(table.c.made, table.c.id))
    return [Judgement(**{column.name: getattr(row, column.name) for column in table.columns}) for row in rows]


def decisions(connection: Connection) -> Decisions:
    """What holds now."""
    made = _all(connection)
    withdrawn: set[str] = set()
    for one in reversed(made):  # a withdrawal can be withdrawn
        if one.verb == "withdraw" and one.id not in withdrawn:
            withdrawn.add(one.subject)
    found = Decisions()
    for one in made:
        if one.id not in withdrawn and one.verb != "withdraw":
            _hold(found, one)
    return found


def _hold(found: Decisions, one: Judgement) -> None:
    if one.verb == "merge":
        found.merged.append((one.subject, one.object or ""))
    elif one.verb == "rename":
        found.called[one.subject] = one.object or ""
    elif one.verb == "issue":
        found.issues[one.subject.casefold()] = one.object or ""
    elif one.verb == "split":
        article, _, key = one.subject.partition(" ")
        found.split[key, key_of(article)] = one.object or ""
    else:
        spot = _spot_of(one.subject)
        if one.verb == "reject":
            found.rejected[spot.article, spot.kind].append(spot)
        else:
            found.speakers[spot.article].append((spot, one.object or ""))


def _spot_of(subject: str) -> Spot:
    article, kind, start, end = subject.split(" ")
    return Spot(key_of(article), kind, int(start), int(end))
