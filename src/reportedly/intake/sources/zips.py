"""ZIP archives of anything that is taken in, and WACZ, web archives in a ZIP."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, cast

from reportedly.errors import ArticleRejected
from reportedly.intake.sources.gzips import HIGHEST_RATIO, Guarded, bomb
from reportedly.intake.sources.opened import buffered, seekable
from reportedly.intake.sources.registry import told_by
from reportedly.intake.sources.walk import take_from
from reportedly.intake.taken import handed_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from reportedly.intake.sources.opened import Opened
    from reportedly.intake.taken import IntakeOptions, Taken

__all__ = ["take_opened"]

DEEPEST = 3  # archives in archives
MOST_MEMBERS = 1_000_000
LARGEST = 64_000_000_000
ENCRYPTED = 0x1


def take_opened(opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """The articles of each member, in the archive's order; of a WACZ, those of its web archives alone."""
    if opened.depth >= DEEPEST:
        msg = f"{opened.name} lies in {opened.depth} archives, which is too deep: unpack the outer ones"
        raise ArticleRejected(msg, reason="too-deep", source_id=opened.name)
    with seekable(opened, LARGEST) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            msg = f"{opened.name} is cut off, or no ZIP archive ({error}): fetch it anew"
            raise ArticleRejected(msg, reason="truncated", source_id=opened.name) from error
        with archive:
            yield from _members(archive, opened, options)


def _members(archive: zipfile.ZipFile, opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        msg = f"{opened.name} has {len(members):,} members, more than {MOST_MEMBERS:,}: split it"
        raise ArticleRejected(msg, reason="too-large", source_id=opened.name)
    web_archive = any(member.filename == "datapackage.json" for member in members) and any(
        member.filename.startswith("archive/") for member in members
    )
    for member in members:
        if member.is_dir() or _is_hidden(member.filename):
            continue
        if web_archive and told_by(member.filename) != "warc":
            continue
        try:
            yield from _member(archive, member, opened, options)
        except ArticleRejected as rejected:
            yield handed_over(rejected)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
            name = opened.at(member.filename)
            msg = f"{name} can't be unpacked ({error}): fetch the archive anew"
            yield ArticleRejected(msg, reason="broken", source_id=name)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, opened: Opened, options: IntakeOptions
) -> Iterator[Taken | ArticleRejected]:
    name = opened.at(member.filename)
    if member.flag_bits & ENCRYPTED:
        msg = f"{name} is encrypted: unpack the archive with its password first"
        raise ArticleRejected(msg, reason="encrypted", source_id=name)
    told = told_by(member.filename)
    if told in {"html", "text", "eml"} and member.file_size > max(
        options.max_bytes, member.compress_size * HIGHEST_RATIO
    ):
        raise bomb(name, member.file_size)
    with archive.open(member) as packed:
        guarded = cast("BinaryIO", Guarded(cast("BinaryIO", packed), max(member.compress_size, 1), name))
        yield from take_from(opened.inside(buffered(guarded), member.filename, told=told), options)
