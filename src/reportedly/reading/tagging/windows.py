"""Cut a text into windows of subwords that the tagger reads one at a time.

A window holds whole lines where they fit, `[CLS] line [SEP] line [SEP]`; a longer line is cut at sentence
starts, a longer sentence between words. Windows do not overlap, so the work is linear in the text.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.reading.tagging.features import SIZES, STAND_INS, Ints, Name, Parse, quote_states, word_shape

WIDTH = 192  # the width of training; a wider window at run time loses ten points of F1
CLS, SEP = 101, 102
_LINE = re.compile(r"[^\n]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the model: parallel arrays, one value a subword, `[CLS]` and `[SEP]` included.

    `starts` is the first code point of the subword in the text and `ends` the last of its *word*, exclusive;
    both are -1 on special subwords, and so is `piece`, the number of the line or part of a line within the window.
    `features` holds `SIZES`' arrays; `head` is the position in this window of the syntactic head's first subword
    (its own position where the head lies outside); `opens` marks the first subword of each word.
    """

    ids: Ints
    features: dict[str, Ints]
    head: Ints
    starts: Ints
    ends: Ints
    opens: NDArray[np.bool_]
    piece: Ints

    def words(self) -> Ints:
        """Positions of the first subword of each word, in text order."""
        return np.flatnonzero(self.opens)


@dataclass(frozen=True, slots=True)
class _Subwords:
    """A whole text's subwords, line after line; `token` is the spaCy token of each, `line` the line's number."""

    ids: Ints
    features: dict[str, Ints]
    token: Ints
    starts: Ints
    ends: Ints
    opens: NDArray[np.bool_]
    line: Ints


def cut_windows(
    text: str, parse: Parse, tokenizer: Tokenizer, skip: Sequence[Span] = (), lead: int = 0
) -> Iterator[Window]:
    """Yield the windows of `text`, leaving out the code-point ranges of `skip`.

    `lead` subwords of the first window stay unused, which shifts all that follow: training sees a text cut
    in more than one way.
    `tokenizer` must be a BERT WordPiece one without truncation or padding, whose [CLS] is 101 and [SEP] 102.
    """
    subwords = _encode(text, parse, tokenizer, skip)
    if not len(subwords.ids):
        return
    first_of_token = np.full(len(parse.starts) + 1, -1, dtype=np.int64)
    first_of_token[subwords.token[::-1]] = np.arange(len(subwords.ids))[::-1]
    heads = first_of_token[parse.head[subwords.token]] if len(parse.starts) else np.full(len(subwords.ids), -1)
    for pieces in _pack(_pieces(subwords, parse), lead):
        yield _build(subwords, heads, pieces)


def _segments(text: str, skip: Sequence[Span]) -> Iterator[tuple[Span, bool, bool]]:
    """Lines less what is skipped, as (span, starts its line, belongs to the first line)."""
    cuts = sorted(skip)
    title = True
    next_cut = 0
    for line in _LINE.finditer(text):
        start, end = line.span()
        while next_cut < len(cuts) and cuts[next_cut][1] <= start:
            next_cut += 1
        found = False
        at, k = start, next_cut
        while at < end:
            stop, resume = end, end
            if k < len(cuts) and cuts[k][0] < end:
                stop, resume = max(at, cuts[k][0]), max(at, cuts[k][1])
                k += 1
            if text[at:stop].strip():
                found = True
                yield (at, stop), at == start, title
            at = resume
        title = title and not found


def _encode(text: str, parse: Parse, tokenizer: Tokenizer, skip: Sequence[Span]) -> _Subwords:
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    opens: list[bool] = []
    line_of: list[int] = []
    shapes: list[int] = []
    quotes: list[int] = []
    places: list[int] = []
    for number, ((start, end), opens_line, title) in enumerate(_segments(text, skip)):
        masked, first_of, last_of = _mask_names(text, (start, end), parse)
        encoding = tokenizer.encode(masked, add_special_tokens=False)
        words = _word_bounds(encoding.word_ids)
        offsets = encoding.offsets
        bounds = [(first_of[offsets[a][0]], last_of[offsets[b - 1][1] - 1]) for a, b in words]
        forms = [masked[offsets[a][0] : offsets[b - 1][1]] for a, b in words]
        ids += encoding.ids
        starts += [first_of[offset[0]] for offset in offsets]
        line_of += [number] * len(encoding.ids)
        for index, ((a, b), (_, word_end), form, quote) in enumerate(
            zip(words, bounds, forms, quote_states(forms), strict=True)
        ):
            length = b - a
            ends += [word_end] * length
            opens += [True] + [False] * (length - 1)
            shapes += [word_shape(form)] * length
            quotes += [quote] * length
            places += [3 if title else 2] * length
            if not index and opens_line and not title:
                places[-length] = 1
    at = np.array(starts, dtype=np.int64)
    token = np.maximum(np.searchsorted(parse.starts, at, side="right") - 1, 0)
    features = {
        name: np.array(column, dtype=np.int64)
        for name, column in (("shape", shapes), ("quote", quotes), ("place", places))
    }
    for name, column in (("tag", parse.tag), ("dep", parse.dep), ("entity", parse.entity), ("hop", parse.hop)):
        features[name] = column[token] if len(column) else np.zeros_like(at)
    return _Subwords(
        ids=np.array(ids, dtype=np.int64),
        features=features,
        token=token,
        starts=at,
        ends=np.array(ends, dtype=np.int64),
        opens=np.array(opens, dtype=np.bool_),
        line=np.array(line_of, dtype=np.int64),
    )


def _mask_names(text: str, span: Span, parse: Parse) -> tuple[str, list[int], list[int]]:
    """A line with its names masked; for each character of it, where in `text` what it stands for begins and ends.

    The first name of a line is always the same word, the second another: which name it is leaves no trace, and the
    same name stays the same within the line. Names joined by hyphens are one.
    """
    start, end = span
    parts: list[str] = []
    first_of: list[int] = []
    last_of: list[int] = []
    known: dict[Name, str] = {}
    at = start
    for a, b, name in _names_in(text, span, parse):
        kind = name[0]
        if name not in known:
            words = STAND_INS[kind - 1]
            known[name] = words[sum(other[0] == kind for other in known) % len(words)]
        word = known[name]
        parts += (text[at:a], word)
        first_of += [*range(at, a), *[a] * len(word)]
        last_of += [*range(at + 1, a + 1), *[b] * len(word)]
        at = b
    parts.append(text[at:end])
    first_of += range(at, end)
    last_of += range(at + 1, end + 1)
    return "".join(parts), first_of, last_of


def _names_in(text: str, span: Span, parse: Parse) -> Iterator[tuple[int, int, Name]]:
    """Where the names of a line are, those joined by hyphens as one."""
    start, end = span
    k, high = np.searchsorted(parse.starts, (start, end)).tolist()
    while k < high:
        name = parse.names[k]
        last = k
        while name and last + 2 < high and (more := parse.names[last + 2]) and _is_hyphen(text, parse, last + 1):
            name = (more[0], f"{name[1]}-{more[1]}")
            last += 2
        a, b = int(parse.starts[k]), int(parse.ends[last])
        if name and b <= end and not text[max(start, a - 1) : a].isalnum() and not text[b : b + 1].isalnum():
            yield a, b, name
        k = last + 1


def _is_hyphen(text: str, parse: Parse, k: int) -> bool:
    a, b = int(parse.starts[k]), int(parse.ends[k])
    joined = parse.ends[k - 1] == a and parse.starts[k + 1] == b
    return bool(joined) and text[a:b] in {"-", "–", "‑"}


def _word_bounds(word_ids: Sequence[int | None]) -> list[Span]:
    """Half-open runs of subwords that make up one word."""
    changes = [k for k in range(1, len(word_ids)) if word_ids[k] != word_ids[k - 1]]
    edges = [0, *changes, len(word_ids)]
    return [(a, b) for a, b in itertools.pairwise(edges) if b > a]


def _pieces(subwords: _Subwords, parse: Parse) -> Iterator[Span]:
    """Ranges of subwords that fit a window: whole lines, or parts of a long one."""
    room = WIDTH - 2
    edges = [0, *(np.flatnonzero(np.diff(subwords.line)) + 1), len(subwords.ids)]
    sentence = np.zeros(len(subwords.ids), dtype=np.bool_)
    fresh = np.diff(subwords.token, prepend=-1) != 0
    sentence[fresh] = parse.opens_sentence[subwords.token[fresh]] if len(parse.starts) else False
    sentence &= subwords.opens
    for low, high in itertools.pairwise(edges):
        at = int(low)
        while high - at > room:
            stop = _last(sentence, at + 1, at + room) or _last(subwords.opens, at + 1, at + room) or at + room
            yield at, stop
            at = stop
        yield at, int(high)


def _last(flags: NDArray[np.bool_], low: int, high: int) -> int:
    """The last true position in low..high, both included; 0 if there is none."""
    found = np.flatnonzero(flags[low : high + 1])
    return low + int(found[-1]) if len(found) else 0


def _pack(pieces: Iterator[Span], lead: int) -> Iterator[list[Span]]:
    """Group neighbouring pieces into windows of at most `WIDTH` subwords, special ones included."""
    group: list[Span] = []
    used = 1 + lead
    for a, b in pieces:
        if group and used + b - a + 1 > WIDTH:
            yield group
            group, used = [], 1
        group.append((a, b))
        used += b - a + 1
    if group:
        yield group


def _build(subwords: _Subwords, heads: Ints, pieces: Sequence[Span]) -> Window:
    low, high = pieces[0][0], pieces[-1][1]
    size = 1 + sum(b - a + 1 for a, b in pieces)
    where = np.full(size, -1, dtype=np.int64)  # the subword of each position, -1 on special ones
    piece = np.full(size, -1, dtype=np.int64)
    at = 1
    for number, (a, b) in enumerate(pieces):
        where[at : at + b - a] = np.arange(a, b)
        piece[at : at + b - a] = number
        at += b - a + 1
    real = where >= 0
    position = np.zeros(high - low, dtype=np.int64)
    position[where[real] - low] = np.flatnonzero(real)

    def spread(values: NDArray[np.int64], fill: int) -> Ints:
        column = np.full(size, fill, dtype=np.int64)
        column[real] = values[where[real]]
        return column

    ids = spread(subwords.ids, SEP)
    ids[0] = CLS
    target = spread(heads, -1)
    inside = (target >= low) & (target < high)
    head = np.arange(size)
    head[inside] = position[target[inside] - low]
    opens = np.zeros(size, dtype=np.bool_)
    opens[real] = subwords.opens[where[real]]
    return Window(
        ids=ids,
        features={name: spread(subwords.features[name], 0) for name in SIZES},
        head=head,
        starts=spread(subwords.starts, -1),
        ends=spread(subwords.ends, -1),
        opens=opens,
        piece=piece,
    )
