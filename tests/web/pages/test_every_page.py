"""Every page, before the usual archive, an empty one and a hostile one: it answers, reads well, and runs nothing."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pages_list
import pytest
from browsing import NARROW, WIDE, serving, sideways, violations, window
from fastapi.testclient import TestClient
from hostile import hostile
from pages_list import PAGES, at
from playwright.sync_api import ViewportSize

from dragoman.archive import Archive
from dragoman.web import Settings, create_app

SMALL = ViewportSize(width=320, height=640)
INLINE = re.compile(r"<[^>]*\s(?:style|on[a-z]+)\s*=\s*[\"']|<script(?![^>]*\ssrc=)|<style|javascript:", re.IGNORECASE)
"""What a template must not have: styles and scripts that stand in the page itself."""


@pytest.fixture(scope="module")
def usual(filled) -> Iterator[Archive]:
    with Archive(filled) as archive:
        yield archive


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("empty") / "desk.db") as archive:
        yield archive


@pytest.fixture(scope="module")
def harmful(tmp_path_factory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("harmful") / "desk.db") as archive:
        hostile(archive)
        yield archive


def test_no_page_is_missing_from_the_list():
    paths = [page.path.format_map(Anything()) for page in PAGES]
    unlisted = {
        route.path
        for route in pages_list.routes()
        if route.path not in pages_list.NO_PAGES and not any(pages_list.matches(route, path) for path in paths)
    }
    assert unlisted == set(), "add these to tools/pages_list.py"


def test_what_is_listed_is_there():
    routes = pages_list.routes()
    assert [page.path for page in PAGES if not any(pages_list.matches(route, page.path) for route in routes)] == []


@pytest.mark.parametrize("which", ["usual", "empty", "harmful"])
def test_every_page_answers_and_lets_nothing_run_but_our_own_files(request, which):
    archive = request.getfixturevalue(which)
    client = TestClient(create_app(Settings(), archive), base_url="http://127.0.0.1:8000")
    found = at(PAGES, archive)
    assert len(found) > 8
    for name, path in found:
        answer = client.get(path)
        assert (name, answer.status_code) == (name, 200)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert "unsafe" not in policy
        assert not list(map(str, re.findall(r"<script(?![^>]*\ssrc=\"/static/)[^>]*>|<style", answer.text)))


def test_no_template_has_styles_or_scripts_of_its_own():
    for package in ("dragoman.web.pages", "dragoman.export.html"):
        for template in Path(str(files(package) / "templates")).rglob("*.jinja"):
            words = template.read_text(encoding="utf-8")
            if template.name != "page.html.jinja":  # stands alone: its sheet and script are in it, under their hashes
                assert INLINE.findall(words) == [], template.name
            assert "safe" not in re.findall(r"\|\s*(\w+)", words), template.name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_for_everybody(usual, browser, scheme):
    with serving(usual) as base, window(browser, WIDE, scheme) as page:
        page.set_default_timeout(120_000)
        found = {}
        for name, path in at(PAGES, usual):
            page.goto(base + path)
            found[name] = violations(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("which", ["usual", "empty", "harmful"])
def test_every_page_fits_its_window_and_is_quiet(request, browser, which):
    archive = request.getfixturevalue(which)
    with serving(archive) as base, window(browser, SMALL) as page:
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        page.set_default_timeout(120_000)
        found = {}
        for name, path in [*at(PAGES, archive), *longest(archive)]:
            page.goto(base + path, wait_until="load")
            for size in (SMALL, NARROW, WIDE):
                page.set_viewport_size(size)
                found[name, size["width"]] = sideways(page)
    assert {where: beyond for where, beyond in found.items() if beyond} == {}


@pytest.mark.parametrize("which", ["empty", "harmful"])
def test_every_page_has_one_heading_and_says_something(request, which):
    archive = request.getfixturevalue(which)
    client = TestClient(create_app(Settings(), archive), base_url="http://127.0.0.1:8000")
    for name, path in at(PAGES, archive):
        text = client.get(path).text
        assert (name, text.count("<h1")) == (name, 1)


def longest(archive: Archive) -> list[tuple[str, str]]:
    """The pages of the account of 200,000 words, where the archive has it."""
    found = archive.search("harbour", of="accounts", limit=1).hits
    return [("long account", f"/accounts/{found[0].account or found[0].id}")] if found else []


class Anything(dict):
    """A value for every name."""

    def __missing__(self, name: str) -> str:
        return "x"
