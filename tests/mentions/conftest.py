"""What the tests of the mentions room share."""

from collections.abc import Callable

import pytest

from mentions.texts import article_of
from twosource.mentions import find_mentions
from twosource.model import Mention


@pytest.fixture
def read() -> Callable[..., dict[str, Mention]]:
    """Mentions of one kind by their words."""

    def run(kind: str, text: str, published: str | None = None) -> dict[str, Mention]:
        found = find_mentions(article_of(text, published))
        return {text[m.span[0] : m.span[1]]: m for m in found if m.kind == kind}

    return run
