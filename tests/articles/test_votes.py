"""What extractors keep, and the day that a page says in no date line."""

import time

import pytest

from twosource.articles import label, votes
from twosource.articles.html import lay_html, parse
from twosource.articles.votes import Votes, votes_of
from twosource.model import Dated
from twosource.pages import read_bytes

FIRST = "The ferry left Calder on Monday with forty people on board, the harbour master said."
SECOND = "Nobody in the port office knew why it had turned back before noon, two clerks said."
THIRD = "Readers of this column will remember the storm that sank the pilot boat last year."
PAGE = f"<html><body><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></body></html>"


def voted(monkeypatch: pytest.MonkeyPatch, one: str, two: str, three: str, stated: str | None = None) -> list[Votes]:
    """Votes on `PAGE` where the three extractors keep these texts."""
    monkeypatch.setattr(votes, "_trafilatura", lambda tree: one)
    monkeypatch.setattr(votes, "_resiliparse", lambda source: two)
    monkeypatch.setattr(votes, "_readability", lambda source: three)
    tree = parse(PAGE)
    assert tree is not None
    return votes_of(PAGE, tree, lay_html(tree).units, stated)


def test_a_third_extractor_is_heard_where_two_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    found = voted(monkeypatch, FIRST, f"{FIRST}\n{SECOND}\n{THIRD}", f"{FIRST}\n{SECOND}")
    assert [v.readability for v in found] == [1.0, 1.0, 0.0]


def test_nobody_else_is_asked_where_two_agree_or_the_page_states_its_body(monkeypatch: pytest.MonkeyPatch) -> None:
    both = f"{FIRST}\n{SECOND}"
    assert {v.readability for v in voted(monkeypatch, both, both, THIRD)} == {None}
    assert {v.readability for v in voted(monkeypatch, FIRST, THIRD, THIRD, stated=FIRST)} == {None}


def test_a_third_extractor_that_keeps_next_to_nothing_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {v.readability for v in voted(monkeypatch, f"{FIRST}\n{SECOND}", f"{SECOND}\n{THIRD}", "Menu")} == {None}


def test_readability_reads_a_page_and_gives_way_on_one_that_it_cannot_take() -> None:
    told = "".join(f"<p>{line} {line}</p>" for line in (FIRST, SECOND, THIRD))
    page = f"<html><body><div class='menu'><a>Home</a></div><div class='article'>{told}</div></body></html>"
    kept = votes._readability(page)
    assert kept is not None and FIRST in kept and THIRD in kept
    assert votes._readability("") is None


def test_many_deep_boxes_cost_no_more_than_their_size() -> None:
    page = "<html><body>" + ("<div>" * 60 + f"<p>{FIRST}</p>" + "</div>" * 60) * 200 + "</body></html>"
    begun = time.process_time()
    label(read_bytes(page.encode(), "deep.html")[0])
    assert time.process_time() - begun < 10


def dated(head: str, line: str) -> Dated | None:
    """When a page with these in its head and after its last paragraph was published."""
    told = "".join(f"<p>{x}</p>" for x in (FIRST, SECOND, THIRD))
    page = f"<html><head><title>Ferry turns back</title>{head}</head><body><h1>Ferry turns back</h1>{told}{line}</body>"
    return label(read_bytes(page.encode(), "page.html")[0]).published


@pytest.mark.parametrize(
    "head, line, day, how",
    [
        ('<meta name="x-published-date" content="2026-05-06T07:00:00Z">', "", "2026-05-06T07:00:00+00:00", "meta"),
        ("", '<p><time datetime="2026-05-06">three days ago</time></p>', "2026-05-06", "meta"),
        ("", "<p>Published May 6, 2026 by the harbour desk and two of its friends</p>", "2026-05-06", "visible"),
    ],
)
def test_a_day_that_stands_elsewhere_counts_where_the_page_proves_it(head: str, line: str, day: str, how: str) -> None:
    found = dated(head, line)
    assert found is not None and (found.start, found.how) == (day, how)


@pytest.mark.parametrize(
    "line",
    [
        '<p><time datetime="2026-05-06">a</time> <time datetime="2026-05-09">b</time></p>',
        '<img src="/files/2026/05/06/ferry.jpg">',
        "<p>The clerks met on 6 May 2026 and again in June, as the harbour master told the council.</p>",
        "<script>var made = '2026-05-06'</script>",
        "<footer>© 2026 Calder Post</footer>",
    ],
)
def test_a_day_that_nothing_proves_is_none(line: str) -> None:
    assert dated("", line) is None
