"""What intake hands on, and what a caller may choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reportedly.errors import ArticleRejected
    from reportedly.model import Article

__all__ = ["MAX_BYTES", "IntakeOptions", "Kind", "Taken", "handed_over"]

Kind = Literal["auto", "text", "html", "jsonl"]
MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOptions:
    """How inputs are taken in.

    `kind`: what each input is; `auto` tells by suffix, content type and first bytes. `published`: the date of articles
    that give none with them. `max_bytes`: the limit of one article (a file, a response, a JSONL line). `allow_hosts`:
    hosts, as written in the URL, that may resolve to private addresses. `timeout`: seconds for a whole fetch.
    """

    kind: Kind = "auto"
    published: str | None = None
    max_bytes: int = MAX_BYTES
    allow_hosts: frozenset[str] = field(default_factory=frozenset)
    timeout: float = 30.0


@dataclass(frozen=True, slots=True)
class Taken:
    """One article as taken in; `note`: what a person should know of how (the encoding it was read in), or `None`."""

    source_id: str
    article: Article
    note: str | None = None


def handed_over(rejected: ArticleRejected) -> ArticleRejected:
    """The rejection without its traceback and causes.

    These hold the frames it came through, with the bytes of the article, in a circle that is freed late: 200 MB after
    50 bad lines of 1 MB.
    """
    rejected.__traceback__ = rejected.__cause__ = rejected.__context__ = None
    return rejected
