"""Pages of known outlets against their expected parses: `python bench/pages_outlets.py [SHARED] [--check]`.

The set is fundus' test fixtures: 258 pages of 181 outlets in some 30 languages, and what that outlet's own hand-written
parser reads from each. Prints one JSON line: text F1 of ours and of trafilatura in the same run, and the shares of
dates, titles and authors that are right and wrong. `seen` outlets (every other one by name) may be looked at when rules
are made; of the `unseen` ones nobody saw more than these figures. `--check` compares with `bench/floors.toml`.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType

from floors import check
from pages import body_of, ours, scorer_of, text_figures, theirs, timed
from twosource.articles.people import agencies
from twosource.model import Article

ROOT = Path(__file__).parents[1]
SET = Path("data/pages/fundus_fixtures/tests/resources/parser/test_data")
ZONES = timedelta(hours=14)
"""How far a local time may stand from the same moment in another zone."""
QUARTER = timedelta(minutes=15)
FIELDS = ("date", "title", "author")


@dataclass(frozen=True, slots=True)
class Expected:
    """What the outlet's parser reads: title, names, moment of publication, text."""

    title: str
    authors: tuple[str, ...]
    published: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found on a page."""

    title: str
    authors: tuple[str, ...]
    published: str | None
    text: str


def expected(shared: Path) -> dict[str, tuple[Path, Expected]]:
    """Name of each saved page, its file and its expected parse; an outlet's versions pair with its pages in time."""
    out: dict[str, tuple[Path, Expected]] = {}
    for gold in sorted((shared / SET).glob("*/*.json")):
        versions = json.loads(gold.read_text("utf-8"))
        saved = sorted(gold.parent.glob(gold.stem + "_[0-9][0-9][0-9][0-9]_*.html.gz"))
        for page, key in zip(saved, sorted(versions, key=order), strict=True):
            out[f"{gold.parent.name}/{page.name}"] = (page, parse_of(versions[key]))
    return out


def order(version: str) -> tuple[int, ...]:
    """What sorts names of versions: "V1", "V1_1", "V2", "V10"."""
    return tuple(int(part) for part in version.removeprefix("V").split("_"))


def parse_of(row: dict[str, object]) -> Expected:
    """One expected parse."""
    body, day = row["body"], row.get("publishing_date")
    assert isinstance(body, dict)
    lines = list(body["summary"])
    for section in body["sections"]:
        lines += [*section["headline"], *section["paragraphs"]]
    names = row.get("authors") or []
    assert isinstance(names, list)
    moment = datetime.fromisoformat(day) if isinstance(day, str) else None
    return Expected(str(row["title"] or ""), tuple(names), moment, "\n".join(lines))


def of_article(article: Article) -> Found:
    """What our article says; an agency signs too."""
    names = (*article.byline, *((article.agency,) if article.agency else ()))
    start = article.published.start if article.published else None
    return Found(article.title or "", names, start, body_of(article))


def of_peer(document: object) -> Found:
    """What trafilatura's document says."""
    names = tuple(n.strip() for n in (getattr(document, "author", None) or "").split(";") if n.strip())
    return Found(
        getattr(document, "title", None) or "",
        names,
        getattr(document, "date", None),
        getattr(document, "text", None) or "",
    )


def judge(scorer: ModuleType, name: str, found: Found, want: Expected) -> str | None:
    """Whether a field is right, wrong or blank; None where nothing is expected."""
    if name == "date":
        if want.published is None:
            return None
        return "blank" if not found.published else "right" if same_day(found.published, want.published) else "wrong"
    if name == "title":
        if not want.title:
            return None
        return "blank" if not found.title else "right" if scorer.alike(found.title, want.title) else "wrong"
    if not want.authors:
        return None
    hit = any(scorer.alike(short(n), short(want.authors[0])) for n in found.authors)
    return "blank" if not found.authors else "right" if hit else "wrong"


def short(name: str) -> str:
    """A name; an agency's by the short one, whoever writes it out."""
    return agencies().get(name, name)


def same_day(found: str, want: datetime) -> bool:
    """Whether a date is the expected one: the same day, or the same moment told in another zone."""
    if found[:10] == want.date().isoformat():
        return True
    if len(found) <= 10:
        return False
    apart = abs(datetime.fromisoformat(found).replace(tzinfo=None, second=0) - want.replace(tzinfo=None, second=0))
    return apart <= ZONES and apart % QUARTER == timedelta(0)


def shares(scorer: ModuleType, gold: dict[str, Expected], found: dict[str, Found]) -> dict[str, float]:
    """Text F1, and per cent of each field right and wrong."""
    text = text_figures(
        scorer, {k: {"main_content": w.text} for k, w in gold.items()}, {k: f.text for k, f in found.items()}
    )
    out: dict[str, float] = {"f1": text["f1"], "under_half": text["under_half"]}
    for name in FIELDS:
        judged = [j for k, want in gold.items() if (j := judge(scorer, name, found[k], want)) is not None]
        out[f"{name}_right"] = round(100 * judged.count("right") / len(judged), 1)
        out[f"{name}_wrong"] = round(100 * judged.count("wrong") / len(judged), 1)
    return out


def run(pages: dict[str, bytes], read: Callable[[bytes], object], told: Callable[[object], Found]) -> dict[str, Found]:
    """What a reader finds on each page."""
    return {k: told(v) for k, v in timed(read, pages)[0].items()}


def own(article: object) -> Found:
    """`of_article` of what `ours` gives."""
    assert isinstance(article, Article)
    return of_article(article)


def figures(shared: Path) -> dict[str, object]:
    """All figures of one run: of all outlets, and of those nobody looked at."""
    scorer = scorer_of(shared)
    rows = expected(shared)
    pages = {k: path.read_bytes() for k, (path, _) in rows.items()}
    mine, peer = run(pages, ours, own), run(pages, theirs, of_peer)
    outlets = sorted({k.rsplit("_", 3)[0] for k in rows})
    unseen = set(outlets[1::2])
    gold = {k: want for k, (_, want) in rows.items()}
    apart = {k: want for k, want in gold.items() if k.rsplit("_", 3)[0] in unseen}
    return {**beside(scorer, gold, mine, peer), "unseen": beside(scorer, apart, mine, peer)}


def beside(
    scorer: ModuleType, gold: dict[str, Expected], mine: dict[str, Found], peer: dict[str, Found]
) -> dict[str, object]:
    """Figures of ours, and the peer's on the same pages."""
    ours_, base = shares(scorer, gold, mine), shares(scorer, gold, peer)
    ahead = round(ours_["f1"] - base["f1"], 4)
    return {"pages": len(gold), **ours_, "f1_ahead": ahead, "trafilatura": base}


def main() -> int:
    """Run the bench; exit status 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", default=os.environ.get("TWOSOURCE_SHARED") or str(ROOT.parent / "shared"))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    found = figures(Path(options.shared))
    print(json.dumps(found))
    return check("pages_outlets", found) if options.check else 0


if __name__ == "__main__":
    sys.exit(main())
