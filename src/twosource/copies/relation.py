"""How a copy relates to the text that it came from."""

from twosource.model import Article, Copy

from .judge import Pair
from .order import address, day, folded, moment, proven

SAME_MINE = 0.75
"""Share of a copy that must stand in the first for the two to be the same; furniture takes the rest (bench: copies)."""
SAME_ITS = 0.9
"""Share of the proven first that must stand in a copy for the two to be the same; with less it was cut (bench: copies).
In a text taken as it is, of unproven direction, what is missing may as well be furniture."""
MOSTLY = 0.65
"""Share of a text from which it is an abridgement of the other, or the other an extension of it (bench: copies)."""
UNCHANGED = 0.97
"""Share of both from which two savings of one address are one version."""
CUT = 0.95
"""Share of a later text of the same publisher from which nothing new stands in it: it was only cut."""
FIGURES = 2
"""Figures changed in place by which another outlet's later text is a later version; the publisher's own needs one."""


def copy_of(article: Article, of: Article, pair: Pair) -> Copy:
    """The article's place as a copy of another; the pair's `here` is the article."""
    relation = relation_of(article, of, pair)
    return Copy(article.page, article.path, relation, of.page, pair.overlap, not proven(of, article), pair.stretches)


def relation_of(article: Article, of: Article, pair: Pair) -> str:
    """The relation by what passages cover of each text, by time and publisher, and by figures changed in place."""
    mine, its = pair.covered
    if article.url and of.url and address(article.url) == address(of.url):
        unchanged = min(mine, its) >= UNCHANGED and not pair.facts.differing
        return "same" if unchanged else "later version"
    if updated(article, of, pair):
        return "later version"
    raw = of.verbatim and not proven(of, article)
    if mine >= SAME_MINE and its >= (SAME_MINE if raw else SAME_ITS):
        return "same"
    if mine >= its:
        return "abridged" if mine >= MOSTLY else "partly derived"
    return "extended" if its >= MOSTLY else "partly derived"


def updated(article: Article, of: Article, pair: Pair) -> bool:
    """Whether the article is the same story at a later time: same publisher and new text, or figures changed."""
    if not later(article, of) or not pair.strong:
        return False
    same_house = bool(article.publisher) and folded(article.publisher) == folded(of.publisher)
    if same_house and pair.covered[0] < CUT:
        return True
    unknown = not article.publisher and not of.publisher
    return pair.facts.new_numbers >= (1 if same_house or unknown else FIGURES)


def later(article: Article, of: Article) -> bool:
    """Whether the article is dated after the other."""
    one, two = moment(of), moment(article)
    if one is not None and two is not None:
        return one < two
    return article.published is not None and of.published is not None and day(of) < day(article)
