"""What a text gives in another's words: quotations, and official statements that it prints."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from twosource.model import Span

PARTNERS = {'"': '"', "“": "”", "«": "»", "„": "“”", "‘": "’"}
MARKS = re.compile(r'["“”«»„‘]|’(?!\w)|:')
LAST_WORD = re.compile(r"(\w+)\W*$")
LOOK_BACK = 30
"""Characters before a colon in which the word that brings a statement must stand."""


@lru_cache(maxsize=1)
def marks() -> dict[str, frozenset[str]]:
    """The words of marks.toml, by what they show."""
    held = tomllib.loads(files(__package__).joinpath("marks.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in held.items()}


def quotations(text: str) -> Iterator[Span]:
    """Stretches in quotation marks, and statements that a colon brings; a mark left open holds to the line's end."""
    if not any(mark in text for mark in (*PARTNERS, ":")):
        return
    start, brought = 0, False
    for line in text.split("\n"):
        end = start + len(line)
        if brought and line.strip():
            yield start, end
            brought = False
        else:
            yield from quoted(text, start, end)
            brought = brought or (text[start:end].rstrip().endswith(":") and brings_statement(text, end))
        start = end + 1


def quoted(text: str, start: int, end: int) -> Iterator[Span]:
    """Stretches of one line in another's words."""
    opened, closing = -1, ""
    for match in MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened >= 0:
            if mark in closing:
                yield opened, at + 1
                opened = -1
        elif mark in PARTNERS:
            opened, closing = at, PARTNERS[mark]
        elif mark == ":" and brings_statement(text, at):
            opened = at + 1
            break
    if opened >= 0 and text[opened:end].strip():
        yield opened, end


def brings_statement(text: str, at: int) -> bool:
    """Whether the last word before a place, a colon aside, brings a statement."""
    match = LAST_WORD.search(text[max(0, at - LOOK_BACK) : at])
    return match is not None and match.group(1).lower() in marks()["statement"]
