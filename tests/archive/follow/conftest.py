"""A desk's accounts of half a year, followed on every database; read once for all tests."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dragoman.archive import Archive
from dragoman.model import Account, AccountKind, Reading
from dragoman.reading import read

if TYPE_CHECKING:
    from postgres import Server

PUBLISHERS = {"NO": "Ministry of Foreign Affairs of Norway", "DK": "Ministry of Foreign Affairs of Denmark"}
LIND, KOFOD = "Foreign Minister Marta Lind of Norway", "Foreign Minister Jeppe Kofod of Denmark"
TOLD = {
    "no-0503": (
        f"On 3 May 2021, {LIND} had a telephone conversation with {KOFOD}. The call took place at the initiative of "
        "the Danish side. Minister Lind said that Norway was ready to resume talks on fisheries without preconditions. "
        "Mr. Kofod invited Minister Lind to visit Denmark in June. The ministers agreed to stay in touch."
    ),
    "dk-0503": (
        f"{KOFOD} spoke by telephone with {LIND} on 3 May 2021. Mr. Kofod stressed the importance of fisheries. "
        "They also discussed energy."
    ),
    "no-0510": (
        f"On 10 May 2021, {LIND} had a telephone conversation with Foreign Minister Pekka Haavisto of Finland. "
        "Minister Lind said that Norway was ready to resume talks on fisheries without preconditions."
    ),
    "no-0520": (
        f"On 20 May 2021, {LIND} had a telephone conversation with {KOFOD}. Minister Lind said that Norway was ready "
        "to resume talks on fisheries without preconditions. The ministers agreed to meet in Oslo in August 2021."
    ),
    "dk-0601": (
        f"On 1 June 2021, {KOFOD} had a telephone conversation with Foreign Minister Pekka Haavisto of Finland."
    ),
    "no-0615": (
        f"On 15 June 2021, {LIND} met with {KOFOD} in Copenhagen. Minister Lind said that Norway intended to resume "
        "talks on fisheries."
    ),
    "dk-0615": (
        f"On 15 June 2021, {KOFOD} met with {LIND} in Copenhagen. They discussed energy and climate. Minister Lind "
        "said that Norway wanted to resume talks on fisheries."
    ),
    "no-0701": (
        f"On 1 July 2021, {LIND} had a telephone conversation with {KOFOD}. Minister Lind said that Norway was firmly "
        "committed to resuming talks on fisheries."
    ),
    "dk-0709": f"On 9 July 2021, {KOFOD} had a telephone conversation with Foreign Minister Ann Linde of Sweden.",
}


def account(name: str, text: str) -> Account:
    """An account by the name `SIDE-MMDD` of 2021."""
    side, day = name[:2].upper(), f"2021-{name[3:5]}-{name[5:7]}"
    publisher = PUBLISHERS[side]
    return Account(name=name, text=text, kind=AccountKind.OFFICIAL, side=side, publisher=publisher, published=day)


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    return tuple(read(account(name, text)) for name, text in TOLD.items())


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def diary(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, readings: tuple[Reading, ...]
) -> Iterator[Archive]:
    """The archive of all these accounts, in which it is the first of August 2021; no test changes it."""
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("follow") / "desk.db")
    else:
        server: Server = request.getfixturevalue("server")
        place = server.database()
    with Archive(place, clock=lambda: datetime(2021, 8, 1, 12, tzinfo=UTC)) as archive:
        list(archive.add_each(readings))
        yield archive
