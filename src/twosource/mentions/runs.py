"""Runs of capitalised words: the candidates for names, before anyone decides what they name."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from .tokens import Tokens

MAX_RUN = 12
"""Tokens in a run: "Chief of the General Staff of the Armed Forces Ann Lee" has 11."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of grammar/names.toml, and its spellings."""

    sets: Mapping[str, frozenset[str]]
    spellings: Mapping[str, str]

    def has(self, name: str, word: str) -> bool:
        """Whether a list holds a word."""
        return word in self.sets[name]

    def spelled(self, name: str) -> str:
        """A body's name in one spelling, lower case: what two spellings of one name share."""
        return " ".join(self.spellings.get(w, w) for w in name.lower().split())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Load grammar/names.toml once."""
    data = tomllib.loads(files(__package__).joinpath("grammar/names.toml").read_text("utf-8"))
    return Lexicon({k: frozenset(v) for k, v in data["words"].items()}, data["spellings"])


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` (half-open) that may be a name; `owner` is the run whose "'s" stands before it, which
    begins at token `owner_first`."""

    first: int
    last: int
    words: tuple[str, ...]
    owner: str | None = None
    owner_first: int = -1

    @property
    def text(self) -> str:
        """The words with single blanks."""
        text = " ".join(self.words).replace(" - ", "-").replace(" ' ", "'").replace(" . ", ". ")
        return text.replace(" 's", "'s").replace(" ’s", "’s")


def is_capital(word: str) -> bool:
    """Whether a token can be part of a name."""
    return word[0].isupper()


def find_runs(tokens: Tokens) -> Iterator[Run]:
    """Runs in order; words that are never names are trimmed from the start."""
    words = lexicon()
    i, n = 0, len(tokens)
    owner: tuple[str, int] | None = None
    while i < n:
        if not _capital_at(tokens, i):
            i += 1
            continue
        end = _run_end(tokens, i, words)
        start = i
        while start < end and (words.has("common", tokens.words[start]) or not is_capital(tokens.words[start])):
            start += 1
        if start < end:
            held = owner if owner is not None and tokens.lowers[start - 1] == "'s" else (None, -1)
            first = start - 1 if _is_numbered(tokens, start, end, words) else start
            yield Run(first, end, tuple(tokens.words[first:end]), *held)
        owner = None
        if tokens.lowers[end : end + 1] == ["'s"] and start < end:
            owner = (" ".join(tokens.words[start:end]), start)
            end += 1
        i = max(end, i + 1)


def _is_numbered(tokens: Tokens, start: int, end: int, words: Lexicon) -> bool:
    """Whether a number before the run belongs to it: the 1st Corps, the 14th Brigade."""
    numbered = start > 0 and tokens.shapes[start - 1] == "ord"
    return numbered and any(words.has("body", w) for w in tokens.words[start:end])


def _run_end(tokens: Tokens, i: int, words: Lexicon) -> int:
    """One past the last token of the run that starts at `i`."""
    end = i + 1
    body = words.has("body", tokens.words[i])
    while end < len(tokens) and end - i < MAX_RUN:
        nxt = _next_part(tokens, end, words, body)
        if nxt is None:
            break
        body = body or any(words.has("body", w) for w in tokens.words[end:nxt])
        end = nxt
    return end


def _next_part(tokens: Tokens, end: int, words: Lexicon, body: bool) -> int | None:
    """One past the next capitalised word, over a joint that may stand inside a name; None where the run ends."""
    word = tokens.words[end]
    if _capital_at(tokens, end):
        apart = tokens.starts[end] - tokens.ends[end - 1] > 1 or tokens.lowers[end - 1] == "'s"
        return None if apart else end + 1
    after = end + 1
    if word == "." and _abbreviates(tokens.words[end - 1], words):
        return after + 1 if _capital_at(tokens, after) else None
    if word in "-'’" and tokens.starts[end] == tokens.ends[end - 1]:
        glued = after < len(tokens) and tokens.starts[after] == tokens.ends[end]
        return after + 1 if glued and _capital_at(tokens, after) else None
    if words.has("particles", word) and _capital_at(tokens, after):
        return after + 1
    if tokens.lowers[end] == "'s" and _is_landmark(tokens, after, words):
        return after + 1
    return _over_of(tokens, end, words, body)


def _over_of(tokens: Tokens, end: int, words: Lexicon, body: bool) -> int | None:
    """Over "of" and "for" within a body's name or right after an office: Ministry of Water, Chief of the Guard."""
    before = tokens.words[end - 1]
    office = words.has("title", before) or words.has("body", before)
    if tokens.lowers[end] not in ("of", "for") or not (body or office):
        return None
    after = end + 1 + (tokens.lowers[end + 1 : end + 2] == ["the"])
    return after + 1 if _capital_at(tokens, after) else None


def _is_landmark(tokens: Tokens, i: int, words: Lexicon) -> bool:
    """Whether "'s" and one word of the land follow and no more: King's Cross."""
    alone = i + 1 >= len(tokens) or not _capital_at(tokens, i + 1)
    return i < len(tokens) and words.has("land", tokens.words[i]) and alone


def _abbreviates(word: str, words: Lexicon) -> bool:
    return words.has("title", word) or words.has("honorific", word) or len(word) == 1


def _capital_at(tokens: Tokens, i: int) -> bool:
    return i < len(tokens) and is_capital(tokens.words[i]) and not tokens.shapes[i]
