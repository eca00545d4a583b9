"""Anchors and passages: what can be built, and what they read as."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Anchor, Passage, passage

TEXT = "Ana Kolt 🕊 said “no deal” on Monday."


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 5), (0, 0)])
def test_an_empty_or_reversed_anchor_cannot_be_built(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"empty or reversed"):
        Anchor(start, end)


def test_a_reversed_anchor_in_json_is_refused_with_its_place() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"anchors\[1\]"):
        msgspec.json.decode(b'{"anchors":[[0,3],[9,4]],"text":"x"}', type=Passage)


def test_a_passage_reads_as_its_anchors_in_text_order() -> None:
    quoted = passage(TEXT, [(16, 25), (0, 8)])
    assert quoted.anchors == (Anchor(0, 8), Anchor(16, 25))
    assert quoted.text == "Ana Kolt … “no deal”"
    assert (quoted.start, quoted.end) == (0, 25)


def test_offsets_count_code_points_past_an_astral_character() -> None:
    assert passage(TEXT, [(11, 15)]).text == "said"


def test_a_passage_past_the_end_of_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match=r"ends past the text of 36 code points"):
        passage(TEXT, [(30, 99)])


def test_a_passage_without_anchors_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="at least one anchor"):
        passage(TEXT, [])


def test_holds_and_overlaps_differ_at_the_edge() -> None:
    part = passage(TEXT, [(0, 8)])
    assert part.holds(Anchor(4, 8))
    assert part.overlaps(Anchor(7, 12))
    assert not part.holds(Anchor(7, 12))
    assert not part.overlaps(Anchor(8, 12))


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_overlap_is_sharing_a_code_point(a: int, m: int, b: int, n: int) -> None:
    one, other = Anchor(a, a + m), Anchor(b, b + n)
    assert one.overlaps(other) == bool(set(range(a, a + m)) & set(range(b, b + n)))
    assert one.holds(other) == (set(range(b, b + n)) <= set(range(a, a + m)))
