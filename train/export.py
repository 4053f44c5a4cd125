"""Export a trained reader to one int8 ONNX file: `python -m train.export WEIGHTS OUT.onnx`."""

import hashlib
import sys
import tempfile
from pathlib import Path

import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train.network import Reader

PROPOSED = 0.08  # chance from which a piece is linked as a cue
MOST = 32  # cues tried in a window: bounds memory on hostile text; news of PolNeAR has at most 24
INPUTS = ["ids", "forms", "heads"]
OUTPUTS = ["names", "likeness", "at", "labels", "extras", "verdict"]


class Whole(nn.Module):
    """Both passes in one graph: windows in; names, vectors and a linked reading for each cue out."""

    def __init__(self, reader: Reader) -> None:
        """Take a trained reader."""
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, forms: Tensor, heads: Tensor) -> tuple[Tensor, ...]:
        """Take piece ids, forms and a mask of pieces that may be a cue's first, all [1, n]."""
        found = self.reader(ids, forms, None)
        chance = torch.sigmoid(found.roles[:, :, 0]) * heads
        best, place = F.pad(chance, (0, MOST)).topk(MOST, dim=1)
        at = place[0, torch.nonzero(best[0] > PROPOSED)[:, 0]]
        labels, extras, verdict = self.reader.linked(found, torch.ones_like(heads), torch.zeros_like(at), at)
        names = torch.softmax(found.names, -1)
        return (names, self.reader.like(found.states), at, torch.log_softmax(labels, -1),
                torch.log_softmax(extras, -1), verdict)  # fmt: skip


def export(weights: Path, out: Path) -> str:
    """Write the int8 file and return its sha256."""
    reader = Reader().eval()
    mine = reader.state_dict()
    held = {k: v for k, v in torch.load(weights).items() if mine[k].shape == v.shape}
    reader.load_state_dict(held, strict=False)
    whole = Whole(reader).eval()
    ids = torch.randint(1000, 2000, (1, 40))
    axes = {name: {1: "n"} for name in (*INPUTS, "names", "likeness")}
    axes |= {name: {0: "k"} for name in ("at", "labels", "extras", "verdict")}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        inputs = (ids, torch.zeros_like(ids), torch.ones(1, 40))
        torch.onnx.export(whole, inputs, str(full), opset_version=17, dynamo=False, input_names=INPUTS,
                          output_names=OUTPUTS, dynamic_axes=axes)  # fmt: skip
        quantize(full, out)
    return hashlib.sha256(out.read_bytes()).hexdigest()


def quantize(full: Path, out: Path) -> None:
    """Dynamic int8 by channel, embeddings too."""
    quantize_dynamic(str(full), str(out), per_channel=True, weight_type=QuantType.QInt8,
                     op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                     extra_options={"MatMulConstBOnly": True})  # fmt: skip


if __name__ == "__main__":
    print(export(Path(sys.argv[1]), Path(sys.argv[2])))
