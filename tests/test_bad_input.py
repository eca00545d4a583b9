"""Numbers, dates and places that can't be, and texts that no newsroom prints: no crash, no guess, and gaps that say so."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from bench.articles.soundness import faults

import reportedly
from reportedly.cli.main import main
from reportedly.views.page import render_page
from reportedly.views.terminal import render_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.model import Figure, Reading

PUBLISHED = "2031-03-05"  # a Wednesday
CLAUSE = "the army of Velmar killed 12 people in Oram on Monday, envoys said talks with the Kesh Front would resume"
STRANGE = {
    "numbers": "The Kesh Front said 1,2,3 people, ٣ soldiers and a dozen dozen farmers were killed in Oram.",
    "dates": "On 31 February the army killed 12 people, and on 2031-02-30 three more. The envoys met on 32 May 2031.",
    "places": "Twelve people were killed in Xyzzqqville. Talks will be held in Blorptown on Friday.",
    "empty figures": "People were killed. Killed: . Dead: -- people. The army said were wounded. A number of men died.",
    "controls": "The\x00army\x07said \x1b[31m12\x1b[0m people\x7f were killed in \u202eOram\u202c on Sunday.\x9b2J",
    "long sentence": f"{', and '.join([CLAUSE] * 112)}.",
    "numbers alone": " ".join(str(number) for number in range(1_000)),
    "nothing said": "\x01\x02 -- ... ?! \u200b\ufeff",
}


@lru_cache(maxsize=32)
def read(text: str, published: str | None = PUBLISHED) -> Reading:
    return reportedly.read(text, published=published)


def counted(text: str) -> list[tuple[str, int | None, int | None, int | None]]:
    return [(words(figure, text), figure.value, figure.low, figure.high) for figure in read(text).figures]


def words(figure: Figure, text: str) -> str:
    return figure.anchor.text_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Kesh Front said 1,2,3 people were killed in Oram.",
        "Officials said 1,2,3 soldiers and 4,5 civilians were wounded.",
        "The ministry said ٣ civilians were killed and ١٢٣ wounded.",
        "The ministry said १२ people and １２ soldiers died.",
        "A dozen dozen soldiers were killed, the army said.",
        "The council said 1.5 people were killed.",
        "Two three people were killed.",
        "Between 30 and 20 people were killed.",
        "1'000 people and 1 200 soldiers were killed.",
        "½ people, 5² soldiers, 007 agents and 1e5 farmers were killed.",
        "−12 people and +12 soldiers were killed.",
        "0 people were killed.",
        "10000000000000000000000 people and 999999999999 soldiers were killed.",
        STRANGE["empty figures"],
    ],
)
def test_a_number_that_can_not_be_read_is_no_figure(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("About 1.5 million people were displaced.", [("About 1.5 million people", 1_500_000, None, None)]),
        ("Half a dozen people were killed.", [("Half a dozen people", 6, 6, 6)]),
        ("Hundreds and hundreds of people were killed.", [("Hundreds and hundreds of people", None, 200, None)]),
        ("~40 people were hurt.", [("~40 people", 40, None, None)]),
        ("1,2,3 soldiers and 12 farmers were killed.", [("12 farmers", 12, 12, 12)]),
    ],
)
def test_a_number_that_can_be_read_beside_one_that_can_not_is(text: str, figures: list[tuple[object, ...]]) -> None:
    assert counted(text) == figures


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("On 31 February", "On 31 February, the army killed 12 people in Oram."),
        ("on 29 February 2031", "The army killed 12 people in Oram on 29 February 2031."),
        ("on 2031-02-30", "The army killed 12 people in Oram on 2031-02-30."),
    ],
)
def test_a_date_that_can_not_be_is_kept_as_written_without_a_day(phrase: str, text: str) -> None:
    (figure,) = read(text).figures
    assert figure.value == 12
    assert figure.time is None or (figure.time.text, figure.time.start, figure.time.end) == (phrase, None, None)
    assert all(act.time is None or act.time.start is None for act in read(text).acts)


def test_without_a_date_of_publication_a_weekday_has_no_day_and_a_gap_says_so() -> None:
    text = "Twelve people were killed in Oram on Saturday, the army said."
    undated = read(text, published=None)
    (figure,) = undated.figures
    assert figure.time
    assert (figure.time.text, figure.time.start, figure.time.end) == ("on Saturday", None, None)
    assert [gap.message for gap in undated.gaps if gap.kind == "no-date"] == [
        "the article gives no date of publication"
    ]
    dated = read(text).figures[0].time
    assert dated
    assert dated.start == "2031-03-01"
    assert "no-date" not in {gap.kind for gap in read(text).gaps}


def test_a_place_that_is_on_no_map_is_kept_as_written_without_coordinates() -> None:
    reading = read(STRANGE["places"])
    (figure,), (talks,) = reading.figures, reading.talks
    assert figure.place
    assert (figure.place.text, figure.place.lat, figure.place.country) == ("Xyzzqqville", None, None)
    assert talks.venue == "Blorptown"
    assert talks.place
    assert (talks.place.lat, talks.place.lon, talks.place.country) == (None, None, None)


def test_each_part_of_a_sentence_of_two_thousand_words_is_read() -> None:
    text = STRANGE["long sentence"]
    assert len(text.split()) > 2_000
    figures = read(text).figures
    assert {(words(figure, text), figure.value, figure.what) for figure in figures} == {("12 people", 12, "killed")}
    assert len(figures) == 112


@pytest.mark.parametrize("what", STRANGE)
def test_every_view_shows_a_strange_text(what: str) -> None:
    reading = read(STRANGE[what])
    assert list(faults(reading)) == []
    terminal = render_terminal(reading, color=False)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", terminal)
    page = render_page(reading)
    assert page.endswith("</html>\n")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)


@pytest.mark.parametrize("form", ["terminal", "jsonl", "html"])
def test_the_command_line_reads_them_all(
    form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {name: text for name, text in STRANGE.items() if name != "long sentence"}
    source = tmp_path / "strange.jsonl"
    source.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()))
    out = tmp_path / "out"
    monkeypatch.setattr("sys.argv", ["reportedly", "read", str(source), "--format", form, "--out", str(out)])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    assert f"{len(texts)} read, 0 failed" in capfd.readouterr().err
    if form == "html":
        assert len(list(out.iterdir())) == len(texts)
    if form == "jsonl":
        gaps = [{gap["kind"] for gap in json.loads(line)["gaps"]} for line in out.read_text().splitlines()]
        assert all("no-date" in kinds for kinds in gaps)
