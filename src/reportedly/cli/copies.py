"""`reportedly copies`: articles in, origins with their carriers out."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from reportedly.cli.options import once
from reportedly.cli.output import NARROWEST, WIDEST
from reportedly.cli.progress import Run
from reportedly.cli.status import READ, SOME_FAILED
from reportedly.cli.taking import intake_options, taking
from reportedly.errors import ArticleRejected, RunAborted
from reportedly.intake import take_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.copies import Origins

__all__ = ["copies"]

FORMATS = ("terminal", "jsonl", "html")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@once("--format", "form", type=click.Choice(FORMATS), default="terminal", help="How origins are printed (terminal).")
@once("--out", type=click.Path(path_type=Path), help="A file, in place of stdout.")
@click.option("--alone", is_flag=True, help="Origins with one carrier too.")
@taking
@once(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colour in the terminal view (auto).",
)
@click.option(
    "--progress/--no-progress", default=None, help="Progress on stderr; if not given, where it is a terminal."
)
@click.pass_context
def copies(context: click.Context, /, inputs: tuple[str, ...], form: str, out: Path | None, **chosen: Any) -> None:
    """Find the articles that are one text: who had it first, who carries it, and what they left out.

    Inputs are what `read` takes. Exit status: 0 all was read, 1 something was not and the rest was, 2 wrong usage,
    3 aborted.
    """
    if inputs.count("-") > 1:
        msg = "- (standard input) is given twice: it can be read once."
        raise click.UsageError(msg)
    run = Run(shown=sys.stderr.isatty() if chosen["progress"] is None else chosen["progress"], verb="compared")
    try:
        found = _compared(inputs, run, chosen)
        _write(found, form, out, alone=chosen["alone"], color=chosen["color"])
    except (KeyboardInterrupt, RunAborted):
        run.summarise(always=True)
        raise
    run.summarise(always=True)
    context.exit(SOME_FAILED if run.failed else READ)


def _compared(inputs: tuple[str, ...], run: Run, chosen: dict[str, Any]) -> Origins:
    from reportedly.copies import Origins  # noqa: PLC0415 - numpy and rensa take 0.2 s to import

    origins = Origins()
    for entry in take_all(inputs, intake_options(chosen)):
        if isinstance(entry, ArticleRejected):
            run.reject(str(entry), entry.reason)
            continue
        if entry.note:
            run.say(entry.note)
        origins.add(entry.source_id, entry.article)
        run.count_read()
    return origins


def _write(found: Origins, form: str, out: Path | None, *, alone: bool, color: str) -> None:
    try:
        stream = out.open("wb") if out else sys.stdout.buffer
        try:
            for piece in _pieces(found, form, alone=alone, color=color if out is None else "never"):
                stream.write(piece.encode("utf-8", "replace"))
            stream.flush()
        finally:
            if out:
                stream.close()
    except BrokenPipeError:
        raise
    except OSError as error:
        msg = f"--out {out} can't be written ({error.strerror}): give another path"
        raise RunAborted(msg) from error


def _pieces(found: Origins, form: str, *, alone: bool, color: str) -> Iterator[str]:
    from reportedly.views.copies import origin_record, render_origin, render_origins_page  # noqa: PLC0415

    if form == "html":
        yield render_origins_page(list(found.origins(alone=alone)), articles=len(found.articles))
        return
    number = 0
    colored = color == "always" or (color == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
    width = min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
    for number, origin in enumerate(found.origins(alone=alone), start=1):
        if form == "jsonl":
            yield msgspec.json.encode(origin_record(origin)).decode() + "\n"
        else:
            yield ("\n" if number > 1 else "") + render_origin(origin, number=number, width=width, color=colored)
    if form == "terminal" and not number:
        yield f"no article of {len(found.articles)} shares its text with another\n"
