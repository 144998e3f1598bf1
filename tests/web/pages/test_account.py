"""An account's page: its text with what was read in it and what was not, and what changed between versions."""

import pytest
from browsing import NARROW, WIDE, serving, sideways, violations, window
from playwright.sync_api import expect

from dragoman.archive import Archive
from dragoman.model import Account, AccountKind
from dragoman.web.pages.changes import word_diff

FIRST = (
    "On 3 May 2021, Foreign Minister Jeppe Kofod of Denmark telephoned Foreign Minister Marta Lind of Norway.\n\n"
    "Mr. Kofod promised that Denmark would reopen the ferry line in June. Mr. Kofod urged Norway to lift the ban.\n"
)
SECOND = FIRST.replace("promised that Denmark would", "hoped that Denmark could").replace(
    " Mr. Kofod urged Norway to lift the ban.", ""
)


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """An archive with two versions of one account."""
    with Archive(tmp_path_factory.mktemp("twice") / "desk.db") as archive:
        for text in (FIRST, SECOND):
            known = {"side": "DK", "url": "https://ministry.example/7", "published": "2021-05-03"}
            archive.add(Account("call", text, "Ministry in Copenhagen", AccountKind.OFFICIAL, **known))
        yield archive


def test_an_account_is_opened_and_shows_what_nothing_claimed(at_desk, desk):
    page, base = at_desk
    page.goto(f"{base}/accounts/{desk.oslo}")
    assert "".join(page.locator("#a1 .text").all_inner_texts()).replace("\n", " ").count("ferry line") == 1
    toggle = page.get_by_label("what nothing claimed")
    line = "getComputedStyle(document.querySelector('.text .unclaimed')).textDecorationLine"
    assert page.evaluate(line) == "underline"
    toggle.uncheck()
    assert page.evaluate(line) == "none"


def test_the_text_stands_as_it_was_received(desk):
    page = desk.pages.get(f"/accounts/{desk.oslo}").text
    body = page.split('class="body"')[1].split("</article>")[0].partition(">")[2]
    shown = "".join(part.partition(">")[2] for part in _without_notes(body).split("<"))
    assert shown.strip() == desk.oslo_text


def _without_notes(body: str) -> str:
    head, *rest = body.split("<small ")
    return head + "".join(part.partition("</small>")[2] for part in rest)


def test_a_statement_that_is_pointed_at_is_told_in_full(at_desk, desk):
    page, base = at_desk
    page.goto(f"{base}/accounts/{desk.oslo}")
    page.locator(".text [data-said]").first.click()
    lens = page.get_by_label("The statement", exact=True)
    expect(lens).to_contain_text("Marta Lind")
    expect(lens).to_contain_text("ready to")
    page.get_by_role("button", name="Next").click()
    expect(lens).to_contain_text("promises")
    page.keyboard.press("Escape")
    expect(lens).to_be_hidden()


def test_statements_and_the_account_carry_their_ids_for_corrections(desk):
    page = desk.pages.get(f"/accounts/{desk.oslo}").text
    assert f'data-account="{desk.oslo}"' in page
    assert f'data-target="{desk.oslo}.s1"' in page
    assert 'id="a1.s1"' in page


def test_what_its_characters_became_adds_up(desk):
    page = desk.pages.get(f"/accounts/{desk.oslo}").text
    table = page.split('class="shares"')[1].split("</table>")[0]
    counts = [int(cell.split("<")[0].replace(",", "")) for cell in table.split('<td class="number">')[1::2]]
    assert sum(counts) == len(desk.oslo_text)


def test_an_address_is_a_link_only_where_a_browser_may_go(desk):
    assert 'href="https://oslo.example/17" rel="noreferrer"' in desk.pages.get(f"/accounts/{desk.oslo}").text
    added = desk.archive.add(Account("odd", "Norway said that it would sail.", "Oslo", url="javascript:alert(1)"))[0]
    page = desk.pages.get(f"/accounts/{added.account}").text
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page


def test_versions_are_compared_by_statement_and_by_word(twice, browser):
    with serving(twice) as base, window(browser) as page:
        page.goto(f"{base}/accounts/call")
        page.get_by_role("link", name="What changed").first.click()
        expect(page.get_by_role("heading", name="What changed from version 1 to version 2")).to_be_visible()
        expect(page.get_by_role("heading", name="Softened")).to_be_visible()
        expect(page.get_by_role("heading", name="Withdrawn")).to_be_visible()
        assert "promised" in " ".join(page.locator("del").all_inner_texts())
        assert "hoped" in " ".join(page.locator("ins").all_inner_texts())
        page.get_by_label("From").select_option("2")
        page.get_by_label("To", exact=True).select_option("1")
        page.get_by_role("button", name="Compare").click()
        expect(page.get_by_role("heading", name="Hardened")).to_be_visible()


def test_an_earlier_version_says_that_it_no_longer_holds(twice):
    first = twice.versions("call")[0].id
    with serving(twice) as base:
        import urllib.request

        page = urllib.request.urlopen(f"{base}/accounts/{first}").read().decode()  # noqa: S310
    assert "A later version of this account holds" in page


def test_of_one_version_there_is_nothing_to_compare(desk):
    assert "There is one version only" in desk.pages.get(f"/accounts/{desk.oslo}/versions").text
    assert desk.pages.get(f"/accounts/{desk.oslo}/versions?first=9").status_code == 200


@pytest.mark.parametrize(
    ("old", "new"), [("", "a b"), ("a b", ""), ("a b\nc", "a d\nc\n"), ("x\r\ny", "x\ny"), ("", "")]
)
def test_a_diff_has_every_word_of_both(old, new):
    pieces = [piece for passage in word_diff(old, new) for piece in passage.pieces]
    assert "".join(piece.text for piece in pieces if piece.change != "del") == new
    assert "".join(piece.text for piece in pieces if piece.change != "ins") == old


def test_accounts_are_listed_and_filtered(at_desk):
    page, base = at_desk
    page.goto(base + "/accounts")
    expect(page.get_by_role("status")).to_contain_text("3 accounts")
    page.get_by_label("Side").fill("Norway")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_contain_text("1 account,")
    page.get_by_label("Side").fill("")
    page.get_by_label("Since").fill("2021-06")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row", name="helsinki")).to_be_visible()
    page.get_by_label("Since").fill("soon")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_contain_text("is no date")


def test_a_list_goes_on_where_it_ended(desk):
    for number in range(60):
        desk.archive.add(Account(f"n{number}", f"Norway said on 3 May 2021 that ferry {number} would sail.", "Oslo"))
    first = desk.pages.get("/accounts?publisher=Oslo").text
    href = first.split('rel="next"')[0].rpartition('href="')[2].split('"')[0].replace("&amp;", "&")
    assert first.count("<tr><td") == 50
    assert desk.pages.get(href).text.count("<tr><td") == 60 - 50


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_accounts_are_for_everybody(twice, browser, scheme, size):
    with serving(twice) as base, window(browser, size, scheme) as page:
        for path in ("/accounts", "/accounts/call", "/accounts/call/versions"):
            page.goto(base + path)
            assert violations(page) == [], path
            assert sideways(page) == 0, path
