"""What the tagger sees of each word besides its letters: shape, quotation state and parse.

Every value is a small non-negative integer, an index into an embedding of the model; training and
runtime share this one copy. Index 0 means "none or unknown" in all of them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LENGTH, SENT_START, TAG
from spacy.tokens import Doc

from reportedly.reading.masking import name_kinds

Ints = NDArray[np.int64]
Name = tuple[int, str]  # which of `masking.MASKS` stands for it, and the word in lower case

# The order is part of the weights: append, never reorder.
TAGS: Final = (
    "$",
    "''",
    ",",
    "-LRB-",
    "-RRB-",
    ".",
    ":",
    "ADD",
    "AFX",
    "CC",
    "CD",
    "DT",
    "EX",
    "FW",
    "HYPH",
    "IN",
    "JJ",
    "JJR",
    "JJS",
    "LS",
    "MD",
    "NFP",
    "NN",
    "NNP",
    "NNPS",
    "NNS",
    "PDT",
    "POS",
    "PRP",
    "PRP$",
    "RB",
    "RBR",
    "RBS",
    "RP",
    "SYM",
    "TO",
    "UH",
    "VB",
    "VBD",
    "VBG",
    "VBN",
    "VBP",
    "VBZ",
    "WDT",
    "WP",
    "WP$",
    "WRB",
    "XX",
    "_SP",
    "``",
)
DEPS: Final = (
    "ROOT",
    "acl",
    "acomp",
    "advcl",
    "advmod",
    "agent",
    "amod",
    "appos",
    "attr",
    "aux",
    "auxpass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "csubj",
    "csubjpass",
    "dative",
    "dep",
    "det",
    "dobj",
    "expl",
    "intj",
    "mark",
    "meta",
    "neg",
    "nmod",
    "npadvmod",
    "nsubj",
    "nsubjpass",
    "nummod",
    "oprd",
    "parataxis",
    "pcomp",
    "pobj",
    "poss",
    "preconj",
    "predet",
    "prep",
    "prt",
    "punct",
    "quantmod",
    "relcl",
    "xcomp",
)
ENTITIES: Final = (
    "CARDINAL",
    "DATE",
    "EVENT",
    "FAC",
    "GPE",
    "LANGUAGE",
    "LAW",
    "LOC",
    "MONEY",
    "NORP",
    "ORDINAL",
    "ORG",
    "PERCENT",
    "PERSON",
    "PRODUCT",
    "QUANTITY",
    "TIME",
    "WORK_OF_ART",
)

# Words that stand for names, adjectives of names and peoples; common ones that mean nothing else.
STAND_INS: Final = (
    (
        "Smith",
        "Johnson",
        "Williams",
        "Jones",
        "Davis",
        "Miller",
        "Wilson",
        "Anderson",
        "Thomas",
        "Taylor",
        "Jackson",
        "Martin",
        "Thompson",
        "Harris",
        "Clark",
        "Lewis",
        "Robinson",
        "Allen",
        "Scott",
        "Adams",
        "Nelson",
        "Mitchell",
        "Roberts",
        "Phillips",
        "Evans",
        "Collins",
        "Edwards",
        "Stewart",
        "Morris",
        "Murphy",
        "Rogers",
        "Peterson",
        "Kelly",
        "Howard",
        "Richardson",
        "Watson",
        "Bennett",
        "Hughes",
        "Patterson",
        "Simmons",
        "Bryant",
        "Russell",
        "Griffin",
        "Hayes",
        "Sullivan",
        "Wallace",
        "Owens",
        "Reynolds",
    ),
    ("Norwegian", "Danish", "Swedish", "Italian", "Austrian", "Scottish", "Canadian", "Australian"),
    ("Italians", "Austrians", "Canadians", "Australians", "Hungarians", "Danes", "Scots"),
)

_ADJECTIVE: Final = TAGS.index("JJ") + 1

# Sizes of the embeddings, one row for each index that can occur.
SIZES: Final = {
    "shape": 7,
    "quote": 4,
    "place": 4,
    "tag": len(TAGS) + 1,
    "dep": len(DEPS) + 1,
    "entity": len(ENTITIES) + 1,
    "hop": 16,
}

_STEPS = np.array([1, 2, 4, 8, 16, 32, 64])
_OPENERS = "“„«"
_CLOSERS = "”»"


def distance_bucket(distance: NDArray[np.int64]) -> Ints:
    """Signed distances to 0..15: eight steps, doubling, each way; 0 and -1 share bucket 0."""
    steps: Ints = np.searchsorted(_STEPS, np.abs(distance), side="left").astype(np.int64)
    return steps + np.where(distance > 0, 8, 0)


def word_shape(word: str) -> int:
    """1 lower, 2 Capitalised or one capital, 3 CAPITALS, 4 with a digit, 5 mixed, 6 no letter first, 0 empty."""
    if not word:
        return 0
    if any(c.isdigit() for c in word):
        return 4
    if not word[0].isalpha():
        return 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 5


def quote_states(words: Sequence[str]) -> list[int]:
    """For the words of one line: 0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing one.

    A straight mark opens when outside and closes when inside; an unbalanced line ends where it ends.
    """
    states: list[int] = []
    inside = False
    for word in words:
        if word == '"':
            inside = not inside
            states.append(2 if inside else 3)
        elif len(word) == 1 and word in _OPENERS:
            inside = True
            states.append(2)
        elif len(word) == 1 and word in _CLOSERS:
            inside = False
            states.append(3)
        else:
            states.append(int(inside))
    return states


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of one text as parallel arrays, one value a spaCy token.

    `starts` and `ends` are code points in the text, `head` is the index of the head token (a root is its own).
    """

    starts: Ints
    ends: Ints
    tag: Ints
    dep: Ints
    entity: Ints
    head: Ints
    opens_sentence: NDArray[np.bool_]
    names: Sequence[Name | None]

    @property
    def hop(self) -> Ints:
        """Direction and distance, in tokens, from each token to its head, as a bucket."""
        return distance_bucket(self.head - np.arange(len(self.head)))


def read_parse(doc: Doc) -> Parse:
    """Take tags, dependencies and entities out of `doc`; labels the model was not trained on become 0."""
    cells = doc.to_array([IDX, LENGTH, TAG, DEP, ENT_TYPE, HEAD, SENT_START])
    cells = cells.reshape(len(doc), 7)
    signed = cells.astype(np.int64)
    starts = signed[:, 0]
    tags = _indices(doc, cells[:, 2], TAGS)
    return Parse(
        starts=starts,
        ends=starts + signed[:, 1],
        tag=tags,
        dep=_indices(doc, cells[:, 3], DEPS),
        entity=_indices(doc, cells[:, 4], ENTITIES),
        head=np.arange(len(doc)) + signed[:, 5],
        opens_sentence=signed[:, 6] == 1,
        names=names_of(doc, tags),
    )


def names_of(doc: Doc, tags: Ints) -> list[Name | None]:
    """For each token what it is a name of, else None.

    Whether a name is an adjective is not for its ending to say ("Iran"): most of its mentions must be tagged as one.
    """
    kinds = name_kinds(doc)
    forms = [token.lower_ for token in doc]
    taken: Counter[str] = Counter()
    for kind, form, tag in zip(kinds, forms, tags.tolist(), strict=True):
        taken[form] += 0 if kind != 2 else 1 if tag == _ADJECTIVE else -1
    return [
        (kind if kind != 2 or taken[form] > 0 else 1, form) if kind else None
        for kind, form in zip(kinds, forms, strict=True)
    ]


def _indices(doc: Doc, hashes: NDArray[np.uint64], names: Sequence[str]) -> Ints:
    known = {name: index + 1 for index, name in enumerate(names)}
    values, inverse = np.unique(hashes, return_inverse=True)
    rows = [known.get(doc.vocab.strings[int(value)], 0) if value else 0 for value in values]
    return np.array(rows, dtype=np.int64)[inverse.reshape(-1)] if rows else np.zeros(0, dtype=np.int64)
