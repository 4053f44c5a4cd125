"""What an article costs as more are held: ten thousand, a hundred thousand and a million synthetic articles.

Run: python bench/copies_curve.py [--check] [--sizes=N,N,...] prints one JSON line a size (minutes for a million; by
`make copies-curve`). For each size: CPU seconds and peak memory of the installed command, text to origins, less those
of one article alone; and what one article more costs where that many are held: its sketch, and its keys looked up among
theirs and put there (the middle of many).
`--check`: how many times dearer an article is for each tenfold of articles, and bytes an article, have floors.
"""

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np

import floors
from copies_made import made
from twosource.copies.meetings import Meetings
from twosource.copies.sketch import sketched

SIZES = (10_000, 100_000, 1_000_000)
PROBES = 1_000
GULP = 2_000
READS = 1_000_000
"""Random reads that are timed."""


def command(path: Path) -> tuple[float, int, int]:
    """CPU seconds, peak bytes, and origins of the installed command over a file."""
    twosource = str(Path(sys.executable).with_name("twosource"))
    with path.open("rb") as lines:
        held = subprocess.Popen([twosource, "copies", "--jsonl"], stdin=lines, stdout=subprocess.PIPE)
        assert held.stdout is not None
        origins = sum(1 for _ in held.stdout)
        _, status, used = os.wait4(held.pid, 0)
        held.returncode = status
    if status:
        raise SystemExit(f"bench copies_curve: the command failed on {path}")
    unit = 1 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss * unit, origins


class Held:
    """So many articles held, and what each further one costs: its sketch, and to look its keys up among those of all
    held and put them there."""

    def __init__(self, path: Path, size: int) -> None:
        self.held = Meetings()
        with path.open(encoding="utf-8") as lines:
            for texts in iter(lambda: [json.loads(line)["text"] for line in islice(lines, GULP)], []):
                self.held.take([str(len(self.held.names) + n) for n in range(len(texts))], sketched(texts))
        self.size = size
        self.more = made(PROBES, seed=size)
        self.sketch: list[float] = []
        self.look: list[float] = []

    def one_more(self) -> None:
        """Note what the next one costs."""
        text = json.loads(next(self.more))["text"]
        start = time.process_time()
        new = sketched([text])
        taken = time.process_time()
        self.held.take([f"new {len(self.look)}"], new)
        self.look.append(time.process_time() - taken)
        self.sketch.append(taken - start)

    def figures(self) -> dict[str, float]:
        """The middle of them; beside it what memory itself costs: nanoseconds to read one of those keys at random."""
        slots = self.held.table.rows.reshape(-1)
        places = np.random.default_rng(self.size).integers(0, len(slots), READS)
        start = time.process_time()
        slots[places].sum()
        reading = time.process_time() - start
        return {
            "articles": self.size,
            "microseconds_one_more": round(1e6 * (statistics.median(self.sketch) + statistics.median(self.look)), 1),
            "of_it_sketch": round(1e6 * statistics.median(self.sketch), 1),
            "of_it_look_up": round(1e6 * statistics.median(self.look), 1),
            "nanoseconds_a_read": round(1e9 * reading / READS, 1),
            "bytes_of_table": round(slots.nbytes / self.size),
        }


def one_more(held: Sequence[Held]) -> list[dict[str, float]]:
    """What one more costs at each size; by turns, so that a busy machine slows all alike."""
    for _ in range(PROBES):
        for each in held:
            each.one_more()
    return [each.figures() for each in held]


def measured(path: Path, size: int, idle: tuple[float, int]) -> dict[str, float]:
    """The figures of the command at one size."""
    seconds, peak, origins = command(path)
    return {
        "articles": size,
        "cpu_seconds": round(seconds, 1),
        "per_second": round(size / seconds),
        "microseconds_an_article": round(1e6 * (seconds - idle[0]) / size, 1),
        "bytes_an_article": round((peak - idle[1]) / size),
        "origins": origins,
    }


def main(arguments: list[str]) -> int:
    """Print a line a size; with --check compare the growth with the floors."""
    given = next((a.split("=", 1)[1] for a in arguments if a.startswith("--sizes=")), "")
    sizes = [int(n) for n in given.split(",")] if given else list(SIZES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one.jsonl").write_text(next(made(1)) + "\n", "utf-8")
        seconds, peak, _ = command(folder / "one.jsonl")
        rows, held = [], []
        for size in sizes:
            path = folder / f"{size}.jsonl"
            with path.open("w", encoding="utf-8") as out:
                out.writelines(line + "\n" for line in made(size))
            rows.append(measured(path, size, (seconds, peak)))
            print(json.dumps(rows[-1]), flush=True)
            held.append(Held(path, size))
            path.unlink()
        alone = one_more(held)
    print("\n".join(json.dumps(row) for row in alone))
    tenfold = math.log10(rows[-1]["articles"] / rows[0]["articles"]) or 1.0

    def growth(name: str, rows: Sequence[dict[str, float]]) -> float:
        """How many times dearer for each tenfold of articles."""
        return float(round((rows[-1][name] / rows[0][name]) ** (1 / tenfold), 2))

    figures = {"growth": growth("microseconds_an_article", rows)}
    figures["growth_one_more"] = growth("microseconds_one_more", alone)
    figures["bytes_an_article"] = rows[-1]["bytes_an_article"]
    print(json.dumps(figures))
    return floors.check("copies_curve", figures) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
