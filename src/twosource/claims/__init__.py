"""The reader: attributed statements of an article, with voice, chain, stance, certainty, channel and times."""

from twosource.claims.channel import sure_ways
from twosource.claims.merge import merged, reports
from twosource.claims.nesting import with_chains
from twosource.claims.reader import to_claims
from twosource.claims.rules import attributions
from twosource.claims.segment import lay_out
from twosource.model import Article, Claim, Mention, Signals

RULES = "claims/1 rules"
READS = "en"


def read_claims(
    article: Article, signals: Signals | None, mentions: tuple[Mention, ...]
) -> tuple[tuple[Claim, ...] | None, str | None]:
    """The claims of an article and None, or None and the reason why it can't be read.

    With signals the attributions are the trained encoder's, else those of rules; mentions give names and times.
    """
    if article.language is not None and not article.language.startswith(READS):
        return None, f"the reader reads English; this page is in {article.language}"
    layout = lay_out(article)
    if not layout.words:
        return (), None
    ruled = attributions(layout)
    if signals is None:
        stated = [a for a in ruled if reports(layout, a)]
        return to_claims(article, layout, with_chains(layout, stated, ()), mentions, RULES), None
    found = merged(layout, signals.attributions, ruled)
    ways = sure_ways(signals)
    return to_claims(article, layout, found, mentions, f"claims/1 {signals.maker}", signals.names, ways), None
