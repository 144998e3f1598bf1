"""Corrections in place, as an analyst makes them: by mouse, by keyboard alone, and on a page without a script."""

import json
import re
from contextlib import closing

import pytest
from browsing import NARROW, WIDE, serving, sideways, violations, window
from playwright.sync_api import Page, expect

from dragoman.archive import Archive


def speakers(archive: Archive, target: str) -> list[str | None]:
    """Who says a statement, as it holds."""
    key, _, part = target.partition(".")
    return [one.person for said in archive.reading(key).statements if said.id == part for one in said.speaker]


def piece(page: Page, target: str):
    """A statement in its account's text."""
    return page.locator(f"mark[data-target='{target}']").first


def to_page(page: Page, base: str, path: str) -> None:
    page.goto(base + path)
    page.wait_for_load_state("networkidle")


def test_a_speaker_is_corrected_by_mouse_and_holds_after_rereading(desk, at_desk):
    page, base = at_desk
    target = f"{desk.oslo}.s1"
    assert speakers(desk.archive, target) == ["Marta Lind"]
    to_page(page, base, f"/contacts/{desk.call}")
    piece(page, target).click()
    page.get_by_role("button", name="Correct c").click()
    page.get_by_role("dialog").get_by_role("link", name="Who says it").click()
    page.get_by_label("Marta Lind (Norway)").uncheck()
    page.get_by_label("Jeppe Kofod (Denmark)").check()
    page.get_by_label("Why, if you like").fill("see the Danish text")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("Jeppe Kofod")
    assert speakers(desk.archive, target) == ["Jeppe Kofod"]
    desk.archive.reread(everything=True)
    assert speakers(desk.archive, target) == ["Jeppe Kofod"]
    to_page(page, base, f"/contacts/{desk.call}")
    piece(page, target).click()
    page.keyboard.press("c")
    expect(page.get_by_role("dialog")).to_contain_text("The machine: Marta Lind")
    expect(page.get_by_role("dialog")).to_contain_text("see the Danish text")


def test_a_speaker_is_corrected_by_keyboard_alone(desk, at_desk):
    page, base = at_desk
    target = f"{desk.oslo}.s1"
    to_page(page, base, f"/contacts/{desk.call}")
    tab_to(page, f"[data-target='{target}']")
    page.keyboard.press("c")
    expect(page.get_by_role("dialog").get_by_role("link", name="Who says it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Marta Lind (Norway)")).to_be_focused()
    page.keyboard.press("Space")
    tab_to(page, "input[name=value]:not(:checked)", at_least=1)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("Jeppe Kofod")
    assert speakers(desk.archive, target) == ["Jeppe Kofod"]
    expect(piece(page, target)).to_be_focused()


def test_what_was_saved_is_undone_by_a_key(desk, at_desk):
    page, base = at_desk
    target = f"{desk.oslo}.s1"
    to_page(page, base, f"/contacts/{desk.call}")
    piece(page, target).focus()
    page.keyboard.press("c")
    page.get_by_role("button", name="This is no statement").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("no statement")
    assert speakers(desk.archive, target) == []
    page.keyboard.press("u")
    expect(page.get_by_role("status").filter(has_text="Undone")).to_be_visible()
    assert speakers(desk.archive, target) == ["Marta Lind"]


def tab_to(page: Page, selector: str, at_least: int = 0) -> None:
    """Go on by the tabulator until something has the focus."""
    for number in range(300):
        if number >= at_least and page.evaluate("(one) => document.activeElement?.matches(one)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the tabulator never comes to {selector}")


def relations(archive: Archive, contact: str) -> dict[frozenset[str], str]:
    """The matches of a contact by the ids of its statements."""
    found = archive.record(contact)
    return {frozenset(match.statements): match.relation.value for match in found.matches}


def test_two_statements_are_tied_and_untied_by_keyboard(desk, at_desk):
    page, base = at_desk
    before = relations(desk.archive, desk.call)
    one, other = f"{desk.oslo}.s2", f"{desk.copenhagen}.s1"
    pair = frozenset({names(desk, one), names(desk, other)})
    assert pair not in before
    to_page(page, base, f"/contacts/{desk.call}")
    tab_to(page, f"[data-target='{one}']")
    page.keyboard.press("t")
    expect(page.get_by_role("status").filter(has_text="Tying")).to_be_visible()
    to_by_either_way(page, f"[data-target='{other}']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_label("The same", exact=True)).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("in part")
    assert relations(desk.archive, desk.call)[pair] == "partial"
    expect(piece(page, other)).to_be_focused()
    page.keyboard.press("x")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    if not panel.get_by_label("Two different things").count():
        panel.get_by_role("link", name="Untie").first.focus()
        page.keyboard.press("Enter")
    expect(panel.get_by_label("Two different things")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("two different things")


def to_by_either_way(page: Page, selector: str) -> None:
    """Go on or back by the tabulator until something has the focus."""
    for key, times in (("Tab", 60), ("Shift+Tab", 160)):
        for _ in range(times):
            if page.evaluate("(one) => document.activeElement?.matches(one)", selector):
                return
            page.keyboard.press(key)
    pytest.fail(f"the tabulator never comes to {selector}")


def names(desk, target: str) -> str:
    """What a statement is called in the record of the call."""
    record = desk.archive.record(desk.call)
    key, _, part = target.partition(".")
    name = desk.archive.account(key).account.name
    place = [one.account.name for one in record.readings].index(name)
    return f"{record.account_ids[place]}.{part}"


def spans(archive: Archive, target: str) -> list[str]:
    """The words of a statement, as it holds."""
    key, _, part = target.partition(".")
    held = archive.reading(key)
    return [one.span.of(held.account.text) for one in held.statements if one.id == part]


def test_words_that_are_chosen_with_the_mouse_become_the_statements_own(desk, at_desk):
    page, base = at_desk
    target = f"{desk.oslo}.s1"
    to_page(page, base, f"/contacts/{desk.call}")
    piece(page, target).click()
    words = "ready to reopen the ferry line"
    choose(page, target, words)
    page.get_by_role("button", name="These are the words of the statement").click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_label("These words")).to_have_value(words)
    panel.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text(words)
    assert spans(desk.archive, target) == [words]


def test_words_are_chosen_by_arrow_keys(desk, at_desk):
    page, base = at_desk
    target = f"{desk.oslo}.s1"
    before = spans(desk.archive, target)[0]
    to_page(page, base, f"/contacts/{desk.call}")
    tab_to(page, f"[data-target='{target}']")
    page.keyboard.press("c")
    tab_to(page, "a[href*='field=span']")
    page.keyboard.press("Enter")
    first = page.get_by_role("slider", name="First word")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowRight")
    shorter = before.split(" ", 1)[1]
    expect(first).to_have_attribute("aria-valuetext", shorter.split()[0])
    expect(page.get_by_label("These words")).to_have_value(shorter)
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert spans(desk.archive, target) == [shorter]


def test_a_statement_that_was_missed_is_added_from_chosen_words(desk, at_desk):
    page, base = at_desk
    to_page(page, base, f"/contacts/{desk.call}")
    words = "her Danish counterpart"
    choose(page, desk.oslo, words)
    page.get_by_role("button", name="A statement was missed here").click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_label("These words")).to_have_value(words)
    panel.get_by_label("Marta Lind (Norway)").check()
    panel.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    held = desk.archive.reading(desk.oslo)
    added = [one for one in held.statements if one.span.of(held.account.text) == words]
    assert [one.speaker[0].person for one in added] == ["Marta Lind"]


def choose(page: Page, inside: str, words: str) -> None:
    """Select words of an account, as drawing over them with the mouse does."""
    page.evaluate(
        """([inside, words]) => {
          const accounts = [...document.querySelectorAll("[data-account]")];
          const account = accounts.find((one) => inside.startsWith(one.dataset.account));
          const walk = document.createTreeWalker(account.querySelector(".body"), NodeFilter.SHOW_TEXT);
          const nodes = [];
          while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(".note")) nodes.push(walk.currentNode);
          const placed = (offset) => {
            const node = nodes.find((one) => offset <= one.length || void (offset -= one.length));
            return [node, offset];
          };
          const at = nodes.map((one) => one.data).join("").indexOf(words);
          const range = document.createRange();
          range.setStart(...placed(at));
          range.setEnd(...placed(at + words.length));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [inside, words],
    )


def test_a_contact_is_split_and_merged_again(desk, at_desk):
    page, base = at_desk
    to_page(page, base, f"/contacts/{desk.call}")
    page.get_by_role("link", name="Split or merge").click()
    panel = page.get_by_role("dialog")
    panel.get_by_role("button", name=re.compile("tells of another contact.*Oslo")).click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("another contact")
    calls = [one for one in desk.archive.records() if one.contact and one.contact.date == "2021-05-03"]
    assert [len(one.readings) for one in calls] == [1, 1]
    to_page(page, base, f"/contacts/{calls[0].id}")
    page.get_by_role("link", name="Split or merge").click()
    panel.get_by_role("button", name="It is the same contact").first.click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("one contact")
    calls = [one for one in desk.archive.records() if one.contact and one.contact.date == "2021-05-03"]
    assert [len(one.readings) for one in calls] == [2]


def test_a_contact_is_merged_with_the_one_whose_address_is_pasted(desk, at_desk):
    desk.archive.correct(f"{desk.oslo}~{desk.copenhagen}", "contact", "apart", by="anna")
    one, other = (each.id for each in desk.archive.records() if each.contact and each.contact.date == "2021-05-03")
    page, base = at_desk
    to_page(page, base, f"/correct/contact?contact={one}")
    page.get_by_label("Another contact").fill(f"{base}/contacts/{other}?order=weight#findings")
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("one contact")
    assert len(desk.archive.record(one).readings) == 2


def test_who_is_overtaken_is_told_so_and_sees_both(desk, browser):
    target = f"{desk.oslo}.s1"
    with serving(desk.archive) as base, closing(browser.new_page()) as page:  # a browser complains of any 409
        overtaken(desk, page, base, target)


def overtaken(desk, page: Page, base: str, target: str) -> None:
    to_page(page, base, f"/correct?target={target}&field=act")
    desk.archive.correct(target, "act", "promise", by="vera")
    page.get_by_label("What the speaker does").select_option("offer")
    page.get_by_role("button", name="Save").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("vera")
    expect(alert).to_contain_text("It now reads promise; you said offer")
    assert act(desk.archive, target) == "promise"
    page.get_by_label("What the speaker does").select_option("offer")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("offer")
    assert act(desk.archive, target) == "offer"


def act(archive: Archive, target: str) -> str:
    """What the speaker of a statement does, as it holds."""
    key, _, part = target.partition(".")
    return next(said.act.value for said in archive.reading(key).statements if said.id == part)


def test_without_a_script_the_form_is_a_page_that_saves_and_undoes(desk, browser):
    target = f"{desk.oslo}.s1"
    with serving(desk.archive) as base, window(browser, script=False) as page:
        page.goto(f"{base}/correct?target={target}")
        page.get_by_role("link", name="How far it binds").click()
        page.get_by_label("How far it binds").select_option("hope")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status")).to_contain_text("a hope")
        page.get_by_role("button", name="Undo").first.click()
        assert desk.archive.history(target).fields[0].holds == desk.archive.history(target).fields[0].machine
        page.goto(f"{base}/correct?target={target}&field=span")
        page.get_by_label("These words").fill("ready to reopen  the ferry line")
        page.get_by_role("button", name="Save").click()
        assert spans(desk.archive, target) == ["ready to reopen the ferry line"]


def test_words_that_the_account_does_not_have_are_refused(desk):
    given = {"target": f"{desk.oslo}.s1", "field": "span", "words": "never to reopen it"}
    answer = desk.pages.post("/correct", data=given)
    assert answer.status_code == 422
    assert "does not have these words" in answer.text


def test_what_stands_is_downloaded_to_learn_from(desk):
    desk.archive.correct(f"{desk.oslo}.s1", "act", "promise", by="vera")
    answer = desk.pages.get("/corrections/examples.jsonl")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert [json.loads(line)["value"] for line in answer.text.splitlines()] == ["promise"]


def test_facts_and_what_is_known_of_accounts_are_corrected_on_the_page(desk, at_desk):
    page, base = at_desk
    to_page(page, base, f"/contacts/{desk.call}")
    page.get_by_role("row", name="Unknown").get_by_role("link", name="Correct Place").click()
    page.get_by_label("Place").fill("Oslo")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("Place: Oslo")
    record = desk.archive.record(desk.call)
    assert record.contact
    assert record.contact.place == "Oslo"
    page.get_by_role("link", name="Correct what is known of this account").first.click()
    page.get_by_role("dialog").get_by_role("link", name="Published on").click()
    page.get_by_label("Published on").fill("2021-05-04")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_panel_is_for_everybody(desk, browser, scheme, size):
    target = f"{desk.oslo}.s1"
    with serving(desk.archive) as base, window(browser, size, scheme) as page:
        to_page(page, base, f"/contacts/{desk.call}")
        for field in (None, "speaker", "span", "act"):
            piece(page, target).focus()
            page.keyboard.press("c")
            panel = page.get_by_role("dialog")
            expect(panel).to_be_visible()
            if field:
                panel.locator(f"a[href*='field={field}']").click()
                expect(panel.get_by_role("button", name="Save")).to_be_visible()
            assert violations(page) == []
            assert sideways(page) == 0
            page.keyboard.press("Escape")
            expect(panel).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_correcting_are_for_everybody(desk, browser, scheme):
    target = f"{desk.oslo}.s1"
    made = desk.archive.correct(target, "act", "promise", by="vera", note="read it again")
    desk.archive.undo(made.id, "anna")
    paths = (
        f"/correct?target={target}",
        f"/correct?target={target}&field=speaker",
        f"/correct?target={desk.oslo}.s%2B",
        f"/correct/ties?target={target}",
        f"/correct/contact?contact={desk.call}",
        f"/history?target={target}",
        f"/contacts/{desk.call}/history",
        "/corrections",
        "/queue",
        "/correct/person?name=Marta%20Lind",
    )
    with serving(desk.archive) as base:
        for size in (WIDE, NARROW):
            with window(browser, size, scheme) as page:
                for path in paths:
                    to_page(page, base, path)
                    assert violations(page) == [], path
                    assert sideways(page) == 0, path


def test_a_statement_is_corrected_on_its_accounts_page_and_what_is_known_of_the_account(desk, at_desk):
    page, base = at_desk
    target = f"{desk.oslo}.s1"
    to_page(page, base, f"/accounts/{desk.oslo}")
    piece(page, target).click()
    page.get_by_role("button", name="Correct c").click()
    page.get_by_role("dialog").get_by_role("link", name="How far it binds").click()
    page.get_by_label("How far it binds").select_option("hope")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("a hope")
    assert violations(page) == []
    page.get_by_role("link", name="Correct what is known of it").click()
    page.get_by_role("dialog").get_by_role("link", name="Title").click()
    page.get_by_label("Title").fill("A call with Copenhagen")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_contain_text("A call with Copenhagen")
    assert desk.archive.account(desk.oslo).account.title == "A call with Copenhagen"
