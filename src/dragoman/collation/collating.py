"""Readings into a record: orders accounts, aligns their statements, merges their contact, compares them."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.collation.alignment import align
from dragoman.collation.comparison import compare
from dragoman.collation.contacts import meant, merge_contacts
from dragoman.model import Contact, Reading, Record, Role


def collate(readings: Sequence[Reading]) -> Record:
    """The record of one contact from the readings of its accounts, the same for any order of them.

    Accounts are numbered by name, then by the hash of their text. One reading gives a record without matches and
    findings. Of an account that tells of several contacts, the one that the other accounts tell of is taken as main.
    """
    ordered = sorted(readings, key=lambda reading: (reading.account.name, reading.account.sha256))
    told = tuple(_about(reading, contact) for reading, contact in zip(ordered, meant(ordered), strict=True))
    contact = merge_contacts(told)
    if len(told) <= 1:
        return Record(contact, told)
    matches = align(told)
    return Record(contact, told, matches, compare(told, contact, matches))


def _about(reading: Reading, contact: Contact | None) -> Reading:
    """The reading with another of its contacts as the main one."""
    if contact is reading.contact:
        return reading
    chosen = next(other for other in reading.other_contacts if other is contact)
    rest = [other for other in reading.other_contacts if other is not chosen]
    displaced = [replace(reading.contact, role=chosen.role)] if reading.contact else []
    return replace(reading, contact=replace(chosen, role=Role.MAIN), other_contacts=(*displaced, *rest))
