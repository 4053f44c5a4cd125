"""Places: names to points, by the story's own list, the gazetteer and what the text says of where they lie."""

from collections.abc import Sequence
from dataclasses import replace

from ..model import Mention, Place, StorySettings, digest
from .fold import spelling_key
from .tokens import Tokens

RENAMES = ("russian", "ukrainian", "soviet", "former", "old", "arabic", "hebrew", "german", "french", "english", "local",
           "kurdish", "turkish", "chinese", "official", "new", "native", "original")  # fmt: skip


def resolve_places(tokens: Tokens, mentions: Sequence[Mention], settings: StorySettings) -> list[Mention]:
    """The mentions, places among them with their point or the reason why there is none; one id a place."""
    own = {alias: row for row in settings.places for alias in (row[0], *row[4])}
    same = _spellings(mentions) | _renamings(tokens, mentions)
    out = []
    for mention in mentions:
        if mention.kind != "place":
            out.append(mention)
            continue
        name = same.get(mention.name or "", mention.name or "")
        row = own.get(name)
        entity = digest("place", row[0] if row else name)
        if row is None:
            out.append(replace(mention, entity=entity, name=name, unresolved="no list at hand holds this place"))
        else:
            place = Place(entity, row[0], row[1], row[2], row[3])
            out.append(replace(mention, entity=entity, name=row[0], place=place))
    return out


def _spellings(mentions: Sequence[Mention]) -> dict[str, str]:
    """Every spelling in the article to the first one of its key."""
    first: dict[str, str] = {}
    names = [m.name for m in mentions if m.kind == "place" and m.name]
    return {name: first.setdefault(spelling_key(name), name) for name in names}


def _renamings(tokens: Tokens, mentions: Sequence[Mention]) -> dict[str, str]:
    """Names that the text itself equates: "..., using the Russian name for Y" makes the place before it another name of Y."""
    places = [m for m in mentions if m.kind == "place"]
    starts = {s: i for i, s in enumerate(tokens.starts)}
    out: dict[str, str] = {}
    for k, mention in enumerate(places):
        i = starts.get(mention.span[0], 0)
        before = tokens.lowers[max(0, i - 4) : i]
        if len(before) == 4 and before[2:] == ["name", "for"] and before[0] == "the" and before[1] in RENAMES:
            other = _renamed(places[:k], mention)
            if other:
                out[other] = mention.name or ""
    return out


def _renamed(before: Sequence[Mention], target: Mention) -> str | None:
    """The place of the same sentence that the name for the target was used of: one not named elsewhere before."""
    near = [m for m in before if target.span[0] - m.span[1] < 200 and m.name != target.name]
    seen = [m.name for m in before]
    fresh = [m.name for m in near if seen.count(m.name) == 1]
    return fresh[0] if fresh else None
