"""Rulings: a person's decisions, appended and never overwritten."""

from dataclasses import dataclass

RULING_KINDS = (
    "copies", "no copies", "misread", "no claim", "missed claim", "checked", "same voice", "different voice", "side",
    "same proposition", "different proposition", "withdrawn", "kind", "place", "undo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision: `target` are the ids it is about, `value` what was decided (keys by kind), with who, when, why.

    Rulings on text carry `page` and `spans` so that they can be re-applied after a new reading:
    - "copies"/"no copies": target = two page ids.
    - "misread": page, spans of the claim's content; value may hold voice, content, source, cue, stance, certainty.
    - "no claim", "checked": page, spans of the claim's content.
    - "missed claim": page, spans = content; value: voice, source, cue, stance, certainty.
    - "same voice"/"different voice": target = two voice ids; "side": target = one voice id, value {"side": name}.
    - "same proposition"/"different proposition": target = proposition ids (or claim ids with page and spans).
    - "withdrawn": target = proposition id, voice id; value {"day": ISO}; "kind": target = claim id; value {"kind"}.
    - "place": value {"name", "same_as"}; "undo": target = the id of the ruling that it undoes.
    """

    id: str
    kind: str
    target: tuple[str, ...] = ()
    page: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    value: tuple[tuple[str, str], ...] = ()
    who: str = ""
    when: str = ""
    why: str = ""

    def get(self, key: str) -> str | None:
        """The decided value under a key, or None."""
        return dict(self.value).get(key)


def in_force(rulings: tuple[Ruling, ...]) -> tuple[Ruling, ...]:
    """The rulings that no later one undoes, in order (an undone undo restores)."""
    undone: set[str] = set()
    for ruling in reversed(rulings):
        if ruling.kind == "undo" and ruling.id not in undone:
            undone.update(ruling.target)
    return tuple(r for r in rulings if r.kind != "undo" and r.id not in undone)
