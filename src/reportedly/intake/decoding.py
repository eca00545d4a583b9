"""Bytes → text: byte order marks, declared and detected encodings, and windows-1252 strewn into UTF-8."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.errors import ArticleRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Decoded", "decode", "name_of_binary"]

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an audio file"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a SQLite database"),
)
HEAD = 65_536
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
HIGH = re.compile(rb"[\x80-\xff]")
MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}",
)
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and `note`: what a person should know of it, or `None`."""

    text: str
    encoding: str
    note: str | None = None


def name_of_binary(raw: bytes) -> str | None:
    """What binary content these first bytes are ("a PDF", "binary data"); `None` where they may be text."""
    for signature, name in SIGNATURES:
        if raw.startswith(signature):
            return name
    if _mark(raw) or _wide(raw):
        return None
    head = raw[:HEAD]
    controls = len(CONTROL.findall(head))
    # Text dumps carry a stray control character now and then; a NUL never stands in 8-bit text.
    return "binary data" if b"\x00" in head or controls > len(head) // 20 else None


def decode(raw: bytes, *, source_id: str, declared: str | None = None, html: bool = False) -> Decoded:
    """The text of some bytes, without its byte order mark.

    Tried in turn: a byte order mark; UTF-16 without one; strict UTF-8; `declared` (an HTTP header), an HTML `meta`;
    UTF-8 with single bytes of windows-1252 among it; windows-1252 for Western text; detection.
    Raises `ArticleRejected` (`binary`, `encoding`).
    """
    binary = name_of_binary(raw)
    if binary:
        msg = f"{source_id} is {binary}, not text: give the article as plain text, HTML or JSONL"
        raise ArticleRejected(msg, reason="binary", source_id=source_id)
    for decoded in _readings(raw, declared=declared, html=html):
        if decoded is not None:
            return decoded
    msg = f"{source_id} is in no encoding that could be told: save it as UTF-8"
    raise ArticleRejected(msg, reason="encoding", source_id=source_id)


def _readings(raw: bytes, *, declared: str | None, html: bool) -> Iterator[Decoded | None]:
    mark = _mark(raw)
    if mark and mark != "utf-8-sig":
        yield _wide_text(raw, mark)
    elif mark:
        raw = raw[len(codecs.BOM_UTF8) :]
    wide = _wide(raw)
    if wide:
        yield _wide_text(raw, wide)
    yield _strict(raw, "utf-8")
    names = [declared, _meta_charset(raw) if html else None]
    for name in names:
        # Pages that declare Latin-1 mean windows-1252 (WHATWG Encoding, section 4.2).
        latin = name is not None and name.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
        yield _strict(raw, "windows-1252" if latin else name, noted=True) if name else None
    yield _mixed(raw)
    yield _western(raw)
    yield _detected(raw)


def _mark(raw: bytes) -> str | None:
    return next((name for mark, name in MARKS if raw.startswith(mark)), None)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is NUL."""
    head = raw[: HEAD - HEAD % 2]
    if len(head) < 4 or b"\x00" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _wide_text(raw: bytes, encoding: str) -> Decoded | None:
    text = raw.decode(encoding, "replace")
    if "\x00" in text:
        return None
    broken = text.count("\ufffd")
    note = f"read as {encoding.upper()}" + (f"; {broken} broken characters became U+FFFD" if broken else "")
    return Decoded(text, encoding, note)


def _strict(raw: bytes, encoding: str, *, noted: bool = False) -> Decoded | None:
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(text, encoding, f"read as {encoding}" if noted else None)


def _meta_charset(raw: bytes) -> str | None:
    found = META_CHARSET.search(raw[:4096])
    return found[1].decode("ascii") if found else None


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    # Five bytes have no character in windows-1252; they become U+FFFD.
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error("reportedly-windows-1252", _windows_1252)


def _mixed(raw: bytes) -> Decoded | None:
    """UTF-8 into which a few single bytes of windows-1252 were pasted: each becomes the character it stood for."""
    valid = len(MULTIBYTE.findall(raw))
    stray = len(HIGH.findall(MULTIBYTE.sub(b"", raw)))
    # One valid sequence can be an accident in 8-bit text: as many as strays can not.
    if not valid or stray > valid:
        return None
    text = raw.decode("utf-8", "reportedly-windows-1252")
    lost = f"; {broken} of them became U+FFFD" if (broken := text.count("\ufffd")) else ""
    return Decoded(text, "utf-8", f"mixed encodings: UTF-8 with {stray} bytes of windows-1252, read as such{lost}")


def _western(raw: bytes) -> Decoded | None:
    """windows-1252 for text that is almost all ASCII: detectors guess wildly on a handful of curly quotes."""
    high = len(HIGH.findall(raw))
    if high > len(raw) // 10 or re.search(rb"[\x81\x8d\x8f\x90\x9d]", raw):
        return None
    return _strict(raw, "windows-1252", noted=True)


def _detected(raw: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 0.1 s to import, and seldom needed

    best = from_bytes(raw[: 16 * HEAD]).best()
    if best is None:
        return None
    text = raw.decode(best.encoding, "replace")
    return Decoded(text, best.encoding, f"in no encoding it declares; read as {best.encoding}")
