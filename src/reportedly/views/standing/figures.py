"""Figures in dispute: counts that may be of the same people, side by side, with who claims them. Never averaged.

Which counts are of the same people is told by what was counted, by the names around them (`Scenes`), and by time.
Within that, counts of a part ("of them soldiers") stand apart from counts of all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from reportedly.ledger.actors import side_of
from reportedly.views.standing.evidence import Actor, Evidence, actor_of, days_between, evidence_of, origins_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.ledger import Entry, Query, View

__all__ = ["Claim", "Dispute", "Relation", "figures"]

# Which counts are of one kind: "killed", "died" and "executed" are all of the dead.
FAMILIES = {"killed": "dead", "died": "dead", "executed": "dead", "captured": "held", "detained": "held", "held": "held", "abducted": "held"}  # fmt: skip
ANYBODY = frozenset(["people", "person", "persons", "dead", "bodies", "body", "victims", "lives", "wounded", "injured", "toll", "casualties", "others", "missing", "deaths"])  # fmt: skip
# Parts of those counted, by the word that names them; a count of one is no count of all.
PARTS = frozenset(
    [
        "soldier",
        "troop",
        "fighter",
        "militant",
        "civilian",
        "child",
        "woman",
        "man",
        "girl",
        "boy",
        "police",
        "officer",
        "policeman",
        "journalist",
        "worker",
        "medic",
        "doctor",
        "nurse",
        "prisoner",
        "detainee",
        "hostage",
        "rebel",
        "gunman",
        "insurgent",
        "guard",
        "conscript",
        "student",
        "pupil",
        "refugee",
        "peacekeeper",
        "baby",
        "infant",
        "teenager",
        "passenger",
        "pilot",
        "villager",
        "protester",
    ]
)
FOLDED = {"children": "child", "women": "woman", "men": "man", "policemen": "police", "gunmen": "gunman", "babies": "baby", "troops": "soldier", "troop": "soldier", "militants": "fighter", "militant": "fighter"}  # fmt: skip
MORE = re.compile(r"\b(?:more|additional|another|further|other|new)\b(?! than)", re.IGNORECASE)
OF_THEM = re.compile(r"\bof (?:them|those|the (?:dead|missing|wounded|injured))\b")
NEAR = 14  # days between two reports of one event whose own time is not told
ROUGH = 0.15  # how far "about 60" may be from what it is said of


Kind = Literal["update", "contradiction", "compatible", "other scope"]


class Claim(msgspec.Struct, frozen=True):
    """One count as one claimant gives it; `evidence` is all that say so, `origins` how many independent texts these are.

    `of`: the part counted ("soldier"), "all", or "some" where the text doesn't say which part. Bounds as in the record.
    """

    id: str
    claimant: Actor
    value: int | None
    low: int | None
    high: int | None
    approximate: bool
    planned: bool
    of: str
    what: str
    published: str | None
    origins: int
    evidence: list[Evidence]


class Relation(msgspec.Struct, frozen=True):
    """What a claim (`to`) is to an earlier or other one (`of`), both by id.

    `update`: the same claimant, later, another number; `contradiction`: other claimants, and no number fits both;
    `compatible`: numbers that can both hold; `other scope`: a part, or an addition, beside a whole.
    """

    kind: Kind
    of: str
    to: str


class Dispute(msgspec.Struct, frozen=True):
    """Counts that may be of the same people. `scene`: the names they stand with; `days`: when, as far as told.

    `lowest` and `highest` of the counts of all, with the claims' ids: what somebody claims, not what is known.
    """

    what: str
    scene: list[str]
    start: str | None
    end: str | None
    disputed: bool
    lowest: tuple[int, str] | None
    highest: tuple[int, str] | None
    claims: list[Claim]
    relations: list[Relation]


class _Count:
    """A figure while it is grouped."""

    def __init__(self, view: View, entry: Entry) -> None:
        fields = entry.fields
        self.entry = entry
        self.family = FAMILIES.get(entry.type, entry.type)
        self.scene = frozenset(fields.get("scene", ()))
        time = fields.get("time", {})
        self.start, self.end = (time.get("start") or "")[:10], (time.get("end") or "")[:10]
        self.claimant = _claimant(view, fields)
        self.of = _part(entry)
        self.side = side_of(self.claimant.key) if self.claimant.key else None
        self.local = entry.id.partition(".")[2]
        self.reading = entry.id.partition(".")[0]

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that it allows."""
        fields = self.entry.fields
        value = fields.get("value")
        low, high = fields.get("low"), fields.get("high")
        if fields.get("approximate") and value is not None:
            return value * (1 - ROUGH), value * (1 + ROUGH)
        return (0 if low is None else low), (float("inf") if high is None else high)

    @property
    def clues(self) -> list[tuple[Any, ...]]:
        """What two counts of the same people have one of in common."""
        found: list[tuple[Any, ...]] = [(self.family, name) for name in self.scene]
        found.append((self.family, *self.numbers[:3]))
        return [*found, (self.family, self.reading, self.entry.fields.get("act"))]

    @property
    def numbers(self) -> tuple[Any, ...]:
        """What a claim is told by."""
        fields = self.entry.fields
        return (
            fields.get("value"),
            fields.get("low"),
            fields.get("high"),
            bool(fields.get("approximate")),
            bool(fields.get("planned")),
        )


def figures(view: View, query: Query, *, disputed: bool = False) -> list[Dispute]:
    """The counts that a query asks for, grouped; the newest first. `disputed`: only where claims contradict."""
    counts = [_Count(view, entry) for entry in view.entries(replace(query, kinds=("figures",)))]
    counts.sort(key=lambda one: (one.entry.article.published or "9999", one.entry.id))
    found = [_dispute(view, group) for group in _grouped(counts)]
    found.sort(key=lambda one: (one.claims[-1].published or "", one.what, one.claims[0].id), reverse=True)
    return [one for one in found if one.disputed] if disputed else found


def _claimant(view: View, fields: dict[str, Any]) -> Actor:
    """Who claims it; somebody unnamed by the words of the text ("an official of the council")."""
    found = actor_of(view, fields.get("claimant", "article")) or Actor("article")
    word = fields.get("word", ())
    return Actor(word[0]["source"]) if found.name == "unnamed" and word and word[0].get("source") else found


def _part(entry: Entry) -> str:
    fields = entry.fields
    if MORE.search(entry.text):
        return "more"
    words = re.findall(r"[a-z]+", f"{fields.get('who', '')} {fields.get('part', '')} {entry.text}".casefold())
    parts = sorted(
        {FOLDED.get(word, FOLDED.get(word.removesuffix("s"), word.removesuffix("s"))) for word in words} & PARTS
    )
    if parts:
        return " and ".join(parts)
    if fields.get("part") == "treated":
        return "treated"
    return "some" if fields.get("part_of") or OF_THEM.search(entry.text) else "all"


def _grouped(counts: list[_Count]) -> list[list[_Count]]:
    """Those that may be of the same people; a count that fits two groups goes to the first."""
    groups: list[list[_Count]] = []
    by_clue: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for count in counts:
        near = sorted({number for clue in count.clues for number in by_clue[clue]})
        number = next((n for n in near if any(_may_be_same(count, other) for other in groups[n])), len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(count)
        for clue in count.clues:
            if not by_clue[clue] or by_clue[clue][-1] != number:
                by_clue[clue].append(number)
    return groups


def _may_be_same(one: _Count, other: _Count) -> bool:
    if one.scene & other.scene:
        return _close(one, other)
    if one.scene and other.scene:
        return False
    fields, others = one.entry.fields, other.entry.fields
    if one.reading == other.reading and fields.get("act") and fields.get("act") == others.get("act"):
        return True
    # A number is told again without the place: by the same claimant, or of the same day.
    if not _of_a_size(one) or one.numbers[:3] != other.numbers[:3] or not _close(one, other):
        return False
    return bool(one.start and other.start) or (one.side is not None and one.side == other.side)


def _of_a_size(count: _Count) -> bool:
    """Whether a number is large enough to be told again by."""
    return (count.entry.fields.get("value") or 0) >= 10


def _close(one: _Count, other: _Count) -> bool:
    """Whether both may be of one time."""
    if one.start and other.start:
        return (one.start <= (other.end or other.start) and other.start <= (one.end or one.start)) or (
            days_between(one.start, other.start) or 0
        ) <= 1
    apart = days_between(one.start or one.entry.day, other.start or other.entry.day)
    return apart is None or apart <= NEAR


def _dispute(view: View, group: list[_Count]) -> Dispute:
    claims: dict[tuple[Any, ...], list[_Count]] = defaultdict(list)
    for count in group:
        claims[count.claimant.key or count.claimant.name, count.of, *count.numbers].append(count)
    made = {key: _claim(view, counts) for key, counts in claims.items()}
    ordered = sorted(made, key=lambda key: (made[key].published or "9999", made[key].id))
    relations = _relations([(claims[key], made[key]) for key in ordered])
    whole = [(made[key], claims[key][0].bounds) for key in ordered if made[key].of == "all" and not made[key].planned]
    lows = [(int(low), claim.id) for claim, (low, _) in whole if low > 0]
    highs = [(int(high), claim.id) for claim, (_, high) in whole if high != float("inf")]
    starts, ends = [c.start for c in group if c.start], [c.end for c in group if c.end]
    return Dispute(
        group[0].family if group[0].family == "dead" else group[0].entry.type,
        sorted(set[str]().union(*(count.scene for count in group))),
        min(starts) if starts else None,
        max(ends) if ends else None,
        any(one.kind == "contradiction" for one in relations),
        min(lows) if lows else None,
        max(highs) if highs else None,
        [made[key] for key in ordered],
        relations,
    )


def _claim(view: View, counts: list[_Count]) -> Claim:
    entries = [count.entry for count in counts]
    evidence = evidence_of(view, entries)
    fields = counts[0].entry.fields
    claimant = counts[0].claimant
    return Claim(
        min(entry.claim for entry in entries), claimant, fields.get("value"), fields.get("low"), fields.get("high"),
        bool(fields.get("approximate")), bool(fields.get("planned")), counts[0].of, counts[0].entry.type,
        evidence[0].published, origins_in(entries), evidence,
    )  # fmt: skip


def _relations(claims: list[tuple[list[_Count], Claim]]) -> list[Relation]:
    """What each is to those before it. A count that its own side has replaced no longer contradicts what comes later."""
    found: list[Relation] = []
    replaced: dict[str, str] = {}
    pairs = [(claims[k], claims[n]) for n in range(len(claims)) for k in range(n)]
    for earlier, later in pairs:
        update = _update(earlier, later)
        if update:
            found.append(update)
            when = max(earlier[1].published or "", later[1].published or "")
            replaced[update.of] = min(replaced.get(update.of, when), when)
    updated = {(one.of, one.to) for one in found} | {(one.to, one.of) for one in found}
    for (counts, before), (others, after) in pairs:
        if (before.id, after.id) in updated:
            continue
        kind = _kind(counts[0], others[0], before, after)
        latest = max(before.published or "", after.published or "")
        if kind == "contradiction" and any(
            one.id in replaced and replaced[one.id] <= latest for one in (before, after)
        ):
            continue
        if kind is not None:
            found.append(Relation(kind, before.id, after.id))
    order = {claim.id: k for k, (_, claim) in enumerate(claims)}
    return sorted(found, key=lambda one: (order[one.to], order[one.of], one.kind))


def _update(earlier: tuple[list[_Count], Claim], later: tuple[list[_Count], Claim]) -> Relation | None:
    (counts, before), (others, after) = earlier, later
    if before.of != after.of or before.of in {"some", "more"} or before.planned != after.planned:
        return None
    if _revises(others, counts):
        return Relation("update", before.id, after.id)
    if _revises(counts, others):
        return Relation("update", after.id, before.id)
    one, other = counts[0], others[0]
    same = one.side is not None and one.side == other.side
    if same and (before.published or "")[:10] != (after.published or "")[:10] and _number(before) != _number(after):
        return Relation("update", before.id, after.id)
    return None


def _number(claim: Claim) -> int | None:
    return next((n for n in (claim.value, claim.low, claim.high) if n is not None), None)


def _kind(one: _Count, other: _Count, before: Claim, after: Claim) -> Kind | None:
    if one.of != other.of:
        return "other scope" if "all" in {one.of, other.of} else None
    if one.of in {"some", "more"}:
        return None  # parts of what, and more than what, can't be told
    if before.planned != after.planned:
        return "other scope"
    low, high = max(one.bounds[0], other.bounds[0]), min(one.bounds[1], other.bounds[1])
    if low <= high:
        return "compatible"
    return None if one.side is not None and one.side == other.side else "contradiction"


def _revises(later: Iterable[_Count], earlier: Iterable[_Count]) -> bool:
    revised = {(count.reading, count.entry.fields.get("revises")) for count in later}
    return any((count.reading, count.local) in revised for count in earlier)
