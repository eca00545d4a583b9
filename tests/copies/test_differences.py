"""What was cut, added and changed, and which attributions were lost."""

from __future__ import annotations

from reportedly.copies import LostAttribution, compare, differences, lost_attributions, words_of
from reportedly.intake import article_from_text

FIRST = """At least 34 people died when rockets struck the market of Brask on Sunday evening, the interior ministry of Velmar said.
The fire burned through the night and spread to the grain stores behind the old railway station, a witness told the agency by telephone.
According to the army, the rockets were fired from the hills above the Hallen valley by a unit of the Kesh Front.
Shops stayed closed on Monday, and the schools of the district sent their pupils home before noon."""


def lost(first: str, other: str) -> list[tuple[str, str, str]]:
    a, b = words_of(article_from_text(first)), words_of(article_from_text(other))
    found = lost_attributions(first, other, a, b, compare(a, b).runs)
    assert all(isinstance(one, LostAttribution) for one in found)
    return [
        (
            first[one.cue.start : one.cue.end],
            first[one.attribution.start : one.attribution.end],
            other[one.kept.start : one.kept.end],
        )
        for one in found
    ]


def test_a_closing_attribution_that_was_cut() -> None:
    other = FIRST.replace(", the interior ministry of Velmar said.", ".")
    [(cue, attribution, kept)] = lost(FIRST, other)
    assert (cue, attribution) == ("said", "the interior ministry of Velmar said")
    assert kept == "At least 34 people died when rockets struck the market of Brask on Sunday evening"


def test_an_opening_attribution_that_was_cut() -> None:
    other = FIRST.replace("According to the army, the rockets", "The rockets")
    [(cue, attribution, kept)] = lost(FIRST, other)
    assert (cue, attribution) == ("According to", "According to the army")
    assert kept.endswith("by a unit of the Kesh Front")


def test_another_cue_in_its_place_is_no_loss() -> None:
    assert lost(FIRST, FIRST.replace("the interior ministry of Velmar said", "officials claimed")) == []


def test_a_mistyped_cue_is_no_loss() -> None:
    assert lost(FIRST, FIRST.replace("Velmar said.", "Velmar siad.")) == []


def test_a_sentence_that_was_cut_whole_loses_no_attribution() -> None:
    assert lost(FIRST, "\n".join(FIRST.split("\n")[1:])) == []


def test_the_states_of_a_name_are_no_cue() -> None:
    first = FIRST.replace("the schools of the district", "the schools of the Council of Southern States nearby")
    assert lost(first, FIRST) == []


def test_cut_added_and_changed_lie_between_the_shared_passages() -> None:
    lines = FIRST.split("\n")
    other = "\n".join([lines[0].replace("At least 34", "Some 30"), "Nobody claimed it.", lines[2], lines[3]])
    a, b = words_of(article_from_text(FIRST)), words_of(article_from_text(other))
    found = differences(a, b, compare(a, b).runs)
    shown = [(d.kind, d.a and FIRST[d.a.start : d.a.end], d.b and other[d.b.start : d.b.end]) for d in found]
    assert shown == [
        ("changed", "At least 34", "Some 30"),
        ("changed", lines[1].rstrip("."), "Nobody claimed it"),
    ]


def test_a_moved_paragraph_is_cut_here_and_added_there() -> None:
    lines = FIRST.split("\n")
    other = "\n".join([lines[3], lines[0], lines[1], lines[2]])
    a, b = words_of(article_from_text(FIRST)), words_of(article_from_text(other))
    assert [d.kind for d in differences(a, b, compare(a, b).runs)] == ["added", "cut"]
