"""Offices in small letters beside a person's name, and what they belong to."""

from dataclasses import replace

from .namekinds import Ground, Reading

BACK = 5
"""Small words before a name that may tell an office: "special presidential envoy"."""
AHEAD = 9
"""Words of an apposition: "a senior fellow at the", "who chairs the residents' association in"."""
VERBS = frozenset(
    {"chairs", "leads", "heads", "runs", "directs", "chaired", "led", "headed", "founded", "represents", "advises"}
)
STOPS = frozenset({"who", "which", "that", "whose", "and", "but", "said", "says", "told"})
AT = frozenset({"of", "at", "for", "with", "in"})


def with_office(r: Reading, g: Ground) -> Reading:
    """The reading with the office that stands before or after the name, where its own words name none."""
    if r.kind != "person" or (r.role and r.role[:1].isupper()):
        return r
    return _before(r, g) or _after(r, g) or r


def _before(r: Reading, g: Ground) -> Reading | None:
    """U.S. special envoy Ann Lee; the company's spokesman Bo Ek."""
    tokens, i = g.tokens, r.run.first
    j = i
    while j > 0 and i - j < BACK and tokens.words[j - 1].isalpha() and tokens.words[j - 1][0].islower():
        if g.words.has("joins", tokens.lowers[j - 1]) or tokens.lowers[j - 1] in ("a", "an", "said", "says", "told"):
            break
        j -= 1
    if j == i or not g.words.has("role", tokens.lowers[i - 1]):
        return None
    state = g.state(tokens.words[j - 1]) if j else None
    if state is None and j > 1 and tokens.lowers[j - 1] == "'s":
        state = g.state(tokens.words[j - 2])
    return replace(r, role=" ".join(tokens.words[j:i]), belongs=r.belongs or state)


def _after(r: Reading, g: Ground) -> Reading | None:
    """Ann Lee, a senior fellow at the Tarn Institute; Bo Ek, who chairs the club; Ada Holm, the minister of health."""
    tokens, i = g.tokens, r.run.last
    if tokens.lowers[i : i + 1] != [","] or tokens.lowers[i + 1 : i + 2] not in (["a"], ["an"], ["the"], ["who"]):
        return None
    words = tokens.lowers[i + 2 : i + 2 + AHEAD]
    ends = (k for k, w in enumerate(words) if w in STOPS or not (w.isalpha() or w in "-'’" or w == "'s"))
    end = next(ends, len(words))
    words = words[:end]
    if tokens.lowers[i + 1] == "who":
        return _chairs(r, g, i + 2) if words and words[0] in VERBS else None
    at = next((k for k, w in enumerate(words) if w in AT), len(words))
    held = tokens.words[i + 2 : i + 2 + at]
    if not held or not g.words.has("role", held[-1].lower()) or any(w[0].isupper() for w in held[1:]):
        return None
    return replace(r, role=" ".join(held), belongs=r.belongs or _body_at(g, i + 2 + at + 1))


def _chairs(r: Reading, g: Ground, i: int) -> Reading:
    """Who chairs the club: the office is that of its head."""
    verb = g.tokens.lowers[i]
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
