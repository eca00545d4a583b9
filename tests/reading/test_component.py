"""The reading as a spaCy component."""

from __future__ import annotations

import spacy

from reportedly.model import Reading
from reportedly.reading.parsing import load_language

TEXT = "The Kesh Front said that it would not sign the truce."


def test_the_component_sets_the_reading_and_its_spans() -> None:
    nlp = spacy.load(load_language().meta["lang"] + "_" + load_language().meta["name"])
    nlp.add_pipe("reportedly")
    doc = nlp(TEXT)
    assert isinstance(doc._.reading, Reading)
    assert doc._.reading.article.text == TEXT
    spans = [(span.label_, span.id_, span.text) for span in doc.spans["statements"]]
    assert ("source", "s1", "The Kesh Front") in spans
    assert ("cue", "s1", "said") in spans
