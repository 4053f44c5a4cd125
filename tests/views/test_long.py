"""A page as long as a book opens in work that grows with its length alone."""

import sys
from types import FrameType

from jinja2 import Environment

from twosource.model import Article, Block, Claim, Reading, VoiceRef, claim_id
from twosource.views.beside import side_by_side
from twosource.views.marks import folded, show
from twosource.web.sheet import templates

TIMES = 4
MOST = 1.1 * TIMES
"""How much more work `TIMES` the length may cost: in proportion, and some for what is sorted."""


def long_reading(count: int) -> Reading:
    """A page of `count` paragraphs of 22 words, with a claim in each."""
    lines = [
        f"The board of canal {n} said that gate {n} was shut on Monday. Boats wait at quay {n}." for n in range(count)
    ]
    blocks, claims, at = [], [], 0
    for line in lines:
        blocks.append(Block("paragraph", (at, at + len(line))))
        content = ((at + line.index("gate"), at + line.index(". Boats")),)
        ref = VoiceRef("board", "board", True)
        claims.append(Claim(claim_id("p", content, (), ()), "p", content, (), (), ref))
        at += len(line) + 2
    return Reading(Article("p", "p.html", "\n\n".join(lines), tuple(blocks)), (), tuple(claims))


def render(made: Environment, reading: Reading) -> str:
    article, claims = reading.article, reading.claims or ()
    words = {"reading": reading, "article": article, "blocks": folded(show(article, claims)), "count": len(claims)}
    return made.get_template("reading.html").render(**words, kinds=[], panel={}, here="/", title="Gates", token="t")


def calls(made: Environment, count: int) -> int:
    """Calls made to render a page and to set it beside itself."""
    reading = long_reading(count)
    seen = 0

    def count_call(frame: FrameType, event: str, what: object) -> None:
        nonlocal seen
        seen += event in ("call", "c_call")

    sys.setprofile(count_call)
    try:
        page = render(made, reading)
        side_by_side(reading.article, reading.article)
    finally:
        sys.setprofile(None)
    assert page.count('class="mark') == count
    return seen


def test_four_times_the_page_is_four_times_the_work() -> None:
    made = templates()
    calls(made, 10)  # templates are compiled once
    assert calls(made, TIMES * 200) <= MOST * calls(made, 200)
