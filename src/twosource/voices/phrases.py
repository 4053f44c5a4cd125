"""Finding known phrases in running words: one pass over the tokens, whatever the number of phrases."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d[\d.,]*\d|[^\W_]+(?:['’][^\W_]+)?|[.,;:!?…()“”\"‘’'—–%$€£]")
GAP = ".."
GAP_WORDS = 4
"""A gap in a phrase spans up to this many words: "had .. to do with" covers "had anything at all to do with"."""
_STEM = 3


class Token(NamedTuple):
    """A word or mark: folded to lower case and straight apostrophes, with its offsets; `cap`: it begins with a capital."""

    word: str
    start: int
    end: int
    cap: bool = False


def tokens(text: str, offset: int = 0) -> list[Token]:
    """The words and marks of a text in order; a possessive ending is a token of its own."""
    found: list[Token] = []
    for m in _TOKEN.finditer(text):
        word, start, end = m.group().replace("’", "'"), m.start() + offset, m.end() + offset
        low = word.lower()
        if len(low) > 2 and low.endswith("'s"):
            found.append(Token(low[:-2], start, end - 2, word[0].isupper()))
            found.append(Token("'s", end - 2, end))
        else:
            found.append(Token(low, start, end, word[:1].isupper()))
    return found


class Hit(NamedTuple):
    """A phrase found: its key, and the half-open range of tokens it covers; `skipped`: the tokens its gap spans."""

    key: str
    start: int
    end: int
    skipped: tuple[int, int] | None = None


class Phrasebook:
    """Phrases under keys. A trailing `*` stands for any ending of a word, `..` for up to four words."""

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._prefix: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for key, phrases in entries.items():
            for phrase in phrases:
                self._take(key, phrase)

    def _take(self, key: str, phrase: str) -> None:
        parts = _parts(phrase)
        if not parts:
            return
        first = parts[0]
        if first.endswith("*"):
            self._prefix.setdefault(first[:-1][:_STEM], []).append((key, parts))
        else:
            self._whole.setdefault(first, []).append((key, parts))

    def find(self, words: Sequence[Token]) -> list[Hit]:
        """All phrases in the words, in order of their start, the longer first."""
        found = []
        for i, token in enumerate(words):
            for key, parts in (*self._whole.get(token.word, ()), *self._prefix.get(token.word[:_STEM], ())):
                hit = _fits(key, parts, words, i)
                if hit is not None:
                    found.append(hit)
        return sorted(found, key=lambda h: (h.start, -h.end, h.key))

    def keys(self, text: str) -> set[str]:
        """The keys of all phrases in a text."""
        return {h.key for h in self.find(tokens(text))}


@lru_cache(maxsize=65536)
def _parts(phrase: str) -> tuple[str, ...]:
    parts: list[str] = []
    for piece in phrase.split():
        if piece == GAP:
            parts.append(GAP)
            continue
        words = [t.word for t in tokens(piece.removesuffix("*"))]
        if piece.endswith("*") and words:
            words[-1] += "*"
        parts.extend(words)
    return tuple(parts)


def _one(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def _fits(key: str, parts: tuple[str, ...], words: Sequence[Token], at: int) -> Hit | None:
    i = at
    skipped: tuple[int, int] | None = None
    for k, part in enumerate(parts):
        if part == GAP:
            continue
        if k and parts[k - 1] == GAP:
            reach = next((j for j in range(i, min(i + GAP_WORDS + 1, len(words))) if _one(part, words[j].word)), None)
            if reach is None:
                return None
            skipped, i = (i, reach), reach
        if i >= len(words) or not _one(part, words[i].word):
            return None
        i += 1
    return Hit(key, at, i, skipped)
