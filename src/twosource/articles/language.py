"""The language of a text, from its reporting alone."""

import re
from collections.abc import Iterable

LETTERS = 40
"""Letters below which no language is named: shorter texts are guessed wrong too often."""
LOOKED = 400
"""Characters shown to the identifier: 0.1 ms, and no gain from more on news prose."""
ENGLISH = frozenset(
    "the and that with from would which their this been said they will not but its are who his her she you more about "
    "could should when what there after than".split()
)
"""Function words that no other language shares ("in", "was", "is" are Dutch and German too)."""
SURE = 0.08
"""Share of them from which a text is English: of 3,163 stretches of saved pages (bench/pages.py's data) 2,255 of 2,343
English ones have it, and none of 820 in other languages."""
WORD = re.compile(r"[^\W\d_]+")


def language_of(texts: Iterable[str]) -> str | None:
    """ISO 639-1 code of the language, None where there are too few letters."""
    sample = ""
    for text in texts:
        sample += " " + text
        if len(sample) >= LOOKED:
            break
    sample = sample[:LOOKED]
    words = WORD.findall(sample.lower())
    if sum(map(len, words)) < LETTERS:
        return None
    if len(words) >= 20 and sum(w in ENGLISH for w in words) >= SURE * len(words):
        return "en"
    import py3langid  # its model takes half a second to load, which English pages need not wait for

    return str(py3langid.classify(sample)[0])
