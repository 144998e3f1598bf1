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
        """(given) => {
          const all = new DataTransfer();
          for (const [name, text] of given) all.items.add(new File([text], name));
          return all;
        }""",
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
    column.get_by_label("Publisher").first.fill("Ministry in Oslo")
    column.get_by_label("Kind of publisher").select_option("official")
    column.get_by_label("Speaks for").fill("Norway")
    column.get_by_role("button", name="Compare again").click()
    column = empty.get_by_role("article", name="Ministry in Oslo")
    expect(column.locator("header")).to_contain_text("official, Norway")
    expect(column.locator("summary", has_text="Set right")).to_contain_text("set by you: publisher, kind and side")
    column.get_by_text("Set right").click()
    expect(column.locator(".publisher .origin")).to_have_text("set by you")
    assert violations(empty) == []


def test_one_text_twice_is_told(empty: Page, desk):
    paste(empty, desk.oslo_text, desk.oslo_text)
    empty.get_by_role("button", name="Compare").click()
    expect(empty.get_by_text("First account and Second account are the same text, word for word")).to_be_visible()


def test_what_a_field_cannot_have_is_told_beside_it(empty: Page, desk):
    paste(empty, desk.oslo_text, desk.copenhagen_text)
    empty.get_by_role("button", name="Compare").click()
    column = empty.get_by_role("article", name="First account")
    column.get_by_text("Set right").click()
    column.get_by_label("Published").fill("yesterday")
    column.get_by_role("button", name="Compare again").click()
    field = empty.get_by_role("article", name="First account").get_by_label("Published")
    expect(field).to_have_value("yesterday")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    expect(empty.get_by_text("write a date of the calendar")).to_be_visible()


def test_what_is_kept_leads_to_its_contact(empty: Page, archive: Archive, desk):
    paste(empty, desk.oslo_text, desk.copenhagen_text)
    empty.get_by_role("button", name="Compare").click()
    assert archive.search("ferry").total == 0
    empty.get_by_role("button", name="Keep these accounts").click()
    empty.wait_for_url("**/contacts/*")
    expect(empty.get_by_role("heading", level=1)).to_contain_text("Telephone call between")
    [record] = archive.records()
    assert {one.account.text for one in record.readings} == {desk.oslo_text, desk.copenhagen_text}


def test_a_file_is_kept_as_it_is_to_the_last_line_end(empty: Page, archive: Archive, desk):
    texts = [desk.oslo_text.replace(". ", ".\r\n"), f"{desk.copenhagen_text}\n\u2028\u0085\t end"]
    empty.locator("#file-1").set_input_files(
        [
            {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": text.encode()}
            for name, text in zip("ab", texts, strict=True)
        ]
    )
    empty.get_by_role("button", name="Compare").click()
    empty.get_by_role("button", name="Keep these accounts").click()
    empty.wait_for_url("**/contacts/*")
    assert [archive.account(name).account.text for name in "ab"] == texts


def test_accounts_of_different_contacts_are_told_so_and_what_they_tell(empty: Page, desk):
    paste(empty, desk.oslo_text, ELSEWHERE)
    empty.get_by_role("button", name="Compare").click()
    expect(empty.get_by_role("heading", level=1)).to_have_text("These accounts do not tell of the same contact")
    expect(empty.get_by_role("region", name="What each of them tells of")).to_contain_text("Sauli Niinistö")
    expect(empty.locator("#findings")).to_have_count(0)
    assert violations(empty) == []
    empty.get_by_role("button", name="Compare them all the same").click()
    expect(empty.locator("#findings")).to_be_visible()
    expect(empty.get_by_text("These do not seem to be accounts of one contact")).to_be_visible()


def test_accounts_of_different_contacts_are_kept_as_such(empty: Page, desk):
    paste(empty, desk.oslo_text, ELSEWHERE)
    empty.get_by_role("button", name="Compare").click()
    empty.get_by_role("button", name="Keep these accounts").click()
    expect(empty.get_by_text("They are not of one contact there")).to_be_visible()
    assert violations(empty) == []


def test_the_texts_can_be_changed_again(empty: Page, desk, examples: Path):
    paste(empty, desk.oslo_text)
    empty.locator("#file-2").set_input_files(examples / "agency.txt")
    empty.get_by_role("button", name="Compare").click()
    empty.get_by_role("button", name="Change the texts").click()
    texts = {empty.get_by_role("textbox", name="Text of account").input_value()}
    assert texts == {desk.oslo_text}
    expect(empty.get_by_role("group", name="The text of agency")).to_contain_text("Pacific Wire")
    empty.get_by_role("button", name="Leave out agency").click()
    expect(empty.get_by_role("textbox", name="Text of account")).to_have_count(2)


WRONG = {
    "one account only": (["text:a call"], "needs a second account"),
    "not text": (["text:a call", "file:photo.txt:\0\1\2"], "photo.txt: this is not text"),
    "an empty file": (["text:a call", "file:empty.txt: "], "empty.txt: the account is empty"),
    "a wrong encoding": (["text:a call", "file:odd.txt:\xff\xfe\0"], "odd.txt: this is not text"),
    "not about diplomacy": (["text:a call", f"text:{RECIPE}"], "None of these texts tells of a call"),
    "too long": (["text:a call", f"file:long.txt:{'All is well. ' * 20_000}"], "at most 200,000"),
}


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("case", WRONG)
def test_what_goes_wrong_is_told_and_what_was_pasted_is_kept(archive: Archive, browser, case, script):
    given, said = WRONG[case]
    with serving(archive) as base, window(browser, script=script) as page:
        page.goto(base)
        for number, one in enumerate(given, 1):
            sort, _, rest = one.partition(":")
            if sort == "text":
                page.get_by_label(f"Text of account {number}").fill(rest)
            else:
                name, _, data = rest.partition(":")
                page.locator(f"#file-{number}").set_input_files(
                    {"name": name, "mimeType": "text/plain", "buffer": data.encode("latin-1")}
                )
        page.get_by_role("button", name="Compare", exact=True).click()
        expect(page.locator("[data-wrong], [data-status]:not(:empty)").filter(has_text=said)).to_be_visible()
        expect(page.get_by_label("Text of account 1")).to_have_value("a call")


def test_without_scripts_the_whole_way_is_open(desk, browser):
    with serving(desk.archive) as base, window(browser, script=False) as page:
        page.goto(base)
        page.get_by_role("button", name="+ another account").click()
        expect(page.get_by_label("Text of account 3")).to_be_visible()
        paste(page, desk.oslo_text, desk.copenhagen_text)
        page.get_by_role("button", name="Compare", exact=True).click()
        column = page.get_by_role("article", name="First account")
        column.get_by_text("Set right").click()
        column.get_by_label("Publisher").first.fill("Ministry in Oslo")
        column.get_by_role("button", name="Compare again").click()
        expect(page.get_by_role("article", name="Ministry in Oslo")).to_be_visible()
        page.get_by_role("button", name="Keep these accounts").click()
        page.wait_for_url("**/contacts/*")


@pytest.mark.parametrize(
    "text",
    [HOSTILE + "Foreign Minister Marta Lind met.", HOSTILE * 300, "قال الوزير إن الاتفاق قائم. " * 50, "x" * 20_000],
    ids=["script", "much script", "right to left", "no spaces"],
)
def test_a_hostile_account_stays_words(empty: Page, desk, text):
    paste(empty, desk.oslo_text, text)
    empty.get_by_role("button", name="Compare").click()
    empty.get_by_role("button", name="Change the texts").wait_for()
    assert "taken" not in empty.title()
    assert sideways(empty) == 0
    empty.get_by_role("button", name="Change the texts").click()
    boxes = empty.get_by_role("textbox", name="Text of account")
    expect(boxes).to_have_count(2)
    assert {boxes.nth(0).input_value(), boxes.nth(1).input_value()} == {desk.oslo_text, text}


def test_two_hundred_thousand_words_are_refused_in_so_many_words(empty: Page, desk):
    empty.locator("#file-1").set_input_files(
        {"name": "long.txt", "mimeType": "text/plain", "buffer": b"peace " * 200_000}
    )
    empty.get_by_label("Text of account 2").fill(desk.oslo_text)
    empty.get_by_role("button", name="Compare").click()
    expect(empty.get_by_role("alert")).to_contain_text("at most 200,000")


def test_a_reader_compares_and_does_not_keep(logged_in, desk):
    ruth = logged_in("ruth")
    form = [
        ("text", (None, desk.oslo_text)),
        ("text", (None, desk.copenhagen_text)),
        ("csrf", (None, ruth.headers["x-csrf-token"])),
    ]
    answer = ruth.post("/compare", files=form)
    assert answer.status_code == 200
    assert "Keep these accounts" not in answer.text
    assert ruth.post("/keep", files=form).status_code == 403


def test_the_page_beside_the_form_tells_what_is_new(at_desk):
    page, base = at_desk
    page.goto(base)
    beside = page.get_by_role("complementary", name="The archive")
    expect(beside).to_contain_text("Jeppe Kofod and Marta Lind")
    expect(beside).to_contain_text("2, told by 3 accounts")


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_too_much_for_the_server_is_told_on_a_page(archive: Archive, browser, tmp_path: Path, script):
    big = tmp_path / "big.txt"
    big.write_bytes(b"peace " * 7_000_000)
    with serving(archive) as base, window(browser, script=script) as page:
        page.goto(base)
        page.get_by_label("Text of account 2").fill("a call")
        page.locator("#file-1").set_input_files(big)
        page.get_by_role("button", name="Compare", exact=True).click()
        if script:
            expect(page.get_by_text("42,000,000 bytes")).to_be_visible()
        expect(page.get_by_text("33,554,432 bytes")).to_be_visible()
        if not script:
            expect(page.get_by_text("what you had pasted is still there")).to_be_visible()
            page.go_back()
        expect(page.get_by_label("Text of account 2")).to_have_value("a call")
