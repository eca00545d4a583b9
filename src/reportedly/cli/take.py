"""`reportedly take`: sources in, articles out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

import click

from reportedly.cli.options import once
from reportedly.cli.progress import Run
from reportedly.cli.status import READ, SOME_FAILED
from reportedly.cli.taking import intake_options, taking
from reportedly.errors import ArticleRejected, RunAborted
from reportedly.intake import take_all
from reportedly.intake.store import Folder, exclusion_line, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.intake import IntakeOptions, Taken

__all__ = ["take"]


class Kept(Protocol):
    """Takes articles and exclusions; false where one was there already."""

    def add(self, taken: Taken) -> bool:
        """Keep an article."""

    def exclude(self, rejected: ArticleRejected) -> bool:
        """Keep an exclusion."""


class Lines:
    """Articles as lines of a stream, exclusions as lines of a file where one is given."""

    def __init__(self, stream: BinaryIO, exclusions: BinaryIO | None) -> None:
        """`stream` is flushed after each line, so that whoever reads it has whole ones."""
        self._stream, self._exclusions = stream, exclusions

    def add(self, taken: Taken) -> bool:
        """Write an article."""
        self._stream.write(line_of(taken))
        self._stream.flush()
        return True

    def exclude(self, rejected: ArticleRejected) -> bool:
        """Write an exclusion."""
        if self._exclusions is not None:
            self._exclusions.write(exclusion_line(rejected))
            self._exclusions.flush()
        return True


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@once(
    "--out", required=True, metavar="DIR|-", help="A folder to keep articles and raw bytes in; - for lines on stdout."
)
@once("--exclusions", type=click.Path(path_type=Path), help="With --out -: a file for what was left out, and why.")
@taking
@click.option(
    "--progress/--no-progress", default=None, help="Progress on stderr; if not given, where it is a terminal."
)
@click.pass_context
def take(context: click.Context, /, sources: tuple[str, ...], out: str, exclusions: Path | None, **chosen: Any) -> None:
    """Take in articles from files, folders, feeds, lists of feeds, sitemaps, archives, tables, messages and URLs.

    With --out DIR they are kept in DIR/articles.jsonl, the bytes they were made from in DIR/raw, and what was left out
    in DIR/exclusions.jsonl; a run that is stopped goes on when it is started again. Exit status: 0 all was taken in,
    1 something was left out, 2 wrong usage, 3 aborted.
    """
    if sources.count("-") > 1:
        msg = "- (standard input) is given twice: it can be read once."
        raise click.UsageError(msg)
    shown = chosen["progress"]
    run = Run(shown=sys.stderr.isatty() and out != "-" if shown is None else shown, verb="taken in")
    try:
        if out == "-":
            _to_stream(sources, exclusions, run, chosen)
        else:
            if exclusions is not None:
                msg = f"--exclusions goes with --out -: in a folder they are in {Path(out) / 'exclusions.jsonl'}."
                raise click.UsageError(msg)
            _to_folder(sources, Path(out), run, chosen)
    except (KeyboardInterrupt, RunAborted):
        run.summarise(always=True)
        raise
    run.summarise(always=True)
    context.exit(SOME_FAILED if run.failed else READ)


def _to_stream(sources: tuple[str, ...], exclusions: Path | None, run: Run, chosen: dict[str, Any]) -> None:
    try:
        left = exclusions.open("wb") if exclusions else None
    except OSError as error:
        msg = f"--exclusions {exclusions} can't be written ({error.strerror}): give another path"
        raise RunAborted(msg) from error
    try:
        _take_all(sources, Lines(sys.stdout.buffer, left), run, chosen, kept=None)
    finally:
        if left:
            left.close()


def _to_folder(sources: tuple[str, ...], folder: Path, run: Run, chosen: dict[str, Any]) -> None:
    with Folder(folder) as kept:
        options = _take_all(sources, kept, run, chosen, kept=folder)
    if "reportedly.intake.fetch" in sys.modules:
        from reportedly.intake.fetch import fetcher_of  # noqa: PLC0415 - httpx takes 0.3 s to import

        # Only now: what is remembered is not fetched again, so it must be kept.
        fetcher_of(options).save()


def _take_all(
    sources: Iterable[str], to: Kept, run: Run, chosen: dict[str, Any], *, kept: Path | None
) -> IntakeOptions:
    options = intake_options(chosen, keep_raw=kept is not None, seen=str(kept) if kept else None)
    for entry in take_all(sources, options):
        if isinstance(entry, ArticleRejected):
            if to.exclude(entry):
                run.reject(str(entry), entry.reason)
            else:
                run.count_known(left=entry.reason)
        elif to.add(entry):
            run.count_read()
            if entry.note:
                run.say(entry.note)
        else:
            run.count_known()
    return options
