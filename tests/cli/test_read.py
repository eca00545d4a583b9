from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportedly import ArticleRejected, Reading
from reportedly.cli.read import reading_of
from reportedly.intake import Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .conftest import Outcome

    Run = Callable[..., Outcome]

WORDS = "Truce holds in Velmar\n\nThe guns fell silent on Sunday, the Kesh Front said.\n"
COMMAND = Path(sys.executable).with_name("reportedly")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "truce.txt"
    path.write_text(WORDS)
    return path


def test_one_article_as_json_is_one_object_and_nothing_else(run: Run, article: Path) -> None:
    outcome = run("read", article, "--format", "json")
    assert (outcome.status, outcome.err) == (0, "")
    reading = Reading.from_json(outcome.out)
    assert (reading.source_id, reading.article.text) == (str(article), WORDS)
    assert json.loads(outcome.out)["reportedly"] == "1"


def test_many_articles_as_jsonl_are_one_a_line_with_a_summary(run: Run, article: Path) -> None:
    outcome = run("read", article, article, "--format", "jsonl")
    assert outcome.status == 0
    lines = outcome.out.splitlines()
    assert len(lines) == 2
    assert lines[0] == lines[1]
    assert outcome.err.startswith("reportedly: 2 read, 0 failed, in ")


def test_the_rest_is_read_and_the_failures_are_counted_by_reason(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "One."}\nnot json\n{"id": "y"}\n')
    outcome = run("read", tmp_path / "gone", tmp_path / "empty.txt", tmp_path / "a.jsonl", article, "--format", "jsonl")
    assert outcome.status == 1
    assert [json.loads(line)["source_id"] for line in outcome.out.splitlines()] == ["x", str(article)]
    said = outcome.err.splitlines()
    assert said[0] == f"reportedly: {tmp_path}/gone does not exist: check the path"
    assert f"{tmp_path}/a.jsonl:2 is not JSON" in said[2]
    assert f'{tmp_path}/a.jsonl:3 lacks "text"' in said[3]
    assert said[4].startswith("reportedly: 2 read, 4 failed (empty 1, missing 1, no-text 1, not-json 1), in ")
    assert len(said) == 5


def test_one_input_that_fails_leaves_with_1_and_says_why_once(run: Run, tmp_path: Path) -> None:
    outcome = run("read", tmp_path)
    assert (outcome.status, outcome.out) == (1, "")
    assert (
        outcome.err.splitlines()[0]
        == f"reportedly: {tmp_path} is a folder with no files in it: give one that has articles"
    )


def test_standard_input(run: Run) -> None:
    outcome = run("read", "-", "--format", "jsonl", stdin=b'{"id": "x", "text": "One."}\n{"id": "y", "text": "Two."}\n')
    assert [json.loads(line)["source_id"] for line in outcome.out.splitlines()] == ["x", "y"]
    assert json.loads(run("read", "-", "--format", "json", stdin=WORDS.encode()).out)["source_id"] == "stdin"


def test_what_the_inputs_are_can_be_given(run: Run) -> None:
    outcome = run("read", "-", "--as", "text", "--format", "json", stdin=b'{"id": "x", "text": "One."}')
    assert json.loads(outcome.out)["article"]["text"] == '{"id": "x", "text": "One."}'


def test_a_given_date(run: Run, article: Path) -> None:
    outcome = run("read", article, "--format", "json", "--published", "24 March 2024")
    assert json.loads(outcome.out)["article"]["published"] == {"value": "2024-03-24", "basis": "given"}


def test_a_note_on_the_encoding_goes_to_stderr(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("the envoy’s words".encode("windows-1252"))
    outcome = run("read", tmp_path / "a.txt", "--format", "json")
    assert outcome.status == 0
    assert outcome.err == f"reportedly: {tmp_path}/a.txt: read as windows-1252\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "Missing argument 'INPUT...'"),
        (["read", "a", "--format", "xml"], "'xml' is not one of 'terminal', 'json', 'jsonl', 'html'"),
        (["read", "a", "--published", "31 February"], "'31 February' is no date"),
        (["read", "a", "--format", "json", "--format", "html"], "given 2 times (json, html): give it once"),
        (["read", "a", "--published", "2024-01-01", "--published", "2024-01-02"], "given 2 times"),
        (["read", "a", "--max-bytes", "0"], "0 is not in the range"),
        (["read", "-", "-"], "- (standard input) is given twice"),
        (["read", "a", "--nonsense"], "No such option"),
        (["write"], "No such command 'write'"),
    ],
)
def test_wrong_usage_leaves_with_2_and_a_message(run: Run, arguments: list[str], message: str) -> None:
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert message in " ".join(outcome.err.split())


@pytest.mark.parametrize("form", ["json", "html"])
def test_several_articles_do_not_fit_one_object_or_page(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    outcome = run("read", tmp_path / "a.jsonl", "--format", form)
    assert (outcome.status, outcome.out) == (2, "")
    assert f"--format {form} holds one article, and there are several: give --out FOLDER" in " ".join(
        outcome.err.split()
    )


def test_a_failed_input_beside_one_article_is_still_one_article(run: Run, article: Path, tmp_path: Path) -> None:
    outcome = run("read", tmp_path / "gone", article, "--format", "json")
    assert outcome.status == 1
    assert json.loads(outcome.out)["source_id"] == str(article)


@pytest.mark.parametrize(("form", "suffix"), [("json", ".json"), ("html", ".html")])
def test_several_articles_go_into_a_folder_one_file_each(run: Run, tmp_path: Path, form: str, suffix: str) -> None:
    lines = [{"id": "a/b: c", "text": "One."}, {"id": "A-B-C", "text": "Two."}, {"id": "…", "text": "Three."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    outcome = run("read", tmp_path / "a.jsonl", "--format", form, "--out", tmp_path / "new" / "out")
    assert (outcome.status, outcome.out) == (0, "")
    names = sorted(path.name for path in (tmp_path / "new" / "out").iterdir())
    assert names == sorted(f"{name}{suffix}" for name in ("b-c", "A-B-C", "article"))


def test_names_that_are_taken_get_a_number(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "x" / "A.txt"):
        path.write_text(WORDS)
    run("read", tmp_path / "a.txt", tmp_path / "x" / "A.txt", "--format", "json", "--out", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["A-2.json", "a.json"]


def test_one_article_goes_into_a_file(run: Run, article: Path, tmp_path: Path) -> None:
    outcome = run("read", article, "--format", "json", "--out", tmp_path / "r.json")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    assert json.loads((tmp_path / "r.json").read_text())["source_id"] == str(article)


def test_out_that_can_not_be_written_aborts_with_3(run: Run, article: Path) -> None:
    outcome = run("read", article, "--format", "jsonl", "--out", article / "below" / "r.jsonl")
    assert (outcome.status, outcome.out) == (3, "")
    assert "reportedly: aborted: --out " in outcome.err


@pytest.mark.parametrize("form", ["terminal", "html"])
def test_the_views_show_the_title(run: Run, article: Path, form: str) -> None:
    outcome = run("read", article, "--format", form)
    assert (outcome.status, outcome.err) == (0, "")
    assert "Truce holds in Velmar" in outcome.out


def test_the_terminal_view_has_colour_where_it_is_asked_for_and_none_in_a_pipe(run: Run, article: Path) -> None:
    assert "\x1b[" in run("read", article, "--color", "always").out
    assert "\x1b[" not in run("read", article).out
    assert "\x1b[" not in run("read", article, "--color", "never").out


def test_progress_is_told_where_it_is_asked_for(run: Run, article: Path) -> None:
    assert "articles/s" in run("read", article, article, "--format", "jsonl", "--progress").err
    assert "articles/s" not in run("read", article, article, "--format", "jsonl").err


def test_a_url_at_a_private_address_is_refused(run: Run) -> None:
    outcome = run("read", "http://127.0.0.1:9/a", "--format", "json")
    assert outcome.status == 1
    assert "is refused: 127.0.0.1 is at 127.0.0.1, a private address" in outcome.err


def test_another_language_is_read_and_named(run: Run) -> None:
    words = (
        "Die Gesandten trafen sich am Sonntag in der Hauptstadt. Sie wollen in der kommenden Woche weiter verhandeln."
    )
    outcome = run("read", "-", "--format", "json", stdin=words.encode())
    assert outcome.status == 0
    assert json.loads(outcome.out)["article"]["language"] == "de"


def test_the_same_input_gives_the_same_bytes(run: Run, article: Path) -> None:
    assert run("read", article, "--format", "json").out == run("read", article, "--format", "json").out


def test_the_readers_are_listed_in_their_order(run: Run) -> None:
    outcome = run("readers")
    assert outcome.status == 0
    names = [line.split()[0] for line in outcome.out.splitlines()]
    assert names.index("attribution") < names.index("actors") < names.index("gaps")


def test_the_version_and_the_help(run: Run) -> None:
    assert run("--version").out.startswith("reportedly, version ")
    assert "--allow-host" in run("read", "--help").out


def test_a_reader_that_closes_the_pipe_ends_the_run_quietly(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n' * 500)
    command = f'"{COMMAND}" read "{tmp_path}/a.jsonl" --format jsonl | head -n 1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["/bin/bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 141
    assert b"Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell that runs tests in the background has them ignore SIGINT, and what they start inherits it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_leaves_with_130_and_a_summary(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n' * 5_000)
    with subprocess.Popen(
        [COMMAND, "read", str(tmp_path / "a.jsonl"), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        os.kill(process.pid, signal.SIGINT)
        drained = process.stdout.read()
        said = process.stderr.read().decode()
        assert process.wait(timeout=20) == 130
    assert all(line.endswith(b"}") for line in drained.splitlines())
    assert "read, 0 failed" in said
    assert "Traceback" not in said


def test_usage_errors_and_missing_files_are_told_without_loading_the_parser(tmp_path: Path) -> None:
    code = (
        "import sys; from reportedly.cli.main import main; sys.argv = ['reportedly', 'read', sys.argv[1]]\n"
        "try: main()\nexcept SystemExit: print([m for m in ('spacy', 'trafilatura', 'httpx', 'rich') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "gone")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    assert "does not exist" in done.stderr


def test_a_defect_is_one_articles_failure_and_raises_where_it_is_looked_for() -> None:
    broken = Taken("x.txt", None)  # type: ignore[arg-type]  # stands for any article that a reader trips over
    rejected = reading_of(broken, traceback=False)
    assert isinstance(rejected, ArticleRejected)
    assert (rejected.reason, rejected.source_id) == ("defect", "x.txt")
    assert str(rejected).startswith("x.txt could not be read (AttributeError: ")
    with pytest.raises(AttributeError):
        reading_of(broken, traceback=True)
