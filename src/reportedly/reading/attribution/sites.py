"""Reporting verbs in the parse, with the subject that speaks: the places where an attribution may hang."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.reading.attribution.cues import cue_verb

if TYPE_CHECKING:
    from reportedly.reading.attribution.cues import CueVerb
    from reportedly.reading.attribution.words import Words

__all__ = ["QUOTING", "Site", "find_sites", "noun_phrase", "rejoined", "says_nothing"]

SUBJECTS = ("nsubj", "csubj")
# Relations under which a verb shares the subject of the verb it hangs on.
SHARING = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "prep", "dep"})
IN_CUE = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
MESSAGES = frozenset(
    [
        "statement",
        "letter",
        "message",
        "email",
        "e-mail",
        "memo",
        "note",
        "text",
        "tweet",
        "post",
        "response",
        "reply",
        "release",
    ]
)
EVIDENCE = frozenset(["show", "demonstrate", "prove", "find"])
FARTHEST = 8  # steps up the tree in search of a subject
# Nobody in particular speaks where these do: "Nobody said so", "No one knows".
NOBODY = frozenset(["nobody", "none", "nothing", "noone", "neither"])
ASKING = frozenset(["who", "what", "which", "whoever", "how", "where"])
QUOTING = frozenset(["quote", "cite", "report"])
VALENCE = ("ccomp", "xcomp", "dobj", "prep", "oprd")


@dataclass(frozen=True, slots=True)
class Site:
    """A reporting verb, token `i`, with the tokens of its cue and of its source (first and last, both included).

    `source` is `None` where nobody is said to speak; `own` is false where the subject is shared with another verb.
    `passive`: the grammatical subject is what is spoken of, or to whom. `frame`: first and last token of the clause
    that quotes, for "saying" in "the agency quoted X as saying".
    """

    i: int
    verb: CueVerb
    cue: tuple[int, int]
    source: tuple[int, int] | None
    own: bool = True
    passive: bool = False
    frame: tuple[int, int] | None = None

    @property
    def first(self) -> int:
        """The first token of its own subject and cue."""
        if self.frame is not None:
            return self.frame[0]
        if self.own and self.source is not None and self.source[1] < self.i:
            return min(self.source[0], self.cue[0])
        return self.cue[0]

    @property
    def last(self) -> int:
        """The last token of its own subject and cue."""
        if self.own and self.source is not None:
            return max(self.source[1], self.cue[1])
        return self.cue[1]


def find_sites(words: Words) -> list[Site]:
    """The reporting verbs outside furniture, in text order."""
    sites = []
    for i, tag in enumerate(words.tag):
        if tag[:2] != "VB" or words.sentence[i] < 0:
            continue
        verb = cue_verb(words.lower[i], words.lemma[i])
        if verb is not None and words.dep[i] not in {"amod", "compound", "nmod", "aux", "auxpass"}:
            site = _site(words, i, verb)
            if not (_is_bare_relative(words, site) or _is_idle_infinitive(words, site) or _is_nobodys(words, site)):
                sites.append(site)
    return sites


def _is_bare_relative(words: Words, site: Site) -> bool:
    """Whether a verb of the mind has a thing for its subject: "a deal which will see prisoners freed"."""
    return (
        not site.verb.speech
        and site.source is not None
        and site.source[0] == site.source[1]
        and words.lower[site.source[0]] in {"which", "that", "what", "it", "this"}
        and site.verb.lemma not in EVIDENCE
    )


def _is_nobodys(words: Words, site: Site) -> bool:
    """Whether nobody is said to speak ("Nobody said", "No official knows"), or it is asked who does ("Who knows …?")."""
    return site.source is not None and says_nothing(words, *site.source)


def says_nothing(words: Words, first: int, last: int) -> bool:
    """Whether a source, by its first and last token, is nobody, or asks for who speaks."""
    opening = words.lower[first]
    if opening in NOBODY or opening == "no":
        return True
    return first == last and opening in ASKING and _opens_sentence(words, first)


def _opens_sentence(words: Words, i: int) -> bool:
    start = words.sentences[words.sentence[i]][0]
    return not any(words.lower[k][0].isalnum() for k in range(start, i))


def _is_idle_infinitive(words: Words, site: Site) -> bool:
    """Whether a verb only follows another as "to …", and no clause follows it: "sought to claim a victory"."""
    to = any(words.lower[k] == "to" for k in words.kids_by(site.i, "aux"))
    return to and not site.own and words.kid(site.i, "ccomp") is None


def _site(words: Words, i: int, verb: CueVerb) -> Site:
    cue = _cue_tokens(words, i)
    passive = words.kid(i, "nsubjpass", "auxpass", "csubjpass") is not None
    reduced = words.tag[i] == "VBN" and words.dep[i] == "acl"
    if passive or reduced:
        return Site(i, verb, cue, _agent(words, i), passive=True)
    if (quoted := _quoted_as(words, i, verb, cue)) is not None:
        return quoted
    subject = _own_subject(words, i)
    if subject is not None:
        return Site(i, verb, cue, noun_phrase(words, subject, i))
    shared = _shared_subject(words, i)
    return Site(i, verb, cue, shared, own=False)


def _quoted_as(words: Words, i: int, verb: CueVerb, cue: tuple[int, int]) -> Site | None:
    """The inner site of "the agency quoted X as saying" and "X was quoted by the agency as saying": X speaks."""
    link = words.head[i]
    if words.tag[i] != "VBG" or words.lower[link] != "as" or i - link not in {1, 2}:
        return None
    quoting = words.head[link]
    if words.lemma[quoting] not in QUOTING:
        return None
    passive = words.kid(quoting, "nsubjpass")
    quoted = words.kid(quoting, "dobj") if passive is None else passive
    if quoted is None:
        return None
    subject = words.kid(quoting, "nsubj", "nsubjpass")
    first = _cue_tokens(words, quoting)[0]
    if subject is not None and subject < quoting:
        first = min(first, noun_phrase(words, subject, quoting)[0])
    return Site(i, verb, cue, noun_phrase(words, quoted, quoting), own=False, frame=(first, i))


def _cue_tokens(words: Words, i: int) -> tuple[int, int]:
    """The verb with the auxiliaries, negations and adverbs that touch it, and its particle."""
    kin = {k for k in words.kids[i] if words.dep[k] in IN_CUE and words.left[k] == words.right[k]}
    first = last = i
    while first - 1 in kin:
        first -= 1
    while last + 1 in kin and words.dep[last + 1] == "prt":
        last += 1
    return first, last


def _agent(words: Words, i: int) -> tuple[int, int] | None:
    agent = words.kid(i, "agent")
    speaker = words.kid(agent, "pobj") if agent is not None else None
    return noun_phrase(words, speaker, i) if speaker is not None else None


def _own_subject(words: Words, i: int) -> int | None:
    subjects = words.kids_by(i, *SUBJECTS)
    if subjects:
        return subjects[-1] if words.dep[i] != "relcl" or len(subjects) == 1 else subjects[0]
    return _inverted_subject(words, i)


def _inverted_subject(words: Words, i: int) -> int | None:
    """The noun after a verb that follows a closing quotation mark or a comma: "…, said the envoy"."""
    if words.tag[i] not in {"VBD", "VBZ", "VBP"} or i == 0 or i + 1 >= len(words):
        return None
    if words.lower[i - 1] not in {",", '"', "”", "’", "'", "''", "»"}:
        return None
    return next(
        (k for k in words.kids_by(i, "dobj", "npadvmod", "attr", "oprd", "dative") if i < k and words.left[k] == i + 1),
        None,
    )


def rejoined(words: Words, i: int) -> int | None:
    """The reporting verb that a second one goes on from: "said the bridge was open, and accused the Front of lying".

    The parse hangs the second verb on the clause that the first one reports; the comma before "and" ends that clause.
    `None` where a verb is no such second one.
    """
    clause = words.head[i]
    first = words.head[clause]
    if words.dep[i] != "conj" or words.dep[clause] != "ccomp" or not first < clause < i - 2:
        return None
    if words.tag[i] not in {"VBD", "VBN"} or words.tag[first] != "VBD" or words.lower[i - 2 : i] != [",", "and"]:
        return None
    if words.kid(i, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return None
    verbs = [cue_verb(words.lower[k], words.lemma[k]) for k in (first, i)]
    return first if all(verb is not None and verb.speech for verb in verbs) else None


def _shared_subject(words: Words, i: int) -> tuple[int, int] | None:
    """The source that a verb without a subject shares with the verb or noun it hangs on."""
    before = rejoined(words, i)
    if before is not None and (speaker := _own_subject(words, before)) is not None:
        return noun_phrase(words, speaker, before)
    at = i
    for _ in range(FARTHEST):
        governor = words.head[at]
        if governor == at or words.dep[at] not in SHARING:
            return None
        if words.tag[governor][0] in "NP" and words.dep[at] == "acl":
            sender = _sender(words, governor)
            return noun_phrase(words, governor if sender is None else sender, i)
        passive = words.kid(governor, "nsubjpass")
        subject = passive if passive is not None else _own_subject(words, governor)
        if subject is not None:
            return noun_phrase(words, subject, i)
        at = governor
    return None


def _sender(words: Words, noun: int) -> int | None:
    """Who sent a message that says something: "the Front issued a statement saying …"."""
    if words.dep[noun] != "dobj" or words.lemma[noun] not in MESSAGES:
        return None
    return words.kid(words.head[noun], "nsubj")


def noun_phrase(words: Words, noun: int, apart: int) -> tuple[int, int]:
    """The whole noun phrase of a token, without what hangs on it past token `apart` (the verb)."""
    first, last = words.left[noun], words.right[noun]
    if first <= apart <= last:
        if apart > noun:
            last = min((words.left[k] for k in words.kids[noun] if words.right[k] >= apart), default=apart) - 1
            last = max(noun, min(last, apart - 1))
        else:
            first = apart + 1
    while (last > noun and words.lower[last] in {",", "-", "–", "—", ":", ";", "--"}) or words.tag[last] == "_SP":
        if last <= first:
            break
        last -= 1
    while first < noun and (
        words.tag[first] == "_SP" or words.lower[first] in {",", "—", "–", "-", "and", "but", '"', "”"}
    ):
        first += 1
    return first, last
