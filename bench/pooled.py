"""A story too large to be joined as a whole: labelled stories put together, joined whole and block by block.

python bench/pooled.py [GOLD.json ...] [--most=N] [--check]: B-cubed F1 of the propositions over the gold claims of
stories read as one: `whole`, as a small story is joined; `large`, as one of more than `SMALL` groups is, in blocks of
`MOST` (or N); and `apart`, the mean of the stories joined each by itself, which is what the pool is measured by. These
without the stories that came later and are worded farther apart (`LATER`), so that they stay comparable; `large_all` is
`large` with them.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import floors
import labels
import rooms
from twosource.encoder import likeness
from twosource.ledger import blocks, build_ledger
from twosource.model import Origin, Reading
from twosource.voices import find_voices

ROOT = Path(__file__).resolve().parent.parent
Label = tuple[str, str]
Told = tuple[list[Reading], list[Origin], dict[str, Label]]
LATER = {"brant-refinery", "ostrel-ceasefire", "quill-vaccine", "north-dyke", "ormond-mine", "pellar-doping"}


def gold_of(path: Path) -> Told:
    """One story's gold claims as readings, its origins, and the story and proposition of each labelled claim."""
    gold = json.loads(path.read_text("utf-8"))
    readings = labels.readings_of(gold)
    origins = labels.origins_of(gold, {r.article.path: r.article.page for r in readings})
    entities = labels.entities_of(gold)
    held = {page["file"]: labels.article_of(page) for page in gold["pages"]}
    label = {}
    for c in gold["claims"]:
        if c["proposition"]:
            article, place = held[c["page"]]
            label[labels.claim_of(c, place, article.page, entities).id] = (gold["story"], c["proposition"])
    return readings, origins, label


def b_cubed(told: Mapping[str, str], label: Mapping[str, Label]) -> float:
    """B-cubed F1, per cent, of claims by proposition; a claim that is in none is alone."""
    got: dict[str, set[str]] = {}
    meant: dict[Label, set[str]] = {}
    for claim, mine in label.items():
        got.setdefault(told.get(claim, claim), set()).add(claim)
        meant.setdefault(mine, set()).add(claim)
    common = {c: len(got[told.get(c, c)] & meant[mine]) for c, mine in label.items()}
    p = sum(n / len(got[told.get(c, c)]) for c, n in common.items()) / len(label)
    r = sum(n / len(meant[label[c]]) for c, n in common.items()) / len(label)
    return 200 * p * r / (p + r)


def joined(readings: Sequence[Reading], origins: Sequence[Origin], label: Mapping[str, Label]) -> float:
    """B-cubed F1 of the ledger of these readings."""
    ledger = build_ledger(readings, origins, find_voices(readings), likeness=likeness)
    return b_cubed({m.claim: p.id for p in ledger.propositions for m in p.claims}, label)


def pooled(stories: Sequence[Told]) -> Told:
    """Several stories as one."""
    return (
        [r for s in stories for r in s[0]],
        [o for s in stories for o in s[1]],
        {claim: mine for s in stories for claim, mine in s[2].items()},
    )


def main(arguments: list[str]) -> int:
    """Print the figures; with --check compare with the floors."""
    paths = [Path(a) for a in arguments if not a.startswith("--")] or [
        rooms.SHARED / "stories" / "harrow-dam" / "gold.json",
        *sorted((ROOT / "bench" / "stories" / "build").glob("*/gold.json")),
        *sorted((ROOT / "examples").glob("*/gold.json")),
    ]
    stories = [gold_of(path) for path in paths]
    early = [s for s, path in zip(stories, paths, strict=True) if path.parent.name not in LATER]
    pool = pooled(early)
    apart = sum(joined(*s) * len(s[2]) for s in early) / len(pool[2])
    whole = joined(*pool)
    blocks.SMALL = 0
    blocks.MOST = next((int(a.removeprefix("--most=")) for a in arguments if a.startswith("--most=")), blocks.MOST)
    found = {
        "claims": len(pool[2]),
        "apart": round(apart, 1),
        "whole": round(whole, 1),
        "large": round(joined(*pool), 1),
        "large_all": round(joined(*pooled(stories)), 1),
    }
    print(json.dumps(found))
    return floors.check("pooled", found) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
