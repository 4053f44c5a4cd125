"""Rulings from the command line: each changes what it should, is undone in one step, and survives a new reading."""

import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import twosource
from example import EXAMPLE
from twosource.cli import RULINGS, main
from twosource.decide import MAKERS


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rulings") / "story.db"
    story = twosource.open(str(path))
    story.add([str(EXAMPLE)])
    story.read()
    story.store.close()
    return path


class Desk:
    """One copy of the example's store and what the commands print of it."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self.capsys = path, capsys

    def run(self, *words: str) -> str:
        self.capsys.readouterr()
        assert main([words[0], "--store", str(self.path), "--quiet", *words[1:]]) == 0, self.capsys.readouterr().err
        return self.capsys.readouterr().out

    def ledger(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run("ledger", "--json"))
        return found

    def forget(self) -> None:
        """Delete everything derived, so that all is read from scratch."""
        db = sqlite3.connect(self.path)
        db.execute("DELETE FROM derived")
        db.commit()
        db.close()


@pytest.fixture
def desk(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    shutil.copy(base, tmp_path / "story.db")
    return Desk(tmp_path / "story.db", capsys)


def propositions(ledger: dict[str, Any]) -> list[dict[str, Any]]:
    return [p for p in ledger["propositions"] if p["history"]]


def claims(ledger: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {c["id"]: c for p in ledger["propositions"] for c in p["claims"]}


def plain(ledger: dict[str, Any]) -> dict[str, Any]:
    """A claim that stands alone in its proposition, which has a standing."""
    return next(p["claims"][0] for p in propositions(ledger) if len(p["claims"]) == 1 and not p["left_out"])


def page(ledger: dict[str, Any], number: str) -> str:
    rows = [a for o in ledger["origins"] for a in o["articles"]]
    return str(next(a["page"] for a in rows if Path(a["path"]).name.startswith(number)))


def side_of(ledger: dict[str, Any], name: str) -> str:
    return str(next(v["side"] for v in ledger["voices"] if v["name"] == name))


def case(kind: str, ledger: dict[str, Any]) -> tuple[str, ...]:
    """The words of one ruling of a kind on the example."""
    claim = str(plain(ledger)["id"])
    told = propositions(ledger)
    one = max(told, key=lambda p: len(p["history"][-1]["stands"]))
    other = next(p for p in told if p["kind"] != one["kind"])
    known = {v["id"] for v in ledger["voices"] if v["named"] and v["side"] != "unknown"}
    live = [s for p in told for s in p["history"][-1]["stands"] if s["stance"] == "asserts" and "implied" not in s]
    stand = next(s for s in live if s["voice"] in known)
    held = next(p["id"] for p in told if stand in p["history"][-1]["stands"])
    observers = [v["id"] for v in ledger["voices"] if v["side"] == "observer" and v["named"]]
    return {
        "misread": ("misread", claim, "--stance", "denies", "--certainty", "hedged"),
        "no claim": ("no-claim", claim),
        "missed claim": ("missed-claim", page(ledger, "07"), "--content", "the bridge toll", "--voice", "Ana Brook"),
        "checked": ("checked", claim),
        "copies": ("copies", page(ledger, "06"), page(ledger, "07")),
        "no copies": ("no-copies", page(ledger, "01"), page(ledger, "02")),
        "same voice": ("same-voice", observers[0], observers[1]),
        "side": ("side", observers[0], "--side", "Quarry League"),
        "same proposition": ("same-proposition", one["id"], other["id"]),
        "withdrawn": ("withdrawn", held, stand["voice"], "--day", "2034-01-01"),
        "kind": ("kind", claim, "--kind", "visit"),
    }[kind]


def shows(kind: str, before: dict[str, Any], after: dict[str, Any], words: tuple[str, ...]) -> bool:
    """Whether the ledger shows what was ruled."""
    old, new = claims(before), claims(after)
    origins = (len(before["origins"]), len(after["origins"]))
    target = words[1]
    if kind == "withdrawn":
        found = next(p for p in after["propositions"] if p["id"] == target)
        return any(e["day"] == "2034-01-01" for e in found["history"])
    if kind == "same proposition":
        held = [{c["id"] for c in p["claims"]} for p in after["propositions"]]
        both = [c["id"] for p in before["propositions"] if p["id"] in words for c in p["claims"]]
        return any(set(both) <= h for h in held)
    if kind == "kind":
        return next(p["kind"] for p in after["propositions"] if target in {c["id"] for c in p["claims"]}) == "visit"
    return {
        "misread": lambda: new[target]["stance"] == "denies",
        "no claim": lambda: target not in new and target in old,
        "missed claim": lambda: len(new) == len(old) + 1,
        "checked": lambda: new[target].get("checked") is True,
        "copies": lambda: origins[1] == origins[0] - 1,
        "no copies": lambda: origins[1] == origins[0] + 1,
        "same voice": lambda: len(after["voices"]) == len(before["voices"]) - 1,
        "side": lambda: any(v["side"] == "Quarry League" for v in after["voices"]),
    }[kind]()


KINDS = [
    "misread", "no claim", "missed claim", "checked", "copies", "no copies", "same voice", "side", "same proposition",
    "withdrawn", "kind",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_ruling_shows_survives_a_new_reading_and_is_undone_exactly(kind: str, desk: Desk) -> None:
    before = desk.ledger()
    words = case(kind, before)
    desk.run("rule", *words, "--who", "Ada", "--why", "read it twice")
    after = desk.ledger()
    assert shows(kind, before, after, words)
    desk.forget()
    assert desk.ledger() == after
    assert "Ada" in desk.run("rulings") and "read it twice" in desk.run("rulings")
    desk.run("undo")
    assert desk.ledger() == before


def test_rulings_are_taken_over_from_another_store(
    desk: Desk, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = desk.ledger()
    for kind in ("checked", "side", "no copies"):
        desk.run("rule", *case(kind, before))
    (tmp_path / "rulings.jsonl").write_text(desk.run("rulings", "--json"), "utf-8")
    shutil.copy(base, tmp_path / "other.db")
    other = Desk(tmp_path / "other.db", capsys)
    assert other.run("rulings", "--take", str(tmp_path / "rulings.jsonl")) == "3 new rulings\n"
    assert other.run("rulings", "--take", str(tmp_path / "rulings.jsonl")) == "0 new rulings\n"
    assert other.ledger() == desk.ledger() != before
    assert other.run("rulings", "--json") == desk.run("rulings", "--json")


def test_the_list_of_rulings_names_what_was_decided_and_what_was_undone(desk: Desk) -> None:
    for kind in ("side", "missed claim", "misread", "same proposition", "no claim"):
        desk.run("rule", *case(kind, desk.ledger()), "--who", "Ada")
    first = desk.run("rulings").splitlines()
    assert len(first) == 5 and all("Ada" in line for line in first)
    assert "side Quarry League" in first[0] and "voice Ana Brook" in first[1] and "stance denies" in first[2]
    assert not any(re.search(r"\d+:\d+,|content \d+:", line) for line in first)
    undone = first[0].split()[0]
    desk.run("undo", undone)
    lines = desk.run("rulings").splitlines()
    assert "[undone]" in lines[0] and "[undone]" not in lines[1] and undone in lines[5]


def test_a_ruling_is_undone_once_and_never_by_a_letter_or_two(desk: Desk) -> None:
    made = desk.run("rule", *case("checked", desk.ledger())).split()[0]
    for words in ([made[:2]], ["0000000000000000"]):
        assert main(["undo", "--store", str(desk.path), *words]) == 2
    desk.run("undo", made[:8])
    assert main(["undo", "--store", str(desk.path), made]) == 2
    assert "is undone already" in desk.capsys.readouterr().err


def test_rulings_taken_over_that_cannot_be_applied_are_said_and_the_others_taken(desk: Desk, tmp_path: Path) -> None:
    desk.run("rule", *case("misread", desk.ledger()))
    good = desk.run("rulings", "--json").strip()
    desk.run("undo")
    rows = [json.loads(good) | change for change in ({"id": "aa11", "kind": "nonsense"}, {"id": "aa12"})]
    rows.append(json.loads(good) | {"id": "aa13", "value": [["content", "x"]]})
    (tmp_path / "theirs.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    assert main(["rulings", "--store", str(desk.path), "--take", str(tmp_path / "theirs.jsonl")]) == 2
    said = desk.capsys.readouterr()
    assert said.out == "1 new ruling\n" and len(said.err.splitlines()) == 2
    assert desk.ledger()


def test_a_byte_that_is_no_text_and_a_reason_with_a_line_sign_leave_the_other_rulings_whole(
    desk: Desk, tmp_path: Path
) -> None:
    desk.run("rule", *case("checked", desk.ledger()), "--why", "seen\u2028twice")
    good = desk.run("rulings", "--json").encode()
    desk.run("undo")
    theirs = good.replace(json.loads(good)["id"].encode(), b"aa14")
    (tmp_path / "theirs.jsonl").write_bytes(b'{"id": "\xff"}\n' + theirs)
    assert main(["rulings", "--store", str(desk.path), "--take", str(tmp_path / "theirs.jsonl")]) == 2
    said = desk.capsys.readouterr()
    assert said.out == "1 new ruling\n" and len(said.err.splitlines()) == 1 and "line 1 " in said.err


def test_the_help_of_rule_tells_what_each_kind_is_about() -> None:
    told = {line.split()[0] for line in RULINGS.splitlines() if line}
    assert {kind.replace(" ", "-") for kind in MAKERS if kind != "undo"} == told - {"Words", "With"}


def test_an_unnamed_speaker_who_is_ruled_to_be_a_named_one_goes_by_the_name(desk: Desk) -> None:
    before = desk.ledger()["voices"]
    named = next(v for v in before if v["named"] and v["side"] == "observer")
    unnamed = next(v for v in before if not v["named"])
    for pair in ((named, unnamed), (unnamed, named)):
        desk.run("rule", "same-voice", *(v["id"] for v in pair))
        after = desk.ledger()["voices"]
        assert named["name"] in {v["name"] for v in after} and unnamed["name"] not in {v["name"] for v in after}
        desk.run("undo")


def test_a_kind_that_nobody_knows_is_refused_in_one_line_that_names_those_there_are(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = twosource.open(str(base))
    claim = story.ledger().propositions[0].claims[0].claim
    story.store.close()
    assert main(["rule", "--store", str(base), "kind", claim, "--kind", "nosuch"]) == 2
    told = capsys.readouterr().err.strip()
    assert "there is no kind “nosuch”" in told and "control" in told and told.count("\n") == 0
