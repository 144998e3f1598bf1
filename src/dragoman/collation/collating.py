"""Readings into a record: orders accounts, aligns their statements, merges their contact, compares them."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.collation.alignment import align
from dragoman.collation.comparison import compare
from dragoman.collation.contacts import meant, merge_contacts, rank
from dragoman.collation.numbering import numbered
from dragoman.model import Contact, Reading, Record, Role


def collate(readings: Sequence[Reading]) -> Record:
    """The record of one contact from the readings of its accounts, the same for any order of them.

    Accounts are numbered by name, then by the hash of their text; what is found does not depend on their names. One
    reading gives a record without matches and findings. Of an account that tells of several contacts, the one that the
    other accounts tell of is taken as main.
    """
    ordered = sorted(readings, key=_by_content)
    told = tuple(_about(reading, contact) for reading, contact in zip(ordered, meant(ordered), strict=True))
    contact = merge_contacts(told)
    if len(told) <= 1:
        return Record(contact, told)
    matches, contradictions = align(told)
    return numbered(Record(contact, told, matches, compare(told, contact, matches, contradictions)))


def _by_content(reading: Reading) -> tuple[int | str, ...]:
    """An order by what accounts are and say: no choice among equals may hang on what somebody called a file.

    The name only parts accounts that are the same in all else.
    """
    account = reading.account
    known = (account.side, account.publisher, account.published, account.title, account.url)
    return (rank(reading), *(value or "" for value in known), account.sha256, account.name)


def _about(reading: Reading, contact: Contact | None) -> Reading:
    """The reading with another of its contacts as the main one."""
    if contact is reading.contact:
        return reading
    chosen = next(other for other in reading.other_contacts if other is contact)
    rest = [other for other in reading.other_contacts if other is not chosen]
    displaced = [replace(reading.contact, role=chosen.role)] if reading.contact else []
    return replace(reading, contact=replace(chosen, role=Role.MAIN), other_contacts=(*displaced, *rest))
