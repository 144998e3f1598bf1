"""What all tests share: the folder beside the project with real text and gold figures."""

import os
from pathlib import Path

import pytest

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
