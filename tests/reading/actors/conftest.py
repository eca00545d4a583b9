"""Readings by the reader of actors alone; one invented report serves most tests, since a parse takes a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportedly.model import Article, Cue, Reading, Statement, article_id, passage
from reportedly.reading.actors import ActorReader
from reportedly.reading.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.model import Passage

REPORT = """OSTRUN, Velmar (Agency) — Velmarian forces shelled the port of Dasht on Monday, the Kesh Liberation Front (KLF) said.

“We will answer,” KLF spokesman Doran Ilves told the Ostrun Herald. The group’s leader, Sefa Marun, said she had told the mediators that it would not sign.

Velmar’s foreign minister, Ana Kolt, rejected the claim. “The Front is lying,” Kolt said. “Our army did not fire.” The minister said the Velmar Defence Force (VDF) had been ordered to hold its fire.

The VDF said its troops had returned fire. A senior official said talks would go on. The official said the Velmarians wanted a deal, and Ilves said they did not.

The Tarsian government, which hosts the talks, urged both sides to stop. Tarsia said its envoy, Col. Ben Adar, would travel to Ostrun. He would meet Mrs. Kolt, the government said. Velmar’s Health Ministry said 12 people had died. The ministry said it had no names. Many Tarsians said they were tired of the war."""

# Source, content, manner and cue; each part is looked for behind the part before it.
SAYINGS = (
    ("the Kesh Liberation Front (KLF)", "Velmarian forces shelled the port of Dasht on Monday", "indirect", "said"),
    ("KLF spokesman Doran Ilves", "“We will answer,”", "direct", "told"),
    ("Kolt", "“The Front is lying,”", "direct", "said"),
    ("The minister", "the Velmar Defence Force (VDF) had been ordered to hold its fire", "indirect", "said"),
    ("A senior official", "talks would go on", "indirect", "said"),
    ("The official", "the Velmarians wanted a deal", "indirect", "said"),
    ("The ministry", "it had no names", "indirect", "said"),
    ("Many Tarsians", "they were tired of the war", "indirect", "said"),
)


def _statement(text: str, number: int, saying: tuple[str, str, str, str]) -> Statement:
    source, content, manner, cue = saying

    def place(words: str, start: int) -> Passage:
        begin = text.index(words, start)
        return passage(text, [(begin, begin + len(words))])

    said = place(content, 0)
    begin = max(0, said.start - len(source) - len(cue) - 2) if text.find(source, 0, said.start) >= 0 else said.end
    by = place(source, begin if text.find(source, begin) >= 0 else 0)
    how = place(cue, by.end)
    lemma = {"told": "tell", "said": "say", "reported": "report"}[cue]
    return Statement(
        id=f"s{number}",
        source=by,
        cue=Cue(how.anchors, how.text, lemma),
        content=said,
        manner=manner,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="session")
def read_actors() -> Callable[..., Reading]:
    """Reads a text, with statements given as (source, content, manner, cue) by their words."""

    def read(text: str, *sayings: tuple[str, str, str, str]) -> Reading:
        article = Article(id=article_id(text), text=text)
        statements = tuple(_statement(text, k, saying) for k, saying in enumerate(sayings))
        return ActorReader().read(parse(article), Reading(article=article, statements=statements))

    return read


@pytest.fixture(scope="session")
def report(read_actors: Callable[..., Reading]) -> Reading:
    """The reading of `REPORT` with its statements `SAYINGS`."""
    return read_actors(REPORT, *SAYINGS)


@pytest.fixture(scope="session")
def report_text() -> str:
    return REPORT
