"""Who signs a page: people, apart from agencies, roles, places and dates."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from .dates import find_stamps
from .oneoffs import BYLINE

AGENCIES = Path(__file__).with_name("agencies.toml")
WIRE = re.compile(r"[A-Z][A-Z0-9]{1,6}$")
"""A short name in capitals, as agencies sign."""
DATELINE = re.compile(
    r"^[^\n()]{2,80}?\((?P<wire>[A-Z][A-Za-z0-9&-]{1,14}(?: [A-Z][A-Za-z]{1,14}){0,2})\)\s{0,2}(?:[-–—]{1,2}|:)\s"
)
"""Place, perhaps a day, and the agency in brackets before a dash: the form that wire copy opens with."""
SPLIT = re.compile(r"\s*(?:,|;|\band\b|&|\bund\b|\bet\b|\by\b|\bи\b|\bта\b|\bwith\b|\||/|·|•)\s*")
ROLE = re.compile(
    r"\b(?:staff|reporters?|editors?|correspondents?|writers?|journalists?|columnists?|contributors?|analyst|team|desk|newsroom|agencies|agency|bureau|chief|senior|political|editorial|online|admin|administrator|web|digital|special|guest|author|dr|phd|mba|md|rd|updated|published|posted|min read|on|in|for|at)\b",
    re.I,
)
TRAIL = re.compile(
    r"\s(?:in|at|for|from|is|on|of|reports?|reporting|à|aus|en)\s.*$|\s[-–—|]\s.*$|\s*[(\[].*$|\s(?:\d.*)$|,?\s(?:Staff|Senior|Chief|Political|Correspondent|Reporter|Editor).*$"
)
PREFIX = re.compile(
    r"^(?:(?:written|words|text|story|report|reporting|posted|published|reviewed|author|authors|by)\s?(?:by\b)?\s?:?\s+)+",
    re.I,
)
LONGEST = 60
"""Characters of the longest name of a person."""


@lru_cache(maxsize=1)
def agencies() -> dict[str, str]:
    """Names that agencies sign with, and each agency's short name."""
    table = tomllib.loads(AGENCIES.read_text("utf-8"))["names"]
    return {name: short for short, names in table.items() for name in names}


def agency_named(words: str) -> str | None:
    """The agency that a name stands for: one of the table, or a short name in capitals."""
    bare = words.strip(" .,()")
    known = agencies().get(bare)
    return known or (bare if WIRE.match(bare) else None)


def agency_of_dateline(words: str) -> str | None:
    """The agency in the brackets of a wire story's opening, None without such an opening."""
    hit = DATELINE.match(words[:140])
    return agency_named(hit["wire"]) or hit["wire"] if hit is not None else None


def signed(words: str) -> tuple[list[str], str | None]:
    """People and agency of a byline such as "By Ann Poe and Bo Roe in Port, with NCS · 3 May 2031"."""
    for stamp in reversed(find_stamps(words)):
        words = words[: stamp.span[0]] + "|" + words[stamp.span[1] :]
    words = re.split(r"\s[·•|–—]\s|\|", _unprefixed(words))[0]
    people: list[str] = []
    agency: str | None = None
    for part in SPLIT.split(words)[:20]:
        bare = TRAIL.sub("", _unprefixed(part)).strip(" .,:;-–—|")
        found = agency_named(bare)
        if found is not None and (found in agencies().values() or not people):
            agency = agency or found
        elif found is not None:
            agency = agency or found
        elif is_person(bare):
            people.append(bare)
    return people, agency


def _unprefixed(words: str) -> str:
    hit = BYLINE.match(words.strip())
    bare = words.strip()[hit.end() :] if hit is not None else words.strip()
    return PREFIX.sub("", bare)


def is_person(name: str) -> bool:
    """Whether a name has the form of a person's: two to five words, capitals, no role, no digits."""
    parts = name.split()
    if not 2 <= len(parts) <= 6 or len(name) > LONGEST or any(c.isdigit() for c in name):
        return False
    return parts[0][:1].isupper() and parts[-1][:1].isupper() and not ROLE.search(name)
