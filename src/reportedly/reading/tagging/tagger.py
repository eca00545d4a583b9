"""The attribution tagger at run time: ONNX Runtime on one thread, no torch."""

import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime as ort
from spacy.tokens import Doc
from tokenizers import Tokenizer

from reportedly.errors import RunAborted
from reportedly.reading.tagging.assembly import Biases, Linkers, TaggedAttribution, read_attributions
from reportedly.reading.tagging.features import SIZES, Parse, read_parse
from reportedly.reading.tagging.linking import Array, read_linker
from reportedly.reading.tagging.weights import SHIPPED, Weights, read_weights
from reportedly.reading.tagging.windows import Span, Window, cut_windows

INPUTS: Final = ("ids", "features", "head")
AT_ONCE: Final = 32  # windows that are decoded together; their hidden states are 10 MB
SLOW_FUSIONS: Final = ["SkipLayerNormFusion", "BiasSkipLayerNormFusion"]  # a scalar kernel, six times its parts' time


class Tagger:
    """Finds attributions in parsed text; made by `load_tagger`. Safe to share between threads."""

    def __init__(self, weights: Weights) -> None:
        """Open the session; raises `RunAborted` where ONNX Runtime refuses the model."""
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = ort.InferenceSession(
                weights.model, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
            )
        except Exception as error:  # ONNX Runtime's errors share no base class
            raise RunAborted(
                f"ONNX Runtime {ort.__version__} refuses model {weights.version}: {error}; install onnxruntime>=1.18"
            ) from error
        self._tokenizer = read_tokenizer(weights.tokenizer)
        arrays = dict(np.load(io.BytesIO(weights.linkers)))
        self._linkers = Linkers(read_linker(arrays, "cue_of_content"), read_linker(arrays, "source_of_cue"))
        self._biases = weights.biases
        self._judge = weights.judge
        self.version = weights.version

    def tag(self, doc: Doc, skip: Sequence[Span] = ()) -> list[TaggedAttribution]:
        """Attributions of `doc.text` in text order of their windows; ranges index `doc.text` in code points.

        `doc` needs tags, dependencies and entities of an English spaCy model; its lines are its paragraphs.
        `skip` holds code-point ranges that are not read. One window is run at a time, so that the result
        for a window does not depend on its neighbours, and time is linear in the text.
        """
        found: list[TaggedAttribution] = []
        windows = self.run(doc.text, read_parse(doc), skip)
        while scored := list(islice(windows, AT_ONCE)):
            found += read_attributions(scored, self._linkers, self._biases, self._judge)
        return found

    def run(self, text: str, parse: Parse, skip: Sequence[Span] = ()) -> Iterator[tuple[Window, Array, Array]]:
        """Windows of `text` with their logits (length, 7) and hidden states (length, width), not yet decoded."""
        for window in cut_windows(text, parse, self._tokenizer, skip):
            logits, hidden = self._session.run(None, model_inputs(window))
            yield window, logits[0], hidden[0]

    @property
    def linkers(self) -> Linkers:
        """The learned linkers, for tuning."""
        return self._linkers

    @property
    def biases(self) -> Biases:
        """What decoding adds to the logits."""
        return self._biases


def model_inputs(window: Window) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]:
    """A batch of one window, by the names in `INPUTS`."""
    features = np.stack([window.features[name] for name in SIZES])
    return dict(zip(INPUTS, (window.ids[None], features[None], window.head[None]), strict=True))


def read_tokenizer(content: bytes) -> Tokenizer:
    """A tokenizer out of its JSON, neither cutting nor padding."""
    tokenizer = Tokenizer.from_buffer(content)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def load_tagger(folder: Path | None = None) -> Tagger:
    """The tagger in `folder`, the shipped one by default; kept, so a second call is free.

    Raises `RunAborted` where the weights are missing or damaged.
    """
    return _load((folder or SHIPPED).resolve())


@lru_cache(maxsize=2)
def _load(folder: Path) -> Tagger:
    return Tagger(read_weights(folder))
