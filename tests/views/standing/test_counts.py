"""Which counts are laid side by side: articles by us about invented countries, really read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import reportedly
from reportedly.ledger import Addition, Ledger, Query, View
from reportedly.views.standing import figures
from reportedly.views.standing.show import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportedly.views.standing import Dispute

# Day, and a text that stands alone. All but the last two name Ostren's capital, which so becomes a wide place.
ARTICLES = [
    ("2026-03-02", "More than 12,400 Karsans have been killed in Velsk since the war began, the Karsan Health Ministry said."),
    ("2026-03-03", "Some 1,830 Ostrens have been killed since the war began, Ostren officials in Velsk said."),
    ("2026-03-04", "At least 12,700 Karsans have been killed in Velsk, the Karsan Health Ministry said."),
    ("2026-03-09", "At least 64 people were killed at Dorn Market in Velsk on Sunday, the Karsan Health Ministry said. The Ostren army said 18 people were killed at Dorn Market."),
    ("2026-03-10", "At least 71 people were killed at Dorn Market on Sunday, the Karsan Health Ministry said. Officials in Velsk said that four children were among those killed at Dorn Market."),
    ("2026-03-11", "Ten people were killed in Velsk on Tuesday when a bus was hit, police said."),
    ("2026-03-12", "The Ostren army said 13 people were killed in Velsk in a raid."),
    ("2026-03-13", "Envoys met in Velsk. Around 1,830 Ostrens have been killed in the war, the Ostren government said."),
    ("2026-03-14", "Two people were killed in Velsk when a wall fell, police said."),
    ("2026-03-15", "Three people were killed in Velsk by a mine, police said."),
    ("2026-03-16", "Five people were killed in Velsk in a fire, police said."),
    ("2026-05-20", "Six people were killed at Dorn Market on Tuesday when a roof fell, police said."),
]  # fmt: skip


@pytest.fixture(scope="module")
def disputes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Dispute]]:
    path: Path = tmp_path_factory.mktemp("counts") / "counts.ledger"
    with Ledger.open(path) as ledger:
        readings = [
            reportedly.read(text, source_id=day, published=day, title=f"News of {day}") for day, text in ARTICLES
        ]
        ledger.add(*(Addition(reading) for reading in readings))
        with View(ledger) as view:
            yield figures(view, Query())


def group_of(disputes: list[Dispute], number: str) -> Dispute:
    found = [one for one in disputes if any(number_of(claim) == number for claim in one.claims)]
    assert len(found) == 1, f"{number} stands in one group"
    return found[0]


def numbers(dispute: Dispute) -> set[str]:
    return {number_of(claim) for claim in dispute.claims}


def test_a_toll_of_the_war_is_apart_from_a_single_event(disputes: list[Dispute]) -> None:
    assert numbers(group_of(disputes, "at least 12700")) == {"at least 12400", "at least 12700"}


def test_the_dead_of_two_peoples_are_apart(disputes: list[Dispute]) -> None:
    assert not numbers(group_of(disputes, "about 1830")) & {"at least 12400", "at least 12700"}


def test_claims_of_one_event_are_in_dispute(disputes: list[Dispute]) -> None:
    market = group_of(disputes, "at least 64")
    assert {"at least 64", "18", "at least 71", "4"} <= numbers(market)
    told = {
        (one.kind, *sorted(number_of(c) for c in market.claims if c.id in {one.of, one.to})) for one in market.relations
    }
    assert ("contradiction", "18", "at least 64") in told
    assert ("contradiction", "18", "at least 71") in told
    assert ("contradiction", "18", "4") not in told, "four were children: a part"


def test_a_wide_place_joins_no_small_counts(disputes: list[Dispute]) -> None:
    assert not numbers(group_of(disputes, "10")) & {"13", "2", "3", "5", "18"}


def test_an_event_months_later_at_the_same_place_is_another(disputes: list[Dispute]) -> None:
    assert numbers(group_of(disputes, "6")) == {"6"}
