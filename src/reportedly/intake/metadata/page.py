"""The facts of one page, each with where it stood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from reportedly.intake.metadata.jsonld import article_object, names_of, objects, plain_text
from reportedly.intake.metadata.times import believable, markup_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["PageFacts", "Said", "read_page"]

LONGEST_TITLE, LONGEST_NAME = 500, 120
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publishdate", "publish-date", "publish_date",
    "publication_date", "pubdate", "article.published", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date",
    "dcterms.date", "cxenseparse:publishtime", "rnews:datepublished", "originalpublicationdate", "article_date_original",
    "article.created", "shareaholic:article_published_time", "bt:pubdate", "date", "analytics-s-publishdate", "last-published", "datecreated",
    "vr:published_time", "cxenseparse:pageclass:publishtime", "iso-8601-publish-date", "release_date", "citation_publication_date",
)  # fmt: skip
UPDATED = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "last-modified", "dcterms.modified", "lastmod",
    "revised", "dateupdate", "article.updated", "dc.date.modified",
)  # fmt: skip
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "article.author",
           "cxenseparse:author", "twitter:data1:author")  # fmt: skip
TITLES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "headline",
    "title",
)
OUTLETS = (
    "og:site_name",
    "application-name",
    "twitter:site:name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "cre",
)
ORIGINALS = ("original-source", "syndication-source", "article:original_url", "cxenseparse:original_url")
KICKER = re.compile(r"^(?!['\"‘“„«])[^:–—-]{3,40}?\s*(?::|\s[–—-])\s+")
SHORTEST_BARE = 16  # letters and digits of a headline without its kicker
LIKE = 0.2  # words that two headlines of one article share at least
SUFFIX = re.compile(r"\s+[|·•–—-]\s+|\s*\|\s*|\s+»\s+|\s+::\s+")
TIME_CLASS = re.compile(r"publi|posted|date|time|entry|created|meta", re.IGNORECASE)
CHANGED_CLASS = re.compile(r"updat|modif|chang", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A value and where in the page it stood ("JSON-LD headline")."""

    value: str
    how: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page says of its article; `None` and empty where it says nothing that can be used.

    `refused` holds times that are given and can't be true, such as those to come.
    """

    title: Said | None = None
    byline: Said | None = None
    outlet: Said | None = None
    url: Said | None = None
    published: Said | None = None
    updated: Said | None = None
    language: Said | None = None
    original: Said | None = None
    body: str | None = None
    refused: tuple[Said, ...] = ()
    headlines: tuple[str, ...] = ()


@dataclass(slots=True)
class _Page:
    """The elements of a page that facts stand in, gathered in one pass."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    times: list[tuple[str, str, bool]] = field(
        default_factory=list
    )  # value, what its classes say, in article or header
    page_title: str = ""
    language: str = ""


def read_page(tree: Any, *, url: str | None = None, captured: str | None = None) -> PageFacts:
    """The facts of an lxml tree, which is left as it is. `captured`: no article is published after it."""
    page = _gather(tree)
    declared = article_object(objects(page.scripts))
    refused: list[Said] = []
    published = _first_time(_published(page, declared), captured, refused)
    updated = _first_time(_updated(page, declared), captured, refused)
    outlet = _outlet(page, declared)
    title, headlines = _title(page, declared, outlet.value if outlet else None, url)
    return PageFacts(
        title=title,
        headlines=headlines,
        byline=_byline(page, declared),
        outlet=outlet,
        url=_address(page, declared, url),
        published=published,
        updated=updated,
        language=_language(page, declared),
        original=_original(page, declared, url),
        body=plain_body(declared.get("articleBody")),
        refused=tuple(dict.fromkeys(refused)),
    )


def _gather(tree: Any) -> _Page:
    page = _Page(language=tree.get("lang") or "")
    for element in tree.iter("meta", "script", "link", "title", "h1", "time"):
        tag = element.tag
        if tag == "meta":
            _meta(element, page)
        elif tag == "script":
            if "ld+json" in (element.get("type") or "") and element.text:
                page.scripts.append(element.text)
        elif tag == "link":
            if element.get("href"):
                page.links.setdefault((element.get("rel") or "").lower(), []).append(element.get("href").strip())
        elif tag == "title":
            page.page_title = page.page_title or plain_text(element.text_content())
        elif tag == "h1":
            page.headings += [words] if (words := plain_text(element.text_content())) else []
        else:
            _time(element, page)
    for element in tree.iterfind(".//*[@itemprop]"):
        value = element.get("content") or element.get("datetime") or plain_text(element.text_content()[:LONGEST_TITLE])
        if value:
            page.items.setdefault(element.get("itemprop").lower(), []).append(value.strip())
    return page


def _meta(element: Any, page: _Page) -> None:
    content = plain_text(element.get("content"))
    if content:
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                page.metas.setdefault(name, []).append(content)


def _time(element: Any, page: _Page) -> None:
    classes = [
        element.get("class") or "",
        element.get("itemprop") or "",
        "pubdate" if element.get("pubdate") is not None else "",
    ]
    inside = False
    for above in element.iterancestors():
        inside = inside or above.tag in {"article", "header", "main"}
        if above.tag in {"aside", "footer", "nav"}:
            return
        if len(classes) < 6:
            classes.append(above.get("class") or "")
    value = element.get("datetime") or plain_text(element.text_content())
    if value:
        page.times.append((value, " ".join(classes), inside))


def _published(page: _Page, declared: dict[str, Any]) -> Iterator[Said]:
    yield from _values(declared.get("datePublished"), "JSON-LD datePublished")
    yield from _from(page.metas, PUBLISHED[:4], "meta")
    yield from _from(page.items, ("datepublished",), "microdata")
    yield from _from(page.metas, PUBLISHED[4:], "meta")
    yield from _values(declared.get("dateCreated"), "JSON-LD dateCreated")
    yield from _from(page.items, ("datecreated",), "microdata")
    chosen = [t for t in page.times if not CHANGED_CLASS.search(t[1])]
    for told in (True, False):
        for value, classes, inside in chosen:
            if inside and bool(TIME_CLASS.search(classes)) is told:
                yield Said(value, "time element")


def _updated(page: _Page, declared: dict[str, Any]) -> Iterator[Said]:
    yield from _values(declared.get("dateModified"), "JSON-LD dateModified")
    yield from _from(page.metas, UPDATED, "meta")
    yield from _from(page.items, ("datemodified",), "microdata")
    yield from (
        Said(value, "time element") for value, classes, inside in page.times if inside and CHANGED_CLASS.search(classes)
    )


def _values(value: Any, how: str) -> Iterator[Said]:
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, str | int) and str(part).strip():
            yield Said(plain_text(str(part)), how)


def _from(values: dict[str, list[str]], names: Iterable[str], what: str) -> Iterator[Said]:
    for name in names:
        for value in values.get(name, ()):
            yield Said(value, f"{what} {name}")


def _first_time(said: Iterable[Said], captured: str | None, refused: list[Said]) -> Said | None:
    for one in said:
        time = markup_time(one.value)
        if time is None:
            continue
        if believable(time, captured):
            return Said(time, one.how)
        refused.append(Said(time, one.how))
    return None


def _title(
    page: _Page, declared: dict[str, Any], outlet: str | None, url: str | None
) -> tuple[Said | None, tuple[str, ...]]:
    """The headline and the page's other ones; outlets, sections and sites behind a bar are taken off."""
    headline = plain_text(declared.get("headline"))
    said = [Said(headline, "JSON-LD headline")] if headline else []
    said += _from(page.metas, TITLES, "meta")
    said += _from(page.items, ("headline",), "microdata")
    shown = [Said(words, "h1") for words in page.headings[:6] if len(words) <= LONGEST_TITLE]
    said += [Said(page.page_title, "title element")] if page.page_title else []
    hosts = _names_of_host(url) | {_letters(outlet or "")}
    cleaned = [
        Said(bare, one.how)
        for one in [*said, *shown]
        if (bare := _without_outlet(one.value, hosts, shown)) and len(bare) <= LONGEST_TITLE
    ]
    if not cleaned:
        return None, ()
    best = _chosen(cleaned)
    seen = {_letters(best.value)}
    others = []
    for one in cleaned:
        if _letters(one.value) not in seen and _shared(one.value, best.value) >= LIKE:
            seen.add(_letters(one.value))
            others.append(one.value)
    return best, tuple(others)


def _chosen(said: list[Said]) -> Said:
    """The headline: the first that the page declares; without its kicker, where another has it without or with another.

    Pages often have one headline for readers, one for search engines and one for shared links; none is wrong, and
    `_others` are kept. Of eight ways to choose, this one fits most pages of the bench.
    """
    best = said[0]
    letters = _letters(best.value)
    for other in said[1:]:
        bare = _letters(other.value)
        declared = other.how != "h1"
        if declared and len(bare) >= SHORTEST_BARE and bare != letters and letters.endswith(bare):
            return other
    tail = KICKER.sub("", best.value, count=1)
    if tail != best.value and len(_letters(tail)) >= SHORTEST_BARE:
        others = {
            _letters(KICKER.sub("", other.value, count=1)) for other in said[1:] if _letters(other.value) != letters
        }
        if _letters(tail) in others:
            return Said(tail, f"{best.how}, without its kicker")
    return best


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _shared(one: str, other: str) -> float:
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) / max(1, min(len(a), len(b)))


def _names_of_host(url: str | None) -> set[str]:
    host = (urlsplit(url).hostname or "") if url else ""
    labels = [label for label in host.split(".") if label not in {"www", "com", "co", "org", "net"}]
    return {_letters(label) for label in labels} | {_letters(".".join(labels)), _letters(host.removeprefix("www."))} - {
        ""
    }


def _without_outlet(title: str, hosts: set[str], shown: list[Said]) -> str:
    """The title without the outlet, section or site behind (or before) a bar, where that is what stands there."""
    parts = SUFFIX.split(title)
    if len(parts) < 2:
        return title
    headings = {_letters(one.value) for one in shown}
    if _letters(title) in headings:
        return title
    for cut in range(1, len(parts)):
        # The heading that the page shows is the longest part that it begins with.
        end = _end_of(title, parts, len(parts) - cut)
        if _letters(title[:end]) in headings:
            return title[:end].strip()
    end = len(parts)
    while end > 1 and (
        _letters(parts[end - 1]) in hosts or any(h and len(h) > 3 and h in _letters(parts[end - 1]) for h in hosts)
    ):
        end -= 1
    bare = title[: _end_of(title, parts, end)].strip()
    begin = SUFFIX.split(bare)
    if len(begin) > 1 and _letters(begin[0]) in hosts:
        bare = bare[bare.index(begin[0]) + len(begin[0]) :].lstrip(" |·•–—-»:")
    return bare


def _end_of(title: str, parts: list[str], count: int) -> int:
    at = 0
    for part in parts[:count]:
        at = title.index(part, at) + len(part)
    return at


def _byline(page: _Page, declared: dict[str, Any]) -> Said | None:
    names = [name for name in names_of(declared.get("author")) if len(name) <= LONGEST_NAME]
    if names:
        return Said("; ".join(names), "JSON-LD author")
    for one in (*_from(page.metas, AUTHORS, "meta"), *_from(page.items, ("author",), "microdata")):
        if len(one.value) <= LONGEST_NAME and not one.value.startswith(("http:", "https:", "@")):
            return one
    return None


def _outlet(page: _Page, declared: dict[str, Any]) -> Said | None:
    said = [*_from(page.metas, OUTLETS[:1], "meta")]
    said += [Said(name, "JSON-LD publisher") for name in names_of(declared.get("publisher"))]
    said += _from(page.metas, OUTLETS[1:], "meta")
    return next((one for one in said if len(one.value) <= LONGEST_NAME), None)


def _address(page: _Page, declared: dict[str, Any], url: str | None) -> Said | None:
    said = [Said(href, "link rel=canonical") for href in page.links.get("canonical", ())]
    said += _from(page.metas, ("og:url",), "meta")
    said += _values(declared.get("url"), "JSON-LD url")
    for one in said:
        whole = _whole(one.value, url)
        if whole and urlsplit(whole).path.strip("/"):
            return Said(whole, one.how)
    return Said(url, "address") if url else None


def _original(page: _Page, declared: dict[str, Any], url: str | None) -> Said | None:
    """Where the article stood first, where the page names another address than its own."""
    said = [*_from(page.metas, ORIGINALS, "meta")]
    said += [
        Said(href, f"link rel={rel}") for rel in ("syndication-source", "original") for href in page.links.get(rel, ())
    ]
    based = declared.get("isBasedOn")
    said += _values(based.get("url") or based.get("@id") if isinstance(based, dict) else based, "JSON-LD isBasedOn")
    host = urlsplit(url).hostname if url else None
    canonical = page.links.get("canonical", [""])[0]
    said += [Said(canonical, "link rel=canonical")] if host and _is_other_host(canonical, host) else []
    for one in said:
        whole = _whole(one.value, url)
        if whole and whole != url:
            return Said(whole, one.how)
    return None


def _is_other_host(address: str, host: str) -> bool:
    """Whether an address is on another site: www.example.org and m.example.org are one."""
    other = urlsplit(address).hostname or ""
    return bool(other) and other.split(".")[-2:] != host.split(".")[-2:]


def _whole(address: str, url: str | None) -> str | None:
    try:
        whole = urljoin(url or "", address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in {"http", "https"} and parts.hostname else None


def _language(page: _Page, declared: dict[str, Any]) -> Said | None:
    for value, how in (
        (page.language, "html lang"),
        (plain_text(declared.get("inLanguage")), "JSON-LD inLanguage"),
        ((page.metas.get("og:locale") or [""])[0], "meta og:locale"),
    ):
        code = value.replace("_", "-").split("-")[0].strip().lower()
        if len(code) == 2 and code.isalpha():
            return Said(code, how)
    return None


def plain_body(value: Any) -> str | None:
    """The body that JSON-LD carries, where it is text and no markup."""
    return value if isinstance(value, str) and "<" not in value and len(value) > 200 else None
