"""Kills the archive at random moments of its work, and compares what is there afterwards with what was acknowledged.

usage: faults.py [--kills N] [--seed S]

A child process adds, corrects, migrates or backs up, and says what is done; then the power goes: SIGKILL for the
child, or for every process of the PostgreSQL server. Also the disk becomes full. After each, `archive check` must find
nothing, and all that was said to be done must be there. Prints a table; exit status 1 where anything was lost or
half-written.
"""

import argparse
import json
import pickle
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from invented import invented
from postgres import Server
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import select

from dragoman.archive import Archive, ArchiveError, schema
from dragoman.archive.backups import restore
from dragoman.archive.engine import open_engine, reading
from dragoman.archive.migrating import is_current, is_empty, migrate
from dragoman.model import Reading
from dragoman.reading import read

BEFORE = 6
"""Accounts that are there before the fault."""

BACKUPS = 100
"""Backups that one child makes; of those that are there, the last two are restored."""

FRESH = 5
"""Databases that one child migrates."""

LONGEST_S = {"add": 3.0, "correct": 2.5, "migrate": 1.5, "backup": 1.5}
"""Seconds after its first word within which a child is killed."""


class Case(NamedTuple):
    """What is done on which database, and what is killed while it is."""

    database: str
    work: str
    victim: str


CASES = (
    *(Case("sqlite", work, "process") for work in LONGEST_S),
    *(Case("postgresql", work, "process") for work in LONGEST_S),
    *(Case("postgresql", work, "server") for work in LONGEST_S),
    Case("sqlite", "add", "disk full"),
    Case("sqlite", "correct", "disk full"),
    Case("sqlite", "backup", "disk full"),
    Case("postgresql", "add", "disk full"),
)


@dataclass
class Tally:
    """What came of the faults of one case."""

    faults: int = 0
    acknowledged: int = 0
    lost: int = 0
    half_written: int = 0


def main() -> int:
    """Kill, compare, print; 1 where anything was lost."""
    if len(sys.argv) > 1 and sys.argv[1] == "child":
        child(*sys.argv[2:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=4, metavar="N", help="kills of each kind")
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    chosen = random.Random(options.seed)  # noqa: S311 - moments, no secrets
    tallies = {case: Tally() for case in CASES}
    with tempfile.TemporaryDirectory() as name, Progress(console=Console(stderr=True)) as progress:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "readings").write_bytes(pickle.dumps([read(account) for account in invented(60)]))
        with served(folder / "postgres") as server:
            task = progress.add_task("faults", total=len(CASES) * options.kills)
            for case in CASES:
                for number in range(options.kills):
                    place = folder / f"{case.work}_{case.database}_{case.victim}_{number}".replace(" ", "_")
                    place.mkdir()
                    attempt(case, tallies[case], place, server, chosen)
                    progress.advance(task)
    return show(tallies)


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """A server that writes as durably as it would for users."""
    server = Server(folder, durable=True)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def small_server(folder: Path) -> Iterator[Server]:
    """A server whose disk is a file system in memory with hardly any room left."""
    folder.mkdir()
    subprocess.run(["/usr/bin/mount", "-t", "tmpfs", "-o", "size=96m,mode=755", "tmpfs", str(folder)], check=True)
    try:
        with served(folder / "postgres") as server:
            yield server
    finally:
        subprocess.run(["/usr/bin/umount", "-l", str(folder)], check=True)


def attempt(case: Case, tally: Tally, folder: Path, server: Server, chosen: random.Random) -> None:
    """One fault, and what it did."""
    if case == Case("postgresql", "add", "disk full"):
        with small_server(folder / "disk") as small:
            _attempt(case, tally, folder, small, chosen)
    else:
        _attempt(case, tally, folder, server, chosen)


def _attempt(case: Case, tally: Tally, folder: Path, server: Server, chosen: random.Random) -> None:
    count = FRESH if case.work == "migrate" else 1
    places = [server.database() if case.database == "postgresql" else str(folder / f"{n}.db") for n in range(count)]
    readings = load(folder)
    if case.work != "migrate":
        with Archive(places[0]) as archive:
            list(archive.add_each(readings[:BEFORE]))
    if case == Case("postgresql", "add", "disk full"):
        fill(folder / "disk", chosen)
    room = chosen.randrange(2**15, 2**20) if case.victim == "disk full" and case.database == "sqlite" else 0
    command = [sys.executable, __file__, "child", case.work, str(folder), str(room), *places]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        said: list[str] = []
        ready = threading.Event()
        listening = threading.Thread(target=listen, args=(running, said, ready))
        listening.start()
        ready.wait(120)
        time.sleep(chosen.uniform(0, LONGEST_S[case.work]))
        if case.victim == "process":
            running.send_signal(signal.SIGKILL)
        elif case.victim == "server":
            server.kill()
        with suppress(subprocess.TimeoutExpired):
            running.wait(60)
        running.kill()
        listening.join()
    if case.victim == "server":
        server.start()
    if (folder / "disk" / "filler").exists():
        (folder / "disk" / "filler").unlink()
        if server.process.poll() is not None:
            server.start()
    done = [line for line in said if line and line != "ready"]
    lost, half = compare(case.work, places, folder, done)
    tally.faults += 1
    tally.acknowledged += len(done)
    tally.lost += lost
    tally.half_written += half


def fill(disk: Path, chosen: random.Random) -> None:
    """Leave hardly any room on a disk."""
    free = shutil.disk_usage(disk).free
    (disk / "filler").write_bytes(b"\0" * max(0, free - chosen.randrange(0, 2**18)))


def listen(running: "subprocess.Popen[str]", said: list[str], ready: threading.Event) -> None:
    """Take down each whole line that a child says."""
    for line in running.stdout or ():
        if line.endswith("\n"):
            said.append(line.strip())
            ready.set()
    ready.set()


def load(folder: Path) -> list[Reading]:
    """The readings that all processes share."""
    found: list[Reading] = pickle.loads((folder.parent / "readings").read_bytes())  # noqa: S301 - our own
    return found


def compare(work: str, places: list[str], folder: Path, done: list[str]) -> tuple[int, int]:
    """How many things that were said to be done are not there, and how many are there in part."""
    if work == "migrate":
        return compare_migrated(places, done)
    with Archive(places[0], create=False) as archive:
        for fault in (found := archive.check()):
            print(fault, file=sys.stderr)
        half = len(found)
        with reading(archive.engine) as db:
            accounts = set(db.scalars(select(schema.account.c.id)))
            values = {str(json.loads(value)) for value in db.scalars(select(schema.correction.c.value))}
    if work == "backup":
        backups = {path.name for path in folder.glob("backup*")}
        last = sorted(backups)[-2:]
        return len(set(done) - backups), half + sum(not is_whole(folder / name) for name in last)
    return len(set(done) - (values if work == "correct" else accounts)), half


def compare_migrated(places: list[str], done: list[str]) -> tuple[int, int]:
    """Databases that were said to be migrated and are not; those that are neither empty nor an archive."""
    lost = half = 0
    for place in places:
        engine = open_engine(place)
        try:
            lost += place in done and not is_current(engine)
            half += not (is_empty(engine) or is_current(engine))
            migrate(engine)
            half += not is_current(engine)
        except ArchiveError as error:
            print(error, file=sys.stderr)
            half += 1
        finally:
            engine.dispose()
    return lost, half


def is_whole(path: Path) -> bool:
    """Whether a backup makes an archive in which nothing is wrong."""
    place = path.with_name(f"restored_{path.name}.db")
    try:
        restore(open_engine(place), path)
        with Archive(place, create=False) as archive:
            return not archive.check() and any(archive.records())
    except ArchiveError as error:
        print(error, file=sys.stderr)
        return False


def child(work: str, folder: str, room: str, *places: str) -> None:
    """Do one kind of work until killed, and say what is done."""
    readings = load(Path(folder))
    if int(room):
        size = Path(places[0]).stat().st_size
        limit = int(room) % size if work == "backup" else size + int(room)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    works: dict[str, Callable[[], None]] = {
        "add": lambda: add(places[0], readings),
        "correct": lambda: correct(places[0]),
        "migrate": lambda: migrate_each(places),
        "backup": lambda: back_up(places[0], readings, Path(folder)),
    }
    with suppress(ArchiveError):
        works[work]()


def say(words: str) -> None:
    """Acknowledge."""
    print(words, flush=True)


def add(place: str, readings: list[Reading]) -> None:
    """Add the accounts that are not there yet."""
    with Archive(place, create=False) as archive:
        list(archive.add_each(readings[:1]))
        say("ready")
        for added in archive.add_each(readings[BEFORE:]):
            say(str(added.account))


def correct(place: str) -> None:
    """Correct one account after the other, over and over."""
    with Archive(place, create=False) as archive:
        with reading(archive.engine) as db:
            keys = db.scalars(select(schema.account.c.id)).all()
        say("ready")
        for number in range(100_000):
            key = keys[number % len(keys)]
            archive.correct(key, "title", str(number), by="ann")
            say(str(number))


def migrate_each(places: tuple[str, ...]) -> None:
    """Make archives of empty databases."""
    say("ready")
    for place in places:
        engine = open_engine(place)
        migrate(engine)
        engine.dispose()
        say(place)


def back_up(place: str, readings: list[Reading], folder: Path) -> None:
    """Back up again and again while accounts are being added."""
    with Archive(place, create=False) as archive:
        writer = threading.Thread(target=lambda: list(archive.add_each(readings[BEFORE:])), daemon=True)
        writer.start()
        say("ready")
        for number in range(BACKUPS):
            archive.backup(folder / f"backup{number:03}")
            say(f"backup{number:03}")


def show(tallies: dict[Case, Tally]) -> int:
    """Print the table; 1 where anything was lost or half-written."""
    table = Table("database", "at work on", "what fails", "faults", "acknowledged", "lost", "half-written")
    whole = Tally()
    for case, tally in tallies.items():
        table.add_row(*case, *(f"{value:,}" for value in vars(tally).values()))
        for name, value in vars(tally).items():
            setattr(whole, name, getattr(whole, name) + value)
    table.add_row("all", "", "", *(f"{value:,}" for value in vars(whole).values()))
    Console(width=110).print(table)
    return int(bool(whole.lost or whole.half_written))


if __name__ == "__main__":
    sys.exit(main())
