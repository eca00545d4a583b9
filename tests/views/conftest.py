"""An article about invented countries and its record, made by hand: nested, split, over paragraphs, after emoji."""

from __future__ import annotations

import pytest

from reportedly.model import (
    Act,
    Actor,
    Anchor,
    Article,
    Credit,
    Cue,
    Figure,
    Furniture,
    Gap,
    Passage,
    Phrase,
    Place,
    Position,
    Published,
    Reading,
    Role,
    Statement,
    Talks,
    Time,
    Who,
    article_id,
    passage,
)

TITLE = "🕊️🕊️ Kesh Front says Velmar has taken back its own map"

TEXT = f"""{TITLE}

TALVIK 🇺🇳 (Northern Wire) — The Velmar army said on Sunday that at least 170 Kesh fighters were killed in its raid on Dornhaven. The Front put its losses at “no more than 30”.

“We told the mediators that the truce is dead 🕯️,” said Ilan Toresk, a spokesman for the Kesh Front. “There will be no talks without a full withdrawal,” he added.

Toresk claimed that Velmar had “drawn back every point” of the map, the Northern Wire reported.

Foreign Minister Runa Hadal said: “We came to Port Alder in good faith. We put our map on the table.

“The other side did not open its own. That is the whole story.”

Hadal denied that about 800 villagers had been driven from the valley. The governor’s office put up a notice in the old script, שלום לכל העמק, and left it at that. 𝒜 delegation from Ostrany is to host a further round in Port Alder on Thursday, with <b>prisoners & maps</b> on the table.

Dozens are still missing, it was said.

Northern Wire

More from this desk"""


def passage_of(*phrases: str, after: str = "") -> Passage:
    """The passage of these phrases, each sought past the one before it."""
    ranges = []
    start = TEXT.index(after)
    for phrase in phrases:
        start = TEXT.index(phrase, start)
        ranges.append((start, start + len(phrase)))
        start += len(phrase)
    return passage(TEXT, ranges)


def anchor_of(phrase: str, after: str = "") -> Anchor:
    return passage_of(phrase, after=after).anchors[0]


def cue_of(phrase: str, lemma: str, after: str = "") -> Cue:
    found = passage_of(phrase, after=after)
    return Cue(found.anchors, found.text, lemma)


ARTICLE = Article(
    id=article_id(TEXT),
    text=TEXT,
    url="https://example.org/kesh-map?a=1&b=2",
    title=TITLE,
    outlet="Morning Ledger",
    byline="Our staff",
    published=Published("2031-03-24", "given"),
    credits=(Credit("Northern Wire", anchor_of("Northern Wire", after="it was said")),),
    language="en",
    furniture=(Furniture("More from this desk", anchor_of("More from this desk"), "navigation"),),
)

ACTORS = (
    Actor(
        id="a-front",
        name="Kesh Front",
        kind="armed_group",
        aliases=("the Front",),
        mentions=(anchor_of("Kesh Front"), anchor_of("The Front"), anchor_of("the Kesh Front", after="spokesman")),
    ),
    Actor(id="a-velmar", name="Velmar", kind="state", mentions=(anchor_of("Velmar", after="claimed"),)),
    Actor(id="a-army", name="Velmar army", kind="military", roles=(Role("army", "a-velmar"),)),
    Actor(
        id="a-toresk",
        name="Ilan Toresk",
        kind="person",
        aliases=("Toresk",),
        roles=(Role("spokesman", "a-front"),),
        mentions=(anchor_of("Ilan Toresk"), anchor_of("Toresk claimed"), anchor_of("he", after="withdrawal,”")),
    ),
    Actor(id="a-hadal", name="Runa Hadal", kind="person", roles=(Role("Foreign Minister", "a-velmar"),)),
    Actor(id="a-wire", name="Northern Wire", kind="media"),
    Actor(id="a-ostrany", name="Ostrany", kind="state"),
)

STATEMENTS = (
    Statement(
        id="x-title",
        source=passage_of("Kesh Front"),
        cue=cue_of("says", "say"),
        content=passage_of("Velmar has taken back its own map"),
        manner="indirect",
        speaker="a-front",
    ),
    Statement(
        id="x-army",
        source=passage_of("The Velmar army"),
        cue=cue_of("said", "say", after="The Velmar army"),
        content=passage_of("that at least 170 Kesh fighters were killed in its raid on Dornhaven"),
        manner="indirect",
        speaker="a-army",
    ),
    Statement(
        id="x-losses",
        source=passage_of("The Front"),
        cue=cue_of("put", "put", after="The Front"),
        content=passage_of("its losses at “no more than 30”"),
        manner="mixed",
        speaker="a-front",
    ),
    Statement(
        id="x-dead",
        source=passage_of("Ilan Toresk, a spokesman for the Kesh Front"),
        cue=cue_of("said", "say", after="🕯️"),
        content=passage_of(
            "“We told the mediators that the truce is dead 🕯️,”", "“There will be no talks without a full withdrawal,”"
        ),
        manner="direct",
        speaker="a-toresk",
        addressee="the mediators",
    ),
    # Nested in the one before, and reached us through it.
    Statement(
        id="x-told",
        source=passage_of("We", after="“We told"),
        cue=cue_of("told", "tell"),
        content=passage_of("that the truce is dead"),
        manner="indirect",
        carrier="x-dead",
    ),
    Statement(
        id="x-wire",
        source=passage_of("the Northern Wire"),
        cue=cue_of("reported", "report"),
        content=passage_of("Toresk claimed that Velmar had “drawn back every point” of the map"),
        manner="indirect",
        speaker="a-wire",
    ),
    Statement(
        id="x-claim",
        source=passage_of("Toresk", after="Toresk claimed"),
        cue=cue_of("claimed", "claim"),
        content=passage_of("that Velmar had “drawn back every point” of the map"),
        manner="mixed",
        stance="doubting",
        speaker="a-toresk",
        carrier="x-wire",
    ),
    Statement(
        id="x-faith",
        source=passage_of("Foreign Minister Runa Hadal"),
        cue=cue_of("said", "say", after="Runa Hadal"),
        content=passage_of(
            "“We came to Port Alder in good faith. We put our map on the table.\n\n"
            "“The other side did not open its own. That is the whole story.”"
        ),
        manner="direct",
        speaker="a-hadal",
    ),
    Statement(
        id="x-denial",
        source=passage_of("Hadal", after="Hadal denied"),
        cue=cue_of("denied", "deny"),
        content=passage_of("that about 800 villagers had been driven from the valley"),
        manner="indirect",
        stance="denying",
        speaker="a-hadal",
    ),
    Statement(
        id="x-hidden",
        source=None,
        cue=cue_of("it was said", "say"),
        content=passage_of("Dozens are still missing"),
        manner="indirect",
    ),
)

FIGURES = (
    Figure(
        id="f-170",
        anchor=anchor_of("at least 170 Kesh fighters"),
        value=170,
        low=170,
        what="killed",
        who=Who("Kesh fighters", "a-front"),
        by="a-army",
        place=Place(text="Dornhaven"),
        time=Time(text="Sunday"),
        claimant="a-army",
        according_to=("x-army",),
    ),
    Figure(
        id="f-30",
        anchor=anchor_of("no more than 30"),
        value=30,
        high=30,
        what="killed",
        claimant="a-front",
        according_to=("x-losses",),
    ),
    Figure(
        id="f-800",
        anchor=anchor_of("about 800 villagers"),
        value=800,
        approximate=True,
        what="displaced",
        who=Who("villagers"),
        claimant="a-hadal",
        according_to=("x-denial",),
    ),
    Figure(
        id="f-dozens",
        anchor=anchor_of("Dozens"),
        value=None,
        low=24,
        approximate=True,
        what="missing",
        claimant="unnamed",
        according_to=("x-hidden",),
    ),
)

POSITIONS = (
    Position(
        id="p-talks",
        anchor=anchor_of("no talks without a full withdrawal"),
        party="a-front",
        move="condition",
        issue="talks",
        toward=("a-velmar",),
        condition="a full withdrawal",
        reported_by="self",
        according_to=("x-dead",),
    ),
    Position(
        id="p-retract",
        anchor=anchor_of("Velmar had “drawn back every point” of the map"),
        party="a-velmar",
        move="retract",
        issue="every point of the map",
        reported_by="a-toresk",
        according_to=("x-claim", "x-wire"),
    ),
)

TALKS = (
    Talks(
        id="t-alder",
        anchor=anchor_of("a further round in Port Alder on Thursday"),
        venue="Port Alder",
        time=Time(text="Thursday"),
        parties=("a-velmar", "a-front"),
        mediators=("a-ostrany",),
        status="planned",
        issues=("<b>prisoners & maps</b>",),
    ),
)

ACTS = (
    Act(
        id="e-raid",
        anchor=anchor_of("its raid on Dornhaven"),
        type="ASSAULT",
        actors=("a-army",),
        targets=(Phrase("Dornhaven"),),
        place=Place(text="Dornhaven"),
        according_to=("x-army",),
    ),
)

GAPS = (
    Gap("no-source", anchor_of("it was said"), "the text does not say who said it"),
    Gap("language", None, "some words are in another script"),
)


@pytest.fixture(scope="session")
def reading() -> Reading:
    return Reading(
        source_id="kesh-map.txt",
        article=ARTICLE,
        actors=ACTORS,
        statements=STATEMENTS,
        acts=ACTS,
        figures=FIGURES,
        positions=POSITIONS,
        talks=TALKS,
        gaps=GAPS,
        readers=("attribution/1", "figures/1"),
    )
