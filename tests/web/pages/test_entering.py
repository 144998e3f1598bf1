"""Logging in on a page, failing to, and being refused."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from browsing import serving, sideways, violations, window
from playwright.sync_api import Page

from dragoman.archive.engine import writing
from dragoman.archive.users import TRIES
from dragoman.web import Settings

PASSWORD = "a long enough secret"
SERVER = Settings(server=True)


@pytest.fixture
def at_server(archive, team, browser) -> Iterator[tuple[Page, str]]:
    """A window before a server on which ruth reads, ed edits and ada administers."""
    with serving(archive, SERVER) as base, window(browser) as page:
        yield page, base


def log_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def test_whoever_logs_in_comes_to_where_they_wanted_to_go_and_can_leave_again(at_server):
    page, base = at_server
    page.goto(f"{base}/manage/tokens")
    assert page.url == f"{base}/login?next=%2Fmanage%2Ftokens"
    assert violations(page) == []
    log_in(page, "ada")
    page.wait_for_url("**/manage/tokens")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login")
    page.goto(f"{base}/manage")
    assert "/login" in page.url


def test_a_reader_is_shown_no_way_to_what_is_for_others(at_server):
    page, base = at_server
    page.goto(f"{base}/login")
    log_in(page, "ruth")
    page.wait_for_url(f"{base}/")
    page.goto(f"{base}/manage")
    names = page.get_by_role("navigation", name="The archive").get_by_role("link").all_inner_texts()
    assert names == ["Overview", "Set aside", "Tokens", "Settings", "About"]


@pytest.mark.parametrize("path", ["/manage/add", "/manage/backup", "/manage/users", "/manage/log"])
def test_readers_do_not_get_the_pages_of_others(logged_in, path):
    answer = logged_in("ruth").get(path)
    assert answer.status_code == 403
    assert f"This needs the role {'editor' if path == '/manage/add' else 'admin'}; ruth is reader" in answer.text


@pytest.mark.parametrize("name", ["ruth", "nobody", "' OR 1=1 --"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(team, name):
    answer = team().post("/login", data={"name": name, "password": "something else entirely"})
    assert answer.status_code == 401
    assert "There is no such user, or the password is another." in answer.text


def test_after_too_many_failures_it_is_said_when_to_try_again(team, clock):
    client = team()
    for _ in range(TRIES):
        client.post("/login", data={"name": "ruth", "password": "something else entirely"})
        clock.now += timedelta(minutes=1)
    right = {"name": "ruth", "password": PASSWORD}
    refused = client.post("/login", data=right)
    assert refused.status_code == 429
    assert "Too many failed logins; try again in 10 minutes." in refused.text
    assert refused.headers["retry-after"] == "600"
    clock.now += timedelta(minutes=10, seconds=1)
    assert client.post("/login", data=right, follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "evil", "javascript:alert(1)", "",
     "/login?next=/login", "\n//evil.example", "/%09"[:1] + "\x0b/evil.example"],
)  # fmt: skip
def test_the_way_on_leads_to_our_own_pages_only(team, wanted):
    given = {"name": "ruth", "password": PASSWORD, "next": wanted}
    answer = team().post("/login", data=given, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_a_link_from_another_site_finds_the_session(team):
    """The session's cookie does not come with a click on another site; from our own page it does."""
    answer = team().get("/login?next=/contacts", headers={"sec-fetch-site": "cross-site"})
    assert '<meta http-equiv="refresh" content="0; url=/contacts">' in answer.text


def test_logging_out_needs_the_token_of_the_session(team):
    client = team()
    client.post("/login", data={"name": "ruth", "password": PASSWORD})
    assert client.post("/logout", data={"csrf": "guessed"}).status_code == 403
    assert client.get("/manage").status_code == 200


def test_on_ones_own_machine_nobody_needs_to_log_in(desk):
    answer = desk.pages.get("/login")
    assert answer.status_code == 200
    assert "Nobody logs in here" in answer.text
    assert desk.pages.post("/login", data={"name": "x", "password": "y"}).status_code == 409


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_a_server_are_for_everybody(archive, team, browser, scheme):
    with serving(archive, SERVER) as base, window(browser, scheme=scheme) as page:
        page.goto(f"{base}/login?next=/manage")
        assert violations(page) == []
        log_in(page, "ada")
        for path in ("/manage", "/manage/users", "/manage/tokens", "/manage/log", "/manage/backup"):
            page.goto(base + path)
            assert (path, violations(page), sideways(page)) == (path, [], 0)


def test_an_administrator_adds_a_user_who_then_gets_in(at_server, browser):
    page, base = at_server
    page.goto(f"{base}/login?next=/manage/users")
    log_in(page, "ada")
    page.locator("#new-name").fill("vera")
    page.locator("#new-role").select_option("editor")
    page.get_by_role("button", name="Add", exact=True).click()
    made_up = page.locator(".secret").inner_text()
    assert len(made_up) >= 12
    with window(browser) as other:
        other.goto(f"{base}/login")
        log_in(other, "vera", made_up)
        other.wait_for_url(f"{base}/")
        assert "vera" in other.locator(".whoami").inner_text()
        page.get_by_role("button", name="Shut out vera").click()
        page.get_by_text("shut out", exact=True).wait_for()
        other.goto(f"{base}/manage")
        assert "/login" in other.url
    page.goto(f"{base}/manage/log")
    assert "added a user" in page.inner_text("main")


def test_two_passwords_that_differ_and_names_that_are_taken_are_told_in_place(logged_in):
    ada = logged_in("ada")
    given = {"name": "vera", "password": PASSWORD, "again": "another secret", "role": "reader"}
    differ = ada.post("/manage/users", data=given)
    assert (differ.status_code, "The two passwords differ" in differ.text) == (422, True)
    taken = ada.post("/manage/users", data={"name": "ruth", "role": "reader"})
    assert (taken.status_code, "There is a user ruth already." in taken.text) == (422, True)
    last = ada.post("/manage/users/change", data={"name": "ada", "what": "out"})
    assert (last.status_code, "an archive needs an administrator" in last.text.lower()) == (422, True)


def test_a_token_is_shown_once_works_and_is_taken_back(at_server, archive, team):
    page, base = at_server
    page.goto(f"{base}/login?next=/manage/tokens")
    log_in(page, "ed")
    page.get_by_label("What it is for").fill("nightly <import>")
    page.get_by_label("Role, at most your own").select_option("editor")
    page.get_by_role("button", name="Make").click()
    secret = page.locator(".secret").inner_text()
    program = team()
    program.headers["authorization"] = f"Bearer {secret}"
    assert program.get("/api/v1/session").json() == {"name": "ed", "role": "editor", "csrf": None}
    page.goto(f"{base}/manage/tokens")
    assert secret not in page.content()
    page.get_by_role("button", name="Take back the token for nightly <import>").click()
    page.get_by_text("The token is taken back").wait_for()
    assert program.get("/api/v1/session").status_code == 401


def test_the_log_goes_on_over_pages(archive, logged_in):
    from dragoman.archive.users import note

    ada = logged_in("ada")
    with writing(archive.engine) as db:
        for number in range(150):
            note(db, "add", who=f"editor {number}", at=archive.now())
    first = ada.get("/manage/log")
    assert "editor 149" in first.text
    assert "editor 10<" not in first.text
    further = first.text.split('rel="next"')[0].rpartition('href="')[2].split('"')[0]
    assert "editor 10<" in ada.get(further).text
