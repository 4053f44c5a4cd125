"""Spellings folded to one key: accents, letter case and the variants that transliteration gives one name."""

import re
import unicodedata

_VARIANTS = (
    (re.compile(r"['’‘ʻʼʿʾ`´\-\s]+"), ""),
    (re.compile(r"(?:sch|shch|tch|tsch)"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?:iy|yy|yi|ij|ii|yj|ey|ei|ye|ie)"), "i"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"(?:ia|iia)$"), "a"),
    (re.compile(r"(?:io|yo)"), "o"),
    (re.compile(r"(?:iu)"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""In order; from the romanisation tables of Ukrainian (2010), BGN/PCGN Russian and Belarusian, where they differ."""
SHORTEST = 5
"""Keys shorter than this are no proof that two spellings are one name: Rome and Roma."""


def plain(name: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def spelling_key(name: str) -> str:
    """One key for the spellings of a name: Belorillia, Belorillya and Belorilla; short names only lose accents."""
    key = plain(name)
    folded = key
    for pattern, by in _VARIANTS:
        folded = pattern.sub(by, folded)
    return folded if len(folded) >= SHORTEST else key
