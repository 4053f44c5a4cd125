"""The gazetteer: size of its file, time to open it and to look names up, and the memory that this takes.

Run: python bench/gazetteer.py [--check] prints one JSON line. Each figure is taken in a process of its own that does
nothing else. `megabytes_opened` and `megabytes_used`: growth of memory that is the process's own (private, written),
after opening, and after looking up `LOOKED` names all over the file; `megabytes_mapped` counts the pages of the file
itself as well, which the system shares and can drop. `_ms` are milliseconds of a clock on the wall.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import floors

LOOKED = 5000
"""Names looked up: those that a story of a thousand pages holds."""
SMAPS = Path("/proc/self/smaps_rollup")


def memory() -> tuple[float, float]:
    """Megabytes that are this process's own, and all that it holds in memory; zeros where the system doesn't say."""
    if not SMAPS.is_file():
        return 0.0, 0.0
    held = dict(line.split(":") for line in SMAPS.read_text("ascii").splitlines()[1:])
    kilobytes = {k: int(v.split()[0]) for k, v in held.items() if v.strip().endswith("kB")}
    return (kilobytes["Private_Dirty"] + kilobytes.get("Swap", 0)) / 1024, kilobytes["Rss"] / 1024


def measure() -> dict[str, float]:
    """Open the gazetteer and look names up, in this process."""
    from twosource.mentions import gazetteer as room

    own, held = memory()
    start = time.perf_counter()
    world = room.gazetteer()
    opened = time.perf_counter() - start
    start = time.perf_counter()
    world.find("Springfield")
    first = time.perf_counter() - start
    own_opened, _ = memory()
    ends = world.columns["name_at"]
    step = max(1, len(ends) // LOOKED)
    names = [bytes(world.names[int(ends[i]) : int(ends[i + 1])]).decode() for i in range(0, len(ends) - 1, step)]
    start = time.perf_counter()
    found = sum(len(world.find(name)) for name in names)
    looked = time.perf_counter() - start
    own_used, held_used = memory()
    return {
        "open_ms": round(opened * 1000, 2),
        "first_name_ms": round(first * 1000, 2),
        "thousand_names_ms": round(looked * 1e6 / len(names), 1),
        "candidates_a_name": round(found / len(names), 1),
        "megabytes_opened": round(own_opened - own, 1),
        "megabytes_used": round(own_used - own, 1),
        "megabytes_mapped": round(held_used - held, 1),
    }


def main(arguments: Sequence[str]) -> int:
    """Measure in a fresh process; with --check against the floors."""
    if "--here" in arguments:
        print(json.dumps(measure()))
        return 0
    told = subprocess.run([sys.executable, __file__, "--here"], capture_output=True, text=True, check=True)
    with as_file(files("twosource.mentions").joinpath("gazetteer.bin")) as path:
        size = path.stat().st_size / 1e6
    figures = {"file_megabytes": round(size, 1)} | json.loads(told.stdout)
    print(json.dumps(figures))
    return floors.check("gazetteer", figures) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
