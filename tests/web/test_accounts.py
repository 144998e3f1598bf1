"""Accounts over the API: added one by one and by lines, listed, and given back exactly."""

import json

import pytest

NEW = "On 5 May 2021, Foreign Minister Marta Lind of Norway visited Riga. Ms. Lind said that Norway welcomed the talks."


def test_an_account_is_added_once(anywhere):
    given = {"name": "riga", "text": NEW, "publisher": "Ministry in Oslo", "kind": "official", "side": "no"}
    first = anywhere.client.post("/accounts", json=given)
    assert first.status_code == 201
    assert first.json()["outcome"] == "new"
    again = anywhere.client.post("/accounts", json=given)
    assert (again.status_code, again.json()["outcome"]) == (200, "same")
    found = anywhere.client.get(first.headers["location"].removeprefix("/api/v1")).json()
    assert (found["name"], found["side"], found["version"]) == ("riga", "NO", 1)
    assert found["contacts"] == first.json()["contacts"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"side": "Atlantis"}, "ISO 3166"),
        ({"published": "2021-02-30"}, "date of the calendar"),
        ({"published": "9999-12-31"}, "date of the calendar"),
        ({"kind": "blog"}, "official"),
        ({"text": " \n"}, "empty"),
        ({"text": "a\0b"}, "not text"),
        ({"text": "\x01" * 10}, "not text"),
        ({"name": "  "}, "blank"),
        ({"publisher": "a\0b"}, "control characters"),
        ({"publisher": "é" * 300}, "at most 500 bytes"),
        ({"publisher": "The White House", "side": "RU"}, "contradicts itself"),
        ({"colour": "red"}, "colour"),
        ({"text": 7}, "text"),
    ],
)
def test_a_bad_account_is_refused_with_the_loaders_reason(shared_desk, wrong: dict[str, object], said: str):
    answer = shared_desk.client.post("/accounts", json={"name": "new", "text": NEW} | wrong)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]
    assert len(shared_desk.client.get("/accounts").json()["items"]) == 3


def test_a_text_that_is_too_long_is_refused(shared_desk):
    answer = shared_desk.client.post("/accounts", json={"name": "new", "text": "word " * 800_001})
    assert answer.status_code == 413


def test_many_accounts_come_as_lines_and_a_bad_one_stops_nothing(anywhere):
    lines = [
        json.dumps({"id": "riga", "title": "Visit", "text": NEW}),
        "{",
        "",
        json.dumps({"id": "nameless"}),
        json.dumps(
            {
                "id": "oslo again",
                "text": anywhere.oslo_text,
                "publisher": "Ministry in Oslo",
                "url": "https://oslo.example/17",
            }
        ),
    ]
    answer = anywhere.client.post(
        "/accounts", content="\n".join(lines), headers={"content-type": "application/x-ndjson"}
    )
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    told = [json.loads(line) for line in answer.text.splitlines()]
    assert [one["outcome"] for one in told] == ["new", "rejected", "rejected", "same"]
    assert (told[1]["name"], told[2]["name"]) == ("line 2", "line 4")
    assert anywhere.client.get(f"/accounts/{told[0]['account']}/text").text == f"Visit\n\n{NEW}"


@pytest.mark.parametrize("kind", ["text/plain", "text/html", "multipart/form-data", "application/zip", ""])
def test_other_bodies_are_refused(shared_desk, kind: str):
    answer = shared_desk.client.post("/accounts", content=b"x", headers={"content-type": kind})
    assert answer.status_code == 415


def test_accounts_come_page_by_page(shared_desk):
    names, cursor = [], None
    for _ in range(3):
        page = shared_desk.client.get("/accounts", params={"limit": 1} | ({"cursor": cursor} if cursor else {})).json()
        names += [one["name"] for one in page["items"]]
        cursor = page["next"]
    assert names == ["oslo", "copenhagen", "helsinki"]
    assert cursor is None


def test_a_new_version_stands_beside_the_old_and_is_compared_with_it(anywhere):
    softer = anywhere.oslo_text.replace("was ready to reopen", "hoped to reopen")
    given = {"name": "oslo", "text": softer, "publisher": "Ministry in Oslo", "url": "https://oslo.example/17"}
    made = anywhere.client.post("/accounts", json=given).json()
    assert made["outcome"] == "version"
    told = anywhere.client.get(f"/accounts/{made['account']}").json()
    assert told["versions"] == [anywhere.oslo, made["account"]]
    diff = anywhere.client.get(f"/accounts/{made['account']}/diff", params={"from": 1, "to": 2}).json()
    assert "softened" in [one["kind"] for one in diff["statements"]]
    assert len(anywhere.client.get("/accounts").json()["items"]) == 3
    assert len(anywhere.client.get("/accounts", params={"all_versions": True}).json()["items"]) == 4
    assert anywhere.client.get(f"/accounts/{made['account']}/diff", params={"from": 7}).status_code == 404


def test_the_text_is_given_as_it_came(shared_desk):
    answer = shared_desk.client.get(f"/accounts/{shared_desk.oslo}/text")
    assert answer.text == shared_desk.oslo_text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_reading_is_a_record_and_the_machines_own_on_request(desk):
    desk.archive.correct(f"{desk.oslo}.s1", "strength", "hope", by="vera")
    held = desk.client.get(f"/accounts/{desk.oslo}/reading").json()
    machine = desk.client.get(f"/accounts/{desk.oslo}/reading", params={"machine": True}).json()
    assert held["schema"] == "dragoman.record/1"
    assert held["statements"][0]["strength"] == "hope"
    assert machine["statements"][0]["strength"] == "ready"


def test_what_was_set_aside_is_listed_page_by_page(desk, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(" ")
    desk.archive.add(tmp_path / "a.txt", tmp_path / "b.txt")
    first = desk.client.get("/rejects", params={"limit": 1}).json()
    second = desk.client.get("/rejects", params={"limit": 1, "cursor": first["next"]}).json()
    assert [one["source"][-5:] for one in (*first["items"], *second["items"])] == ["a.txt", "b.txt"]
    assert second["next"] is None


def test_a_cursor_of_another_list_is_refused(shared_desk):
    cursor = shared_desk.client.get("/accounts", params={"limit": 1}).json()["next"]
    for path in ("/contacts", "/rejects", "/corrections", "/search"):
        assert shared_desk.client.get(path, params={"cursor": cursor}).status_code == 422
    assert shared_desk.client.get("/accounts", params={"cursor": cursor, "all_versions": True}).status_code == 422
