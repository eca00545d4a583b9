"""Each export, read by somebody else's reader."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import feedparser
import msgspec
import openpyxl
import pytest
import rdflib
from tests.ledger.story import readings

from reportedly.errors import RunAborted
from reportedly.exports import EXPORTERS, export
from reportedly.exports.atom import atom_feed
from reportedly.exports.columns import COLUMNS
from reportedly.exports.events import ACLED, PLOVER, QUADS, UCDP
from reportedly.ledger import Addition, Ledger, Query, View
from reportedly.views.standing import news

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL = Query(last=100_000)
DOCS = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
# The terms of the annotation model that are used, as its context defines them: it lies on the network.
OA = {
    "oa": "http://www.w3.org/ns/oa#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
    "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"}, "Annotation": "oa:Annotation",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector", "TextualBody": "oa:TextualBody",
    "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "describing": "oa:describing", "value": "rdf:value", "format": "dc:format", "exact": "oa:exact", "prefix": "oa:prefix",
    "suffix": "oa:suffix", "start": {"@id": "oa:start"}, "end": {"@id": "oa:end"},
}  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("exports") / "a.ledger") as opened:
        opened.add(*(Addition(reading) for reading in readings()))
        yield opened


@pytest.fixture
def view(ledger: Ledger) -> Iterator[View]:
    with View(ledger) as opened:
        yield opened


def written(form: str, view: View, query: Query = ALL) -> bytes:
    stream = io.BytesIO()
    export(form, view, query, stream)
    return stream.getvalue()


def table(form: str, view: View, folder: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """What DuckDB makes of it."""
    path = folder / f"x.{form}"
    path.write_bytes(written(form, view))
    reader = (
        f"read_parquet('{path}')"
        if form == "parquet"
        else f"read_csv('{path}', header=true, strict_mode=true, all_varchar=true)"
    )
    with duckdb.connect() as connection:
        found = connection.sql(f"SELECT * FROM {reader}")  # noqa: S608 - our own path
        return found.columns, [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_table_holds_every_entry_as_it_is(view: View, tmp_path: Path, form: str) -> None:
    heads, rows = table(form, view, tmp_path)
    entries = {entry.id: entry for entry in view.entries(ALL)}
    assert heads == [name for name, _, _ in COLUMNS]
    assert {row["entry"] for row in rows} == set(entries)
    for row in rows:
        entry = entries[row["entry"]]
        assert (int(row["start"]), int(row["end"])) == entry.anchor
        assert row["text"] == entry.text
    toll = next(row for row in rows if row["text"] == "between 11 and 15 people")
    assert (row_number(toll["low"]), row_number(toll["high"]), toll["value"] or None) == (11, 15, None)
    assert toll["according_to"] == "Drovia saying"


def row_number(value: Any) -> int | None:
    return None if value in {None, ""} else int(value)


def test_excel_holds_text_as_text(view: View) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("excel", view)), read_only=False)
    sheet = book["entries"]
    heads = [cell.value for cell in sheet[1]]
    assert heads == [name for name, _, _ in COLUMNS]
    assert sheet.max_row == 1 + len(view.entries(ALL))
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None} <= {
        "s",
        "n",
        "b",
        "inlineStr",
    }
    assert {row[0].value: row[1].value for row in book["columns"].iter_rows()} == {
        name: meaning for name, _, meaning in COLUMNS
    }


def test_nothing_becomes_a_formula(tmp_path: Path) -> None:
    reading = readings()[0]
    article = msgspec.structs.replace(reading.article, outlet='=HYPERLINK("http://x.example","x")', title="@SUM(1)")
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        ledger.add(Addition(msgspec.structs.replace(reading, article=article)))
        with View(ledger) as view:
            sheet = openpyxl.load_workbook(io.BytesIO(written("excel", view)))["entries"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if str(cell.value).startswith(("=", "@"))]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize(("form", "heads"), [("plover", PLOVER), ("acled", ACLED), ("ucdp", UCDP)])
def test_event_tables_have_their_columns(view: View, tmp_path: Path, form: str, heads: tuple[str, ...]) -> None:
    found, rows = table(form, view, tmp_path)
    assert tuple(found) == heads
    assert rows


def test_plover_events_have_quad_classes_and_evidence(view: View, tmp_path: Path) -> None:
    _, rows = table("plover", view, tmp_path)
    entries = {entry.id: entry for entry in view.entries(ALL)}
    for row in rows:
        assert row["Quad Code"] == QUADS[row["Event Type"]]
        assert entries[row["entry"]].text == row["text"]


def test_only_what_is_asserted_is_an_event_of_violence(view: View, tmp_path: Path) -> None:
    _, rows = table("acled", view, tmp_path)
    assert {row["realis"] for row in rows} == {"asserted"}


def test_disputed_deaths_have_no_best_number(view: View, tmp_path: Path) -> None:
    _, rows = table("ucdp", view, tmp_path)
    market = next(row for row in rows if "brask" in (row["where_description"] or "") and row["disputed"] == "True")
    assert (market["best"] or None, market["low"], market["high"]) == (None, "11", "41")
    assert "Drovia: 11 to 15" in market["claims"]
    assert "Interior Ministry: 41" in market["claims"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # within rdflib
def test_annotations_are_rdf_and_select_their_evidence(view: View) -> None:
    texts = {reading.article.text for reading in readings()}
    lines = [json.loads(line) for line in written("annotations", view).splitlines()]
    assert len(lines) == len(view.entries(ALL))
    for line in lines[::7]:
        assert line["@context"] == "http://www.w3.org/ns/anno.jsonld"
        position, quote = line["target"]["selector"]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert any(text[position["start"] : position["end"]] == quote["exact"] and whole in text for text in texts), (
            "both selectors select the same"
        )
        graph = rdflib.Graph().parse(data=json.dumps({**line, "@context": OA}), format="json-ld")
        oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
        [annotation] = graph.subjects(rdflib.RDF.type, oa.Annotation)
        assert len(list(graph.objects(annotation, oa.hasBody / rdflib.RDF.value))) == 1
        assert len(list(graph.objects(annotation, oa.hasTarget / oa.hasSelector))) == 2
        assert [str(one) for one in graph.objects(annotation, oa.hasTarget / oa.hasSelector / oa.exact)] == [
            quote["exact"]
        ]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # within rdflib
def test_linked_data_knows_where_it_was_derived_from(view: View) -> None:
    graph = rdflib.Graph().parse(data=written("jsonld", view).decode(), format="json-ld")
    schema, prov = rdflib.Namespace("https://schema.org/"), rdflib.Namespace("http://www.w3.org/ns/prov#")
    articles = set(graph.subjects(rdflib.RDF.type, schema.NewsArticle))
    assert len(articles) == 8
    entries = view.entries(ALL)
    derived = list(graph.subject_objects(prov.wasDerivedFrom))
    assert len(derived) == len(entries)
    assert {article for _, article in derived} <= articles
    assert len(list(graph.subjects(rdflib.RDF.type, schema.Quotation))) == sum(e.kind == "statements" for e in entries)
    assert len(set(graph.objects(None, prov.hadPrimarySource))) == 7, "the copy has its original's origin"


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium on the path")
def test_the_report_shows_without_a_network(view: View, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is

    path = tmp_path / "report.html"
    path.write_bytes(written("report", view))
    trouble: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: None if request.url == path.as_uri() else trouble.append(request.url))
        page.goto(path.as_uri())
        assert page.locator("svg rect").count() >= 6, "a bar a day"
        assert page.get_by_role("heading", name=re.compile("dead: brask")).first.inner_text().endswith("in dispute")
        page.locator("summary").first.click()
        assert page.get_by_text("“").or_(page.locator("q")).count() > 20
        assert page.get_by_text("says that this was taken back").count() >= 1
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        browser.close()
    assert trouble == []


def test_the_atom_feed_is_one(ledger: Ledger, view: View) -> None:
    found = news(ledger, view, Query(), "2000-01-01")
    feed = feedparser.parse(atom_feed(found, title="Hallen valley \x01 & more", updated="2025-03-09T10:00:00+00:00"))
    assert feed.version == "atom10"
    assert not feed.bozo
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) > 5
    assert any(entry.title.startswith("contradiction: ") for entry in feed.entries)
    again = feedparser.parse(atom_feed(found, title="Hallen valley \x01 & more", updated="2025-03-10T10:00:00+00:00"))
    assert [entry.id for entry in again.entries] == [entry.id for entry in feed.entries]


def test_an_empty_ledger_exports_too(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.ledger") as ledger, View(ledger) as view:
        for form in EXPORTERS:
            written(form, view)


def test_an_unknown_format_is_told(view: View) -> None:
    with pytest.raises(RunAborted, match="unknown format 'xml': one of jsonl, csv, parquet"):
        written("xml", view)


@pytest.mark.parametrize("form", sorted(EXPORTERS))
def test_every_format_is_documented(form: str) -> None:
    assert f"| `{form}` |" in DOCS


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column[0])
def test_every_column_is_documented(column: tuple[str, type, str]) -> None:
    name, kind, meaning = column
    assert f"| `{name}` | {kind.__name__} | {meaning} |" in DOCS
