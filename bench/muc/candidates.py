"""The possible role fillers of an article, each with what the record tells of it.

MUC-4 asks for acts of terror alone, and the record holds every act of violence; so that the choice can be learned, each
filler comes with features: what kind of act it took part in, how it is named, where and how often it is told.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.reading.truecasing import is_common

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.model import Act, Actor, Figure, Reading

__all__ = ["EFFECTS", "ROLES", "Candidate", "bare", "candidates_of", "head_of", "single_victims"]

ROLES = ("PERP-IND", "PERP-ORG", "TARGET", "VICTIM", "WEAPON")
EFFECTS = {"killed": "DEATH", "died": "DEATH", "executed": "DEATH", "injured": "INJURY"}
KILLING = re.compile(
    r"\b(?:kill|murder|assassinat|slain|slay|massacr|execut|lynch|gunn?ed|shot dead|behead|slaughter)", re.IGNORECASE
)
WOUNDING = re.compile(r"\b(?:wound|injur|hurt|maim|beat)", re.IGNORECASE)
LEAD = re.compile(
    r"(?:the|an?|his|her|their|its|some|several|at least|about|another|other|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|more|many|\d[\d,]*)\s+",
    re.IGNORECASE,
)
AFTER = re.compile(r" (?:of|from|in|at|who) ", re.IGNORECASE)
WARFARE = re.compile(
    r"\b(?:army|military|navy|naval|air force|battalion|brigade|infantry|garrison|barracks|positions?|patrols?|troops?"
    r"|soldiers?|guerrillas?|rebels?|enemy|combat|clash(?:es)?|fighting|armou?red|convoys?|detachments?|regiment)\b",
    re.IGNORECASE,
)
OLD = re.compile(r"\b(?:19|20)\d\d\b|years? ago|months? ago|in recent|since", re.IGNORECASE)
PEOPLE = frozenset({"person", "people", "unnamed"})
BODIES = frozenset({"armed_group", "organization", "military", "government", "unnamed"})
FORCE = frozenset({"ASSAULT", "COERCE"})
FREED = "REGAINED FREEDOM"
NEARBY = 40  # code points before an act in which a figure counts whom it strikes
NEAR = 300  # code points between an actor's mention and an act of violence


@dataclass(slots=True)
class Candidate:
    """A filler of a role: its forms, best first, whether it is a proper name, and its features."""

    role: str
    forms: list[str]
    is_name: bool
    features: set[str] = field(default_factory=set)
    times: int = 0

    @property
    def key(self) -> str:
        """What two forms of one filler share: the whole of a name, else the head noun."""
        return self.forms[0].lower() if self.is_name else head_of(self.forms[0])


def candidates_of(reading: Reading) -> list[Candidate]:
    """The candidates of an article, those of one role and key joined."""
    source = _Source(reading)
    joined: dict[tuple[str, str], Candidate] = {}
    for found in source.candidates():
        known = joined.setdefault((found.role, found.key), found)
        known.times += 1
        if known is not found:
            known.features |= found.features
            known.forms += [form for form in found.forms if form not in known.forms]
    whole = source.about_article(list(joined.values()))
    counts = Counter(role for role, _ in joined)
    for candidate in joined.values():
        candidate.features |= whole | {f"told {min(candidate.times, 4)}", f"beside {min(counts[candidate.role], 6)}"}
    return list(joined.values())


class _Source:
    """The acts, actors and figures of one article."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.article.text
        self.actors = {actor.id: actor for actor in reading.actors}
        self.acts = [act for act in reading.acts if act.type in FORCE]
        self.figures = [figure for figure in reading.figures if figure.what in EFFECTS]
        self.persons = sorted((a for a in reading.actors if a.kind == "person"), key=lambda a: -len(a.name))
        self.places = [act.anchor.start for act in self.acts if act.type == "ASSAULT"]
        self.accused = {i for act in reading.acts if act.type == "ACCUSE" for i in act.recipients}

    def candidates(self) -> Iterator[Candidate]:
        for act in self.acts:
            yield from self._of_act(act)
        for figure in self.figures:
            yield from self._of_figure(figure)
        for actor in self.actors.values():
            yield from self._of_bystander(actor)

    def about_article(self, found: list[Candidate]) -> set[str]:
        """What holds for every candidate of the article."""
        assaults = [act for act in self.acts if act.type == "ASSAULT"]
        roles = Counter(candidate.role for candidate in found)
        features = {f"assaults {min(len(assaults), 8)}", f"length {min(len(self.text) // 800, 6)}"}
        features |= {f"mode in article {act.mode}" for act in assaults if act.mode}
        features |= {f"has {role}" for role in ROLES if roles[role]}
        features |= {f"effect in article {EFFECTS[figure.what]}" for figure in self.figures}
        return features | {f"warfare {min(len(WARFARE.findall(self.text)) * 1000 // (len(self.text) + 1), 6)}"}

    def _of_act(self, act: Act) -> Iterator[Candidate]:
        told = self._told(act)
        doers, hit = self._known(act.actors), self._known(act.recipients)
        told |= {f"doer {a.kind}" for a in doers} | {f"hit {a.kind}" for a in hit}
        told |= {"has doer"} if doers else set()
        told |= {"has target"} if act.targets else set()
        told |= {"has weapon"} if act.instruments else set()
        told |= {f"hit head {word}" for a in hit if (word := _lexical(a.name))}
        told |= {f"doer head {word}" for a in doers if (word := _lexical(a.name))}
        for doer in doers:
            yield self._actor("PERP-IND" if doer.kind in PEOPLE else "PERP-ORG", doer, told | {"as doer"})
            yield from (self._actor("PERP-ORG", side, told | {"as side"}) for side in self._sides(doer))
        for actor in hit:
            yield self._actor("VICTIM" if actor.kind in PEOPLE else "TARGET", actor, told | {"as hit"})
        for role, phrases in (("TARGET", act.targets), ("WEAPON", act.instruments)):
            yield from (_phrase(role, phrase.text, told | {"as phrase"}) for phrase in phrases)

    def _told(self, act: Act) -> set[str]:
        """What is said of an act, without its sides."""
        words = act.anchor.text_of(self.text)
        place = act.anchor.start * 5 // (len(self.text) + 1)
        around = self.text[max(act.anchor.start - 120, 0) : act.anchor.end + 120]
        features = {f"act {act.type}/{act.mode}", f"realis {act.realis}", f"part {place}"}
        features |= {"carried"} if act.according_to else set()
        features |= {"warfare near"} if WARFARE.search(around) else set()
        features |= {"old"} if OLD.search(act.time.text if act.time else around) else set()
        features |= {"dated"} if act.time and act.time.start else set()
        features |= {"killing"} if KILLING.search(words) else {"wounding"} if WOUNDING.search(words) else set()
        first = words.split()[0].lower() if words.split() else ""
        return features | ({f"word {first}"} if is_common(first) else set())

    def _of_figure(self, figure: Figure) -> Iterator[Candidate]:
        who = figure.who
        if who is None or not who.text:
            return
        told = {"as figure", f"figure {EFFECTS[figure.what]}", f"count {min(figure.value or 0, 5)}"}
        told |= {"carried"} if figure.according_to else set()
        person = next((a for a in self.persons if a.id == who.actor or f" {a.name} " in f" {who.text} "), None)
        if person is not None:
            yield self._actor("VICTIM", person, told)
        else:
            yield _phrase("VICTIM", who.text, told)

    def _of_bystander(self, actor: Actor) -> Iterator[Candidate]:
        """Bodies, and people, that are named near an act of violence: another sentence may tell that they did it."""
        role = "PERP-ORG" if actor.kind in BODIES else "VICTIM" if actor.kind == "person" else None
        if role is None or not actor.mentions or (actor.kind == "unnamed" and not actor.name[:1].isupper()):
            return
        nearest = min((abs(m.start - p) for m in actor.mentions for p in self.places), default=10**6)
        if nearest > NEAR:
            return
        features = {f"distance {nearest // 60}", f"mentions {min(len(actor.mentions), 5)}"}
        features |= {"accused"} if actor.id in self.accused else set()
        yield self._actor(role, actor, features | {"as bystander"})

    def _actor(self, role: str, actor: Actor, told: set[str]) -> Candidate:
        features = (
            told | {f"kind {actor.kind}"} | {f"title {r.title.split()[-1].lower()}" for r in actor.roles if r.title}
        )
        is_name = actor.kind not in {"people", "unnamed"}
        features |= {"accused"} if actor.id in self.accused else set()
        found = _phrase(role, actor.name, features, is_name=is_name)
        if is_name:
            found.forms += [bare(alias) for alias in actor.aliases]
            words = {word for form in (actor.name, *actor.aliases) for word in form.lower().split()}
            found.features |= {f"in name {word}" for word in words if len(word) > 2 and is_common(word)}
            found.features |= {"initials"} if any(len(word) < 6 and word.isupper() for word in found.forms) else set()
        return found

    def _known(self, ids: Iterable[str]) -> list[Actor]:
        return [self.actors[i] for i in ids if i in self.actors]

    def _sides(self, doer: Actor) -> Iterator[Actor]:
        """The bodies that somebody belongs to, by role or by name."""
        of = {role.of for role in doer.roles}
        for side in self.actors.values():
            named = side.id != doer.id and side.name.lower() in doer.name.lower()
            if side.kind in BODIES and doer.kind in PEOPLE and (side.id in of or named):
                yield side


def single_victims(reading: Reading) -> Iterator[tuple[str, str, str]]:
    """Whom acts kill, wound or set free: name, number ("1", or "PLURAL" where no figure counts them), effect."""
    actors = {actor.id: actor for actor in reading.actors}
    counted = [figure.anchor for figure in reading.figures if figure.what in EFFECTS]
    for act in reading.acts:
        effect = _effect(act, reading.article.text)
        if effect is None or act.realis != "asserted":
            continue
        is_counted = any(a.start < act.anchor.end and act.anchor.start - NEARBY < a.end for a in counted)
        for actor in (actors[i] for i in act.recipients if i in actors):
            if actor.kind in {"person", "unnamed"} and not _is_plural(actor.name, actor.kind):
                yield actor.name, "1", effect
            elif actor.kind in PEOPLE and not is_counted and effect != FREED:
                yield actor.name, "PLURAL", effect


def _effect(act: Act, text: str) -> str | None:
    words = act.anchor.text_of(text)
    if act.type == "RETREAT":
        return FREED if act.mode == "release" else None
    if act.type != "ASSAULT":
        return None
    return "DEATH" if KILLING.search(words) else "INJURY" if WOUNDING.search(words) else None


def _is_plural(name: str, kind: str) -> bool:
    last = name.lower().split()[-1] if name.split() else ""
    return kind == "people" or (kind == "unnamed" and last.endswith("s") and not last.endswith("ss"))


def _phrase(role: str, text: str, told: set[str], *, is_name: bool = False) -> Candidate:
    word = "" if is_name else _lexical(text)
    features = set(told) | ({f"head {word}"} if word else {"no common head"}) | {"name" if is_name else "no name"}
    features |= {f"before {w}" for w in bare(text).lower().split()[:-1] if not is_name and is_common(w)}
    return Candidate(role, [bare(text)], is_name, features)


def _lexical(text: str) -> str:
    """The head noun of a phrase where it is a common word: no name is ever a feature."""
    head = head_of(text)
    return head if head and (is_common(head) or is_common(head + "s")) else ""


def bare(filler: str) -> str:
    """A phrase without determiners and numbers before it."""
    words = " ".join(filler.split())
    while match := LEAD.match(words):
        words = words[match.end() :]
    return words


def head_of(filler: str) -> str:
    """The head noun of a phrase, in the singular as far as its ending tells."""
    words = AFTER.split(bare(filler).lower())[0].split()
    head = words[-1] if words else ""
    return head[:-1] if len(head) > 3 and head.endswith("s") and not head.endswith("ss") else head
