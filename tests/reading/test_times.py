"""Time phrases in an article, with the dates that they mean."""

from __future__ import annotations

import pytest

from reportedly.model import Article, Published, Time, article_id
from reportedly.reading.parsing import parse
from reportedly.reading.times import read_times, time_of


def times(text: str, published: str | None = "2024-03-20") -> dict[str, Time]:
    """For each verb, the time nearest to it."""
    article = Article(
        id=article_id(text), text=text, published=Published(published, "given" if published else "unknown")
    )
    parsed = parse(article)
    anchors = read_times(text, 0, len(text))
    found = {token.text: time_of(parsed, token, anchors) for token in parsed.doc if token.pos_ == "VERB"}
    return {word: time for word, time in found.items() if time is not None}


def test_a_weekday_is_the_last_one_in_the_past_tense() -> None:
    text = "Soldiers of Velmar shelled the village on Saturday."
    found = times(text)["shelled"]
    assert found.anchor is not None
    assert text[found.anchor.start : found.anchor.end] == found.text == "on Saturday"
    assert (found.start, found.end) == ("2024-03-16", "2024-03-16")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The two sides will meet on Saturday.", "meet"),
        ("The two sides are scheduled to meet on Saturday.", "meet"),
        ("The envoys plan to leave on Saturday.", "leave"),
    ],
)
def test_a_weekday_is_the_next_one_for_what_is_to_come(text: str, verb: str) -> None:
    assert times(text)[verb].start == "2024-03-23"


def test_the_verb_that_a_time_hangs_on_tells_its_tense() -> None:
    found = times("The ministry said on Saturday that it will send doctors.")
    assert found["said"].start == "2024-03-16"


def test_without_a_date_a_weekday_stays_open_and_keeps_its_evidence() -> None:
    found = times("Soldiers of Velmar shelled the village on Saturday.", None)["shelled"]
    assert (found.text, found.start, found.end) == ("on Saturday", None, None)


@pytest.mark.parametrize("name", ["Kesh", "Oram"])
def test_dates_do_not_hang_on_who_acts(name: str) -> None:
    assert times(f"{name} will free 40 captives on Saturday.")["free"].start == "2024-03-23"
