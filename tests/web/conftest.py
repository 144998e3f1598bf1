"""The application with a client, in local mode and as a server with three users; empty, and with a call in it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from dragoman.archive import Archive, schema
from dragoman.archive.engine import writing
from dragoman.archive.users import Role
from dragoman.model import Account, AccountKind, Reading
from dragoman.reading import read
from dragoman.web import Settings, create_app

PASSWORD = "a long enough secret"
OSLO = (
    "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned her Danish counterpart, Foreign Minister Jeppe "
    "Kofod. Ms. Lind said that Norway was ready to reopen the ferry line in June. Mr. Kofod promised to visit Oslo in "
    "August."
)
COPENHAGEN = (
    "Foreign Minister Jeppe Kofod of Denmark spoke by telephone with Foreign Minister Marta Lind of Norway on 3 May "
    "2021. Mr. Kofod hoped that the ferry line would be reopened soon. Ms. Lind said that Norway would reopen the "
    "ferry line in June."
)
LATER = (
    "On 9 July 2021, Foreign Minister Marta Lind of Norway met Foreign Minister Pekka Haavisto of Finland in Helsinki. "
    "Ms. Lind said that Norway would buy ice breakers."
)
Enter = Callable[[str], TestClient]


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def archive(tmp_path: Path, clock: Clock) -> Iterator[Archive]:
    with Archive(tmp_path / "desk.db", clock=clock) as made:
        yield made


def client_of(archive: Archive) -> TestClient:
    """A client of an application on one's own machine."""
    return TestClient(create_app(Settings(), archive), base_url="http://127.0.0.1:8000/api/v1")


@pytest.fixture
def local(archive: Archive) -> Iterator[TestClient]:
    """A client of an application on one's own machine, by its whole addresses."""
    with TestClient(create_app(Settings(), archive), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture(scope="session")
def password() -> str:
    """What the users' password is kept as; hashed once, and cheaply, since it is nobody's."""
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)


@pytest.fixture
def team(archive: Archive, password: str) -> Callable[[], TestClient]:
    """Makes clients of a server on which ruth reads, ed edits and ada administers."""
    people = (("ruth", Role.READER), ("ed", Role.EDITOR), ("ada", Role.ADMIN))
    rows = [
        {"name": name, "role": role.value, "password": password, "active": True, "added": archive.now()}
        for name, role in people
    ]
    with writing(archive.engine) as db:
        db.execute(schema.user.insert(), rows)
    app = create_app(Settings(server=True, hosts=("desk.example", "testserver")), archive)
    return lambda: TestClient(app, base_url="https://desk.example")


@pytest.fixture
def logged_in(team: Callable[[], TestClient]) -> Enter:
    """Makes clients that are logged in under a name and send the session's token."""

    def enter(name: str) -> TestClient:
        client = team()
        told = client.post("/api/v1/session", json={"name": name, "password": PASSWORD}).json()
        client.headers["x-csrf-token"] = told["csrf"]
        return client

    return enter


@pytest.fixture(scope="session")
def ferry() -> tuple[Reading, ...]:
    """Two accounts of one call, and one of a later meeting, read."""
    official = AccountKind.OFFICIAL
    return (
        read(Account("oslo", OSLO, "Ministry in Oslo", official, "NO", url="https://oslo.example/17")),
        read(Account("copenhagen", COPENHAGEN, "Ministry in Copenhagen", official, "DK")),
        read(Account("helsinki", LATER, "Ministry in Helsinki", official, "FI")),
    )


@dataclass(frozen=True)
class Desk:
    """A client of an archive with a call and a meeting, and the ids of their accounts and contacts."""

    client: TestClient
    archive: Archive
    oslo: str
    copenhagen: str
    call: str
    meeting: str
    oslo_text: str = OSLO
    copenhagen_text: str = COPENHAGEN

    @property
    def pages(self) -> TestClient:
        """A client of the same archive by its whole addresses, for pages."""
        return TestClient(
            create_app(Settings(), self.archive), base_url="http://127.0.0.1:8000", follow_redirects=False
        )


def desk_of(archive: Archive) -> Desk:
    """A desk with an archive that has the call and the meeting."""
    ids = {one.account.name: one.id for one in map(archive.account, ("oslo", "copenhagen"))}
    records = list(archive.records())
    call = next(one.id for one in records if len(one.readings) == 2)
    meeting = next(one.id for one in records if one.id != call)
    return Desk(client_of(archive), archive, ids["oslo"], ids["copenhagen"], call, meeting)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, ferry: tuple[Reading, ...]) -> Path:
    """The file of an archive that has the call and the meeting, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "desk.db"
    with Archive(path, clock=Clock()) as archive:
        list(archive.add_each(ferry))
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk of one's own, in a file."""
    with Archive(shutil.copy(filled, tmp_path / "filled.db"), clock=Clock()) as archive:
        yield desk_of(archive)


@pytest.fixture(params=["sqlite", "postgresql"])
def anywhere(request: pytest.FixtureRequest, ferry: tuple[Reading, ...]) -> Iterator[Desk]:
    """A desk of one's own on every database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("desk")
        return
    with Archive(request.getfixturevalue("server").database(), clock=Clock()) as archive:
        list(archive.add_each(ferry))
        yield desk_of(archive)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shared_desk(request: pytest.FixtureRequest, filled: Path, ferry: tuple[Reading, ...]) -> Iterator[Desk]:
    """A desk on every database for tests that change nothing."""
    if request.param == "sqlite":
        with Archive(filled, clock=Clock()) as archive:
            yield desk_of(archive)
        return
    with Archive(request.getfixturevalue("server").database(), clock=Clock()) as archive:
        list(archive.add_each(ferry))
        yield desk_of(archive)
