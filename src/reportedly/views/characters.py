"""Text made safe to show: no control character reaches a terminal or a page as itself."""

from __future__ import annotations

from typing import Final

__all__ = ["one_line", "shorten", "visible"]

REPLACEMENT: Final = 0xFFFD
DELETE: Final = 0x7F

# Embeddings, overrides and isolates reorder what stands around them; the marks LRM, RLM and ALM only place
# themselves and stay. Newline and tab stay too.
BIDI_CONTROLS: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
STAND_INS: Final[dict[int, int]] = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"},
    DELETE: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), *BIDI_CONTROLS, *range(0xFFF9, 0xFFFC)), REPLACEMENT),
    # A lone surrogate can't be written as UTF-8.
    **dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT),
}


def visible(text: str) -> str:
    r"""`text` with a visible sign for each control character, code point for code point: offsets stay right.

    >>> visible("\x1b[31mred")
    '␛[31mred'
    """
    return text.translate(STAND_INS)


def one_line(text: str) -> str:
    """`visible`, with every run of white space as one blank."""
    return " ".join(visible(text).split())


def shorten(text: str, limit: int) -> str:
    """One line of at most `limit` code points, cut between words where there is one to cut at."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:–—-") + "…"
