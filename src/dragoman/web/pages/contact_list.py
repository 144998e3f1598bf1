"""The list of contacts: what is asked for, and the contacts that answer it, by month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from pydantic import BaseModel, Field
from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.follow.seeking import Sought, count_sought
from dragoman.archive.follow.subject import Scope, subject_of
from dragoman.archive.follow.values import Told
from dragoman.archive.sought import contacts_sought
from dragoman.export.labels import capitalised, label, plain_date
from dragoman.lexicon.calendar import month_names, weekday_names
from dragoman.lexicon.parties import party_name
from dragoman.model import ContactKind
from dragoman.web.pages import addresses
from dragoman.web.pages.contact_view import told_line

NOTHING = ""
LIMIT = 50
COUNTED = 1000
"""Contacts that are counted; of more it is only said that there are more."""
KINDS = tuple((one.value, capitalised(label("contact_kind", one))) for one in ContactKind)
_MONTH, _DAY = len("2021-05"), len("2021-05-03")


class Asked(BaseModel):
    """What a reader asks of the list; empty for all."""

    since: str = Field("", max_length=20)
    until: str = Field("", max_length=20)
    party: str = Field("", max_length=200)
    kind: str = Field("", max_length=40)
    cursor: str = Field("", max_length=1000)

    @property
    def some(self) -> bool:
        """Whether anything is left out."""
        return bool(self.since or self.until or self.party or self.kind)


@dataclass(frozen=True)
class Side:
    """A party that took part, and whether an account of its own side tells of the contact."""

    code: str
    name: str
    tells: bool


@dataclass(frozen=True)
class Line:
    """A contact in the list: its day in short, what it was, its sides, and how many accounts there are."""

    id: str
    day: str
    line: str
    note: str
    sides: tuple[Side, ...]
    accounts: str


@dataclass(frozen=True)
class Month:
    """Contacts of one month, or of no known day."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ContactList:
    """One page of the list; `further` is the address of the next, `told` how many there are where that is known."""

    months: tuple[Month, ...]
    further: str | None
    told: str
    empty: bool


def contacts_asked(db: Connection, asked: Asked) -> ContactList:
    """The contacts that a reader asks for. Raises QueryError and NotFoundError for what cannot be understood."""
    names = [name.strip() for name in asked.party.split(",") if name.strip()]
    scope = Scope(since=asked.since.strip() or None, until=asked.until.strip() or None)
    sought = Sought(subject_of(db, names, scope), asked.kind or None)
    page = contacts_sought(db, sought, asked.cursor or None, LIMIT)
    total = count_sought(db, sought, COUNTED)
    count = f"{'More than ' if total > COUNTED else ''}{min(total, COUNTED):,}"
    return ContactList(
        months=tuple(_months(page.items)),
        further=_address(asked, page.next) if page.next else None,
        told=f"{count} contact{'' if total == 1 else 's'}",
        empty=not total and not asked.some,
    )


def nothing(db: Connection) -> ContactList:
    """What is listed where a question cannot be understood."""
    return ContactList((), None, "", not _any(db))


def _any(db: Connection) -> bool:
    return db.scalar(select(schema.contact.c.id).limit(1)) is not None


def _months(told: Sequence[Told]) -> Iterable[Month]:
    """The contacts by month; a side counts as silent on one where its accounts tell of others on the same page."""
    kept = frozenset[str]().union(*(one.sides for one in told))
    for month, own in groupby(told, key=lambda one: (one.first or "")[:_MONTH]):
        yield Month(_heading(month), tuple(_line(one, kept) for one in own))


def _heading(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{month_names()[int(number) - 1]} {year}" if number else "No day known"


def _line(one: Told, kept: frozenset[str]) -> Line:
    sides = tuple(
        Side(code, party_name(code), code in one.sides)
        for code in sorted(one.parties | one.sides)
        if code in one.sides or (code in kept and not one.planned)
    )
    count = len(one.accounts)
    notes = [*(["announced only"] if one.planned else []), *(["part of another contact"] if one.within else [])]
    return Line(
        one.id,
        _day(one),
        told_line(one, dated=False),
        ", ".join(notes),
        sides,
        f"{count} account{'' if count == 1 else 's'}",
    )


def _day(one: Told) -> str:
    """The day in short, as it stands beneath its month: "Mon 3", "20 to 24", "30 to 2 May"; empty for all of it."""
    if one.first is None or one.last is None:
        return plain_date(one.date or "")
    first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
    if first == last:
        return f"{weekday_names()[first.weekday()][:3]} {first.day}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return "" if first.month == last.month else plain_date(one.date or "")
    month = "" if (first.year, first.month) == (last.year, last.month) else f" {month_names()[last.month - 1][:3]}"
    return f"{first.day} to {last.day}{month}"


def _address(asked: Asked, cursor: str) -> str:
    values = {"since": asked.since, "until": asked.until, "party": asked.party, "kind": asked.kind}
    return addresses.with_query("/contacts", **values, cursor=cursor)
