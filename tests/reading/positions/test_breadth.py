"""Ways in which English news puts bargaining, one of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "party", "move"),
    [
        ("Velmar ordered the fighters to leave the port.", "Velmar", "demand"),
        ("Velmar demanded that Ostria hand over the prisoners.", "Velmar", "demand"),
        ("Velmar is holding out for a full withdrawal.", "Velmar", "demand"),
        ("Velmar discussed the urgent need to protect civilians.", "Velmar", "demand"),
        ("Velmar decided to reopen the crossing.", "Velmar", "offer"),
        ("Velmar gave assurances that the convoys would pass.", "Velmar", "offer"),
        ("Velmar gave a positive response to the proposal.", "Velmar", "accept"),
        ("Velmar gave in to the demands.", "Velmar", "accept"),
        ("Velmar vetoed the resolution.", "Velmar", "reject"),
        ("Velmar called off the talks.", "Velmar", "reject"),
        ("Velmar called the proposal unrealistic.", "Velmar", "reject"),
        ("Velmar opposed a ceasefire.", "Velmar", "reject"),
        ("Velmar has no interest in a deal.", "Velmar", "reject"),
        ("Velmar recalled its ambassador.", "Velmar", "object"),
        ("Velmar voiced unease over the offensive.", "Velmar", "object"),
        ("Velmar called the blockade illegal.", "Velmar", "object"),
        ("Velmar remains opposed to the offensive.", "Velmar", "object"),
        ("Velmar is committed to crushing the rebels.", "Velmar", "threaten"),
        ("Velmar vowed to take all necessary measures.", "Velmar", "threaten"),
        ("Velmar warned that its offensive would resume.", "Velmar", "threaten"),
        ("Velmar declared plans to invade Ostria.", "Velmar", "threaten"),
        ("Velmar has given the green light to the plan.", "Velmar", "accept"),
        ("Velmar dropped its opposition to the plan.", "Velmar", "accept"),
        ("Velmar said no to the plan.", "Velmar", "reject"),
        ("Velmar turned its back on the talks.", "Velmar", "reject"),
        ("Velmar has softened its stance on the prisoners.", "Velmar", "offer"),
        ("Velmar refused to budge on the prisoners.", "Velmar", "demand"),
        ("Velmar has tied the release of prisoners to a ceasefire.", "Velmar", "condition"),
        ("Velmar is determined to retake the port.", "Velmar", "threaten"),
        ("Velmar repeated its promise of a ground offensive.", "Velmar", "threaten"),
        ("Velmar vowed a harsh response.", "Velmar", "threaten"),
        ("Velmar delivered its response to the proposal.", "Velmar", "offer"),
        ("Velmar voted against it.", "Velmar", "reject"),
        ("Velmar saw no point in the talks.", "Velmar", "reject"),
        ("Velmar renewed its appeal for a ceasefire.", "Velmar", "demand"),
        ("Ostria studied a ceasefire proposal by Velmar.", "Velmar", "offer"),
        ("Velmar is furious over the raid.", "Velmar", "object"),
        ("Hundreds of Velmaris demanded a ceasefire.", "Velmar", "demand"),
        ("Velmar called the release of prisoners an essential goal.", "Velmar", "demand"),
        ("The envoys met at the request of Velmar.", "Velmar", "demand"),
        ("Velmar has so far refused.", "Velmar", "reject"),
        ("Velmar has vowed to eradicate the rebels.", "Velmar", "threaten"),
        ("Velmar described the resumption of fighting as catastrophic.", "Velmar", "object"),
        ("Velmar warned that the offensive was likely to spread.", "Velmar", "object"),
    ],
)
def test_the_article_sums_up_a_move(read: Callable[..., Any], text: str, party: str, move: str) -> None:
    assert [(p, m) for p, m, _ in read(text).moves()] == [(party, move)]


@pytest.mark.parametrize(
    ("content", "move"),
    [
        ("the rebels needed to leave the port", "demand"),
        ("the demands did not go far enough", None),
        ("the proposal did not meet its demands", "reject"),
        ("the success of the talks depends on a withdrawal", "condition"),
        ("the offensive would set back the talks", "object"),
        ("the offensive will go ahead", "threaten"),
        ("it is going to release the prisoners", "offer"),
        ("pressure would not deter it", "reject"),
        ("it would act alone", "threaten"),
        ("an operation in the port is essential", "threaten"),
        ("it would increase the aid", "offer"),
        ("a ceasefire is needed", "demand"),
        ("Ostria has no choice but to withdraw", "demand"),
        ("it will not accept anything less than a withdrawal", "demand"),
        ("there must be a ceasefire", "demand"),
        ("there is no alternative to a withdrawal", "demand"),
        ("it is time to end the war", "demand"),
        ("there will be no deal until the siege is lifted", "condition"),
        ("the world must act", "appeal"),
        ("the attack is a crime", "object"),
        ("all options are on the table", "threaten"),
        ("they will pay for this", "threaten"),
        ("it is not going to withdraw", "reject"),
        ("it is not withdrawing its troops", "reject"),
        ("Ostria will have no role in the port", "reject"),
        ("the war could not be allowed to continue", "demand"),
        ("Ostria has an obligation to protect civilians", "demand"),
        ("the raid could amount to a crime", "object"),
        ("the airstrike is an atrocity", "object"),
        ("the offensive would have dire consequences", "object"),
        ("the raid cannot be justified", "object"),
        ("the siege is indefensible", "object"),
        ("special status should be given to the port", "demand"),
        ("the people have nowhere to go", None),
    ],
)
def test_a_party_moves_in_its_own_words(read: Callable[..., Any], content: str, move: str | None) -> None:
    text = f"Velmar said {content}."
    expected = [] if move is None else [("Velmar", move)]
    assert [(p, m) for p, m, _ in read(text, ("Velmar", "said", content)).moves()] == expected


@pytest.mark.parametrize(
    "content",
    [
        "Don’t abandon the prisoners",
        "Bring the prisoners home",
        "Stop the war now",
        "Let the aid in",
        "Release the prisoners immediately",
    ],
)
def test_a_command_is_a_demand(read: Callable[..., Any], content: str) -> None:
    text = f"Kolt said: “{content}.”"
    assert read(text, ("Ana Kolt", "said", content)).moves() == [("Velmar", "demand", content)]


@pytest.mark.parametrize(
    "text",
    [
        "Civilians sought shelter in the port.",
        "An official of Velmar requested anonymity to discuss the talks.",
        "The fighting threatens to spread.",
        "Velmar criticised Ostria.",
    ],
)
def test_what_is_no_bargaining_gives_no_position(read: Callable[..., Any], text: str) -> None:
    assert read(text).moves() == []


def test_an_agreement_of_nobody_named_is_that_of_both_sides(read: Callable[..., Any]) -> None:
    text = "Velmar and the Kesh Front held talks. Velmar fought the Front. There was an agreement to extend the truce."
    evidence = "an agreement to extend the truce"
    assert read(text).moves()[-2:] == [("Kesh Front", "accept", evidence), ("Velmar", "accept", evidence)]


def test_what_a_wanted_deal_would_hold_is_wanted(read: Callable[..., Any]) -> None:
    text = "Velmar wants a deal that would include a withdrawal and an exchange of prisoners."
    assert [evidence for _, _, evidence in read(text).moves()][1:] == ["a withdrawal", "an exchange of prisoners"]
