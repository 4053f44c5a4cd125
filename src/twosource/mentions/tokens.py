"""Text to tokens: words, numbers and marks with their offsets; number words are folded into one token with a value."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|s)(?![^\W_]))?"
    r"|[^\W\d_](?:\.[^\W\d_](?![^\W\d_])){1,15}(?:\.(?![^\W\d_])|(?!\.?[^\W\d_]))"
    r"|['’][sS](?!\w)"
    r"|[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’‘ʼʻ](?!(?:s|t|d|m|re|ve|ll)(?!\w))[a-zß-öø-ÿ][^\W\d_]*)+"
    r"|[^\W\d_]+"
    r"|\S"
)
"""A capital with an apostrophe before small letters is one word (Ma'rib), what English shortens (it'll) is not.
No possessive repeats: the first releases of Python 3.11 lose their place in a repeated group (gh-101955).
An abbreviation has sixteen letters at most, so that no text takes longer than its length."""
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
BREAK = "¶"
"""The mark between blocks."""
MAX_NUMBER_WORDS = 12
"""Number words folded into one token: "nine hundred and ninety-nine thousand nine hundred and ninety-nine" has 10."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A language's number words: those below a hundred and the larger ones with their values, and what joins them."""

    small: Mapping[str, int]
    large: Mapping[str, int]
    joins: frozenset[str]


@lru_cache(maxsize=1)
def spelled() -> Spelled:
    """English: grammar/tokens.toml, loaded once."""
    data = tomllib.loads(files(__package__).joinpath("grammar/tokens.toml").read_text("utf-8"))
    return Spelled(data["small"], data["large"], frozenset(data["joins"]))


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one entry a token: offsets, the word, its lower case, a number's value (else None), its shape.

    Shapes of numbers: "int" (digits), "float", "grouped" (1,945), "word" (number words), "year" (number words that
    read as a year), "ord" (21st), "decade" (1990s),
    "date" (11.08.2025); "" for what is no number.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lowers: list[str]
    values: list[float | None]
    shapes: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def cut(self, first: int, last: int) -> "Tokens":
        """Some of the tokens; offsets stay those of the whole text."""
        span = slice(first, last)
        offsets, words = (self.starts[span], self.ends[span]), (self.words[span], self.lowers[span])
        return Tokens(self.text, *offsets, *words, self.values[span], self.shapes[span])


def tokenise(text: str, start: int = 0, end: int | None = None, words: Spelled | None = None) -> Tokens:
    """Tokens of a stretch of a text, in order; time and memory grow linearly with its length. `words`: the language's
    number words, English where none are given."""
    words = words or spelled()
    found = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, len(text) if end is None else end)]
    out = Tokens(text, [], [], [], [], [], [])
    i = 0
    while i < len(found):
        i = _take(found, i, out, words)
    return out


def join(parts: list[Tokens], text: str) -> Tokens:
    """The tokens of several stretches of one text, a mark of no length between them."""
    out = Tokens(text, [], [], [], [], [], [])
    for part in parts:
        if out.starts:
            at = out.ends[-1]
            _add(out, at, at, BREAK, None, "")
        out.starts.extend(part.starts)
        out.ends.extend(part.ends)
        out.words.extend(part.words)
        out.lowers.extend(part.lowers)
        out.values.extend(part.values)
        out.shapes.extend(part.shapes)
    return out


def _add(out: Tokens, start: int, end: int, word: str, value: float | None, shape: str) -> None:
    out.starts.append(start)
    out.ends.append(end)
    out.words.append(word)
    out.lowers.append(word.lower().replace("’", "'"))
    out.values.append(value)
    out.shapes.append(shape)


def _take(found: list[tuple[int, int, str]], i: int, out: Tokens, words: Spelled) -> int:
    start, end, word = found[i]
    lower = word.lower().replace("’", "'")
    value: float | None = None
    shape = ""
    step = 1
    if word[0].isdigit():
        value, shape = _digits(lower)
    elif lower in words.small:
        value, shape, step = _number_words(found, i, words)
        end = found[i + step - 1][1]
        if step > 1:
            word = " ".join(f[2] for f in found[i : i + step])
    _add(out, start, end, word, value, shape)
    return i + step


def _digits(lower: str) -> tuple[float | None, str]:
    body = lower.rstrip("stndrh")
    if not body.isascii() or len(body) > 30:
        return None, ""
    tail = lower[len(body) :]
    if tail.endswith("s"):
        return (float(body), "decade") if body.isdigit() and body[-1] == "0" and len(body) in (2, 4) else (None, "")
    if tail:
        return (float(body), "ord") if body.isdigit() else (None, "")
    if body.isdigit():
        return float(body), "int"
    if _DOTTED.fullmatch(body):
        return 0.0, "date"
    return _marked(body)


def _marked(body: str) -> tuple[float | None, str]:
    """A number with dots or commas: 1,945 or 13.6 or 1.234.567."""
    groups = re.split(r"[.,]", body)
    whole = groups[:-1] if "." in body and body.rfind(".") > body.rfind(",") else groups
    if body.count(".") <= 1 and all(len(g) == 3 for g in whole[1:]) and len(whole[0]) <= 3:
        return float(body.replace(",", "")), "float" if "." in body else "grouped"
    if body.count(".") == 1 and "," not in body:
        return float(body), "float"
    if all(len(g) == 3 for g in groups[1:]) and len(set(re.findall(r"[.,]", body))) == 1:
        return float("".join(groups)), "grouped"
    return None, ""


def _number_words(found: list[tuple[int, int, str]], i: int, words: Spelled) -> tuple[float, str, int]:
    """Value, shape and length in tokens of the number words that start at `i`."""
    values: list[int] = [words.small[found[i][2].lower()]]
    last = i
    j = i + 1
    while j < len(found) and j - i < MAX_NUMBER_WORDS:
        word = found[j][2].lower()
        gap = found[j][0] - found[j - 1][1]
        if gap > 2 or ((word == "-") != (gap == 0) and found[j - 1][2] != "-"):
            break
        if word in words.small or word in words.large:
            nxt = words.small.get(word, words.large.get(word, 0))
            if not _may_follow(values, nxt, found[j - 1][2].lower(), words):
                break
            values.append(nxt)
            last = j
        elif not _joins(word, words) or _joins(found[j - 1][2], words):
            break
        j += 1
    year = _as_year(values)
    if year is not None:
        return float(year), "year", last - i + 1
    return float(_sum(values)), "word", last - i + 1


def _joins(word: str, words: Spelled) -> bool:
    return word == "-" or word in words.joins


def _may_follow(values: list[int], nxt: int, before: str, words: Spelled) -> bool:
    last = values[-1]
    if before in words.joins:
        return last >= 100 and nxt < 100
    if nxt >= 100:
        return last < nxt or last in (100, 1000)
    if last >= 100:
        return True
    if 20 <= last <= 90 and nxt < 10:
        return nxt > 0
    return len(values) == 1 and 10 < last <= 20 and nxt >= 10 and before != "-"


def _as_year(values: list[int]) -> int | None:
    """Nineteen ninety-six: two numbers below a hundred that stand side by side."""
    if len(values) < 2 or not 10 < values[0] <= 20 or values[1] >= 100 or values[1] < 10:
        return None
    return values[0] * 100 + sum(values[1:])


def _sum(values: list[int]) -> int:
    total = part = 0
    for v in values:
        if v >= 1000:
            total, part = total + max(part, 1) * v, 0
        elif v == 100:
            part = max(part, 1) * 100
        else:
            part += v
    return total + part
