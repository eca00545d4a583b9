"""The manifest beside the weights: what they are, how to decode them, what they must hash to."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from reportedly.reading.tagging.weights import LINKERS, MANIFEST, MODEL, TOKENIZER, digest_of

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.reading.tagging.assembly import Biases, Judge


def write_manifest(folder: Path, *, version: str, biases: Biases, judge: Judge | None = None) -> None:
    """Digests of the files as they lie there, and how to decode."""
    manifest = {
        "version": version,
        "biases": asdict(biases),
        "sha256": {name: digest_of((folder / name).read_bytes()) for name in (MODEL, TOKENIZER, LINKERS)},
    }
    if judge:
        manifest["judge"] = asdict(judge)
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
