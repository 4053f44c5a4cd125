"""Titles of pages saved as text and Markdown, in the many forms that savers and sites give their heads."""

import pytest

from twosource.articles import label
from twosource.pages import read_bytes

BODY = """The ferry to Hythe turned back before noon on Monday with forty people on board, the harbour master said.

“Nobody had checked the pumps,” Vera Nolde, who leads the port's inspectors, told reporters on the quay.

The company that runs the ferry denied it. Its director said that the pumps had been mended in April.
"""
FORMS = {
    "title alone": ("Ferry turns back before noon\n\n", "Ferry turns back before noon"),
    "masthead in capitals": ("THE CALDER POST\n\nFerry turns back before noon\n\n", "Ferry turns back before noon"),
    "masthead with the day below it": (
        "The Daily Beacon\n12 February 2034\n\nFerry turns back before noon\n\n",
        "Ferry turns back before noon",
    ),
    "masthead with its motto": (
        "The Calder Post\nSince 1874, for the coast\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "outlet, day and title on one line": (
        "The Calder Post | 6 May 2031 | Ferry turns back before noon\n\n",
        "Ferry turns back before noon",
    ),
    "outlet, day, then title": (
        "THE CALDER POST | 6 May 2031\n\nFerry turns back before noon\n\n",
        "Ferry turns back before noon",
    ),
    "title and outlet as a browser's tab has them": (
        "Ferry turns back before noon - The Calder Post\n\nBy Ann Poe\n6 May 2031\n\n",
        "Ferry turns back before noon",
    ),
    "tab's title, then the page's": (
        "Ferry turns back before noon | The Calder Post\n\nNews\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "title twice": (
        "Ferry turns back before noon\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "section above": ("World\n\nFerry turns back before noon\n\nBy Ann Poe\n\n", "Ferry turns back before noon"),
    "sections above": (
        "News / Coast / Shipping\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "section on the line above": (
        "Coast\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "way through the sections": (
        "Home > News > Coast\n\nFerry turns back before noon\n\n6 May 2031\n\n",
        "Ferry turns back before noon",
    ),
    "kicker in capitals": (
        "EXCLUSIVE\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "kicker of two words": ("BREAKING NEWS\nFerry turns back before noon\n\n", "Ferry turns back before noon"),
    "byline above": ("By Ann Poe\n\nFerry turns back before noon\n\n6 May 2031\n\n", "Ferry turns back before noon"),
    "day above": ("6 May 2031\n\nFerry turns back before noon\n\nBy Ann Poe\n\n", "Ferry turns back before noon"),
    "menu above": (
        "Skip to content\nMenu\nSubscribe\nLog in\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "advertisement above": (
        "Advertisement\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "picture above": (
        "The ferry in the harbour of Hythe. Ann Poe / NCS\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "standfirst below": (
        "Ferry turns back before noon\n\nForty people were sent home with their money\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "deck on the line below": (
        "Ferry turns back\nForty people were sent home with their money\n\nBy Ann Poe\n\n",
        "Ferry turns back",
    ),
    "title on two lines": (
        "Ferry turns back before noon, and the port\nsays that nobody had checked the pumps\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon, and the port says that nobody had checked the pumps",
    ),
    "title in capitals on two lines": (
        "Ferry Turns Back Before Noon After\nForty Board\n\nBy Ann Poe\n\n",
        "Ferry Turns Back Before Noon After Forty Board",
    ),
    "printed mail": (
        "From: The Calder Post\nSubject: Ferry turns back before noon\nDate: 6 May 2031\n\n",
        "Ferry turns back before noon",
    ),
    "title in capitals": ("FERRY TURNS BACK BEFORE NOON\n\nBy Ann Poe\n\n", "FERRY TURNS BACK BEFORE NOON"),
    "title in capitals, and a standfirst": (
        "FERRY TURNS BACK\n\nForty people were sent home with their money, the harbour master said.\n\nBy Ann Poe\n\n",
        "FERRY TURNS BACK",
    ),
    "masthead and title in capitals": (
        "THE CALDER POST\n\nFERRY TURNS BACK BEFORE NOON\n\nBy Ann Poe\n\n",
        "FERRY TURNS BACK BEFORE NOON",
    ),
    "underlined": (
        "Ferry turns back before noon\n----------------------------\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "named fields": (
        "Title: Ferry turns back before noon\nSource: The Calder Post\nDate: 6 May 2031\nAuthor: Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "named headline": (
        "Headline: Ferry turns back before noon\nPublished: 6 May 2031\n\n",
        "Ferry turns back before noon",
    ),
    "a question": ("Who checked the pumps?\n\nBy Ann Poe\n\n", "Who checked the pumps?"),
    "a quotation": ("“Nobody had checked the pumps”\n\nBy Ann Poe\n\n", "“Nobody had checked the pumps”"),
    "a sentence": ("Nobody had checked the pumps.\n\nBy Ann Poe\n6 May 2031\n\n", "Nobody had checked the pumps."),
    "one word": ("Adrift\n\nBy Ann Poe\n\n", "Adrift"),
    "words to the reader": (
        "What you need to know about the ferry\n\nBy Ann Poe\n\n",
        "What you need to know about the ferry",
    ),
    "words of ourselves": ("How we lost the ferry\n\nBy Ann Poe\n\n", "How we lost the ferry"),
    "a price": ("Ferry will cost you 40 crowns a month\n\nBy Ann Poe\n\n", "Ferry will cost you 40 crowns a month"),
    "an office at its head": (
        "Ministry Denies Ferry Report\n\nPumps were checked in April, it says\n\nBy Ann Poe\n\n",
        "Ministry Denies Ferry Report",
    ),
    "title of capitals, and a deck": (
        "Government Rejects Ferry Plan\nPort to stay shut\n\nBy Ann Poe\n6 May 2031\n\n",
        "Government Rejects Ferry Plan",
    ),
    "a day in it": ("The night of 6 May 2031\n\nBy Ann Poe\n\n", "The night of 6 May 2031"),
    "by in it": ("By night, by boat: how the clerks fled\n\nBy Ann Poe\n\n", "By night, by boat: how the clerks fled"),
    "a name alone": ("Vera Nolde\n\nThe inspector whom nobody heard\n\nBy Ann Poe\n6 May 2031\n\n", "Vera Nolde"),
    "opinion's label": (
        "OPINION\n\nThe ferry should never have sailed\n\nAnn Poe\n\n",
        "The ferry should never have sailed",
    ),
    "statement of an office": (
        "MINISTRY OF TRANSPORT\nSafe on every road\n\nStatement on the ferry to Hythe\n\n6 May 2031\n\n",
        "Statement on the ferry to Hythe",
    ),
    "numbered release": (
        "Port Authority of Hythe\n\nPRESS RELEASE\n\nFerry to be inspected\n\nHythe, 6 May 2031\n\n",
        "Ferry to be inspected",
    ),
    "for immediate release": (
        "FOR IMMEDIATE RELEASE\n\nFerry to be inspected\n\nHYTHE, 6 May 2031\n\n",
        "Ferry to be inspected",
    ),
    "reading time and buttons": (
        "Ferry turns back before noon\n\n3 min read\n\nShare\nSave\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "address above": (
        "https://calderpost.example/ferry\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "address of the site alone": (
        "calderpost.example\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "live": ("LIVE\n\nFerry turns back: the day in Hythe\n\n6 May 2031\n\n", "Ferry turns back: the day in Hythe"),
    "day and outlet below": (
        "Ferry turns back before noon\n\nThe Calder Post, 6 May 2031\n\n",
        "Ferry turns back before noon",
    ),
    "outlet below": ("Ferry turns back before noon\n\nThe Calder Post\n6 May 2031\n\n", "Ferry turns back before noon"),
    "outlet below in capitals": (
        "Ferry turns back before noon\nCALDER POST\n6 May 2031\n\n",
        "Ferry turns back before noon",
    ),
    "asks above": (
        "Support The Calder Post!\n\nFerry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "handle above": ("@calderpost\n\nFerry turns back before noon\n\nBy Ann Poe\n\n", "Ferry turns back before noon"),
}
MARKDOWN = {
    "heading": ("# Ferry turns back before noon\n\n", "Ferry turns back before noon"),
    "site's heading first": (
        "# The Calder Post\n\n## Ferry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "logo and menu": (
        "[![Calder Post](logo.png)](https://calderpost.example)\n\n- [News](/n)\n- [Coast](/c)\n\n"
        "# Ferry turns back before noon\n\nBy [Ann Poe](/ann)\n\n",
        "Ferry turns back before noon",
    ),
    "section's heading first": (
        "## News\n\n# Ferry turns back before noon\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "underlined heading": (
        "Ferry turns back before noon\n============================\n\n*Ann Poe, 6 May 2031*\n\n",
        "Ferry turns back before noon",
    ),
    "strong": ("**Ferry turns back before noon**\n\nBy Ann Poe\n\n[News](/n)\n\n", "Ferry turns back before noon"),
    "linked": (
        "# [Ferry turns back before noon](https://calderpost.example/f)\n\n*6 May 2031*\n\n",
        "Ferry turns back before noon",
    ),
    "reader mode": (
        "# Ferry turns back before noon\n\ncalderpost.example\n\nAnn Poe\n\n3 minutes\n\n---\n\n",
        "Ferry turns back before noon",
    ),
    "with the outlet": (
        "# Ferry turns back before noon | The Calder Post\n\nBy Ann Poe\n\n",
        "Ferry turns back before noon",
    ),
    "heading before subheadings": (
        "Ferry turns back before noon\n\nBy Ann Poe\n\n## What the port says\n\n",
        "Ferry turns back before noon",
    ),
    "fields before": (
        '---\ntitle: "Ferry turns back before noon"\nsource: "https://calderpost.example/f"\n---\n\n',
        "Ferry turns back before noon",
    ),
    "fields and another heading": (
        "---\ntitle: Ferry turns back before noon\ndate: 2031-05-06\n---\n\n# Coast\n\n",
        "Ferry turns back before noon",
    ),
    "quoted kicker": ("> Coast\n\n# Ferry turns back before noon\n\n", "Ferry turns back before noon"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_title_of_a_text_export_is_read(form: str) -> None:
    head, title = FORMS[form]
    assert label(read_bytes((head + BODY).encode(), "page.txt")[0]).title == title


@pytest.mark.parametrize("form", MARKDOWN)
def test_the_title_of_a_markdown_export_is_read(form: str) -> None:
    head, title = MARKDOWN[form]
    assert label(read_bytes((head + BODY).encode(), "page.md")[0]).title == title


@pytest.mark.parametrize("paper", ["Sallow Evening Star", "The Daily Beacon"])
def test_a_papers_name_above_the_day_and_the_title_is_its_publisher_and_no_byline(paper: str) -> None:
    text = f"{paper}\n4 September 2036\n\nFerry turns back before noon\n\nBy Ann Poe\n\n{BODY}"
    article = label(read_bytes(text.encode(), "page.txt")[0])
    assert (article.title, article.publisher) == ("Ferry turns back before noon", paper)
    assert article.blocks[0].kind != "byline" and article.byline == ("Ann Poe",)
