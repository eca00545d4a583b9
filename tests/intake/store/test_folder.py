"""A folder of articles: each once, whole, and made again from its raw bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reportedly.errors import RunAborted
from reportedly.intake import IntakeOptions, Taken, take
from reportedly.intake.store import Folder, RawStore, line_of, remake

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "OSTRAVEL (VNA) - The guns fell silent on Sunday, the envoys said.\n"
PAGE = (
    "<!doctype html><html><head><title>Truce holds</title><meta property='article:published_time' content='2024-03-24'></head>"
    "<body><article><h1>Truce holds</h1>"
    + "<p>The guns fell silent across northern Velmar on Sunday as the envoys met in Ostravel for the first time.</p>"
    * 3
    + "</article></body></html>"
)


def sources(folder: Path) -> list[Path]:
    folder.mkdir()
    (folder / "a.txt").write_text(WORDS, encoding="utf-8")
    (folder / "b.html").write_text(PAGE, encoding="utf-8")
    (folder / "c.jsonl").write_text(
        json.dumps({"id": "c", "text": WORDS, "published": "2024-03-24"}) + "\n", encoding="utf-8"
    )
    (folder / "d.csv").write_text("text,date\nThe envoys left.,2024-03-25\n", encoding="utf-8")
    (folder / "e.rss").write_text(
        "<rss version='2.0'><channel><title>Velmar Herald</title><item><link>https://v.example/1</link><description>&lt;p&gt;The envoys"
        " came back.&lt;/p&gt;</description></item></channel></rss>",
        encoding="utf-8",
    )
    return sorted(folder.iterdir())


def fill(folder: Path, paths: list[Path]) -> list[dict[str, Any]]:
    with Folder(folder) as kept:
        for path in paths:
            for entry in take(str(path), IntakeOptions(keep_raw=True)):
                assert isinstance(entry, Taken), entry
                kept.add(entry)
    return [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_article_is_made_again_from_its_raw_bytes(tmp_path: Path) -> None:
    paths = sources(tmp_path / "in")
    lines = fill(tmp_path / "out", paths)
    assert len(lines) == 5
    for line in lines:
        again = remake(line, RawStore(tmp_path / "out" / "raw"))
        assert again.text == line["text"]
        assert again.id == line["article"]["id"]
        assert again.title == line["title"]


def test_lines_are_read_back_as_the_same_articles(tmp_path: Path) -> None:
    paths = sources(tmp_path / "in")
    fill(tmp_path / "out", paths)
    before = [entry.article for path in paths for entry in take(str(path), IntakeOptions()) if isinstance(entry, Taken)]
    after = [
        entry.article
        for entry in take(str(tmp_path / "out" / "articles.jsonl"), IntakeOptions())
        if isinstance(entry, Taken)
    ]
    assert after == before


def test_what_is_there_is_not_taken_twice(tmp_path: Path) -> None:
    paths = sources(tmp_path / "in")
    fill(tmp_path / "out", paths)
    before = (tmp_path / "out" / "articles.jsonl").read_bytes()
    fill(tmp_path / "out", paths)
    assert (tmp_path / "out" / "articles.jsonl").read_bytes() == before


def test_what_a_stopped_run_left_half_written_is_cut_off(tmp_path: Path) -> None:
    paths = sources(tmp_path / "in")
    lines = fill(tmp_path / "out", paths)
    with (tmp_path / "out" / "articles.jsonl").open("ab") as file:
        file.write(b'{"id": "half a li')
    assert fill(tmp_path / "out", paths) == lines


def test_a_file_that_lost_lines_is_told(tmp_path: Path) -> None:
    fill(tmp_path / "out", sources(tmp_path / "in"))
    (tmp_path / "out" / "articles.jsonl").write_bytes(b"")
    with pytest.raises(RunAborted, match="shorter"):
        Folder(tmp_path / "out")


def test_a_second_run_in_the_same_folder_is_told(tmp_path: Path) -> None:
    with Folder(tmp_path), pytest.raises(RunAborted, match="another run is writing there"):
        Folder(tmp_path)


def test_raw_bytes_are_kept_once_and_checked(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    digest = store.put(b"the page")
    assert store.put(b"the page") == digest
    assert [path.name for path in tmp_path.rglob("*.gz")] == [f"{digest}.gz"]
    assert store.get(digest) == b"the page"
    store.path(digest).write_bytes(b"broken")
    with pytest.raises(RunAborted, match="can't be read"):
        store.get(digest)


def test_a_line_whose_text_was_changed_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    [taken] = take(str(tmp_path / "a.txt"), IntakeOptions())
    assert isinstance(taken, Taken)
    line = json.loads(line_of(taken)) | {"text": "Something else."}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    [rejected] = take(str(tmp_path / "a.jsonl"), IntakeOptions())
    assert not isinstance(rejected, Taken)
    assert rejected.reason == "wrong-digest"
