"""Export a trained reader to one int8 ONNX file, and ship it: `python -m train.export WEIGHTS VERSION`."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train.network import Reader, load_minilm
from train.parted import parted
from train.sense import Worded, lower
from train.sense import vectors as vectors_of
from train.texts import HOME

ROOM = HOME / "src" / "twosource" / "encoder"

PROPOSED = 0.12  # chance from which a piece is linked as a cue
MOST = 32  # cues tried in a window: bounds memory on hostile text; news of PolNeAR has at most 24
INPUTS = ["ids", "forms", "heads", "asked"]
LIKENESS = "likeness"
OUTPUTS = ["names", LIKENESS, "at", "chance", "labels", "extras", "verdict"]


class Whole(nn.Module):
    """Both passes in one graph: windows in; names, vectors and a linked reading for each cue out."""

    def __init__(self, reader: Reader) -> None:
        """Take a trained reader."""
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, forms: Tensor, heads: Tensor, asked: Tensor) -> tuple[Tensor, ...]:
        """Take piece ids, forms, masks of words' first pieces and of those that may begin a cue, all [1, n]."""
        found = self.reader(ids, forms, None)
        chance = torch.sigmoid(found.roles[:, :, 0]) * asked
        best, place = F.pad(chance, (0, MOST)).topk(MOST, dim=1)
        rank = torch.nonzero(best[0] > PROPOSED)[:, 0]
        at = place[0, rank]
        link = self.reader.linked(found, heads, torch.zeros_like(at), at)
        names = torch.softmax(found.names, -1)
        return (names, self.reader.sensed(found.low, None), at, best[0, rank],
                torch.log_softmax(link.labels, -1), torch.log_softmax(link.extras, -1), link.verdict)  # fmt: skip


def export(weights: Path, out: Path) -> str:
    """Write the int8 file and return its sha256."""
    reader = Reader().eval()
    mine = reader.state_dict()
    held = {k: v for k, v in torch.load(weights).items() if mine[k].shape == v.shape}
    reader.load_state_dict(held, strict=False)
    whole = Whole(reader).eval()
    ids = torch.randint(1000, 2000, (1, 40))
    axes = {name: {1: "n"} for name in (*INPUTS, "names", LIKENESS)}
    axes |= {name: {0: "k"} for name in ("at", "chance", "verdict")}
    axes |= {name: {0: "k", 1: "m"} for name in ("labels", "extras")}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        inputs = (ids, torch.zeros_like(ids), torch.ones(1, 40), torch.ones(1, 40))
        torch.onnx.export(whole, inputs, str(full), opset_version=17, dynamo=False, input_names=INPUTS,
                          output_names=OUTPUTS, dynamic_axes=axes)  # fmt: skip
        quantize(full, out)
    onnx.save(parted(onnx.load(str(out)), LIKENESS), str(out))
    return hashlib.sha256(out.read_bytes()).hexdigest()


def quantize(full: Path, out: Path) -> None:
    """Dynamic int8 by channel, embeddings too."""
    quantize_dynamic(str(full), str(out), per_channel=True, weight_type=QuantType.QInt8,
                     op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                     extra_options={"MatMulConstBOnly": True})  # fmt: skip


def ship(weights: Path, version: str) -> None:
    """Put the int8 file and its card into the encoder's room and the figures beside this script."""
    found = export(weights, ROOM / "reader.onnx")
    card = (ROOM / "reader.toml").read_text("utf-8")
    card = re.sub(r"(?m)^sha256 = .*$", f'sha256 = "{found}"', card)
    card = re.sub(r"(?m)^version = .*$", f'version = "{version}"', card)
    (ROOM / "reader.toml").write_text(card, "utf-8")
    bench = [sys.executable, str(HOME / "bench" / "reader.py"), "--signals"]
    environment = os.environ | {"PYTHONPATH": str(HOME / "src")}
    done = subprocess.run(bench, capture_output=True, text=True, check=True, env=environment)
    figures = {"version": version, "sha256": found, "dev": json.loads(done.stdout), "alike_before": alike_before()}
    (HOME / "train" / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    print(json.dumps(figures))


def alike_before() -> float:
    """bench/reader.py's figure `alike` for the MiniLM we start from."""
    rows = [line.split("\t") for line in (HOME / "bench" / "paraphrases.tsv").read_text("utf-8").splitlines() if line]
    reader = Reader().eval()
    load_minilm(reader)
    texts = [left for left, _ in rows] + [right for _, right in rows]
    told = [Worded(*low, None) for low in lower(reader, [(text, [(0, len(text))]) for text in texts])]
    with torch.no_grad():
        vectors = vectors_of(reader, told).numpy()
    near = vectors @ vectors.T - 2 * np.eye(len(texts))
    partner = (np.arange(len(texts)) + len(rows)) % len(texts)
    return round(100 * float((near.argmax(1) == partner).mean()), 1)


if __name__ == "__main__":
    ship(Path(sys.argv[1]), sys.argv[2])
