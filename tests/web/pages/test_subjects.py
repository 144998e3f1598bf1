"""The pages of parties, persons and topics, and their lists."""

import pytest
from browsing import NARROW, WIDE, serving, sideways, violations, window
from playwright.sync_api import expect


def test_parties_are_listed_by_the_number_of_their_contacts(at_desk):
    page, base = at_desk
    page.goto(base + "/parties")
    assert page.locator(".names a").all_inner_texts() == ["Norway", "Denmark", "Finland"]
    assert page.locator(".names .number").all_inner_texts() == ["2", "1", "1"]
    page.get_by_label("Name begins with").fill("fin")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Finland").click()
    expect(page.get_by_role("heading", name="Finland")).to_be_visible()


def test_a_party_shows_what_it_says_with_whom_and_when(at_desk):
    page, base = at_desk
    page.goto(base + "/parties/norway")
    expect(page.get_by_role("table", name="With whom")).to_contain_text("Denmark")
    expect(page.get_by_role("table", name="Who takes part")).to_contain_text("Marta Lind")
    expect(page.locator(".latest li").first).to_contain_text("Pekka Haavisto")
    assert page.locator(".latest li").count() == 2
    page.get_by_role("table", name="What it does in words").get_by_role("link").first.click()
    expect(page.locator("#count")).to_be_visible()


def test_a_person_shows_offices_and_other_names(at_desk, desk):
    desk.archive.correct("person:Jeppe Kofod", "same_as", "Jeppe Sebastian Kofod", by="ann")
    page, base = at_desk
    page.goto(base + "/persons/Jeppe%20Kofod")
    expect(page.get_by_role("heading", name="Jeppe Sebastian Kofod")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Also called Jeppe Kofod")
    expect(page.get_by_role("row", name="Foreign Minister")).to_contain_text("Denmark")
    expect(page.get_by_role("table", name="With whom")).to_contain_text("Marta Lind")
    assert page.locator(".latest li").count() == 1


def test_a_topic_shows_who_speaks_of_it(at_desk, desk):
    page, base = at_desk
    page.goto(base + "/topics")
    page.locator(".names a").first.click()
    expect(page.get_by_role("table", name="Which parties speak of it")).to_be_visible()


@pytest.mark.parametrize("path", ["/parties/nowhere", "/persons/Nobody%20Atall", "/topics/unheard%20of"])
def test_what_the_archive_does_not_have_is_told(desk, path):
    assert desk.pages.get(path).status_code == 404


@pytest.mark.parametrize("kind", ["parties", "persons", "topics"])
def test_an_empty_archive_says_what_would_be_here(local, kind):
    assert "There are none yet" in local.get(f"/{kind}").text
    assert "Nothing of that name" in local.get(f"/{kind}?q=zebra").text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_subjects_are_for_everybody(desk, browser, scheme, size):
    topic = desk.archive.topics().items[0].name
    paths = ("/parties", "/parties/NO", "/persons?q=lind", "/persons/Marta%20Lind", "/topics", f"/topics/{topic}")
    with serving(desk.archive) as base, window(browser, size, scheme) as page:
        for path in paths:
            page.goto(base + path)
            assert violations(page) == [], path
            assert sideways(page) == 0, path
