"""Numbers against our own gold: share found, and share whose bounds are right.

Run: python bench/quantities.py [FILE] [--check] [--misses] prints one JSON line; FILE is bench/gold/numbers.json (see
docs/numbers-gold.md). `found` and `bounds` are of its test half, on which nothing is tuned; misses are shown of the
tuning half alone. A reading that overlaps an item's words finds it; bounds are compared to one decimal, and for vague
words (an interval, approximate) an interval that overlaps is right.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import floors
from twosource.articles import verbatim
from twosource.mentions import find_mentions
from twosource.model import Mention, Number

GOLD = Path(__file__).resolve().parent / "gold" / "numbers.json"


def span_of(text: str, item: Mapping[str, Any]) -> tuple[int, int]:
    """Where an item's words stand: their n-th place."""
    at = -1
    for _ in range(item.get("n", 1)):
        at = text.index(item["words"], at + 1)
    return at, at + len(item["words"])


def same_bounds(number: Number, item: Mapping[str, Any]) -> bool:
    """Whether both ends are right."""
    low, high = number.low, number.high
    want_low, want_high = item["low"], item["high"]
    if (rounded(low), rounded(high)) == (rounded(want_low), rounded(want_high)):
        return True
    if low is None or high is None or want_low is None or want_high is None:
        return False
    vague = bool(item.get("approximate")) and want_low < want_high
    return vague and low <= want_high and want_low <= high


def rounded(value: float | None) -> float | None:
    """To one decimal."""
    return None if value is None else round(value, 1)


def score(items: Sequence[Mapping[str, Any]], misses: bool) -> dict[str, float]:
    """Found, bounds and units of some paragraphs, in percent of the items (units: of those found)."""
    total = found = right = units = 0
    for paragraph in items:
        text = paragraph["text"]
        read = [m for m in find_mentions(verbatim("bench", text, None)) if m.number is not None]
        used: set[int] = set()
        for item in paragraph["numbers"]:
            total += 1
            start, end = span_of(text, item)
            hit = best(read, start, end, used)
            if hit is None or hit.number is None:
                say(misses, "missed", text, start, end, item, None)
                continue
            found += 1
            good = same_bounds(hit.number, item)
            right += good
            units += hit.number.unit == item.get("unit")
            if not good:
                say(misses, "bounds", text, start, end, item, hit.number)
    return {
        "found": percent(found, total),
        "bounds": percent(right, total),
        "units": percent(units, found),
        "items": total,
    }


def best(read: Sequence[Mention], start: int, end: int, used: set[int]) -> Mention | None:
    """The unused mention that overlaps most."""
    near = [(min(m.span[1], end) - max(m.span[0], start), -i) for i, m in enumerate(read) if i not in used]
    if not near or max(near)[0] <= 0:
        return None
    index = -max(near)[1]
    used.add(index)
    return read[index]


def percent(part: int, whole: int) -> float:
    """A share in percent, to one decimal."""
    return round(100 * part / max(whole, 1), 1)


def say(on: bool, what: str, text: str, start: int, end: int, item: Mapping[str, Any], got: Number | None) -> None:
    """Print one miss."""
    if on:
        around = text[max(0, start - 40) : end + 40]
        print(what, repr(text[start:end]), (item["low"], item["high"], item.get("unit")), "got", got, "|", around)


def main(arguments: Sequence[str]) -> int:
    """Score both halves; with --check the unseen one against the floors."""
    names = [a for a in arguments if not a.startswith("--")]
    items = json.loads((Path(names[0]) if names else GOLD).read_text("utf-8"))["items"]
    figures = score([i for i in items if i["part"] == "test"], False)
    tuned = score([i for i in items if i["part"] == "tune"], "--misses" in arguments)
    figures |= {f"tuned_{k}": v for k, v in tuned.items()}
    print(json.dumps(figures))
    return floors.check("quantities", figures) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
