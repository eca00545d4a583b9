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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Token

__all__ = ["RANKS", "masked_words", "parse_masked"]

NAME, ADJECTIVE, PEOPLE = "Madison", "Madisonian", "Madisonians"
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


def parse_masked(nlp: Language, text: str) -> Doc:
    """The parse of a text in whose place its names stood masked; `doc.text == text`."""
    plain = nlp.make_doc(text)
    words = masked_words(plain)
    spaces = [bool(token.whitespace_) for token in plain]
    masked = nlp(Doc(nlp.vocab, words=words, spaces=spaces))
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
    """The words of a text with each name replaced.

    A name is a word that stands capitalised inside a sentence and nowhere in lower case; a word at the start of a
    sentence or in a headline is one where it is a name elsewhere.
    """
    inside: set[str] = set()
    lower: set[str] = set()
    for line in _lines(doc):
        written = [word for word, _ in line if word[0].isalpha()]
        lower.update(word for word in written if word[0].islower())
        if not _tells_nothing(line, written):
            inside.update(word for word, is_first in line if not is_first and _is_capitalised(word))
    names = {word for word in inside if word.isupper() or word.lower() not in lower | TITLES | RANKS}
    return [_mask(token.text) if token.text in names and _may_be_name(token) else token.text for token in doc]


def _tells_nothing(line: list[tuple[str, bool]], written: list[str]) -> bool:
    """Whether a line's capitals say nothing of names: a headline in title case, or a line in capitals."""
    if sum(word[0].isupper() for word in written) <= MOST_CAPITALS * len(written):
        return False
    return line[-1][0] not in SENTENCE_ENDS or all(word.isupper() for word in written)


def _lines(doc: Doc) -> Iterator[list[tuple[str, bool]]]:
    """The words of each line, and whether each is the first of a sentence, as far as punctuation tells."""
    line: list[tuple[str, bool]] = []
    is_first = True
    for token in doc:
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


def _mask(word: str) -> str:
    if word.isupper():
        return NAME
    if PEOPLES.search(word):
        return PEOPLE
    return ADJECTIVE if ADJECTIVES.search(word) else NAME
