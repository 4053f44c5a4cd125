"""Which names are a page's own outlet, and which look like a news outlet's at all."""

import re

from twosource.claims.cast import fold, initials
from twosource.claims.stage import Stage
from twosource.claims.words import CAPITAL, lexicon

HOST = re.compile(r"[a-z]+://([^/?#:]+)", re.I)
NAMING = 4
"""Letters that a name must have to be known again in an address."""
UNIONS = frozenset("UN EU US UK NATO IMF OSCE IAEA WHO WTO FBI CIA AU ICC UNHCR UNICEF".split())
"""Acronyms that many pages tell things and that are no outlets."""
ONLINE = frozenset({"online", "today", "live", "media", "com"})
AUDIENCE = frozenset(
    "viewers listeners readers reporters journalists subscribers staff investigators editors conference office".split()
)
"""Whom an outlet's name beside them does not make an outlet."""
PRESS = frozenset(
    "news press radio television tv broadcaster newspaper paper magazine daily weekly website channel station agency "
    "outlet podcast programme program reporter correspondent bulletin newsroom network broadcasting wire".split()
)
"""Nouns of outlets; the others ("review", "mirror", "record") mean one only as a name, with a capital."""
TITLE = re.compile(rf"[Tt]he(?: {CAPITAL}[\w’'-]+){{1,3}}$")


def is_own_outlet(stage: Stage, name: str) -> bool:
    """Whether a name is the page's publisher or agency: same, short or long form, initials, or "this newspaper"."""
    low = fold(name)
    if low.startswith(("this ", "our reporter", "our correspondent")) or low in {"us", "me"}:
        return True
    if any(own and _same_outlet(low, name, own) for own in (stage.article.publisher, stage.article.agency)):
        return True
    return _at_home(stage.article.url, low)


def _at_home(url: str | None, low: str) -> bool:
    """Whether a page lies at an address that bears the name ("the Fen Observer" at fenobserver.example), or all of it
    but words that say that it is an outlet ("Fenby Online" at fenby.example)."""
    m = HOST.match(url or "")
    if m is None:
        return False
    words = low.removeprefix("the ").split()
    short = words[:1] + [w for w in words[1:] if w not in ONLINE | PRESS]
    parts = {part.replace("-", "") for part in m[1].lower().split(".")}
    for some in (words, short):
        bare = "".join(c for c in "".join(some) if c.isalnum())
        if len(bare) >= NAMING and not parts.isdisjoint({bare, "the" + bare}):
            return True
    return False


def _same_outlet(low: str, name: str, own: str) -> bool:
    mine = fold(own)
    if low == mine or mine.endswith(" " + low) or mine.startswith(low + " ") or low in {initials(own), initials(mine)}:
        return True
    return low.endswith(" " + mine) or initials(name) == mine


def looks_like_outlet(name: str) -> bool:
    """Whether a name or description is one of a news outlet: by its words, as an acronym, or as a title with "the" that
    no word of an institution stands in ("the Sunday Lens")."""
    bare = re.sub(r"[,(].*", "", name).strip()
    words = set(re.findall(r"[a-z]+", bare.lower()))
    if words & AUDIENCE:
        return False
    if words & (lexicon("roles")["outlets"] | {"canal"}):
        return any(c.isupper() for c in bare) or bool(words & PRESS)
    if re.fullmatch(r"(?:the )?[A-Z]{2,5}", bare):
        return bare.removeprefix("the ") not in UNIONS
    return bool(TITLE.match(bare)) and not words & lexicon("roles")["bodies"]
