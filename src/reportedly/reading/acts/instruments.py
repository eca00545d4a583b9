"""With what an act of force is done, and on what things: weapons and structures, by the nouns of a clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.reading.branches import children
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

__all__ = ["EXPLOSIVE", "HURLED", "instruments_of", "is_structure", "is_weapon", "weapon_mode"]

EXPLOSIVE = listed(
    "bomb car-bomb carbomb explosive dynamite grenade mine landmine firebomb tnt c-4 semtex cocktail charge device ied trap "
    "detonator stick fuse"
)
WEAPONS = EXPLOSIVE | listed("""
    rocket missile mortar shell artillery cannon torpedo launcher rocket-launcher howitzer gunfire gunship warhead drone
    rifle gun handgun machinegun machine-gun submachinegun submachine-gun pistol revolver shotgun firearm weapon bullet
    ammunition carbine bazooka rpg katyusha flamethrower knife machete axe ax sword bayonet dagger spear arrow club truncheon
    baton brick stone rock acid poison gas sarin napalm airstrike-bomb
    """)
# Weapons only with such a word before them ("explosive device", "booby trap").
# What tells how somebody was attacked, where the verb does not.
FIREARMS = listed(
    "rifle gun handgun machinegun machine-gun submachinegun submachine-gun pistol revolver shotgun firearm bullet carbine "
    "gunfire"
)
HEAVY = listed("rocket missile mortar shell artillery cannon torpedo howitzer gunship katyusha bazooka rpg drone")
PRIMITIVE = listed("knife machete axe ax sword bayonet dagger spear arrow club truncheon baton brick stone rock")
DOUBTFUL = listed("charge device trap cocktail stick gas club stone rock brick poison fuse drone")
MAKING = listed(
    "explosive dynamite bomb booby molotov incendiary petrol tear poison nerve chlorine mustard petrol-bomb toxic lethal "
    "suicide attack armed"
)
MODEL = re.compile(r"[A-Z]{1,4}-?\d{1,3}s?")  # AK-47, M16, RPG-7
WITH = listed("with by using from through")
THROWN = listed(
    "throw hurl lob toss fire launch plant place set detonate explode drop activate use wield carry put leave deploy"
)
HURLED = listed("throw hurl lob toss fire launch plant detonate explode drop")
ATTACKS = listed(
    "attack explosion blast assault raid bombing shooting ambush strike burst barrage fire volley hail salvo round detonation"
)
STRUCTURES = listed("""
    embassy consulate mission office headquarters bank church mosque temple synagogue cathedral building house home residence
    apartment mansion palace vehicle car automobile bus minibus truck lorry van taxi jeep tanker ambulance motorcycle train
    railway railroad locomotive plane aircraft airplane helicopter jet ship boat vessel ferry tank store shop supermarket mall
    market restaurant bar cinema theater theatre hotel school university college campus hospital clinic station terminal
    bridge tunnel road highway tower pylon post pole line cable antenna transmitter pipeline refinery plant factory warehouse
    depot installation facility substation dam well oilfield field crop farm ranch plantation airport airfield airstrip port
    harbor harbour dock barracks base garrison outpost checkpoint camp position bunker compound prison jail court courthouse
    ministry newspaper agency branch business company property belongings monument statue museum library stadium laboratory
    generator transformer tent kiosk shelter convoy motorcade door wall window gate roof fence door facade equipment
    infrastructure network grid
    """)


def is_weapon(noun: Token) -> bool:
    """Whether a noun names a weapon, with the word before it where it needs one."""
    lemma = noun.lemma_.lower()
    if lemma in DOUBTFUL or lemma.rstrip("s") in DOUBTFUL:
        return any(
            child.lower_ in MAKING or child.lemma_.lower() in MAKING for child in children(noun) if child.i < noun.i
        )
    return (
        lemma in WEAPONS
        or noun.lower_ in WEAPONS
        or lemma.rpartition("-")[2] in EXPLOSIVE - DOUBTFUL
        or _is_model(noun)
    )


def weapon_mode(weapons: list[Token]) -> str | None:
    """The mode of an assault with such weapons, the gravest of several; `None` where they tell none."""
    lemmas = {weapon.lemma_.lower() for weapon in weapons}
    if any(child.lower_ == "suicide" for weapon in weapons for child in children(weapon)):
        return "suicide-attack"
    kinds = (("explosives", EXPLOSIVE), ("heavy-weapons", HEAVY), ("firearms", FIREARMS), ("primitive", PRIMITIVE))
    if mode := next((mode for mode, words in kinds if lemmas & words), None):
        return mode
    return "firearms" if any(_is_model(weapon) for weapon in weapons) else None


def _is_model(noun: Token) -> bool:
    return noun.pos_ in {"PROPN", "NOUN"} and MODEL.fullmatch(noun.text) is not None


def is_structure(noun: Token) -> bool:
    """Whether a noun names a thing that is hit as a thing: a building, a vehicle, a line."""
    return noun.lemma_.lower() in STRUCTURES or noun.lemma_.lower().rpartition("-")[2] in STRUCTURES


def instruments_of(action: Token) -> list[Token]:
    """The heads of the weapons that a verb or noun of action is done with, in text order."""
    found = {noun.i: noun for noun in _candidates(action) if is_weapon(noun)}
    return [found[i] for i in sorted(found)]


def _candidates(action: Token) -> Iterator[Token]:
    """The nouns that may be the instrument: agent, object of throwing, after "with", before an attack."""
    for child in children(action):
        dep = child.dep_
        if dep in {"nsubj", "nsubjpass", "compound", "amod", "nmod", "dobj"}:
            if dep != "dobj" or action.lemma_.lower() in THROWN:
                yield from _with_conjuncts(child)
            if child.lemma_.lower() in ATTACKS:
                yield from _before(child)
        elif dep in {"prep", "agent"} and child.lower_ in WITH | {"in", "during", "of"}:
            for noun in (word for word in children(child) if word.dep_ == "pobj"):
                if child.lower_ in WITH:
                    yield from _with_conjuncts(noun)
                if noun.lemma_.lower() in ATTACKS:
                    yield from _before(noun)
        elif dep in {"advcl", "acl", "xcomp"} and child.lemma_.lower() in {
            "use",
            "fire",
            "throw",
            "hurl",
            "wield",
            "employ",
        }:
            yield from (noun for word in children(child) if word.dep_ == "dobj" for noun in _with_conjuncts(word))


def _before(noun: Token) -> Iterator[Token]:
    """The modifiers of an attack ("a car bomb explosion"), and what "of" adds ("a hail of bullets")."""
    for child in children(noun):
        if child.dep_ in {"compound", "amod", "nmod"}:
            yield from _with_conjuncts(child)
        elif child.lower_ == "of":
            yield from (word for word in children(child) if word.dep_ == "pobj")


def _with_conjuncts(noun: Token) -> Iterator[Token]:
    yield noun
    for child in children(noun):
        if child.dep_ == "conj":
            yield from _with_conjuncts(child)
