"""Errors owned: words in which a voice may take back what it said itself, whatever the cue."""

import re
from collections.abc import Collection

from .pointing import is_account

_ONE = r"(?:it|we|he|she|they|i)"
_WRONG = re.compile(
    rf"\b{_ONE} (?:had been|has been|have been|was|were|is|are|am) (?:wrong|mistaken|in error|misinformed|too quick"
    r"|too hasty) (?:about|to|in|on|when)\b"
)
_NO_LONGER = re.compile(
    rf"\b{_ONE} (?:no longer|did not any longer) (?:believe|think|claim|maintain|stand|stood|hold|held|say|said|assert)"
)
_SAYING = re.compile(r"\W*(?:saying|having said|claiming|having claimed|stating|reporting)\b")


def owns_error(text: str, cue: Collection[str], false: bool) -> bool:
    """True where a content, or its cue, takes a word of the speaker's own back: "it had been wrong about the valve",
    "it no longer believed that ...", "its statement that ... was not correct" (`false`: the content calls it so),
    "abandoned its claim that ...". Whose word it is only the speaker's earlier statements tell."""
    low = text.lower()
    if "retracting" in cue:
        return is_account(low) or bool(_SAYING.match(low))
    return bool(_WRONG.search(low) or _NO_LONGER.search(low)) or (false and (is_account(low) or _FIGURE in low))


_FIGURE = "figure"
