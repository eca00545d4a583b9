"""Two articles side by side: what they are to each other, and the passages they share."""

from __future__ import annotations

import itertools
import random
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.copies import Words, compare, words_of
from reportedly.intake import article_from_text
from reportedly.intake.text import Known

if TYPE_CHECKING:
    from reportedly.model import Article

STORY = """The guns fell silent across northern Velmar on Sunday as envoys of the government and the Kesh Front met in Ostravel for a third round.
The chief envoy of the Front, Dara Anselm, came by train from the border town of Brask and refused to speak to reporters at the station.
Officials had spent the night going over a list of four hundred prisoners whom both sides had agreed in principle to let go by the spring.
A storm had closed the only road through the Hallen valley, where some nine thousand people have waited for flour and fuel since January.
The mediators from the Council of Southern States said that they would publish a calendar once every delegation had signed the first page.
Nobody at the hotel expected a result before the weekend, and the cooks were told to plan for two more days of meals for sixty guests."""
OTHER = """Wheat prices in the port of Meridia rose for the fourth week running after two freighters ran aground in the fog near the breakwater.
Traders blamed the harbour authority, which has had no pilot boat since the old one sank in a gale at the end of the last autumn.
Bakers in the capital warned that a loaf could cost twice as much by summer unless the ministry released grain from its own stores.
The minister told parliament that the silos were full and that he saw no reason to frighten people with talk of shortages now."""
LINES, OTHER_LINES = STORY.split("\n"), OTHER.split("\n")


def article(text: str, **known: str) -> Article:
    return article_from_text(text, known=Known(**known))  # type: ignore[arg-type]


def words(text: str) -> Words:
    return words_of(article(text))


def test_a_text_and_itself_are_a_copy() -> None:
    found = compare(words(STORY), words(STORY))
    assert (found.kind, found.of_a, found.of_b) == ("copy", 1.0, 1.0)
    [passage] = found.passages
    assert STORY[passage.a.start : passage.a.end] == STORY.rstrip(".")


def test_another_headline_furniture_and_quotation_marks_change_nothing() -> None:
    one = article("Truce talks open\n\n" + STORY, title="Truce talks open")
    other = article("Envoys meet!\n\nAdvertisement\n\n" + STORY.replace("'", "’") + "\n\nShare this article\n\n(VNA)\n")
    assert compare(words_of(one), words_of(other)).kind == "copy"


def test_a_later_version_of_a_story_is_a_write_through() -> None:
    later = "\n".join([OTHER_LINES[0], *LINES[:2], OTHER_LINES[1], LINES[3], OTHER_LINES[2]])
    assert compare(words(STORY), words(later)).kind == "write-through"


def test_two_paragraphs_of_a_story_are_an_excerpt() -> None:
    assert compare(words(STORY), words("\n".join(LINES[1:3]))).kind == "excerpt"


def test_one_shared_paragraph_is_an_overlap() -> None:
    found = compare(words(STORY), words("\n".join([*OTHER_LINES, LINES[4]])))
    assert found.kind == "overlap"
    [passage] = found.passages
    assert STORY[passage.a.start : passage.a.end] == LINES[4].rstrip(".")


def test_other_stories_are_independent() -> None:
    assert compare(words(STORY), words(OTHER)).kind == "independent"


def test_the_same_speech_quoted_by_two_is_no_copy() -> None:
    speech = "“We did not come to Ostravel to count the dead, we came so that there will be fewer of them, and whoever walks out of that door will have to tell the mothers why he walked.”"
    one = "\n".join([LINES[0], LINES[1], LINES[2], speech])
    other = "\n".join([OTHER_LINES[0], OTHER_LINES[1], OTHER_LINES[2], speech])
    assert not compare(words(one), words(other)).is_copy


def test_photo_captions_are_no_text_of_their_own() -> None:
    captions = "\n".join(f"{line} (Ana Kolt/Velmar Press via VNA)" for line in LINES[:3])
    assert not compare(words(STORY), words(captions + "\n" + OTHER)).is_copy


def test_common_shingles_make_no_copy() -> None:
    one, other = words("\n".join([*LINES[:3], OTHER_LINES[0]])), words("\n".join([*LINES[:3], OTHER_LINES[1]]))
    assert compare(one, other).is_copy
    common = set(words("\n".join(LINES[:3])).shingles.tolist())
    assert not compare(one, other, common).is_copy


@pytest.mark.parametrize("text", ["x", "Truce.", "的" * 50, "\x00\x01 ...", "١٢٣ ٤٥٦", "a b c d"])
def test_short_and_odd_texts(text: str) -> None:
    assert compare(words(text), words(STORY)).passages == ()
    assert compare(words(text), words(text)).of_a in {0.0, 1.0}


def test_a_hundred_thousand_words_in_time_that_grows_with_the_length() -> None:
    rng = random.Random(3)  # noqa: S311 - words for a test
    vocabulary = [f"word{n}" for n in range(2_000)]
    text = " ".join(rng.choices(vocabulary, k=100_000))
    changed = text.split()
    for k in range(0, len(changed), 97):
        changed[k] = "other"
    one, other = words(text), words(" ".join(changed))
    begun = time.process_time()
    found = compare(one, other)
    assert time.process_time() - begun < 20  # quadratic would take hours
    assert found.kind == "copy"


LINE = st.sampled_from([*LINES, *OTHER_LINES, "The end.", "“No,” he said, “never again.”"])
TEXT = st.lists(LINE, min_size=1, max_size=8).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT)
def test_passages_read_the_same_words_and_swapping_swaps_them(one: str, other: str) -> None:
    a, b = words(one), words(other)
    found, swapped = compare(a, b), compare(b, a)
    assert (found.kind, found.of_a, found.of_b) == (swapped.kind, swapped.of_b, swapped.of_a)
    assert {(p.a, p.b) for p in found.passages} == {(p.b, p.a) for p in swapped.passages}
    for run in found.runs:
        assert a.hashes[run.a : run.a + run.length].tolist() == b.hashes[run.b : run.b + run.length].tolist()
    for side in ("a", "b"):
        anchors = sorted(getattr(passage, side) for passage in found.passages)
        assert all(before.end <= after.start for before, after in itertools.pairwise(anchors))
