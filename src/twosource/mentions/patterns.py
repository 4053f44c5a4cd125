"""A grammar read from TOML and run over tokens: each set of word classes becomes one character, each rule one regex.

Patterns are written over word classes: `m:MONTH '.'? d:DAY ( ','? y:YEAR )?`. CAPITALS name a class, small letters and
quoted marks are themselves, `name:` captures, `< ... >` is the mention's extent where it is less than the whole.
No pattern repeats without bound, so that matching takes linear time.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .tokens import Tokens

Shapes = Callable[[Tokens, int], str]
"""Class names (space-separated) of a number token, from its shape."""

_ITEM = re.compile(r"'[^\s]'\??|\(\?<?[!=]|\)\?|[()|<>]|[^\s()|<>]+")
_ATOM = re.compile(
    r"(?:(?P<name>[a-z]\w*):)?(?P<atom>[A-Z][A-Z0-9_]*|'[^ ]+'(?!\w)|'?[a-z][a-z.]*|\*)(?P<many>\?|\{\d,\d\})?$"
)
_OTHER = "x"
_KNOWN = re.compile("[^x]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule: what it makes, its own parameters, the class of each captured group, and a set of symbols of
    which every match holds one."""

    name: str
    make: str
    regex: re.Pattern[str]
    groups: Mapping[str, str]
    rank: int
    args: Mapping[str, object]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits tokens `first` to `last` (half-open), with the token index of each captured group."""

    rule: Rule
    first: int
    last: int
    groups: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes with their values, one symbol for each set of classes, and the rules in order."""

    classes: Mapping[str, Mapping[str, object]]
    symbols: Mapping[str, str]
    shapes: Mapping[str, str]
    shape_of: Shapes
    rules: tuple[Rule, ...]
    strong: re.Pattern[str]

    def encode(self, tokens: Tokens) -> str:
        """One symbol a token."""
        get = self.symbols.get
        out = []
        for i, (word, lower, shape) in enumerate(zip(tokens.words, tokens.lowers, tokens.shapes, strict=True)):
            if shape:
                out.append(self.shapes.get(self.shape_of(tokens, i), _OTHER))
            else:
                out.append(get(word) or get(lower) or _OTHER)
        return "".join(out)

    def matches(self, tokens: Tokens) -> list[Match]:
        """The leftmost longest matches that do not overlap; between equals the rule named first wins."""
        coded, places = self._islands(self.encode(tokens))
        held = frozenset(coded)
        found = [m for r in self.rules if not held.isdisjoint(r.needs) for m in _run(r, coded, places)]
        found.sort(key=lambda m: (m.first, -m.last, m.rule.rank))
        kept: list[Match] = []
        end = 0
        for match in found:
            if match.first >= end:
                kept.append(match)
                end = match.last
        return kept

    def _islands(self, coded: str) -> tuple[str, list[int]]:
        """The runs of known words that hold more than function words, a blank between them, and their token indices."""
        runs: list[str] = []
        places: list[int] = []
        for run in _KNOWN.finditer(coded):
            if self.strong.search(run.group()):
                runs.append(run.group())
                places.extend(range(run.start(), run.end() + 1))
        return _OTHER.join(runs), places

    def value(self, match: Match, group: str, tokens: Tokens) -> object | None:
        """What a captured word means: its value in its class, or the number it writes; None where not captured."""
        index = match.groups.get(group)
        if index is None:
            return None
        if tokens.shapes[index]:
            return tokens.values[index]
        table = self.classes.get(match.rule.groups[group], {})
        return table.get(tokens.words[index], table.get(tokens.lowers[index], tokens.lowers[index]))


def _run(rule: Rule, coded: str, places: list[int]) -> Iterator[Match]:
    extent = "extent" if "extent" in rule.regex.groupindex else 0
    for m in rule.regex.finditer(coded):
        first, last = m.span(extent)
        if last > first:
            groups = {g: places[m.start(g)] for g in rule.groups if m.start(g) >= 0}
            yield Match(rule, places[first], places[last - 1] + 1, groups)


def compile_grammar(data: Mapping[str, object], shape_sets: tuple[str, ...], shape_of: Shapes) -> Grammar:
    """Grammar from parsed TOML: `classes` (name to list or table of words), `rule` (list of tables), `weak` (words that
    no mention consists of alone).
    """
    classes = {name: _table(words) for name, words in _mapping(data["classes"]).items()}
    rules_data = [_mapping(r) for r in _sequence(data["rule"])]
    literals = {w for r in rules_data for w in _literals(str(r["pattern"]))}
    by_word: dict[str, set[str]] = {w: {f"={w}"} for w in literals}
    for name, table in classes.items():
        for word in table:
            by_word.setdefault(word, set()).add(name)
    for word in [w for w in by_word if w != w.lower()]:
        by_word[word] |= by_word.get(word.lower(), set())
    sets = sorted({frozenset(s) for s in by_word.values()} | {frozenset(s.split()) for s in shape_sets}, key=sorted)
    code = {s: chr(0xE000 + i) for i, s in enumerate(sets)}
    members: dict[str, str] = {}
    for classes_of, symbol in code.items():
        for name in classes_of:
            members[name] = members.get(name, "") + symbol
    rules = tuple(_rule(r, i, members) for i, r in enumerate(rules_data))
    symbols = {w: code[frozenset(s)] for w, s in by_word.items()}
    weak = {symbols[str(w)] for w in _sequence(data["weak"]) if str(w) in symbols}
    strong = re.compile("[" + "".join(sorted(set(code.values()) - weak)) + "]")
    return Grammar(classes, symbols, {s: code[frozenset(s.split())] for s in shape_sets}, shape_of, rules, strong)


def _rule(data: Mapping[str, object], rank: int, members: Mapping[str, str]) -> Rule:
    groups: dict[str, str] = {}
    items = _ITEM.findall(str(data["pattern"]))
    regex = re.compile("".join(_translate(item, members, groups) for item in items))
    args = {k: v for k, v in data.items() if k not in ("name", "make", "pattern")}
    name = str(data.get("name", data["pattern"]))
    return Rule(name, str(data["make"]), regex, groups, rank, args, _needs(items, members))


def _needs(items: list[str], members: Mapping[str, str]) -> frozenset[str]:
    """The symbols of the rarest item that no match can do without; all symbols where each item can be left out."""
    depth = 0
    least = frozenset("".join(members.values()))
    for item in items:
        if item[0] == "(" and item not in ("<", ">"):
            depth += 1
        elif item[0] == ")":
            depth -= 1
        elif depth == 0 and item not in ("<", ">") and item[-1] not in "?}*":
            m = _ATOM.match(item)
            symbols = frozenset(_members(m["atom"], members)) if m else least
            least = min(least, symbols, key=len)
    return least


def _members(atom: str, members: Mapping[str, str]) -> str:
    """The symbols of a class or word."""
    return members.get(atom if atom[0].isupper() else "=" + _bare(atom), NOTHING)


NOTHING = "\uf8ff"
"""A symbol that no text is coded to: what a class without words matches."""


def _translate(item: str, members: Mapping[str, str], groups: dict[str, str]) -> str:
    if item == "<":
        return "(?P<extent>"
    if item == ">":
        return ")"
    if item == "(":
        return "(?:"
    if item[0] in "()|":
        return item
    m = _ATOM.match(item)
    if m is None:
        raise ValueError(f"no such pattern item: {item}")
    atom = m["atom"]
    if atom == "*":
        body = "."
    else:
        body = "[" + _members(atom, members) + "]"
    if m["name"]:
        groups[m["name"]] = atom
        body = f"(?P<{m['name']}>{body})"
    return body + (m["many"] or "")


def _bare(atom: str) -> str:
    return atom[1:-1] if atom[0] == atom[-1] == "'" else atom


def _literals(pattern: str) -> Iterator[str]:
    for item in _ITEM.findall(pattern):
        m = _ATOM.match(item)
        if m and not m["atom"][0].isupper() and m["atom"] != "*":
            yield _bare(m["atom"])


def _table(words: object) -> dict[str, object]:
    if isinstance(words, Mapping):
        return {str(k): v for k, v in words.items()}
    return {str(w): str(w) for w in _sequence(words)}


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError("a table was expected")
    return value


def _sequence(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value
