"""Articles read by several processes at once, for one that writes them down."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

import msgspec

from reportedly.errors import ArticleRejected, RunAborted
from reportedly.model import Article, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from reportedly.intake import Taken

__all__ = ["read_all", "readers_here"]

WAITING = 4  # articles that wait for each worker
SPAWN = multiprocessing.get_context("spawn")  # a fork would copy the threads' locks of ONNX Runtime


def readers_here() -> tuple[str, ...]:
    """The readers as a reading names them, with their versions."""
    from reportedly.reading.registry import installed_readers  # noqa: PLC0415 - imports spaCy

    return tuple(f"{reader.name}/{reader.version}" for reader in installed_readers())


def read_all(
    taken: Iterable[Taken | ArticleRejected], *, workers: int
) -> Iterator[tuple[Taken | None, Reading | ArticleRejected]]:
    """Each article with its reading or why it has none, in the order they came; few are in memory at a time.

    Raises `RunAborted` where a worker is killed.
    """
    if workers <= 1:
        for entry in taken:
            if isinstance(entry, ArticleRejected):
                yield None, entry
            else:
                yield entry, _decoded(_read(msgspec.json.encode(entry.article), entry.source_id))
        return
    with ProcessPoolExecutor(workers, mp_context=SPAWN) as pool:
        waiting: deque[tuple[Taken | None, Future[bytes | tuple[str, str]] | ArticleRejected]] = deque()
        try:
            for entry in taken:
                if isinstance(entry, ArticleRejected):
                    waiting.append((None, entry))
                else:
                    article = msgspec.json.encode(entry.article)
                    waiting.append((entry, pool.submit(_read, article, entry.source_id)))
                while len(waiting) > WAITING * workers:
                    yield _outcome(*waiting.popleft())
            while waiting:
                yield _outcome(*waiting.popleft())
        except BrokenProcessPool as error:
            msg = "a process that read articles was killed (out of memory?): start again, what was added is kept; --workers 1 takes least memory"
            raise RunAborted(msg) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _outcome(
    entry: Taken | None, found: Future[bytes | tuple[str, str]] | ArticleRejected
) -> tuple[Taken | None, Reading | ArticleRejected]:
    return entry, found if isinstance(found, ArticleRejected) else _decoded(found.result())


def _decoded(read: bytes | tuple[str, str]) -> Reading | ArticleRejected:
    if isinstance(read, bytes):
        return Reading.from_json(read)
    message, reason = read
    return ArticleRejected(message, reason=reason, source_id="")


def _read(article: bytes, source_id: str) -> bytes | tuple[str, str]:
    """In a worker: the reading as JSON, or the message and reason of why there is none."""
    from reportedly.reading.pipeline import read_article  # noqa: PLC0415 - imports spaCy: more than a second

    try:
        return read_article(msgspec.json.decode(article, type=Article), source_id=source_id).to_json().encode()
    except ArticleRejected as rejected:
        return str(rejected), rejected.reason
    except Exception as error:  # noqa: BLE001 - a defect in a reader is one article's failure, not the run's
        kind = type(error).__name__
        return (
            f"{source_id} could not be read ({kind}: {error}), a defect of ours: `reportedly read --traceback` shows it",
            "defect",
        )
