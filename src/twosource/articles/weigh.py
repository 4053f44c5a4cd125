"""How likely each unit of an HTML page is reporting: extractors' votes, layout and words, weighed together.

A logistic regression whose weights are data (`weights.toml`), fitted by `bench/pages.py --fit` on labelled pages; the
score is its log-odds. Rules that no page of the fit contradicts stand above it: what `STRONG` layout says, and telling
phrases that open a unit.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .cues import WORD, Cues, fold
from .oneoffs import Fixed
from .units import Unit
from .votes import Votes
from .zones import reads_like_reporting

WEIGHTS = Path(__file__).with_name("weights.toml")
FEATURES = (
    "one", "t", "r", "tr", "rbig", "st", "links", "linksmall", "size", "ends", "endsbig", "tiny", "you", "we",
    "contact", "seed",
    "box", "p1", "n1", "p2", "n2", "before", "inside", "insidet", "insr", "pos", "byline", "dateline", "hint", "hintr",
    "comments", "sharing", "footer", "others", "code", "text", "heading", "item", "cell", "itemt", "dup", "rmiss",
    "tmiss", "tover", "rd", "third",
)  # fmt: skip
BIG = 10
"""Words from which a unit is a sentence or more."""
STRONG = frozenset(
    {
        "newsletter box",
        "page footer",
        "cookie notice",
        "popup",
        "about the author",
        "asks for support",
        "sells or counts subscriptions",
        "form",
        "button",
        "comments",
        "sponsored block",
    }
)
"""Layout that is furniture whatever the extractors keep of it: on the benches' 400 pages they keep 121 such units, of
which 23 are body, 16 of them on one page."""
OPENING, INSIDE = 6.0, 4.0
"""What a telling phrase costs that opens a unit, and one inside a short unit: more than any sum of votes gives, because
furniture read as reporting is worse than a line lost from a list."""
SHORT = 25
"""Words of a unit that one phrase inside it can tell of."""
Array = NDArray[np.float64]


def weigh(
    units: Sequence[Unit], votes: Sequence[Votes], cues: Sequence[Cues], fixed: Sequence[Fixed | None]
) -> list[float]:
    """Log-odds for reporting of each unit."""
    if not units:
        return []
    scores = features(units, votes, cues, fixed) @ weights()
    return [float(s) - _told_off(c) for s, c in zip(scores, cues, strict=True)]


def _told_off(cues: Cues) -> float:
    telling = [] if reads_like_reporting(cues) else [s for s in cues.seeds if s.weight >= INSIDE]
    if cues.slogan or (cues.size < 3 * SHORT and any(s.place != "anywhere" for s in telling)):
        return OPENING
    return INSIDE if telling and cues.size < SHORT else 0.0


@lru_cache(maxsize=1)
def weights() -> Array:
    """The fitted weights, in the order of `FEATURES`."""
    table = tomllib.loads(WEIGHTS.read_text("utf-8"))["weights"]
    return np.array([float(table[name]) for name in FEATURES])


def features(
    units: Sequence[Unit], votes: Sequence[Votes], cues: Sequence[Cues], fixed: Sequence[Fixed | None]
) -> Array:
    """What is known of each unit of a page: one row a unit, one column a name in `FEATURES`, values within 0..3."""
    t = _column(v.trafilatura or 0.0 for v in votes)
    r = _column(v.resiliparse or 0.0 for v in votes)
    size = _column(c.size for c in cues)
    letters = _column(len(u.words) for u in units)
    big = (size >= BIG).astype(float)
    kept = np.flatnonzero((t > 0.5) & (size >= BIG))
    place = np.arange(len(units))
    first, last = (int(kept[0]), int(kept[-1])) if kept.size else (0, len(units))
    inside = ((place >= first) & (place <= last)).astype(float)
    taken = float(t @ letters), float(r @ letters)
    less_t, less_r = 1 - min(1.0, taken[0] / max(1.0, taken[1])), 1 - min(1.0, taken[1] / max(1.0, taken[0]))
    links = _column(u.links for u in units)
    ends = _column(c.ends for c in cues)
    hint = _column(u.hint != "" for u in units)
    item = _column(u.tag == "item" for u in units)
    per_word = np.maximum(5, size) / 5
    columns = {
        "one": np.ones(len(units)), "t": t, "r": r, "tr": t * r, "rbig": r * big,
        "st": _column(0.0 if v.stated is None else v.stated - 0.5 for v in votes),
        "links": links, "linksmall": links * (1 - big), "size": np.minimum(1, size / 40),
        "ends": ends, "endsbig": ends * big,
        "tiny": (size <= 2).astype(float), "you": _column(min(3, c.you) for c in cues) / per_word,
        "we": _column(min(3, c.we) for c in cues) / per_word, "contact": _column(c.contact for c in cues),
        "seed": _column(map(_seed, cues)), "box": _around(units, t, letters),
        "p1": _shifted(t, 1), "n1": _shifted(t, -1), "p2": _shifted(t, 2), "n2": _shifted(t, -2),
        "before": (place < first).astype(float), "inside": inside, "insidet": inside * (1 - t),
        "insr": inside * (1 - t) * r, "pos": place / len(units), "hint": hint, "hintr": hint * r,
        "item": item, "itemt": item * t, "dup": _doubles(units),
        "rmiss": r * less_t, "tmiss": np.full(len(units), less_t), "tover": t * less_r * (1 - r),
        "rd": _column(0.0 if v.readability is None else v.readability - 0.5 for v in votes),
        "third": _column(v.readability is not None for v in votes),
    }  # fmt: skip
    for name in ("byline", "dateline"):
        columns[name] = _column(f is not None and f.kind == name for f in fixed)
    for name, why in (
        ("comments", "comments"),
        ("sharing", "sharing tools"),
        ("footer", "page footer"),
        ("others", "list of other articles"),
    ):
        columns[name] = _column(u.hint == why for u in units)
    for name in ("code", "text", "heading", "cell"):
        columns[name] = _column(u.tag == name for u in units)
    return np.stack([columns[name] for name in FEATURES], axis=1)


def _column(values: Iterable[float]) -> Array:
    return np.fromiter(values, dtype=np.float64)


def _shifted(values: Array, by: int) -> Array:
    out = np.zeros_like(values)
    if by > 0:
        out[by:] = values[:-by]
    else:
        out[:by] = values[-by:]
    return out


def _seed(cues: Cues) -> float:
    """Weight of the most telling phrase, as a share of the largest; less inside a long unit."""
    inside = max(0.3, min(1.0, 20 / max(1, cues.size)))
    return max((s.weight * (1.0 if s.place != "anywhere" else inside) for s in cues.seeds), default=0.0) / 6


def _around(units: Sequence[Unit], t: Array, letters: Array) -> Array:
    """Share of the letters kept by the first extractor among the other units of the element around."""
    kept: dict[int, list[float]] = {}
    for u, share, size in zip(units, t, letters, strict=True):
        held = kept.setdefault(u.outer, [0.0, 0.0])
        held[0] += share * size
        held[1] += size
    out = []
    for u, share, size in zip(units, t, letters, strict=True):
        got, total = kept[u.outer]
        out.append((got - share * size) / (total - size) if total > size else 0.5)
    return np.array(out)


def _doubles(units: Sequence[Unit]) -> Array:
    """Whether a unit's words stand twice on the page."""
    keys = [" ".join(WORD.findall(fold(u.words))) for u in units]
    counted = Counter(keys)
    return _column(counted[k] > 1 for k in keys)
