"""The words of a proposition: its arguments, and a short sentence made of them."""

import re
from collections.abc import Callable, Iterable

from .cluster import Cluster
from .drafts import Draft
from .kinds import FREE
from .own import is_own
from .pointing import is_bare

LONGEST = 140
"""Characters of a proposition's text: a line on screen."""
_MOST_STEMS = 8
_NEARBY = ("near", "around", "north of", "south of", "east of", "west of")
"""Parts that are no part of a place: they stand before its name."""


def arguments(cluster: Cluster) -> dict[str, object]:
    """Roles, the figure with its bounds, and for what has neither the words it is about."""
    told: dict[str, object] = {k: v for k, v in sorted(cluster.roles.items()) if v}
    if cluster.bounds is not None:
        told["low"], told["high"] = cluster.bounds
    if cluster.negative:
        told["negative"] = True
    if not cluster.roles:
        told["about"] = sorted(cluster.topic)[:_MOST_STEMS] or [plain(cluster)]
    return told


def sentence(cluster: Cluster, told: dict[str, object], template: str, best: Callable[[], Draft]) -> str:
    """The template filled; where a role is open or the kind has none, the plainest (`best`) claim's own words."""
    figure = None
    if cluster.bounds is not None:
        figure = next((d.figure for d in cluster.drafts if d.figure is not None), None)
    parts = {k: str(v) for k, v in told.items()}
    if figure is not None and cluster.bounds == figure.bounds:
        parts["figure"] = figure.words
    needed = re.findall(r"\{(\w+)\}", template)
    if cluster.kind != FREE and not cluster.negative and needed and all(n in parts for n in needed):
        near = parts.get("part", "") in _NEARBY and "place" in parts
        if near:
            parts["place"] = f"{parts['part']} {parts['place']}"
        text = template.format(**parts)
        part = f" ({parts['part']})" if "part" in parts and not near else ""
        group = f" ({parts['group']})" if "group" in parts else ""
        return text[:1].upper() + text[1:-1] + part + group + "."
    words = best()
    return said(words) if cluster.negative or words.plain else unsaid(words)


def plain(cluster: Cluster) -> str:
    """The words of the plainest claim."""
    return said(plainest(cluster.drafts))


def plainest(drafts: Iterable[Draft]) -> Draft:
    """The plainest claim: asserted, indirect, short, and none that only points at another."""
    ranked = sorted(drafts, key=_plainness)
    return next((d for d in ranked if not (d.link is not None or is_own(d) or is_bare(d))), ranked[0])


def said(best: Draft) -> str:
    """A claim's words as a short sentence."""
    words = without_quote_marks(" ".join(best.text.split())).strip(" ,.;")
    words = re.sub(r"^[Tt]hat (?=[\w’']+ )", "", words)
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + " …"
    return words[:1].upper() + words[1:] + ("" if words.endswith("…") else ".")


_NO = re.compile(
    r"\b(?:(?P<nobody>nobody|no[- ]one)|(?P<nothing>nothing)|(?P<none>none of)|never|not(?! only| just| least)|"
    r"no(?= [a-z]))\b ?|n['’]t\b",
    re.I,
)
_YES = {"nobody": "somebody ", "nothing": "something ", "none": "some of "}


def unsaid(best: Draft) -> str:
    """What a claim denies in its own words, as a short sentence: "Somebody had been hurt." for "nobody had been hurt";
    its words as they are, where no negation is found in them."""
    words = said(best)
    m = _NO.search(words)
    if m is None:
        return words
    left = f"{words[: m.start()]}{_YES.get(str(m.lastgroup), '')}{words[m.end() :]}"
    return left[:1].upper() + left[1:]


def without_quote_marks(words: str) -> str:
    """Words without their quote marks; an apostrophe ("the operator’s", "the pilots’") stays: it has the same sign as a
    closing mark, and is one where no mark was opened or a letter follows."""
    closing = r"’(?!\w)" if "‘" in words else r"^’|’$"
    return re.sub(rf"[“”\"‘]|{closing}", "", words)


def _plainness(d: Draft) -> tuple[bool, bool, bool, bool, int, str]:
    text = d.text
    return not d.positive, d.retracts, d.claim.quote == "direct", len(text) < 20, len(text), text
