"""The verbs that ask a ledger: each prints one view of it."""

from __future__ import annotations

from typing import Any

import click

from reportedly.cli.asking import asked, asking, moment_of, print_rows

__all__ = ["VIEWS"]


@click.command()
@asking
def timeline(**chosen: Any) -> None:
    """What happened, as told: acts and talks by time, with who says so."""
    from reportedly.views.standing import timeline as view_of  # noqa: PLC0415 - SQLAlchemy takes 0.3 s to import

    with asked(chosen) as (view, query):
        print_rows("timeline", view_of(view, query), chosen)


@click.command()
@click.option("--cue", "cues", multiple=True, metavar="LEMMA", help="How it was said: deny, say, warn. Repeatable.")
@click.option("--about", multiple=True, metavar="WORDS", help="Words in what was said. Repeatable.")
@asking
def said(cues: tuple[str, ...], about: tuple[str, ...], **chosen: Any) -> None:
    """Who said what; --actor is the speaker, --type the stance (denying, doubting, factive, neutral)."""
    from reportedly.views.standing import said as view_of  # noqa: PLC0415
    from reportedly.views.standing.said import Words  # noqa: PLC0415

    with asked(chosen) as (view, query):
        print_rows("said", view_of(view, query, Words(cues=cues, about=about)), chosen)


@click.command()
@click.option("--disputed", is_flag=True, help="Only where claims contradict each other.")
@asking
def figures(disputed: bool, **chosen: Any) -> None:  # noqa: FBT001 - click's way
    """Figures in dispute: counts of the same people side by side, with who claims them; never averaged."""
    from reportedly.views.standing import figures as view_of  # noqa: PLC0415

    with asked(chosen) as (view, query):
        print_rows("figures", view_of(view, query, disputed=disputed), chosen)


@click.command()
@asking
def positions(**chosen: Any) -> None:
    """What each party demands, offers, accepts and rejects, by issue and time, and who reports it; --actor is the party."""
    from reportedly.views.standing import positions as view_of  # noqa: PLC0415

    with asked(chosen) as (view, query):
        print_rows("positions", view_of(view, query), chosen)


@click.command()
@asking
def talks(**chosen: Any) -> None:
    """Rounds of talks: who met whom where, and how it stood."""
    from reportedly.views.standing import talks as view_of  # noqa: PLC0415

    with asked(chosen) as (view, query):
        print_rows("talks", view_of(view, query), chosen)


@click.command()
@click.option("--alone", is_flag=True, help="Texts with one carrier too.")
@asking
def origins(alone: bool, **chosen: Any) -> None:  # noqa: FBT001
    """Who had a text first, who repeated it, and what was lost on the way."""
    from reportedly.views.standing import origins as view_of  # noqa: PLC0415

    with asked(chosen) as (view, query):
        print_rows("origins", view_of(view.ledger, view, query, alone=alone), chosen)


@click.command()
@click.argument("moment", metavar="TIME")
@asking
def new(moment: str, **chosen: Any) -> None:
    """What was added since TIME (2025-03-24, 2025-03-24T10:00, or 12h, 3d, 2w ago), and what it changes."""
    from reportedly.views.standing import news as view_of  # noqa: PLC0415

    try:
        since = moment_of(moment)
    except ValueError as error:
        msg = f"{moment!r} is no time: write 2025-03-24, 2025-03-24T10:00, or 12h, 3d, 2w for how long ago"
        raise click.BadParameter(msg, param_hint="TIME") from error
    with asked(chosen) as (view, query):
        print_rows("new", view_of(view.ledger, view, query, since), chosen)


@click.command()
@click.argument("words", nargs=-1, required=True)
@asking
def search(words: tuple[str, ...], **chosen: Any) -> None:
    """Articles that have all WORDS ("a phrase" in quotation marks, a beginning with *), the best first."""
    from dataclasses import replace  # noqa: PLC0415

    from reportedly.views.standing import search as view_of  # noqa: PLC0415

    with asked(chosen) as (view, query):
        most = min(query.last, 50) if chosen["last"] == 400 else query.last
        print_rows("search", view_of(view, " ".join(words), replace(query, last=most)), chosen)


VIEWS = (timeline, said, figures, positions, talks, origins, new, search)
