import re

import msgspec
import pytest
from rich.cells import cell_len

from reportedly.model import Act, Anchor, Article, Reading, Statement, article_id, passage
from reportedly.views.terminal import render_terminal


def test_each_claim_stands_on_somebodys_word(reading: Reading) -> None:
    shown = render_terminal(reading, color=False)
    for lines in (
        (
            "  f1 at least 170 killed — Kesh fighters · by Velmar army · Dornhaven · Sunday\n"
            "     according to Velmar army [2]\n"
        ),
        "  f3 about 800 displaced — villagers\n     denied by Runa Hadal [9]\n",
        "  f4 24 or more missing\n     according to an unnamed source [10]\n",
        (
            "  Velmar\n  p2 takes back every point of the map\n"
            "     claimed by Ilan Toresk, carried by Northern Wire [7] [6]\n"
        ),
        (
            "   7 Ilan Toresk “Toresk” claimed  mixed, doubting\n     that Velmar had “drawn back every point” of the map\n"
            "     carried by Northern Wire [6]\n"
        ),
        "   ? no source: the text does not say who said it [10]\n   ? language",
        (
            "  e1 ASSAULT — Velmar army → “Dornhaven”\n"
            "     …170 Kesh fighters were killed in its raid on Dornhaven. The Front put its losses at “no…\n"
            "     according to Velmar army [2]\n"
        ),
        "   4 Ilan Toresk, a spokesman for the Kesh Front said  direct, to the mediators\n",
        "  t1 Port Alder · planned\n     when Thursday\n     between Velmar, Kesh Front\n     mediated by Ostrany\n",
        "     in the article’s own voice\n",
        "Morning Ledger · 24 March 2031 (as given) · by Our staff\nText taken from: Northern Wire\n",
    ):
        assert lines in shown


@pytest.mark.parametrize("width", [24, 40, 100, 200])
def test_no_line_is_wider_than_asked(reading: Reading, width: int) -> None:
    lines = render_terminal(reading, width=width, color=False).splitlines()
    assert max(cell_len(line) for line in lines) <= width


def test_color_adds_styles_and_nothing_else(reading: Reading) -> None:
    plain = render_terminal(reading, color=False)
    colored = render_terminal(reading, color=True)
    assert "\x1b[" in colored
    stripped = re.sub(r"\x1b\[[\d;]*m", "", colored)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()
    assert "\x1b" not in plain


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They fled.", "They fled."),
        ("Title\n\nThey fled.\nMore", "They fled."),
        ("x" * 100 + "fled" + "y" * 100, "…fled…"),
        ("One\ttwo\x1b fled", "One two␛ fled"),
    ],
)
def test_an_act_is_told_between_the_words_beside_it_in_its_line(text: str, told: str) -> None:
    at = text.index("fled")
    act = Act(id="e", anchor=Anchor(at, at + 4), type="RETREAT")
    assert f"     {told}\n" in render_terminal(Reading(article=Article(id="", text=text), acts=(act,)), color=False)


def test_the_articles_own_voice_does_not_look_like_somebodys_word(reading: Reading) -> None:
    shown = render_terminal(reading, width=200, color=True)
    assert "\x1b[33maccording to Velmar army\x1b[0m" in shown
    assert "\x1b[2min the article’s own voice\x1b[0m" in shown


def hostile_reading() -> Reading:
    text = "\x1b]0;owned\x07Envoy\x9b2J said\u202e [red]yes[/red] \ud800:smile: now"
    said = Statement(
        id="s",
        source=passage(text, [(0, text.index(" said"))]),
        cue=None,
        content=passage(text, [(text.index("[red]"), len(text))]),
        manner="indirect",
    )
    article = Article(id=article_id(text), text=text, title=text, outlet="\x1b[2Jdesk")
    return Reading(article=article, statements=(said,))


@pytest.mark.parametrize("color", [False, True])
def test_control_sequences_of_the_text_never_reach_the_terminal(*, color: bool) -> None:
    shown = re.sub(r"\x1b\[[\d;]*m", "", render_terminal(hostile_reading(), color=color))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "[red]yes[/red] �:smile: now" in shown
    assert "␛]0;owned␇Envoy" in shown
    shown.encode("utf-8")


def test_an_empty_reading_shows_its_heading_alone() -> None:
    assert render_terminal(Reading(article=Article(id="", text="")), color=False) == "Untitled article\ndate unknown\n"


def test_long_content_is_shortened(reading: Reading) -> None:
    text = "word " * 400
    said = msgspec.structs.replace(
        reading.statements[0], source=None, cue=None, content=passage(text, [(0, len(text) - 1)])
    )
    shown = render_terminal(Reading(article=Article(id="", text=text), statements=(said,)), color=False)
    assert len(shown) < 400
    assert "word…" in shown
