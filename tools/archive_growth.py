"""Measures what adding one account costs in a large archive, against an empty one.

usage: archive_growth.py [--statements N] [--readings PICKLE] [--database sqlite|postgresql]

The large archive is some hundred releases, copied row by row under other ids and in other years, until it has as many
statements as asked for. Then the same accounts are added to it as to an empty archive, in turns. Exit status 1 where
the median of the large one is more than 1.5 times that of the empty one.
"""

import argparse
import pickle
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from postgres import Server
from rich.console import Console
from rich.progress import track
from rich.table import Table
from sample import sample
from sqlalchemy import BigInteger, ColumnElement, Connection, String, cast, func, insert, literal, select

from dragoman.archive import Archive, schema
from dragoman.archive.adding import prepared, put
from dragoman.archive.engine import reading, writing
from dragoman.archive.indexing.ranks import first_rank
from dragoman.model import Reading
from dragoman.reading import read

FIRST, ADDED = 200, 40
"""Accounts that are copied, and those that are added."""

MOST = 1.5
YEAR = first_rank(date(2000, 1, 1), "0" * 16) - first_rank(date(2001, 1, 1), "0" * 16)
"""How much lower a rank is that is of the year after."""

OWNERS = {
    "account": "id",
    "statement": "key",
    "voice": "statement",
    "topic": "statement",
    "contact": "id",
    "participant": "contact",
    "finding": "contact",
    "bound": "undertaking",
    "tie": "one",
}
"""The column of each table that says whose a row is; else it is `account`."""


def main() -> int:
    """Fill, add, print; 1 where adding grows dear."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--readings", type=Path, metavar="PICKLE", help="readings that have been made already")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    options = parser.parse_args()
    if options.readings:
        readings = pickle.loads(options.readings.read_bytes())  # noqa: S301 - our own
    else:
        readings = [read(account) for account in track(sample(1)[: FIRST + ADDED], "reading")]
    table = Table("database", "statements", "into an empty archive, ms", "into the large one, ms", "times")
    worst = 0.0
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        for database in options.database or ["sqlite", "postgresql"]:
            server = Server(Path(name, "postgres"), durable=True) if database == "postgresql" else None
            try:
                places = [server.database() if server else str(Path(name, f"{n}.db")) for n in ("large", "empty")]
                count, empty, large = measure(*places, readings, options.statements)
            finally:
                if server:
                    server.stop()
            worst = max(worst, large / empty)
            table.add_row(database, f"{count:,}", f"{empty * 1000:.1f}", f"{large * 1000:.1f}", f"{large / empty:.2f}")
    Console().print(table)
    return int(worst > MOST)


def measure(large: str, empty: str, readings: list[Reading], statements: int) -> tuple[int, float, float]:
    """The statements of the large archive, and the median seconds of an account's transaction in the empty and it."""
    with Archive(large) as archive, Archive(empty) as other:
        list(track(archive.add_each(readings[:FIRST]), "first accounts", total=FIRST))
        with reading(archive.engine) as db:
            first = db.scalar(select(func.count()).select_from(schema.statement)) or 1
        for number in track(range(1, -(-statements // first)), "copying"):
            with writing(archive.engine) as db:
                copy(db, number)
        if archive.engine.dialect.name == "postgresql":
            with archive.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
                db.exec_driver_sql("SELECT setval('statement_key_seq', (SELECT max(key) FROM statement))")
                db.exec_driver_sql("VACUUM ANALYZE")
        with reading(archive.engine) as db:
            count = db.scalar(select(func.count()).select_from(schema.statement)) or 0
        taken: dict[str, list[float]] = {empty: [], large: []}
        for one in track([prepared(each) for each in readings[FIRST : FIRST + ADDED]], "adding"):
            for place, target in ((empty, other), (large, archive)):
                began = time.perf_counter()
                with writing(target.engine) as db:
                    put(db, one, added=target.now(), reader="1")
                taken[place].append(time.perf_counter() - began)
    return count, statistics.median(taken[empty]), statistics.median(taken[large])


def copy(db: Connection, number: int) -> None:
    """Copy the first accounts with all their rows, under ids and in years of their own."""
    first = select(schema.account.c.id).order_by(schema.account.c.key).limit(FIRST)
    begin = db.scalar(select(func.max(schema.statement.c.key)).where(schema.statement.c.account.in_(first))) or 0
    shift = number * begin

    def renamed(column: ColumnElement[str]) -> ColumnElement[str]:
        return literal(f"{number:06x}") + func.substr(column, 7)

    def elsewhen(column: ColumnElement[str]) -> ColumnElement[str]:
        return cast(literal(str(2100 + number)) + func.substr(column, 5), String)

    def ranked(column: ColumnElement[int]) -> ColumnElement[int]:
        return column - literal(number * YEAR, BigInteger)

    changed = {
        "account": {"id": renamed, "replaces": renamed, "url": renamed},
        "reading": {"account": renamed},
        "statement": {"account": renamed, "id": renamed, "rank": ranked},
        "voice": {},
        "topic": {},
        "passage": {"account": renamed, "rank": ranked},
        "fact": {"account": renamed},
        "undertaking": {"id": renamed, "account": renamed, "first": elsewhen, "last": elsewhen},
        "bound": {"undertaking": renamed},
        "contact": {"id": renamed, "first": elsewhen, "last": elsewhen, "within": renamed, "rank": ranked},
        "participant": {"contact": renamed},
        "finding": {"contact": renamed},
        "entry": {"account": renamed, "contact": renamed},
        "block": {"account": renamed, "day": elsewhen},
        "tie": {"one": renamed, "other": renamed},
    }
    contacts = select(schema.entry.c.contact).where(schema.entry.c.account.in_(first))
    pledges = select(schema.undertaking.c.id).where(schema.undertaking.c.account.in_(first))
    for name, changes in changed.items():
        table = schema.metadata.tables[name]
        columns = [column for column in table.c if column.name != "key" or name == "statement"]
        values = [changes[column.name](column) if column.name in changes else column for column in columns]
        if name in {"statement", "voice", "topic"}:
            key = "key" if name == "statement" else "statement"
            values = [
                value + shift if column.name == key else value for value, column in zip(values, columns, strict=True)
            ]
        owner = table.c[OWNERS.get(name, "account")]
        if name in {"statement", "voice", "topic"}:
            chosen = owner <= begin
        else:
            told = {"contact": contacts, "undertaking": pledges}
            among = contacts if name == "contact" else told.get(owner.name, first)
            chosen = owner.in_(among)
        db.execute(insert(table).from_select([column.name for column in columns], select(*values).where(chosen)))


if __name__ == "__main__":
    sys.exit(main())
