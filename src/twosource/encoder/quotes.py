"""Where quotation marks open and close in a line, whatever their style; never an exception."""

import re

MARKS = re.compile("[\"“”„‟«»‘’'‚‹›]")
CLOSERS = {
    "“": '”"',
    "”": "”",
    '"': '"”',
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«",
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
}
SINGLE = "‘'‚’"
GOES_ON = re.compile(r"\s{0,9}‘")
"""After the end of a line: the next one begins with a single mark too, as a quotation of several paragraphs does."""


def quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans inside quotation marks, marks included; one that never closes runs to the end of the line."""
    found: list[tuple[int, int]] = []
    opened, mark = -1, ""
    marks = [m.start() for m in MARKS.finditer(text, start, end)]
    last_single = max((i for i in marks if _closes_single(text, i, start, end)), default=-1)
    for i in marks:
        if opened < 0:
            if _opens(text, i, start, end, last_single):
                opened, mark = i, text[i]
        elif text[i] in CLOSERS[mark] and (mark not in SINGLE or _closes_single(text, i, start, end)):
            found.append((opened, i + 1))
            opened = -1
    if opened >= 0:
        found.append((opened, end))
    return found


def _opens(text: str, i: int, start: int, end: int, last_single: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if text[i] in "‘'‚":
        closes = last_single > i or (text[i] == "‘" and after.isupper() and GOES_ON.match(text, end) is not None)
        return closes and not before.isalnum() and not after.isspace()
    if text[i] in "’›":
        return False
    return text[i] not in "”»" or (not before.isalnum() and after.isalnum())


def _closes_single(text: str, i: int, start: int, end: int) -> bool:
    if text[i] not in "’'‘":
        return False
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    return not before.isspace() and not after.isalnum()
