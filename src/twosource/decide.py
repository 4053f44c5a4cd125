"""Rulings from words: what a person decided at the command line or in the desk, checked and made ready to append."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from twosource.errors import BadRuling, NotFound
from twosource.ledger import library
from twosource.model import RULING_KINDS, Article, Ledger, Reading, Ruling, Span, digest, in_force, voice_id
from twosource.story import Story

STANCES = ("asserts", "denies")
CERTAINTIES = ("flat", "hedged", "conditional")
ANSWERS = ("yes", "no")
WORDS = {"stance": STANCES, "certainty": CERTAINTIES, "retracts": ANSWERS, "named": ANSWERS}
"""Values that are one of a few words."""
TEXT_ROLES = ("content", "cue", "source")
LEAST_OF_AN_ID = 4
"""Characters of an id that may stand for it: fewer would often name several."""
PIECE = " ... "
"""Between two pieces of a split content, as a person types it."""


def decide(
    story: Story,
    kind: str,
    targets: Sequence[str],
    value: Mapping[str, str] | None = None,
    who: str = "",
    why: str = "",
    when: str | None = None,
) -> Ruling:
    """The ruling that these words make. Raises `BadRuling` or `NotFound` where they decide nothing or name nothing."""
    value = {k: v for k, v in (value or {}).items() if v}
    if kind not in MAKERS:
        raise BadRuling(f"{kind}: is no kind of ruling", "use one of: " + ", ".join(RULING_KINDS))
    check_words(value)
    target, page, spans, value = MAKERS[kind](story, list(targets), value)
    when = when or datetime.now(UTC).isoformat(timespec="microseconds")
    pairs = tuple(sorted(value.items()))
    made = digest("ruling", kind, target, page, spans, pairs, who, when, why)
    return Ruling(made, kind, target, page, spans, pairs, who, when, why)


def check_words(value: Mapping[str, str]) -> None:
    """Raise `BadRuling` where a stance, certainty, answer or day is none."""
    for key, allowed in WORDS.items():
        if key in value and value[key] not in allowed:
            raise BadRuling(
                f"{value[key]}: is no answer to {key}" if allowed is ANSWERS else f"{value[key]}: is no {key}",
                "use one of: " + ", ".join(allowed),
            )
    if "day" in value and not is_day(value["day"]):
        raise BadRuling(f"{value['day']}: is no day", "write it as 2031-05-09")


def is_day(words: str) -> bool:
    """True for a day written as 2031-05-09: days are compared as words, so that no other form will do."""
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def check_taken(ruling: Ruling, length: int | None = None) -> None:
    """Raise `BadRuling` where a ruling that someone else hands over can't be applied; `length`: characters of its page,
    where that is held."""
    if ruling.kind not in RULING_KINDS:
        raise BadRuling(f"{ruling.kind}: is no kind of ruling", "use one of: " + ", ".join(RULING_KINDS))
    told = dict(ruling.value)
    check_words(told)
    for role in TEXT_ROLES:
        try:
            spans = spans_from(told.get(role, "0:1"))
        except ValueError:
            raise BadRuling(f"{role} {told[role]}: are no spans", "write them as 12:40,44:60") from None
        if any(not 0 <= s < e <= (e if length is None else length) for s, e in (*spans, *ruling.spans) if role in told):
            raise BadRuling(f"{role} {told[role]}: lies outside the page's text", "mark the words on the page again")


Made = tuple[tuple[str, ...], str | None, tuple[Span, ...], dict[str, str]]


def on_claim(needed: Sequence[str] = ()) -> Callable[[Story, list[str], dict[str, str]], Made]:
    """A maker of rulings on one claim; `needed` are the keys of which one must be given."""

    def make(story: Story, targets: list[str], value: dict[str, str]) -> Made:
        if len(targets) != 1:
            raise BadRuling("this ruling is on one claim", "give its id")
        if needed and not set(needed) & set(value):
            raise BadRuling("the ruling decides nothing", "give one of: " + ", ".join(needed))
        reading, claim = story.find_claim(targets[0])
        placed = place_words(reading.article, value, claim.content[0][0])
        return (claim.id,), claim.page, claim.content, placed

    return make


def kind_of_claim(story: Story, targets: list[str], value: dict[str, str]) -> Made:
    """The kind of proposition that a claim makes: a shipped one or one of the story's own."""
    known = library(story.settings().kinds).kinds
    if value.get("kind", "") not in {"", *known}:
        raise BadRuling(f"there is no kind “{value['kind']}”", "give one of: " + ", ".join(sorted(known)))
    return on_claim(("kind",))(story, targets, value)


def missed(story: Story, targets: list[str], value: dict[str, str]) -> Made:
    """A claim that the reader missed: a page and the words of its content, source and cue."""
    if len(targets) != 1 or "content" not in value:
        raise BadRuling("a missed claim needs a page and its content", "give PAGE and --content WORDS")
    article = the_page(story.read().readings, targets[0]).article
    placed = place_words(article, value, 0)
    content = tuple(spans_from(placed.pop("content")))
    return (article.page,), article.page, content, placed


def two(find: Callable[[Story, str], str], what: str) -> Callable[[Story, list[str], dict[str, str]], Made]:
    """A maker of rulings on a pair."""

    def make(story: Story, targets: list[str], value: dict[str, str]) -> Made:
        found = tuple(find(story, t) for t in targets)
        if len(set(found)) != 2:
            raise BadRuling(f"this ruling is on two {what}", f"give two different {what}")
        return found, None, (), value

    return make


def side(story: Story, targets: list[str], value: dict[str, str]) -> Made:
    """A voice's side."""
    if len(targets) != 1 or "side" not in value:
        raise BadRuling("a side needs a voice and its side", "give VOICE and --side NAME, observer or unknown")
    return (voice(story, targets[0]),), None, (), value


def withdrawn(story: Story, targets: list[str], value: dict[str, str]) -> Made:
    """A voice took a proposition back on a day."""
    if len(targets) != 2 or "day" not in value:
        raise BadRuling("a withdrawal needs a proposition, a voice and a day", "give PROPOSITION VOICE --day DAY")
    return (proposition(story, targets[0]), voice(story, targets[1])), None, (), value


def same_place(story: Story, targets: list[str], value: dict[str, str]) -> Made:
    """Two names of one place."""
    if len(targets) != 2:
        raise BadRuling("this ruling is on two names of a place", "give both names")
    return (), None, (), {"name": targets[0], "same_as": targets[1]}


def undo(story: Story, targets: list[str], value: dict[str, str]) -> Made:
    """Take back a ruling: the one named, else the last one in force."""
    held = story.store.rulings()
    live = [r.id for r in in_force(held)]
    if len(targets) > 1:
        raise BadRuling("one ruling is undone at a time", "give one id")
    if not targets and not live:
        raise NotFound("no ruling is in force", "there is nothing to undo")
    found = only(targets[0], [(r.id, ()) for r in held], "ruling", "rulings") if targets else live[-1]
    if found not in live and any(r.id == found and r.kind != "undo" for r in held):
        raise BadRuling(f"{found}: is undone already", "`twosource rulings` lists what is in force")
    return (found,), None, (), {}


def voice(story: Story, name: str) -> str:
    """Id of the voice with this id, name or alias. Raises `NotFound`."""
    held = story.ledger().voices
    return only(name, [(v.id, (v.name, *v.aliases)) for v in held], "voice")


def different_voice(story: Story, targets: list[str], value: dict[str, str]) -> Made:
    """Two voices that are none, or a voice and one of the names that it goes by here."""
    if len(targets) != 2:
        raise BadRuling("this ruling is on two voices", "give a voice and the name that is another's")
    first = voice(story, targets[0])
    held = next(v for v in story.ledger().voices if v.id == first)
    names = {voice_id(n): n for n in held.aliases}
    fold = targets[1].casefold()
    alias = next((i for i, n in sorted(names.items()) if targets[1] == i or fold == n.casefold()), None)
    other = alias or voice(story, targets[1])
    if other == first:
        raise BadRuling("this ruling is on two voices", "give a voice and the name that is another's")
    return (first, other), None, (), value


def proposition(story: Story, name: str) -> str:
    """Id of the proposition or claim with this id. Raises `NotFound`."""
    ledger: Ledger = story.ledger()
    held = [(p.id, (p.text,)) for p in ledger.propositions]
    claims: list[tuple[str, tuple[str, ...]]] = [(c.claim, ()) for p in ledger.propositions for c in p.claims]
    return only(name, held + claims, "proposition")


def page(story: Story, name: str) -> str:
    """Id of the page with this id, path or file name. Raises `NotFound`."""
    rows = [(p.id, (*p.paths, *(q.rsplit("/", 1)[-1] for q in p.paths))) for p in story.store.pages()]
    return only(name, rows, "page", "copies")


def the_page(readings: Iterable[Reading], name: str) -> Reading:
    """The reading of the page with this id, path or file name. Raises `NotFound`."""
    held = list(readings)
    rows = [(r.article.page, (r.article.path, r.article.path.rsplit("/", 1)[-1])) for r in held]
    wanted = only(name, rows, "page", "copies")
    return next(r for r in held if r.article.page == wanted)


def only(name: str, rows: Iterable[tuple[str, tuple[str, ...]]], what: str, listed: str = "ledger") -> str:
    """The one id that is `name`, is called so, or starts so; `listed` is the command that lists them.

    Raises `NotFound` where none or several are.
    """
    held = list(rows)
    fold = name.casefold()
    called = {i for i, names in held if i == name or fold in (n.casefold() for n in names)}
    hits = called or {i for i, _ in held if len(name) >= LEAST_OF_AN_ID and i.startswith(name)}
    if len(hits) == 1:
        return hits.pop()
    if hits:
        raise NotFound(f"{name}: names {len(hits)} {what}s", "give the id")
    raise NotFound(f"{name}: names no {what} of this story", f"look it up with `twosource {listed}`")


def place_words(article: Article, value: Mapping[str, str], near: int) -> dict[str, str]:
    """The value with words of content, cue and source turned into spans ("12:40,44:60"), nearest to `near`."""
    placed = dict(value)
    for role in TEXT_ROLES:
        if role in value:
            found = [locate(article.text, piece, near) for piece in value[role].split(PIECE)]
            placed[role] = ",".join(f"{s}:{e}" for s, e in found)
    return placed


def locate(text: str, words: str, near: int) -> Span:
    """Where words stand in a text, the place nearest to `near`. Raises `BadRuling` where they do not."""
    words = words.strip()
    best: Span | None = None
    at = text.find(words) if words else -1
    while at >= 0:
        if best is None or abs(at - near) < abs(best[0] - near):
            best = (at, at + len(words))
        at = text.find(words, at + 1)
    if best is None:
        raise BadRuling(f"these words do not stand on the page: {words[:60]}", "copy them from the page")
    return best


def spans_from(packed: str) -> list[Span]:
    """Spans from "12:40,44:60"."""
    return [(int(s), int(e)) for s, e in (p.split(":") for p in packed.split(","))]


MAKERS: dict[str, Callable[[Story, list[str], dict[str, str]], Made]] = {
    "copies": two(page, "pages"),
    "no copies": two(page, "pages"),
    "misread": on_claim(("voice", "content", "source", "cue", "stance", "certainty", "retracts")),
    "no claim": on_claim(),
    "checked": on_claim(),
    "kind": kind_of_claim,
    "missed claim": missed,
    "same voice": two(voice, "voices"),
    "different voice": different_voice,
    "side": side,
    "same proposition": two(proposition, "propositions"),
    "different proposition": two(proposition, "propositions"),
    "withdrawn": withdrawn,
    "place": same_place,
    "undo": undo,
}
