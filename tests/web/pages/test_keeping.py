"""Looking after an archive on pages: backups and exports, checking, reading anew, and what a reader chooses."""

from pathlib import Path

import pytest
from browsing import serving, window
from playwright.sync_api import expect
from sqlalchemy import update

from dragoman.archive import Archive, schema
from dragoman.archive.engine import writing


def where(answer) -> str:
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_a_backup_that_is_downloaded_opens_as_an_archive(at_desk, tmp_path: Path):
    page, base = at_desk
    page.goto(f"{base}/manage/backup")
    with page.expect_download() as coming:
        page.get_by_role("button", name="dragoman-2026-11-22.db").click()
    assert coming.value.suggested_filename == "dragoman-2026-11-22.db"
    coming.value.save_as(tmp_path / "taken.db")
    with Archive(tmp_path / "taken.db", create=False) as taken:
        assert taken.account("oslo").account.publisher == "Ministry in Oslo"
        assert taken.check() == []
    page.goto(f"{base}/manage")
    assert "22 November 2026, 12:00 UTC" in page.inner_text("main")


def test_an_export_that_is_downloaded_comes_in_again(desk, tmp_path: Path):
    answer = desk.pages.post("/manage/backup", data={"what": "export"})
    assert answer.headers["content-disposition"] == 'attachment; filename="dragoman-2026-11-22.jsonl"'
    (tmp_path / "taken.jsonl").write_bytes(answer.content)
    with Archive(tmp_path / "other.db") as other:
        other.import_(tmp_path / "taken.jsonl")
        assert len(list(other.records())) == 2


def test_a_copy_of_something_else_is_refused(desk):
    assert desk.pages.post("/manage/backup", data={"what": "../../etc"}).status_code == 422


def test_a_theme_holds_over_pages_and_goes_back_to_the_systems(desk, browser):
    with serving(desk.archive) as base, window(browser, scheme="light") as page:
        page.goto(f"{base}/manage/settings")
        page.get_by_label("Dark").check()
        with page.expect_navigation():
            page.get_by_role("button", name="Keep").click()
        page.goto(f"{base}/manage")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 26)"
        page.goto(f"{base}/manage/settings")
        expect(page.get_by_label("Dark")).to_be_checked()
        page.get_by_label("As the system has it").check()
        with page.expect_navigation():
            page.get_by_role("button", name="Keep").click()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(253, 252, 248)"


@pytest.mark.parametrize("theme", ["blue", "", '"><script>'])
def test_a_theme_that_there_is_not_is_none(desk, theme):
    answer = desk.pages.post("/manage/settings", data={"theme": theme})
    assert answer.status_code == 303
    assert 'theme=""' in answer.headers["set-cookie"]


def test_a_sound_archive_is_found_so(desk, over):
    client = desk.pages
    told = over(client, where(client.post("/manage/about", data={"what": "check"})))
    assert "Done: 3 of 3." in told
    assert "All is well." in told


def test_a_fault_is_told_with_what_puts_it_right(desk, over):
    with writing(desk.archive.engine) as db:
        db.execute(update(schema.account).where(schema.account.c.id == desk.oslo).values(text="Other words."))
    client = desk.pages
    told = over(client, where(client.post("/manage/about", data={"what": "check"})))
    assert "1 with a fault" in told
    assert "restore a backup" in told


def test_after_an_upgrade_accounts_are_read_anew(desk, over):
    with writing(desk.archive.engine) as db:
        db.execute(update(schema.reading).where(schema.reading.c.account == desk.oslo).values(reader="0.0.1"))
    client = desk.pages
    assert "1 account was read by another version" in client.get("/manage/about").text
    told = over(client, where(client.post("/manage/about", data={"what": "reread"})))
    assert "1 read as before" in told
    assert "nothing is due" in client.get("/manage/about").text


def test_what_an_archive_holds_is_told_in_numbers(desk):
    text = desk.pages.get("/manage").text
    assert '<dt><a href="/accounts">Accounts</a></dt><dd>3</dd>' in text
    assert '<dt><a href="/contacts">Contacts</a></dt><dd>2</dd>' in text


def test_an_empty_archive_says_how_to_begin(local):
    assert "Begin with a few releases of both sides." in local.get("/manage").text


def test_models_are_told_of_with_their_figures(desk):
    text = desk.pages.get("/manage/about").text
    assert "The attribution tagger" in text
    assert "<strong>74.6</strong>" in text
    assert "Apache License" in text


def test_what_was_set_aside_is_shown_page_by_page(desk):
    with writing(desk.archive.engine) as db:
        rows = [{"source": f"{number:03}.txt", "reason": "empty", "at": "2026-11-22T12:00:00Z"} for number in range(60)]
        db.execute(schema.rejected.insert(), rows)
    first = desk.pages.get("/manage/rejects").text
    assert ("049.txt" in first, "050.txt" in first) == (True, False)
    further = first.split('rel="next"')[0].rpartition('href="')[2].split('"')[0]
    rest = desk.pages.get(further.replace("&amp;", "&")).text
    assert ("049.txt" in rest, "059.txt" in rest) == (False, True)
