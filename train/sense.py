"""Train the encoder's sense of likeness over the corpus of worded claims: `python -m train.sense WEIGHTS OUT`.

Likeness shares the reader's lowest layers, which stay as they are, and begins with MiniLM's own upper layers. A step
takes one story of the corpus and some claims of another: a claim shall lie nearer to each that says the same than to
all that say another thing (softmax over the claims, temperature HEAT; each claim's own alike counted one by one). No
labelled story and no page is trained on. Loss: van den Oord et al., Representation Learning with Contrastive
Predictive Coding (2018), with several positives as in Khosla et al., Supervised Contrastive Learning (2020).
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from train import worded
from train.network import Reader, load_minilm
from twosource.encoder.passes import CLS, SEP
from twosource.encoder.pieces import cut
from twosource.encoder.windows import WHOLE
from twosource.ledger.pairs import around
from twosource.model import Span

RATE, DECAY, HEAT = 1e-4, 0.01, 0.07
WARM = 20  # steps up to the full rate; from there it falls to nothing in a straight line
MOST, OTHERS = 96, 16  # claims of a story in a step, and of another one
FEW = 32  # texts read at once
BESIDE = 2  # claims told in one paragraph
NEVER = -1e4


@dataclass(slots=True)
class Worded:
    """A claim's content among the words around it: lower states of its pieces [n, WIDTH], 1 at those of its content
    [n], and the proposition it speaks of, None where nobody else does."""

    low: Tensor
    inside: Tensor
    says: str | None


def stories(reader: Reader, paths: Sequence[Path], rng: np.random.Generator) -> list[list[Worded]]:
    """The claims of each of the corpus's stories with the lower states of their pieces, told by twos in one paragraph,
    as pages tell them: what stands beside a claim is not what it says."""
    found = []
    for path in paths:
        gold = worded.gold_of(path)
        told: list[tuple[str, tuple[Span, ...]]] = [("", ())] * len(gold["claims"])
        order = rng.permutation(len(told)).tolist()
        for group in (order[i : i + BESIDE] for i in range(0, len(order), BESIDE)):
            text = " ".join(gold["pages"][i]["body_paragraphs"][0] for i in group)
            start = 0
            for i in group:
                spans = [(a + start, b + start) for _, a, b in gold["claims"][i]["spans"]["content"]]
                told[i] = around(text, spans)
                start += len(gold["pages"][i]["body_paragraphs"][0]) + 1
        lows = lower(reader, told)
        found.append([Worded(*low, c["proposition"]) for low, c in zip(lows, gold["claims"], strict=True)])
    return found


def lower(reader: Reader, told: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[tuple[Tensor, Tensor]]:
    """States of texts' pieces after the reader's lowest layers, as they are read when the ledger asks for likeness, and
    1 at the pieces inside each text's spans."""
    pieces = [cut(text, [(0, len(text))]) for text, _ in told]
    found = []
    for at in range(0, len(told), FEW):
        rows = [([CLS, *p.ids[:WHOLE].tolist(), SEP], [0, *p.forms[:WHOLE].tolist(), 0]) for p in pieces[at : at + FEW]]
        ids, forms = (padded([torch.tensor(row[i]) for row in rows]) for i in range(2))
        mask = padded([torch.ones(len(row[0])) for row in rows])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            low = reader.encoder(ids, forms, mask)[1]
        found += [low[k, : len(row[0])].to(torch.bfloat16).clone() for k, row in enumerate(rows)]
    inside = []
    for p, (_, spans) in zip(pieces, told, strict=True):
        there = np.zeros(min(WHOLE, len(p.ids)) + 2, np.float32)
        for start, end in spans:
            there[1:-1] += ((p.starts >= start) & (p.ends <= end))[:WHOLE]
        inside.append(torch.from_numpy(np.minimum(there, 1)))
    return list(zip(found, inside, strict=True))


def padded(rows: Sequence[Tensor]) -> Tensor:
    """Rows as one table, zeros behind the short ones."""
    return torch.nn.utils.rnn.pad_sequence(list(rows), batch_first=True)


def vectors(reader: Reader, claims: Sequence[Worded]) -> Tensor:
    """A unit vector [claims, WIDTH] for the content of each."""
    mask = padded([torch.ones(len(c.low)) for c in claims])
    low = padded([c.low.float() for c in claims])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = reader.sensed(low, mask)
    inside = padded([c.inside for c in claims])[:, :, None]
    return F.normalize((states.float() * inside).sum(1), dim=-1)


def loss_of(found: Tensor, says: Sequence[str | None]) -> Tensor:
    """How far the claims that say something lie from those that say the same, beside those that do not; claims without
    a proposition stand only among the others."""
    alike = torch.tensor(
        [[a is not None and a == b and i != j for j, b in enumerate(says)] for i, a in enumerate(says)]
    )
    near = (found @ found.T / HEAT).masked_fill(torch.eye(len(says)).bool(), NEVER)
    others = torch.logsumexp(near.masked_fill(alike, NEVER), 1, keepdim=True)
    held = alike.any(1)
    each = (F.softplus(others - near) * alike).sum(1)[held] / alike.sum(1)[held]
    return each.mean()


def train(reader: Reader, paths: Sequence[Path], epochs: int, seed: int) -> None:
    """Train the layers of likeness over the stories, in another order and beside other claims each time."""
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    reader.requires_grad_(False)
    reader.sense.requires_grad_(True)
    optimiser = torch.optim.AdamW(reader.sense.parameters(), weight_decay=DECAY)
    step, steps, clock = 0, epochs * len(paths), time.time()
    for turn in range(epochs):
        told = stories(reader.eval(), paths, rng)
        reader.sense.train()
        mean = 0.0
        for number in rng.permutation(len(told)).tolist():
            mine = [told[number][i] for i in rng.permutation(len(told[number]))[:MOST].tolist()]
            other = told[(number + int(rng.integers(1, len(told)))) % len(told)]
            others = [Worded(c.low, c.inside, None) for c in rng.permutation(np.array(other, object))[:OTHERS]]
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / WARM) * (1 - step / steps)
            loss = loss_of(vectors(reader, [*mine, *others]), [*(c.says for c in mine), *(c.says for c in others)])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.sense.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            mean += float(loss.detach()) / len(told)
        print(f"epoch {turn + 1} of {epochs} {time.time() - clock:.0f}s loss {mean:.3f}", flush=True)


def main() -> None:
    """Put a sense of likeness, trained anew, on a reader's weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    reader = Reader()
    load_minilm(reader)
    held = {k: v for k, v in torch.load(asked.weights).items() if not k.startswith(("sense.", "like."))}
    reader.load_state_dict(held, strict=False)
    train(reader, worded.for_sense(), asked.epochs, asked.seed)
    torch.save(reader.state_dict(), asked.out)


if __name__ == "__main__":
    main()
