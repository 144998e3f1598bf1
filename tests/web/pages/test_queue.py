"""The queue: what the machine is least sure of is asked first, and what was ruled on never comes again."""

from dataclasses import replace

import pytest
from browsing import serving, window
from playwright.sync_api import expect

from dragoman.archive import Archive


@pytest.fixture
def doubtful(archive: Archive, ferry) -> Archive:
    """An archive in which the machine is unsure who says one thing, and whether another was said at all."""
    oslo, copenhagen, helsinki = ferry
    first, second, *rest = oslo.statements
    unsure = replace(
        oslo, statements=(replace(first, confidence=0.5), *rest), unsure=(replace(second, confidence=0.28),)
    )
    list(archive.add_each((unsure, copenhagen, helsinki)))
    return archive


def asked(page) -> list[str]:
    return page.locator(".question h2").all_inner_texts()


def test_what_is_ruled_by_a_key_is_gone_and_never_comes_again(doubtful, browser):
    with serving(doubtful) as base, window(browser) as page:
        page.goto(f"{base}/queue")
        before = asked(page)
        assert any("Marta Lind" in one for one in before)
        place = next(number for number, one in enumerate(before) if one.startswith("Is it Marta Lind"))
        for _ in range(place + 1):
            page.keyboard.press("j")
        page.keyboard.press("1")
        expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
        assert before[place] not in asked(page)
        assert len(asked(page)) == len(before) - 1
        key = doubtful.account("oslo").id
        assert [one.correction.field for one in doubtful.corrections()] == ["speaker"]
        doubtful.keep_again(key, doubtful.reading("oslo", machine=True))
        page.goto(f"{base}/queue")
        assert before[place] not in asked(page)
        page.goto(f"{base}/corrections")
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("status").filter(has_text="Undone")).to_be_visible()
        page.goto(f"{base}/queue")
        assert before[place] in asked(page)


def test_a_statement_that_was_unsure_is_one_when_a_person_says_so(doubtful, browser):
    count = len(doubtful.reading("oslo").statements)
    with serving(doubtful) as base, window(browser, script=False) as page:
        page.goto(f"{base}/queue")
        question = page.locator(".question").filter(has_text="would not assert")
        question.get_by_role("button", name="Yes").click()
        expect(page.get_by_role("status")).to_contain_text("a statement")
        page.goto(f"{base}/queue")
        expect(page.locator(".question").filter(has_text="would not assert")).to_have_count(0)
    assert len(doubtful.reading("oslo").statements) == count + 1
    assert doubtful.reading("oslo").unsure == ()


def test_what_was_skipped_stays_away_until_it_is_asked_for(doubtful, browser):
    with serving(doubtful) as base, window(browser) as page:
        page.goto(f"{base}/queue")
        before = asked(page)
        page.locator(".question").first.get_by_role("button", name="Skip").click()
        expect(page.get_by_text("1 skipped.")).to_be_visible()
        page.reload()
        expect(page.locator(".question").first).to_be_hidden()
        page.keyboard.press("j")
        expect(page.locator(".question").nth(1)).to_be_focused()
        page.get_by_role("button", name="Show what was skipped").click()
        expect(page.locator(".question").first).to_be_focused()
        page.reload()
        assert asked(page) == before
        expect(page.get_by_text("skipped.")).to_be_hidden()


def test_keys_that_were_turned_off_stay_off_on_other_pages(doubtful, browser):
    with serving(doubtful) as base, window(browser) as page:
        page.goto(f"{base}/queue")
        page.get_by_role("button", name="Keys on").click()
        page.locator(".question .kicker a").first.click()
        page.get_by_role("button", name="Keys off").click()
        page.goto(f"{base}/queue")
        expect(page.get_by_role("button", name="Keys on")).to_be_visible()


def test_nothing_in_doubt_is_said_in_words(archive, browser):
    with serving(archive) as base, window(browser) as page:
        page.goto(f"{base}/queue")
        expect(page.get_by_text("Nothing is in doubt")).to_be_visible()
