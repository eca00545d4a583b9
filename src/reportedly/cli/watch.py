"""`reportedly watch`: polls a dossier's feeds, adds what they bring to a ledger, and says what is new."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.add import add_all, ledger_option
from reportedly.cli.options import once
from reportedly.cli.progress import Run
from reportedly.cli.status import READ, SOME_FAILED
from reportedly.cli.taking import intake_options, taking
from reportedly.errors import RunAborted

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.views.standing import News
    from reportedly.views.standing.dossiers import Dossier

__all__ = ["watch"]

KEPT = 7  # days that the Atom file tells of
POSTING = 30.0  # seconds that a webhook may take


@click.command()
@click.argument("dossier_path", metavar="DOSSIER", type=click.Path(path_type=Path))
@ledger_option
@click.option("--once", "single", is_flag=True, help="Look once, and end.")
@once("--every", type=click.FloatRange(min=1), default=900.0, help="Seconds from one look to the next (900).")
@once("--format", "form", type=click.Choice(("terminal", "jsonl")), default="terminal", help="How news is printed.")
@once("--atom", type=click.Path(path_type=Path), help="A file to keep an Atom feed of the last week's news in.")
@once("--webhook", metavar="URL", help="An address that news is posted to, as JSON; that of the dossier if not given.")
@once("--workers", type=click.IntRange(min=1), help="Processes that read (one a core).")
@taking
@click.pass_context
def watch(context: click.Context, /, dossier_path: Path, where: str, single: bool, **chosen: Any) -> None:  # noqa: FBT001
    """Poll the feeds of DOSSIER, add what is new to a ledger, and say what it changes.

    Feeds that did not change are not fetched again. Runs until it is stopped, or once with --once. Exit status of one
    look: 0 all was read, 1 something was not, 2 wrong usage, 3 aborted.
    """
    from reportedly.ledger import Ledger  # noqa: PLC0415 - SQLAlchemy takes 0.3 s to import
    from reportedly.views.standing.dossiers import read_dossier  # noqa: PLC0415

    dossier = read_dossier(dossier_path)
    if not dossier.feeds:
        msg = f'{dossier_path} names no feeds: add feeds = ["https://…"]'
        raise RunAborted(msg)
    with Ledger.open(where) as ledger:
        while True:
            began = time.monotonic()
            failed = _look(ledger, dossier, dossier_path, chosen)
            if single:
                context.exit(SOME_FAILED if failed else READ)
            time.sleep(max(0.0, chosen["every"] - (time.monotonic() - began)))


def _look(ledger: Ledger, dossier: Dossier, path: Path, chosen: dict[str, Any]) -> bool:
    """One look at all feeds; whether something failed."""
    since = datetime.now(UTC)
    run = Run(shown=False, verb="added")
    options = intake_options(chosen, keep_raw=True, seen=str(path.with_suffix(".seen")))
    add_all(ledger, dossier.feeds, run, options, workers=chosen["workers"] or os.cpu_count() or 1)
    if "reportedly.intake.fetch" in sys.modules:
        from reportedly.intake.fetch import fetcher_of  # noqa: PLC0415

        # Only now: what is remembered is not fetched again, so it must be in the ledger.
        fetcher_of(options).save()
    found = _news(ledger, dossier, since)
    if found.articles:
        _print(found, chosen["form"])
        url = chosen["webhook"] or dossier.webhook
        if url:
            _post(url, dossier, found, run)
    if chosen["atom"]:
        _write_atom(ledger, dossier, chosen["atom"])
    run.summarise(always=True)
    return bool(run.failed)


def _news(ledger: Ledger, dossier: Dossier, since: datetime) -> News:
    from reportedly.ledger import Query, View  # noqa: PLC0415
    from reportedly.views.standing import news  # noqa: PLC0415

    with View(ledger, dossier.same) as view:
        return news(ledger, view, dossier.narrow(Query()), since.isoformat(timespec="microseconds"))


def _print(found: News, form: str) -> None:
    import msgspec  # noqa: PLC0415

    from reportedly.views.standing.show import Pen, lines_of  # noqa: PLC0415

    if form == "jsonl":
        click.echo(msgspec.json.encode(found))
    else:
        for line in lines_of("new", found, Pen(color=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))):
            click.echo(line)
    sys.stdout.flush()


def _post(url: str, dossier: Dossier, found: News, run: Run) -> None:
    """Tell a webhook; that it fails is told, and ends nothing."""
    import httpx  # noqa: PLC0415 - 0.3 s to import
    import msgspec  # noqa: PLC0415

    body = msgspec.json.encode({"dossier": dossier.name, "news": found})
    try:
        answer = httpx.post(url, content=body, headers={"Content-Type": "application/json"}, timeout=POSTING)
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        run.reject(f"the webhook {url} did not take the news ({error}): check the address", "webhook")


def _write_atom(ledger: Ledger, dossier: Dossier, path: Path) -> None:
    from reportedly.exports.atom import atom_feed  # noqa: PLC0415

    found = _news(ledger, dossier, datetime.now(UTC) - timedelta(days=KEPT))
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(
            atom_feed(found, title=dossier.name, updated=ledger.newest_addition() or datetime.now(UTC).isoformat())
        )
        part.replace(path)
    except OSError as error:
        msg = f"--atom {path} can't be written ({error.strerror}): give another path"
        raise RunAborted(msg) from error
