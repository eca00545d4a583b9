"""Finds proper names by their capitals and by what stands around them, and cuts titles off them.

spaCy's labels are left out on purpose: they differ from one name to the next in the same sentence, so that swapping
two parties would change what is found.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.reading.actors.lexicon import (
    CONNECTORS,
    HONORIFICS,
    MEDIA_WORDS,
    NEVER_NAMES,
    ORG_WORDS,
    PARTICLES,
    PERSON_NOUNS,
    PORTFOLIOS,
    TITLES,
)
from reportedly.reading.gazetteer import gazetteer
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.reading.actors.tokens import Tokens

__all__ = ["DEMONYM_ENDINGS", "Name", "Names", "find_names"]

DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = listed(
    "january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec."
)
# After these a name goes on with "of …": "Ministry of Health", "Secretary of State".
OF_HEADS = frozenset(ORG_WORDS) | TITLES | listed("kingdom republic states state city isle islands bank bureau")
# A title that ends a name is part of it ("Larry King") unless it is one of these.
CLOSING_TITLES = listed("""minister president premier chancellor secretary chairman chairwoman spokesman spokeswoman spokesperson
    ambassador commissioner governor senator mayor director commander counsel leader general""")
AFTER_OF = listed("""state staff defense defence homeland security the house treasury interior national foreign affairs
    finance justice health education trade energy labor labour agriculture transport economy information and &""")
# Capitals of a sentence's first word, no part of a name.
LEADING = listed("""senior former top late ex longtime veteran new then embattled outgoing incoming ousted exiled
    republican democrat democratic libertarian conservative liberal communist socialist""")
SUFFIXES = listed("jr jr. sr sr. ii iii iv")


DASHES = frozenset({"—", "–", "―", "--", "-"})
LONGEST_DATELINE = 14
# What English adds to a state's name for its people and their adjective.
DEMONYM_ENDINGS = listed("n an ian ean ese ish i ic ns ans ians eans is er ers")
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name at tokens `[first, last)`, without its title, which stands at `title` (`None`: it has none).

    `owner` is the name or demonym in front of the title ("Velmarian" in "Velmarian Foreign Minister Ana Kolt").
    A title without a name ("the Prime Minister") has `first == last`.
    """

    first: int
    last: int
    title: tuple[int, int] | None = None
    definite: bool = False
    owner: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article in text order, and the forms that are capitalised inside its sentences."""

    found: tuple[Name, ...]
    forms: Counter[str]


def find_names(tokens: Tokens) -> Names:
    """Every name outside headlines; what headlines name is looked up later among these."""
    forms = _inner_forms(tokens)
    lowered = {word for word in tokens.text if word[0].islower()}
    found: list[Name] = []
    for first, last in tokens.bounds:
        if not tokens.headline[first]:
            start = _after_dateline(tokens, first, last)
            for run in _runs(tokens, start, last, forms, lowered):
                found.extend(_cut(tokens, *run, forms))
    if all(tokens.headline[first] for first, _ in tokens.bounds):
        found = list(_labelled(tokens))
    return Names(tuple(found), forms)


def _labelled(tokens: Tokens) -> Iterator[Name]:
    """SpaCy's names, for a text that is a headline alone, or all in capitals: there is nothing else to go by."""
    for first, last in tokens.bounds:
        i = first
        while i < last:
            end = i + 1
            if tokens.label[i] in NAME_LABELS and tokens.tag[i] not in {"DT", "POS", "_SP"}:
                while end < last and tokens.label[end] == tokens.label[i] and tokens.tag[end] not in {"POS", "_SP"}:
                    end += 1
                yield Name(i, end)
            i = end


def _inner_forms(tokens: Tokens) -> Counter[str]:
    """How often each word has a capital where only a name has one."""
    return Counter(
        word
        for i, word in enumerate(tokens.text)
        if word[0].isupper()
        and not tokens.initial[i]
        and not tokens.headline[i]
        and tokens.sentence[i] >= 0
        and word != "I"
        and not (i + 1 < len(tokens.text) and tokens.text[i + 1] == "-" and _joined(tokens, i + 1))
        and not (i and tokens.text[i - 1] == "-" and _joined(tokens, i))
        and not word.startswith(("I'", "I’"))
    )


def _is_name_word(tokens: Tokens, i: int, forms: Counter[str], lowered: set[str]) -> bool:
    word, lower = tokens.text[i], tokens.lower[i]
    if word[0] == "@" and len(word) > 2:
        return True
    if lower in {"our", "your", "my"} and i and word[0].isupper() and not tokens.initial[i]:
        return tokens.text[i - 1][0].isupper()
    if (
        not word[0].isupper()
        or lower in DAYS
        or tokens.tag[i] in {"PRP", "PRP$", "DT", "WP", "WRB", "EX"}
        or word == "I"
    ):
        return False
    if lower in MONTHS and (tokens.text[i + 1][0].isdigit() if i + 1 < len(tokens) else False):
        return False
    if not tokens.initial[i]:
        return tokens.tag[i] not in {"IN", "CC", "MD", "TO"} or len(word) > 3
    if lower in lowered:
        return forms[word] > 0 and tokens.tag[i].startswith("NNP")
    return tokens.tag[i].startswith("NNP") or forms[word] > 0 or _is_demonym(word, forms)


def _is_demonym(word: str, forms: Counter[str]) -> bool:
    """Whether a sentence's first word is made from a name: "Velmarian" in an article that names Velmar."""
    if gazetteer().demonym(word) or gazetteer().country(word):
        return True
    return any(
        word[cut:] in DEMONYM_ENDINGS and any(forms[word[:cut] + vowel] for vowel in ("", "a", "e", "i", "o", "u", "y"))
        for cut in range(4, len(word))
    )


def _joined(tokens: Tokens, i: int) -> bool:
    """Whether no space stands between tokens i - 1 and i."""
    return i > 0 and tokens.end[i - 1] == tokens.start[i]


def _runs(tokens: Tokens, first: int, last: int, forms: Counter[str], lowered: set[str]) -> Iterator[tuple[int, int]]:
    """Maximal runs of name words in a sentence, with the small words that tie them together."""
    i = first
    while i < last:
        particle = (
            tokens.lower[i] in PARTICLES and i + 2 < last and tokens.text[i + 1] == "-" and _joined(tokens, i + 1)
        )
        if not (_is_name_word(tokens, i, forms, lowered) or (particle and tokens.text[i + 2][0].isupper())):
            i += 1
            continue
        end = i + (3 if particle and not tokens.text[i][0].isupper() else 1)
        while (step := _step(tokens, i, end, last, forms, lowered)) > 0:
            end += step
        yield i, end
        i = end


def _step(tokens: Tokens, start: int, end: int, last: int, forms: Counter[str], lowered: set[str]) -> int:
    """How many tokens at `end` continue the run that starts at `start`; 0 where it ends."""
    if end >= last:
        return 0
    lower = tokens.lower[end]
    if tokens.tag[end] == "_SP" and "\n" not in tokens.text[end]:
        rest = _step(tokens, start, end + 1, last, forms, lowered)
        return rest + 1 if rest else 0

    def is_name(i: int) -> bool:
        return i < last and _is_name_word(tokens, i, forms, lowered)

    if lower == "-" and _joined(tokens, end) and _joined(tokens, end + 1) if end + 1 < last else False:
        after = end + 1
        if tokens.lower[after] in PARTICLES and after + 2 < last and tokens.text[after + 1] == "-":
            return 4
        known = _stands_alone(tokens, end - 1, forms) and _stands_alone(tokens, after, forms)
        return 2 if tokens.text[after][0].isupper() and not known else 0
    if is_name(end):
        return 0 if tokens.lower[end - 1] in MONTHS else 1
    if lower in PARTICLES:
        if end + 2 < last and tokens.text[end + 1] == "-" and tokens.text[end + 2][0].isupper():
            return 3
        return 2 if is_name(end + 1) and lower not in {"as", "at"} else 0
    if lower in SUFFIXES:
        return 1
    if lower == "." and tokens.lower[end - 1] in TITLES and _joined(tokens, end) and is_name(end + 1):
        return 2
    return _connector(tokens, start, end, last, is_name) if lower in CONNECTORS or lower == "to" else 0


def _connector(tokens: Tokens, start: int, end: int, last: int, is_name) -> int:  # type: ignore[no-untyped-def]  # noqa: ANN001
    lower, before = tokens.lower[end], tokens.lower[end - 1]
    article = 1 if end + 1 < last and tokens.lower[end + 1] == "the" else 0
    if not is_name(end + 1 + article):
        return 0
    inside = any(word in {"of", "for", "on"} for word in tokens.lower[start:end])
    if lower == "&":
        return 0 if _stands_alone(tokens, end - 1, Counter()) and _stands_alone(tokens, end + 1, Counter()) else 2
    organ = any(word in ORG_WORDS for word in tokens.lower[start:end])
    if lower == "of" and (before in OF_HEADS or (inside and organ)):
        return 2 + article
    if lower in {"for", "on", "to"} and ORG_WORDS.get(before) in {"organization", "armed_group"}:
        return 2 + article if lower == "for" or not article else 0
    return 2 if lower == "and" and inside and organ and not article and before not in TITLES else 0


def _stands_alone(tokens: Tokens, i: int, forms: Counter[str]) -> bool:
    word = tokens.text[i]
    places = gazetteer()
    return bool(places.country(word) or places.demonym(word)) or forms[word] > 0


def _cut(tokens: Tokens, first: int, last: int, forms: Counter[str]) -> Iterator[Name]:
    """The names of one run: what stands before a title, and the title with the name after it."""
    while last > first and tokens.lower[last - 1] in MONTHS:
        last -= 1
    if first > 1 and tokens.lower[first - 1] in {"of", "for"} and tokens.lower[first - 2] in TITLES:
        while first + 2 < last and tokens.lower[first] in AFTER_OF:  # "Minister for Foreign Affairs Ana Kolt"
            first += 1
    while first + 1 < last and tokens.lower[first] in LEADING and tokens.lower[last - 1] not in ORG_WORDS:
        first += 1
    definite = first > 0 and tokens.lower[first - 1] == "the" and not _modifies(tokens, last)
    media = next((i for i in range(first + 1, last - 1) if tokens.lower[i] in MEDIA_WORDS), None)
    if media and last - media <= 3 and all(forms[tokens.text[i]] > 1 for i in range(media + 1, last)):
        yield from _cut(tokens, first, media + 1, forms)
        first, definite = media + 1, False
    if (
        last - first > 1
        and tokens.initial[first]
        and tokens.lower[first].endswith("ing")
        and not forms[tokens.text[first]]
    ):
        first += 1
    title = _title(tokens, first, last)
    if title is None:
        common = last - first == 1 and (tokens.lower[first] in LEADING or tokens.lower[first] in PERSON_NOUNS)
        if not common and not all(tokens.lower[i] in NEVER_NAMES for i in range(first, last)):
            yield Name(first, last, None, definite)
        return
    begin, end = title
    owner = (first, begin) if begin > first else None
    if owner:
        yield Name(first, begin, None, definite)
    if end < last and tokens.lower[end] == "of" and tokens.lower[begin] not in HONORIFICS:
        start = end + (2 if tokens.lower[end + 1] == "the" else 1)
        yield Name(end, end, title, definite, (start, last))
        yield Name(start, last)
    else:
        yield Name(end, last, title, definite, owner)


def _after_dateline(tokens: Tokens, first: int, last: int) -> int:
    """Where the text of a sentence starts behind "OSTRUN, Velmar (Agency) —"; `first` where it has no dateline."""
    if not (len(tokens.text[first]) > 2 and tokens.text[first].isupper()):
        return first
    for i in range(first + 1, min(first + LONGEST_DATELINE, last - 1)):
        word = tokens.text[i]
        if word in DASHES:
            return i + 1 if not tokens.text[i + 1][0].islower() else first
        if word[0].isalpha() and not word[0].isupper():
            return first
    return first


def _modifies(tokens: Tokens, last: int) -> bool:
    """Whether a common noun follows, so that the article before the name is the noun's."""
    return last < len(tokens) and tokens.tag[last] in {"NN", "NNS", "JJ", "HYPH"} and tokens.text[last][0].islower()


def _title(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Where the title of a run stands; `None` where the run is all name."""
    heads = [i for i in range(first, last) if tokens.lower[i] in TITLES]
    if not heads or (tokens.lower[last - 1] in ORG_WORDS and tokens.lower[first] not in HONORIFICS):
        return None
    begin = heads[0]
    while begin > first and tokens.lower[begin - 1] in PORTFOLIOS:
        begin -= 1
    end = begin
    while end < last and (
        tokens.lower[end] in TITLES or tokens.lower[end] in PORTFOLIOS or tokens.lower[end] in {"-", "."}
    ):
        end += 1
    if end + 1 < last and tokens.lower[end] in {"of", "for"} and tokens.lower[end + 1] in AFTER_OF:
        stop = end + 1
        while stop < last and tokens.lower[stop] in AFTER_OF:
            stop += 1
        end = stop
    if end >= last and begin > first and tokens.lower[last - 1] not in CLOSING_TITLES:
        return None
    if end >= last and last - first == 1 and tokens.lower[first] not in CLOSING_TITLES | HONORIFICS:
        return (begin, end)
    return (begin, end)
