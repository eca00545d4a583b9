"""`reportedly copies`: origins in a terminal, as lines, and as a page in a real browser."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

FIRST = """At least 34 people died when rockets struck the market of Brask on Sunday evening, the interior ministry of Velmar said.
The fire burned through the night and spread to the grain stores behind the old railway station on the other bank of the river.
According to the army, the rockets were fired from the hills above the Hallen valley by a unit of the Kesh Front <b>guards</b>.
Shops stayed closed on Monday, and the schools of the district sent their pupils home before noon."""


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    bare = FIRST.replace(", the interior ministry of Velmar said.", ".")
    articles = [
        {"id": "b", "outlet": "Kesh Today", "published": "2024-03-25", "text": bare},
        {"id": "a", "outlet": "Velmar Herald", "published": "2024-03-24", "text": FIRST},
        {
            "id": "c",
            "outlet": "Meridia Post",
            "text": "Wheat prices rose for the fourth week running, traders said, and bakers warned of a dear summer.",
        },
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    return path


def test_the_terminal_names_the_first_and_what_was_lost(run: Callable[..., Outcome], lines: Path) -> None:
    outcome = run("copies", lines)
    assert outcome.status == 0
    assert "one origin, 2 carriers, 2 outlets; first: earliest known time" in outcome.out
    shown = outcome.out.splitlines()
    first = next(k for k, line in enumerate(shown) if "first known" in line)
    assert "Velmar Herald" in shown[first]
    assert any("Kesh Today" in line for line in shown[first + 1 :])
    assert "lost attribution: “the interior ministry of Velmar said”" in outcome.out
    assert "Meridia Post" not in outcome.out
    assert "3 compared, 0 failed" in outcome.err


def test_lines_anchor_what_they_say(run: Callable[..., Outcome], lines: Path) -> None:
    [record] = map(json.loads, run("copies", lines, "--format", "jsonl").out.splitlines())
    first, second = record["carriers"]
    assert (first["source_id"], second["source_id"], second["kind"]) == ("a", "b", "copy")
    [lost] = second["lost_attributions"]
    start, end = lost["attribution"]
    assert FIRST[start:end] == "the interior ministry of Velmar said"
    for passage in second["passages"]:
        (a, b), (c, d) = passage["first"], passage["this"]
        bare = FIRST.replace(", the interior ministry of Velmar said.", ".")
        assert FIRST[a:b].split() == bare[c:d].split()


def test_alone_gives_the_others_too(run: Callable[..., Outcome], lines: Path) -> None:
    assert len(run("copies", lines, "--format", "jsonl", "--alone").out.splitlines()) == 2


def test_nothing_shared(run: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The guns fell silent.", encoding="utf-8")
    assert run("copies", tmp_path / "a.txt").out == "no article of 1 shares its text with another\n"


def test_an_input_that_fails_is_counted(run: Callable[..., Outcome], lines: Path, tmp_path: Path) -> None:
    outcome = run("copies", lines, tmp_path / "gone")
    assert outcome.status == 1
    assert "3 compared, 1 failed (missing 1)" in outcome.err


def test_the_page_shows_both_texts_and_loads_nothing(run: Callable[..., Outcome], lines: Path, tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    page_file = tmp_path / "origins.html"
    assert run("copies", lines, "--format", "html", "--out", page_file).status == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(page_file.as_uri())
        assert page.locator(".side").count() == 2
        assert page.locator(".side .lost").first.inner_text() == "the interior ministry of Velmar said"
        assert page.locator(".side").first.locator(".text").inner_text() == FIRST
        assert page.locator("details").first.get_attribute("open") is not None
        assert asked == [page_file.as_uri()]
        assert said == []
        browser.close()
