"""Floors: what each bench must reach. They stand in floors.toml and only ever rise.

`check(section, figures)` compares a run's figures with the floors of its section: `name = 80.0` is a least value,
`name_most = 3.0` a greatest one. Run as a script it refuses floors that were lowered since any earlier commit.
"""

import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).resolve().parent / "floors.toml"
MOST = "_most"


def floors(section: str) -> dict[str, float]:
    """The floors of one bench; empty where it has none."""
    held = tomllib.loads(FLOORS.read_text("utf-8")).get(section, {})
    return {k: float(v) for k, v in held.items()}


def check(section: str, figures: Mapping[str, float]) -> int:
    """Say each figure that fell through its floor, or that a floor names and the run did not give; 1 where any did."""
    status = 0
    for name, floor in floors(section).items():
        most = name.endswith(MOST)
        got = figures.get(name.removesuffix(MOST) if most else name)
        if got is None or (got > floor if most else got < floor):
            print(f"bench {section}: {name} is {got}, the floor {floor}", file=sys.stderr)
            status = 1
    return status


def lowered() -> list[str]:
    """Floors that stand below (for `_most`: above) what an earlier commit held, or that are gone."""
    root = FLOORS.parent.parent

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True).stdout

    now = tomllib.loads(FLOORS.read_text("utf-8"))
    said = []
    for commit in git("log", "--format=%H", "--", "bench/floors.toml").split():
        for section, held in tomllib.loads(git("show", f"{commit}:bench/floors.toml")).items():
            for name, value in held.items():
                today = now.get(section, {}).get(name)
                fell = today is None or (today > value if name.endswith(MOST) else today < value)
                if fell:
                    said.append(f"floor {section}.{name} was {value} and is {today}")
    return sorted(set(said))


if __name__ == "__main__":
    faults = lowered()
    print("\n".join(faults) or "no floor was lowered")
    sys.exit(1 if faults else 0)
