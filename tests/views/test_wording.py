import msgspec
import pytest

from reportedly.model import Actor, Anchor, Figure, Published, Reading, Role, Statement, passage
from reportedly.views.wording import (
    Names,
    amount,
    carriers,
    in_text_order,
    position_voice,
    published_words,
    voice,
)


@pytest.mark.parametrize(
    ("value", "low", "high", "approximate", "words"),
    [
        (1700, 1700, 1700, False, "1,700"),
        (170, 170, None, False, "at least 170"),
        (30, None, 30, False, "up to 30"),
        (800, None, None, True, "about 800"),
        (None, 20, 30, False, "between 20 and 30"),
        (None, 24, None, True, "24 or more"),
        (25, 20, 30, False, "25 (20 to 30)"),
        (None, None, None, False, "a number not given"),
    ],
)
def test_amount_keeps_the_bounds(
    value: int | None, low: int | None, high: int | None, *, approximate: bool, words: str
) -> None:
    figure = Figure(id="f", anchor=Anchor(0, 1), value=value, low=low, high=high, approximate=approximate)
    assert amount(figure) == words


def test_a_denied_number_is_not_according_to_who_denies_it(reading: Reading) -> None:
    names = Names.of(reading)
    assert voice(names, "a-hadal", ("x-denial",)).text == "denied by Runa Hadal"


def test_what_stands_in_a_statement_is_never_the_articles_own(reading: Reading) -> None:
    names = Names.of(reading)
    assert voice(names, "article", ()).text == "in the article’s own voice"
    assert voice(names, "article", ("x-army",)).text == "according to Velmar army"
    assert voice(names, "unnamed", ("x-hidden",)).text == "according to an unnamed source"


def test_the_chain_names_each_carrier_once(reading: Reading) -> None:
    names = Names.of(reading)
    told = voice(names, "a-toresk", ("x-claim", "x-wire", "x-wire"))
    assert told.text == "claimed by Ilan Toresk, carried by Northern Wire"
    assert [s.id for s in told.statements] == ["x-claim", "x-wire", "x-wire"]


def test_who_speaks_for_the_claimant_stands_in_brackets_and_who_does_not_carries(reading: Reading) -> None:
    names = Names.of(reading)
    assert voice(names, "a-velmar", ("x-army",)).text == "according to Velmar (Velmar army)"
    assert voice(names, "a-velmar", ("x-denial",)).text == "denied by Velmar (Runa Hadal)"
    assert voice(names, "a-hadal", ("x-claim", "x-wire")).text == (
        "according to Runa Hadal, carried by Ilan Toresk, carried by Northern Wire"
    )


def test_a_number_of_nobody_named_is_carried_by_who_passes_it_on(reading: Reading) -> None:
    names = Names.of(reading)
    assert voice(names, "unnamed", ("x-army",)).text == "according to an unnamed source, carried by Velmar army"
    officials = msgspec.structs.replace(names.actors["a-army"], kind="unnamed", name="officials")
    described = Names({**names.actors, "a-army": officials}, names.statements)
    assert voice(described, "unnamed", ("x-army",)).text == "according to officials"


def test_of_somebody_without_a_name_the_source_tells_who(reading: Reading) -> None:
    names = Names.of(reading)
    text = "A diplomat close to the talks said so."
    source, content = passage(text, [(0, 29)]), passage(text, [(35, 37)])
    said = Statement(id="x", source=source, cue=None, content=content, manner="indirect", speaker="a-d")
    diplomat = Actor(id="a-d", name="diplomat", kind="unnamed")
    described = Names({**names.actors, "a-d": diplomat}, {"x": said})
    assert voice(described, "a-d", ("x",)).text == "according to a diplomat close to the talks"
    assert voice(described, "article", ("x",)).text == "according to a diplomat close to the talks"
    assert voice(described, "a-d", ()).text == "according to diplomat"


def test_roles_that_run_in_a_circle_end(reading: Reading) -> None:
    names = Names.of(reading)
    front = msgspec.structs.replace(names.actors["a-front"], roles=(Role("wing", "a-toresk"),))
    circle = Names({**names.actors, "a-front": front}, names.statements)
    assert circle.speaks_for("a-toresk", "a-front")
    assert not circle.speaks_for("a-toresk", "a-velmar")


def test_a_position_by_its_own_account_names_who_spoke(reading: Reading) -> None:
    names = Names.of(reading)
    assert [position_voice(names, p).text for p in reading.positions] == [
        "by its own account (Ilan Toresk)",
        "claimed by Ilan Toresk, carried by Northern Wire",
    ]


def test_unknown_ids_are_said_to_be_unknown(reading: Reading) -> None:
    assert voice(Names.of(reading), "a-nobody", ("x-nothing",)).text == "according to unknown"


def test_a_circle_of_carriers_ends(reading: Reading) -> None:
    by_id = {s.id: s for s in reading.statements}
    circle = msgspec.structs.replace(by_id["x-wire"], carrier="x-claim")
    names = Names({}, by_id | {"x-wire": circle})
    assert [s.id for s in carriers(names, names.statements["x-claim"])] == ["x-wire"]


def test_statements_are_numbered_as_they_begin(reading: Reading) -> None:
    shuffled = reversed(reading.statements)
    assert [s.id for s in in_text_order(shuffled)] == [s.id for s in reading.statements]


def test_the_date_says_how_it_is_known() -> None:
    assert published_words(Published("2031-03-24T08:00:00Z", "metadata")) == "24 March 2031 (from the page’s metadata)"
    assert published_words(Published("spring", "given")) == "spring (as given)"
    assert published_words(Published()) == "date unknown"
