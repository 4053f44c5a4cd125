"""Which room lost a standing: the labels are put in the place of one room's work after another, in the order in which
rooms work, and the room whose turn it was when the standing came right had lost it."""

import contextlib
import io
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from labels import Gold, claim_of, entities_of, origins_of, redated
from twosource.encoder import likeness
from twosource.ledger import build_ledger
from twosource.ledger.cluster import Cluster
from twosource.ledger.drafts import Draft
from twosource.ledger.joining import join
from twosource.ledger.kinds import Library
from twosource.ledger.linkage import Likeness
from twosource.model import Claim, Ledger, Origin, Reading, StorySettings
from twosource.views.records import ledger_record, reading_record
from twosource.voices import find_voices

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("TWOSOURCE_SHARED", HERE.parent.parent / "shared"))
sys.path.insert(0, str(SHARED / "scorers"))
import common  # noqa: E402

import story as scorer  # noqa: E402

STAGES = ("copies", "claim missed", "voice", "stance", "day", "joining", "sides")
"""Rooms in the order of work; what is still wrong with all of them right is the counting's."""
FIELDS = {
    "voice": ("voice", "through", "rests_on"),
    "stance": ("stance", "certainty", "retracts", "doubt"),
    "day": ("said",),
}
SAME = 0.5
"""Dice over content words from which a claim is the labelled one: the scorer's own."""


def score(gold_path: Path, readings: Iterable[Reading], ledger: Ledger) -> Gold:
    """The shared scorer's figures."""
    with tempfile.TemporaryDirectory() as folder:
        lines, held, out = Path(folder) / "r.jsonl", Path(folder) / "l.json", io.StringIO()
        lines.write_text("".join(json.dumps(reading_record(r)) + "\n" for r in readings), "utf-8")
        held.write_text(json.dumps(ledger_record(ledger)), "utf-8")
        with contextlib.redirect_stdout(out):
            scorer.main(str(gold_path), str(lines), str(held))
    return dict(json.loads(out.getvalue()))


def lost(
    gold_path: Path, readings: Sequence[Reading], origins: Sequence[Origin], first: str = "copies"
) -> dict[str, str]:
    """Each missed standing ("proposition@day") and the room that lost it; `first` is the first room whose work there
    is: those before it are the labels' already."""
    gold = json.loads(gold_path.read_text("utf-8"))
    done = set(STAGES[: STAGES.index(first)])
    missed = _missed(gold_path, *_ledger(gold, readings, origins, done))
    room: dict[str, str] = dict.fromkeys(missed, "counting")
    for stage in STAGES[STAGES.index(first) :]:
        done.add(stage)
        still = _missed(gold_path, *_ledger(gold, readings, origins, done))
        room |= {m: stage for m in missed if m not in still and room[m] == "counting"}
    return room


def _missed(gold_path: Path, readings: Sequence[Reading], ledger: Ledger) -> list[str]:
    return [str(m).split(": ")[0] for m in score(gold_path, readings, ledger)["standing misses"]]


def _ledger(
    gold: Gold, readings: Sequence[Reading], origins: Sequence[Origin], done: set[str]
) -> tuple[list[Reading], Ledger]:
    """The readings and their ledger with the labels in the place of the stages that are done."""
    pages = {p["file"]: p for p in gold["pages"]}
    label: dict[str, Gold] = {}
    mixed = [
        _mixed(r, gold, pages[name], done, label) for r in readings if (name := Path(r.article.path).name) in pages
    ]
    if "copies" in done:
        origins = origins_of(gold, {Path(r.article.path).name: r.article.page for r in readings})
    settings = StorySettings(sides=tuple((e["name"], e["camp"]) for e in gold["entities"]) if "sides" in done else ())
    voices = find_voices(mixed, (), settings)
    joiner = _by_label(gold, label) if "joining" in done else join
    return mixed, build_ledger(mixed, origins, voices, (), settings, likeness, joiner)


def _mixed(reading: Reading, gold: Gold, page: Gold, done: set[str], label: dict[str, Gold]) -> Reading:
    """One reading; `label` takes in what its claims are labelled as."""
    held = scorer.Page(json.loads(json.dumps(reading_record(reading))), page)
    own = [c for c in gold["claims"] if c["page"] == page["file"]]

    def place(found: Any) -> tuple[tuple[int, int], ...]:
        return tuple((s, e) for s, e in held.spans(found or []))

    right = [claim_of(c, place, reading.article.page, entities_of(gold)) for c in own]
    read = list(reading.claims or ())
    words = [[held.text.words(c.content) for c in claims] for claims in (right, read)]
    pairs = dict(common.match(words[0], words[1], common.dice, SAME))
    made = [] if "claim missed" in done else [c for j, c in enumerate(read) if j not in pairs.values()]
    for i, want in enumerate(right):
        got = read[pairs[i]] if i in pairs else None
        if got is not None or "claim missed" in done:
            claim = _claim(want, got or want, done)
            label[claim.id] = own[i]
            made.append(claim)
    mixed = replace(reading, claims=tuple({c.id: c for c in made}.values()))
    return redated(mixed, page) if "day" in done else mixed


def _claim(want: Claim, got: Claim, done: set[str]) -> Claim:
    """What was read, with the labels' word on what is done."""
    spans = ("id", "content", "cue", "source", "quote") if "claim missed" in done else ()
    names = [*spans, *(f for stage, fields in FIELDS.items() if stage in done for f in fields)]
    return replace(got, **{name: getattr(want, name) for name in names})


Joiner = Callable[[Sequence[Draft], Library, Likeness | None], list[Cluster]]


def _as_labelled(best: Cluster, lib: Library, told: Gold | None, name: str, members: list[Draft]) -> Cluster:
    """A labelled proposition of a kind with one value at a time is a rival of the others of its kind, found or not."""
    kind = lib.kinds.get(told["kind"]) if told is not None else None
    roles = {**best.roles, "label": name}
    if told is None or kind is None or not kind.functional:
        return replace(best, roles=roles, drafts=members)
    family = f"{kind.name}/{told['arguments'].get('place')}"
    return Cluster(kind.name, roles if best.kind == kind.name else {"label": name}, members, family=family, fixed=True)


def _by_label(gold: Gold, label: dict[str, Gold]) -> Joiner:
    """Joins as the labels do: each labelled proposition takes its kind, roles and family from the cluster that has most
    of it."""
    said = {p["id"]: p for p in gold["propositions"]}

    def joiner(drafts: Sequence[Draft], lib: Library, likeness: Likeness | None) -> list[Cluster]:
        joined = join(drafts, lib, likeness)
        at = {d.claim.id: c for c in joined for d in c.drafts}
        by_name: dict[str, list[Draft]] = {}
        for d in drafts:
            name = label.get(d.claim.id, {}).get("proposition")
            by_name.setdefault(name or d.claim.id, []).append(d)
            if name:
                d.positive = label[d.claim.id]["polarity"] == "asserts"
        made = []
        for name, members in by_name.items():
            near, _ = Counter(id(at[d.claim.id]) for d in members if d.claim.id in at).most_common(1)[0]
            best = next(c for c in joined if id(c) == near)
            made.append(_as_labelled(best, lib, said.get(name), name, members))
        return made

    return joiner
