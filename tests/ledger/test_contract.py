"""What holds of a ledger in every store."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from bench.ledger.postgres import new_database
from tests.ledger.story import readings, variant

from reportedly.intake import IntakeOptions, Taken, take
from reportedly.ledger import Addition, Found, Ledger, Query, View, check
from reportedly.ledger.transfer import back_up, put_back
from reportedly.model import article_id
from reportedly.views.standing import figures, origins, positions, said, search, talks, timeline

if TYPE_CHECKING:
    from reportedly.model import Reading

REPO = Path(__file__).parents[2]


def filled(place: str, found: list[Reading] | None = None, *, together: int = 3) -> Ledger:
    ledger = Ledger.open(place)
    found = list(readings()) if found is None else found
    for start in range(0, len(found), together):
        ledger.add(*(Addition(reading) for reading in found[start : start + together]))
    return ledger


def test_a_reading_comes_back_as_it_was_added(place: str) -> None:
    with filled(place) as ledger, View(ledger) as view:
        entries = view.entries(Query(last=10_000))
        for reading in readings():
            no = next(int(entry.id[:16], 16) for entry in entries if entry.article.title == reading.article.title)
            kept = ledger.reading(no)
            assert kept.article.text in {one.article.text for one in readings()}
            assert kept in [msgspec.structs.replace(one, source_id="") for one in readings()]
        assert len(entries) == ledger.counts()["entries"] == 397


def test_every_entry_is_its_evidence(place: str) -> None:
    texts = {reading.article.title: reading.article.text for reading in readings() if reading.article.title}
    with filled(place) as ledger, View(ledger) as view:
        for entry in view.entries(Query(last=10_000)):
            if entry.article.title and sum(one.article.title == entry.article.title for one in readings()) == 1:
                assert texts[entry.article.title][entry.anchor[0] : entry.anchor[1]] == entry.text


def test_adding_again_adds_nothing(place: str) -> None:
    with filled(place) as ledger:
        before = list(ledger.rows())
        assert ledger.add(*(Addition(reading) for reading in readings())) == 0
        assert list(ledger.rows()) == before


def test_the_order_and_the_batches_make_no_difference(places: list[str]) -> None:
    found = [variant(reading, k) for k in range(4) for reading in readings()]
    shuffled = found[:]
    random.Random(3).shuffle(shuffled)  # noqa: S311 - any order will do
    with filled(places[0], found, together=1) as one, filled(places[1], shuffled, together=7) as other:
        assert list(one.rows()) == list(other.rows())
        assert one.counts()["articles"] == 32


def test_one_article_in_two_places_is_one(place: str) -> None:
    reading = readings()[0]
    with filled(place, [reading]) as ledger:
        moved = msgspec.structs.replace(reading, source_id="elsewhere")
        assert ledger.add(Addition(moved)) == 0
        assert ledger.met(reading.article, reading.readers, Found(source_id="a third", raw=b"bytes", kind="text"))
        counts = ledger.counts()
        assert (counts["articles"], counts["readings"], counts["sources"], counts["raw"]) == (1, 1, 3, 1)
        assert not list(check(ledger))


def test_the_bytes_of_an_article_are_kept(place: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(readings()[0].article.text.encode())
    taken = next(iter(take(str(tmp_path / "a.txt"), IntakeOptions(keep_raw=True))))
    assert isinstance(taken, Taken)
    assert taken.raw
    with Ledger.open(place) as ledger:
        ledger.add(Addition(msgspec.structs.replace(readings()[0], article=taken.article), Found.of(taken)))
        assert ledger.counts()["raw"] == 1
        assert not list(check(ledger))


def test_check_finds_nothing_wrong(place: str) -> None:
    with filled(place) as ledger:
        assert list(check(ledger)) == []


@pytest.mark.parametrize(
    ("change", "table"),
    [
        ("UPDATE texts SET text = text || '!' WHERE no = (SELECT min(no) FROM texts)", "texts"),
        ("UPDATE articles SET outlet = 'Nobody' WHERE no = (SELECT min(no) FROM articles)", "articles"),
        ('UPDATE entries SET "end" = "end" + 1 WHERE kind = \'figures\'', "entries"),
        ("UPDATE entries SET claim = claim + 1 WHERE kind = 'talks'", "entries"),
        ("UPDATE entries SET fields = '{}' WHERE kind = 'acts'", "entries"),
        ("DELETE FROM entries WHERE kind = 'positions'", "entries"),
        ("DELETE FROM marks WHERE field = 'actor'", "marks"),
        ("DELETE FROM buckets WHERE article_no = (SELECT min(article_no) FROM buckets)", "buckets"),
        ("UPDATE readings SET readers = 'other/1'", "readings"),
    ],
)
def test_check_finds_what_was_tampered_with(place: str, change: str, table: str) -> None:
    with filled(place, list(readings()[:2])) as ledger:
        with ledger.writer.begin() as connection:
            connection.exec_driver_sql(change)
        faults = list(check(ledger))
        assert table in {fault.table for fault in faults}


def test_a_newer_reader_stands_beside_the_old_and_is_shown(place: str) -> None:
    old = readings()[0]
    newer = msgspec.structs.replace(
        old,
        readers=("attribution/10", *old.readers[1:]),
        statements=old.statements[:3],
        acts=(),
        figures=(),
        positions=(),
        talks=(),
    )
    with filled(place, [old]) as ledger:
        before = ledger.counts()["entries"]
        assert ledger.add(Addition(newer)) == 1
        assert ledger.counts()["entries"] == before + 3
        with View(ledger) as view:
            assert [entry.kind for entry in view.entries(Query())] == ["statements"] * 3
            assert view.versions[0].startswith("attribution/10 ")
        assert not list(check(ledger))


def test_two_processes_add_to_one_ledger(places: list[str]) -> None:
    child = [sys.executable, "-m", "tests.ledger.child", places[0]]
    with ExitStack() as stack:
        running = [
            stack.enter_context(
                subprocess.Popen(
                    [*child, str(start), "40"], cwd=REPO, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
                )
            )
            for start in (0, 20)
        ]
        for process in running:
            _, errors = process.communicate(timeout=300)
            assert process.returncode == 0, errors.decode()
    with (
        Ledger.open(places[0]) as ledger,
        filled(places[1], [variant(readings()[k % 8], k) for k in range(60)]) as whole,
    ):
        assert list(ledger.rows()) == list(whole.rows())
        assert not list(check(ledger))


def test_a_copy_is_found_whichever_comes_first(places: list[str]) -> None:
    for place, found in zip(places, (readings()[:2], readings()[1::-1]), strict=True):
        with filled(place, list(found), together=1) as ledger, View(ledger) as view:
            assert len({article.origin for article in view.newest(Query()).values()}) == 1


def test_the_newest_articles_are_those_with_entries_that_match(place: str) -> None:
    who, where = ("Dana Rusk",), ("Mirefield", "Kalmeth", "Sant Aurel")
    with (
        filled(place, [variant(reading, k) for k in range(4) for reading in readings()]) as ledger,
        View(ledger) as view,
    ):
        days = sorted({article.published or "" for article in view.newest(Query()).values()})
        middle = days[len(days) // 2][:10]

        def with_entries(**asked: tuple[str, ...]) -> set[str]:
            return {entry.article.id for entry in view.entries(Query(last=10_000, **asked))}  # type: ignore[arg-type]

        by_actor, by_place = with_entries(actors=who), with_entries(places=where)
        for asked, expected in (
            ({"actors": who}, by_actor),
            ({"places": where}, by_place),
            ({"actors": who, "places": where}, by_actor & by_place),
            ({"around": who, "near": where}, by_actor | by_place),
            ({"actors": ("Nobody At All",)}, set()),
            ({"actors": ("",)}, set()),
        ):
            for since, until in ((None, None), (middle, None), (None, middle)):
                within = Query(since=since, until=until, **asked)
                whole = [
                    article
                    for article in view.newest(Query()).values()
                    if article.id in expected and _within(article.published, since, until)
                ]
                for query in (within, replace(within, added_since="2000")):
                    assert {one.id for one in view.newest(query).values()} == {one.id for one in whole}
                    newest = [one.published or "" for one in view.newest(replace(query, last=3)).values()]
                    assert (
                        sorted(newest, reverse=True) == sorted((one.published or "" for one in whole), reverse=True)[:3]
                    )
                assert view.entries(within) == view.entries(replace(within, added_since="2000"))
                assert not view.entries(replace(within, added_since="2999"))
                assert not view.newest(replace(within, added_since="2999"))
        assert by_actor - by_place
        assert by_place - by_actor
        assert by_actor & by_place


def _within(published: str | None, since: str | None, until: str | None) -> bool:
    day = (published or "")[:10]
    return (since is None or day >= since) and (until is None or "" < day <= until)


def test_claims_are_new_where_none_made_them_before(place: str) -> None:
    with filled(place) as ledger, View(ledger) as view:
        claims = {entry.claim for entry in view.entries(Query(last=10_000))}
        assert view.claims_before(claims, "2999") == claims
        assert view.claims_before(claims, "2000") == set()


def test_a_hundred_copies_are_one_origin(place: str) -> None:
    with (
        filled(place, [variant(readings()[0], k) for k in range(100)] + [readings()[3]], together=20) as ledger,
        View(ledger) as view,
    ):
        found = view.newest(Query())
        assert len(found) == 101
        assert len({article.origin for article in found.values()}) == 2


def test_a_backup_is_a_ledger_and_goes_back(places: list[str], tmp_path: Path) -> None:
    with filled(places[0]) as ledger:
        back_up(ledger, tmp_path / "copy.ledger")
        with Ledger.open(tmp_path / "copy.ledger") as copy:
            assert list(copy.rows()) == list(ledger.rows())
            assert not list(check(copy))
        with Ledger.open(places[1]) as other:
            assert put_back(other, tmp_path / "copy.ledger") > 0
            assert list(other.rows()) == list(ledger.rows())
            assert put_back(other, tmp_path / "copy.ledger") == 0
            assert not list(check(other))
            with View(other) as view:
                assert search(view, "hospital", Query())


def test_both_stores_give_the_same_views(places: list[str], tmp_path: Path) -> None:
    with (
        filled(places[0]) as ledger,
        filled(str(tmp_path / "other.ledger")) as other,
        View(ledger) as one,
        View(other) as two,
    ):
        for view in (timeline, said, figures, positions, talks):
            for query in (
                Query(),
                Query(actors=("HLF",)),
                Query(places=("Brask",)),
                Query(since="2025-03-04", until="2025-03-06", last=30),
            ):
                assert msgspec.json.encode(view(one, query)) == msgspec.json.encode(view(two, query))
        assert msgspec.json.encode(origins(ledger, one, Query())) == msgspec.json.encode(origins(other, two, Query()))
        assert {hit.article.id for hit in search(one, "blockade", Query())} == {
            hit.article.id for hit in search(two, "blockade", Query())
        }


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("'; DROP TABLE texts; --", 0),
        ('"blockade of the valley"', 4),
        ("blockade AND", 0),
        ('""', 0),
        ("*", 0),
        ("shepherds", 1),
        ("SHEPHERD", 1),
    ],
)
def test_search_takes_what_people_type(place: str, words: str, titles: int) -> None:
    with filled(place) as ledger, View(ledger) as view:
        found = search(view, words, Query())
        if titles:
            assert len(found) >= 1
        for hit in found:
            text = ledger.article(int(hit.article.id, 16)).text
            if hit.anchor:
                assert text[hit.anchor[0] : hit.anchor[1]].strip()


def test_what_an_outlet_published(place: str) -> None:
    with filled(place) as ledger, View(ledger) as view:
        found = view.entries(Query(outlets=("the daily LANTERN",)))
        assert found
        assert {entry.article.outlet for entry in found} == {"The Daily Lantern"}


def test_what_is_very_long_is_kept(place: str) -> None:
    reading = readings()[0]
    first = msgspec.structs.replace(reading.actors[0], name="V" + "elmar" * 2000, aliases=("X" * 9000,))
    places = [
        msgspec.structs.replace(act, place=msgspec.structs.replace(act.place, text="B" + "rask " * 1000))
        if act.place
        else act
        for act in reading.acts
    ]
    long = msgspec.structs.replace(
        reading, actors=(first, *reading.actors[1:]), acts=tuple(places), source_id="https://v.example/" + "x" * 20_000
    )
    with filled(place, [long]) as ledger:
        assert not list(check(ledger))


def test_a_character_that_a_store_cannot_keep_is_told(tmp_path: Path, postgresql: str) -> None:
    text = "The envoy said\x00 that the truce holds."
    article = msgspec.structs.replace(readings()[0].article, id=article_id(text), text=text, credits=(), furniture=())
    emptied = dict.fromkeys(("actors", "statements", "acts", "figures", "positions", "talks", "gaps"), ())
    reading = msgspec.structs.replace(readings()[0], article=article, **emptied)
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        assert ledger.refusal(reading) is None
        assert ledger.add(Addition(reading)) == 1
        assert not list(check(ledger))
    with Ledger.open(new_database(postgresql)) as ledger:
        assert "U+0000, which PostgreSQL can't keep" in (ledger.refusal(reading) or "")
        assert ledger.refusal(readings()[0]) is None
