"""Times: found by the grammar in grammar/times.toml, resolved against publication, the narrative and the verbs near."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files

from ..model import Article, Mention, Time
from .calendar import When
from .patterns import Grammar, Match, compile_grammar
from .timecontext import (
    NO_ANCHOR,
    OPEN_ANCHOR,
    STOPS,
    Anchor,
    Context,
    anchor_of,
    day_of,
    is_yet_to_be,
    lasts_until,
    tense_at,
)
from .timefiscal import fiscal
from .timefound import Found
from .timerules import MAKERS
from .timewindows import compared, narrowed, window_of
from .timewords import TimeWords, time_words
from .tokens import BREAK, Tokens

SHAPES = (
    "NUM", "NUM TWO", "NUM DAY HOUR MNUM", "MIN TWO DAY MM DD HH", "NUM TWO DAY HOUR MIN MNUM MM DD HH",
    "NUM TWO DAY HOUR MIN DD HH", "NUM TWO DAY MIN DD", "NUM TWO MIN", "NUM YEAR CLOCK4",
    "NUM YEAR", "CLOCK4", "NUM CLOCKDOT", "NUM HOUR WORD",
    "NUM WORD", "NUM WORD WYEAR", "YEAR WORD", "ORD DAY NTH", "ORD", "DECADE", "DOTTED",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1000, 2199
"""A bare number of four digits reads as a year within these: 1,945 people and a 900-page report are none."""
BARE_YEARS = (1500, 2100)
"""Years that may stand without a preposition or month beside them."""


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """A language: its compiled rules, and the words that context is read with."""

    grammar: Grammar
    words: TimeWords


def find_times(
    article: Article, tokens: Tokens, south: bool = False, language: TimeGrammar | None = None
) -> Iterator[Mention]:
    """Time mentions in order of their place; what can't be resolved keeps its reason. `south`: of the equator;
    `language`: English where none is given."""
    language = language or time_grammar()
    words = language.words
    anchor = anchor_of(article.anchor)
    joined = _joined(language.grammar.matches(tokens), tokens, words)
    held = [f for m in joined if not _is_no_time(f := Found(m, language.grammar, tokens), words)]
    state = State(None, None, _is_history([f.match for f in held], tokens, anchor), south)
    found = []
    for one in held:
        mention, state = _mention(one, anchor, state, words)
        found.append((one.match, mention))
    yield from fiscal(found, anchor, tokens, words)


@dataclass(frozen=True, slots=True)
class State:
    """Where the narrative is: the last resolved time, the quarter that results are told of, whether it is a
    history, and the time mentioned last, with its first token; `last` is one past its last token, `lean` the way that
    the verbs pointed there, `weekday` its day where it was a weekday."""

    focus: When | None
    quarter: When | None
    told: bool
    south: bool
    before: tuple[int, Time] | None = None
    last: int = 0
    lean: str = ""
    weekday: date | None = None


def _is_history(matches: Sequence[Match], tokens: Tokens, anchor: Anchor | None) -> bool:
    """Whether the article tells of other years than its own: far more dates with a distant year than days from now."""
    years = [tokens.values[m.groups["y"]] or 0 for m in matches if "y" in m.groups]
    if anchor is None:
        return True
    far = sum(1 for y in years if abs(y - anchor.first.year) > 1)
    now = sum(1 for m in matches if m.rule.make in FROM_NOW)
    return far > HISTORY * (now + 1)


FROM_NOW = frozenset({"weekday", "deictic", "unit", "part", "weekend"})
"""Makers that count from publication."""
HISTORY = 3
"""Distant years for each mention that counts from now that make a history (TimeBank none, WikiWars 16 of 16)."""


def _mention(found: Found, anchor: Anchor | None, state: State, words: TimeWords) -> tuple[Mention, State]:
    match, tokens = found.match, found.tokens
    span = (tokens.starts[match.first], tokens.ends[match.last - 1])
    prep = tokens.lowers[match.first - 1] if match.first else ""
    between = tokens.lowers[state.last : match.first]
    own = _tense(tokens, match, words)
    lean = own or ("" if STOPS.union(BREAK).intersection(between) else state.lean)
    tense = lean if match.rule.make in DAY_MAKERS else own
    follows = state.weekday if 0 < len(between) <= LISTED and all(words.has("listed", w) for w in between) else None
    context = Context(None, state.focus, tense, prep, state.told, state.quarter, state.south, follows)
    state = replace(state, last=match.last, lean=lean, weekday=None)
    made, why = _resolve(found, context, anchor)
    if made is None:
        return Mention("time", span, unresolved=why), state
    bounded = made.start is not None
    how = None if anchor is None or not bounded else anchor.how
    start, end = narrowed(found.mod_word(), made, anchor, words)
    window = compared(window_of(made, prep, anchor, words), state.before, match.first, tokens, words)
    time = Time(start, end, made.timex, made.grain, found.mod(), how, window)
    weekday = day_of(made) if match.rule.make == "weekday" else None
    state = replace(state, before=(match.first, time), weekday=weekday)
    return Mention("time", span, time=time, unresolved=why), _moved(state, match, made)


def _moved(state: State, match: Match, made: When) -> State:
    """The narrative after a mention: dates move it; clock times, and in a history days counted from now, do not."""
    if made.grain == "quarter" and match.rule.make in ("quarter", "latest_quarter", "quarter_told"):
        state = replace(state, quarter=made)
    fleeting = made.grain in ("minute", "part") or made.timex.startswith("P")
    if made.start is None or fleeting or (state.told and match.rule.make in FROM_NOW):
        return state
    return replace(state, focus=made)


def _tense(tokens: Tokens, match: Match, words: TimeWords) -> str:
    """The way the words before the mention point, else the verbs; "Friday's vote" is over unless a word says ahead."""
    near = tokens.lowers[max(0, match.first - 2) : match.first]
    owned = words.any("own", tokens.lowers[match.last : match.last + 1])
    if not words.ahead.isdisjoint(near):
        verbs = tense_at(tokens, match.first, match.last, words)
        lasted = lasts_until(tokens, match.first, words) or _opens(tokens, match.first - 1)
        waits = words.has("until", near[-1]) and not lasted
        if owned or waits or verbs != "past" or words.any("sure", near):
            return "future"
        return "" if words.has("spanning", near[-1]) and not lasted else verbs
    if owned:
        return "future" if is_yet_to_be(tokens, match.first, match.last, words) else "past"
    return tense_at(tokens, match.first, match.last, words)


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether a token is the first of a sentence."""
    return i <= 0 or tokens.words[i - 1] in STOPS or tokens.words[i - 1] == BREAK


def _resolve(found: Found, context: Context, anchor: Anchor | None) -> tuple[When | None, str | None]:
    """Value at both ends of what is known of publication: equal values are sure, else the shape alone is told."""
    make = MAKERS[found.match.rule.make]
    if anchor is None:
        made = make(found, context)
        open_ = made is None or (made.start is None and made.timex.startswith("X") and made.grain != "set")
        return made, NO_ANCHOR if open_ else None
    first = make(found, replace(context, base=anchor.first))
    last = first if anchor.first == anchor.last else make(found, replace(context, base=anchor.last))
    if first is not None and last is not None and first == last:
        return first, None
    if first is None or last is None:
        return None, "no such day in the calendar"
    loose = make(found, context)
    timex = loose.timex if loose is not None else _common(first.timex, last.timex)
    return When(timex, first.start, last.end, first.grain), OPEN_ANCHOR


def _common(one: str, two: str) -> str:
    """What two values share: 2031-03-04 and 2031-03-11 give 2031-03-XX."""
    return "".join(a if a == b else "X" for a, b in zip(one, two, strict=False))


def _joined(matches: list[Match], tokens: Tokens, words: TimeWords) -> list[Match]:
    """A clock beside its day is one mention: "5 p.m. EST Nov. 9", "3 a.m. on Sunday", "Monday at 14:30"."""
    out: list[Match] = []
    for match in matches:
        if out and _joins(out[-1], match, tokens, words):
            before = out.pop()
            clock, day = (before, match) if before.rule.make == "clock" else (match, before)
            groups = dict(day.groups) | {f"c_{k}": v for k, v in clock.groups.items()}
            rule = replace(day.rule, groups=dict(day.rule.groups) | {f"c_{k}": v for k, v in clock.rule.groups.items()})
            match = Match(rule, before.first, match.last, groups)
        out.append(match)
    return out


LISTED = 3
"""Tokens between two weekdays of which one follows the other: ", and on"."""
DAY_MAKERS = frozenset({"date", "weekday", "deictic"})


def _joins(before: Match, match: Match, tokens: Tokens, words: TimeWords) -> bool:
    makes = {before.rule.make, match.rule.make}
    between = tokens.lowers[before.last : match.first]
    allowed = "clock_day" if before.rule.make == "clock" else "day_clock"
    fits = len(between) <= 1 and all(words.has(allowed, w) for w in between)
    return "clock" in makes and bool(makes & DAY_MAKERS) and fits


def _is_no_time(found: Found, words: TimeWords) -> bool:
    """What only looks like a time: 1,945 people, $2000, No. 1984, x2019, "60 Minutes", the second half of a match."""
    match, tokens = found.match, found.tokens
    if _is_glued(match, tokens) or _is_title(match, tokens, words) or _is_play(found, words):
        return True
    if match.rule.make == "duration" and words.has("parts", tokens.lowers[match.last - 1]):
        return words.any("of", tokens.lowers[match.last : match.last + 1])
    if "plain" not in match.rule.args:
        return False
    nxt = tokens.lowers[match.last] if match.last < len(tokens) else ""
    before = tokens.lowers[match.first - 1] if match.first else ""
    year = tokens.values[match.groups["y"]] or 0
    if before in ("-", "–", "/") and match.first > 1 and (tokens.values[match.first - 2] or 0) > FIRST_YEAR:
        return False
    tail = tokens.values[match.last + 1] if nxt == "/" and match.last + 1 < len(tokens) else None
    if tail is not None and tail == (year + 1) % 100:
        return False
    if words.has("before_no_year", before) or words.has("after_no_year", nxt):
        return True
    return nxt in words.not_years or not BARE_YEARS[0] <= year < BARE_YEARS[1]


def _is_glued(match: Match, tokens: Tokens) -> bool:
    """Whether a number follows a letter with nothing between them: a code, an entity of HTML (x2019)."""
    i = match.first
    return bool(i and tokens.shapes[i] and tokens.ends[i - 1] == tokens.starts[i] and tokens.words[i - 1].isalpha())


def _is_title(match: Match, tokens: Tokens, words: TimeWords) -> bool:
    """Whether the words are a programme's name: "60 Minutes" in quotation marks, the Winter Games."""
    i, last = match.first, match.last - 1
    if match.rule.make == "holiday":
        return words.any("accords", tokens.lowers[match.last : match.last + 1])
    if match.rule.make == "frequency":
        return tokens.words[i].istitle() and any(w.istitle() for w in tokens.words[match.last : match.last + 1])
    if match.rule.make == "season":
        return tokens.words[i].istitle() and words.any("events", tokens.lowers[match.last : match.last + 1])
    if not tokens.words[last][0].isupper() or match.rule.make not in TITLES:
        return False
    quoted = (
        i > 0
        and tokens.words[i - 1] in QUOTES
        and last > i
        and tokens.words[i][0].isupper() | tokens.words[i].isdigit()
    )
    after = next((w for w in tokens.lowers[last + 1 : last + 3] if w not in QUOTES), "")
    return quoted or (i > 0 and last == i and words.has("shows", after))


def _is_play(found: Found, words: TimeWords) -> bool:
    """Whether a half or quarter without its year is a match's: words of play near it, none of business."""
    match, tokens = found.match, found.tokens
    if match.rule.make != "quarter" or match.groups.keys() & {"y", "y2", "dir"}:
        return False
    around = tokens.lowers[max(0, match.first - NEAR) : match.first] + tokens.lowers[match.last : match.last + NEAR]
    return words.any("play", around) and not words.any("business", around)


TITLES = frozenset({"unit", "duration", "deictic", "part", "weekend"})
"""Makers of words that are names of programmes as well."""
QUOTES = frozenset({'"', "“", "‘", "'", "`", "”", "’"})
NEAR = 60
"""Tokens on each side among which a word of play or of business is sought: two sentences."""


@lru_cache(maxsize=1)
def time_grammar() -> TimeGrammar:
    """English: grammar/times.toml, loaded once."""
    return read_grammar(files(__package__).joinpath("grammar/times.toml").read_text("utf-8"))


def read_grammar(text: str) -> TimeGrammar:
    """A language's grammar from its file's text, laid out as grammar/times.toml is (docs/times.md)."""
    data = tomllib.loads(text)
    for rule in data["rule"]:
        for name, pattern in data.get("macros", {}).items():
            rule["pattern"] = rule["pattern"].replace(f"{{{name}}}", pattern)
    return TimeGrammar(compile_grammar(data, SHAPES, shape_of), time_words(data))


def shape_of(tokens: Tokens, i: int) -> str:
    """Classes of a number token, by its digits."""
    shape, value, word = tokens.shapes[i], tokens.values[i], tokens.words[i]
    if value is None:
        return "NUM"
    if shape == "int":
        return _int_shape(int(value), len(word))
    if shape == "float":
        hour, _, minute = word.partition(".")
        return "NUM CLOCKDOT" if len(minute) == 2 and minute < "60" and 0 < len(hour) < 3 and int(hour) < 25 else "NUM"
    if shape == "word":
        return "NUM HOUR WORD" if 0 < value < 13 else "NUM WORD WYEAR" if 1900 <= value < 2100 else "NUM WORD"
    if shape == "ord":
        return "ORD DAY NTH" if 0 < value < 32 else "ORD"
    return {"year": "YEAR WORD", "decade": "DECADE", "date": "DOTTED"}.get(shape, "NUM")


def _int_shape(value: int, length: int) -> str:
    if length == 1:
        return "NUM DAY HOUR MNUM" if value else "NUM"
    if length == 2:
        return next(s for limit, s in _TWO if value < limit)
    if length == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        return "NUM YEAR CLOCK4" if value % 100 < 60 else "NUM YEAR"
    return "CLOCK4" if length == 4 and value < 2400 and value % 100 < 60 else "NUM"


_TWO = ((10, "MIN TWO DAY MM DD HH"), (13, "NUM TWO DAY HOUR MIN MNUM MM DD HH"), (25, "NUM TWO DAY HOUR MIN DD HH"),
        (32, "NUM TWO DAY MIN DD"), (60, "NUM TWO MIN"), (100, "NUM TWO"))  # fmt: skip
