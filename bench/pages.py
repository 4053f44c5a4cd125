"""Pages against labelled ones: `python bench/pages.py [SHARED] [--check] [--fit]`.

Prints one JSON line: text F1 and pages under half of ours and of trafilatura in the same run (definitions as in
`scorers/pages.py` beside the data), the shares of dates, titles and authors that are right, wrong and blank, CPU
seconds of both. `--check` compares with
`bench/floors.toml`; `--fit` prints the weights that `articles/weights.toml` holds.
"""

import argparse
import gzip
import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import trafilatura

from floors import check
from twosource.articles import label
from twosource.articles.head import read_head
from twosource.articles.html import lay_html, parse
from twosource.articles.parts import looked_at
from twosource.articles.votes import WORD, runs_of, votes_of
from twosource.articles.weigh import FEATURES, features
from twosource.model import Article
from twosource.pages import read_bytes

ROOT = Path(__file__).parents[1]
NOT_BODY = {"title", "byline", "dateline", "caption", "related", "furniture"}
RIDGE = 1.0
"""Strength of the penalty on weights, in units of one labelled word^.7; values from .1 to 10 give the same figures."""


def scorer_of(shared: Path) -> ModuleType:
    """The scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("pages_scorer", shared / "scorers" / "pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def saved(shared: Path) -> dict[str, bytes]:
    """Key and bytes of every page of the set."""
    folder = shared / "data" / "pages" / "wcxb_dev" / "html"
    return {p.name.split(".")[0]: p.read_bytes() for p in sorted(folder.glob("*.html.gz"))}


def timed(read: Callable[[bytes], object], pages: dict[str, bytes]) -> tuple[dict[str, object], float]:
    """What a reader makes of each page, and its CPU seconds (the first page is read once before, to load models)."""
    read(next(iter(pages.values())))
    start = time.process_time()
    found = {k: read(data) for k, data in pages.items()}
    return found, time.process_time() - start


def beside(
    mine: Callable[[bytes], object], other: Callable[[bytes], object], pages: dict[str, bytes]
) -> tuple[dict[str, object], float, dict[str, object], float]:
    """What two readers make of each page and their CPU seconds, in turn: a busy machine slows both alike."""
    first: dict[str, object] = {}
    second: dict[str, object] = {}
    spent = [0.0, 0.0]
    for read in (mine, other):
        read(next(iter(pages.values())))
    for key, data in pages.items():
        for n, (read, into) in enumerate(((mine, first), (other, second))):
            start = time.process_time()
            into[key] = read(data)
            spent[n] += time.process_time() - start
    return first, spent[0], second, spent[1]


def ours(data: bytes) -> Article:
    """Our article of a page's bytes."""
    return label(read_bytes(data, "page.html")[0])


def theirs(data: bytes) -> object:
    """trafilatura's reading with its metadata, of the unpacked page."""
    return trafilatura.bare_extraction(gzip.decompress(data), with_metadata=True)


def text_figures(scorer: ModuleType, gold: dict[str, dict[str, str]], texts: dict[str, str]) -> dict[str, float]:
    """Shingle F1, word F1 and pages under half, as the scorer defines them."""
    precision, recall, words = [], [], []
    for key, want in gold.items():
        body, text = want["main_content"] or "", texts.get(key, "")
        p, r = scorer.overlap(scorer.grams(text, 4), scorer.grams(body, 4))
        precision += [] if p is None else [p]
        recall += [] if r is None else [r]
        p, r = scorer.overlap(scorer.grams(text.lower(), 1), scorer.grams(body.lower(), 1))
        words.append(2 * p * r / (p + r) if p and r else 0.0)
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return {
        "f1": round(2 * p * r / (p + r), 4),
        "words": round(float(np.mean(words)), 4),
        "under_half": sum(w < 0.5 for w in words),
    }


def field_figures(
    scorer: ModuleType, gold: dict[str, dict[str, str]], articles: dict[str, Article]
) -> dict[str, float]:
    """Per cent of dates, titles and authors right and wrong, of the pages whose label has one."""
    out: dict[str, float] = {}
    for name in ("date", "title", "author"):
        rows = [
            (a, want[key])
            for k, a in articles.items()
            if (want := gold[k])[key := "publish_date" if name == "date" else name]
        ]
        judged = [judge(scorer, name, a, want) for a, want in rows]
        out[f"{name}_right"] = round(100 * judged.count("right") / len(judged), 1)
        out[f"{name}_wrong"] = round(100 * judged.count("wrong") / len(judged), 1)
    return out


def judge(scorer: ModuleType, name: str, article: Article, want: str) -> str:
    """Whether one field of one page is right, wrong or blank, as the scorer judges it."""
    if name == "date":
        day = article.published.start[:10] if article.published and article.published.start else None
        return "blank" if day is None else "right" if day == want[:10] else "wrong"
    if name == "title":
        return "blank" if not article.title else "right" if scorer.alike(article.title, want) else "wrong"
    hit = any(scorer.alike(n, want.split(",")[0]) for n in article.byline)
    return "blank" if not article.byline else "right" if hit else "wrong"


def body_of(article: Article) -> str:
    """The article's body as the scorer takes it."""
    return "\n".join(article.words(b) for b in article.blocks if b.kind not in NOT_BODY)


def fitted(pages: dict[str, bytes], gold: dict[str, dict[str, str]]) -> np.ndarray:
    """Weights of a ridge-penalised logistic regression, by Newton's method; units weigh by their words to the .7."""
    rows, wanted, weight = [], [], []
    for key, data in pages.items():
        page = read_bytes(data, key)[0]
        tree = parse(page.content)
        if tree is None:
            continue
        head, laid = read_head(tree), lay_html(tree)
        if not laid.units:
            continue
        cues, fixed = looked_at(laid.units)
        rows.append(features(laid.units, votes_of(page.content, tree, laid.units, head.body), cues, fixed))
        wanted += in_body([u.words for u in laid.units], gold[key]["main_content"] or "")
        weight += [min(60, c.size + 1) ** 0.7 for c in cues]
    return newton(np.concatenate(rows), np.array(wanted, float), np.array(weight))


def in_body(units: list[str], body: str) -> list[bool]:
    """Which units stand in the labelled body: half of their runs of words, or as a line where they are short."""
    runs = set(runs_of(WORD.findall(body.lower())))
    lines = {" ".join(WORD.findall(x)) for x in body.lower().split("\n")}
    out = []
    for words in units:
        tokens = WORD.findall(words.lower())
        mine = list(runs_of(tokens))
        out.append(sum(r in runs for r in mine) >= 0.5 * len(mine) if mine else " ".join(tokens) in lines)
    return out


def newton(x: np.ndarray, y: np.ndarray, weight: np.ndarray, steps: int = 12) -> np.ndarray:
    """Minimum of the penalised log loss."""
    beta = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        slope = x.T @ (weight * (p - y)) + RIDGE * beta
        bend = (x * (weight * p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        beta -= np.linalg.solve(bend, slope)
    return beta


def figures(shared: Path) -> dict[str, float]:
    """All figures of one run."""
    scorer = scorer_of(shared)
    gold = scorer.gold_of("wcxb", shared / "data" / "pages" / "wcxb_dev" / "ground-truth")
    pages = saved(shared)
    read, seconds, peer, peer_seconds = beside(ours, theirs, pages)
    articles = {k: a for k, a in read.items() if isinstance(a, Article)}
    text = text_figures(scorer, gold, {k: body_of(a) for k, a in articles.items()})
    base = text_figures(scorer, gold, {k: getattr(d, "text", None) or "" for k, d in peer.items()})
    return {
        **text,
        **{f"trafilatura_{k}": v for k, v in base.items()},
        "f1_ahead": round(text["f1"] - base["f1"], 4),
        "under_half_fewer": base["under_half"] - text["under_half"],
        **field_figures(scorer, gold, articles),
        "seconds": round(seconds, 1),
        "trafilatura_seconds": round(peer_seconds, 1),
        "speed_to_trafilatura": round(peer_seconds / seconds, 2),
    }


def main() -> int:
    """Run the bench; exit status 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", default=os.environ.get("TWOSOURCE_SHARED") or str(ROOT.parent / "shared"))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    shared = Path(options.shared)
    if options.fit:
        gold = scorer_of(shared).gold_of("wcxb", shared / "data" / "pages" / "wcxb_dev" / "ground-truth")
        beta = fitted(saved(shared), gold)
        print("# Fitted by `python bench/pages.py --fit`; see weigh.py.\n[weights]")
        print("\n".join(f"{n} = {b:.3f}" for n, b in zip(FEATURES, beta, strict=True)))
        return 0
    found = figures(shared)
    print(json.dumps(found))
    return check("pages", found) if options.check else 0


if __name__ == "__main__":
    sys.exit(main())
