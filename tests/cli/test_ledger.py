"""The verbs of the ledger, as people type them; `watch` against a real server."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EXAMPLES = Path(__file__).parents[2] / "examples"
Run = Any


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.ledger.story import readings  # noqa: PLC0415

    from reportedly.ledger import Addition, Ledger  # noqa: PLC0415

    path = tmp_path_factory.mktemp("cli") / "story.ledger"
    with Ledger.open(path) as ledger:
        ledger.add(*(Addition(reading) for reading in readings()))
    return path


def test_add_reads_once_and_goes_on_past_bad_input(run: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("  \n", encoding="utf-8")
    sources = [EXAMPLES / "04_other_side.txt", tmp_path / "empty.txt", EXAMPLES / "08_denial.txt"]
    first = run("add", *sources, "--ledger", tmp_path / "a.ledger", "--workers", 2)
    assert first.status == 1
    assert "2 added, 1 failed (empty 1)" in first.err
    again = run("add", *sources, "--ledger", tmp_path / "a.ledger", "--workers", 1)
    assert "0 added, 2 there already, 1 failed (empty 1)" in again.err
    sound = run("check", tmp_path / "a.ledger")
    assert sound.status == 0
    assert "is sound: 2 texts, 2 articles, 2 raw, 2 sources, 2 readings" in sound.out


@pytest.mark.parametrize("verb", ["timeline", "said", "figures", "positions", "talks", "origins", "new", "search"])
@pytest.mark.parametrize("form", ["terminal", "json", "jsonl"])
def test_each_view_in_each_format(run: Callable[..., Run], filled: Path, verb: str, form: str) -> None:
    words = {"new": ["2000-01-01"], "search": ["blockade"]}.get(verb, [])
    done = run(verb, *words, "--ledger", filled, "--format", form)
    assert done.status == 0, done.err
    assert done.out.strip()
    if form == "json":
        json.loads(done.out)
    elif form == "jsonl":
        assert all(json.loads(line) for line in done.out.splitlines())
    assert run(verb, *words, "--ledger", filled, "--format", form).out == done.out, "the same ledger, the same bytes"


def test_a_dossier_narrows(run: Callable[..., Run], filled: Path, tmp_path: Path) -> None:
    dossier = tmp_path / "d.toml"
    dossier.write_text(
        'name = "Drovia"\nsince = 2025-03-04\n[[parties]]\nname = "Drovia"\naliases = ["Mira Desh"]\n', encoding="utf-8"
    )
    rows = json.loads(run("positions", "--ledger", filled, "--dossier", dossier, "--format", "json").out)
    parties = {row["party"]["name"] for row in rows}
    assert "Drovia" in parties
    assert "Mira Desh" not in parties
    assert "Upland Defence Front" not in parties
    assert all(stand["published"] >= "2025-03-04" for row in rows for stand in row["stands"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('name = "x"\nparty = 1\n', "is no dossier (Object contains unknown field `party`)"),
        ("name = ", "is no TOML"),
        ("since = 2025-01-01\n", "is no dossier (Object missing required field `name`)"),
    ],
)
def test_a_bad_dossier_is_told(run: Callable[..., Run], filled: Path, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "d.toml").write_text(text, encoding="utf-8")
    done = run("talks", "--ledger", filled, "--dossier", tmp_path / "d.toml")
    assert done.status == 3
    assert message in done.err


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["talks", "--ledger", "/nowhere.ledger"], 3, "does not exist: check the path"),
        (["talks"], 2, "Missing option '--ledger'"),
        (["new", "lately", "--ledger", "x"], 2, "is no time: write 2025-03-24"),
        (["talks", "--since", "spring", "--ledger", "x"], 2, "'spring' is no date: write it as 2025-03-24"),
        (["export", "excel", "--ledger", "x"], 2, "excel is no text: give --out FILE"),
        (["judge", "merge", "--ledger", "x"], 3, "does not exist"),
    ],
)
def test_wrong_usage_is_told(run: Callable[..., Run], arguments: list[str], status: int, message: str) -> None:
    done = run(*arguments)
    assert done.status == status
    assert message in done.err


def test_judgements_from_the_command_line(run: Callable[..., Run], tmp_path: Path, filled: Path) -> None:
    place = tmp_path / "a.ledger"
    assert run("backup", "--ledger", filled, "--out", place).status == 0
    made = run(
        "judge", "rename", "Velmar", "Republic of Velmar", "--ledger", place, "--by", "ana", "--note", "its own name"
    )
    assert made.status == 0
    [line] = run("judge", "list", "--ledger", place).out.splitlines()
    assert {"verb": "rename", "by": "ana", "note": "its own name"}.items() <= json.loads(line).items()
    assert "Republic of Velmar" in run("positions", "--ledger", place).out
    assert run("judge", "withdraw", made.out.strip(), "--ledger", place).status == 0
    assert "Republic of Velmar" not in run("positions", "--ledger", place).out
    assert "is no actor of this ledger" in run("judge", "rename", "Atlantis", "X", "--ledger", place).err
    assert run("restore", filled, "--ledger", place).out.endswith(": 0 rows that were not there\n")
    assert "there already" in run("backup", "--ledger", filled, "--out", place).err
    assert "tables of version" in run("migrate", place).out


def test_an_export_is_written_whole(run: Callable[..., Run], filled: Path, tmp_path: Path) -> None:
    assert run("export", "csv", "--ledger", filled, "--actor", "Drovia").out.startswith("entry,claim,kind")
    assert run("export", "report", "--ledger", filled, "--out", tmp_path / "r.html").status == 0
    assert (tmp_path / "r.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert run("export", "csv", "--ledger", filled, "--out", tmp_path / "no" / "x.csv").status == 3
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]


class Desk(ThreadingHTTPServer):
    """A feed that grows, and a place that news is posted to."""

    daemon_threads = True

    def __init__(self) -> None:
        self.feed = b""
        self.posted: list[dict[str, Any]] = []
        self.asked: list[tuple[str, bool]] = []
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(BaseHTTPRequestHandler):
    server: Desk

    def do_GET(self) -> None:
        tag = f'"{len(self.server.feed)}"'
        fresh = self.headers.get("If-None-Match") != tag
        self.server.asked.append((self.path, fresh))
        found = self.path == "/feed.xml"
        self.send_response(404 if not found else 200 if fresh else 304)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(self.server.feed) if found and fresh else 0))
        self.end_headers()
        if found and fresh:
            self.wfile.write(self.server.feed)

    def do_POST(self) -> None:
        self.server.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def desk() -> Iterator[Desk]:
    server = Desk()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def feed_of(*names: str) -> bytes:
    items = ""
    for name in names:
        text = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
        body = "".join(f"<p>{part}</p>" for part in text.split("\n\n")[1:])
        items += f"<item><title>{text.splitlines()[0]}</title><link>https://v.example/{name}</link><guid>{name}</guid><pubDate>Wed, 05 Mar 2025 08:00:00 GMT</pubDate><description><![CDATA[{body}]]></description></item>"
    return f"<rss version='2.0'><channel><title>Velmar Herald</title>{items}</channel></rss>".encode()


def test_watch_says_what_is_new_and_posts_it(run: Callable[..., Run], tmp_path: Path, desk: Desk) -> None:
    place = f"http://127.0.0.1:{desk.server_address[1]}"
    dossier = tmp_path / "valley.toml"
    dossier.write_text(
        f'name = "Hallen valley"\nfeeds = ["{place}/feed.xml"]\n[[parties]]\nname = "Drovia"\n[[parties]]\nname = "Velmar"\n',
        encoding="utf-8",
    )
    look = [
        "watch",
        dossier,
        "--ledger",
        tmp_path / "a.ledger",
        "--once",
        "--workers",
        1,
        "--allow-host",
        "127.0.0.1",
        "--interval",
        0,
        "--format",
        "jsonl",
        "--atom",
        tmp_path / "news.atom",
        "--webhook",
        f"{place}/hook",
    ]
    desk.feed = feed_of("01_agency_report")
    first = run(*look)
    assert first.status == 0, first.err
    assert json.loads(first.out)["articles"] == 1
    nothing = run(*look)
    assert (nothing.status, nothing.out) == (0, "")
    assert desk.asked[-1] == ("/feed.xml", False), "an unchanged feed is not sent again"
    desk.feed = feed_of("05_revised_toll", "01_agency_report")
    second = run(*look)
    found = json.loads(second.out)
    assert found["articles"] == 1
    assert {(one["before"]["low"], one["after"]["value"]) for one in found["revised"]} >= {(34, 41)}
    assert [one["dossier"] for one in desk.posted] == ["Hallen valley", "Hallen valley"]
    assert desk.posted[1]["news"] == found
    feed = feedparser.parse((tmp_path / "news.atom").read_bytes())
    assert not feed.bozo
    assert any(entry.title.startswith("revised: ") for entry in feed.entries)


def test_a_webhook_that_fails_ends_nothing(run: Callable[..., Run], tmp_path: Path, desk: Desk) -> None:
    desk.feed = feed_of("08_denial")
    dossier = tmp_path / "valley.toml"
    dossier.write_text(
        f'name = "v"\nwebhook = "http://127.0.0.1:1/"\nfeeds = ["http://127.0.0.1:{desk.server_address[1]}/feed.xml"]\n[[parties]]\nname = "Velmar"\n',
        encoding="utf-8",
    )
    done = run(
        "watch",
        dossier,
        "--ledger",
        tmp_path / "a.ledger",
        "--once",
        "--workers",
        1,
        "--allow-host",
        "127.0.0.1",
        "--interval",
        0,
    )
    assert done.status == 1
    assert "did not take the news" in done.err
    assert "1 added" in done.err
