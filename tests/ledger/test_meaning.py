"""Issues that mean one thing are one; those that share small words are not."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.ledger.meaning import ALIKE, embed, grouped


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prisoner deal", "exchange of prisoners"),
        ("end to the blockade of the valley", "lift the blockade"),
        ("oil sanctions", "lifting of sanctions"),
        ("truce", "ceasefire"),
    ],
)
def test_alike(one: str, other: str) -> None:
    a, b = embed([one, other])
    assert float(a @ b) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prisoner deal", "end to the blockade of the valley"),
        ("truce", "withdrawal of troops"),
        ("would not be bound by the outcome", "would not be in the building by then"),
        ("release of hostages", "release of funds"),
    ],
)
def test_unlike(one: str, other: str) -> None:
    a, b = embed([one, other])
    assert float(a @ b) < ALIKE


def test_groups_are_named_by_the_most_frequent_and_the_order_makes_no_difference() -> None:
    counts = {"exchange of prisoners": 5, "prisoner deal": 2, "prisoner exchange": 1, "blockade": 3}
    found = grouped(counts)
    assert found["prisoner deal"] == found["prisoner exchange"] == "exchange of prisoners"
    assert found["blockade"] == "blockade"
    assert grouped(dict(reversed(counts.items()))) == found


@pytest.mark.parametrize("phrases", [[], [""], ["it", "  "], ["…"], ["x" * 5000], ["撤軍"]])
def test_any_phrase_has_a_vector(phrases: list[str]) -> None:
    found = embed(phrases)
    assert found.shape == (len(phrases), 96)
    assert np.isfinite(found).all()
    assert len(grouped(dict.fromkeys(phrases, 1))) == len(set(phrases))


def test_names_do_not_make_issues_alike() -> None:
    found = grouped(
        {
            "destroy Velmar": 3,
            "end to the attacks of Velmar": 2,
            "withdrawal from Brask": 2,
            "pull troops out of Orsa": 1,
        }
    )
    assert len(set(found.values())) == 4


def test_other_names_give_the_same_groups() -> None:
    issues = {
        "release of Velmari prisoners": 3,
        "freeing prisoners whom Velmar holds": 1,
        "truce in Brask": 2,
        "ceasefire in Brask": 1,
    }
    swap = {"Velmar": "Drovia", "Velmari": "Drovian", "Brask": "Orsa"}

    def other(text: str) -> str:
        return " ".join(swap.get(word, word) for word in text.split())

    assert grouped({other(issue): count for issue, count in issues.items()}) == {
        other(issue): other(name) for issue, name in grouped(issues).items()
    }
    assert grouped(issues)["ceasefire in Brask"] == "truce in Brask"
