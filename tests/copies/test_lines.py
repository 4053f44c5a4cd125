"""Lines of JSON to origins: the same as folding articles, whatever their order; bad lines are set aside."""

import json
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.copies import fold_copies
from twosource.copies.lines import fold_lines
from twosource.model import Article, Block, Dated, Origin, SetAside

TEXTS = {
    "wire": "The mill at Ardle burned down on Sunday night and two watchmen were taken to hospital, firemen said. The "
    "roof fell in shortly after three. Its owner put the loss at nine million crowns and thanked the neighbours.",
    "bank": "The bank of Lindal kept its rate on Thursday and said that prices would rise more slowly than feared in "
    "spring. Three members voted for a cut. Builders complained that loans stay dear and that cranes stand idle.",
}
TEXTS["short"] = TEXTS["wire"][: TEXTS["wire"].index(" The roof")]
DAYS = {"wire": "2031-05-02", "short": "2031-05-03", "bank": None}
LINES = [json.dumps({"id": n, "text": t, "published": DAYS[n]}).encode() + b"\n" for n, t in TEXTS.items()]


def origins(lines: list[bytes]) -> list[Origin]:
    found = list(fold_lines(lines))
    assert not [f for f in found if isinstance(f, SetAside)]
    return sorted((f for f in found if isinstance(f, Origin)), key=lambda o: o.id)


@given(st.permutations(LINES))
@settings(max_examples=10, deadline=None)
def test_the_order_of_lines_changes_nothing(lines: list[bytes]) -> None:
    assert origins(lines) == origins(LINES)


def test_lines_give_what_folding_the_articles_gives() -> None:
    def article(name: str) -> Article:
        day = DAYS[name]
        dated = Dated(day, None, "known") if day else None
        block = Block("paragraph", (0, len(TEXTS[name])))
        return Article(name, name, TEXTS[name], (block,), published=dated, verbatim=True)

    assert origins(LINES) == fold_copies([article(n) for n in TEXTS])
    assert {c.page: c.relation for o in origins(LINES) for c in o.articles}["short"] == "abridged"


def test_what_is_no_line_is_set_aside_and_the_rest_goes_on() -> None:
    found = list(fold_lines([b"{\n", b"\n", LINES[0], b'{"id": 1}\n', b"\xff\n", LINES[0], *LINES[1:]]))
    aside = [f for f in found if isinstance(f, SetAside)]
    assert [a.path for a in aside] == ["line 1", "line 4", "line 5", "line 6"]
    assert "before" in aside[-1].why
    assert sum(isinstance(f, Origin) for f in found) == 2


def test_nothing_gives_nothing_and_empty_texts_stand_alone() -> None:
    assert list(fold_lines([])) == []
    empty = [json.dumps({"id": n, "text": ""}).encode() for n in range(3)]
    assert len(origins(empty)) == 3


def test_a_day_that_is_none_is_no_day() -> None:
    lines = [json.dumps({"id": n, "text": TEXTS["wire"], "published": d}).encode() for n, d in ((1, "soon"), (2, ""))]
    (origin,) = origins(lines)
    assert origin.articles[1].undecided


def test_the_command_prints_an_origin_a_line_and_says_what_failed() -> None:
    command = [sys.executable, "-m", "twosource.cli", "copies", "--jsonl"]
    done = subprocess.run(command, input=b"".join([*LINES, b"no\n"]), capture_output=True)
    assert done.returncode == 2
    assert b"line 4" in done.stderr
    printed = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(len(o["articles"]) for o in printed) == [1, 2]
    copy = next(o for o in printed if len(o["articles"]) == 2)["articles"][1]
    (stretch,) = copy["stretches"]
    assert TEXTS["short"][slice(*stretch["here"])] == TEXTS["wire"][slice(*stretch["there"])]
