"""The words by which a count is known to count people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["GROUPS", "PARTS_OF_PEOPLE", "SOLDIERS", "is_demonym", "is_people", "is_thing"]

PEOPLE = listed("""
    person people man woman child kid boy girl baby infant toddler newborn teenager teen youth youngster adolescent minor
    adult elder pensioner citizen civilian national native resident inhabitant villager townspeople local settler colonist
    islander neighbor neighbour immigrant migrant emigrant refugee evacuee returnee exile asylum-seeker expatriate foreigner
    tourist visitor traveler traveller passenger passer-by bystander onlooker pedestrian commuter motorist driver rider
    pilgrim worshipper worshiper congregant mourner guest spectator fan reveler reveller picnicker shopper customer
    father mother parent son daughter brother sister sibling husband wife spouse widow widower orphan uncle aunt cousin
    nephew niece grandchild grandson granddaughter grandparent grandfather grandmother relative kin family-member
    soldier troop serviceman servicewoman serviceperson servicemember officer general colonel major captain lieutenant
    sergeant corporal private cadet recruit conscript reservist veteran paratrooper marine sailor airman pilot commando
    infantryman gunner sniper guard guardsman bodyguard policeman policewoman police gendarme constable ranger peacekeeper
    fighter militant insurgent rebel guerrilla guerilla gunman militiaman extremist terrorist jihadist jihadi islamist
    radical assailant attacker bomber shooter raider infiltrator operative combatant noncombatant mercenary warrior
    partisan separatist loyalist commander warlord leader chief mujahideen mujahedin agent spy informant informer smuggler
    trafficker pirate bandit robber thief kidnapper abductor hijacker murderer killer gangster criminal felon convict
    suspect defendant accused culprit perpetrator offender fugitive collaborator conspirator
    hostage captive prisoner detainee inmate internee abductee victim casualty fatality survivor dead wounded injured
    missing martyr body corpse deceased disappeared displaced homeless
    doctor physician surgeon nurse medic paramedic midwife ambulanceman patient pharmacist dentist rescuer firefighter
    fireman lifeguard volunteer aid-worker worker laborer labourer employee staffer staff personnel crewman crewmember
    crew member colleague contractor engineer technician miner farmer peasant fisherman shepherd herder herdsman trader
    merchant vendor shopkeeper businessman businesswoman butcher baker cook cleaner guardian teacher professor lecturer
    student pupil schoolchild schoolboy schoolgirl scholar researcher scientist academic educator journalist reporter
    correspondent cameraman photographer photojournalist editor writer author blogger poet artist musician singer actor
    lawyer attorney judge prosecutor magistrate jurist notary politician lawmaker legislator deputy senator congressman
    minister president mayor governor councilor councillor ambassador diplomat envoy delegate negotiator mediator
    official bureaucrat cleric imam priest nun monk bishop pastor rabbi sheikh missionary activist campaigner dissident
    protester protestor demonstrator marcher striker rioter looter supporter follower sympathizer sympathiser opponent
    member participant attendee representative observer monitor inspector adviser advisor trainer instructor expert
    specialist analyst consultant witness expatriate humanitarian human soul life folk compatriot countryman
    advisor mechanic porter janitor electrician translator interpreter chauffeur sailor seafarer mariner seaman
    athlete player footballer cyclist swimmer climber hiker camper skier
    other
    twin triplet pair couple trio duo quartet
    """)
SOLDIERS = listed(
    "troop soldier serviceman servicewoman marine paratrooper reservist peacekeeper police policeman personnel force "
    "officer guard guardsman commando fighter monitor observer adviser advisor inspector sailor conscript"
)
# Nouns that stand for the people they are made of: "a group of 12 soldiers", "a total of 40".
GROUPS = listed(
    "group total number band convoy crowd team family majority minority batch wave contingent unit list handful rest "
    "remainder tally count estimate maximum minimum average generation party delegation crew squad set pair couple "
    "party busload boatload column mob gang cell toll names remains body corpse life"
)
PARTS_OF_PEOPLE = listed("body corpse remains life")
# Counted often in such news, and never people; a verb such as "destroyed" or "lost" takes them too.
THINGS = listed("""
    day week month year hour minute second decade century night morning evening weekend time occasion moment quarter period
    stage phase step round session meeting talk summit visit call trip hearing vote election seat term point issue article
    percent percentage dollar euro pound shekel rouble ruble lira dinar kilometer kilometre km mile meter metre foot inch
    yard acre hectare ton tonne kilogram kg gram liter litre barrel degree knot
    house home building apartment flat hospital school mosque church temple shop factory plant bridge road tunnel village
    town city district area region province state country nation island border checkpoint base camp post position outpost
    settlement neighborhood neighbourhood site location place target facility installation office embassy
    car vehicle truck lorry bus van train tank plane aircraft airplane jet helicopter drone ship boat vessel missile rocket
    shell bomb mortar grenade gun rifle weapon mine bullet round warhead device bag box piece part item package parcel
    attack strike raid airstrike air-strike assault explosion blast bombing shelling clash battle war conflict operation
    incident accident crash case charge count crime violation offence offense event sortie mission ambush
    party group faction organization organisation company firm agency institution newspaper channel station website
    statement report letter document message photo picture video image story book page word sentence paragraph resolution
    proposal demand condition goal aim reason way thing type kind form lot deal agreement plan draft option question
    animal dog horse cow cattle sheep goat bird camel donkey
    brigade battalion division regiment squadron fleet army company platoon
    bag donation grant loan job vote ballot name copy example side corner half third quarter dozen hundred thousand million
    fire front foot hand head eye leg arm finger shot side sector wave storm flood earthquake
    """)
PERSON_ENDINGS = ("ist", "man", "men", "woman", "women", "person", "people", "eer")
DEMONYM_ENDINGS = ("ian", "ians", "an", "ans", "ese", "ish", "i", "is", "ite", "ites")


def is_people(token: Token) -> bool:
    """Whether a noun names people, by its own form: from the list, or by an ending that only people have."""
    lemma = token.lemma_.lower()
    # The lemmatiser leaves words in capitals, and some plurals, as they are.
    if (
        lemma in PEOPLE
        or token.lower_ in PEOPLE
        or token.lower_.removesuffix("s") in PEOPLE
        or lemma.rpartition("-")[2] in PEOPLE
    ):
        return True
    return lemma not in THINGS and lemma.endswith(PERSON_ENDINGS) and token.tag_ in {"NN", "NNS"}


def is_demonym(token: Token) -> bool:
    """Whether a word has the form of a people's name ("Velmarians", "Keshi"); no list of peoples stands behind it."""
    text = token.text
    return (
        len(text) > 3
        and text[0].isupper()
        and text.lower().endswith(DEMONYM_ENDINGS)
        and (token.tag_ in {"NNPS", "NNS"} or token.pos_ in {"PROPN", "ADJ"})
        and token.lemma_.lower() not in THINGS
    )


def is_thing(token: Token) -> bool:
    """Whether a noun is known to name no people."""
    return token.lemma_.lower() in THINGS and token.lemma_.lower() not in PEOPLE
