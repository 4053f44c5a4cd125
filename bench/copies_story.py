"""What one page more costs a story that holds a hundred, a thousand or five thousand: finding its copies alone.

Run: python bench/copies_story.py [--check] [--sizes=N,N,...] prints one JSON line a size. Synthetic articles, a fifth
of them copies, in a store on disk. For each size, CPU milliseconds of both passes, before and after furniture is known:
`desk`, of a page more where the story is held in memory, the middle and the mean of many, and of the first of them,
which makes the table; `command`, of a page more in a new process, which takes what the store keeps; `anew`, of all
pages without a store. A last line tells the same of one more copy of a wire that is held three hundred times.
`--check`: how the mean grows.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import floors
from copies_made import made
from twosource.copies import fold_copies
from twosource.model import Article, Block, Dated, page_id
from twosource.store import Folds, open_store
from twosource.story import maker

SIZES = (100, 1_000, 5_000)
PROBES = 200
"""Pages that come one by one after those held."""
COPIES, FEW = 300, 20
"""Copies of one wire that a story holds, and further ones that come: each is compared with a few of those held."""


def articles(count: int) -> list[Article]:
    """Synthetic articles, named as pages are."""
    found = []
    for line in made(count):
        row = json.loads(line)
        text = row["text"]
        name, spans = page_id(line.encode()), (0, len(text))
        dated = Dated(row["published"], None, "known")
        found.append(Article(name, f"{row['id']}.html", text, (Block("paragraph", spans),), published=dated))
    return found


def spent(do: Callable[[], object]) -> float:
    """CPU milliseconds of one call."""
    start = time.process_time()
    do()
    return 1e3 * (time.process_time() - start)


def wire(count: int) -> list[Article]:
    """One text in so many copies, a word in thirty replaced in each."""
    rng, first = random.Random(count), articles(1)[0]
    words = first.text.split(" ")
    found = []
    for n in range(count):
        text = " ".join(rng.choice(words) if rng.random() < 1 / 30 else w for w in words)
        name, block = page_id(f"{n} {text}".encode()), Block("paragraph", (0, len(text)))
        found.append(replace(first, page=name, text=text, blocks=(block,)))
    return found


class Held:
    """A story of some pages, of which both passes were made for all but the last, which are still to come."""

    def __init__(self, path: Path, pages: list[Article], to_come: int) -> None:
        self.size = len(pages) - to_come
        self.path = str(path)
        self.articles = pages
        self.store = open_store(self.path)
        self.folds = Folds(self.store, maker())
        self.both(self.size)
        self.desk: list[float] = []

    def both(self, count: int) -> float:
        """CPU milliseconds of both passes over the first pages."""
        held = self.articles[:count]
        return spent(lambda: (self.folds.first.fold(held), self.folds.second.fold(held)))

    def one_more(self) -> None:
        """Note what the next page costs."""
        self.desk.append(self.both(self.size + len(self.desk) + 1))

    def figures(self) -> dict[str, float]:
        """What a page more costs here, in a new process, and without a store."""
        self.store.close()
        self.store = open_store(self.path)
        self.folds = Folds(self.store, maker())
        command = self.both(len(self.articles))
        self.store.close()
        anew = spent(lambda: (fold_copies(self.articles), fold_copies(self.articles)))
        return {
            "pages": self.size,
            "desk_ms": round(statistics.median(self.desk), 2),
            "desk_mean_ms": round(statistics.mean(self.desk[1:]), 2),
            "desk_first_ms": round(self.desk[0], 1),
            "command_ms": round(command, 1),
            "anew_ms": round(anew, 1),
        }


def main(arguments: list[str]) -> int:
    """Print a line a size; with --check compare the growth with its floor."""
    given = next((a.split("=", 1)[1] for a in arguments if a.startswith("--sizes=")), "")
    with tempfile.TemporaryDirectory() as name:
        sizes = [int(size) for size in given.split(",")] if given else SIZES
        stories = [Held(Path(name) / f"{size}.db", articles(size + PROBES + 1), PROBES + 1) for size in sizes]
        for _ in range(PROBES):
            for story in stories:  # by turns, so that a busy machine slows all sizes alike
                story.one_more()
        rows = [story.figures() for story in stories]
        one = Held(Path(name) / "wire.db", wire(COPIES + FEW + 1), FEW + 1)
        for _ in range(FEW):
            one.one_more()
        copied = {f"wire_{k}": v for k, v in one.figures().items()}
    print("\n".join(json.dumps(row) for row in (*rows, copied)))
    least, most = rows[0], rows[-1]
    figures = {
        "times_pages": round(most["pages"] / least["pages"], 1),
        "times_dearer": round(most["desk_mean_ms"] / least["desk_mean_ms"], 2),
        "times_anew": round(most["anew_ms"] / most["desk_mean_ms"]),
    }
    print(json.dumps(figures))
    return floors.check("copies_story", figures) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
