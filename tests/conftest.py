"""What all tests share: the folder beside the project with real text and gold figures, and places for archives."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres import Server, bin_folder

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder, `$DRAGOMAN_SHARED` or `../shared`; where it is absent the test is skipped, but in CI fails."""
    folder = (ROOT / os.environ.get("DRAGOMAN_SHARED", "../shared")).resolve()
    if not folder.is_dir():
        reason = f"no shared folder at {folder}; set DRAGOMAN_SHARED to one"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture
def examples() -> Path:
    """The folder of the example accounts."""
    return ROOT / "examples"


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
        if folder.owner() == "root" and folder != Path("/") and "pytest" in str(folder):
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
