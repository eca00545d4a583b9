import pytest

from reportedly.errors import ArticleRejected
from reportedly.intake.pages import article_from_html

PARAGRAPHS = (
    (
        "The guns fell silent across northern Velmar on Sunday as envoys of the Kesh Front and the government met in Ostravel "
        "for the first time since the autumn offensive began."
    ),
    (
        "Officials on both sides said the meeting had lasted for six hours and that a second one was planned for the week ahead, "
        "though neither would say where it was going to be held."
    ),
    (
        "Residents of the border town of Lower Tarn said that they had heard no shelling since midnight, and that the first "
        "trucks with flour and medicine had crossed the bridge at dawn."
    ),
)
QUOTE = (
    "We have agreed on nothing but to go on talking, and for the people of this valley that is already a great deal."
)
BODY = "\n".join(f"<p>{part}</p>" for part in PARAGRAPHS)


def page(head: str = "", body: str = BODY, html: str = '<html lang="en">') -> str:
    return f"""<!doctype html>{html}<head><title>Guns fall silent in Velmar | Velmar Herald</title>{head}</head><body>
<nav><a href="/">Home</a><a href="/world">World news</a></nav>
<main><article><h1>Guns fall silent in Velmar</h1>{body}<blockquote><p>{QUOTE}</p></blockquote></article></main>
<aside><h3>Most read</h3><ul><li>Kesh Front names an envoy</li></ul></aside>
<script>document.body.innerHTML = "<p>written by a script</p>"; throw new Error("ran")</script>
<footer><p>© 2024 Velmar Herald. All rights reserved.</p></footer></body></html>"""


METADATA = """<meta property="og:site_name" content="Velmar Herald"><meta name="author" content="Ana Kolt">
<link rel="canonical" href="https://velmar.example/guns"><meta property="article:published_time" content="2024-03-24T08:00:00Z">"""


def test_text_title_byline_outlet_url_date_and_language() -> None:
    article = article_from_html(page(METADATA), source_id="p.html")
    assert article.text.startswith(PARAGRAPHS[0]) or PARAGRAPHS[0] in article.text
    assert article.title == "Guns fall silent in Velmar"
    assert article.byline == "Ana Kolt"
    assert article.outlet == "Velmar Herald"
    assert article.url == "https://velmar.example/guns"
    assert (article.published.value, article.published.basis) == ("2024-03-24T08:00:00+00:00", "metadata")
    assert article.language == "en"
    assert article.found == {
        "byline": "meta author",
        "language": "html lang",
        "outlet": "meta og:site_name",
        "published": "meta article:published_time",
        "title": "meta og:title" if "og:title" in METADATA else "title element",
        "url": "link rel=canonical",
    }


def test_block_quotations_stay_in_the_text() -> None:
    assert QUOTE in article_from_html(page()).text


def test_scripts_are_neither_run_nor_read() -> None:
    assert "script" not in article_from_html(page()).text


def test_furniture_that_was_cut_is_kept_with_its_reason_and_no_anchor() -> None:
    cut = {part.text: part for part in article_from_html(page()).furniture}
    assert cut["Most read"].reason == "navigation"
    assert cut["World news"].reason == "navigation"
    assert cut["© 2024 Velmar Herald. All rights reserved."].reason == "copyright"
    assert all(part.anchor is None for part in cut.values() if part.text not in article_from_html(page()).text)


def test_furniture_that_was_cut_is_bounded() -> None:
    many = "<aside>" + "".join(f"<h3>Headline number {k}</h3>" for k in range(5_000)) + "</aside>"
    assert len(article_from_html(page(body=BODY + many)).furniture) < 80


def test_a_date_that_only_the_page_shows_is_of_basis_text() -> None:
    article = article_from_html(page(body='<p class="date">Published 3 March 2024</p>' + BODY))
    assert (article.published.value, article.published.basis) == ("2024-03-03", "text")


def test_a_page_without_any_date() -> None:
    shown = page().replace("© 2024 ", "")
    assert article_from_html(shown).published.value is None


def test_a_given_date_wins() -> None:
    article = article_from_html(page(METADATA), published="2020-02-02")
    assert (article.published.value, article.published.basis) == ("2020-02-02", "given")


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html><body><form><input name=user><button>Log in</button></form></body></html>",
        "<html><head><title>404</title></head><body><h1>Not found</h1><p>Go home.</p></body></html>",
        "<html><body><nav>" + "<a href=x>World</a>" * 50 + "</nav></body></html>",
        "<",
        "no markup at all",
        "<html><body>\x00\x01</body></html>",
        "<!-- -->",
    ],
)
def test_a_page_without_an_article_is_rejected(markup: str) -> None:
    with pytest.raises(ArticleRejected, match=r"p\.html has no article in it") as caught:
        article_from_html(markup, source_id="p.html")
    assert caught.value.reason == "no-article"


def test_control_characters_and_broken_markup_are_no_obstacle() -> None:
    article = article_from_html("<html><body><article>" + BODY.replace("guns", "gu\x00ns", 1) + "<p><b><i>unclosed")
    assert PARAGRAPHS[1] in article.text


def test_anchors_of_furniture_in_the_text_read_as_it() -> None:
    article = article_from_html(
        page(body=BODY + "<p>Read more: Envoys of the Kesh Front arrive in Ostravel</p>" + BODY[:200])
    )
    for part in article.furniture:
        assert part.anchor is None or part.anchor.text_of(article.text) == part.text


def test_markup_that_is_nested_very_deeply_is_no_crash() -> None:
    for deep in ("<div>" * 20_000 + BODY, "<b><i>" * 5_000 + BODY):
        try:
            article = article_from_html(f"<html><body>{deep}", source_id="p.html")
        except ArticleRejected as rejected:
            event = rejected.reason
        else:
            event = "read" if article.text else "empty"
        assert event in {"read", "no-article"}
