"""A trained checkpoint to the folder that ships: int8 ONNX, linkers, tokenizer, manifest with digests."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from training.attribution.manifest import write_manifest
from training.attribution.model import TaggerModel
from training.attribution.train import load_tokenizer

from reportedly.reading.tagging.assembly import Biases
from reportedly.reading.tagging.features import SIZES
from reportedly.reading.tagging.tagger import INPUTS
from reportedly.reading.tagging.weights import LINKERS, MODEL, TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor


def averaged(checkpoints: Sequence[Path], encoder: Path) -> TaggerModel:
    """A model whose weights are the mean of the checkpoints' (runs that share their start, see `HEAD_SEED`)."""
    model = TaggerModel(encoder)
    states: list[dict[str, Tensor]] = [torch.load(path, weights_only=True) for path in checkpoints]
    model.load_state_dict({name: sum(s[name] for s in states) / len(states) for name in states[0]})
    return model.eval()


def export(
    model: TaggerModel,
    encoder: Path,
    folder: Path,
    *,
    version: str,
    biases: Biases | None = None,
    reduce_range: bool = False,
    int8: bool = True,
) -> None:
    """Write a folder that `load_tagger` reads; a batch holds one window, of any length up to 512."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        _write_graph(model, plain)
        _fuse(model, plain, fused)
        if int8:
            _quantise(fused, folder / MODEL, reduce_range=reduce_range)
        else:
            (folder / MODEL).write_bytes(fused.read_bytes())
    load_tokenizer(encoder).save(str(folder / TOKENIZER), pretty=False)
    linkers = {
        name: value.detach().numpy().astype(np.float16)
        for name, value in model.state_dict().items()
        if name.startswith(("cue_of_content.", "source_of_cue."))
    }
    np.savez_compressed(folder / LINKERS, **linkers)
    write_manifest(folder, version=version, biases=biases or Biases())


def _write_graph(model: TaggerModel, path: Path) -> None:
    length = 40
    ids = torch.randint(1000, 20000, (1, length))
    features = torch.stack([torch.randint(0, size, (1, length)) for size in SIZES.values()], 1)
    head = torch.randint(0, length, (1, length))
    torch.onnx.export(
        model,
        (ids, features, head),
        str(path),
        input_names=list(INPUTS),
        output_names=["logits", "hidden"],
        dynamic_axes={"ids": {1: "l"}, "features": {2: "l"}, "head": {1: "l"}, "logits": {1: "l"}, "hidden": {1: "l"}},
        opset_version=17,
        dynamo=False,
    )


def _fuse(model: TaggerModel, plain: Path, fused: Path) -> None:
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    width = model.words.embedding_dim
    heads = model.layers[0].heads
    better = optimizer.optimize_model(
        str(plain), model_type="bert", num_heads=heads, hidden_size=width, optimization_options=options, opt_level=1
    )
    print("fused", better.get_fused_operator_statistics())
    better.save_model_to_file(str(fused))


def _quantise(fused: Path, path: Path, *, reduce_range: bool) -> None:
    graph = onnx.load(str(fused)).graph
    small = [n.name for n in graph.node if n.op_type == "MatMul" and _last_width(graph, n.input[1]) in range(1, 16)]
    quantize_dynamic(
        str(fused),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=reduce_range,
        nodes_to_exclude=small,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    split_norms(path)


def split_norms(path: Path) -> None:
    """Write each SkipLayerNormalization of the model as additions and a LayerNormalization.

    ONNX Runtime's fused kernel for CPU is scalar: 0.39 ms for 140 by 384 values, 0.07 ms for its parts (1.32).
    """
    model = onnx.load(str(path))
    nodes = [part for node in model.graph.node for part in _split_norm(node)]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, str(path))


def _split_norm(node: onnx.NodeProto) -> list[onnx.NodeProto]:
    if node.op_type != "SkipLayerNormalization":
        return [node]
    value, skip, scale, shift, *bias = node.input
    added = []
    for number, term in enumerate([*bias, skip]):
        added.append(onnx.helper.make_node("Add", [value, term], [f"{node.name}_sum_{number}"]))
        value = f"{node.name}_sum_{number}"
    epsilon = next(a.f for a in node.attribute if a.name == "epsilon")
    norm = onnx.helper.make_node("LayerNormalization", [value, scale, shift], [node.output[0]], epsilon=epsilon)
    return [*added, norm]


def _last_width(graph: onnx.GraphProto, name: str) -> int:
    """The last dimension of an initialiser; 0 for what is none."""
    return next((int(t.dims[-1]) for t in graph.initializer if t.name == name), 0)
