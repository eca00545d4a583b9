import base64
import hashlib
import re
import time
from html.parser import HTMLParser

import msgspec
import pytest

from reportedly.model import Anchor, Article, Cue, Figure, Furniture, Reading, Statement, article_id, passage
from reportedly.views.characters import visible
from reportedly.views.page import render_page

VOID = {"meta", "br", "link"}


class Evidence(HTMLParser):
    """What the page's text column holds, and what each role of each entry reads as."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, list[str]]] = []
        self.text = ""
        self.read: dict[str, str] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.add(tag)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.links += [known["href"] or ""] if "href" in known else []
        if tag not in VOID:
            self.stack.append((tag, (known.get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not any("text" in classes for _, classes in self.stack):
            return
        self.text += data
        for _, classes in self.stack:
            for name in classes:
                self.read[name] = self.read.get(name, "") + data


def evidence_of(reading: Reading) -> Evidence:
    found = Evidence()
    found.feed(render_page(reading))
    assert not found.stack
    return found


def test_the_text_column_reads_as_the_article(reading: Reading) -> None:
    assert evidence_of(reading).text == reading.article.text


def test_every_anchor_reads_as_its_text(reading: Reading) -> None:
    read = evidence_of(reading).read
    text = reading.article.text
    for n, statement in enumerate(reading.statements, 1):
        for letter, passage_ in (("o", statement.source), ("u", statement.cue), ("c", statement.content)):
            expected = "".join(a.text_of(text) for a in passage_.anchors) if passage_ else None
            assert read.get(f"{letter}-s{n}") == expected
    assert [read[f"a-f{n}"] for n in range(1, 5)] == [f.anchor.text_of(text) for f in reading.figures]
    assert read["a-t1"] == "a further round in Port Alder on Thursday"
    assert read["a-e1"] == "its raid on Dornhaven"
    assert read["a-p1"] == "no talks without a full withdrawal"
    assert read["a-p2"] == "Velmar had “drawn back every point” of the map"
    assert read["a-g1"] == "it was said"
    assert read["a-k1"] == "Northern Wire"
    assert read["furniture"] == "More from this desk"


def test_the_articles_own_voice_is_told_apart_from_somebodys_word(reading: Reading) -> None:
    page = render_page(reading)
    assert '<span class="word own">in the article’s own voice</span>' in page
    assert '<span class="word">according to Velmar army ' in page
    assert page.count('class="word own"') == 1


def test_ids_are_unique_and_every_fragment_leads_somewhere(reading: Reading) -> None:
    found = evidence_of(reading)
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)


def test_the_policy_allows_only_what_the_page_ships(reading: Reading) -> None:
    page = render_page(reading)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; ")
    for source in re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, re.DOTALL):
        assert base64.b64encode(hashlib.sha256(source.encode()).digest()).decode() in allowed
    assert not re.search(r'\s(?:style|on\w+|src)="', page)


def hostile_reading(url: str) -> Reading:
    bad = '"><script>alert(1)</script>\x00\x1b\ud800\u202e\r</style></script><!-- {{ 7*7 }}'
    text = f"{bad} said {bad}"
    start = len(bad) + 6
    said = Statement(
        id=bad,
        source=passage(text, [(0, len(bad))]),
        cue=Cue((Anchor(len(bad) + 1, start - 1),), "said", "say"),
        content=passage(text, [(start, len(text))]),
        manner="indirect",
        addressee=bad,
    )
    figure = Figure(id=bad, anchor=Anchor(start, len(text)), value=3, claimant=bad, by=bad, according_to=(bad,))
    past = Figure(id="past", anchor=Anchor(0, len(text) + 9), value=3)
    article = Article(
        id=article_id(text),
        text=text,
        url=url,
        title=bad,
        outlet=bad,
        byline=bad,
        furniture=(Furniture(bad, None, bad),),
    )
    return Reading(source_id=bad, article=article, statements=(said,), figures=(figure, past), readers=(bad,))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///x", "http://[", "x"]
)
def test_hostile_words_stay_words(url: str) -> None:
    reading = hostile_reading(url)
    page = render_page(reading)
    found = evidence_of(reading)
    assert page.count("<script>") == 1
    assert all(link.startswith("#") for link in found.links)
    assert found.text == visible(reading.article.text)
    assert found.read["o-s1"] == visible(reading.article.text[: reading.statements[0].content.start - 6])
    assert not re.search("[\x00\x1b\r\ud800\u202e]", page)
    assert "a-f1" not in found.read
    page.encode("utf-8")


def test_a_web_address_is_a_link_that_tells_nothing(reading: Reading) -> None:
    page = render_page(reading)
    assert '<a href="https://example.org/kesh-map?a=1&amp;b=2" rel="noopener noreferrer nofollow">' in page


def test_a_title_that_is_not_in_the_text_stands_above_it(reading: Reading) -> None:
    article = msgspec.structs.replace(reading.article, title="Another title")
    page = render_page(msgspec.structs.replace(reading, article=article))
    assert '<h1 dir="auto">Another title</h1>' in page
    assert page.count("<h1") == 1
    assert render_page(reading).count("<h1") == 1


@pytest.mark.parametrize("text", ["", "\n\n", "\n\nOne line", "a\nb\nc\n", "\ud800"])
def test_any_text_makes_a_page(text: str) -> None:
    assert evidence_of(Reading(article=Article(id="", text=text))).text == visible(text)


def test_the_same_reading_gives_the_same_page(reading: Reading) -> None:
    assert render_page(reading) == render_page(Reading.from_json(reading.to_json()))


def test_a_long_article_is_laid_out_well_within_a_second() -> None:
    sentence = "The envoy said that at least 40 people had left the valley by the old road before the snow came down again.\n\n"
    text = sentence * 250
    statements, figures = [], []
    for n in range(200):
        at = n * len(sentence)
        cue = Cue((Anchor(at + 10, at + 14),), "said", "say")
        content = passage(text, [(at + 15, at + len(sentence) - 3)])
        source = passage(text, [(at, at + 9)])
        statements.append(Statement(id=f"x{n}", source=source, cue=cue, content=content, manner="indirect"))
        figures.append(Figure(id=f"y{n}", anchor=Anchor(at + 20, at + 38), value=40, low=40, according_to=(f"x{n}",)))
    reading = Reading(article=Article(id="", text=text), statements=tuple(statements), figures=tuple(figures))
    render_page(Reading(article=Article(id="", text="")))
    # CPU time, so that a busy machine does not fail it; measured: 0.06 s.
    start = time.process_time()
    render_page(reading)
    assert time.process_time() - start < 0.8
