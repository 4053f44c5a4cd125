"""A shipped int8 file's weights as torch weights, to train on from or to put a new sense of likeness on:
`python -m train.recover OUT.pt`. Exported again they give the same int8 weights."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import AttributeProto, GraphProto, numpy_helper
from torch import Tensor

from train.export import ROOM
from train.network import LAYERS, LINK_LAYERS, SENSE_AT, Reader

PARTS = ("qkv", "out", "up", "down")


def recovered(path: Path = ROOM / "reader.onnx") -> dict[str, Tensor]:
    """The state of `train.network.Reader` that an exported file was made from, but for rounding to int8. ValueError
    where the file was exported from another network."""
    graphs = _graphs(onnx.load(str(path)).graph)
    held = {i.name: numpy_helper.to_array(i) for graph in graphs for i in graph.initializer}
    wanted = Reader().state_dict()
    state = {k.removeprefix("reader."): torch.from_numpy(np.array(v)) for k, v in held.items() if k[7:] in wanted}
    for name in {k.removesuffix("_quantized") for k in held if k.startswith("reader.") and k.endswith("_quantized")}:
        state[name.removeprefix("reader.").removesuffix("_Transposed")] = torch.from_numpy(_plain(held, name))
    folded = sorted((k.removesuffix("_quantized") for k in held if re.fullmatch(r"onnx::MatMul_\d+_quantized", k)),
                    key=lambda k: int(k.rsplit("_", 1)[1]))  # fmt: skip
    missing = [name for name in _order(wanted) if name not in state]
    for name, source in zip(missing, folded, strict=True):
        state[name] = torch.from_numpy(_plain(held, source).T.copy())
    for name in ("anchor.weight", "verdict.weight"):
        state[name] = state[name].T.contiguous()
    wrong = [k for k, v in wanted.items() if k not in state or state[k].shape != v.shape]
    if wrong:
        raise ValueError(f"{path}: not this network's weights: {wrong}")
    return state


def _graphs(graph: GraphProto) -> Iterator[GraphProto]:
    """A graph and those of the ways it may take."""
    yield graph
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.type == AttributeProto.GRAPH:
                yield from _graphs(attribute.g)


def _plain(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    """An int8 tensor with its scales, by column, multiplied out."""
    whole = held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"].astype(np.float32)
    scaled: np.ndarray = whole * held[f"{name}_scale"]
    return scaled


def _order(wanted: dict[str, Tensor]) -> list[str]:
    """The matrices of the network in the order in which its graph multiplies by them."""
    found = [f"encoder.layers.{i}.{part}.weight" for i in range(LAYERS) for part in PARTS]
    found += ["roles.0.weight", "roles.2.weight", "names.weight", "token.weight", "hint.weight"]
    found += [f"link.{i}.{part}.weight" for i in range(LINK_LAYERS) for part in PARTS]
    found += ["labels.weight", "extras.weight"]
    return found + [f"sense.{i}.{part}.weight" for i in range(LAYERS - SENSE_AT) for part in PARTS]


if __name__ == "__main__":
    torch.save(recovered(), sys.argv[1])
