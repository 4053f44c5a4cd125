"""Evoking: which kind a claim's words call up, by which phrase, and which of its figures that one counts."""

from collections.abc import Collection, Sequence

from twosource.voices.phrases import Hit, Token

from .figures import Figure
from .kinds import Kind, Library, Sense
from .polarity import clause


def evoke(
    words: Sequence[Token],
    nums: Sequence[Figure],
    cue: str,
    lib: Library,
    forced: str | None,
    without: Collection[str] = (),
) -> tuple[Hit | None, list[Hit], Sense | None]:
    """The phrase that evokes the claim's kind, all phrases of that kind, and the sense; `forced` is a ruling's kind,
    `without` those that the claim can't be of."""
    hits = lib.book.find(words)
    present = {h.key for h in hits}
    ranked: list[tuple[float, int, str, Hit]] = []
    for h in hits:
        if h.key.endswith("+"):
            continue
        sense = lib.sense(h.key)
        kind = lib.kinds[sense.kind]
        if (
            kind.name in without
            or (sense.companions and h.key + "+" not in present)
            or not _suits(words, h, sense)
            or not _has_need(kind, nums)
            or (kind.needs and _told_aside(words, h, nums))
            or (forced and kind.name != forced)
        ):
            continue
        near = _nearness(nums, words, h) if kind.needs else 0.0
        said = 1 if h.start and words[h.start - 1].word in _COPULAS else 0
        ranked.append((h.end - h.start + kind.weight + near + said - _aside(words, h), -h.start, h.key, h))
    cues = sorted(k for k in lib.cues.keys(cue) if lib.sense(k).kind not in without)
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


def by_place(words: Sequence[Token], named: Collection[int], hit: Hit, hits: Sequence[Hit]) -> Hit:
    """Of the same phrase said twice the one in whose clause a place is named ("they hold the mill, they do not hold
    X"); `named`: where places begin."""

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


def _suits(words: Sequence[Token], hit: Hit, sense: Sense) -> bool:
    """True where what stands before and behind a phrase in its clause is what its sense is about."""
    if sense.objects and not _has_object(words, hit, sense):
        return False
    before = words[clause(words, hit.start, hit.end)[0] : hit.start]
    return not sense.subjects or not {"NAME" if t.cap else t.word for t in before}.isdisjoint(sense.subjects)


def _has_object(words: Sequence[Token], hit: Hit, sense: Sense) -> bool:
    """True where what follows a verb in its clause is no object, or one of those that its sense is about (`NAME`:
    a capital): "had lost", "had lost to her", "had lost the vote", but not "had lost three drones"."""
    end = clause(words, hit.start, hit.end)[1]
    after = words[hit.end : min(end, hit.end + OBJECT_REACH)]
    if not after:
        return end >= len(words) or words[end].word != "that"
    named = "NAME" in sense.objects and any(t.cap for t in after[:2])
    return named or after[0].word in _NO_OBJECT or not {t.word for t in after}.isdisjoint(sense.objects)


OBJECT_REACH = 6
"""Words after a verb in which the noun of its object stands."""
_NO_OBJECT = frozenset("to by in on at with against from for there here again of than as over".split())


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
    if kind.needs == "heads":
        return any(not (n.money or n.measured) for n in nums)
    return not kind.needs or any(not n.money for n in nums)


_COPULAS = ("is", "are", "was", "were", "be", "been", "as")
NEAR = 8
"""Words between a figure and the noun that says what is counted; beyond it the two seldom belong together."""


def _nearness(nums: Sequence[Figure], words: Sequence[Token], hit: Hit) -> float:
    """Up to 2 for a figure beside the phrase, less the farther it stands, 0 beyond reach."""
    gap = min((_gap(n, words, hit) for n in nums), default=NEAR + 1)
    return 2 - gap / NEAR if gap <= NEAR else 0.0


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


def primary(nums: Sequence[Figure], words: Sequence[Token], hit: Hit | None) -> Figure | None:
    """The figure that the claim is about: the one nearest to the evoking words, else the first."""
    if not nums:
        return None
    return nums[0] if hit is None else min(nums, key=lambda n: (_gap(n, words, hit), n.start))
