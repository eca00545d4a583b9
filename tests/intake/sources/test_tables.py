"""CSV, TSV and Parquet."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import parquet

from reportedly.errors import ArticleRejected
from reportedly.intake import IntakeOptions, Taken, take

if TYPE_CHECKING:
    from pathlib import Path


def articles(path: Path, options: IntakeOptions | None = None) -> list[Taken]:
    return [entry for entry in take(str(path), options or IntakeOptions()) if isinstance(entry, Taken)]


def rejections(path: Path, options: IntakeOptions | None = None) -> list[ArticleRejected]:
    return [entry for entry in take(str(path), options or IntakeOptions()) if isinstance(entry, ArticleRejected)]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_rows_are_articles_with_columns_by_their_usual_names(tmp_path: Path, name: str, delimiter: str) -> None:
    with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["Headline", "Body", "Link", "Date", "Publisher", "Article ID"])
        writer.writerow(
            [
                "Truce holds",
                "The envoy said:\n“We go on”; so they did.",
                "https://v.example/1",
                "2024-03-24",
                "Velmar Herald",
                "7",
            ]
        )
        writer.writerow([])
    [taken] = articles(tmp_path / name)
    article = taken.article
    assert taken.source_id == "7"
    assert article.text == "The envoy said:\n“We go on”; so they did."
    assert (article.title, article.url, article.outlet) == ("Truce holds", "https://v.example/1", "Velmar Herald")
    assert (article.published.value, article.published.basis) == ("2024-03-24", "given")


def test_a_table_without_a_text_column_names_those_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("headline,where\nTruce,Ostravel\n", encoding="utf-8")
    [rejected] = rejections(tmp_path / "a.csv")
    assert rejected.reason == "no-text"
    assert "headline, where" in str(rejected)


def test_a_row_that_fails_is_told_by_its_number_and_the_next_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,date\nOne.,31 February 2024\nTwo.,\n", encoding="utf-8")
    assert [taken.article.text for taken in articles(tmp_path / "a.csv")] == ["Two."]
    [rejected] = rejections(tmp_path / "a.csv")
    assert (rejected.reason, rejected.source_id) == ("bad-date", f"{tmp_path / 'a.csv'}:2")


def test_windows_1252_in_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("text\nThe envoy’s words – said in “Kesh”.\n".encode("windows-1252"))
    assert articles(tmp_path / "a.csv")[0].article.text == "The envoy’s words – said in “Kesh”."


def test_a_field_past_the_limit_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\nOne.\n" + "x" * 2_000 + "\n", encoding="utf-8")
    options = IntakeOptions(max_bytes=1_000)
    assert len(articles(tmp_path / "a.csv", options)) == 1
    assert rejections(tmp_path / "a.csv", options)[0].reason == "bad-row"


def test_parquet_with_a_time_column(tmp_path: Path) -> None:
    table = pa.table(
        {
            "content": [f"Report {n} came in." for n in range(200)],
            "published_at": [datetime(2024, 3, 24, 8, tzinfo=UTC)] * 200,
            "id": list(range(200)),
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet", row_group_size=50)
    taken = articles(tmp_path / "a.parquet")
    assert [entry.source_id for entry in taken] == [str(n) for n in range(200)]
    assert taken[3].article.text == "Report 3 came in."
    assert (taken[3].article.published.value or "").startswith("2024-03-24T08:00")


def test_a_broken_parquet_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1" + b"\0" * 100)
    assert rejections(tmp_path / "a.parquet")[0].reason == "broken"
