"""Train the reader with one command and write its weights and figures: `python -m train.run`."""

import argparse
import copy
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from train.batches import BIES, IGNORE, Anchor, Batch, epoch, name_stock, padded
from train.network import Linkage, Reader, load_minilm
from train.own import own
from train.teachers import CACHE, with_names
from train.texts import Labelled, polnear

SEED = 7
ANCHORS = 80  # cues linked in a step, about as many as a batch holds
PROPOSE = 0.15  # chance from which a piece is tried as a cue that is none
RATE, HEAD_RATE, DECAY, WARM = 2.5e-4, 1e-3, 0.9, 0.04
SAVE = 100  # steps between copies of the averaged weights
RICH = 0.2  # share of statements inside others from which a text counts as rich in chains
AVERAGE = 0.995  # of the weights kept beside the trained ones


def groups(reader: Reader, still: int) -> list[dict]:
    """Parameters by learning rate: lower layers learn more slowly, embeddings of words and places not at all, and the
    layers of likeness elsewhere (`train.sense`)."""
    reader.encoder.words.requires_grad_(False)
    reader.encoder.places.requires_grad_(False)
    reader.sense.requires_grad_(False)
    if still:
        reader.encoder.requires_grad_(False)
        reader.encoder.layers[still:].requires_grad_(True)
    found = []
    for name, p in reader.named_parameters():
        if not p.requires_grad:
            continue
        rate = HEAD_RATE
        if name.startswith("encoder.layers."):
            rate = RATE * DECAY ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder.forms"):
            rate = HEAD_RATE
        elif name.startswith("encoder."):
            rate = RATE * DECAY**6
        found.append({"params": [p], "lr": rate, "weight_decay": 0.01 if p.ndim > 1 else 0.0})
    return found


def chosen(batch: Batch, roles: Tensor, rng: np.random.Generator) -> tuple[list, list]:
    """The cues to link in a step: gold ones, and pieces that the tagger takes for one."""
    gold = list(batch.anchors)
    tried = torch.nonzero((torch.sigmoid(roles[:, :, 0].detach().float()) > PROPOSE) & (batch.first > 0)).tolist()
    at = {(g[0], g[1]) for g in gold}
    words = batch.first.cumsum(1).long() - 1
    wrong = []
    for k, p in tried:
        if (k, p) in at:
            continue
        if batch.closed[k, p] == 0:
            wrong.append((k, p))
        else:
            gold += [(k, p, *g[2:]) for g in batch.anchors if g[0] == k and 0 < g[2][words[k, p]] <= BIES][:1]
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
        link = reader.linked(found, batch.first, row, at)
        verdict, size = link.verdict, link.labels.shape[1]
        truth = torch.tensor([1.0] * len(gold) + [0.0] * len(wrong))
        parts["verdict"] = F.binary_cross_entropy_with_logits(verdict[:, 0].float(), truth) * 0.5
        if gold:
            target = padded([g[2] for g in gold], size)
            ce = F.cross_entropy(link.labels[: len(gold)].float().flatten(0, 1), target.flatten(),
                                 ignore_index=IGNORE, reduction="sum")  # fmt: skip
            parts["labels"] = ce / len(gold) / 8
            parts["tone"] = tone_loss(link, gold)
    return sum(parts.values()), {k: float(v.detach()) for k, v in parts.items()}


def tone_loss(link: Linkage, gold: list[Anchor]) -> Tensor:
    """Stance, certainty and doubt of the cues whose corpus labels them."""
    verdict, extras = link.verdict, link.extras
    toned = [i for i, g in enumerate(gold) if g[3].denies is not None]
    if not toned:
        return verdict.sum() * 0.0
    denies = torch.tensor([int(gold[i][3].denies or 0) for i in toned])
    certainty = torch.tensor([int(gold[i][3].certainty or 0) for i in toned])
    doubt = padded([gold[i][4] for i in toned], extras.shape[1])
    loss = F.cross_entropy(verdict[toned, 1:3].float(), denies, weight=torch.tensor([1.0, 2.0]))
    loss += F.cross_entropy(verdict[toned, 3:6].float(), certainty, weight=torch.tensor([1.0, 2.0, 2.0]))
    channel = torch.tensor([int(gold[i][3].channel or 0) for i in toned])
    loss += F.cross_entropy(verdict[toned, 6:].float(), channel)
    ce = F.cross_entropy(extras[toned].float().flatten(0, 1), doubt.flatten(), ignore_index=IGNORE, reduction="sum")
    return loss * 0.5 + ce / len(toned) / 8


def train(texts: list[Labelled], asked: argparse.Namespace) -> None:
    """Train over the epochs asked for, and write the averaged weights every SAVE steps and at the end."""
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    torch.set_flush_denormal(True)
    rng = np.random.default_rng(asked.seed)
    reader = started(asked.start)
    kept = copy.deepcopy(reader).eval()
    optimiser = torch.optim.AdamW(groups(reader, asked.still), betas=(0.9, 0.98), foreach=True)
    full = [group["lr"] for group in optimiser.param_groups]
    step, clock, stock = 0, time.time(), name_stock(texts)
    mean: dict[str, float] = {}
    for turn in range(asked.epochs):
        reader.train()
        for part, batch in epoch(texts, stock, rng):
            done = (turn + part) / asked.epochs
            for group, rate in zip(optimiser.param_groups, full, strict=True):
                group["lr"] = asked.peak * rate * rate_at(done)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, parts = loss_of(reader, batch, rng)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            blend(kept, reader, min(AVERAGE, (1 + step) / (20 + step)))
            mean = {k: 0.95 * mean.get(k, v) + 0.05 * v for k, v in parts.items()}
            if step % 20 == 0:
                shown = {k: round(v, 4) for k, v in mean.items()}
                print(f"step {step} {done:.3f} {time.time() - clock:.0f}s {shown}", flush=True)
            if step % SAVE == 0:
                torch.save(kept.state_dict(), asked.out)
    torch.save(kept.state_dict(), asked.out)


def started(weights: Path | None) -> Reader:
    """A reader on the weights of MiniLM, or on weights to go on from."""
    reader = Reader()
    load_minilm(reader)
    if weights:
        mine = reader.state_dict()
        held = {k: v for k, v in torch.load(weights).items() if k in mine and mine[k].shape == v.shape}
        reader.load_state_dict(held, strict=False)
    return reader


def chained(text: Labelled) -> float:
    """The share of a text's statements that stand in another's content."""
    held = [s for s in text.said if s.cue and any(a <= s.cue[0][0] < b for o in text.said if o is not s
                                                  for a, b in o.content)]  # fmt: skip
    return len(held) / max(1, len(text.said))


def rate_at(done: float) -> float:
    """Linear warm-up, then a cosine down to a fiftieth; `done` is the share of the training that lies behind."""
    if done < WARM:
        return 0.05 + done / WARM * 0.95
    return 0.02 + 0.98 * 0.5 * (1 + float(np.cos(np.pi * min(1.0, (done - WARM) / (1 - WARM)))))


def blend(kept: Reader, reader: Reader, share: float) -> None:
    """Move the averaged weights towards the trained ones."""
    with torch.no_grad():
        mine = [p for p in kept.parameters() if p.requires_grad]
        theirs = [p for p in reader.parameters() if p.requires_grad]
        if len(mine) != len(theirs):
            mine = [m for m, p in zip(kept.parameters(), reader.parameters(), strict=True) if p.requires_grad]
        torch._foreach_lerp_(mine, theirs, 1 - share)


def main() -> None:
    """Prepare the corpora once, train, write weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--own", type=int, default=3, help="passes an epoch over our own, smaller corpus")
    parser.add_argument("--chains", type=int, default=0, help="further passes over those of its texts rich in chains")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--peak", type=float, default=1.0, help="share of the full learning rates")
    parser.add_argument("--still", type=int, default=0, help="lowest layers that learn no more")
    parser.add_argument("--out", type=Path, default=CACHE / "reader.pt")
    parser.add_argument("--few", type=int, default=0, help="texts of PolNeAR to read, for a trial")
    asked = parser.parse_args()
    CACHE.mkdir(exist_ok=True)
    texts = with_names(list(polnear("train")), "polnear-train")
    mine = with_names(list(own("train")), "own-train")
    rich = [text for text in mine if chained(text) >= RICH]
    train(texts[: asked.few or None] + asked.own * mine + asked.chains * rich, asked)


if __name__ == "__main__":
    main()
