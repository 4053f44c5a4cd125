"""States in the story: learned from whose ministries, armies and governments the pages speak of."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from twosource.claims.words import CAPITAL

from .names import ADJECTIVE, STEM, known_states, lexicon
from .phrases import Phrasebook, Token, tokens

_BODY = (
    "ministry",
    "minister",
    "government",
    "army",
    "military",
    "armed",
    "defence",
    "defense",
    "president",
    "prime",
    "foreign",
    "police",
    "interior",
    "navy",
    "parliament",
    "troops",
    "forces",
    "soldiers",
    "cabinet",
    "air",
    "national",
    "general",
    "chancellor",
)
_PUT = r"(?:installed|imposed)\b"
_NAME = rf"{CAPITAL}[\w.]+(?:-{CAPITAL}\w+)?"


def learn(names: Iterable[str]) -> dict[str, str]:
    """Names, adjectives and seats of states (lower case) to the state: the known ones, and those that texts show
    (`owners`)."""
    found = dict(known_states())
    for name in sorted(names):
        found.setdefault(name.lower().replace("-", " "), name)
    return found


@lru_cache(maxsize=65536)
def owners(text: str) -> frozenset[str]:
    """The names that a text makes states: "X's Defence Ministry", "the government of X"; "Xian troops" makes "xian" its
    adjective."""
    return frozenset(_owners(text, known_states()))


def _owners(text: str, known: Mapping[str, str]) -> list[str]:
    """The names that a text makes states: a name with a hyphen ("Nor-Ostria") is one, and so is one of two words
    ("Upper Marl")."""
    owners = []
    words = tokens(text)
    for i, token in enumerate(words):
        if not token.cap or token.word in known or len(token.word) < STEM or token.word in _SUBJECTS:
            continue
        first = i
        while first and words[first - 1].cap and text[words[first - 1].end : words[first].start] == "-":
            first -= 1
        name = "-".join(w.word.capitalize() for w in words[first : i + 1])
        following = [w.word for w in words[i + 1 : i + 6]]
        flies = following[1:3] == ["air", "force"] or following[1:2] == ["navy"]
        if following[:1] == ["'s"] and (flies or any(w in _BODY[:10] for w in following[1:4])):
            owners.append(name)
            continue
        if _two_words(words, first):
            first -= 1
            name = f"{words[first].word.capitalize()} {name}"
        if (
            first
            and words[first - 1].word == "of"
            and any(w.word in _OF for w in words[_before_names(words, first - 1) : first - 1])
        ):
            if not following or (following[0] not in ("and",) and not words[i + 1].cap):
                owners.append(name)
    return owners


def _two_words(words: list[Token], at: int) -> bool:
    """True where a word stands before a name that makes two states or lands of one ("the Government of Upper Marl")."""
    return at > 1 and words[at - 1].cap and words[at - 1].word in _PARTS and words[at - 2].word == "of"


_PARTS = frozenset("upper lower north south east west northern southern eastern western new old great little".split())
_SUBJECTS = frozenset(
    "defence defense health justice interior finance transport education agriculture labour labor energy trade culture "
    "environment sport sports tourism fisheries mines mining works welfare science foreign internal economy commerce "
    "industry information digital housing water police information development planning communications".split()
)
"""What ministries are of: "the Ministry of Defence" makes no state."""
_OF = frozenset({"ministry", "government", "republic", "president", "army", "kingdom", "navy", "embassy"})
_NEAR, _FAR = 4, 12
"""Words before "of NAME" among which one of these must stand; as many as _FAR where the nearer ones are all a name
("President Ana Brook of NAME")."""


def _before_names(words: list[Token], at: int) -> int:
    """Where the words before "of" begin that may say what is NAME's."""
    first = max(0, at - _NEAR)
    if not all(_in_name(w) for w in words[first:at]):
        return first
    while first and at - first < _FAR and _in_name(words[first - 1]):
        first -= 1
    return first


def _in_name(word: Token) -> bool:
    return word.cap or word.word in ("de", "da", "di", "del", "la", "van", "von", "der", "den", "al", "bin")


class States:
    """Which state a description names: by name, adjective, seat of power, or a body only a state has."""

    def __init__(self, texts: Iterable[str] = (), learned: Iterable[str] = ()) -> None:
        self.learned = frozenset({*learned, *(n for text in texts for n in owners(text))})
        self.names = learn(self.learned)
        self._known: dict[str, str | None] = {}
        own = [(n, s) for n, s in sorted(self.names.items()) if s.lower().replace("-", " ") == n]
        self._stems = {n.split()[-1][:STEM]: s for n, s in own if " " not in n or "-" in s}
        self._places = Phrasebook({s: [n] for n, s in self.names.items()} | _all_names(self.names))

    def named(self, text: str) -> str | None:
        """The first state that the text names, or None."""
        if text not in self._known:
            self._known[text] = self._named(text)
        return self._known[text]

    def _named(self, text: str) -> str | None:
        words = tokens(text)
        for hit in self._places.find(words):
            if words[hit.start].cap and not _based(words, hit.end):
                return hit.key
        for t in words:
            if t.cap and ADJECTIVE.match(t.word) and t.word[:STEM] in self._stems:
                return self._stems[t.word[:STEM]]
        return None

    def spoken_of(self, states: Iterable[str], texts: Iterable[str]) -> set[str]:
        """Those of the states whose name, seat or adjective stands in one of the texts."""
        held = list(texts)
        return {s for s in states if any(map(self.forms(s).search, held))}

    def forms(self, state: str) -> re.Pattern[str]:
        """What finds a state's name, seat or adjective in a text."""
        return re.compile(self._forms(state), re.IGNORECASE)

    def _forms(self, state: str) -> str:
        """A pattern of the state's names and seats, and of words that begin as its name does ("Corr-inian")."""
        names = {n for n, s in self.names.items() if s == state} | {state.lower()}
        stems = {n[:STEM] + r"\w*" for n in names if n == state.lower() and " " not in n and len(n) > STEM}
        stems |= {n + "(?:n|i|ian)" for n in names if n == state.lower() and len(n) == STEM}
        whole = [re.escape(n).replace(r"\ ", "[ -]") for n in sorted(names)]
        return r"(?<!\w)(?:" + "|".join([*whole, *sorted(stems)]) + r")(?!\w)"

    def installed(self, text: str) -> str | None:
        """The state that installed, backs or runs who is described ("X-installed officials", "pro-X", "whom X has
        installed"), or None."""
        m = re.search(rf"\b({_NAME})[-‑ ](?:installed|backed|appointed|aligned|controlled|imposed|supported)\b", text)
        for other in (rf"\bpro-({_NAME})", rf"\bwhom ({_NAME}) (?:has |had )?{_PUT}", rf"\b{_PUT} by ({_NAME})"):
            m = m or re.search(other, text)
        return self.named(m.group(1)) if m else None

    def owner(self, text: str) -> str | None:
        """The state whose service, agency or office a name says it is ("the Rescue Service of X", "X's Harbour
        Office")."""
        m = re.search(
            rf"\b(?:[Ss]ervice|[Aa]gency|[Oo]ffice|[Aa]uthority|[Aa]dministration|[Bb]oard|[Bb]ureau)\s+of\s+({_NAME})$",
            text,
        )
        if m is None:
            m = re.match(
                rf"({_NAME})[’']s\s.*\b(?:[Ss]ervice|[Aa]gency|[Oo]ffice|[Aa]uthority|[Aa]dministration|[Bb]ureau)$",
                text,
            )
        return self.named(m.group(1)) if m else None

    def is_state(self, text: str) -> bool:
        """True where a body or office of a state is described."""
        return _is_state(text)


@lru_cache(maxsize=65536)
def _is_state(text: str) -> bool:
    return bool(_state_book().keys(text))


@lru_cache(maxsize=1)
def _state_book() -> Phrasebook:
    return Phrasebook({"state": lexicon()["state"]})


def _all_names(names: Mapping[str, str]) -> dict[str, list[str]]:
    by_state: dict[str, list[str]] = {}
    for name, state in names.items():
        by_state.setdefault(state, []).append(name)
    return by_state


def _based(words: list[Token], at: int) -> bool:
    """True for "U.S.-based", which tells where a body sits and not whose it is."""
    return at < len(words) and words[at].word in ("based", "born", "educated")
