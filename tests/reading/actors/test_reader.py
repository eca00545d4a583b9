"""Who acts in an invented report, under which names, and for whom."""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Article, article_id
from reportedly.model import Reading as Record
from reportedly.reading.actors import ActorReader
from reportedly.reading.lookup import ActorIndex
from reportedly.reading.parsing import parse
from reportedly.reading.registry import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.model import Actor, Reading


def named(reading: Reading, name: str) -> Actor:
    found = [actor for actor in reading.actors if actor.name == name]
    assert len(found) == 1, [actor.name for actor in reading.actors]
    return found[0]


def mentioned(reading: Reading, name: str) -> list[str]:
    return [anchor.text_of(reading.article.text) for anchor in named(reading, name).mentions]


def owner_of(reading: Reading, name: str) -> list[tuple[str, str | None]]:
    index = ActorIndex(reading)
    return [(role.title, index.name(role.of)) for role in named(reading, name).roles]


def test_it_is_a_reader_that_fills_actors_and_speakers() -> None:
    reader = ActorReader()
    assert isinstance(reader, Reader)
    assert reader.emits == {"actors", "statements"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Velmar", "state"),
        ("Tarsia", "state"),
        ("Kesh Liberation Front", "armed_group"),
        ("Velmar Defence Force", "military"),
        ("Tarsian government", "government"),
        ("Health Ministry", "government"),
        ("Ostrun Herald", "media"),
        ("Ana Kolt", "person"),
        ("Doran Ilves", "person"),
        ("senior official", "unnamed"),
    ],
)
def test_each_actor_has_its_kind(report: Reading, name: str, kind: str) -> None:
    assert named(report, name).kind == kind


def test_ids_follow_the_first_mention(report: Reading) -> None:
    assert [actor.id for actor in report.actors] == [f"a{k}" for k in range(1, len(report.actors) + 1)]
    firsts = [actor.mentions[0] for actor in report.actors]
    assert firsts == sorted(firsts)


def test_every_mention_is_an_anchor_of_its_own(report: Reading) -> None:
    for actor in report.actors:
        assert len(set(actor.mentions)) == len(actor.mentions) > 0
        assert all(anchor.end <= len(report.article.text) for anchor in actor.mentions)


def test_demonyms_and_the_plural_of_a_people_mean_the_state(report: Reading) -> None:
    assert {"Velmarian", "Velmar", "Velmarians"} <= set(mentioned(report, "Velmar"))
    assert "Velmarians" in named(report, "Velmar").aliases


def test_an_acronym_a_short_name_and_a_description_mean_the_group(report: Reading) -> None:
    found = mentioned(report, "Kesh Liberation Front")
    assert {"KLF", "Front", "The group", "it"} <= set(found)


def test_the_forces_of_a_state_are_its_army_by_name(report: Reading) -> None:
    assert {"Velmarian forces", "VDF", "its troops"} <= set(mentioned(report, "Velmar Defence Force"))


def test_a_dateline_is_no_actor(report: Reading) -> None:
    assert not [actor for actor in report.actors if actor.name in {"OSTRUN", "Ostrun", "Agency"}]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Doran Ilves", ("spokesman", "Kesh Liberation Front")),
        ("Sefa Marun", ("leader", "Kesh Liberation Front")),
        ("Ana Kolt", ("foreign minister", "Velmar")),
        ("Ben Adar", ("envoy", "Tarsia")),
        ("Velmar Defence Force", ("Defence Force", "Velmar")),
        ("Tarsian government", ("government", "Tarsia")),
        ("Health Ministry", ("Health Ministry", "Velmar")),
    ],
)
def test_a_role_says_whom_it_belongs_to(report: Reading, name: str, role: tuple[str, str]) -> None:
    assert role in owner_of(report, name)


def test_the_side_of_a_spokesman_is_his_group(report: Reading) -> None:
    index = ActorIndex(report)
    assert index.name(index.side_of(named(report, "Doran Ilves").id)) == "Kesh Liberation Front"


def test_pronouns_follow_the_last_fitting_subject(report: Reading) -> None:
    assert mentioned(report, "Sefa Marun")[-1] == "she"
    assert mentioned(report, "Ben Adar")[-1] == "He"


def test_an_unnamed_source_keeps_its_description_and_its_chain(report: Reading) -> None:
    assert mentioned(report, "senior official") == ["A senior official", "The official"]


def test_we_in_a_quotation_is_the_side_of_its_speaker(report: Reading) -> None:
    text = report.article.text
    start = text.index("We will answer")
    index = ActorIndex(report)
    assert index.name(index.at(start, start + 2)) == "Kesh Liberation Front"


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Envoys of Germany met. German officials said no.", "Germany", "German"),
        ("German officials said no.", "Germany", "German"),
        ("The U.S. said it would wait.", "United States", "U.S."),
        ("Moscow objected to the plan, and Lima's objections followed.", "Russia", "Moscow"),
    ],
)
def test_a_country_has_its_full_name_though_the_text_gives_another(
    read_actors: Callable[..., Reading], text: str, name: str, words: str
) -> None:
    assert words in mentioned(read_actors(text), name)


def test_a_capital_where_people_meet_is_no_state(read_actors: Callable[..., Reading]) -> None:
    reading = read_actors("The envoys of the Kesh Front met in Moscow. The Moscow talks failed.")
    assert "Russia" not in [actor.name for actor in reading.actors]


def test_whose_adjective_stands_before_a_ministry_is_a_state(read_actors: Callable[..., Reading]) -> None:
    text = "The front is backed by Drovia. The Drovian Foreign Ministry said Drovia had no hand in it."
    assert named(read_actors(text), "Drovia").kind == "state"
    assert named(read_actors(text.replace("Drovian", "Velmari")), "Drovia").kind != "state"


def test_a_title_before_a_name_is_no_part_of_it(read_actors: Callable[..., Reading]) -> None:
    reading = read_actors("Velmarian Defence Minister Ana Kolt said Velmar would wait. Kolt left.")
    assert owner_of(reading, "Ana Kolt") == [("Defence Minister", "Velmar")]
    assert mentioned(reading, "Ana Kolt") == ["Ana Kolt", "Kolt"]


def test_the_former_ministers_namesake_is_told_by_the_office(read_actors: Callable[..., Reading]) -> None:
    text = (
        "Velmar’s prime minister, Ana Kolt, met Velmar’s defence minister, Doran Ilves. "
        "The defence minister said little. The prime minister said nothing."
    )
    reading = read_actors(text)
    assert "The defence minister" in mentioned(reading, "Doran Ilves")
    assert "The prime minister" in mentioned(reading, "Ana Kolt")


def test_two_bearers_of_a_surname_stay_apart(read_actors: Callable[..., Reading]) -> None:
    text = "Ana Kolt said she would go. Later Boris Kolt said he would stay. Kolt said he was ill."
    reading = read_actors(text)
    assert mentioned(reading, "Boris Kolt") == ["Boris Kolt", "he", "Kolt", "he"]


def swapped(text: str, *pairs: tuple[str, str]) -> str:
    """The text with the two names of each pair exchanged; longer names first, each place once."""
    other = {**dict(pairs), **{second: first for first, second in pairs}}
    longest = sorted(other, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest)), lambda match: other[match.group()], text)


@pytest.mark.parametrize(
    "pairs",
    [
        (("Velmarian", "Tarsian"), ("Velmar", "Tarsia")),
        (("Ostrun Herald", "Dasht Gazette"), ("Ostrun", "Dasht")),
        (("Ana Kolt", "Sefa Marun"), ("Kolt", "Marun")),
    ],
)
def test_swapping_two_parties_swaps_the_actors_and_nothing_else(
    read_actors: Callable[..., Reading], report_text: str, pairs: tuple[tuple[str, str], ...]
) -> None:
    text = report_text.replace("Mrs. Kolt", "Kolt")
    plain, other = read_actors(text), read_actors(swapped(text, *pairs))

    def shape(reading: Reading, *, swap: bool) -> Counter[tuple[str, str, int, int]]:
        return Counter(
            (actor.kind, swapped(actor.name, *pairs) if swap else actor.name, len(actor.mentions), len(actor.roles))
            for actor in reading.actors
        )

    assert shape(plain, swap=True) == shape(other, swap=False)


@given(st.text(max_size=200))
@settings(max_examples=30, deadline=None)
def test_any_text_is_read_with_valid_anchors(text: str) -> None:
    article = Article(id=article_id(text), text=text)
    reading = ActorReader().read(parse(article), Record(article=article))
    for actor in reading.actors:
        assert actor.name
        assert all(anchor.end <= len(text) for anchor in actor.mentions)


def test_a_text_in_capitals_is_read(read_actors: Callable[..., Reading]) -> None:
    reading = read_actors("THE VELMAR ARMY SAID ON MONDAY THAT ANA KOLT HAD LEFT THE COUNTRY.")
    assert all(actor.mentions for actor in reading.actors)


def test_time_grows_with_the_length_of_one_long_paragraph() -> None:
    sentence = "Minister Ana Kolt{0} of the Kesh{0} Front said its leader had told the official that they left Dasht. "

    def cost(count: int) -> float:
        text = "".join(sentence.format(chr(97 + k % 26) + chr(97 + k // 26 % 26)) for k in range(count))
        parsed = parse(Article(id=article_id(text), text=text))
        began = time.process_time()
        ActorReader().read(parsed, Record(article=parsed.article))
        return time.process_time() - began

    cost(20)
    small, large = max(cost(100), 0.01), cost(800)
    # Linear would be 8; a quadratic step would give 64.
    assert large / small < 24


@pytest.mark.parametrize(
    "text",
    [
        "In Kalmeth, Foreign Minister Mira Desh and her guests met. Kalmeth was calm.",
        "In Kalmeth, Foreign Minister Mira Desh called for calm. In Kalmeth, shops were shut.",
        "Kalmeth, Prime Minister Mira Desh and an envoy agreed, would host the talks.",
    ],
)
def test_a_town_before_a_minister_holds_no_office(text: str, read_actors: Callable[..., Reading]) -> None:
    reading = read_actors(text)
    assert named(reading, "Mira Desh").kind == "person"
    assert [actor for actor in reading.actors if actor.name == "Kalmeth" and actor.roles] == []


def test_the_government_is_that_of_the_one_state_that_acts(read_actors: Callable[..., Reading]) -> None:
    reading = read_actors(
        "Velmar’s army shelled Dasht on Monday. Velmar said it had struck a camp of the Kesh Front. "
        "The government demands that the Front lay down its arms."
    )
    assert mentioned(reading, "Velmar’s government") == ["The government"]
    assert owner_of(reading, "Velmar’s government") == [("government", "Velmar")]


def test_the_government_stays_open_where_two_states_act(read_actors: Callable[..., Reading]) -> None:
    reading = read_actors(
        "Velmar’s army shelled Dasht on Monday. Velmar said it had struck a camp. Tarsia’s army was silent, and "
        "Tarsia said nothing. The government said it was ready."
    )
    assert named(reading, "government").kind == "unnamed"


def test_the_government_of_an_official_is_that_of_his_state(read_actors: Callable[..., Reading]) -> None:
    reading = read_actors(
        "Velmar’s army left Dasht on Monday. Velmar’s chief negotiator said his government had kept its word."
    )
    assert mentioned(reading, "Velmar’s government")[0] == "his government"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Kesh Union said its fighters had taken a bridge. The Union wants a vote.", "armed_group"),
        ("Fighters of the Kesh Union took a bridge. The Union said it would stay.", "armed_group"),
        ("The Kesh Union shelled the port. The Union ambushed two trucks near Dasht.", "armed_group"),
        ("The Kesh Union said its members had taken a vote. The Union wants higher pay.", "organization"),
        ("The Kesh Union fired two clerks. The Union said they had been late.", "organization"),
    ],
)
def test_a_group_is_armed_where_the_article_tells_so(text: str, kind: str, read_actors: Callable[..., Reading]) -> None:
    assert named(read_actors(text), "Kesh Union").kind == kind


def test_who_has_a_border_is_a_state(read_actors: Callable[..., Reading]) -> None:
    reading = read_actors("Velmar closed its border with the sea on Monday. Velmar said it was sorry.")
    assert named(reading, "Velmar").kind == "state"


def test_a_no_break_space_before_a_name_is_no_part_of_the_mention() -> None:
    text = "The map of Sen.\xa0Ana Kolt was lost. Kolt said so."
    article = Article(id=article_id(text), text=text)
    found = ActorReader().read(parse(article), Record(article=article))
    assert mentioned(found, "Ana Kolt") == ["Ana Kolt", "Kolt"]
