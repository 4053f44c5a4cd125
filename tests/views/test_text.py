"""What the command line prints of a page is its text, with mentions in colour and nothing that drives a terminal."""

import re

from example import example
from twosource.model import Article, Block, Ledger, Mention, Reading, cut
from twosource.views import VIEWS
from twosource.views.index import unquoted
from twosource.views.text import COLOURS, copies_text, ledger_text, marked_text, reading_text

SGR = re.compile(r"\x1b\[\d+m")


def test_the_text_stays_the_text_whatever_is_coloured() -> None:
    read, _ = example()
    for reading in read.readings:
        coloured = marked_text(reading)
        assert SGR.sub("", coloured) == reading.article.text
        assert coloured.count(COLOURS["time"]) >= 1


def test_a_page_can_send_no_command_to_the_terminal() -> None:
    text = "Divers said \x1b[31mred\x07 and \u202eback on Monday."
    day = Mention("time", (text.index("Monday"), text.index("Monday") + 6))
    reading = Reading(Article("p", "a.txt", text, (Block("paragraph", (0, len(text))),)), (day,))
    for shown in (reading_text(reading), SGR.sub("", reading_text(reading, colour=True))):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\u202e]", shown) and "Monday" in shown


def test_what_was_taken_back_is_printed_with_who_did_so_in_which_words() -> None:
    read, ledger = example()
    text = ledger_text(ledger, read.readings)
    gone = [p for p in ledger.propositions if p.history and p.history[-1].standing == "withdrawn"]
    took = {m.claim for p in gone for m in p.claims if m.retracts}
    assert took
    for reading in read.readings:
        for claim in reading.claims or ():
            if claim.id in took:
                words = unquoted(" ".join(cut(reading.article.text, claim.content).split()))
                assert f": “{words}”" in text
    assert "taken back by Emergency Service of Meravia: “its earlier figure of 21”" in text


def test_a_story_without_pages_says_how_to_take_some_in() -> None:
    empty = Ledger((), (), (), ())
    assert "twosource add" in ledger_text(empty) and "twosource add" in copies_text(())
    for name in sorted(VIEWS.keys() - {"csv"}):
        assert VIEWS[name](empty, ()), name
