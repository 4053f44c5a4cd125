"""States in the story: learned from whose ministries, armies and governments the pages speak of."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from .names import known_states, lexicon
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
_ADJECTIVE = re.compile(r".{3,}(?:ian|ean|ish|ese|ani|an|ic|i)$")
_STEM = 4
"""Letters that an invented state's name and its adjective must share at least ("Corr-in", "Corr-inian")."""


def learn(texts: Iterable[str]) -> dict[str, str]:
    """Names, adjectives and seats of states (lower case) to the state: the known ones, and those the texts show.

    "X's Defence Ministry", "the government of X" make X a state; "Xian troops" makes "xian" its adjective.
    """
    found = dict(known_states())
    votes: Counter[str] = Counter()
    for text in texts:
        votes.update(_owners(tokens(text), found))
    for name in sorted(votes):
        found.setdefault(name.lower(), name)
    return found


def _owners(words: list[Token], known: Mapping[str, str]) -> list[str]:
    owners = []
    for i, token in enumerate(words):
        if not token.cap or token.word in known or len(token.word) < _STEM:
            continue
        following = [w.word for w in words[i + 1 : i + 6]]
        if following[:1] == ["'s"] and any(w in _BODY[:10] for w in following[1:4]):
            owners.append(token.word.capitalize())
        elif (
            i
            and words[i - 1].word == "of"
            and any(
                w.word in ("ministry", "government", "republic", "president", "army", "kingdom")
                for w in words[max(0, i - 5) : i - 1]
            )
        ):
            if not following or (following[0] not in ("and",) and not words[i + 1].cap):
                owners.append(token.word.capitalize())
    return owners


class States:
    """Which state a description names: by name, adjective, seat of power, or a body only a state has."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.names = learn(texts)
        self._stems = {n[:_STEM]: s for n, s in sorted(self.names.items()) if " " not in n and s.lower() == n}
        self._book = Phrasebook({"state": lexicon()["state"]})
        self._places = Phrasebook({s: [n] for n, s in self.names.items()} | _all_names(self.names))

    def named(self, text: str) -> str | None:
        """The first state that the text names, or None."""
        words = tokens(text)
        for hit in self._places.find(words):
            if words[hit.start].cap and not _based(words, hit.end):
                return hit.key
        for t in words:
            if t.cap and _ADJECTIVE.match(t.word) and t.word[:_STEM] in self._stems:
                return self._stems[t.word[:_STEM]]
        return None

    def spoken_of(self, states: Iterable[str], texts: Iterable[str]) -> set[str]:
        """Those of the states whose name, seat or adjective stands in one of the texts."""
        left = {s: re.compile(self._forms(s), re.IGNORECASE) for s in states}
        found: set[str] = set()
        for text in texts if left else ():
            hits = {s for s, forms in left.items() if forms.search(text)}
            found |= hits
            left = {s: forms for s, forms in left.items() if s not in hits}
        return found

    def _forms(self, state: str) -> str:
        """A pattern of the state's names and seats, and of words that begin as its name does ("Corr-inian")."""
        names = {n for n, s in self.names.items() if s == state} | {state.lower()}
        stems = {n[:_STEM] + r"\w*" for n in names if n == state.lower() and " " not in n and len(n) > _STEM}
        return r"(?<!\w)(?:" + "|".join([*map(re.escape, sorted(names)), *sorted(stems)]) + r")(?!\w)"

    def installed(self, text: str) -> str | None:
        """The state that installed, backs or runs the body described ("X-installed officials", "pro-X"), or None."""
        m = re.search(
            r"\b([A-Z][\w.]+)[-‑ ](?:installed|backed|appointed|aligned|controlled|imposed|supported)\b", text
        )
        if m is None:
            m = re.search(r"\bpro-([A-Z]\w+)", text)
        return self.named(m.group(1)) if m else None

    def owner(self, text: str) -> str | None:
        """The state whose service, agency or office a name says it is ("the Rescue Service of X", "X's Harbour
        Office")."""
        m = re.search(
            r"\b(?:[Ss]ervice|[Aa]gency|[Oo]ffice|[Aa]uthority|[Aa]dministration|[Bb]oard|[Bb]ureau)\s+of\s+([A-Z]\w+)$",
            text,
        )
        if m is None:
            m = re.match(
                r"([A-Z]\w+)[’']s\s.*\b(?:[Ss]ervice|[Aa]gency|[Oo]ffice|[Aa]uthority|[Aa]dministration|[Bb]ureau)$",
                text,
            )
        return self.named(m.group(1)) if m else None

    def is_state(self, text: str) -> bool:
        """True where a body or office of a state is described."""
        return bool(self._book.keys(text))


def _all_names(names: Mapping[str, str]) -> dict[str, list[str]]:
    by_state: dict[str, list[str]] = {}
    for name, state in names.items():
        by_state.setdefault(state, []).append(name)
    return by_state


def _based(words: list[Token], at: int) -> bool:
    """True for "U.S.-based", which tells where a body sits and not whose it is."""
    return at < len(words) and words[at].word in ("based", "born", "educated")
