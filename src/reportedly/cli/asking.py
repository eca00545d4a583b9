"""The options by which every view is asked, and how its rows are printed."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.add import ledger_option
from reportedly.cli.options import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportedly.ledger import Query, View
    from reportedly.views.standing.dossiers import Dossier

__all__ = ["asked", "asking", "moment_of", "narrowing", "print_rows"]

FORMATS = ("terminal", "json", "jsonl")


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day, as ISO 8601 writes it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day; fails with what to write instead."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no date: write it as 2025-03-24", param, ctx)


def _narrowing(last: int) -> tuple[Callable[..., Any], ...]:
    return (
        ledger_option,
        click.option(
            "--actor", "actors", multiple=True, metavar="NAME", help="Somebody in the entry. Repeatable: any of them."
        ),
        click.option(
            "--place", "places", multiple=True, metavar="NAME", help="A place, or a country's two letters. Repeatable."
        ),
        click.option("--issue", "issues", multiple=True, metavar="WORDS", help="What it is about. Repeatable."),
        click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Who published it. Repeatable."),
        click.option(
            "--type",
            "types",
            multiple=True,
            metavar="TYPE",
            help="Of the entries: ASSAULT, killed, demand… Repeatable.",
        ),
        once("--since", type=Day(), metavar="DATE", help="Published on that day or later."),
        once("--until", type=Day(), metavar="DATE", help="Published on that day or before."),
        once("--last", type=click.IntRange(min=1), default=last, help=f"At most so many entries, the newest ({last})."),
        once(
            "--dossier",
            "dossier_path",
            type=click.Path(path_type=Path),
            help="A dossier (TOML): its parties, places, dates.",
        ),
    )


SHOWING = (
    once("--format", "form", type=click.Choice(FORMATS), default="terminal", help="How rows are printed (terminal)."),
    once(
        "--color",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        help="Colour in the terminal view (auto).",
    ),
)


def narrowing(*, last: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a verb the options that say which entries; `last`: how many, if that is not said."""

    def give(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(_narrowing(last)):
            command = option(command)
        return command

    return give


def asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the options of a view."""
    for option in reversed(SHOWING):
        command = option(command)
    return narrowing(last=400)(command)


@contextmanager
def asked(chosen: dict[str, Any]) -> Iterator[tuple[View, Query]]:
    """The view and the query that the options of `asking` say."""
    from reportedly.ledger import Ledger, Query, View  # noqa: PLC0415 - SQLAlchemy takes 0.3 s to import

    query = Query(
        types=chosen["types"],
        actors=chosen["actors"],
        places=chosen["places"],
        issues=chosen["issues"],
        outlets=chosen["outlets"],
        since=chosen["since"],
        until=chosen["until"],
        last=chosen["last"],
    )
    dossier = _dossier(chosen["dossier_path"])
    if dossier:
        query = dossier.narrow(query)
    with Ledger.open(chosen["where"], create=False) as ledger, View(ledger, dossier.same if dossier else ()) as view:
        yield view, query


def _dossier(path: Path | None) -> Dossier | None:
    if path is None:
        return None
    from reportedly.views.standing.dossiers import read_dossier  # noqa: PLC0415

    return read_dossier(path)


def print_rows(verb: str, rows: Any, chosen: dict[str, Any]) -> None:
    """The rows of a view, on stdout."""
    import msgspec  # noqa: PLC0415

    from reportedly.views.standing.show import Pen, lines_of  # noqa: PLC0415

    stream = sys.stdout
    if chosen["form"] == "terminal":
        color = chosen["color"] == "always" or (
            chosen["color"] == "auto" and stream.isatty() and not os.environ.get("NO_COLOR")
        )
        for line in lines_of(verb, rows, Pen(color=color)):
            click.echo(line, color=color)
    elif chosen["form"] == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=1))
    else:
        for row in rows if isinstance(rows, list) else [rows]:
            click.echo(msgspec.json.encode(row))
    stream.flush()


def moment_of(value: str) -> str:
    """An ISO time in UTC of "2025-03-24", "2025-03-24T10:00", or how long ago: "12h", "3d", "2w". Raises `ValueError`."""
    ago = re.fullmatch(r"(\d+)([hdw])", value)
    if ago:
        hours = int(ago[1]) * {"h": 1, "d": 24, "w": 168}[ago[2]]
        moment = datetime.now(UTC) - timedelta(hours=hours)
    else:
        moment = datetime.fromisoformat(value)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.isoformat(timespec="microseconds")
