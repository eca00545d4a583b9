"""What an entry tells besides its head is told alike in the terminal and on the page, and is in the JSON."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from reportedly.model import (
    Act,
    Anchor,
    Figure,
    Gap,
    Phrase,
    Place,
    Position,
    Reading,
    Talks,
    Time,
    Who,
)
from reportedly.views.facts import act_parties, figure_ties, place_words, talks_heading, time_words
from reportedly.views.page import render_page
from reportedly.views.terminal import render_terminal
from reportedly.views.wording import Names

ANCHOR = Anchor(0, 2)
ALDER = Place(text="Port Alder", anchor=ANCHOR, lat=12.5, lon=-7.25, country="OY")
SUNDAY = Time(text="on Sunday", anchor=ANCHOR, start="2031-03-23", end="2031-03-23")
MARCH = Time(text="since March", anchor=ANCHOR, start="2031-03-01")

ACTS = (
    Act(
        id="e1",
        anchor=ANCHOR,
        type="ASSAULT",
        mode="explosives",
        contexts=("military", "refugee"),
        actors=("a-army",),
        recipients=("a-front",),
        targets=(Phrase("a grain store"),),
        instruments=(Phrase("mortars"),),
        place=ALDER,
        time=SUNDAY,
        according_to=("x-army",),
    ),
    Act(id="e2", anchor=ANCHOR, type="RETREAT", actors=("a-velmar",), realis="negated"),
)
FIGURES = (
    Figure(id="f1", anchor=ANCHOR, value=34, low=34, high=34, what="killed", claimant="a-army"),
    Figure(
        id="f2",
        anchor=Anchor(1, 3),
        value=41,
        low=41,
        what="killed",
        who=Who("villagers", None),
        by="a-army",
        place=ALDER,
        time=MARCH,
        claimant="a-velmar",
        according_to=("x-army",),
        revises="f1",
    ),
    Figure(
        id="f3",
        anchor=Anchor(2, 4),
        value=9,
        low=9,
        high=9,
        what="released",
        planned=True,
        part_of="f2",
        revises="gone",
    ),
)
POSITIONS = (
    Position(
        id="p1",
        anchor=ANCHOR,
        party="a-velmar",
        move="demand",
        issue="the return of the map",
        toward=("a-front",),
        condition="before any talks",
        reported_by="a-toresk",
        according_to=("x-claim", "x-wire"),
    ),
    Position(id="p2", anchor=ANCHOR, party="a-hadal", move="reject", issue="the plan", reported_by="self"),
)
TALKS = (
    Talks(
        id="t1",
        anchor=ANCHOR,
        venue="Port Alder",
        place=ALDER,
        time=SUNDAY,
        parties=("a-velmar", "a-front"),
        mediators=("a-ostrany",),
        delegates=("a-hadal",),
        status="stalled",
        issues=("prisoners", "the map"),
        according_to=("x-losses",),
    ),
)
SHOWN = {
    "an act's type and mode": ("assault", "explosives"),
    "who acts, and on whom or what": ("Velmar army → Kesh Front, “a grain store”",),
    "with what": ("with “mortars”",),
    "contexts": ("context: military, refugee",),
    "where": ("Port Alder (OY, 12.500, -7.250)",),
    "when": ("on Sunday (2031-03-23)", "since March (2031-03-01/..)"),
    "what was not done": ("negated",),
    "what is only planned": ("9 released planned",),
    "what a figure is part of": ("part of", "at least 41 killed"),
    "which figure it replaces": ("replaces", "replaced by", "34 killed"),
    "who counts for whom": ("according to Velmar (Velmar army)",),
    "who is counted, by whom": ("— villagers", "by Velmar army"),
    "toward whom, on which condition": ("toward Kesh Front", "on condition: before any talks"),
    "what one says of another": ("claimed by Ilan Toresk, carried by Northern Wire",),
    "a person's own word": ("by their own account",),
    "talks": ("stalled", "between Velmar, Kesh Front", "mediated by Ostrany", "delegates Runa Hadal"),
    "issues": ("about prisoners, the map",),
    "on whose word talks are told": ("according to Kesh Front",),
    "the article's own voice": ("in the article’s own voice",),
    "where a gap stands": ("no source: nobody is named",),
}


class Words(HTMLParser):
    """What a person reads on a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"style", "script"} or ("class", "vh") in attrs
        self.words += " " if tag in {"dd", "dt", "div", "li", "p"} else ""

    def handle_endtag(self, tag: str) -> None:
        self.silent -= bool(self.silent) and tag in {"style", "script", "span"}

    def handle_data(self, data: str) -> None:
        self.words += "" if self.silent else data


@pytest.fixture(scope="module")
def told(reading: Reading) -> Reading:
    cue = reading.statements[-1].cue
    assert cue
    acts = tuple(msgspec.structs.replace(act, anchor=reading.acts[0].anchor) for act in ACTS)
    gaps = (Gap("no-source", Anchor(cue.start, cue.end), "nobody is named"),)
    return msgspec.structs.replace(reading, acts=acts, figures=FIGURES, positions=POSITIONS, talks=TALKS, gaps=gaps)


@pytest.fixture(scope="module")
def views(told: Reading) -> dict[str, str]:
    page = Words()
    page.feed(render_page(told))
    terminal = render_terminal(told, width=400, color=False).replace("ASSAULT", "assault")
    # The page quotes the evidence of a gap between its kind and its message.
    return {"terminal": terminal, "page": page.words.replace(" “it was said”", ":")}


def test_the_reference_shows_lines_as_they_are(told: Reading) -> None:
    reference = (Path(__file__).parents[2] / "docs" / "reference" / "views.md").read_text(encoding="utf-8")
    shown = render_terminal(told, width=100, color=False)
    lines = [line for block in re.findall(r"```\n(.*?)```", reference, re.DOTALL) for line in block.splitlines()]
    assert len(lines) > 10
    assert [line for line in lines if f"{line}\n" not in shown] == []


@pytest.mark.parametrize("what", SHOWN)
@pytest.mark.parametrize("view", ["terminal", "page"])
def test_each_view_shows(views: dict[str, str], view: str, what: str) -> None:
    words = " ".join(views[view].split())
    assert [phrase for phrase in SHOWN[what] if phrase not in words] == []


@pytest.mark.parametrize(
    ("kind", "labels"), [("figures", "f1 f2 f3"), ("positions", "p1 p2"), ("talks", "t1"), ("acts", "e1 e2")]
)
def test_the_terminal_the_page_and_the_json_hold_the_same_entries(told: Reading, kind: str, labels: str) -> None:
    shown = render_terminal(told, width=400, color=False)
    page = render_page(told)
    for label in labels.split():
        assert f" {label} " in shown
        assert f'id="{label}"' in page
    assert len(getattr(Reading.from_json(told.to_json()), kind)) == len(labels.split())


def test_a_gap_names_its_statement(views: dict[str, str]) -> None:
    assert "? no source: nobody is named [10]\n" in views["terminal"]


def test_what_is_tied_to_a_figure_that_is_not_there_is_not_tied() -> None:
    ties = figure_ties(FIGURES)
    assert [(how, other.id) for how, other in ties["f3"]] == [("part of", "f2")]
    assert [(how, other.id) for how, other in ties["f1"]] == [("replaced by", "f2")]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(text="the old town"), "the old town"),
        (Place(text="a village", country="OY"), "a village (OY)"),
        (Place(text="Oram", lat=0.0, lon=-0.5), "Oram (0.000, -0.500)"),
        (Place(text="Oram", lat=1.0), "Oram"),
    ],
)
def test_a_place_is_told_as_written_with_what_is_known_of_it(place: Place, words: str) -> None:
    assert place_words(place) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "overnight"),
        ("2031-03-24", "2031-03-24", "overnight (2031-03-24)"),
        ("2031-03-23T18:00", "2031-03-24T06:00", "overnight (2031-03-23T18:00/2031-03-24T06:00)"),
        ("2031-03-24", None, "overnight (2031-03-24/..)"),
        (None, "2031-03-24", "overnight (../2031-03-24)"),
    ],
)
def test_a_time_is_told_as_written_with_its_interval(start: str | None, end: str | None, words: str) -> None:
    assert time_words(Time(text="overnight", start=start, end=end)) == words


@pytest.mark.parametrize(
    ("venue", "place", "words"),
    [
        (None, None, "Venue not given"),
        ("Port Alder", None, "Port Alder"),
        ("Port Alder", ALDER, "Port Alder (OY, 12.500, -7.250)"),
        ("the old mint", ALDER, "the old mint, Port Alder (OY, 12.500, -7.250)"),
    ],
)
def test_talks_are_headed_by_where_they_are_held(venue: str | None, place: Place | None, words: str) -> None:
    assert talks_heading(Talks(id="t", anchor=ANCHOR, venue=venue, place=place)) == (words, "status unknown")


def test_an_entry_that_holds_a_cue_points_at_its_statement(reading: Reading) -> None:
    text = reading.article.text
    start = text.index("denied that about 800")
    denial = Act(id="e1", anchor=Anchor(start, start + 21), type="REJECT", actors=("a-hadal",))
    carried = msgspec.structs.replace(denial, id="e2", according_to=("x-denial",))
    shown = render_terminal(msgspec.structs.replace(reading, acts=(denial, carried)), width=200, color=False)
    assert "     in the article’s own voice, see [9]\n" in shown
    assert "     denied by Runa Hadal [9]\n" in shown
    page = render_page(msgspec.structs.replace(reading, acts=(denial,)))
    assert 'in the article’s own voice, see <a class="to" href="#s9"' in page


def test_an_act_of_nobody_named_says_so(reading: Reading) -> None:
    assert act_parties(Names.of(reading), Act(id="e", anchor=ANCHOR, type="ASSAULT")) == ("somebody not named", "")
