"""Who signs a page: people, apart from agencies, roles, places and dates."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from .dates import find_stamps

AGENCIES = Path(__file__).with_name("agencies.toml")
WIRE = re.compile(r"[A-Z][A-Z0-9]{1,6}$")
"""A short name in capitals, as agencies sign."""
DATELINE = re.compile(
    r"(?:(?P<place>[^\n()]{2,60}?)\s?)?"
    r"\((?P<wire>[A-Z][A-Za-z0-9&-]{1,14}(?: [A-Z][A-Za-z]{1,14}){0,2})\)\s{0,2}(?:[-–—]{1,2}|:)\s"
)
"""Place, perhaps a day, and the agency in brackets before a dash: the form that wire copy opens with."""
PLACE = re.compile(r"[A-Z]{3}|\d")
"""What a wire's place line has and a sentence's opening has not: capitals throughout, or a day."""
SPLIT = re.compile(r"\s*(?:,|;|\band\b|&|\bund\b|\bet\b|\bи\b|\bта\b|\bwith\b|\|| / |·|•)\s*")
ROLE = re.compile(
    r"\b(?:staff|reporters?|editors?|correspondents?|writers?|journalists?|columnists?|contributors?|analyst|team|desk|"
    r"newsroom|agencies|agency|bureau|chief|senior|political|editorial|online|admin|administrator|web|digital|special|"
    r"guest|author|director|manager|head|president|officer|phd|mba|md|rd|updated|published|posted|read|in|for|at|the|"
    r"full|bio|share|type|size|follow|comments?|about|news|category|home|blog|team|company|event|use|case)\b",
    re.I,
)
TRAIL = re.compile(
    r"\s(?:in|at|for|from|is|on|reports?|reporting|à|aus|en)\s.*$|\s[-–—|]\s?.*$|\s*[(\[].*$|\s(?:\d.*)$|"
    r",?\s(?:Staff|Senior|Chief|Political|Correspondent|Reporter|Editor|Head|Director|Contributor|Updated|Last|Published).*$|"
    r",?\s(?:\w{1,20}ische[rn]?\s)?(?:\w{0,20}(?:[Kk]orrespondent|[Rr]edakteur)(?:in)?|Redaktör|Journalist\w{0,3}|"
    r"Reporter(?:in)?|Autor(?:in)?|Rédact\w{1,8}|Redactora?|[Кк]орреспондент|[Кк]ореспондент\w?|[Жж]урналист\w?)\b.*$"
)
"""What follows a name: a place, a body, a number, an office in the languages that bylines are read in."""
BESIDE = re.compile(r"\s(?:in|on|at|posted|published|follow|sponsored)(?:\s.*)?$", re.I)
"""What follows a name that no person bears: a section, a day, a button."""
MARKS = ' .,:;-–—|/"“”'
PREFIX = re.compile(
    r"(?:(?:written|words|text|story|report|reporting|posted|published|reviewed|medically reviewed|article|"
    r"authors?|contributors?)"
    r"(?:\s?by)?\s?:?\s{0,3}(?=[A-Z:]|by\b)|by\s?:?\s{0,3}(?=[^\W\d_])|"
    r"(?:(?:kommentar|analyse|interview|bericht|reportage|gastbeitrag|essay|kolumne|texte?|texto|entrevista|"
    r"propos recueillis)\s)?(?:von|par|por|door|автор|від)\s?:?\s{1,3}(?-i:(?=[^\W\d_a-zà-ÿа-яёіїєґ]))|:\s{0,3})",
    re.I,
)
SIGNED = re.compile(r"\b[Bb]y:?\s{1,3}(?P<who>\S[^\n]{1,80})$")
LABEL = re.compile(
    r"(?:our |about|http|full bio|share|by$|written by$|posted by$|authors?$|cite |(?:mon|tue|wed|thu|fri|sat|sun)$)",
    re.I,
)
LONGEST = 60
"""Characters of the longest name of a person."""
LEARNED = {
    "md",
    "phd",
    "mba",
    "rn",
    "rd",
    "cpa",
    "jd",
    "esq",
    "mph",
    "ms",
    "dds",
    "do",
    "cfp",
    "jr",
    "sr",
    "m.d",
    "ph.d",
    "faclm",
    "rdn",
    "lcsw",
}
"""Letters behind a name that are no second person."""


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
    if hit is None:
        return None
    place = hit["place"] or ""
    known = agencies().get(hit["wire"])
    if known is not None and len(place.split()) <= 6:
        return known
    return hit["wire"] if PLACE.search(place) or not place else None


def signed(words: str, wires: bool = True) -> tuple[list[str], str | None]:
    """People and agency of a byline such as "By Ann Poe and Bo Roe in Port, with NCS · 3 May 2031".

    Where nobody has the form of a person, the one name that signs ("The Money Team") stands for itself. `wires`:
    whether a short name in capitals is an agency (in a printed byline) or may be anything (in metadata).
    """
    for stamp in reversed(find_stamps(words)):
        words = words[: stamp.span[0]] + "|" + words[stamp.span[1] :]
    signer = SIGNED.search(words)
    words = _unprefixed(signer["who"] if signer is not None and signer.start() else words)
    words = next((w for w in re.split(r"\s[·•|–—]\s|\|", words) if w.strip(" ,.-")), "")
    people: list[str] = []
    others: list[str] = []
    agency: str | None = None
    for part in SPLIT.split(words)[:20]:
        bare = TRAIL.sub("", _unprefixed(part)).strip(MARKS)
        found = agency_named(bare) if wires else agencies().get(bare)
        if found is not None:
            agency = agency or found
        elif is_person(bare):
            people.append(bare)
        elif bare and bare.lower() not in LEARNED:
            others.append(BESIDE.sub("", _unprefixed(part)).strip(MARKS))
    if people or agency is not None or not others:
        return people, agency
    return [n for n in others[:3] if _is_name(n)], None


def _is_name(words: str) -> bool:
    """Whether words that no person bears can sign a page: few, and no label of a box, address or length of reading."""
    few = len(words) <= LONGEST and len(words.split()) <= 6
    return few and LABEL.match(words) is None and "@" not in words and not words[:1].isdigit()


def _unprefixed(words: str) -> str:
    bare = words.strip()
    for _ in range(3):
        hit = PREFIX.match(bare)
        if hit is None or hit.end() == len(bare):
            break
        bare = bare[hit.end() :].strip()
    return bare


def is_person(name: str) -> bool:
    """Whether a name has the form of a person's: two to five words, capitals, no role, no digits."""
    parts = name.split()
    if not 2 <= len(parts) <= 6 or len(name) > LONGEST or any(c.isdigit() for c in name) or name.isupper():
        return False
    return parts[0][:1].isupper() and parts[-1][:1].isupper() and not ROLE.search(name)
