"""The example story through the ledger: the views as they were looked at, and what a reader of the eight articles knows."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - of a module's annotation
from typing import TYPE_CHECKING, Any

import pytest
from bench.examples.golden import VIEWS, view_texts
from tests.ledger.story import readings

from reportedly.ledger import Addition, Ledger, Query, View
from reportedly.views.standing import figures, news, origins, positions, said, talks, timeline
from reportedly.views.standing.said import Words
from reportedly.views.standing.show import Pen, lines_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportedly.views.standing import Dispute


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("story") / "story.ledger"
    with Ledger.open(path) as opened:
        opened.add(*(Addition(reading) for reading in readings()))
        yield opened


@pytest.fixture
def view(ledger: Ledger) -> Iterator[View]:
    with View(ledger) as opened:
        yield opened


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return view_texts()


@pytest.mark.parametrize("name", ["timeline", "said", "figures", "positions", "talks", "origins"])
def test_the_views_are_as_they_were_looked_at(texts: dict[str, str], name: str) -> None:
    assert texts[name] == (VIEWS / f"{name}.json").read_text(encoding="utf-8"), (
        "if the new view is better, write it with `python -m bench.examples.golden`, and look at the difference"
    )


def brask(view: View) -> Dispute:
    found = [one for one in figures(view, Query(places=("Brask",))) if one.what == "dead" and one.disputed]
    assert len(found) == 1, "the dead of the market are one group"
    return found[0]


def told(dispute: Dispute, kind: str) -> set[tuple[str, str, str, str]]:
    """Relations as (claimant, number, claimant, number)."""
    claims = {claim.id: (claim.claimant.name, number_of(claim)) for claim in dispute.claims}
    return {(*claims[one.of], *claims[one.to]) for one in dispute.relations if one.kind == kind}


def test_the_dead_of_the_market_are_in_dispute(view: View) -> None:
    contradictions = told(brask(view), "contradiction")
    assert ("Interior Ministry", "at least 34", "Drovia", "11 to 15") in contradictions
    assert ("Pavel Dorn", "9", "Velmar", "4") in contradictions, "soldiers among them"
    assert ("Interior Ministry", "41", "Drovia", "at most 15") in contradictions


def test_the_toll_was_raised_and_that_contradicts_nobody(view: View) -> None:
    dispute = brask(view)
    assert ("Interior Ministry", "at least 34", "Interior Ministry", "41") in told(dispute, "update")
    assert not any(one[0] == one[2] == "Interior Ministry" for one in told(dispute, "contradiction")), (
        "who raises a toll does not contradict himself"
    )


def test_what_the_council_counted_fits_the_new_toll(view: View) -> None:
    pairs = {frozenset((one[1], one[3])) for one in told(brask(view), "compatible")}
    assert frozenset(("at least 37", "41")) in pairs


def test_nothing_is_averaged(view: View) -> None:
    dispute = brask(view)
    assert dispute.lowest
    assert dispute.highest
    assert (dispute.lowest[0], dispute.highest[0]) == (11, 41)
    assert {dispute.lowest[1], dispute.highest[1]} <= {claim.id for claim in dispute.claims}


def test_parts_are_apart_from_the_whole(view: View) -> None:
    parts = {(claim.of, number_of(claim)) for claim in brask(view).claims}
    assert {("soldier", "9"), ("soldier", "4"), ("more", "7")} <= parts


def test_the_injured_were_revised_upward(view: View) -> None:
    injured = next(one for one in figures(view, Query(places=("Brask",), types=("injured",))))
    assert any(one[1] in {"at least 90", "90"} and one[3] == "at least 120" for one in told(injured, "update"))


def test_the_copy_counts_once(ledger: Ledger, view: View) -> None:
    found = origins(ledger, view, Query())
    assert [[carrier.kind for carrier in one.carriers] for one in found] == [["first", "write-through"]]
    assert found[0].first.published == "2025-03-03"
    ministry = next(claim for claim in brask(view).claims if claim.claimant.name == "Interior Ministry")
    assert (ministry.origins, len(ministry.evidence)) == (1, 2)


def test_the_claim_of_a_retraction_stands_beside_the_denial(view: View) -> None:
    lines = positions(view, Query(actors=("Velmar",)))
    stands = {stand.id: stand for line in lines for stand in line.stands}
    deal = next(one for line in lines if line.issue == "prisoner deal" for one in line.retractions)
    assert deal.by.name == "Hallen Liberation Front"
    assert "70 detainees would be freed for the 18 soldiers whom the HLF holds" in {
        stands[one].issue for one in deal.before
    }
    own = {stands[one].issue: stands[one] for one in deal.own}
    assert own["took nothing back"].reporter.name == "self"
    assert own["took nothing back"].published == "2025-03-09"


def test_positions_are_in_the_order_of_time(view: View) -> None:
    for line in positions(view, Query()):
        days = [stand.published or "9999" for stand in line.stands]
        assert days == sorted(days)


def test_an_acronym_is_its_organisation(view: View) -> None:
    parties = {line.party.name for line in positions(view, Query(actors=("HLF",)))}
    assert parties == {"Hallen Liberation Front"}


def test_who_denied(view: View) -> None:
    deniers = {one.speaker.name for one in said(view, Query(), Words(cues=("deny",))) if one.speaker}
    assert "Hallen Liberation Front" in deniers


def test_the_talks_had_mediators(view: View) -> None:
    rounds = talks(view, Query(actors=("Tolmera",)))
    assert any({"Council of Southern States", "Tolmera"} <= {one.name for one in found.mediators} for found in rounds)


def test_what_the_later_articles_brought(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        ledger.add(*(Addition(reading) for reading in readings()[:4]))
        ledger.add(Addition(readings()[4]))
        with ledger.reads() as connection:
            since = connection.exec_driver_sql("SELECT max(added) FROM additions").scalar_one()
        with View(ledger) as view:
            found = news(ledger, view, Query(), since)
        assert (found.articles, found.origins) == (1, 1)
        assert ("at least 34", "41") in {(number_of(one.before), number_of(one.after)) for one in found.revised}
        assert found.contradictions
        assert all(one.evidence[0].article == found.claims[0].evidence[0].article for one in found.claims)


SHOWN: dict[str, Callable[[View, Query], Any]] = {
    "timeline": timeline,
    "said": said,
    "figures": figures,
    "positions": positions,
    "talks": talks,
}


@pytest.mark.parametrize("verb", sorted(SHOWN))
def test_the_terminal_shows_the_evidence(view: View, verb: str) -> None:
    lines = list(lines_of(verb, SHOWN[verb](view, Query()), Pen(color=False)))
    assert sum("“" in line for line in lines) > 5
    assert "\x1b" not in "".join(lines)


def test_an_empty_view_says_so(view: View) -> None:
    assert list(lines_of("talks", talks(view, Query(actors=("Nobody",))), Pen(color=False))) == [
        "nothing in the ledger answers this"
    ]
