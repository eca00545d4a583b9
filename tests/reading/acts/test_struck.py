"""Whom and what an act of force strikes, and what only stands beside it."""

import pytest

from reportedly.model import Act, Article, Reading, article_id
from reportedly.reading.pipeline import read_article


def read(text: str) -> Reading:
    return read_article(Article(id=article_id(text), text=text))


def act_at(reading: Reading, word: str) -> Act:
    text = reading.article.text
    return next(act for act in reading.acts if text[act.anchor.start :].startswith(word))


def test_whoever_is_accused_of_shelling_its_own_town_strikes_nobody_else() -> None:
    reading = read(
        "The Kesh Front denied responsibility. The group's fighters accused the Velmari army of shelling its own town."
    )
    act = act_at(reading, "shelling")
    assert act.recipients == ()
    assert [act.anchor.start] == [reading.article.text.index("shelling")]


@pytest.mark.parametrize("how", ["on the government's side", "alongside the Velmari army"])
def test_fighting_beside_somebody_is_no_assault_on_them(how: str) -> None:
    reading = read(f"The Upland Guard, a militia that fights {how}, sent 200 fighters to Oram.")
    assert not [act for act in reading.acts if act.type == "ASSAULT"]


def test_the_place_where_a_thing_is_destroyed_is_no_recipient() -> None:
    act = act_at(read("Rebels burned two trucks in Velmar on Monday."), "burned")
    assert [target.text for target in act.targets] == ["two trucks"]
    assert act.recipients == ()


def test_what_is_declared_or_seized_by_weight_is_no_target() -> None:
    assert act_at(read("Police in Oram seized 2 tons of sugar."), "seized").targets == ()


def test_an_attack_that_nobody_claimed_has_no_doer() -> None:
    act = act_at(read("No organization has claimed responsibility for the attack on the mayor of Oram."), "attack")
    assert act.actors == ()


def test_who_is_not_responsible_is_no_doer() -> None:
    reading = read("General Tarn is not responsible for the attack on the mayor of Oram.")
    assert act_at(reading, "attack").actors == ()


def test_what_somebody_denies_having_done_is_negated() -> None:
    reading = read("Velmari rebels denied having carried out an attack on the port of Oram.")
    assert {act.realis for act in reading.acts if act.type == "ASSAULT"} == {"negated"}


def test_whose_a_thing_is_that_was_struck_is_a_recipient() -> None:
    reading = read("The Velmari army was surprised. The Kesh Front shelled positions of the Velmari army near Oram.")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[actor] for actor in act_at(reading, "shelled").recipients] == ["Velmari army"]
