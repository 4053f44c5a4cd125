"""Whole stories against their gold: from pages to standings, scored by the shared scorer.

Run: python bench/story.py [FOLDER...] [--check] prints one JSON line a story, and (without --check) for each missed
standing the room that lost it; last the totals of the stories that were looked at and of the kept. Without folders:
../shared's labelled stories, the example, and the project's own stories (bench/stories/build and kept; on kept ones
nothing is tuned, and no error of theirs is shown).
"""

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

import floors
import rooms
import twosource
from twosource.story import Story

MEANS = ("claims", "voice", "voice_where_given", "stance", "said_on", "nested_chains", "propositions")
ROOT = Path(__file__).resolve().parent.parent


def stories() -> list[Path]:
    """All folders that hold a labelled story."""
    held = [p.parent for p in sorted((rooms.SHARED / "stories").glob("*/gold.json"))]
    return [*held, *sorted((ROOT / "examples").glob("*/")), *sorted((ROOT / "bench" / "stories").glob("*/*/"))]


def gold_of(folder: Path) -> Path:
    """The gold of a story: beside its pages, or for an example among the golden tests."""
    beside = folder / "gold.json"
    return beside if beside.is_file() else ROOT / "tests" / "golden" / folder.name / "gold.json"


def read_story(folder: Path) -> Story:
    """The story of a folder, taken in."""
    story = twosource.open(":memory:")
    gold = json.loads(gold_of(folder).read_text("utf-8"))
    story.add([str(folder / p["file"]) for p in gold["pages"]])
    return story


def score(folder: Path, explain: bool) -> dict[str, object]:
    """What the shared scorer says of the story as the program reads it; with the room that lost each missed standing
    where that is to be explained."""
    held = read_story(folder)
    read = held.read()
    found = rooms.score(gold_of(folder), read.readings, held.account(read))
    if explain and found["standing misses"]:
        found["lost_by"] = rooms.lost(gold_of(folder), read.readings, read.origins)
    return found


def flat(scored: dict[str, object]) -> dict[str, float]:
    """The scorer's figures as numbers: F1 of what has one, counts of "n of m"."""
    figures: dict[str, float] = {}
    for name, value in scored.items():
        name = name.replace(" ", "_")
        if isinstance(value, dict):
            figures[name] = value.get("f1", value.get("value right", 0.0)) or 0.0
        elif isinstance(value, str):
            figures[name] = float(value.split()[0])
        elif isinstance(value, int | float):
            figures[name] = value
    return figures


@dataclass(slots=True)
class Total:
    """Sums over stories (standings and counts right, false `corroborated`) and means of the reader's figures."""

    stories: list[dict[str, object]] = field(default_factory=list)

    def add(self, scored: dict[str, object]) -> None:
        """Take in one story's figures, all of them."""
        self.stories.append(flat(scored) | {"asked": _asked(scored), "false": _false(scored)})

    def told(self) -> dict[str, object]:
        """The figures in words."""
        summed = {
            k: round(sum(float(str(s[k])) for s in self.stories)) for k in ("standings", "counts", "asked", "false")
        }
        held = {k: [float(str(s[k])) for s in self.stories if k in s] for k in MEANS}
        return {
            "stories": len(self.stories),
            "standings": f"{summed['standings']} of {summed['asked']}",
            "counts": f"{summed['counts']} of {summed['asked']}",
            "false corroborated": summed["false"],
        } | {k.replace("_", " "): round(sum(v) / len(v), 1) for k, v in held.items() if v}


def _asked(scored: dict[str, object]) -> int:
    return int(str(scored["standings"]).split(" of ")[1])


def _false(scored: dict[str, object]) -> int:
    """Standings that are read as `corroborated` and are not."""
    return sum(str(miss).endswith("read corroborated") for miss in _misses(scored))


def _misses(scored: dict[str, object]) -> list[object]:
    found = scored.get("standing misses")
    return found if isinstance(found, list) else []


def main(arguments: list[str]) -> int:
    """Score each story; with --check compare it with its floors."""
    check = "--check" in arguments
    folders = [Path(a) for a in arguments if not a.startswith("--")] or stories()
    status, totals = 0, {"looked at": Total(), "kept": Total()}
    for folder in folders:
        kept = folder.parent.name == "kept"
        scored = score(folder, not check and not kept)
        totals["kept" if kept else "looked at"].add(scored)
        if kept:
            del scored["standing misses"]
        print(json.dumps({"story": folder.name} | scored, ensure_ascii=False))
        if check:
            status |= floors.check(f"story-{folder.name}", flat(scored))
    print(json.dumps({name: total.told() for name, total in totals.items() if total.stories}))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
