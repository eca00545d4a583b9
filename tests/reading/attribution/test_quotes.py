"""Quotation marks: which are paired, and which only look like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.attribution.quotes import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no deal" twice.', ['"no deal"']),
        ("He said “no deal” twice.", ["“no deal”"]),
        ("He said «no deal» twice.", ["«no deal»"]),
        ("He said „no deal“ twice.", ["„no deal“"]),
        ("He said ``no deal'' twice.", ["``no deal''"]),
        ("He said ''no deal'' twice.", ["''no deal''"]),
        ("The ‘total halt’ of the guards’ march isn’t near.", ["‘total halt’"]),
        ("It's the guards' own 'total halt' since the '90s.", ["'total halt'"]),
        ("“She said ‘go home’ to us,” he said.", ["“She said ‘go home’ to us,”", "‘go home’"]),
        ('One 5" shell fell.', []),
        ("“No closing mark, he said.", []),
        ("No opening mark,” he said.", []),
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ("The soldiers’ and the ministers’ cars", []),
        ("", []),
    ],
)
def test_marks_are_paired_and_apostrophes_told_apart(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == quoted


def test_a_quotation_runs_on_where_the_next_paragraph_opens_with_the_mark_again() -> None:
    text = "Kolt said: “We wait.\n\n“We have time.”\n\nThe road is open."
    first, second = find_quotations(text)
    assert text[first.start : first.end] == "“We wait."
    assert (first.closed, first.follows) == (False, False)
    assert text[second.start : second.end] == "“We have time.”"
    assert (second.closed, second.follows) == (True, True)


def test_an_unclosed_mark_does_not_swallow_the_next_paragraph() -> None:
    text = "“We wait, he said.\n\nThe “road” is open."
    assert [text[q.start : q.end] for q in find_quotations(text)] == ["“road”"]


def test_depth_counts_the_quotations_around() -> None:
    outer, inner = find_quotations("“She said ‘go home’ to us,” he said.")
    assert (outer.depth, inner.depth) == (0, 1)


@given(st.text(alphabet="ab .,\n\"'“”‘’„«»`", max_size=200))
def test_any_mix_of_marks_gives_ranges_inside_the_text(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.start < quotation.end <= len(text)


@pytest.mark.parametrize("mark", ['"', "“", "‘", "'", "”", "''", "“‘"])
def test_ten_thousand_marks_in_one_paragraph_take_no_time(mark: str) -> None:
    text = f"a {mark}b c " * 10_000
    begun = time.process_time()
    find_quotations(text)
    assert time.process_time() - begun < 2
