"""What each entry tells besides its head, in the same words in every view: for whom, where, when, linked with what.

Words of the article that no actor stands for are in quotation marks; everything else is ours.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportedly.views.characters import one_line, shorten
from reportedly.views.wording import amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.model import Act, Actor, Anchor, Figure, Phrase, Place, Position, Statement, Talks, Time
    from reportedly.views.wording import Names

__all__ = [
    "Tellings",
    "act_caveat",
    "act_details",
    "act_parties",
    "actor_details",
    "figure_details",
    "figure_ties",
    "figure_words",
    "place_words",
    "position_details",
    "statements_by_part",
    "talks_facts",
    "talks_heading",
    "time_words",
]

NOBODY = "somebody not named"
OPEN_END = ".."  # of an interval, as ISO 8601-2 writes it
QUOTED_LIMIT = 80


def place_words(place: Place) -> str:
    """A place as written, with its country and coordinates where they are known: "Lima (PE, -12.043, -77.028)"."""
    located = place.lat is not None and place.lon is not None
    known = [place.country, f"{place.lat:.3f}, {place.lon:.3f}" if located else None]
    return _with(one_line(place.text), ", ".join(fact for fact in known if fact))


def time_words(time: Time) -> str:
    """A time as written, with its day or ISO 8601 interval: "in May (2031-05-01/2031-05-31)"."""
    return _with(one_line(time.text), _interval(time.start, time.end))


def _interval(start: str | None, end: str | None) -> str:
    if start == end:
        return start or ""
    return f"{start or OPEN_END}/{end or OPEN_END}"


def _with(words: str, known: str) -> str:
    return f"{words} ({one_line(known)})" if known else words


def _where_and_when(place: Place | None, time: Time | None) -> Iterator[str]:
    if place:
        yield place_words(place)
    if time:
        yield time_words(time)


def _quoted(phrases: Iterable[Phrase]) -> list[str]:
    return [f"“{shorten(phrase.text, QUOTED_LIMIT)}”" for phrase in phrases]


def figure_words(figure: Figure) -> str:
    """How many, and what befell them: "at least 170 killed"."""
    return amount(figure) if figure.what == "other" else f"{amount(figure)} {figure.what}"


def figure_details(names: Names, figure: Figure) -> tuple[str, ...]:
    """By whom, where and when."""
    by = [f"by {names.written(figure.by)}"] if figure.by else []
    return (*by, *_where_and_when(figure.place, figure.time))


def figure_ties(figures: Iterable[Figure]) -> dict[str, list[tuple[str, Figure]]]:
    """By figure id, the other figures that each is tied to, and how; an id that isn't there ties to nothing."""
    by_id = {figure.id: figure for figure in figures}
    ties: dict[str, list[tuple[str, Figure]]] = {figure_id: [] for figure_id in by_id}
    for figure in by_id.values():
        whole, former = by_id.get(figure.part_of or ""), by_id.get(figure.revises or "")
        if whole:
            ties[figure.id].append(("part of", whole))
        if former:
            ties[figure.id].append(("replaces", former))
            ties[former.id].append(("replaced by", figure))
    return ties


def position_details(names: Names, position: Position) -> tuple[str, ...]:
    """Toward whom, and on which condition."""
    toward = [f"toward {names.actor_list(position.toward)}"] if position.toward else []
    condition = [f"on condition: {one_line(position.condition)}"] if position.condition else []
    return (*toward, *condition)


def talks_heading(talks: Talks) -> tuple[str, str]:
    """Where the round is held, and how it stands."""
    status = "status unknown" if talks.status == "unknown" else talks.status
    if talks.venue is None:
        return "Venue not given", status
    place = talks.place
    if place is None:
        return one_line(talks.venue), status
    # The place may be told in more words than the venue ("the lakeside city of Oram").
    return place_words(place) if talks.venue in place.text else f"{one_line(talks.venue)}, {place_words(place)}", status


def talks_facts(names: Names, talks: Talks) -> tuple[tuple[str, str], ...]:
    """When, between whom, through whom, by whom and about what; what isn't told is left out."""
    facts = (
        ("when", time_words(talks.time) if talks.time else ""),
        ("between", names.actor_list(talks.parties)),
        ("mediated by", names.actor_list(talks.mediators)),
        ("delegates", names.actor_list(talks.delegates)),
        ("about", ", ".join(one_line(issue) for issue in talks.issues)),
    )
    return tuple((name, value) for name, value in facts if value)


def act_parties(names: Names, act: Act) -> tuple[str, str]:
    """Who acts, and whom or what it is done to; "" where nobody is told."""
    whom = [*(names.actor(recipient) for recipient in act.recipients), *_quoted(act.targets)]
    return names.actor_list(act.actors) or NOBODY, ", ".join(whom)


def act_caveat(act: Act) -> str:
    """What keeps an act from being told as done: "negated", "planned", "threatened", "hypothetical"; else ""."""
    return "" if act.realis == "asserted" else act.realis


def act_details(act: Act) -> tuple[str, ...]:
    """With what, where, when, and in which contexts."""
    instruments = _quoted(act.instruments)
    tools = [f"with {', '.join(instruments)}"] if instruments else []
    # A place that was hit is told among the targets, unless more is known of it.
    told = {target.text for target in act.targets}
    place = act.place if act.place and (act.place.country or act.place.text not in told) else None
    contexts = [f"context: {', '.join(one_line(context) for context in act.contexts)}"] if act.contexts else []
    return (*tools, *_where_and_when(place, act.time), *contexts)


def actor_details(names: Names, actor: Actor) -> tuple[str, ...]:
    """What kind of actor, in which roles and for whom, and under which other names."""
    roles = (f"{role.title} ({names.actor(role.of)})" if role.of else role.title for role in actor.roles)
    aliases = [alias for alias in actor.aliases if alias != actor.name]
    also = [f"also {', '.join(aliases)}"] if aliases else []
    return tuple(one_line(detail) for detail in (actor.kind.replace("_", " "), *roles, *also) if detail)


def statements_by_part(statements: Iterable[Statement]) -> dict[tuple[int, int], Statement]:
    """The statement whose source, cue or content reaches from one code point to another; the first of several."""
    found: dict[tuple[int, int], Statement] = {}
    for statement in statements:
        for part in (statement.source, statement.cue, statement.content):
            if part:
                found.setdefault((part.start, part.end), statement)
    return found


class Tellings:
    """Finds the statements that an entry tells of: those whose cue stands in its words ("denied responsibility")."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        spoken = ((statement.cue.start, statement) for statement in statements if statement.cue)
        self._by_cue = sorted(spoken, key=lambda pair: pair[0])
        self._starts = [start for start, _ in self._by_cue]

    def told_by(self, anchor: Anchor, according_to: Iterable[str]) -> tuple[Statement, ...]:
        """In text order, without those on whose word the entry itself stands."""
        first, last = bisect_left(self._starts, anchor.start), bisect_left(self._starts, anchor.end)
        carried = set(according_to)
        return tuple(statement for _, statement in self._by_cue[first:last] if statement.id not in carried)
