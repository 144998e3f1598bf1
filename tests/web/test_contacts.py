"""Contacts over the API: listed by day, shown in every form, compared without being kept."""

import pytest


def test_contacts_come_latest_first_page_by_page(shared_desk):
    first = shared_desk.client.get("/contacts", params={"limit": 1}).json()
    second = shared_desk.client.get("/contacts", params={"limit": 1, "cursor": first["next"]}).json()
    assert [first["items"][0]["id"], second["items"][0]["id"]] == [shared_desk.meeting, shared_desk.call]
    assert second["next"] is None
    call = second["items"][0]
    assert (call["kind"], call["first"], call["initiator"]) == ("telephone_call", "2021-05-03", "NO")
    assert {one["account"] for one in call["accounts"]} == {shared_desk.oslo, shared_desk.copenhagen}
    assert {one["person"] for one in call["participants"]} == {"Marta Lind", "Jeppe Kofod"}


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ({"since": "2021-06"}, ["meeting"]),
        ({"until": "2021-05-03"}, ["call"]),
        ({"since": "2021", "until": "2021"}, ["meeting", "call"]),
        ({"since": "2022"}, []),
    ],
)
def test_contacts_of_a_time_are_listed(shared_desk, bounds: dict[str, str], found: list[str]):
    items = shared_desk.client.get("/contacts", params=bounds).json()["items"]
    assert [one["id"] for one in items] == [getattr(shared_desk, name) for name in found]


@pytest.mark.parametrize("since", ["soon", "2021-13", "0000", "9999", "0001-01-01", "' OR 1=1"])
def test_a_time_that_is_none_is_refused(shared_desk, since: str):
    assert shared_desk.client.get("/contacts", params={"since": since}).status_code == 422


@pytest.mark.parametrize(
    ("form", "kind", "holds"),
    [
        ("json", "application/json", '"schema": "dragoman.record/1"'),
        ("markdown", "text/markdown", "Marta Lind"),
        ("memo", "text/markdown", "Marta Lind"),
        ("matrix-csv", "text/csv", "Copenhagen"),
        ("text", "text/plain", "Marta Lind"),
    ],
)
def test_a_contact_has_many_forms(shared_desk, form: str, kind: str, holds: str):
    answer = shared_desk.client.get(f"/contacts/{shared_desk.call}", params={"format": form})
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert holds in answer.text
    assert answer.headers["vary"] == "accept"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "application/json"),
        ("text/html, */*;q=0.1", "application/json"),
        ("text/markdown", "text/markdown"),
        ("text/csv;q=0.9, text/markdown;q=0.2", "text/csv"),
        ("text/*, application/json;q=0.5", "text/markdown"),
        ("*/*, application/json;q=0", "text/markdown"),
    ],
)
def test_the_accept_header_chooses_a_form(shared_desk, accept: str, kind: str):
    answer = shared_desk.client.get(f"/contacts/{shared_desk.call}", headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == kind


def test_there_is_no_page_of_a_contact_here(shared_desk):
    assert shared_desk.client.get(f"/contacts/{shared_desk.call}", headers={"accept": "text/html"}).status_code == 406
    assert shared_desk.client.get(f"/contacts/{shared_desk.call}", params={"format": "html"}).status_code == 422


def test_a_contact_is_found_by_an_id_that_it_had(desk):
    text = desk.oslo_text.replace("August", "September")
    desk.client.post("/accounts", json={"name": "bergen", "text": text, "publisher": "Agency"})
    answer = desk.client.get(f"/contacts/{desk.call}")
    assert answer.status_code == 200
    assert answer.json()["contact"]["id"] != desk.call


def test_accounts_are_compared_and_not_kept(shared_desk):
    given = {
        "accounts": [
            {"name": "one", "text": shared_desk.oslo_text + " So."},
            {"name": "two", "text": shared_desk.copenhagen_text + " So."},
        ]
    }
    answer = shared_desk.client.post("/compare", json=given)
    assert answer.status_code == 200
    assert len(answer.json()["accounts"]) == 2
    assert len(shared_desk.client.get("/accounts").json()["items"]) == 3


@pytest.mark.parametrize("number", [0, 1, 21])
def test_too_few_or_too_many_accounts_are_not_compared(shared_desk, number: int):
    given = {"accounts": [{"name": f"a{place}", "text": shared_desk.oslo_text} for place in range(number)]}
    assert shared_desk.client.post("/compare", json=given).status_code == 422


def test_a_comparison_of_very_long_texts_is_refused(shared_desk):
    given = {"accounts": [{"name": name, "text": "word " * 110_000} for name in "ab"]}
    assert shared_desk.client.post("/compare", json=given).status_code == 413
