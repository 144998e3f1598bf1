"""Adds every release of the shared corpora to an archive on each database, and compares what comes out of both.

usage: archive_corpus.py [--readings PICKLE] [--every N] [--database sqlite|postgresql]

Prints rate, bytes for each account, peak memory, what takes the room, and how long export, import and check take. Exit
status 1 where the exports differ, a round trip changes a byte, or `archive check` finds a fault. With --readings the
releases are read once and kept in that file, which later runs take them from.
"""

import argparse
import hashlib
import multiprocessing
import pickle
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from postgres import Server
from rich.console import Console
from rich.table import Table
from sample import sample
from sqlalchemy import text

from dragoman.archive import Archive
from dragoman.archive.engine import is_server, reading
from dragoman.reading import read

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""When everything is added, so that exports can be the same."""


class Measured(NamedTuple):
    """What one database took."""

    added: int
    add_s: float
    bytes_each: int
    peak_mib: int
    export_s: float
    check_s: float
    import_s: float
    faults: int
    export: str
    again: str
    room: dict[str, int]


def main() -> int:
    """Add, compare, print; 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=Path, metavar="PICKLE", help="keep the readings there, or take them")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="one release in N")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    options = parser.parse_args()
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        if options.readings and not options.readings.exists():
            options.readings.write_bytes(pickle.dumps([read(account) for account in sample(1)]))
        for database in options.database or ["sqlite", "postgresql"]:
            server = Server(folder / "postgres", durable=True) if database == "postgresql" else None
            try:
                places = [server.database() if server else str(folder / f"{n}.db") for n in ("one", "two")]
                found[database] = alone(measure, places, folder, options.readings, options.every)
            finally:
                if server:
                    server.stop()
    return show(found)


def alone(work: Callable[..., Measured], *arguments: object) -> Measured:
    """What a process of its own makes of it, so that its peak of memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def measure(places: list[str], folder: Path, readings: Path | None, every: int) -> Measured:
    """Add, export, check, and import into a second archive."""
    found = pickle.loads(readings.read_bytes())[::every] if readings else sample(every)  # noqa: S301 - our own
    one, two = folder / "one.jsonl", folder / "two.jsonl"
    with Archive(places[0], clock=lambda: NOON) as archive:
        add_s = timed(lambda: list(archive.add_each(found)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**10
        size, room = room_of(archive, places[0])
        export_s = timed(lambda: archive.export(one, replace=True))
        faults = []
        check_s = timed(lambda: faults.extend(archive.check()))
        for fault in faults[:10]:
            print(fault, file=sys.stderr)
    with Archive(places[1]) as other:
        import_s = timed(lambda: other.import_(one))
        other.export(two, replace=True)
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (one, two)]
    return Measured(
        len(found), add_s, size // len(found), peak, export_s, check_s, import_s, len(faults), *hashes, room
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def room_of(archive: Archive, place: str) -> tuple[int, dict[str, int]]:
    """Bytes that an archive takes, and its largest tables with their indexes."""
    if not is_server(archive.engine):
        with archive.engine.connect() as db:
            db.exec_driver_sql("COMMIT")
            db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        query = "SELECT m.tbl_name, sum(d.pgsize) FROM dbstat d JOIN sqlite_master m ON m.name = d.name GROUP BY 1"
        with reading(archive.engine) as db:
            rooms = {name: int(size) for name, size in db.execute(text(query))}
        return Path(place).stat().st_size, rooms
    tables = "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = 2200"
    with reading(archive.engine) as db:
        rooms = {name: int(size) for name, size in db.execute(text(tables))}
        return int(db.scalar(text("SELECT pg_database_size(current_database())")) or 0), rooms


def show(found: dict[str, Measured]) -> int:
    """Print the tables; 1 where something differs."""
    table = Table("", *found)
    rows: dict[str, Callable[[Measured], str]] = {
        "accounts added": lambda one: f"{one.added:,}",
        "accounts a second": lambda one: f"{one.added / one.add_s:.1f}",
        "bytes for each account": lambda one: f"{one.bytes_each:,}",
        "peak memory, MiB": lambda one: f"{one.peak_mib:,}",
        "export, seconds": lambda one: f"{one.export_s:.1f}",
        "check, seconds": lambda one: f"{one.check_s:.1f}",
        "import, seconds": lambda one: f"{one.import_s:.1f}",
        "faults": lambda one: f"{one.faults:,}",
        "the same after a round trip": lambda one: "yes" if one.export == one.again else "NO",
        "export": lambda one: one.export[:16],
    }
    for title, told in rows.items():
        table.add_row(title, *map(told, found.values()))
    for name in sorted({name for one in found.values() for name in one.room}):
        each = (f"{one.room.get(name, 0) // one.added:,}" for one in found.values())
        table.add_row(f"bytes each in {name}", *each)
    Console().print(table)
    differ = len({one.export for one in found.values()}) > 1
    if differ:
        print("the exports of the databases differ", file=sys.stderr)
    return int(differ or any(one.export != one.again or one.faults for one in found.values()))


if __name__ == "__main__":
    sys.exit(main())
