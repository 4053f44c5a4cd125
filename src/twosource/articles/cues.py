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
    """The seed list, by the first word of each phrase, so that a unit costs one look-up a word."""

    first: dict[str, tuple[Seed, ...]]
    odd: tuple[Seed, ...]


@lru_cache(maxsize=1)
def seeds() -> Seeds:
    """The seed list, read once."""
    first: dict[str, list[Seed]] = {}
    odd: list[Seed] = []
    for group, table in tomllib.loads(SEEDS.read_text("utf-8")).items():
        for place in ("start", "whole", "anywhere"):
            for phrase in table.get(place, ()):
                kind = table.get("kind", "furniture")
                seed = Seed(phrase, group, table["why"], table["weight"], kind, table["opens"], place)
                word = WORD.match(phrase)
                if word is None:
                    odd.append(seed)
                else:
                    first.setdefault(word.group(), []).append(seed)
    return Seeds({k: tuple(v) for k, v in first.items()}, tuple(odd))


def fold(words: str) -> str:
    """Lower case with plain quote marks, for matching."""
    return words.translate(FOLD).lower()


LOOKED = 1500
"""Characters of a unit searched for seeds: no furniture line of the benches' pages has its telling words later."""


def find_seeds(folded: str) -> list[Seed]:
    """The seeds that a unit's folded words hold."""
    table = seeds()
    bare = folded.strip(" .!?:…>»→|").strip()
    found = [s for s in table.odd if folded.startswith(s.phrase)]
    for word in WORD.finditer(folded, 0, LOOKED):
        for seed in table.first.get(word.group(), ()):
            if _fits(seed, folded, bare, word.start()):
                found.append(seed)
    return found


def _fits(seed: Seed, folded: str, bare: str, at: int) -> bool:
    if seed.place == "whole":
        return bare == seed.phrase
    if seed.place == "start" and folded[:at].strip(" .!?:…>»→|\"'*-–—[("):
        return False
    end = at + len(seed.phrase)
    return folded.startswith(seed.phrase, at) and not (folded[end - 1].isalpha() and folded[end : end + 1].isalpha())


QUOTED = re.compile(r'"[^"]*(?:"|$)')
CURLY = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)")
SINGLE = re.compile(r"(?:(?<=\s)|^)‘[^\n]*?(?:[.,!?]’|’(?![^\W\d_])|$)|(?:(?<=\s)|^)'(?=[^\W\d_])[^'\n]*[.,!?]'")


def unquoted(words: str) -> str:
    """The words outside quotation marks (a quote that runs on ends with the unit)."""
    out = QUOTED.sub(" ", words) if '"' in words else words
    out = CURLY.sub(" ", out) if "“" in out or "«" in out or "„" in out else out
    return SINGLE.sub(" ", out) if "‘" in out or "'" in out else out


YOU = {"you", "your", "yours", "yourself"}
WE = {"we", "our", "us", "ours", "ourselves", "we're", "we've", "we'll", "we'd"}
SAID = {
    "said", "says", "told", "according", "announced", "reported", "added", "wrote", "denied", "claimed", "warned", "accused",
    "acknowledged", "confirmed", "rejected", "noted", "estimated", "insisted", "stated", "admitted", "argued", "killed",
    "arrested", "elected", "signed", "voted", "officials", "spokesman", "spokeswoman", "spokesperson", "minister", "police",
    "court", "government", "ministry", "president",
}  # fmt: skip
DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday"}
MONEY = re.compile(
    r"[$€£¥₴₽]\s?\d|\b\d[\d.,]*\s(?:crowns?|euros?|dollars?|pounds?|cents?|francs?|pesos?|rubles?|a (?:month|week|year))\b"
)
PERIOD = re.compile(r"\b(?:a|per|each|every) (?:month|week|year)\b|\bmonthly\b|/month|/mo\b")
CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://|www\.\w")


SLOGAN = re.compile(
    r"(?:support|stand (?:with|by|up for)|help|join|back|save|fund|donate to|subscribe to|friends of|read|become) [^.!?\n]{2,60}!$"
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
    plain = folded if outside == words else fold(outside)
    found = WORD.findall(plain)
    you = we = says = 0
    for w in found:
        if w in YOU:
            you += 1
        elif w in WE:
            we += 1
        elif w in SAID or w in DAYS:
            says += 1
    money = MONEY.search(plain) is not None and (you > 0 or we > 0 or PERIOD.search(plain) is not None)
    return Cues(
        size=len(WORD.findall(words)) if outside != words else len(found),
        ends=words.rstrip(" \"'”’»)]").endswith((".", "!", "?", "…", ":", ";", ",")),
        you=you,
        we=we,
        says=says,
        quotes=outside != words,
        money=money,
        contact=CONTACT.search(words) is not None,
        slogan=SLOGAN.match(folded) is not None,
        seeds=tuple(find_seeds(folded)),
    )


def line_key(words: str) -> str:
    """A line as host profiles know it: letters and digits, lower case."""
    return " ".join(LINE_WORD.findall(fold(words)))
