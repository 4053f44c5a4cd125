"""Figures of a reader in training on labelled texts: those of the public attribution scorer, without its files."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

from train.network import REACH, Reader
from train.texts import SHARED, Labelled
from twosource.encoder.decode import Linked, one_a_cue, read_paths
from twosource.encoder.windows import Window, windows

PROPOSED, FLOOR = 0.2, 0.5
SIZE = 16


def read(reader: Reader, text: Labelled, floor: float = FLOOR, proposed: float = PROPOSED) -> list[Linked]:
    """The attributions of one text in words."""
    ends = [int(e) for e in np.append(text.heads, len(text.pieces.ids))[[b for _, b in text.sentences]]]
    spans = windows(text.pieces, ends)
    found: list[Linked] = []
    for at in range(0, len(spans), SIZE):
        found += _batch(reader, text, spans[at : at + SIZE], proposed)
    return one_a_cue(found, floor)


def _batch(reader: Reader, text: Labelled, spans: list[Window], proposed: float) -> list[Linked]:
    width = max(w.end - w.start for w in spans) + 2
    ids, forms, mask, first = (torch.zeros(len(spans), width, dtype=torch.long) for _ in range(4))
    is_head = np.zeros(len(text.pieces.ids), np.int64)
    is_head[text.heads] = 1
    core = torch.zeros(len(spans), width)
    for k, w in enumerate(spans):
        n = w.end - w.start
        ids[k, 0], ids[k, n + 1] = 101, 102
        ids[k, 1 : n + 1] = torch.from_numpy(text.pieces.ids[w.start : w.end])
        forms[k, 1 : n + 1] = torch.from_numpy(text.pieces.forms[w.start : w.end])
        first[k, 1 : n + 1] = torch.from_numpy(is_head[w.start : w.end])
        mask[k, : n + 2] = 1
        core[k, w.core_start - w.start + 1 : w.core_end - w.start + 1] = 1
    with torch.no_grad():
        got = reader(ids, forms, mask.float())
        chance = torch.sigmoid(got.roles[:, :, 0].float()) * first * core
        row, at = torch.nonzero(chance > proposed, as_tuple=True)
        if not len(row):
            return []
        labels, _, verdict = reader.linked(got, mask.float(), row, at)
    starts = np.array([w.start for w in spans])
    scores = torch.log_softmax(labels.float(), -1).numpy()
    chances = torch.sigmoid(verdict[:, 0].float()).numpy()
    return decode(text.pieces.words, first.numpy(), starts, row.numpy(), at.numpy(), scores, chances)


def decode(words, first, starts, row, at, labels, verdict) -> list[Linked]:  # type: ignore[no-untyped-def]
    """Gather the label scores of whole words around each cue and read the best paths."""
    index = at[:, None] + np.arange(-REACH, REACH + 1)[None]
    ok = (index >= 0) & (index < first.shape[1])
    ok &= first[row[:, None], np.clip(index, 0, first.shape[1] - 1)] > 0
    order = np.argsort(~ok, axis=1, kind="stable")
    lengths = ok.sum(1)
    order = order[:, : lengths.max()]
    scores = np.take_along_axis(labels, order[:, :, None], 1)
    pieces = starts[row][:, None] + np.take_along_axis(index, order, 1) - 1
    numbers = words[np.clip(pieces, 0, len(words) - 1)]
    anchors = words[starts[row] + at - 1]
    return read_paths(scores, lengths, numbers, anchors, verdict)


def claims(text: Labelled, found: list[Linked]) -> list[dict]:
    """Attributions as the scorer reads them."""
    bounds = np.append(text.heads, len(text.pieces.ids))

    def spans(words: tuple) -> list[list[int]]:
        return [[int(text.pieces.starts[bounds[a]]), int(text.pieces.ends[bounds[b] - 1])] for a, b in words]

    return [{"cue": spans(f.cue), "source": spans(f.source), "content": spans(f.content)} for f in found]


def score(rows: list[dict], part: str = "dev") -> dict:
    """Run ../shared/scorers/attribution.py over readings of a part of PolNeAR."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "readings.jsonl"
        path.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
        scorer = SHARED / "scorers" / "attribution.py"
        gold = SHARED / "data" / "polnear" / f"{part}.jsonl.gz"
        done = subprocess.run([sys.executable, scorer, gold, path], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def figures(reader: Reader, dev: list[Labelled]) -> dict:
    """The headline figures on dev."""
    reader.eval()
    out = score([{"id": t.name, "claims": claims(t, read(reader, t))} for t in dev])
    return {"claim+source": [out["claim+source"][k] for k in ("p", "r", "f1")], "triple": out["triple"]["f1"],
            "content": out["content"]["f1"], "source exact": out["source exact"]["f1"],
            "content exact": out["content exact"]["f1"], "cue exact": out["cue exact"]["f1"],
            "recall": [out[f"recall {k}"] for k in ("direct", "mixed", "indirect")]}  # fmt: skip
