"""Reads every release of the shared corpora, and says how it went: what was found, how fast, with how much memory.

usage: corpus.py [--every N] [--out FILE.jsonl]

Exit status 1 where a release could not be read.
"""

import argparse
import resource
import sys
import time
import traceback
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table
from sample import sample, words

from dragoman.export import to_json
from dragoman.model import Account, Coverage, Reading, Record
from dragoman.reading import read


def main() -> int:
    """Read, count, print; 1 where a reading failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="read one release in N")
    parser.add_argument("--out", type=Path, help="write the records, a line each")
    options = parser.parse_args()
    accounts = sample(options.every)
    started = time.perf_counter()
    readings = [reading for account in track(accounts, "reading") if (reading := attempt(account))]
    taken = time.perf_counter() - started
    if options.out:
        lines = (to_json(Record(reading.contact, (reading,)), indent=None) for reading in readings)
        options.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    show(accounts, readings, taken)
    return int(len(readings) < len(accounts))


def attempt(account: Account) -> Reading | None:
    """The reading of an account; None, with a traceback on standard error, where it fails."""
    try:
        return read(account)
    except Exception:  # noqa: BLE001 - whatever it is, it is counted
        print(f"{account.name}:", file=sys.stderr)
        traceback.print_exc()
        return None


def show(accounts: list[Account], readings: list[Reading], taken: float) -> None:
    """Print the table."""
    contacts = [reading.contact for reading in readings if reading.contact]
    total = len(readings)
    covered = [coverage_share(reading.coverage) for reading in readings]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    table = Table("of all releases", "")
    table.add_row("read without an exception", f"{total} of {len(accounts)}")
    table.add_row("with a contact", share(len(contacts), total))
    table.add_row("… and a date", share(sum(contact.date is not None for contact in contacts), len(contacts)))
    table.add_row("… and two participants", share(sum(len(c.participants) > 1 for c in contacts), len(contacts)))
    table.add_row("statements, mean", f"{mean(len(reading.statements) for reading in readings):.1f}")
    table.add_row("undertakings, mean", f"{mean(len(reading.undertakings) for reading in readings):.1f}")
    table.add_row("warnings, mean", f"{mean(len(reading.warnings) for reading in readings):.2f}")
    table.add_row("coverage, mean share of characters claimed", f"{mean(covered):.1%}")
    table.add_row("words a second", f"{words([account.text for account in accounts]) / taken:,.0f}")
    table.add_row("peak memory", f"{peak:,.0f} MiB")
    Console().print(table)


def coverage_share(coverage: Coverage) -> float:
    """Share of the characters that became something."""
    claimed = coverage.statement + coverage.fact + coverage.background + coverage.boilerplate
    return claimed / max(1, claimed + coverage.unclaimed)


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    known = list(values)
    return sum(known) / len(known) if known else 0.0


def share(part: int, whole: int) -> str:
    """A count and the share that it is."""
    return f"{part} ({part / whole:.1%})" if whole else "0"


if __name__ == "__main__":
    sys.exit(main())
