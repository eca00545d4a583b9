"""Which language a text is in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

__all__ = ["language_of"]

ENOUGH = 60  # letters; below it a headline of names reads as any language
SURE = 0.9
SAMPLE = 3_000  # code points, from the beginning, the middle and the end of a long text


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads a model of 5 MB

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of a text is in; `None` where it is too short or too unlike any."""
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < ENOUGH:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= SURE else None


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    part, middle = SAMPLE // 3, len(text) // 2
    return f"{text[:part]}\n{text[middle : middle + part]}\n{text[-part:]}"
