"""Corrections over the API: who made them, what they overtake, and taking them back."""

import json

import pytest

from dragoman.archive import Archive


def given(desk, **other: object) -> dict[str, object]:
    return {"target": f"{desk.oslo}.s1", "field": "strength", "value": "hope"} | other


def test_a_correction_holds_at_once_and_is_undone(anywhere):
    client = anywhere.client
    made = client.post("/corrections", json=given(anywhere, note="she hoped"))
    assert made.status_code == 201
    assert (made.json()["machine"], made.json()["value"], made.json()["by"]) == ("ready", "hope", "local")
    at = made.headers["location"].removeprefix("/api/v1")
    assert client.get(at).json()["stands"] is True
    undone = client.post(f"{at}/undo", json={"note": "no"})
    assert (undone.status_code, undone.json()["undoes"]) == (201, made.json()["id"])
    assert client.get(at).json()["stands"] is False
    again = client.post(f"{at}/undo", json={})
    assert again.status_code == 409
    assert f"undo {undone.json()['id']} to have it back" in again.json()["detail"]
    redone = client.post(f"/corrections/{undone.json()['id']}/undo", json={})
    assert (redone.status_code, client.get(at).json()["stands"]) == (201, True)
    assert client.post(f"{at}/undo", json={}).status_code == 201
    told = client.get("/history", params={"of": f"{anywhere.oslo}.s1"}).json()
    assert [len(one["changes"]) for one in told["fields"]] == [4]


def test_what_stands_is_there_to_learn_from_a_line_each(anywhere):
    client = anywhere.client
    kept = client.post("/corrections", json=given(anywhere, note="she hoped")).json()
    taken_back = client.post("/corrections", json=given(anywhere, field="act", value="promise")).json()
    client.post(f"/corrections/{taken_back['id']}/undo", json={})
    answer = client.get("/corrections/examples")
    (example,) = (json.loads(line) for line in answer.text.splitlines())
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert (example["id"], example["machine"], example["value"]) == (kept["id"], "ready", "hope")
    (extract,) = example["extracts"]
    (start, end), *_ = extract["spans"]
    assert "ready" in extract["text"][start:end]


def test_who_has_not_seen_the_last_correction_is_told_so(anywhere):
    client = anywhere.client
    assert client.post("/corrections", json=given(anywhere, expected=0)).status_code == 201
    late = client.post("/corrections", json=given(anywhere, value="intend", expected=0))
    assert (late.status_code, late.headers["content-type"]) == (409, "application/problem+json")


def test_a_correction_of_a_state_that_has_passed_is_refused(anywhere):
    client = anywhere.client
    seen = client.get("/history", params={"of": f"{anywhere.oslo}.s1"}).headers["etag"]
    assert client.post("/corrections", json=given(anywhere), headers={"if-match": seen}).status_code == 201
    late = client.post("/corrections", json=given(anywhere, value="intend"), headers={"if-match": seen})
    assert late.status_code == 412
    now = client.get("/history", params={"of": f"{anywhere.oslo}.s1"}).headers["etag"]
    headers = {"if-match": f'"other", {now}'}
    assert client.post("/corrections", json=given(anywhere, value="wish"), headers=headers).status_code == 201


@pytest.mark.parametrize(
    "wrong",
    [
        {"target": "nothing"},
        {"target": "person:Nobody"},
        {"field": "colour"},
        {"value": "very"},
        {"value": ["ready"] * 3},
        {"field": "topics", "value": ["x" * 3000]},
        {"field": "topics", "value": ["a\0b"]},
        {"field": "content", "value": [0, 10**30]},
        {"target": ""},
        {"expected": "0"},
        {"author": "somebody else"},
    ],
)
def test_what_cannot_be_is_refused(shared_desk, wrong: dict[str, object]):
    answer = shared_desk.client.post("/corrections", json=given(shared_desk) | wrong)
    assert answer.status_code == 422
    assert shared_desk.client.get("/corrections").json()["items"] == []


def test_a_contact_cannot_be_moved_to_a_year_that_nothing_reckons_with(desk):
    for day in ("9999-12-31", "0001-01-01"):
        wrong = {"target": desk.call, "field": "date", "value": day}
        assert desk.client.post("/corrections", json=wrong).status_code == 422


def test_an_undertaking_due_at_the_end_of_time_harms_nobody(desk):
    wrong = {"target": f"{desk.oslo}.u1", "field": "when", "value": "9999-12-31"}
    desk.client.post("/corrections", json=wrong)
    assert desk.client.get("/follow/undertakings").status_code == 200
    assert desk.client.get("/follow/undertakings.ics").status_code == 200


def test_corrections_and_disagreements_come_page_by_page(desk):
    for value in ("hope", "intend", "wish"):
        desk.archive.correct(desk.oslo, "title", value, by="vera")
    first = desk.client.get("/corrections", params={"limit": 2}).json()
    second = desk.client.get("/corrections", params={"limit": 2, "cursor": first["next"]}).json()
    assert [one["correction"]["value"] for one in (*first["items"], *second["items"])] == ["hope", "intend", "wish"]
    assert desk.client.get("/disagreements").json() == {"items": [], "next": None}


def test_readers_look_editors_correct_and_the_log_tells_who(logged_in, archive: Archive, ferry):
    oslo = next(archive.add_each(ferry)).account
    given = {"target": f"{oslo}.s1", "field": "strength", "value": "hope"}
    ruth, ed = logged_in("ruth"), logged_in("ed")
    assert ruth.get("/api/v1/history", params={"of": oslo}).status_code == 200
    assert ruth.post("/api/v1/corrections", json=given).status_code == 403
    assert ruth.post("/api/v1/accounts", json={"name": "x", "text": "Some words."}).status_code == 403
    made = ed.post("/api/v1/corrections", json=given).json()
    assert made["by"] == "ed"
    assert ed.post(f"/api/v1/corrections/{made['id']}/undo", json={}).json()["by"] == "ed"
    log = logged_in("ada").get("/api/v1/audit").json()["items"]
    assert [(one["who"], one["action"]) for one in log if "correction" in (one["target"] or "")] == [
        ("ed", "undo"),
        ("ed", "correct"),
    ]


@pytest.mark.parametrize(
    "path",
    ["/accounts", "/contacts", "/search", "/corrections", "/history?of=x", "/follow/timeline", "/rejects", "/compare"],
)
def test_nobody_sees_anything_without_logging_in(team, path: str):
    client = team()
    ask = client.post if path == "/compare" else client.get
    assert ask(f"/api/v1{path}").status_code == 401
