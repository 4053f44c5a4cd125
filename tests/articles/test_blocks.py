"""Blocks of text, Markdown and HTML exports of invented outlets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.articles import label, verbatim
from twosource.model import Article, Page

REPORT = """Help The Morrow Ledger!

Ferry Strike Enters Its Second Week in Ostrel

Pickets at the ferry stairs. Dana Villeroy / WNS

Ferry crews in the port of Ostrel voted on Monday to stay out for a second week, their union said.

"We will sail when we are paid," union leader Petra Anholt told a crowd at the ferry stairs.

The company said the offer on the table was its last.

Read also: Nine Bridges, No Tolls

About 4,000 people a day cross the sound by ferry, according to the harbour board.

WNS contributed reporting.

Get the harbour letter

The tides, the ships and the gossip, every Friday. You can leave whenever you like.

A line from The Morrow Ledger:

Dear reader,

The Port Office has taken us to court three times. It says that our reporting is "a danger to shipping".

The authorities claim that we invent our sources. We publish what we have seen.

For 3 florins a month you keep the lamp in the newsroom burning.

Weekly
Monthly
Not today?
"""

MARKDOWN = """## Ferry strike enters second week

By Petra Lind and WNS

May 03, 2031

## @harbour\\_watch

Ferry crews in the port of *Ostrel* voted on Monday to stay out for a [second week](https://a.x/y), their union said.

### The offer

The company said the **offer** on the table was its last, and that talks would not resume.

**Slack Water**, our Sunday letter, comes with the tide. [Sign up](https://a.example/letter)

## Original url:

https://www.morrow.example/2031/05/03/ferry-strike
"""


def page(content: str, media: str = "text", **more: str) -> Page:
    return Page("p", ("p.txt",), media, content, **more)  # type: ignore[arg-type]


def kinds(article: Article) -> dict[str, str]:
    return {article.words(b)[:24]: b.kind for b in article.blocks}


def paragraphs(article: Article) -> list[str]:
    return [article.words(b) for b in article.blocks if b.kind == "paragraph"]


def test_a_text_export_keeps_its_reporting_and_labels_the_rest() -> None:
    article = label(page(REPORT))
    assert [p[:12] for p in paragraphs(article)] == ["Ferry crews ", '"We will sai', "The company ", "About 4,000 "]
    assert article.title == "Ferry Strike Enters Its Second Week in Ostrel"
    assert article.publisher == "The Morrow Ledger"
    assert (article.agency, article.published, article.anchor) == ("WNS", None, None)
    assert article.undated is not None
    found = kinds(article)
    assert found["Pickets at the ferry sta"] == "caption"
    assert found["Read also: Nine Bridges,"] == "related"
    assert found["Dear reader,"] == found["Not today?"] == "furniture"


def test_the_address_that_an_export_names_is_the_pages_whether_below_or_behind_its_name() -> None:
    lead = "Ferry crews voted on Monday to stay out for a second week, their union said.\n\n"
    for line in ("Original url: https://ledger.example/a", "Original url:\n\nhttps://ledger.example/a"):
        article = label(Page("p", ("p.txt",), "text", f"{lead}{line}\n"))
        assert article.url == "https://ledger.example/a"
        assert article.blocks[0].kind == "paragraph" and article.blocks[-1].kind == "related"


def test_an_export_in_markdown_is_read_as_plain_words() -> None:
    article = label(page(MARKDOWN, "markdown"))
    assert paragraphs(article)[0].startswith(
        "Ferry crews in the port of Ostrel voted on Monday to stay out for a second week,"
    )
    assert (article.agency, article.byline) == ("WNS", ("Petra Lind",))
    assert article.published is not None
    assert (article.published.start, article.published.how) == ("2031-05-03", "visible")
    assert article.url == "https://www.morrow.example/2031/05/03/ferry-strike"
    found = kinds(article)
    assert found["@harbour_watch"] == "caption"
    assert found["The offer"] == "subheading"
    assert found["Slack Water, our Sunday "] == "furniture"


def test_a_statement_that_says_we_is_reporting() -> None:
    text = (
        "OSTREL FERRIES\nAcross the sound since 1911\n\nStatement No. 2 on the strike\nOstrel, 4 May 2031\n\n"
        "We regret the strike. Our offer stands.\n\nWe have set aside 2 million florins for the crews.\n\n"
        "We will not speak through the newspapers.\n\n"
        "Press office: press@ferries.example\nOur ships\n(c) Ostrel Ferries\n"
    )
    article = label(page(text))
    assert len(paragraphs(article)) == 3
    assert (article.title, article.publisher) == ("Statement No. 2 on the strike", "Ostrel Ferries")
    assert article.published is not None and article.published.start == "2031-05-04"


HTML = """<html><head><title>Strike goes on | Morrow Ledger</title>
<meta property="og:site_name" content="Morrow Ledger">
<meta property="article:published_time" content="2031-05-03T08:15:00Z"></head><body>
<nav><a href="/">Home</a><a href="/port">Port</a></nav><h1>Strike goes on</h1>
<p class="standfirst">The offer was the last, the company said</p>
<div class="byline">By Petra Lind</div><time>3 May 2031, 10:15</time>
<div class="content"><p>Ferry crews voted on Monday to stay out for a second week, their union said.</p>
<figure><img src="x"><figcaption>Pickets at the stairs</figcaption></figure>
<h2>The offer</h2><ul><li>Four florins an hour more, from June, said the company.</li></ul>
<aside class="newsletter"><p>Get the harbour letter, every Friday.</p></aside>
<p>The harbour board said about 4,000 people cross the sound each day.</p>
<p class="correction">An earlier version of this article misnamed the board.</p></div>
<footer>© Morrow Ledger</footer></body></html>"""


LETTER = """To our shareholders

Ostrel, 3 May 2031

You will have read much about the pier. The price is 4 million florins, and no other was named, the board assures you.

The port was asked. Its council said yes by five votes, we recall. The mayor has told us that the hands went up.

It is being said that we let the lamps go out. Two winters of storms have done it, our engineers find.

We have had nine years on this pier, and good ones. You are all invited to the feast, and we shall be glad.
"""


def test_a_letter_that_says_we_from_end_to_end_is_reporting_though_it_speaks_to_its_readers() -> None:
    article = label(Page("p", ("p.txt",), "text", LETTER))
    told = [article.words(b) for b in article.blocks if b.kind == "paragraph"]
    assert [t.split()[0] for t in told] == ["You", "The", "It", "We"]


def test_an_outlet_that_takes_its_report_back_does_so_in_its_body() -> None:
    back = "The Morrow Ledger withdraws its report of 2 May. Our reporter mistook a rehearsal for a strike."
    html = (
        '<html><head><title>The strike that was none</title><meta property="og:site_name" content="The Morrow Ledger">'
        "</head><body><h1>The strike that was none</h1><p>Ferries sail again from every stair of the port, the port "
        f"said on Friday after a week of silence.</p><p>{back}</p></body></html>"
    )
    article = label(Page("p", ("p.html",), "html", html))
    assert back in [article.words(b) for b in article.blocks if b.kind == "paragraph"]


def test_html_gives_blocks_of_every_kind_in_order() -> None:
    article = label(page(HTML, "html"))
    assert [b.kind for b in article.blocks] == [
        "furniture", "title", "subheading", "byline", "dateline", "paragraph", "caption", "subheading",
        "list", "furniture",
        "paragraph", "correction", "furniture",
    ]  # fmt: skip
    assert (article.title, article.publisher, article.byline) == ("Strike goes on", "Morrow Ledger", ("Petra Lind",))
    assert len(article.correction) == 1


def test_a_printed_local_time_beats_metadata_in_utc() -> None:
    published = label(page(HTML, "html")).published
    assert published is not None
    assert (published.start, published.end, published.how) == (
        "2031-05-03T10:15:00+02:00",
        "2031-05-03T10:16:00+02:00",
        "visible",
    )


def test_local_time_stamped_as_utc_gives_way_to_the_printed_zone() -> None:
    source = HTML.replace("3 May 2031, 10:15", "3 May 2031, 08:15 (UTC+2)")
    published = label(page(source, "html")).published
    assert published is not None and published.start == "2031-05-03T08:15:00+02:00"
    assert [o.how for o in published.others] == ["meta"]


def test_verbatim_leaves_the_text_untouched() -> None:
    text = "  Support us!\n\nBy AFP\nOne line.\n"
    article = verbatim("x", text, "2031-05-03")
    assert article.text == text and article.verbatim
    assert {b.kind for b in article.blocks} == {"paragraph"}
    assert article.anchor is not None and article.anchor.how == "known"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["text", "markdown", "html"]))
def test_blocks_cover_all_words_in_order_on_any_text(content: str, media: str) -> None:
    article = label(page(content, media))
    at = 0
    for block in article.blocks:
        assert not article.text[at : block.span[0]].strip()
        assert block.span[0] < block.span[1]
        at = block.span[1]
    assert not article.text[at:].strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_verbatim_spans_cut_what_the_text_says(text: str) -> None:
    article = verbatim("x", text)
    joined = "".join("".join(article.words(b).split()) for b in article.blocks)
    assert joined == "".join(text.split())


@pytest.mark.parametrize("media", ["text", "markdown", "html"])
def test_an_empty_page_is_an_article_without_blocks(media: str) -> None:
    assert label(page(" ", media)).blocks == ()
