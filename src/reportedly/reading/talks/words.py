"""The words that name a round of negotiation and tell how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.positions.lexicon import word_set

if TYPE_CHECKING:
    from reportedly.model import TalksStatus

__all__ = [
    "ABOUT_DEALS",
    "ATTENDING",
    "BARGAINED",
    "BARGAINING",
    "EFFORTS",
    "FRESH",
    "GATHERINGS",
    "HOLDING",
    "MEDIATING",
    "MEDIATION",
    "MEDIATORS",
    "NEGOTIATORS",
    "NO_ROUND",
    "PRECEDENCE",
    "PURPOSES",
    "ROUNDS",
    "SHUTTLING",
    "STATUS",
    "SUBJECTS_OF_TALKS",
    "TALKS",
    "UNWILLING",
    "WISHED",
]

TALKS = frozenset({"talk", "negotiation", "talks", "negotiations"})
# A round only where two sides meet in it, or where it is about something that is bargained for.
GATHERINGS = word_set(
    "discussion meeting consultation summit dialogue conference call conversation contact communication exchange huddle"
)
# These are a round also where one side alone is named, if they are about a deal or last for days.
ABOUT_DEALS = frozenset({"discussion", "dialogue", "consultation", "communication", "contact"})
ROUNDS = frozenset({"round", "day", "series", "session", "week", "hour", "bout"})
FRESH = word_set("another new next fresh previous prior earlier past parallel separate second third further subsequent")
NO_ROUND = frozenset({"no", "any", "without", "never"})
SUBJECTS_OF_TALKS = word_set(
    """
    ceasefire cease fire truce armistice peace hostage captive prisoner swap exchange release deal agreement accord
    withdrawal war conflict settlement nuclear border security grain sanction tariff
    """
)

# Verbs whose object, where it is a deal or a release, was or is bargained for; a particle after an underscore.
BARGAINING = word_set(
    "mediate broker negotiate facilitate hammer_out thrash_out work_out iron_out hash_out forge bargain_for"
)
BARGAINED = word_set(
    """
    deal agreement accord pact truce ceasefire cease-fire fire understanding treaty armistice settlement compromise
    pause plan proposal framework initiative draft roadmap exchange swap release freeing return arrangement formula end
    halt extension outline term text resolution
    """
)
EFFORTS = word_set("effort attempt bid push drive mission campaign role initiative work process")

HOLDING = word_set(
    "hold conduct have start begin resume relaunch restart launch reopen commence open continue finish conclude convene"
)
# Talks that are only asked for, offered or refused are a position and no round.
WISHED = frozenset(
    {
        "call",
        "push",
        "press",
        "appeal",
        "plead",
        "want",
        "demand",
        "seek",
        "urge",
        "propose",
        "reject",
        "refuse",
        "oppose",
        "open",
    }
)
# Whoever is this to talk does not talk yet.
UNWILLING = frozenset({"refuse", "decline", "ready", "willing", "want", "able", "unable", "fail", "prepared", "need"})
PURPOSES = frozenset({"meet", "brief", "discuss", "negotiate", "hold"})
MEDIATORS = frozenset({"mediator", "broker", "intermediary", "go-between"})
MEDIATION = frozenset({"mediation", "auspices", "auspice", "auspex", "brokerage", "facilitation"})
# With "between", these tell who goes between the sides.
SHUTTLING = frozenset({"shuttle", "carry", "relay", "convey", "pass", "ferry"})
NEGOTIATORS = frozenset({"negotiator", "mediator", "delegation"})
MEDIATING = frozenset({"mediate", "broker", "host", "facilitate", "lead", "run", "moderate", "sponsor", "chair"})
ATTENDING = word_set(
    """
    attend leave arrive travel fly return join lead head represent participate meet go depart land visit take dispatch
    send hold
    """
)

_STATUS_WORDS: dict[TalksStatus, str] = {
    "planned": "set expect due schedule plan upcoming next slate resume restart hope",
    "under-way": "ongoing continue underway proceed progress gather engage advance",
    "stalled": "stall stalemate deadlock deadlocked impasse standstill bog snag stuck falter flounder stymie",
    "adjourned": "adjourn suspend pause interrupt break_off",
    "collapsed": "collapse fail break_down fall_apart founder crumble",
    "ended": "end conclude finish wrap follow after hold produce",
    "agreed": "succeed culminate",
    "delayed": "postpone delay put_off reschedule cancel",
}
STATUS: dict[str, TalksStatus] = {word: status for status, words in _STATUS_WORDS.items() for word in words.split()}

# Of several things said of one round, the one that tells its outcome counts, then how it stands, then what is planned.
PRECEDENCE: tuple[TalksStatus, ...] = (
    "collapsed",
    "agreed",
    "delayed",
    "adjourned",
    "stalled",
    "ended",
    "under-way",
    "planned",
)
