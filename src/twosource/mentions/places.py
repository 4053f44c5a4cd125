"""Places: names to points, by the reader's own list, the gazetteer, and what the text says of where they lie."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import Mention, Place, StorySettings, digest
from .borders import country_of, dated_name
from .fold import spelling_key
from .gazetteer import CITY, Candidate, gazetteer
from .placebeside import beside
from .placechoice import Area, Group, choose, fits
from .placefacts import Distance, Facts, Site, kilometres, moved, place_words, read_facts
from .placespelling import spelled_right
from .tokens import Tokens
from .world import world

LOOK_BACK = 12
"""Places before "the Russian name for Y" among which the other name is sought: a sentence or two."""
SHORT = 3
"""Capitals up to this long are acronyms, no towns."""
UNLISTED = "in no list at hand"
SOUNDS_LIKE = "in no list at hand by this spelling; it only sounds like {names}, for which nothing here speaks"
ELSEWHERE = "its namesakes in the lists lie in countries of which nothing here speaks"
TOLD_LIKE = 2
"""Places named to the reader of which a name may be a spelling."""


def resolve_places(
    tokens: Tokens,
    mentions: Sequence[Mention],
    settings: StorySettings,
    area: Area | None = None,
    year: int | None = None,
) -> list[Mention]:
    """The mentions, places among them with their point or the reason why there is none; one id a place.

    `area` is what the outlet reports on, `year` that of publication, where they are known.
    """
    facts = read_facts(tokens, mentions)
    same = _spellings(mentions) | _renamings(tokens, mentions)
    groups = _groups(facts, same, _own(settings), year)
    chosen = choose(groups, facts, area)
    out = list(mentions)
    group_of = {s: g for g, group in enumerate(groups) for s in group.sites}
    for s, site in enumerate(facts.sites):
        g = group_of[s]
        out[site.index] = _resolved(out[site.index], groups[g], chosen[g], settings, year)
    settled = _checked(beside(_placed(out, facts), facts), facts)
    return [*settled, *_nameless(settled, facts, tokens)]


def _nameless(mentions: Sequence[Mention], facts: Facts, tokens: Tokens) -> list[Mention]:
    """Settlements without a name ("a village 5 km west of Tarn"), each a mention with the point that is told of it."""
    out = []
    for d in facts.distances:
        base = mentions[facts.sites[d.base].index].place
        if d.noun is None or base is None:
            continue
        span = tokens.starts[d.noun[0]], tokens.ends[d.noun[1] - 1]
        whole = tokens.text[span[0] : tokens.ends[facts.sites[d.base].last - 1]]
        name = " ".join(whole.split())
        entity = digest("place", name)
        out.append(Mention("place", span, entity=entity, name=name, place=_put(entity, name, d, base)))
    return out


def _put(entity: str, name: str, d: Distance, base: Place) -> Place:
    """The point that a distance and a direction give, with the radius that they leave open."""
    lat, lon = (base.lat, base.lon) if d.bearing is None else moved(base.lat, base.lon, d.km, d.bearing)
    radius = d.km + base.radius_km if d.bearing is None else base.radius_km + max(2.0, d.km * 0.4)
    return Place(entity, name, round(lat, 5), round(lon, 5), round(radius, 1))


def _resolved(
    mention: Mention, group: Group, c: Candidate | None, settings: StorySettings, year: int | None
) -> Mention:
    if c is None:
        return replace(mention, entity=digest("place", group.name), name=group.name, unresolved=_why(group))
    entity = digest("place", c.name, round(c.lat, 2), round(c.lon, 2))
    place = Place(str(c.id), c.name, c.lat, c.lon, c.radius_km)
    country = country_of(c, settings) if c.index >= 0 else None
    settled = replace(mention, entity=entity, name=c.name, place=place, belongs=country)
    return replace(settled, flag=dated_name(settled, mention.name or "", year))


def _why(group: Group) -> str:
    """Why a name has no place: no list holds it, or only places whose names sound alike."""
    alike = sorted(group.candidates, key=lambda c: -c.people)[:TOLD_LIKE]
    if any(c.exact for c in alike):
        return ELSEWHERE
    named = (f"{c.name} ({world().codes.get(c.country) or c.country})" for c in alike)
    return SOUNDS_LIKE.format(names=" or ".join(named)) if alike else UNLISTED


def _own(settings: StorySettings) -> Mapping[str, Candidate]:
    """The reader's own places, by the folded form of each name."""
    out: dict[str, Candidate] = {}
    for i, (name, lat, lon, radius, others) in enumerate(settings.places):
        c = Candidate(-1 - i, -1 - i, CITY, name, lat, lon, 0.0, radius, "", -1, True)
        out |= {spelling_key(n): c for n in (name, *others)}
    return out


def _groups(
    facts: Facts, same: Mapping[str, str], own: Mapping[str, Candidate], year: int | None = None
) -> list[Group]:
    by_name: dict[tuple[str, bool], list[int]] = {}
    for s, site in enumerate(facts.sites):
        name = same.get(site.name, site.name)
        by_name.setdefault((name, site.kind in ("region", "district")), []).append(s)
    out = []
    for (name, _), sites in by_name.items():
        kinds = frozenset(facts.sites[s].kind for s in sites) - {""}
        spelled = {name, *(facts.sites[s].name for s in sites)}
        out.append(Group(name, _candidates(spelled, own, year), kinds, frozenset(sites)))
    return out


def _candidates(names: set[str], own: Mapping[str, Candidate], year: int | None) -> tuple[Candidate, ...]:
    """All places that one of the spellings may stand for; the reader's own place wins alone. A place that bore the name
    until a year is spelled right in it; where no list has a spelling, what sounds so by rule."""
    for name in names:
        if spelling_key(name) in own:
            return (own[spelling_key(name)],)
    lands = world()
    names = {lands.adjective(name) or lands.seat(name) or name for name in names}
    for shorten in (_whole, _bare):
        found = {c.index: c for name in sorted(names) for c in _found(shorten(name), year)}
        if found:
            return tuple(found.values())
    return tuple({c.index: c for name in sorted(names) for c in gazetteer().sounding_like(_bare(name))}.values())


def _found(name: str, year: int | None) -> list[Candidate]:
    """What the gazetteer holds; of short capitals (EU, UN, LA) only countries and regions."""
    short = len(name) <= SHORT and name.isupper()
    held = [c for c in gazetteer().find(name) if not short or c.kind != CITY]
    return spelled_right(name, held, year)


def _whole(name: str) -> str:
    return name


def _bare(name: str) -> str:
    """The name without the words that only say what or where it is: northern Tarn, Tarn region."""
    words = place_words()
    parts = name.split()
    while len(parts) > 1 and parts[0].lower() in words.lists["not_names"]:
        parts = parts[1:]
    while len(parts) > 1 and words.kinds.get(parts[-1], "street") != "street":
        parts = parts[:-1]
    return " ".join(parts)


def _spellings(mentions: Sequence[Mention]) -> dict[str, str]:
    """Every spelling in the article to the first one of its key."""
    first: dict[str, str] = {}
    names = [m.name for m in mentions if m.kind == "place" and m.name]
    return {name: first.setdefault(spelling_key(name), name) for name in names}


def _renamings(tokens: Tokens, mentions: Sequence[Mention]) -> dict[str, str]:
    """Names that the text equates: "..., using the Russian name for Y" makes the place before it another name of Y."""
    places = [m for m in mentions if m.kind == "place"]
    starts = {s: i for i, s in enumerate(tokens.starts)}
    out: dict[str, str] = {}
    for k, mention in enumerate(places):
        i = starts.get(mention.span[0], 0)
        before = tokens.lowers[max(0, i - 4) : i]
        if (
            len(before) == 4
            and before[2:] == ["name", "for"]
            and before[0] == "the"
            and before[1] in place_words().lists["tongues"]
        ):
            other = _renamed(places[max(0, k - LOOK_BACK) : k], mention)
            if other:
                out[other] = mention.name or ""
    return out


def _renamed(before: Sequence[Mention], target: Mention) -> str | None:
    """The place of the same sentence that the name for the target was used of: one not named elsewhere before."""
    near = [m for m in before if target.span[0] - m.span[1] < 200 and m.name != target.name]
    seen = [m.name for m in before]
    fresh = [m.name for m in near if seen.count(m.name) == 1]
    return fresh[0] if fresh else None


def _placed(mentions: list[Mention], facts: Facts) -> list[Mention]:
    """Places in no list get a point from "22 km north of Tarn", with the radius that the words leave."""
    points: dict[str, Place] = {}
    for d in facts.distances:
        base = mentions[facts.sites[d.base].index].place
        mention = None if d.of is None else mentions[facts.sites[d.of].index]
        if base is None or mention is None or mention.place is not None or mention.entity is None:
            continue
        points.setdefault(mention.entity, _put(mention.entity, mention.name or "", d, base))
    return [
        replace(m, place=points[m.entity], unresolved=None) if m.place is None and m.entity in points else m
        for m in mentions
    ]


def _checked(mentions: list[Mention], facts: Facts) -> list[Mention]:
    """A stated distance that the map contradicts is flagged on the place it is told of."""
    for d in facts.distances:
        if d.of is None:
            continue
        of, base = mentions[facts.sites[d.of].index], mentions[facts.sites[d.base].index]
        if of.place is None or base.place is None:
            continue
        if not fits(d, _point(of.place), _point(base.place)):
            real = kilometres(base.place.lat, base.place.lon, of.place.lat, of.place.lon)
            flag = f"the text puts it {d.km:.0f} km from {base.place.name}, the map {real:.0f} km"
            mentions[facts.sites[d.of].index] = replace(of, flag=f"{of.flag}; {flag}" if of.flag else flag)
    return mentions


def _point(place: Place) -> Candidate:
    return Candidate(0, 0, CITY, place.name, place.lat, place.lon, 0.0, place.radius_km, "", -1, True)


__all__ = ["Distance", "Site", "resolve_places"]
