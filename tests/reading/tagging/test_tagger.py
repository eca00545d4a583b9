"""The shipped tagger: exact ranges, bad input, determinism, damaged weights."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import RunAborted
from reportedly.reading.parsing import parse_text
from reportedly.reading.tagging import TaggedAttribution, Tagger, load_tagger
from reportedly.reading.tagging.features import Parse, read_parse
from reportedly.reading.tagging.weights import LINKERS, MANIFEST, MODEL, SHIPPED, TOKENIZER

TITLE = "Veldia shuts the straits of Orm\n\n"


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def read(tagger: Tagger, text: str, skip: tuple[tuple[int, int], ...] = ()) -> list[tuple[str, str, str]]:
    doc = parse_text(text)
    return [
        (
            " | ".join(text[s:e] for s, e in a.source),
            " | ".join(text[s:e] for s, e in a.cue),
            " | ".join(text[s:e] for s, e in a.content),
        )
        for a in tagger.tag(doc, skip)
    ]


def test_direct_quotation_with_its_speaker(tagger: Tagger) -> None:
    found = read(tagger, TITLE + "“We will not open the port until the siege is lifted,” Maria Keller said on Tuesday.")
    assert ("Maria Keller", "said", "“We will not open the port until the siege is lifted,”") in found


def test_indirect_speech_with_its_speaker(tagger: Tagger) -> None:
    found = read(tagger, TITLE + "The defence ministry said that its troops had left the northern districts.")
    assert len(found) == 1
    source, cue, content = found[0]
    assert source == "The defence ministry"
    assert cue == "said"
    assert content.endswith("its troops had left the northern districts")


def test_according_to_is_a_cue(tagger: Tagger) -> None:
    found = read(tagger, TITLE + "The ceasefire collapsed after two days, according to officials in Orm.")
    assert any("according to" in cue and "officials" in source for source, cue, _ in found)


def test_plain_narrative_has_no_attribution(tagger: Tagger) -> None:
    assert read(tagger, TITLE + "The troops crossed the river at dawn. Rain fell on the hills all day.") == []


def test_skipped_quotation_is_not_found(tagger: Tagger) -> None:
    text = TITLE + "The port is shut.\n\nRelated: “We are leaving,” Maria Keller said.\n\nIt rained."
    assert read(tagger, text)
    assert read(tagger, text, ((text.index("Related"), text.index("It rained")),)) == []


def test_a_window_does_not_depend_on_its_neighbours(tagger: Tagger) -> None:
    line = (
        "The envoy of Veldia said on Monday that the talks would go on, and “nobody will leave the table,” he added. "
        * 8
    )
    text = TITLE + "\n".join([line.strip()] * 6)
    doc = parse_text(text)
    together = [logits for _, logits, _ in tagger.run(text, read_parse(doc))]
    again = [logits for _, logits, _ in tagger.run(text, read_parse(doc))]
    assert len(together) > 3
    assert all(np.array_equal(a, b) for a, b in zip(together, again, strict=True))
    longer = text + "\n" + "An unrelated line about the weather in the hills. " * 30
    beside = [logits for _, logits, _ in tagger.run(longer, read_parse(parse_text(longer)))]
    assert np.array_equal(together[0], beside[0])


BAD = {
    "empty": "",
    "blank": " \n\t\n ",
    "only marks": "“”\"'«»" * 50,
    "mixed marks": '« a ” b “ c " d ’ said ‘ e „ f' * 30,
    "control characters": "".join(map(chr, range(1, 32))) * 10 + " he said it was over \x00 \x7f \u200b \ufeff",
    "capitals": "THE MINISTRY SAID THAT THE TALKS HAD FAILED. " * 20,
    "one word": "a" * 20_000,
    "no spaces": "“said,”" * 500,
    "beyond the basic plane": "𝐒𝐚𝐢𝐝 🕊 he said 🕊 " * 50,
    "combining": "e\u0301" * 1_000,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_ranges_inside_the_text(tagger: Tagger, name: str) -> None:
    text = BAD[name]
    for found in tagger.tag(parse_text(text)):
        check_ranges(found, text)


def test_ten_thousand_quotation_marks_are_read(tagger: Tagger) -> None:
    assert sum(int(w.opens.sum()) for w, _, _ in tagger.run('"' * 10_000, word_parse('"'))) == 10_000


def check_ranges(found: TaggedAttribution, text: str) -> None:
    assert found.content
    assert 0 < found.confidence <= 1
    for spans in (found.source, found.cue, found.content):
        assert list(spans) == sorted(spans)
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


def word_parse(text: str) -> Parse:
    """A token a word, without the cost of parsing."""
    starts = np.array([k for k in range(len(text)) if text[k] != " " and (not k or text[k - 1] == " ")])
    zero = np.zeros(len(starts), dtype=np.int64)
    return Parse(
        starts,
        starts + 1,
        zero,
        zero,
        zero,
        np.arange(len(starts)),
        np.zeros(len(starts), np.bool_),
        [None] * len(starts),
    )


def test_one_long_paragraph_is_read_word_by_word(tagger: Tagger) -> None:
    text = "the port was shut again " * 1_000
    assert sum(int(w.opens.sum()) for w, _, _ in tagger.run(text, word_parse(text))) == 5_000


def test_loading_twice_gives_the_same_tagger() -> None:
    assert load_tagger() is load_tagger(SHIPPED)


def test_shipped_weights_fit_the_package() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 45_000_000


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "weights"))


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, LINKERS, MANIFEST])
def test_missing_file_names_the_place_and_the_next_step(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(RunAborted, match="missing weights") as caught:
        load_tagger(copy)
    assert str(copy / name) in str(caught.value)
    assert "reinstall" in str(caught.value)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, LINKERS])
def test_one_changed_byte_is_found(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(RunAborted, match="damaged weights") as caught:
        load_tagger(copy)
    assert str(copy / name) in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"sha256": 1, "biases": {}}',
        '{"sha256": {}, "biases": {"who": 1}}',
        '{"sha256": {}, "biases": {}, "version": "1", "judge": {"weights": [1], "least": 0}}',
    ],
)
def test_garbled_manifest_is_one_clear_error(copy: Path, content: str) -> None:
    (copy / MANIFEST).write_text(content)
    with pytest.raises(RunAborted, match="damaged weights"):
        load_tagger(copy)


def test_model_that_the_runtime_refuses_is_one_clear_error(copy: Path) -> None:
    from reportedly.reading.tagging.weights import digest_of  # noqa: PLC0415

    (copy / MODEL).write_bytes(b"not a graph")
    manifest = json.loads((copy / MANIFEST).read_text())
    manifest["sha256"][MODEL] = digest_of(b"not a graph")
    (copy / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(RunAborted, match="refuses"):
        load_tagger(copy)
