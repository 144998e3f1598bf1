"""Shows which accounts tell of which contacts, as `dragoman collate` found them: a list, and no comparison."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dragoman.export.labels import plain_date
from dragoman.export.view import NUMBERS, contact_line
from dragoman.export.wording import markdown, one_line
from dragoman.model import Link, Reading, Record

DOUBTFUL = 0.9
"""Probability under which a line says how sure it is that an account belongs to a contact."""


class Listed(NamedTuple):
    """One contact in the list: its line, a line for each account, and how many contacts hold it, one in the other."""

    line: str
    accounts: tuple[str, ...]
    depth: int


def contacts_text(records: Sequence[Record], apart: Sequence[Reading] = ()) -> str:
    """The contacts as plain text, those that a visit holds beneath it; `apart` are accounts that tell of no contact."""
    lines = [_heading(records, apart)]
    for number, listed in enumerate(_listed(records), 1):
        indent = "    " * listed.depth
        lines += ["", f"{indent}{number}. {one_line(listed.line)}"]
        lines += [f"{indent}   - {one_line(account)}" for account in listed.accounts]
    lines += _rest(apart, one_line)
    return "\n".join(lines) + "\n"


def contacts_markdown(records: Sequence[Record], apart: Sequence[Reading] = ()) -> str:
    """The same as Markdown."""
    lines = [f"# {_heading(records, apart)}", ""]
    for listed in _listed(records):
        indent = "  " * listed.depth
        lines.append(f"{indent}- {markdown(listed.line)}")
        lines += [f"{indent}  - {markdown(account)}" for account in listed.accounts]
    lines += _rest(apart, markdown)
    return "\n".join(lines) + "\n"


def apart_from(records: Sequence[Record], readings: Sequence[Reading]) -> list[Reading]:
    """The readings that stand in none of the records, each once."""
    placed = {_identity(reading) for record in records for reading in record.readings}
    return list({key: reading for reading in readings if (key := _identity(reading)) not in placed}.values())


def _heading(records: Sequence[Record], apart: Sequence[Reading]) -> str:
    names = {_identity(reading) for record in records for reading in record.readings} | {*map(_identity, apart)}
    return f"{_counted(len(records), 'contact')} in {_counted(len(names), 'account').lower()}"


def _counted(number: int, noun: str) -> str:
    words = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{words} {noun}" if number == 1 else f"{words} {noun}s"


def _identity(reading: Reading) -> tuple[str, str]:
    return reading.account.sha256, reading.account.name


def _listed(records: Sequence[Record]) -> Iterator[Listed]:
    """The contacts in their order, those that one holds right behind it."""
    ids = {record.id for record in records}

    def under(holder: str | None, depth: int) -> Iterator[Listed]:
        for record in records:
            if (record.within if record.within in ids else None) == holder:
                yield _one(record, depth)
                yield from under(record.id, depth + 1)

    yield from under(None, 0)


def _one(record: Record, depth: int) -> Listed:
    line = contact_line(record.contact) if record.contact else "No contact"
    sure = {key: _sureness(key, record.links) for key in record.account_ids}
    keyed = zip(record.account_ids, record.readings, strict=True)
    return Listed(line, tuple(_account(reading, sure[key]) for key, reading in keyed), depth)


def _sureness(account: str, links: Sequence[Link]) -> float | None:
    """How sure it is that an account belongs with the others: the probability of its best link."""
    return max((link.probability for link in links if account in link.accounts), default=None)


def _account(reading: Reading, sure: float | None) -> str:
    account = reading.account
    told = [
        account.publisher or "unknown publisher",
        *([plain_date(account.published[:10])] if account.published else []),
    ]
    told += ["announces it"] if reading.contact and reading.contact.planned else []
    told += [f"{round(100 * sure)} % likely the same"] if sure is not None and sure < DOUBTFUL else []
    return f"{account.name}: {', '.join(told)}"


def _rest(apart: Sequence[Reading], shown: Callable[[str], str]) -> list[str]:
    """The accounts that tell of no contact, so that none is lost from sight."""
    if not apart:
        return []
    names = sorted(reading.account.name for reading in apart)
    return ["", f"Of no contact: {', '.join(map(shown, names))}"]
