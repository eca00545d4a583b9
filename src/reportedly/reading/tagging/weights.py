"""The shipped weights: where they lie, and that they are whole."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportedly.errors import RunAborted
from reportedly.reading.tagging.assembly import Biases, Judge

SHIPPED: Final = Path(__file__).parent / "weights"
MANIFEST: Final = "manifest.json"
MODEL, TOKENIZER, LINKERS = "model.onnx", "tokenizer.json", "linkers.npz"
_NEXT_STEP = "reinstall reportedly, or make them again with 'make train-attribution'"


@dataclass(frozen=True, slots=True)
class Weights:
    """Checked files of one model."""

    model: bytes
    tokenizer: bytes
    linkers: bytes
    biases: Biases
    judge: Judge
    version: str


def read_weights(folder: Path) -> Weights:
    """Read a folder of weights whole and check each file against the digest in its manifest.

    Raises `RunAborted` where a file is missing, unreadable or not the one that the manifest names.
    """
    manifest = _manifest(folder)
    try:
        digests = {str(name): str(digest) for name, digest in manifest["sha256"].items()}
        biases = Biases(**{str(role): float(value) for role, value in manifest["biases"].items()})
        judge = _judge(manifest.get("judge"))
        version = str(manifest["version"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RunAborted(f"damaged weights: {folder / MANIFEST} lacks or garbles {error}; {_NEXT_STEP}") from error
    files = {name: _checked(folder / name, digests.get(name, "none")) for name in (MODEL, TOKENIZER, LINKERS)}
    return Weights(files[MODEL], files[TOKENIZER], files[LINKERS], biases, judge, version)


def _judge(entry: dict[str, Any] | None) -> Judge:
    """The manifest's judge; weights that were never tuned have none, and all is kept."""
    if entry is None:
        return Judge()
    return Judge(tuple(float(weight) for weight in entry["weights"]), float(entry["least"]))


def digest_of(content: bytes) -> str:
    """Hex SHA-256."""
    return hashlib.sha256(content).hexdigest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RunAborted(f"missing weights: {path} can't be read ({error.strerror}); {_NEXT_STEP}") from error


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest = json.loads(_read(path))
    except ValueError as error:
        raise RunAborted(f"damaged weights: {path} is not JSON; {_NEXT_STEP}") from error
    if not isinstance(manifest, dict):
        raise RunAborted(f"damaged weights: {path} is not an object; {_NEXT_STEP}")
    return manifest


def _checked(path: Path, expected: str) -> bytes:
    content = _read(path)
    found = digest_of(content)
    if found != expected:
        raise RunAborted(
            f"damaged weights: {path} has SHA-256 {found[:12]}…, the manifest names {expected[:12]}…; {_NEXT_STEP}"
        )
    return content
