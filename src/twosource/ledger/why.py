"""Why: the proof of a standing as text that anyone can check by hand, and what it would be were a side another."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.model import OBSERVER, ON_SCREEN, UNKNOWN, Entry, Ledger, Proposition, Reading, Stand, Voice, begun, cut

from .counting import Position, count, standing
from .history import Interests
from .saying import is_nobody

QUOTED = 200
"""Characters of a sentence that a proof quotes: enough to check, short of publishing another's text."""
COUNTED = 3
"""Claims quoted for one stand; the others are named by their pages alone."""


def explain(ledger: Ledger, proposition_id: str, day: str, readings: Sequence[Reading] = ()) -> str:
    """The proof of a proposition's standing on a day: its stands, their sentences (from `readings`), roots, what was
    left
    out, and the standing with another side for each voice. KeyError where the ledger has no such proposition."""
    found = {p.id: p for p in ledger.propositions}[proposition_id]
    entries = [e for e in found.history if e.day <= day]
    words = _sentences(readings)
    lines = [found.text, f"kind: {found.kind}; family: {found.family}"]
    if not entries:
        lines.append(f"No stand on these pages counts by {day}.")
    else:
        lines += _entry(entries[-1], found, ledger, words)
    lines += _left_out(found, words)
    lines += _rivals(found, ledger, day)
    return "\n".join(lines) + "\n"


def _sentences(readings: Sequence[Reading]) -> dict[str, str]:
    """The quoted words of every claim, with its page."""
    found = {}
    for reading in readings:
        for claim in reading.claims or ():
            said = " ".join(cut(reading.article.text, (*claim.source, *claim.cue, *claim.content)).split())
            found[claim.id] = f"{reading.article.path}: {said[:QUOTED]}{'…' if len(said) > QUOTED else ''}"
    return found


def _entry(entry: Entry, found: Proposition, ledger: Ledger, words: Mapping[str, str]) -> list[str]:
    voices = {v.id: v for v in ledger.voices}
    names = {e.id: e.name for e in ledger.exhibits} | {v.id: v.name for v in ledger.voices}
    screen = ON_SCREEN[entry.standing].format(n=entry.for_)
    first = begun(found.history, entry)
    since = f"since {first}" + (f", last change {entry.day}" if first != entry.day else "")
    lines = [
        f"{entry.standing} ({screen}) {since}: {entry.for_} for, {entry.against} against",
        f"sides {entry.sides}, voices {entry.voices}, origins {entry.origins}; unnamed or of unknown side: "
        f"{entry.unnamed_for} for, {entry.unnamed_against} against; on {_pages(entry.pages)}",
    ]
    if found.favours or found.hurts:
        lines.append(f"favours: {', '.join(found.favours) or 'nobody'}; hurts: {', '.join(found.hurts) or 'nobody'}")
    lines += _taken_back(entry, found, words)
    for stance, title in (("asserts", "for"), ("denies", "against")):
        mine = [s for s in entry.stands if s.stance == stance]
        if mine:
            lines.append(f"{title}:")
            for stand in mine:
                lines += _stand(stand, voices, names, words)
    lines += _counted(entry, names)
    lines += _what_if(entry, found, voices)
    return lines


def _pages(n: int) -> str:
    return "this 1 page" if n == 1 else f"these {n} pages"


def _taken_back(entry: Entry, found: Proposition, words: Mapping[str, str]) -> list[str]:
    """The claims that took back what nobody asserts any more: no stand carries them."""
    if entry.standing != "withdrawn":
        return []
    took = [f"  - {words[m.claim]}" for m in found.claims if m.retracts and m.claim in words]
    return ["taken back:", *took] if took else ["taken back by a corrected figure or a ruling"]


def _stand(stand: Stand, voices: Mapping[str, Voice], names: Mapping[str, str], words: Mapping[str, str]) -> list[str]:
    voice = voices.get(stand.voice)
    name = voice.name if voice is not None else stand.voice
    told = [f"side {stand.side}", f"interest {stand.interest}", stand.certainty, f"since {stand.since}"]
    told.append(f"{stand.origins} origin{'' if stand.origins == 1 else 's'}")
    if stand.root != stand.voice:
        told.append(f"rests on {names.get(stand.root, stand.root)}")
    if stand.own_side:
        told.append(f"of {stand.own_side}, which nothing said here touches: an observer of this")
    if stand.implied:
        told.append("implied by its word for a rival")
    if voice is not None and not voice.named:
        told.append("unnamed: in no count")
    elif stand.side == UNKNOWN:
        told.append("side unknown: in no count")
    lines = [f"  - {name} ({'; '.join(told)})"]
    if voice is not None and voice.why_side:
        lines.append(f"      side because: {voice.why_side}")
    lines += [f"      {words[c]}" for c in stand.claims[:COUNTED] if c in words]
    more = len(stand.claims) - COUNTED
    return [*lines, f"      and {more} more"] if more > 0 and words else lines


def _counted(entry: Entry, names: Mapping[str, str]) -> list[str]:
    """The pairs of side and root that no two counted stands may share."""
    shared: dict[tuple[str, str], list[str]] = {}
    for s in entry.stands:
        if s.side not in (OBSERVER, UNKNOWN):
            shared.setdefault((s.stance, f"the side {s.side}"), []).append(names.get(s.voice, s.voice))
        if s.root != s.voice:
            root = names.get(s.root, s.root)
            shared.setdefault((s.stance, f"what they rest on, {root}"), []).append(names.get(s.voice, s.voice))
    return [f"counted as one: {', '.join(v)} (they share {k[1]})" for k, v in sorted(shared.items()) if len(v) > 1]


def _what_if(entry: Entry, found: Proposition, voices: Mapping[str, Voice]) -> list[str]:
    """For each voice the standing with every other side of the story, where it would differ, or that none would."""
    interests = Interests(frozenset(found.favours), frozenset(found.hurts))
    positions = [_position(s, voices) for s in entry.stands]
    sides = sorted({v.side for v in voices.values()} | {p.side for p in positions} | {OBSERVER, UNKNOWN})
    lines = ["were a side another, and all else as it is (whom this favours and hurts, too):"]
    for i, p in enumerate(positions):
        name = voices[p.voice].name if p.voice in voices else p.voice
        told: dict[str, list[str]] = {}
        for side in sides:
            moved = replace(p, side=side, own_side="", interest=interests.of(side, p.stance))
            others = [*positions[:i], moved, *positions[i + 1 :]]
            state = standing(others, entry.standing == "withdrawn")
            if side != p.side and state is not None and state != entry.standing:
                for_ = count([o for o in others if o.stance == "asserts"])
                against = count([o for o in others if o.stance == "denies"])
                told.setdefault(f"{state}, {for_} for, {against} against", []).append(side)
        lines += [f"  if {name} were {' or '.join(s)}: {what}" for what, s in told.items()]
        lines += [f"  {name}: no other side would change it"] if not told else []
    return lines if positions else []


def _position(stand: Stand, voices: Mapping[str, Voice]) -> Position:
    named = stand.voice not in voices or voices[stand.voice].named
    nobody = stand.voice in voices and is_nobody(voices[stand.voice])
    return Position(
        stand.voice,
        stand.side,
        stand.stance,
        stand.certainty,
        stand.interest,
        stand.root,
        named,
        stand.implied,
        nobody,
        stand.own_side or "",
    )


def _left_out(found: Proposition, words: Mapping[str, str]) -> list[str]:
    return (
        ["left out:", *(f"  - {words.get(o.claim, o.claim)} ({o.why})" for o in found.left_out)]
        if found.left_out
        else []
    )


def _rivals(found: Proposition, ledger: Ledger, day: str) -> list[str]:
    """The other propositions of the family, with their standing on that day."""
    lines = []
    for p in ledger.propositions:
        if p.family == found.family and p.id != found.id:
            states = [e.standing for e in p.history if e.day <= day]
            lines.append(f"  - {p.text} {states[-1] if states else 'no stand yet'}")
    return ["rivals:", *sorted(lines)] if lines else []
