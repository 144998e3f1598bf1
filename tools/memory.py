"""Measures memory over many accounts: how much a process holds after the first thousand, and after all.

usage: memory.py [--accounts N]

The accounts are the beginnings of releases, over and over, each with words of its own, so that whatever is kept for
every new word or name shows. Exit status 1 where memory grows by more than a seventh after the first thousand.
"""

import argparse
import itertools
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table
from sample import sample

import dragoman
from dragoman.model import Account

LENGTH = 500
"""Code points of each release that are read."""

EVERY = 1000
GROWTH = 1 / 7


def main() -> int:
    """Read, measure, print; 1 where memory is not flat."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, default=10_000, metavar="N")
    options = parser.parse_args()
    releases = itertools.cycle(sample(1))
    held = []
    for number in track(range(1, options.accounts + 1), "reading"):
        dragoman.read(_own(next(releases), number)).to_json()
        if number % EVERY == 0:
            held.append((number, resident()))
    table = Table("accounts read", "MiB held")
    for number, size in held:
        table.add_row(f"{number:,}", f"{size:.0f}")
    Console().print(table)
    return int(held[-1][1] > held[0][1] * (1 + GROWTH))


def _own(release: Account, number: int) -> Account:
    """The beginning of a release, in which somebody with a name of their own has a say."""
    name = "".join(chr(ord("a") + int(digit)) for digit in str(number)).capitalize()
    more = f"Minister Pavel {name}ov told Secretary {name}son that talks on {name} would go on."
    return replace(release, name=str(number), text=f"{release.text[:LENGTH]}\n\n{more}")


def resident() -> float:
    """MiB of memory that this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    sys.exit(main())
