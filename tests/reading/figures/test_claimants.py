import pytest
from tests.reading.figures.reading import actor, figures_of, said

from reportedly.model import Actor, Anchor, Role, Statement

FRONT = "Kesh Front"


def claimants(text: str, *statements: Statement, actors: tuple[Actor, ...] | None = None) -> list[str]:
    given = (actor(text, FRONT),) if actors is None else actors
    return [figure.claimant for figure in figures_of(text, actors=given, statements=statements)]


def test_words_of_attribution_before_two_numbers_hold_for_both() -> None:
    text = "According to the Kesh Front, 12 people were killed and another 40 wounded."
    statement = said(text, "the Kesh Front", "According to", "12 people were killed")
    first, second = figures_of(text, actors=(actor(text, FRONT),), statements=(statement,))
    assert text[second.anchor.start : second.anchor.end] == "another 40 wounded"
    assert (first.claimant, second.claimant) == ("a1", "a1")
    assert first.according_to == second.according_to == ("s1",)


def test_a_clause_of_its_own_after_the_attribution_is_the_articles() -> None:
    text = "The raid killed 12 people, the Kesh Front said, and dozens were taken captive."
    statement = said(text, "the Kesh Front", "said", "The raid killed 12 people", "and dozens were taken captive")
    assert claimants(text, statement) == ["a1", "article"]


def test_a_part_named_after_the_attribution_has_the_claimant_of_the_whole() -> None:
    text = "Ninety people were killed in a day, the Kesh Front said, including twin babies."
    statement = said(text, "the Kesh Front", "said", "Ninety people were killed in a day")
    assert claimants(text, statement) == ["a1", "a1"]


def test_what_goes_with_the_clause_before_the_attribution_has_its_claimant() -> None:
    text = "The toll has reached 275, according to the Kesh Front, with 10 people killed in a day."
    statement = said(text, "the Kesh Front", "according to", "The toll has reached 275")
    assert claimants(text, statement) == ["a1", "a1"]


def test_an_expectation_of_nobody_is_the_articles() -> None:
    text = "Fifty captives were expected to be freed in May."
    statement = said(text, "", "were expected", "Fifty captives", "to be freed in May", speaker=None)
    assert claimants(text, statement, actors=()) == ["article"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kesh Front said its answer would weigh the deaths of 115 villagers in Oram.",
        "The Kesh Front said it had not forgotten the events of May, when soldiers killed 12 villagers.",
        "The Kesh Front said the raid on Oram, which killed 12 villagers, would not stop the talks.",
    ],
)
def test_what_an_indirect_statement_takes_for_granted_is_the_articles(text: str) -> None:
    assert claimants(text, said(text, "The Kesh Front", "said", text.partition(" said ")[2][:-1])) == ["article"]


def test_what_is_proposed_is_not_taken_for_granted() -> None:
    text = "The Kesh Front said it wanted the release of 40 prisoners."
    assert claimants(text, said(text, "The Kesh Front", "said", "it wanted the release of 40 prisoners")) == ["a1"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kesh Front counted 40 dead in Oram.",
        "The Kesh Front put the toll at 40.",
        "The Kesh Front published a list of 40 prisoners eligible for release.",
        "The Kesh Front presented a plan that includes the release of 40 captives.",
    ],
)
def test_whoever_counts_puts_or_presents_a_number_gives_it(text: str) -> None:
    assert claimants(text) == ["a1"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kesh Front released 40 captives.",
        "The Kesh Front raised its flag where 40 farmers were killed.",
        "The Kesh Front attacked the camp, raising the toll to 40.",
        "A raid of the Kesh Front raised the toll to 40.",
    ],
)
def test_whoever_does_something_else_gives_no_number(text: str) -> None:
    assert claimants(text) == ["article"]


def test_a_pronoun_that_gives_a_number_is_whoever_spoke_last() -> None:
    text = "The truce held, said Dorn. He put the number of soldiers killed at nine."
    statement = said(text, "Dorn", "said", "The truce held")
    assert claimants(text, statement, actors=(actor(text, "Dorn", kind="person"),)) == ["a1"]


def test_a_document_told_of_before_gives_the_number_of_whoever_told_of_it() -> None:
    text = "The Kesh Front said it had received a list of names. The list includes three prisoners."
    statement = said(text, "The Kesh Front", "said", "it had received a list of names")
    assert claimants(text, statement) == ["a1"]


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed a reported 1,200 people.",
        "Nine villagers are believed to be held in Oram.",
        "Forty soldiers were reportedly wounded.",
    ],
)
def test_hearsay_of_nobody_has_an_unnamed_claimant(text: str) -> None:
    assert claimants(text, actors=()) == ["unnamed"]


def test_an_unnamed_spokeswoman_gives_the_number_of_whom_she_speaks_for() -> None:
    text = "A spokeswoman of the Kesh Front said 12 people were killed."
    woman = Actor(
        id="a2", name="spokeswoman", kind="unnamed", roles=(Role("spokeswoman", "a1"),), mentions=(Anchor(2, 13),)
    )
    statement = said(text, "A spokeswoman of the Kesh Front", "said", "12 people were killed", speaker="a2")
    assert claimants(text, statement, actors=(actor(text, FRONT), woman)) == ["a1"]


@pytest.mark.parametrize(("name", "claimant"), [("Velmarian officials", "a2"), ("sources", "unnamed")])
def test_a_source_that_is_only_described_gives_the_number(name: str, claimant: str) -> None:
    text = f"In Oram {name} said 12 people were killed."
    start = text.index(name)
    officials = Actor(id="a2", name=name, kind="unnamed", mentions=(Anchor(start, start + len(name)),))
    statement = said(text, name, "said", "12 people were killed", speaker=None)
    assert claimants(text, statement, actors=(officials,)) == [claimant]


def test_an_estimate_of_somebodys_is_on_that_ones_word() -> None:
    assert claimants("The Kesh Front's estimate of the number of captives is 242.") == ["a1"]


def test_who_condemns_a_raid_takes_its_toll_for_granted() -> None:
    text = "The Kesh Front condemned a raid on Oram that killed 12 villagers."
    assert claimants(text, said(text, "The Kesh Front", "condemned", "a raid on Oram that killed 12 villagers")) == [
        "article"
    ]


def test_a_name_beside_a_description_of_the_speaker_is_the_claimant() -> None:
    text = "The front's armed wing, the Oram Guard, said 12 soldiers were killed."
    wing, guard = actor(text, "The front's armed wing", "a1"), actor(text, "the Oram Guard", "a2", "military")
    statement = said(text, "The front's armed wing, the Oram Guard,", "said", "12 soldiers were killed")
    assert claimants(text, statement, actors=(wing, guard)) == ["a2"]
