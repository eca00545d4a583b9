"""Words of English by which news names and describes actors; no name of a person, place or side is among them."""

from __future__ import annotations

from reportedly.reading.wordlists import listed

__all__ = [
    "ARMED_WORDS",
    "CONNECTORS",
    "DOCUMENT_NOUNS",
    "FEMALE",
    "FEMALE_NOUNS",
    "GROUP_NOUNS",
    "HONORIFICS",
    "INDEFINITE",
    "INSTITUTIONS",
    "MALE",
    "MALE_NOUNS",
    "MEDIA_NOUNS",
    "MEDIA_WORDS",
    "MILITARY_NOUNS",
    "NEVER_NAMES",
    "ORG_WORDS",
    "OWN_SPEAKER",
    "PARTICLES",
    "PEOPLE_NOUNS",
    "PERSON_NOUNS",
    "PLACE_NOUNS",
    "PORTFOLIOS",
    "SPEECH_VERBS",
    "STATE_NOUNS",
    "STATE_ORGANS",
    "TITLES",
]


MALE = listed("male mr mr. messrs messrs. sir lord king prince duke sheikh pope brother father baron")
FEMALE = listed("female mrs mrs. ms ms. miss dame lady queen princess duchess sister mother baroness")
HONORIFICS = MALE | FEMALE | listed("dr dr. prof prof. professor rev rev. reverend imam ayatollah rabbi")
# Before a name these are part of a title, not of the name.
TITLES = HONORIFICS | listed(
    """president vice-president minister premier chancellor secretary senator sen. sens. sens sen rep. reps. reps rep representative govs. gens. congressman
    congresswoman governor gov. gov mayor judge justice general gen. gen colonel col. col captain capt. capt lieutenant
    lt. lt sergeant sgt. sgt major maj. maj admiral adm. adm commander brigadier brig. marshal corporal chief director
    chairman chairwoman chair chairperson speaker spokesman spokeswoman spokesperson ambassador envoy commissioner
    counsel coach officer inspector superintendent attorney deputy prime vice crown archbishop bishop cardinal emir
    sultan emperor empress dean editor analyst leader negotiator undersecretary commandant detective sheriff
    councilman councilwoman councillor delegate mp ceo cfo pm professor r rear staff executive producer presidential
    vice-presidential pastor bishop priest columnist commentator correspondent reporter host moderator author
    journalist lawyer activist economist historian nominee candidate former ex-president acting pollster strategist"""
)
PORTFOLIOS = listed(
    """homeland foreign defense defence interior finance health education justice economy economic energy culture environment
    information home majority minority press policy political prime deputy vice security national state treasury press trade labor labour transport agriculture
    planning affairs intelligence assistant senior chief attorney first general under crown supreme lieutenant whip floor"""
)
PARTICLES = listed("de der del di da dos du la le van von bin bint ben ibn abu al el ul ur as at ash")
CONNECTORS = listed("of for on and & in")

PERSON_NOUNS = listed(
    """president minister premier chancellor secretary senator congressman congresswoman governor mayor judge justice
    general colonel captain lieutenant sergeant major admiral commander chief director chairman chairwoman chair
    chairperson speaker spokesman spokeswoman spokesperson ambassador envoy commissioner leader negotiator official
    officer lawyer attorney analyst expert professor author journalist reporter correspondent editor writer columnist
    anchor host activist candidate nominee politician diplomat representative lawmaker legislator head founder
    co-founder strategist pollster adviser advisor aide manager executive owner economist scientist researcher doctor
    physician nurse teacher student resident witness survivor victim soldier fighter militant rebel activist critic
    supporter opponent rival businessman businesswoman billionaire entrepreneur actor actress singer director producer
    filmmaker comedian star player coach man woman boy girl king queen prince princess emir pope bishop priest pastor
    imam cleric rabbi undersecretary deputy mediator delegate counterpart successor predecessor veteran prosecutor
    sheriff detective policeman source insider whistleblower mogul tycoon incumbent democrat republican historian
    philosopher fellow scholar organizer organiser coordinator president-elect ex-president mother father wife husband
    son daughter brother sister widow parent refugee farmer driver worker employee operative consultant narrator
    announcer questioner staffer member speechwriter attendee participant voter surgeon paramedic volunteer warlord
    dictator ruler monarch observer boss treasurer auditor inspector investigator newsman newcomer magnate chef
    captive hostage detainee prisoner patient"""
)
FEMALE_NOUNS = listed(
    """spokeswoman congresswoman chairwoman businesswoman woman girl queen princess actress mother wife daughter sister
    widow policewoman councilwoman empress grandmother aunt niece girlfriend"""
)
MALE_NOUNS = listed(
    """spokesman congressman chairman businessman man boy king prince father husband son brother policeman councilman
    newsman emperor grandfather uncle nephew boyfriend"""
)
PEOPLE_NOUNS = listed(
    """people residents officials sources negotiators mediators witnesses critics supporters opponents analysts experts
    lawmakers diplomats representatives leaders authorities activists scholars researchers scientists economists
    doctors medics lawyers attorneys prosecutors aides advisers advisors operatives insiders observers reporters
    journalists editors voters members families relatives civilians refugees protesters demonstrators soldiers troops
    fighters militants gunmen rebels insurgents commanders officers ministers politicians senators republicans
    democrats readers parents students teachers workers men women children hostages prisoners captives detainees
    victims survivors delegates envoys partners allies backers readers readers' users economists historians workers
    spokesmen spokespeople settlers police firefighters rescuers volunteers patients neighbors neighbours locals
    presidents speechwriters publications papers newspapers outlets media"""
)
INDEFINITE = listed("a an some several many few two three four five six seven eight nine ten most one another other")
# Groups that a later "the group" may mean; what they are by themselves.
GROUP_NOUNS: dict[str, str] = {
    **dict.fromkeys(
        listed("group movement organisation organization faction party coalition alliance union bloc"), "organization"
    ),
    **dict.fromkeys(listed("militia insurgency guerrillas rebels militants gunmen insurgents fighters"), "armed_group"),
    **dict.fromkeys(
        listed("company firm bank corporation foundation charity institute university think-tank association agency"),
        "organization",
    ),
    **dict.fromkeys(
        listed("commission committee council board bureau body court panel tribunal authority"), "organization"
    ),
    **dict.fromkeys(
        listed("campaign team delegation department office club league watchdog regulator school"), "organization"
    ),
}
MEDIA_NOUNS = listed(
    "newspaper paper daily weekly magazine outlet broadcaster channel network site website station tabloid publication"
)
STATE_NOUNS = listed("country nation kingdom state republic")
MILITARY_NOUNS = listed("army military forces troops soldiers")
# Organs that belong to somebody, though they have no name of their own: "Velmar's foreign ministry".
INSTITUTIONS: dict[str, str] = {
    **dict.fromkeys(MILITARY_NOUNS | listed("navy airforce"), "military"),
    **dict.fromkeys(
        listed("government administration ministry cabinet parliament presidency embassy leadership"), "government"
    ),
    **dict.fromkeys(listed("office police court judiciary authorities treasury consulate legislature"), "government"),
    **dict.fromkeys(listed("campaign wing bureau department agency team party"), "organization"),
}
STATE_ORGANS = listed(
    """army military government parliament president minister ministry embassy ambassador capital border borders
    territory navy cabinet airspace premier constitution sovereignty warplanes jets king chancellor parliamentary
    foreign intelligence"""
)
ARMED_WORDS = listed(
    """fighters fighter militants militant gunmen gunman rebels rebel insurgents insurgent militia militias guerrillas
    commander commanders armed paramilitary jihadist terrorist terrorists brigade brigades militiamen"""
)
PLACE_NOUNS = listed(
    """city town village province district region island islands river valley airport hospital camp road street county
    mosque temple square palace strip crossing checkpoint sea gulf bay mountain mountains hills desert prison stadium
    tower church museum peninsula avenue bridge border lake coast suburb neighborhood neighbourhood"""
)
ORG_WORDS: dict[str, str] = {
    **dict.fromkeys(
        listed("ministry department parliament senate congress house cabinet treasury pentagon embassy"), "government"
    ),
    **dict.fromkeys(listed("government administration supreme court assembly legislature"), "government"),
    **dict.fromkeys(
        listed("army navy military forces force corps guard guards brigade brigades battalion"), "military"
    ),
    **dict.fromkeys(
        listed("times post journal news herald tribune radio television tv gazette telegraph press"), "media"
    ),
    **dict.fromkeys(listed("guardian magazine broadcasting media chronicle newspaper review daily observer"), "media"),
    **dict.fromkeys(listed("front militia liberation resistance"), "armed_group"),
    **dict.fromkeys(
        listed(
            """party union organization organisation council committee commission agency association institute
            university college center centre foundation bank group company corporation corp inc. inc corp. ltd co.
            movement alliance coalition federation league society network fund trust bureau office board authority
            service services police nations campaign club academy exchange chamber watch initiative
            caucus project tribunal secretariat research survey poll polls cross crescent international nato
            conference forum institution unit mission lab laboratory systems partners associates
            holdings airlines motors industries studios entertainment intelligence superpac pac"""
        ),
        "organization",
    ),
}
MEDIA_WORDS = frozenset(word for word, kind in ORG_WORDS.items() if kind == "media")
# Named like actors, and none: days, months, feasts, words that open headlines.
NEVER_NAMES = listed(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december i i'm i'll i've i'd ok yes no north south east west northern southern eastern
    western ramadan christmas easter god internet web english christian muslim jewish islamic catholic arab african
    european asian latino hispanic black white am pm gmt est edt covid photo image video read watch related advertisement
    islam christianity"""
)
# What a person or group writes or publishes speaks for it.
DOCUMENT_NOUNS = listed(
    """statement report poll survey letter article piece story ad advertisement clip video tweet post memo
    document study editorial communique communiqué transcript book film documentary op-ed website spot
    filing lawsuit complaint analysis press figures data statistics tally records"""
)
OWN_SPEAKER = listed("i me my mine myself we us our ours ourselves")
SPEECH_VERBS = listed(
    """say tell add announce warn claim deny insist argue note report state declare reply respond accuse urge call
    demand reject vow pledge confirm acknowledge admit describe explain suggest stress emphasize write tweet ask
    believe think want know hope expect agree accept refuse propose offer condemn criticize praise threaten promise
    continue blame dismiss complain conclude estimate reveal allege maintain contend recall predict point"""
)
