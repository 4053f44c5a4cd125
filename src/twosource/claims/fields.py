"""Bodies that a page calls by their field or place: "the drivers' union", "the hospital in Carrow"."""

import re
from collections.abc import Callable

from twosource.claims.words import lexicon

SITED = re.compile(r"[Tt]he ((?:[a-z][a-z’'-]+ ){0,2}?([a-z]+) (?:in|of|at) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
"""A body by its kind and its place ("the regional hospital in Carrow")."""
FIELD = re.compile(r"[Tt]he (?P<name>(?P<field>[a-z][a-z-]*[a-z](?:['’]s?)?) (?P<noun>[a-z]+))")
"""A body by its kind and its field ("the drivers' union", "the governor's office")."""
OWNER = ("'s", "’s")
"""How a field ends that is somebody's: "the governor's office" is called by whoever holds it."""


def called(words: str) -> str:
    """The name that a definite description of a body comes to, "" where any body of its kind may be meant."""
    roles = lexicon("roles")
    if (m := SITED.fullmatch(words)) is not None and m[2] in roles["sited"]:
        return m[1]
    m = FIELD.fullmatch(words)
    own = m is not None and m["noun"] in roles["fields"] and m["field"] not in roles["any_field"]
    return m["name"] if m is not None and own and not m["field"].endswith(OWNER) else ""


def other_field(words: str, name: str, is_none: Callable[[str], bool]) -> bool:
    """Whether a description tells a ministry's or office's field, and a body's name that of another: "the defence
    ministry" is not the Health Ministry. `is_none`: whether a word is a land's, or grammar's, and so no field."""
    told = FIELD.fullmatch(words.replace("’", "'"))
    if told is None or told["noun"] not in lexicon("roles")["one_field"]:
        return False
    field, noun, own = told["field"], told["noun"], name.lower().replace("’", "'").split()
    if field in lexicon("roles")["any_field"] or is_none(field) or noun not in own or field in own:
        return False
    at = own.index(noun)
    beside = own[at - 1] if at else own[2] if own[1:2] == ["of"] and len(own) > 2 else ""
    return bool(beside) and not is_none(beside)
