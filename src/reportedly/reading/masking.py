"""Parse a text without letting the letters of its names decide the tree.

A statistical tagger and parser look at prefixes, suffixes and shapes of words, and have seen some names more often than
others; another name in the same place can change tags, heads and sentence ends. So names are put out of sight: each is
parsed as one and the same placeholder, and the parse is carried over to the words of the text. Under a swap of two
names the parse is then the same, and on PolNeAR it is a little better (see docs/explanation/neutrality.md).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from reportedly.reading.truecasing import is_common

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Token

__all__ = ["RANKS", "masked_words", "name_kinds", "parse_masked"]

MASKS = (None, "Madison", "Madisonian", "Madisonians")  # no name, a name, an adjective of one, a people
# Endings of words for what or who belongs to a place; three letters must stand before them.
ADJECTIVES = re.compile(r"\w{3}(?:an|ese|ish|i|ic)$")
PEOPLES = re.compile(r"\w{3}(?:ans|is)$")
SENTENCE_ENDS = frozenset(".!?:")
OPENERS = frozenset("“\"‘'([–—-")
# Capitalised words that are no names: the parser needs to see that a title is a title and a day is a day.
TITLES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "president",
        "prime",
        "minister",
        "foreign",
        "defence",
        "defense",
        "secretary",
        "general",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "lord",
        "state",
        "states",
        "ministry",
        "council",
        "army",
        "party",
        "government",
        "chief",
        "united",
        "nations",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
    ]
)
# Short ranks and forms of address: their full stop ends no sentence, and what follows is a name.
RANKS = frozenset(
    [
        "adm",
        "brig",
        "capt",
        "cdr",
        "cmdr",
        "col",
        "cpl",
        "dr",
        "fr",
        "gen",
        "gov",
        "hon",
        "lt",
        "maj",
        "messrs",
        "mr",
        "mrs",
        "ms",
        "pres",
        "prof",
        "rep",
        "rev",
        "sen",
        "sgt",
        "sr",
        "st",
    ]
)
# A line with a larger share of capitalised words and no full stop is taken for a headline.
MOST_CAPITALS = 0.6
LEAST_PLACE = 3  # letters in capitals that open a line; fewer are an abbreviation or a pronoun


def parse_masked(nlp: Language, text: str) -> Doc:
    """The parse of a text in whose place its names stood masked; `doc.text == text`."""
    doc = nlp.make_doc(text)
    words = masked_words(doc)
    plain = list(doc)  # spaCy makes a token's object anew on each way through a document
    spaces = [bool(token.whitespace_) for token in plain]
    masked = list(nlp(Doc(nlp.vocab, words=words, spaces=spaces)))
    return Doc(
        nlp.vocab,
        words=[token.text for token in plain],
        spaces=spaces,
        tags=[token.tag_ for token in masked],
        pos=[token.pos_ for token in masked],
        morphs=[str(token.morph) for token in masked],
        lemmas=[
            seen.lemma_ if seen.text == token.text else token.text for seen, token in zip(masked, plain, strict=True)
        ],
        heads=[token.head.i for token in masked],
        deps=[token.dep_ for token in masked],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in masked],
    )


def masked_words(doc: Doc) -> list[str]:
    """The words of a text with each name replaced."""
    return [MASKS[kind] or token.text for kind, token in zip(name_kinds(doc), doc, strict=True)]


def name_kinds(doc: Doc) -> list[int]:
    """For each token an index into `MASKS`: 0 where it is no name.

    A name is a word that stands capitalised inside a sentence and nowhere in lower case; a word at the start of a
    sentence or in a headline is one where it is a name elsewhere. A sentence's first word is one too where news never
    sets it in lower case, and so is a word in capitals that opens a line of mixed case, the place of a dateline. A
    title between a name and a capitalised word that is none belongs to the name ("Upland Defence Front").
    """
    tokens = list(doc)
    inside: set[str] = set()
    first: set[str] = set()
    lower: set[str] = set()
    for line in _lines(tokens):
        written = [word for word, _ in line if word[0].isalpha()]
        lower.update(word for word in written if word[0].islower())
        if not all(word.isupper() for word in written):
            first.update(word for word, _ in line[:1] if len(word) > LEAST_PLACE and word.isupper())
        if not _tells_nothing(line, written):
            inside.update(word for word, is_first in line if not is_first and _is_capitalised(word))
            first.update(word for word, is_first in line if is_first and _is_capitalised(word))
    names = {word for word in inside if word.isupper() or word.lower() not in lower | TITLES | RANKS}
    known = lower | TITLES | RANKS
    names |= {word for word in first if word.lower() not in known and (word.isupper() or not is_common(word.lower()))}
    kinds = [_kind(token.text) if token.text in names and _may_be_name(token) else 0 for token in tokens]
    for k in range(1, len(kinds) - 1):
        if not kinds[k] and kinds[k - 1] == 1 and _is_title(tokens[k]) and _is_capitalised(tokens[k + 1].text):
            kinds[k] = int(not _is_title(tokens[k + 1]))
    return kinds


def _is_title(token: Token) -> bool:
    return _is_capitalised(token.text) and token.lower_ in TITLES


def _tells_nothing(line: list[tuple[str, bool]], written: list[str]) -> bool:
    """Whether a line's capitals say nothing of names: a headline in title case, or a line in capitals."""
    if sum(word[0].isupper() for word in written) <= MOST_CAPITALS * len(written):
        return False
    return line[-1][0] not in SENTENCE_ENDS or all(word.isupper() for word in written)


def _lines(tokens: Iterable[Token]) -> Iterator[list[tuple[str, bool]]]:
    """The words of each line, and whether each is the first of a sentence, as far as punctuation tells."""
    line: list[tuple[str, bool]] = []
    is_first = True
    for token in tokens:
        if token.is_space:
            if "\n" in token.text:
                yield line
                line, is_first = [], True
        elif token.text not in OPENERS:
            line.append((token.text, is_first))
            is_first = token.text in SENTENCE_ENDS
    yield line


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.isalpha()


def _may_be_name(token: Token) -> bool:
    return token.text.isupper() or not token.is_stop


def _kind(word: str) -> int:
    if word.isupper():
        return 1
    if PEOPLES.search(word):
        return 3
    return 2 if ADJECTIVES.search(word) else 1
