"""Texts in capitals or in lines of a fixed width: read in another setting, given back as printed."""

from __future__ import annotations

import textwrap

from reportedly.model import Act, Actor, Anchor, Article, Phrase, Reading, Statement, article_id, passage
from reportedly.reading.legible import as_printed, legible
from reportedly.reading.parsing import parse
from reportedly.reading.pipeline import read_parsed

PROSE = (
    "The army of Velmar said on Monday that it had withdrawn from the town of Ostrun after three days of talks with the "
    "Kesh Front, whose envoys had asked for a truce along the river. A convoy of forty lorries crossed the bridge before "
    "noon, and the guards at the checkpoint let it pass. Nobody was hurt."
)
WRAPPED = textwrap.fill(PROSE, 70) + "\n\n" + textwrap.fill(PROSE, 70)


def article(text: str) -> Article:
    return Article(id=article_id(text), text=text)


def test_a_legible_text_stays_the_same_object() -> None:
    assert legible(PROSE) is PROSE
    assert parse(article(PROSE)).printed is None


def test_lines_of_a_fixed_width_run_on_and_paragraphs_stay() -> None:
    assert legible(WRAPPED) == PROSE + "\n\n" + PROSE


def test_short_lines_that_end_sentences_stay_lines() -> None:
    text = "\n".join(
        ["He left the town on Monday.", "She stayed for two more days.", "They met in Ostrun later.", "All"] * 4
    )
    assert legible(text) is text


def test_the_text_starts_anew_after_a_dateline() -> None:
    printed = "OSTRUN, 4 MAY 90 (VNA) -- [TEXT] THE ARMY WITHDREW FROM THE TOWN."
    assert legible(printed).split("\n") == ["Ostrun, 4 May 90 (VNA) -- [TEXT]", "The army withdrew from the town."]


def test_what_was_read_is_given_back_in_the_letters_of_the_article() -> None:
    text = "THE ARMY OF VELMAR SHELLED A SCHOOL, OSTRUN RADIO SAID."
    printed = article(text)
    read = Reading(
        article=article(legible(text)),
        actors=(Actor(id="a1", name="Velmar", kind="state", mentions=(Anchor(12, 18),)),),
        statements=(
            Statement(
                id="s1",
                source=passage(legible(text), [(37, 49)]),
                cue=None,
                content=passage(legible(text), [(0, 35)]),
                manner="indirect",
            ),
        ),
        acts=(Act(id="e1", anchor=Anchor(19, 26), type="ASSAULT", targets=(Phrase("a school", Anchor(27, 35)),)),),
    )
    given = as_printed(read, printed)
    assert given.article is printed
    assert given.actors[0].name == "VELMAR"
    assert given.statements[0].source is not None
    assert given.statements[0].source.text == "OSTRUN RADIO"
    assert given.acts[0].targets == (Phrase("A SCHOOL", Anchor(27, 35)),)
    assert given.acts[0].type == "ASSAULT"


def test_a_text_in_capitals_reads_like_the_same_text_in_mixed_case() -> None:
    text = "The army said on Monday that rebels had attacked a school in Ostralk. Talks will go on, the minister said."
    mixed = read_parsed(parse(article(text)))
    capital = read_parsed(parse(article(text.upper())))
    assert [act.anchor for act in capital.acts] == [act.anchor for act in mixed.acts]
    assert capital.statements
    assert all(s.content.text.isupper() for s in capital.statements)
