"""`reportedly judge`: what people decide, on top of the record."""

from __future__ import annotations

import getpass
from typing import Any

import click

from reportedly.cli.add import ledger_option
from reportedly.cli.options import once

__all__ = ["judge"]

WORDS = ("merge", "split", "rename", "reject", "speaker", "issue", "withdraw", "list")


@click.command()
@click.argument("verb", type=click.Choice(WORDS))
@click.argument("subject", required=False)
@click.argument("object", required=False)
@ledger_option
@once("--in", "article", metavar="ARTICLE", help="With split: the id of the article that it holds in.")
@once("--by", metavar="NAME", help="Who decides; if not given, the name you are logged in by.")
@once("--note", metavar="TEXT", help="Why.")
def judge(verb: str, subject: str | None, where: str, **chosen: Any) -> None:
    """Merge or split actors, rename one, reject an entry, set a speaker, name an issue, withdraw a judgement; list them.

    \b
    merge A B          A and B are one actor, known by B's name
    split A B --in ID  A is another actor, B, in one article
    rename A NAME      A is called NAME
    reject ENTRY       an entry is wrong: no view shows it
    speaker ENTRY NAME who says a statement
    issue A B          issue A is issue B: merged, or renamed
    withdraw ID        a judgement no longer holds
    list               all judgements
    """  # noqa: D301 - click's mark for lines that are kept
    import msgspec  # noqa: PLC0415

    from reportedly.ledger import Decision, JudgementError, Ledger, judgements  # noqa: PLC0415
    from reportedly.ledger import judge as make  # noqa: PLC0415

    with Ledger.open(where, create=False) as ledger:
        if verb == "list":
            for one in judgements(ledger):
                click.echo(msgspec.json.encode(one))
            return
        if subject is None:
            msg = f"{verb} needs a SUBJECT: see `reportedly judge --help`"
            raise click.UsageError(msg)
        decision = Decision(
            verb=verb,
            subject=subject,
            object=chosen["object"],
            article=chosen["article"],
            by=chosen["by"] or getpass.getuser(),
            note=chosen["note"],
        )
        try:
            made = make(ledger, decision)
        except JudgementError as error:
            raise click.UsageError(str(error)) from error
        click.echo(made.id)
