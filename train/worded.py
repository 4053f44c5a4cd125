"""The corpus of worded claims (corpora/joining, see docs/joining.md) as labelled stories of one claim a page.

A claim's text holds its content between [[ and ]]; every proposition is told in several wordings, and what nobody else
says stands apart. All of it is our own writing.
"""

import json
import re
from pathlib import Path
from typing import Any

from twosource.model import Span

CORPUS = Path(__file__).resolve().parent.parent / "corpora" / "joining"
_MARKED = re.compile(r"\[\[(.+?)\]\]", re.S)
MARKS = len("[[]]")
KEEP = 5
_OPEN, _CLOSE = '“‘"«„', '”’"»“'


def files() -> list[Path]:
    """The corpus's stories, by name."""
    return sorted(CORPUS.glob("*.json"))


def for_sense() -> list[Path]:
    """The stories from which the encoder learns likeness."""
    return [p for p in files() if not _kept(p)]


def for_weights() -> list[Path]:
    """The stories, every fifth, on whose pairs the ledger's weights are fitted: the encoder never saw them, so that its
    likeness there is worth what it is worth on pages."""
    return [p for p in files() if _kept(p)]


def _kept(path: Path) -> bool:
    return int(path.stem[1:]) % KEEP == 0


def gold_of(path: Path) -> dict[str, Any]:
    """A story of worded claims in the format of whole stories; ValueError where a text has no marked content."""
    story = json.loads(path.read_text("utf-8"))
    rows = [(claim, p["id"]) for p in story["propositions"] for claim in p["claims"]]
    rows += [(claim, None) for claim in story["alone"]]
    names = sorted({claim["voice"] for claim, _ in rows})
    pages, claims = [], []
    for number, (claim, proposition) in enumerate(rows):
        name = f"{path.stem}-{number:03}.txt"
        text, content = unmarked(claim["text"])
        pages.append(_page(name, text))
        claims.append(_claim(name, text, content, claim, proposition))
    return {"story": path.stem, "pages": pages, "claims": claims, "entities": [_entity(n) for n in names if _named(n)]}


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """A claim's text without its marks, and the offsets of its content's pieces there."""
    marks = list(_MARKED.finditer(text))
    if not marks:
        raise ValueError(f"no [[content]] in: {text}")
    starts = [m.start() - MARKS * i for i, m in enumerate(marks)]
    spans = tuple((start, start + len(m[1])) for start, m in zip(starts, marks, strict=True))
    return _MARKED.sub(r"\1", text), spans


def _page(name: str, text: str) -> dict[str, Any]:
    bare = dict.fromkeys(("title", "publisher", "agency", "url", "published", "copy_of", "copy_kind"))
    return bare | {"file": name, "body_paragraphs": [text], "title": ""}


def _claim(name: str, text: str, content: tuple[Span, ...], claim: dict[str, str], proposition: str | None) -> Any:
    before, after = text[: content[0][0]][-1:], text[content[-1][1] :][:1]
    said = text[content[0][0] : content[-1][1]]
    inside = (before in _OPEN and before) or said[:1] in _OPEN
    quote = "direct" if inside and (after in _CLOSE or said[-1:] in _CLOSE) else "indirect"
    return {
        "id": name, "page": name, "proposition": proposition, "said_on": None,
        "spans": {"content": [[0, *span] for span in content]},
        "speaker": claim["voice"], "via": [], "quote": quote, "certainty": "flat",
        "polarity": "denies" if claim["stance"] == "deny" else "asserts",
    }  # fmt: skip


def _named(voice: str) -> bool:
    return voice[:1].isupper()


def _entity(name: str) -> dict[str, Any]:
    return {"id": name, "name": name, "kind": None, "camp": None, "aliases": []}
