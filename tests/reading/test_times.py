"""Time phrases in an article, with the dates that they mean."""

from __future__ import annotations

from time import process_time

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


def test_the_day_of_a_statement_is_not_the_day_of_what_it_tells() -> None:
    found = times("The police said on Sunday that 16 children had died in a clinic.")
    assert found["said"].text == "on Sunday"
    assert "died" not in found


def test_the_day_of_what_a_statement_tells_is_not_its_own() -> None:
    found = times("The police said two men had died on Sunday.")
    assert found["died"].text == "on Sunday"
    assert "said" not in found


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Soldiers shelled the town on Saturday, killing two men.", "killing"),
        ("Soldiers entered the town on Saturday and killed two men.", "killed"),
        ("Guards seized 40 people when they stormed the town on Saturday.", "seized"),
        ("Soldiers began to withdraw on Saturday.", "began"),
        ("Attacks on the town on Saturday in which two men died were condemned.", "died"),
        ("The war began with raids on Drovia on Saturday, in which 40 people were killed.", "killed"),
        ("At least 40 people have been killed and 60 wounded in raids since Saturday.", "killed"),
    ],
)
def test_clauses_of_one_occasion_share_its_time(text: str, verb: str) -> None:
    assert times(text)[verb].start == "2024-03-16"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The front, which took the town in 2007, released a captive.", "released"),
        ("The envoy left the town after a convoy was shelled on Saturday.", "left"),
        ("The minister threatened on Saturday to send tanks.", "send"),
        ("They released captives who were taken on Saturday.", "released"),
    ],
)
def test_the_time_of_another_clause_is_not_shared(text: str, verb: str) -> None:
    assert verb not in times(text)


def test_a_sentence_of_thousands_of_times_is_read_in_linear_time() -> None:
    taken = []
    for count in (50, 400):
        text = "They came on Monday, " * count + "and left."
        article = Article(id=article_id(text), text=text, published=Published("2024-03-20", "given"))
        parsed = parse(article)
        anchors = read_times(text, 0, len(text))
        start = process_time()
        for token in list(parsed.doc)[::5]:
            time_of(parsed, token, anchors)
        taken.append(process_time() - start)
    assert taken[1] < 8 * 4 * max(taken[0], 0.01)
