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
    assert "<h1>Not Found</h1>" in answer.text


def test_files_are_kept_for_good_by_their_content(desk):
    page = desk.pages.get("/").text
    href = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
    answer = desk.pages.get(href)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
