"""Of a subject on which there is too much for one page, the latest is shown, and the way to what was before."""

import re

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import QueryParams

from dragoman.archive.engine import reading
from dragoman.archive.follow import Scope, Subject
from dragoman.archive.follow.latest import day_of_latest, ranks_of_latest
from dragoman.web import Settings, create_app
from dragoman.web.pages.follow import finding
from dragoman.web.pages.follow.asking import question_of

TOO_MUCH = "Only the latest was looked at"


@pytest.fixture
def pages(diary):
    return TestClient(create_app(Settings(), diary), base_url="http://127.0.0.1:8000")


def shown_days(page):
    return re.findall(r'<td class="day"[^>]*>.*?datetime="([\d-]+)"|<td class="day"[^>]*>(?:<[^>]+>)*([^<]+)', page)


def test_a_long_timeline_shows_the_latest_and_leads_to_what_was_before(pages, monkeypatch):
    assert TOO_MUCH not in pages.get("/follow/timeline?who=NO").text
    monkeypatch.setattr(finding, "MOST_CONTACTS", 2)
    page = pages.get("/follow/timeline?who=NO&near=6").text
    assert TOO_MUCH in page
    (before,) = re.findall(r'<a href="(/follow/timeline[^"]+until=[^"]+)">Look at what was before', page)
    earlier = pages.get(before.replace("&amp;", "&")).text
    assert "Contacts, the latest first" in earlier
    assert shown_days(earlier) != shown_days(page)


@pytest.mark.parametrize("question", ["undertakings?who=NO", "silence?side=NO", "omitted?side=NO"])
def test_answers_about_many_contacts_look_at_the_latest(diary, question, monkeypatch):
    page, _, asked = question.partition("?")
    wanted = finding.find(diary, question_of(page, QueryParams(asked)))
    assert wanted.since is None
    monkeypatch.setattr(finding, "MOST_CONTACTS", 2)
    found = finding.find(diary, question_of(page, QueryParams(asked)))
    assert found.since is not None
    monkeypatch.undo()
    assert finding.find(diary, question_of(page, QueryParams(f"{asked}&since={found.since}"))).whole == found.whole


def test_undertakings_since_a_day_are_those_of_all_that_were_made_then(diary):
    whole = [one.pledge for one in diary.undertakings("NO")]
    day = sorted(one.said for one in whole if one.said)[len(whole) // 2]
    found = [one.pledge for one in diary.undertakings("NO", scope=Scope(since=day))]
    assert found == [one for one in whole if one.said and one.said >= day]
    assert 0 < len(found) < len(whole)


def test_the_latest_contacts_are_those_of_their_days(diary):
    whole = diary.timeline("NO").points
    with reading(diary.engine) as db:
        since = day_of_latest(db, Subject(("NO",)), 2)
        assert day_of_latest(db, Subject(("NO",)), len(whole)) is None
    latest = diary.timeline("NO", scope=Scope(since=since)).points
    assert [one.contact.id for one in latest] == [one.contact.id for one in whole[-len(latest) :]]
    assert 2 <= len(latest) < len(whole)


def test_long_positions_show_the_latest_statements(diary, pages, monkeypatch):
    whole = pages.get("/follow/positions?party=NO&topic=fisheries").text
    monkeypatch.setattr(finding, "MOST_STATEMENTS", 2)
    page = pages.get("/follow/positions?party=NO&topic=fisheries&run=4").text
    assert TOO_MUCH in page
    assert TOO_MUCH not in whole
    ids = re.findall(r'<tr id="([^"]+)"', whole)
    latest = re.findall(r'<tr id="([^"]+)"', page)
    assert 2 <= len(latest) < len(ids)
    assert ids[: len(latest)] == latest
    with reading(diary.engine) as db:
        assert ranks_of_latest(db, "NO", Subject(topic="fisheries"), len(ids)) is None
