"""What all held pages of a host teach about its furniture: lines that stand on pages of different texts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from twosource.model import Article, HostProfile, Origin

from .cues import line_key
from .sources import host_name

LEAST_GROUPS = 2
"""Copy groups that must hold a line before it counts as the host's: counted over groups, never over documents, so that
a wire story two pages carry teaches nothing."""
SHORTEST = 2
"""Words of the shortest line that is counted; single words ("Share") are the seed list's."""


def host_of(article: Article) -> str:
    """The host of an article: of its address, else its publisher's name folded; empty where neither is known."""
    return host_name(article.url) or "".join((article.publisher or "").lower().split())


def host_profiles(articles: Iterable[Article], origins: Sequence[Origin]) -> dict[str, HostProfile]:
    """Profile of each host with two or more copy groups: its lines, and in how many groups each stands."""
    group = {page: o.id for o in origins for page in o.pages()}
    lines: dict[str, dict[str, set[str]]] = {}
    groups: dict[str, set[str]] = {}
    for article in articles:
        host = host_of(article)
        if not host or article.verbatim:
            continue
        mine = group.get(article.page, article.page)
        groups.setdefault(host, set()).add(mine)
        held = lines.setdefault(host, {})
        for key in {line_key(article.words(b)) for b in article.blocks}:
            if key.count(" ") + 1 >= SHORTEST:
                held.setdefault(key, set()).add(mine)
    return {h: _profile(h, lines[h], len(groups[h])) for h in sorted(lines) if len(groups[h]) >= LEAST_GROUPS}


def own_lines(article: Article, profile: HostProfile | None) -> HostProfile | None:
    """The host's profile cut to lines that stand in this article, so that other pages' lines leave it fresh."""
    if profile is None:
        return None
    here = {line_key(article.words(b)) for b in article.blocks}
    lines = tuple((line, n) for line, n in profile.lines if line in here)
    return replace(profile, lines=lines, groups=0) if lines else None


def _profile(host: str, lines: dict[str, set[str]], groups: int) -> HostProfile:
    counted = Counter({line: len(g) for line, g in lines.items() if len(g) >= LEAST_GROUPS})
    return HostProfile(host, tuple(sorted(counted.items())), groups)


@lru_cache(maxsize=256)
def known_lines(profile: HostProfile | None) -> frozenset[str]:
    """The lines of a profile that count as the host's own."""
    return frozenset() if profile is None else frozenset(line for line, n in profile.lines if n >= LEAST_GROUPS)
