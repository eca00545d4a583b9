"""JSON-LD: the object of the article among all that a page declares, read as far as it can be."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["article_object", "names_of", "objects", "plain_text"]

# schema.org: Article and its kinds, as pages use them; the later ones are wider, and taken where nothing narrower is.
ARTICLE = re.compile(r"(?:\w*Article|Report|BackgroundNewsArticle|LiveBlogPosting|BlogPosting|SocialMediaPosting)")
WIDER = frozenset({"CreativeWork", "WebPage", "ItemPage", "VideoObject"})
DEEPEST = 6
MOST = 400  # objects of one page
COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", re.DOTALL
)
TRAILING_COMMA = re.compile(r",(\s*[\]}])")
CONTROL = re.compile(r"[\x00-\x1f]+")


def objects(scripts: list[str]) -> list[dict[str, Any]]:
    """All objects of the scripts that have a type, outer ones first; `@graph` and lists are looked through."""
    found: list[dict[str, Any]] = []
    for script in scripts:
        found += _typed(_load(script), 0)
    return found[:MOST]


def _load(script: str) -> Any:
    """The JSON of a script, forgiving what pages get wrong: comments around it, line breaks in strings, a last comma."""
    bare = COMMENT.sub("", COMMENT.sub("", script)).strip().rstrip(";")
    for text in (bare, TRAILING_COMMA.sub(r"\1", CONTROL.sub(" ", bare)), html.unescape(bare)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _typed(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _typed(part, depth)
    elif isinstance(value, dict):
        if types_of(value):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item", "liveBlogUpdate"):
            if isinstance(value.get(key), list | dict):
                yield from _typed(value[key], depth + 1)


def types_of(value: dict[str, Any]) -> list[str]:
    """The types of an object, without their namespace."""
    types = value.get("@type")
    return [str(t).rpartition("/")[2].rpartition(":")[2] for t in (types if isinstance(types, list) else [types]) if t]


def article_object(found: list[dict[str, Any]]) -> dict[str, Any]:
    """The article that the page is about: of a narrow type, with a headline and a date; else an empty object."""

    def rank(value: dict[str, Any]) -> tuple[bool, ...]:
        narrow = any(ARTICLE.fullmatch(kind) for kind in types_of(value))
        return (narrow, bool(value.get("datePublished")), bool(value.get("headline")))

    fitting = [v for v in found if any(ARTICLE.fullmatch(kind) or kind in WIDER for kind in types_of(v))]
    # max takes the first of equals: an outer object, before those that it lists.
    best = max(fitting, key=rank, default={})
    return best if best.get("headline") or best.get("datePublished") else {}


def names_of(value: Any, depth: int = 0) -> list[str]:
    """The names in an author or publisher, which may be a text, an object, or a list of both."""
    if isinstance(value, str):
        return [name] if (name := plain_text(value)) and not name.startswith(("http://", "https://")) else []
    if isinstance(value, list) and depth < DEEPEST:
        return list(dict.fromkeys(name for part in value for name in names_of(part, depth + 1)))
    if isinstance(value, dict) and depth < DEEPEST:
        return names_of(value.get("name"), depth + 1)
    return []


def plain_text(value: Any) -> str:
    """A value as one line of text, entities resolved."""
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
