"""The reference names every option, format, exit status and reason."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from reportedly.cli import status
from reportedly.cli.main import reportedly
from reportedly.cli.read import FORMATS
from reportedly.intake import KINDS

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "option",
    sorted(
        {
            name
            for verb in reportedly.commands.values()
            for option in verb.params
            if isinstance(option, click.Option)
            for name in option.opts
        }
    ),
)
def test_every_option_is_documented(option: str) -> None:
    assert f"`{option}" in REFERENCE


@pytest.mark.parametrize("verb", sorted(reportedly.commands))
def test_every_verb_is_documented(verb: str) -> None:
    assert f"## `reportedly {verb}`" in REFERENCE


@pytest.mark.parametrize("word", [*FORMATS, *KINDS])
def test_every_format_and_kind_is_documented(word: str) -> None:
    assert re.search(rf"\b{word}\b", REFERENCE)


@pytest.mark.parametrize("number", [getattr(status, name) for name in status.__all__])
def test_every_exit_status_is_documented(number: int) -> None:
    assert f"\n| {number} | " in REFERENCE


def test_every_reason_is_documented_and_every_documented_reason_exists() -> None:
    sources = [
        path.read_text(encoding="utf-8")
        for folder in ("intake", "cli")
        for path in (ROOT / "src/reportedly" / folder).rglob("*.py")
    ]
    sources.append((ROOT / "src/reportedly/api.py").read_text(encoding="utf-8"))
    used = {reason for source in sources for reason in re.findall(r'(?:reason=|_left\(\w+, )"([a-z-]+)"', source)}
    table = REFERENCE.split("### Why an input fails")[1].split("### ")[0]
    assert used == set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE))
