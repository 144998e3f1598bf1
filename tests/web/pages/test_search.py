"""Searching in the browser: ask, narrow, go back, be told where a query is wrong, save a search and run it again."""

import pytest
from browsing import NARROW, WIDE, serving, sideways, violations, window
from playwright.sync_api import expect

from dragoman.archive import Archive
from dragoman.model import Account, AccountKind

HOSTILE = '<script>alert(1)</script> <img src=x onerror=alert(2)> "ferry" שלום'


def test_a_word_is_searched_narrowed_by_a_facet_and_widened_again(at_desk):
    page, base = at_desk
    page.goto(base + "/search")
    page.get_by_label("Words, phrases and filters").fill("ferry")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("3 statements")
    expect(page.get_by_role("link", name="Telephone call between")).to_be_visible()
    assert set(page.locator(".hit-mark").all_inner_texts()) == {"ferry"}
    page.locator("#facets").get_by_role("link", name="Hope", exact=True).click()
    box = page.get_by_label("Words, phrases and filters")
    expect(box).to_have_value("ferry act:hope")
    expect(page.locator("#count")).to_have_text("1 statement")
    page.get_by_role("link", name="Without act: hope").click()
    expect(box).to_have_value("ferry")
    expect(page.locator("#count")).to_contain_text("3 statements")


def test_a_value_that_is_on_is_taken_out_where_it_was_put_in(at_desk):
    page, base = at_desk
    page.goto(base + "/search?q=by%3ANO")
    page.locator("#facets [aria-current]", has_text="Norway").first.click()
    expect(page.get_by_label("Words, phrases and filters")).to_have_value("")


def test_a_mistake_is_shown_at_its_place_with_what_may_have_been_meant(at_desk):
    page, base = at_desk
    page.goto(base + "/search?q=ferry+act:promis+by:NO")
    expect(page.locator(".fault mark")).to_have_text("promis")
    expect(page.locator(".fault .query")).to_have_text("ferry act:promis by:NO")
    expect(page.get_by_label("Words, phrases and filters")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("link", name="ferry act:promise by:NO").click()
    expect(page.get_by_label("Words, phrases and filters")).to_have_value("ferry act:promise by:NO")


def test_a_search_is_saved_run_again_and_deleted(at_desk):
    page, base = at_desk
    page.goto(base + "/search?q=by:NO+ferry")
    page.get_by_label("Keep this search as").fill("Oslo’s ferry")
    page.get_by_role("button", name="Save").click()
    page.goto(base + "/search")
    page.get_by_role("link", name="Oslo’s ferry").click()
    expect(page.get_by_label("Words, phrases and filters")).to_have_value("by:NO ferry")
    page.get_by_role("button", name="Delete Oslo’s ferry").click()
    expect(page.get_by_text("None yet.")).to_be_visible()


def test_statements_like_one_are_a_click_away(at_desk):
    page, base = at_desk
    page.goto(base + "/search?q=ferry")
    page.get_by_role("link", name="More like this").first.click()
    expect(page.get_by_role("heading", name="More like this")).to_be_visible()
    expect(page.get_by_text("% alike").first).to_be_visible()


def test_accounts_and_contacts_are_searched_too(at_desk):
    page, base = at_desk
    page.goto(base + "/search?q=Helsinki")
    page.get_by_role("radio", name="Accounts").check()
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("#count")).to_have_text("1 account")
    page.get_by_role("radio", name="Contacts").check()
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("link", name="Open the contact").first.click()
    page.wait_for_url("**/contacts/*")


def test_where_nothing_is_found_the_page_says_what_to_try(at_desk):
    page, base = at_desk
    page.goto(base + "/search?q=ferry+zebra")
    expect(page.locator("#count")).to_have_text("No statements")
    page.get_by_role("link", name="Search without zebra").click()
    expect(page.locator("#count")).to_contain_text("3 statements")


def test_every_example_of_the_help_can_be_asked(at_desk):
    page, base = at_desk
    page.goto(base + "/search")
    hrefs = page.locator(".examples a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert len(hrefs) > 5
    for href in hrefs:
        page.goto(base + href)
        assert page.locator(".fault").count() == 0, href


def test_without_scripts_facets_are_a_link_away(desk, browser):
    with serving(desk.archive) as base, window(browser, script=False) as page:
        page.goto(base + "/search?q=ferry")
        page.get_by_role("link", name="Show by party").click()
        page.locator("#facets").get_by_role("link", name="Hope", exact=True).click()
        expect(page.locator("#count")).to_have_text("1 statement")


def test_hits_come_page_by_page(desk):
    first = desk.pages.get("/search?q=").text
    assert 'rel="next"' not in first
    for number in range(30):
        desk.archive.add(Account(f"n{number}", f"Norway said on 3 May 2021 that ferry {number} would sail.", "Oslo"))
    first = desk.pages.get("/search?q=ferry&of=accounts").text
    href = first.split('rel="next"')[0].rpartition('href="')[2].split('"')[0].replace("&amp;", "&")
    second = desk.pages.get(href).text
    assert second.count('class="hit"') > 0
    assert 'rel="next"' not in second


def test_hits_go_into_a_spreadsheet(desk):
    page = desk.pages.get("/search?q=ferry").text
    href = page.split("download>CSV")[0].rpartition('href="')[2].split('"')[0].replace("&amp;", "&")
    answer = desk.pages.get(href)
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.startswith("id,date,speakers")
    assert len(answer.text.splitlines()) == 4


def test_users_see_their_own_saved_searches_and_forms_need_their_token(logged_in):
    ruth, ed = logged_in("ruth"), logged_in("ed")
    form = {"q": "ferry", "of": "statements", "name": "mine"}
    assert ruth.post("/search/saved", data=form, follow_redirects=False).status_code == 303
    assert "mine" in ruth.get("/search").text
    assert "mine" not in ed.get("/search").text
    del ruth.headers["x-csrf-token"]
    assert ruth.post("/search/saved/delete", data={"name": "mine"}).status_code == 403


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_search_is_for_everybody(desk, browser, scheme, size):
    desk.archive.save_search("ferries", "ferry")
    paths = ("", "?q=ferry", "?q=act:promis", "?q=zebra+ferry", "?q=ferry&of=contacts", f"/similar/{desk.oslo}.s1")
    with serving(desk.archive) as base, window(browser, size, scheme) as page:
        for path in paths:
            page.goto(f"{base}/search{path}")
            page.wait_for_load_state("networkidle")
            assert violations(page) == [], path
            assert sideways(page) == 0, path


@pytest.fixture
def hostile(tmp_path):
    """An archive with one account that would like to be markup."""
    with Archive(tmp_path / "hostile.db") as archive:
        text = f"On 3 May 2021, Foreign Minister Marta Lind of Norway said that {HOSTILE} would sail. " + "x" * 3000
        archive.add(
            Account(HOSTILE, text, HOSTILE, AccountKind.OFFICIAL, "NO", title=HOSTILE, url="javascript:alert(1)")
        )
        yield archive


def test_what_an_account_says_is_never_markup(hostile, browser):
    name = hostile.account(next(iter(hostile.accounts(hostile.due(everything=True)))).name).id
    paths = [
        "/search?q=ferry",
        "/search?q=sail&of=accounts",
        "/search?q=&of=contacts",
        "/accounts",
        f"/accounts/{name}",
    ]
    paths += [
        f"/search?q={HOSTILE.replace('#', '')}",
        "/persons",
        "/topics",
        "/parties/NO",
        f"/accounts/{name}/versions",
    ]
    with serving(hostile) as base, window(browser, NARROW) as page:
        for path in paths:
            page.goto(base + path)
            page.wait_for_load_state("networkidle")
            assert sideways(page) == 0, path
            assert page.locator("main script, main img, a[href^='javascript']").count() == 0, path
