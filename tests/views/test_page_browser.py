"""The page in a real Chromium: choosing, keyboard, no script, contrast, paper, and silence on the network."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from reportedly.views.page import render_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from reportedly.model import Reading

    Open = Callable[..., Page]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium on the path"),
]

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# What stands in the text for a role of the chosen entry, the parts of a split one joined by " … ".
LIT = """role => {
  const parts = [];
  let before = null;
  const all = [...document.querySelectorAll('.text [data-e]')];
  all.forEach((piece, index) => {
    if (!piece.classList.contains('on-' + role)) return;
    if (before === index - 1 && parts.length) parts[parts.length - 1] += piece.textContent;
    else parts.push(piece.textContent);
    before = index;
  });
  return parts.join(' … ');
}"""

# Every text node that is shown, against the backgrounds behind it, by the formula of WCAG 2.
CONTRAST = """() => {
  const rgb = css => { const [r, g, b, a = 1] = css.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const over = (top, under) => top.slice(0, 3).map((c, i) => c * top[3] + under[i] * (1 - top[3]));
  const light = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = el => { if (!el) return [255, 255, 255, 1];
    const own = rgb(getComputedStyle(el).backgroundColor);
    return own[3] === 1 ? own : [...over(own, ground(el.parentElement)), 1]; };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const el = node.parentElement;
    if (!node.data.trim() || !el.checkVisibility() || el.closest('script, .vh, #status, .skip, noscript')) continue;
    const a = light(rgb(getComputedStyle(el).color)), b = light(ground(el));
    found.push([(Math.max(a, b) + .05) / (Math.min(a, b) + .05), el.className, node.data.trim().slice(0, 30)]);
  }
  return found.sort((x, y) => x[0] - y[0]);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_OPTIONS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, reading: Reading, tmp_path: Path) -> Iterator[Open]:
    """Opens a reading; at the end nothing may have been said on the console nor asked of the network."""
    path = tmp_path / "page.html"
    trouble: list[str] = []
    contexts = []

    def open_(shown: Reading = reading, *, fragment: str = "", **options: Any) -> Page:
        path.write_text(render_page(shown), encoding="utf-8")
        context = browser.new_context(
            **{"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce"} | options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on(
            "request",
            lambda request: None if request.url.split("#")[0] == path.as_uri() else trouble.append(request.url),
        )
        page.goto(path.as_uri() + fragment)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert trouble == []


def with_long_words(reading: Reading) -> Reading:
    """The same with a name and a text without a place to break, and a line that runs from right to left."""
    text = f"{reading.article.text}\n\n{'unbroken' * 60}\n\nשלום לכל העמק (Talvik) 12."
    actors = (msgspec.structs.replace(reading.actors[0], name="K" * 300), *reading.actors[1:])
    return msgspec.structs.replace(
        reading,
        article=msgspec.structs.replace(reading.article, text=text, url="https://example.org/" + "x" * 400),
        actors=actors,
    )


def lit(page: Page) -> dict[str, str]:
    found = {role: page.evaluate(LIT, role) for role in ("source", "cue", "content", "evidence")}
    return {role: words for role, words in found.items() if words}


def test_choosing_each_statement_marks_its_source_cue_and_content(open_page: Open, reading: Reading) -> None:
    page = open_page()
    for n, statement in enumerate(reading.statements, 1):
        page.locator(f'a.choose[data-e="s{n}"]').click()
        passages = {"source": statement.source, "cue": statement.cue, "content": statement.content}
        expected = {role: found.text for role, found in passages.items() if found}
        # A nested statement shares segments with its outer one: each role is told apart.
        assert lit(page) == expected
        assert page.locator("a.choose[aria-current=true]").count() == 1
        assert page.locator(f".c-s{n}").first.evaluate("el => el.getBoundingClientRect().top > 0")


@pytest.mark.parametrize(("letter", "field"), [("f", "figures"), ("t", "talks"), ("e", "acts")])
def test_choosing_an_entry_marks_its_anchor(open_page: Open, reading: Reading, letter: str, field: str) -> None:
    page = open_page()
    for n, entry in enumerate(getattr(reading, field), 1):
        page.locator(f'a.choose[data-e="{letter}{n}"]').click()
        assert lit(page) == {"evidence": entry.anchor.text_of(reading.article.text)}


def test_evidence_is_named_in_words_and_not_by_colour_alone(open_page: Open) -> None:
    page = open_page()
    page.locator('a.choose[data-e="s4"]').click()
    labels = page.eval_on_selector_all("[data-label]", "all => all.map(el => getComputedStyle(el, '::before').content)")
    assert labels == ['"content"', '"cue"', '"source"', '"content"']
    told = page.locator("#status").inner_text()
    assert "source: Ilan Toresk, a spokesman for the Kesh Front." in told
    assert "cue: said." in told


def test_marked_words_show_their_entry_and_then_the_one_around_it(open_page: Open) -> None:
    page = open_page()
    # The words stand on two lines; the middle of the box around them is neither.
    click = "el => { const r = el.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]; }"
    x, y = page.locator(".text .a-f1").first.evaluate(click)
    page.mouse.click(x, y)
    assert page.evaluate("document.activeElement.dataset.e") == "f1"
    page.mouse.click(x, y)
    assert page.evaluate("document.activeElement.dataset.e") == "s2"
    assert page.locator(".entry.chosen").get_attribute("id") == "s2"


def test_all_is_done_with_the_keyboard(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the article"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.e") == "f1"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    assert lit(page) == {"evidence": "at least 170 Kesh fighters"}
    page.keyboard.press("ArrowDown")
    assert lit(page) == {"evidence": "no more than 30"}
    page.keyboard.press("End")
    assert lit(page) == {"evidence": "Dozens"}
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.e") == "f4"
    page.keyboard.press("Escape")
    assert lit(page) == {}
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.to')")


def test_tab_visits_every_link_once_and_leaves(open_page: Open) -> None:
    page = open_page()
    links = page.locator("a[href]").count()
    seen = []
    for _ in range(links):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("[...document.querySelectorAll('a[href]')].indexOf(document.activeElement)"))
    assert seen == list(range(links))


def test_an_address_opens_its_entry(open_page: Open) -> None:
    assert lit(open_page(fragment="#t-f3")) == {"evidence": "about 800 villagers"}


def test_without_a_script_the_address_lights_the_evidence(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    shade = "els => els.map(el => getComputedStyle(el).backgroundColor)"
    before = page.eval_on_selector_all(".c-s8", shade)
    page.locator('a.choose[data-e="s8"]').click()
    after = page.eval_on_selector_all(".c-s8:not([hidden]), .o-s8, .u-s8", shade)
    assert set(after) == {"rgb(255, 231, 160)"}
    assert after[0] not in before
    page.locator('.ref[data-n="4"]').click()
    assert page.locator("#s4").evaluate("el => el.matches(':target')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("entry", ["", "s4", "s7", "f1", "p2", "g1"])
def test_contrast_reaches_aa(open_page: Open, scheme: str, entry: str) -> None:
    page = open_page(color_scheme=scheme)
    if entry:
        page.locator(f'a.choose[data-e="{entry}"]').click()
        page.wait_for_timeout(50)
    ratios = page.evaluate(CONTRAST)
    assert len(ratios) > 100
    assert ratios[0][0] >= 4.5, ratios[:3]


def test_dark_is_dark(open_page: Open) -> None:
    grounds = [
        open_page(color_scheme=scheme).evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(251, 249, 244)", "rgb(24, 23, 20)"]


def test_paper_has_the_record_and_no_controls(open_page: Open) -> None:
    page = open_page()
    page.emulate_media(media="print")
    assert page.locator("nav").is_hidden()
    assert page.locator(".keys").is_hidden()
    assert page.locator("#figures .amount").first.is_visible()
    assert page.locator("#record").evaluate("el => getComputedStyle(el).position") == "static"
    assert page.locator("#s4").is_visible()
    assert "underline" in page.locator(".content").first.evaluate("el => getComputedStyle(el).textDecorationLine")
    beside = "el => el.getBoundingClientRect().left > document.querySelector('.c-s4').getBoundingClientRect().right"
    page.set_viewport_size({"width": 690, "height": 975})  # the width of A4 within its margins
    assert page.locator("#s4").evaluate(beside)
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("width", [320, 390, 800, 1100, 1400, 2400])
def test_nothing_runs_off_the_side(open_page: Open, reading: Reading, width: int) -> None:
    page = open_page(with_long_words(reading), viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_notes_stand_at_their_line_and_do_not_cover_each_other(open_page: Open) -> None:
    page = open_page()
    boxes = page.eval_on_selector_all(
        ".note", "all => all.map(el => { const r = el.getBoundingClientRect(); return [r.top, r.bottom]; })"
    )
    assert all(above[1] <= below[0] + 0.5 for above, below in itertools.pairwise(boxes))
    mark = page.locator("#t-s4").evaluate("el => el.getBoundingClientRect().top")
    assert abs(boxes[3][0] - mark) < 30


def test_landmarks_headings_and_lists_are_there(open_page: Open) -> None:
    page = open_page()
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("banner").count() == 1
    assert page.get_by_role("complementary", name="The record").count() == 1
    assert page.get_by_role("navigation", name="Parts of the record").count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("region", name="Figures 4").get_by_role("listitem").count() == 4
    assert page.get_by_role("link", name="Statement 2: Velmar army said").count() == 4
