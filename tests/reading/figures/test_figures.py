import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Actor, Anchor, Article, Cue, Reading, Statement, article_id, passage
from reportedly.reading.acts import ActReader
from reportedly.reading.figures import FigureReader
from reportedly.reading.parsing import parse


def read(text: str, *, actors: tuple[Actor, ...] = (), statements: tuple[Statement, ...] = ()) -> Reading:
    article = Article(id=article_id(text), text=text)
    reading = Reading(article=article, actors=actors, statements=statements)
    parsed = parse(article)
    return FigureReader().read(parsed, ActReader().read(parsed, reading))


def figures(text: str) -> list[tuple[str, int | None, str]]:
    return [(text[f.anchor.start : f.anchor.end], f.value, f.what) for f in read(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 170 rebel gunmen were killed in the raid.", [("At least 170 rebel gunmen", 170, "killed")]),
        ("The Velmar army killed 12 soldiers.", [("12 soldiers", 12, "killed")]),
        ("The ministry reported 83 deaths.", [("83 deaths", 83, "died")]),
        ("The killing of 12 farmers shocked Oram.", [("12 farmers", 12, "killed")]),
        ("The blast left 40 people dead.", [("40 people", 40, "killed")]),
        ("A man was killed in Oram.", [("A man", 1, "killed")]),
        ("Officials said the number of dead had risen to 12.", [("the number of dead had risen to 12", 12, "died")]),
        ("More than 100 captives were released last month.", [("More than 100 captives", 100, "released")]),
        ("About 50 prisoners are expected to be freed.", [("About 50 prisoners", 50, "released")]),
        ("Police arrested 30 protesters.", [("30 protesters", 30, "detained")]),
        ("Two dozen miners are missing.", [("Two dozen miners", 24, "missing")]),
        ("Hundreds of thousands of people fled the city.", [("Hundreds of thousands of people", None, "displaced")]),
        ("Four of their five children died.", [("Four of their five children", 4, "died")]),
        ("A woman and her two children were killed.", [("A woman and her two children", 3, "killed")]),
        ("Sickness led to the death of a 34-year-old captive.", [("a 34-year-old captive", 1, "died")]),
    ],
)
def test_a_count_of_people_is_read_with_what_befell_them(text: str, expected: object) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Children are 40 percent of the more than 800 people confirmed to have been killed in Oram.",
         [("more than 800 people", 800, "killed")]),
        ("It adds to the nearly 300 Velmarians who have already been reported killed.",
         [("nearly 300 Velmarians", 300, "killed")]),
        ("Hundreds of girls are being killed or injured every day.", [("Hundreds of girls", None, "other")]),
        ("The blast killed and wounded 40 farmers.", [("40 farmers", 40, "other")]),
        ("The blast killed 3 farmers and wounded 40.", [("3 farmers", 3, "killed"), ("wounded 40", 40, "injured")]),
        ("Twelve miners are trapped under the rubble.", [("Twelve miners", 12, "missing")]),
        ("Two people who had been listed as missing were found alive in a cellar.", [("Two people", 2, "rescued")]),
        ("Doctors treated 60 people for burns.", [("60 people", 60, "injured")]),
        ("Thirty families were forced from their homes.", [("Thirty families", 30, "displaced")]),
        ("The court published a list of 30 prisoners eligible for release.", [("30 prisoners", 30, "released")]),
        ("Talks went on about the release of the 90 hostages still held in Oram.", [("90 hostages", 90, "held")]),
        ("Families met the 18 soldiers whom the Kesh Front holds.", [("18 soldiers", 18, "held")]),
        ("He put the number of soldiers killed at nine.", [("the number of soldiers killed at nine", 9, "killed")]),
        ("Strikes killed 12 farmers, bringing to 45 the number killed in a day.",
         [("12 farmers", 12, "killed"), ("45", 45, "killed")]),
        ("Nine people were killed, and around 40 others taken captive.",
         [("Nine people", 9, "killed"), ("around 40 others", 40, "abducted")]),
        ("Nine farmers were abducted and later murdered.", [("Nine farmers", 9, "killed")]),
        ("Two bodies were found shot to death.", [("Two bodies", 2, "killed")]),
        ("The front lost nine fighters.", [("nine fighters", 9, "died")]),
        ("Another 90 people were killed in the raids, the clinic in Oram said, including twin babies.",
         [("Another 90 people", 90, "killed"), ("twin babies", 2, "killed")]),
    ],
)  # fmt: skip
def test_what_befell_the_counted_is_read_wherever_it_stands(text: str, expected: object) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army raised the toll of the raid to 41 from 34.",
         [("the toll of the raid to 41", 41, "died"), ("34", 34, "died")]),
        ("More than 120 people were injured, up from an earlier figure of 90.",
         [("More than 120 people", 120, "injured"), ("90", 90, "injured")]),
        ("The clinic put the toll at 50 dead, which it later changed to 30.",
         [("50 dead", 50, "died"), ("30", 30, "died")]),
    ],
)  # fmt: skip
def test_the_number_given_before_a_revision_is_a_figure_too(text: str, expected: object) -> None:
    assert figures(text) == expected


def test_coordinated_counts_each_have_their_own_fate() -> None:
    text = "The shelling killed 12 soldiers and wounded 40 civilians."
    assert figures(text) == [("12 soldiers", 12, "killed"), ("40 civilians", 40, "injured")]


def test_a_bare_number_is_read_with_its_verb() -> None:
    assert figures("Gunmen killed 12 people and abducted around 250.")[1] == ("abducted around 250", 250, "abducted")


def test_a_part_of_the_counted_shares_their_fate() -> None:
    text = "At least 58 people were killed in the strike, including 11 children."
    assert figures(text) == [("At least 58 people", 58, "killed"), ("11 children", 11, "killed")]


@pytest.mark.parametrize(
    "text",
    [
        "Two officials said the talks would go on.",
        "The town of 60,000 people lies on the border.",
        "The army destroyed 12 tanks and killed nobody.",
        "He died at the age of 34.",
        "Turnout fell to 40 percent in 2014.",
        "One of the leaders was wounded.",
        "The fighting killed 12 days of hope.",
        "One loss is one too many.",
        "The truce will last a day more for every additional 10 hostages freed.",
        "The raid of 17 Oct killed nobody.",
        "Doctors treated 60 people for cholera.",
    ],
)
def test_sources_populations_things_ages_and_shares_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_a_planned_release_is_marked_as_planned() -> None:
    planned = read("The front will release 40 hostages. The army freed 12 prisoners.").figures
    assert [figure.planned for figure in planned] == [True, False]


def test_the_claimant_is_the_speaker_of_the_innermost_statement() -> None:
    text = "The Kesh Front said 12 soldiers were killed in Oram. Later 40 civilians were wounded."
    actor = Actor(id="a1", name="Kesh Front", kind="armed_group", mentions=(Anchor(4, 14),))
    statement = Statement(
        id="s1",
        source=passage(text, [(0, 14)]),
        cue=Cue((Anchor(15, 19),), "said", "say"),
        content=passage(text, [(20, 51)]),
        manner="indirect",
        speaker="a1",
    )
    first, second = read(text, actors=(actor,), statements=(statement,)).figures
    assert (first.claimant, first.according_to) == ("a1", ("s1",))
    assert (second.claimant, second.according_to) == ("article", ())


def test_a_statement_without_a_known_speaker_gives_an_unnamed_claimant() -> None:
    text = "Reportedly 12 soldiers were killed."
    statement = Statement(
        id="s1",
        source=None,
        cue=Cue((Anchor(0, 10),), "Reportedly", "reportedly"),
        content=passage(text, [(11, 34)]),
        manner="indirect",
    )
    (figure,) = read(text, statements=(statement,)).figures
    assert figure.claimant == "unnamed"


def test_a_number_taken_for_granted_is_the_articles() -> None:
    text = "The Kesh Front said the strike that killed seven workers would not end the talks."
    actor = Actor(id="a1", name="Kesh Front", kind="armed_group", mentions=(Anchor(4, 14),))
    statement = Statement(
        id="s1",
        source=passage(text, [(0, 14)]),
        cue=Cue((Anchor(15, 19),), "said", "say"),
        content=passage(text, [(20, 80)]),
        manner="indirect",
        speaker="a1",
    )
    (figure,) = read(text, actors=(actor,), statements=(statement,)).figures
    assert (figure.claimant, figure.according_to) == ("article", ("s1",))


def test_a_figure_knows_its_act_its_place_and_its_time() -> None:
    text = "Gunmen killed 12 farmers in Oram on Saturday."
    reading = read(text)
    (figure,) = reading.figures
    assert figure.act == reading.acts[0].id
    assert figure.place is not None
    assert (figure.place.text, figure.place.lat) == ("Oram", None)
    assert figure.time is not None
    assert (figure.time.text, figure.time.start) == ("on Saturday", None)


def test_swapping_two_made_up_peoples_changes_nothing_else() -> None:
    text = "Twelve Velmarians were killed and three Keshians wounded in Oram."
    swapped = text.replace("Velmarians", "X").replace("Keshians", "Velmarians").replace("X", "Keshians")
    assert [f[1:] for f in figures(text)] == [f[1:] for f in figures(swapped)]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    reading = read(text)
    assert all(0 <= f.anchor.start < f.anchor.end <= len(text) for f in reading.figures)
    assert [f.id for f in reading.figures] == [f"f{n}" for n in range(1, len(reading.figures) + 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are about 12,000 internally displaced Velmarians in Oram.",
         [("about 12,000 internally displaced Velmarians", 12000, "displaced")]),
        ("The front rounded up dozens more as hostages.", [("dozens more as hostages", None, "abducted")]),
        ("The army's count of the number of captives is 242.", [("the number of captives is 242", 242, "held")]),
        ("Two farmers were killed and a third was wounded.",
         [("Two farmers", 2, "killed"), ("a third", 1, "injured")]),
        ("Two farmers were killed and another was wounded.",
         [("Two farmers", 2, "killed"), ("another", 1, "injured")]),
    ],
)  # fmt: skip
def test_one_more_of_those_counted_and_what_the_counted_were_taken_for_are_read(text: str, expected: object) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize("text", ["A third were wounded.", "Another day was lost.", "A second raid failed."])
def test_shares_and_things_are_no_one_more(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll stands at 40, with dozens still missing.", [("The toll stands at 40", 40, "died"), ("dozens still missing", None, "missing")]),
        ("About 900 farmers have sought refuge in Oram.", [("About 900 farmers", 900, "displaced")]),
        ("Hundreds of students rallied in Oram.", [("Hundreds of students", None, "other")]),
        ("Thousands of miners took to the streets.", [("Thousands of miners", None, "other")]),
        ("The number of captives freed by the front has reached 69.",
         [("The number of captives freed by the front has reached 69", 69, "released")]),
    ],
)  # fmt: skip
def test_refuge_crowds_and_totals_of_what_befell_some_are_read(text: str, expected: object) -> None:
    assert figures(text) == expected
