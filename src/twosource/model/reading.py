"""A reading: all that one page was read to say."""

from dataclasses import dataclass

from .article import Article
from .claim import Claim
from .mention import Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """Article, mentions and claims of one page. `claims` None: could not be read, `why` says so; empty: none found."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] | None = ()
    why: str | None = None
    maker: str = ""
