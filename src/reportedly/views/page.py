"""The HTML page: the article with its evidence marked, notes in the margin, and the record beside it.

One self-contained file. Its policy allows its own style and script by their digests and nothing from anywhere.
The page names entries itself (`s1`, `f2`, …), so that no id of the record reaches the markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportedly.views.characters import one_line, shorten, visible
from reportedly.views.facts import (
    Tellings,
    act_caveat,
    act_details,
    act_parties,
    actor_details,
    figure_details,
    figure_ties,
    figure_words,
    position_details,
    statements_by_part,
    talks_facts,
    talks_heading,
)
from reportedly.views.marks import Mark, paragraphs, segments
from reportedly.views.wording import (
    GAP_NAMES,
    MOVE_VERBS,
    Names,
    amount,
    carriers,
    in_text_order,
    manner_and_stance,
    position_voice,
    published_words,
    starts_at,
    voice,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Template

    from reportedly.model import Act, Anchor, Article, Figure, Gap, Passage, Position, Reading, Statement
    from reportedly.views.marks import MarkRole, Paragraph, Segment
    from reportedly.views.wording import Voice

__all__ = ["render_page"]

EVIDENCE_LIMIT: Final = 140
ROLE_LETTERS: Final[dict[MarkRole, str]] = {
    "source": "o",
    "cue": "u",
    "content": "c",
    "evidence": "a",
    "mention": "a",
    "credit": "a",
}
# The letter of an entry's page id tells how its evidence is marked.
KIND_CLASSES: Final = {"f": "figure", "p": "evidence", "t": "evidence", "e": "evidence", "g": "gap", "k": "credit"}
DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a statement by its number."""

    entry: str
    number: int
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word, with links to the statements behind it."""

    text: str
    refs: tuple[Ref, ...]
    own: bool
    told: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment as the page shows it; `begins` are the entries whose evidence starts here."""

    text: str
    classes: str
    entries: str
    hidden: bool
    begins: tuple[str, ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A statement in the margin."""

    entry: str
    number: int
    speaker: str
    written: str
    cue: str
    tags: tuple[str, ...]
    addressee: str
    unresolved: bool
    nested: bool
    via: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with the notes of the statements that begin in it."""

    segments: tuple[Piece, ...]
    notes: tuple[Note, ...]
    words: bool
    headline: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A link to another figure, and what that one is to this."""

    how: str
    entry: str
    words: str


@dataclass(frozen=True, slots=True)
class FigureEntry:
    entry: str
    amount: str
    what: str
    caveat: str
    who: str
    voice: Word
    details: tuple[str, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class PositionEntry:
    entry: str
    move: str
    issue: str
    voice: Word
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    name: str
    positions: tuple[PositionEntry, ...]


@dataclass(frozen=True, slots=True)
class TalksEntry:
    entry: str
    venue: str
    status: str
    voice: Word
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ActEntry:
    entry: str
    type: str
    mode: str
    caveat: str
    who: str
    whom: str
    voice: Word
    evidence: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapEntry:
    entry: str
    kind: str
    evidence: str
    message: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    entry: str
    name: str
    mentions: bool
    details: tuple[str, ...]
    says: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class CreditEntry:
    entry: str
    name: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Furniture that stands in no text."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """A panel of the record, as the navigation names it."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template shows."""

    policy: str
    style: Markup
    target_style: Markup
    script: Markup
    title: str
    headline: bool
    facts: tuple[str, ...]
    url: str
    url_label: str
    credits: tuple[CreditEntry, ...]
    rows: tuple[Row, ...]
    cut: tuple[Cut, ...]
    parts: tuple[Part, ...]
    nothing: tuple[str, ...]
    figures: tuple[FigureEntry, ...]
    parties: tuple[Party, ...]
    position_count: int
    talks: tuple[TalksEntry, ...]
    acts: tuple[ActEntry, ...]
    gaps: tuple[GapEntry, ...]
    gap_marks: bool
    actors: tuple[ActorEntry, ...]
    readers: str
    source: str
    text_id: str


def render_page(reading: Reading) -> str:
    """The reading as one HTML document, for writing as UTF-8.

    The elements of class `text`, read one after another, give `article.text` (control characters as signs).
    """
    return _template().render(page=_Layout(reading).page())


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("reportedly.views"), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("page.html.j2")


@cache
def _shipped(name: str) -> Markup:
    # Ours, and without a closing tag: it goes into the page as it is.
    return Markup((files("reportedly.views") / "templates" / name).read_text(encoding="utf-8"))  # noqa: S704


def _digest(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


class _Layout:
    """One reading on its way to a page: its entries in text order, with the page's own ids."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names.of(reading)
        self.statements = in_text_order(reading.statements)
        self.figures = sorted(reading.figures, key=lambda figure: figure.anchor)
        self.positions = sorted(reading.positions, key=lambda p: (self.names.actor(p.party), p.anchor))
        self.talks = sorted(reading.talks, key=lambda talks: talks.anchor)
        self.acts = sorted(reading.acts, key=lambda act: act.anchor)
        self.numbers = {statement.id: number for number, statement in enumerate(self.statements, 1)}
        self.figure_entries = {figure.id: f"f{n}" for n, figure in enumerate(self.figures, 1)}
        self.tellings = Tellings(self.statements)
        self.ties = figure_ties(self.figures)
        self.spoken = statements_by_part(self.statements)
        self.marks = list(self._marks())

    def page(self) -> Page:
        article = self.reading.article
        rows = tuple(self._rows())
        parts = self._parts()
        style, script, target_style = _shipped("page.css"), _shipped("page.js"), self._target_style()
        return Page(
            policy=(
                f"default-src 'none'; style-src {_digest(style)} {_digest(target_style)}; "
                f"script-src {_digest(script)}; base-uri 'none'; form-action 'none'"
            ),
            style=style,
            target_style=target_style,
            script=script,
            title=one_line(article.title or "") or "Untitled article",
            headline=any(row.headline for row in rows),
            facts=_facts(article),
            url=_safe_url(article.url),
            url_label=shorten(article.url or "", 60),
            credits=tuple(self._credits()),
            rows=rows,
            cut=tuple(Cut(shorten(f.text, 60), one_line(f.reason)) for f in article.furniture if f.anchor is None),
            parts=tuple(part for part in parts if part.count),
            nothing=tuple(part.title.lower() for part in parts if not part.count),
            figures=tuple(self._figure(n, figure) for n, figure in enumerate(self.figures, 1)),
            parties=tuple(self._parties()),
            position_count=len(self.positions),
            talks=tuple(self._talks_entries()),
            acts=tuple(self._act_entries()),
            gaps=tuple(self._gap(n, gap) for n, gap in enumerate(self.reading.gaps, 1)),
            gap_marks=any(gap.anchor for gap in self.reading.gaps),
            actors=tuple(self._actor_entries()),
            readers=", ".join(one_line(reader) for reader in self.reading.readers),
            source=one_line(self.reading.source_id),
            text_id=one_line(article.id),
        )

    def _parts(self) -> tuple[Part, ...]:
        reading = self.reading
        return (
            Part("article", "Statements", len(reading.statements)),
            Part("figures", "Figures", len(reading.figures)),
            Part("positions", "Positions", len(reading.positions)),
            Part("talks", "Talks", len(reading.talks)),
            Part("acts", "Acts", len(reading.acts)),
            Part("gaps", "Gaps", len(reading.gaps)),
            Part("actors", "Actors", len(reading.actors)),
        )

    def _target_style(self) -> Markup:
        """Without a script, the address says which entry is chosen: one rule an entry lights its evidence."""
        entries = dict.fromkeys(mark.entry for mark in self.marks if mark.role != "furniture")
        rules = (
            f":root:has(#t-{e}:target,#{e}:target) :is(.o-{e},.u-{e},.c-{e},.a-{e})"
            "{background:var(--lit);color:var(--lit-ink)}"
            for e in entries
        )
        return Markup("\n".join(rules))  # noqa: S704 - made of the page's own ids

    # Marks and rows

    def _marks(self) -> Iterator[Mark]:
        article = self.reading.article
        for n, statement in enumerate(self.statements, 1):
            yield from _passage_marks(f"s{n}", "source", statement.source)
            yield from _passage_marks(f"s{n}", "cue", statement.cue)
            yield from _passage_marks(f"s{n}", "content", statement.content)
        for letter, anchors in (
            ("f", [figure.anchor for figure in self.figures]),
            ("p", [position.anchor for position in self.positions]),
            ("t", [talks.anchor for talks in self.talks]),
            ("e", [act.anchor for act in self.acts]),
            ("g", [gap.anchor for gap in self.reading.gaps]),
        ):
            yield from (Mark(anchor, f"{letter}{n}", "evidence") for n, anchor in enumerate(anchors, 1) if anchor)
        for n, actor in enumerate(self.reading.actors, 1):
            yield from (Mark(anchor, f"a{n}", "mention") for anchor in actor.mentions)
        for n, credit in enumerate(article.credits, 1):
            if credit.anchor:
                yield Mark(credit.anchor, f"k{n}", "credit")
        yield from (Mark(piece.anchor, "", "furniture") for piece in article.furniture if piece.anchor)

    def _rows(self) -> Iterator[Row]:
        text = self.reading.article.text
        parts = paragraphs(text)
        cuts = [cut for part in parts for cut in (part.end, part.next)]
        pieces = iter(segments(len(text), self.marks, cuts))
        begins = _first_starts(self.marks, len(text))
        refs = self._refs_at_end()
        notes = self._notes_by_paragraph(parts)
        title = one_line(self.reading.article.title or "")
        for index, part in enumerate(parts):
            words = one_line(text[part.start : part.end])
            yield Row(
                segments=tuple(self._piece(piece, part, begins, refs) for piece in _until(pieces, part.next)),
                notes=tuple(notes[index]),
                words=bool(words),
                headline=bool(title) and words == title and index == _first_with_words(text, parts),
            )

    def _piece(
        self, segment: Segment, part: Paragraph, begins: Mapping[int, list[str]], refs: Mapping[int, list[Ref]]
    ) -> Piece:
        entries = dict.fromkeys(mark.entry for mark in segment.marks if mark.entry)
        return Piece(
            text=visible(self.reading.article.text[segment.start : segment.end]),
            classes=" ".join(dict.fromkeys(_classes(segment))),
            entries=" ".join(entries),
            hidden=segment.start >= part.end,
            begins=tuple(begins.get(segment.start, ())),
            refs=tuple(refs.get(segment.end, ())),
        )

    def _refs_at_end(self) -> dict[int, list[Ref]]:
        """The number of each statement, as a note mark where its content ends; the inner ones first."""
        refs: defaultdict[int, list[Ref]] = defaultdict(list)
        for statement in reversed(self.statements):
            refs[statement.content.end].append(self._ref(statement))
        return refs

    def _notes_by_paragraph(self, parts: list[Paragraph]) -> defaultdict[int, list[Note]]:
        notes: defaultdict[int, list[Note]] = defaultdict(list)
        length = len(self.reading.article.text)
        index = 0
        for statement in self.statements:
            while index + 1 < len(parts) and parts[index].next <= min(starts_at(statement), length - 1):
                index += 1
            notes[index].append(self._note(statement))
        return notes

    def _note(self, statement: Statement) -> Note:
        speaker, written = self.names.speaker_as_written(statement)
        number = self.numbers[statement.id]
        return Note(
            entry=f"s{number}",
            number=number,
            speaker=speaker,
            written=written,
            cue=one_line(statement.cue.text) if statement.cue else "",
            tags=manner_and_stance(statement),
            addressee=self.names.written(statement.addressee),
            unresolved=statement.source is not None and statement.speaker not in self.names.actors,
            nested=statement.carrier in self.names.statements,
            via=tuple(self._ref(outer) for outer in carriers(self.names, statement)),
        )

    def _ref(self, statement: Statement) -> Ref:
        number = self.numbers[statement.id]
        name = self.names.speaker(statement)
        cue = f" {one_line(statement.cue.text)}" if statement.cue else ""
        return Ref(f"s{number}", number, name, f"Statement {number}: {name}{cue}")

    # The panels

    def _told(self, found: Voice, entry: Act | Position) -> Word:
        """The same, with links to the statements that an entry tells of."""
        told = self.tellings.told_by(entry.anchor, entry.according_to)
        return replace(self._word(found), told=tuple(self._ref(statement) for statement in told))

    def _word(self, found: Voice) -> Word:
        return Word(found.text, tuple(self._ref(statement) for statement in found.statements), found.is_own)

    def _figure(self, number: int, figure: Figure) -> FigureEntry:
        return FigureEntry(
            entry=f"f{number}",
            amount=amount(figure),
            what="" if figure.what == "other" else figure.what,
            caveat="planned" if figure.planned else "",
            who=one_line(figure.who.text) if figure.who else "",
            voice=self._word(voice(self.names, figure.claimant, figure.according_to)),
            details=figure_details(self.names, figure),
            ties=tuple(
                Tie(how, self.figure_entries[other.id], figure_words(other)) for how, other in self.ties[figure.id]
            ),
        )

    def _parties(self) -> Iterator[Party]:
        numbered = enumerate(self.positions, 1)
        for party, moves in groupby(numbered, lambda pair: pair[1].party):
            yield Party(self.names.actor(party), tuple(self._position(n, position) for n, position in moves))

    def _position(self, number: int, position: Position) -> PositionEntry:
        return PositionEntry(
            entry=f"p{number}",
            move=MOVE_VERBS[position.move],
            issue=one_line(position.issue),
            voice=self._told(position_voice(self.names, position), position),
            details=position_details(self.names, position),
        )

    def _talks_entries(self) -> Iterator[TalksEntry]:
        for n, talks in enumerate(self.talks, 1):
            venue, status = talks_heading(talks)
            yield TalksEntry(
                entry=f"t{n}",
                venue=venue,
                status=status,
                voice=self._word(voice(self.names, "article", talks.according_to)),
                facts=talks_facts(self.names, talks),
            )

    def _act_entries(self) -> Iterator[ActEntry]:
        for n, act in enumerate(self.acts, 1):
            who, whom = act_parties(self.names, act)
            yield ActEntry(
                entry=f"e{n}",
                type=one_line(act.type).lower(),
                mode=one_line(act.mode or ""),
                caveat=act_caveat(act),
                who=who,
                whom=whom,
                voice=self._told(voice(self.names, "article", act.according_to), act),
                evidence=shorten(act.anchor.text_of(self.reading.article.text), EVIDENCE_LIMIT),
                details=act_details(act),
            )

    def _gap(self, number: int, gap: Gap) -> GapEntry:
        evidence = shorten(gap.anchor.text_of(self.reading.article.text), EVIDENCE_LIMIT) if gap.anchor else ""
        statement = self.spoken.get((gap.anchor.start, gap.anchor.end)) if gap.anchor else None
        refs = (self._ref(statement),) if statement else ()
        return GapEntry(f"g{number}", GAP_NAMES[gap.kind], evidence, one_line(gap.message), refs)

    def _actor_entries(self) -> Iterator[ActorEntry]:
        said: defaultdict[str, list[Ref]] = defaultdict(list)
        for statement in self.statements:
            if statement.speaker:
                said[statement.speaker].append(self._ref(statement))
        for n, actor in enumerate(self.reading.actors, 1):
            yield ActorEntry(
                entry=f"a{n}",
                name=one_line(actor.name),
                mentions=any(anchor.end <= len(self.reading.article.text) for anchor in actor.mentions),
                details=actor_details(self.names, actor),
                says=tuple(said[actor.id]),
            )

    def _credits(self) -> Iterator[CreditEntry]:
        for n, credit in enumerate(self.reading.article.credits, 1):
            yield CreditEntry(f"k{n}" if credit.anchor else "", one_line(credit.name))


def _passage_marks(entry: str, role: MarkRole, passage: Passage | None) -> Iterator[Mark]:
    if passage:
        yield from (Mark(anchor, entry, role) for anchor in passage.anchors)


def _first_starts(marks: Iterable[Mark], length: int) -> dict[int, list[str]]:
    """Where the evidence of each entry begins: the place that a link to it leads to."""
    first: dict[str, Anchor] = {}
    for mark in marks:
        if mark.entry and mark.anchor.end <= length and mark.anchor <= first.setdefault(mark.entry, mark.anchor):
            first[mark.entry] = mark.anchor
    begins: defaultdict[int, list[str]] = defaultdict(list)
    for entry, anchor in first.items():
        begins[anchor.start].append(entry)
    return begins


def _until(pieces: Iterator[Segment], end: int) -> Iterator[Segment]:
    for piece in pieces:
        yield piece
        if piece.end >= end:
            return


def _first_with_words(text: str, parts: list[Paragraph]) -> int:
    return next((index for index, part in enumerate(parts) if text[part.start : part.end].strip()), 0)


def _classes(segment: Segment) -> Iterator[str]:
    """How a segment looks, then which entries it is evidence of, in which role."""
    depth = sum(mark.role == "content" for mark in segment.marks)
    if depth:
        yield "content"
        yield f"d{min(depth, DEEPEST)}"
    for mark in segment.marks:
        if mark.role == "evidence":
            yield KIND_CLASSES[mark.entry[0]]
        elif mark.role not in {"content", "mention"}:
            yield mark.role
    for mark in segment.marks:
        if mark.entry:
            yield f"{ROLE_LETTERS[mark.role]}-{mark.entry}"


def _lines(details: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(one_line(detail) for detail in details if detail)


def _facts(article: Article) -> tuple[str, ...]:
    byline = f"by {article.byline}" if article.byline else None
    return _lines((article.outlet, published_words(article.published), byline))


def _safe_url(url: str | None) -> str:
    """The address where it is one to follow from a page; "" for `javascript:`, `data:`, files and what is no URL."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return visible(url or "") if parts.scheme in {"http", "https"} and parts.netloc else ""
