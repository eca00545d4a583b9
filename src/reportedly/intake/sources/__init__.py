"""Inputs → articles: paths, folders, standard input and URLs, each told for what it is, one module a kind."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import ArticleRejected
from reportedly.intake.sources.folders import files_below
from reportedly.intake.sources.opened import BUFFER, Opened, buffered
from reportedly.intake.sources.registry import SOURCES, Source, told_by
from reportedly.intake.sources.walk import take_from
from reportedly.intake.taken import handed_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.intake.taken import IntakeOptions, Taken

__all__ = ["SOURCES", "Source", "take", "take_all"]

OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,15})://", re.IGNORECASE)
URL = re.compile(r"https?://", re.IGNORECASE)


def take_all(inputs: Iterable[str], options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """What `take` gives for each input, one after the other."""
    for name in inputs:
        yield from take(name, options)


def take(name: str, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """The articles of one input (a path, a folder, `-` for standard input, an http(s) URL), and why others were rejected.

    A rejection is handed over, not raised, so that the rest of an archive, a feed and of the inputs is still taken in.
    """
    try:
        if URL.match(name):
            from reportedly.intake.sources.web import take_url  # noqa: PLC0415 - httpx takes 0.3 s to import

            yield from take_url(name, options)
        elif name == "-":
            yield from take_from(Opened(stream=buffered(sys.stdin.buffer), name="stdin"), options)
        elif _is_folder(name):
            yield from _take_folder(Path(name), options)
        else:
            yield from _take_path(name, options)
    except ArticleRejected as rejected:
        yield handed_over(rejected)


def _is_folder(name: str) -> bool:
    try:
        return bool(name) and Path(name).is_dir()
    except (OSError, ValueError):
        return False  # a name that no file can have; told where it is opened


def _take_folder(folder: Path, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    found = False
    for path in files_below(folder):
        found = True
        if isinstance(path, ArticleRejected):
            yield path
            continue
        try:
            yield from _take_path(str(path), options)
        except ArticleRejected as rejected:
            yield handed_over(rejected)
    if not found:
        msg = f"{folder} is a folder with no files in it: give one that has articles"
        raise ArticleRejected(msg, reason="empty", source_id=str(folder))


def _take_path(name: str, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    path = Path(name)
    try:
        stream = path.open("rb", buffering=BUFFER)
    except (OSError, ValueError) as error:
        raise _unopened(name, error) from error
    with stream:
        try:
            size = path.stat().st_size if path.is_file() else None
            yield from take_from(
                Opened(stream=buffered(stream), name=name, told=told_by(path.name), size=size), options
            )
        except OSError as error:
            raise _unopened(name, error) from error


def _unopened(name: str, error: Exception) -> ArticleRejected:
    scheme = OTHER_SCHEME.match(name)
    if scheme:
        msg = f"{name} is a {scheme[1]} address, which is not read: give an http or https one, or a file"
        return ArticleRejected(msg, reason="not-supported", source_id=name)
    if isinstance(error, FileNotFoundError) or not name:
        msg = f"{name or 'an input without a name'} does not exist: check the path"
        return ArticleRejected(msg, reason="missing", source_id=name)
    msg = f"{name} can't be read ({getattr(error, 'strerror', None) or error}): check its permissions"
    return ArticleRejected(msg, reason="unreadable", source_id=name)
