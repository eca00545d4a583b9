"""The words by which English news tells a party's move: verbs, nouns and adjectives, each with where its issue stands.

A frame is `words: slots`. Words are lemmas, a particle after an underscore (`rule_out`). Slots, tried in their order:

- `obj`: the direct object, or the subject of a passive; `to`, `ing`, `that`: an infinitive, a gerund, a clause;
- `X>to`: whom it addresses is the object (`obj>to`) or stands after a preposition (`on>to`), the issue is an infinitive;
- any other word: a preposition before the issue;
- `bare`: no issue is needed.

Before a slot, `!` asks for an issue on a topic of bargaining or war, `=` for a deal, `~` for a proposal, `?` for a claim,
`@` for whatever may be taken or turned down, `&` for envoys, `^` for a clause that says what ought to be, `*` for armed force,
`%` for a clause that says what may come, `+` for taking part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model import Move

__all__ = [
    "ACTS",
    "ADJECTIVES",
    "BRANDING",
    "CLAIMS",
    "DEALS",
    "FIRM",
    "FORCE",
    "GIVING",
    "IDIOMS",
    "LIGHT",
    "MAY_COME",
    "MISTAGGED",
    "NEGATED",
    "NEGATED_NOUNS",
    "NOUNS",
    "OPPOSING",
    "OPPOSITE",
    "OUGHT",
    "OVERTURES",
    "PLANS",
    "REFUGE",
    "SAYING",
    "SPOKEN",
    "TELLING",
    "TOPICS",
    "UNTRUE",
    "UNWELCOME",
    "VERBS",
    "WRONG",
    "Frame",
    "Slot",
    "word_set",
]


def word_set(words: str) -> frozenset[str]:
    """The words of a text that are parted by spaces."""
    return frozenset(words.split())


FIRM = word_set("demand condition position principle goal aim objective line right stance")
# "Declined to comment" is about the press, not about the dispute.
TELLING = word_set(
    "speak comment specify elaborate say confirm answer name disclose identify reveal detail respond explain"
)
SAYING = word_set(
    "assure thank say tell emphasize emphasise express stress congratulate remind know hear see clarify understand make add believe think ask avoid"
)
# What is sought or asked for with nobody's leave: no side's position.
REFUGE = word_set("refuge shelter help treatment asylum comment anonymity medical safety cover solace")
# Verbs that are no nouns, and that the tagger takes for one after a plural ("the envoys reject terms").
MISTAGGED = word_set("retract reject refuse accept oppose condemn insist deny")
LIGHT = word_set(
    """
    give make issue express voice have offer reiterate repeat state present raise renew show signal indicate stress
    announce declare unveil approve discuss hint voice repeat restate set signal lend step renew intensify harden toughen emphasize emphasise underline underscore highlight reaffirm
    """
)

# What is denied rather than rejected.
CLAIMS = word_set(
    "accusation allegation charge claim report rumour rumor suggestion speculation responsibility involvement"
)

FORCE = word_set(
    """
    attack strike invade bomb bombard fight retaliate destroy eliminate kill crush annihilate storm escalate seize punish
    avenge retake recapture capture topple overthrow defeat obliterate shell assault offensive invasion operation war fighting raid bombardment retaliation
    airstrike shelling bombing eradicate vanquish decimate flatten liquidate subdue incursion revenge vengeance combat conquer raze hit shoot target mobilize mobilise
    """
)

GIVING = word_set(
    """
    release free allow withdraw provide hand return halt stop suspend lift open extend attend participate join send let
    permit facilitate end cease pause resume restore deliver give consider continue respect honour honor
    implement negotiate meet engage receive treat recognise recognize reopen pull increase transfer hand_over lay ease expand host
    boost evacuate grant exchange swap repatriate share contribute supply donate accelerate facilitate broker mediate
    cooperate co-operate collaborate protect ensure guarantee reduce cut scale swap surrender disarm dismantle vacate
    """
)

DEALS = word_set(
    "deal agreement accord pact truce ceasefire understanding treaty cease-fire armistice settlement compromise"
)
# What is put to somebody to be taken or turned down, beside plans and deals.
OVERTURES = word_set(
    "call appeal request idea notion suggestion bid initiative overture warning threat ultimatum criticism invitation resolution motion pressure"
)
PLANS = word_set(
    """
    proposal plan offer counterproposal counter-proposal counteroffer draft initiative framework roadmap response
    concession demand condition agreement commitment pledge promise approval consent
    """
)
TOPICS = word_set(
    """
    ceasefire cease fire truce armistice peace deal agreement accord pact treaty settlement war conflict fighting fight
    hostility aggression violence bloodshed siege blockade occupation withdrawal withdraw pullout troop force army
    military release free freeing freedom exchange swap hostage captive prisoner detainee aid humanitarian relief food
    corridor crossing access return displaced refugee reconstruction rebuild sanction tariff negotiation negotiate talk
    dialogue proposal plan offer compromise concession guarantee guarantor security territory territorial land border
    sovereignty independence recognition recognise recognize election disarm disarmament demilitarize weapon arm nuclear
    missile enrichment inspection inspector mediator mediate mediation resolution pause extend extension implement
    implementation stop end halt suspend suspension lift suffering famine starvation offensive invasion attack assault
    operation strike raid strip settlement state statehood solution condition demand term initiative effort framework
    draft roadmap summit meeting round catastrophe crisis aggressor surrender autonomy referendum constitution
    resumption restraint calm escalation deescalation de-escalation genocide crime killing massacre bombardment bombing displacement
    inquiry investigation probe observer ultimatum mandate expulsion occupy government power buffer zone monitor
    monitoring peacekeeper verification commitment obligation step civilian protect protection safety safe harm casualty
    suffer water fuel food medicine medical supply convoy passage evacuate evacuation shelter hospital safeguard rebel
    militant militia fighter captivity abduct kidnap repatriate repatriation remain body tension confrontation clash
    unrest spread destabilize destabilise stability coexistence reconciliation reconcile unity partition annex
    annexation settler settlement dispute claim waters embargo ban blockade quota import export tax duty sovereign
    self-determination republic union membership alliance join joining accession base bases warhead drone uranium
    centrifuge arsenal disarming ally aggressor intervene intervention interfere interference restrict restriction
    checkpoint route port airport airspace corridor deadline visit leave join vote hand terrorist pullback retreat compensation
    caution reparation apology apologize apologise justice accountability accountable tribunal court trial extradite
    extradition amnesty pardon reform constitution transition parliament rule
    """
)

OUGHT = word_set("must should need ought have")
MAY_COME = word_set("will would could may might")
JOINING_IN = word_set("participation involvement cooperation contact")
GATES = {
    "+": JOINING_IN,
    "&": word_set("ambassador envoy diplomat attache consul charge"),
    "@": OVERTURES | PLANS | DEALS,
    "%": MAY_COME,
    "^": OUGHT,
    "*": FORCE,
    "!": TOPICS,
    "=": DEALS,
    "~": PLANS,
    "?": CLAIMS | {"it", "this", "that"},
}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an issue may stand; `addressee`: where the one who is addressed does; `gate`: the set that the issue must meet."""

    place: str
    addressee: str | None = None
    gate: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """The move that a word tells, and where its issue may stand."""

    move: Move
    slots: tuple[Slot, ...]

    @property
    def may_be_bare(self) -> bool:
        """Whether the word tells the move without an issue."""
        return any(slot.place == "bare" for slot in self.slots)


def _slot(written: str) -> Slot:
    gate = GATES.get(written[0], frozenset())
    addressee, _, place = written.lstrip("".join(GATES)).rpartition(">")
    return Slot(place, addressee or None, gate)


def _frames(table: dict[Move, str]) -> dict[str, tuple[Frame, ...]]:
    frames: dict[str, tuple[Frame, ...]] = {}
    for move, rows in table.items():
        for row in rows.strip().splitlines():
            words, _, slots = row.partition(":")
            frame = Frame(move, tuple(_slot(slot) for slot in slots.split()))
            for word in words.split():
                frames[word] = (*frames.get(word, ()), frame)
    return frames


# In a row that gives a preposition only, the word tells another thing without it ("call", "push", "stick").
VERBS = _frames(
    {
        "demand": """
            demand: obj that to
            insist: on upon ^that *that %that
            call: for
            want: obj>to to !obj
            seek: !to !obj
            focus: !on
            require: !obj !that
            request: obj that to
            order: !obj
            order instruct direct command tell advise warn: obj>to
            beseech entreat petition: obj>to
            recommend advise: ^that ing
            hold_out angle vie bargain: for
            stand: !by
            hope wish like: !to !that !for !obj>to
            need: obj>to !to !obj
            push press campaign lobby rally: for to
            aim: !to !at !for
            try attempt strive: !to
            stick adhere cling hold_on: !to
            urge advocate recommend favor favour prefer: !obj !that !ing
            prioritize prioritise: !obj
            look plead ask argue: !for
            pursue champion: !obj
            work: !to !toward !towards
            stipulate: that
        """,
        "offer": """
            offer: to obj
            propose: obj to ing that
            pledge promise guarantee: to *that %that obj
            undertake commit: to
            vow swear: to *that %that
            decide resolve: !to
            plan prepare: !to
            assure: %that
            suggest: !ing
            present submit table put_forward lay_out set_out float outline unveil formulate draft send deliver hand: ~obj
            compromise: on bare
            concede: !obj !that
            volunteer: to
            announce declare: =obj
            soften relax: ~obj
        """,
        "accept": """
            accept: obj ing that
            approve adopt embrace: !obj !of
            agree consent acquiesce assent accede: to on that upon in obj
            bow yield submit give_in cave cave_in: to
            heed: obj
            authorize authorise permit okay: !obj
            welcome hail applaud: !obj
            endorse back support: !obj
            vote: !for
            ratify sign greenlight sign_off: !obj !on
            reach strike clinch conclude finalize finalise seal: =obj
            come arrive: =to
        """,
        "reject": """
            reject rule_out turn_down spurn rebuff snub: obj ing
            dismiss disregard: !obj ?obj @obj
            veto boycott shun: obj
            cancel call_off: !obj
            forbid prohibit: !obj
            rule_against vote_down wave_away wave_off push_back: obj on against bare
            refuse decline: to obj
            refuse: bare
            resist: !to !obj @obj
            block thwart obstruct stall stonewall torpedo sabotage scuttle derail: !obj
            balk baulk: at
            ignore defy: !obj @obj
            walk_away walk_out: !from !of
            suspend freeze halt: +obj
            shoot_down brush_aside brush_off: !obj
            vote: against
        """,
        "retract": """
            retract rescind take_back: obj
            withdraw revoke abandon cancel drop scrap: ~obj
            renege backtrack go_back walk_back back_out: on from of obj bare
            back_away back_off: !from
            pull_out: !of !from
        """,
        "deny": """
            deny refute: ?obj that ing bare
            dispute contradict: !obj
        """,
        "appeal": """
            appeal: to>to for to
            call: on>to for>to upon>to
            push press beg urge pressure exhort implore: obj>to
            ask invite encourage challenge: !obj>to
        """,
        "object": """
            protest: obj against
            condemn denounce decry deplore slam blast lambast lambaste: obj
            criticise criticize rebuke: obj
            lash_out hit_out: at
            recall summon expel withdraw: &obj
            disapprove: of
            regret bemoan lament: !obj !that
            rail inveigh rally march demonstrate: against
            question challenge: @obj
            oppose: obj
            object: to
            complain: !about !of !that
            warn caution: against obj>against %that *that *of *about
        """,
        "condition": """
            condition: !obj
            tie link peg: !to
        """,
        "threaten": """
            threaten: to obj that with
            plan intend prepare mean gear_up: *to *for *obj
            vow swear pledge promise: *obj
        """,
    }
)

NOUNS = _frames(
    {
        "demand": """
            demand insistence: for that to on of
            call request plea: for to !that !mod
            appeal: for
            condition precondition: for to
            desire aspiration hope: !for !to !that
            effort bid push attempt campaign: !to
            aim goal objective priority: !of !to
            deadline: !for !to
            need importance necessity urgency: !for !of !to
            pressure: on>to for to
            warning order instruction advice: to>to for>to !to
            insistence: on
        """,
        "offer": """
            offer pledge promise proposal commitment vow: to of for !that !mod
            counterproposal counter-proposal counteroffer counter-offer: to for on bare
            intention readiness: !to !of !for
            concession: !on
            willingness openness flexibility: to on
            guarantee assurance: to !of !that !for
        """,
        "accept": """
            acceptance approval endorsement: of for to
            support backing: !for !of !to
            agreement consent: to that
        """,
        "reject": """
            rejection dismissal: of
            refusal reluctance unwillingness: to
            veto: of on over
        """,
        "retract": """
            retraction: of
            backtracking reversal: !on !of
        """,
        "deny": """
            denial: of that
        """,
        "appeal": """
            appeal: to>to to
            call plea request: on>to for>to
        """,
        "object": """
            objection opposition: to bare
            condemnation denunciation criticism: of for over
            protest: at against over
            anger fury outrage concern alarm unease unhappiness dismay displeasure frustration disappointment: !over !at !about !with
            disapproval reservation misgiving regret fear worry: !over !at !about !with !that !of
        """,
        "threaten": """
            threat: to of that
            plan intention: *to
            ultimatum: bare to
        """,
    }
)

ADJECTIVES = _frames(
    {
        "demand": """
            adamant insistent: that on
            determined resolved resolute: !to !that *to
            steadfast unyielding inflexible: on in
            keen eager: !to !on !for
            hopeful: !that !of
            interested intent: in on
            focused: !on
        """,
        "offer": """
            willing ready prepared open flexible happy: to on about !for
            committed: !to *to
        """,
        "accept": """
            supportive: of
            amenable receptive: to
            favorable favourable: to
        """,
        "reject": """
            unwilling reluctant loath: to
        """,
        "object": """
            opposed hostile averse: to
            critical: !of
            concerned alarmed appalled outraged dismayed worried: !about !over !by !at
            furious angry horrified upset frustrated unhappy: !about !over !by !at !with !that
            against: obj
        """,
    }
)

# Verbs that tell a move only when negated ("will not budge on", "did not respond to").
NEGATED = _frames(
    {
        "reject": """
            respond: !to
            send allow permit let negotiate return leave withdraw: !obj>to !to !obj !with !from
        """,
        "demand": """
            budge relent retreat: on from bare
        """,
    }
)

# Nouns that tell a move only when negated ("has no plans to").
NEGATED_NOUNS = _frames({"reject": "plan plans: !to\ninterest: !in\ndesire: !to !for"})

# A verb with its object or adverb that tells a move together, and the prepositions behind which its issue stands.
IDIOM_ROWS: tuple[tuple[Move, str, str, str], ...] = (
    ("accept", "say", "yes", "to"),
    ("accept", "give", "light nod blessing go-ahead okay", "to for"),
    ("accept", "drop lift withdraw abandon soften", "opposition objection resistance veto", "to of"),
    ("accept", "respond react reply answer", "positively favourably favorably", "to"),
    ("accept", "back cave climb", "down", "on over"),
    ("reject", "say", "no", "to"),
    ("reject", "pour throw", "water", "on"),
    ("reject", "turn", "back", "on"),
    ("reject", "see", "point reason sense use", "in to of"),
    ("reject", "close shut slam", "door", "on to"),
    ("reject", "respond react reply answer", "negatively coolly", "to"),
    ("offer", "leave keep open", "door", "to for"),
    ("offer", "soften ease relax moderate", "stance position line", "on"),
    ("demand", "harden toughen stiffen", "stance position line", "on"),
    ("threaten", "reserve", "right", "to"),
)
IDIOMS = {
    (verb, noun): (move, tuple(places.split()))
    for move, verbs, nouns, places in IDIOM_ROWS
    for verb in verbs.split()
    for noun in nouns.split()
}
# Words by which a claim is called untrue ("called the report a fabrication").
BRANDING = word_set("call brand label describe term characterize characterise")
UNTRUE = word_set(
    """
    false untrue baseless unfounded incorrect fabricated fabrication lie lies propaganda nonsense slander groundless
    fake smear invention untruth distortion
    """
)
# What a term or a proposal is called that is turned down, and an act that is objected to.
UNWELCOME = word_set(
    """
    unacceptable unrealistic delusional delusion non-starter nonstarter absurd ridiculous insufficient inadequate unfair
    illegitimate impossible worthless joke surrender capitulation insult insulting humiliating trap farce sham ploy
    unworkable intransigent blackmail extortion
    """
)
WRONG = word_set(
    """
    illegal unlawful crime criminal violation unjustified outrageous disproportionate barbaric aggression provocation
    provocative reckless dangerous cowardly heinous massacre genocide mistake disgrace shameful outrage betrayal piracy
    catastrophic disastrous horrific appalling intolerable inhumane unbearable terrorism excessive destabilizing destabilising
    """
)
ACTS = word_set(
    """
    decision move measure step action act deployment construction settlement blockade siege seizure killing closure
    embargo sanction tariff visit drill exercise test launch arrest detention expulsion annexation recognition ban
    """
)
# Who does not stand against a thing takes it.
OPPOSING = word_set("oppose object opposed objection opposition averse against")

# What a negated move comes to; a move that is not here says nothing when negated.
OPPOSITE: dict[Move, Move] = {"demand": "reject", "offer": "reject", "accept": "reject"}

# Words that cite the party's own words: the report is its own ("self"), not the article's summary.
SPOKEN = word_set(
    """
    accuse announce appeal applaud call caution complain condemn criticise criticize decry denounce deny deplore exhort
    hail implore object lament pledge promise protest refute slam swear tell threaten_that urge vow warn welcome blast
    """
)
