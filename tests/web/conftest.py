"""The application with a client, in local mode and as a server with three users."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.archive import Archive
from dragoman.archive.engine import writing
from dragoman.archive.users import Role, add_user
from dragoman.web import Settings, create_app

PASSWORD = "a long enough secret"


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


@pytest.fixture
def local(archive: Archive) -> Iterator[TestClient]:
    """A client of an application on one's own machine."""
    with TestClient(create_app(Settings(), archive), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def team(archive: Archive) -> Callable[[], TestClient]:
    """Makes clients of a server on which ruth reads, ed edits and ada administers."""
    with writing(archive.engine) as db:
        for name, role in (("ruth", Role.READER), ("ed", Role.EDITOR), ("ada", Role.ADMIN)):
            add_user(db, name, PASSWORD, role, at=archive.now())
    app = create_app(Settings(server=True, hosts=("desk.example",)), archive)
    return lambda: TestClient(app, base_url="https://desk.example")


@pytest.fixture
def logged_in(team: Callable[[], TestClient]) -> Callable[[str], TestClient]:
    """Makes clients that are logged in under a name and send the session's token."""

    def enter(name: str) -> TestClient:
        client = team()
        told = client.post("/api/v1/session", json={"name": name, "password": PASSWORD}).json()
        client.headers["x-csrf-token"] = told["csrf"]
        return client

    return enter
