"""The examples of `docs/reference/acts.md` read as the page says."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportedly.model import Article, article_id
from reportedly.reading.pipeline import read_article

if TYPE_CHECKING:
    from reportedly.model import Reading

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "acts.md"


def rows(section: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    after = PAGE.read_text(encoding="utf-8").split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    return [line.strip("| ").split(" | ") for line in after.splitlines() if line.startswith("| ")][1:]


@lru_cache
def read(text: str) -> Reading:
    return read_article(Article(id=article_id(text), text=text))


def test_every_type_has_its_example() -> None:
    assert len({row[0] for row in rows("Types")}) == 16


@pytest.mark.parametrize(("source", "text", "kinds"), rows("What an act is read from"))
def test_each_way_of_telling_an_act_is_read(source: str, text: str, kinds: str) -> None:
    assert source
    assert [act.type for act in read(text).acts][: len(kinds.split(", "))] == kinds.split(", ")


@pytest.mark.parametrize(("kind", "what", "text"), rows("Types"))
def test_an_example_reads_as_its_type(kind: str, what: str, text: str) -> None:
    assert what
    assert read(text).acts[0].type == kind


@pytest.mark.parametrize(("kind", "mode", "text"), rows("Modes"))
def test_an_example_reads_as_its_mode(kind: str, mode: str, text: str) -> None:
    assert (read(text).acts[0].type, read(text).acts[0].mode) == (kind, mode)


@pytest.mark.parametrize(("contexts", "text"), rows("Contexts"))
def test_an_example_has_its_contexts(contexts: str, text: str) -> None:
    expected = () if contexts == "none" else tuple(context.strip("`") for context in contexts.split(", "))
    assert read(text).acts[0].contexts == expected


@pytest.mark.parametrize(("realis", "text", "word"), rows("Realis"))
def test_an_example_has_its_realis(realis: str, text: str, word: str) -> None:
    found = {text[act.anchor.start : act.anchor.end].split(maxsplit=1)[0]: act.realis for act in read(text).acts}
    assert found[word] == realis.strip("`")
