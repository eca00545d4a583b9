"""The trained tagger as the core, with the rules' layers on top."""

from __future__ import annotations

from reportedly.model import Anchor, Article, Furniture, article_id
from reportedly.reading.attribution import AttributionReader
from reportedly.reading.attribution.rules import RuleSpotter
from reportedly.reading.pipeline import read_article

TEXT = (
    "The Kesh Front said on Monday that it would not sign the truce.\n\n"
    "“We were promised water,” said Ana Kolt, its envoy. A raid reportedly led to twelve arrests."
)


def test_the_tagger_spots_speech_and_the_layers_add_what_hides_its_source() -> None:
    article = Article(id=article_id(TEXT), text=TEXT)
    reading = read_article(article, readers=[AttributionReader()])
    found = [(s.source.text if s.source else None, s.cue.text if s.cue else None) for s in reading.statements]
    assert "The Kesh Front" in [source for source, _ in found]
    assert ("Ana Kolt, its envoy", "said") in found
    assert (None, "reportedly") in found
    direct = next(s for s in reading.statements if s.manner == "direct")
    assert TEXT[direct.content.start : direct.content.end] == "“We were promised water,”"


def test_every_anchor_of_a_tagged_statement_reads_as_its_text() -> None:
    article = Article(id=article_id(TEXT), text=TEXT)
    reading = read_article(article, readers=[AttributionReader()])
    for statement in reading.statements:
        for part in (statement.source, statement.cue, statement.content):
            if part is not None:
                assert part.text == " … ".join(TEXT[a.start : a.end] for a in part.anchors)


def test_the_rules_read_without_the_tagger() -> None:
    article = Article(id=article_id(TEXT), text=TEXT)
    reading = read_article(article, readers=[AttributionReader(RuleSpotter())])
    assert ("Ana Kolt, its envoy", "said") in [
        (s.source and s.source.text, s.cue and s.cue.text) for s in reading.statements
    ]


def test_furniture_is_not_tagged() -> None:
    text = "Ana Kolt said that the road was open.\n\nOur editor said that readers should sign up.\n\nRain fell."
    line = "Our editor said that readers should sign up."
    cut = Furniture(line, Anchor(text.index(line), text.index(line) + len(line)), "promotion")
    reading = read_article(Article(id=article_id(text), text=text, furniture=(cut,)), readers=[AttributionReader()])
    assert [s.source.text for s in reading.statements if s.source] == ["Ana Kolt"]
