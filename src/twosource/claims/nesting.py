"""Statements inside statements: inner speakers whom the trained reader took for part of a content."""

import re
from collections.abc import Sequence
from dataclasses import replace

from twosource.claims.inner import inner_of, joined_to
from twosource.claims.near import by_sentence, close_to, holds, touch
from twosource.claims.outlets import looks_like_outlet
from twosource.claims.phrase import grammar
from twosource.claims.relays import relayed
from twosource.claims.retracting import retracts
from twosource.claims.rules_chain import SAYING, TOLD, citing
from twosource.claims.segment import Layout
from twosource.claims.stance import disowns
from twosource.claims.words import cue_forms, lexicon
from twosource.model import Attribution, Span, cut

SPEECH = frozenset(
    "said told warned admitted claimed insisted announced acknowledged conceded testified complained alleged denied "
    "wrote "
    "assured informed reported swore maintained promised".split()
)
"""Cues whose clause is another's statement when it stands inside a content; thoughts and findings are the speaker's."""
FOLK = frozenset(
    "technician liquidator bystander eyewitness "
    "people persons men women master those others aides member members colleague colleagues friend friends relative "
    "relatives person".split()
)
"""Somebody, beside the words for people by their office."""
REPORTED = re.compile(r"\b(?:quot(?:e[sd]?|ing)|cit(?:e[sd]?|ing))\b", re.I)
CARRIED_BY = re.compile(r"\b(?:by|in|on)$", re.I)
"""Ends of cues in the passive ("quoted in the Lens"): who stands after them carries, and cites nobody."""
PASSED_BY = re.compile(
    r"\b(?:quoted|cited|relayed|seen|obtained|reported|interviewed|carried|aired|printed|published|given|sent|shown)"
    r" (?:by|in|on|to)$",
    re.I,
)
"""Cues in the passive before whoever carries: what stands before them is who is cited."""
WRITTEN = frozenset("document letter memo memorandum note report statement complaint filing email e-mail paper".split())
"""Documents in which somebody says something; data, maps and pictures are what a statement rests on."""
OWNED = re.compile(r"\b(?:of|from|by|that|to) |['’]s ")
"""Words that tell whose a document is."""
NAMED = 3
"""Words of a bare name that is cited."""
LONGEST_CITED = 6
"""Words of whoever is cited, before "cited by"; more are a statement."""
CITED = 5
"""Words at a content's head in which a person or a document tells that it is who is cited, not what was said."""
SAME = 0.5
"""Share of common characters (Dice) from which two contents are one."""


def with_chains(layout: Layout, found: Sequence[Attribution], ruled: Sequence[Attribution]) -> list[Attribution]:
    """Attributions with the inner ones that the rules see, each held by the content of its outer one."""
    found = _without_bare_citing(layout, found)
    out = _apart(layout, relayed(layout, found, by_sentence(layout, found)))
    table = by_sentence(layout, out)
    added: list[Attribution] = []
    for r in ruled:
        close = close_to(layout, table, (*r.cue, *r.source)) if r.source and r.content else []
        if close and not (_speaks(layout, r) or any(_headed(layout, out[i], r) for i in close)):
            continue
        if close and not any(touch(r.cue[0], c) for i in close for c in out[i].cue):
            added += _placed(layout, out, close, r)
    return _with_citers(layout, _with_cited(layout, _with_inner(layout, _apart(layout, [*out, *added]))), ruled)


def _with_inner(layout: Layout, found: list[Attribution]) -> list[Attribution]:
    """The attributions and, for each whose content is another's statement and holds nobody's yet, that statement; the
    outer content is widened to hold it."""
    table = by_sentence(layout, found)
    out = list(found)
    for i, a in enumerate(found):
        if disowns(layout, a) or retracts(layout, a):
            continue
        first = inner_of(layout, a)
        for inner in (*((first,) if first is not None else ()), *joined_to(layout, a)):
            close = [found[k] for k in close_to(layout, table, inner.cue) if k != i]
            if any(touch(c, d) for b in close for c in b.cue for d in inner.cue):
                continue
            out.append(inner)
            if not holds(a.content, inner.cue[0]):
                out[i] = replace(a, content=(inner.source[0], inner.cue[0], *a.content))
    return out


def _apart(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Of two that hold each other's cue the one that stands first loses what it took of the second's: in "Y said C, X
    told us" the end is X's."""
    out = list(found)
    table = by_sentence(layout, out)
    for i, early in enumerate(found):
        for k in close_to(layout, table, early.content[:1] if early.cue else ()):
            late = out[k]
            if k == i or not late.cue or not late.source or late.cue[0] <= early.cue[0]:
                continue
            if holds(early.content, late.cue[0]) and holds(late.content, early.cue[0]):
                at = min(late.cue[0][0], late.source[0][0])
                kept = tuple((s, min(e, at)) for s, e in out[i].content if s < at)
                out[i] = replace(early, content=kept) if kept else out[i]
    return out


def _speaks(layout: Layout, r: Attribution) -> bool:
    cue = cut(layout.text, r.cue).lower()
    if not r.source or not r.content or len(r.cue) > 1:
        return False
    if cue in SAYING and layout.text[: r.cue[0][0]].rstrip().endswith(" as"):
        return True
    if cue in TOLD and r.source[0][0] > r.cue[0][0]:
        return True
    return cue in SPEECH and r.content[0][0] > r.cue[0][0] and "that" in cut(layout.text, r.content)[:5]


def _headed(layout: Layout, a: Attribution, r: Attribution) -> bool:
    """Whether what is told "according to" somebody is that another said it: its clause is the other's."""
    if not cut(layout.text, a.cue).lower().startswith("according") or cut(layout.text, r.cue).lower() not in SPEECH:
        return False
    return a.content[0][0] == r.source[0][0] and holds(a.content, r.cue[0]) and r.content[0][0] > r.cue[0][0]


def _placed(layout: Layout, out: list[Attribution], close: list[int], r: Attribution) -> list[Attribution]:
    """`r` where one of the attributions close by holds it, or shares its content and is widened to hold it."""
    for i in close:
        a = out[i]
        if holds(a.content, r.cue[0]) and holds(a.content, r.source[0]):
            return [r]
        if _twin(layout, a, r):
            low = min(r.cue[0][0], r.source[0][0], r.content[0][0])
            high = max(r.cue[0][1], r.source[0][1], r.content[-1][1])
            hull = tuple(_minus((low, high), (*a.cue, *a.source)))
            if hull and holds(hull, r.cue[0]):
                out[i] = replace(a, content=hull)
                return [r]
            return []
    return []


def _twin(layout: Layout, a: Attribution, r: Attribution) -> bool:
    """Whether an attribution of another source in the same sentence was given the inner one's content."""
    if not a.source or not a.cue or layout.sentence_at(a.cue[0][0]) != layout.sentence_at(r.cue[0][0]):
        return False
    if any(touch(s, t) for s in a.source for t in (*r.source, *r.cue)) or any(touch(c, r.source[0]) for c in a.cue):
        return False
    shared = sum(max(0, min(e, f) - max(s, g)) for s, e in a.content for g, f in r.content)
    whole = sum(e - s for s, e in (*a.content, *r.content))
    return 2 * shared >= SAME * whole and layout.words[layout.word_at(r.source[0][0])].low not in grammar("pronouns")


def _minus(span: Span, holes: tuple[Span, ...]) -> list[Span]:
    pieces = [span]
    for low, high in holes:
        pieces = [p for s, e in pieces for p in ((s, min(e, low)), (max(s, high), e)) if p[1] > p[0]]
    return pieces


def _without_bare_citing(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """ "Y" is no content of "citing Y" or "quoted Y", nor of "cited by X" after it: whom someone cites is a source."""
    return [a for a in found if not _cites_only(layout, a)]


def _cites_only(layout: Layout, a: Attribution) -> bool:
    """Whether a cue is one of citing, and its content stands where whom it cites belongs and states nothing."""
    cue = cut(layout.text, a.cue)
    if PASSED_BY.search(cue):
        words = [w for p in a.content for w in layout.words_in(p)]
        verbs = grammar("auxiliaries") | grammar("finite")
        return len(words) <= LONGEST_CITED and not any(
            w.quoted or w.low in verbs or w.low in cue_forms() for w in words
        )
    return bool(REPORTED.search(cue)) and _bare(a) and not _states(layout, a)


def _bare(a: Attribution) -> bool:
    """Whether what a cue of citing is given as content stands where whom it cites belongs: right after it."""
    return bool(a.cue) and a.content[0][0] >= a.cue[-1][1] and not any(s >= a.cue[-1][1] for s, _ in a.source)


def _states(layout: Layout, a: Attribution) -> bool:
    """Whether a content says something: a clause, a quotation, or a matter that is neither somebody nor a document."""
    words = [w for p in a.content for w in layout.words_in(p)]
    finite = grammar("auxiliaries") | {"that"}
    if any(w.quoted or w.low in finite for w in words):
        return True
    stop = next(
        (i for i, w in enumerate(words) if i and (w.low in grammar("prepositions") or w.low == "as")), len(words)
    )
    head = [w for w in words[:stop] if w.low not in grammar("determiners")][:CITED]
    somebody = lexicon("roles")["people"] | lexicon("cues")["documents"] | lexicon("roles")["outlets"]
    return not any(w.low in somebody or w.low.removesuffix("s") in somebody for w in head) and not (
        head and head[0].capital
    )


def _with_cited(layout: Layout, out: list[Attribution]) -> list[Attribution]:
    """`X said C, citing Y`: C is Y's statement through X, where Y is somebody; a set of data says nothing itself."""
    table = by_sentence(layout, out)
    added: list[Attribution] = []
    mute: set[int] = set()
    for number, sentence in enumerate(layout.sentences):
        for cue, source in citing(layout, sentence):
            close = [i for i in table.get(number, ()) if i < len(out)]
            main = next((i for i in close if _main_of(out[i], sentence.start, cue)), None)
            if main is None:
                continue
            a = out[main] = _up_to(layout, out[main], cue)
            aside = (cue[0] - 2 if layout.text[cue[0] - 2 : cue[0]] == ", " else cue[0], source[1])
            content = tuple(q for p in a.content for q in _minus(p, (aside,)) if layout.text[slice(*q)].strip(" ,"))
            if content and not _is_somebody(layout, source, a):
                out[main] = replace(a, content=content)
                mute |= {i for i in close if i != main and any(touch(cue, c) for c in out[i].cue)}
            elif content and not any(touch(cue, c) for i in close for c in out[i].cue):
                out[main] = replace(a, content=(*content, (cue[0], source[1])))
                added.append(replace(a, cue=(cue,), source=(source,), content=content))
    return [*(a for i, a in enumerate(out) if i not in mute), *added]


def _with_citers(layout: Layout, out: list[Attribution], ruled: Sequence[Attribution]) -> list[Attribution]:
    """An outer attribution for who does the citing, where only the one cited was read ("the paper said, citing Y")."""
    table = by_sentence(layout, ruled)
    held = by_sentence(layout, out)
    added = []
    for i, a in enumerate(out):
        cue = cut(layout.text, a.cue)
        if not a.cue or not a.source or not REPORTED.search(cue) or CARRIED_BY.search(cue):
            continue
        close = [out[k] for k in close_to(layout, held, a.cue) if k != i]
        if any(holds(b.content, a.cue[0]) for b in close):
            continue
        citer = next((r for k in close_to(layout, table, a.cue) if (r := _citing_one(layout, ruled[k], a))), None)
        if citer is not None:
            added.append(citer)
    taken = {a.cue for a in added}
    return [*(b for b in out if b.cue not in taken), *added]


def _citing_one(layout: Layout, r: Attribution, a: Attribution) -> Attribution | None:
    """The outer attribution of whom the rules see before a cited source, in the same sentence; None where nobody is."""
    if not r.source or not r.cue or r.source[0][0] >= a.cue[0][0] or REPORTED.search(cut(layout.text, r.cue)):
        return None
    start, end = r.source[0]
    cited = (min(a.cue[0][0], a.source[0][0]), max(a.cue[0][1], a.source[0][1]))
    text = layout.text[start : min(end, cited[0])].rstrip(" ,")
    if touch(r.cue[0], cited) or not text or layout.sentence_at(start) != layout.sentence_at(cited[0]):
        return None
    return replace(r, source=((start, start + len(text)),), content=(cited,))


def _up_to(layout: Layout, a: Attribution, cue: Span) -> Attribution:
    """Who cites, where the source was read on through whom it cites: "the Herald" of "the Herald, citing a diver"."""
    swallowed = a.source[0][0] < cue[0] < a.source[-1][1]
    words = layout.text[a.source[0][0] : cue[0]].rstrip(" ,")
    return replace(a, source=((a.source[0][0], a.source[0][0] + len(words)),)) if swallowed and words else a


def _main_of(a: Attribution, start: int, cue: Span) -> bool:
    """Whether an attribution is who cites: its verb stands before, or its subject before and its verb after."""
    return bool(a.cue) and bool(a.source) and (start <= a.cue[0][0] < cue[0] or start <= a.source[0][0] < cue[0])


def _is_somebody(layout: Layout, source: Span, main: Attribution) -> bool:
    """Whether a cited source is a person or, where an outlet cites it, a body; data and documents are a basis."""
    words = layout.words_in(source)
    if any(w.low in lexicon("cues")["documents"] for w in words):
        written = any(w.low in WRITTEN for w in words[:CITED]) and OWNED.search(cut(layout.text, (source,)))
        return bool(written) and looks_like_outlet(cut(layout.text, main.source))
    people = lexicon("roles")["people"]
    bare = [w for w in words if w.low not in {"again", "alone", "too"}]
    if len(bare) <= NAMED and all(w.capital and w.low[0].isalpha() for w in bare):
        return True
    head = next((i for i, w in enumerate(words) if i and w.low in grammar("prepositions")), len(words))
    words = words[:head]
    if any(w.low in people | FOLK or w.low.removesuffix("s") in people for w in words):
        return True
    return looks_like_outlet(cut(layout.text, main.source))
