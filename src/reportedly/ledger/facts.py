"""What a reading puts into the ledger: its entries with names in place of ids, and the marks they are found by."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.ledger.actors import actor_key, key_in, side_of
from reportedly.ledger.ids import claim_of
from reportedly.ledger.scenes import Scenes
from reportedly.model import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.model import Act, Figure, Place, Position, Reading, Statement, Talks, Time

__all__ = ["KINDS", "Fact", "day_of", "facts_of", "key_of_actor", "words_of_issue"]

KINDS = ("statements", "acts", "figures", "positions", "talks")
DULL = frozenset(
    ["of", "the", "for", "and", "in", "on", "to", "a", "an", "by", "with", "from", "at", "its", "their", "his", "her",
     "that", "this", "be", "is", "are", "was", "were", "will", "would", "as", "or", "not", "any", "all", "it", "they"]
)  # fmt: skip
LONGEST_CHAIN = 12
LONGEST_MARK = 200  # code points; an index takes no more than some 2,700 bytes
NAME = re.compile(r"\b[A-Z][\w’'-]{2,}(?<!['’]s)")


class Fact(msgspec.Struct, frozen=True):
    """One entry as the ledger keeps it.

    `type` is the act's PLOVER type, the figure's `what`, the position's move, the talks' status, the statement's
    stance. `marks`: pairs of field ("actor", "place", "issue") and value.
    """

    kind: str
    local: str
    claim: int
    type: str
    anchor: Anchor
    fields: dict[str, Any]
    marks: tuple[tuple[str, str], ...]


def key_of_actor(reference: list[str]) -> str | None:
    """The key of an actor as `fields` name it: [name, kind] or [name, kind, key]."""
    return reference[2] if len(reference) > 2 else actor_key(*reference)


def day_of(published: str | None) -> str:
    """The day of an ISO time, as it stands there; "" where it is not known."""
    return (published or "")[:10]


def words_of_issue(issue: str) -> tuple[str, ...]:
    """The words by which an issue is found, plural or not, without those that tell nothing."""
    words = re.findall(r"[^\W_]+", issue.casefold())
    return tuple(dict.fromkeys(_stem(word) for word in words if word not in DULL and len(word) > 1))


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def facts_of(reading: Reading) -> Iterator[Fact]:
    """The entries of a reading, in the record's order."""
    yield from _Facts(reading).all()


class _Facts:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors = {actor.id: actor for actor in reading.actors}
        self.statements = {statement.id: statement for statement in reading.statements}

    def all(self) -> Iterator[Fact]:
        for kind in KINDS:
            for entry in getattr(self.reading, kind):
                yield getattr(self, f"_{kind}")(entry)

    @cached_property
    def scenes(self) -> Scenes:
        return Scenes(self.reading)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """Name, kind, and the key where name and kind don't give it."""
        found = {}
        for actor in self.reading.actors:
            key = key_in(actor, self.actors)
            own = [key] if key != actor_key(actor.name, actor.kind) else []
            found[actor.id] = [actor.name, actor.kind, *filter(None, own)]
        return found

    def _name(self, reference: str | None) -> list[str] | str | None:
        """[name, kind(, key)] of an actor; "self", "unnamed" and "article" as they are."""
        return reference if reference is None else self._names.get(reference, reference)

    def _all(self, references: Iterable[str]) -> list[list[str]]:
        return [self._names[reference] for reference in references if reference in self._names]

    def _word(self, chain: Iterable[str]) -> list[dict[str, Any]]:
        """On whose word: the statements from the innermost outward."""
        found = [self.statements[one] for one in chain if one in self.statements]
        return [
            _bare(
                {
                    "id": one.id,
                    "by": self._name(one.speaker),
                    "source": one.source.text if one.source else None,
                    "cue": one.cue.text if one.cue else None,
                    "stance": one.stance if one.stance != "neutral" else None,
                }
            )
            for one in found
        ]

    def _fact(self, kind: str, entry: Any, what: str, anchor: Anchor, fields: dict[str, Any], **found: Any) -> Fact:
        keys = [key_of_actor(reference) for reference in found.get("actors", ())]
        marks = [("actor", key) for key in keys if key]
        # What an institution of a state or group says or does is looked for by that one's name, too.
        marks += [("actor", side) for key in keys if key and (side := side_of(key)) != key]
        place = found.get("place")
        if place is not None:
            marks += [("place", " ".join(place.text.casefold().split()))]
            marks += [("place", word.casefold()) for word in NAME.findall(place.text)]
            marks += [("place", f"country/{place.country}")] if place.country else []
        marks += [("place", name) for name in fields.get("scene") or ()]
        for issue in found.get("issues", ()):
            marks += [("issue", word) for word in words_of_issue(issue)]
        claim = claim_of(kind, entry, self.actors)
        marks = sorted({(field, value[:LONGEST_MARK]) for field, value in marks})
        return Fact(kind, entry.id, claim, what, anchor, _bare(fields), tuple(marks))

    def _carriers(self, one: Statement) -> list[str]:
        chain: list[str] = []
        while one.carrier in self.statements and one.carrier not in chain and len(chain) < LONGEST_CHAIN:
            chain.append(one.carrier)
            one = self.statements[one.carrier]
        return chain

    def _statements(self, one: Statement) -> Fact:
        fields: dict[str, Any] = {
            "speaker": self._name(one.speaker),
            "addressee": self._name(one.addressee),
            "source": one.source.text if one.source else None,
            "cue": one.cue.text if one.cue else None,
            "lemma": one.cue.lemma if one.cue else None,
            "manner": one.manner,
            "anchors": [[a.start, a.end] for a in one.content.anchors] if len(one.content.anchors) > 1 else None,
            "word": self._word(self._carriers(one)),
        }
        actors = self._all(filter(None, (one.speaker, one.addressee)))
        return self._fact("statements", one, one.stance, one.content.anchors[0], fields, actors=actors)

    def _acts(self, one: Act) -> Fact:
        fields: dict[str, Any] = {
            "mode": one.mode,
            "contexts": list(one.contexts),
            "actors": self._all(one.actors),
            "recipients": self._all(one.recipients),
            "targets": [target.text for target in one.targets],
            "instruments": [instrument.text for instrument in one.instruments],
            "place": _place(one.place),
            "time": _time(one.time),
            "realis": one.realis,
            "word": self._word(one.according_to),
        }
        actors = fields["actors"] + fields["recipients"]
        return self._fact("acts", one, one.type, one.anchor, fields, actors=actors, place=one.place)

    def _figures(self, one: Figure) -> Fact:
        fields: dict[str, Any] = {
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "approximate": one.approximate or None,
            "who": one.who.text if one.who else None,
            "of": self._name(one.who.actor) if one.who else None,
            "by": self._name(one.by),
            "place": _place(one.place),
            "time": _time(one.time),
            "claimant": self._name(one.claimant),
            "planned": one.planned or None,
            "part_of": one.part_of,
            "revises": one.revises,
            "act": one.act,
            "scene": self.scenes.of(one.anchor),
            "part": self.scenes.part_of(one.anchor),
            "word": self._word(one.according_to),
        }
        actors = self._all(filter(None, (one.claimant, one.by, one.who.actor if one.who else None)))
        return self._fact("figures", one, one.what, one.anchor, fields, actors=actors, place=one.place)

    def _positions(self, one: Position) -> Fact:
        fields: dict[str, Any] = {
            "party": self._name(one.party),
            "issue": one.issue,
            "toward": self._all(one.toward),
            "condition": one.condition,
            "reported_by": self._name(one.reported_by),
            "word": self._word(one.according_to),
        }
        actors = self._all((one.party, *one.toward))
        return self._fact("positions", one, one.move, one.anchor, fields, actors=actors, issues=[one.issue])

    def _talks(self, one: Talks) -> Fact:
        fields: dict[str, Any] = {
            "venue": one.venue,
            "place": _place(one.place),
            "time": _time(one.time),
            "parties": self._all(one.parties),
            "mediators": self._all(one.mediators),
            "delegates": self._all(one.delegates),
            "issues": list(one.issues),
            "word": self._word(one.according_to),
        }
        actors = fields["parties"] + fields["mediators"] + fields["delegates"]
        found: dict[str, Any] = {"actors": actors, "place": one.place, "issues": one.issues}
        return self._fact("talks", one, one.status, one.anchor, fields, **found)


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return _bare({"text": place.text, "lat": place.lat, "lon": place.lon, "country": place.country})


def _time(time: Time | None) -> dict[str, Any] | None:
    return None if time is None else _bare({"text": time.text, "start": time.start, "end": time.end})


def _bare(fields: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known or empty."""
    return {key: value for key, value in fields.items() if value not in (None, [], "", {})}
