"""One entry a round: which mentions speak of the same talks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.reading.talks.words import PRECEDENCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.model import TalksStatus
    from reportedly.reading.talks.details import Found
    from reportedly.reading.talks.mention import Mention

__all__ = ["Round", "rounds_of"]


RECENT = 20  # rounds among which a mention seeks its own
FIRST = 2  # how much more the mention that brings a round up stands for it
BARE_FRESH = 1  # "previous talks", with no more said of them


@dataclass(slots=True)
class Round:
    """The mentions of one round, in text order; never empty."""

    mentions: list[Mention] = field(default_factory=list)
    venue: Found | None = None
    time: Found | None = None
    parties: dict[str, None] = field(default_factory=dict)

    def add(self, mention: Mention) -> None:
        """Take a mention in; the first venue and the first time that are given stand for the round."""
        self.mentions.append(mention)
        self.venue = self.venue or mention.venue
        self.time = self.time or mention.time
        self.parties.update(dict.fromkeys(mention.parties))

    @property
    def best(self) -> Mention:
        """The mention that names the round best: the first of those that tell most."""
        first = next((mention for mention in self.mentions if mention.weight and not mention.is_heading), None)
        return max(self.mentions, key=lambda mention: mention.rank + FIRST * (mention is first))

    @property
    def status(self) -> TalksStatus:
        """Of all that is said of it, what tells most."""
        told = {mention.status for mention in self.mentions}
        return next((status for status in PRECEDENCE if status in told), "unknown")

    @property
    def is_meeting(self) -> bool:
        """Whether all that is told of it is which persons met."""
        return all(mention.is_meeting for mention in self.mentions)

    @property
    def is_deal(self) -> bool:
        """Whether all that is told of it is a deal that came of it."""
        return all(mention.is_deal for mention in self.mentions)

    def all_of(self, name: str) -> tuple[str, ...]:
        """The values of `mediators`, `delegates` or `issues` over its mentions, each once."""
        values = (value for mention in self.mentions for value in getattr(mention, name))
        return tuple(dict.fromkeys(values))


def rounds_of(mentions: Iterable[Mention], contenders: tuple[str, ...] = ()) -> list[Round]:
    """The rounds in the order of their first mention.

    A bare mention joins the round spoken of last; one that tells something joins the last round that it does not
    contradict in venue, time or parties; one that says "another" or "previous" starts a round of its own. So does a
    meeting of two sides where the round that it might be is that of others: of those it names, else the `contenders`.
    """
    rounds: list[Round] = []
    current: Round | None = None
    for mention in mentions:
        if mention.fresh and mention.weight <= BARE_FRESH:
            continue
        home = _home(mention, current, rounds[-RECENT:], contenders)
        if home is None:
            home = Round()
            rounds.append(home)
        home.add(mention)
        if not mention.is_deal and (current is None or not mention.is_meeting):
            current = home
    return _settled(rounds)


def _home(mention: Mention, current: Round | None, recent: list[Round], contenders: tuple[str, ...]) -> Round | None:
    if mention.fresh:
        return None
    if mention.weight == 0:
        return current
    return next(
        (known for known in reversed(recent) if _agrees(mention, known) and not _is_apart(mention, known, contenders)),
        None,
    )


def _is_apart(mention: Mention, known: Round, contenders: tuple[str, ...]) -> bool:
    """Whether one of the two is a meeting of sides that are not all in the other, or both are meetings of others.

    A deal that was reached is apart from the talks that go on, unless they were at the same place.
    """
    if mention.is_deal != known.is_deal and not (mention.venue and known.venue):
        return True
    if mention.is_meeting and known.is_meeting:
        here, there = set(mention.delegates), set(known.all_of("delegates"))
        if here and there and not (here <= there or there <= here):
            return True
    if not mention.is_meeting and not known.is_meeting:
        return False
    mine, theirs = set(mention.parties or contenders), set(known.parties or contenders)
    if mention.is_meeting and not known.is_meeting and mine != theirs:
        return True
    if known.is_meeting and not mention.is_meeting and not (mine and mine <= theirs):
        return True
    return not (mine <= theirs or theirs <= mine)


def _agrees(mention: Mention, known: Round) -> bool:
    """Whether a mention may speak of a round: no other venue, time or parties; a new venue is a new round."""
    if {mention.status, known.status} == {"planned", "ended"} and (mention.is_meeting or known.is_meeting):
        return False
    venue = known.venue
    mine, theirs = set(mention.parties), known.parties.keys()
    if mention.venue is not None and venue is None:
        if len(mine) > 1 and mine == theirs:
            return True
        talked = not any(one.is_meeting or one.fresh for one in (mention, *known.mentions))
        return talked and mention.is_round and mention.is_definite and _same_time(mention, known)
    if mention.venue is not None and venue is not None and mention.venue.text.lower() != venue.text.lower():
        return False
    if mention.venue is not None and not _same_time(mention, known):
        return False
    # "A will go on with negotiations, while B left the talks"
    both = mention.is_definite and len(mine) == len(theirs) == 1
    return both or not mine or not theirs or mine <= theirs or theirs <= mine


def _same_time(mention: Mention, known: Round) -> bool:
    time = known.time
    return mention.time is None or time is None or mention.time.text.lower() == time.text.lower()


def _of_others(known: Round, other: Round) -> bool:
    """Whether one of two rounds is a meeting of sides that the other does not name."""
    if not any(each.is_meeting for each in (known, other)):
        return False
    return not (known.parties.keys() <= other.parties.keys() and known.parties)


def _settled(rounds: list[Round]) -> list[Round]:
    """Rounds of one time joined; a first round that says nothing of its own joins the next."""
    kept: list[Round] = []
    by_time: dict[str, Round] = {}
    for known in rounds:
        time = known.time.text.lower() if known.time else None
        other = by_time.get(time) if time else None
        if other is not None and (other.venue is None or known.venue is None) and not _of_others(known, other):
            for mention in known.mentions:
                other.add(mention)
            continue
        kept.append(known)
        if time is not None:
            by_time.setdefault(time, known)
    if len(kept) > 1 and all(mention.weight == 0 for mention in kept[0].mentions):
        first = kept.pop(0)
        kept[0].mentions[:0] = first.mentions
    return kept
