"""Articles of our own writing for the tests of the mentions room."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from twosource.mentions import find_mentions
from twosource.model import Article, Block, Dated, Mention


def article_of(text: str, published: str | None = None) -> Article:
    """An article whose blocks are the text's lines, published on a day or undated."""
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", (at, at + len(line))))
        at += len(line) + 1
    anchor = None
    if published is not None:
        anchor = Dated(published, (date.fromisoformat(published) + timedelta(days=1)).isoformat(), "known")
    return Article("page", "page.txt", text, tuple(blocks), anchor=anchor)


@pytest.fixture
def read() -> Callable[..., dict[str, Mention]]:
    """Mentions of one kind by their words."""

    def run(kind: str, text: str, published: str | None = None) -> dict[str, Mention]:
        found = find_mentions(article_of(text, published))
        return {text[m.span[0] : m.span[1]]: m for m in found if m.kind == kind}

    return run
