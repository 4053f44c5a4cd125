"""The real pages beside the project: nothing of the reporting lost, none of the furniture taken for it."""

import json
import os
from pathlib import Path

import pytest

from twosource.articles import label
from twosource.model import Article
from twosource.pages import read_pages

SHARED = Path(os.environ.get("TWOSOURCE_SHARED") or Path(__file__).parents[2].parent / "shared")
STORIES = SHARED / "stories"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not STORIES.exists(), reason="no corpora beside the project")]


def bare(words: str) -> str:
    return "".join(words.split())


def articles_of(story: str) -> dict[str, Article]:
    pages, _ = read_pages([str(STORIES / story)])
    return {Path(p.path).name: label(p) for p in pages}


@pytest.fixture(scope="module")
def pokrovsk() -> dict[str, Article]:
    return {name[:3]: a for name, a in articles_of("pokrovsk").items()}


def gold_pages() -> list[dict[str, object]]:
    path = STORIES / "harrow-dam" / "gold.json"
    return json.loads(path.read_text("utf-8"))["pages"] if path.exists() else []


@pytest.mark.parametrize("gold", gold_pages(), ids=lambda g: str(g["file"]))
def test_the_invented_story_is_read_as_its_gold_says(gold: dict[str, object]) -> None:
    article = articles_of("harrow-dam")[str(gold["file"])]
    body = [bare(p) for p in gold["body_paragraphs"]]  # type: ignore[attr-defined]
    read = [bare(article.words(b)) for b in article.blocks if b.kind == "paragraph"]
    assert "".join(read) == "".join(body)
    assert (article.title, article.agency, article.publisher) == (gold["title"], gold["agency"], gold["publisher"])
    assert (article.published.start if article.published else None) == gold["published"]
    assert article.url == gold["url"]


def test_the_dates_of_the_real_pages_have_their_proof(pokrovsk: dict[str, Article]) -> None:
    dated = {k: (a.published.start, a.published.how) for k, a in pokrovsk.items() if a.published}
    assert dated == {
        "000": ("2025-06-18", "url"),
        "002": ("2025-12-02", "known"),
        "003": ("2025-08-12", "known"),
        "004": ("2025-11-04", "visible"),
    }
    assert pokrovsk["001"].undated and pokrovsk["001"].anchor is None


def test_the_wire_and_its_credit_are_told_apart(pokrovsk: dict[str, Article]) -> None:
    assert {k: a.agency for k, a in pokrovsk.items()} == dict.fromkeys(("000", "001", "002", "003")) | {"004": "AFP"}
    assert pokrovsk["002"].credits == ("AFP contributed reporting.",)


@pytest.mark.parametrize(
    ("page", "start", "kind"),
    [
        ("000", "Support The", "furniture"),
        ("000", "Chief of the General Staff Valery Gerasimov. ", "caption"),
        ("000", "Our weekly newsletter", "furniture"),
        ("000", "These actions are direct", "furniture"),
        ("000", "Remind me later", "furniture"),
        ("000", "Read more", "related"),
        ("001", "@V_", "caption"),
        ("004", "@V_", "caption"),
        ("004", "Related article", "related"),
        ("004", "Original url", "related"),
        ("004", "By AFP", "byline"),
        ("004", "November 04", "dateline"),
    ],
)
def test_each_line_of_furniture_has_its_kind(pokrovsk: dict[str, Article], page: str, start: str, kind: str) -> None:
    article = pokrovsk[page]
    assert [b.kind for b in article.blocks if article.words(b).startswith(start)] == [kind]


def test_no_sentence_of_the_real_reporting_is_lost(pokrovsk: dict[str, Article]) -> None:
    paragraphs = {k: sum(b.kind == "paragraph" for b in a.blocks) for k, a in pokrovsk.items()}
    assert paragraphs == {"000": 9, "001": 11, "002": 9, "003": 14, "004": 11}
