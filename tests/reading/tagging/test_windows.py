"""Windows cover the text once, keep within their width and carry the parse."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from reportedly.reading.parsing import parse_text
from reportedly.reading.tagging.features import SIZES, Parse, distance_bucket, quote_states, read_parse, word_shape
from reportedly.reading.tagging.tagger import read_tokenizer
from reportedly.reading.tagging.weights import SHIPPED, TOKENIZER
from reportedly.reading.tagging.windows import CLS, SEP, WIDTH, Window, cut_windows

STORY = (
    "Veldia reopens the straits\n\nThe straits of Orm were opened at noon, the harbour master said. "
    "“We waited long enough,” Ada Orlan told reporters.\n\nNobody was hurt."
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return read_tokenizer((SHIPPED / TOKENIZER).read_bytes())


def flat_parse(text: str) -> Parse:
    """One token a text, for texts whose parse doesn't matter."""
    zero = np.zeros(1, dtype=np.int64)
    return Parse(zero, zero + len(text), zero, zero, zero, zero, np.ones(1, dtype=np.bool_), [None])


def windows_of(text: str, tokenizer: Tokenizer, skip: tuple[tuple[int, int], ...] = ()) -> list[Window]:
    return list(cut_windows(text, flat_parse(text), tokenizer, skip))


def words_of(text: str, windows: list[Window]) -> list[str]:
    return [text[w.starts[k] : w.ends[k]] for w in windows for k in w.words()]


def test_each_word_is_in_one_window_at_its_place(tokenizer: Tokenizer) -> None:
    text = "\n".join(f"Speaker {n} said that the port number {n} is open ." for n in range(200))
    windows = windows_of(text, tokenizer)
    assert len(windows) > 1
    assert words_of(text, windows) == text.split()


def test_window_is_lines_between_separators(tokenizer: Tokenizer) -> None:
    (window,) = windows_of("Ports shut\n\nHe left.", tokenizer)
    assert window.ids[0] == CLS
    assert np.flatnonzero(window.ids == SEP).tolist() == [3, 7]
    assert window.piece.tolist() == [-1, 0, 0, -1, 1, 1, 1, -1]
    assert window.features["place"].tolist() == [0, 3, 3, 0, 1, 2, 2, 0]


def test_long_line_is_cut_at_a_sentence_start(tokenizer: Tokenizer) -> None:
    text = " ".join("The envoy of Veldia said that the talks would go on in the old town hall." for _ in range(40))
    windows = list(cut_windows(text, read_parse(parse_text(text)), tokenizer))
    assert len(windows) > 2
    assert all(text[w.starts[1] :].startswith("The envoy") for w in windows)


def test_sentence_longer_than_a_window_is_cut_between_words(tokenizer: Tokenizer) -> None:
    text = " ".join(["unquestionableness"] * 300)
    windows = windows_of(text, tokenizer)
    assert all(len(w.ids) <= WIDTH and w.opens[1] for w in windows)
    assert words_of(text, windows) == text.split()


def test_skipped_range_is_not_read(tokenizer: Tokenizer) -> None:
    text = "Ports open. Read more here. The envoy left.\nRelated stories\nEnd."
    skip = ((text.index("Read"), text.index("The")), (text.index("Related"), text.index("End") - 1))
    assert " ".join(words_of(text, windows_of(text, tokenizer, skip))) == "Ports open . The envoy left . End ."


def test_overlapping_skips_leave_the_rest(tokenizer: Tokenizer) -> None:
    text = "aa bb cc dd ee"
    assert words_of(text, windows_of(text, tokenizer, ((3, 8), (3, 5), (6, 8)))) == ["aa", "dd", "ee"]


def test_subword_inherits_tag_and_head_of_its_token(tokenizer: Tokenizer) -> None:
    parse = read_parse(parse_text(STORY))
    (window,) = cut_windows(STORY, parse, tokenizer)
    said = next(k for k in window.words() if STORY[window.starts[k] : window.ends[k]] == "said")
    master = next(k for k in window.words() if STORY[window.starts[k] : window.ends[k]] == "master")
    assert window.head[master] == said
    assert window.features["tag"][said] != window.features["tag"][master] != 0


def test_offsets_count_code_points_beyond_the_basic_plane(tokenizer: Tokenizer) -> None:
    text = "𝐀 🕊 “Café naïve,” said Zoë."
    words = words_of(text, windows_of(text, tokenizer))
    assert "Café" in words
    assert "naïve" in words
    assert "Zoë" in words


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_any_text_gives_sound_windows(tokenizer: Tokenizer, text: str) -> None:
    previous = 0
    for window in windows_of(text, tokenizer):
        assert len(window.ids) <= WIDTH
        for name, size in SIZES.items():
            assert window.features[name].min() >= 0
            assert window.features[name].max() < size
        for k in window.words():
            assert previous <= window.starts[k] < window.ends[k] <= len(text)
            previous = int(window.starts[k])


@pytest.mark.parametrize(
    ("word", "shape"),
    [("said", 1), ("Orm", 2), ("A", 2), ("UNFCO", 3), ("F-16", 4), ("3rd", 4), ("McOrm", 5), ("“", 6), ("", 0)],
)
def test_word_shape(word: str, shape: int) -> None:
    assert word_shape(word) == shape


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ('" a " b', [2, 1, 3, 0]),
        ("“ a ” b", [2, 1, 3, 0]),
        ("« a » b", [2, 1, 3, 0]),
        ("a ” b", [0, 3, 0]),
        ("“ a b", [2, 1, 1]),
    ],
)
def test_quote_states(words: str, states: list[int]) -> None:
    assert quote_states(words.split()) == states


def test_distance_buckets_double_and_keep_the_sign() -> None:
    distances = np.array([0, 1, 2, 3, 5, 65, 1000, -1, -2, -1000])
    assert distance_bucket(distances).tolist() == [0, 8, 9, 10, 11, 15, 15, 0, 1, 7]


def masked_windows(text: str, tokenizer: Tokenizer) -> list[Window]:
    return list(cut_windows(text, read_parse(parse_text(text)), tokenizer))


def test_which_name_stands_in_a_place_leaves_no_trace(tokenizer: Tokenizer) -> None:
    text = "The envoy of {0} told {1} that {0} would wait.\n\nIn the end {1} and the {2} front left."
    one = masked_windows(text.format("Orm", "Zelkirovast", "Kesh"), tokenizer)
    other = masked_windows(text.format("Zelkirovast", "Orm", "Kesh"), tokenizer)
    assert [w.ids.tolist() for w in one] == [w.ids.tolist() for w in other]
    assert one[0].ids.tolist() != masked_windows(text.format("Orm", "Orm", "Kesh"), tokenizer)[0].ids.tolist()


def test_a_masked_name_keeps_its_place_in_the_text(tokenizer: Tokenizer) -> None:
    text = "The envoy met Zelkirovast in the port of Orm, he said."
    (window,) = masked_windows(text, tokenizer)
    assert words_of(text, [window]) == ["The", "envoy", "met", "Zelkirovast", "in", "the", "port", "of", "Orm", ",", "he", "said", "."]  # fmt: skip


def test_a_name_with_hyphens_is_one_word_to_the_tagger(tokenizer: Tokenizer) -> None:
    text = "The envoy met Ada Al-Orm at the port, and the Kesh-backed front left."
    (window,) = masked_windows(text, tokenizer)
    assert words_of(text, [window])[:6] == ["The", "envoy", "met", "Ada", "Al-Orm", "at"]


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_masked_without_losing_a_place(text: str) -> None:
    tokenizer = read_tokenizer((SHIPPED / TOKENIZER).read_bytes())
    for window in cut_windows(text, read_parse(parse_text(text)), tokenizer):
        for k in window.words():
            assert 0 <= window.starts[k] < window.ends[k] <= len(text)
