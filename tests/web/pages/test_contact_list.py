"""The list of contacts: by month, page by page, with the sides that tell of each and those that do not."""

import pytest
from browsing import NARROW, WIDE, serving, sideways, violations, window
from playwright.sync_api import expect

from dragoman.archive import Archive
from dragoman.model import Account, AccountKind
from dragoman.reading import read
from dragoman.web.pages import contact_list


def test_contacts_stand_by_month_the_latest_first(at_desk):
    page, base = at_desk
    page.goto(f"{base}/contacts")
    assert page.locator(".month h2").all_inner_texts() == ["July 2021", "May 2021"]
    assert page.locator(".month .day").all_inner_texts() == ["Fri 9", "Mon 3"]
    page.get_by_role("link", name="Telephone call between").click()
    assert page.locator("h1").inner_text().startswith("Telephone call between")


def test_a_side_that_took_part_and_has_no_account_here_is_marked(desk):
    norway = "Foreign Minister Marta Lind of Norway met Foreign Minister Jeppe Kofod of Denmark in Oslo on 4 June 2021."
    list(desk.archive.add_each([read(Account("later", norway, "Ministry in Oslo", AccountKind.OFFICIAL, "NO"))]))
    page = desk.pages.get("/contacts?until=2021-06").text
    june = page[page.index("June 2021") : page.index("May 2021")]
    assert '<span class="tells"><abbr title="Norway">NO</abbr>' in june
    assert '<span class="silent"><abbr title="Denmark">DK</abbr>' in june
    assert "1 account<" in june
    assert 'class="silent"' not in page[page.index("May 2021") :]


def test_contacts_are_filtered_by_time_party_person_and_kind(at_desk):
    page, base = at_desk
    page.goto(f"{base}/contacts")
    page.get_by_label("Party or person").fill("Finland, Norway")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".month .what")).to_have_count(1)
    expect(page.get_by_text("1 contact", exact=True)).to_be_visible()
    page.get_by_label("Party or person").fill("Jeppe Kofod")
    page.get_by_label("Kind").select_option("meeting")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("No contact fits")).to_be_visible()
    page.get_by_role("link", name="All contacts").click()
    expect(page.locator(".month .what")).to_have_count(2)


@pytest.mark.parametrize("asked", ["party=Nobody+Here", "since=xx", "cursor=xx"])
def test_what_cannot_be_understood_is_told_in_the_form(desk, asked):
    answer = desk.pages.get(f"/contacts?{asked}")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "<form" in answer.text


def test_a_long_list_comes_page_by_page(at_desk, monkeypatch):
    monkeypatch.setattr(contact_list, "LIMIT", 1)
    page, base = at_desk
    page.goto(f"{base}/contacts?party=Norway")
    assert page.locator(".month .what").count() == 1
    page.get_by_role("link", name="Earlier contacts").click()
    expect(page.locator(".month h2")).to_have_text("May 2021")
    assert "party=Norway" in page.url
    assert page.get_by_role("link", name="Earlier contacts").count() == 0


def test_an_empty_archive_says_what_will_stand_here(archive: Archive, browser):
    with serving(archive) as base, window(browser) as page:
        page.goto(f"{base}/contacts")
        expect(page.get_by_text("The archive has no contacts yet")).to_be_visible()
        assert page.get_by_role("link", name="Add accounts").get_attribute("href") == "/manage/add"
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_list_is_for_everybody(desk, browser, scheme, size):
    with serving(desk.archive) as base, window(browser, size, scheme) as page:
        page.goto(f"{base}/contacts")
        assert violations(page) == []
        assert sideways(page) == 0
