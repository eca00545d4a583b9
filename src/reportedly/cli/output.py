"""Where readings go: one stream, or one file an article; in the four formats."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol

import click

from reportedly.errors import RunAborted

if TYPE_CHECKING:
    from reportedly.model import Reading

__all__ = ["FilePerArticle", "Format", "Output", "Stream", "open_output"]

Format = Literal["terminal", "json", "jsonl", "html"]
# A JSON object and an HTML page hold one article; several can't stand in one stream.
ONE_ARTICLE = frozenset({"json", "html"})
SUFFIX = {"json": ".json", "html": ".html", "jsonl": ".jsonl", "terminal": ".txt"}
UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)
LONGEST_NAME = 80
NARROWEST, WIDEST = 40, 120  # columns; a line of prose past 120 is hard to follow


class Output(Protocol):
    """Takes readings one after the other."""

    def write(self, reading: Reading) -> None:
        """Put out one reading."""

    def close(self) -> None:
        """Finish; nothing is written after it."""


@dataclass(slots=True)
class Stream:
    """Readings one after the other in one stream, each flushed as it is whole."""

    stream: BinaryIO
    form: Format
    color: bool
    own: bool = False
    written: int = 0

    def write(self, reading: Reading) -> None:
        """Put out one reading; in the terminal view a blank line parts it from the one before."""
        gap = "\n" if self.written and self.form == "terminal" else ""
        self.stream.write((gap + render(reading, self.form, color=self.color)).encode("utf-8", "replace"))
        self.stream.flush()
        self.written += 1

    def close(self) -> None:
        """Close a file that was opened for this."""
        if self.own:
            self.stream.close()


@dataclass(slots=True)
class FilePerArticle:
    """One file an article in a folder, named for its source; a name that is taken gets a number."""

    folder: Path
    form: Format
    taken: set[str] = field(default_factory=set)

    def write(self, reading: Reading) -> None:
        """Write one file, over one of an earlier run."""
        path = self.folder / self._name(reading.source_id)
        path.write_bytes(render(reading, self.form, color=False).encode("utf-8", "replace"))

    def close(self) -> None:
        """Nothing is held open."""

    def _name(self, source_id: str) -> str:
        last = Path(source_id.rpartition("://")[2].partition("?")[0].rstrip("/"))
        known = last.suffix.lower() in {".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"}
        stem = UNSAFE.sub("-", last.stem if known else last.name).strip("-.")[:LONGEST_NAME] or "article"
        name, number = stem, 2
        # Some file systems take A.html and a.html for one.
        while name.casefold() in self.taken:
            name, number = f"{stem}-{number}", number + 1
        self.taken.add(name.casefold())
        return name + SUFFIX[self.form]


def open_output(form: Format, out: Path | None, *, several: bool, color: bool) -> Output:
    """Where readings go. `several`: whether there is more than one article, which JSON and HTML need a folder for.

    Raises `click.UsageError` where they have none, `RunAborted` where `out` can't be written.
    """
    if form in ONE_ARTICLE and several and out is None:
        other = " or use --format jsonl, one object a line" if form == "json" else ""
        msg = f"--format {form} holds one article, and there are several: give --out FOLDER for one file each,{other}".rstrip(
            ","
        )
        raise click.UsageError(msg)
    if out is None:
        return Stream(sys.stdout.buffer, form, color=color)
    try:
        return _open_path(form, out, several=several)
    except OSError as error:
        msg = f"--out {out} can't be written ({error.strerror}): give another path"
        raise RunAborted(msg) from error


def _open_path(form: Format, out: Path, *, several: bool) -> Output:
    if form in ONE_ARTICLE and (several or out.is_dir()):
        out.mkdir(parents=True, exist_ok=True)
        return FilePerArticle(out, form)
    out.parent.mkdir(parents=True, exist_ok=True)
    return Stream(out.open("wb"), form, color=False, own=True)


def render(reading: Reading, form: Format, *, color: bool) -> str:
    """A reading in one of the formats, with its closing line break."""
    if form == "jsonl":
        return reading.to_json() + "\n"
    if form == "json":
        return reading.to_json(indent=2) + "\n"
    if form == "html":
        from reportedly.views.page import render_page  # noqa: PLC0415 - imports a template engine

        return render_page(reading)
    from reportedly.views.terminal import render_terminal  # noqa: PLC0415

    width = min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
    return render_terminal(reading, width=width, color=color).rstrip("\n") + "\n"
