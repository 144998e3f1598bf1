"""Drop in, as an analyst does it: paste, drop, compare, set right, keep; and what happens when it goes wrong."""

import re
from pathlib import Path

import pytest
from browsing import NARROW, WIDE, serving, sideways, violations, window
from playwright.sync_api import Page, expect

from dragoman.archive import Archive

RECIPE = "Whisk two eggs with the sugar until the mixture is pale, fold in the flour, and bake for half an hour."
ELSEWHERE = (
    "On 9 July 2019, President Sauli Niinistö of Finland met President Emmanuel Macron of France in Paris. "
    "Mr. Macron said that France would buy ice breakers."
)
HOSTILE = '<script>document.title="taken"</script><img src=x onerror="document.title=\'taken\'"> \u202eabc\u202c '


def paste(page: Page, *texts: str) -> None:
    for number, text in enumerate(texts, 1):
        page.get_by_label(f"Text of account {number}").fill(text)


def drop(page: Page, *files: Path) -> None:
    """Drop files onto the page as a file manager does."""
    given = [[one.name, one.read_text(encoding="utf-8")] for one in files]
    carried = page.evaluate_handle(
        "(given) => { const all = new DataTransfer(); for (const [name, text] of given) all.items.add(new File([text], name)); return all; }",
        given,
    )
    page.dispatch_event("h1", "dragenter", {"dataTransfer": carried})
    expect(page.get_by_text("Drop to add")).to_be_visible()
    page.dispatch_event("h1", "drop", {"dataTransfer": carried})


@pytest.fixture
def empty(archive: Archive, browser):
    """A window before an archive without anything in it."""
    with serving(archive) as base, window(browser) as page:
        page.goto(base)
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", ["/", "/example"])
def test_the_pages_are_for_everybody(desk, browser, path, size, scheme):
    with serving(desk.archive) as base, window(browser, size, scheme) as page:
        page.goto(base + path)
        assert violations(page) == []
        assert sideways(page) == 0


def test_the_first_start_explains_itself_in_three_sentences(empty: Page):
    told = empty.get_by_role("note").inner_text()
    assert len(re.findall(r"\.(?:\s|$)", told)) == 3
    assert "nothing is stored until you say so" in told
    assert violations(empty) == []


def test_an_example_is_one_click_away(empty: Page):
    empty.get_by_role("link", name="look at an example").click()
    expect(empty.get_by_role("heading", level=1)).to_contain_text("Telephone call between Katsuya Okada")
    assert "an example" in empty.get_by_role("form", name="What to do").inner_text()


def test_the_example_accounts_are_dropped_in_and_the_difference_is_found(empty: Page, examples: Path):
    drop(empty, *(examples / name for name in ("ministry.txt", "ministry.json", "agency.txt")))
    expect(empty.get_by_text("2 accounts added")).to_be_visible()
    expect(empty.get_by_text("ministry.txt, ministry.json")).to_be_visible()
    empty.keyboard.press("Enter")
    finding = empty.locator(".attribution_shift .finding")
    expect(finding).to_contain_text("would like to receive Minister Lavrov in Tokyo")
    expect(finding).to_contain_text("Ministry of Foreign Affairs of Japan")
    assert violations(empty) == []


def test_the_attribution_shift_of_the_real_case_is_among_the_findings(empty: Page, shared: Path):
    folder = shared / "cases" / "okada-lavrov-2010"
    drop(empty, folder / "mofa.txt", folder / "xinhua.txt")
    empty.get_by_role("button", name="Compare").click()
    expect(empty.locator(".attribution_shift .finding").first).to_be_visible(timeout=30_000)
    expect(empty.locator("article.account")).to_have_count(2)


def test_pasted_texts_are_counted_and_compared_by_the_keyboard_alone(empty: Page, desk):
    paste(empty, desk.oslo_text, desk.copenhagen_text)
    expect(empty.get_by_text(f"{len(desk.oslo_text)} characters")).to_be_visible()
    empty.keyboard.press("Control+Enter")
    expect(empty.get_by_role("heading", level=1)).to_contain_text("Telephone call between")
    expect(empty.get_by_role("heading", name="First account")).to_be_visible()
    assert list(empty.locator("article .text").all_inner_texts())


def test_another_account_has_an_area_of_its_own(empty: Page):
    paste(empty, "One.", "Two.")
    empty.get_by_role("button", name="+ another account").click()
    expect(empty.get_by_label("Text of account 3")).to_be_focused()
    assert empty.get_by_label("Text of account 1").input_value() == "One."


def test_a_file_can_be_left_out_again(empty: Page, examples: Path):
    drop(empty, examples / "ministry.txt")
    expect(empty.get_by_label("Text of account 1")).to_be_hidden()
    empty.get_by_role("button", name="Leave out ministry.txt").click()
    expect(empty.get_by_label("Text of account 1")).to_be_focused()


def test_the_publisher_is_set_right_in_place(empty: Page, desk):
    paste(empty, desk.oslo_text, desk.copenhagen_text)
    empty.get_by_role("button", name="Compare").click()
    column = empty.get_by_role("article", name="First account")
    expect(column.locator("summary", has_text="Set right")).to_contain_text("not known: publisher")
    column.get_by_text("Set right").click()
    column.get_by_label("Publisher", exact=False).first.fill("Ministry in Oslo")
    column.get_by_label("Kind of publisher").select_option("official")
    column.get_by_label("Speaks for").fill("Norway")
    column.get_by_role("button", name="Compare again").click()
    column = empty.get_by_role("article", name="Ministry in Oslo")
    expect(column.locator("header")).to_contain_text("official, Norway")
    expect(column.locator("summary", has_text="Set right")).to_contain_text(
        "set by you: publisher, kind of publisher and speaks for"
    )
    column.get_by_text("Set right").click()
    expect(column.locator(".publisher .origin")).to_have_text("set by you")
    assert violations(empty) == []


def test_what_a_field_cannot_have_is_told_beside_it(empty: Page, desk):
    paste(empty, desk.oslo_text, desk.copenhagen_text)
    empty.get_by_role("button", name="Compare").click()
    column = empty.get_by_role("article", name="First account")
    column.get_by_text("Set right").click()
    column.get_by_label("Published").fill("yesterday")
    with complaints_of_status(empty):
        column.get_by_role("button", name="Compare again").click()
        field = empty.get_by_role("article", name="First account").get_by_label("Published")
        expect(field).to_have_value("yesterday")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(empty.get_by_text("write a date of the calendar")).to_be_visible()
