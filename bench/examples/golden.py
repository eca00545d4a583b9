"""Write the golden readings of the examples and the collection: `python -m bench.examples.golden [NAME …]`.

Look at the difference that git shows before it is committed: a golden reading is one that somebody has looked at.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import msgspec
from bench.examples.story import EXAMPLES, article_of, names, reading_of

from reportedly.ledger import Addition, Ledger, Query, View
from reportedly.model import Reading
from reportedly.views.standing import figures, origins, positions, said, talks, timeline

__all__ = ["GOLDEN", "VIEWS", "golden_text", "view_texts"]

GOLDEN = EXAMPLES / "readings"
VIEWS = EXAMPLES / "views"
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


def view_texts() -> dict[str, str]:
    """Each view of a ledger with the golden readings, as JSON with a row a line."""
    readings = [Reading.from_json((GOLDEN / f"{name}.json").read_bytes()) for name in names()]
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "story.ledger") as ledger:
        ledger.add(*(Addition(reading) for reading in readings))
        with View(ledger) as view:
            rows = {
                "timeline": timeline(view, Query()),
                "said": said(view, Query()),
                "figures": figures(view, Query()),
                "positions": positions(view, Query()),
                "talks": talks(view, Query()),
                "origins": origins(ledger, view, Query()),
            }
            return {name: _value(msgspec.to_builtins(found)) + "\n" for name, found in rows.items()}


def main() -> None:
    """Write the readings of the articles named, or of all, the collection, and the views of a ledger with all."""
    GOLDEN.mkdir(exist_ok=True)
    for name in sys.argv[1:] or names():
        (GOLDEN / f"{name}.json").write_text(golden_text(reading_of(name)), encoding="utf-8")
    COLLECTION.write_text(collection_text(), encoding="utf-8")
    VIEWS.mkdir(exist_ok=True)
    for name, text in view_texts().items():
        (VIEWS / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
