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
from reportedly.views.wording import (
    GAP_NAMES,
    MOVE_VERBS,
    Names,
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

    from reportedly.model import Act, Anchor, Article, Figure, Gap, Position, Reading, Statement, Talks
    from reportedly.views.wording import Voice

__all__ = ["render_terminal"]

CONTENT_LIMIT: Final = 240
EVIDENCE_LIMIT: Final = 120
CONTEXT_REACH: Final = 36  # code points on each side of the evidence of an act
NARROWEST: Final = 24
CAVEAT: Final = "bold magenta"


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
    yield from _section("Acts", _acts(names, numbers, reading.article.text, reading.acts), len(reading.acts))
    yield from _section("Gaps", _gaps(names, numbers, reading.article.text, reading.gaps), len(reading.gaps))
    named = sum(names.is_named(actor.id) for actor in reading.actors)
    yield from _section("Who is who", _actors(names), named)


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
    head.append(f"  {', '.join(manner_and_stance(statement))}", "dim")
    if statement.addressee:
        head.append(f", to {names.written(statement.addressee)}", "dim")
    yield head
    yield Text(shorten(statement.content.text, CONTENT_LIMIT))
    via = [f"{names.speaker(outer)} [{numbers[outer.id]}]" for outer in carriers(names, statement)]
    if via:
        yield Text(f"carried by {', carried by '.join(via)}", "yellow")


def _word(numbers: dict[str, int], word: Voice, told: Iterable[Statement] = ()) -> Text:
    """On whose word, with the numbers of the statements that say so; then those that the entry `told` of."""
    marks = "".join(f" [{numbers[statement.id]}]" for statement in word.statements)
    seen = "".join(f" [{numbers[statement.id]}]" for statement in told)
    marks += f", see{seen}" if seen else ""
    return Text.assemble((word.text, "dim" if word.is_own else "yellow"), (marks, "dim"))


def _details(*details: str) -> str:
    return "".join(f" · {detail}" for detail in details)


def _figures(names: Names, numbers: dict[str, int], figures: Sequence[Figure]) -> Iterator[RenderableType]:
    ordered = sorted(figures, key=lambda f: f.anchor)
    labels = {figure.id: f"f{n}" for n, figure in enumerate(ordered, 1)}
    tied = figure_ties(ordered)
    for figure in ordered:
        line = Text.assemble((figure_words(figure), "bold"), (" planned" if figure.planned else "", CAVEAT))
        if figure.who:
            line.append(f" — {one_line(figure.who.text)}")
        line.append(_details(*figure_details(names, figure)), "dim")
        ties = [f"{how} {labels[other.id]} ({figure_words(other)})" for how, other in tied[figure.id]]
        word = voice(names, figure.claimant, figure.according_to)
        links = [Text(" · ".join(ties))] if ties else []
        yield _row(labels[figure.id], line, *links, _word(numbers, word))


def _positions(names: Names, numbers: dict[str, int], positions: Sequence[Position]) -> Iterator[RenderableType]:
    ordered = enumerate(sorted(positions, key=lambda p: (names.actor(p.party), p.anchor)), 1)
    tellings = Tellings(names.statements.values())
    for party, moves in groupby(ordered, lambda pair: pair[1].party):
        yield Padding(Text(names.actor(party), "bold", overflow="fold"), (0, 0, 0, 2))
        for n, position in moves:
            line = Text.assemble((MOVE_VERBS[position.move], "italic"), f" {one_line(position.issue)}")
            line.append(_details(*position_details(names, position)), "dim")
            word = position_voice(names, position)
            told = tellings.told_by(position.anchor, position.according_to)
            yield _row(f"p{n}", line, _word(numbers, word, told))


def _talks(names: Names, numbers: dict[str, int], rounds: Sequence[Talks]) -> Iterator[RenderableType]:
    for n, talks in enumerate(sorted(rounds, key=lambda t: t.anchor), 1):
        venue, status = talks_heading(talks)
        line = Text.assemble((venue, "bold"), f" · {status}")
        told = [Text(f"{label} {value}") for label, value in talks_facts(names, talks)]
        word = voice(names, "article", talks.according_to)
        yield _row(f"t{n}", line, *told, _word(numbers, word))


def _acts(names: Names, numbers: dict[str, int], text: str, acts: Sequence[Act]) -> Iterator[RenderableType]:
    tellings = Tellings(names.statements.values())
    for n, act in enumerate(sorted(acts, key=lambda a: a.anchor), 1):
        who, whom = act_parties(names, act)
        line = Text.assemble((one_line(act.type), "bold"), f" ({one_line(act.mode)})" if act.mode else "")
        caveat = act_caveat(act)
        line.append(f" {caveat}" if caveat else "", CAVEAT)
        line.append(f" — {who}" + (f" → {whom}" if whom else ""))
        line.append(_details(*act_details(act)), "dim")
        told = tellings.told_by(act.anchor, act.according_to)
        word = _word(numbers, voice(names, "article", act.according_to), told)
        yield _row(f"e{n}", line, _in_context(text, act.anchor), word)


def _in_context(text: str, anchor: Anchor) -> Text:
    """The evidence of an entry between what stands beside it in its line: a verb alone says too little."""
    before = text[max(0, anchor.start - CONTEXT_REACH) : anchor.start]
    after = text[anchor.end : anchor.end + CONTEXT_REACH]
    lead, trail = before.rpartition("\n")[2], after.partition("\n")[0]
    if len(before) == CONTEXT_REACH == len(lead):
        lead = f"…{lead.partition(' ')[2]}"
    if len(after) == CONTEXT_REACH == len(trail):
        trail = f"{trail.rpartition(' ')[0]}…"
    words = shorten(anchor.text_of(text), EVIDENCE_LIMIT)
    return Text.assemble((_spaced(lead).lstrip(), "dim"), words, (_spaced(trail).rstrip(), "dim"))


def _spaced(words: str) -> str:
    """One line that keeps a blank at its ends where there is one."""
    line = one_line(words)
    if not line:
        return " " if words else ""
    return f"{' ' if words[0].isspace() else ''}{line}{' ' if words[-1].isspace() else ''}"


def _actors(names: Names) -> Iterator[RenderableType]:
    """Those who have a name; the page and the record have the others too."""
    for actor in names.actors.values():
        if names.is_named(actor.id):
            details = Text(_details(*actor_details(names, actor)), "dim")
            yield _row("", Text.assemble((names.actor(actor.id), "bold"), details))


def _gaps(names: Names, numbers: dict[str, int], text: str, gaps: Sequence[Gap]) -> Iterator[RenderableType]:
    spoken = statements_by_part(in_text_order(names.statements.values()))
    for gap in gaps:
        statement = spoken.get((gap.anchor.start, gap.anchor.end)) if gap.anchor else None
        line = Text.assemble((GAP_NAMES[gap.kind], "bold"), f": {one_line(gap.message)}")
        line.append(f" [{numbers[statement.id]}]" if statement else "", "dim")
        evidence = shorten(gap.anchor.text_of(text), EVIDENCE_LIMIT) if gap.anchor else ""
        # What stands in the statement of that number need not be told twice.
        yield _row("?", line, *([Text(f"“{evidence}”", "dim")] if evidence and not statement else []))
