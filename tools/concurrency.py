"""Lets 8 writers and 32 readers at one archive for some minutes, and looks whether anything went wrong or was lost.

usage: concurrency.py [--seconds N] [--database sqlite|postgresql]

Each writer is a process that adds accounts, half of them of contacts that other writers add accounts of at the same
time, and corrects accounts that all writers correct, by reading a counter and writing one more. Readers are threads of
four processes: lists, records, readings, and that what they see fits together. Prints rates; exit status 1 where there
was an error, a lost update, or a fault that `archive check` finds.
"""

import argparse
import json
import multiprocessing
import pickle
import resource
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, replace
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from invented import invented
from postgres import Server
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, func, select

from dragoman.archive import Archive, schema
from dragoman.archive.correcting import Asked, Signed, correct
from dragoman.archive.engine import reading, writing
from dragoman.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.queues import Queue

    from dragoman.model import Reading

WRITERS = 8
READERS = 32
READING_PROCESSES = 4
PAUSE_S = 0.1
"""Seconds that a reader looks at what it has read."""

BEFORE = 20
"""Accounts that are there from the beginning."""


@dataclass(frozen=True)
class Job:
    """What one process does, where, on which shared accounts, and for how long."""

    do: "Callable[[Job, Barrier], tuple[Counter[str], list[str]]]"
    place: str
    folder: Path
    shared: list[str]
    seconds: float
    number: int


class Done(NamedTuple):
    """What one process did: counts, the accounts it added, and the MiB of memory that it needed at most."""

    counts: Counter[str]
    keys: list[str]
    memory: int


def main() -> int:
    """Write, read, compare, print; 1 where something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=300, metavar="N", help="how long, on each database")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    options = parser.parse_args()
    table = Table("database", "seconds", "added", "corrected", "read", "errors", "lost", "faults", "largest, MiB")
    bad = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "readings").write_bytes(pickle.dumps([read(account) for account in invented(400)]))
        for database in options.database or ["sqlite", "postgresql"]:
            if database == "sqlite":
                found = measure(str(folder / "desk.db"), folder, options.seconds)
            else:
                server = Server(folder / "postgres", durable=True)
                try:
                    found = measure(server.database(), folder, options.seconds)
                finally:
                    server.stop()
            bad |= bool(found["errors"] or found["lost"] or found["faults"])
            rates = (
                f"{found[what]:,} ({found[what] / options.seconds:.1f}/s)" for what in ("added", "corrected", "read")
            )
            rest = (f"{found[what]:,}" for what in ("errors", "lost", "faults", "memory"))
            table.add_row(database, f"{options.seconds:.0f}", *rates, *rest)
    Console(width=120).print(table)
    return int(bad)


def measure(place: str, folder: Path, seconds: float) -> Counter[str]:
    """What all of them did together, and what is wrong afterwards."""
    readings: list[Reading] = pickle.loads((folder / "readings").read_bytes())  # noqa: S301 - our own
    with Archive(place) as archive:
        shared = [str(added.account) for added in archive.add_each(readings[:BEFORE])]
    context = multiprocessing.get_context("spawn")
    told = context.Queue()
    begin = context.Barrier(WRITERS + READING_PROCESSES)
    writers = (Job(write, place, folder, shared, seconds, number) for number in range(WRITERS))
    readers = (Job(read_all, place, folder, shared, seconds, number) for number in range(READING_PROCESSES))
    processes = [context.Process(target=run, args=(job, begin, told)) for job in (*writers, *readers)]
    for process in processes:
        process.start()
    found: Counter[str] = Counter()
    acknowledged: set[str] = set()
    for _ in processes:
        counts, keys, memory = told.get(timeout=seconds + 300)
        found.update(counts)
        acknowledged.update(keys)
        found["memory"] = max(found["memory"], memory)
    for process in processes:
        process.join()
    with Archive(place, create=False) as archive:
        with reading(archive.engine) as db:
            there = set(db.scalars(select(schema.account.c.id)))
            counted = sum(counter(db, key) for key in shared)
            written = db.scalar(select(func.count()).select_from(schema.correction)) or 0
        found["lost"] += len(acknowledged - there) + abs(found["corrected"] - counted) + abs(counted - written)
        faults = archive.check()
    for fault in faults[:10]:
        print(fault, file=sys.stderr)
    found["faults"] = len(faults)
    return found


def run(job: Job, begin: Barrier, told: "Queue[Done]") -> None:
    """One process: wait for the others, do the job, tell what was done."""
    counts, keys = job.do(job, begin)
    told.put(Done(counts, keys, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**10))


def write(job: Job, begin: Barrier) -> tuple[Counter[str], list[str]]:
    """Add and correct until time is up."""
    readings: list[Reading] = pickle.loads((job.folder / "readings").read_bytes())[BEFORE:]  # noqa: S301 - our own
    found: Counter[str] = Counter()
    keys: list[str] = []
    with Archive(job.place, create=False) as archive:
        begin.wait()
        ends, turn = time.monotonic() + job.seconds, 0
        while time.monotonic() < ends:
            one = readings[(turn // 2 * (1 if turn % 2 else WRITERS) + job.number) % len(readings)]
            own = replace(one, account=replace(one.account, publisher=f"Writer {job.number}, turn {turn}"))
            try:
                keys += [str(added.account) for added in archive.add_each([own])]
                found["added"] += 1
                with writing(archive.engine) as db:
                    count_one(db, job.shared[turn % len(job.shared)], archive.now(), f"writer {job.number}")
                found["corrected"] += 1
            except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
                print(f"writer {job.number}: {error}", file=sys.stderr)
                found["errors"] += 1
            turn += 1
    return found, keys


def counter(db: Connection, key: str) -> int:
    """What the last correction of an account says."""
    table = schema.correction.c
    last = db.scalar(select(table.value).where(table.target == key).order_by(table.id.desc()).limit(1))
    return int(json.loads(last)) if last else 0


def count_one(db: Connection, key: str, at: str, author: str) -> None:
    """Correct an account by counting one further; an update is lost where two read the same number."""
    correct(db, Asked(key, "title", str(counter(db, key) + 1)), Signed(author, at))


def read_all(job: Job, begin: Barrier) -> tuple[Counter[str], list[str]]:
    """Let a number of threads read until time is up."""
    with Archive(job.place, create=False) as archive:
        counts: list[Counter[str]] = [Counter() for _ in range(READERS // READING_PROCESSES)]
        threads = [threading.Thread(target=read_on, args=(archive, job, count)) for count in counts]
        begin.wait()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return sum(counts, Counter()), []


def read_on(archive: Archive, job: Job, found: Counter[str]) -> None:
    """Read accounts, their readings and their contacts, and see that they fit together."""
    ends, turn = time.monotonic() + job.seconds, job.number
    while time.monotonic() < ends:
        key = job.shared[turn % len(job.shared)]
        try:
            told = archive.reading(key)
            with reading(archive.engine) as db:
                own = schema.statement.c.account == key
                statements = db.scalar(select(func.count()).select_from(schema.statement).where(own))
                contacts = db.scalars(select(schema.entry.c.contact).where(schema.entry.c.account == key)).all()
            if statements != len(told.statements) or None in contacts:
                print(f"reader: {key} is half there", file=sys.stderr)
                found["errors"] += 1
            for contact in contacts:
                archive.record(contact)
            found["read"] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            print(f"reader: {error}", file=sys.stderr)
            found["errors"] += 1
        time.sleep(PAUSE_S)
        turn += 1


if __name__ == "__main__":
    sys.exit(main())
