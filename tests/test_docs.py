"""What the package defines is documented, and what the docs show is so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from bench.articles.soundness import faults

from reportedly import model
from reportedly.model import Reading
from reportedly.reading.registry import installed_readers

ROOT = Path(__file__).parent.parent
RECORD = ROOT / "docs" / "reference" / "record.md"
TYPES = {name: kind for name in model.__all__ if isinstance(kind := getattr(model, name), type)}
STRUCTS = {
    name: kind
    for name, kind in TYPES.items()
    if issubclass(kind, msgspec.Struct) and not kind.__struct_config__.array_like  # an anchor is a pair, not an object
}


def section(name: str) -> str:
    """The text under a heading of the reference, up to the next one; empty where there is none."""
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", RECORD.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("name", STRUCTS)
def test_every_key_of_the_record_is_documented(name: str) -> None:
    keys = [field.encode_name for field in msgspec.structs.fields(STRUCTS[name])]
    documented = re.findall(r"^\| `(\w+)` \|", section(name), re.MULTILINE)
    assert set(keys) - set(documented) == set(), f"keys of {name} that docs/reference/record.md lacks"
    assert set(documented) - set(keys) == set(), f"keys that {name} no longer has"


@pytest.mark.parametrize("name", STRUCTS)
def test_every_value_that_a_key_may_have_is_documented(name: str) -> None:
    for key, hint in get_type_hints(STRUCTS[name]).items():
        row = re.search(rf"^\| `{key}` \|.*$", section(name), re.MULTILINE)
        for value in literals(hint):
            assert row is not None
            assert f"`{value}`" in row[0], f"{name}.{key} may be {value!r}"


def literals(hint: Any) -> list[str]:
    """The strings of a `Literal`, also inside a union."""
    return [value for part in get_args(hint) for value in ([part] if isinstance(part, str) else literals(part))]


def test_every_link_between_documents_leads_somewhere() -> None:
    documents = [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("bench/**/*.md"),
        *ROOT.glob("examples/*.md"),
    ]
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in documents
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
        if not target.startswith(("http://", "https://", "mailto:")) and not (document.parent / target).exists()
    ]
    assert broken == []


def test_every_bench_has_a_readme() -> None:
    assert [run.parent.name for run in ROOT.glob("bench/*/run.py") if not (run.parent / "README.md").exists()] == []


@pytest.mark.parametrize("golden", sorted((ROOT / "examples" / "readings").glob("*.json")), ids=lambda path: path.stem)
def test_every_golden_reading_is_a_sound_record(golden: Path) -> None:
    assert list(faults(Reading.from_json(golden.read_text(encoding="utf-8")))) == []


def test_the_tutorial_shows_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "tutorial.md"), module_relative=False, encoding="utf-8")
    assert tried > 10
    assert failed == 0


def test_every_reader_is_documented_with_what_it_requires_and_emits() -> None:
    rows = {
        cells[0]: (cells[1], cells[2])
        for line in (RECORD.parent / "readers.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 4
    }
    for reader in installed_readers():
        requires, emits = rows[reader.name]
        assert set(filter(None, requires.split(", "))) == reader.requires
        assert set(emits.split(", ")) == reader.emits
