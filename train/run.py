"""Train the reader with one command and write its weights and figures: `python -m train.run`."""

import argparse
import copy
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from train import evaluate
from train.batches import IGNORE, Batch, crop, epoch, name_stock
from train.network import Reader, load_minilm
from train.teachers import CACHE, with_teachers
from train.texts import Labelled, polnear

SEED, THREADS, SIZE = 7, 2, 16
ANCHORS = 88  # cues linked in a step: more cost time and teach little
PROPOSE = 0.15  # chance from which a piece is tried as a cue that is none
RATE, HEAD_RATE, DECAY, WARM = 2.5e-4, 1e-3, 0.9, 0.06
AVERAGE = 0.995  # of the weights kept beside the trained ones


def groups(reader: Reader) -> list[dict]:
    """Parameters by learning rate: lower layers learn more slowly, word and place embeddings not at all."""
    reader.encoder.words.weight.requires_grad = False
    reader.encoder.places.weight.requires_grad = False
    found = []
    for name, p in reader.named_parameters():
        if not p.requires_grad:
            continue
        rate = HEAD_RATE
        if name.startswith("encoder.layers."):
            rate = RATE * DECAY ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder.forms"):
            rate = HEAD_RATE
        elif name.startswith(("encoder.", "like")):
            rate = RATE * DECAY**6
        found.append({"params": [p], "lr": rate, "weight_decay": 0.01 if p.ndim > 1 else 0.0})
    return found


def chosen(batch: Batch, roles: Tensor, rng: np.random.Generator) -> tuple[list, list]:
    """The cues to link in a step: gold ones, and pieces that the tagger takes for one."""
    gold = list(batch.anchors)
    tried = torch.nonzero((torch.sigmoid(roles[:, :, 0].detach().float()) > PROPOSE) & (batch.first > 0)).tolist()
    at = {(k, p) for k, p, _, _ in gold}
    wrong = []
    for k, p in tried:
        if (k, p) in at:
            continue
        if batch.closed[k, p] == 0:
            wrong.append((k, p))
        else:
            gold += [(k, p, labels, said) for k2, _, labels, said in batch.anchors
                     if k2 == k and 0 < labels[p] < 5][:1]  # fmt: skip
    rng.shuffle(gold)
    rng.shuffle(wrong)
    gold = gold[: ANCHORS - min(len(wrong), ANCHORS // 4)]
    return gold, wrong[: ANCHORS - len(gold)]


def loss_of(reader: Reader, batch: Batch, rng: np.random.Generator) -> tuple[Tensor, dict[str, float]]:
    """All losses of one batch, weighted, and each by name."""
    found = reader(batch.ids, batch.forms, batch.mask)
    parts: dict[str, Tensor] = {}
    bce = F.binary_cross_entropy_with_logits(found.roles.float(), batch.roles, reduction="none").sum(-1)
    parts["roles"] = (bce * batch.mask).sum() / batch.mask.sum() * 2
    parts["names"] = F.cross_entropy(found.names.float().flatten(0, 1), batch.names.flatten(), ignore_index=IGNORE)
    gold, wrong = chosen(batch, found.roles, rng)
    if gold or wrong:
        row = torch.tensor([g[0] for g in gold] + [w[0] for w in wrong])
        at = torch.tensor([g[1] for g in gold] + [w[1] for w in wrong])
        labels, _, verdict = reader.linked(found, batch.mask, row, at)
        truth = torch.tensor([1.0] * len(gold) + [0.0] * len(wrong))
        parts["verdict"] = F.binary_cross_entropy_with_logits(verdict[:, 0].float(), truth) * 0.5
        if gold:
            target = torch.from_numpy(np.stack([crop(g[2], g[1]) for g in gold]))
            ce = F.cross_entropy(labels[: len(gold)].float().flatten(0, 1), target.flatten(),
                                 ignore_index=IGNORE, reduction="sum", label_smoothing=0.02)  # fmt: skip
            parts["labels"] = ce / len(gold) / 8
    if batch.sentences:
        parts["like"] = likeness_loss(reader, found.states, batch) * 2
    return sum(parts.values()), {k: float(v.detach()) for k, v in parts.items()}


def likeness_loss(reader: Reader, states: Tensor, batch: Batch) -> Tensor:
    """One minus the cosine between each sentence's pooled states and its teacher's vector."""
    summed = torch.cat([torch.zeros_like(states[:, :1]).float(), states.float().cumsum(1)], 1)
    k, a, b = (torch.tensor([s[i] for s in batch.sentences]) for i in range(3))
    pooled = (summed[k, b] - summed[k, a]) / (b - a)[:, None]
    wanted = torch.from_numpy(np.stack([s[3] for s in batch.sentences]).astype(np.float32))
    return (1 - F.cosine_similarity(reader.like(pooled).float(), wanted)).mean()


def train(texts: list[Labelled], dev: list[Labelled], epochs: int, start: Path | None, out: Path) -> Reader:
    """Train for a number of epochs and return the averaged weights; prints losses and dev figures."""
    torch.manual_seed(SEED)
    torch.set_num_threads(THREADS)
    rng = np.random.default_rng(SEED)
    reader = Reader()
    load_minilm(reader.encoder)
    if start:
        reader.load_state_dict(torch.load(start), strict=False)
    kept = copy.deepcopy(reader).eval()
    optimiser = torch.optim.AdamW(groups(reader), betas=(0.9, 0.98), foreach=True)
    stock = name_stock(texts)
    size = sum(len(t.pieces.ids) for t in texts) // 235
    steps = epochs * (size // SIZE + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: rate_at(s, steps))
    step, clock = 0, time.time()
    mean: dict[str, float] = {}
    for turn in range(epochs):
        reader.train()
        for batch in epoch(texts, stock, SIZE, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, parts = loss_of(reader, batch, rng)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
            step += 1
            blend(kept, reader, min(AVERAGE, (1 + step) / (20 + step)))
            mean = {k: 0.95 * mean.get(k, v) + 0.05 * v for k, v in parts.items()}
            if step % 20 == 0:
                shown = {k: round(v, 4) for k, v in mean.items()}
                print(f"epoch {turn} step {step}/{steps} {time.time() - clock:.0f}s {shown}", flush=True)
        torch.save(kept.state_dict(), out)
        print("dev", turn, json.dumps(evaluate.figures(kept, dev)), flush=True)
    return kept


def rate_at(step: int, steps: int) -> float:
    """Linear warm-up, then a cosine down to a fiftieth."""
    warm = max(1, int(WARM * steps))
    if step < warm:
        return (step + 1) / warm
    return 0.02 + 0.98 * 0.5 * (1 + float(np.cos(np.pi * min(1.0, (step - warm) / max(1, steps - warm)))))


def blend(kept: Reader, reader: Reader, share: float) -> None:
    """Move the averaged weights towards the trained ones."""
    with torch.no_grad():
        mine = [p for p in kept.parameters() if p.requires_grad]
        theirs = [p for p in reader.parameters() if p.requires_grad]
        if len(mine) != len(theirs):
            mine = [m for m, p in zip(kept.parameters(), reader.parameters(), strict=True) if p.requires_grad]
        torch._foreach_lerp_(mine, theirs, 1 - share)


def main() -> None:
    """Read the corpora, train, write weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--out", type=Path, default=CACHE / "reader.pt")
    parser.add_argument("--few", type=int, default=0)
    chosen = parser.parse_args()
    CACHE.mkdir(exist_ok=True)
    texts = with_teachers(list(polnear("train")), "polnear-train")
    dev = with_teachers(list(polnear("dev")), "polnear-dev")
    if chosen.few:
        texts, dev = texts[: chosen.few], dev[:8]
    train(texts, dev, chosen.epochs, chosen.start, chosen.out)


if __name__ == "__main__":
    main()
