"""Pages that show nothing without their scripts, and lines that a page prints again and again."""

import json
import time

import pytest

from twosource.articles import label
from twosource.model import Article, Page

LINES = [
    "Ferry crews in the port of Ostrel voted on Monday to stay out for a second week, their union said at the stairs.",
    "The company said that the offer on the table was its last, and that no talks were planned before the autumn.",
    "About 4,000 people a day cross the sound by ferry, by the harbour board, and most of them are commuters.",
    "The mayor asked both to come to the town hall on Friday, and offered to pay for the coffee and for a mediator.",
]
MARKUP = "".join(f'<p class="par">{line}</p>' for line in LINES)
NOTICE = "Outside content is not shown here because of what you chose about your privacy; change it below to see it."


def page(script: str, shown: str = "<div id=root></div>") -> Article:
    html = f"<html><head><title>Strike goes on</title></head><body>{shown}{script}</body></html>"
    return label(Page("p", ("p.html",), "html", html))


def reporting(article: Article) -> list[str]:
    return [article.words(b) for b in article.blocks if b.kind == "paragraph"]


def linked() -> str:
    body = {"@type": "NewsArticle", "headline": "Strike goes on", "articleBody": "\n".join(LINES)}
    return f'<script type="application/ld+json">{json.dumps(body)}</script>'


def state() -> str:
    held = json.dumps({"props": {"article": {"body": MARKUP, "teaser": "<p>Short</p>"}}})
    return f'<script id="__NEXT_DATA__" type="application/json">{held}</script>'


def streamed() -> str:
    row = "7:" + json.dumps({"article": {"body": MARKUP}}).replace("<", "\\u003c")
    cut = len(row) // 2
    parts = [f"<script>self.__next_f.push({json.dumps([1, part])})</script>" for part in (row[:cut], row[cut:])]
    return "".join(parts)


def row() -> str:
    data = f"1a:T{len(MARKUP.encode()):x},{MARKUP}2b:null"
    closed = json.dumps([1, data]).replace("</", "<\\/")
    return f"<script>self.__next_f.push({closed})</script>"


@pytest.mark.parametrize("form", ["linked", "state", "streamed", "row"])
def test_a_body_that_stands_in_scripts_alone_is_read(form: str) -> None:
    article = page({"linked": linked, "state": state, "streamed": streamed, "row": row}[form]())
    assert reporting(article) == LINES
    assert article.title == "Strike goes on"


def test_what_a_page_shows_goes_before_what_its_scripts_hold() -> None:
    shown = "<h1>Strike goes on</h1>" + "".join(f"<p>{line} They told us so.</p>" for line in LINES)
    assert reporting(page(state(), shown)) == [f"{line} They told us so." for line in LINES]


def test_scripts_without_a_body_leave_a_page_as_it_is() -> None:
    assert reporting(page('<script>var a = "' + "x" * 500 + '"; let b = "<p>no</p>";</script>')) == []


@pytest.mark.parametrize("text", ['"' + '\\"' * 200_000, '"<p>' * 100_000, "1:T1," * 200_000, '"' * 400_001])
def test_hostile_scripts_cost_no_more_than_their_size(text: str) -> None:
    begun = time.process_time()
    page(f"<script>self.__next_f.push([1,{text}])</script>")
    page(f"<script>{text}</script>")
    assert time.process_time() - begun < 10


def test_a_notice_that_a_page_prints_again_and_again_is_furniture_but_once() -> None:
    between = f"<h3>Outside content</h3><p>{NOTICE}</p>"
    shown = "<article><h1>Strike goes on</h1>" + "".join(f"<p>{line}</p>{between}" for line in LINES) + "</article>"
    assert reporting(page("", shown)) == [LINES[0], NOTICE, *LINES[1:]]
