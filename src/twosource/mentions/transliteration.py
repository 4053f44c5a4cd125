"""Keys by which spellings of one name meet although no list holds them: the rules of grammar/transliteration.toml."""

import re
import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from .fold import plain

MARKS = re.compile(r"['’‘ʻʼʿʾ`´.]+")
APART = re.compile(r"[\s\-]+")
LONGEST = 60
"""Letters of a name above which no place is sought by sound."""
Rules = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """One script's ways of being spelled: the countries it is looked for in, words left out, replacements in order."""

    name: str
    countries: frozenset[str]
    without: frozenset[str]
    before: Rules
    rules: Rules
    shortest: int

    def key(self, name: str) -> str | None:
        """What all spellings of a name come to; None where too little is left to prove anything."""
        name = MARKS.sub("", name[:LONGEST].lower())
        for pattern, by in self.before:
            name = pattern.sub(by, name)
        words = APART.split(plain(name).strip())
        key = "".join(w for w in words if w not in self.without) or "".join(words)
        for pattern, by in self.rules:
            key = pattern.sub(by, key)
        return key if len(key) >= self.shortest else None


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """The table, loaded once."""
    data = tomllib.loads(files(__package__).joinpath("grammar/transliteration.toml").read_text("utf-8"))
    return tuple(
        Family(
            f["name"], frozenset(f["countries"]), frozenset(f["without"]), _rules(f.get("before", [])),
            _rules(f["rules"]), f["shortest"],
        )
        for f in data["family"]
    )  # fmt: skip


def _rules(pairs: list[list[str]]) -> Rules:
    return tuple((re.compile(pattern), by) for pattern, by in pairs)


def sound_keys(name: str, country: str | None = None) -> Iterator[int]:
    """The name's key in each family, as a number of 32 bits; of one country's families where it is given."""
    for family in families():
        if country is None or country in family.countries:
            key = family.key(name)
            if key is not None:
                yield zlib.crc32(f"{family.name}:{key}".encode())
