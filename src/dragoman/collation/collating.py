"""Readings into a record: orders accounts, aligns their statements, merges their contact, compares them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.collation.comparison import compare
from dragoman.collation.contacts import meant, merge_contacts, rank
from dragoman.collation.judged import NONE, Judgement, aligned, apart
from dragoman.collation.linking import Entry, EntryId, Index, Ruling, Tie, about, held_by, told_whole, turned
from dragoman.collation.numbering import numbered
from dragoman.model import Contact, Link, Reading, Record, contact_id


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
        record = record_of(map(about, told_whole(cluster)))
        holder = holders.get(cluster)
        within = contact_id(map(about, told_whole(holder))) if holder else None
        accounts = (reading.account for reading in record.readings)
        ids = {(account.sha256, account.name): key for key, account in zip(record.account_ids, accounts, strict=True)}
        yield replace(record, links=links_of(index.ties_within(cluster), ids), within=within)


def record_of(told: Iterable[Reading], judgement: Judgement = NONE) -> Record:
    """The record of readings that all have the contact in question for their main one, the same for any order.

    `judgement` is what persons have decided of it; its rulings speak of the readings by their places in `told`.
    """
    given = list(told)
    places = sorted(range(len(given)), key=lambda place: _by_content(given[place]))
    return _record([given[place] for place in places], judgement, places)


def contact_of(told: Iterable[Reading]) -> Contact | None:
    """The contact of `record_of`, as the accounts have it."""
    return merge_contacts(sorted(told, key=_by_content))


def links_of(ties: Iterable[Tie], ids: Mapping[tuple[str, str], str]) -> tuple[Link, ...]:
    """Why accounts are taken to be of one contact, in the order of their ids in the record.

    `ids` gives an account's id in the record by the hash and the name that it was linked under. Of two accounts that
    are tied more than once the strongest tie counts.
    """
    links: dict[tuple[str, str], Link] = {}
    for found in sorted(ties, key=lambda found: (found.odds, found.one.id, found.other.id)):
        one, other = sorted((ids[found.one.id[:2]], ids[found.other.id[:2]]))
        links[one, other] = Link((one, other), found.probability, found.weights, found.ruled)
    return tuple(links[pair] for pair in sorted(links))


def _by_day(cluster: Sequence[Entry]) -> tuple[str, tuple[EntryId, ...]]:
    """An order of contacts: by their first day, those without one last."""
    days = [str(entry.days.first) for entry in cluster if entry.days]
    return min(days, default="9999"), tuple(entry.id for entry in cluster)


def _record(told: Sequence[Reading], judgement: Judgement = NONE, places: Sequence[int] = ()) -> Record:
    """The record of readings that are in order and have the contact in question for their main one."""
    told = tuple(told)
    contact = judgement.contact(merge_contacts(told))
    if len(told) <= 1:
        return Record(contact, told)
    matches, contradictions = aligned(told, judgement, places)
    kept_apart = apart(judgement.matches, places)
    return numbered(Record(contact, told, matches, compare(told, contact, matches, contradictions, kept_apart)))


def _by_content(reading: Reading) -> tuple[int | str, ...]:
    """An order by what accounts are and say: no choice among equals may hang on what somebody called a file.

    The name only parts accounts that are the same in all else.
    """
    account = reading.account
    known = (account.side, account.publisher, account.published, account.title, account.url)
    return (rank(reading), *(value or "" for value in known), account.sha256, account.name)
