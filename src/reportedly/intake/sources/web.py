"""URLs → articles: whatever lies behind them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportedly.errors import ArticleRejected
from reportedly.intake.fetch import fetcher_of, without_password
from reportedly.intake.sources.opened import Opened, buffered
from reportedly.intake.sources.registry import told_by
from reportedly.intake.sources.walk import take_from
from reportedly.intake.text import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.intake.taken import IntakeOptions, Taken

__all__ = ["take_url"]

# Reasons that may be gone the next time.
PASSING = frozenset({"timeout", "unreachable", "http-status", "robots"})


def take_url(url: str, options: IntakeOptions, known: Known | None = None) -> Iterator[Taken | ArticleRejected]:
    """The articles behind a URL. Raises `ArticleRejected` where it can't be fetched or holds none."""
    fetcher = fetcher_of(options)
    fetched = fetcher.get(url, conditional=True)
    if fetched.unchanged:
        return
    opened = Opened(
        stream=buffered(io.BytesIO(fetched.body)),
        name=without_password(url),
        told=told_by("", fetched.kind) or told_by(url.partition("?")[0].rpartition("/")[2]),
        known=known or Known(url=fetched.url),
        charset=fetched.charset,
        size=len(fetched.body),
    )
    missed = False
    for entry in take_from(opened, options):
        missed = missed or (isinstance(entry, ArticleRejected) and entry.reason in PASSING)
        yield entry
    if not missed:
        # Remembered only when all in it was handed over: a run that is stopped in the middle fetches it again.
        fetcher.remember(fetched)
