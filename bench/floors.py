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


def flat(held: Mapping[str, object], before: str = "") -> dict[str, float]:
    """Numbers by their whole name: section, part of a section, figure, joined by dots."""
    found: dict[str, float] = {}
    for name, value in held.items():
        if isinstance(value, dict):
            found |= flat(value, f"{before}{name}.")
        elif isinstance(value, int | float):
            found[before + name] = value
    return found


def floors(section: str) -> dict[str, float]:
    """The floors of one bench, or of one part of it ("ledger.harrow-dam"); empty where it has none."""
    held = flat(tomllib.loads(FLOORS.read_text("utf-8")))
    return {k.removeprefix(section + "."): v for k, v in held.items() if k.startswith(section + ".")}


def check(section: str, figures: Mapping[str, object]) -> int:
    """Say each figure that fell through its floor, or that a floor names and the run did not give; 1 where any did."""
    status = 0
    read = flat(figures)
    for name, floor in floors(section).items():
        most = name.endswith(MOST)
        got = read.get(name.removesuffix(MOST) if most else name)
        if got is None or (got > floor if most else got < floor):
            print(f"bench {section}: {name} is {got}, the floor {floor}", file=sys.stderr)
            status = 1
    return status


def lowered() -> list[str]:
    """Floors that stand below (for `_most`: above) what an earlier commit held, or that are gone."""
    root = FLOORS.parent.parent

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True).stdout

    now = flat(tomllib.loads(FLOORS.read_text("utf-8")))
    said = []
    for commit in git("log", "--format=%H", "--", "bench/floors.toml").split():
        for name, value in flat(tomllib.loads(git("show", f"{commit}:bench/floors.toml"))).items():
            if name + MOST in now:  # since then it was told to be a greatest value
                name += MOST
            today = now.get(name)
            if today is None or (today > value if name.endswith(MOST) else today < value):
                said.append(f"floor {name} was {value} and is {today}")
    return sorted(set(said))


if __name__ == "__main__":
    faults = lowered()
    print("\n".join(faults) or "no floor was lowered")
    sys.exit(1 if faults else 0)
