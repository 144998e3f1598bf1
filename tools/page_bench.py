"""Server time and bytes of every page over an archive of many contacts.

usage: page_bench.py [--contacts N] [--place PATH] [--rounds N]

The archive is the fictional desk of examples/desk, copied row by row under other ids and on other days until it has as
many contacts as asked for. Pages of one contact are measured on the first. With --place it is kept, and used again when
it is there. Each page is asked for in turn, once and then --rounds times; the median of these counts.
"""

import argparse
import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from fastapi.testclient import TestClient
from pages_list import PAGES, Page, at
from rich.console import Console
from rich.progress import track
from rich.table import Table as Shown
from sqlalchemy import event, func, select

from dragoman.archive import Archive, schema
from dragoman.archive.engine import is_server, reading, writing
from dragoman.archive.indexing.known import Named, make_known
from dragoman.archive.indexing.ranks import NUMBERS, contact_rank, first_rank
from dragoman.web import Settings, create_app

DESK = Path(__file__).parents[1] / "examples" / "desk" / "releases.jsonl"
TARGET_MS = 100
ASKED = (
    Page("undertakings of one", "/follow/undertakings?who={party}"),
    Page("silence of one", "/follow/silence?side={party}"),
    Page("left out by one", "/follow/omitted?side={party}"),
)
"""Pages that are measured with a question besides as they stand."""
SPREAD_DAYS = 7000
"""Days before the desk's own over which its copies are spread."""
AT_ONCE = 50
"""Copies that are written together."""
COPIED = (
    "account", "reading", "statement", "passage", "voice", "topic", "contact", "participant", "finding", "entry",
    "block", "tie", "fact", "undertaking", "bound", "doubt",
)  # fmt: skip
KEYS = {
    "statement": "key", "passage": "key", "account": "key", "voice": "statement", "topic": "statement", "doubt": "key",
}  # fmt: skip
"""Columns that number rows."""
PROSE = frozenset({"text", "words", "folded", "body", "summary", "title", "given", "what", "value"})
"""Columns that have neither ids nor days."""
_NAMED = re.compile(
    r"(?<![0-9a-f])(?P<account>[0-9a-f]{16})(?=c?\d*\b)|\b(?P<contact>c[0-9a-f]{12})\b"
    r"|\b(?P<day>20\d\d-\d\d-\d\d)\b|_d_(?P<mark>20\d{6})\b"
)
Rows = dict[str, list[dict[str, object]]]


def main() -> int:
    """Fill the archive unless it is there, ask for each page, and print what that took; 1 where one is too slow."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--contacts", type=int, default=100_000, metavar="N")
    options.add_argument("--place", metavar="PATH")
    options.add_argument("--rounds", type=int, default=20, metavar="N")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, Archive(chosen.place or Path(folder, "bench.db")) as archive:
        fill(archive, chosen.contacts)
        with TestClient(create_app(Settings(warm=True), archive), base_url="http://127.0.0.1:8000") as client:
            warmed()
            return show([(name, asked(client, path, chosen.rounds)) for name, path in pages(archive)], archive)


def warmed() -> None:
    """Wait for what the server does beside its start, and say how long it took of the processor."""
    begun, worked = time.perf_counter(), time.process_time()
    for thread in threading.enumerate():
        if thread.name == "warm-up":
            thread.join()
    print(f"ready after {time.perf_counter() - begun:.1f} s, {time.process_time() - worked:.1f} s of the processor")


def pages(archive: Archive) -> list[tuple[str, str]]:
    """The pages, with those of one account and contact for the desk's own, which are whole."""
    entry, account = schema.entry.c, schema.account.c
    with reading(archive.engine) as db:
        key = db.scalar(select(account.id).order_by(account.key).limit(1))
        contact = db.scalar(select(entry.contact).where(entry.account == key, entry.place == 0))
        said = db.scalar(select(func.min(schema.statement.c.id)).where(schema.statement.c.account == key))
    return at((*PAGES, *ASKED), archive, account=str(key), contact=str(contact), statement=str(said))


class Taken(NamedTuple):
    """Milliseconds that a page took: by the clock and of the processor, each in the middle and of the slowest in 20.

    `first` is the clock's and the processor's for the first answer after the start, before anything is remembered.
    """

    clock: tuple[float, float]
    processor: tuple[float, float]
    first: tuple[float, float]
    size: int


def asked(client: TestClient, path: str, rounds: int) -> Taken:
    """What a page's answers took, the first one apart."""
    clock, processor, size = [], [], 0
    for _ in range(rounds + 1):
        begun, worked = time.perf_counter(), time.process_time()
        answer = client.get(path)
        clock.append((time.perf_counter() - begun) * 1000)
        processor.append((time.process_time() - worked) * 1000)
        size = len(answer.content) if answer.status_code == 200 else -answer.status_code  # noqa: PLR2004
    return Taken(_spread(clock[1:]), _spread(processor[1:]), (clock[0], processor[0]), size)


def _spread(times: list[float]) -> tuple[float, float]:
    """The median, and what no more than one in twenty is above."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[-(-len(ordered) * 19 // 20) - 1]


def show(found: list[tuple[str, Taken]], archive: Archive) -> int:
    """Print a row for each page; 1 where one takes too long."""
    with reading(archive.engine) as db:
        contacts = db.scalar(select(func.count()).select_from(schema.contact))
    table = Shown("page", "kB", "clock p50", "p95", "processor p50", "p95", "first clock", "processor", "")
    for name, taken in found:
        times = (*taken.clock, *taken.processor, *taken.first)
        slow = "" if taken.clock[0] < TARGET_MS else "slow"
        table.add_row(name, f"{taken.size / 1000:.1f}", *(f"{one:.1f}" for one in times), slow)
    wide = Console(width=120)
    wide.print(f"{contacts:,} contacts")
    wide.print(table)
    return int(any(taken.clock[0] >= TARGET_MS for _, taken in found))


def fill(archive: Archive, contacts: int) -> None:
    """Bring an archive to that many contacts."""
    with reading(archive.engine) as db:
        if (db.scalar(select(func.count()).select_from(schema.contact)) or 0) >= contacts:
            return
    archive.add(DESK)
    tables = {name: schema.metadata.tables[name] for name in COPIED}
    with reading(archive.engine) as db:
        rows = {name: [dict(row) for row in db.execute(select(table)).mappings()] for name, table in tables.items()}
    _trust(archive)
    with writing(archive.engine) as db:
        make_known(db, [Named("year", str(year)) for year in range(2004, 2027)])
    numbers = range(1, -(-contacts // len(rows["contact"])))
    for begun in track(range(0, len(numbers), AT_ONCE), "copying"):
        with writing(archive.engine) as db:
            for name, table in tables.items():
                made = [row for number in numbers[begun : begun + AT_ONCE] for row in copies(name, rows, number)]
                if made:
                    db.execute(table.insert(), made)
    with archive.engine.connect() as db:
        db.exec_driver_sql("ANALYZE")
        db.commit()


def _trust(archive: Archive) -> None:
    """Have SQLite write without waiting for the disk and without asking what rows point at: it is only a benchmark."""
    if not is_server(archive.engine):
        for pragma in ("synchronous = OFF", "foreign_keys = OFF", "cache_size = -4000000"):
            event.listen(archive.engine, "connect", lambda db, _, told=pragma: db.execute(f"PRAGMA {told}"))
        archive.engine.dispose()


def copies(name: str, rows: Rows, number: int) -> list[dict[str, object]]:
    """The rows of a table for one copy of the desk."""
    change = changer(number)
    step = max(int(str(row["key"])) for row in rows["statement"]) + len(rows["account"]) * 10
    made = []
    for row in rows[name]:
        one = {
            column: change(value) if isinstance(value, str) and column not in PROSE else value
            for column, value in row.items()
        }
        if name in KEYS:
            one[KEYS[name]] = int(str(row[KEYS[name]])) + number * step
        if "vector" in one:
            one["vector"] = None
        if "rank" in one:
            one["rank"] = _rank(name, row, one)
        made.append(one)
    return made


def changer(number: int) -> Callable[[str], str]:
    """Changes words into those of a copy: ids, and days, which go back in time."""
    back = timedelta(days=1 + number * 7 % SPREAD_DAYS)

    def renamed(found: re.Match[str]) -> str:
        if found["account"] or found["contact"]:
            other = blake2b(f"{number}{found[0]}".encode(), digest_size=8).hexdigest()
            return other if found["account"] else f"c{other[:12]}"
        day = found["day"] or f"{found['mark'][:4]}-{found['mark'][4:6]}-{found['mark'][6:]}"
        try:
            then = date.fromisoformat(day) - back
        except ValueError:
            return found[0]
        return then.isoformat() if found["day"] else f"_d_{then:%Y%m%d} _m_{then:%Y%m} _y_{then:%Y}"

    return lambda words: _NAMED.sub(renamed, words)


def _rank(name: str, row: dict[str, object], one: dict[str, object]) -> int:
    """Where a copied row stands in the order of hits."""
    if name == "contact":
        return contact_rank(_day(one["first"]), str(one["id"]))
    return first_rank(_day(one["day"]), str(one["account"])) + int(str(row["rank"])) % NUMBERS


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


if __name__ == "__main__":
    sys.exit(main())
