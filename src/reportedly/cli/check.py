"""`reportedly check`, `backup`, `restore` and `migrate`: the care of a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.cli.add import ledger_option
from reportedly.cli.options import once
from reportedly.cli.status import READ, SOME_FAILED

__all__ = ["backup", "check", "migrate", "restore"]

MOST = 100  # faults that are printed; all are counted


@click.command()
@click.argument("where", metavar="LEDGER", envvar="REPORTEDLY_LEDGER")
@click.pass_context
def check(context: click.Context, where: str) -> None:
    """Look at every digest, anchor, id and link of a ledger. Exit status: 0 all is sound, 1 something is not."""
    from reportedly.ledger import Ledger  # noqa: PLC0415
    from reportedly.ledger import check as faults_of  # noqa: PLC0415

    count = 0
    with Ledger.open(where, create=False) as ledger:
        for count, fault in enumerate(faults_of(ledger), start=1):
            if count <= MOST:
                click.echo(f"{fault.table} {fault.key}: {fault.what}")
        if not count:
            rows = ", ".join(f"{n} {name}" for name, n in ledger.counts().items())
            click.echo(f"{where} is sound: {rows}")
    if count > MOST:
        click.echo(f"and {count - MOST} more")
    context.exit(SOME_FAILED if count else READ)


@click.command()
@ledger_option
@once("--out", required=True, type=click.Path(path_type=Path), help="The file to write; it must not be there yet.")
def backup(where: str, out: Path) -> None:
    """Copy a ledger into one file, as it is at one moment, while others add to it."""
    from reportedly.ledger import Ledger  # noqa: PLC0415
    from reportedly.ledger.transfer import back_up  # noqa: PLC0415

    with Ledger.open(where, create=False) as ledger:
        rows = back_up(ledger, out)
    click.echo(f"{out}: {rows} rows")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@ledger_option
def restore(file: Path, where: str) -> None:
    """Put what a backup holds into a ledger: a new one, or one that lacks some of it. What is there stays as it is."""
    from reportedly.ledger import Ledger  # noqa: PLC0415
    from reportedly.ledger.transfer import put_back  # noqa: PLC0415

    with Ledger.open(where) as ledger:
        rows = put_back(ledger, file)
    click.echo(f"{where}: {rows} rows that were not there")


@click.command()
@click.argument("where", metavar="LEDGER", envvar="REPORTEDLY_LEDGER")
def migrate(where: str) -> None:
    """Bring a ledger to this version of the tables; every other verb does that too when it opens one."""
    from reportedly.ledger import Ledger  # noqa: PLC0415
    from reportedly.ledger.migrations import NEWEST  # noqa: PLC0415

    Ledger.open(where, create=False).close()
    click.echo(f"{where}: tables of version {NEWEST}")
