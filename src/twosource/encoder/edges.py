"""From word spans to code point spans: edges set to quotation marks, signs and brackets that belong to them."""

import bisect

from twosource.encoder.pieces import Span

BEFORE = frozenset("$€£¥#@+-−")
AFTER = frozenset("%°")
CLOSING = frozenset(".,!?…;")
REACH = 3  # marks between a content's last word and the closing quotation mark: ".”", "!”", "…”"


def snapped(text: str, span: Span, quotes: list[Span]) -> Span:
    """A content span with the signs and the quotation marks that open right before or close right after it."""
    start, end = signed(text, span)
    k = bisect.bisect_right(quotes, (start, len(text)))
    for open_, close in quotes[max(0, k - 2) : k + 1]:
        if open_ == start - 1 and close > start:
            start = open_
    for open_, close in quotes[max(0, bisect.bisect_right(quotes, (end, len(text))) - 2) :]:
        if open_ >= end:
            break
        if end < close <= end + REACH and all(c in CLOSING or c in "\"'”’»“‘" for c in text[end:close]):
            end = close
    return start, end


def signed(text: str, span: Span) -> Span:
    """A span with the currency or per cent sign and the closing bracket that belong to its edge words."""
    start, end = span
    if start and text[start - 1] in BEFORE and (start < 2 or not text[start - 2].isalnum()):
        start -= 1
    if text[end : end + 1] in AFTER:
        end += 1
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    return start, end
