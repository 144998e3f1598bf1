"""Controls on real text: an account beside itself, and accounts in another order."""

from pathlib import Path

import pytest

from dragoman.collation import collate
from dragoman.model import Account, FindingKind, Reading
from dragoman.reading import read


@pytest.fixture(scope="module")
def readings(shared: Path) -> list[Reading]:
    """Every account of the gold cases, read without its metadata."""
    paths = sorted(shared.glob("cases/**/*.txt"))
    return [read(Account(name=path.stem, text=path.read_bytes().decode())) for path in paths]


def renamed(reading: Reading, name: str) -> Reading:
    account = reading.account
    return read(Account(name=name, text=account.text))


def test_an_account_beside_itself_differs_in_nothing(readings: list[Reading]) -> None:
    assert readings
    for reading in readings:
        record = collate([reading, renamed(reading, f"{reading.account.name}_again")])
        kinds = {finding.kind for finding in record.findings}
        assert kinds <= {FindingKind.CORROBORATED}, reading.account.name
        assert len(record.matches) >= len(reading.statements), reading.account.name


def test_order_of_accounts_changes_nothing(readings: list[Reading]) -> None:
    for one, other in zip(readings[::2], readings[1::2], strict=False):
        if one.account.name != other.account.name:
            assert collate([one, other]) == collate([other, one])
