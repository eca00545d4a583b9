import pytest
from tests.reading.figures.reading import figures_of


def planned(text: str) -> list[bool]:
    return [figure.planned for figure in figures_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velmar plans to deploy 2,000 soldiers.",
        "Thirty-nine captives were expected to be freed on Friday.",
        "The front demanded the release of 40 captives.",
        "The front offered to free 12 soldiers.",
        "Talks on the release of 40 captives stalled.",
        "The proposal calls for the release of 40 captives.",
        "The front presented a plan that includes the release of 40 captives.",
        "The court published a list of 30 prisoners eligible for release.",
        "The paper speaks of 40 captives to be freed.",
    ],
)
def test_numbers_of_plans_proposals_and_demands_are_planned(text: str) -> None:
    assert planned(text) == [True]


def test_both_sides_of_a_proposed_exchange_are_planned() -> None:
    assert planned("Under the deal, 30 hostages would be freed in exchange for 90 prisoners.") == [True, True]
    assert planned("Fifty prisoners are to be exchanged for nine captives next week.") == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "Velmar deployed 2,000 soldiers.",
        "A truce saw 105 captives released.",
        "The truce included the release of 40 captives.",
        "Forty people are known to have been killed.",
        "Talks went on about the 90 hostages still held in Oram.",
    ],
)
def test_what_was_done_and_what_is_are_not_planned(text: str) -> None:
    assert planned(text) == [False]


def test_a_done_exchange_is_not_planned() -> None:
    assert planned("Forty captives were freed in exchange for 90 prisoners.") == [False, False]


@pytest.mark.parametrize(
    "text",
    [
        "The front offered to free ten prisoners for each hostage.",
        "The front proposed to exchange 50 prisoners for one soldier.",
        "The front offered to free 50 prisoners in exchange for the release of one soldier.",
    ],
)
def test_a_rate_of_exchange_is_no_figure(text: str) -> None:
    assert figures_of(text) == ()
