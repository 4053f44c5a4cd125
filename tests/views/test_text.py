"""What the command line prints of a page is its text, with mentions in colour and nothing that drives a terminal."""

import re

from example import example
from twosource.model import Article, Block, Mention, Reading
from twosource.views.text import COLOURS, marked_text, reading_text

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
