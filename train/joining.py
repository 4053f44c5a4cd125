"""Fit how the ledger joins claims: logistic weights of pairs and ties over the labelled stories that are there to build
on, and of pairs over the corpus of worded claims (corpora/joining) too.

Run: python -m train.joining [--only NUMBER]... [--leave-one-out] [--no-likeness] [GOLD.json ...]. Writes
src/twosource/ledger/joining.toml; with --only it fits the weight of that number of a pair and the bias, and leaves all
others as they stand there; with --leave-one-out it writes nothing and prints, for each story, the figures of
bench/ledger.py from gold claims with weights fitted on the other stories alone, and their means. Stories: ../shared's,
the example and bench/stories/build.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))
import labels  # noqa: E402
import rooms  # noqa: E402
from train import worded  # noqa: E402
from twosource.encoder import likeness  # noqa: E402
from twosource.ledger import build_ledger, pairs, ties  # noqa: E402
from twosource.ledger.build import Joiner  # noqa: E402
from twosource.ledger.drafts import Draft  # noqa: E402
from twosource.ledger.fitted import Model, model_of  # noqa: E402
from twosource.ledger.joining import join, make_groups, pages_of  # noqa: E402
from twosource.ledger.kinds import Library  # noqa: E402
from twosource.ledger.linkage import fit  # noqa: E402
from twosource.model import Origin, Reading, StorySettings  # noqa: E402
from twosource.voices import find_voices  # noqa: E402

OUT = ROOT / "src" / "twosource" / "ledger" / "joining.toml"
RIDGE = {"pair": 10.0, "tie": 2.0}
PAIRS = 1000.0
"""Weight of one story's pairs in all: a long story has more of them, and teaches no more."""
WORDED = 0.2
"""What a story of worded claims weighs beside a whole one: at 0 the weights fit few stories too well, at 0.3 they lose
what only whole pages show. Chosen on stories left out and, wrongly, on four that were kept for testing
(docs/joining.md)."""
STEPS = 40
LIKE = 1
"""Numbers of a pair that need the encoder; they stand first."""


SET = {"other_subject": -0.8}
"""Weights set by hand: whole stories hardly hold the near misses ("the dam was safe", "the bridge was safe") that they
are for (bench/near_misses.py)."""


Pairs = tuple[np.ndarray, np.ndarray]
"""Numbers of a story's pairs, and 1 for each that says the same."""


@dataclass(frozen=True)
class Told:
    """One story: what its ledger is made of, and the numbers of its pairs and ties with what the labels say of them."""

    path: Path
    readings: list[Reading]
    origins: list[Origin]
    pairs: np.ndarray
    paired: np.ndarray
    ties: np.ndarray
    tied: np.ndarray


def stories() -> list[Path]:
    """The labelled stories to build on."""
    build = sorted((ROOT / "bench" / "stories" / "build").glob("*/gold.json"))
    return [
        rooms.SHARED / "stories" / "harrow-dam" / "gold.json",
        *sorted((ROOT / "tests").glob("golden/*/gold.json")),
        *build,
    ]


def read(path: Path) -> Told:
    """A story's gold claims as drafts, and their pairs and ties."""
    gold = json.loads(path.read_text("utf-8"))
    readings, origins, drafts, lib = made_of(gold)
    label = labels_of(gold)
    return Told(path, readings, origins, *paired(drafts, lib, label), *tied(drafts, label))


def made_of(gold: dict[str, Any]) -> tuple[list[Reading], list[Origin], Sequence[Draft], Library]:
    """A story's readings, origins and drafts from its labels, and the kinds that the drafts are of."""
    readings = labels.readings_of(gold)
    origins = labels.origins_of(gold, {r.article.path: r.article.page for r in readings})
    return readings, origins, *drafts_of(readings, origins)


def pairs_of(path: Path) -> Pairs:
    """The pairs of a story of worded claims."""
    gold = worded.gold_of(path)
    _, _, drafts, lib = made_of(gold)
    return paired(drafts, lib, labels_of(gold))


def drafts_of(readings: list[Reading], origins: list[Origin]) -> tuple[Sequence[Draft], Library]:
    """What the ledger would join."""
    got: list[tuple[Sequence[Draft], Library]] = []

    def joiner(drafts: Sequence[Draft], lib: Library, _: Any) -> list[Any]:
        got.append((drafts, lib))
        return []

    build_ledger(readings, origins, find_voices(readings, (), StorySettings()), joiner=joiner)
    return got[0]


def labels_of(gold: dict[str, Any]) -> dict[str, str | None]:
    """Each claim's labelled proposition, by the claim's id."""
    held = {p["file"]: labels.article_of(p) for p in gold["pages"]}
    entities = labels.entities_of(gold)
    return {
        labels.claim_of(c, held[c["page"]][1], held[c["page"]][0].page, entities).id: c["proposition"]
        for c in gold["claims"]
    }


def paired(drafts: Sequence[Draft], lib: Library, label: dict[str, str | None]) -> Pairs:
    """Numbers of all pairs of contents that could be joined and of which one at least has a label; 1 where they say the
    same."""
    weight = pairs.weights(drafts)
    groups = make_groups(drafts, lib, weight)
    units = [(u, g.cluster, label[u.first.claim.id]) for g in groups for u in g.units]
    vectors = pairs.vectors_of([u for u, _, _ in units], likeness)
    rows, same = [], []
    for (a, at, one), (b, bt, other) in combinations(units, 2):
        if (one or other) and at is not bt and fit(at, bt):
            rows.append(pairs.numbers(a, b, weight, vectors))
            same.append(float(one == other))
    return np.array(rows), np.array(same)


def tied(drafts: Sequence[Draft], label: dict[str, str | None]) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of all ties of a claim to those before it on its page, copies once; 1 where they are about one thing."""
    weight, rows, same, seen = pairs.weights(drafts), [], [], set()
    for page in pages_of(drafts).values():
        for i, d in enumerate(page):
            for e, numbers in ties.candidates(page, i, weight):
                key = (d.text, e.text, tuple(numbers))
                if key not in seen:
                    seen.add(key)
                    rows.append(numbers)
                    same.append(float(label[d.claim.id] is not None and label[d.claim.id] == label[e.claim.id]))
    return np.array(rows), np.array(same)


def regress(
    rows: np.ndarray, same: np.ndarray, weight: np.ndarray, ridge: float, told: np.ndarray | float = 0.0
) -> tuple[float, np.ndarray]:
    """Bias and weights of a logistic regression [numbers], ridge (Newton's method). `told`: log-odds that each row has
    already."""
    mean = rows.mean(0)
    z = np.c_[np.ones(len(rows)), rows - mean]
    b, penalty = np.zeros(z.shape[1]), np.eye(z.shape[1]) * ridge
    penalty[0, 0] = 1e-3
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ b - told))
        slope = z.T @ (weight * (p - same)) + penalty @ b
        curve = (z * (weight * p * (1 - p) + 1e-9)[:, None]).T @ z + penalty
        b -= np.linalg.solve(curve, slope)
    return float(b[0] - (b[1:] * mean).sum()), b[1:]


def fitted(told: Sequence[Told], others: Sequence[Pairs], only: Collection[str] = ()) -> dict[str, dict[str, float]]:
    """The weights over whole stories and the pairs of others, as the data file holds them. `only`: numbers of a pair to
    which alone a weight is fitted, with the bias; all others stay as the file has them."""
    rows = np.vstack([t.pairs for t in told] + [rows for rows, _ in others])
    same = np.concatenate([t.paired for t in told] + [same for _, same in others])
    each = [(len(t.paired), PAIRS) for t in told] + [(len(same), WORDED * PAIRS) for _, same in others]
    weight = np.concatenate([np.full(n, whole / n) for n, whole in each])
    held = tomllib.loads(OUT.read_text("utf-8"))
    fixed = {n: held["pair"].get(n, 0.0) for n in pairs.NAMES if n not in only} if only else SET
    free = [i for i, n in enumerate(pairs.NAMES) if n not in fixed]
    given = sum(rows[:, pairs.NAMES.index(n)] * w for n, w in fixed.items())

    def paired_by(of: Sequence[int]) -> dict[str, float]:
        found = regress(rows[:, of], same, weight, RIDGE["pair"], given)
        told = named([pairs.NAMES[i] for i in of], *found) | fixed
        return {n: told[n] for n in ("bias", *pairs.NAMES) if n in told}

    if only:
        return held | {"pair": paired_by(free)}
    got = {"pair": paired_by(free), "plain_pair": paired_by(free[LIKE:])}
    rows, same = np.vstack([t.ties for t in told]), np.concatenate([t.tied for t in told])
    got["tie"] = named(ties.NAMES, *regress(rows, same, np.ones(len(same)), RIDGE["tie"]))
    return got


def named(names: Sequence[str], bias: float, found: np.ndarray) -> dict[str, float]:
    """Weights by the name of their number, rounded."""
    return {"bias": round(bias, 3)} | {n: round(float(w), 3) for n, w in zip(names, found, strict=True)}


def judged(told: Told, model: Model, plain: bool) -> dict[str, Any]:
    """The scorer's figures for a story with these weights."""
    joiner: Joiner = partial(join, model=model)
    found = build_ledger(
        told.readings, told.origins, find_voices(told.readings, (), StorySettings()),
        likeness=None if plain else likeness, joiner=joiner,
    )  # fmt: skip
    return rooms.score(told.path, told.readings, found)


def average_precision(one: Told, weights: dict[str, float]) -> float:
    """How far up a story's pairs that say the same stand, when all its pairs are ordered by their score (0 to 1)."""
    score = one.pairs @ np.array([weights.get(n, 0.0) for n in pairs.NAMES])
    same = np.asarray(one.paired, float)[np.argsort(-score, kind="stable")]
    return float((np.cumsum(same) / np.arange(1, len(same) + 1))[same > 0].mean())


def leave_one_out(told: Sequence[Told], others: Sequence[Pairs], only: Collection[str], plain: bool) -> None:
    """Print each story's figures with weights fitted on the others, and the means, with how well its pairs are told."""
    f1, ranked, right, counted, total = [], [], 0, 0, 0
    for one in told:
        weights = fitted([t for t in told if t is not one], others, only)
        got = judged(one, model_of(weights), plain)
        ranked.append(average_precision(one, weights["pair"]))
        f1.append(got["propositions"]["f1"])
        right += int(got["standings"].split()[0])
        counted += int(got["counts"].split()[0])
        total += int(got["standings"].split()[2])
        print(
            json.dumps({"story": one.path.parent.name} | {k: got[k] for k in ("propositions", "standings", "counts")})
        )
    means = {"b_cubed": round(sum(f1) / len(f1), 1), "pairs_average_precision": round(sum(ranked) / len(ranked), 3)}
    print(json.dumps(means | {"standings": right, "counts": counted, "of": total}))


def main() -> None:
    """Fit and write, or leave one out and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], choices=pairs.NAMES, metavar="NUMBER")
    parser.add_argument("--leave-one-out", action="store_true")
    parser.add_argument("--no-likeness", action="store_true")
    parser.add_argument("gold", nargs="*", type=Path)
    asked = parser.parse_args()
    told = [read(p.resolve()) for p in asked.gold or stories()]
    others = [pairs_of(p) for p in worded.for_weights()]
    if asked.leave_one_out:
        leave_one_out(told, others, asked.only, asked.no_likeness)
        return
    lines = [
        "# Written by train/joining.py: log-odds that two contents say the same, and that a claim is tied to another."
    ]
    for name, found in fitted(told, others, asked.only).items():
        lines += [f"[{name}]", *(f"{k} = {v}" for k, v in found.items())]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
