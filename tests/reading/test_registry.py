"""The registry: order, circles, what is missing, what a reader may change."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import msgspec
import pytest

from reportedly.errors import RunAborted
from reportedly.model import Actor, Article, article_id
from reportedly.reading.pipeline import read_article
from reportedly.reading.registry import ENTRY_POINTS, Reader, in_order, installed_readers

if TYPE_CHECKING:
    from reportedly.model import Reading
    from reportedly.reading.parsing import ParsedArticle


class Stub:
    """A reader that adds one actor, whatever it declares."""

    version = "1"

    def __init__(self, name: str, requires: set[str], emits: set[str]) -> None:
        self.name = name
        self.requires = frozenset(requires)
        self.emits = frozenset(emits)

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        actor = Actor(id=f"a{len(reading.actors) + 1}", name=parsed.text[:4], kind="person")
        return msgspec.structs.replace(reading, actors=(*reading.actors, actor))


def article(text: str = "Kolt left.") -> Article:
    return Article(id=article_id(text), text=text)


def test_readers_run_after_those_that_emit_what_they_require() -> None:
    late = Stub("aaa", {"statements", "actors"}, {"figures"})
    middle = Stub("bbb", {"statements"}, {"actors", "statements"})
    first = Stub("zzz", set(), {"statements"})
    assert [reader.name for reader in in_order([late, middle, first])] == ["zzz", "bbb", "aaa"]


def test_a_circle_is_named() -> None:
    one, other = Stub("one", {"acts"}, {"figures"}), Stub("other", {"figures"}, {"acts"})
    with pytest.raises(RunAborted, match=r"wait for each other: one requires \['acts'\], other"):
        in_order([one, other])


def test_a_field_that_no_reader_emits_is_named() -> None:
    with pytest.raises(RunAborted, match=r"'one' requires \['talks'\], which no installed reader emits"):
        in_order([Stub("one", {"talks"}, {"figures"})])


def test_a_reader_that_changes_what_it_does_not_emit_is_refused() -> None:
    with pytest.raises(RunAborted, match=r"'sly' changed \['actors'\] and declares \['figures'\]"):
        read_article(article(), readers=[Stub("sly", set(), {"figures"})])


def test_the_reading_names_its_readers_with_their_versions() -> None:
    reading = read_article(article(), readers=[Stub("who", set(), {"actors"})])
    assert reading.readers == ("who/1",)
    assert reading.actors[0].name == "Kolt"


def test_built_in_readers_are_entry_points_of_the_group_for_outsiders() -> None:
    names = {point.name for point in entry_points(group=ENTRY_POINTS)}
    assert {reader.name for reader in installed_readers()} == names
    assert all(isinstance(reader, Reader) for reader in installed_readers())
