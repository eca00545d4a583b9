"""What layout, parse and rules correct in a core's attributions; the cores here are written by hand."""

from __future__ import annotations

import pytest

from reportedly.reading.attribution.layouts import spot_bylines, spot_transcripts
from reportedly.reading.attribution.mend import mend
from reportedly.reading.attribution.nested import spot_nested
from reportedly.reading.attribution.quotes import find_quotations
from reportedly.reading.attribution.rules import RuleSpotter
from reportedly.reading.attribution.triples import Triple
from reportedly.reading.attribution.words import Words, words_of
from reportedly.reading.parsing import parse_text

Parts = tuple[str, str, list[str]]


def triple_of(text: str, parts: Parts) -> Triple:
    """The triple whose parts are these words, each where it first stands; "" for a part that is left out."""
    source, cue, content = parts
    who, how, what = (
        tuple((text.index(w), text.index(w) + len(w)) for w in found if w) for found in ([source], [cue], content)
    )
    return Triple(who, how, what, confidence=0.9)


def words_in(text: str) -> Words:
    doc = parse_text(text)
    return words_of(text, doc, [sentence for sentence in doc.sents if sentence.text.strip()])


def mended(text: str, *core: Parts) -> list[Parts]:
    words, quotations = words_in(text), find_quotations(text)
    rules = RuleSpotter().spot(parse_text(text), words, quotations)
    laid_out = [*spot_transcripts(words), *spot_bylines(words, quotations)]
    found = mend(words, quotations, [triple_of(text, parts) for parts in core], rules, laid_out)
    return [parts_of(text, triple) for triple in found]


def parts_of(text: str, triple: Triple) -> Parts:
    source, cue, content = ([text[s:e] for s, e in part] for part in (triple.source, triple.cue, triple.content))
    return " … ".join(source), " … ".join(cue), content


# name: (text, the core's attributions, what they become)
CASES: dict[str, tuple[str, list[Parts], list[Parts]]] = {
    "what is right stays": (
        "Ana Kolt said the bridge was open.",
        [("Ana Kolt", "said", ["the bridge was open"])],
        [("Ana Kolt", "said", ["the bridge was open"])],
    ),
    "a dateline is not said by anybody": (
        "OSTRAVEL, March 3 (Valley News Agency) - Two died, police said.\nOrsa – a port – fell, she said.",
        [
            ("police", "said", ["(Valley News Agency) - Two died"]),
            ("she", "said", ["Orsa – a port – fell"]),
        ],
        [
            ("police", "said", ["Two died"]),
            ("she", "said", ["Orsa – a port – fell"]),
        ],
    ),
    "a dateline apart from the rest is left out": (
        "Orsa (VNA) — Two died, police said.",
        [("police", "said", ["Orsa (VNA)", "Two died"])],
        [("police", "said", ["Two died"])],
    ),
    "a passive hides the source that the core took from elsewhere": (
        "Reports came late, but the rebels are said to be near the port.",
        [("Reports", "are said", ["to be near the port"])],
        [("", "are said", ["the rebels", "to be near the port"])],
    ),
    "the subject of a participle of speech speaks": (
        "Ana Kolt left the hall, saying that the bridge was open.",
        [("", "saying", ["that the bridge was open"])],
        [("Ana Kolt", "saying", ["that the bridge was open"])],
    ),
    "who is asked does not speak": (
        "Asked about the raid, Ana Kolt left the hall.",
        [("", "Asked about", ["the raid"])],
        [("", "Asked about", ["the raid"])],
    ),
    "unquoted words of another paragraph go": (
        "Ana Kolt said “the bridge is open.”\n\nIt seems that nobody crossed it.",
        [("Ana Kolt", "said", ["“the bridge is open.”", "that nobody crossed it"])],
        [("Ana Kolt", "said", ["“the bridge is open.”"])],
    ),
    "quoted words of another paragraph stay": (
        "“The bridge is open,” Ana Kolt said.\n\n“Nobody has crossed it.”",
        [("Ana Kolt", "said", ["“The bridge is open,”", "“Nobody has crossed it.”"])],
        [("Ana Kolt", "said", ["“The bridge is open,”", "“Nobody has crossed it.”"])],
    ),
    "a clause that was cut short is whole again": (
        "Ana Kolt said that the bridge over the river had been closed since the raid.",
        [("Ana Kolt", "said", ["that the bridge over the river had been"])],
        [("Ana Kolt", "said", ["that the bridge over the river had been closed since the raid"])],
    ),
    "commas at the ends of content go": (
        "As the port office said, two ships were sunk.",
        [("the port office", "said", [", two ships were sunk"])],
        [("the port office", "said", ["two ships were sunk"])],
    ),
    "whom a call goes to belongs to its content": (
        "Velmar called on the Kesh Front to lay down its arms.",
        [("Velmar", "called on the Kesh Front", ["to lay down its arms"])],
        [("Velmar", "called", ["the Kesh Front to lay down its arms"])],
    ),
    "a second verb of the same speaker is apart": (
        "Ana Kolt said the Front had shelled the port, and accused it of breaking the truce.",
        [("Ana Kolt", "said", ["the Front had shelled the port, and accused it of breaking the truce"])],
        [("Ana Kolt", "said", ["the Front had shelled the port"]), ("Ana Kolt", "accused", ["it of breaking the truce"])],
    ),
    "what stands before a semicolon is the article's own": (
        "The bridge was closed; “we are tired,” Ana Kolt said.",
        [("Ana Kolt", "said", ["The bridge was closed", "“we are tired,”"])],
        [("Ana Kolt", "said", ["“we are tired,”"])],
    ),
    "nobody says nothing": (
        "Nobody said that the deal was dead.",
        [("Nobody", "said", ["that the deal was dead"])],
        [],
    ),
    "an adverb that hides its source is left to its own layer": (
        "The army reportedly left the town.",
        [("The army", "reportedly", ["left the town"])],
        [],
    ),
    "who is quoted is not who quotes": (
        "The Ostrun Herald quoted Ana Kolt as saying the army had left.",
        [("The Ostrun Herald", "quoted", ["Ana Kolt as saying the army had left"])],
        [("The Ostrun Herald", "quoted", ["Ana Kolt as saying the army had left"]), ("Ana Kolt", "saying", ["the army had left"])],
    ),
    "who misspells speaks, not who is told": (
        "Ana Kolt tolld reporters that the bridge was open.",
        [("reporters", "tolld", ["that the bridge was open"])],
        [("Ana Kolt", "tolld", ["that the bridge was open"])],
    ),
    "a byline names the speaker of a quotation that the core left without one": (
        "“Nobody here wants another winter of war.” — Olan B. Brody, fisherman",
        [("", "", ["“Nobody here wants another winter of war.”"])],
        [("Olan B. Brody", "—", ["“Nobody here wants another winter of war.”"])],
    ),
    "the label of a transcript's line is no content": (
        "KOLT: We did not fire.\nBRODY: You fired first.\nMARL: Please be calm.",
        [("", "", ["KOLT: We did not fire."])],
        [("KOLT", ":", ["We did not fire"]), ("BRODY", ":", ["You fired first"]), ("MARL", ":", ["Please be calm"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_is_mended(name: str) -> None:
    text, core, expected = CASES[name]
    assert mended(text, *core) == expected


@pytest.mark.parametrize(
    ("text", "core", "nested"),
    [
        (
            "Ana Kolt said Olan Brody had told the envoys that he would not sign.",
            ("Ana Kolt", "said", ["Olan Brody had told the envoys that he would not sign"]),
            [("Olan Brody", "had told", ["that he would not sign"])],
        ),
        (
            "Ana Kolt said the letter suggests that the truce is over, and the phrase suggests that war is near.",
            (
                "Ana Kolt",
                "said",
                ["the letter suggests that the truce is over, and the phrase suggests that war is near"],
            ),
            [("the letter", "suggests", ["that the truce is over"])],
        ),
        (
            "Ana Kolt said a judge would rule that the vote was void.",
            ("Ana Kolt", "said", ["a judge would rule that the vote was void"]),
            [],
        ),
    ],
)
def test_what_is_said_inside_a_statement_nests_and_what_could_be_said_does_not(
    text: str, core: Parts, nested: list[Parts]
) -> None:
    words = words_in(text)
    rules = RuleSpotter().spot(parse_text(text), words, find_quotations(text))
    assert [parts_of(text, t) for t in spot_nested(words, [triple_of(text, core)], rules)] == nested
