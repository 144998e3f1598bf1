"""What Follow pages tell in words beside their charts: whom a question is about, its answer, and rows of tables."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.archive.follow import Followed, Omitted, Positions, Silence, Subject, Timeline
from dragoman.archive.follow.omitted import Absence
from dragoman.archive.follow.phrases import Turn
from dragoman.archive.follow.shifts import Shift
from dragoman.archive.follow.values import Words
from dragoman.export.labels import capitalised, joined
from dragoman.lexicon.parties import party_name
from dragoman.web.pages import addresses
from dragoman.web.pages.charts.positions import changes_of, day_of_change
from dragoman.web.pages.charts.scales import short_day
from dragoman.web.pages.charts.timeline import counted, gaps_of
from dragoman.web.pages.charts.undertakings import ORDER

ROWS = 50
"""Rows of a table on one page."""
Row = TypeVar("Row")


@dataclass(frozen=True)
class Slice(Generic[Row]):
    """The rows of one page of a table: which page of how many, and how many rows there are in all."""

    rows: Sequence[Row]
    number: int
    pages: int
    total: int

    @property
    def told(self) -> str:
        """Which rows these are."""
        if self.pages == 1:
            return ""
        first = (self.number - 1) * ROWS + 1
        return f"{first:,} to {first + len(self.rows) - 1:,} of {self.total:,}"


def page_of(rows: Sequence[Row], number: int) -> Slice[Row]:
    """One page of rows; of numbers beyond the last, the last one."""
    pages = max(1, -(-len(rows) // ROWS))
    number = min(number, pages)
    return Slice(rows[(number - 1) * ROWS : number * ROWS], number, pages, len(rows))


def subject_line(subject: Subject) -> str:
    """Whom a question is about, and on what."""
    people = [max(names, key=lambda name: (len(name), name)) for names in subject.people]
    who = joined([*(party_name(code) for code in subject.parties), *people])
    return " on ".join(part for part in (who or "all contacts", subject.topic) if part)


def timeline_told(answer: Timeline) -> tuple[str, ...]:
    """How many contacts, the longest gap, and who asked most."""
    days = [point.contact.first for point in answer.points if point.contact.first]
    planned = sum(point.contact.planned for point in answer.points)
    first = counted(len(answer.points) - planned, "contact")
    first += f" from {short_day(days[0])} to {short_day(days[-1])}" if len(days) > 1 else ""
    first += f", and {planned:,} only announced" if planned else ""
    told = [f"{first}."]
    if gaps := gaps_of(answer, 1):
        gap = gaps[0]
        told.append(
            f"The longest time in which the archive has none: {gap.days:,} days, from {short_day(gap.first)} to "
            f"{short_day(gap.last)}."
        )
    asked = [one for one in answer.asking if one.party]
    if asked:
        one = asked[0]
        told.append(
            f"{party_name(one.party or '')} asked for {len(one.contacts):,} of them, as far as accounts say so."
        )
    return tuple(told)


def positions_told(answer: Positions) -> tuple[str, ...]:
    """How many statements in whose accounts, and how often they changed."""
    own = {one.said.day for one in answer.own if one.said.day}
    first = (
        f"{capitalised(counted(len(answer.own), 'statement'))} on {counted(len(own), 'day')} in its own accounts, "
        f"{len(answer.credited):,} in others’."
    )
    told = [first]
    kinds = Counter(one.kind for one in changes_of(answer))
    phrases = [f"{kinds[kind]:,} {kind}" for kind in ("new", "dropped") if kinds[kind]]
    steps = [f"{kinds[kind]:,} {kind}" for kind in ("hardened", "softened") if kinds[kind]]
    told += [f"Phrases: {joined(phrases)}."] if phrases else ["No phrase came in or went."]
    told += [f"Said again: {joined(steps)}."] if steps else []
    return tuple(told)


def undertakings_told(found: Sequence[Followed]) -> tuple[str, ...]:
    """How many of each status."""
    counts = Counter(one.status for one in found)
    parts = [f"{counts[state]:,} {state}" for state in ORDER if counts[state]]
    return (f"{counted(len(found), 'undertaking')}: {joined(parts)}.",)


def silence_told(answer: Silence) -> tuple[str, ...]:
    """How many contacts a side is silent on, and of how many nothing can be said."""
    number = len(answer.contacts)
    first = (
        f"{number:,} of {counted(answer.looked_at, 'contact')} {'lacks' if number == 1 else 'lack'} the account of a "
        "side that tells of others of the same persons around that time."
    )
    told = [first]
    if answer.out_of_reach:
        told.append(f"For {answer.out_of_reach:,} more the archive has too little of some side to tell.")
    return tuple(told)


def omitted_told(found: Sequence[Omitted]) -> tuple[str, ...]:
    """How many topics, and who leaves out most."""
    topics = {one.topic for one in found}
    sides = Counter(one.side for one in found)
    most = [f"{party_name(side)} {number:,}" for side, number in sides.most_common(4)]
    return (f"{counted(len(topics), 'topic')} left out by one side wherever the other has them: {joined(most)}.",)


@dataclass(frozen=True)
class Changed:
    """A change of a position: the phrase that came or went, with its words by day and where it is missing; or a shift.

    `absent` are the addresses of what was said on the day on which a phrase was dropped.
    """

    kind: str
    day: str
    phrase: str | None = None
    told: str = ""
    evidence: tuple[tuple[Words, str | None], ...] = ()
    absent: tuple[str, ...] = ()
    returns: str | None = None
    shift: Shift | None = None


def changed(answer: Positions) -> tuple[Changed, ...]:
    """The rows of the changes."""
    days = {one.said.id: one.said.day for one in answer.positions}
    contacts = {one.said.contact for one in answer.positions}
    found = []
    for one in changes_of(answer):
        if isinstance(one, Turn):
            words = tuple((each, days.get(each.statement or "")) for each in one.evidence)
            absent = [
                addresses.contact(name) if name in contacts else addresses.account(name) for name in one.occasions
            ]
            told = f"after {counted(one.run, 'day')} in a row"
            if one.kind == "new":
                absent, told = [], f"in no earlier account; it stands on {counted(one.run, 'day')} in a row"
            found.append(Changed(one.kind, one.day, one.phrase, told, words, tuple(absent), one.returns))
        else:
            found.append(Changed(one.kind, day_of_change(one), shift=one))
    return tuple(found)


@dataclass(frozen=True)
class LeftOut:
    """A row of the table of topics left out: one contact that lacks the topic, and which of how many it is.

    `name` is what the chart calls the row, where it leads there.
    """

    omitted: Omitted
    absence: Absence
    number: int
    name: str | None


def left_out_rows(found: Sequence[Omitted]) -> list[LeftOut]:
    """A row for each topic and contact."""
    named: set[str] = set()
    rows: list[LeftOut] = []
    for one in found:
        for number, absence in enumerate(one.left_out, start=1):
            name = left_out_id(one)
            rows.append(LeftOut(one, absence, number, None if name in named else name))
            named.add(name)
    return rows


def left_out_id(one: Omitted) -> str:
    """What the first row of a topic that a side leaves out is called."""
    return row_id(f"{one.side}-{one.topic}")


def row_id(name: str) -> str:
    """What the row of something is called within a page.

    >>> row_id("0f5cc8c5d0a4b5e1.u1"), row_id("NO-visit or invitation")
    ('row-0f5cc8c5d0a4b5e1-u1', 'row-NO-visit-or-invitation')
    """
    return f"row-{re.sub(r'[^0-9A-Za-z]+', '-', name)}"
