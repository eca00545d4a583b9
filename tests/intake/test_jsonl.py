from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from reportedly.errors import ArticleRejected
from reportedly.intake.jsonl import take_lines
from reportedly.intake.taken import IntakeOptions, Taken

if TYPE_CHECKING:
    from collections.abc import Mapping

GOOD: dict[str, object] = {
    "id": "v1",
    "url": "https://velmar.example/1",
    "outlet": "Velmar Herald",
    "published": "2024-03-24",
    "title": "Truce",
    "text": "It holds.",
}


def lines(*given: bytes | Mapping[str, object], options: IntakeOptions | None = None) -> list[Taken | ArticleRejected]:
    raw = b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in given)
    return list(take_lines(io.BytesIO(raw), "a.jsonl", options or IntakeOptions()))


def test_every_key_of_a_line_is_kept() -> None:
    [taken] = lines(GOOD)
    assert isinstance(taken, Taken)
    assert taken.source_id == "v1"
    article = taken.article
    assert (article.url, article.outlet, article.title, article.text) == (
        "https://velmar.example/1",
        "Velmar Herald",
        "Truce",
        "It holds.",
    )
    assert (article.published.value, article.published.basis) == ("2024-03-24", "given")


def test_a_line_without_an_id_is_named_for_its_place_and_a_number_is_an_id() -> None:
    assert [taken.source_id for taken in lines({"text": "One."}, b"\n", {"text": "Two.", "id": 7})] == [
        "a.jsonl:1",
        "7",
    ]


def test_nulls_and_other_keys_are_passed_over() -> None:
    [taken] = lines({"text": "One.", "title": None, "labels": [1], "published": None})
    assert isinstance(taken, Taken)
    assert taken.article.title is None


def test_the_date_of_the_run_is_for_lines_without_their_own() -> None:
    first, second = lines(GOOD, {"text": "One."}, options=IntakeOptions(published="2020-01-01"))
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert (first.article.published.value, second.article.published.value) == ("2024-03-24", "2020-01-01")


@pytest.mark.parametrize(
    ("line", "reason", "message"),
    [
        (b"{not json\n", "not-json", "a.jsonl:2 is not JSON"),
        (b'{"text": "cut off\n', "not-json", "a.jsonl:2 is not JSON"),
        (b"[1]\n", "wrong-type", "a.jsonl:2 is a JSON list, not an object"),
        (b'"text"\n', "wrong-type", "a.jsonl:2 is a JSON str, not an object"),
        (b'{"id": "x", "body": "y"}\n', "no-text", 'a.jsonl:2 lacks "text" \\(it has id, body\\)'),
        (b'{"text": null}\n', "no-text", 'a.jsonl:2 lacks "text"'),
        (b'{"text": 5}\n', "wrong-type", "a.jsonl:2: \"text\" is int '5', not a string"),
        (b'{"text": "a", "title": ["b"]}\n', "wrong-type", 'a.jsonl:2: "title" is list'),
        (b'{"text": "a", "id": true}\n', "wrong-type", 'a.jsonl:2: "id" is bool'),
        (b'{"text": "a", "published": "31 February 2024"}\n', "bad-date", "a.jsonl:2: '31 February 2024' is no date"),
        (b'{"text": " "}\n', "empty", "a.jsonl:2 is empty"),
        (b'{"text": "\\ud800"}\n', "not-json", "a.jsonl:2 is not JSON"),
        (b"[" * 100_000 + b"\n", "not-json", "a.jsonl:2 is not JSON"),
        (b"\x00\x01\x02\n", "binary", "a.jsonl:2 is binary data"),
    ],
)
def test_a_bad_line_is_rejected_by_its_place_and_the_rest_is_read(line: bytes, reason: str, message: str) -> None:
    first, bad, last = lines(GOOD, line, GOOD)
    assert isinstance(first, Taken)
    assert isinstance(last, Taken)
    assert isinstance(bad, ArticleRejected)
    assert bad.reason == reason
    with pytest.raises(ArticleRejected, match=message):
        raise bad


def test_a_line_past_the_limit_is_skipped_and_the_next_one_read() -> None:
    long = {"text": "x" * 5_000}
    first, bad, last = lines(GOOD, long, GOOD, options=IntakeOptions(max_bytes=1_000))
    assert isinstance(first, Taken)
    assert isinstance(last, Taken)
    assert isinstance(bad, ArticleRejected)
    assert bad.reason == "too-large"
    assert "a.jsonl:2 is longer than 1,000 bytes" in str(bad)


def test_lines_in_windows_1252_are_read_with_a_note() -> None:
    [taken] = lines('{"text": "the envoy’s words"}\n'.encode("windows-1252"))
    assert isinstance(taken, Taken)
    assert taken.article.text == "the envoy’s words"
    assert taken.note == "a.jsonl:1: read as windows-1252"


def test_a_byte_order_mark_before_the_first_line() -> None:
    [taken] = lines(b'\xef\xbb\xbf{"text": "One."}\n')
    assert isinstance(taken, Taken)


class Endless(io.RawIOBase):
    """A million lines that are made as they are read."""

    def __init__(self) -> None:
        self.made = 0

    def readline(self, _limit: int | None = -1, /) -> bytes:
        self.made += 1
        return b'{"text": "One."}\n' if self.made <= 1_000_000 else b""


def test_lines_are_streamed_not_gathered() -> None:
    stream = Endless()
    taken = take_lines(stream, "big.jsonl", IntakeOptions())  # type: ignore[arg-type]
    assert isinstance(next(taken), Taken)
    assert isinstance(next(taken), Taken)
    assert stream.made == 2


@pytest.mark.parametrize(
    ("raw", "reason", "message"),
    [
        (b"", "empty", "a.jsonl is empty"),
        (b"\n \n", "empty", "a.jsonl is empty"),
        (b"%PDF-1.7\n\x00\n\x00\n", "binary", "a.jsonl is a PDF, not JSONL"),
        (b"\x00\x01\n\x00\x02\n", "binary", "a.jsonl is binary data, not JSONL"),
        ('{"text": "One."}\n{"text": "Two."}\n'.encode("utf-16"), "encoding", "a.jsonl is in UTF-16"),
        ('{"text": "One."}\n{"text": "Two."}\n'.encode("utf-16-le"), "encoding", "a.jsonl is in UTF-16"),
        (b'{\n  "text": "One."\n}\n', "not-json", "a.jsonl is JSON over several lines"),
        (b'{"id": "1",\n"text": "One."}\n', "not-json", "a.jsonl is JSON over several lines"),
        (b'[\n{"text": "One."},\n{"text": "Two."}\n]\n', "not-json", "a.jsonl is JSON over several lines"),
    ],
)
def test_what_is_no_jsonl_at_all_is_rejected_once(raw: bytes, reason: str, message: str) -> None:
    [rejected] = lines(raw)
    assert isinstance(rejected, ArticleRejected)
    assert (rejected.reason, rejected.source_id) == (reason, "a.jsonl")
    assert str(rejected).startswith(message)
