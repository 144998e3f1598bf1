"""What every page has: a frame that reads well in both themes, its own files only, and errors that say what to do."""

import pytest
from browsing import NARROW, WIDE, serving, sideways, violations, window


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_frame_is_for_everybody(desk, browser, scheme, size):
    with serving(desk.archive) as base, window(browser, size, scheme) as page:
        page.goto(base)
        assert violations(page) == []
        assert sideways(page) == 0


def test_what_is_not_there_is_told_on_a_page(desk):
    answer = desk.pages.get("/nowhere")
    assert answer.status_code == 404
    assert "<h1>There is nothing here</h1>" in answer.text
    assert "mistyped" in answer.text
    assert '<a href="/contacts"' in answer.text


def test_a_comparison_is_not_opened_by_its_address_and_the_page_says_why(desk):
    answer = desk.pages.get("/compare")
    assert answer.status_code == 405
    assert "go back, and send it again" in answer.text


def test_every_list_of_the_archive_is_a_click_away(desk):
    for href in ("/accounts", "/parties", "/persons", "/topics", "/corrections"):
        assert f'<a href="{href}"' in desk.pages.get("/").text


def test_files_are_kept_for_good_by_their_content(desk):
    page = desk.pages.get("/").text
    href = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
    answer = desk.pages.get(href)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "elsewhere.example"}, 421),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"content-length": "99999999999"}, 413),
    ],
)
def test_what_is_refused_at_the_door_is_told_on_a_page(desk, headers, status):
    answer = desk.pages.post("/compare", headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert '<p class="problem">' in answer.text
    assert desk.client.post("/compare", headers=headers).headers["content-type"] == "application/problem+json"


def test_a_fault_of_the_server_is_told_on_a_page(desk, monkeypatch):
    monkeypatch.setattr("dragoman.web.pages.front.lately", lambda _: 1 / 0)
    answer = desk.pages.get("/")
    assert answer.status_code == 500
    assert "a fault of the server" in answer.text
