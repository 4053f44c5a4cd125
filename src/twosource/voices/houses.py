"""Houses: the ministry that a minister heads, the office of a prosecutor, by the field that both are called by."""

import re
from collections.abc import Iterable, Iterator, Mapping

from .names import STEM, core, keys_of

_MINISTER = re.compile(
    r"\b[Mm]inister (?:of|for) (?:the )?(?P<of>[A-Za-z]{3,})(?: (?:of|in) (?P<whose>[A-Z]\w+))?"
    r"|(?:\b(?P<land>[A-Z]\w+)(?:[’']s?)? )?(?P<field>[A-Za-z]{3,}) [Mm]inister\b(?! (?:of|for) (?:the )?[a-z])"
)
_OFFICER = re.compile(
    r"(?:\b(?P<land>[A-Z]\w+)(?:[’']s?)? )?"
    r"\b(?P<field>(?i:prosecutor|coroner|ombudsman|auditor|sheriff|mayor|governor))\b"
    r"(?: (?:of|in) (?:the )?(?P<whose>[A-Z]\w+))?"
)
_ANYWHERE = ("state", "chief", "national", "federal", "public")
"""Words of a house's name that tell no land."""
_NO_FIELD = frozenset("the prime first chief deputy junior acting former shadow a an its his her their new and".split())


def houses_of(texts: Iterable[str]) -> frozenset[str]:
    """The nouns by which the houses of whoever is described so are looked up."""
    return frozenset(noun for text in texts for noun, _, _ in _fields(text))


def house_of(texts: Iterable[str], lands: Iterable[str], bodies: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    """The only body of a story that is the house of whoever is described so, and the words that say so; "" and "" where
    none is, or several are. `lands`: those it belongs to. `bodies`: names by their noun, each with its voice."""
    own = list(lands)
    for text in sorted(texts):
        for noun, field, land in _fields(text):
            held = {a: n for a, n in bodies.get(noun, {}).items() if _is_house(a, noun, field, [land] if land else own)}
            if len(set(held.values())) == 1:
                return min(held), text
    return "", ""


def _fields(text: str) -> Iterator[tuple[str, str, str]]:
    """Nouns of houses with the field and the land that a description tells."""
    if "former" in keys_of(text) or re.search(r"\b(?:ex|shadow|then)[ -]", text, re.I):
        return
    for m in _MINISTER.finditer(text):
        field = (m["field"] or m["of"]).lower()
        if field not in _NO_FIELD:
            land = m["land"] or m["whose"] or ""
            yield "ministry", field, land
            yield "department", field, land
    for m in _OFFICER.finditer(text):
        yield "office", m["field"].lower(), m["land"] or m["whose"] or ""


def _is_house(name: str, noun: str, field: str, lands: Iterable[str]) -> bool:
    """Whether a body is of that noun and field, and of no other land than one of those told."""
    words = core(name)
    if field not in words:
        return False
    others = [w for w in words if w not in (noun, field, *_ANYWHERE)]
    told = [w.lower() for land in lands for w in land.split()]
    return not (others and told) or any(_alike(a, b) for a in others for b in told)


def _alike(one: str, other: str) -> bool:
    """Whether two words may be a land and its adjective."""
    return one[:STEM] == other[:STEM] and len(one) >= STEM
