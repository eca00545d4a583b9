"""Whether an act is said to have happened, and on whose word."""

import pytest

from reportedly.model import Act, Article, article_id
from reportedly.reading.pipeline import read_article


def acts(text: str) -> list[Act]:
    return list(read_article(Article(id=article_id(text), text=text)).acts)


def realis(text: str, word: str) -> str:
    """The realis of the act whose words begin with `word`."""
    return next(a.realis for a in acts(text) if text[a.anchor.start :].startswith(word))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Velmar attacked Oram.", "attacked", "asserted"),
        ("Gunmen who killed a farmer fled.", "killed", "asserted"),
        ("Velmar began bombing Oram.", "bombing", "asserted"),
        ("The killing of a judge by the Kesh Front angered Oram.", "killing", "asserted"),
        ("Velmar never attacked Oram.", "attacked", "negated"),
        ("Velmar neither attacked nor invaded Oram.", "attacked", "negated"),
        ("Velmar neither attacked nor invaded Oram.", "invaded", "negated"),
        ("Velmar denied attacking Oram.", "attacking", "negated"),
        ("Velmar denied that it had attacked Oram.", "attacked", "negated"),
        ("Velmar has yet to release the hostages.", "release", "negated"),
        ("Velmar left the town without attacking Oram.", "attacking", "negated"),
        ("There was no attack on Oram.", "attack", "negated"),
        ("The attack on Oram was called off.", "attack", "negated"),
        ("Velmar is planning an attack on Oram.", "attack", "planned"),
        ("An attack on Oram is planned.", "attack", "planned"),
        ("Velmar will release the hostages on Monday.", "release", "planned"),
        ("Velmar was about to attack Oram.", "attack", "planned"),
        ("Velmar promised to end the siege of Oram.", "end", "planned"),
        ("Velmar vowed to destroy the Kesh Front.", "destroy", "threatened"),
        ("Velmar warned it would bomb Oram.", "bomb", "threatened"),
        ("Velmar warned of an attack on Oram.", "attack", "hypothetical"),
        ("Oram fears an attack by Velmar.", "attack", "hypothetical"),
        ("Velmar could attack Oram.", "attack", "hypothetical"),
        ("Velmar would have attacked Oram.", "attacked", "hypothetical"),
        ("If Velmar attacks Oram, the truce will collapse.", "attacks", "hypothetical"),
        ("Had Velmar attacked Oram, many would have died.", "attacked", "hypothetical"),
    ],
)
def test_realis_is_what_the_words_around_an_act_make_of_it(text: str, word: str, expected: str) -> None:
    assert realis(text, word) == expected


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("The army said rebels had shelled a town in Velmar.", ["shelled"], []),
        ("Velmar expelled three envoys, a spokesman said. Oram condemned the decision.", ["expelled"], ["condemned"]),
        ("According to residents, soldiers burned two houses.", ["burned"], []),
        ("“They attacked our village,” said a farmer after Velmar released him.", ["attacked"], ["released"]),
    ],
)
def test_an_act_that_somebody_tells_of_stands_on_their_word(text: str, inside: list[str], outside: list[str]) -> None:
    found = {text[a.anchor.start : a.anchor.end].split(maxsplit=1)[0]: a.according_to for a in acts(text)}
    assert [word for word in inside if not found[word]] == []
    assert [word for word in outside if found[word]] == []


def test_a_told_telling_gives_the_inner_statement_first() -> None:
    text = "The agency reported that Ana Kolt had said that rebels shelled a town in Velmar."
    reading = read_article(Article(id=article_id(text), text=text))
    act = next(a for a in reading.acts if text[a.anchor.start :].startswith("shelled"))
    contents = {s.id: s.content for s in reading.statements}
    lengths = [contents[s].end - contents[s].start for s in act.according_to]
    assert len(lengths) == 2
    assert lengths == sorted(lengths)
