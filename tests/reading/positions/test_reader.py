from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Article, Reading, article_id
from reportedly.reading.parsing import parse
from reportedly.reading.positions import PositionReader

if TYPE_CHECKING:
    from collections.abc import Callable

VERBS = [
    ("Velmar demands the release of the prisoners.", "demand"),
    ("Velmar insisted on a full withdrawal of the troops.", "demand"),
    ("Velmar called for an immediate ceasefire.", "demand"),
    ("Velmar hopes to reach a deal.", "demand"),
    ("Velmar offered to free the prisoners.", "offer"),
    ("Velmar presented a new proposal.", "offer"),
    ("Velmar agreed to the plan.", "accept"),
    ("Velmar welcomed the truce.", "accept"),
    ("Velmar ruled out a withdrawal.", "reject"),
    ("Velmar turned down the offer.", "reject"),
    ("Velmar has refused to free the prisoners.", "reject"),
    ("Velmar withdrew its offer.", "retract"),
    ("Velmar backtracked on the deal.", "retract"),
    ("Velmar denied the allegations.", "deny"),
    ("Velmar dismissed the claim.", "deny"),
    ("Velmar condemned the strikes.", "object"),
    ("Velmar threatened to shell the port.", "threaten"),
    ("Velmar vowed to destroy the bridge.", "threaten"),
    ("Velmar is willing to free the prisoners.", "offer"),
    ("Velmar is ready to attack the port.", "threaten"),
    ("Velmar is unwilling to free the prisoners.", "reject"),
]


@pytest.mark.parametrize(("text", "move"), VERBS)
def test_a_verb_or_adjective_tells_the_move_of_its_subject(read: Callable[..., Any], text: str, move: str) -> None:
    (position,) = read(text).positions
    assert (position.party, position.move) == ("Velmar", move)


NOUNS = [
    ("Nothing came of Velmar's demand for a withdrawal.", "demand", "Velmar's demand for a withdrawal"),
    ("The Velmari rejection of the plan was no surprise.", "reject", "Velmari rejection of the plan"),
    ("Velmar's refusal to leave the port was no surprise.", "reject", "Velmar's refusal to leave the port"),
    ("They heard of Velmar's offer to free the prisoners.", "offer", "Velmar's offer to free the prisoners"),
]


@pytest.mark.parametrize(("text", "move", "evidence"), NOUNS)
def test_a_noun_tells_the_move_of_its_owner(read: Callable[..., Any], text: str, move: str, evidence: str) -> None:
    assert read(text).moves() == [("Velmar", move, evidence)]


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Velmar wants no talks with the Front.", "reject"),
        ("Velmar did not accept the plan.", "reject"),
        ("Velmar is not ready to discuss the plan.", "reject"),
        ("Velmar does not want a truce.", "reject"),
    ],
)
def test_negation_turns_a_move_round(read: Callable[..., Any], text: str, move: str) -> None:
    assert [position.move for position in read(text).positions] == [move]


@pytest.mark.parametrize(
    "text",
    [
        "Velmar offered no proposal.",
        "Velmar did not reject the plan.",
        "It is not clear whether Velmar accepts the plan.",
        "If Velmar accepts the plan, the war ends.",
        "Velmar could accept the plan.",
        "The plan was rejected.",
        "Velmar praised the weather.",
        "Tarsk urged nobody.",
        "Velmar declined to comment.",
        "Velmar has not said that it accepts the plan.",
    ],
)
def test_what_is_supposed_or_told_of_nobody_is_no_position(read: Callable[..., Any], text: str) -> None:
    assert read(text).positions == ()


def test_only_if_makes_a_condition_with_what_is_asked(read: Callable[..., Any]) -> None:
    text = "Velmar will free the prisoners only if the Front leaves the port, Kolt said."
    (position,) = read(text, ("Ana Kolt", "said", text[: text.index(", Kolt")])).positions
    assert (position.party, position.move) == ("Velmar", "condition")
    assert position.condition == "Front leaves the port"
    assert position.anchor.text_of(text) == text[: text.index(", Kolt")]


@pytest.mark.parametrize(
    "text",
    [
        "Velmar would only agree to a truce if Ostria left the port.",
        "Velmar will not free the prisoners until Ostria leaves the port.",
        "Velmar refused to free the prisoners unless Ostria left the port.",
        "Velmar insists that Ostria must leave the port before it frees the prisoners.",
        "Velmar is willing to free the prisoners as long as Ostria leaves the port.",
    ],
)
def test_what_holds_only_so_is_a_condition(read: Callable[..., Any], text: str) -> None:
    moves = {
        p.move for p in read(f"Kolt said {text}", ("Ana Kolt", "said", text[:-1])).positions if p.party == "Velmar"
    }
    assert moves == {"condition"}


def test_a_proposal_that_is_not_there_is_denied_only_by_the_party_itself(read: Callable[..., Any]) -> None:
    text = "Kolt said Velmar had not received any proposal."
    (position,) = read(text, ("Ana Kolt", "said", "Velmar had not received any proposal")).positions
    assert (position.party, position.move) == ("Velmar", "deny")
    assert read("Velmar had not received any proposal.").positions == ()


def test_each_issue_of_a_list_is_a_position_of_its_own(read: Callable[..., Any]) -> None:
    text = "Velmar's demands include: a truce; a withdrawal of the troops; and freedom of movement."
    moves = read(text).moves()
    assert [(party, move) for party, move, _ in moves] == [("Velmar", "demand")] * 3
    assert [evidence for _, _, evidence in moves][1:] == ["a withdrawal of the troops", "freedom of movement"]


def test_both_sides_agreed_is_one_position_a_party_on_one_anchor(read: Callable[..., Any]) -> None:
    text = "Talks between Velmar and Ostria went on. Velmar wants land from Ostria. Both sides agreed to a truce."
    positions = [p for p in read(text).positions if p.move == "accept"]
    assert [p.party for p in positions] == ["Ostria", "Velmar"]
    assert {p.anchor.text_of(text) for p in positions} == {"Both sides agreed to a truce"}


def test_a_minister_speaks_for_the_side_in_the_first_person(read: Callable[..., Any]) -> None:
    text = "“We will not accept the plan,” Kolt said."
    (position,) = read(text, ("Ana Kolt", "said", "We will not accept the plan,")).positions
    assert (position.party, position.move, position.reported_by) == ("Velmar", "reject", "self")
    assert position.anchor.text_of(text) == "We will not accept the plan"
    assert position.according_to == ("s1",)


def test_what_one_side_says_of_the_other_is_reported_by_its_speaker(read: Callable[..., Any]) -> None:
    text = "Kolt said Ostria is refusing to leave the port."
    (position,) = read(text, ("Ana Kolt", "said", "Ostria is refusing to leave the port")).positions
    assert (position.party, position.move, position.reported_by) == ("Ostria", "reject", "Ana Kolt")


def test_a_statement_without_a_known_speaker_is_unnamed(read: Callable[..., Any]) -> None:
    text = "Sources said Ostria has rejected the plan."
    (position,) = read(text, (None, "said", "Ostria has rejected the plan")).positions
    assert position.reported_by == "unnamed"


@pytest.mark.parametrize(
    ("text", "by"), [("Velmar has rejected the plan.", "article"), ("Velmar denied the claim.", "self")]
)
def test_the_article_sums_up_or_cites(read: Callable[..., Any], text: str, by: str) -> None:
    assert [position.reported_by for position in read(text).positions] == [by]


def test_must_is_a_demand_in_speech_and_nothing_in_the_article_s_voice(read: Callable[..., Any]) -> None:
    text = "Ostria must end the siege, Kolt said."
    (position,) = read(text, ("Ana Kolt", "said", "Ostria must end the siege")).positions
    assert (position.party, position.move, position.toward) == ("Velmar", "demand", ("Ostria",))
    assert read("Ostria must end the siege.").positions == ()


def test_asking_an_outsider_is_an_appeal_and_asking_the_other_side_a_demand(read: Callable[..., Any]) -> None:
    story = "The war between Velmar and Ostria goes on. Velmar and Ostria signed nothing."
    appeal = read(f"{story} Velmar urged Tarsk to send aid.").positions[-1]
    demand = read(f"{story} Velmar urged Ostria to free the prisoners.").positions[-1]
    assert (appeal.move, appeal.toward) == ("appeal", ("Tarsk",))
    assert (demand.move, demand.toward) == ("demand", ("Ostria",))


def test_a_relative_clause_tells_of_what_it_hangs_on(read: Callable[..., Any]) -> None:
    text = "The plan, which Velmar has rejected, is dead."
    assert [(party, move) for party, move, _ in read(text).moves()] == [("Velmar", "reject")]


def test_there_are_no_talks_is_a_denial_where_a_party_says_it(read: Callable[..., Any]) -> None:
    text = "“There are no negotiations with Ostria,” Kolt said."
    (position,) = read(text, ("Ana Kolt", "said", "There are no negotiations with Ostria,")).positions
    assert (position.party, position.move) == ("Velmar", "deny")


def test_swapping_two_names_swaps_them_in_the_record_and_changes_nothing_else(read: Callable[..., Any]) -> None:
    text = "Velmar demands a truce. Ostria rejected the offer. Ostria wants Velmar to leave."
    swapped = text.replace("Velmar", "#").replace("Ostria", "Velmar").replace("#", "Ostria")
    other = {"Velmar": "Ostria", "Ostria": "Velmar"}
    there = [(other[p.party], p.move) for p in read(text).positions]
    assert there == [(p.party, p.move) for p in read(swapped).positions]
    assert len(there) == 3


def test_a_list_without_end_is_read_in_one_pass(read: Callable[..., Any]) -> None:
    text = "Velmar demands " + ", ".join(["a truce"] * 3000) + "."
    assert all(p.anchor.end - p.anchor.start <= 400 for p in read(text).positions)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("Velmar demands offer not if \n“”.,;\u0000é😀"), max_size=80))
def test_any_text_is_read_and_every_anchor_lies_in_it(text: str) -> None:
    article = Article(id=article_id(text), text=text)
    for position in PositionReader().read(parse(article), Reading(article=article)).positions:
        assert position.anchor.text_of(text)


SUPPOSED = [
    "Ana Kolt said Velmar was ready to reopen the crossing if the Front freed the pilots.",
    "Ana Kolt said Velmar was prepared to lift the siege once the Front freed the pilots.",
    "Ana Kolt said if the Front freed the pilots, Velmar would lift the siege.",
]


@pytest.mark.parametrize("text", SUPPOSED)
def test_an_offer_under_if_or_once_is_a_condition(read: Callable[..., Any], text: str) -> None:
    (position,) = read(text, ("Ana Kolt", "said", text.split("said ")[1])).positions
    assert (position.party, position.move, position.reported_by) == ("Velmar", "condition", "self")
    assert position.condition is not None
    assert position.condition.endswith("Front freed the pilots")
    assert position.according_to == ("s1",)


def test_an_offer_in_the_first_person_under_if_is_the_speakers_side_condition(read: Callable[..., Any]) -> None:
    text = "“If the Front frees the pilots, we will open the crossing,” Ana Kolt said."
    (position,) = read(text, ("Ana Kolt", "said", "If the Front frees the pilots, we will open the crossing")).positions
    assert (position.party, position.move, position.condition) == ("Velmar", "condition", "Front frees the pilots")


ACCUSED = [
    ("The Front accused Velmar of taking back what it had promised.", ()),
    ("The Front accused Velmar on Monday of taking back what it had agreed to.", ()),
    (
        "The Front accused Velmar of going back on the deal.",
        (("Kesh Front", "accused", "Velmar of going back on the deal"),),
    ),
]


@pytest.mark.parametrize(("text", "said"), ACCUSED)
def test_what_somebody_is_accused_of_is_their_move_on_the_accusers_word(
    read: Callable[..., Any], text: str, said: tuple[Any, ...]
) -> None:
    (position,) = read(text, *said).positions
    assert (position.party, position.move, position.reported_by) == ("Velmar", "retract", "Kesh Front")


UNDONE = [
    "Velmar had nothing to do with the raid",
    "Velmar had no hand in the raid",
]


@pytest.mark.parametrize("content", UNDONE)
def test_to_have_no_part_in_a_deed_is_a_denial_in_ones_own_speech_alone(read: Callable[..., Any], content: str) -> None:
    text = f"Ana Kolt said {content}."
    (position,) = read(text, ("Ana Kolt", "said", content)).positions
    assert (position.party, position.move, position.anchor.text_of(text)) == ("Velmar", "deny", content)
    assert read(f"{content}.").positions == ()


REFUSALS = [
    "We will not sign anything under fire",
    "We will not be bound by the outcome",
]


@pytest.mark.parametrize("content", REFUSALS)
def test_to_refuse_all_or_any_force_is_a_rejection(read: Callable[..., Any], content: str) -> None:
    (position,) = read(f"“{content},” Ana Kolt said.", ("Ana Kolt", "said", content)).positions
    assert (position.party, position.move, position.reported_by) == ("Velmar", "reject", "self")


COMPLEMENTS = [
    ("Velmar demands that the Front hand over the pilots.", "demand", "Front hand over the pilots"),
    ("Velmar accepted on Friday that the pilots would be freed.", "accept", "pilots would be freed"),
    ("Velmar ruled out lifting the siege.", "reject", "lifting the siege"),
    ("Velmar condemned what it called a campaign of fear.", "object", "campaign of fear"),
]


@pytest.mark.parametrize(("text", "move", "issue"), COMPLEMENTS)
def test_a_clause_or_a_gerund_is_an_issue_too(read: Callable[..., Any], text: str, move: str, issue: str) -> None:
    assert [(p.party, p.move, p.issue) for p in read(text).positions] == [("Velmar", move, issue)]


def test_a_verb_joined_to_the_inner_clause_is_the_speakers_where_its_subject_is_no_side(
    read: Callable[..., Any],
) -> None:
    text = "Velmar said that the men were farmers and demanded their release."
    (position,) = read(text, ("Velmar", "said", "the men were farmers and demanded their release")).positions
    assert (position.party, position.move, position.reported_by) == ("Velmar", "demand", "self")


def test_a_passive_with_two_subjects_has_the_nearer_one(read: Callable[..., Any]) -> None:
    text = "Velmar said that, as part of the effort, the proposal was rejected by the Front."
    (position,) = read(
        text, ("Velmar", "said", "as part of the effort, the proposal was rejected by the Front")
    ).positions
    assert (position.party, position.move, position.issue) == ("Kesh Front", "reject", "proposal")


def test_an_issue_has_no_half_pair_of_quotation_marks(read: Callable[..., Any]) -> None:
    text = "“Velmar rejects any ‘interim’ truce,” Ana Kolt said. Velmar demanded “a lasting peace. It must hold,” she said."
    assert [p.issue for p in read(text).positions] == ["‘interim’ truce", "lasting peace"]


def test_an_issue_is_cut_before_it_grows_into_a_tale(read: Callable[..., Any]) -> None:
    text = (
        "Velmar demanded the return of the pilots to the port in the north of the country on the day after the end of "
        "the harvest in the valley of the river at the foot of the hills."
    )
    (position,) = read(text).positions
    assert position.issue.startswith("return of the pilots to the port in the north")
    assert len(position.issue.split()) <= 20
    assert position.issue.split()[-1] not in {"of", "the", "in", "at", "on"}


def test_to_reject_a_claim_is_to_speak(read: Callable[..., Any]) -> None:
    (position,) = read("Velmar rejected the claim that it had shelled the port.").positions
    assert (position.move, position.reported_by) == ("deny", "self")


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        (
            "Velmar laid out a detailed peace plan.",
            [("Velmar", "offer", "Velmar laid out a detailed peace plan")],
        ),
        (
            "Velmar insisted that it plans to proceed with its military campaign.",
            [("Velmar", "threaten", "Velmar insisted that it plans to proceed with its military campaign")],
        ),
        (
            "Velmar agreed to the talks, with the aim of a ceasefire.",
            [
                ("Velmar", "accept", "Velmar agreed to the talks"),
                ("Velmar", "demand", "Velmar agreed to the talks, with the aim of a ceasefire"),
            ],
        ),
        (
            "Velmar rejected the plan and vowed to continue the war until the Kesh Front is defeated.",
            [
                ("Velmar", "reject", "Velmar rejected the plan"),
                (
                    "Velmar",
                    "threaten",
                    "Velmar rejected the plan and vowed to continue the war until the Kesh Front is defeated",
                ),
            ],
        ),
    ],
)
def test_plans_are_laid_out_and_campaigns_announced(
    read: Callable[..., Any], text: str, moves: list[tuple[str, str, str]]
) -> None:
    assert read(text).moves() == moves


@pytest.mark.parametrize(
    ("content", "move"),
    [
        ("peace will be achieved only by a withdrawal of the troops", "condition"),
        ("it would only accept a deal that ends the siege", "condition"),
        ("there is not going to be a ceasefire without a withdrawal", "condition"),
        ("every prisoner needs to be released", "demand"),
        ("it would respond to the attack", "threaten"),
    ],
)
def test_what_a_party_says_hangs_on_something_or_is_needed_is_its_own_move(
    read: Callable[..., Any], content: str, move: str
) -> None:
    text = f"Velmar said {content}."
    assert read(text, ("Velmar", "said", content)).moves() == [("Velmar", move, content)]


def test_a_supposed_should_is_no_demand(read: Callable[..., Any]) -> None:
    content = "it would stay calm, should the ceasefire be extended"
    text = f"Velmar said {content}."
    assert not read(text, ("Velmar", "said", content)).positions


def test_we_of_a_quotation_of_nobody_told_is_who_spoke_last(read: Callable[..., Any]) -> None:
    text = "Kolt said the road was long.\n“We reject the proposal.”"
    (position,) = read(
        text, ("Ana Kolt", "said", "the road was long"), (None, "said", "We reject the proposal")
    ).positions
    assert (position.party, position.move, position.reported_by) == ("Velmar", "reject", "self")


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Velmar signaled its readiness to lift the blockade.", "offer"),
        ("Velmar gave its approval to the deal.", "accept"),
        ("Velmar would be prepared to recognise the border.", "offer"),
        ("Velmar conditioned the release of prisoners on a ceasefire.", "condition"),
        ("Velmar warned Ostria that it would strike back.", "threaten"),
        ("Velmar warned that Ostria would strike back.", "object"),
        ("Velmar called the accusations baseless.", "deny"),
        ("Velmar described the report as a fabrication.", "deny"),
        ("Velmar backed away from the agreement.", "retract"),
        ("Velmar pulled out of the agreement.", "retract"),
        ("Velmar suspended its participation in the talks.", "reject"),
        ("Velmar set a deadline for the withdrawal of Ostrian troops.", "demand"),
        ("Velmar protested against the sanctions.", "object"),
    ],
)
def test_a_phrase_of_several_words_tells_a_move(read: Callable[..., Any], text: str, move: str) -> None:
    assert [(p.party, p.move) for p in read(text).positions] == [("Velmar", move)]


@pytest.mark.parametrize(
    ("content", "move"),
    [
        ("it had no plans to withdraw", "reject"),
        ("it was not opposed to a ceasefire", "accept"),
        ("a withdrawal was out of the question", "reject"),
        ("our position is clear: no talks without a ceasefire", "condition"),
    ],
)
def test_a_party_rules_out_or_lets_pass_in_plain_words(read: Callable[..., Any], content: str, move: str) -> None:
    positions = read(f"Velmar said {content}.", ("Velmar", "said", content)).positions
    assert [(p.party, p.move, p.reported_by) for p in positions] == [("Velmar", move, "self")]


def test_a_report_called_accurate_is_not_denied(read: Callable[..., Any]) -> None:
    assert not read("Velmar described the report as accurate.").positions


def test_a_state_in_two_capital_letters_is_not_us(read: Callable[..., Any]) -> None:
    text = "The US rejected the proposal, Kolt said."
    assert not read(text, ("Ana Kolt", "said", "The US rejected the proposal")).positions


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Velmar lent its support to the plan.", "accept"),
        ("Velmar stepped up its calls for a ceasefire.", "demand"),
        ("Velmar vowed revenge for the attack.", "threaten"),
        ("Velmar is preparing a ground invasion of Ostria.", "threaten"),
    ],
)
def test_what_a_side_lends_renews_or_prepares_is_a_move(read: Callable[..., Any], text: str, move: str) -> None:
    assert [(p.party, p.move) for p in read(text).positions] == [("Velmar", move)]


@pytest.mark.parametrize(
    ("content", "move"),
    [
        ("Our troops will not leave the port", "reject"),
        ("If they attack, we will strike back hard", "threaten"),
        ("If they leave the port, we will release the prisoners", "condition"),
        ("Ostria will pay a heavy price", "threaten"),
        ("A ceasefire is our top priority", "demand"),
        ("What we want is an end to the siege", "demand"),
        ("We will release the prisoners once they leave the port", "condition"),
    ],
)
def test_a_leader_quoted_in_the_first_person_moves_for_the_side(
    read: Callable[..., Any], content: str, move: str
) -> None:
    positions = read(f"Kolt said: “{content}.”", ("Ana Kolt", "said", content)).positions
    assert [(p.party, p.move, p.reported_by) for p in positions] == [("Velmar", move, "self")]
