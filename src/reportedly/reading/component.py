"""The reading as a spaCy component: `nlp.add_pipe("reportedly")`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from reportedly.model import Reading

__all__ = ["ReportedlyComponent", "create_component"]

ROLES = ("source", "cue", "content")


class ReportedlyComponent:
    """Reads a parsed `Doc`: sets `doc._.reading`, and `doc.spans["statements"]` with spans labelled by their role.

    Each span's `id_` is the id of its statement. The pipeline must have tagged, parsed and named the text before.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The same `doc`, with its reading."""
        from reportedly.model import Article, article_id  # noqa: PLC0415 - spaCy imports every factory at start-up
        from reportedly.reading.parsing import ParsedArticle  # noqa: PLC0415
        from reportedly.reading.pipeline import read_parsed  # noqa: PLC0415

        article = Article(id=article_id(doc.text), text=doc.text)
        sentences = tuple(sentence for sentence in doc.sents if sentence.text.strip())
        reading = read_parsed(ParsedArticle(article, doc, sentences))
        doc._.reading = reading
        doc.spans["statements"] = _spans(doc, reading)
        return doc


def _spans(doc: Doc, reading: Reading) -> list[Span]:
    found = []
    for statement in reading.statements:
        for role in ROLES:
            part = getattr(statement, role)
            for anchor in part.anchors if part else ():
                span = doc.char_span(
                    anchor.start, anchor.end, label=role, span_id=statement.id, alignment_mode="expand"
                )
                if span is not None:
                    found.append(span)
    return found


@Language.factory(
    "reportedly",
    requires=["token.dep", "token.tag", "token.lemma", "doc.ents", "doc.sents"],
    assigns=["doc._.reading"],
)
def create_component(nlp: Language, name: str) -> ReportedlyComponent:
    """The component; registers `Doc._.reading` (a `reportedly.Reading`, or `None` before it ran)."""
    del nlp, name
    if not Doc.has_extension("reading"):
        Doc.set_extension("reading", default=None)
    return ReportedlyComponent()
