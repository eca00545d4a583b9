"""The numpy linker is the torch one."""

import numpy as np
import pytest

from reportedly.reading.tagging.linking import read_linker


def test_numpy_linker_scores_as_the_torch_one() -> None:
    torch = pytest.importorskip("torch", reason="torch is installed only where the tagger is trained")
    from training.attribution.model import Linker  # noqa: PLC0415

    from reportedly.reading.tagging.linking import same_piece, span_distances  # noqa: PLC0415

    torch.manual_seed(1)
    twin = Linker(8)
    torch.nn.init.normal_(twin.distance.weight)
    torch.nn.init.normal_(twin.same_piece.weight)
    weights = {f"x.{name}": value.detach().numpy() for name, value in twin.state_dict().items()}
    hidden = np.random.default_rng(1).normal(size=(20, 8)).astype(np.float32)
    piece = np.repeat([0, 1], 10)
    deps, heads = [(1, 3), (12, 12)], [(5, 6), (8, 8), (14, 19)]
    ends = [
        torch.from_numpy(np.concatenate([hidden[[a for a, _ in s]], hidden[[b for _, b in s]]], -1))
        for s in (deps, heads)
    ]
    expected = twin(
        *ends, torch.from_numpy(span_distances(deps, heads)), torch.from_numpy(same_piece(deps, heads, piece))
    )
    found = read_linker(weights, "x").score(hidden, deps, heads, piece)
    assert np.allclose(found, expected.detach().numpy(), atol=1e-5)
