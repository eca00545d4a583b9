"""Write the golden readings of the examples and the collection: `python -m bench.examples.golden [NAME …]`.

Look at the difference that git shows before it is committed: a golden reading is one that somebody has looked at.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import msgspec
from bench.examples.story import EXAMPLES, article_of, names, reading_of

if TYPE_CHECKING:
    from reportedly.model import Reading

__all__ = ["GOLDEN", "golden_text"]

GOLDEN = EXAMPLES / "readings"
COLLECTION = EXAMPLES / "story.jsonl"


def golden_text(reading: Reading) -> str:
    """The record with an entry a line, so that a difference in one entry is a difference in one line."""
    built = msgspec.to_builtins(reading)
    parts = [f" {json.dumps(key)}: {_value(value)}" for key, value in built.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: object) -> str:
    if isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in value) + "\n ]"
    return json.dumps(value, ensure_ascii=False)


def collection_text() -> str:
    """All articles as JSONL, as a caller would hand them over."""
    lines = []
    for name in names():
        article = article_of(name)
        line = {"id": name, "outlet": article.outlet, "published": article.published.value, "title": article.title}
        lines.append(json.dumps({**line, "text": article.text}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the readings of the articles named, or of all, and the collection."""
    GOLDEN.mkdir(exist_ok=True)
    for name in sys.argv[1:] or names():
        (GOLDEN / f"{name}.json").write_text(golden_text(reading_of(name)), encoding="utf-8")
    COLLECTION.write_text(collection_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
