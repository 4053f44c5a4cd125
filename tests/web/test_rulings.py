"""Rulings from the desk: taken, shown, applied to everything, undone in one step; from its own pages alone."""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import twosource
from twosource import web
from twosource.web.rulings_page import LONGEST_FORM, back


def token(desk: TestClient) -> str:
    return str(desk.app.state.token)  # type: ignore[attr-defined]


def send(desk: TestClient, ruling: str, targets: list[str], **values: str) -> str:
    """Post a ruling as the forms do; gives its id."""
    form = {"token": token(desk), "ruling": ruling, "target": targets, "who": "Ada", "why": "read it", **values}
    answer = desk.post("/rule", data=form, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].split("ruled=" if ruling != "undo" else "undone=")[1]


def claims(desk: TestClient, **query: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(desk.get("/claims.json", params=query).text)
    return found


def ids(desk: TestClient) -> list[object]:
    return [row["claim"] for row in claims(desk)]


def plain_claim(desk: TestClient) -> dict[str, object]:
    return next(r for r in claims(desk) if r["proposition"] and r["stance"] == "asserts" and not r["left_out"])


def test_a_claim_ruled_out_goes_from_the_ledger_and_comes_back_when_undone(own_desk: TestClient) -> None:
    before = own_desk.get("/story.json").text
    row = plain_claim(own_desk)
    ruled = send(own_desk, "no claim", [str(row["claim"])])
    assert row["claim"] not in ids(own_desk)
    assert "Ada" in own_desk.get("/rulings").text and "read it" in own_desk.get("/rulings").text
    send(own_desk, "undo", [ruled])
    assert own_desk.get("/story.json").text == before


def test_a_misread_claim_takes_the_fields_that_were_changed(own_desk: TestClient) -> None:
    row = plain_claim(own_desk)
    text = own_desk.get(f"/page/{row['page']}?claim={row['claim']}").text
    form = text.split('value="misread"')[1].split("</form>")[0]
    content = re.search(r'name="content" rows="4">(.*?)</textarea>', form, re.DOTALL)
    assert content is not None
    send(
        own_desk,
        "misread",
        [str(row["claim"])],
        voice="Harbour Board",
        stance="denies",
        certainty=str(row["certainty"]),
    )
    after = next(r for r in claims(own_desk, page=str(row["page"])) if r["voice"] == "Harbour Board")
    assert after["stance"] == "denies" and after["content"] == row["content"]
    kept = json.loads(own_desk.get("/rulings.json").text)[0]
    assert "certainty" not in kept["value"]


def test_a_form_that_changes_nothing_is_refused_in_one_line(own_desk: TestClient) -> None:
    row = plain_claim(own_desk)
    form = {"token": token(own_desk), "ruling": "misread", "target": row["claim"], "stance": row["stance"]}
    answer = own_desk.post("/rule", data=form)
    assert answer.status_code == 400 and "what is read already" in answer.text


def test_a_missed_claim_is_added_at_the_words_given(own_desk: TestClient) -> None:
    row = plain_claim(own_desk)
    record = json.loads(own_desk.get(f"/page/{row['page']}.json").text)
    start, end = next(b["span"] for b in record["article"]["blocks"] if b["kind"] == "paragraph")
    words = record["article"]["text"][start:end][:40].strip()
    send(own_desk, "missed claim", [str(row["page"])], content=words, voice="Harbour Board")
    added = [r for r in claims(own_desk, page=str(row["page"])) if r["voice"] == "Harbour Board"]
    assert [" ".join(words.split())] == [r["content"] for r in added]


def test_words_that_do_not_stand_on_the_page_are_refused(own_desk: TestClient) -> None:
    row = plain_claim(own_desk)
    form = {"token": token(own_desk), "ruling": "missed claim", "target": row["page"], "content": "no such words here"}
    answer = own_desk.post("/rule", data=form)
    assert answer.status_code == 400 and "do not stand on the page" in answer.text


def test_checked_lets_a_standing_into_the_brief(own_desk: TestClient) -> None:
    held = [p for p in json.loads(own_desk.get("/story.json").text)["propositions"]
            if p["history"] and "To check:" in own_desk.get(f"/proposition/{p['id']}").text]  # fmt: skip
    assert held, "the example story has standings that are kept out"
    before = own_desk.get("/export/brief").text.count("\n### ")
    page = own_desk.get(f"/proposition/{held[0]['id']}").text
    wanted = re.findall(r'name="ruling" value="checked">.*?name="target" value="(\w+)"', page)
    assert wanted
    for claim in wanted:
        send(own_desk, "checked", [claim])
    assert "Kept out of" not in own_desk.get(f"/proposition/{held[0]['id']}").text
    assert own_desk.get("/export/brief").text.count("\n### ") > before


def test_a_side_and_the_origins_follow_a_ruling(own_desk: TestClient) -> None:
    voice = next(v for v in json.loads(own_desk.get("/story.json").text)["voices"] if v["named"])
    send(own_desk, "side", [voice["id"]], side="Northport")
    assert json.loads(own_desk.get(f"/voice/{voice['id']}.json").text)["side"] == "Northport"
    origins = json.loads(own_desk.get("/copies.json").text)
    pair = next(o for o in origins if len(o["articles"]) > 1)["articles"][:2]
    send(own_desk, "no copies", [a["page"] for a in pair])
    assert len(json.loads(own_desk.get("/copies.json").text)) > len(origins) - 1


def test_rulings_survive_a_new_desk_on_the_same_store(own_desk: TestClient, own_store: Path) -> None:
    row = plain_claim(own_desk)
    send(own_desk, "no claim", [str(row["claim"])])
    story = twosource.open(str(own_store))
    again = TestClient(web.app(story), base_url="http://127.0.0.1:8000")
    assert row["claim"] not in ids(again)
    story.close()


def test_the_desk_sees_what_another_program_ruled(own_desk: TestClient, own_store: Path) -> None:
    row = plain_claim(own_desk)
    other = twosource.open(str(own_store))
    other.rule(twosource.decide.decide(other, "no claim", [str(row["claim"])]))
    other.close()
    assert row["claim"] not in ids(own_desk)


def test_the_story_is_read_once_and_not_for_each_page(desk: TestClient) -> None:
    held = desk.app.state.story  # type: ignore[attr-defined]
    assert held.state() is held.state()
    before = held.state()
    desk.get("/")
    desk.get("/claims")
    assert held.state() is before


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
    ],
)
def test_forms_of_other_pages_are_refused(own_desk: TestClient, headers: dict[str, str]) -> None:
    form = {"token": token(own_desk), "ruling": "undo"}
    answer = own_desk.post("/rule", data=form, headers=headers)
    assert answer.status_code == 403


def test_a_form_without_the_desks_token_is_refused(own_desk: TestClient) -> None:
    row = plain_claim(own_desk)
    for wrong in ("", "x", token(own_desk)[:-1]):
        answer = own_desk.post("/rule", data={"token": wrong, "ruling": "no claim", "target": row["claim"]})
        assert answer.status_code == 403
    assert row["claim"] in ids(own_desk)


def test_a_browsers_own_form_under_no_referrer_is_taken(own_desk: TestClient) -> None:
    row = plain_claim(own_desk)
    form = {"token": token(own_desk), "ruling": "checked", "target": row["claim"]}
    headers = {"origin": "null", "sec-fetch-site": "same-origin"}
    assert own_desk.post("/rule", data=form, headers=headers, follow_redirects=False).status_code == 303


def test_a_form_without_end_is_refused(own_desk: TestClient) -> None:
    answer = own_desk.post("/rule", content=b"why=" + b"x" * (LONGEST_FORM + 1))
    assert answer.status_code == 413
    many = b"&".join(b"a=1" for _ in range(200))
    assert own_desk.post("/rule", content=many).status_code == 413


def test_rulings_can_not_be_made_by_a_link(own_desk: TestClient) -> None:
    assert own_desk.get("/rule").status_code in (404, 405)


@pytest.mark.parametrize("told", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x"])
def test_the_way_back_stays_on_the_desk(told: str) -> None:
    assert back(told, "r1") == "/?ruled=r1"


def test_the_way_back_keeps_its_query() -> None:
    assert back("/page/a?claim=b&ruled=old", "r1") == "/page/a?claim=b&ruled=r1"


def test_a_voice_that_was_joined_to_another_leads_to_that_one_and_back_when_undone(own_desk: TestClient) -> None:
    every = json.loads(own_desk.get("/story.json").text)["voices"]
    ids = [v["id"] for v in every if v["side"] == "observer" and v["named"] and not v["private"]][:2]
    for first, second in (ids, ids[::-1]):
        form = {"token": token(own_desk), "ruling": "same voice", "target": [first, second], "back": f"/voice/{first}"}
        answer = own_desk.post("/rule", data=form)
        assert answer.status_code == 200 and answer.url.path in (f"/voice/{first}", f"/voice/{second}")
        note = answer.text.split('class="note"')[1].split("</form>")[0]
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', note))
        answer = own_desk.post("/rule", data=fields)
        assert answer.status_code == 200 and answer.url.path.startswith("/voice/") and "undone" in str(answer.url)


def form(html: str, kind: str) -> str:
    """The form of a page that takes rulings of a kind."""
    found = [f for f in html.split("<form")[1:] if f'name="ruling" value="{kind}"' in f]
    assert found, kind
    return found[0].split("</form>")[0]


def hidden(html: str) -> list[str]:
    """The targets that a form itself gives."""
    return re.findall(r'<input type="hidden" name="target" value="([^"]*)"', html)


def choices(html: str) -> list[str]:
    """The targets that a form lets one choose."""
    return [v for v in re.findall(r'<option value="([^"]*)"', html) if v]


def test_two_voices_are_joined_and_parted_again_from_the_voice_page(own_desk: TestClient) -> None:
    held = json.loads(own_desk.get("/story.json").text)["voices"]
    speaking = {str(r["voice"]) for r in claims(own_desk)}
    one, other = [v for v in held if v["named"] and not v["private"] and not v["aliases"] and v["name"] in speaking][:2]
    join = form(own_desk.get(f"/voice/{one['id']}").text, "same voice")
    assert hidden(join) == [one["id"]] and other["id"] in choices(join)
    send(own_desk, "same voice", [one["id"], other["id"]])
    listed = own_desk.get("/rulings").text.split("<tbody>")[1]
    assert one["name"] in listed and other["name"] in listed
    joined = next(
        v
        for v in json.loads(own_desk.get("/story.json").text)["voices"]
        if {one["name"], other["name"]} <= {v["name"], *v["aliases"]}
    )
    part = form(own_desk.get(f"/voice/{joined['id']}").text, "different voice")
    alias = joined["aliases"][0]
    assert alias in choices(part)
    send(own_desk, "different voice", [*hidden(part), alias])
    names = {v["name"] for v in json.loads(own_desk.get("/story.json").text)["voices"]}
    assert {one["name"], other["name"]} <= names


def test_two_pages_are_ruled_copies_from_the_page_of_copies_and_no_copies_side_by_side(own_desk: TestClient) -> None:
    offered = choices(form(own_desk.get("/copies").text, "copies"))
    origins = json.loads(own_desk.get("/story.json").text)["origins"]
    alone = [o["articles"][0]["page"] for o in origins if len(o["articles"]) == 1]
    assert set(alone) <= set(offered)
    send(own_desk, "copies", alone[:2])
    now = json.loads(own_desk.get("/story.json").text)["origins"]
    assert len(now) == len(origins) - 1
    part = form(own_desk.get(f"/copies/{alone[0]}/{alone[1]}").text, "no copies")
    assert hidden(part) == alone[:2]
    send(own_desk, "no copies", hidden(part))
    assert len(json.loads(own_desk.get("/story.json").text)["origins"]) == len(origins)


def test_two_names_of_a_place_are_made_one_from_the_page_of_a_proposition(own_desk: TestClient) -> None:
    held = json.loads(own_desk.get("/story.json").text)["propositions"]
    placed = next(p for p in held if p["arguments"].get("place"))
    rename = form(own_desk.get(f"/proposition/{placed['id']}").text, "place")
    assert hidden(rename) == [placed["arguments"]["place"]]
    send(own_desk, "place", [*hidden(rename), "Newtown"])
    now = json.loads(own_desk.get("/story.json").text)["propositions"]
    assert placed["arguments"]["place"] not in {p["arguments"].get("place") for p in now}
    assert "Newtown" in {p["arguments"].get("place") for p in now}
    assert "Newtown" in own_desk.get("/rulings").text
