"""The ledger from gold claims: a story's labels go in as claims, so that errors of counting show without those of
reading.

python bench/ledger.py [GOLD.json ...] [--camps] [--show] [--check]: prints one line of JSON a story, with the measures
of ../shared/scorers/story.py, and for each missed standing the room that lost it. `--camps` gives the sides as settings
too; `--show` prints propositions and voices.
"""

import json
import sys
from pathlib import Path
from typing import Any

import floors
import labels
import rooms
from twosource.encoder import likeness
from twosource.ledger import build_ledger
from twosource.model import Ledger, StorySettings
from twosource.voices import find_voices


def bench(gold_path: Path, camps: bool, show: bool) -> dict[str, Any]:
    """One story's figures from gold claims."""
    gold = json.loads(gold_path.read_text("utf-8"))
    readings = labels.readings_of(gold)
    origins = labels.origins_of(gold, {r.article.path: r.article.page for r in readings})
    settings = StorySettings(sides=tuple((e["name"], e["camp"]) for e in gold["entities"]) if camps else ())
    ledger = build_ledger(readings, origins, find_voices(readings, (), settings), (), settings, likeness)
    if show:
        report(gold, ledger)
    found = rooms.score(gold_path, readings, ledger)
    got = {k: found[k] for k in ("propositions", "standings", "counts", "standing misses")}
    right, total = (int(n) for n in found["standings"].split(" of "))
    counted = int(found["counts"].split(" of ")[0])
    return {
        "story": gold["story"],
        **got,
        "b_cubed": found["propositions"]["f1"],
        "standings_missed": total - right,
        "counts_missed": total - counted,
        "lost_by": rooms.lost(gold_path, readings, origins, "joining") if got["standing misses"] else {},
    }


def report(gold: dict[str, Any], ledger: Ledger) -> None:
    """Print how the gold claims fell into propositions, and each voice's side, to find what lost a standing."""
    entities = labels.entities_of(gold)
    camp = {e["name"]: e["camp"] for e in gold["entities"]}
    for v in ledger.voices:
        print(
            f"  {v.name} | {v.side} | gold {camp.get(v.name)} | {v.why_side} | for {v.speaks_for}"
            f" | {'private' if v.private else ''}"
        )
    held = {p["file"]: labels.article_of(p) for p in gold["pages"]}
    label = {}
    for c in gold["claims"]:
        article, place = held[c["page"]]
        label[labels.claim_of(c, place, article.page, entities).id] = c
    for p in sorted(ledger.propositions, key=lambda p: (p.kind, p.family, p.text)):
        out = {o.claim: o.why for o in p.left_out}
        print(f"\n[{p.kind}] {p.text} {p.arguments} +{p.favours} -{p.hurts}")
        for m in p.claims:
            c = label[m.claim]
            wrong = " " if c["proposition"] is None or m.stance == c["polarity"] else "STANCE"
            print(
                f"   {m.stance:8}{wrong} {c['proposition']!s:12} {labels.name_of(c['speaker'], entities)[:22]:22} "
                f"{c['content']} {out.get(m.claim, '')}"
            )
        for e in p.history:
            print(f"     {e.day} {e.standing} {e.for_}:{e.against} ({e.unnamed_for}:{e.unnamed_against})")


def main(arguments: list[str]) -> int:
    """Print every story's figures; with --check compare with the floors."""
    paths = [Path(a) for a in arguments if not a.startswith("--")] or [
        rooms.SHARED / "stories" / "harrow-dam" / "gold.json"
    ]
    status = 0
    for path in (p.resolve() for p in paths):
        figures = bench(path, "--camps" in arguments, "--show" in arguments)
        print(json.dumps(figures, ensure_ascii=False))
        if "--check" in arguments:
            status |= floors.check(f"ledger.{figures['story']}", figures)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
