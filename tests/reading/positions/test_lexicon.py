from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportedly.reading.positions.lexicon import ADJECTIVES, NEGATED, NOUNS, TOPICS, VERBS, word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly.reading.positions.lexicon import Frame


def test_a_slot_names_its_gate_and_its_addressee() -> None:
    (slot, *_) = VERBS["urge"][-1].slots
    assert (slot.addressee, slot.place) == ("obj", "to")
    assert VERBS["hope"][0].slots[0].gate is TOPICS


@pytest.mark.parametrize("table", [VERBS, NOUNS, ADJECTIVES, NEGATED])
def test_every_word_has_a_frame_with_a_slot_and_is_written_in_lower_case(
    table: Mapping[str, tuple[Frame, ...]],
) -> None:
    assert all(frame.slots for frames in table.values() for frame in frames)
    assert all(word == word.lower() for word in table)


def test_a_word_set_parts_at_any_space() -> None:
    assert word_set("  to\n be ") == {"to", "be"}
