"""Archives on every database: a test that asks for `place` runs once for each."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from postgres import Server, bin_folder

from dragoman.archive import Archive
from dragoman.model import Account, AccountKind

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server for this run; where it is not installed the test is skipped, but in CI fails."""
    if bin_folder() is None:
        reason = "PostgreSQL is not installed; apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    base = tmp_path_factory.getbasetemp()
    for folder in (base, *base.parents):
        if folder.owner() == "root" and folder != Path("/") and "pytest" in folder.name:
            folder.chmod(folder.stat().st_mode | 0o011)
    running = Server(tmp_path_factory.mktemp("postgres"))
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made: a path that is free, or the URL of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    server: Server = request.getfixturevalue("server")
    return server.database()


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """An empty archive, in which it is always noon."""
    with Archive(place, clock=lambda: NOON) as made:
        yield made


@pytest.fixture
def told() -> Callable[..., Account]:
    """Makes an account from a text and whatever else is known of it."""

    def make(text: str, name: str = "account", **known: str) -> Account:
        kind = AccountKind(known.pop("kind", "official"))
        return Account(name=name, text=text, kind=kind, **known)

    return make
