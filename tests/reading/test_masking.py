"""Names are out of the parser's sight, and nothing else is."""

from __future__ import annotations

import pytest

from reportedly.reading.masking import masked_words, parse_masked
from reportedly.reading.parsing import load_language


def masked(text: str) -> str:
    doc = load_language().make_doc(text)
    return "".join(word + token.whitespace_ for word, token in zip(masked_words(doc), doc, strict=True))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Yesterday Olm Tarrant spoke.", "Yesterday Madison Madison spoke."),
        (
            "The Velmari army left. Velmar said so, as Velmar does.",
            "The Madisonian army left. Madison said so, as Madison does.",
        ),
        ("He met the Drovians and the HLF on Monday.", "He met the Madisonians and the Madison on Monday."),
        ("Then President Kolt said the president was ill.", "Then President Madison said the president was ill."),
    ],
)
def test_names_are_masked_by_how_they_are_written(text: str, seen: str) -> None:
    assert masked(text) == seen


def test_a_word_that_also_stands_in_lower_case_is_no_name() -> None:
    assert masked("They read the Report. It was a report.") == "They read the Report. It was a report."


def test_a_headline_or_a_text_in_capitals_tells_no_names() -> None:
    assert masked("Kolt Signs Truce After Talks\nHe spoke.") == "Kolt Signs Truce After Talks\nHe spoke."
    assert masked("KOLT SIGNED THE TRUCE IN BRASK.") == "KOLT SIGNED THE TRUCE IN BRASK."


def test_a_name_of_the_body_is_masked_in_the_headline() -> None:
    assert masked("Kolt Signs Truce\nOn Monday envoy Kolt signed a truce.").startswith("Madison Signs Truce\n")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "A", "“", "Brask\n", "He saw 🙂 Kolt .", "I saw\tKolt\x0b."])
def test_the_parse_reads_as_the_text(text: str) -> None:
    assert parse_masked(load_language(), text).text == text


def test_two_names_of_one_build_have_the_same_tree() -> None:
    first = parse_masked(load_language(), "On Tuesday Velmar disputed the account, said Colonel Pavel Dorn in Kalmeth.")
    second = parse_masked(
        load_language(), "On Tuesday Drovia disputed the account, said Colonel Tomas Verrin in Osterin."
    )
    assert [(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in first] == [
        (t.tag_, t.dep_, t.head.i, t.ent_type_) for t in second
    ]
    assert [t.text for t in first if t.text in {"Velmar", "Dorn"}] == ["Velmar", "Dorn"]
    assert [t.lemma_ for t in first][:3] == ["on", "Tuesday", "Velmar"]
