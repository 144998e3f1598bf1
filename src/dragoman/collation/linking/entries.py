"""Entries: each contact that an account reports or announces, with the days on which it may have been."""

import re
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple

from dragoman.collation.linking.fragments import fragment_of
from dragoman.collation.vectors import Vectors, encode
from dragoman.model import Contact, ContactKind, Reading, Role
from dragoman.reading.times.accountday import published_day

LEAD = 700
"""Code points of an account that tell what it is about."""
LONGEST = 31
"""Days that a contact's date may span at most to be compared by its days."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


class Days(NamedTuple):
    """The first and the last day on which a contact may have been, and whether the account says so.

    Where it does not, they are those around the day on which it was published.
    """

    first: date
    last: date
    stated: bool

    def gap(self, other: "Days") -> int:
        """Days between two stretches of days, 0 where they overlap."""
        return max((self.first - other.last).days, (other.first - self.last).days, 0)


@dataclass(frozen=True)
class Entry:
    """One contact as one account tells of it: `place` is 0 for the account's main contact, then as they stand there."""

    reading: Reading
    contact: Contact
    place: int
    published: date | None
    days: Days | None
    lead: Vectors | None = field(default=None, compare=False, repr=False)

    @cached_property
    def direction(self) -> Vectors:
        """What the opening of the account is about, as a vector of length 1: `lead` where that is known."""
        return self.lead if self.lead is not None else lead_vector(self.reading.account.text)

    @cached_property
    def id(self) -> tuple[str, str, int]:
        """What tells an entry apart, whatever the order in which accounts come."""
        account = self.reading.account
        return account.sha256, account.name, self.place

    @cached_property
    def people(self) -> tuple[tuple[str, str | None], ...]:
        """The named participants: person and party."""
        return tuple((who.person, who.party) for who in self.contact.participants if who.person)

    @property
    def is_written(self) -> bool:
        """Whether the contact is a letter or message, of which people speak for days."""
        return self.contact.kind in {ContactKind.LETTER, ContactKind.MESSAGE}

    @property
    def is_fragment(self) -> bool:
        """Whether the account only speaks of the contact, and does not tell it."""
        return self.reading.contact is None

    @cached_property
    def parties(self) -> frozenset[str]:
        """The parties that take part."""
        return frozenset(who.party for who in self.contact.participants if who.party)


def entries_of(reading: Reading, lead: Vectors | None = None) -> tuple[Entry, ...]:
    """The contacts that a reading's account reports or announces; what it only mentions is none of them.

    Of contacts that it tells in the very same words ("two calls with the minister") the first stands for all. `lead` is
    the account's `lead_vector`, where somebody has kept it.
    """
    published = published_day(reading.account)
    main = reading.contact
    if main is None:
        fragment = fragment_of(reading)
        return (Entry(reading, fragment, 0, published, days_of(fragment, published), lead),) if fragment else ()
    own = days_of(main, published)
    told = [main, *reading.other_contacts]
    rest = (
        (place, other)
        for place, other in enumerate(told)
        if place and other.role is not Role.BACKGROUND and not any(_is_like(other, one) for one in told[:place])
    )
    return (
        Entry(reading, main, 0, published, own, lead),
        *(
            Entry(reading, other, place, published, days_of(other, published) if other.date else own, lead)
            for place, other in rest
        ),
    )


@lru_cache(16384)
def lead_vector(text: str) -> Vectors:
    """The vector of a text's opening, of length 1."""
    return encode(text[:LEAD]).vector


def _is_like(one: Contact, other: Contact) -> bool:
    """Whether nothing in the account's words tells two of its contacts apart."""
    return replace(one, role=other.role, planned=other.planned) == other


def days_of(contact: Contact, published: date | None) -> Days | None:
    """The days on which a contact may have been, by its date or, failing that, the day of publication.

    >>> days_of(Contact(date="2021-06-19/2021-06-23", facts=()), None)
    Days(first=datetime.date(2021, 6, 19), last=datetime.date(2021, 6, 23), stated=False)
    """
    stated = any(fact.field == "date" for fact in contact.facts) or (contact.planned and contact.date is not None)
    ends = [stretch for part in (contact.date or "").split("/") if (stretch := _stretch(part))]
    if ends and (ends[-1][1] - ends[0][0]).days < LONGEST:
        return Days(ends[0][0], max(ends[-1][1], ends[0][0]), stated)
    return Days(published, published, stated=False) if published and not ends else None


@lru_cache(4096)
def _stretch(value: str) -> tuple[date, date] | None:
    """The first and last day of an EDTF date without its marks of doubt; None for what is no day or month."""
    plain = value.rstrip("?~%")
    try:
        if match := _DAY.fullmatch(plain):
            day = date(*map(int, match.groups()))
            return day, day
        if match := _WEEK.fullmatch(plain):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday, monday + timedelta(days=6)
        if match := _MONTH.fullmatch(plain):
            year, month = map(int, match.groups())
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:
        pass
    return None


def day_range(days: Days, margin: int) -> tuple[date, ...]:
    """Every day from `margin` days before the first to as many after the last, as far as the calendar goes."""
    first = max(days.first.toordinal() - margin, date.min.toordinal())
    last = min(days.last.toordinal() + margin, date.max.toordinal())
    return tuple(map(date.fromordinal, range(first, last + 1)))
