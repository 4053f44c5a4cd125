"""Pages of invented outlets, each with its own furniture: what is reporting stays, what is not is labelled."""

import tomllib
from pathlib import Path

import pytest

from twosource.articles import label
from twosource.model import Article
from twosource.pages import read_pages

FOLDER = Path(__file__).with_name("outlets")
EXPECTED: dict[str, dict[str, object]] = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))


def article_of(name: str) -> Article:
    pages, aside = read_pages([str(FOLDER / name)])
    assert not aside
    return label(pages[0])


@pytest.mark.parametrize("name", EXPECTED)
def test_every_paragraph_of_reporting_is_kept_and_nothing_else_is(name: str) -> None:
    article = article_of(name)
    read = [article.words(b) for b in article.blocks if b.kind == "paragraph"]
    starts = EXPECTED[name]["body"]
    assert isinstance(starts, list)
    assert [words[: len(start)] for words, start in zip(read, starts, strict=False)] == starts
    assert len(read) == len(starts)


@pytest.mark.parametrize("name", EXPECTED)
def test_title_signers_and_sources_are_what_the_page_proves(name: str) -> None:
    article, want = article_of(name), EXPECTED[name]
    assert article.title == want["title"]
    assert (article.publisher, article.agency) == (want.get("publisher"), want.get("agency"))
    assert list(article.byline) == want.get("byline", [])
    assert (article.published.start if article.published else None) == want.get("published")


def test_every_label_but_paragraph_has_its_reason() -> None:
    for name in EXPECTED:
        article = article_of(name)
        assert all(b.why for b in article.blocks if b.kind != "paragraph")


@pytest.mark.parametrize(
    "sentence",
    [
        "The latest figures show that 40 people died, the ministry said.",
        "Background checks were never made, a former officer told the inquiry.",
        "An earlier version of the bill was rejected in May, the speaker said.",
        "Subscribe to nobody's version, the judge told the jury on Monday.",
        "Read more than once, the letter says two things, according to the court.",
        "Popular anger grew after the vote, officials said.",
        "The staff left.",
        "Copyright law was at the heart of the case, the court said on Friday.",
        'Cookies were sold outside the court. "We give it all to the strikers," a baker said.',
    ],
)
def test_reporting_that_opens_like_furniture_is_reporting(sentence: str) -> None:
    text = "\n\n".join(
        [
            "Strike goes on in Ostrel",
            "Ferry crews in Ostrel voted on Monday to stay out for a second week, their union said.",
            sentence,
            "The company denied on Tuesday that it had made a last offer, and said talks would go on.",
        ]
    )
    path = Path("x.txt")
    from twosource.pages import read_bytes

    article = label(read_bytes(text.encode(), str(path))[0])
    assert sentence in [article.words(b) for b in article.blocks if b.kind == "paragraph"]
