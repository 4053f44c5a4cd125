"""Characters encoded twice are shown as they are; what shows markup or code stays."""

import pytest

from twosource.articles import label
from twosource.articles.entities import once, shown
from twosource.model import Article, Page, Told

BODY = (
    "The ferry of the island&amp;#x2019;s own line &amp;quot;ran aground&amp;quot; at Orne, Ines Dool of the port said."
)


def labelled(content: str, media: str = "html", told: Told | None = None) -> Article:
    return label(Page("p", ("p.html",), media, content, told=told or Told()))


def test_characters_encoded_twice_are_shown() -> None:
    page = (
        f"<html><head><title>Dool&amp;#39;s word</title></head><body><h1>Dool&amp;#39;s word</h1><p>{BODY}</p></body>"
    )
    article = labelled(page)
    assert 'island\u2019s own line "ran aground" at Orne' in article.text
    assert article.title == "Dool's word"


def test_plain_text_with_entities_is_read_as_prose() -> None:
    article = labelled("The owner&#8217;s lawyers&nbsp;said &quot;no&quot;.\n\nAT&amp;T said nothing.", "text")
    assert article.text == 'The owner\u2019s lawyers said "no".\n\nAT&T said nothing.'
    for block in article.blocks:
        assert article.words(block).strip() == article.words(block)


def test_a_title_told_beside_the_page_is_shown_too() -> None:
    assert labelled(f"<p>{BODY}</p>", told=Told(title="Dool&#39;s word")).title == "Dool's word"


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("Caf&amp;eacute; &amp;amp; bar", "Caf&eacute; &amp; bar"),
        ("&amp;amp;rsquo;", "&rsquo;"),
        ("R&amp;D; a & b &lt;i&gt;", "R&amp;D; a & b &lt;i&gt;"),
        ("&amp;lt;script&amp;gt; &amp;num; &amp;#60;", "&amp;lt;script&amp;gt; &amp;num; &amp;#60;"),
        ("&amp;#0; &amp;#x9; &amp;#99999999;", "&amp;#0; &amp;#x9; &amp;#99999999;"),
    ],
)
def test_markup_and_controls_stay_encoded(source: str, made: str) -> None:
    assert once(source) == made


def test_hostile_entities_take_no_longer_than_their_length() -> None:
    assert shown("&amp;" * 200_000) == "&" * 200_000
    assert len(once("&amp;amp" * 100_000)) == 800_000
