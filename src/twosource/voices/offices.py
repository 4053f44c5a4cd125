"""Offices with their times: what the pages call a person, from which day to which, and whether that is over."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from twosource.mentions.runs import lexicon
from twosource.model import Article, Mention, Office, Reading, Span, Time

BESIDE = 100
"""Characters on each side of a name in which its office stands: an apposition."""
_FORMER = r"(?:former|ex|erstwhile|one-?time|ousted|sacked|retired)"
_LINKS = r"(?:to|of|in|at|for|with|and|by|from)\b"
_OVER_BEFORE = re.compile(
    rf"(?i)\b(?:{_FORMER}[\s-]+(?:(?!{_LINKS})[\w'’.-]+\s+){{0,2}}|then-|(?:the|his|her|their)\s+late\s+)$"
)
"""Former, and up to two words between it and the office ("the former Norland defence minister"); "a former adviser to
President Tolk" is none. "Late last month" and "then the minister" say nothing of an office."""
_OVER_IN = re.compile(rf"(?i)^(?:the\s+|an?\s+)?(?:{_FORMER}[\s-]+|late\s+|then-|(?:once|previously|formerly)\s+)")
_PASSING = re.compile(r"(?i)^(?:the\s+|an?\s+)?(?:new|current|outgoing|long-?time|present)\s+")
"""Words before an office that are no part of it."""
_STANDS_IN = re.compile(r"(?i)\b(acting|interim|caretaker)\s+$")
_ENDS = re.compile(r"[.!?;:“”\"\n(]")
_WORD = r"[\w'’-]+"
_NAMED = r"named|appointed|elected|re-?elected|sworn\s+in"
_LEFT = r"resigned|dismissed|removed|sacked|fired|ousted|stepped\s+down|quit|retired|replaced"
_TAKES = re.compile(
    rf"(?:,?\s+who)?\s+(?:(?P<holds>is|has\s+been|became|becomes|was\s+(?:{_NAMED})(?:\s+as)?|took\s+over\s+as)"
    rf"|(?P<left>(?:was\s+)?(?:{_LEFT})\s+as)|(?P<held>was|had\s+been|served\s+as))"
    rf"\s+(?:an?\s+|the\s+|its\s+)?(?P<role>(?:{_WORD}\s+){{0,3}}{_WORD})"
)
_LEADS = re.compile(
    r",?\s+who\s+(?P<has>has\s+)?(?:(?P<now>leads|heads|runs|chairs|directs)|(?P<held>led|headed|ran|chaired|directed))"
    r"\s+(?:the\s+|its\s+)?(?P<body>\w+)"
)
_BOUND = re.compile(r"\b(since|until|till|from|to|between|and|through|in|for)\s+")
_EVENT = re.compile(
    r"\b(?P<way>since|after|following|until|till|before)\s+(?:the|its|an?|his|her|their|last)\s+(?:[\w’'-]+\s+){0,2}?"
    r"(?:coup|putsch|revolution|revolt|uprising|mutiny|invasion|occupation|war|ceasefire|armistice|takeover|merger|collapse|"
    r"fall|ouster|scandal|crash|disaster|flood|fire|massacre|assassination|death|resignation|impeachment|split)\b"
    r"(?:\s+(?:of|in|on)\s+)?"
)
"""Events that are over when they are named: "until the coup" ends an office, "until the election" may lie ahead."""
_YEARS = re.compile(r"[^.!?;:“”\"\n]*?\((\d{4})\s*[-–—]\s*(\d{4})\)")
"""The years of an office in brackets: "mayor of Tarn (2019-2021)"."""
_THEN = re.compile(r"\bat the time\b")
_SAYS = re.compile(r"\b(?:said|says|told)\b")
_AT = re.compile(r"\s+(?:of|at|for|in)\s+(?:the\s+)?")
NO_OFFICES = frozenset(
    {"resident", "farmer", "doctor", "nurse", "teacher", "author", "blogger", "expert", "official", "mp"}
)
"""Of the words that stand before a name, trades and the like, which nobody is put in or leaves."""
RANKS = frozenset(
    "general gen lieutenant lt colonel col capt major maj sergeant sgt admiral adm brigadier marshal professor prof "
    "rev reverend dr father sister brother".split()
)
"""Ranks and styles: they go with the person, whatever the office."""
UNDER = frozenset({"deputy", "vice", "assistant", "acting", "under", "junior", "shadow"})
"""Words that make another office of the one they stand before."""


@dataclass(frozen=True, slots=True)
class Word:
    """One page's word on an office: who, what, where, the page's day (None: undated), whether it is over, its bounds.

    `past`: "was the mayor", which tells of an end only with a bound ("until 2024")."""

    name: str
    role: str
    body: str | None
    day: str | None
    over: bool
    page: str
    span: Span
    since: str | None = None
    until: str | None = None
    past: bool = False


class Offices:
    """What the pages tell of the offices of persons, kept as pages come and go."""

    def __init__(self) -> None:
        self._on: dict[str, tuple[str, ...]] = {}
        self._held: dict[str, dict[str, list[Word]]] = {}

    def update(self, readings: Mapping[str, Reading], changed: Iterable[str]) -> set[str]:
        """Take in pages that are new, changed or went; gives the names of which they tell or told."""
        touched: set[str] = set()
        for page in changed:
            here: dict[str, list[Word]] = {}
            for word in _told(readings[page]) if page in readings else ():
                here.setdefault(word.name, []).append(word)
            for name in self._on.pop(page, ()):
                del self._held[name][page]
                touched.add(name)
            for name, words in here.items():
                self._held.setdefault(name, {})[page] = words
            if here:
                self._on[page] = tuple(here)
            touched |= here.keys()
        return touched

    def of(self, names: Iterable[str]) -> tuple[Office, ...]:
        """The offices of somebody who goes by these names."""
        words = [w for name in sorted(names) for on in self._held.get(name, {}).values() for w in on]
        return merged(words) if words else ()


def offices(readings: Iterable[Reading]) -> Mapping[str, tuple[Word, ...]]:
    """Every page's words on offices by the person's name; the order of pages changes nothing in what `merged` makes."""
    found: dict[str, list[Word]] = {}
    for reading in readings:
        for word in _told(reading):
            found.setdefault(word.name, []).append(word)
    return {name: tuple(words) for name, words in found.items()}


def merged(words: Iterable[Word]) -> tuple[Office, ...]:
    """One office for each role and body, the earliest first; a role without a body is that of the only body told."""
    words = list(words)
    whole = _whole({w.role.casefold() for w in words})
    by_role: dict[str, list[Word]] = {}
    for word in words:
        by_role.setdefault(whole[word.role.casefold()], []).append(word)
    made = []
    for group in by_role.values():
        bodies = sorted({w.body for w in group if w.body})
        open_ = [w for w in group if w.body is None]
        for body in bodies:
            made.append(_office([w for w in group if w.body == body] + open_ * (len(bodies) == 1), body))
        if open_ and len(bodies) != 1:
            made.append(_office(open_, None))
    return tuple(sorted(made, key=lambda o: (o.first or o.former or "9", o.role.casefold(), o.body or "")))


def _whole(roles: set[str]) -> dict[str, str]:
    """Each role to the one longer that ends in it: "minister" to "defence minister", never to "deputy minister"."""
    out = {}
    for role in roles:
        longer = [r for r in roles if r.endswith(f" {role}") and not UNDER.intersection(r.split())]
        out[role] = longer[0] if len(longer) == 1 else role
    return out


def _office(words: Sequence[Word], body: str | None) -> Office:
    ordered = sorted(words, key=lambda w: (w.day or "9", w.page, w.span))
    held = [w.day for w in ordered if w.day and not w.over]
    over = [w.day for w in ordered if w.day and w.over]
    ended = any(w.over for w in ordered) and (not held or not over or over[-1] >= held[-1])
    first = ordered[0]
    return Office(
        role=max((w.role for w in ordered), key=len),
        body=body,
        first=held[0] if held else None,
        last=held[-1] if held else None,
        page=first.page,
        span=first.span,
        former=over[0] if over else None,
        ended=ended,
        since=min((w.since for w in words if w.since), default=None),
        until=max((w.until for w in words if w.until), default=None),
    )


def _told(reading: Reading) -> Iterator[Word]:
    article, day = reading.article, day_of(reading.article)
    times = {m.span[0]: m for m in reading.mentions if m.kind == "time" and m.time is not None}
    names = {m.span[0]: m.name for m in reading.mentions if m.kind in ("organisation", "place")}
    for mention in reading.mentions:
        if mention.kind == "person" and mention.name:
            word = (
                _beside(mention, article, day)
                or _takes(mention, article, day, names)
                or _leads(mention, article, day, names)
            )
            word = None if word is None else _bounded(word, article, times)
            if word is not None and (word.over or not word.past):
                yield word


def day_of(article: Article) -> str | None:
    """The one day on which an article was published; None where it is unknown or known only roughly."""
    dated = article.anchor or article.published
    if dated is None or dated.start is None or dated.end is None:
        return None
    try:
        start, end = date.fromisoformat(dated.start[:10]), date.fromisoformat(dated.end[:10])
    except ValueError:
        return None
    return start.isoformat() if end - start <= timedelta(days=1) else None


def _beside(mention: Mention, article: Article, day: str | None) -> Word | None:
    """The office that stands beside the name itself; one carried over from elsewhere on the page tells no more."""
    if not mention.role or not mention.name or mention.role.lower() in RANKS | NO_OFFICES:
        return None
    start, end = mention.span
    before = _ENDS.split(article.text[max(0, start - BESIDE) : start])[-1]
    near = " ".join(f"{before}{article.text[start : end + BESIDE]}".casefold().split())
    role = _OVER_IN.sub("", mention.role)
    at = near.find(" ".join(role.casefold().replace(".", "").split()))
    if at < 0:
        return None
    ahead = _until_role(before, role)
    over = role != mention.role or bool(_OVER_BEFORE.search(ahead))
    stands_in = _STANDS_IN.search(ahead)
    role = f"{stands_in[1]} {role}" if stands_in else _PASSING.sub("", role)
    return Word(mention.name, role, mention.belongs, day, over, article.page, mention.span)


def _until_role(before: str, role: str) -> str:
    """The words before an office that stands right before the name; all of them where it stands elsewhere."""
    plain = before.rstrip()
    return plain[: -len(role)] if plain.casefold().endswith(role.casefold()) else before


def _takes(mention: Mention, article: Article, day: str | None, names: Mapping[int, str | None]) -> Word | None:
    """Ada Holm was appointed governor of Tarn; she resigned as director of the Tarn Institute."""
    end = mention.span[1]
    m = _TAKES.match(_clause(article, end))
    if m is None or not mention.name:
        return None
    words = m["role"].split()
    at = _office_ends(words)
    if at is None:
        return None
    behind = end + m.start("role") + sum(len(w) for w in words[: at + 1]) + at
    role = " ".join(words[: at + 1])
    over = m["left"] is not None or _OVER_IN.match(role) is not None
    body = _body(article.text, behind, names)
    told = Word(mention.name, _OVER_IN.sub("", role), body, day, over, article.page, mention.span)
    return replace(told, past=m["held"] is not None)


def _office_ends(words: Sequence[str]) -> int | None:
    """Index of an office's last word: "chief executive" ends in its second."""
    lexical = lexicon()
    known = [lexical.has("role", w.lower()) and w.lower() not in NO_OFFICES for w in words]
    first = next((i for i, yes in enumerate(known) if yes), None)
    if first is None or any(w.lower() in ("of", "for", "to", "at", "in", "by", "that") for w in words[:first]):
        return None
    return next((i - 1 for i in range(first + 1, len(words)) if not known[i]), len(words) - 1)


def _body(text: str, at: int, names: Mapping[int, str | None]) -> str | None:
    """The body that "of the Tarn Institute" names after an office."""
    m = _AT.match(text, at)
    return names.get(m.end()) if m is not None else None


def _leads(mention: Mention, article: Article, day: str | None, names: Mapping[int, str | None]) -> Word | None:
    """Ada Holm, who led the Tarn Institute for a decade; who led an attack held no office."""
    end = mention.span[1]
    m = _LEADS.match(_clause(article, end))
    if m is None or not mention.name:
        return None
    body = names.get(end + m.start("body"))
    if body is None and not lexicon().has("anaphor", m["body"]):
        return None
    role = "chair" if "chair" in m[0] else "head"
    past = m["held"] is not None and m["has"] is None
    return Word(mention.name, role, body, day, False, article.page, mention.span, past=past)


def _bounded(word: Word, article: Article, times: Mapping[int, Mention]) -> Word:
    """The bounds that the text gives an office in the same breath: "mayor since 2019", "minister from 2019 to 2024"."""
    end = word.span[1]
    clause = _clause(article, end)
    told = _told_at(clause, word)
    if told < 0:
        return _bounded_before(word, article, times)
    stop = _SAYS.search(clause, told)
    word = _with_bounds(word, clause, (told, stop.start() if stop else len(clause)), end, times)
    years = _YEARS.match(article.text, end, end + BESIDE)
    if years is not None and word.since is None and word.until is None:
        word = replace(word, since=f"{years[1]}-01-01", until=f"{int(years[2]) + 1:04d}-01-01", over=True)
    over = word.over or _is_over(word.until, word.day) or bool(_THEN.search(clause, told))
    return replace(word, over=over)


def _bounded_before(word: Word, article: Article, times: Mapping[int, Mention]) -> Word:
    """The bounds between an office and the name after it: "its head until 2029, Bo Ek"."""
    start = word.span[0]
    before = _ENDS.split(article.text[max(0, start - BESIDE) : start])[-1]
    told = before.casefold().rfind(word.role.casefold())
    if told < 0:
        return word
    word = _with_bounds(word, before, (told + len(word.role), len(before)), start - len(before), times)
    return replace(word, over=word.over or _is_over(word.until, word.day))


def _with_bounds(word: Word, clause: str, part: tuple[int, int], at: int, times: Mapping[int, Mention]) -> Word:
    """The office with what a part of a clause, which begins at `at` of the text, tells of its time."""
    begins = _begins(clause)
    event = _EVENT.search(clause, *part)
    for m in _BOUND.finditer(clause, part[0], event.start() if event else part[1]):
        mention = times.get(at + m.end())
        if mention is not None and mention.time is not None:
            word = _with_bound(word, m[1], mention.time, begins)
    return word if event is None else _by_event(word, event, times.get(at + event.end()))


def _by_event(word: Word, event: re.Match[str], mention: Mention | None) -> Word:
    """The office with an event as its bound, which is a day only where the text dates it: "since the coup of 2029"."""
    closes = event["way"] in ("until", "till", "before")
    time = None if mention is None else mention.time
    if time is None or time.start is None or time.timex.startswith("P"):
        return replace(word, over=word.over or closes)
    return replace(word, until=time.end) if closes else replace(word, since=time.start)


def _told_at(clause: str, word: Word) -> int:
    """Where the office's last word, or the verb that tells of it, stands in the clause after the name; -1: nowhere."""
    leads = _LEADS.match(clause)
    if leads is not None:
        return leads.end()
    return clause.casefold().find(word.role.casefold().split()[-1])


def _begins(clause: str) -> bool:
    """Whether the clause tells that an office began: what stands "in" a year is its first day."""
    m = _TAKES.match(clause)
    return m is not None and m["holds"] is not None and m["holds"] not in ("is", "has been")


def _with_bound(word: Word, preposition: str, time: Time, begins: bool) -> Word:
    """The office with one bound; "for a decade" bounds what is past, by no day."""
    if time.start is None or time.timex.startswith("P"):
        return replace(word, over=word.over or (preposition == "for" and word.past and time.timex.startswith("P")))
    if preposition in ("since", "from", "between") or (preposition == "in" and begins):
        return replace(word, since=time.start)
    closes = preposition in ("until", "till", "through") or (preposition in ("to", "and") and word.since is not None)
    return replace(word, until=time.end) if closes or (preposition == "in" and word.over) else word


def _is_over(until: str | None, day: str | None) -> bool:
    """Whether an office's end lies before the page's day; one of an undated page counts as over."""
    return until is not None and (day is None or until[:10] <= day)


def _clause(article: Article, at: int) -> str:
    """What follows a name, up to the end of its sentence."""
    return _ENDS.split(article.text[at : at + BESIDE])[0]
