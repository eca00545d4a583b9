"""Articles with attributions, their parses, and the windows and labels that are made of them."""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportedly.reading.tagging.decoding import LABELS
from reportedly.reading.tagging.features import Ints, Parse, read_parse
from reportedly.reading.tagging.windows import Window, cut_windows

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer

Span = tuple[int, int]
ROLES = ("source", "cue", "content")
UNLABELLED = -100


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution of an annotator, each role as code-point ranges in the article."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text; `versions` holds the attributions of each annotator, the first one's first; none if unlabelled."""

    id: str
    text: str
    versions: tuple[tuple[Attribution, ...], ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Arcs from a dependent span to its head span; each row of `heads` that is -1 means "none"."""

    deps: tuple[Span, ...]
    heads: tuple[Span, ...]
    target: tuple[int, ...]  # index into heads, -1 for none


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its labels (`UNLABELLED` off word starts) and links; both None where there is no gold."""

    article: str
    window: Window
    labels: Ints | None = None
    cue_of_content: Links | None = None
    source_of_cue: Links | None = None


def read_articles(path: Path) -> list[Article]:
    """Read JSON lines with `id`, `text` and, where labelled, `attributions` and `alt`."""
    articles = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        versions = [row["attributions"], *(row.get("alt") or [])] if "attributions" in row else []
        articles.append(
            Article(
                id=str(row.get("id", number)),
                text=row["text"],
                versions=tuple(tuple(_attribution(a) for a in version) for version in versions),
            )
        )
    return articles


def _attribution(row: dict[str, list[list[int]]]) -> Attribution:
    return Attribution(**{role: tuple((int(s), int(e)) for s, e in sorted(row[role])) for role in ROLES})


def parse_articles(articles: list[Article], cache: Path) -> list[Parse]:
    """Parses in the order of `articles`, read from `cache` where it was made of the same texts."""
    key = [(a.id, len(a.text)) for a in articles]
    if cache.exists():
        stored_key, parses = pickle.loads(cache.read_bytes())  # noqa: S301 (our own file)
        if stored_key == key:
            return list(parses)
    from reportedly.reading.parsing import parse_text  # noqa: PLC0415 (spaCy loads slowly)

    fresh = [read_parse(parse_text(a.text)) for a in articles]
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_bytes(pickle.dumps((key, fresh)))
    return fresh


def make_examples(
    articles: list[Article], parses: list[Parse], tokenizer: Tokenizer, *, versions: int = 1, lead: int = 0
) -> list[Example]:
    """Windows of all articles, once for each of the first `versions` annotators; 0 leaves the labels out."""
    examples = []
    for article, parse in zip(articles, parses, strict=True):
        windows = list(cut_windows(article.text, parse, tokenizer, lead=lead))
        for version in article.versions[:versions]:
            joined = [_joined(article.text, a) for a in version]
            examples += [label(article.id, window, joined) for window in windows]
        if not versions:
            examples += [Example(article.id, window) for window in windows]
    return examples


def _joined(text: str, attribution: Attribution) -> Attribution:
    """The same with neighbouring spans of a role, apart by nothing but space on one line, made one."""
    roles: dict[str, tuple[Span, ...]] = {}
    for role in ROLES:
        merged: list[Span] = []
        for start, end in getattr(attribution, role):
            gap = text[merged[-1][1] : start] if merged else "\n"
            if not gap.strip() and "\n" not in gap:
                merged[-1] = (merged[-1][0], end)
            else:
                merged.append((start, end))
        roles[role] = tuple(merged)
    return Attribution(**roles)


def label(article: str, window: Window, attributions: list[Attribution]) -> Example:
    """BIO labels and links; of two roles that claim a word, the first attribution's keeps it."""
    labels = np.where(window.opens, 0, UNLABELLED)
    spans: dict[tuple[str, int, int], None] = {}
    cue_arcs: list[tuple[Span, Span | None]] = []
    source_arcs: list[tuple[Span, Span | None]] = []
    for attribution in attributions:
        found = {role: _place(window, labels, spans, role, getattr(attribution, role)) for role in ROLES}
        cue = found["cue"][0] if found["cue"] else None
        cue_arcs += [(content, cue) for content in found["content"]]
        if cue:
            source_arcs.append((cue, found["source"][0] if found["source"] else None))
    cues = tuple((a, b) for role, a, b in spans if role == "cue")
    sources = tuple((a, b) for role, a, b in spans if role == "source")
    return Example(article, window, labels, _links(cue_arcs, cues), _links(source_arcs, sources))


def _links(arcs: list[tuple[Span, Span | None]], heads: tuple[Span, ...]) -> Links:
    return Links(
        deps=tuple(dep for dep, _ in arcs),
        heads=heads,
        target=tuple(heads.index(head) if head else -1 for _, head in arcs),
    )


def _place(
    window: Window, labels: Ints, spans: dict[tuple[str, int, int], None], role: str, ranges: tuple[Span, ...]
) -> list[Span]:
    """Write a role's ranges into `labels`; return them as (first word, last word), one for each piece of the window."""
    words = window.words()
    starts, ends = window.starts[words], window.ends[words]
    placed: list[Span] = []
    for start, end in ranges:
        if end <= starts[0] or start >= ends[-1]:
            continue
        inside = (starts < end) & (ends > start) & ((starts >= start) | (ends - start > start - starts))
        hit = words[inside]
        for piece in np.unique(window.piece[hit]):
            run = hit[window.piece[hit] == piece]
            key = (role, int(run[0]), int(run[-1]))
            if key not in spans:
                run = run[labels[run] == 0]
                if not len(run):
                    continue
                key = (role, int(run[0]), int(run[-1]))
                labels[run] = LABELS.index("I-" + role)
                labels[run[0]] = LABELS.index("B-" + role)
                spans[key] = None
            placed.append(key[1:])
    return placed
