"""Pages, archives and feeds about invented countries, made by real libraries."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.intake import IntakeOptions

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCE = "The guns fell silent across northern Velmar on Sunday as the envoys met in Ostravel for talks of round {n}."
LOCAL = IntakeOptions(allow_hosts=frozenset({"127.0.0.1"}), timeout=5, interval=0, robots=False)


def page(n: int = 1, head: str = "") -> str:
    paragraphs = f"<p>{SENTENCE.format(n=n)}</p>" * 3
    return (
        f"<!doctype html><html><head><title>Round {n} begins</title>{head}</head>"
        f"<body><article><h1>Round {n} begins</h1>{paragraphs}</article></body></html>"
    )


def warc(
    bodies: list[bytes], *, packed: bool = True, kind: str = "text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    records = [writer.create_warcinfo_record("news.warc", {"software": "warcio"})]
    for k, body in enumerate(bodies):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        url = f"https://velmar.example/{k}"
        request = StatusAndHeaders(f"GET /{k} HTTP/1.1", [("Host", "velmar.example")], is_http_request=True)
        records.append(writer.create_warc_record(url, "request", http_headers=request))
        records.append(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    for record in records:
        writer.write_record(record)
        record.raw_stream.close()  # else a temporary file of warcio's stays open
    return out.getvalue()


@pytest.fixture
def pages() -> Callable[..., str]:
    return page


@pytest.fixture
def warcs() -> Callable[..., bytes]:
    return warc


@pytest.fixture
def local() -> IntakeOptions:
    return LOCAL
