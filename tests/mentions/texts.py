"""Articles of our own writing for the tests of the mentions room."""

from datetime import date, timedelta

from twosource.model import Article, Block, Dated


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
