"""What the words of one unit say for reporting or against it; the seed list is `seeds.toml`, open to inspection."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SEEDS = Path(__file__).with_name("seeds.toml")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LINE_WORD = re.compile(r"\w+")
FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Seed:
    """One phrase of the seed list with its group's reason, weight and kind."""

    phrase: str
    group: str
    why: str
    weight: float
    kind: str
    opens: bool
    place: str


@dataclass(frozen=True, slots=True)
class Seeds:
    """The seed list, each phrase under its longest word, so that a unit without any of these costs one look-up."""

    keyed: dict[str, tuple[Seed, ...]]
    keys: frozenset[str]
    whole: dict[str, tuple[Seed, ...]]
    odd: tuple[Seed, ...]


@lru_cache(maxsize=1)
def seeds() -> Seeds:
    """The seed list, read once."""
    keyed: dict[str, list[Seed]] = {}
    whole: dict[str, list[Seed]] = {}
    odd: list[Seed] = []
    for seed in _listed():
        words = WORD.findall(seed.phrase)
        if seed.place == "whole":
            whole.setdefault(seed.phrase, []).append(seed)
        elif not words:
            odd.append(seed)
        else:
            keyed.setdefault(max(words, key=len), []).append(seed)
    held = {k: tuple(v) for k, v in keyed.items()}
    return Seeds(held, frozenset(held), {k: tuple(v) for k, v in whole.items()}, tuple(odd))


def _listed() -> list[Seed]:
    return [
        Seed(phrase, group, table["why"], table["weight"], table.get("kind", "furniture"), table["opens"], place)
        for group, table in tomllib.loads(SEEDS.read_text("utf-8")).items()
        for place in ("start", "whole", "anywhere")
        for phrase in table.get(place, ())
    ]


def fold(words: str) -> str:
    """Lower case with plain quote marks, for matching."""
    low = words.lower()
    return low if low.isascii() else low.translate(FOLD)


LOOKED = 1500
"""Characters of a unit searched for seeds: no furniture line of the benches' pages has its telling words later."""
LONGEST_WHOLE = 40
"""Characters of the longest line looked up as a whole."""
AROUND = " .!?:…>»→|\"'*-–—[("


def find_seeds(folded: str, words: set[str]) -> list[Seed]:
    """The seeds that a unit's folded words hold. `words`: the set of them."""
    table = seeds()
    found = [s for s in table.odd if folded.startswith(s.phrase)]
    if len(folded) <= LONGEST_WHOLE:
        found += table.whole.get(folded.strip(" .!?:…>»→|"), ())
    for key in words & table.keys:
        found += [s for s in table.keyed[key] if _stands(s, folded)]
    return sorted(found, key=lambda s: (s.group, s.phrase)) if len(found) > 1 else found


def _stands(seed: Seed, folded: str) -> bool:
    """Whether a phrase stands in a unit at its place, as whole words."""
    if seed.place == "start":
        at = 0 if folded.startswith(seed.phrase) else len(folded) - len(folded.lstrip(AROUND))
        return folded.startswith(seed.phrase, at) and _ends(folded, at + len(seed.phrase))
    at = folded.find(seed.phrase, 0, LOOKED)
    while at >= 0:
        if not folded[max(0, at - 1) : at].isalpha() and _ends(folded, at + len(seed.phrase)):
            return True
        at = folded.find(seed.phrase, at + 1, LOOKED)
    return False


def _ends(folded: str, end: int) -> bool:
    return not (folded[end - 1].isalpha() and folded[end : end + 1].isalpha())


QUOTED = re.compile(r'"[^"]*(?:"|$)')
CURLY = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)")
SINGLE = re.compile(r"(?:(?<=\s)|^)‘[^\n]*?(?:[.,!?]’|’(?![^\W\d_])|$)|(?:(?<=\s)|^)'(?=[^\W\d_])[^'\n]*[.,!?]'")


def unquoted(words: str) -> str:
    """The words outside quotation marks (a quote that runs on ends with the unit)."""
    out = QUOTED.sub(" ", words) if '"' in words else words
    out = CURLY.sub(" ", out) if "“" in out or "«" in out or "„" in out else out
    return SINGLE.sub(" ", out) if "‘" in out or " '" in out or out.startswith("'") else out


YOU = {"you", "your", "yours", "yourself"}
WE = {"we", "our", "us", "ours", "ourselves", "we're", "we've", "we'll", "we'd"}
SAID = {
    "said", "says", "told", "according", "announced", "reported", "added", "wrote", "denied", "claimed", "warned",
    "accused",
    "acknowledged", "confirmed", "rejected", "noted", "estimated", "insisted", "stated", "admitted", "argued", "killed",
    "arrested", "elected", "signed", "voted", "officials", "spokesman", "spokeswoman", "spokesperson", "minister",
    "police",
    "court", "government", "ministry", "president",
}  # fmt: skip
DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday"}
MONEY = re.compile(
    r"[$€£¥₴₽]\s?\d|\b\d[\d.,]*\s(?:crowns?|euros?|dollars?|pounds?|cents?|francs?|pesos?|rubles?|a (?:month|week|"
    r"year))\b"
)
TOLD = SAID | DAYS
PERIODS = {"month", "week", "year", "monthly", "mo"}
PERIOD = re.compile(r"\b(?:a|per|each|every) (?:month|week|year)\b|\bmonthly\b|/month|/mo\b")
CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://|www\.\w")


UNSPACED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
LETTERS_A_WORD = 2
"""Letters of a word in scripts that set no blanks: Chinese and Japanese words have about two."""
CLOSERS = " \"'”’»)]」』）"
STOPS = (".", "!", "?", "…", ":", ";", ",", "。", "！", "？", "।", "؟", "۔", "։", "።")
"""What a line of running text ends with, in scripts with marks of their own too."""
SLOGAN = re.compile(
    r"(?:support|stand (?:with|by|up for)|help|join|back|save|fund|donate to|subscribe to|friends of|read|"
    r"become) [^.!?\n]{2,60}!$"
)
"""A call upon the reader: an imperative to an outlet's name, with its exclamation mark."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Counts that the decision rests on. `quotes`: whether the unit quotes; `says`: reporting words and weekdays."""

    size: int
    ends: bool
    you: int
    we: int
    says: int
    quotes: bool
    money: bool
    contact: bool
    slogan: bool
    seeds: tuple[Seed, ...]


def blank_cues(words: str) -> Cues:
    """Cues of a unit whose layout leaves no doubt: its size alone."""
    return Cues(words.count(" ") + 1, False, 0, 0, 0, False, False, False, False, ())


def cues_of(words: str) -> Cues:
    """Cues of one unit's words."""
    folded = fold(words)
    outside = unquoted(words)
    found = WORD.findall(folded)
    held = set(found)
    plain = found if outside is words or outside == words else WORD.findall(fold(outside))
    spoken = held if plain is found else set(plain)
    you, we, says = (sum(w in kind for w in plain) if not spoken.isdisjoint(kind) else 0 for kind in (YOU, WE, TOLD))
    asks = you > 0 or we > 0 or (not spoken.isdisjoint(PERIODS) and PERIOD.search(folded) is not None)
    return Cues(
        size=len(found) + (0 if words.isascii() else len(UNSPACED.findall(words)) // LETTERS_A_WORD),
        ends=words.rstrip(CLOSERS).endswith(STOPS),
        you=you,
        we=we,
        says=says,
        quotes=plain is not found,
        money=asks and MONEY.search(fold(outside)) is not None,
        contact=("@" in words or "://" in words or "www." in words) and CONTACT.search(words) is not None,
        slogan=folded.endswith("!") and SLOGAN.match(folded) is not None,
        seeds=tuple(find_seeds(folded, held)),
    )


def line_key(words: str) -> str:
    """A line as host profiles know it: letters and digits, lower case."""
    return " ".join(LINE_WORD.findall(fold(words)))
