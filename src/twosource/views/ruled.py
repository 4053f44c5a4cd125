"""Rulings in words: what was decided, about what, and whether it holds."""

from collections.abc import Collection, Sequence

from twosource.model import Ruling, cut, in_force, voice_id

from .index import Index, short
from .safe import plain

PLACED = ("content", "source", "cue")
"""Values that are kept as spans ("12:40,44:60") and shown as the page's words."""
WORDS = 14
"""Words of a claim that a line shows."""
NOBODY = "name not given"
UNDONE = "undone"
LOST = "in force, but finds its claim no more"


def values(held: Index, ruling: Ruling) -> list[tuple[str, str]]:
    """What was decided, a name and its words each."""
    reading = held.readings.get(ruling.page or "")
    text = reading.article.text if reading else None
    return [(k, placed(text, v) if k in PLACED and text is not None else v) for k, v in ruling.value]


def placed(text: str, packed: str) -> str:
    """The words of spans, or the spans where they are none of this text."""
    try:
        spans = [(int(s), int(e)) for s, e in (p.split(":") for p in packed.split(","))]
    except ValueError:
        return packed
    return short(cut(text, spans, " … "), WORDS)


def about(held: Index, ruling: Ruling) -> str:
    """What a ruling is about: the words of a claim with its page, else the names of its targets."""
    if ruling.page is None or ruling.page not in held.readings:
        return " / ".join(named(held, t) for t in ruling.target)
    words = short(cut(held.readings[ruling.page].article.text, ruling.spans, " … "), WORDS)
    return f"“{words}” ({held.outlet(ruling.page)})"


def named(held: Index, target: str) -> str:
    """What an id of the story names, else the id; a voice that was joined to another by the name it had."""
    if target in held.propositions:
        return held.propositions[target].text
    if target in held.readings:
        return held.page_name(target)
    if target in held.claims:
        return f"“{short(held.claims[target].words, WORDS)}”"
    voice = held.refs.get(target) or held.voices.get(target)
    own = [n for n in (voice.name, *voice.aliases) if voice_id(n) == target] if voice is not None else []
    return own[0] if voice is not None and own and not voice.private else held.called(target)


def rulings_text(rulings: Sequence[Ruling], held: Index, lost: Collection[str]) -> str:
    """Rulings in the order they were made, a line each: id, minute (UTC), who, what, about what, why, if it holds."""
    live = {r.id for r in in_force(tuple(rulings))}
    return "".join(line(r, held, r.id in live, r.id in lost) + "\n" for r in rulings) or "no rulings\n"


def line(ruling: Ruling, held: Index, live: bool, lost: bool) -> str:
    """One ruling as a line."""
    told = "".join(f", {k} {v}" for k, v in values(held, ruling))
    why = f" (why: {ruling.why})" if ruling.why else ""
    state = "" if ruling.kind == "undo" else f"  [{LOST}]" if live and lost else "" if live else f"  [{UNDONE}]"
    minute = ruling.when[:16].replace("T", " ")
    said = f"{ruling.id}  {minute}  {ruling.who or NOBODY}  {ruling.kind}: {about(held, ruling)}{told}{why}{state}"
    return " ".join(plain(said).splitlines())
