"""Capitals to a name's usual case."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEFORE_NAME = frozenset({"O", "D", "L"})
"""Letters before an apostrophe that begin a name: O'Brien, D'Angelo, L'Aquila."""


_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "at", "de", "la", "du", "von", "van"})
"""Words that a name writes small after its first."""


def name_case(words: str) -> str:
    """Words in capitals as names are written: OFFICE OF THE STATE PROSECUTOR is Office of the State Prosecutor."""
    return _WORD.sub(lambda m: _cased(m.group(), first=not words[: m.start()].strip()), words)


def _cased(word: str, first: bool) -> str:
    if not first and word.lower() in _SMALL:
        return word.lower()
    initial, mark, rest = word[:1], word[1:2], word[2:]
    if mark in ("'", "’") and initial.upper() in _BEFORE_NAME and len(rest) > 1:
        return f"{initial.upper()}{mark}{rest.capitalize()}"
    return word.capitalize()
