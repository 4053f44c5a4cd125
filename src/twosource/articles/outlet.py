"""Paragraphs in which the outlet speaks of itself or of its authors: no reporting, told by the page's own metadata."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .cues import SAID, WORD, fold, unquoted
from .oneoffs import Fixed
from .parts import Parts
from .units import Unit

DOES = re.compile(
    r"\s(?:covers|writes|reports (?:on|from|for)|contributes|edits|joined|is (?:a|an|the|our|based)|was (?:a|an|"
    r"the) [\w\s]{0,30}(?:editor|reporter|correspondent)|lives in|has (?:written|covered|reported))\b"
)
"""What a note on an author says of the name it begins with."""
SELF = {"readers", "listeners", "viewers", "supporters", "subscribers", "members", "donations", "gifts", "journalism",
        "newsroom", "newsletter", "subscription", "you", "your", "we", "our"}  # fmt: skip
TAKES_BACK = {"withdraws", "withdraw", "withdrawn", "withdrew", "retracts", "retracted", "corrects", "corrected",
              "regrets", "apologises", "apologizes", "mistook"}  # fmt: skip
"""An outlet that takes its own report back says so in its body."""
LONGEST = 60
"""Words of the longest note on an author or on the outlet."""


def without_self(units: Sequence[Unit], parts: Parts, people: Sequence[str], publisher: str | None) -> Parts:
    """Parts with notes on authors and the outlet's words about itself labelled as furniture; the lede is left alone."""
    kinds = list(parts.kinds)
    for i, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        if kind.kind != "paragraph" or i == parts.lede or len(unit.words.split()) > LONGEST:
            continue
        if _on_author(unit.words, people):
            kinds[i] = Fixed("furniture", "about the author")
        elif publisher is not None and _on_itself(unit.words, publisher):
            kinds[i] = Fixed("furniture", "the outlet speaks of itself")
    return replace(parts, kinds=tuple(kinds))


def _on_author(words: str, people: Sequence[str]) -> bool:
    return any(words.startswith(name) and DOES.match(words, len(name)) is not None for name in people if " " in name)


def _on_itself(words: str, publisher: str) -> bool:
    """A paragraph that opens with the outlet's name, attributes nothing and speaks of its readers or to them."""
    folded, name = fold(words), fold(publisher)
    if not folded.startswith((name, f"the {name}", name.removeprefix("the "))):
        return False
    held = set(WORD.findall(fold(unquoted(words))))
    return bool(held & SELF) and not held & (SAID | TAKES_BACK)
