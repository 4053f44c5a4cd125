"""Drawing up: what one claim seems to say - its kind, stance, topic, figure and roles - from its words alone."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from twosource.model import Article, Claim, Voice, cut
from twosource.voices.phrases import Hit, Token, tokens

from . import figures as fig
from .cast import Cast
from .drafts import Draft, Page, Rank, content_tokens, marks_of, stems, subject_of
from .errors_owned import owns_error
from .evoking import NEAR, by_place, evoke, primary
from .figures import Figure
from .kinds import FREE, Kind, Library, Sense
from .plans import ahead, possible
from .polarity import (
    Turns,
    after,
    clause,
    cue_denies,
    cue_keys,
    negated,
    refuted,
    refuted_ahead,
    says_no,
    turns,
    turns_whole,
)
from .roles import fill, spots

_BRIDGE = 40
"""Characters between cue and content that may hold its verb ("claimed to have captured a few buildings")."""


def _bridge(article: Article, claim: Claim) -> list[Token]:
    """The words between a cue and the content right after it, where no mark parts them."""
    if not claim.cue or not claim.content:
        return []
    start, end = max(e for _, e in claim.cue), claim.content[0][0]
    between = article.text[start:end]
    if (
        not 0 < end - start <= _BRIDGE
        or any(c in between for c in '.,;:!?\n"“”')
        or not between.lstrip().startswith("to ")
    ):
        return []
    return tokens(between, start)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a claim says, before it is read: its words, what turns among them, its figures, its cue; `kind`: a
    ruling's."""

    words: Sequence[Token]
    turn: Turns
    figures: Sequence[Figure]
    cue: str
    kind: str | None


def draft(
    page: Page, claim: Claim, order: int, voice: Voice, cast: Cast, lib: Library, kind: str | None = None
) -> Draft:
    """Read one claim; `kind` is set by a ruling."""
    article = page.reading.article
    words = [*_bridge(article, claim), *content_tokens(article, claim)]
    cue = " ".join(article.text[s:e] for s, e in claim.cue)
    d = Draft(claim, article, order, voice, cast.body(voice), " ".join(article.text[s:e] for s, e in claim.content))
    d.at = claim.content[0][0] if claim.content else 0
    d.cue_at = claim.cue
    d.retracts = claim.retracts
    d.rank = _rank(d)
    d.words = stems(words)
    d.names = stems([t for t in words[1:] if t.cap])
    said = _Said(words, turns(words), _figures(page, claim), cue, kind)
    d.points = said.turn.points[0].key if said.turn.points else ""
    d.first = said.turn.points[0].start if said.turn.points else 99
    without = {"ruling"} if PLEA.search(cue) else set[str]()
    while (tried := _meant(d, page, said, cast, lib, without)) and d.kind == FREE and tried not in without:
        without.add(tried)
    if kind in lib.kinds:
        d.kind = str(kind)  # a person's ruling stands, whatever the words evoke
    d.spots = spots(d, page, words, cast)
    d.subject = subject_of(words)
    d.marks = marks_of(words)
    d.alone = d.kind != FREE and lib.kinds[d.kind].alone
    return d


def _meant(d: Draft, page: Page, said: _Said, cast: Cast, lib: Library, without: Collection[str]) -> str:
    """Give a draft the kind, stance, topic, figure and roles that its words evoke, but none of the kinds `without`;
    gives the kind evoked, "" where none is. A kind whose place nothing tells leaves the draft without one."""
    words = said.words
    hit, hits, sense = evoke(words, said.figures, said.cue, lib, said.kind, without)
    if hit is not None and sense is not None and lib.kinds[sense.kind].functional:
        named = {m.span[0] for m in page.places_in([(words[0].start, words[-1].end)])}
        hit = by_place(words, named, hit, [h for h in hits if h.key == hit.key])
    if sense is not None:
        d.kind, d.sense, d.change = sense.kind, sense, sense.change
    d.topic = _topic(words, hits, hit, sense)
    if sense is not None and lib.kinds[sense.kind].keep and hit is not None:
        d.head = stems(words[hit.start : hit.end])
        d.topic |= d.head
    if sense is not None and sense.head:
        d.head = frozenset((sense.head,))
    d.figure = primary(said.figures, words, hit)
    _lean(d, said.turn, hit, hits, said.cue, lib.kinds.get(d.kind))
    fill(d, page, words, hit, said.turn, cast, lib.kinds.get(d.kind))
    return sense.kind if sense is not None else ""


def _rank(d: Draft) -> Rank:
    """Order of drafts that does not hang on names: day of the page, path, place on it, and last the claim's id."""
    day = (d.article.published.start or "") if d.article.published is not None else ""
    return (day or "9999", d.article.path, d.at, d.claim.id)


def _figures(page: Page, claim: Claim) -> list[Figure]:
    text = page.reading.article.text
    last = [f for s, e in claim.content for f in fig.nth(text[s:e], s)]
    if page.reading.mentions:
        return last + fig.current(page.figures_in(claim.content), text)
    return last + fig.current([f for s, e in claim.content for f in fig.find(text[s:e], s)], text)


def _topic(words: Sequence[Token], hits: Sequence[Hit], hit: Hit | None, sense: Sense | None) -> frozenset[str]:
    used = [(h.start, h.skipped[0]) if h.skipped else (h.start, h.end) for h in hits]
    used += [(h.skipped[1], h.end) for h in hits if h.skipped]
    if hit is None or sense is None or sense.side == "all":
        return stems(words, used)
    part = words[: hit.start] if sense.side == "left" else words[hit.end : hit.end + NEAR]
    if hit.skipped:
        part = words[: hit.start] if sense.side == "left" else part
    return stems(part, used if sense.side == "left" else ()) or (
        stems(words, used) if sense.side == "right" else frozenset()
    )


def _lean(d: Draft, turn: Turns, hit: Hit | None, hits: Sequence[Hit], cue: str, kind: Kind | None) -> None:
    """Stance through negation, verdicts, opposites and the cue; plans and questions are left out."""
    verdict = refuted_ahead(turn)
    turn = after(turn, verdict)
    inside = negated(turn, hit, hits) if hit is not None else turns_whole(turn)
    false = verdict is not None or refuted(turn, hit)
    denied = cue_denies(cue, d.claim.stance)
    value = d.sense.value if d.sense is not None else 1
    d.plain = inside + (value < 0) != 1
    told = d.claim.stance == "denies" and not (denied or inside or false or says_no(turn)) and value > 0
    d.against = bool(false or denied or told)
    d.positive = d.plain != d.against
    d.negated = negated_stems(turn) if hit is None else frozenset()
    d.aside = aside_stems(turn) if hit is None else frozenset()
    d.turned = bool(denied or false)
    d.correcting = bool(turn.correcting) or CORRECTS.search(cue) is not None
    keys = cue_keys(cue)
    d.conceding = "conceding" in keys or (d.claim.quote == "direct" and bool(turn.yielding))
    d.confirming = bool(keys & {"conceding", "confirming"}) or d.retracts
    d.owns_error = not d.retracts and owns_error(d.text, keys, d.turned and not denied)
    d.hedged = d.claim.certainty == "hedged"
    d.left_out = _no_stand(d, turn, hit, keys, kind)


PLEA = re.compile(r"\bplead", re.I)
"""Cues of who answers a charge: no court has ruled."""
CORRECTS = re.compile(r"\b(?:correct|revis|lower|reduc|cut\b|scal\w+ (?:back|down))", re.I)
"""Cues of who puts a figure right: the old one is taken back."""
UNDECIDED = re.compile(
    r"^(?:[\w’']+ ){0,6}?(?:could(?: not|n['’]t)|cannot|can['’]t|unable to|not able to|not (?:yet )?possible to|"
    r"impossible to|too (?:early|soon) to|(?:did|does|do)(?: not|n['’]t) know|not known|unknown|unclear|"
    r"not (?:\w+ )?clear) "
    r"(?:\w+ ){0,3}?(?:who|whether|if|what|how|why|which)\b",
    re.I,
)
"""Contents whose main clause says that an answer is not known ("they could not establish who had shelled it")."""


UNCONFIRMED = re.compile(
    r"^(?:[\w’']+ ){0,6}?(?:could(?: not|n['’]t)|cannot|can['’]t|unable to|not able to|not (?:yet )?possible to|"
    r"impossible to) (?:\w+ )?(?:confirm|verify|corroborate|vouch)\b|"
    r"^(?:[\w’']+ ){1,8}(?:is|was|are|were|remain\w*) (?:still |as yet )?"
    r"(?:not (?:yet )?(?:known|clear|established)|unknown|unclear|undetermined|under investigation)\W*$",
    re.I,
)
"""Contents that say of a figure or a cause that it can't be told ("the cause was not known")."""
PLANS = re.compile(r"\b(?:vow|pledg|promis|threaten|plan|intend|aim|prepar|seek|sought|hope|want)", re.I)
"""Cues of who means to do what a content that begins with "to" tells."""


def negated_stems(turn: Turns) -> frozenset[str]:
    """Stems that stand in a clause with an odd number of negators."""
    found: set[str] = set()
    for h in turn.negators:
        left, right = clause(turn.words, h.start, h.end)
        if sum(left <= n.start < right for n in turn.negators) % 2:
            found |= stems(turn.words[left:right])
    return frozenset(found)


def aside_stems(turn: Turns) -> frozenset[str]:
    """Stems before a "there is no": it denies what follows ("for the children there is no danger"), not them."""
    found: set[str] = set()
    for h in turn.negators:
        at = h.start - 2
        if at > 0 and turn.words[at].word == "there" and turn.words[at + 1].word in _BEING:
            found |= stems(turn.words[clause(turn.words, h.start, h.end)[0] : at])
    return frozenset(found)


_BEING = frozenset("is are was were".split())


def _no_stand(d: Draft, turn: Turns, hit: Hit | None, keys: frozenset[str], kind: Kind | None) -> str | None:
    if d.claim.certainty == "conditional":
        return "conditional: it says what would be, not what is"
    if d.text.rstrip("”\"’' ").endswith("?"):
        return "a question asserts nothing"
    if UNDECIDED.search(d.text) or UNCONFIRMED.search(d.text):
        return "it says that this is not known, which is no stand"
    if "asking" in keys and not d.turned:
        return "a request or an order asserts nothing about now"
    return _plan(d, turn, hit, kind)


def _plan(d: Draft, turn: Turns, hit: Hit | None, kind: Kind | None) -> str | None:
    """Why a claim speaks of what may come, and so takes no stand; None where it doesn't."""
    if d.text.startswith("to ") and PLANS.search(cut(d.article.text, d.claim.cue)):
        return "a plan or forecast, not a statement about now"
    if kind is not None and not kind.future and hit is not None:
        if ahead(turn, hit):
            return "a plan or forecast, not a statement about now"
        if kind.time == "state" and possible(turn, hit):
            return "a possibility, not a statement about now"
    return None
