"""gzip, ZIP, WARC and WACZ: read by real readers, cut, broken, and made to burst."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from reportedly.errors import ArticleRejected
from reportedly.intake import IntakeOptions, Taken, take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Entries = list[Taken | ArticleRejected]


def split(path: Path, options: IntakeOptions | None = None) -> tuple[list[Taken], list[str]]:
    entries = list(take(str(path), options or IntakeOptions()))
    return [e for e in entries if isinstance(e, Taken)], [e.reason for e in entries if isinstance(e, ArticleRejected)]


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("packed", ["gzip", ""])
@pytest.mark.parametrize("name", ["news.warc.gz", "news.warc", "saved"])
def test_the_pages_of_a_warc(
    tmp_path: Path, warcs: Callable[..., bytes], pages: Callable[..., str], packed: str, name: str
) -> None:
    (tmp_path / name).write_bytes(warcs([pages(n).encode() for n in range(5)], packed=bool(packed)))
    taken, left = split(tmp_path / name)
    assert [entry.source_id for entry in taken] == [f"https://velmar.example/{n}" for n in range(5)]
    assert taken[2].article.title == "Round 2 begins"
    assert taken[2].article.url == "https://velmar.example/2"
    assert taken[2].article.captured is not None
    assert left == []


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"kind": "image/png"}, "not-a-page"),
        ({"status": "404 Not Found"}, "http-status"),
        ({"status": "301 Moved"}, "http-status"),
    ],
)
def test_records_that_are_no_pages_are_counted(
    tmp_path: Path, warcs: Callable[..., bytes], settings: dict[str, str], reason: str
) -> None:
    (tmp_path / "a.warc.gz").write_bytes(warcs([b"x" * 50], **settings))
    assert split(tmp_path / "a.warc.gz") == ([], [reason])


@pytest.mark.parametrize("packed", ["gzip", ""])
@pytest.mark.parametrize("share", [0.35, 0.58, 0.93])
def test_a_warc_cut_in_the_middle_gives_what_stands_before(
    tmp_path: Path, warcs: Callable[..., bytes], pages: Callable[..., str], packed: str, share: float
) -> None:
    whole = warcs([pages(n).encode() * 4 for n in range(10)], packed=bool(packed))
    (tmp_path / "a.warc.gz").write_bytes(whole[: int(len(whole) * share)])
    taken, left = split(tmp_path / "a.warc.gz")
    assert int(10 * share) - 1 <= len(taken) <= int(10 * share) + 1
    assert [entry.article.title for entry in taken] == [f"Round {n} begins" for n in range(len(taken))]
    assert left in (["truncated"], [])  # the cut may fall between two records, or into a request


def test_a_warc_cut_within_a_page_says_where(
    tmp_path: Path, warcs: Callable[..., bytes], pages: Callable[..., str]
) -> None:
    whole = warcs([pages(n).encode() for n in range(3)], packed=False)
    (tmp_path / "a.warc").write_bytes(whole[:-60])
    entries = list(take(str(tmp_path / "a.warc"), IntakeOptions()))
    assert [isinstance(entry, Taken) for entry in entries] == [True, True, False]
    assert "cut off" in str(entries[-1])
    assert f"@{whole.rindex(b'WARC/1.0')}" in str(entries[-1])


def test_a_truncated_gzip_gives_the_lines_before_the_cut(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({"id": str(n), "text": f"Report {n} of the envoys in Ostravel: {n * n}."}) + "\n"
        for n in range(5_000)
    )
    whole = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    taken, left = split(tmp_path / "a.jsonl.gz")
    assert 1_000 < len(taken) < 4_500
    assert [entry.source_id for entry in taken] == [str(n) for n in range(len(taken))]
    assert left == ["truncated"]


def test_a_gzipped_page_and_text(tmp_path: Path, pages: Callable[..., str]) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(pages(4).encode()))
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"The guns fell silent.\n"))
    assert split(tmp_path / "a.html.gz")[0][0].article.title == "Round 4 begins"
    assert split(tmp_path / "a.txt.gz")[0][0].article.text == "The guns fell silent.\n"


def test_a_zip_of_anything(tmp_path: Path, pages: Callable[..., str], warcs: Callable[..., bytes]) -> None:
    inner = zipped(tmp_path / "inner.zip", {"c.txt": b"Third report from the front.\n"}).read_bytes()
    path = zipped(
        tmp_path / "a.zip",
        {
            "a.txt": b"First report from the front.\n",
            "deep/b.html": pages(2).encode(),
            "more.jsonl": b'{"id": "x", "text": "Fourth."}\n',
            "inner.zip": inner,
            "web.warc.gz": warcs([pages(5).encode()]),
            "__MACOSX/a.txt": b"not this",
            ".hidden": b"nor this",
            "picture.png": b"\x89PNG\r\n\x1a\n",
        },
    )
    taken, left = split(path)
    assert [entry.source_id for entry in taken] == [
        f"{path}!a.txt", f"{path}!deep/b.html", "x", f"{path}!inner.zip!c.txt", "https://velmar.example/0",
    ]  # fmt: skip
    assert left == ["binary"]


def test_a_wacz_gives_its_web_archives_alone(
    tmp_path: Path, pages: Callable[..., str], warcs: Callable[..., bytes]
) -> None:
    path = zipped(
        tmp_path / "a.wacz",
        {
            "datapackage.json": b"{}",
            "pages/pages.jsonl": b'{"format": "json-pages-1.0", "id": "pages"}\n{"url": "https://v.example", "text": "no article"}\n',
            "archive/data.warc.gz": warcs([pages(1).encode(), pages(2).encode()]),
        },
    )
    taken, left = split(path)
    assert [entry.article.title for entry in taken] == ["Round 1 begins", "Round 2 begins"]
    assert left == []


def test_a_zip_bomb_costs_neither_memory_nor_the_rest(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip",
        {"bomb.txt": b"0" * 300_000_000, "good.txt": b"The guns fell silent.\n", "lines.jsonl": b"0" * 200_000_000},
    )
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    taken, left = split(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [entry.source_id for entry in taken] == [f"{path}!good.txt"]
    assert left == ["bomb", "bomb"]
    assert peak < 40_000_000


def test_a_gzip_bomb_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"0" * 200_000_000, 9))
    assert split(tmp_path / "a.jsonl.gz") == ([], ["bomb"])


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = b"The guns fell silent.\n"
    name = "a.txt"
    for _ in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, data)
        data, name = out.getvalue(), "a.zip"
    (tmp_path / name).write_bytes(data)
    assert split(tmp_path / name) == ([], ["too-deep"])


def test_a_zip_cut_off(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"The guns fell silent.\n" * 100})
    path.write_bytes(path.read_bytes()[:-30])
    assert split(path) == ([], ["truncated"])


def test_a_broken_member_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", b"The guns fell silent on Sunday.\n")
        archive.writestr("b.txt", b"The envoys met in Ostravel.\n")
    path.write_bytes(path.read_bytes().replace(b"silent", b"SILENT"))
    taken, left = split(path)
    assert [entry.article.text for entry in taken] == ["The envoys met in Ostravel.\n"]
    assert left == ["broken"]


def test_a_page_of_30_mb_is_told_by_its_size(
    tmp_path: Path, pages: Callable[..., str], warcs: Callable[..., bytes]
) -> None:
    large = pages(1).replace("</article>", "<p>" + "word " * 6_000_000 + "</p></article>").encode()
    (tmp_path / "a.html").write_bytes(large)
    (tmp_path / "a.warc").write_bytes(warcs([large, pages(2).encode()], packed=False))
    assert split(tmp_path / "a.html") == ([], ["too-large"])
    taken, left = split(tmp_path / "a.warc")
    assert ([entry.article.title for entry in taken], left) == (["Round 2 begins"], ["too-large"])
