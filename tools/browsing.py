"""A server on this machine and a browser before it, for the tests of pages, their screenshots and their figures."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from importlib.resources import files
from typing import Literal

import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright

from dragoman.archive import Archive
from dragoman.web import Settings, create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
WIDE, NARROW = ViewportSize(width=1440, height=1000), ViewportSize(width=390, height=844)
Scheme = Literal["light", "dark"]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@contextmanager
def serving(archive: Archive, settings: Settings | None = None) -> Iterator[str]:
    """The address at which a server answers for an archive."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(replace(settings or Settings(), port=port), archive)
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="error"))
    app.state.jobs.ending = lambda: server.should_exit
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser that shows nothing."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


@contextmanager
def window(
    browser: Browser, size: ViewportSize = WIDE, scheme: Scheme = "light", *, script: bool = True
) -> Iterator[Page]:
    """A window of its own; anything that its console complains of, or that it asks of another host, fails the test.

    That a page itself is one of an error, such as a 404, is no complaint.
    """
    with closing(browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script)) as context:
        page = context.new_page()
        complaints: list[str] = []
        pages: set[str] = set()
        page.on("response", lambda one: pages.add(one.url) if one.request.is_navigation_request() else None)

        def heard(one: ConsoleMessage) -> None:
            of_the_page = one.text.startswith("Failed to load resource") and one.location["url"] in pages
            if one.type in {"error", "warning"} and not of_the_page:
                complaints.append(one.text)

        page.on("console", heard)
        page.on("pageerror", lambda one: complaints.append(str(one)))
        page.on("request", lambda one: None if "//127.0.0.1:" in one.url else complaints.append(one.url))
        page.set_default_timeout(10_000)
        yield page
        if complaints:
            raise AssertionError(complaints)


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the page that is shown."""
    page.evaluate(AXE)
    found = page.evaluate("(rules) => axe.run(document, rules)", RULES)["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def sideways(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
