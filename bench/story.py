"""Whole stories against their gold: from pages to standings, scored by the shared scorer.

Run: python bench/story.py [FOLDER...] [--check] prints one JSON line a story, and (without --check) for each missed
standing the room that lost it. Without folders: ../shared's labelled
stories, the example, and the project's own stories (bench/stories/build and kept; on kept ones nothing is tuned, and no
error of theirs is shown).
"""

import json
import sys
from pathlib import Path

import floors
import rooms
import twosource
from twosource.story import Story

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


def main(arguments: list[str]) -> int:
    """Score each story; with --check compare it with its floors."""
    check = "--check" in arguments
    folders = [Path(a) for a in arguments if not a.startswith("--")] or stories()
    status = 0
    for folder in folders:
        kept = folder.parent.name == "kept"
        scored = score(folder, not check and not kept)
        if kept:
            del scored["standing misses"]
        print(json.dumps({"story": folder.name} | scored, ensure_ascii=False))
        if check:
            status |= floors.check(f"story-{folder.name}", flat(scored))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
