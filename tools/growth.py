"""Measures how the cost of linking grows: time for each account, among a thousand and among eight thousand.

usage: growth.py

The accounts are made up: two ministers of fifty call each other on some day, and two accounts tell of it. Exit status 1
where each account costs more than half as much again among eight times as many.
"""

import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from rich.console import Console
from rich.table import Table

from dragoman.collation.linking import Index
from dragoman.model import Account, Contact, ContactKind, Coverage, Fact, Participant, Reading, Span

SIZES = (1000, 8000)
MOST = 1.5
CALLS_A_DAY = 4
PARTIES = ("LV", "NO", "SE", "EE", "FI", "DK", "IS", "PL", "DE", "NL")
MINISTERS = [
    Participant(f"Ada {chr(65 + number // 26)}{chr(97 + number % 26)}berg", "Minister", PARTIES[number % 10])
    for number in range(50)
]


def readings(count: int) -> Iterator[Reading]:
    """So many accounts of half as many calls."""
    for number in range(count // 2):
        one, other = MINISTERS[number % 50], MINISTERS[(number * 7 + 1 + number // 50) % 50]
        day = (date(2000, 1, 1) + timedelta(days=number // CALLS_A_DAY)).isoformat()
        for side in (one, other):
            words = f"Minister {side.person} tells of call {number}."
            account = Account(f"{number}-{side.party}", words, f"Ministry of {side.party}", published=day)
            facts = (Fact("date", day, Span(0, 8)),)
            contact = Contact(ContactKind.TELEPHONE_CALL, day, participants=(one, other), facts=facts)
            yield Reading(account, contact, (), (), (), (), Coverage(0, 0, 0, 0, len(words)))


def cost(count: int) -> float:
    """Processor time in milliseconds for each account, the texts being encoded beforehand."""
    told = list(readings(count))
    for _ in range(2):
        index = Index()
        began = time.process_time()
        for reading in told:
            index.add(reading)
        index.clusters()
        taken = time.process_time() - began
    return 1000 * taken / count


def main() -> int:
    """Measure and print; 1 where the cost of an account grows too much."""
    costs = [cost(size) for size in SIZES]
    table = Table("accounts", "ms each")
    for size, each in zip(SIZES, costs, strict=True):
        table.add_row(f"{size:,}", f"{each:.2f}")
    Console().print(table)
    return int(costs[1] > MOST * costs[0])


if __name__ == "__main__":
    sys.exit(main())
