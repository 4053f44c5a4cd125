"""Hard little pages are read as a person reads them."""

import pytest

from twosource.articles import label
from twosource.pages import read_bytes

from .hard import PAGES

OUTSIDE = {"title", "byline", "dateline", "caption", "related", "furniture", "correction"}


@pytest.mark.parametrize("name", PAGES)
def test_a_hard_page_gives_its_title_signers_day_and_body(name: str) -> None:
    want = PAGES[name]
    article = label(read_bytes(want.html.encode(), "page.html")[0])
    body = "\n".join(article.words(b) for b in article.blocks if b.kind not in OUTSIDE)
    if want.title is not None:
        assert article.title == want.title
    if want.byline is not None:
        assert article.byline == want.byline
    if want.day is not None:
        assert article.published is not None and (article.published.start or "")[:10] == want.day
    assert [x for x in want.body if x not in body] == []
    assert [x for x in want.never if x in body] == []
