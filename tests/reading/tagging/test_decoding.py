"""Spans are well formed and attributions are put together as documented."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportedly.reading.tagging.assembly import (
    EVIDENCE,
    Biases,
    Judge,
    Linkers,
    read_attributions,
    weigh_attributions,
)
from reportedly.reading.tagging.decoding import (
    LABELS,
    Extents,
    Tagged,
    best_labels,
    log_softmax,
    posteriors,
    to_spans,
)
from reportedly.reading.tagging.features import SIZES
from reportedly.reading.tagging.linking import Linker, same_piece, span_distances
from reportedly.reading.tagging.windows import Window


def scores_for(*labels: str, sure: float = 5.0) -> np.ndarray:
    logits = np.zeros((len(labels), len(LABELS)))
    for k, label in enumerate(labels):
        logits[k, LABELS.index(label)] = sure
    return logits


def labels_of(scores: np.ndarray, piece: list[int]) -> list[str]:
    return [LABELS[k] for k in best_labels(log_softmax(scores), piece)]


def test_inside_never_follows_another_role() -> None:
    scores = scores_for("O", "I-cue", "I-cue", "O")
    assert labels_of(scores, [0] * 4) in (["O", "B-cue", "I-cue", "O"], ["O", "O", "O", "O"])


def test_neighbouring_words_of_a_role_are_one_span() -> None:
    scores = scores_for("B-source", "B-source", "B-cue")
    scores[1, LABELS.index("I-source")] = 4.0
    assert labels_of(scores, [0] * 3) == ["B-source", "I-source", "B-cue"]


def test_span_ends_at_the_end_of_its_line() -> None:
    scores = scores_for("B-content", "I-content", "I-content", "I-content")
    labels = labels_of(scores, [0, 0, 1, 1])
    assert labels[:2] == ["B-content", "I-content"]
    assert labels[2] != "I-content"


@given(arrays(np.float64, st.tuples(st.integers(1, 30), st.just(7)), elements=st.floats(-9, 9)))
def test_any_scores_give_well_formed_labels(logits: np.ndarray) -> None:
    labels = ["O", *labels_of(logits, [0] * len(logits))]
    for before, label in itertools.pairwise(labels):
        assert not label.startswith("I-") or before[2:] == label[2:]


def well_formed(size: int, piece: list[int]) -> list[tuple[int, ...]]:
    """All label sequences that decoding may give."""
    found = []
    for labels in itertools.product(range(len(LABELS)), repeat=size):
        names = [LABELS[k] for k in labels]
        steps = [("O", names[0]), *itertools.pairwise(names)]
        fresh = [True, *(a != b for a, b in itertools.pairwise(piece))]
        if all(step_allowed("O" if new else before, label) for (before, label), new in zip(steps, fresh, strict=True)):
            found.append(labels)
    return found


def step_allowed(before: str, label: str) -> bool:
    if label.startswith("I-"):
        return before[2:] == label[2:]
    return label == "O" or before[2:] != label[2:]


PIECES = [0, 0, 0, 1]


@pytest.fixture(scope="module")
def some_scores() -> np.ndarray:
    return log_softmax(np.random.default_rng(3).normal(size=(4, 7)) * 2)


@pytest.fixture(scope="module")
def every_sequence(some_scores: np.ndarray) -> dict[tuple[int, ...], float]:
    """Each well-formed sequence with its probability."""
    weights = {s: float(np.exp(some_scores[range(4), s].sum())) for s in well_formed(4, PIECES)}
    total = sum(weights.values())
    return {s: weight / total for s, weight in weights.items()}


def test_posteriors_sum_over_all_well_formed_sequences(
    some_scores: np.ndarray, every_sequence: dict[tuple[int, ...], float]
) -> None:
    expected = np.zeros((4, 7))
    for sequence, chance in every_sequence.items():
        expected[range(4), sequence] += chance
    assert posteriors(some_scores, PIECES) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("first", "last", "near"),
    [
        (1, 1, {(1, 1), (0, 1), (1, 2)}),
        (0, 2, {(0, 1), (0, 2), (1, 2)}),
        (3, 3, {(3, 3)}),
    ],
)
def test_near_counts_every_span_that_shares_half(
    first: int,
    last: int,
    near: set[tuple[int, int]],
    some_scores: np.ndarray,
    every_sequence: dict[tuple[int, ...], float],
) -> None:
    extents = Extents(posteriors(some_scores, PIECES), PIECES, "content")
    expected = sum(
        chance
        for sequence, chance in every_sequence.items()
        for span in to_spans(np.array(sequence), np.arange(4))
        if span.role == "content" and (span.first, span.last) in near
    )
    assert extents.near(first, last) == pytest.approx(expected)


@given(arrays(np.float64, st.tuples(st.integers(1, 20), st.just(7)), elements=st.floats(-300, 300)))
def test_posteriors_are_probabilities_whatever_the_scores(logits: np.ndarray) -> None:
    chances = posteriors(log_softmax(logits), [0] * len(logits))
    assert chances.sum(1) == pytest.approx(np.ones(len(logits)))
    near = Extents(chances, [0] * len(logits), "content").near(0, len(logits) - 1)
    assert 0 <= near <= 1


def test_each_beginning_opens_a_span() -> None:
    labels = np.array([LABELS.index(x) for x in ("B-cue", "B-cue", "I-cue", "O", "B-source")])
    assert to_spans(labels, np.array([1, 2, 4, 5, 7])) == [
        Tagged("cue", 1, 1),
        Tagged("cue", 2, 4),
        Tagged("source", 7, 7),
    ]


def test_span_distance_is_the_gap_between_ends() -> None:
    assert span_distances([(5, 6)], [(1, 2), (6, 9), (10, 12)]).tolist() == [[2, 0, 10]]


def test_same_piece_compares_lines() -> None:
    assert same_piece([(0, 0)], [(1, 1), (2, 2)], np.array([0, 0, 1])).tolist() == [[1, 0]]


def test_without_heads_only_the_last_column_is_left() -> None:
    linker = nearest_linker()
    scores = linker.score(np.zeros((4, 2), dtype=np.float32), [(0, 0)], [], np.zeros(4, dtype=np.int64))
    assert scores.shape == (1, 1)


def nearest_linker(none: float = -20.0) -> Linker:
    """Prefers the nearest head; `none` is the score of having no head."""
    flat = np.zeros((1, 4), dtype=np.float32)
    one = np.zeros(1, dtype=np.float32)
    square = np.zeros((1, 1), dtype=np.float32)
    distance = -np.array([0, 1, 2, 3, 4, 5, 6, 7] * 2, dtype=np.float32)[:, None]
    same = np.array([[-30.0], [0.0]], dtype=np.float32)
    return Linker(flat, one, flat, one, square, square, one, square, one + np.float32(none), distance, same)


def window_of(text: str) -> Window:
    """One word a position, no special subwords; lines are pieces."""
    starts, pieces, at = [], [], 0
    for number, line in enumerate(text.split("\n")):
        for word in line.split():
            at = text.index(word, at)
            starts.append(at)
            pieces.append(number)
            at += len(word)
    size = len(starts)
    zero = np.zeros(size, dtype=np.int64)
    ends = np.array([s + len(text[s:].split(maxsplit=1)[0]) for s in starts])
    return Window(
        zero,
        dict.fromkeys(SIZES, zero),
        np.arange(size),
        np.array(starts),
        ends,
        np.ones(size, np.bool_),
        np.array(pieces),
    )


def read(
    text: str, labels: str, *, none: float = -20.0, judge: Judge | None = None
) -> list[tuple[list[str], list[str], list[str]]]:
    short = {"s": "source", "c": "cue", "t": "content"}
    names = [("B-" if x[0].isupper() else "I-") + short[x.lower()] if x != "o" else "O" for x in labels]
    window = window_of(text)
    hidden = np.zeros((len(window.ids), 2), dtype=np.float32)
    linkers = Linkers(nearest_linker(none), nearest_linker(none))
    scored = (window, scores_for(*names).astype(np.float32), hidden)
    found = read_attributions([scored], linkers, Biases(), judge)
    assert all(0 < a.confidence <= 1 for a in found)
    parts = [(a.source, a.cue, a.content) for a in found]
    return [(*([text[s:e] for s, e in part] for part in three),) for three in parts]  # type: ignore[misc]


def test_content_split_by_its_cue_is_one_attribution() -> None:
    assert read("War is, Ada said, over", "TtSCT") == [(["Ada"], ["said,"], ["War is,", "over"])]


def test_cue_without_content_gives_nothing() -> None:
    assert read("Ada spoke", "SC") == []


def test_content_takes_a_cue_on_its_line_even_where_none_scores_higher() -> None:
    assert read("Ada said war ended", "SCTt", none=50.0)[0][1] == ["said"]


def test_content_without_cue_takes_the_free_source_of_its_line() -> None:
    assert read("Ada : war ended\nBo said it went on", "SoTt" + "SCTtt") == [
        (["Bo"], ["said"], ["it went on"]),
        (["Ada"], [], ["war ended"]),
    ]


def test_content_without_cue_leaves_a_taken_source_alone() -> None:
    found = read("Ada said war ended\nthat is all", "SCTt" + "Ttt", none=-1.0)
    assert found[0] == (["Ada"], ["said"], ["war ended"])
    assert found[1] == ([], [], ["that is all"])


def test_judge_drops_what_is_less_likely_than_its_least() -> None:
    without_cue = Judge(tuple(-9.0 if name == "without cue" else 1.0 * (name == "one") for name in EVIDENCE), 0.5)
    text, labels = "Ada : war ended\nBo said it went on", "SoTt" + "SCTtt"
    assert len(read(text, labels)) == 2
    assert read(text, labels, judge=without_cue) == [(["Bo"], ["said"], ["it went on"])]


def test_surer_labels_are_stronger_evidence() -> None:
    window = window_of("Ada said war ended")
    hidden = np.zeros((4, 2), dtype=np.float32)
    linkers = Linkers(nearest_linker(), nearest_linker())
    weak, strong = (
        weigh_attributions([(window, scores.astype(np.float32), hidden)], linkers, Biases())[0][1]
        for scores in (scores_for("B-source", "B-cue", "B-content", "I-content", sure=sure) for sure in (3.0, 6.0))
    )
    by_name = dict(zip(EVIDENCE, strong - weak, strict=True))
    assert all(by_name[role] > 0 for role in ("content", "cue", "source"))
    assert all(by_name[name] == 0 for name in ("one", "quoted", "without cue", "without source"))


def test_windows_decoded_together_are_read_as_if_alone() -> None:
    linkers = Linkers(nearest_linker(), nearest_linker())
    scored = []
    for text, *names in (
        ("Ada said war ended\nso", "B-source", "B-cue", "B-content", "I-content", "I-content"),
        ("over and out, Bo said", "I-content", "I-content", "B-content", "B-source", "B-cue"),
        ("nothing here", "O", "O"),
    ):
        window = window_of(text)
        hidden = np.zeros((len(window.ids), 2), dtype=np.float32)
        scored.append((window, scores_for(*names, sure=2.0).astype(np.float32), hidden))
    together = weigh_attributions(scored, linkers, Biases())
    alone = [weigh_attributions([each], linkers, Biases()) for each in scored]
    assert [a for a, _ in together] == [a for each in alone for a, _ in each]
    assert np.allclose([e for _, e in together], [e for each in alone for _, e in each])
    assert len(alone[0]) == len(alone[1]) == 1


def test_no_window_gives_no_attribution() -> None:
    assert read_attributions([], Linkers(nearest_linker(), nearest_linker()), Biases()) == []


def test_judge_needs_a_weight_for_each_piece_of_evidence() -> None:
    with pytest.raises(ValueError, match="2 weights for 9"):
        Judge((1.0, 2.0), 0.5)


def test_bias_raises_only_its_role() -> None:
    assert Biases(source=1.0, cue=2.0, content=-1.0).row().tolist() == [0, 1, 1, 2, 2, -1, -1]


def test_log_softmax_rows_sum_to_one() -> None:
    rows = log_softmax(np.array([[1000.0, 0.0], [3.0, 3.0]], dtype=np.float32))
    assert np.exp(rows).sum(-1) == pytest.approx([1.0, 1.0])
