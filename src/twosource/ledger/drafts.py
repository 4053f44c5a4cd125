"""Drafts: what each claim seems to say, before claims that say the same are brought together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from twosource.model import Article, Claim, Mention, Reading, Span, Voice
from twosource.voices.phrases import Hit, Token, tokens

from . import figures as fig
from .cast import Cast
from .figures import Figure
from .kinds import FREE, Kind, Library, Sense, concepts, word_lists
from .places import Meant, Places, inside, places_of
from .plans import ahead, possible
from .polarity import Turns, clause, cue_denies, cue_keys, negated, refuted, turns

SUFFIXES = tuple("ations ation ments ment ness ings ing edly ed ies es s ly er ers e".split())
_SHORTEST = 4
"""Letters that must be left when an ending is cut: shorter stems fall together ("ring", "rung")."""


Rank = tuple[str, str, int, str]
"""Day of the page, its path, place on it, claim's id."""


@dataclass(slots=True)
class Draft:
    """A claim read as a statement of some kind; roles left open are filled when the whole story is known."""

    claim: Claim
    article: Article
    order: int
    voice: Voice
    body: Voice
    text: str
    kind: str = FREE
    sense: Sense | None = None
    positive: bool = True
    roles: dict[str, str] = field(default_factory=dict)
    topic: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    figure: Figure | None = None
    points: str = ""
    first: int = 99
    link: "Draft | None" = None
    same: bool = True
    turned: bool = False
    plain: bool = True
    against: bool = False
    negated: frozenset[str] = frozenset()
    confirming: bool = False
    head: frozenset[str] = frozenset()
    left_out: str | None = None
    change: bool = False
    correcting: bool = False
    conceding: bool = False
    hedged: bool = False
    others: bool = False
    at: int = 0
    cue_at: tuple[tuple[int, int], ...] = ()
    rank: Rank = ("", "", 0, "")

    @property
    def stance(self) -> str:
        """Towards the proposition in its plain form."""
        return "asserts" if self.positive else "denies"


@dataclass(frozen=True, slots=True)
class Page:
    """One reading, with what drafts of its claims need: mentions in order, names of places and persons."""

    reading: Reading
    numbers: tuple[Figure, ...]
    places: tuple[Mention, ...]
    people: tuple[Mention, ...]
    story: Places
    meant: Meant

    def figures_in(self, spans: Sequence[Span]) -> list[Figure]:
        """The figures that stand whole in one of the spans, in order."""
        return inside(self.numbers, spans, lambda f: (f.start, f.end))

    def places_in(self, spans: Sequence[Span]) -> list[Mention]:
        """The places that begin in one of the spans, in order."""
        return inside(self.places, spans, lambda m: (m.span[0], m.span[0]))

    def people_in(self, spans: Sequence[Span]) -> list[Mention]:
        """The persons whose name begins in one of the spans, in order."""
        return inside(self.people, spans, lambda m: (m.span[0], m.span[0]))


def page_of(reading: Reading, story: Places | None = None) -> Page:
    """The reading with its mentions sorted by kind and place; `story` knows the places of all pages."""
    story = story or places_of([reading])
    ordered = sorted(reading.mentions, key=lambda m: m.span)
    places = story.on.get(reading.article.page, ())
    return Page(
        reading,
        tuple(fig.from_mentions(ordered)),
        places,
        tuple(m for m in ordered if m.kind == "person"),
        story,
        Meant(reading.article, places),
    )


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word folded to its concept, or cut to its stem."""
    whole, begin = concepts()
    if word in whole:
        return whole[word]
    for start, concept in begin:
        if word.startswith(start):
            return concept
    for ending in SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return frozenset(word_lists()["stop"])


def stems(words: Sequence[Token], skip: Sequence[tuple[int, int]] = ()) -> frozenset[str]:
    """Stems of the content words outside the skipped token ranges; no numbers, no function words."""
    hidden = {i for s, e in skip for i in range(s, e)}
    return frozenset(
        stem(t.word)
        for i, t in enumerate(words)
        if i not in hidden and t.word[0].isalpha() and len(t.word) > 1 and "." not in t.word and t.word not in _stop()
    )


def content_tokens(article: Article, claim: Claim) -> list[Token]:
    """The words of a claim's content, with their offsets in the article; a full stop parts its pieces."""
    found: list[Token] = []
    for start, end in claim.content:
        if found:
            found.append(Token(".", found[-1].end, found[-1].end))
        found.extend(tokens(article.text[start:end], start))
    return found


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
    d.rank = _rank(d)
    turn = turns(words)
    nums = _figures(page, claim)
    hit, hits, sense = _evoked(words, nums, cue, lib, kind)
    if hit is not None and sense is not None and lib.kinds[sense.kind].functional:
        hit = _by_place(page, words, hit, [h for h in hits if h.key == hit.key])
    if sense is not None:
        d.kind, d.sense, d.change = sense.kind, sense, sense.change
    d.words = stems(words)
    d.names = stems([t for t in words[1:] if t.cap])
    d.topic = _topic(words, hits, hit, sense)
    if sense is not None and lib.kinds[sense.kind].keep and hit is not None:
        d.head = stems(words[hit.start : hit.end])
        d.topic |= d.head
    if sense is not None and sense.head:
        d.head = frozenset((sense.head,))
    d.figure = _primary(nums, words, hit)
    d.points = turn.points[0].key if turn.points else ""
    d.first = turn.points[0].start if turn.points else 99
    _lean(d, turn, hit, hits, cue, lib.kinds.get(d.kind))
    from .roles import fill  # the roles need drafts' types

    fill(d, page, words, hit, turn, cast, lib.kinds.get(d.kind))
    if kind in lib.kinds:
        d.kind = str(kind)  # a person's ruling stands, whatever the words evoke
    return d


def _rank(d: Draft) -> Rank:
    """Order of drafts that does not hang on names: day of the page, path, place on it, and last the claim's id."""
    day = (d.article.published.start or "") if d.article.published is not None else ""
    return (day or "9999", d.article.path, d.at, d.claim.id)


def _figures(page: Page, claim: Claim) -> list[Figure]:
    text = page.reading.article.text
    last = [f for s, e in claim.content for f in fig.nth(text[s:e], s)]
    if page.reading.mentions:
        return last + page.figures_in(claim.content)
    return last + [f for s, e in claim.content for f in fig.find(text[s:e], s)]


def _evoked(
    words: Sequence[Token], nums: Sequence[Figure], cue: str, lib: Library, forced: str | None
) -> tuple[Hit | None, list[Hit], Sense | None]:
    """The phrase that evokes the claim's kind, all phrases of that kind, and the sense."""
    hits = lib.book.find(words)
    present = {h.key for h in hits}
    ranked: list[tuple[float, int, str, Hit]] = []
    for h in hits:
        if h.key.endswith("+"):
            continue
        sense = lib.sense(h.key)
        kind = lib.kinds[sense.kind]
        if (
            (sense.companions and h.key + "+" not in present)
            or not _has_need(kind, nums)
            or (kind.needs and _told_aside(words, h, nums))
            or (forced and kind.name != forced)
        ):
            continue
        near = _nearness(nums, words, h) if kind.needs else 0.0
        said = 1 if h.start and words[h.start - 1].word in _COPULAS else 0
        ranked.append((h.end - h.start + kind.weight + near + said - _aside(words, h), -h.start, h.key, h))
    cues = sorted(lib.cues.keys(cue))
    if ranked:
        score, _, key, best = max(ranked, key=lambda r: r[:3])
        sense = lib.sense(key)
        if not cues or score >= lib.kinds[lib.sense(cues[0]).kind].weight + 1:
            return best, [h for h in hits if not h.key.endswith("+") and lib.sense(h.key).kind == sense.kind], sense
    if cues:
        return None, [], lib.sense(cues[0])
    if forced in lib.kinds:
        return None, [], next((s for s in lib.kinds[str(forced)].senses if s.value > 0), None)
    return None, [], None


def _by_place(page: Page, words: Sequence[Token], hit: Hit, hits: Sequence[Hit]) -> Hit:
    """Of the same phrase said twice the one in whose clause a place is named ("they hold the mill, they do not hold
    X")."""
    named = {m.span[0] for m in page.places_in([(words[0].start, words[-1].end)])} if words else set()

    def names_one(h: Hit) -> bool:
        left, right = clause(words, h.start, h.end)
        return any(t.start in named for t in words[left:right])

    return hit if names_one(hit) else next((h for h in hits if names_one(h)), hit)


_CASES = frozenset(
    "trial case charge charges charged accused convicted suspected guilty investigation allegations inquiry "
    "report".split()
)


_SUBORDINATE = frozenset("as while which who whose because after before since although though".split())


def _aside(words: Sequence[Token], hit: Hit) -> int:
    """What a phrase loses that only tells which thing is meant ("the storm that killed 12", "his trial for fraud")."""
    before = words[hit.start - 1].word if hit.start else ""
    if any(t.word in _SUBORDINATE for t in words[2 : hit.start]):
        return 1
    if before in ("that", "which", "who") and hit.start > 1 and words[hit.start - 2].word not in _COPULAS:
        return 2
    return (
        4
        if before in ("for", "of", "with", "into", "over") and hit.start > 1 and words[hit.start - 2].word in _CASES
        else 0
    )


def _told_aside(words: Sequence[Token], hit: Hit, nums: Sequence[Figure]) -> bool:
    """True for a count that only tells which thing is meant ("the shots that killed two people came from ...")."""
    if hit.start < _SUBJECT or words[hit.start - 1].word not in ("that", "which", "who"):
        return False
    nearest = min(nums, key=lambda n: (_gap(n, words, hit), n.start), default=None)
    return nearest is not None and nearest.start >= words[hit.start].start


_SUBJECT = 2
"""Words that a subject with a clause of its own has at least before that clause."""


def _has_need(kind: Kind, nums: Sequence[Figure]) -> bool:
    if kind.needs == "money":
        return any(n.money for n in nums)
    return not kind.needs or any(not n.money for n in nums)


_COPULAS = ("is", "are", "was", "were", "be", "been", "as")
_NEAR = 8
"""Words between a figure and the noun that says what is counted; beyond it the two seldom belong together."""


def _nearness(nums: Sequence[Figure], words: Sequence[Token], hit: Hit) -> float:
    """Up to 2 for a figure beside the phrase, less the farther it stands, 0 beyond reach."""
    gap = min((_gap(n, words, hit) for n in nums), default=_NEAR + 1)
    return 2 - gap / _NEAR if gap <= _NEAR else 0.0


def _gap(n: Figure, words: Sequence[Token], hit: Hit) -> int:
    if n.nth:
        return 0
    inside = [i for i, t in enumerate(words) if n.start <= t.start < n.end]
    if not inside:
        return len(words)
    gap = min(abs(inside[0] - hit.end), abs(inside[-1] - hit.start))
    between = words[inside[-1] + 1 : hit.start] if inside[-1] < hit.start else words[hit.end : inside[0]]
    return gap + (_PARTED if any(t.word in (",", "and", ";", "but") for t in between) else 0)


_PARTED = 5
"""Words that a comma or "and" between a figure and a noun counts for: they then belong to two statements."""


def _primary(nums: Sequence[Figure], words: Sequence[Token], hit: Hit | None) -> Figure | None:
    """The figure that the claim is about: the one nearest to the evoking words, else the first."""
    if not nums:
        return None
    return nums[0] if hit is None else min(nums, key=lambda n: (_gap(n, words, hit), n.start))


def _topic(words: Sequence[Token], hits: Sequence[Hit], hit: Hit | None, sense: Sense | None) -> frozenset[str]:
    used = [(h.start, h.skipped[0]) if h.skipped else (h.start, h.end) for h in hits]
    used += [(h.skipped[1], h.end) for h in hits if h.skipped]
    if hit is None or sense is None or sense.side == "all":
        return stems(words, used)
    part = words[: hit.start] if sense.side == "left" else words[hit.end : hit.end + _NEAR]
    if hit.skipped:
        part = words[: hit.start] if sense.side == "left" else part
    return stems(part, used if sense.side == "left" else ()) or (
        stems(words, used) if sense.side == "right" else frozenset()
    )


def _lean(d: Draft, turn: Turns, hit: Hit | None, hits: Sequence[Hit], cue: str, kind: Kind | None) -> None:
    """Stance through negation, verdicts, opposites and the cue; plans and questions are left out."""
    inside = negated(turn, hit, hits) if hit is not None else len(turn.negators) % 2 == 1
    false = refuted(turn, hit)
    denied = cue_denies(cue, d.claim.stance)
    value = d.sense.value if d.sense is not None else 1
    d.plain = inside + (value < 0) != 1
    told = d.claim.stance == "denies" and not (denied or inside or false) and value > 0
    d.against = bool(false or denied or told)
    d.positive = d.plain != d.against
    d.negated = negated_stems(turn) if hit is None else frozenset()
    d.turned = bool(denied or false)
    d.correcting = bool(turn.correcting)
    keys = cue_keys(cue)
    d.conceding = "conceding" in keys
    d.confirming = bool(keys & {"conceding", "confirming"}) or d.claim.retracts
    d.hedged = d.claim.certainty == "hedged"
    d.left_out = _no_stand(d, turn, hit, keys, kind)


def negated_stems(turn: Turns) -> frozenset[str]:
    """Stems that stand in a clause with an odd number of negators."""
    found: set[str] = set()
    for h in turn.negators:
        left, right = clause(turn.words, h.start, h.end)
        if sum(left <= n.start < right for n in turn.negators) % 2:
            found |= stems(turn.words[left:right])
    return frozenset(found)


def _no_stand(d: Draft, turn: Turns, hit: Hit | None, keys: frozenset[str], kind: Kind | None) -> str | None:
    if d.claim.certainty == "conditional":
        return "conditional: it says what would be, not what is"
    if d.text.rstrip("”\"’' ").endswith("?"):
        return "a question asserts nothing"
    if "asking" in keys and not d.turned:
        return "a request or an order asserts nothing about now"
    if kind is not None and not kind.future and hit is not None:
        if ahead(turn, hit):
            return "a plan or forecast, not a statement about now"
        if kind.time == "state" and possible(turn, hit):
            return "a possibility, not a statement about now"
    return None
