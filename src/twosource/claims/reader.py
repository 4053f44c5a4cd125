"""From attributions to claims: nesting, voices, stance, certainty, channel, times, one article at a time."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.claims import certainty as sure
from twosource.claims import stance as side
from twosource.claims.chain import Nest, bases, carrying_outlets, is_own_outlet, nest, told_outlet
from twosource.claims.channel import beside, channel, goes_on
from twosource.claims.coref import resolve
from twosource.claims.doubts import doubted_elsewhere
from twosource.claims.edges import carry_on, quote_kind, snapped
from twosource.claims.near import by_sentence, close_to
from twosource.claims.said import about, said
from twosource.claims.segment import Layout
from twosource.claims.stage import Stage, Voice, set_stage
from twosource.model import Article, Attribution, Claim, Interval, Link, Mention, Name, Span, claim_id, cut


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim with what later claims of its paragraph may take over: its sentence, voice and whether it is carried."""

    claim: Claim
    sentence: int
    paragraph: int
    pronoun: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """All that drawing one claim looks at: the page's attributions with their voices and nesting, and its times."""

    stage: Stage
    found: tuple[Attribution, ...]
    voices: tuple[Voice | None, ...]
    nesting: Nest
    table: dict[int, list[int]]
    times: tuple[Mention, ...]
    maker: str

    def times_in(self, spans: Sequence[Span]) -> list[Mention]:
        """The time mentions that begin inside these spans."""
        inside = []
        for start, end in spans:
            at = bisect_left(self.times, start, key=lambda m: m.span[0])
            while at < len(self.times) and self.times[at].span[0] < end:
                inside.append(self.times[at])
                at += 1
        return inside


def to_claims(
    article: Article,
    layout: Layout,
    found: Sequence[Attribution],
    mentions: tuple[Mention, ...],
    maker: str,
    names: tuple[Name, ...] = (),
) -> tuple[Claim, ...]:
    """Claims of one article in the order of the text; every attribution that only carries another becomes a link."""
    clean = [a for a in (snapped(layout, b) for b in found) if a.content]
    whole = tuple(sorted(carry_on(layout, clean), key=_place))
    stage = set_stage(article, layout, mentions, names)
    voices = _voices(stage, whole)
    alone = _self_held(nest(layout, whole), voices)
    kept = tuple(a for i, a in enumerate(whole) if i not in alone)
    scene = Scene(
        stage,
        kept,
        tuple(v for i, v in enumerate(voices) if i not in alone),
        nest(layout, kept),
        by_sentence(layout, kept),
        tuple(sorted((m for m in mentions if m.kind == "time"), key=lambda m: m.span)),
        maker,
    )
    drawn = [_draw(scene, i) for i in range(len(kept)) if i not in scene.nesting.carriers]
    return doubted_elsewhere(layout, tuple(d.claim for d in _inherit(layout, drawn)))


def _self_held(nesting: Nest, voices: list[Voice | None]) -> set[int]:
    """Attributions inside one of the same voice: "he said he had told them that ..." is one statement."""
    ids = [None if v is None else v.ref.id for v in voices]
    return {i for i, outer in enumerate(nesting.outer) if ids[i] is not None and any(ids[j] == ids[i] for j in outer)}


def _place(a: Attribution) -> tuple[Span, ...]:
    return (*(a.source or a.cue or a.content), *a.content)


def _voices(stage: Stage, found: Sequence[Attribution]) -> list[Voice | None]:
    """Every attribution's speaker, resolved in the order in which the sources stand in the text."""
    voices: list[Voice | None] = [None] * len(found)
    for i in sorted(range(len(found)), key=lambda k: found[k].source[:1] or found[k].cue[:1]):
        voices[i] = resolve(stage, (found[i].source[0][0], found[i].source[-1][1])) if found[i].source else None
    return voices


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
    link, told = told_outlet(stage, a, frame)
    outer = (*_outer_links(scene, i), *carrying_outlets(stage, a, frame), *((link,) if link else ()))
    words = cut(layout.text, a.content)
    retracts = side.retracts(layout, a)
    level = sure.certainty(layout, a)
    roles = stage.actor(voice.actor).roles if voice is not None and voice.actor is not None else frozenset()
    claim = Claim(
        id=claim_id(stage.article.page, a.content, a.cue, a.source),
        page=stage.article.page,
        content=a.content,
        cue=a.cue,
        source=a.source,
        voice=None if voice is None else voice.ref,
        through=_unlike(outer, voice),
        rests_on=tuple(b for b in bases(stage, a, frame) if voice is None or b.id != voice.ref.id),
        retracts=retracts,
        doubt=sure.doubt(layout, a, frame),
        quote=quote_kind(layout, a.content),
        stance="denies" if retracts or side.denies(layout, a) else "asserts",
        certainty=level,
        likelihood=sure.likelihood(words) if level == "hedged" else None,
        said=said(layout, a, frame, _free(scene, a, frame, close)) or _statement_day(stage, voice),
        about=about(scene.times_in(a.content)),
        channel=_carried_by(scene, i) or channel(layout, a, beside(layout, frame, a, close), told, roles),
        maker=scene.maker,
    )
    anchor = (a.cue or a.content)[0][0]
    pronoun = bool(a.source) and cut(layout.text, a.source).lower() in {"he", "she", "it", "they", "we"}
    return Drawn(claim, layout.sentence_at(anchor), layout.paragraph_at(anchor), pronoun)


def _carried_by(scene: Scene, i: int) -> str | None:
    """The way that the outermost carrier's statement took, where one is named: what A told B came to the public in C's
    statement."""
    if not scene.nesting.outer[i]:
        return None
    a, layout = scene.found[scene.nesting.outer[i][0]], scene.stage.layout
    frame = frame_of(layout, a)
    close = [scene.found[k] for k in close_to(layout, scene.table, (frame,))]
    return channel(layout, a, beside(layout, frame, a, close), False, ())


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


def _outer_links(scene: Scene, i: int) -> list[Link]:
    links = []
    for j in scene.nesting.outer[i]:
        voice = scene.voices[j]
        if voice is not None and not is_own_outlet(scene.stage, voice.ref.name):
            links.append(Link(voice.ref.id, voice.ref.name, scene.found[j].source, scene.found[j].cue))
    return links


def _unlike(through: Sequence[Link], voice: Voice | None) -> tuple[Link, ...]:
    """The links without the voice itself and without repetitions."""
    seen = {voice.ref.id} if voice is not None else set()
    kept = []
    for link in through:
        if link.id not in seen:
            seen.add(link.id)
            kept.append(link)
    return tuple(kept)


def _inherit(layout: Layout, drawn: list[Drawn]) -> list[Drawn]:
    """ "She added": day, channel and chain of the claim just before, where it is the same voice going on."""
    kept: list[Drawn] = []
    for d in drawn:
        before = kept[-1] if kept else None
        if _in_session(before, d):
            d = replace(d, claim=replace(d.claim, channel="court"))
        if before is not None and _goes_on(before, d):
            old = before.claim
            cue = cut(layout.text, d.claim.cue)
            way = d.claim.channel or goes_on(old.channel, cue)
            links = d.claim.through or (old.through if _same_occasion(layout, old, d.claim) else ())
            claim = replace(d.claim, said=d.claim.said or old.said, channel=way, through=links)
            kept.append(replace(d, claim=claim))
        else:
            kept.append(d)
    return kept


def _in_session(before: Drawn | None, d: Drawn) -> bool:
    """Whether a person speaks in a paragraph where the one before spoke in court."""
    if (
        before is None
        or before.claim.channel != "court"
        or before.paragraph != d.paragraph
        or d.claim.channel is not None
    ):
        return False
    return d.claim.voice is not None and d.claim.voice.kind != "organisation" and not d.claim.through


def _same_occasion(layout: Layout, old: Claim, new: Claim) -> bool:
    """Whether a claim came the same way as the one before: "she added", or an interview that goes on."""
    return old.channel == "interview" or goes_on("told", cut(layout.text, new.cue)) is not None


def _goes_on(before: Drawn, d: Drawn) -> bool:
    a, b = before.claim.voice, d.claim.voice
    same = a is not None and b is not None and a.id == b.id
    near = before.paragraph == d.paragraph and d.sentence - before.sentence <= 1
    return same and near and (d.pronoun or before.sentence == d.sentence)
