"""Run every bench that CI runs, with its floors, and say which failed. Floors of a bench that did not run fail it."""

import subprocess
import sys
import time
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
SLOW = {"copies_curve", "copies_story", "long_page", "reader_peers"}
"""Benches with make targets of their own: they take longer than CI may."""
NO_BENCH = {"run", "floors", "corpus", "places_crossed"}


def main() -> int:
    """Each bench in its own process, one after another, so that speeds are not each other's noise."""
    scripts = sorted(p for p in HERE.glob("*.py") if p.stem not in NO_BENCH | SLOW)
    benches = [p for p in scripts if "def main" in p.read_text("utf-8")]
    known = {p.stem for p in benches}
    held = {section.split("-")[0] for section in tomllib.loads((HERE / "floors.toml").read_text("utf-8"))}
    failed = [f"{s} (floors without a bench)" for s in sorted(held - known - SLOW)]
    for bench in benches:
        print(f"== {bench.stem}", flush=True)
        start = time.monotonic()
        if subprocess.run([sys.executable, str(bench), "--check"], cwd=HERE.parent).returncode:
            failed.append(bench.stem)
        print(f"   {time.monotonic() - start:.0f} s", flush=True)
    print("benches failed: " + ", ".join(failed) if failed else f"{len(benches)} benches hold their floors")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
