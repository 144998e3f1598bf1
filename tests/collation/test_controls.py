"""Controls on real text: an account beside itself, and two accounts under swapped names."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from dragoman.collation import collate
from dragoman.model import FindingKind, Reading, Record
from dragoman.reading import read
from dragoman.sources import load


@pytest.fixture(scope="module")
def cases(shared: Path) -> dict[str, list[Reading]]:
    """The accounts of each gold case, read with all that is known of their publication."""
    folders = sorted({path.parent for path in shared.glob("cases/**/*.txt")})
    return {folder.name: [read(account) for account in load(sorted(folder.glob("*.txt")))] for folder in folders}


def named(reading: Reading, name: str) -> Reading:
    return replace(reading, account=replace(reading.account, name=name))


def found(record: Record) -> tuple[Any, ...]:
    """All that a record tells, its accounts known by what they are instead of by their ids."""
    texts = dict(zip(record.account_ids, (reading.account.sha256 for reading in record.readings), strict=True))

    def by_text(names: Sequence[str]) -> list[tuple[str, str]]:
        return sorted((texts[account], own) for account, _, own in (name.partition(".") for name in names))

    findings = [
        (
            finding.kind,
            finding.field,
            finding.weight,
            by_text(finding.accounts),
            by_text(finding.statements),
            sorted((texts[evidence.account], evidence.span) for evidence in finding.evidence),
        )
        for finding in record.findings
    ]
    matches = sorted((by_text(match.statements), match.relation, match.score) for match in record.matches)
    return record.contact, findings, matches


def test_an_account_beside_itself_differs_in_nothing(cases: dict[str, list[Reading]]) -> None:
    readings = [reading for case in cases.values() for reading in case]
    assert readings
    for reading in readings:
        record = collate([reading, named(reading, f"{reading.account.name}_again")])
        kinds = {finding.kind for finding in record.findings}
        assert kinds <= {FindingKind.CORROBORATED}, reading.account.name
        assert len(record.matches) >= len(reading.statements), reading.account.name


def test_swapped_names_mirror_the_record_and_change_nothing_else(cases: dict[str, list[Reading]]) -> None:
    for case, readings in cases.items():
        for one, other in combinations(readings, 2):
            straight = collate([named(one, "a"), named(other, "b")])
            swapped = collate([named(one, "b"), named(other, "a")])
            assert [reading.account.sha256 for reading in straight.readings] == [
                reading.account.sha256 for reading in reversed(swapped.readings)
            ]
            assert found(straight) == found(swapped), (case, one.account.name, other.account.name)


def test_the_order_of_input_changes_nothing(cases: dict[str, list[Reading]]) -> None:
    for readings in cases.values():
        if len(readings) < 4:
            assert collate(readings) == collate(readings[::-1])
