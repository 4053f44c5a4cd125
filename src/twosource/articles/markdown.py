"""Markdown and reader-mode exports -> units: the words without their marks, so that a claim's words are plain."""

import re

from .units import Laid, Unit, lay_text

LINK = re.compile(
    r"(!?)\[([^\[\]\n]{0,400})\]\(([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s{1,2}\"[^\"\n]{0,200}\")?\)"
)
AUTO = re.compile(r"<(https?://[^<>\s]{1,2000})>")
STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,4000})(?<=\S)\1")
EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_\n]{1,4000})(?<=[^\s\\])\1(?![\w*])")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~$&-])")
HEADING = re.compile(r"#{1,6}[ \t]+")
RULE = re.compile(r"(?:[-*_=][ \t]?){3,}$")


def lay_markdown(source: str) -> Laid:
    """Units of Markdown, rendered: headings, list items and quotes by their marks, links and emphasis as words."""
    parts: list[str] = []
    units: list[Unit] = []
    at = 0
    for raw in lay_text(_unfenced(source)).units:
        words, tag, links = _plain(source, raw)
        if not words:
            continue
        gap = "" if not units else "\n" if raw.run == units[-1].run else "\n\n"
        start = at + len(gap)
        units.append(Unit((start, start + len(words)), words, tag, links=links, run=raw.run))
        parts += (gap, words)
        at = start + len(words)
    return Laid("".join(parts), tuple(units))


def _unfenced(source: str) -> str:
    """Fences and rules blanked in place (lengths kept)."""
    if "```" not in source and "---" not in source and "***" not in source and "===" not in source:
        return source
    lines = source.split("\n")
    return "\n".join(" " * len(x) if x.startswith("```") or RULE.match(x.strip()) else x for x in lines)


def _plain(source: str, raw: Unit) -> tuple[str, str, float]:
    """Words, tag and share of link letters of one unit of Markdown source."""
    words = raw.words
    tag = raw.tag
    heading = HEADING.match(words)
    if heading:
        words, tag = words[heading.end() :].rstrip("# ").strip(), "heading"
    elif words.startswith(("> ", ">")):
        words, tag = words.lstrip("> ").strip(), "quote"
    elif words.startswith("|") and words.endswith("|"):
        words, tag = " ".join(c.strip() for c in words.strip("|").split("|")), "cell"
        words = "" if not re.search(r"\w", words) else words
    elif tag == "item" and words[:2] in ("* ", "- ", "+ "):
        words = words[2:]
    linked = 0

    def shown(found: re.Match[str]) -> str:
        nonlocal linked
        linked += len(found.group(2))
        return "" if found.group(1) else found.group(2)

    words = LINK.sub(shown, words) if "](" in words else words
    words = LINK.sub(shown, words) if "](" in words else words
    words = AUTO.sub(r"\1", words) if "<http" in words else words
    if "*" in words or "_" in words:
        words = EMPHASIS.sub(r"\2", STRONG.sub(r"\2", words))
    words = ESCAPED.sub(r"\1", words) if "\\" in words else words
    words = " ".join(words.split())
    return words, tag, min(1.0, linked / max(1, len(words)))
