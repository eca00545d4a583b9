"""The tagger as a torch module: a small BERT, features of the words and the parse, a tag head and two linkers.

The BERT is written out so that its graph exports cleanly and training needs nothing but torch and safetensors.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from reportedly.reading.tagging.decoding import LABELS
from reportedly.reading.tagging.features import SIZES

if TYPE_CHECKING:
    from pathlib import Path

LINK = 128
MASK = 103


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """(batch, length, width) to the same; `bias` is added to attention scores, (batch, 1, 1, length)."""
        batch, length, width = x.shape
        split = (batch, length, self.heads, width // self.heads)
        query, key, value = (f(x).reshape(split).permute(0, 2, 1, 3) for f in (self.query, self.key, self.value))
        if torch.onnx.is_in_onnx_export():
            scores = torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(width // self.heads)
            mixed = torch.matmul(torch.softmax(scores, -1), value)
        else:
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        x = self.attention_norm(self.out(mixed.permute(0, 2, 1, 3).reshape(batch, length, width)) + x)
        return self.norm(self.down(F.gelu(self.up(x))) + x)


class Linker(nn.Module):
    """Scores of heads for each dependent span, after Dozat and Manning; the last column is "no head".

    Mirrored in numpy by `reportedly.reading.tagging.linking`.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.dep, self.head = nn.Linear(2 * width, LINK), nn.Linear(2 * width, LINK)
        self.bilinear = nn.Parameter(torch.eye(LINK) * 0.1)
        self.head_bias, self.none = nn.Linear(LINK, 1), nn.Linear(LINK, 1)
        self.distance, self.same_piece = nn.Embedding(16, 1), nn.Embedding(2, 1)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.same_piece.weight)

    def forward(self, deps: Tensor, heads: Tensor, distance: Tensor, same_piece: Tensor) -> Tensor:
        """(d, 2w) and (h, 2w) span ends, (d, h) distance buckets and flags, to (d, h + 1) scores."""
        d = torch.relu(self.dep(deps))
        none = self.none(d)
        if not len(heads):
            return none
        h = torch.relu(self.head(heads))
        scores = d @ self.bilinear @ h.T + self.head_bias(h).T
        scores = scores + self.distance(distance).squeeze(-1) + self.same_piece(same_piece).squeeze(-1)
        return torch.cat([scores, none], -1)


class TaggerModel(nn.Module):
    """`forward` gives tag logits (batch, length, 7) and hidden states (batch, length, width)."""

    def __init__(self, encoder: Path, dropout: float = 0.1) -> None:
        """Read `config.json` and `model.safetensors` of a BERT; fresh parts are drawn from torch's global seed."""
        super().__init__()
        config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"])
            for _ in range(config["num_hidden_layers"])
        )
        self.features = nn.ModuleDict({name: nn.Embedding(size, width) for name, size in SIZES.items()})
        for table in self.features.values():
            nn.init.normal_(table.weight, std=0.01)
        self.of_head = nn.Linear(width, width, bias=False)
        nn.init.normal_(self.of_head.weight, std=0.002)
        self.dropout = nn.Dropout(dropout)
        self.tag, self.tag_head = nn.Linear(width, len(LABELS)), nn.Linear(width, len(LABELS), bias=False)
        nn.init.zeros_(self.tag_head.weight)
        self.cue_of_content, self.source_of_cue = Linker(width), Linker(width)
        self._read(load_file(encoder / "model.safetensors"))
        self.words.weight.requires_grad_(requires_grad=False)
        self.positions.weight.requires_grad_(requires_grad=False)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """Pretrained parameters that are trained on."""
        return [*self.norm.parameters(), *self.layers.parameters()]

    def head_parameters(self) -> list[nn.Parameter]:
        """Parameters that start fresh."""
        parts = (self.features, self.of_head, self.tag, self.tag_head, self.cue_of_content, self.source_of_cue)
        return [p for part in parts for p in part.parameters()]

    def forward(self, ids: Tensor, features: Tensor, head: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """`ids`, `head`: (batch, length); `features`: (batch, `len(SIZES)`, length) in `SIZES`' order.

        `mask` is True on real subwords; None stands for no padding.
        """
        x = self.words(ids)
        at_head = head.unsqueeze(-1).expand(-1, -1, x.shape[-1])
        embedded = x + self.of_head(torch.gather(x, 1, at_head))
        for row, table in enumerate(self.features.values()):
            embedded = embedded + table(features[:, row])
        x = self.norm(embedded + self.positions.weight[: ids.shape[1]])
        bias = None if mask is None else torch.where(mask, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        hidden = self.dropout(x)
        return self.tag(hidden) + torch.gather(
            self.tag_head(hidden), 1, head.unsqueeze(-1).expand(-1, -1, len(LABELS))
        ), x

    def _read(self, weights: dict[str, Tensor]) -> None:
        weights = {name.removeprefix("bert."): value for name, value in weights.items()}
        with torch.no_grad():
            self.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(
                weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
            )
            _copy(self.norm, weights, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                stem = f"encoder.layer.{number}."
                for part, name in (
                    ("query", "attention.self.query"),
                    ("key", "attention.self.key"),
                    ("value", "attention.self.value"),
                    ("out", "attention.output.dense"),
                    ("attention_norm", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm", "output.LayerNorm"),
                ):
                    _copy(layer.get_submodule(part), weights, stem + name)


def _copy(module: nn.Module, weights: dict[str, Tensor], stem: str) -> None:
    for name, parameter in module.named_parameters():
        parameter.copy_(weights[f"{stem}.{name}"])
