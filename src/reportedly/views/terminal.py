"""The terminal view: what a person wants to know of one reading at a glance, each entry on whose word."""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.views.characters import one_line, shorten
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
    voice,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from reportedly.model import Act, Article, Figure, Gap, Position, Reading, Statement, Talks

__all__ = ["render_terminal"]

CONTENT_LIMIT: Final = 240
EVIDENCE_LIMIT: Final = 120
NARROWEST: Final = 24


def render_terminal(reading: Reading, *, width: int = 100, color: bool = True) -> str:
    """The reading as lines of at most `width` columns (24 or more), with ANSI styles where `color`.

    Control characters of the text are shown as signs; the only escape sequences are the view's own.
    """
    sink = io.StringIO()
    console = Console(
        file=sink,
        width=max(width, NARROWEST),
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(Group(*_parts(reading)))
    return "\n".join(line.rstrip() for line in sink.getvalue().splitlines()) + "\n"


def _parts(reading: Reading) -> Iterator[RenderableType]:
    names = Names.of(reading)
    numbers = {statement.id: n for n, statement in enumerate(in_text_order(reading.statements), 1)}
    yield from _heading(reading.article)
    yield from _section("Who says what", _statements(names, numbers), len(reading.statements))
    yield from _section("Figures", _figures(names, numbers, reading.figures), len(reading.figures))
    yield from _section("Positions", _positions(names, numbers, reading.positions), len(reading.positions))
    yield from _section("Talks", _talks(names, numbers, reading.talks), len(reading.talks))
    yield from _section("Acts", _acts(names, numbers, reading.acts), len(reading.acts))
    yield from _section("Gaps", _gaps(reading.article.text, reading.gaps), len(reading.gaps))


def _heading(article: Article) -> Iterator[RenderableType]:
    yield Text(one_line(article.title or "Untitled article"), "bold", overflow="fold")
    facts = (article.outlet, published_words(article.published), article.byline and f"by {article.byline}")
    yield Text(" · ".join(one_line(fact) for fact in facts if fact), "dim", overflow="fold")
    if article.credits:
        credited = ", ".join(one_line(credit.name) for credit in article.credits)
        yield Text(f"Text taken from: {credited}", "dim", overflow="fold")


def _section(title: str, rows: Iterable[RenderableType], count: int) -> Iterator[RenderableType]:
    if count:
        yield Text.assemble("\n", (title.upper(), "bold cyan"), (f"  {count}", "dim"))
        yield from rows


def _row(label: str, *lines: Text) -> RenderableType:
    """A label in the margin, and lines that hang beside it."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", width=4, no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for line in lines:
        line.overflow = "fold"
        grid.add_row(label, line)
        label = ""
    return grid


def _statements(names: Names, numbers: dict[str, int]) -> Iterator[RenderableType]:
    for statement in sorted(names.statements.values(), key=lambda s: numbers[s.id]):
        yield _row(str(numbers[statement.id]), *_statement_lines(names, numbers, statement))


def _statement_lines(names: Names, numbers: dict[str, int], statement: Statement) -> Iterator[Text]:
    speaker, written = names.speaker_as_written(statement)
    head = Text.assemble((speaker, "bold"))
    if written:
        head.append(f" “{written}”")
    if statement.cue:
        head.append(f" {one_line(statement.cue.text)}", "italic")
    if statement.addressee:
        head.append(f" to {names.written(statement.addressee)}")
    head.append(f"  {', '.join(manner_and_stance(statement))}", "dim")
    yield head
    yield Text(shorten(statement.content.text, CONTENT_LIMIT))
    via = [f"{names.speaker(outer)} [{numbers[outer.id]}]" for outer in carriers(names, statement)]
    if via:
        yield Text(f"carried by {', carried by '.join(via)}", "yellow")


def _word(numbers: dict[str, int], text: str, statements: Iterable[Statement]) -> Text:
    """On whose word, with the numbers of the statements that say so."""
    marks = "".join(f" [{numbers[statement.id]}]" for statement in statements)
    return Text.assemble((text, "yellow"), (marks, "dim"))


def _details(*details: str | None) -> str:
    return "".join(f" · {one_line(detail)}" for detail in details if detail)


def _figures(names: Names, numbers: dict[str, int], figures: Sequence[Figure]) -> Iterator[RenderableType]:
    for figure in sorted(figures, key=lambda f: f.anchor):
        what = "" if figure.what == "other" else f" {figure.what}"
        line = Text.assemble((f"{amount(figure)}{what}", "bold"))
        if figure.who:
            line.append(f" — {one_line(figure.who.text)}")
        by = f"by {names.written(figure.by)}" if figure.by else None
        place = figure.place.text if figure.place else None
        time = figure.time.text if figure.time else None
        line.append(_details("planned" if figure.planned else None, by, place, time), "dim")
        word = voice(names, figure.claimant, figure.according_to)
        yield _row("", line, _word(numbers, word.text, word.statements))


def _positions(names: Names, numbers: dict[str, int], positions: Sequence[Position]) -> Iterator[RenderableType]:
    for party, moves in groupby(sorted(positions, key=lambda p: (names.actor(p.party), p.anchor)), lambda p: p.party):
        yield Padding(Text(names.actor(party), "bold", overflow="fold"), (0, 0, 0, 2))
        for position in moves:
            line = Text.assemble((MOVE_VERBS[position.move], "italic"), f" {one_line(position.issue)}")
            toward = f"toward {names.actor_list(position.toward)}" if position.toward else None
            line.append(_details(toward, position.condition and f"if {position.condition}"), "dim")
            word = position_voice(names, position)
            yield _row("", line, _word(numbers, word.text, word.statements))


def _talks(names: Names, numbers: dict[str, int], rounds: Sequence[Talks]) -> Iterator[RenderableType]:
    for talks in sorted(rounds, key=lambda t: t.anchor):
        line = Text.assemble((one_line(talks.venue or "Venue not given"), "bold"), f" {talks.status}")
        line.append(_details(talks.time.text if talks.time else None), "dim")
        people = (
            ("between", names.actor_list(talks.parties)),
            ("mediated by", names.actor_list(talks.mediators)),
            ("with", names.actor_list(talks.delegates)),
            ("on", ", ".join(one_line(issue) for issue in talks.issues)),
        )
        told = [Text(f"{label} {value}") for label, value in people if value]
        word = voice(names, "article", talks.according_to)
        yield _row("", line, *told, _word(numbers, word.text, word.statements))


def _acts(names: Names, numbers: dict[str, int], acts: Sequence[Act]) -> Iterator[RenderableType]:
    for act in sorted(acts, key=lambda a: a.anchor):
        whom = names.actor_list(act.recipients) or ", ".join(one_line(target.text) for target in act.targets)
        who = names.actor_list(act.actors) or "somebody not named"
        line = Text.assemble((one_line(act.type), "bold"), f" {who}" + (f" → {whom}" if whom else ""))
        place = act.place.text if act.place and act.place.text not in whom else None
        realis = None if act.realis == "asserted" else act.realis
        line.append(_details(realis, place, act.time.text if act.time else None), "dim")
        word = voice(names, "article", act.according_to)
        yield _row("", line, _word(numbers, word.text, word.statements))


def _gaps(text: str, gaps: Sequence[Gap]) -> Iterator[RenderableType]:
    for gap in gaps:
        line = Text.assemble((GAP_NAMES[gap.kind], "bold"), f": {one_line(gap.message)}")
        evidence = shorten(gap.anchor.text_of(text), EVIDENCE_LIMIT) if gap.anchor else ""
        yield _row("?", line, *([Text(f"“{evidence}”", "dim")] if evidence else []))
