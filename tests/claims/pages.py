"""Articles of our own writing for the tests of this room."""

from twosource.claims import read_claims
from twosource.model import Article, Block, Claim, Dated, Mention, Time


def article(
    *paragraphs: str, publisher: str | None = None, published: str | None = None, language: str = "en"
) -> Article:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", (at, at + len(paragraph))))
        at += len(paragraph) + 2
    dated = Dated(published, published, "known") if published else None
    return Article(
        "p", "p.txt", "\n\n".join(paragraphs), tuple(blocks), publisher=publisher, language=language, published=dated
    )


def read(*paragraphs: str, publisher: str | None = None, mentions: tuple[Mention, ...] = ()) -> list[Claim]:
    claims, why = read_claims(article(*paragraphs, publisher=publisher), None, mentions)
    assert claims is not None and why is None
    return list(claims)


def said(text: str, claim: Claim) -> list[str]:
    return [text[s:e] for s, e in claim.content]


def day(text: str, word: str, start: str, end: str) -> Mention:
    at = text.index(word)
    return Mention("time", (at, at + len(word)), time=Time(start, end, start, "day"))
