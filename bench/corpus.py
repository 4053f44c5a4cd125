"""The reader's corpus: load `corpora/reader/*.json`, find every label's offsets, say what can't be found.

Run: python bench/corpus.py [FILE...] prints one line of counts and each fault; exit status 1 where there are faults.
A loaded text is its paragraphs joined by a blank line; all spans are code point offsets into that text.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from twosource.encoder import decode

HOME = Path(__file__).resolve().parent.parent / "corpora" / "reader"
CHANNELS = set(decode.CHANNELS)


class Fault(ValueError):
    """A label that does not stand in its text; the message names the claim and the string."""


def place(text: str, starts: list[int], label: str | dict, first: int, near: int | None = None) -> list[int]:
    """Span of a label: its n-th occurrence from paragraph `p` on, nearest to `near` where no n is given."""
    if isinstance(label, str):
        wanted, paragraph, nth = label, None, None
    else:
        wanted, paragraph, nth = label["text"], label.get("p", first), label.get("n", 1)
    low = starts[paragraph] if paragraph is not None else 0
    found = [i for i in range(low, len(text)) if text.startswith(wanted, i)] if wanted else []
    if wanted[:1].isalnum():
        found = [i for i in found if i == 0 or not text[i - 1].isalnum()]
    if wanted[-1:].isalnum():
        found = [i for i in found if not text[i + len(wanted) : i + len(wanted) + 1].isalnum()]
    if not found:
        raise Fault(f"not in the text: {wanted!r}")
    if nth is not None:
        if nth > len(found):
            raise Fault(f"no occurrence {nth} of {wanted!r}")
        at = found[nth - 1]
    else:
        centre = starts[first] if near is None else near
        at = min(found, key=lambda i: abs(i - centre) if near is not None else (i < centre, i))
    return [at, at + len(wanted)]


def spans_of(text: str, starts: list[int], claim: dict) -> dict:
    """Content, cue, source and via spans of one labelled claim."""
    first = claim.get("p", 0)
    content = [place(text, starts, piece, first) for piece in claim["content"]]
    near = content[0][0]
    cue = place(text, starts, claim["cue"], first, near) if claim.get("cue") else None
    anchor = cue[0] if cue else near
    source = place(text, starts, claim["source"], first, anchor) if claim.get("source") else None
    via = []
    for level in claim.get("via_spans") or []:
        c = place(text, starts, level["cue"], first, anchor) if level.get("cue") else None
        s = place(text, starts, level["source"], first, c[0] if c else anchor) if level.get("source") else None
        via.append({"source": s, "cue": c})
    return {
        "content": content,
        "cue": cue,
        "source": source,
        "via": via,
        "doubt": [place(text, starts, d, first, near) for d in claim.get("doubt") or []],
    }


def check_values(claim: dict, names: set[str]) -> None:
    """Raise `Fault` where a label's value is none of the guidelines'."""
    allowed = {
        "quote": {"direct", "indirect", "mixed"},
        "polarity": {"asserts", "denies"},
        "certainty": {"flat", "hedged", "conditional"},
        "channel": CHANNELS,
    }
    for key, values in allowed.items():
        if claim.get(key) not in values:
            raise Fault(f"{key}: {claim.get(key)!r}")
    if claim.get("named") and claim["speaker"] not in names:
        raise Fault(f"named speaker is no entity: {claim['speaker']!r}")
    if len(claim.get("via") or []) != len(claim.get("via_spans") or []):
        raise Fault("via and via_spans differ in length")


def load(paths: list[Path] | None = None) -> Iterator[dict]:
    """Each text with story, field, part, text, paragraph starts and claims; a claim has its "spans" or a "fault"."""
    for path in paths or sorted(HOME.glob("*.json")):
        story = json.loads(path.read_text("utf-8"))
        names = {e["id"] for e in story["entities"]}
        for k, item in enumerate(story["texts"]):
            paragraphs, starts, at = item["paragraphs"], [], 0
            for paragraph in paragraphs:
                starts.append(at)
                at += len(paragraph) + 2
            text = "\n\n".join(paragraphs)
            claims = []
            for claim in item["claims"]:
                try:
                    check_values(claim, names)
                    claims.append(claim | {"spans": spans_of(text, starts, claim)})
                except (Fault, KeyError, IndexError, TypeError) as fault:
                    claims.append(claim | {"fault": f"{type(fault).__name__}: {fault}"})
            yield {
                "id": f"{path.stem}/{k}",
                "story": story["story"],
                "field": story["field"],
                "part": story["part"],
                "publisher": item.get("publisher"),
                "text": text,
                "starts": starts,
                "entities": story["entities"],
                "claims": claims,
            }


def main(arguments: list[str]) -> int:
    """Print counts and faults of the files named, or of the whole corpus."""
    count: Counter[str] = Counter()
    faults = []
    for text in load([Path(a) for a in arguments] or None):
        count["texts"] += 1
        count[f"paragraphs {text['part']}"] += len(text["starts"])
        for n, claim in enumerate(text["claims"]):
            count["claims"] += 1
            count["via"] += bool(claim.get("via"))
            count[f"certainty {claim.get('certainty')}"] += 1
            count["denies"] += claim.get("polarity") == "denies"
            count["channel"] += bool(claim.get("channel"))
            count["doubt"] += bool(claim.get("doubt"))
            if "fault" in claim:
                faults.append(f"{text['id']} claim {n}: {claim['fault']}")
    print(json.dumps(dict(sorted(count.items()))))
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
