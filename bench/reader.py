"""Attribution figures of the reader on PolNeAR's dev part: python bench/reader.py [SHARED] [--check] [--signals]

Reads each document of SHARED/data/polnear/dev.jsonl.gz (default ../shared) with `twosource read --jsonl` and scores
what it prints with SHARED/scorers/attribution.py, a statement of several who speak together once, as the corpus
marks it; `--signals` scores the encoder before the claims room. Also
`alike`: in how many of our own paraphrase pairs (paraphrases.tsv) each sentence's nearest among all others is its
partner, by the vectors of the shipped model, in per cent. Prints one line of JSON; figures are per cent.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from floors import check

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("TWOSOURCE_SHARED", HERE.parent.parent / "shared"))


def documents(path: Path) -> list[tuple[str, str]]:
    """Names and texts of a part of the corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [(row["doc"], row["text"]) for row in map(json.loads, handle)]


def read_by_command(docs: list[tuple[str, str]]) -> str:
    """What `twosource read --jsonl` prints for the texts."""
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in docs)
    command = [sys.executable, "-m", "twosource.cli", "read", "--jsonl"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    return "".join(json.dumps(once(json.loads(line))) + "\n" for line in done.splitlines())


def once(reading: dict[str, Any]) -> dict[str, Any]:
    """A reading without the second claims of one place: who speak together have a claim each."""
    placed = {json.dumps([c["content"], c["cue"], c["source"]]): c for c in reversed(reading["claims"])}
    return reading | {"claims": list(placed.values())[::-1]}


def read_signals_alone(docs: list[tuple[str, str]]) -> str:
    """The encoder's attributions in the same form."""
    from twosource.encoder import read_signals
    from twosource.model import Article, Block

    lines = []
    for name, text in docs:
        signals = read_signals(Article("", "", text, (Block("paragraph", (0, len(text))),), verbatim=True))
        found = signals.attributions if signals else ()
        claims = [{"content": a.content, "cue": a.cue, "source": a.source} for a in found]
        lines.append(json.dumps({"id": name, "claims": claims}))
    return "\n".join(lines)


def score(shared: Path, gold: Path, readings: str) -> dict[str, Any]:
    """Run the public scorer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "readings.jsonl"
        path.write_text(readings, "utf-8")
        scorer = [sys.executable, str(shared / "scorers" / "attribution.py"), str(gold), str(path)]
        return dict(json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout))


def alike() -> float | None:
    """Share of sentences whose nearest other sentence is their paraphrase; None without the weights."""
    from twosource.encoder import likeness

    rows = [line.split("\t") for line in (HERE / "paraphrases.tsv").read_text("utf-8").splitlines() if line]
    vectors = likeness([left for left, _ in rows] + [right for _, right in rows])
    if vectors is None:
        return None
    near = vectors @ vectors.T
    n = len(rows)
    for i in range(2 * n):
        near[i, i] = -1.0
    return round(100 * sum(int(near[i].argmax()) == (i + n) % (2 * n) for i in range(2 * n)) / (2 * n), 1)


def main() -> int:
    """Print the figures; with --check compare them with the floors."""
    parser = argparse.ArgumentParser(description="Attribution figures on PolNeAR dev.")
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--signals", action="store_true", help="score the encoder before the claims room")
    asked = parser.parse_args()
    gold = asked.shared / "data" / "polnear" / "dev.jsonl.gz"
    if not gold.is_file():
        print(f"bench reader: {gold} is missing; name the folder that holds data/polnear", file=sys.stderr)
        return 2
    docs = documents(gold)
    found = score(asked.shared, gold, (read_signals_alone if asked.signals else read_by_command)(docs))
    figures = {
        "claim_source_f1": found["claim+source"]["f1"],
        "claim_source_precision": found["claim+source"]["p"],
        "claim_source_recall": found["claim+source"]["r"],
        "triple": found["triple"]["f1"],
        "source_exact": found["source exact"]["f1"],
        "content_exact": found["content exact"]["f1"],
        "indirect_recall": found["recall indirect"],
        "alike": alike(),
    }
    print(json.dumps(figures))
    return check("reader", {k: v for k, v in figures.items() if v is not None}) if asked.check else 0


if __name__ == "__main__":
    sys.exit(main())
