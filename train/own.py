"""The project's own corpus as training texts, in PolNeAR's ways where its guidelines differ."""

import re
from collections.abc import Iterator

from bench.corpus import load

from train.texts import Labelled, labelled
from twosource.encoder.decode import CHANNELS

CERTAINTY = {"flat": 0, "hedged": 1, "conditional": 2}
GAP = 40  # code points between two parts of an outer content that still make it one piece
Span = list[int]


def own(part: str) -> Iterator[Labelled]:
    """The texts of a part (`train` or `test`) whose labels all stand in them."""
    for text in load():
        if text["part"] == part:
            rows = [row for claim in text["claims"] if "spans" in claim for row in rows_of(text["text"], claim)]
            yield labelled(text["id"], text["text"], rows, own=True)


def rows_of(text: str, claim: dict) -> Iterator[dict]:
    """A claim as attributions: its own, then one for each voice it came through."""
    spans = claim["spans"]
    tone = {"doubt": spans["doubt"], "denies": int(claim["polarity"] == "denies"),
            "certainty": CERTAINTY[claim["certainty"]], "channel": CHANNELS.index(claim["channel"])}  # fmt: skip
    parts = with_that(text, spans["content"])
    yield {"content": parts, "cue": listed(spans["cue"]), "source": listed(spans["source"])} | tone
    inner = [*parts, *listed(spans["cue"]), *listed(spans["source"])]
    for level in reversed(spans["via"]):
        cue, source = listed(level["cue"]), listed(level["source"])
        if cue and not any(touch(cue[0], s) for s in inner):
            content = hull(text, inner, [*cue, *source])
            yield {
                "content": content,
                "cue": cue,
                "source": source,
                "doubt": [],
                "denies": None,
                "certainty": None,
                "channel": None,
            }
            inner += [*cue, *source]


def listed(span: Span | None) -> list[Span]:
    """A span that may be missing, as a list."""
    return [span] if span else []


def touch(a: Span, b: Span) -> bool:
    """Whether two spans overlap."""
    return a[0] < b[1] and b[0] < a[1]


def with_that(text: str, parts: list[Span]) -> list[Span]:
    """Contents with the "that" right before them, which PolNeAR counts in."""
    return [[s - 5, e] if re.fullmatch(r"\bthat\s", text[max(0, s - 5) : s]) else [s, e] for s, e in parts]


def hull(text: str, inner: list[Span], own: list[Span]) -> list[Span]:
    """The inner attribution as the outer one's content: its parts joined over small gaps, without the outer words."""
    joined: list[Span] = []
    for s, e in sorted(inner):
        between = text[joined[-1][1] : s] if joined else ""
        free = joined and not any(touch([joined[-1][1], s], o) for o in own)
        if free and len(between) <= GAP and "\n" not in between:
            joined[-1][1] = max(joined[-1][1], e)
        else:
            joined.append([s, e])
    return joined
