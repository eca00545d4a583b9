"""A text in capitals, given the letters that it would have in mixed case.

Taggers, parsers and the rules of every reader tell names by their capitals. A text in capitals says nothing by them, so it
is read in another setting of the same length, and what is read is then given back in the article's own letters.

A word is set in lower case where news sets it so: it stands in `lower_case.txt` (words counted in mixed-case news, made by
`training/casing`), or is a verb, adjective or adverb of the lemmatizer's dictionary, or a plural of its nouns. Any other
word is taken for a name: the dictionary's other nouns are for the most part names of people and places. Countries and
peoples, days and months, the first word of a sentence, and words that a bracketed abbreviation spells out, get a capital.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.reading.gazetteer import gazetteer
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Dictionary", "in_capitals", "is_common", "truecased"]

# Of the letters of a text in capitals; what is left are units, "Mc" and misprints.
MOST = 0.9
FEWEST = 20  # letters; a shorter text may be an abbreviation
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_ENDS = ".!?:"
OPENERS = " \"“‘'([-–—"
CALENDAR = listed(
    "january february april june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec"
)
MONTHS_TOO = listed("may march")  # words besides; a month where a number stands beside
RANKS = listed("col gen lt maj capt sgt brig adm dr mr mrs ms sen rep gov rev prof st")
AFTER_TITLE = listed(
    "president minister secretary colonel general captain major lieutenant sergeant senator judge mayor ambassador doctor "
    "archbishop bishop father mister chancellor chairman king queen prince commander deputy candidate spokesman"
)
# A title gets its capital before a name.
BEFORE_NAME = AFTER_TITLE | listed("president-elect premier envoy pope sheikh")
ONE = listed("a an one")
SMALL = listed("of for and the de del la las los y e da do di in to")
LEADS = listed("the a an by in at from with to as that")
BEFORE_COMMON = listed(
    "the a an to will would can could should must may might not this that these those his her its their our your my some "
    "any no each every more most very by of in"
)
ROMAN = re.compile(r"[IVX]{2,4}")
BRACKETED = re.compile(r"[(\[]([^\W\d_]{2,8})[)\]]")
LONGEST_NAME = 10  # words that an abbreviation spells out, with the small ones between


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The lemmatizer's words by part of speech, with the endings that lead to them; all in lower case."""

    lemmas: dict[str, frozenset[str]]
    endings: dict[str, tuple[tuple[str, str], ...]]

    @classmethod
    def of(cls, nlp: Language) -> Dictionary:
        """The dictionary that comes with a pipeline; an empty one where it has none."""
        lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
        if lookups is None or not all(lookups.has_table(f"lemma_{part}") for part in ("index", "exc", "rules")):
            return cls({}, {})
        index, odd, rules = (lookups.get_table(f"lemma_{part}") for part in ("index", "exc", "rules"))
        kinds = [kind for kind in ("noun", "verb", "adj", "adv") if kind in index]
        return cls(
            {kind: frozenset(index[kind]) | frozenset(odd.get(kind, ())) for kind in kinds},
            {kind: tuple((a, b) for a, b in rules[kind] if a) for kind in kinds if kind in rules},
        )

    def has_form(self, kind: str, word: str) -> bool:
        """Whether a word has an ending that leads to a word of this kind ("clips", "seized")."""
        lemmas = self.lemmas.get(kind, frozenset())
        return any(word.endswith(a) and word[: -len(a)] + b in lemmas for a, b in self.endings.get(kind, ()))

    def holds(self, word: str) -> bool:
        """Whether a word is one of the dictionary's, in any form."""
        return any(word in lemmas or self.has_form(kind, word) for kind, lemmas in self.lemmas.items())

    def is_common(self, word: str) -> bool:
        """Whether a word is surely no name: of all its nouns only plurals are."""
        kinds = ("verb", "adj", "adv")
        return any(word in self.lemmas.get(k, ()) or self.has_form(k, word) for k in kinds) or self.has_form(
            "noun", word
        )


def in_capitals(text: str) -> bool:
    """Whether nearly all letters of a text are capitals."""
    upper = lower = 0
    for character in text:
        upper += character.isupper()
        lower += character.islower()
    return upper >= FEWEST and upper >= MOST * (upper + lower)


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Whether a word in lower case is one that news sets so, and so is no name where a sentence begins with it."""
    return word in _lower_case() or _dictionary().is_common(word)


def truecased(text: str) -> str:
    """A text in capitals, in mixed case; every character keeps its place."""
    words = list(WORD.finditer(text))
    names = _names_of(text, words)
    letters = frozenset(match[1] for match in BRACKETED.finditer(text))
    parts: list[str] = []
    done = 0
    for k, match in enumerate(words):
        word = match[0]
        before = text[done : match.start()]
        parts.append(before)
        done = match.end()
        parts.append(word if word in letters else _cased(word, _Around(text, words, k), names))
    return "".join([*parts, text[done:]])


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the k-th word of a text."""

    text: str
    words: list[re.Match[str]]
    k: int

    def neighbour(self, step: int) -> str:
        """The word before or after, in lower case; empty where punctuation or a number stands between."""
        other = self.k + step
        if not 0 <= other < len(self.words):
            return ""
        first, second = sorted((self.k, other))
        between = self.text[self.words[first].end() : self.words[second].start()]
        return self.words[other][0].lower() if between.isspace() else ""

    def starts_sentence(self) -> bool:
        """Whether the word is the first after a full stop, a line break, or the start."""
        start = self.words[self.k].start()
        before = self.text[self.words[self.k - 1].end() : start] if self.k else ""
        gap = before.rstrip(OPENERS + "\n")
        if not self.k or "\n" in before:
            return True
        if not gap or gap[-1] not in SENTENCE_ENDS:
            return False
        return self.words[self.k - 1][0].lower() not in RANKS and len(self.words[self.k - 1][0]) > 1

    def by_number(self) -> bool:
        """Whether a number stands beside, as beside a month."""
        match = self.words[self.k]
        near = self.text[max(match.start() - 3, 0) : match.start()] + self.text[match.end() : match.end() + 3]
        return any(character.isdigit() for character in near)


def _cased(word: str, around: _Around, names: frozenset[int]) -> str:
    if len(word) != len(word.lower()) or ROMAN.fullmatch(word):
        return word
    match = around.words[around.k]
    start, text = match.start(), around.text
    if _is_lettered(word, start, match.end(), text):
        return word
    if around.starts_sentence():
        return _capital(word)
    plain = word.lower()
    if start in names and plain not in SMALL:
        return _capital(word)
    return plain if _is_lower(plain, around) else _capital(word)


def _capital(word: str) -> str:
    return word[0] + word[1:].lower()


def _is_lettered(word: str, start: int, end: int, text: str) -> bool:
    """Whether a word is an abbreviation that keeps its capitals: letters with full stops or digits, or without a vowel."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if len(word) == 1:
        return after in {".", "-"} or word not in "AO" or before == "."
    return len(word) <= 4 and not set("AEIOUY") & set(word)


def _is_lower(word: str, around: _Around) -> bool:
    """Whether news sets a word in lower case, inside a sentence."""
    if word in MONTHS_TOO and around.by_number():
        return False
    if word == "us":
        return around.neighbour(-1) != "the"
    usual = _usual_case(word)
    if usual == "lower":
        return not (
            _is_of_country(word, around) or (word in BEFORE_NAME and _usual_case(around.neighbour(1)) != "lower")
        )
    if usual == "unsure" and around.neighbour(-1) not in AFTER_TITLE:
        return around.neighbour(-1) in ONE or _dictionary().is_common(_stem(word))
    return False


def _is_of_country(word: str, around: _Around) -> bool:
    """Whether a common word stands in the name of a country ("united states", "south africa")."""
    names = gazetteer().names
    before, after = around.neighbour(-1), around.neighbour(1)
    return f"{word} {after}".title() in names or f"{before} {word}".title() in names


@lru_cache(maxsize=100_000)
def _usual_case(word: str) -> str:
    """How news sets a word: "lower", "capital", or "unsure" for the other words of the dictionary."""
    stem = _stem(word)
    if len(stem) < 2 or stem in _lower_case():
        return "lower"
    if stem in CALENDAR or stem in RANKS:
        return "capital"
    if "'" in stem or "’" in stem:
        return "lower" if all(p in _lower_case() or len(p) < 3 for p in re.split(r"['’]", stem)) else "capital"
    capital = stem.capitalize()
    if gazetteer().country(capital) or gazetteer().demonym(capital):
        return "capital"
    return "unsure" if _dictionary().holds(stem) else "capital"


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=1)
def _lower_case() -> frozenset[str]:
    return listed(files("reportedly.reading").joinpath("lower_case.txt").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _dictionary() -> Dictionary:
    from reportedly.reading.parsing import load_language  # noqa: PLC0415 - parsing asks for true-casing

    return Dictionary.of(load_language())


def _names_of(text: str, words: list[re.Match[str]]) -> frozenset[int]:
    """Where words start that are names here, whatever they are elsewhere."""
    return _spelt_out(text) | _surnames(text, words)


def _spelt_out(text: str) -> frozenset[int]:
    """Where the words start that stand before their own abbreviation in brackets ("national unity council (NUC)").

    Most of its letters are initials of theirs; in a translated name they stand in another order.
    """
    found: set[int] = set()
    for match in BRACKETED.finditer(text):
        before = list(WORD.finditer(text, max(match.start() - 20 * LONGEST_NAME, 0), match.start()))[-LONGEST_NAME:]
        leads = [k for k, word in enumerate(before) if word[0].lower() in LEADS]
        name = before[leads[-1] + 1 :] if leads else before
        initials = {word[0][0] for word in name if word[0].lower() not in SMALL}
        if len(match[1]) > 2 and sum(letter in initials for letter in match[1]) > len(match[1]) / 2:
            found.update(word.start() for word in name)
    return frozenset(found)


def _surnames(text: str, words: list[re.Match[str]]) -> frozenset[int]:
    """Where words stand that the dictionary knows, and this text uses as it uses names.

    They follow a title or a name at least once, and never what only a common word follows.
    """
    after_name: set[str] = set()
    common: set[str] = set()
    for first, second in pairwise(words):
        word, before = second[0].lower(), first[0].lower()
        if _usual_case(word) == "unsure" and text[first.end() : second.start()].isspace():
            if before in BEFORE_COMMON:
                common.add(word)
            elif before in BEFORE_NAME or _usual_case(before) == "capital":
                after_name.add(word)
    names = after_name - common
    return frozenset(match.start() for match in words if _stem(match[0].lower()) in names)
