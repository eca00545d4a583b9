"""Who speaks in each statement, whom it is told, and who "we" and "I" are inside it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportedly.reading.actors.drafts import Draft
from reportedly.reading.actors.lexicon import DOCUMENT_NOUNS, INDEFINITE, OWN_SPEAKER, TITLES
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.model import Passage, Statement
    from reportedly.reading.actors.drafts import Cast
    from reportedly.reading.actors.names import Names
    from reportedly.reading.actors.resolution import Resolution
    from reportedly.reading.actors.tokens import Tokens

__all__ = ["first_persons", "resolve_speakers", "source_heads", "spoken_of"]

Pair = tuple[int | None, int | None]
# "told the Velmar Post": the verbs whose object is the addressee.
# A mention with one of these tasks in a source is not its head.
DEPENDENT = listed("poss compound amod pobj nmod relcl")
# Where no head is known, a name inside a longer source is likelier a detail than the speaker.
LONGEST_PLAIN_SOURCE = 8
# How many names of a statement's words are looked at.
MOST_NAMED = 50
TELLING = listed("tell inform ask urge assure remind notify advise warn")
SIDES = listed("state armed_group organization government military media")


def source_heads(tokens: Tokens, cast: Cast, names: Names, statements: Sequence[Statement]) -> dict[int, int]:
    """The head token of the source of each statement, by the statement's place in the list."""
    titled = {name.first: name.title[0] for name in names.found if name.title}
    ends = {span[1]: (titled.get(span[0], span[0]), *span) for span in cast.at}
    heads: dict[int, int] = {}
    for k, statement in enumerate(statements):
        if statement.source:
            name = _closing_name(tokens, cast, ends, *_span(tokens, statement.source))
            head = name[1] - 1 if name else _head(tokens, statement.source)
            if head is not None:
                heads[k] = head
    return heads


def spoken_of(
    tokens: Tokens, cast: Cast, statements: Sequence[Statement], heads: dict[int, int]
) -> dict[int, frozenset[int]]:
    """Whom the words of each source name, by the head token of the source; the first `MOST_NAMED` of a passage."""
    named = sorted((span[0], number) for span, number in cast.at.items())
    firsts = [first for first, _ in named]
    barred: dict[int, set[int]] = {}
    for k, head in heads.items():
        for anchor in statements[k].content.anchors:
            start = bisect_left(firsts, tokens.at(anchor.start))
            stop = min(bisect_left(firsts, tokens.at(anchor.end)), start + MOST_NAMED)
            barred.setdefault(head, set()).update(number for _, number in named[start:stop])
    return {head: frozenset(numbers) for head, numbers in barred.items()}


def _span(tokens: Tokens, part: Passage) -> tuple[int, int]:
    """The tokens of a passage's first anchor."""
    anchor = part.anchors[0]
    first = tokens.at(anchor.start)
    last = first
    while last < len(tokens) and tokens.start[last] < anchor.end:
        last += 1
    return first, last


def _head(tokens: Tokens, source: Passage) -> int | None:
    """The token of a source whose syntactic head lies outside it; a noun or pronoun where there are several."""
    first, last = _span(tokens, source)
    outer = [i for i in range(first, last) if not first <= tokens.head[i] < last or tokens.head[i] == i]
    nominal = [i for i in outer if tokens.tag[i][:2] in {"NN", "PR", "WP", "WD"}]
    return next(iter(nominal or outer), None)


def resolve_speakers(walk: Resolution, statements: Sequence[Statement], heads: dict[int, int]) -> list[Pair]:
    """For each statement the drafts of its speaker and its addressee; `None` where they can't be known."""
    pairs: list[Pair] = []
    for k, statement in enumerate(statements):
        speaker = _speaker(walk, statement.source, heads.get(k)) if statement.source else None
        if speaker is None and statement.source is not None and k in heads:
            speaker = _described(walk, statement.source, heads[k])
        pairs.append((speaker, _addressee(walk, statement)))
    return pairs


def _speaker(walk: Resolution, source: Passage, head: int | None) -> int | None:
    tokens = walk.tokens
    first, last = _span(tokens, source)
    number = walk.head.get(head) if head is not None else None
    if number is not None and _is_quantified(walk, first, head or first):
        return None
    if number is not None and head == last - 1 and head + 1 in walk.ends and walk.cast.drafts[number].kind == "person":
        return number
    if number is not None and walk.cast.drafts[number].kind != "unnamed":
        return number
    if head is not None and tokens.lower[head] in OWN_SPEAKER:
        return None
    if number is None and (last - first > LONGEST_PLAIN_SOURCE or _counts(tokens, first)):
        return None
    stop = next((i for i in range(first + 1, last) if tokens.tag[i] in {"IN", "WDT", "WP", "VBD", "VBZ", "VBP"}), last)
    inside = {walk.head[i] for i in range(first, stop) if i in walk.head and tokens.dep[i] not in DEPENDENT}
    named = {n for n in inside if walk.cast.drafts[n].kind == "person" and n != number}
    if number is not None:  # "his wife and then candidate Ana Kolt"
        return next(iter(named)) if len(named) == 1 and not walk.cast.drafts[number].plural else number
    return next(iter(inside)) if len(inside) == 1 else None


def _closing_name(
    tokens: Tokens, cast: Cast, ends: dict[int, tuple[int, int, int]], first: int, last: int
) -> tuple[int, int] | None:
    """The person's name that ends a source that is one plain noun phrase ("Ostrun police Chief Ana Kolt").

    `ends` maps the token after a name to where its title starts, and to its range.
    """
    if last not in ends or _counts(tokens, first):
        return None
    title, *name = ends[last]
    span = (name[0], name[1])
    if span[0] < first or not all(_before_name(tokens, i) for i in range(first, title)):
        return None
    return span if cast.drafts[cast.at[span]].kind == "person" else None


def _described(walk: Resolution, source: Passage, head: int) -> int | None:
    """An unnamed actor for a source that a common noun heads ("aid monitors in Dasht"), known by its description."""
    tokens = walk.tokens
    if tokens.tag[head] not in {"NN", "NNS"} or head in walk.head or tokens.lower[head] in DOCUMENT_NOUNS:
        return None
    first, last = _span(tokens, source)
    last = min(last, head + 1)
    while first < head and tokens.tag[first] in {"DT", "PDT", "CC", "``", ","}:
        first += 1
    if not first <= head or last - first > LONGEST_PLAIN_SOURCE:
        return None
    words = tokens.words(first, last)
    key = (words.lower(), None)
    if key not in walk.unnamed:
        draft = Draft(kind="unnamed", plural=tokens.tag[head] == "NNS", named=False)
        draft.names[words] += 1
        owner = next((walk.head[i] for i in range(first, head) if i in walk.head), None)
        if owner is not None:
            draft.roles.append((tokens.words(head, last), owner))
        walk.unnamed[key] = walk.cast.add(draft)
    number = walk.unnamed[key]
    walk.cast.drafts[number].mentions.append((first, last))
    walk.note(number, head)
    return number


def _before_name(tokens: Tokens, i: int) -> bool:
    """Whether a token may stand before a name as part of its title ("Minister for Roads Ana Kolt")."""
    if tokens.tag[i] == "IN":
        return tokens.lower[i] in {"of", "for"} and tokens.lower[i - 1] in TITLES and tokens.text[i - 1][0].isupper()
    return tokens.tag[i][:2] in {"NN", "JJ", "DT", "PO", "HY", "CD"}


def _is_quantified(walk: Resolution, first: int, head: int) -> bool:
    """Whether the source is so many of a people ("many Velmarians"), who are nobody in particular."""
    tokens = walk.tokens
    return tokens.lower[head].endswith("s") and _counts(tokens, first)


def _counts(tokens: Tokens, first: int) -> bool:
    return tokens.tag[first] == "CD" or tokens.lower[first] in INDEFINITE - {"a", "an", "one", "another", "other"}


def _addressee(walk: Resolution, statement: Statement) -> int | None:
    cue = statement.cue
    if cue is None or cue.lemma not in TELLING:
        return None
    tokens = walk.tokens
    i = tokens.at(cue.end)
    stop = min(len(tokens), i + 8)
    source = {tokens.at(a.start) for a in statement.source.anchors} if statement.source else set()
    while i < stop and tokens.tag[i] in {"DT", "JJ", "NN", "NNP", "NNPS", "HYPH", "PRP"}:
        if tokens.dep[i] in {"dobj", "dative", "pobj"} and i in walk.head and i not in source:
            return walk.head[i]
        i += 1
    return None


def first_persons(walk: Resolution, statements: Sequence[Statement], pairs: list[Pair]) -> None:
    """Resolves "I" and "we" inside quotations, outermost first, and the statements whose source they are.

    "we" is the speaker's side where a role names one, else the speaker.
    """
    tokens = walk.tokens
    order = sorted(range(len(statements)), key=lambda k: -sum(a.end - a.start for a in statements[k].content.anchors))
    owner: dict[int, int] = {}
    for k in order:
        for anchor in statements[k].content.anchors:
            i = tokens.at(anchor.start)
            while i < len(tokens) and tokens.start[i] < anchor.end:
                if tokens.lower[i] in OWN_SPEAKER and (tokens.quoted[i] or statements[k].manner == "direct"):
                    owner[i] = k
                i += 1
    sources = {}
    for k, statement in enumerate(statements):
        if statement.source:
            first, last = _span(tokens, statement.source)
            sources.update({i: k for i in range(first, last) if tokens.lower[i] in OWN_SPEAKER})
    for i in sorted(owner, key=lambda i: (order.index(owner[i]) if len(order) < 400 else 0, i)):
        speaker = pairs[owner[i]][0]
        if speaker is None:
            continue
        meant = _side(walk, speaker) if tokens.lower[i] in {"we", "us", "our", "ours", "ourselves"} else speaker
        walk.cast.drafts[meant].mentions.append((i, i + 1))
        walk.head[i] = meant
        if i in sources and pairs[sources[i]][0] is None:
            pairs[sources[i]] = (meant, pairs[sources[i]][1])


def _side(walk: Resolution, number: int) -> int:
    for _, of in walk.cast.drafts[number].roles:
        if of is not None and walk.cast.drafts[of].kind in SIDES:
            return of
    return number
