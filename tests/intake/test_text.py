import pytest

from reportedly.errors import ArticleRejected
from reportedly.intake.text import Known, article_from_text

TEXT = "Truce holds in Velmar\n\nBy Ana Kolt\n\nThe guns fell silent on Sunday, the envoys said. \n\n\nHollow Pines\n\nBack to top"


def test_the_text_stays_as_it_is() -> None:
    odd = "\ufeff  Caf\u0065\u0301 \u00a0 talks.\u2028\tEnd \x0c "
    assert article_from_text(odd).text == odd


def test_only_line_breaks_are_made_lf() -> None:
    assert article_from_text("a b\r\nc\rd\n\re ").text == "a b\nc\nd\n\ne "


def test_title_byline_credit_and_furniture_of_a_plain_text() -> None:
    article = article_from_text(TEXT)
    assert article.title == "Truce holds in Velmar"
    assert article.byline == "Ana Kolt"
    assert [(credit.name, credit.anchor and credit.anchor.text_of(TEXT)) for credit in article.credits] == [
        ("Hollow Pines", "Hollow Pines")
    ]
    assert [(part.reason, part.anchor and part.anchor.text_of(TEXT)) for part in article.furniture] == [
        ("navigation", "Back to top")
    ]
    assert article.published.basis == "unknown"
    assert article.published.value is None


@pytest.mark.parametrize(
    "text",
    [
        "The guns fell silent on Sunday.\nThe envoys met.",
        "OSTRAVEL, 4 May 2025 - The envoys met.\nThey parted.",
        "One line alone",
        "March 24, 2024\nThe envoys met.",
        "By Ana Kolt\nThe envoys met.",
    ],
)
def test_a_first_line_that_is_no_headline(text: str) -> None:
    assert article_from_text(text).title is None


def test_a_given_title_wins_over_the_first_line() -> None:
    assert article_from_text(TEXT, known=Known(title="Other")).title == "Other"


def test_furniture_above_the_headline_is_passed_over() -> None:
    assert article_from_text("Advertisement\nTruce holds\nThe guns fell silent, he said.").title == "Truce holds"


@pytest.mark.parametrize(
    ("known", "value", "basis"),
    [
        (Known(published="24 March 2024", metadata_date="2023-01-01"), "2024-03-24", "given"),
        (Known(metadata_date="2023-01-01"), "2023-01-01", "metadata"),
        (Known(shown_date="2022-01-01"), "2021-05-03", "text"),
        (Known(), "2021-05-03", "text"),
    ],
)
def test_given_comes_before_metadata_and_metadata_before_text(known: Known, value: str, basis: str) -> None:
    article = article_from_text("Published: 3 May 2021\nThe envoys met.\nThey parted.", known=known)
    assert (article.published.value, article.published.basis) == (value, basis)


def test_a_date_that_the_page_shows_is_taken_where_the_text_has_none() -> None:
    article = article_from_text("The envoys met.", known=Known(shown_date="2022-01-01"))
    assert (article.published.value, article.published.basis) == ("2022-01-01", "text")


@pytest.mark.parametrize(
    ("text", "known", "reason", "message"),
    [
        ("", Known(), "empty", "x is empty"),
        (" \n\t\u00a0", Known(), "empty", "x is empty"),
        ("a\ud800b", Known(), "encoding", "lone surrogate at 1"),
        ("The envoys met.", Known(published="31 February 2024"), "bad-date", "'31 February 2024' is no date"),
    ],
)
def test_what_can_not_be_an_article_is_rejected(text: str, known: Known, reason: str, message: str) -> None:
    with pytest.raises(ArticleRejected, match=message) as caught:
        article_from_text(text, source_id="x", known=known)
    assert caught.value.reason == reason


def test_another_language_is_named() -> None:
    text = "Die Gesandten trafen sich am Sonntag in der Hauptstadt und wollen bald weiter verhandeln."
    assert article_from_text(text).language == "de"


def test_a_byline_that_is_another_outlet_is_a_credit_without_a_place() -> None:
    article = article_from_text("The envoys met.", known=Known(byline="Velmar Press", outlet="Kesh Monitor"))
    assert [(credit.name, credit.anchor) for credit in article.credits] == [("Velmar Press", None)]


def test_the_same_text_gives_the_same_article() -> None:
    assert article_from_text(TEXT) == article_from_text(TEXT)
