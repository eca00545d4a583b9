"""Which counts may be of the same people: by who was counted, how many, when, and by the names around them.

A name that many articles have ("in the capital") tells little: it joins only counts that are close in number. One that
few have joins counts of very different size, since a body count and its denial may be far apart.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from reportedly.ledger.actors import side_of
from reportedly.ledger.facts import key_of_actor
from reportedly.views.standing.evidence import Actor, actor_of, day_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.ledger import Entry, View

__all__ = ["DAYS", "Count", "days_apart", "grouped", "most_named"]

# Which counts are of one kind: "killed", "died" and "executed" are all of the dead.
FAMILIES = {"killed": "dead", "died": "dead", "executed": "dead", "captured": "held", "detained": "held", "held": "held", "abducted": "held"}  # fmt: skip
# Parts of those counted, by the word that names them.
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
        "captive",
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
        "commander",
        "member",
        "relative",
        "son",
        "brother",
        "grandchild",
    ]
)
FOLDED = {"children": "child", "women": "woman", "men": "man", "policemen": "police", "gunmen": "gunman", "babies": "baby", "troops": "soldier", "troop": "soldier", "militants": "fighter", "militant": "fighter", "captive": "hostage", "captives": "hostage", "grandchildren": "grandchild"}  # fmt: skip
ANYBODY = frozenset(
    [
        "people",
        "person",
        "persons",
        "body",
        "victim",
        "life",
        "death",
        "dead",
        "wounded",
        "injured",
        "toll",
        "casualty",
        "fatality",
        "other",
        "missing",
        "human",
        "soul",
        "individual",
        "resident",
        "inhabitant",
        "citizen",
        "national",
        "number",
        "total",
        "count",
        "figure",
    ]
)
SINGULAR = {
    "bodies": "body",
    "lives": "life",
    "casualties": "casualty",
    "injuries": "injury",
    "fatalities": "fatality",
    "families": "family",
}
MORE = re.compile(r"\b(?:more|additional|another|further|other|new)\b(?! than)", re.IGNORECASE)
OF_THEM = re.compile(r"\bof (?:them|those|the (?:dead|missing|wounded|injured))\b")
DAYS, MONTHS = 3, 14  # between two reports of one event, and of one toll that grows, where its own time is not told
LONG = 10  # days; what is counted over more is a toll that grows
LARGE = 1000  # a count of so many is of no single event
FEW, SHARE = 8, 0.08  # a name that more articles have, and more than this share of them, is of a wide place
FAR, LESS_FAR, NEAR, NEARER = 20.0, 5.0, 2.0, 1.3  # how many times as large the larger of two counts may be
ROUGH = 0.15  # how far "about 60" may be from what it is said of
SIZE, MANY = 10, 50  # a number of so many is told again by itself; one event of so many is the talk of its days
SURE = 4  # a fit that none is looked for beyond
KNOWN = 30  # the latest counts of a group that a new one is held against


class Count:
    """A figure while it is grouped."""

    def __init__(self, view: View, entry: Entry) -> None:
        """`view` tells who the claimant and those counted are."""
        fields = entry.fields
        self.entry = entry
        self.family = FAMILIES.get(entry.type, entry.type)
        self.scene = frozenset(fields.get("scene", ()))
        time = fields.get("time", {})
        self.start, self.end = (time.get("start") or "")[:10], (time.get("end") or "")[:10]
        self.claimant = _claimant(view, fields)
        self.of = _part(entry)
        self.side = side_of(self.claimant.key) if self.claimant.key else None
        self.people = _people(fields.get("of"))
        self.local = entry.id.partition(".")[2]
        self.reading = entry.id.partition(".")[0]
        value, low, high = fields.get("value"), fields.get("low"), fields.get("high")
        # What a claim is told by.
        self.numbers = (value, low, high, bool(fields.get("approximate")), bool(fields.get("planned")))
        self.size: int = value or low or high or 0
        # The least and the most that it allows.
        self.bounds = (0 if low is None else low), (math.inf if high is None else high)
        if fields.get("approximate") and value is not None:
            self.bounds = value * (1 - ROUGH), value * (1 + ROUGH)
        self.starts, self.ends = day_number(self.start), day_number(self.end)
        self.told = day_number(entry.day)
        # Days of its own time; 0 where that is not told.
        self.lasts = 0 if self.starts is None or self.ends is None else abs(self.ends - self.starts)
        # Whether it is a toll of a long time, not the count of one event.
        self.grows = self.size >= LARGE or self.lasts > LONG

    @property
    def clues(self) -> list[tuple[Any, ...]]:
        """What two counts of the same people have one of in common."""
        found: list[tuple[Any, ...]] = [(self.family, name) for name in self.scene]
        found.append((self.family, *self.numbers[:3]))
        if self.start:
            found.append((self.family, "from", self.start))
        return [*found, (self.family, self.reading, self.entry.fields.get("act"))]


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
    parts = sorted({FOLDED.get(word, FOLDED.get(_single(word), _single(word))) for word in words} & PARTS)
    if parts:
        return " and ".join(parts)
    if fields.get("part") == "treated":
        return "treated"
    kind = _kind_of(fields.get("who") or "")
    if fields.get("value") == 1 and (kind or len(fields.get("who", "").split()) > 2):
        return str(fields["who"]).casefold()  # somebody, not how many
    if kind and kind.islower():
        return kind
    return "some" if fields.get("part_of") or OF_THEM.search(entry.text) else "all"


def _kind_of(who: str) -> str | None:
    """What those counted are ("patient"); a capital where it is only whose people; `None` where it is anybody."""
    words = re.findall(r"[^\W\d_][\w’'-]*", who)
    word = _single(words[-1]) if words else ""
    return None if not word or word.casefold() in ANYBODY else word


def _single(word: str) -> str:
    if word in SINGULAR:
        return SINGULAR[word]
    return word if word.endswith("ss") else word.removesuffix("s")


def _people(reference: Any) -> str | None:
    """Whose people are counted: a state or group, or the side of its soldiers; `None` where that is not told."""
    key = key_of_actor(reference) if isinstance(reference, list) else None
    if key is None or not key.startswith("group/"):
        return None
    _, mark, owner = key.partition(" of ")
    if mark:
        return f"group/{owner}"
    return side_of(key) if reference[1] in {"state", "armed_group"} else None


def grouped(counts: list[Count]) -> list[list[Count]]:
    """Those that may be of the same people, each group and the groups in the order of `counts`, which is by time."""
    wide = _wide(counts)
    groups: list[list[Count]] = []
    by_clue: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for count in counts:
        near = sorted({number for clue in count.clues for number in by_clue[clue]})
        fits = [(_best(count, _whole(groups[n], count), wide), -n) for n in near]
        best = max((fit for fit in fits if fit[0] > 0), default=None)
        number = len(groups) if best is None else -best[1]
        if number == len(groups):
            groups.append([])
        groups[number].append(count)
        for clue in count.clues:
            if not by_clue[clue] or by_clue[clue][-1] != number:
                by_clue[clue].append(number)
    return groups


def _best(count: Count, others: Iterable[Count], wide: frozenset[str]) -> int:
    best = 0
    for other in others:
        best = max(best, _fit(count, other, wide))
        if best >= SURE:
            break
    return best


def _whole(group: list[Count], count: Count) -> list[Count]:
    """What of a group a count is held against: the counts of all, and of the same part; a part joins no others."""
    return [one for one in group if one.of in {"all", count.of}][-KNOWN:] or group[-KNOWN:]


def _wide(counts: Iterable[Count]) -> frozenset[str]:
    """The names that many of the articles have."""
    articles: dict[str, set[str]] = defaultdict(set)
    every = set()
    for count in counts:
        every.add(count.entry.article.id)
        for name in count.scene:
            articles[name].add(count.entry.article.id)
    return frozenset(name for name, some in articles.items() if len(some) > max(FEW, SHARE * len(every)))


def _fit(one: Count, other: Count, wide: frozenset[str]) -> int:
    """How well two counts may be of the same people; 0: not at all."""
    fields, others = one.entry.fields, other.entry.fields
    if one.reading == other.reading and (
        (fields.get("act") and fields.get("act") == others.get("act"))
        or other.local in {fields.get("revises"), fields.get("part_of")}
        or one.local in {others.get("revises"), others.get("part_of")}
    ):
        return 5
    if one.people and other.people and one.people != other.people:
        return 0
    if (_is_somebody(one) or _is_somebody(other)) and one.of != other.of:
        return 0
    return _told_alike(one, other, _ratio(one, other), wide)


def _told_alike(one: Count, other: Count, ratio: float, wide: frozenset[str]) -> int:
    """By names, numbers and times."""
    timed = bool(one.start and other.start)
    same_time = timed and _overlap(one, other)
    if timed and not same_time:
        return 0
    same = one.numbers[:3] == other.numbers[:3] and one.size >= SIZE
    if (same or ratio <= NEARER) and _digits(one.size) >= 3 and _digits(other.size) >= 3 and one.size == other.size:
        return 4  # nobody gives 1,139 by chance
    close = same_time or days_apart(one, other) <= (MONTHS if one.grows and other.grows else DAYS)
    if not close or (one.grows != other.grows and ratio > NEAR):
        return 0
    narrow = (one.scene & other.scene) - wide
    if narrow and _is_part(one, other):
        return 2
    if narrow and ratio <= (FAR if same_time or len(narrow) > 1 else LESS_FAR):
        return 3 if ratio <= NEAR else 2
    if one.scene and other.scene and not one.scene & other.scene and not (one.scene | other.scene) <= wide:
        return 0
    alike = one.side is not None and one.side == other.side
    grow = one.grows and other.grows
    size = min(one.size, other.size)
    sure = grow or same_time or same or (ratio <= NEARER and size >= MANY)
    if one.scene & other.scene and ratio <= NEAR and size >= SIZE and sure:
        return 2
    # A number is told again without the place: of the same time, or by the same claimant.
    if same and (timed or alike):
        return 2
    if timed and one.start == other.start and ratio <= NEAR and size >= SIZE:
        return 1
    return int(grow and ratio <= NEARER and (alike or (one.people or "") == other.people))


def _is_part(one: Count, other: Count) -> bool:
    """Whether one counts some of a kind, and the other all, who are as many at least."""
    if (one.of == "all") == (other.of == "all"):
        return False
    part, whole = (other, one) if one.of == "all" else (one, other)
    return part.of not in {"some", "more"} and part.size <= whole.size


def _is_somebody(count: Count) -> bool:
    return count.size == 1 and count.of not in {"all", "some", "more"}


def _ratio(one: Count, other: Count) -> float:
    """How many times as large the larger may be at least."""
    (low, high), (lowest, highest) = one.bounds, other.bounds
    if max(low, lowest) <= min(high, highest) and (math.inf in {high, highest}):
        # "dozens" and 112; "more than 100" and 30,000 are not one.
        sizes = sorted((max(one.size, 1), max(other.size, 1)))
        return sizes[1] / sizes[0]
    if max(low, lowest) <= min(high, highest):
        return 1.0
    sizes = sorted((max(one.size, 1), max(other.size, 1)))
    return sizes[1] / sizes[0]


def _digits(number: float) -> int:
    """Digits that tell something: 3 of 4100 is 2 (41)."""
    return len(str(int(number)).rstrip("0"))


def _overlap(one: Count, other: Count) -> bool:
    """Whether both are of one time: of one event, or of one toll that grows."""
    if one.starts is None or other.starts is None:
        return False
    if one.grows and other.grows:
        return abs(one.starts - other.starts) <= LONG
    if (one.lasts > LONG) != (other.lasts > LONG):
        return False
    ends, others = one.starts + one.lasts, other.starts + other.lasts
    return (one.starts <= others and other.starts <= ends) or abs(one.starts - other.starts) <= 1


def days_apart(one: Count, other: Count) -> int:
    """Days between what two counts are of, or else between their reports; 0 where that is not known."""
    a, b = _when(one), _when(other)
    return 0 if a is None or b is None else abs(a - b)


def _when(count: Count) -> int | None:
    if count.grows:
        return count.told
    times = (count.ends, count.starts, count.told)
    return next((time for time in times if time is not None), None)


def most_named(counts: Iterable[Count], most: int) -> list[str]:
    """The names that most of them stand with, in order."""
    names = Counter(name for count in counts for name in count.scene)
    return sorted(sorted(names, key=lambda name: (-names[name], name))[:most])
