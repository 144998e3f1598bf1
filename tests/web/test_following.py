"""Follow over the API."""

import pytest
from icalendar import Calendar


def test_a_timeline_has_the_contacts_in_order(shared_desk):
    found = shared_desk.client.get("/follow/timeline", params={"who": ["NO", "Denmark"]}).json()
    assert [one["contact"]["id"] for one in found["points"]] == [shared_desk.call]
    assert found["asking"][0]["party"] == "NO"


def test_undertakings_are_listed_and_make_a_calendar(shared_desk):
    found = shared_desk.client.get("/follow/undertakings", params={"who": "DK", "on": "2021-06-01"}).json()
    assert {one["status"] for one in found["items"]} == {"due", "open"}
    answer = shared_desk.client.get("/follow/undertakings.ics", params={"on": "2021-06-01"})
    assert answer.headers["content-type"].startswith("text/calendar")
    assert Calendar.from_ical(answer.text).walk("vevent")


def test_positions_silence_and_omissions_answer(shared_desk):
    topics = {hit for one in shared_desk.archive.search("by:NO").hits for hit in one.topics}
    found = shared_desk.client.get("/follow/positions", params={"party": "NO", "topic": min(topics)})
    assert found.status_code == 200
    assert found.json()["party"] == "NO"
    assert shared_desk.client.get("/follow/silence", params={"side": "FI"}).json()["contacts"] == []
    assert shared_desk.client.get("/follow/omitted").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("timeline?who=Nobody%20Known", 404),
        ("positions?party=Nowhere&topic=ferry", 422),
        ("positions?party=NO", 422),
        ("positions?party=NO&topic=cheese", 404),
        ("undertakings?on=9999-12-31", 422),
        ("silence?on=0001-01-01", 422),
        ("silence?after=99999999999", 422),
        ("undertakings?status=forgotten", 422),
        ("timeline?whom=NO", 422),
    ],
)
def test_what_cannot_be_followed_is_a_problem(shared_desk, path: str, status: int):
    answer = shared_desk.client.get(f"/follow/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
