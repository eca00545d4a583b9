"""The options by which every verb takes articles in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.options import PublishedDate, once
from reportedly.intake import KINDS, MAX_BYTES, IntakeOptions

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["intake_options", "taking"]

OPTIONS = (
    once("--published", type=PublishedDate(), help="The date of articles that give none with them."),
    once(
        "--as",
        "kind",
        type=click.Choice(KINDS),
        default="auto",
        help="What the inputs are; told by name and content if not given.",
    ),
    once("--max-bytes", type=click.IntRange(min=1), default=MAX_BYTES, help=f"The limit of one article ({MAX_BYTES})."),
    click.option(
        "--allow-host",
        "hosts",
        multiple=True,
        metavar="HOST",
        help="A host that may be at a private address. Repeatable.",
    ),
    once(
        "--timeout", type=click.FloatRange(min=0, min_open=True), default=30.0, help="Seconds to fetch one URL in (30)."
    ),
    click.option(
        "--follow", is_flag=True, help="Fetch the pages that feeds link to, in place of what they hold of them."
    ),
    once("--interval", type=click.FloatRange(min=0), default=1.0, help="Seconds between two fetches from a host (1)."),
)


def taking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the options that say how its inputs are taken in."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def intake_options(chosen: dict[str, Any], *, keep_raw: bool = False, seen: str | None = None) -> IntakeOptions:
    """What the options of `taking` say."""
    return IntakeOptions(
        kind=chosen["kind"],
        published=chosen["published"],
        max_bytes=chosen["max_bytes"],
        allow_hosts=frozenset(chosen["hosts"]),
        timeout=chosen["timeout"],
        follow=chosen["follow"],
        interval=chosen["interval"],
        keep_raw=keep_raw,
        seen=seen,
    )
