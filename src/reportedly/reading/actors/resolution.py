"""Walks an article from start to end and finds who each description and pronoun means."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.reading.actors.drafts import Cast, Draft
from reportedly.reading.actors.lexicon import INSTITUTIONS, MILITARY_NOUNS, ORG_WORDS, SPEECH_VERBS
from reportedly.reading.actors.names import AFTER_OF
from reportedly.reading.actors.phrases import Phrase, family_of, phrase_at
from reportedly.reading.actors.roles import gender_of, held_roles, title_words
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.reading.actors.names import Names
    from reportedly.reading.actors.roles import Held
    from reportedly.reading.actors.tokens import Tokens

__all__ = ["Resolution", "resolve"]

SUBJECTS = listed("nsubj nsubjpass agent")
SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = listed("they them their theirs themselves")
NEUTER = listed("it its itself")
RELATIVE = listed("who which whom that")
BODIES = listed("organization armed_group media government military state")
# How many mentions back an antecedent is looked for; a long quotation holds many that are passed over.
REACH = 120
# How much further back a sentence puts what stands before it where all of it is quoted, beside a told one.
QUOTED_STEP = 0.3
# Clauses that go before the clause they belong to, where a pronoun may point ahead: "Before he left, Ana Kolt said".
AHEAD = listed("advcl prep pcomp pobj poss nsubj nsubjpass mark acl")
# What speaks for a mention as the antecedent of a pronoun, in sentences of distance; set on news read for the purpose.
STEP, SUBJECT, MAIN, SPEAKING, QUOTED, BARRED, LOCAL, SAME = 1.5, 1.0, 0.8, 0.6, 2.0, 2.0, 2.0, 0.8
GENDER, NAMELESS, DOUBT, TOPIC, TOPIC_STEP, POINTING = 1.0, -1.2, -0.8, 1.0, 6, 1.5
# Who says something is somebody: a source is taken for whoever offers itself least badly, from here on.
FAINTEST = -2.5
# "it" before these stands for nobody: "it is clear that", "it seems".
IMPERSONAL = listed("be seem appear happen remain become take")
DOCUMENTS = {
    **dict.fromkeys(listed("poll survey study research analysis"), "poll"),
    **dict.fromkeys(listed("statement release communique communiqué press letter memo"), "statement"),
    **dict.fromkeys(listed("article story piece report op-ed editorial book"), "article"),
    **dict.fromkeys(listed("ad advertisement clip video spot film documentary"), "ad"),
    **dict.fromkeys(listed("tweet post"), "tweet"),
    **dict.fromkeys(listed("figures data statistics tally records"), "figures"),
}
# Organs that a state has one of.
STATE_BODIES = listed("government army military parliament cabinet")
# What a generic noun may mean, by the kinds that it fits.
FITTING: dict[str, frozenset[str]] = {
    **dict.fromkeys(listed("group movement faction militia"), frozenset({"armed_group", "organization"})),
    **dict.fromkeys(
        listed(
            "bank university network club league school institute organization organisation party bloc company firm corporation foundation charity alliance coalition union"
        ),
        frozenset({"organization", "armed_group"}),
    ),
    **dict.fromkeys(listed("agency"), frozenset({"media", "organization", "government"})),
}


# Titles that differ in form alone.
SAME_ROLE = {
    **dict.fromkeys(listed("leader chief head boss"), "leader"),
    **dict.fromkeys(listed("spokesman spokeswoman spokesperson"), "spokesperson"),
    **dict.fromkeys(listed("nominee candidate"), "nominee"),
    **dict.fromkeys(listed("sen sens senator"), "senator"),
    **dict.fromkeys(listed("gov govs governor"), "governor"),
    **dict.fromkeys(listed("rep reps representative congressman congresswoman"), "representative"),
    **dict.fromkeys(listed("gen gens general"), "general"),
    **dict.fromkeys(listed("premier pm"), "minister"),
    **dict.fromkeys(listed("chairman chairwoman chair chairperson"), "chair"),
    **dict.fromkeys(listed("adviser advisor aide"), "adviser"),
}
# Whoever speaks for a side may be called so.
GENERAL_ROLES = listed("official representative leader spokesperson politician diplomat negotiator envoy delegate")
# Nouns that say of what sort the name before them is.
SORTS = listed("""group movement party agency network newspaper paper channel broadcaster daily magazine website outlet militia
    faction alliance company firm organisation organization coalition charity institute""")
# Nouns by which news varies the name of somebody who is known already.
EPITHETS = listed("""republican democrat nominee candidate senator congressman congresswoman governor president billionaire
    businessman businesswoman politician lawmaker premier diplomat activist singer actor actress filmmaker""")
# Whom a story tells of without a name: "the driver said" means nobody named before.
BYSTANDERS = listed("""source witness resident survivor victim soldier driver man woman boy girl student voter supporter critic
    insider moderator anchor narrator announcer interviewer questioner judge wife husband mother father son daughter
    brother sister parent neighbor neighbour spokesman spokeswoman spokesperson worker officer policeman teacher""")
# One person holds one of these as a rule.
OFFICES = listed("""senator sen representative rep congressman congresswoman governor gov mayor minister premier secretary general
    judge ambassador sheriff commissioner""")
# Words before a title that do not tell one holder from another.
INEXACT = listed("former senior top current new late then ex longtime veteran deputy acting own first")


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention on the way: whose, and how much it stands out."""

    number: int
    token: int
    sentence: int
    subject: bool
    main: bool
    quoted: bool


@dataclass(slots=True)
class Resolution:
    """What the walk has found: `head` maps the head token of each mention to its draft.

    `barred` gives by the head token of a source the drafts that its statement names, `way` how far into the story each
    sentence starts, and `ruled` the subject of each verb.
    """

    tokens: Tokens
    cast: Cast
    sources: frozenset[int]
    barred: dict[int, frozenset[int]] = field(default_factory=dict)
    way: list[float] = field(default_factory=list)
    ruled: dict[int, int] = field(default_factory=dict)
    head: dict[int, int] = field(default_factory=dict)
    ends: dict[int, tuple[int, int]] = field(default_factory=dict)
    held: dict[int, Held] = field(default_factory=dict)
    seen: deque[Seen] = field(default_factory=lambda: deque(maxlen=REACH))
    nouns: dict[int, set[str]] = field(default_factory=dict)
    issuers: dict[str, int] = field(default_factory=dict)
    unnamed: dict[tuple[str, int | None], int] = field(default_factory=dict)
    organs: dict[tuple[int | None, str], int] = field(default_factory=dict)
    starts: dict[int, tuple[int, int]] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)
    holders: dict[str, list[tuple[int, str, int | None]]] = field(default_factory=dict)
    subjects: Counter[int] = field(default_factory=Counter)

    def note(self, number: int, token: int) -> None:
        """Puts a mention on the way."""
        tokens = self.tokens
        subject = tokens.dep[token] in SUBJECTS or token in self.sources
        # A name right before a verb of speech is its subject, whatever a parse misled by a list makes of it.
        saying = tokens.tag[token + 1 : token + 2] in (["VBD"], ["VBZ"]) and tokens.lemma[token + 1] in SPEECH_VERBS
        main = saying or (subject and tokens.dep[tokens.head[token]] in {"ROOT", "conj", "parataxis"})
        subject = subject or saying
        self.head[token] = number
        self.subjects[number] += subject
        if not (tokens.headline[token] and self.cast.drafts[number].kind == "unnamed"):
            self.seen.append(Seen(number, token, tokens.sentence[token], subject, main, tokens.quoted[token]))

    def behind(self, seen: Seen, i: int) -> float:
        """How far before token `i` a mention stands, in sentences that tell the story."""
        sentence = self.tokens.sentence[i]
        return self.way[sentence] - self.way[seen.sentence] if sentence > seen.sentence else 0.0


def resolve(
    tokens: Tokens, cast: Cast, names: Names, sources: frozenset[int], barred: dict[int, frozenset[int]]
) -> Resolution:
    """Fills `cast` with the mentions by description and by pronoun of the third person; `sources` are head tokens.

    `barred` gives by such a token whom the words of that source name: nobody speaks of himself by name.
    """
    walk = Resolution(tokens, cast, sources, barred, _way(tokens))
    walk.ruled = {tokens.head[i]: i for i, dep in enumerate(tokens.dep) if dep in {"nsubj", "nsubjpass"}}
    walk.ends = {last: (first, last) for first, last in cast.at}
    starts = {first: (last, number) for (first, last), number in cast.at.items()}
    walk.starts = starts
    for name in names.found:
        if name.title and name.first < name.last and (name.first, name.last) in cast.at:
            walk.head.update(dict.fromkeys(range(*name.title), cast.at[name.first, name.last]))
    for held in held_roles(tokens, cast, names.found, walk.ends):
        _hold(walk, held)
    for name in names.found:
        number = cast.at.get((name.first, name.last))
        if number is not None and name.title and (gender := gender_of(tokens, *name.title)):
            cast.drafts[number].gender[gender] += 3
    _learn_gender(walk, starts)
    titles = {name.title[1] - 1: name.owner for name in names.found if name.first == name.last and name.title}
    for first, last in tokens.bounds:
        _walk_sentence(walk, first, last, starts, titles)
    return walk


def _hold(walk: Resolution, held: Held) -> None:
    draft = walk.cast.drafts[held.number]
    owner = walk.cast.at.get(held.owner) if held.owner else None
    if draft.kind == "person":
        if owner != held.number:
            draft.roles.append((held.title, owner))
            last = held.title.lower().split()[-1].rstrip(".") if held.title else ""
            walk.holders.setdefault(SAME_ROLE.get(last, last), []).append((held.number, held.title, owner))
        if held.phrase and (gender := gender_of(walk.tokens, held.phrase.first, held.phrase.last)):
            draft.gender[gender] += 2
    if held.phrase:
        walk.held[held.phrase.head] = held
        walk.nouns.setdefault(held.number, set()).add(walk.tokens.lower[held.phrase.head])


def _learn_gender(walk: Resolution, starts: dict[int, tuple[int, int]]) -> None:
    """Counts "he" and "she" for the one person whom the sentence, or the one before it, names."""
    tokens = walk.tokens
    here: set[int] = set()
    before: set[int] = set()
    for first, last in tokens.bounds:
        here, before = set(), here
        for i in range(first, last):
            if i in starts and walk.cast.drafts[starts[i][1]].kind == "person":
                here.add(starts[i][1])
            gender = SINGULAR.get(tokens.lower[i])
            nearby = here | before
            if gender and not tokens.quoted[i] and len(nearby) == 1:
                walk.cast.drafts[next(iter(nearby))].gender[gender] += 1


def _walk_sentence(
    walk: Resolution,
    first: int,
    last: int,
    starts: dict[int, tuple[int, int]],
    titles: dict[int, tuple[int, int] | None],
) -> None:
    tokens = walk.tokens
    inside = first
    for i in range(first, last):
        if i in starts:
            stop, number = starts[i]
            walk.note(number, stop - 1)
            for j in range(i, stop):
                walk.head.setdefault(j, number)
            inside = max(inside, stop)
            continue
        if i in titles and i not in walk.head:
            _by_title(walk, i, titles[i])
            continue
        if i < inside:
            continue
        lower = tokens.lower[i]
        if lower in SINGULAR:
            _pronoun(walk, i, _person(walk, i, SINGULAR[lower]))
        elif lower in PLURAL:
            _pronoun(walk, i, _several(walk, i))
        elif lower in NEUTER:
            _pronoun(walk, i, _body(walk, i))
        elif lower in RELATIVE and tokens.tag[i] in {"WP", "WDT"}:
            _pronoun(walk, i, _antecedent(walk, i))
        elif i not in walk.head and family_of(tokens, i):
            phrase = phrase_at(tokens, walk.cast, walk.ends, i)
            if phrase:
                describe(walk, phrase)


def _pronoun(walk: Resolution, i: int, number: int | None) -> None:
    if number is not None:
        walk.cast.drafts[number].mentions.append((i, i + 1))
        walk.note(number, i)


def _way(tokens: Tokens) -> list[float]:
    """How far into the story each sentence starts: those that are all quotation hardly count."""
    way, reached = [], 0.0
    for first, last in tokens.bounds:
        way.append(reached)
        told = any(not tokens.quoted[i] and tokens.text[i][0].isalpha() for i in range(first, last))
        reached += 1.0 if told else QUOTED_STEP
    return way


def _salience(walk: Resolution, seen: Seen, i: int) -> float:
    """How much a mention offers itself to a pronoun at token `i`, whatever it is a mention of."""
    score = -STEP * walk.behind(seen, i) + SUBJECT * seen.subject + MAIN * seen.main
    if seen.token in walk.sources:
        score += SPEAKING if i in walk.sources else SPEAKING / 2
    if walk.tokens.quoted[i] != seen.quoted:
        score -= QUOTED if seen.quoted else 0.5 * QUOTED * (seen.token in walk.sources)
    if seen.number in walk.barred.get(i, ()):
        score -= BARRED
    if seen.main and not seen.quoted and seen.sentence == walk.tokens.sentence[i] and walk.tokens.tag[i] != "PRP$":
        score += SAME
    if walk.tokens.tag[i] == "PRP$" and seen.token == _ruling(walk, i):
        score += LOCAL
    return score


def _ruling(walk: Resolution, i: int) -> int | None:
    """The subject of the clause that a token stands in."""
    tokens = walk.tokens
    for _ in range(6):
        if tokens.tag[i][0] == "V" or tokens.head[i] == i:
            break
        i = tokens.head[i]
    return walk.ruled.get(i)


def _person(walk: Resolution, i: int, gender: str) -> int | None:
    tokens, drafts = walk.tokens, walk.cast.drafts
    best: tuple[float, int] | None = _ahead(walk, i, gender)
    for seen in reversed(walk.seen):
        if walk.behind(seen, i) > 5:
            break
        draft = drafts[seen.number]
        if not _may_be_person(draft) or _wrong_gender(draft, gender, by=2) or _bound(tokens, seen.token, i):
            continue
        score = (
            _salience(walk, seen, i)
            + _personhood(walk, draft, gender, seen.token, subject=seen.subject)
            + _topical(walk, seen.number)
        )
        if best is None or score > best[0]:
            best = (score, seen.number)
    if best is None or best[0] < -3:
        return None
    if not sum(drafts[best[1]].gender.values()):
        drafts[best[1]].gender[gender] += 1
    return best[1]


def _personhood(walk: Resolution, draft: Draft, gender: str, token: int, *, subject: bool) -> float:
    """How sure it is that a mention is of a person of that gender, by all that stands around the name."""
    known = GENDER if draft.gender[gender] > 1 else GENDER / 2 if draft.gender[gender] else 0.0
    if _wrong_gender(draft, gender):
        known = -2 * GENDER
    if not draft.named:
        return known + NAMELESS
    if draft.votes["person"] > 0 or token in walk.sources:
        return known
    return DOUBT / 2 if subject else DOUBT


def _ahead(walk: Resolution, i: int, gender: str) -> tuple[float, int] | None:
    """The person that a pronoun in an opening clause points ahead to ("Before he left, Ana Kolt said")."""
    tokens = walk.tokens
    token, here = i, tokens.sentence[i]
    for _ in range(8):
        if tokens.dep[token] not in AHEAD and token != i:
            return None
        token = tokens.head[token]
        subject = walk.ruled.get(token)
        if token > i and subject is not None and subject > i and tokens.sentence[subject] == here:
            number = next((n for (_, last), n in _named_at(walk, subject)), None)
            if number is None or tokens.quoted[i] != tokens.quoted[subject]:
                return None
            draft = walk.cast.drafts[number]
            if draft.kind != "person" or _wrong_gender(draft, gender):
                return None
            return (POINTING + _personhood(walk, draft, gender, subject, subject=True) + _topical(walk, number), number)
    return None


def _topical(walk: Resolution, number: int) -> float:
    """How much the article has been about somebody so far."""
    return min(TOPIC, walk.subjects[number] / TOPIC_STEP) if walk.cast.drafts[number].named else 0.0


def _named_at(walk: Resolution, token: int) -> Iterator[tuple[tuple[int, int], int]]:
    """The name that ends with a token."""
    span = walk.ends.get(token + 1)
    if span is not None and span in walk.cast.at:
        yield span, walk.cast.at[span]


def _may_be_person(draft: Draft) -> bool:
    return draft.kind == "person" or (draft.kind == "unnamed" and not draft.plural)


def _wrong_gender(draft: Draft, gender: str, by: int = 1) -> bool:
    """Whether more tells of the other gender; one pronoun alone may have been misread."""
    other = "f" if gender == "m" else "m"
    return draft.gender[other] - draft.gender[gender] >= by


def _bound(tokens: Tokens, mention: int, i: int) -> bool:
    """Whether subject and object of one verb would be the same, which English says with "-self"."""
    if tokens.lower[i].endswith("self") or tokens.tag[i] == "PRP$":
        return False
    verb = tokens.head[mention]
    return (
        tokens.dep[i] in {"dobj", "dative", "pobj"}
        and (tokens.head[i] == verb or tokens.head[tokens.head[i]] == verb)
        and tokens.dep[mention] in SUBJECTS
    )


def _several(walk: Resolution, i: int) -> int | None:
    tokens, drafts = walk.tokens, walk.cast.drafts
    best: tuple[float, int] | None = None
    for seen in reversed(walk.seen):
        if walk.behind(seen, i) > 3:
            break
        draft = drafts[seen.number]
        single = draft.kind == "person" and (draft.votes["person"] > 0 or any(len(key) > 1 for key in draft.keys))
        if single or draft.kind == "place" or _bound(tokens, seen.token, i):
            continue
        score = _salience(walk, seen, i) - 0.2 * walk.behind(seen, i)
        score += 1.5 if draft.plural or draft.kind == "people" else 0.0
        score -= 1.5 if draft.kind == "unnamed" and not draft.plural else 0
        if best is None or score > best[0]:
            best = (score, seen.number)
    return best[1] if best and best[0] > (FAINTEST if i in walk.sources else -1) else None


def _body(walk: Resolution, i: int) -> int | None:
    tokens, drafts = walk.tokens, walk.cast.drafts
    verb = tokens.head[i]
    if tokens.dep[i] in {"nsubj", "expl", "nsubjpass"} and tokens.lemma[verb] in IMPERSONAL:
        return None
    best: tuple[float, int] | None = None
    for seen in reversed(walk.seen):
        if walk.behind(seen, i) > 2:
            break
        draft = drafts[seen.number]
        if draft.kind not in BODIES or draft.plural or _bound(tokens, seen.token, i):
            continue
        if draft.kind == "state" and tokens.tag[seen.token] in {"NNPS", "NNS"}:  # "the Velmarians"
            continue
        score = _salience(walk, seen, i) - 0.2 * walk.behind(seen, i)
        if best is None or score > best[0]:
            best = (score, seen.number)
    return best[1] if best and best[0] > (FAINTEST if i in walk.sources else -0.5) else None


def _antecedent(walk: Resolution, i: int) -> int | None:
    """The mention right before a relative pronoun, or the noun that its clause belongs to."""
    tokens = walk.tokens
    before = i - 1
    while before > 0 and tokens.text[before] in {",", "–", "—"}:
        before -= 1
    if before in walk.head and tokens.sentence[before] == tokens.sentence[i]:
        return walk.head[before]
    verb = tokens.head[i]
    return walk.head.get(tokens.head[verb]) if tokens.dep[verb] == "relcl" else None


def _by_title(walk: Resolution, head: int, owner: tuple[int, int] | None) -> None:
    """A title without a name: "the Israeli Prime Minister", "President of the Republic"."""
    first = head
    tokens = walk.tokens
    if (
        tokens.lower[head + 1 : head + 2] == ["and"] and head + 2 in walk.head
    ):  # "Prime Minister and Defence Minister Ana Kolt"
        number = walk.head[head + 2]
        if owner in walk.cast.at:
            walk.cast.drafts[number].roles.append((tokens.text[head], walk.cast.at[owner]))
        walk.head[head] = number
        return
    after = head + 2
    while (
        tokens.lower[head + 1 : head + 2] in (["for"], ["of"])
        and tokens.lower[after : after + 1]
        and tokens.lower[after] in AFTER_OF
    ):
        after += 1
    if after > head + 2 and after in walk.starts:  # "Minister for Foreign Affairs Ana Kolt"
        walk.head[head] = walk.starts[after][1]
        return
    while first > 0 and tokens.sentence[first - 1] == tokens.sentence[head] and tokens.text[first - 1][0].isupper():
        first -= 1
    owner = owner or walk.ends.get(first - 1 if tokens.tag[first - 1] == "POS" else first)
    phrase = Phrase(first, head + 1, head, "person", "definite", plural=False, owner=owner)
    describe(walk, phrase)


def describe(walk: Resolution, phrase: Phrase) -> int | None:
    """Who a description means; noted as a mention. `None` where it means nobody that acts."""
    if phrase.head in walk.head:
        return walk.head[phrase.head]
    held = walk.held.get(phrase.head)
    if held and held.owner and held.owner not in walk.cast.at:
        _own(walk, held, _owner(walk, phrase))
    number = held.number if held else _predicated(walk, phrase)
    number = _meant(walk, phrase) if number is None else number
    if number is not None:
        walk.cast.drafts[number].mentions.append((phrase.first, phrase.last))
        walk.note(number, phrase.head)
    return number


def _predicated(walk: Resolution, phrase: Phrase) -> int | None:
    """Of whom it is said that he is it: "he was a farmer who"; `None` where the phrase is no such predicate."""
    tokens = walk.tokens
    verb = tokens.head[phrase.head]
    if phrase.family != "person" or tokens.dep[phrase.head] != "attr" or tokens.lower[verb] not in {"is", "was", "'s"}:
        return None
    subject = walk.ruled.get(verb)
    number = walk.head.get(subject) if subject is not None and subject < verb else None
    if number is None or walk.cast.drafts[number].kind != "person":
        return None
    negated = any(tokens.dep[i] == "neg" for i in range(verb, phrase.head))
    return None if negated else number


def _own(walk: Resolution, held: Held, owner: int | None) -> None:
    """Tells the owner of a role that was read before its owner was known ("the group's leader, Ana Kolt")."""
    roles = walk.cast.drafts[held.number].roles
    if owner is not None and owner != held.number and (held.title, None) in roles:
        roles[roles.index((held.title, None))] = (held.title, owner)


def _meant(walk: Resolution, phrase: Phrase) -> int | None:
    owner = _owner(walk, phrase)
    word = walk.tokens.lower[phrase.head]
    if owner is not None and word in SORTS and _is_apposed(walk, phrase, owner):
        walk.nouns.setdefault(owner, set()).add(word)
        return owner
    match phrase.family:
        case "institution":
            return _institution(walk, phrase, owner)
        case "person":
            return _someone(walk, phrase, owner)
        case "people":
            return _people(walk, phrase, owner)
        case "document":
            return _document(walk, phrase, owner)
        case "place":
            return _place(walk, phrase)
        case "state":
            return _latest(walk, phrase, frozenset({"state"})) if phrase.determiner == "definite" else None
        case "media":
            return _group(walk, phrase, owner, frozenset({"media"}))
        case _:
            return _group(walk, phrase, owner, FITTING.get(walk.tokens.lower[phrase.head], frozenset({"organization"})))


def _place(walk: Resolution, phrase: Phrase) -> int | None:
    """A town that may act: "the city of Ostrun", and "the city" after it."""
    tokens = walk.tokens
    word = tokens.lower[phrase.head]
    after = phrase.head + 2
    if tokens.lower[phrase.head + 1 : after] == ["of"] and after in walk.starts:
        number = walk.starts[after][1]
        walk.issuers["place " + word] = number
        return number
    return walk.issuers.get("place " + word) if phrase.determiner == "definite" else None


def _owner(walk: Resolution, phrase: Phrase) -> int | None:
    """The draft that a description belongs to."""
    if phrase.owner is None:
        return None
    if phrase.owner in walk.cast.at:
        return walk.cast.at[phrase.owner]
    token = phrase.owner[1] - 1
    if token in walk.head:
        return walk.head[token]
    if token in walk.open or phrase.determiner == "pronoun":
        return None
    walk.open.add(token)
    inner = phrase_at(walk.tokens, walk.cast, walk.ends, token) or Phrase(
        phrase.owner[0], token + 1, token, family_of(walk.tokens, token) or "group", "definite", plural=False
    )
    return describe(walk, inner) if inner.owner != phrase.owner else None


def _title(walk: Resolution, phrase: Phrase) -> str:
    return title_words(walk.tokens, phrase)


def _name(walk: Resolution, phrase: Phrase, owner: int | None) -> str:
    """What an actor without a name is called: its description, with its owner's name for a possessive pronoun."""
    tokens = walk.tokens
    first = phrase.first
    unowned = phrase.owner is None and owner is not None
    if phrase.determiner == "pronoun" or unowned:
        rest = tokens.words(first + 1, phrase.last)
        return f"{best_name(walk.cast.drafts[owner])}’s {rest}" if owner is not None else rest
    while first < phrase.head and tokens.tag[first] in {"DT", "PDT"}:
        first += 1
    return tokens.words(first, phrase.last)


def best_name(draft: Draft) -> str:
    """The fullest name: a state's commonest, else the longest of those that the article gives."""
    if draft.country:
        full = [name for name in draft.names if len(name) > 3 and not name.isupper() and "." not in name]
        if draft.country.name in full or not full:
            return draft.country.name
        return max(full, key=lambda name: draft.names[name])
    names = draft.names or draft.other
    # Never by length in letters: the choice must not turn on how long a party's name is.
    return max(names, key=lambda name: (len(name.split()), names[name])) if names else ""


def _new(walk: Resolution, phrase: Phrase, owner: int | None, kind: str, *, named: bool) -> int:
    draft = Draft(kind=kind, plural=phrase.plural and kind in {"unnamed", "people"}, named=named)
    draft.names[_name(walk, phrase, owner)] += 1
    if owner is not None:
        draft.roles.append((_title(walk, phrase), owner))
    if gender := gender_of(walk.tokens, phrase.first, phrase.last):
        draft.gender[gender] += 2
    return walk.cast.add(draft)


def _institution(walk: Resolution, phrase: Phrase, owner: int | None) -> int | None:
    """An organ of somebody: the army, the foreign ministry, the campaign."""
    word = walk.tokens.lower[phrase.head]
    kind = INSTITUTIONS[word]
    owner_kind = walk.cast.drafts[owner].kind if owner is not None else ""
    if word in STATE_BODIES and owner_kind in {"", "person", "unnamed"}:
        state = _state_behind(walk, phrase, owner)
        owner, owner_kind = (owner, owner_kind) if state is None else (state, "state")
    if owner_kind == "military" and word in MILITARY_NOUNS | {"wing", "campaign"}:
        return owner
    if word in {"campaign", "team"} and owner_kind not in {"person", "organization", ""}:
        return None
    if owner is None:
        if word in {"campaign", "team", "office"} and (near := _near_person(walk, phrase, word)) is not None:
            return near
        known = _latest(walk, phrase, frozenset({kind, "organization"}), word)
        known = walk.issuers.get("organ " + word) if known is None else known
        if known is not None or phrase.determiner not in {"definite", "bare"}:
            return known
    owned = owner is not None and walk.cast.drafts[owner].kind != "place"
    key = (owner, "army" if word in MILITARY_NOUNS else _title(walk, phrase).lower())
    if key not in walk.organs:
        walk.organs[key] = _own_army(walk, owner) if key[1] == "army" and owner is not None else -1
        if walk.organs[key] < 0:
            named = owner is not None or (word == "ministry" and " " in _title(walk, phrase))
            walk.organs[key] = _new(
                walk, phrase, owner, kind if named or kind == "military" else "unnamed", named=named
            )
    elif owned:
        walk.cast.drafts[walk.organs[key]].names[_name(walk, phrase, owner)] += 1
    walk.nouns.setdefault(walk.organs[key], set()).add(word)
    walk.issuers["organ " + word] = walk.organs[key]
    return walk.organs[key]


def _state_behind(walk: Resolution, phrase: Phrase, owner: int | None) -> int | None:
    """The state that "the government", or an official's "his government", belongs to; `None` where two may be meant.

    Without an owner it is the state that the article names where it names but one, and shows it as acting; not where
    "the government" was told of before under its owner's name.
    """
    drafts = walk.cast.drafts
    for _ in range(3):
        if owner is None or drafts[owner].kind == "state":
            break
        owner = next((of for _, of in drafts[owner].roles if of is not None), None)
        if owner is None:
            return None
    if owner is not None:
        return owner if drafts[owner].kind == "state" else None
    word = walk.tokens.lower[phrase.head]
    if phrase.determiner != "definite" or phrase.owner is not None or "organ " + word in walk.issuers:
        return None
    if phrase.head - phrase.first != 1:  # "the coastal government" is some government
        return None
    states = [n for n, draft in enumerate(drafts) if draft.kind == "state" and draft.mentions]
    if len(states) != 1 or not walk.subjects[states[0]] or any(_may_be_state(walk, n) for n in range(len(drafts))):
        return None
    return states[0]


def _may_be_state(walk: Resolution, number: int) -> bool:
    """Whether a name of one word acts, and nothing in the article tells what its bearer is."""
    draft = walk.cast.drafts[number]
    doubtful = draft.named and draft.kind in {"person", "place", "organization"} and draft.votes[draft.kind] <= 0
    return doubtful and walk.subjects[number] > 0 and all(len(key) == 1 for key in draft.keys)


def _near_person(walk: Resolution, phrase: Phrase, word: str) -> int | None:
    """The campaign or office of whom the last sentences were about."""
    for seen in reversed(walk.seen):
        if walk.tokens.sentence[phrase.head] - seen.sentence > 2:
            return None
        if seen.subject and walk.cast.drafts[seen.number].kind == "person":
            return next(
                (n for (of, title), n in walk.organs.items() if of == seen.number and title.endswith(word)), None
            )
    return None


def _own_army(walk: Resolution, owner: int) -> int:
    """The army that carries its state's name ("Velmar Defence Force"); -1 where none does."""
    state = walk.cast.drafts[owner]
    starts = {key[0] for key in state.keys if len(key) == 1}
    for number, draft in enumerate(walk.cast.drafts):
        if draft.kind == "military" and draft.named and any(key[0] in starts for key in draft.keys):
            if not draft.roles:
                draft.roles.append(("military", owner))
            return number
    return -1


def _latest(walk: Resolution, phrase: Phrase, kinds: frozenset[str], word: str = "") -> int | None:
    """The last mentioned actor of these kinds that was called by this noun, or bears it in its name; else the last one."""
    tokens = walk.tokens
    wanted = word or tokens.lower[phrase.head]
    qualities = _qualities(_title(walk, phrase))
    generic: int | None = None
    fitting: set[int] = set()
    called: tuple[int, int] | None = None
    for seen in reversed(walk.seen):
        draft = walk.cast.drafts[seen.number]
        if draft.kind not in kinds or draft.plural:
            continue
        if wanted in walk.nouns.get(seen.number, ()) or any(wanted in key for key in draft.keys):
            shared = sum(any(quality in key for key in draft.keys) for quality in qualities)
            called = max(called or (shared, seen.number), (shared, seen.number), key=lambda pair: pair[0])
        near = draft.kind == "media" or tokens.sentence[phrase.head] - seen.sentence <= 6
        if generic is None and near and not word:
            generic = seen.number
        fitting.add(seen.number)
    if called or generic is not None or word:
        return called[1] if called else generic
    return next(iter(fitting)) if len(fitting) == 1 else None


def _group(walk: Resolution, phrase: Phrase, owner: int | None, kinds: frozenset[str]) -> int | None:
    word = walk.tokens.lower[phrase.head]
    if phrase.determiner in {"definite", "possessive", "bare"} and not phrase.plural:
        if word in FITTING or word not in ORG_WORDS or phrase.family == "media":
            known = _latest(walk, phrase, kinds)
        else:
            known = _latest(walk, phrase, kinds | {"government"}, word)
        if known is None and phrase.determiner == "definite" and phrase.family == "group":
            known = _doubtful(walk, phrase)
        if known is not None and (phrase.determiner == "definite" or word in walk.nouns.get(known, ())):
            return known
    if owner is None or walk.cast.drafts[owner].kind == "place":
        return _nameless(walk, phrase, None)
    return _nameless(walk, phrase, owner)


def _doubtful(walk: Resolution, phrase: Phrase) -> int | None:
    """The last one of a single name whom nothing but that name makes a person, for "the group"."""
    for seen in reversed(walk.seen):
        if walk.behind(seen, phrase.head) > 3:
            return None
        draft = walk.cast.drafts[seen.number]
        one = draft.kind == "person" and draft.named and all(len(key) == 1 for key in draft.keys)
        if one and seen.subject and draft.votes["person"] <= 0 and not draft.gender and not draft.roles:
            draft.kind = "organization"
            return seen.number
    return None


def _is_apposed(walk: Resolution, phrase: Phrase, owner: int) -> bool:
    """Whether a noun says what the name before it is: "the Kesh movement", "the Velmar Post newspaper"."""
    if phrase.owner is None or phrase.plural or phrase.owner not in walk.cast.at or phrase.owner[0] > phrase.head:
        return False
    draft = walk.cast.drafts[owner]
    doubtful = draft.kind == "person" and draft.votes["person"] <= 0
    between = walk.tokens.tag[phrase.owner[1] : phrase.head]
    if (draft.kind in {"state", "person", "place", "people"} and not doubtful) or len(between) > 2 or "POS" in between:
        return False
    if phrase.determiner not in {"definite", "possessive", "bare"}:
        return False
    if doubtful:
        draft.kind = "media" if phrase.family == "media" or "news" in _title(walk, phrase) else "organization"
    return True


def _someone(walk: Resolution, phrase: Phrase, owner: int | None) -> int | None:
    """A single person by description: the holder of that role, the one called so before, or somebody unnamed."""
    if phrase.determiner != "indefinite":
        holder = _holder(walk, phrase, owner)
        if holder is None and phrase.determiner == "definite" and phrase.head in walk.sources:
            holder = _topic(walk, phrase, owner)
        if holder is not None:
            return holder
    return _nameless(walk, phrase, owner)


def _holder(walk: Resolution, phrase: Phrase, owner: int | None) -> int | None:
    """The person known to hold the role that a description names; who was mentioned last, where several do."""
    tokens = walk.tokens
    word = SAME_ROLE.get(tokens.lower[phrase.head], tokens.lower[phrase.head])
    gender = gender_of(tokens, phrase.first, phrase.last)
    wanted = _qualities(_title(walk, phrase))
    order = {seen.number: k for k, seen in enumerate(walk.seen)}
    best: tuple[bool, int, int] | None = None
    for number, title, of in walk.holders.get(word, ()):
        draft = walk.cast.drafts[number]
        has = _qualities(title)
        if (gender and _wrong_gender(draft, gender)) or (wanted and has and not (wanted <= has or has <= wanted)):
            continue
        if ("vice" in wanted) != ("vice" in has):
            continue
        if of is not None and (wanted - has if owner is None else owner not in {of, _side(walk, of)}):
            continue
        if owner is not None and of is None and not (wanted & has) and wanted != has:
            continue
        sure = owner is not None and of is not None
        if (sure or number in order) and (best is None or (sure, order.get(number, -1)) > best[:2]):
            best = (sure, order.get(number, -1), number)
    if best is None and owner is not None and word in GENERAL_ROLES:
        return _last_of(walk, phrase, owner)
    return best[2] if best else None


def _topic(walk: Resolution, phrase: Phrase, owner: int | None) -> int | None:
    """The person whom the last sentences are about, for an epithet such as "the coastal senator" or "the author".

    Whoever belongs to a named body ("the Bureau's director") is somebody else, as is somebody of a bare noun that was
    said of one unnamed before ("the driver"). "The Velmarian president" may be a person just named without any role.
    """
    tokens = walk.tokens
    word = tokens.lower[phrase.head]
    if owner is not None and walk.cast.drafts[owner].kind == "state":
        return _unplaced(walk, phrase, owner)
    if owner is not None and walk.cast.drafts[owner].kind not in {"place", "junk", ""} and not _qualifies(walk, phrase):
        return None
    if phrase.head - phrase.first < 2 and (word in BYSTANDERS or (word, None) in walk.unnamed):
        return None
    gender, wanted = gender_of(tokens, phrase.first, phrase.last), _qualities(_title(walk, phrase))
    for seen in reversed(walk.seen):
        if walk.behind(seen, phrase.head) > (3 if phrase.head - phrase.first > 1 or word in EPITHETS else 2):
            return None
        number = _campaigner(walk, seen.number) if word in EPITHETS else seen.number
        draft = walk.cast.drafts[number]
        if draft.kind != "person" or not seen.subject or seen.quoted or (gender and _wrong_gender(draft, gender)):
            continue
        if number in walk.barred.get(phrase.head, ()):
            continue
        same = SAME_ROLE.get(word, word)
        if word in OFFICES and _serves_elsewhere(walk, number, same):
            continue
        held = [_qualities(title) for holder, title, _ in walk.holders.get(same, ()) if holder == number]
        if not any(has - wanted and wanted - has for has in held):
            return number
    return None


def _qualifies(walk: Resolution, phrase: Phrase) -> bool:
    """Whether the name inside an epithet only says of what sort somebody is ("the KLP nominee")."""
    tokens = walk.tokens
    if phrase.owner is None or not phrase.first <= phrase.owner[0] < phrase.head:
        return False
    return tokens.lower[phrase.head] in EPITHETS and "POS" not in tokens.tag[phrase.first : phrase.head]


def _campaigner(walk: Resolution, number: int) -> int:
    """Whose campaign an actor is; itself where it is none."""
    draft = walk.cast.drafts[number]
    if draft.kind == "organization" and any(title.endswith("campaign") for title, _ in draft.roles):
        return _side(walk, number)
    return number


def _serves_elsewhere(walk: Resolution, number: int, word: str) -> bool:
    """Whether somebody holds another office, and not this one."""
    held = {
        SAME_ROLE.get(last, last) for title, _ in walk.cast.drafts[number].roles for last in title.lower().split()[-1:]
    }
    return word not in held and bool(held & {SAME_ROLE.get(office, office) for office in OFFICES})


def _unplaced(walk: Resolution, phrase: Phrase, owner: int) -> int | None:
    """The one person named in the last two sentences of whom the article tells no role, for a state's office."""
    drafts = walk.cast.drafts
    near: set[int] = set()
    for seen in reversed(walk.seen):
        if walk.behind(seen, phrase.head) > 1:
            break
        draft = drafts[seen.number]
        if draft.kind == "person" and draft.named and not draft.roles and draft.votes["person"] > 0:
            near.add(seen.number)
    number = near.pop() if len(near) == 1 else None
    if number is None or number in walk.barred.get(phrase.head, ()):
        return None
    drafts[number].roles.append((_title(walk, phrase), owner))
    return number


def _qualities(title: str) -> set[str]:
    """The words that tell one minister or senator from another."""
    words = [word.rstrip(".") for word in title.lower().split()]
    return {word for word in words[:-1] if word not in INEXACT}


def _side(walk: Resolution, number: int) -> int:
    """Whom an organ belongs to; itself where that is not told."""
    return next((of for _, of in walk.cast.drafts[number].roles if of is not None), number)


def _last_of(walk: Resolution, phrase: Phrase, owner: int) -> int | None:
    """The last mentioned person of a side, for "the Front's representative"."""
    for seen in reversed(walk.seen):
        if walk.tokens.sentence[phrase.head] - seen.sentence > 4:
            return None
        draft = walk.cast.drafts[seen.number]
        if draft.kind == "person" and any(of == owner for _, of in draft.roles):
            return seen.number
    return None


def _same_person(walk: Resolution, phrase: Phrase) -> int | None:
    """For "the woman" or "the man": the last unnamed person who may be one, called by any noun."""
    gender = gender_of(walk.tokens, phrase.head, phrase.last)
    for seen in reversed(walk.seen):
        draft = walk.cast.drafts[seen.number]
        if draft.kind == "unnamed" and not draft.plural and draft.gender[gender or ""]:
            return seen.number
    return None


def _nameless(walk: Resolution, phrase: Phrase, owner: int | None) -> int | None:
    """Somebody known by description alone: linked to the last one called so, unless the article says "another"."""
    tokens = walk.tokens
    word = tokens.lower[phrase.head]
    key = (word, owner)
    if phrase.determiner == "definite" and owner is None:
        known = walk.unnamed.get((word, None))
        if known is None and word in {"man", "woman", "boy", "girl"}:
            known = _same_person(walk, phrase)
    elif phrase.determiner == "indefinite":
        known = None
    else:
        known = walk.unnamed.get(key)
    if known is None:
        known = _new(walk, phrase, owner, "unnamed", named=False)
    walk.unnamed[key] = walk.unnamed[word, None] = known
    return known


def _people(walk: Resolution, phrase: Phrase, owner: int | None) -> int | None:
    return _nameless(walk, phrase, owner)


def _document(walk: Resolution, phrase: Phrase, owner: int | None) -> int | None:
    """Who issued a document: whose it is, or whoever was said to have issued the last one of its sort."""
    tokens = walk.tokens
    sort = DOCUMENTS.get(tokens.lower[phrase.head], tokens.lower[phrase.head])
    # A poll of a country is nobody's word; its figures are its government's.
    if owner is not None and walk.cast.drafts[owner].kind not in {"place", "state" if sort != "figures" else ""}:
        walk.issuers[sort] = owner
        return owner
    if phrase.determiner == "definite":
        return walk.issuers.get(sort)
    subject = next(
        (s for s in islice(reversed(walk.seen), 8) if s.subject and s.sentence == tokens.sentence[phrase.head]), None
    )
    if subject:
        walk.issuers[sort] = subject.number
    else:
        walk.issuers.pop(sort, None)
    return None
