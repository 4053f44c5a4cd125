"""Labelled texts as words and word spans, read from PolNeAR and from the project's own corpus."""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from twosource.encoder.pieces import Pieces, cut, word_heads
from twosource.encoder.sentences import sentence_ends

HOME = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TWOSOURCE_SHARED", HOME.parent / "shared"))
Span = tuple[int, int]


@dataclass(slots=True)
class Said:
    """One attribution in word numbers; the tone fields are None where the corpus does not say."""

    cue: list[Span]
    source: list[Span]
    content: list[Span]
    doubt: list[Span] | None = None
    denies: int | None = None
    certainty: int | None = None
    channel: int | None = None


@dataclass(slots=True)
class Labelled:
    """A text with its pieces, sentences (word spans) and labels in word numbers."""

    name: str
    text: str
    pieces: Pieces
    heads: np.ndarray
    sentences: list[Span]
    said: list[Said]
    names: np.ndarray | None = None
    own: bool = False


def word_span(pieces: Pieces, heads: np.ndarray, span: tuple[int, int]) -> Span | None:
    """The words that a code point span touches, or None."""
    touched = np.flatnonzero((pieces.ends > span[0]) & (pieces.starts < span[1]))
    if not len(touched):
        return None
    return int(pieces.words[touched[0]]), int(pieces.words[touched[-1]]) + 1


def labelled(name: str, text: str, rows: list[dict], own: bool = False) -> Labelled:
    """Turn attributions in code points into word numbers."""
    pieces = cut(text, [(0, len(text))])
    heads = word_heads(pieces.words)
    ends = [int(pieces.words[e - 1]) + 1 for e in sentence_ends(text, pieces)]
    sentences = list(zip([0, *ends], ends, strict=False))

    def spans(found: list | None) -> list[Span]:
        return [w for s in found or [] if (w := word_span(pieces, heads, (s[0], s[1])))]

    said = []
    for row in rows:
        one = Said(spans(row["cue"]), spans(row["source"]), spans(row["content"]))
        if own:
            one.doubt, one.denies = spans(row["doubt"]), row["denies"]
            one.certainty, one.channel = row["certainty"], row["channel"]
        if one.content or one.cue:
            said.append(one)
    return Labelled(name, text, pieces, heads, sentences, said, own=own)


def polnear(part: str) -> Iterator[Labelled]:
    """The documents of PolNeAR's part `train` or `dev`."""
    with gzip.open(SHARED / "data" / "polnear" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            yield labelled(row["doc"], row["text"], row["attributions"])
