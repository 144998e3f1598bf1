"""Half a year of two neighbours' releases, as they stood on the first of August 2021."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from browsing import serving, window
from playwright.sync_api import Browser, Page

from dragoman.archive import Archive
from dragoman.model import Account, AccountKind
from dragoman.reading import read

LIND, KOFOD = "Foreign Minister Marta Lind of Norway", "Foreign Minister Jeppe Kofod of Denmark"
HAAVISTO = "Foreign Minister Pekka Haavisto of Finland"
RESUME = "Minister Lind said that Norway was ready to resume the talks on fisheries without preconditions."
RELEASES = {
    "no-0224": f"On 24 February 2021, {LIND} had a telephone conversation with {KOFOD}. {RESUME}",
    "no-0503": f"On 3 May 2021, {LIND} had a telephone conversation with {KOFOD}. The call took place at the "
    f"initiative of the Danish side. {RESUME} Mr. Kofod invited Minister Lind to visit Denmark in June. The ministers "
    "agreed to stay in touch.",
    "dk-0503": f"{KOFOD} spoke by telephone with {LIND} on 3 May 2021. Mr. Kofod stressed the importance of fisheries. "
    "They also discussed energy.",
    "no-0510": f"On 10 May 2021, {LIND} had a telephone conversation with {HAAVISTO}. {RESUME}",
    "no-0520": f"On 20 May 2021, {LIND} had a telephone conversation with {KOFOD}. {RESUME} The ministers agreed to "
    "meet in Oslo in August 2021.",
    "dk-0601": f"On 1 June 2021, {KOFOD} had a telephone conversation with {HAAVISTO}.",
    "no-0615": f"On 15 June 2021, {LIND} met with {KOFOD} in Copenhagen. Minister Lind said that Norway intended to "
    "resume the talks on fisheries.",
    "dk-0615": f"On 15 June 2021, {KOFOD} met with {LIND} in Copenhagen. They discussed energy and climate. Minister "
    "Lind said that Norway wanted to resume the talks on fisheries.",
    "dk-0709": f"On 9 July 2021, {KOFOD} had a telephone conversation with Foreign Minister Ann Linde of Sweden.",
}
MINISTRIES = {"NO": "Ministry of Foreign Affairs of Norway", "DK": "Ministry of Foreign Affairs of Denmark"}


def today() -> datetime:
    """The day on which the pages are looked at."""
    return datetime(2021, 8, 1, 12, tzinfo=UTC)


def release(name: str) -> Account:
    """A release by the name SIDE-MMDD of 2021."""
    side = name[:2].upper()
    day = f"2021-{name[3:5]}-{name[5:7]}"
    return Account(name, RELEASES[name], MINISTRIES[side], AccountKind.OFFICIAL, side, published=day)


@pytest.fixture(scope="session")
def half_a_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an archive of all releases, to be copied."""
    path = tmp_path_factory.mktemp("follow") / "desk.db"
    with Archive(path, clock=today) as archive:
        list(archive.add_each(read(release(name)) for name in RELEASES))
    return path


@pytest.fixture
def diary(half_a_year: Path, tmp_path: Path) -> Iterator[Archive]:
    """An archive of one's own with all releases."""
    with Archive(shutil.copy(half_a_year, tmp_path / "diary.db"), clock=today) as archive:
        yield archive


@pytest.fixture
def before_it(diary: Archive, browser: Browser) -> Iterator[Page]:
    """A window before that archive's front page."""
    with serving(diary) as base, window(browser) as page:
        page.goto(base)
        yield page
