"""The ledger from gold claims: a story's labels go in as claims, so that errors of counting show without those of
reading.

python bench/ledger.py [GOLD.json ...] [--camps] [--check]: prints one line of JSON a story, with the measures of
../shared/scorers/story.py, and for each missed standing the room that lost it. `--camps` gives the sides as settings
too.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import floors
from twosource.ledger import build_ledger
from twosource.model import (
    Article,
    Basis,
    Block,
    Claim,
    Copy,
    Dated,
    Interval,
    Ledger,
    Link,
    Origin,
    Reading,
    Span,
    StorySettings,
    VoiceRef,
    claim_id,
    digest,
    voice_id,
)
from twosource.voices import find_voices

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("TWOSOURCE_SHARED", HERE.parent.parent / "shared"))
SCORER = SHARED / "scorers" / "story.py"
RELATION = {"wire": "same", "near-duplicate": "same", "excerpt": "abridged", "update": "later version"}


def article_of(page: dict[str, Any]) -> tuple[Article, list[int]]:
    """The gold page as an article of its body paragraphs, and where each paragraph begins."""
    starts, text = [], ""
    for paragraph in page["body_paragraphs"]:
        starts.append(len(text))
        text += paragraph + "\n\n"
    blocks = tuple(Block("paragraph", (s, s + len(p))) for s, p in zip(starts, page["body_paragraphs"], strict=True))
    day = (page["published"] or "")[:10]
    published = Dated(day, after(day), "gold") if day else None
    return (
        Article(digest(page["file"]), page["file"], text, blocks, title=page["title"], publisher=page["publisher"],
                agency=page["agency"], url=page["url"], published=published),
        starts,
    )  # fmt: skip


def after(day: str) -> str:
    """The day after."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def spans(starts: list[int], found: Any) -> tuple[Span, ...]:
    """Gold spans [paragraph, start, end] as offsets into the article."""
    if not found:
        return ()
    rows = [found] if isinstance(found[0], int) else found
    return tuple((starts[p] + s, starts[p] + e) for p, s, e in rows)


def claim_of(gold: dict[str, Any], starts: list[int], page: str, entities: dict[str, Any]) -> Claim:
    """A gold claim as the reader would give it."""
    content, cue, source = (spans(starts, gold["spans"].get(k)) for k in ("content", "cue", "source"))
    said = Interval(gold["said_on"], after(gold["said_on"])) if gold["said_on"] else None
    return Claim(
        id=claim_id(page, content, cue, source),
        page=page,
        content=content,
        cue=cue,
        source=source,
        voice=voice_of(gold["speaker"], entities),
        through=tuple(Link(voice_id(name_of(v, entities)), name_of(v, entities), (), ()) for v in gold["via"]),
        rests_on=tuple(
            Basis(voice_id(name_of(b, entities)), name_of(b, entities), b not in entities, ())
            for b in gold.get("based_on") or ()
        ),
        retracts=bool(gold.get("retracts")),
        quote=gold["quote"],
        stance=gold["polarity"],
        certainty=gold["certainty"],
        said=said,
    )  # fmt: skip


def name_of(speaker: str, entities: dict[str, Any]) -> str:
    """The name of an entity, or the description of an unnamed speaker."""
    return entities[speaker]["name"] if speaker in entities else speaker


def voice_of(speaker: str, entities: dict[str, Any]) -> VoiceRef:
    """The voice that a perfect reader would give; no side."""
    entity = entities.get(speaker)
    if entity is None:
        return VoiceRef(voice_id(speaker), speaker, False)
    body = entities.get(entity.get("speaks_for") or "")
    kind = entity["kind"] if entity["kind"] in ("person", "organisation", "place") else None
    return VoiceRef(
        voice_id(entity["name"]), entity["name"], True, speaks_for=body["name"] if body else None, kind=kind
    )


def readings_of(gold: dict[str, Any]) -> tuple[list[Reading], list[Origin]]:
    """Readings and origins made from the labels."""
    entities = {e["id"]: e for e in gold["entities"]}
    readings, groups = [], {}
    parent = {p["file"]: p["copy_of"] for p in gold["pages"]}
    for page in gold["pages"]:
        article, starts = article_of(page)
        claims = tuple(claim_of(c, starts, article.page, entities) for c in gold["claims"] if c["page"] == page["file"])
        readings.append(Reading(article, mentions_of(article), tuple({c.id: c for c in claims}.values())))
        first = page["file"]
        while parent.get(first):
            first = parent[first]
        copy = Copy(article.page, page["file"], RELATION.get(page["copy_kind"] or "", "first"))
        groups.setdefault(first, []).append(copy)
    return readings, [Origin(digest(first), tuple(copies)) for first, copies in groups.items()]


def mentions_of(article: Article) -> Any:
    """The mentions room's findings where that room is there; the ledger finds figures itself where it is not."""
    try:
        from twosource.mentions import find_mentions
    except ImportError:
        return ()
    return find_mentions(article)


def likeness_of() -> Any:
    """The encoder's likeness where its weights are there, else None: the ledger then goes by words alone."""
    if "--no-likeness" in sys.argv:
        return None
    try:
        from twosource.encoder import likeness
    except ImportError:
        return None
    return likeness if likeness(["a"]) is not None else None


def records(readings: list[Reading], ledger: Ledger) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What the scorer reads: a line a page and the ledger, with the keys of the published schemas that it looks at."""
    lines = []
    for r in readings:
        claims = [
            {
                "id": c.id, "content": c.content, "cue": c.cue, "source": c.source,
                "stance": c.stance, "certainty": c.certainty, "quote": c.quote,
                "voice": {"name": c.voice.name} if c.voice else None, "through": [{"name": t.name} for t in c.through],
                "said": {"start": c.said.start, "end": c.said.end} if c.said else None,
            }
            for c in r.claims or ()
        ]  # fmt: skip
        a = r.article
        article = {
            "text": a.text,
            "title": a.title,
            "agency": a.agency,
            "published": {"start": a.published.start} if a.published else None,
        }
        article["blocks"] = [{"kind": b.kind, "span": b.span} for b in a.blocks]
        lines.append({"path": a.path, "article": article, "claims": claims, "mentions": []})
    origins = [
        {"id": o.id, "articles": [{"path": c.path, "relation": c.relation} for c in o.articles]} for o in ledger.origins
    ]
    propositions = [
        {
            "id": p.id, "text": p.text,
            "claims": [{"id": m.claim, "path": m.path, "stance": m.stance} for m in p.claims],
            "history": [{"day": e.day, "standing": e.standing, "for": e.for_, "against": e.against} for e in p.history],
        }
        for p in ledger.propositions
    ]  # fmt: skip
    return lines, {"origins": origins, "propositions": propositions}


def score(gold_path: Path, lines: list[dict[str, Any]], ledger: dict[str, Any]) -> dict[str, Any]:
    """The shared scorer's figures."""
    with tempfile.TemporaryDirectory() as folder:
        readings, out = Path(folder) / "r.jsonl", Path(folder) / "l.json"
        readings.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        out.write_text(json.dumps(ledger), "utf-8")
        run = [sys.executable, str(SCORER), str(gold_path), str(readings), str(out)]
        done = subprocess.run(run, capture_output=True, text=True, check=True, cwd=SCORER.parent)
    return dict(json.loads(done.stdout))


def bench(gold_path: Path, camps: bool, show: bool) -> dict[str, Any]:
    """One story's figures from gold claims."""
    gold = json.loads(gold_path.read_text("utf-8"))
    readings, origins = readings_of(gold)
    sides = tuple((e["name"], e["camp"]) for e in gold["entities"]) if camps else ()
    settings = StorySettings(sides=sides)
    voices = find_voices(readings, (), settings)
    ledger = build_ledger(readings, origins, voices, (), settings, likeness_of())
    if show:
        report(gold, readings, ledger)
    found = score(gold_path, *records(readings, ledger))
    got = {k: found[k] for k in ("propositions", "standings", "counts", "standing misses")}
    right, total = (int(n) for n in found["standings"].split(" of "))
    counted = int(found["counts"].split(" of ")[0])
    return {
        "story": gold["story"],
        **got,
        "b_cubed": found["propositions"]["f1"],
        "standings_missed": total - right,
        "counts_missed": total - counted,
    }


def report(gold: dict[str, Any], readings: list[Reading], ledger: Ledger) -> None:
    """Print how the gold claims fell into propositions, and each voice's side, to find what lost a standing."""
    entities = {e["id"]: e for e in gold["entities"]}
    camp = {e["name"]: e["camp"] for e in gold["entities"]}
    for v in ledger.voices:
        print(
            f"  {v.name} | {v.side} | gold {camp.get(v.name)} | {v.why_side} | for {v.speaks_for}"
            f" | {'private' if v.private else ''}"
        )
    starts = {p["file"]: article_of(p)[1] for p in gold["pages"]}
    label = {}
    for c in gold["claims"]:
        content, cue, source = (spans(starts[c["page"]], c["spans"].get(k)) for k in ("content", "cue", "source"))
        label[claim_id(digest(c["page"]), content, cue, source)] = c
    for p in sorted(ledger.propositions, key=lambda p: (p.kind, p.family, p.text)):
        out = {o.claim: o.why for o in p.left_out}
        print(f"\n[{p.kind}] {p.text} {p.arguments} +{p.favours} -{p.hurts}")
        for m in p.claims:
            c = label[m.claim]
            wrong = " " if c["proposition"] is None or m.stance == c["polarity"] else "STANCE"
            print(
                f"   {m.stance:8}{wrong} {c['proposition']!s:12} {name_of(c['speaker'], entities)[:22]:22} "
                f"{c['content']} {out.get(m.claim, '')}"
            )
        for e in p.history:
            print(f"     {e.day} {e.standing} {e.for_}:{e.against} ({e.unnamed_for}:{e.unnamed_against})")


def main(arguments: list[str]) -> int:
    """Print every story's figures; with --check compare with the floors."""
    paths = [Path(a) for a in arguments if not a.startswith("--")] or [SHARED / "stories" / "harrow-dam" / "gold.json"]
    status = 0
    for path in (p.resolve() for p in paths):
        figures = bench(path, "--camps" in arguments, "--show" in arguments)
        print(json.dumps(figures, ensure_ascii=False))
        if "--check" in arguments:
            status |= floors.check(f"ledger.{figures['story']}", figures)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
