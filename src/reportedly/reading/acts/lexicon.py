"""Which verbs and nouns tell of which act: PLOVER 2021 event types, with modes where the word alone decides.

The types and modes are those of the PLOVER codebook as POLECAT uses it; the words are ours. A verb is looked up with its
particle or preposition first (`call_off`), then with its object, then alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FORCES", "LIGHT", "NATURE", "SELF", "TRANSITIVE", "Sense", "is_action", "noun_sense", "verb_sense"]


class Sense(NamedTuple):
    """A PLOVER event type and mode."""

    type: str
    mode: str | None = None


VERB_LINES = """
AGREE: agree consent pledge promise offer commit_to volunteer undertake_to agree_on agree_to propose accept concur
AGREE: endorse_plan strike_deal come_together
CONSULT/visit: visit arrive travel_to tour fly_to
CONSULT/phone: telephone phone
CONSULT/third-party: mediate broker intercede
CONSULT: meet meet_with consult confer negotiate discuss host sit_down speak_with talk_to talk_with
SUPPORT: support praise welcome defend endorse back commend applaud hail congratulate thank approve ratify recognize recognise
SUPPORT: apologize apologise reaffirm uphold honor honour salute champion favor favour ally normalize normalise forgive
CONCEDE: concede relent ease relax legalize legalise pardon call_off amnesty reinstate repeal revoke back_down yield
CONCEDE: allow permit let give_in climb_down commute deregulate decriminalize rehabilitate authorize authorise
COOPERATE: cooperate collaborate share extradite partner coordinate
AID: hand_over contribute donate aid assist help supply equip fund finance resupply evacuate rearm bankroll reinforce
AID/asylum: naturalize naturalise
RETREAT/withdraw: withdraw retreat pull_out pull_back pull demobilize demobilise evacuate_from surrender_to redeploy
RETREAT/disarm: disarm disband
RETREAT/release: release free set_free
RETREAT/return: repatriate hand_back give_back return
RETREAT/resign: resign step_down abdicate
RETREAT: surrender capitulate
REQUEST: request demand urge ask call_for call_on call_upon appeal seek press pressure plead petition exhort implore beg
REQUEST: insist_on push_for press_for summon_to appeal_to appeal_for lobby invite
ACCUSE/disapprove: criticize criticise condemn denounce deplore decry blast slam rebuke censure deride lambast protest_to
ACCUSE/disapprove: dispute challenge chide berate admonish complain lament disapprove fault regret ridicule scold upbraid castigate
ACCUSE/allege: accuse blame charge allege implicate indict sue point_finger incriminate convict find_guilty
ACCUSE/investigate: investigate probe inspect summon interrogate examine question monitor
REJECT: reject refuse decline dismiss rebuff veto rule_out spurn deny turn_down repudiate disavow walk_out renege
REJECT: oppose oppose_to defy resist turn_away brush_off fail_to renounce stonewall snub shun disobey flout violate
THREATEN: threaten warn vow caution menace
PROTEST/demo: demonstrate rally march protest picket gather_to chant
PROTEST/riot: riot loot
PROTEST/strike: strike_over walk_off
PROTEST/boycott: boycott
MOBILIZE/troops: mobilize mobilise redeploy_to deploy mass beef_up amass conscript remobilize militarize patrol
MOBILIZE/weapons: test_fire rearm stockpile
SANCTION/expel: expel
SANCTION/discontinue: sanction embargo cut_off break_off suspend halt discontinue sever downgrade
COERCE/arrest: arrest detain jail imprison apprehend round_up imprison incarcerate sentence intern nab
COERCE/deport: deport banish exile
COERCE/ban: ban outlaw prohibit bar forbid
COERCE/restrict: restrict blockade cordon seal seal_off block evict disperse suppress repress crack_down prevent ground raid
COERCE/seize: seize confiscate impound expropriate nationalize nationalise commandeer
COERCE/destroy: demolish bulldoze vandalize vandalise raze torch burn set_fire deface destroy damage wreck ransack loot_from sabotage derail
COERCE/censor: censor silence gag jam
COERCE: force coerce compel intimidate harass blackmail extort hack
ASSAULT/abduct: kidnap abduct hijack
ASSAULT/assassinate: assassinate
ASSAULT/execute: execute behead hang lynch
ASSAULT/torture: torture mutilate
ASSAULT/sexual: rape molest
ASSAULT/beat: beat beat_up assault punch stone club
ASSAULT/firearms: shoot gun_down shoot_dead ambush snipe shoot_at fire_at fire_on fire_upon
ASSAULT/explosives: bomb dynamite detonate blow_up firebomb go_off blast
ASSAULT/heavy-weapons: shell bombard pound strafe airstrike torpedo shoot_down
ASSAULT: attack kill slay massacre slaughter murder wound injure maim storm overrun invade besiege clash fight stab
ASSAULT: force_out drive_out push_out push_back drive_back hit strike target capture recapture conquer occupy fire explode poison gas displace uproot battle exterminate annihilate ravage knife hack gun machinegun rocket mortar gut sabotage_with
"""
# verbs | objects | type: looked up before the verb alone.
OBJECT_LINES = """
release issue publish | statement report document letter video footage figure data result name list transcript photo song album book | -
withdraw | plan proposal bid offer candidacy motion statement complaint bill application request | -
meet | requirement deadline goal need target criterion expectation standard | -
strike hit | balance chord tone note record low high | -
share | border view concern opinion belief story stage | -
fight battle attack tackle | cause poverty corruption disease fire cancer crime drought problem inflation virus epidemic root unemployment terrorism trafficking smuggling violence impunity evil | -
capture | attention image imagination mood moment | -
beat | record rival expectation team odds deadline | -
return | call favor favour | -
pull | body corpse survivor victim people trigger plug child | -
offer provide give | evidence detail explanation comment reason proof number figure account estimate breakdown | -
lift ease relax remove end cancel shorten soften loosen rescind scrap abolish drop waive | curfew ban restriction emergency state boycott censorship rule charge tariff investigation probe inquiry | CONCEDE
reduce lower cut slash | tariff duty restriction toll | CONCEDE
reverse overturn | decision ban policy order ruling | CONCEDE
lift ease end suspend remove break loosen relax | blockade siege embargo sanction | RETREAT
call cancel end suspend | strike protest boycott rally demonstration | CONCEDE
end halt stop cease suspend | attack war fighting hostility offensive bombing shelling campaign occupation violence operation fire | RETREAT/ceasefire
declare announce observe begin order proclaim | ceasefire cease-fire truce armistice cessation | RETREAT/ceasefire
impose declare enforce proclaim extend | martial emergency state law rule | COERCE/martial-law
declare proclaim | siege | COERCE/martial-law
impose declare enforce order clamp extend proclaim | curfew restriction ban blackout lockdown | COERCE/curfew
impose tighten slap reimpose levy extend | sanction embargo tariff duty penalty quota | SANCTION
impose tighten | blockade siege | ASSAULT
cut break sever suspend halt reduce freeze cancel stop end downgrade withdraw withhold postpone terminate slash block | relation tie link aid talk visit trip cooperation trade assistance funding contact supply negotiation delivery membership ambassador participation flight donation loan service credit | SANCTION/discontinue
close shut seal | embassy consulate mission office | SANCTION/withdraw
recall withdraw pull evacuate | ambassador envoy diplomat peacekeeper peacekeeping inspector observer monitor adviser advisor expert mission staff | SANCTION/withdraw
end halt suspend stop abandon | mediation | SANCTION/discontinue
close shut seal | border crossing road port airport newspaper station school university | COERCE/restrict
open reopen | border crossing bridge corridor airspace | RETREAT/access
restore establish upgrade resume improve normalize strengthen forge expand renew deepen cement | tie relation link friendship | SUPPORT
open reopen | embassy consulate | SUPPORT
sign ratify initial conclude finalize ink | agreement treaty accord deal pact protocol memorandum contract | SUPPORT
reach strike clinch hammer make seal forge | agreement deal accord consensus compromise understanding pact truce ceasefire settlement | SUPPORT
hold attend convene chair host open | summit conference | CONSULT/multilateral
hold conduct begin open resume renew start have continue launch attend convene chair join lead undertake | talk meeting negotiation summit consultation conference discussion dialogue conversation visit | CONSULT
undertake launch begin start resume lead pursue continue attempt offer | mediation | CONSULT/third-party
pay make begin end start | visit trip tour call | CONSULT/visit
give receive get | welcome | CONSULT
hold use employ | shield | ASSAULT
stage hold organize organise lead join begin start launch continue mount | hunger strike walkout stoppage | PROTEST/strike
stage hold organize organise lead join begin start launch continue mount | protest rally demonstration march sit-in vigil | PROTEST/demo
start begin join | riot | PROTEST/riot
throw hurl | stone rock petrol bottle | PROTEST/riot
throw hurl lob toss | grenade bomb cocktail explosive | ASSAULT/explosives
open launch begin start order conduct head lead join | investigation inquiry probe enquiry hearing audit | ACCUSE/investigate
search | home house residence office headquarters flat apartment premise | ACCUSE/investigate
return | fire | ASSAULT
file bring lodge press | complaint suit lawsuit charge case petition | ACCUSE/allege
send dispatch | inspector investigator | ACCUSE/investigate
express voice declare reiterate pledge promise lend | support | SUPPORT
accept take shelter house resettle | refugee migrant asylum-seeker evacuee | AID/asylum
send dispatch deploy give provide offer grant pledge deliver hand extend airlift ship lend approve contribute | aid relief food medicine supply assistance money fund loan grant help support weapon arm equipment doctor million billion dollar euro peacekeeper training ammunition intelligence blanket humanitarian donation credit resource expertise material shelter vaccine ration tent generator drug vehicle ambulance logistics | AID
send dispatch deploy rush move order | troop soldier force army warship police unit reinforcement tank jet marine ship carrier aircraft brigade battalion | MOBILIZE/troops
raise strengthen intensify reinforce bolster increase boost heighten | force troop army presence alert defense defence security garrison | MOBILIZE/troops
train | hacker fighter troop soldier militia rebel force | MOBILIZE
grant give offer | asylum refuge citizenship sanctuary | AID/asylum
grant give | amnesty pardon clemency permission autonomy independence right approval | CONCEDE
grant give | access passage | RETREAT/access
give set issue deliver | ultimatum deadline warning threat | THREATEN
issue make repeat | appeal demand request call plea | REQUEST
issue | warrant | COERCE/arrest
launch carry conduct mount commit stage make begin order resume execute perpetrate continue | attack assault raid strike offensive bombing airstrike air-strike invasion ambush incursion bombardment shelling massacre warfare war | ASSAULT
launch mount begin start order | operation | ASSAULT
open | fire | ASSAULT/firearms
use employ wield | explosive bomb dynamite grenade rocket mortar missile artillery gas machete firearm | ASSAULT
plant place leave set detonate hide bury explode activate | bomb car-bomb charge device explosive mine dynamite landmine | ASSAULT/explosives
fire launch drop lob explode rain | rocket missile shell mortar bomb shot round grenade bullet gas torpedo | ASSAULT/heavy-weapons
take seize | hostage captive prisoner | ASSAULT/abduct
take seize capture retake recapture | town city village territory area position base hill post capital control | ASSAULT
return release free | prisoner hostage captive detainee body remains inmate | RETREAT/release
return cede give | territory land area village | RETREAT/return
lay surrender hand give turn | weapon arm | RETREAT/disarm
share exchange swap give provide hand | information intelligence evidence expertise technology data | COOPERATE
hold stage conduct launch begin undertake | exercise game maneuver manoeuvre drill | COOPERATE
express voice declare reiterate give offer pledge lend | support solidarity backing confidence sympathy condolence approval | SUPPORT
express voice | concern anger outrage disappointment regret dissatisfaction criticism displeasure | ACCUSE/disapprove
commit perpetrate | atrocity crime massacre genocide killing murder | ASSAULT
violate break breach flout | ceasefire cease-fire truce agreement treaty airspace border resolution | ASSAULT
reject refuse | claim accusation allegation | REJECT
deny | access entry visa | COERCE/restrict
deny refuse | permission request admission application | REJECT
deny | allegation claim report accusation charge involvement responsibility | REJECT
lift waive | immunity | ACCUSE/investigate
receive host greet | @name minister president delegation envoy leader official ambassador king counterpart chief secretary | CONSULT
call phone | @name minister president leader counterpart king chancellor premier | CONSULT/phone
burn | flag effigy tyre tire | PROTEST
accept meet | demand condition request | CONCEDE
block blockade barricade occupy | road street highway motorway bridge square traffic railway transport entrance roadway | PROTEST/obstruct
set | fire | COERCE/destroy
order | patrol deployment mobilization mobilisation | MOBILIZE/troops
order demand | withdrawal pullout release | REQUEST
"""
NOUN_LINES = """
AGREE: agreement promise pledge offer
CONSULT: talk meeting negotiation summit consultation visit
CONSULT/third-party: mediation
ACCUSE/disapprove: criticism condemnation accusation denunciation
ACCUSE/investigate: investigation inquiry probe
REJECT: refusal rejection
REQUEST: demand appeal request
THREATEN: threat ultimatum
PROTEST/demo: protest demonstration rally march riot
SANCTION: sanction embargo expulsion suspension
COERCE/arrest: arrest detention crackdown curfew blockade
ASSAULT/abduct: kidnapping abduction hijacking
ASSAULT/assassinate: assassination
MOBILIZE/troops: deployment mobilization mobilisation
ASSAULT: attack clash assault raid strike airstrike air-strike offensive bombing shelling bombardment explosion blast sabotage slaying killing murder massacre ambush invasion incursion shooting execution beating torture
RETREAT: withdrawal pullout ceasefire cease-fire retreat
RETREAT/release: release
AID: aid assistance relief
SUPPORT: support praise recognition
"""
# Verbs whose act is that of their object noun.
LIGHT = listed(
    "launch carry conduct stage hold make give issue mount begin start continue stop offer provide take undertake wage "
    "commit perpetrate face suffer voice express announce declare order resume complete speed accelerate cause repeat deliver initiate renew order"
)
# Verbs of an act only where they have an object.
TRANSITIVE = listed(
    "return oppose help hit target strike support press question supply charge allow permit let share block pull back assist challenge "
    "express fund monitor"
)
# Nouns of action that stand for an event by themselves; "its demands" or "support" need a verb.
EVENTS = listed("ASSAULT CONSULT RETREAT COERCE SANCTION PROTEST AID")
# Acts whose object is what the doer moves, not whom the act reaches.
SELF = listed("withdraw disarm troops weapons")
# What kills without anybody doing it.
NATURE = listed(
    "earthquake quake flood flooding storm hurricane cyclone typhoon tornado landslide mudslide avalanche tsunami drought "
    "famine heat heatwave cold disease virus outbreak epidemic pandemic cholera crash accident collision fire wildfire "
    "derailment collapse stampede eruption snow rain malnutrition starvation dehydration cancer"
)
# Who blocks a road by force rather than in protest.
FORCES = listed("police army military troop soldier force authority government official guard security militia")
# A strike of workers, not of warplanes.
STOPPAGE = listed(
    "hunger general worker labor labour wildcat nationwide day hour ended union teacher doctor transport miner"
)


def _sense(label: str) -> Sense:
    """A type and mode; of "-" the empty type, by which an object takes its verb out of the list."""
    event, _, mode = label.strip().removeprefix("-").partition("/")
    return Sense(event, mode or None)


def _words(lines: str) -> dict[str, Sense]:
    table: dict[str, Sense] = {}
    for line in lines.strip().splitlines():
        label, _, words = line.partition(":")
        for word in listed(words):
            table.setdefault(word, _sense(label))
    return table


def _objects(lines: str) -> dict[tuple[str, str], Sense]:
    table: dict[tuple[str, str], Sense] = {}
    for line in lines.strip().splitlines():
        verbs, objects, label = line.split("|")
        for verb in listed(verbs):
            for noun in listed(objects):
                table.setdefault((verb, noun), _sense(label))
    return table


VERBS = _words(VERB_LINES)
OBJECTS = _objects(OBJECT_LINES)
NOUNS = _words(NOUN_LINES)


def verb_sense(lemma: str, particles: Iterable[str], objects: Iterable[str]) -> Sense | None:
    """The sense of a verb with its particles or prepositions and the lemmas of its objects; `None`: no act of ours."""
    for noun in objects:
        if (lemma, noun) in OBJECTS:
            sense = OBJECTS[lemma, noun]
            return sense if sense.type else None
    for particle in particles:
        if f"{lemma}_{particle}" in VERBS:
            return VERBS[f"{lemma}_{particle}"]
    if lemma in LIGHT:
        for noun in objects:
            if noun in NOUNS:
                return NOUNS[noun]
    return VERBS.get(lemma)


def noun_sense(lemma: str, before: Iterable[str]) -> Sense | None:
    """The sense of a noun of action; `before` are the lemmas of what modifies it ("hunger strike")."""
    if lemma == "strike" and not STOPPAGE.isdisjoint(before):
        return Sense("PROTEST", "strike")
    sense = NOUNS.get(lemma)
    return sense if sense is not None and sense.type in EVENTS else None


def is_action(lemma: str) -> bool:
    """Whether a noun names an action, and so no target of one."""
    return lemma in NOUNS or lemma in {"fire", "responsibility"}
