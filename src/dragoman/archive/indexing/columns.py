"""Puts into rows what they are found by: their rank, their folded words and their marks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Connection, Table, bindparam, func, select, update

from dragoman.archive import schema
from dragoman.archive.indexing import marks
from dragoman.archive.indexing.folding import fold
from dragoman.archive.indexing.known import Named, named_in
from dragoman.archive.indexing.ranks import STEP, contact_rank, first_rank
from dragoman.collation.linking import entries_of
from dragoman.model import Reading, Record, Statement
from dragoman.reading.times.accountday import published_day

Row = dict[str, object]

WORDS_OF_CONTACT = 16_000
"""Words of a contact's statements that it is found by; full-text search of PostgreSQL counts no further."""


@dataclass(frozen=True)
class Index:
    """What the rows of one account are found by: marks of the whole, and days and marks of each of its entries."""

    account: frozenset[str]
    days: Mapping[int, tuple[date | None, date | None]]
    entries: Mapping[int, frozenset[str]]
    named: frozenset[Named]

    def of_statement(self, said: Statement, place: int, words: str) -> Row:
        """What a statement that belongs to the entry at `place` is found by."""
        own = marks.of_statement(said) | self.entries.get(place, frozenset()) | self.account
        return self._row(place, words, own)

    def of_passage(self, words: str, statements: Iterable[Row]) -> Row:
        """What a piece of the text is found by: its words, and whatever marks a statement or an entry has."""
        own = {one for row in statements for one in str(row["marks"]).split()}
        return self._row(0, words, own.union(self.account, *self.entries.values()))

    def _row(self, place: int, words: str, own: Iterable[str]) -> Row:
        first = self.days.get(place, self.days[0])[0]
        return {"day": str(first) if first else None, "folded": fold(words), "marks": marks.joined(own)}


def index_of(key: str, reading: Reading) -> Index:
    """What the rows of an account of that id are found by."""
    entries = entries_of(reading)
    published = published_day(reading.account)
    days: dict[int, tuple[date | None, date | None]] = {0: (published, published)}
    days |= {one.place: (one.days.first, one.days.last) for one in entries if one.days}
    told = {one.place: one for one in entries}
    marked = {
        place: marks.of_days(*days.get(place, days[0]))
        | (
            marks.of_contact(told[place].contact) | {marks.mark("in", entry_name(key, place))}
            if place in told
            else set()
        )
        for place in {0, *told}
    }
    years = {day.year for pair in days.values() for day in pair if day}
    return Index(marks.of_account(reading.account, key), days, marked, named_in(reading, years))


def entry_name(key: str, place: int) -> str:
    """An entry as its mark names it."""
    return f"{key}c{place}"


def ranked(db: Connection, table: Table, key: str, rows: Sequence[Row]) -> list[Row]:
    """The rows of an account, in order, with ranks that no row of another account has."""
    found: list[Row] = []
    by_day = sorted(rows, key=lambda row: str(row["day"] or ""))
    for day, group in groupby(by_day, key=lambda row: row["day"]):
        fresh = list(group)
        start = _free(db, table, first_rank(date.fromisoformat(str(day)) if day else None, key), len(fresh))
        found += [row | {"rank": start + number} for number, row in enumerate(fresh)]
    return found


def contact_row(
    db: Connection,
    record: Record,
    days: tuple[date | None, date | None],
    places: Iterable[tuple[str, int]],
    statements: Sequence[Row],
) -> Row:
    """What a contact is found by: its own facts, its findings, and whatever its statements are found by."""
    contact = record.contact
    own = {marks.EVERY, *marks.of_contact(contact), *marks.of_participants(contact.participants if contact else ())}
    own |= {marks.mark("finding", one.kind.value) for one in record.findings} | marks.of_days(*days)
    own |= {marks.mark("in", entry_name(key, place)) for key, place in places}
    titles = [reading.account.title or "" for reading in record.readings]
    facts = [contact.place, contact.occasion] if contact else []
    told = [fold(" ".join(filter(None, [*facts, *titles])))]
    words = " ".join([*told, *(str(row["folded"]) for row in statements)]).split()
    rank = contact_rank(days[0], record.id)
    table = schema.contact.c
    while db.scalar(select(table.id).where(table.rank == rank, table.id != record.id)) is not None:
        rank += 1
    return {
        "rank": rank,
        "folded": " ".join(words[:WORDS_OF_CONTACT]),
        "marks": marks.joined(own.union(*(str(row["marks"]).split() for row in statements))),
    }


def statements_at(db: Connection, places: Iterable[tuple[str, int]]) -> list[Row]:
    """The statements of some entries, in order, with what they are found by."""
    table = schema.statement.c
    columns = select(table.id, table.folded, table.marks, table.shared).order_by(table.rank)
    return [
        dict(row)
        for key, place in places
        for row in db.execute(columns.where(table.account == key, table.place == place)).mappings()
    ]


def share(db: Connection, record: Record, keys: Mapping[str, str], statements: Sequence[Row]) -> None:
    """Mark statements with what only their contact as a whole can tell: its facts, and findings on each of them.

    `keys` are the ids of the accounts by those that they have in the record.
    """
    if changed := unshared(record, keys, statements):
        table = schema.statement
        db.execute(update(table).where(table.c.id == bindparam("its")).values(shared=bindparam("now")), changed)


def unshared(record: Record, keys: Mapping[str, str], statements: Sequence[Row]) -> list[Row]:
    """The statements that are not marked as `share` marks them: the id of each, and what its marks should be now."""
    common = marks.of_contact(record.contact)
    own: dict[str, set[str]] = {}
    for one in record.findings:
        for name in one.statements:
            account, _, said = name.partition(".")
            own.setdefault(f"{keys.get(account)}.{said}", set()).add(marks.mark("finding", one.kind.value))
    return [
        {"its": row["id"], "now": now}
        for row in statements
        if (now := marks.joined((common | own.get(str(row["id"]), set())) - set(str(row["marks"]).split())))
        != row["shared"]
    ]


def superseded(rows: Iterable[Row]) -> list[Row]:
    """The rows of an account as `supersede` marks them."""
    return [row | {"marks": f"{row['marks']} {marks.SUPERSEDED}"} for row in rows]


def supersede(db: Connection, key: str) -> None:
    """Mark all rows of an account as those of an earlier version, which is in no contact."""
    for table in (schema.statement, schema.passage):
        mine = table.c.account == key
        own = f" {marks.SUPERSEDED}"
        db.execute(
            update(table).where(mine, ~table.c.marks.endswith(own, autoescape=True)).values(marks=table.c.marks + own)
        )
    db.execute(update(schema.statement).where(schema.statement.c.account == key).values(shared=""))
    note_writing(db, key)


def note_writing(db: Connection, key: str) -> None:
    """Count that the rows of an account were written, so that what was kept of them elsewhere is known to be old."""
    table = schema.account
    last = db.scalar(select(func.max(table.c.written))) or 0
    db.execute(update(table).where(table.c.id == key).values(written=last + 1))


def _free(db: Connection, table: Table, start: int, count: int) -> int:
    """The first rank from which on nothing stands, as far as an account needs."""
    return next(
        rank
        for rank in _starts(start)
        if db.scalar(select(table.c.rank).where(table.c.rank.between(rank, rank + max(count, STEP) - 1)).limit(1))
        is None
    )


def _starts(start: int) -> Iterator[int]:
    while True:
        yield start
        start += STEP
