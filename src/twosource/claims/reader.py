"""From attributions to claims: nesting, voices, stance, certainty, channel, times, one article at a time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.claims import certainty as sure
from twosource.claims import stance as side
from twosource.claims.chain import Nest, bases, nest
from twosource.claims.channel import BENCH, beside, channel, goes_on
from twosource.claims.doubts import doubted_elsewhere
from twosource.claims.edges import carry_on, in_its_sentence, quote_kind, snapped
from twosource.claims.inner import RULE_SCORE
from twosource.claims.links import HEARERS, Asides, asides
from twosource.claims.near import by_sentence, close_to
from twosource.claims.negation import says_no
from twosource.claims.outlets import is_own_outlet
from twosource.claims.retracting import retracts as takes_back
from twosource.claims.said import about, said
from twosource.claims.scenes import Days, Occasions, between, days_of
from twosource.claims.segment import Layout
from twosource.claims.session import Sitting, sat
from twosource.claims.speaking import is_pronoun, voices_of
from twosource.claims.stage import Stage, Voice, set_stage
from twosource.claims.together import each, of_nobody
from twosource.claims.words import lexicon
from twosource.model import Article, Attribution, Claim, Interval, Link, Mention, Name, Span, claim_id, cut

LETTERS = frozenset("letter letters email emails e-mail e-mails message messages diary note notes post memo".split())
WROTE = re.compile(r"\b(?:wr[io]t\w+|warn\w*|complain\w*|post\w*|note[sd]?)\b", re.I)
"""Cues of who writes: "she wrote, according to letters seen by the paper" names one speaker."""
CHAMBERS = frozenset({"committee", "mps", "deputies"})
"""Hearers in a parliament; the others sit in a court."""
RELATIVE = re.compile(r"\b(?:which|whom)\s*$")
HEARD = re.compile(r"^(?:\w+ )*(?:heard|hears|hear|(?:was|were|been|is|are) told)$", re.I)
ELSEWHERE = re.compile(
    r" (?:on|in|at|to|from) (?!\w+day\b|the (?:same|phone|telephone)\b)(?:the |an? |his |her |our )?\w"
)
"""After a cue: another occasion than the sentence before ("she said on the evening bulletin")."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim with what later claims may take over or lean on: its place, whether its source is a pronoun, the words
    beside its cue, and whether its speaker holds an office of a court."""

    claim: Claim
    sentence: int
    paragraph: int
    pronoun: bool
    beside: str = ""
    officer: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """All that drawing one claim looks at: the page's attributions with their voices and nesting, and its times."""

    stage: Stage
    found: tuple[Attribution, ...]
    voices: tuple[Voice | None, ...]
    nesting: Nest
    asides: Asides
    table: dict[int, list[int]]
    times: tuple[Mention, ...]
    days: Days
    maker: str
    ways: Mapping[int, str] = field(default_factory=dict)

    def times_in(self, spans: Sequence[Span]) -> list[Mention]:
        """The time mentions that begin inside these spans."""
        return [m for start, end in spans for m in between(self.times, start, end)]


def to_claims(
    article: Article,
    layout: Layout,
    found: Sequence[Attribution],
    mentions: tuple[Mention, ...],
    maker: str,
    names: tuple[Name, ...] = (),
    ways: Mapping[int, str] | None = None,
) -> tuple[Claim, ...]:
    """Claims of one article in the order of the text; every attribution that only carries another becomes a link.

    `ways` gives, by the offset of a cue, the channel that the trained reader is sure of; rules decide first.
    """
    tidy = (snapped(layout, in_its_sentence(layout, b)) for b in found)
    clean = [a for a in tidy if a.content and not of_nobody(layout.text, a.source) and not _is_relative(layout.text, a)]
    whole = tuple(sorted(carry_on(layout, clean), key=_place))
    stage = set_stage(article, layout, mentions, names)
    first = nest(layout, whole, denied=True)
    told = voices_of(stage, whole, first.outer)
    voices = [None if _hears(layout, a) else v for a, v in zip(whole, told, strict=True)]
    alone = _self_held(layout, whole, first, voices)
    kept = tuple(a for i, a in enumerate(whole) if i not in alone)
    nesting = nest(layout, kept)
    times = tuple(sorted((m for m in mentions if m.kind == "time"), key=lambda m: m.span))
    scene = Scene(
        stage,
        kept,
        tuple(v for i, v in enumerate(voices) if i not in alone),
        nesting,
        asides(stage, kept, nesting.outer),
        by_sentence(layout, kept),
        times,
        days_of(stage, times, kept),
        maker,
        ways or {},
    )
    every = [_draw(scene, i) for i in range(len(kept))]
    drawn = _as_carried(layout, nesting, every)
    single = (claim for d in _inherit(layout, drawn) for claim in each(stage, d.claim))
    return doubted_elsewhere(layout, tuple(single))


def _is_relative(text: str, a: Attribution) -> bool:
    """Whether what was taken for an attribution is a relative clause: "the heights, which Velland holds", where
    the content ends with its pronoun."""
    (start, end), at = a.content[-1], min((s for s, _ in (*a.source, *a.cue)), default=0)
    return bool(a.source) and end <= at and RELATIVE.search(text, start, end) is not None


def _as_carried(layout: Layout, nesting: Nest, every: list[Drawn]) -> list[Drawn]:
    """Those that are no mere carriers; one that names no way took that of the outermost statement that carries it, as
    far as that one goes on from the sentence before it."""
    ways = [d.claim.channel for d in _inherit(layout, every)] if any(nesting.outer) else []
    kept = []
    for i, d in enumerate(every):
        if i not in nesting.carriers:
            way = ways[nesting.outer[i][0]] if d.claim.channel is None and nesting.outer[i] else d.claim.channel
            kept.append(replace(d, claim=replace(d.claim, channel=way)))
    return kept


def _self_held(layout: Layout, found: Sequence[Attribution], nesting: Nest, voices: list[Voice | None]) -> set[int]:
    """Attributions inside one of the same voice: "he said he had told them that ..." is one statement."""
    ids = [None if v is None else v.ref.id for v in voices]
    return {
        i
        for i, outer in enumerate(nesting.outer)
        if ids[i] is not None
        and (
            any(ids[j] == ids[i] and _short(layout, found[i], found[j]) for j in outer)
            or (outer and _only_guessed(layout, found[i], voices[i]))
        )
    }


def _only_guessed(layout: Layout, a: Attribution, voice: Voice | None) -> bool:
    """Whether rules alone saw an inner speaker in a pronoun that stands for nobody known: it may be the outer one."""
    return a.score == RULE_SCORE and is_pronoun(layout, a) and (voice is None or voice.ref.unresolved is not None)


def _short(layout: Layout, inner: Attribution, outer: Attribution) -> bool:
    """Whether an inner source says again who the outer one is: a pronoun, or a name of his."""
    words = layout.words_in(inner.source[0])
    return is_pronoun(layout, inner) or any(w.capital for w in words) or is_pronoun(layout, outer)


def _place(a: Attribution) -> tuple[Span, ...]:
    return (*(a.source or a.cue or a.content), *a.content)


def frame_of(layout: Layout, a: Attribution) -> Span:
    """The sentence that holds the cue (or source), where channel, time and doubt are looked for."""
    anchor = (a.cue or a.source or a.content)[0][0]
    if not layout.sentences:
        return (0, len(layout.text))
    sentence = layout.sentences[layout.sentence_at(anchor)]
    return (sentence.start, sentence.end)


def _draw(scene: Scene, i: int) -> Drawn:
    a, voice, stage = scene.found[i], scene.voices[i], scene.stage
    layout = stage.layout
    frame = frame_of(layout, a)
    close = [scene.found[k] for k in close_to(layout, scene.table, (frame,))]
    words = cut(layout.text, a.content)
    retracts = takes_back(layout, a)
    level = sure.certainty(layout, a)
    roles = stage.actor(voice.actor).roles if voice is not None and voice.actor is not None else frozenset()
    near = beside(layout, frame, a, close)
    anchor = (a.cue or a.content)[0][0]
    place = layout.sentence_at(anchor), layout.paragraph_at(anchor)
    based = bases(stage, a, frame)
    led = {b.id for b in based if a.source and b.source[0][0] < a.source[0][0]}
    claim = Claim(
        id=claim_id(stage.article.page, a.content, a.cue, a.source),
        page=stage.article.page,
        content=a.content,
        cue=a.cue,
        source=a.source,
        voice=None if voice is None else voice.ref,
        through=tuple(link for link in _unlike(_links(scene, i), voice) if link.id not in led),
        rests_on=tuple(b for b in based if voice is None or b.id != voice.ref.id),
        retracts=retracts,
        doubt=sure.doubt(layout, a, frame),
        quote=quote_kind(layout, a.content),
        stance="denies" if retracts or side.denies(layout, a) or says_no(words) else "asserts",
        certainty=level,
        likelihood=sure.likelihood(words) if level == "hedged" else None,
        said=said(layout, a, frame, _free(scene, a, frame, close))
        or _statement_day(stage, voice)
        or scene.days.before(None if voice is None else voice.actor, place[0]),
        about=about(scene.times_in(a.content)),
        channel=_carried_by(scene, i)
        or channel(layout, a, near, i in scene.asides.told, roles)
        or scene.ways.get(anchor),
        maker=scene.maker,
    )
    return Drawn(claim, *place, is_pronoun(layout, a), " ".join(near), bool(BENCH & set(roles)))


def _carried_by(scene: Scene, i: int) -> str | None:
    """The way that the outermost carrier's statement took, where one is named: what A told B came to the public in C's
    statement."""
    if not scene.nesting.outer[i]:
        return None
    a, layout = scene.found[scene.nesting.outer[i][0]], scene.stage.layout
    frame = frame_of(layout, a)
    close = [scene.found[k] for k in close_to(layout, scene.table, (frame,))]
    if _hears(layout, a):
        return "parliament" if _head(layout, a) & HEARERS <= CHAMBERS else "court"
    told = scene.nesting.outer[i][0] in scene.asides.told
    return channel(layout, a, beside(layout, frame, a, close), told, ())


def _free(scene: Scene, a: Attribution, frame: Span, close: Sequence[Attribution]) -> list[Mention]:
    """The frame's times that lie in no other attribution's content (save one that holds this attribution)."""
    anchor = (a.cue or a.content)[0]
    others = [p for b in close if b is not a for p in b.content if not (p[0] <= anchor[0] < p[1])]
    return [m for m in scene.times_in((frame,)) if not any(s <= m.span[0] < e for s, e in others)]


def _statement_day(stage: Stage, voice: Voice | None) -> Interval | None:
    """A body's own statement is said on the day it bears; any other page's date is never a day of saying."""
    article = stage.article
    if voice is None or article.published is None or not article.publisher:
        return None
    own = is_own_outlet(stage, voice.ref.name) or (voice.ref.speaks_for and is_own_outlet(stage, voice.ref.speaks_for))
    return article.published.interval if own else None


def _links(scene: Scene, i: int) -> list[Link]:
    """Everyone between the page and the voice: of each level, from the outermost on, its carriers and then itself."""
    links: list[Link] = []
    for j in (*scene.nesting.outer[i], i):
        links += scene.asides.links.get(j, ())
        voice = scene.voices[j]
        if j != i and voice is not None and not _own_word(scene, j, i, voice):
            links.append(Link(voice.ref.id, voice.ref.name, scene.found[j].source, scene.found[j].cue))
    return links


def _own_word(scene: Scene, j: int, i: int, voice: Voice) -> bool:
    """Whether an outer level adds nobody: the page's own outlet, a court that heard it, or the letter in which the
    speaker wrote it."""
    if is_own_outlet(scene.stage, voice.ref.name):
        return True
    words = _head(scene.stage.layout, scene.found[j])
    if _hears(scene.stage.layout, scene.found[j]):
        return True
    if words & LETTERS and WROTE.search(cut(scene.stage.layout.text, scene.found[i].cue)):
        return True
    return bool(words & {"they", "he", "she"} and words & lexicon("cues")["documents"])


def _hears(layout: Layout, a: Attribution) -> bool:
    """Whether a source only hears what somebody else says: "the court heard that ..." is no word of the court's."""
    return bool(a.source and a.cue) and bool(_head(layout, a) & HEARERS and HEARD.search(cut(layout.text, a.cue)))


def _head(layout: Layout, a: Attribution) -> set[str]:
    """The words of a source up to its apposition: in "an officer, who led the inquiry" no inquiry speaks."""
    words = [w.low for w in layout.words_in(a.source[0])] if a.source else []
    return set(words[: next((i for i, w in enumerate(words) if i and w in {",", "who", "which"}), len(words))])


def _unlike(through: Sequence[Link], voice: Voice | None) -> tuple[Link, ...]:
    """The links without the voice itself and without repetitions."""
    seen = {voice.ref.id} if voice is not None else set()
    kept: list[Link] = []
    for link in through:
        twice = bool(link.source) and any(
            other.source[:1] and other.source[0][0] == link.source[0][0] for other in kept
        )
        if link.id not in seen and not twice:
            seen.add(link.id)
            kept.append(link)
    return tuple(kept)


def _inherit(layout: Layout, drawn: list[Drawn]) -> list[Drawn]:
    """ "She added": day, channel and chain of the claim just before, where it is the same voice going on."""
    kept: list[Drawn] = []
    sitting: Sitting | None = None
    occasions = Occasions()
    for d in drawn:
        before = kept[-1] if kept else None
        words = cut(layout.text, d.claim.cue)
        way, sitting = sat(sitting, d.claim, d.paragraph, d.beside, words, d.officer)
        day = occasions.day(layout, d.claim, d.paragraph, d.pronoun)
        d = replace(d, claim=replace(d.claim, channel=way, said=day))
        if before is not None and _goes_on(layout, before, d):
            old = before.claim
            way = way or goes_on(old.channel, words)
            links = d.claim.through or (old.through if _same_occasion(layout, old, d.claim) else ())
            claim = replace(d.claim, channel=way, through=links)
            kept.append(replace(d, claim=claim))
        elif before is not None and (carriers := _carriers_of(layout, before, d)):
            kept.append(replace(d, claim=replace(d.claim, through=(*carriers, *d.claim.through))))
        else:
            kept.append(d)
    return kept


def _carriers_of(layout: Layout, before: Drawn, d: Drawn) -> tuple[Link, ...]:
    """Who carried the one that goes on ("the widow added"), where the claim just before was another's through it."""
    speaker = d.claim.through[0].id if d.claim.through else None if d.claim.voice is None else d.claim.voice.id
    near = before.paragraph == d.paragraph and d.sentence - before.sentence <= 1
    if not near or goes_on("told", cut(layout.text, d.claim.cue)) is None:
        return ()
    chain = before.claim.through
    at = next((k for k, link in enumerate(chain) if link.id == speaker), None)
    if at is None and d.claim.through and before.claim.voice is not None and before.claim.voice.id == speaker:
        at = len(chain)
    return chain[:at] if at else ()


def _same_occasion(layout: Layout, old: Claim, new: Claim) -> bool:
    """Whether a claim came the same way as the one before: "she added", or an interview that goes on."""
    end = new.cue[-1][1] if new.cue else 0
    if ELSEWHERE.match(layout.text, end):
        return False
    return old.channel == "interview" or goes_on("told", cut(layout.text, new.cue)) is not None


def _goes_on(layout: Layout, before: Drawn, d: Drawn) -> bool:
    a, b = before.claim.voice, d.claim.voice
    same = a is not None and b is not None and a.id == b.id
    near = before.paragraph == d.paragraph and d.sentence - before.sentence <= 1
    adds = goes_on("told", cut(layout.text, d.claim.cue)) is not None
    return same and near and (d.pronoun or adds or before.sentence == d.sentence)
