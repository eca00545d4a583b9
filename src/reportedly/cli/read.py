"""`reportedly read`: inputs in, readings out."""

from __future__ import annotations

import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.options import once
from reportedly.cli.output import ONE_ARTICLE, open_output
from reportedly.cli.progress import Run
from reportedly.cli.status import READ, SOME_FAILED
from reportedly.cli.taking import intake_options, taking
from reportedly.errors import ArticleRejected, ReportedlyError, RunAborted
from reportedly.intake import Taken, take_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.cli.output import Format, Output
    from reportedly.model import Reading

__all__ = ["read", "reading_of"]

FORMATS = ("terminal", "json", "jsonl", "html")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@once("--format", "form", type=click.Choice(FORMATS), default="terminal", help="How readings are printed (terminal).")
@taking
@once("--out", type=click.Path(path_type=Path), help="A file; for several articles as json or html, a folder.")
@once(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colour in the terminal view (auto).",
)
@click.option(
    "--progress/--no-progress",
    default=None,
    help="Progress on stderr; if not given, where it is a terminal and readings go elsewhere.",
)
@click.option("--traceback", is_flag=True, help="Stop at a defect of a reader, and show where it is.")
@click.pass_context
def read(context: click.Context, /, inputs: tuple[str, ...], form: Format, out: Path | None, **chosen: Any) -> None:
    """Read articles: files, folders, feeds, archives and tables of them, URLs, or - for standard input.

    A JSONL line has "text", and may have "id", "url", "outlet", "published" and "title". Readings go to stdout, all
    else to stderr. Exit status: 0 all was read, 1 something was not and the rest was, 2 wrong usage, 3 aborted.
    """
    if inputs.count("-") > 1:
        msg = "- (standard input) is given twice: it can be read once."
        raise click.UsageError(msg)
    options = intake_options(chosen)
    taken, several = _look_ahead(take_all(inputs, options), needed=form in ONE_ARTICLE)
    output = open_output(form, out, several=several, color=_is_colored(chosen["color"]))
    shown = chosen["progress"]
    apart = sys.stderr.isatty() and (out is not None or not sys.stdout.isatty())
    run = Run(shown=apart if shown is None else shown)
    try:
        _read_all(taken, output, run, traceback=chosen["traceback"])
    except (KeyboardInterrupt, RunAborted):
        run.summarise(always=True)
        raise
    finally:
        output.close()
    run.summarise(always=len(inputs) > 1)
    context.exit(SOME_FAILED if run.failed else READ)


def _look_ahead(
    taken: Iterator[Taken | ArticleRejected], *, needed: bool
) -> tuple[Iterator[Taken | ArticleRejected], bool]:
    """The same, and whether there is more than one article; not looked for where it makes no difference."""
    if not needed:
        return taken, False
    seen: list[Taken | ArticleRejected] = []
    articles = 0
    for entry in taken:
        seen.append(entry)
        articles += isinstance(entry, Taken)
        if articles > 1:
            break
    return chain(seen, taken), articles > 1


def _is_colored(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _read_all(taken: Iterator[Taken | ArticleRejected], output: Output, run: Run, *, traceback: bool) -> None:
    for entry in taken:
        if isinstance(entry, Taken) and entry.note:
            run.say(entry.note)
        reading = reading_of(entry, traceback=traceback)
        if isinstance(reading, ArticleRejected):
            run.reject(str(reading), reading.reason)
        else:
            output.write(reading)
            run.count_read()


def reading_of(entry: Taken | ArticleRejected, *, traceback: bool) -> Reading | ArticleRejected:
    """The reading of an article; a defect in a reader is one article's failure, not the run's."""
    if isinstance(entry, ArticleRejected):
        return entry
    from reportedly.reading.pipeline import read_article  # noqa: PLC0415 - imports spaCy: more than a second

    try:
        return read_article(entry.article, source_id=entry.source_id)
    except ReportedlyError:
        raise
    except Exception as error:
        if traceback:
            raise
        kind = type(error).__name__
        msg = f"{entry.source_id} could not be read ({kind}: {error}), a defect of ours: please report it with --traceback"
        return ArticleRejected(msg, reason="defect", source_id=entry.source_id)
