"""Statements: source, cue, content, manner, stance and carrier, each read from its exact place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportedly.model import Article, Reading, article_id
from reportedly.reading.attribution import AttributionReader
from reportedly.reading.attribution.triples import Triple
from reportedly.reading.parsing import ParsedArticle, parse_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.model import Statement

    Parts = tuple[str | None, str | None, str, str, str]
    Read = Callable[[str], tuple[Statement, ...]]

# text: (source, cue, content, manner, stance) of each statement that must be read
CASES: dict[str, tuple[str, list[Parts]]] = {
    "a quotation before its verb": (
        "“We will not leave the valley before winter,” said Ana Kolt.",
        [("Ana Kolt", "said", "“We will not leave the valley before winter,”", "direct", "neutral")],
    ),
    "a quotation after its verb": (
        'The envoy told reporters: "The bridge is open to all."',
        [("The envoy", "told", '"The bridge is open to all."', "direct", "neutral")],
    ),
    "a split quotation is one statement": (
        "“We are tired,” Kolt said, “and we want to go home.”",
        [("Kolt", "said", "“We are tired,” … “and we want to go home.”", "direct", "neutral")],
    ),
    "a clause": (
        "The Velmar army said that its soldiers had left the town.",
        [("The Velmar army", "said", "that its soldiers had left the town", "indirect", "neutral")],
    ),
    "a clause with quoted words": (
        "Kolt said the plan was “dead and buried” after the vote.",
        [("Kolt", "said", "the plan was “dead and buried” after the vote", "mixed", "neutral")],
    ),
    "a quotation behind a semicolon": (
        "The bridge was closed on Friday; “we are tired,” Ana Kolt said.",
        [("Ana Kolt", "said", "“we are tired,”", "direct", "neutral")],
    ),
    "a clause with quoted words behind a semicolon": (
        "The bridge was closed; the closure was “a mistake,” Kolt said.",
        [("Kolt", "said", "the closure was “a mistake,”", "mixed", "neutral")],
    ),
    "two verbs with one subject": (
        "Ana Kolt said the Front had shelled the port, and accused it of breaking the truce.",
        [
            ("Ana Kolt", "said", "the Front had shelled the port", "indirect", "neutral"),
            ("Ana Kolt", "accused", "it of breaking the truce", "indirect", "neutral"),
        ],
    ),
    "a denial": (
        "The Kesh Front denied that it had shelled the port.",
        [("The Kesh Front", "denied", "that it had shelled the port", "indirect", "denying")],
    ),
    "a doubted claim": (
        "The minister claimed that nobody was hurt.",
        [("The minister", "claimed", "that nobody was hurt", "indirect", "doubting")],
    ),
    "an admission": (
        "The general admitted that the column had been lost.",
        [("The general", "admitted", "that the column had been lost", "indirect", "factive")],
    ),
    "according to, in front": (
        "According to the harbour office, two ships were sunk on Friday.",
        [("the harbour office", "According to", "two ships were sunk on Friday", "indirect", "neutral")],
    ),
    "according to, at the end": (
        "Two ships were sunk on Friday, according to the harbour office.",
        [("the harbour office", "according to", "Two ships were sunk on Friday", "indirect", "neutral")],
    ),
    "an adverb that hides its source": (
        "The raid reportedly destroyed three boats.",
        [(None, "reportedly", "The raid … destroyed three boats", "indirect", "neutral")],
    ),
    "a doubting adverb": (
        "The guards allegedly beat two fishermen.",
        [(None, "allegedly", "The guards … beat two fishermen", "indirect", "doubting")],
    ),
    "a passive that hides its source": (
        "The rebels are said to be close to the capital.",
        [(None, "are said", "The rebels … to be close to the capital", "indirect", "neutral")],
    ),
    "an announcement": (
        "Talks went on, with Velmar announcing the release of nine sailors.",
        [("Velmar", "announcing", "the release of nine sailors", "indirect", "neutral")],
    ),
    "a noun cue": (
        "Nobody believes the army's claim that the road is safe.",
        [("the army's", "claim", "that the road is safe", "indirect", "doubting")],
    ),
    "a misspelt cue": (
        "Kesh Front spokesman Olan Brody saod “We have lost our patience with the guards.”",
        [
            (
                "Kesh Front spokesman Olan Brody",
                "saod",
                "“We have lost our patience with the guards.”",
                "direct",
                "neutral",
            )
        ],
    ),
    "a misspelt cue with whom it is told": (
        "Ana Kolt tolld reporters that the bridge was open.",
        [("Ana Kolt", "tolld", "that the bridge was open", "indirect", "neutral")],
    ),
    "a misspelt cue with a bare clause": (
        "The minister siad the army had left.",
        [("The minister", "siad", "the army had left", "indirect", "neutral")],
    ),
    "a misspelt cue after a quotation": (
        "“We will not leave the valley,” Ana Kolt sadi.",
        [("Ana Kolt", "sadi", "“We will not leave the valley,”", "direct", "neutral")],
    ),
    "a misspelt cue between a quotation and its source": (
        "“We will not leave the valley,” siad the old envoy.",
        [("the old envoy", "siad", "“We will not leave the valley,”", "direct", "neutral")],
    ),
    "a dash byline": (
        "“Nobody here wants another winter of war.” — Olan Brody, fisherman",
        [("Olan Brody", "—", "“Nobody here wants another winter of war.”", "direct", "neutral")],
    ),
    "a headline": (
        "Velmar Urges Kesh Front to Free Sailors\n\nThe sea was calm.",
        [("Velmar", "Urges", "Kesh Front to Free Sailors", "indirect", "neutral")],
    ),
    "a headline with a colon": (
        "Kolt: Talks Will Go On Next Week\n\nAna Kolt said that the envoys were tired.",
        [("Kolt", ":", "Talks Will Go On Next Week", "indirect", "neutral")],
    ),
    "a block quotation": (
        "Kolt wrote on the door of the office:\n\nNobody is to enter before the envoys have left.\n\nRain fell.",
        [("Kolt", "wrote", "Nobody is to enter before the envoys have left.", "direct", "neutral")],
    ),
    "an orphan quotation": (
        "The sea was calm.\n\n“Nobody has asked us what we think of this war.”\n\nThe port is shut.",
        [(None, None, "“Nobody has asked us what we think of this war.”", "direct", "neutral")],
    ),
    "a call upon somebody": (
        "Velmar called on the Kesh Front to lay down its arms.",
        [("Velmar", "called on", "the Kesh Front to lay down its arms", "indirect", "neutral")],
    ),
    "two tellings about one colon": (
        "He said Velmar must act: “It is up to the government to reopen the bridge,” Kolt said.",
        [
            ("He", "said", "Velmar must act", "indirect", "neutral"),
            ("Kolt", "said", "“It is up to the government to reopen the bridge,”", "direct", "neutral"),
        ],
    ),
    "an adverb inside a verb of thought": (
        "Velmar was reportedly considering a pause in its air strikes.",
        [(None, "reportedly", "Velmar was … considering a pause in its air strikes", "indirect", "neutral")],
    ),
    "as an agency reported": (
        "As the harbour office reported, two ships were sunk on Friday.",
        [("the harbour office", "reported", "two ships were sunk on Friday", "indirect", "neutral")],
    ),
    "a transcript": (
        "KOLT: We did not fire.\nBRODY: You fired first.\nKOLT: That is not so.",
        [("KOLT", ":", "We did not fire", "direct", "neutral"), ("BRODY", ":", "You fired first", "direct", "neutral")],
    ),
}  # fmt: skip


def parts(statement: Statement) -> Parts:
    source = statement.source.text if statement.source else None
    cue = statement.cue.text if statement.cue else None
    return source, cue, statement.content.text, statement.manner, statement.stance


@pytest.mark.parametrize("name", CASES)
def test_is_read(name: str, statements_of: Read) -> None:
    text, expected = CASES[name]
    read = [parts(statement) for statement in statements_of(text)]
    for wanted in expected:
        assert wanted in read


def test_people_let_go_are_no_report(statements_of: Read) -> None:
    assert not statements_of("Seven prisoners and two envoys have been released by the Kesh Front.")
    assert statements_of("A report on the seven prisoners, the Kesh Front said, was released on Monday.")


def test_anchors_read_as_their_text_and_ids_run_in_text_order(statements_of: Read) -> None:
    text = "🕊 Kolt said the road is open. “It is not,” Brody replied. According to Velmar, both are wrong."
    statements = statements_of(text)
    assert [statement.id for statement in statements] == ["s1", "s2", "s3"]
    assert [s.content.text for s in statements] == ["the road is open", "“It is not,”", "both are wrong"]
    for statement in statements:
        for part in (statement.source, statement.cue, statement.content):
            assert part is not None
            assert " … ".join(anchor.text_of(text) for anchor in part.anchors) == part.text


def test_what_an_agency_carries_has_the_agency_as_carrier(statements_of: Read) -> None:
    text = "Brody said the truce was “broken” by the guards, the Kesh Wire agency reported."
    outer, inner = sorted(statements_of(text), key=lambda s: -len(s.content.text))
    assert (outer.source and outer.source.text) == "the Kesh Wire agency"
    assert outer.content.text == "Brody said the truce was “broken” by the guards"
    assert outer.manner == "indirect"
    assert (inner.source and inner.source.text) == "Brody"
    assert (inner.manner, inner.carrier) == ("mixed", outer.id)


@pytest.mark.parametrize(
    ("text", "source", "content", "carrier"),
    [
        (
            "The Ostrun Herald quoted Ana Kolt as saying the army had left the town.",
            "Ana Kolt",
            "the army had left the town",
            "The Ostrun Herald",
        ),
        (
            "“We will not leave,” Ana Kolt was quoted by the Velmar News Agency as saying.",
            "Ana Kolt",
            "“We will not leave,”",
            "the Velmar News Agency",
        ),
        (
            "The army has left the town of Dasht, the Ostrun Herald reported, citing officials.",
            "officials",
            "The army has left the town of Dasht",
            "the Ostrun Herald",
        ),
        (
            "The ministry said, citing witnesses, that ten people had died.",
            "witnesses",
            "that ten people had died",
            "The ministry",
        ),
    ],
)
def test_who_is_quoted_or_cited_speaks_and_who_quotes_carries_it(
    text: str, source: str, content: str, carrier: str, statements_of: Read
) -> None:
    inner = next(s for s in statements_of(text) if s.source and s.source.text == source)
    outer = next(s for s in statements_of(text) if s.id == inner.carrier)
    assert inner.content.text == content
    assert (outer.source and outer.source.text) == carrier


def test_what_is_cited_for_a_reason_says_nothing(statements_of: Read) -> None:
    read = statements_of("The minister said the bridge would close, citing the weather.")
    assert all(s.source is None or s.source.text != "the weather" for s in read)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said the deal was dead.",
        "No one believes that the truce will hold.",
        "No official confirmed that the bridge was open.",
        "Who knows what the army wants?",
        "“Who said that the deal was over?”",
    ],
)
def test_nobody_and_whoever_is_asked_for_say_nothing(text: str, statements_of: Read) -> None:
    assert [s for s in statements_of(text) if s.source is not None] == []


def test_who_after_a_name_is_a_source(statements_of: Read) -> None:
    (statement,) = statements_of("Ana Kolt, who said she was tired, left the hall.")
    assert parts(statement)[:3] == ("who", "said", "she was tired")


def test_a_statement_inside_a_quotation_keeps_the_outer_one(statements_of: Read) -> None:
    text = "Kolt said: “The Front has told the envoys that it will not sign.”"
    outer = next(s for s in statements_of(text) if s.carrier is None)
    inner = next(s for s in statements_of(text) if s.carrier is not None)
    assert (outer.source and outer.source.text) == "Kolt"
    assert (inner.source and inner.source.text) == "The Front"
    assert inner.cue is not None
    assert (inner.cue.text, inner.content.text) == ("has told", "that it will not sign")
    assert inner.carrier == outer.id


def test_a_quotation_over_two_paragraphs_is_one_statement(statements_of: Read) -> None:
    text = "Kolt said: “We have waited for a year.\n\n“We can wait for another.”"
    (statement,) = statements_of(text)
    assert statement.content.text == "“We have waited for a year.\n\n“We can wait for another.”"


def test_a_real_word_before_a_quotation_is_no_misspelt_cue(statements_of: Read) -> None:
    text = "The guards paid “a very high price for their own mistake” that night."
    assert all(s.cue is None or s.cue.text != "paid" for s in statements_of(text))


def test_swapped_names_give_the_same_statements_with_the_names_swapped(statements_of: Read) -> None:
    text = "Velmar said Kesh had broken the truce. “Kesh must answer,” a Velmar envoy warned."
    swapped = text.replace("Velmar", "#").replace("Kesh", "Velmar").replace("#", "Kesh")
    read = [parts(s) for s in statements_of(text)]
    mirrored = [
        tuple(part and part.replace("Velmar", "#").replace("Kesh", "Velmar").replace("#", "Kesh") for part in p)
        for p in map(parts, statements_of(swapped))
    ]
    assert mirrored == read


@pytest.mark.parametrize("text", ["", " \n ", "\x00\x07", "“”", "said", "X said", ": — “", "SAID SAID SAID " * 50])
def test_text_without_sense_is_read_without_a_crash(text: str, statements_of: Read) -> None:
    for statement in statements_of(text):
        assert statement.content.end <= len(text)


def test_another_spotter_takes_the_place_of_the_rules(statements_of: Read) -> None:
    del statements_of
    text = "Kolt grumphed the bridge was gone. The raid reportedly failed."

    class Fixed:
        def spot(self, doc: object, words: object, quotations: object) -> list[Triple]:
            del doc, words, quotations
            return [Triple(((0, 4),), ((5, 13),), ((14, 33),))]

    article = Article(id=article_id(text), text=text)
    doc = parse_text(text)
    reading = AttributionReader(Fixed()).read(ParsedArticle(article, doc, tuple(doc.sents)), Reading(article=article))
    assert [parts(s)[:2] for s in reading.statements] == [("Kolt", "grumphed"), (None, "reportedly")]
