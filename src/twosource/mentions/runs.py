"""Runs of capitalised words: the candidates for names, before anyone decides what they name."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from .tokens import Tokens

MAX_RUN = 12
"""Tokens in a run: "Chief of the General Staff of the Armed Forces Ann Lee" has 11."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of grammar/names.toml."""

    sets: dict[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Whether a list holds a word."""
        return word in self.sets[name]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Load grammar/names.toml once."""
    data = tomllib.loads(files(__package__).joinpath("grammar/names.toml").read_text("utf-8"))
    return Lexicon({k: frozenset(v) for k, v in data["words"].items()})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` (half-open) that may be a name; `owner` is the run whose "'s" stands before it."""

    first: int
    last: int
    words: tuple[str, ...]
    owner: str | None = None

    @property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(self.words).replace(" - ", "-").replace(" ' ", "'").replace(" . ", ". ")


def is_capital(word: str) -> bool:
    """Whether a token can be part of a name."""
    return word[0].isupper()


def find_runs(tokens: Tokens) -> Iterator[Run]:
    """Runs in order; words that are never names are trimmed from the start."""
    words = lexicon()
    i, n = 0, len(tokens)
    owner: str | None = None
    while i < n:
        if not is_capital(tokens.words[i]) or tokens.shapes[i]:
            i += 1
            continue
        end = _run_end(tokens, i, words)
        start = i
        while start < end and (words.has("common", tokens.words[start]) or not is_capital(tokens.words[start])):
            start += 1
        if start < end:
            yield Run(start, end, tuple(tokens.words[start:end]), owner if start == i else None)
        owner = None
        if tokens.lowers[end : end + 1] == ["'s"] and start < end:
            owner = " ".join(tokens.words[start:end])
            end += 1
        i = max(end, i + 1)


def _run_end(tokens: Tokens, i: int, words: Lexicon) -> int:
    """One past the last token of the run that starts at `i`."""
    end = i + 1
    seen_head = _is_head(tokens.words[i], words)
    while end < len(tokens) and end - i < MAX_RUN:
        nxt = _next_part(tokens, end, words, seen_head)
        if nxt is None:
            break
        seen_head = seen_head or _is_head(tokens.words[nxt - 1], words)
        end = nxt
    return end


def _next_part(tokens: Tokens, end: int, words: Lexicon, seen_head: bool) -> int | None:
    """One past the next capitalised word, over a joint that may stand inside a name; None where the run ends."""
    word = tokens.words[end]
    if is_capital(word) and not tokens.shapes[end]:
        return None if tokens.starts[end] - tokens.ends[end - 1] > 1 or tokens.lowers[end - 1] == "'s" else end + 1
    after = end + 1
    if word == "." and (words.has("title", tokens.words[end - 1]) or words.has("honorific", tokens.words[end - 1])
                        or len(tokens.words[end - 1]) == 1):  # fmt: skip
        return after + 1 if _capital_at(tokens, after) else None
    if word in "-'’" and tokens.starts[end] == tokens.ends[end - 1]:
        glued = after < len(tokens) and tokens.starts[after] == tokens.ends[end]
        return after + 1 if glued and _capital_at(tokens, after) else None
    if words.has("particles", word) and _capital_at(tokens, after):
        return after + 1
    if seen_head and tokens.lowers[end] in ("of", "for"):
        after += tokens.lowers[after : after + 1] == ["the"]
        return after + 1 if _capital_at(tokens, after) else None
    return None


def _capital_at(tokens: Tokens, i: int) -> bool:
    return i < len(tokens) and is_capital(tokens.words[i]) and not tokens.shapes[i]


def _is_head(word: str, words: Lexicon) -> bool:
    return words.has("body", word) or words.has("title", word)
