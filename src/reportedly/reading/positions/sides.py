"""For which side an actor speaks, by all that the article says of it.

The actors' roles tell most. What they leave open is sought in the words beside a name and inside a description:
"the Velmari prime minister", "Ostria's armed wing, the Guard", "the chief negotiator of the Front, Ana Kolt",
"Kolt, who leads the Velmari delegation", and in what an office-holder promises in a state's name.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.model import Actor, Anchor, Reading, Role
    from reportedly.reading.lookup import ActorIndex
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["BODIES", "REPRESENTATIVES", "Sides"]

# Nouns that stand for whom they belong to.
REPRESENTATIVES = word_set(
    """
    official officials side delegation team negotiator negotiators leader leadership leaders government army military
    spokesman spokeswoman spokesperson minister ministry president premier chief commander force forces movement group
    party authority authorities administration office cabinet parliament envoy ambassador diplomat representative
    representatives proposal plan statement offer response position letter member members counterpart people
    mediators mediator head faction command troops soldiers fighters militants politician lawmaker lawmakers secretary
    delegations teams envoys ministers diplomats department police navy embassy source sources wing arm branch agency service adviser advisor director
    """
)
INSTITUTIONS = word_set(
    """
    ministry department government army military police parliament embassy office administration forces force navy
    authorities treasury cabinet command guard wing arm branch agency service
    """
)
BRANCHES = word_set("wing arm branch military army militia agency service ministry division unit delegation")
OFFICES = word_set(
    "president premier minister chancellor secretary spokesman spokeswoman spokesperson negotiator envoy"
)
# "The government" of a dispute between one state and others is that state's.
OF_STATE = word_set(
    "government army military cabinet parliament ministry police authorities premier president minister"
)
LEGISLATURES = word_set("senate congress parliament house representatives assembly commons lords legislature")
OBSERVERS = word_set(
    """
    analyst professor expert fellow researcher lecturer scientist historian journalist correspondent reporter author
    commentator columnist observer academic scholar
    """
)
SPEAKING_FOR = word_set("lead head represent command chair govern run rule")
STANCES = word_set(
    "support want back oppose be have remain seek try hope continue stand welcome reject accept demand insist"
)
OBLIGING = frozenset({"must", "should", "ought"})
PLEDGING = frozenset({"will", "would", "'ll", "’ll"})
BODIES = frozenset({"state", "government", "armed_group", "organization", "military"})
SHORTEST_NAME = 4  # letters of a name from which an adjective is told
DEMONYMS = ("n", "i", "an", "ian", "ese", "ish", "ean", "ic")
BESIDE = ("poss", "amod", "compound", "nmod")
BEHIND = ("of", "from", "for", "in")
MENTIONS = 12  # of an actor that are looked at: what tells its side stands early
LONGEST_SAID = 400  # tokens; a longer content is no one sentence
INTRODUCTIONS = 3  # mentions of a person among which the one that introduces them is sought
NEAR = 150  # code points around a person's name
WHERE = re.compile(r"\b(?:in|from|at|to|near|on)(?: the)? $")  # "a teacher in Velmar" does not speak for Velmar


class Sides:
    """Answers, once for each actor, whom it speaks for; `None`: nobody (an outlet, an observer)."""

    def __init__(self, parsed: ParsedArticle, reading: Reading, index: ActorIndex) -> None:
        self._parsed = parsed
        self._reading = reading
        self._index = index
        self._known: dict[str, str | None] = {}
        self._own = _owning_names(reading)
        self._last_words = _last_words(reading)
        self._forms = _forms(reading)
        self._promised: dict[str, str] | None = None

    def is_body(self, actor: Actor | None) -> bool:
        """Whether an actor can be a side: a state or group, also one whose kind was mistaken but which has officials."""
        return actor is not None and (actor.kind in BODIES or actor.id in self._own)

    def of(self, actor_id: str | None) -> str | None:
        """The side that an actor speaks for; itself where nothing tells of another."""
        if actor_id is None:
            return None
        if actor_id not in self._known:
            self._known[actor_id] = None  # a circle ends here
            self._known[actor_id] = self._find(actor_id)
        return self._known[actor_id]

    def at(self, token: Token) -> str | None:
        """The side of the actor that a token names; a group by the last word of its name ("the front")."""
        found = self._index.at(token.idx, token.idx + len(token))
        actor = self._index.actor(found)
        if actor is None or actor.kind == "unnamed":
            named = self._last_words.get(token.lower_) if token.text.islower() and _is_the(token) else None
            if named is not None:
                return self.of(named)
            found = found if actor is not None else self._forms.get(token.text)
        return self.of(found)

    def _find(self, actor_id: str) -> str | None:
        actor = self._index.actor(actor_id)
        if actor is None or actor.kind == "media":
            return None
        if actor.kind in {"person", "unnamed"} and _observes(actor) and not self._is_charged(actor):
            # "The group's chief analyst" speaks for it; an analyst of a country does not.
            return None
        if actor.kind == "state" or actor_id in self._own:
            return actor_id
        owner = None
        offices = [role for role in actor.roles if not _is_counterpart(role)]
        for role in offices:
            owner = owner or (self.of(role.of) if role.of and role.of != actor_id else None)
        if len(offices) < len(actor.roles):  # "his Ostrian counterpart" serves Ostria, not whom the word hangs on
            owner = owner or self._described(actor)
        for role in actor.roles:
            owner = owner or (self.of(role.of) if role.of and role.of != actor_id else None)
        owner = None if actor.kind == "person" and self._is_legislature(owner) else owner
        owner = owner or self._described(actor) or self._beside(actor) or self._titled(actor)
        if owner is None and any(_office(role.title) for role in actor.roles):
            owner = self._promises().get(actor_id)
        return owner or actor_id

    def _is_legislature(self, actor_id: str | None) -> bool:
        """Whether a body is a parliament, whose members speak for themselves."""
        name = self._index.name(actor_id)
        return name is not None and name.lower().rsplit(" ", 1)[-1] in LEGISLATURES

    def _is_charged(self, actor: Actor) -> bool:
        """Whether experts are an organisation's own ("experts of the League")."""
        owners = (self._index.actor(role.of) for role in actor.roles)
        return "expert" in actor.name.lower() and any(o is not None and o.kind == "organization" for o in owners)

    # ------------------------------------------------------------------------------------- words inside and beside

    def _described(self, actor: Actor) -> str | None:
        """The side named inside a description or a body's name ("the Velmari premier", "Velmar Department of State")."""
        if actor.kind == "armed_group":
            return None
        for span in self._spans(actor):
            root = span.root
            if root.lower_ not in (REPRESENTATIVES if actor.kind in {"person", "unnamed"} else INSTITUTIONS):
                root = next((part for part in span if part.lower_ in INSTITUTIONS), None)
                if root is None or actor.kind == "person":
                    continue
            side = next((side for side in self._owners(root) if side != actor.id), None)
            if side is not None:
                return side
        return None

    def _titled(self, actor: Actor) -> str | None:
        """The state whose form opens a name that holds an office ("Velmari Defence Adviser Ana Kolt")."""
        first, *rest = actor.name.split()
        found = self._forms.get(first) if any(word.lower() in REPRESENTATIVES for word in rest) else None
        return found if found != actor.id else None

    def _owners(self, noun: Token) -> Iterator[str]:
        """The sides that a noun belongs to: before it, else behind it."""
        beside = [part for part in noun.lefts if part.dep_ in BESIDE]
        behind = [inner for name in BEHIND if (inner := grammar.preposition(noun, name)) is not None]
        for group in (beside, behind):
            found = [side for head in group for part in grammar.conjuncts(head) if (side := self._named(part))]
            if found:
                yield from dict.fromkeys(found)
                return

    def _named(self, part: Token) -> str | None:
        """The side that a modifier names: the actor of the shortest mention that holds it, else a name's adjective.

        "Its" that is resolved to nobody stands for the subject before it ("Velmar has no seat, but its envoy …").
        """
        start, end = part.idx, part.idx + len(part)
        pairs = [
            (_length(anchor), actor) for anchor, actor in self._index.mentions_in(start, end) if anchor.start <= start
        ]
        found = min(pairs)[1] if pairs else None
        if found is None and part.lower_ == "its":
            before = _subject_before(part)
            return self.at(before) if before is not None else None
        if found is None:
            return self.at(part)
        if self._known.get(found, found) is None:  # its own name: "Ostria" in "Ostria Department of State"
            found = self._forms.get(part.text)
        return self.of(found)

    def owners_of(self, noun: Token) -> tuple[str, ...]:
        """Whom a representative belongs to: "the Velmari side", "officials from X and Y", "its proposal"."""
        if noun.lower_ not in REPRESENTATIVES and noun.lemma_.lower() not in REPRESENTATIVES:
            return ()
        return tuple(self._owners(noun))

    def _spans(self, actor: Actor) -> Iterator[Span]:
        for mention in islice(actor.mentions, MENTIONS):
            span = self._parsed.span(mention)
            if span is not None:
                yield span

    def _beside(self, actor: Actor) -> str | None:
        """The side that stands beside a name: an apposition on either side, "who leads …", a possessive before a title."""
        words = REPRESENTATIVES if actor.kind == "person" else BRANCHES
        for span in self._spans(actor):
            for noun in _descriptions(span.root, words):
                for side in self._owners(noun):
                    if side != actor.id and self.is_body(self._index.actor(side)):
                        return side
        return self._around(actor) if actor.kind == "person" else None

    def _around(self, person: Actor) -> str | None:
        """The body that is named in the phrase of a person's first mentions, if it is no place where that person is."""
        for mention in person.mentions[:INTRODUCTIONS]:
            span = self._parsed.span(mention)
            if span is None:
                continue
            beside = [part.right_edge for part in span.root.rights if part.dep_ in {"appos", "prep"}]
            last = beside[-1] if beside else span.root
            start = max(span.root.left_edge.idx, mention.start - NEAR)
            end = min(last.idx + len(last), mention.end + NEAR)
            for anchor, actor_id in self._index.mentions_in(start, end):
                if not self.is_body(self._index.actor(actor_id)) or mention.overlaps(anchor):
                    continue
                if not WHERE.search(self._parsed.text, max(0, anchor.start - 8), anchor.start):
                    return self.of(actor_id)
        return None

    # ------------------------------------------------------------------------------------------------- promises

    def _promises(self) -> dict[str, str]:
        """The state in whose name a speaker says what it will do, where all that the speaker says agrees."""
        if self._promised is None:
            votes: dict[str, Counter[str]] = {}
            for statement in self._reading.statements:
                for speaker in self._answerable(statement.speaker):
                    denies = statement.cue is not None and statement.cue.lemma == "deny"
                    for anchor in statement.content.anchors:
                        self._vote(anchor, votes.setdefault(speaker, Counter()), denies=denies)
            self._promised = {speaker: best for speaker, counts in votes.items() if (best := _best(counts)) is not None}
        return self._promised

    def _answerable(self, speaker: str | None) -> Iterator[str]:
        """A speaker, and the office-holder whose office or spokesperson it is."""
        actor = self._index.actor(speaker)
        if actor is None:
            return
        yield actor.id
        for role in actor.roles:
            owner = self._index.actor(role.of)
            if owner is not None and owner.kind == "person" and owner.id != actor.id:
                yield owner.id

    def _vote(self, anchor: Anchor, counts: Counter[str], *, denies: bool) -> None:
        """Count for a state what is promised or denied in its name, and against it what it is told to do."""
        span = self._parsed.span(anchor)
        if span is None or len(span) > LONGEST_SAID:
            return
        root = span.root
        if root.pos_ not in {"VERB", "AUX"}:
            return
        subject = grammar.child(root, "nsubj")
        if subject is None:
            return
        if denies:
            subject = next((part for part in subject.lefts if part.dep_ in BESIDE), subject)
        side = self.at(subject)
        actor = self._index.actor(side)
        if actor is None or side is None or not (actor.kind == "state" or _is_bare(actor)):
            return
        helpers = {part.lower_ for part in root.lefts if part.dep_ == "aux"}
        if helpers & OBLIGING or root.lemma_ == "need":
            counts[side] -= 1
        elif denies or helpers & PLEDGING or root.lemma_ in STANCES:
            counts[side] += 1


def _subject_before(pronoun: Token) -> Token | None:
    """The subject of the clause to which that of a possessive is joined."""
    verb = grammar.clause_head(pronoun)
    while verb.dep_ == "conj" and verb.head.i < verb.i:
        verb = verb.head
    return next((part for part in verb.lefts if part.dep_ == "nsubj" and part.i < pronoun.i), None)


def _best(counts: Counter[str]) -> str | None:
    """The one that is ahead; `None` where none is, or several are."""
    if not counts:
        return None
    (best, most), *others = counts.most_common(2)
    return best if most > 0 and (not others or others[0][1] < most) else None


def _descriptions(name: Token, words: frozenset[str]) -> Iterator[Token]:
    """The nouns that describe a name: an apposition behind or before it, what it leads, the title it stands behind."""
    for part in name.rights:
        if part.dep_ == "appos" and part.lower_ in words:
            yield part
        elif part.dep_ == "relcl" and part.lemma_.lower() in SPEAKING_FOR:
            led = grammar.child(part, "dobj")
            if led is not None and led.lower_ in words:
                yield led
    if name.dep_ in {"appos", "npadvmod"}:
        head = name.head
        # "the chief negotiator of the Front, Ana Kolt": the parser hangs the name on either noun.
        outer = head.head.head if head.dep_ == "pobj" else head
        yield from (noun for noun in dict.fromkeys((head, outer)) if noun.lower_ in words)
    for part in name.lefts:
        if part.lower_ in words or part.lemma_.lower() in words:
            yield part
            yield name  # "Velmar's spy chief X": the possessive hangs on the name


def _owning_names(reading: Reading) -> frozenset[str]:
    """Bare names taken for persons that are states or groups: they have officials or fighters, or are never "he" or "she"."""
    staffed = {
        role.of
        for actor in reading.actors
        for role in actor.roles
        if role.of and actor.kind in {"unnamed", "person"} and role.title.lower().split()[-1:] and _is_staff(role.title)
    }
    return frozenset(
        actor.id
        for actor in reading.actors
        if actor.kind == "person"
        and " " not in actor.name
        and not any(_office(role.title) for role in actor.roles)
        and (actor.id in staffed or _is_impersonal(actor, reading.article.text))
    )


def _is_impersonal(actor: Actor, text: str) -> bool:
    """Whether a name of no role is spoken of often, and never as a person."""
    if actor.roles or len(actor.mentions) < OFTEN:
        return False
    return not any(text[anchor.start : anchor.end].lower() in PERSONAL for anchor in actor.mentions)


OFTEN = 4  # mentions from which the lack of a "he" or "she" tells something
PERSONAL = word_set("he she him her his hers himself herself who")
STAFF = word_set(
    """
    official officials leader leaders chief fighters militants gunmen commander commanders source sources spokesman
    spokeswoman spokesperson negotiator negotiators delegation soldiers troops rebels forces army
    """
)


def _is_staff(title: str) -> bool:
    return title.lower().rsplit(" ", 1)[-1] in STAFF


def _last_words(reading: Reading) -> dict[str, str]:
    """The last word of each group's long name, lower-cased, where only one has it ("front", "movement")."""
    found: dict[str, set[str]] = {}
    for actor in reading.actors:
        if actor.kind in {"armed_group", "organization"} and " " in actor.name:
            found.setdefault(actor.name.lower().rsplit(" ", 1)[-1], set()).add(actor.id)
    return {word: next(iter(ids)) for word, ids in found.items() if len(ids) == 1}


def _forms(reading: Reading) -> dict[str, str]:
    """The names of states and bare names with the adjectives that English makes of them ("Velmari"), and whose they are."""
    found: dict[str, str] = {}
    for actor in reading.actors:
        if actor.kind == "state":
            found.update((alias, actor.id) for alias in (actor.name, *actor.aliases))
        if " " not in actor.name and len(actor.name) >= SHORTEST_NAME and actor.kind not in {"unnamed", "people"}:
            stems = (actor.name, actor.name[:-1])
            found.update((stem + ending, actor.id) for stem in stems for ending in DEMONYMS)
    return found


def _length(anchor: Anchor) -> int:
    return anchor.end - anchor.start


def _is_the(token: Token) -> bool:
    return any(part.lower_ == "the" for part in token.lefts)


def _is_bare(actor: Actor) -> bool:
    """Whether a name of one word, of which nothing more is told, may as well be a state's."""
    return actor.kind == "person" and not actor.roles and " " not in actor.name


def _is_counterpart(role: Role) -> bool:
    return role.title.lower().endswith("counterpart")


def _office(title: str) -> bool:
    return title.lower().rsplit(" ", 1)[-1] in OFFICES or title.lower().startswith("secretary of")


def _observes(actor: Actor) -> bool:
    """Whether an actor is in the story to tell or judge it: an analyst, a reporter."""
    titles = " ".join((*(role.title for role in actor.roles), actor.name if actor.kind == "unnamed" else ""))
    return any(word.removesuffix("s") in OBSERVERS for word in titles.lower().split())
