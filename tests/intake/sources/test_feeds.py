"""Feeds, lists of feeds and sitemaps, from files and from a real server."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reportedly.errors import ArticleRejected
from reportedly.intake import IntakeOptions, Taken, take
from reportedly.intake.fetch import Fetcher, fetcher_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.intake.conftest import Answer, Site

BODY = "<p>The guns fell silent across northern Velmar on Sunday.</p><blockquote cite='https://kesh.example/1'>We will keep our word as long as they do theirs.</blockquote><p>The envoys met in Ostravel.</p>"


def rss(items: str, head: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        + head
        + '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Velmar Herald</title>'
        f"<link>https://velmar.example</link><description>News</description>{items}</channel></rss>"
    )


def item(n: int = 1, more: str = "", link: str | None = None) -> str:
    return (
        f"<item><title>Round {n} &amp; after</title><link>{link or f'https://velmar.example/{n}'}</link><guid>id-{n}</guid>"
        f"<pubDate>Sun, 24 Mar 2024 08:00:00 GMT</pubDate><dc:creator>Ana Kolt</dc:creator>"
        f"<content:encoded><![CDATA[{BODY}<p>It was round {n}.</p>]]></content:encoded>{more}</item>"
    )


def split(name: object, options: IntakeOptions) -> tuple[list[Taken], list[ArticleRejected]]:
    entries = list(take(str(name), options))
    return [e for e in entries if isinstance(e, Taken)], [e for e in entries if isinstance(e, ArticleRejected)]


def test_an_rss_feed_with_its_source_and_times(tmp_path: Path, local: IntakeOptions) -> None:
    more = '<source url="https://vna.example/feed">Velmar News Agency</source>'
    (tmp_path / "feed.xml").write_text(rss(item(1, more) + item(2)), encoding="utf-8")
    taken, left = split(tmp_path / "feed.xml", local)
    assert left == []
    article = taken[0].article
    assert [entry.source_id for entry in taken] == ["https://velmar.example/1", "https://velmar.example/2"]
    assert article.text.split("\n")[0] == "The guns fell silent across northern Velmar on Sunday."
    assert (article.title, article.outlet, article.byline) == ("Round 1 & after", "Velmar Herald", "Ana Kolt")
    assert (article.published.value, article.found["published"]) == ("2024-03-24T08:00:00+00:00", "feed")
    assert (article.first_published_by, article.original) == ("Velmar News Agency", "https://vna.example/feed")
    [block] = article.quoted
    assert block.anchor is not None
    assert article.text[block.anchor.start : block.anchor.end] == "We will keep our word as long as they do theirs."
    assert block.url == "https://kesh.example/1"


def test_an_atom_feed(tmp_path: Path, local: IntakeOptions) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Velmar Herald</title><id>urn:f</id><updated>2024-03-25T00:00:00Z</updated>'
        "<entry><title>Truce</title><id>urn:1</id><link href='https://velmar.example/1'/><published>2024-03-24T08:00:00+02:00</published>"
        "<updated>2024-03-25T09:00:00Z</updated><content type='html'>&lt;p&gt;The guns fell silent.&lt;/p&gt;</content></entry></feed>"
    )
    (tmp_path / "feed").write_text(feed, encoding="utf-8")
    [taken], _ = split(tmp_path / "feed", local)
    assert taken.article.text == "The guns fell silent."
    assert (taken.article.published.value or "")[:10] == "2024-03-24"
    assert taken.article.updated is not None
    assert (taken.article.updated.value or "")[:10] == "2024-03-25"


def test_a_json_feed_with_an_item_that_is_not_as_the_format_says(tmp_path: Path, local: IntakeOptions) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Velmar Herald",
        "items": [
            {"id": "1", "url": "https://velmar.example/1", "title": "Truce", "content_text": "The guns fell silent.", "date_published": "2024-03-24T08:00:00Z", "authors": [{"name": "Ana Kolt"}]},
            {"id": "2", "url": ["no", "text"]},
            {"id": "3", "content_html": "<p>Third.</p>"},
        ],
    }  # fmt: skip
    (tmp_path / "feed.json").write_text(json.dumps(feed), encoding="utf-8")
    taken, left = split(tmp_path / "feed.json", local)
    assert [entry.article.text for entry in taken] == ["The guns fell silent.", "Third."]
    assert taken[0].article.byline == "Ana Kolt"
    assert [entry.reason for entry in left] == ["no-text"]


def test_a_feed_of_broken_xml_gives_what_can_be_read_and_the_place(tmp_path: Path, local: IntakeOptions) -> None:
    (tmp_path / "feed.rss").write_text(rss(item(1) + item(2) + "<item><title>Cut & <b>off</item>"), encoding="utf-8")
    taken, left = split(tmp_path / "feed.rss", local)
    assert [entry.source_id for entry in taken][:2] == ["https://velmar.example/1", "https://velmar.example/2"]
    broken = [entry for entry in left if entry.reason == "broken-feed"]
    assert len(broken) == 1
    assert "line 1, column" in str(broken[0])


def test_a_feed_cut_off(tmp_path: Path, local: IntakeOptions) -> None:
    whole = rss("".join(item(n) for n in range(20)))
    (tmp_path / "feed.rss").write_text(whole[: len(whole) // 2], encoding="utf-8")
    taken, left = split(tmp_path / "feed.rss", local)
    assert len(taken) >= 8
    assert "broken-feed" in [entry.reason for entry in left]


def test_a_feed_of_5_mb_in_time(tmp_path: Path, local: IntakeOptions) -> None:
    long = "The envoys met in Ostravel once more, and left without a word. " * 30
    items = "".join(item(n, f"<description>{long}{n}</description>") for n in range(2_200))
    (tmp_path / "feed.rss").write_text(rss(items), encoding="utf-8")
    assert (tmp_path / "feed.rss").stat().st_size > 5_000_000
    taken, left = split(tmp_path / "feed.rss", local)
    assert (len(taken), left) == (2_200, [])


def test_entries_that_all_have_one_id_are_all_taken(tmp_path: Path, local: IntakeOptions) -> None:
    entries = "".join(
        f"<item><guid>same</guid><title>Round {n}</title><description>Report {n} from the front came in.</description></item>"
        for n in range(4)
    )
    (tmp_path / "feed.rss").write_text(rss(entries + entries), encoding="utf-8")
    taken, left = split(tmp_path / "feed.rss", local)
    assert [entry.article.title for entry in taken] == [f"Round {n}" for n in range(4)]
    assert len({entry.source_id for entry in taken}) == 4
    assert left == []


def test_a_date_to_come_is_left_out_and_told(tmp_path: Path, local: IntakeOptions) -> None:
    (tmp_path / "feed.rss").write_text(rss(item(1)).replace("2024", "2999"), encoding="utf-8")
    [taken], _ = split(tmp_path / "feed.rss", local)
    assert taken.article.published.value is None
    assert "2999-03-24" in (taken.note or "")


def test_entities_are_not_expanded(tmp_path: Path, local: IntakeOptions) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    (tmp_path / "feed.rss").write_text(
        rss(
            item(1, "<description>&a11;&secret;</description>"),
            f'<!DOCTYPE rss [{laughs}<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        ),
        encoding="utf-8",
    )
    taken, _ = split(tmp_path / "feed.rss", local)
    assert all("hahaha" not in entry.article.text and "root:" not in entry.article.text for entry in taken)


def test_following_a_feed_takes_the_pages(
    site: Site, answer: type[Answer], local: IntakeOptions, pages: Callable[..., str]
) -> None:
    site.answers["/feed"] = answer(
        rss(item(1, link=site.url("/1")) + item(2, link=site.url("/gone"))).encode(),
        headers={"Content-Type": "application/rss+xml"},
    )
    site.answers["/1"] = answer(pages(1).encode())
    taken, left = split(site.url("/feed"), replace(local, follow=True))
    [entry] = taken
    assert "talks of round 1" in entry.article.text
    assert entry.article.outlet == "Velmar Herald"
    assert [error.reason for error in left] == ["http-status"]


def test_robots_are_kept_to_for_what_is_found(
    site: Site, answer: type[Answer], local: IntakeOptions, pages: Callable[..., str]
) -> None:
    site.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /closed/\n", headers={"Content-Type": "text/plain"})
    site.answers["/feed"] = answer(rss(item(1, link=site.url("/closed/1")) + item(2, link=site.url("/open"))).encode())
    site.answers["/open"] = answer(pages(2).encode())
    taken, left = split(site.url("/feed"), replace(local, follow=True, robots=True))
    assert [entry.source_id for entry in taken] == [site.url("/open")]
    assert [error.reason for error in left] == ["robots"]
    assert "/closed/1" not in site.asked
    assert site.asked.count("/robots.txt") == 1


def test_robots_that_can_t_be_had_close_the_site_for_now(
    site: Site, answer: type[Answer], local: IntakeOptions
) -> None:
    site.answers["/robots.txt"] = answer(b"", status=500)
    with pytest.raises(ArticleRejected) as caught:
        Fetcher(replace(local, robots=True)).get(site.url("/a"), found=True)
    assert caught.value.reason == "robots"
    assert "/a" not in site.asked


def test_a_feed_that_did_not_change_is_not_taken_again(
    site: Site, answer: type[Answer], local: IntakeOptions, tmp_path: Path
) -> None:
    headers = {"Content-Type": "application/rss+xml", "ETag": '"v1"', "Last-Modified": "Sun, 24 Mar 2024 08:00:00 GMT"}
    site.answers["/feed"] = answer(rss(item(1)).encode(), headers=headers)
    options = replace(local, seen=str(tmp_path))
    assert len(split(site.url("/feed"), options)[0]) == 1
    fetcher_of(options).save()
    later = Fetcher(options)
    asked = later._seen.headers(site.url("/feed"))
    assert asked == {"If-None-Match": '"v1"', "If-Modified-Since": "Sun, 24 Mar 2024 08:00:00 GMT"}
    site.answers["/feed"] = answer(b"", status=304, headers={"ETag": '"v1"'})
    assert later.get(site.url("/feed"), conditional=True).unchanged
    assert split(site.url("/feed"), options) == ([], [])


def test_hosts_are_asked_at_intervals(site: Site, answer: type[Answer], local: IntakeOptions) -> None:
    for n in range(4):
        site.answers[f"/{n}"] = answer(b"x")
    fetcher = Fetcher(replace(local, interval=0.1))
    begun = time.monotonic()
    for n in range(4):
        fetcher.get(site.url(f"/{n}"))
    assert time.monotonic() - begun >= 0.3


def test_a_server_that_asks_to_wait_is_asked_once_more(site: Site, answer: type[Answer], local: IntakeOptions) -> None:
    site.answers["/busy"] = answer(b"", status=503, headers={"Retry-After": "0"})
    with pytest.raises(ArticleRejected) as caught:
        Fetcher(local).get(site.url("/busy"))
    assert caught.value.reason == "http-status"
    assert site.asked == ["/busy", "/busy"]


def test_a_list_of_feeds_goes_on_after_one_that_fails(
    site: Site, answer: type[Answer], local: IntakeOptions, tmp_path: Path
) -> None:
    site.answers["/feed"] = answer(rss(item(1)).encode(), headers={"Content-Type": "application/rss+xml"})
    opml = f"""<?xml version="1.0"?><opml version="2.0"><body><outline text="News"><outline type="rss" xmlUrl="{site.url("/gone")}"/>
    <outline type="rss" xmlUrl="{site.url("/feed")}"/><outline type="rss" xmlUrl="{site.url("/feed")}"/></outline></body></opml>"""
    (tmp_path / "feeds.opml").write_text(opml, encoding="utf-8")
    taken, left = split(tmp_path / "feeds.opml", local)
    assert [entry.source_id for entry in taken] == ["https://velmar.example/1"]
    assert [error.reason for error in left] == ["http-status"]


def test_a_news_sitemap_and_an_index_of_them(
    site: Site, answer: type[Answer], local: IntakeOptions, pages: Callable[..., str]
) -> None:
    listed = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
    <loc>{site.url("/1")}</loc><news:news><news:publication><news:name>Velmar Herald</news:name><news:language>en</news:language></news:publication>
    <news:publication_date>2024-03-24</news:publication_date><news:title>Round 1 begins</news:title></news:news></url></urlset>"""
    index = f"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{site.url("/news.xml")}</loc></sitemap>
    <sitemap><loc>{site.url("/index.xml")}</loc></sitemap><sitemap><loc>{site.url("/gone.xml")}</loc></sitemap></sitemapindex>"""
    site.answers |= {
        "/news.xml": answer(listed.encode()),
        "/index.xml": answer(index.encode()),
        "/1": answer(pages(1).encode()),
    }
    taken, left = split(site.url("/index.xml"), local)
    [entry] = taken
    assert entry.article.outlet == "Velmar Herald"
    assert entry.article.published.value == "2024-03-24"
    assert [error.reason for error in left] == ["http-status"]
