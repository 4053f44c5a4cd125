"""Capitals to a name's usual case."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEFORE_NAME = frozenset({"O", "D", "L"})
"""Letters before an apostrophe that begin a name: O'Brien, D'Angelo, L'Aquila."""


def name_case(words: str) -> str:
    """Words in capitals as names are written: STATE PROSECUTOR’S OFFICE is State Prosecutor’s Office."""
    return _WORD.sub(lambda m: _cased(m.group()), words)


def _cased(word: str) -> str:
    first, mark, rest = word[:1], word[1:2], word[2:]
    if mark in ("'", "’") and first.upper() in _BEFORE_NAME and len(rest) > 1:
        return f"{first.upper()}{mark}{rest.capitalize()}"
    return word.capitalize()
