"""What one page more costs a story that holds a hundred, a thousand or five thousand: finding its copies alone.

Run: python bench/copies_story.py [--check] [--sizes=N,N,...] prints one JSON line a size. Synthetic articles, a fifth
of them copies, in a store on disk. For each size, CPU milliseconds of both passes, before and after furniture is known:
`desk`, of a page more where the story is held in memory, the middle and the mean of many; `command`, of a page more in
a new process, which takes what the store keeps; `anew`, of all pages without a store. `--check`: how it grows.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
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


def measured(size: int, folder: Path) -> dict[str, float]:
    """The figures of one size."""
    held = articles(size + PROBES + 1)
    path = str(folder / f"{size}.db")
    store = open_store(path)
    folds = Folds(store, maker())

    def both(with_these: Folds, count: int) -> None:
        """The two passes over the first pages."""
        with_these.first.fold(held[:count])
        with_these.second.fold(held[:count])

    both(folds, size)
    desk = [spent(lambda n=n: both(folds, size + n)) for n in range(1, PROBES + 1)]  # type: ignore[misc]
    store.close()
    store = open_store(path)
    command = spent(lambda: both(Folds(store, maker()), size + PROBES + 1))
    store.close()
    anew = spent(lambda: (fold_copies(held), fold_copies(held)))
    return {
        "pages": size,
        "desk_ms": round(statistics.median(desk), 2),
        "desk_mean_ms": round(statistics.mean(desk), 2),
        "command_ms": round(command, 1),
        "anew_ms": round(anew, 1),
    }


def main(arguments: list[str]) -> int:
    """Print a line a size; with --check compare the growth with its floor."""
    given = next((a.split("=", 1)[1] for a in arguments if a.startswith("--sizes=")), "")
    sizes = [int(n) for n in given.split(",")] if given else list(SIZES)
    with tempfile.TemporaryDirectory() as name:
        rows = []
        for size in sizes:
            rows.append(measured(size, Path(name)))
            print(json.dumps(rows[-1]), flush=True)
    figures = {
        "times_dearer": round(rows[-1]["desk_mean_ms"] / rows[0]["desk_mean_ms"], 2),
        "times_pages": round(sizes[-1] / sizes[0], 1),
        "times_anew": round(rows[-1]["anew_ms"] / rows[-1]["desk_mean_ms"]),
    }
    print(json.dumps(figures))
    return floors.check("copies_story", figures) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
