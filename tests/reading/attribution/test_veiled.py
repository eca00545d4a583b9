"""A parse with one stand-in for all names, and the way back to the article's code points."""

from __future__ import annotations

from reportedly.model import Article, article_id
from reportedly.reading.attribution import AttributionReader
from reportedly.reading.attribution.learned import TaggerSpotter
from reportedly.reading.attribution.veiled import STAND_IN, Veil
from reportedly.reading.attribution.words import words_of
from reportedly.reading.parsing import parse_text
from reportedly.reading.pipeline import read_article

TEXT = "The envoy of Kesh met Ana Kolt.\n\nThen Kolt said that  Kesh-based guards left Velmar. UNO and Kolt agree."


def veil_of(text: str) -> Veil:
    doc = parse_text(text)
    return Veil(doc, words_of(text, doc, doc.sents))


def test_names_are_out_of_sight_and_the_rest_is_shown() -> None:
    shown = veil_of(TEXT).doc.text
    assert not any(name in shown for name in ("Kesh", "Kolt", "Ana", "Velmar"))
    assert shown.startswith(
        f"The envoy of {STAND_IN} met {STAND_IN} {STAND_IN}.\n\nThen {STAND_IN} said that  {STAND_IN}-based"
    )


def test_every_token_comes_back_to_its_own_place() -> None:
    veil, doc = veil_of(TEXT), parse_text(TEXT)
    for shown, token in zip(veil.doc, doc, strict=True):
        (place,) = veil.behind([(shown.idx, shown.idx + len(shown))])
        assert TEXT[slice(*place)] == token.text
        assert veil.before(token.idx, token.idx + len(token)) == (shown.idx, shown.idx + len(shown))


def test_a_veiled_text_is_the_same_with_other_names_in_it() -> None:
    other = TEXT.replace("Kesh", "Ostrunia").replace("Kolt", "Maribo")
    assert veil_of(other).doc.text == veil_of(TEXT).doc.text


def test_statements_are_read_from_the_article_not_from_the_veil() -> None:
    text = "Ana Kolt of Velmar said on Monday that the Kesh Front had left the valley."
    article = Article(id=article_id(text), text=text)
    (statement,) = read_article(article, readers=[AttributionReader(TaggerSpotter(veiled=True))]).statements
    assert statement.source is not None
    assert statement.source.text.startswith("Ana Kolt")
    assert statement.content.text == "that the Kesh Front had left the valley"
