"""Folders → articles: every file below, in the order of names; no link leads out of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import ArticleRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["files_below"]


def files_below(folder: Path) -> Iterator[Path | ArticleRejected]:
    """The files of a folder and its folders, hidden ones left out; links out of it and odd files are handed over.

    A link to something inside is passed over: what it leads to comes by its own name.
    """
    root = folder.resolve()
    for entry in _entries(folder):
        if isinstance(entry, ArticleRejected):
            yield entry
        elif entry.is_symlink():
            left = _link(Path(entry.path), root)
            if left is not None:
                yield left
        elif entry.is_dir():
            yield from files_below(Path(entry.path))
        elif stat.S_ISREG(entry.stat().st_mode):
            yield Path(entry.path)
        else:
            msg = f"{entry.path} is a pipe, socket or device, which is not read from a folder: give it by name"
            yield ArticleRejected(msg, reason="not-supported", source_id=entry.path)


def _entries(folder: Path) -> list[os.DirEntry[str]] | list[ArticleRejected]:
    try:
        with os.scandir(folder) as entries:
            return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        msg = f"{folder} can't be read ({error.strerror}): check its permissions"
        return [ArticleRejected(msg, reason="unreadable", source_id=str(folder))]


def _link(link: Path, root: Path) -> ArticleRejected | None:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        msg = f"{link} is a link that leads nowhere ({error}): remove it"
        return ArticleRejected(msg, reason="missing", source_id=str(link))
    if target.is_relative_to(root):
        return None
    msg = f"{link} is a link out of the folder, to {target}, and is not followed: give that path too if it is meant"
    return ArticleRejected(msg, reason="link-outside", source_id=str(link))
