"""Readings into a record: orders accounts, aligns their statements, merges their contact, compares them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.collation.alignment import align
from dragoman.collation.comparison import compare
from dragoman.collation.contacts import meant, merge_contacts, rank
from dragoman.collation.linking import Entry, EntryId, Index, Ruling, Tie, about, held_by, turned
from dragoman.collation.numbering import numbered
from dragoman.model import Link, Reading, Record, contact_id


def collate(readings: Sequence[Reading]) -> Record:
    """The record of one contact from the readings of its accounts, the same for any order of them.

    Accounts are numbered by name, then by the hash of their text; what is found does not depend on their names. One
    reading gives a record without matches and findings. Of an account that tells of several contacts, the one that the
    other accounts tell of is taken as main.
    """
    ordered = sorted(readings, key=_by_content)
    return _record([turned(reading, contact) for reading, contact in zip(ordered, meant(ordered), strict=True)])


def collate_all(readings: Iterable[Reading], rulings: Iterable[Ruling] = ()) -> Iterator[Record]:
    """The records of all contacts that accounts of unknown contacts tell of, by day and then by their accounts.

    An account that tells of several contacts stands in the record of each; one that tells of none, in no record.
    `rulings` are what persons have decided of two accounts. The order of `readings` changes nothing.
    """
    index = Index(rulings)
    for reading in readings:
        index.add(reading)
    found = index.clusters()
    holders = held_by(found)
    for cluster in sorted(found, key=_by_day):
        record = record_of(about(entry) for entry in cluster)
        holder = holders.get(cluster)
        within = contact_id([about(entry) for entry in holder]) if holder else None
        accounts = (reading.account for reading in record.readings)
        ids = {(account.sha256, account.name): key for key, account in zip(record.account_ids, accounts, strict=True)}
        yield replace(record, links=links_of(index.ties_within(cluster), ids), within=within)


def record_of(told: Iterable[Reading]) -> Record:
    """The record of readings that all have the contact in question for their main one, the same for any order."""
    return _record(sorted(told, key=_by_content))


def links_of(ties: Iterable[Tie], ids: Mapping[tuple[str, str], str]) -> tuple[Link, ...]:
    """Why accounts are taken to be of one contact, in the order of their ids in the record.

    `ids` gives an account's id in the record by the hash and the name that it was linked under.
    """
    links = (
        Link((min(pair), max(pair)), found.probability, found.weights, found.ruled)
        for found in ties
        for pair in [(ids[found.one.id[:2]], ids[found.other.id[:2]])]
    )
    return tuple(sorted(links, key=lambda link: link.accounts))


def _by_day(cluster: Sequence[Entry]) -> tuple[str, tuple[EntryId, ...]]:
    """An order of contacts: by their first day, those without one last."""
    days = [str(entry.days.first) for entry in cluster if entry.days]
    return min(days, default="9999"), tuple(entry.id for entry in cluster)


def _record(told: Sequence[Reading]) -> Record:
    """The record of readings that are in order and have the contact in question for their main one."""
    told = tuple(told)
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
