"""Synthetic articles in any number for speed and memory: a fifth are copies (half, reworded, same, extended)."""

import json
import random
from collections.abc import Iterator

import numpy as np

VOCABULARY = 20_000
COPIES = 5
"""One article in so many is a copy of one that stands before it."""
KEPT = 1 << 14
"""Articles from which copies are taken; older ones are forgotten, so that a million fit into memory here."""


def made(count: int, seed: int = 7) -> Iterator[str]:
    """Lines of JSON, 150 to 400 words each, drawn by Zipf's law, in sentences and paragraphs."""
    rng, draws = random.Random(seed), np.random.default_rng(seed)
    words = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(2, 10))) for _ in range(VOCABULARY)]
    share = np.cumsum(1 / (np.arange(VOCABULARY) + 3))
    share /= share[-1]
    kept: list[list[str]] = []
    for n in range(count):
        if n % COPIES == COPIES - 1:
            text = edited(rng, kept.pop(rng.randrange(len(kept))), words, n // COPIES % 4)
        else:
            drawn = np.searchsorted(share, draws.random(rng.randint(150, 400))).tolist()
            text = [words[i] for i in drawn]
            kept = kept[-KEPT:] if len(kept) > 2 * KEPT else kept
            kept.append(text)
        yield json.dumps({"id": f"a{n}", "text": laid(rng, text), "published": f"2031-02-{1 + n % 28:02}"})


def edited(rng: random.Random, text: list[str], words: list[str], how: int) -> list[str]:
    """A copy: half, one word in ten replaced, the same, or a hundred words more."""
    if how == 0:
        return text[: len(text) // 2]
    if how == 1:
        return [rng.choice(words) if rng.random() < 0.1 else w for w in text]
    return text if how == 2 else text + rng.choices(words, k=100)


def laid(rng: random.Random, words: list[str]) -> str:
    """Words as sentences, three a paragraph."""
    sentences = []
    at = 0
    while at < len(words):
        size = rng.randint(12, 28)
        sentences.append(" ".join(words[at : at + size]).capitalize() + ".")
        at += size
    return "\n\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3))
