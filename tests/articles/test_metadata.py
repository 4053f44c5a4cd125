"""Who signs, what heads and what dates an HTML page, where its parts say different things."""

import pytest

from twosource.articles import label
from twosource.articles.people import signed
from twosource.model import Article, Page

TEXT = (
    "<p>Ferry crews voted on Monday to stay out for a second week, their union said after a long night.</p>"
    "<p>The harbour board said that about 4,000 people cross the sound each day, and that care for patient travellers "
    "on the islands would go on.</p>"
)


def html(head: str, body: str) -> Article:
    source = f"<html><head>{head}</head><body><article>{body}{TEXT}</article></body></html>"
    return label(Page("p", ("p.html",), "html", source, "utf-8"))


def author(name: str) -> str:
    return f'<title>Strike goes on</title><meta name="author" content="{name}">'


@pytest.mark.parametrize(
    ("stated", "line", "names"),
    [
        ("Petra Lind", '<p class="byline">Dive Deeper</p><p class="byline">By Petra Lind</p>', ("Petra Lind",)),
        ("Petra Lind", '<p class="byline">By Petra Lind and Bo Rask</p>', ("Petra Lind", "Bo Rask")),
        ("petra lind", '<p class="byline">By Petra Lind</p>', ("Petra Lind",)),
        ("Petra Lind", '<p class="byline">Von Petra Lind Landespolitische Korrespondentin</p>', ("Petra Lind",)),
        ("Petra Lind", '<p class="byline">Petra Lind Petra Lind</p>', ("Petra Lind",)),
        ("Bo Rask", '<p class="byline">By Petra Lind</p>', ("Petra Lind",)),
    ],
)
def test_whom_metadata_and_the_head_of_the_page_agree_on_signs_it(
    stated: str, line: str, names: tuple[str, ...]
) -> None:
    assert html(author(stated), f"<h1>Strike goes on</h1>{line}").byline == names


def test_a_label_made_of_words_the_page_writes_small_signs_nothing() -> None:
    head = '<title>Strike goes on</title><meta property="og:site_name" content="Morrow Ledger">'
    line = '<p class="author">{}</p><time>3 May 2031</time>'
    assert html(head, "<h1>Strike goes on</h1>" + line.format("Petra Lind")).byline == ("Petra Lind",)
    assert "Patient Care" not in html(head, "<h1>Strike goes on</h1>" + line.format("Patient Care")).byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Petra Lind", ["Petra Lind"]),
        ("Kommentar von Petra Lind", ["Petra Lind"]),
        ("Par Jeanne Marais et Luc Orme", ["Jeanne Marais", "Luc Orme"]),
        ("Автор: Олена Бережна", ["Олена Бережна"]),
        ("Petra Lind Redakteurin", ["Petra Lind"]),
        ("Ursula von Halden", ["Ursula von Halden"]),
        ("By tidewatcher in Harbours", ["tidewatcher"]),
        ("The Money Team", ["The Money Team"]),
    ],
)
def test_a_byline_in_any_of_the_languages_gives_its_names(line: str, names: list[str]) -> None:
    assert signed(line)[0] == names


@pytest.mark.parametrize(
    ("element", "heading"),
    [
        ("Ferry strike enters its second week in Ostrel | Slack Water", "Slack Water"),
        ("Ferry strike enters its second week in Ostrel", "word " * 60),
    ],
)
def test_a_heading_that_names_the_site_or_holds_a_whole_text_is_no_title(element: str, heading: str) -> None:
    title = html(f"<title>{element}</title>", f"<h1>{heading}</h1>").title
    assert title is not None and title.startswith("Ferry strike enters its second week")


def test_a_heading_at_the_long_end_of_the_title_element_is_the_title() -> None:
    heading = "Ferry strike enters its second week"
    assert html(f"<title>Slack Water | {heading}</title>", f"<h1>{heading}</h1>").title == heading


def test_day_and_month_stand_as_metadata_has_them() -> None:
    head = '<title>Strike goes on</title><meta property="article:published_time" content="2031-09-10T16:07:00Z">'
    published = html(head, "<h1>Strike goes on</h1><p class='date'>09.10.2031</p>").published
    assert published is not None and published.start is not None and published.start[:10] == "2031-09-10"


PARTS = [
    f"The harbour board said on day {n} that about {n} thousand people crossed the sound by ferry."
    for n in range(3, 12)
]


def test_a_box_that_holds_the_whole_article_is_the_article_whatever_its_class_says() -> None:
    body = "".join(f'<div class="paywalled"><div><p>{words}</p></div></div>' for words in PARTS)
    article = label(Page("p", ("p.html",), "html", f"<html><body><h1>Ferries full</h1>{body}</body></html>", "utf-8"))
    assert [article.words(b) for b in article.blocks if b.kind == "paragraph"] == PARTS


def test_sentences_in_a_script_without_blanks_are_paragraphs() -> None:
    lines = [
        "港湾局は月曜日、連絡船の運休が二週目に入ったと発表した。",
        "組合は賃金の引き上げを求めており、交渉は続いている。",
    ]
    body = "".join(f"<p>{words}</p>" for words in lines)
    article = label(
        Page("p", ("p.html",), "html", f"<html><body><h1>連絡船の運休続く</h1>{body}</body></html>", "utf-8")
    )
    assert [article.words(b) for b in article.blocks if b.kind == "paragraph"] == lines


OTHERWISE = (
    '<title>What commuters must know | The Ledger</title><meta property="og:site_name" content="The Ledger">'
    '<meta property="og:title" content="What commuters must know about the strike | The Ledger">'
    '<meta name="author" content="Jonas Wirt">'
)


def test_titles_and_signers_on_which_metadata_and_the_page_disagree_are_both_kept() -> None:
    shown = '<h1>Strike enters its second week</h1><p class="byline">By Petra Lind</p>'
    article = html(OTHERWISE, shown)
    assert (article.title, article.byline) == ("Strike enters its second week", ("Petra Lind",))
    assert article.also_titled == ("What commuters must know about the strike",)
    assert article.also_signed == ("Jonas Wirt",)
    agreed = OTHERWISE.replace("What commuters must know about the strike", "Strike enters its second week")
    article = html(agreed.replace("Jonas Wirt", "Petra Lind"), shown)
    assert (article.also_titled, article.also_signed) == ((), ())
