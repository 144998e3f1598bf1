"""A browser before a server with two accounts of a call and one of a meeting."""

import os
import time
from collections.abc import Callable, Iterator

import pytest
from browsing import CHROMIUM, browsing, serving, window
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; where it is not installed the test is skipped, but in CI fails."""
    if CHROMIUM is None:
        reason = "Chromium is not installed; apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with browsing() as running:
        yield running


@pytest.fixture
def at_desk(desk, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A window of one's own before an archive of one's own, and the server's address."""
    with serving(desk.archive) as base, window(browser) as page:
        yield page, base


@pytest.fixture
def over() -> Callable[[TestClient, str], str]:
    """Gives the page of a job, by its path, once that is over."""

    def waited(client: TestClient, path: str) -> str:
        for _ in range(1200):
            text = client.get(path).text
            if "data-events" not in text:
                return text
            time.sleep(0.05)
        raise AssertionError(text)

    return waited
