import os
import tracemalloc
from pathlib import Path

import pytest

from reportedly.errors import ArticleRejected
from reportedly.intake import IntakeOptions, Taken, article_from_text, take, take_all

from .conftest import Answer, Site

WORDS = "Truce holds\n\nThe guns fell silent on Sunday, the envoys said.\n"
PAGE = (
    "<!doctype html><html><head><title>Truce holds</title></head><body><article><h1>Truce holds</h1>"
    + "<p>The guns fell silent across northern Velmar on Sunday as the envoys met in Ostravel for the first time.</p>"
    * 3
    + "</article></body></html>"
)
LOCAL = IntakeOptions(allow_hosts=frozenset({"127.0.0.1"}), timeout=5, interval=0)


def one(name: object, options: IntakeOptions = LOCAL) -> Taken:
    [taken] = take(str(name), options)
    assert isinstance(taken, Taken), taken
    return taken


def none(name: object, options: IntakeOptions = LOCAL) -> ArticleRejected:
    [rejected] = take(str(name), options)
    assert isinstance(rejected, ArticleRejected)
    return rejected


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_its_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", WORDS)
    taken = one(path)
    assert (taken.source_id, taken.article.text, taken.note) == (str(path), WORDS, None)


@pytest.mark.parametrize("name", ["a.html", "a.htm", "page", "a.xml", "saved.txt"])
def test_a_page_is_told_by_suffix_or_content(tmp_path: Path, name: str) -> None:
    assert one(write(tmp_path / name, PAGE)).article.title == "Truce holds"


def test_a_page_in_utf16(tmp_path: Path) -> None:
    taken = one(write(tmp_path / "page", PAGE.encode("utf-16")))
    assert "Ostravel" in taken.article.text
    assert "UTF-16" in (taken.note or "")


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "lines"])
def test_jsonl_is_told_by_suffix_or_content(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, '{"id": "1", "text": "One."}\n{"text": "Two."}\n')
    assert [taken.source_id for taken in take(str(path), LOCAL)] == ["1", f"{path}:2"]


def test_what_an_input_is_can_be_given(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", "<p>The guns fell silent.</p>")
    assert one(path, IntakeOptions(kind="text")).article.text == "<p>The guns fell silent.</p>"


@pytest.mark.parametrize(
    ("content", "reason", "message"),
    [
        (b"", "empty", "is empty: give the text"),
        (b" \n\n", "empty", "is empty"),
        (b"\xef\xbb\xbf", "empty", "is empty"),
        (b"\x7fELF\x02\x01", "binary", "is a program, not text"),
        (b"<html><body></body></html>", "no-article", "has no article in it"),
    ],
)
def test_files_that_are_no_article(tmp_path: Path, content: bytes, reason: str, message: str) -> None:
    path = write(tmp_path / "given", content)
    error = none(path)
    assert error.reason == reason
    assert str(path) in str(error)
    assert message in str(error)


def test_a_missing_file(tmp_path: Path) -> None:
    error = none(tmp_path / "gone.txt")
    assert (error.reason, str(error)) == ("missing", f"{tmp_path}/gone.txt does not exist: check the path")


def test_an_input_without_a_name() -> None:
    assert none("").reason == "missing"


def test_a_json_array_is_no_jsonl(tmp_path: Path) -> None:
    for name in ("a.json", "a"):
        error = none(write(tmp_path / name, '[{"text": "One."}]'))
        assert error.reason == "wrong-type"
        assert "is a JSON list, not an object" in str(error)


def test_a_text_that_begins_with_a_brace_stays_a_text(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", '{"He said": so}')).article.text == '{"He said": so}'


def test_an_empty_folder(tmp_path: Path) -> None:
    error = none(tmp_path)
    assert error.reason == "empty"
    assert "no files in it" in str(error)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", WORDS)
    path.chmod(0)
    assert none(path).reason == "unreadable"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5_000])
def test_names_that_no_file_can_have(name: str) -> None:
    assert none(name).reason == "unreadable"


@pytest.mark.parametrize("name", ["ftp://velmar.example/a", "file:///a.txt"])
def test_other_schemes_are_named(name: str) -> None:
    assert none(name).reason == "not-supported"


def test_a_file_of_50_mb_is_told_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    error = none(path)
    assert error.reason == "too-large"
    assert "50,000,000 bytes" in str(error)
    assert "--max-bytes" in str(error)


def test_an_unnamed_large_stream_is_dropped_at_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path / "big", "word " * 3_000)
    assert none(path, IntakeOptions(max_bytes=10_000)).reason == "too-large"


def test_a_jsonl_past_the_limit_of_one_article_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "One."}\n' * 1_000)
    assert sum(isinstance(taken, Taken) for taken in take(str(path), IntakeOptions(max_bytes=100))) == 1_000


def test_mixed_encodings_are_read_and_named(tmp_path: Path) -> None:
    path = write(tmp_path / "m.txt", "“Truce” holds in “Kesh”. ".encode() + "the envoy’s words".encode("windows-1252"))
    taken = one(path)
    assert taken.article.text.endswith("the envoy’s words")
    assert (taken.note or "").startswith(f"{path}: mixed encodings")


def test_the_rest_is_taken_in_after_a_failure(tmp_path: Path) -> None:
    good = write(tmp_path / "a.txt", WORDS)
    taken = list(take_all([str(tmp_path / "gone"), str(good), str(tmp_path), str(good)], LOCAL))
    assert [isinstance(entry, Taken) for entry in taken] == [False, True, True, True]


def test_a_url_of_a_page(site: Site) -> None:
    site.answers["/truce"] = Answer(PAGE.encode())
    taken = one(site.url("/truce"))
    assert taken.source_id == site.url("/truce")
    assert (taken.article.title, taken.article.url) == ("Truce holds", site.url("/truce"))


def test_a_url_of_a_text_in_the_charset_of_its_header(site: Site) -> None:
    words = "Переговоры в столице продолжаются третий день подряд, сообщили стороны."
    site.answers["/t"] = Answer(words.encode("koi8-r"), headers={"Content-Type": "text/plain; charset=koi8-r"})
    assert one(site.url("/t")).article.text == words


def test_a_url_of_jsonl(site: Site) -> None:
    site.answers["/all"] = Answer(b'{"id": "1", "text": "One."}\n', headers={"Content-Type": "application/x-ndjson"})
    assert one(site.url("/all")).source_id == "1"


def test_a_url_of_a_pdf(site: Site) -> None:
    site.answers["/a.pdf"] = Answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
    assert none(site.url("/a.pdf")).reason == "binary"


def test_a_url_that_is_refused_is_handed_over(site: Site) -> None:
    assert none(site.url("/a"), IntakeOptions()).reason == "private-address"


@pytest.mark.parametrize(
    "line", [b'{"id": 1, "body": "%s"}\n', b'{"text": "%s"}\n', b'{"text": "Truce.", "x": "%s"}\n', b"not JSON %s\n"]
)
def test_memory_stays_flat_over_a_long_jsonl(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "big.jsonl"
    path.write_bytes(line % (b"x" * 500_000) * 30)
    article_from_text(PAGE)  # loads the model that tells languages
    tracemalloc.start()
    try:
        count = sum(1 for _ in take(str(path), IntakeOptions(max_bytes=600_000)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 30
    assert peak < 8_000_000  # of a file of 15 MB
