from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Actor, ActorKind, Anchor, Article, Reading, Role, Talks, article_id
from reportedly.reading.parsing import parse
from reportedly.reading.talks import TalksReader

FORMS: dict[str, tuple[ActorKind, str]] = {
    "Velmar": ("state", "Velmar(?:i|is)?"),
    "Ostria": ("state", "Ostrian?s?"),
    "Tarsk": ("state", "Tarsk"),
    "Sundmark": ("state", "Sundmark"),
    "Ana Kolt": ("person", "(?:Ana )?Kolt"),
    "Piet Sorel": ("person", "(?:Piet )?Sorel"),
    "Mira Dahl": ("person", "(?:Mira )?Dahl"),
}
SIDES = {"Ana Kolt": "Velmar", "Piet Sorel": "Ostria", "Mira Dahl": "Sundmark"}


def read(text: str) -> tuple[Talks, ...]:
    article = Article(id=article_id(text), text=text)
    actors = []
    for name, (kind, form) in FORMS.items():
        mentions = tuple(Anchor(*m.span()) for m in re.finditer(rf"\b{form}\b", text))
        roles = (Role("envoy", SIDES[name]),) if name in SIDES else ()
        actors.append(Actor(id=name, name=name, kind=kind, roles=roles, mentions=mentions))
    return TalksReader().read(parse(article), Reading(article=article, actors=tuple(actors))).talks


def test_a_round_between_two_sides_has_its_place_parties_and_anchor() -> None:
    text = "Talks between Velmar and Ostria in Lund on Monday ended without a deal."
    (talks,) = read(text)
    assert (talks.venue, talks.parties, talks.status) == ("Lund", ("Velmar", "Ostria"), "ended")
    assert talks.anchor.text_of(text) == "Talks between Velmar and Ostria in Lund"
    assert talks.time is not None
    assert talks.time.text == "on Monday"


def test_several_mentions_of_one_round_are_one_entry() -> None:
    text = "Talks between Velmar and Ostria began in Lund. The talks have stalled. The negotiations go on."
    (talks,) = read(text)
    assert (talks.venue, talks.status) == ("Lund", "stalled")


def test_another_round_is_an_entry_of_its_own() -> None:
    text = "Talks between Velmar and Ostria ended in Lund. Another round of talks is expected next week."
    first, second = read(text)
    assert (first.venue, second.venue, second.status) == ("Lund", None, "planned")
    assert second.anchor.text_of(text) == "Another round of talks"


def test_the_place_that_envoys_leave_after_talks_is_the_venue_and_they_are_its_delegates() -> None:
    text = "Kolt and Sorel left Lund following the latest round of talks between Velmar and Ostria."
    (talks,) = read(text)
    assert (talks.venue, talks.delegates) == ("Lund", ("Ana Kolt", "Piet Sorel"))


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Velmar and Ostria, mediated by Tarsk, went on.",
        "Tarsk hosted talks between Velmar and Ostria.",
        "The Tarsk-hosted talks between Velmar and Ostria went on.",
        "Mediator Tarsk said that talks between Velmar and Ostria went on.",
    ],
)
def test_who_hosts_or_brokers_is_the_mediator(text: str) -> None:
    (talks,) = read(text)
    assert talks.mediators == ("Tarsk",)
    assert set(talks.parties) == {"Velmar", "Ostria"}


@pytest.mark.parametrize(
    "text", ["There are no talks.", "Velmar called for talks.", "His talk was long.", "The talks proposal was dropped."]
)
def test_talks_that_are_denied_or_only_wished_for_are_no_round(text: str) -> None:
    assert read(text) == ()


def test_a_meeting_of_two_sides_is_a_round() -> None:
    text = "Ana Kolt met with the Ostrian envoy Piet Sorel in Lund."
    (talks,) = read(text)
    assert (talks.venue, talks.parties, talks.delegates) == ("Lund", ("Velmar", "Ostria"), ("Ana Kolt", "Piet Sorel"))


def test_what_the_talks_are_about_are_their_issues() -> None:
    (talks,) = read("They held truce talks between Velmar and Ostria on prisoners and borders.")
    assert talks.issues == ("prisoners", "borders", "truce")


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("talks in Velmar between and \n“”.,\u0000é😀"), max_size=80))
def test_any_text_is_read_and_every_anchor_lies_in_it(text: str) -> None:
    assert all(talks.anchor.text_of(text) for talks in read(text))


STANDINGS = [
    ("Negotiators prepared for truce talks that are due to open in Lund.", "planned"),
    ("Ana Kolt thanked Tarsk, which is to host the talks.", "planned"),
    ("Delegations sat down for talks on a truce.", "under-way"),
    ("The minister blamed the generals, and truce talks in Lund stalled.", "stalled"),
    ("The minister blamed the generals, and talks between Velmar and Ostria collapsed.", "collapsed"),
]


@pytest.mark.parametrize(("text", "status"), STANDINGS)
def test_the_words_around_talks_tell_how_they_stand(text: str, status: str) -> None:
    (talks,) = read(text)
    assert talks.status == status


def test_a_meeting_with_an_outsider_is_no_mention_of_the_talks_and_brings_them_no_party() -> None:
    text = (
        "Velmar and Ostria sat down for talks on a truce on Monday. Velmar wants Ostria to leave. Ostria blames Velmar. "
        "Ana Kolt met Tarsk officials for an hour on Monday. The talks stalled."
    )
    main, meeting = read(text)
    assert (main.parties, main.status, main.delegates) == (("Velmar", "Ostria"), "stalled", ())
    assert meeting.anchor.text_of(text) == "Ana Kolt met Tarsk officials for an hour on Monday"
    assert (meeting.parties, meeting.status) == (("Velmar", "Tarsk"), "ended")


FIRST = "The talks went on late. "
SECOND = "A round of negotiations between Velmar and Ostria opened in Lund on Monday. "
THIRD = "Another round of negotiations between Velmar and Tarsk will open in Bern on Friday."


def test_a_first_mention_that_says_nothing_joins_the_only_other_round() -> None:
    text = FIRST + SECOND
    (talks,) = read(text)
    assert (talks.venue, talks.parties) == ("Lund", ("Velmar", "Ostria"))
    assert talks.anchor.text_of(text) == "A round of negotiations between Velmar and Ostria"


def test_a_first_mention_that_says_nothing_joins_the_first_of_two_other_rounds() -> None:
    first, second = read(FIRST + SECOND + THIRD)
    assert (first.id, first.venue, first.parties) == ("t1", "Lund", ("Velmar", "Ostria"))
    assert (second.id, second.venue, second.parties) == ("t2", "Bern", ("Velmar", "Tarsk"))


@pytest.mark.parametrize(
    ("text", "parties", "mediators"),
    [
        (
            "Tarsk is trying to mediate a truce. Velmar fights Ostria. Talks between Velmar and Ostria go on.",
            ("Velmar", "Ostria"),
            ("Tarsk",),
        ),
        (
            "Talks between Velmar and Ostria began, with Tarsk carrying messages between them.",
            ("Velmar", "Ostria"),
            ("Tarsk",),
        ),
        (
            "Talks between Velmar and Ostria began under the auspices of Tarsk.",
            ("Velmar", "Ostria"),
            ("Tarsk",),
        ),
        (
            "Tarsk served as mediator between Velmar and Ostria. Their talks have ended.",
            ("Velmar", "Ostria"),
            ("Tarsk",),
        ),
    ],
)
def test_who_goes_between_the_sides_mediates_and_is_no_party(
    text: str, parties: tuple[str, ...], mediators: tuple[str, ...]
) -> None:
    (talks,) = read(text)
    assert (talks.parties, talks.mediators) == (parties, mediators)


def test_those_who_narrow_differences_hold_a_round_without_the_word() -> None:
    text = "Tarsk has spent weeks trying to narrow differences between Velmar and Ostria."
    (talks,) = read(text)
    assert (talks.parties, talks.mediators) == (("Velmar", "Ostria"), ("Tarsk",))
    assert talks.anchor.text_of(text) == "narrow differences between Velmar and Ostria"


def test_the_latest_round_with_a_place_is_the_one_spoken_of_before_without() -> None:
    text = "Days of negotiations with Velmar have failed. The latest round of talks in Lund ended without a deal."
    (talks,) = read(text)
    assert talks.venue == "Lund"


def test_a_meeting_named_by_a_noun_has_the_one_who_spoke_there_among_its_delegates() -> None:
    text = "Kolt told reporters at the start of a meeting in Lund with Piet Sorel that all was well."
    (talks,) = read(text)
    assert (talks.parties, talks.delegates, talks.venue) == (
        ("Velmar", "Ostria"),
        ("Ana Kolt", "Piet Sorel"),
        "Lund",
    )


def test_two_who_sit_down_are_a_meeting() -> None:
    text = "Ana Kolt and Piet Sorel sit down on Monday for their first summit."
    (talks,) = read(text)
    assert (talks.parties, talks.delegates) == (("Velmar", "Ostria"), ("Ana Kolt", "Piet Sorel"))
    assert talks.anchor.text_of(text) == "Ana Kolt and Piet Sorel sit down on Monday for their first summit"


def test_the_city_that_is_named_after_of_is_the_venue() -> None:
    (talks,) = read("Talks between Velmar and Ostria took place in the Tarsk city of Lund.")
    assert talks.venue == "Lund"


def test_an_earlier_round_of_nobody_named_has_no_parties() -> None:
    text = "Talks between Velmar and Ostria began in Lund. It goes back to earlier talks in Brask that ended in May."
    first, second = read(text)
    assert (first.parties, second.parties, second.venue) == (("Velmar", "Ostria"), (), "Brask")


def test_a_dateline_is_no_party() -> None:
    text = "LUND — Delegations from Velmar and Ostria sat down on Monday for the first talks on a truce."
    (talks,) = read(text)
    assert talks.parties == ("Velmar", "Ostria")


@pytest.mark.parametrize(
    ("text", "venue", "status"),
    [
        ("Ana Kolt and Piet Sorel will hold a summit in Lund on Friday.", "Lund", "planned"),
        ("A round of talks between Velmar and Ostria is due to begin in Lund on Sunday.", "Lund", "planned"),
        ("Ana Kolt held talks with Piet Sorel in Lund.", "Lund", "ended"),
        ("Velmari and Ostrian negotiators met in Lund on Monday.", "Lund", "ended"),
    ],
)
def test_a_round_has_the_place_and_the_status_that_its_verb_gives(text: str, venue: str, status: str) -> None:
    (talks,) = read(text)
    assert (talks.parties, talks.venue, talks.status) == (("Velmar", "Ostria"), venue, status)


def test_talks_that_somebody_denies_are_no_round() -> None:
    assert not read("Velmar denied that it was in talks with Ostria.")


def test_who_is_mediating_between_the_sides_is_no_party_of_theirs() -> None:
    (talks,) = read("Tarsk, which is mediating between Velmar and Ostria, said the negotiations had stalled.")
    assert (talks.parties, talks.mediators) == (("Velmar", "Ostria"), ("Tarsk",))


@pytest.mark.parametrize(
    ("text", "anchor", "parties", "mediators"),
    [
        (
            "A truce between Velmar and Ostria brokered by Tarsk led to a quiet week.",
            "truce between Velmar and Ostria brokered by Tarsk",
            ("Velmar", "Ostria"),
            ("Tarsk",),
        ),
        (
            "Velmar fights Ostria. Velmar blames Ostria. The plan was worked out by Tarsk with Velmari envoys.",
            "plan was worked out by Tarsk with Velmari envoys",
            ("Velmar",),
            ("Tarsk",),
        ),
        (
            "The opening of the bridge was negotiated between Velmar and Ostria.",
            "negotiated between Velmar and Ostria",
            ("Velmar", "Ostria"),
            (),
        ),
    ],
)
def test_a_deal_that_was_bargained_for_is_a_round_without_the_word(
    text: str, anchor: str, parties: tuple[str, ...], mediators: tuple[str, ...]
) -> None:
    (talks,) = read(text)
    assert (talks.parties, talks.mediators) == (parties, mediators)
    assert talks.anchor.text_of(text) == anchor


def test_a_phone_call_between_two_sides_is_a_round_with_those_who_spoke() -> None:
    text = "After a tense phone call between Kolt and Sorel on Friday, the bridge was opened."
    (talks,) = read(text)
    assert (talks.parties, talks.delegates) == (("Velmar", "Ostria"), ("Ana Kolt", "Piet Sorel"))
    assert talks.anchor.text_of(text) == "a tense phone call between Kolt and Sorel on Friday"


def test_mediators_named_with_from_are_no_parties_of_the_talks() -> None:
    text = "Velmar fights Ostria. Velmar thanked mediators from Tarsk. Velmar held talks with Ostria on Monday."
    (talks,) = read(text)
    assert (talks.parties, talks.mediators) == (("Velmar", "Ostria"), ("Tarsk",))


@pytest.mark.parametrize("text", ["Velmar refuses to meet Kolt.", "Ana Kolt could meet Piet Sorel in Lund."])
def test_a_meeting_that_is_refused_or_only_may_come_is_no_round(text: str) -> None:
    assert read(text) == ()


DISPUTE = "Talks between Velmar and Ostria have stalled. "


def test_an_outsiders_talks_in_a_state_are_between_the_two() -> None:
    text = DISPUTE + "Mira Dahl of Sundmark held talks in Tarsk on Friday."
    main, tour = read(text)
    assert (main.parties, tour.parties, tour.mediators) == (("Velmar", "Ostria"), ("Sundmark", "Tarsk"), ())
    assert (tour.venue, tour.delegates) == ("Tarsk", ("Mira Dahl",))
    assert tour.anchor.text_of(text) == "talks in Tarsk"


@pytest.mark.parametrize(
    ("text", "anchor", "parties", "status"),
    [
        ("Velmar will send a delegation to Lund.", "send a delegation to Lund", ("Velmar",), "planned"),
        ("A Velmari delegation arrived in Lund.", "A Velmari delegation arrived in Lund", ("Velmar",), "ended"),
    ],
)
def test_a_delegation_that_goes_somewhere_is_a_round_without_the_word(
    text: str, anchor: str, parties: tuple[str, ...], status: str
) -> None:
    (talks,) = read(text)
    assert (talks.parties, talks.status, talks.venue) == (parties, status, "Lund")
    assert talks.anchor.text_of(text) == anchor


@pytest.mark.parametrize(
    "text",
    [
        "Velmar refuses to hold talks on the border.",
        "A deal will only come through direct negotiations.",
        "Velmar did not send a delegation to Lund.",
    ],
)
def test_talks_that_somebody_refuses_or_that_only_may_come_are_no_round(text: str) -> None:
    assert read(text) == ()


def test_those_who_fight_more_than_the_negotiators_are_not_the_sides_of_the_talks() -> None:
    text = (
        "Velmar shelled Sundmark. Sundmark shelled Velmar. Velmar and Sundmark blamed each other. "
        "Tarsk brokered a truce between Velmar and Ostria in May. The negotiations have stalled."
    )
    talks = next(talks for talks in read(text) if talks.status == "stalled")
    assert (talks.parties, talks.mediators) == (("Velmar", "Ostria"), ("Tarsk",))


def test_who_along_with_another_tries_to_mediate_does_so_with_the_other() -> None:
    text = "Tarsk, which along with Sundmark is trying to mediate a truce between Velmar and Ostria, is hopeful."
    (talks,) = read(text)
    assert (talks.parties, set(talks.mediators)) == (("Velmar", "Ostria"), {"Tarsk", "Sundmark"})
    assert talks.anchor.text_of(text) == "mediate a truce between Velmar and Ostria"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Velmar and Ostria began talks.", "under-way"),
        ("Velmar and Ostria will begin talks.", "planned"),
        ("Ahead of talks between Velmar and Ostria, the bridge was opened.", "planned"),
        ("Velmar and Ostria are holding talks.", "under-way"),
    ],
)
def test_tense_tells_how_talks_stand(text: str, status: str) -> None:
    (talks,) = read(text)
    assert (talks.parties, talks.status) == (("Velmar", "Ostria"), status)


def test_a_heading_is_no_anchor_where_the_text_has_another() -> None:
    text = "Velmar and Ostria in talks\n\nVelmar and Ostria held talks in Lund on Monday.\n"
    (talks,) = read(text)
    assert talks.anchor.text_of(text) == "talks in Lund"


def test_what_the_talks_are_said_to_be_about_are_their_issues() -> None:
    (talks,) = read(
        "Talks between Velmar and Ostria went on. The talks are about a ceasefire and the release of crews."
    )
    assert talks.issues == ("ceasefire", "release of crews")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Tarsk is mediating a truce between Velmar and Ostria.", "under-way"),
        ("Tarsk will mediate a truce between Velmar and Ostria.", "planned"),
        ("Tarsk brokered a truce between Velmar and Ostria.", "agreed"),
    ],
)
def test_a_mediation_is_at_work_until_a_deal_is_reached(text: str, status: str) -> None:
    (talks,) = read(text)
    assert (talks.mediators, talks.status) == (("Tarsk",), status)


def test_who_holds_up_the_talks_does_not_hold_them() -> None:
    text = "Talks between Velmar and Ostria go on. Tarsk was holding up the talks."
    (talks,) = read(text)
    assert talks.parties == ("Velmar", "Ostria")
