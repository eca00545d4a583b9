"""Score a reading of an example article against what a person says is in it (`examples/expected/*.json`).

The expected entries quote the text and give no offsets, so that they can be written and checked by eye. A quotation
is looked up at its first place; a source or cue at the place nearest to its statement's content.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

from reportedly.model import Anchor, Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reportedly.model import Figure, Position, Reading, Statement, Talks

__all__ = ["Score", "load_expected", "score_reading"]

WORD = re.compile(r"\w+")
Entry = dict[str, Any]


@dataclass(slots=True)
class Score:
    """Hits out of the expected, by measure, how many entries were read in all, and a line for each miss."""

    hits: dict[str, int] = field(default_factory=dict)
    expected: dict[str, int] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, measure: str, *, hit: bool, miss: str) -> None:
        """Count one expected entry."""
        self.expected[measure] = self.expected.get(measure, 0) + 1
        self.hits[measure] = self.hits.get(measure, 0) + hit
        if not hit:
            self.misses.append(f"{measure}: {miss}")


def load_expected(path: Path) -> Entry:
    """What a person says is in an article."""
    loaded: Entry = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def score_reading(reading: Reading, expected: Entry) -> Score:
    """Every kind of entry; an entry that was read can answer one expected entry only."""
    score = Score(read={kind: len(getattr(reading, kind)) for kind in ("statements", "figures", "positions", "talks")})
    names = {actor.id: {actor.name, *actor.aliases} for actor in reading.actors}
    check = _Check(reading, names, score)
    check.statements(expected["statements"])
    check.figures(expected["figures"])
    check.positions(expected["positions"])
    check.talks(expected["talks"])
    check.gaps(expected["gaps"])
    check.page(expected)
    return score


def _words(text: str, anchors: Iterable[Anchor]) -> set[int]:
    return {match.start() for anchor in anchors for match in WORD.finditer(text, anchor.start, anchor.end)}


def _jaccard(ours: set[int], theirs: set[int]) -> float:
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def _distance(place: Anchor, part: Anchor) -> int:
    return max(part.start - place.end, place.start - part.end, 0)


def _wanted(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


class _Check:
    def __init__(self, reading: Reading, names: dict[str, set[str]], score: Score) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.names = names
        self.score = score

    # ------------------------------------------------------------------------------------------------- places

    def places(self, quote: str) -> list[Anchor]:
        """Where a quotation stands as whole words. Raises `ValueError` where it does not."""
        found = re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", self.text)
        places = [Anchor(match.start(), match.end()) for match in found]
        if not places:
            msg = f"expected quotation not in the text of {self.reading.source_id}: {quote!r}"
            raise ValueError(msg)
        return places

    def find(self, quote: str) -> Anchor:
        """A quotation's first place."""
        return self.places(quote)[0]

    def beside(self, entry: Entry, content: list[Anchor]) -> tuple[Anchor | None, Anchor]:
        """Where an entry's source and cue stand: the places nearest to its content and to each other."""
        sources = self._outside(entry["source"], content) if entry["source"] else [None]
        pairs = product(sources, self._outside(entry["cue"], content))

        def apart(pair: tuple[Anchor | None, Anchor]) -> int:
            source, cue = pair
            to_content = min(_distance(cue, part) for part in content)
            if source is None:
                return to_content
            return to_content + 3 * _distance(source, cue) + min(_distance(source, part) for part in content)

        return min(pairs, key=apart)

    def _outside(self, quote: str, content: list[Anchor]) -> list[Anchor]:
        places = self.places(quote)
        return [place for place in places if not any(part.overlaps(place) for part in content)] or places

    def is_named(self, actor: str | None, wanted: Any) -> bool:
        """Whether an actor (its id, or a word such as "article") is one that was wanted."""
        return any(self._is_one(actor, name) for name in _wanted(wanted))

    def _is_one(self, actor: str | None, name: str | None) -> bool:
        if actor is None or name is None:
            return actor is name
        theirs = set(WORD.findall(name.casefold())) - {"the"}
        for form in self.names.get(actor, {actor}):
            ours = set(WORD.findall(form.casefold())) - {"the"}
            if ours and (ours <= theirs or theirs <= ours):
                return True
        return False

    def names_of(self, actors: Iterable[str]) -> list[str]:
        return sorted(min(self.names.get(actor, {actor})) for actor in actors)

    # ---------------------------------------------------------------------------------------------- statements

    def statements(self, expected: list[Entry]) -> None:
        """Found: half of the content's words and the source; then cue, speaker, manner, carrier of those found."""
        places = [[self.find(quote) for quote in entry["content"]] for entry in expected]
        self._later_twins(expected, places)
        matched = self._pairs(places)
        by_name = {entry["id"]: matched.get(k) for k, entry in enumerate(expected) if "id" in entry}
        for k, entry in enumerate(expected):
            statement = matched.get(k)
            label = f"{entry['source']} | {entry['cue']} | {' … '.join(entry['content'])[:70]}"
            found = statement is not None and self._source_is(statement, entry, places[k])
            self.score.count("statements found", hit=found, miss=f"{label}{self._instead(statement)}")
            if statement is None or not found:
                continue
            self._parts(statement, entry, by_name, places[k], label)

    def _later_twins(self, expected: list[Entry], places: list[list[Anchor]]) -> None:
        """Equal contents of two expected statements in different places: the later entry takes the later place."""
        seen: set[tuple[str, int]] = set()
        for entry, anchors in zip(expected, places, strict=True):
            if "carrier" in entry or "id" in entry:
                continue
            key = (entry["content"][0], anchors[0].start)
            later = self.text.find(entry["content"][0], anchors[0].start + 1)
            if key in seen and later >= 0:
                anchors[0] = Anchor(later, later + len(entry["content"][0]))
            seen.add(key)

    def _pairs(self, places: list[list[Anchor]]) -> dict[int, Statement]:
        options = sorted(
            (
                (_jaccard(_words(self.text, anchors), _words(self.text, statement.content.anchors)), -k, statement.id)
                for k, anchors in enumerate(places)
                for statement in self.reading.statements
            ),
            reverse=True,
        )
        by_id = {statement.id: statement for statement in self.reading.statements}
        matched: dict[int, Statement] = {}
        for overlap, k, statement_id in options:
            if overlap >= 0.5 and -k not in matched and statement_id in by_id:
                matched[-k] = by_id.pop(statement_id)
        return matched

    def _source_is(self, statement: Statement, entry: Entry, content: list[Anchor]) -> bool:
        place = self.beside(entry, content)[0]
        if place is None or statement.source is None:
            return place is None and statement.source is None
        return statement.source.overlaps(place)

    def _instead(self, statement: Statement | None) -> str:
        if statement is None:
            return ""
        return f"; read with source {statement.source.text if statement.source else None!r}"

    def _parts(
        self,
        statement: Statement,
        entry: Entry,
        by_name: dict[str, Statement | None],
        content: list[Anchor],
        label: str,
    ) -> None:
        cue = self.beside(entry, content)[1]
        self.score.count(
            "cue",
            hit=statement.cue is not None and statement.cue.overlaps(cue),
            miss=f"{label}: {_text(statement.cue)!r}",
        )
        named = sorted(self.names.get(statement.speaker or "", ()))
        self.score.count("speaker", hit=self.is_named(statement.speaker, entry["speaker"]), miss=f"{label}: {named}")
        self.score.count("manner", hit=statement.manner == entry["manner"], miss=f"{label}: {statement.manner}")
        carrier = by_name.get(entry["carrier"]) if "carrier" in entry else None
        hit = statement.carrier == (carrier.id if carrier else None) and ("carrier" not in entry or carrier is not None)
        self.score.count("carrier", hit=hit, miss=f"{label}: {statement.carrier}")

    # ------------------------------------------------------------------------------------------ other entries

    def _answer(
        self, measure: str, anchor: Anchor, entries: list[Any], is_right: Callable[[Any], bool], label: str
    ) -> Any:
        """The first unused entry that shares a character with `anchor` and is right; used up when found."""
        near = [entry for entry in entries if entry.anchor.overlaps(anchor)]
        answer = next((entry for entry in near if is_right(entry)), None)
        self.score.count(measure, hit=answer is not None, miss=f"{label}; read there: {[self._brief(e) for e in near]}")
        if answer is not None:
            entries.remove(answer)
        return answer

    def _brief(self, entry: Any) -> str:
        fields = ("value", "low", "high", "what", "claimant", "party", "move", "reported_by", "status", "venue")
        shown = {name: getattr(entry, name) for name in fields if hasattr(entry, name)}
        told = {name: self.names_of([value])[0] if value in self.names else value for name, value in shown.items()}
        return f"{entry.anchor.text_of(self.text)[:60]!r} {told}"

    def figures(self, expected: list[Entry]) -> None:
        """Strict (value, bounds, what); then the claimant of those."""
        left = list(self.reading.figures)
        for entry in expected:

            def is_right(figure: Figure, entry: Entry = entry) -> bool:
                bounds = (figure.value, figure.low, figure.high) == (entry["value"], entry["low"], entry["high"])
                return bounds and figure.what in _wanted(entry["what"])

            figure = self._answer("figures strict", self.find(entry["anchor"]), left, is_right, entry["anchor"])
            if figure is not None:
                hit = self.is_named(figure.claimant, entry["claimant"])
                self.score.count("claimant", hit=hit, miss=f"{entry['anchor']}: {self._brief(figure)}")

    def positions(self, expected: list[Entry]) -> None:
        """Party and move; then who reports it."""
        left = list(self.reading.positions)
        for entry in expected:

            def is_right(position: Position, entry: Entry = entry) -> bool:
                return self.is_named(position.party, entry["party"]) and position.move in _wanted(entry["move"])

            label = f"{entry['party']} {entry['move']}: {entry['anchor']}"
            position = self._answer("positions move", self.find(entry["anchor"]), left, is_right, label)
            if position is not None:
                hit = self.is_named(position.reported_by, entry["reported_by"])
                self.score.count("reported_by", hit=hit, miss=f"{label}: {self._brief(position)}")

    def talks(self, expected: list[Entry]) -> None:
        """A round of the same venue or place in the text; then its status and the names in its lists."""
        left = list(self.reading.talks)
        for entry in expected:
            anchor = self.find(entry["anchor"])

            def is_right(talks: Talks, entry: Entry = entry, anchor: Anchor = anchor) -> bool:
                return talks.anchor.overlaps(anchor) or (talks.venue is not None and talks.venue == entry["venue"])

            found = next((talks for talks in left if is_right(talks)), None)
            self.score.count("talks found", hit=found is not None, miss=entry["anchor"])
            if found is None:
                continue
            left.remove(found)
            self.score.count(
                "talks status", hit=found.status == entry["status"], miss=f"{entry['anchor']}: {found.status}"
            )
            for role in ("parties", "mediators", "delegates"):
                given = getattr(found, role)
                for name in entry[role]:
                    hit = any(self.is_named(actor, name) for actor in given)
                    self.score.count(
                        "talks names", hit=hit, miss=f"{entry['anchor']}: {role}: {name}; {self.names_of(given)}"
                    )

    def gaps(self, expected: list[Entry]) -> None:
        """The kind, at its place."""
        for entry in expected:
            anchor = self.find(entry["anchor"]) if entry["anchor"] else None
            hit = any(
                gap.kind == entry["kind"]
                and (anchor is None or (gap.anchor is not None and gap.anchor.overlaps(anchor)))
                for gap in self.reading.gaps
            )
            self.score.count("gaps", hit=hit, miss=f"{entry['kind']} at {entry['anchor']!r}")

    def page(self, expected: Entry) -> None:
        """Date, credits and furniture."""
        article = self.reading.article
        value = article.published.value
        self.score.count("date", hit=(value or "")[:10] == (expected["published"] or ""), miss=f"published {value}")
        for name in expected["credits"]:
            self.score.count("credits", hit=any(name in credit.name for credit in article.credits), miss=name)
        for words in expected["furniture"]:
            self.score.count("furniture", hit=any(words in part.text for part in article.furniture), miss=words)


def _text(passage: Passage | None) -> str | None:
    return passage.text if passage else None
