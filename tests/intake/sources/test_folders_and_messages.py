"""Folders with links in them, newsletters, and pages that say what they are not."""

from __future__ import annotations

import os
from email.message import EmailMessage
from typing import TYPE_CHECKING

from reportedly.errors import ArticleRejected
from reportedly.intake import IntakeOptions, Taken, take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = "The guns fell silent on Sunday, the envoys said.\n"


def split(path: Path) -> tuple[list[Taken], list[ArticleRejected]]:
    entries = list(take(str(path), IntakeOptions()))
    return [e for e in entries if isinstance(e, Taken)], [e for e in entries if isinstance(e, ArticleRejected)]


def test_a_folder_gives_its_files_by_name_and_hidden_ones_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.txt", ".git/c.txt", ".d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(WORDS, encoding="utf-8")
    taken, left = split(tmp_path)
    assert [entry.source_id for entry in taken] == [str(tmp_path / name) for name in ("a/b.txt", "a/z.txt", "b.txt")]
    assert left == []


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.txt").write_text(WORDS, encoding="utf-8")
    (inside / "a.txt").write_text(WORDS, encoding="utf-8")
    (inside / "file").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    (inside / "nowhere").symlink_to(tmp_path / "gone")
    taken, left = split(inside)
    assert [entry.source_id for entry in taken] == [str(inside / "a.txt")]
    assert [(entry.reason, entry.source_id) for entry in left] == [
        ("link-outside", str(inside / "file")),
        ("link-outside", str(inside / "folder")),
        ("missing", str(inside / "nowhere")),
    ]


def test_a_pipe_in_a_folder_does_not_hold_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    taken, left = split(tmp_path)
    assert len(taken) == 1
    assert [entry.reason for entry in left] == ["not-supported"]


def newsletter(**parts: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Ana Kolt <ana@velmar.example>"
    message["To"] = "reader@kesh.example"
    message["Subject"] = "Fwd: Truce holds in “Velmar”"
    message["Date"] = "Sun, 24 Mar 2024 08:00:00 +0100"
    message["List-ID"] = "Velmar Briefing <briefing.velmar.example>"
    message["Message-ID"] = "<1@velmar.example>"
    message.set_content(parts.get("plain", WORDS))
    if "html" in parts:
        message.add_alternative(parts["html"], subtype="html")
    return message.as_bytes()


def test_a_newsletter_by_its_html_and_headers(tmp_path: Path, pages: Callable[..., str]) -> None:
    (tmp_path / "a.eml").write_bytes(newsletter(html=pages(3)))
    [taken], left = split(tmp_path / "a.eml")
    assert left == []
    assert "talks of round 3" in taken.article.text
    assert (taken.article.outlet, taken.article.found["outlet"]) == ("Velmar Briefing", "List-ID header")
    assert taken.article.published.value == "2024-03-24T08:00:00+01:00"


def test_a_plain_message_is_told_by_its_headers_under_any_name(tmp_path: Path) -> None:
    (tmp_path / "message").write_bytes(newsletter())
    [taken], _ = split(tmp_path / "message")
    assert taken.article.text == WORDS
    assert taken.article.title == "Truce holds in “Velmar”"


def test_a_page_in_windows_1256_that_says_utf_8(tmp_path: Path) -> None:
    words = (
        "قال المتحدث باسم الجبهة إن المحادثات في العاصمة ستستمر يوم الأحد، وإن الوفد لن يغادر قبل التوصل إلى اتفاق. "
    )
    html = f'<!doctype html><html><head><meta charset="utf-8"><title>المحادثات</title></head><body><article><p>{words * 4}</p></article></body></html>'
    (tmp_path / "a.html").write_bytes(html.encode("windows-1256"))
    [taken], _ = split(tmp_path / "a.html")
    assert words.strip() in taken.article.text
    assert "windows-1256" in (taken.note or "") or "cp1256" in (taken.note or "")


def test_a_date_to_come_is_not_believed(tmp_path: Path, pages: Callable[..., str]) -> None:
    future = (
        '<meta property="article:published_time" content="2999-03-24T08:00:00Z"><meta name="date" content="2024-03-24">'
    )
    (tmp_path / "a.html").write_text(pages(1, future), encoding="utf-8")
    [taken], _ = split(tmp_path / "a.html")
    assert taken.article.published.value == "2024-03-24"
    assert taken.article.found["published"] == "meta date"
