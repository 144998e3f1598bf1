"""Corrections in place, as an analyst makes them: by mouse, by keyboard alone, and on a page without a script."""

import pytest
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
    for key in ("Tab", "Shift+Tab"):
        for _ in range(80):
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
