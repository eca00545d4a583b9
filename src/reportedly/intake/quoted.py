"""Block quotations and embedded posts of a page, and where they stand in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportedly.intake.metadata.jsonld import plain_text
from reportedly.model import Anchor, Quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["anchored", "read_blocks"]

POST = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|fb-post|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed|telegram-post|text-post-media",
    re.IGNORECASE,
)
SIGNED = re.compile(r"[—–-]\s*(?P<by>[^—–\n]{2,120}?)\s*(?:\(@\w+\))?\s*(?:[A-Z][a-z]+ \d{1,2}, \d{4})?$")
MOST, LONGEST = 40, 5_000


def read_blocks(tree: Any) -> Iterator[Quoted]:
    """The blocks of a page in its order, without anchors. The tree is left as it is."""
    for count, element in enumerate(tree.iter("blockquote", "telegram-post")):
        if count >= MOST:
            return
        words = plain_text(element.text_content())[:LONGEST]
        if words:
            yield _block(element, words)


def _block(element: Any, words: str) -> Quoted:
    kind = POST.search(f"{element.get('class') or ''} {element.tag}")
    url = element.get("cite") or element.get("data-instgrm-permalink") or element.get("data-href")
    if url is None and kind:
        links = [a.get("href") for a in element.iter("a") if (a.get("href") or "").startswith("http")]
        url = links[-1] if links else None
    cited = next((plain_text(cite.text_content()) for cite in element.iter("cite", "footer")), None)
    signed = SIGNED.search(words) if kind and not cited else None
    return Quoted("post" if kind else "quotation", words, None, cited or (signed["by"] if signed else None), url)


def anchored(blocks: Iterable[Quoted], text: str) -> Iterator[Quoted]:
    """The blocks with their place in the text, where they stand in it: each after the one before."""
    at = 0
    for block in blocks:
        anchor = _place(block.text, text, at)
        if anchor is not None:
            at = anchor.end
            yield Quoted(block.kind, text[anchor.start : anchor.end], anchor, block.by, block.url)
        else:
            yield block


def _place(words: str, text: str, at: int) -> Anchor | None:
    """Where the words stand, whatever space and list marks are between them."""
    pieces = [re.escape(word) for word in words.split()]
    for most in (len(pieces), 12):
        # The signature of a post may be cut from the text: its beginning then stands for it.
        found = re.compile(r"[\s>*-]*".join(pieces[:most])).search(text, at)
        if found and len(found[0]) >= 20:
            return Anchor(found.start(), found.end())
    return None
