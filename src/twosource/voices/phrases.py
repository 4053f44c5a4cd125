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
    """A word or mark: folded to lower case and straight apostrophes, with its offsets; `cap`: it begins with a
    capital."""

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


_Phrase = tuple[str, tuple[str, ...]]


class Phrasebook:
    """Phrases under keys. A trailing `*` stands for any ending of a word, `..` for up to four words."""

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._single: dict[str, list[_Phrase]] = {}
        self._pair: dict[tuple[str, str], list[_Phrase]] = {}
        self._first: dict[str, list[_Phrase]] = {}
        self._begin: dict[str, list[_Phrase]] = {}
        self._starts: set[str] = set()
        for key, phrases in entries.items():
            for phrase in phrases:
                parts = _parts(phrase)
                if parts:
                    self._take((key, parts))

    def _take(self, phrase: _Phrase) -> None:
        """File a phrase under the most telling beginning it has, so that few are tried at any word."""
        first, *rest = phrase[1]
        if first.endswith("*"):
            self._begin.setdefault(first[:-1][:_STEM], []).append(phrase)
        elif not rest:
            self._single.setdefault(first, []).append(phrase)
        elif rest[0] == GAP or rest[0].endswith("*"):
            self._first.setdefault(first, []).append(phrase)
        else:
            self._pair.setdefault((first, rest[0]), []).append(phrase)
        if not first.endswith("*"):
            self._starts.add(first)

    def find(self, words: Sequence[Token]) -> list[Hit]:
        """All phrases in the words, in order of their start, the longer first."""
        found: list[Hit] = []
        last = len(words) - 1
        for i, token in enumerate(words):
            word = token.word
            if word not in self._starts and word[:_STEM] not in self._begin:
                continue
            found.extend(Hit(key, i, i + 1) for key, _ in self._single.get(word, ()))
            tried = [*self._first.get(word, ()), *self._begin.get(word[:_STEM], ())]
            if i < last:
                tried += self._pair.get((word, words[i + 1].word), ())
            for key, parts in tried:
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
