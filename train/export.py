"""Export a trained reader to one int8 ONNX file: `python -m train.export WEIGHTS OUT.onnx`."""

import hashlib
import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train.network import Reader

PROPOSED = 0.2  # chance from which a piece is linked as a cue
MOST = 32  # cues tried in a window: bounds memory on hostile text; news of PolNeAR has at most 24
INPUTS = ["ids", "forms", "mask", "heads"]
OUTPUTS = ["names", "likeness", "row", "at", "labels", "extras", "verdict"]


class Whole(nn.Module):
    """Both passes in one graph: windows in; names, vectors and a linked reading for each cue out."""

    def __init__(self, reader: Reader) -> None:
        """Take a trained reader."""
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, forms: Tensor, mask: Tensor, heads: Tensor) -> tuple[Tensor, ...]:
        """Take piece ids, forms, a mask of real pieces and one of pieces that may be a cue's first, all [b, n]."""
        found = self.reader(ids, forms, mask)
        chance = torch.sigmoid(found.roles[:, :, 0]) * heads
        best, place = chance.topk(MOST, dim=1)
        row, rank = torch.nonzero(best > PROPOSED, as_tuple=True)
        at = place[row, rank]
        labels, extras, verdict = self.reader.linked(found, mask, row, at)
        names = torch.softmax(found.names, -1)
        return (names, self.reader.like(found.states), row, at, torch.log_softmax(labels, -1),
                torch.log_softmax(extras, -1), verdict)  # fmt: skip


def export(weights: Path, out: Path) -> str:
    """Write the int8 file and return its sha256."""
    reader = Reader().eval()
    reader.load_state_dict(torch.load(weights))
    whole = Whole(reader).eval()
    ids = torch.randint(1000, 2000, (2, 40))
    mask = torch.ones(2, 40)
    axes = {"ids": {0: "b", 1: "n"}, "forms": {0: "b", 1: "n"}, "mask": {0: "b", 1: "n"}, "heads": {0: "b", 1: "n"},
            "names": {0: "b", 1: "n"}, "likeness": {0: "b", 1: "n"}, "row": {0: "k"}, "at": {0: "k"},
            "labels": {0: "k"}, "extras": {0: "k"}, "verdict": {0: "k"}}  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        inputs = (ids, torch.zeros_like(ids), mask, mask)
        torch.onnx.export(whole, inputs, str(full), opset_version=17, dynamo=False, input_names=INPUTS,
                          output_names=OUTPUTS, dynamic_axes=axes)  # fmt: skip
        quantize(full, out)
    return hashlib.sha256(out.read_bytes()).hexdigest()


def quantize(full: Path, out: Path) -> None:
    """Dynamic int8 by channel, embeddings too."""
    quantize_dynamic(str(full), str(out), per_channel=True, weight_type=QuantType.QInt8,
                     op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                     extra_options={"MatMulConstBOnly": True})  # fmt: skip
    onnx.checker.check_model(str(out))


if __name__ == "__main__":
    print(export(Path(sys.argv[1]), Path(sys.argv[2])))
