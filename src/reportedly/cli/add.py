"""`reportedly add`: sources in, a ledger with what they say out."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.options import once
from reportedly.cli.progress import Run
from reportedly.cli.status import READ, SOME_FAILED
from reportedly.cli.taking import intake_options, taking
from reportedly.errors import ArticleRejected, RunAborted
from reportedly.intake import Taken, take_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.intake import IntakeOptions
    from reportedly.ledger import Addition, Ledger

__all__ = ["add", "add_all", "ledger_option"]

BATCH, PAUSE = 16, 2.0  # readings, or seconds, after which what was read is written

ledger_option = once(
    "--ledger",
    "where",
    envvar="REPORTEDLY_LEDGER",
    required=True,
    metavar="PATH|URL",
    help="A file (SQLite), or a postgresql:// URL. Also by REPORTEDLY_LEDGER.",
)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@ledger_option
@once("--workers", type=click.IntRange(min=1), help="Processes that read (one a core).")
@click.option("--raw/--no-raw", default=True, help="Keep the bytes that each article was made from (yes).")
@taking
@click.option(
    "--progress/--no-progress", default=None, help="Progress on stderr; if not given, where it is a terminal."
)
@click.pass_context
def add(context: click.Context, /, sources: tuple[str, ...], where: str, raw: bool, **chosen: Any) -> None:  # noqa: FBT001
    """Take in articles, read them, and add what they say to a ledger.

    Sources are what `take` takes. What is there already is not read again: a run that is stopped goes on when it is
    started again. Exit status: 0 all was added, 1 something was left out, 2 wrong usage, 3 aborted.
    """
    if sources.count("-") > 1:
        msg = "- (standard input) is given twice: it can be read once."
        raise click.UsageError(msg)
    from reportedly.ledger import Ledger  # noqa: PLC0415 - SQLAlchemy takes 0.3 s to import

    shown = sys.stderr.isatty() if chosen["progress"] is None else chosen["progress"]
    run = Run(shown=shown, verb="added", total=_count(sources))
    options = intake_options(chosen, keep_raw=raw)
    try:
        with Ledger.open(where) as ledger:
            add_all(ledger, sources, run, options, workers=chosen["workers"] or os.cpu_count() or 1)
    except (KeyboardInterrupt, RunAborted):
        run.summarise(always=True)
        raise
    run.summarise(always=True)
    context.exit(SOME_FAILED if run.failed else READ)


def add_all(ledger: Ledger, sources: Sequence[str], run: Run, options: IntakeOptions, *, workers: int) -> None:
    """Add what sources hold, in batches each of which is written whole or not at all."""
    from reportedly.ledger import Addition, Found  # noqa: PLC0415
    from reportedly.ledger.workers import read_all  # noqa: PLC0415 - and spaCy

    batch: list[Addition] = []
    written = time.monotonic()
    for taken, reading in read_all(_unknown(ledger, sources, run, options), workers=workers):
        if isinstance(reading, ArticleRejected) or taken is None:
            run.reject(str(reading), getattr(reading, "reason", ""))
            continue
        refusal = ledger.refusal(reading)
        if refusal:
            run.reject(refusal, "store")
            continue
        if taken.note:
            run.say(taken.note)
        batch.append(Addition(reading, Found.of(taken)))
        if len(batch) >= BATCH or time.monotonic() - written > PAUSE:
            _write(ledger, batch, run)
            batch, written = [], time.monotonic()
    _write(ledger, batch, run)


def _write(ledger: Ledger, batch: list[Addition], run: Run) -> None:
    new = ledger.add(*batch) if batch else 0
    for k in range(len(batch)):
        if k < new:
            run.count_read()
        else:
            run.count_known()


def _unknown(
    ledger: Ledger, sources: Sequence[str], run: Run, options: IntakeOptions
) -> Iterator[Taken | ArticleRejected]:
    """What is not in the ledger yet; of what is, where it was found now is added."""
    from reportedly.ledger import Found  # noqa: PLC0415
    from reportedly.ledger.workers import readers_here  # noqa: PLC0415

    readers = readers_here()
    for entry in take_all(sources, options):
        if isinstance(entry, Taken) and ledger.met(entry.article, readers, Found.of(entry)):
            run.count_known()
        else:
            yield entry


def _count(sources: Sequence[str]) -> int | None:
    """How many articles there are, where that can be told without taking them in."""
    total = 0
    for source in sources:
        path = Path(source)
        try:
            if path.is_dir():
                total += sum(1 for found in path.rglob("*") if found.is_file())
            elif path.suffix == ".jsonl" and path.is_file():
                with path.open("rb") as lines:
                    total += sum(1 for line in lines if line.strip())
            elif path.suffix in {".txt", ".html", ".htm", ".eml"} and path.is_file():
                total += 1
            else:
                return None
        except OSError:
            return None
    return total
