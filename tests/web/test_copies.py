"""The page of copies."""

import json

from starlette.testclient import TestClient


def test_the_page_of_copies_lists_what_became_of_the_claims_of_a_page_saved_twice(desk: TestClient) -> None:
    origin = next(o for o in json.loads(desk.get("/copies.json").text) if len(o["articles"]) > 1)
    later = next(a for a in origin["articles"] if a["relation"] == "later version")
    listed = desk.get("/copies").text.partition("Saved twice")[2]
    assert f"/copies/{later['of']}/{later['page']}" in listed
    assert "gone, new or changed, without a correction note" in listed
    assert '<table class="changes">' in listed and f"/page/{later['page']}?claim=" in listed
