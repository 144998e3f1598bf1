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


@pytest.fixture
def calls(told: Callable[..., Account]) -> list[Account]:
    """Two accounts of one call, one of another call in two versions, and one of a visit with what it held."""
    gazette = {"publisher": "Government of Iceland", "side": "IS", "url": "https://gov.example/7"}
    return [
        told(
            "On 4 June 2019, Foreign Minister Ana Vidal of Andorra telephoned her Maltese counterpart, Foreign "
            "Minister Carmelo Abela. The Minister said that Andorra was ready to open an embassy in Valletta.",
            "andorra",
            side="AD",
            publisher="Ministry of Foreign Affairs of Andorra",
            published="2019-06-04",
        ),
        told(
            "Foreign Minister Carmelo Abela of Malta spoke by telephone with Foreign Minister Ana Vidal of Andorra on "
            "4 June 2019. Mr. Abela hoped that the embassy would open soon.",
            "malta",
            side="MT",
            publisher="Ministry of Foreign Affairs of Malta",
        ),
        told(
            "On 9 July 2019, Foreign Minister Gudlaugur Thordarson of Iceland telephoned Foreign Minister Ana Vidal of "
            "Andorra. The Minister promised to send experts on snow.",
            "snow",
            **gazette,
        ),
        told(
            "On 9 July 2019, Foreign Minister Gudlaugur Thordarson of Iceland telephoned Foreign Minister Ana Vidal of "
            "Andorra. The Minister was willing to consider sending experts on snow – “soon”.",
            "snow",
            **gazette,
        ),
        told(
            "Foreign Minister Carmelo Abela of Malta visited Reykjavik on 2 August 2019. He met Foreign Minister "
            "Gudlaugur Thordarson of Iceland on 2 August 2019. They agreed to hold consultations every year.",
            "visit",
            side="MT",
            publisher="Ministry of Foreign Affairs of Malta",
            published="2019-08-02",
        ),
    ]
