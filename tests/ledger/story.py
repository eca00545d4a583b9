"""The example story as readings, made once for all tests of a run."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from reportedly.model import Reading, article_id

EXAMPLES = Path(__file__).parents[2] / "examples"


@lru_cache(maxsize=1)
def readings() -> tuple[Reading, ...]:
    """The frozen readings of the eight articles."""
    return tuple(Reading.from_json(path.read_bytes()) for path in sorted((EXAMPLES / "readings").glob("*.json")))


def variant(reading: Reading, number: int) -> Reading:
    """The same reading of another article: a line more at its end."""
    text = f"{reading.article.text}\nNo. {number}.\n"
    article = msgspec.structs.replace(reading.article, id=article_id(text), text=text)
    return msgspec.structs.replace(reading, article=article, source_id=f"{reading.source_id}#{number}")
