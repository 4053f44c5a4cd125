"""Offices in small letters beside a person's name, and what they belong to."""

from collections.abc import Sequence
from dataclasses import replace

from .namekinds import Ground, Reading
from .tokens import BREAK, Tokens

BACK = 5
"""Small words before a name that may tell an office: "special presidential envoy"."""
BODY = 10
"""Tokens of a body's name between an office and who holds it."""
AHEAD = 9
"""Words of an apposition: "a senior fellow at the", "who chairs the residents' association in"."""
VERBS = frozenset(
    {"chairs", "leads", "heads", "runs", "directs", "chaired", "led", "headed", "founded", "represents", "advises"}
)
STOPS = frozenset({"who", "which", "that", "whose", "and", "but", "said", "says", "told"})
AT = frozenset({"of", "at", "for", "with", "in"})
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their"})
ENDS = frozenset(
    {
        ",",
        ".",
        ";",
        "(",
        "since",
        "from",
        "until",
        "till",
        "between",
        "to",
        "when",
        "during",
        "on",
        "and",
        "as",
        "before",
        "after",
        "following",
    }
)
"""What may follow an office that has no article: its end or its time."""
BOUND = 7
"""Tokens of an office's time between it and the name: "from March 2027 to May 2029"."""
TIMED = frozenset({"until", "till", "since", "from", "between"})
SPANNED = frozenset({"to", "and", "early", "late", "mid", "the", "of", "until", "-", "–"})
OPENS = frozenset({".", "!", "?", ":", "“", '"', BREAK})
"""What stands before the first word of a sentence."""
BARE = 4
"""Words of an office without an article: "deputy foreign affairs minister"."""
PORTFOLIO = 3
"""Small words of what an office is of: "of foreign affairs", "of the general staff"."""


def with_office(r: Reading, g: Ground) -> Reading:
    """The reading with the office that stands before or after the name, where its own words name none."""
    if r.kind != "person" or (r.role and r.role[:1].isupper()):
        return r
    return _before(r, g) or _after(r, g) or _before_body(r, g) or r


def _before(r: Reading, g: Ground) -> Reading | None:
    """U.S. special envoy Ann Lee; the company's spokesman Bo Ek; its former head, Bo Ek,."""
    tokens, i = g.tokens, r.run.first
    if i and tokens.lowers[i - 1] == "," and tokens.lowers[r.run.last : r.run.last + 1] == [","]:
        i = _before_bounds(tokens, i - 1)
    j = i
    while j > 0 and i - j < BACK and tokens.words[j - 1].isalpha() and tokens.words[j - 1][0].islower():
        if g.words.has("joins", tokens.lowers[j - 1]) or tokens.lowers[j - 1] in ("a", "an", "said", "says", "told"):
            break
        j -= 1
    if j == i or not g.words.has("role", tokens.lowers[i - 1]):
        return None
    j -= _opens_office(g, j)
    state = g.state(tokens.words[j - 1]) if j else None
    if state is None and j > 1 and tokens.lowers[j - 1] == "'s":
        state = g.state(tokens.words[j - 2])
    return replace(r, role=" ".join(tokens.words[j:i]), belongs=r.belongs or state)


def _before_bounds(tokens: Tokens, i: int) -> int:
    """Where an office ends before its own time: "its head until 2029, Bo Ek,"; `i` itself where none stands."""
    for k in range(i - 1, max(0, i - 1 - BOUND), -1):
        if tokens.lowers[k] in TIMED:
            return k
        if not (tokens.shapes[k] or tokens.words[k][0].isupper() or tokens.lowers[k] in SPANNED):
            return i
    return i


def _opens_office(g: Ground, j: int) -> bool:
    """Whether the word before an office belongs to it, with a capital as the sentence's first: "Harbour master"."""
    tokens = g.tokens
    if not j or not tokens.words[j - 1].istitle() or g.words.has("common", tokens.words[j - 1]):
        return False
    run = g.starts.get(j - 1)
    state = g.state(tokens.words[j - 1])
    opens = j == 1 or tokens.words[j - 2] in OPENS
    return opens and state is None and run is not None and run.last == j


def _before_body(r: Reading, g: Ground) -> Reading | None:
    """The head of the Tarn Institute, Bo Ek, ..."""
    tokens, i = g.tokens, r.run.first
    if i < BACK or tokens.lowers[i - 1] != "," or tokens.lowers[r.run.last : r.run.last + 1] != [","]:
        return None
    body = next(
        (run for k in range(i - 2, max(0, i - BODY), -1) if (run := g.starts.get(k)) and run.last == i - 1), None
    )
    if body is None:
        return None
    at = body.first - 1 - (tokens.lowers[body.first - 1] == "the")
    j = at
    while j > 0 and at - j < BACK and tokens.words[j - 1].isalpha() and tokens.lowers[j - 1] not in DETERMINERS:
        j -= 1
    determined = j > 0 and tokens.lowers[j - 1] in DETERMINERS
    if tokens.lowers[at] not in AT or j == at or not determined or not g.words.has("role", tokens.lowers[at - 1]):
        return None
    return replace(r, role=" ".join(tokens.words[j:at]), belongs=r.belongs or body.text)


def _after(r: Reading, g: Ground) -> Reading | None:
    """Ann Lee, 64, a senior fellow at the Tarn Institute; Bo Ek, who chairs the club; Ada Holm, minister of health."""
    tokens, i = g.tokens, _past_age(g, r.run.last)
    if tokens.lowers[i : i + 1] != [","]:
        return None
    if tokens.lowers[i + 1 : i + 2] == ["who"]:
        return _chairs(r, g, i + 2) if tokens.lowers[i + 2 : i + 3] and tokens.lowers[i + 2] in VERBS else None
    first, owner = _determined(g, i + 1)
    words = tokens.lowers[first : first + AHEAD]
    end = next((k for k, w in enumerate(words) if w in STOPS | ENDS or not (w.isalpha() or w in "-'’")), len(words))
    at = next((k for k, w in enumerate(words[:end]) if w in AT), end)
    held = tokens.words[first : first + at]
    if not held or not g.words.has("role", held[-1].lower()) or any(w[0].isupper() for w in held[1:]):
        return None
    if first == i + 1 and not _stands_alone(held, tokens.lowers[first + at : first + at + 1]):
        return None
    field = _portfolio(g, first + at)
    at += first + len(field)
    body = _body_at(g, at + 1) if tokens.lowers[at : at + 1] and tokens.lowers[at] in AT else None
    return replace(r, role=" ".join([*held, *field]), belongs=r.belongs or owner or body)


def _past_age(g: Ground, i: int) -> int:
    """The comma before an apposition: the second one where an age stands between them."""
    aged = g.tokens.lowers[i : i + 1] == [","] and g.tokens.shapes[i + 1 : i + 2] == ["int"]
    return i + 2 if aged and g.tokens.lowers[i + 2 : i + 3] == [","] else i


def _determined(g: Ground, i: int) -> tuple[int, str | None]:
    """The first token after an apposition's article or owner ("the", "Tarn's"), and the owner."""
    if g.tokens.lowers[i : i + 1] and g.tokens.lowers[i] in DETERMINERS:
        return i + 1, None
    run = g.starts.get(i)
    if run is not None and g.tokens.lowers[run.last : run.last + 1] == ["'s"]:
        return run.last + 1, g.state(run.text) or run.text
    return i, None


def _stands_alone(held: Sequence[str], after: Sequence[str]) -> bool:
    """Whether an office without an article is one: few small words, and what follows an office after them."""
    small = len(held) <= BARE and all(w[0].islower() for w in held)
    return small and (not after or after[0] in AT | ENDS)


def _portfolio(g: Ground, i: int) -> list[str]:
    """The small words that belong to an office: "of health", "of the general staff"; none before a body's name."""
    tokens = g.tokens
    if tokens.lowers[i : i + 1] != ["of"]:
        return []
    start = i + 1 + (tokens.lowers[i + 1 : i + 2] == ["the"])
    words = tokens.words[start : start + PORTFOLIO + 1]
    end = next((k for k, w in enumerate(words) if not (w.isalpha() and w.islower()) or w in STOPS | AT | ENDS), None)
    over = tokens.words[start + end][:1].isupper() if end is not None and start + end < len(tokens) else False
    return [] if not end or over else tokens.words[i : start + end]


def _chairs(r: Reading, g: Ground, i: int) -> Reading | None:
    """Who chairs the club: the office is that of its head; who leads an attack holds none."""
    tokens = g.tokens
    verb = tokens.lowers[i]
    near = tokens.lowers[i + 1 : i + 2 + PORTFOLIO]
    if not (_body_at(g, i + 1) or any(g.words.has("anaphor", w) or g.words.has("bodily", w) for w in near)):
        return None
    office = {"chairs": "chair", "chaired": "chair", "founded": "founder", "represents": "representative"}.get(
        verb, "head"
    )
    return replace(r, role=office, belongs=r.belongs or _body_at(g, i + 1))


def _body_at(g: Ground, i: int) -> str | None:
    """The name that starts at a token, its article left out."""
    tokens = g.tokens
    if tokens.lowers[i : i + 1] == ["the"]:
        i += 1
    run = g.starts.get(i)
    return run.text if run is not None else None
