"""Over the example articles: an act inside a statement's content stands on that statement's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench.examples.story import names, reading_of

if TYPE_CHECKING:
    from reportedly.model import Act, Statement


def holds(statement: Statement, act: Act) -> bool:
    return any(part.holds(act.anchor) for part in statement.content.anchors)


@pytest.mark.parametrize("name", names())
def test_every_act_inside_a_statement_carries_it(name: str) -> None:
    reading = reading_of(name)
    pairs = [(s.id, act) for act in reading.acts for s in reading.statements if holds(s, act)]
    assert reading.acts
    assert [(s, act.anchor) for s, act in pairs if s not in act.according_to] == []


@pytest.mark.parametrize("name", names())
def test_an_act_in_the_articles_own_voice_stands_in_no_statement(name: str) -> None:
    reading = reading_of(name)
    own = [act for act in reading.acts if not act.according_to]
    assert [act.anchor for act in own for s in reading.statements if holds(s, act)] == []


def test_some_acts_are_carried_and_some_are_the_articles_own() -> None:
    acts = [act for name in names() for act in reading_of(name).acts]
    assert any(act.according_to for act in acts)
    assert any(not act.according_to for act in acts)
