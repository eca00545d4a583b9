from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Anchor
from reportedly.views.marks import Mark, paragraphs, segments


def mark(start: int, end: int, entry: str = "s1") -> Mark:
    return Mark(Anchor(start, end), entry, "content")


def test_overlapping_anchors_are_cut_at_every_boundary() -> None:
    found = segments(10, [mark(1, 6, "s1"), mark(4, 9, "s2")])
    assert [(s.start, s.end, [m.entry for m in s.marks]) for s in found] == [
        (0, 1, []),
        (1, 4, ["s1"]),
        (4, 6, ["s1", "s2"]),
        (6, 9, ["s2"]),
        (9, 10, []),
    ]


def test_innermost_mark_is_first_and_a_mention_is_last() -> None:
    mention = Mark(Anchor(3, 4), "a1", "mention")
    found = segments(8, [mark(0, 8, "s1"), mention, mark(2, 6, "s2")])
    assert [m.entry for m in found[2].marks] == ["s2", "s1", "a1"]


def test_an_anchor_past_the_text_is_left_out() -> None:
    assert [s.marks for s in segments(5, [mark(3, 9)])] == [()]


@given(st.integers(1, 40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), max_size=12))
def test_segments_cover_the_text_and_each_anchor(length: int, ranges: list[tuple[int, int]]) -> None:
    marks = [mark(start, start + size, f"s{n}") for n, (start, size) in enumerate(ranges)]
    found = segments(length, marks)
    assert [s.start for s in found] == [0, *(s.end for s in found[:-1])]
    assert found[-1].end == length
    for each in marks:
        covered = [i for s in found if each in s.marks for i in range(s.start, s.end)]
        whole = each.anchor.end <= length
        assert covered == (list(range(each.anchor.start, each.anchor.end)) if whole else [])


@given(st.text(alphabet="ab \n", max_size=30))
def test_paragraphs_cover_the_text(text: str) -> None:
    assert "".join(text[p.start : p.next] for p in paragraphs(text)) == text


def test_blank_lines_part_paragraphs_and_else_each_line_is_one() -> None:
    assert [(p.start, p.end) for p in paragraphs("a\nb\n\nc")] == [(0, 3), (5, 6)]
    assert [(p.start, p.end) for p in paragraphs("a\nb\n")] == [(0, 1), (2, 3)]
