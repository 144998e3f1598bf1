"""Numbering: a record whose accounts stand in the order of their names, as ids are given. Changes nothing else."""

from dataclasses import replace

from dragoman.model import Finding, Match, Record, StatementId


def numbered(record: Record) -> Record:
    """The record with its accounts in the order of their names and all ids changed with them.

    Matches then stand in the order of their ids, and so do the accounts of a finding; findings keep their order.
    """
    accounts = [reading.account for reading in record.readings]
    places = sorted(range(len(accounts)), key=lambda place: (accounts[place].name, accounts[place].sha256, place))
    ids = {record.account_ids[place]: f"a{number}" for number, place in enumerate(places, 1)}
    renamed = (_match(match, ids) for match in record.matches)
    return replace(
        record,
        readings=tuple(record.readings[place] for place in places),
        matches=tuple(sorted(renamed, key=lambda match: [_key(name) for name in match.statements])),
        findings=tuple(_finding(finding, ids) for finding in record.findings),
    )


def _match(match: Match, ids: dict[str, str]) -> Match:
    return replace(match, statements=tuple(sorted((_statement(name, ids) for name in match.statements), key=_key)))


def _finding(finding: Finding, ids: dict[str, str]) -> Finding:
    return replace(
        finding,
        accounts=tuple(sorted((ids[account] for account in finding.accounts), key=_number)),
        statements=tuple(_statement(name, ids) for name in finding.statements),
        evidence=tuple(replace(evidence, account=ids[evidence.account]) for evidence in finding.evidence),
    )


def _statement(name: StatementId, ids: dict[str, str]) -> StatementId:
    account, _, own = name.partition(".")
    return f"{ids[account]}.{own}"


def _key(name: StatementId) -> tuple[int, int, str]:
    """The order of statements: by account, then by number."""
    account, _, own = name.partition(".")
    return _number(account), _number(own), own


def _number(name: str) -> int:
    """The number of an id ("a12"), 0 where it has none."""
    digits = name[1:]
    return int(digits) if digits.isascii() and digits.isdigit() else 0
