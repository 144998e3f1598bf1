"""The list of contacts: what is asked for, and the contacts that answer it, by month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pydantic import BaseModel, Field
from sqlalchemy import Connection, func, select

from dragoman.archive import schema
from dragoman.archive.around import sides_kept
from dragoman.archive.follow.subject import party_called
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Told
from dragoman.archive.listing import list_contacts
from dragoman.archive.search import Page, search
from dragoman.export.labels import capitalised, label, plain_date
from dragoman.lexicon.calendar import month_names, weekday_names
from dragoman.lexicon.parties import party_name
from dragoman.model import ContactKind
from dragoman.web.pages import addresses
from dragoman.web.pages.contact_view import told_line

NOTHING = ""
LIMIT = 50
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
    """The contacts that a reader asks for. Raises QueryError for what cannot be understood."""
    cursor = asked.cursor or None
    if query := _query(asked):
        found = search(db, query, Page(of="contacts", limit=LIMIT, cursor=cursor))
        told, further = _by_id(db, [hit.id for hit in found.hits]), found.cursor
        count = f"{'' if found.exact else 'more than '}{found.total:,}"
    else:
        page = list_contacts(db, cursor, LIMIT, since=asked.since or None, until=asked.until or None)
        told, further = page.items, page.next
        count = f"{db.scalar(select(func.count()).select_from(schema.contact)):,}" if not asked.some else ""
    return ContactList(
        months=tuple(_months(told, sides_kept(db))),
        further=_address(asked, further) if further else None,
        told=f"{count} contact{'' if count == '1' else 's'}" if count else "",
        empty=not told and not asked.some and not asked.cursor and not _any(db),
    )


def nothing(db: Connection) -> ContactList:
    """What is listed where a question cannot be understood."""
    return ContactList((), None, "", not _any(db))


def _any(db: Connection) -> bool:
    return db.scalar(select(schema.contact.c.id).limit(1)) is not None


def _query(asked: Asked) -> str:
    """What is asked for, in the language of search; empty where times alone are."""
    if not (asked.party.strip() or asked.kind):
        return ""
    parts = [_who(name) for name in asked.party.split(",") if name.strip()]
    parts += [f"kind:{_quoted(asked.kind)}"] if asked.kind else []
    parts += [f"date:{_quoted(f'{asked.since}..{asked.until}')}"] if asked.since or asked.until else []
    return " ".join(parts)


def _who(name: str) -> str:
    code = party_called(name.strip())
    return f"party:{_quoted(code)}" if code else f"person:{_quoted(name.strip())}"


def _quoted(value: str) -> str:
    return f'"{value.replace(chr(34), " ")}"'


def _by_id(db: Connection, ids: Sequence[str]) -> tuple[Told, ...]:
    found = {one.id: one for one in told_contacts(db, select(schema.contact.c.id).where(schema.contact.c.id.in_(ids)))}
    return tuple(found[one] for one in ids if one in found)


def _months(told: Iterable[Told], kept: frozenset[str]) -> Iterable[Month]:
    for month, own in groupby(told, key=lambda one: (one.first or "")[:_MONTH]):
        yield Month(_heading(month), tuple(_line(one, kept) for one in own))


def _heading(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{month_names()[int(number) - 1]} {year}" if number else "No day known"


def _line(one: Told, kept: frozenset[str]) -> Line:
    sides = tuple(
        Side(code, party_name(code), code in one.sides)
        for code in sorted(one.parties | one.sides)
        if code in one.sides or code in kept
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
    """The day in short, with its weekday: "Mon 3"; days that are not certain as they are."""
    if one.first is None or one.first != one.last:
        return plain_date(one.date or "")
    day = date.fromisoformat(one.first)
    return f"{weekday_names()[day.weekday()][:3]} {day.day}"


def _address(asked: Asked, cursor: str) -> str:
    values = {"since": asked.since, "until": asked.until, "party": asked.party, "kind": asked.kind}
    return addresses.with_query("/contacts", **values, cursor=cursor)
