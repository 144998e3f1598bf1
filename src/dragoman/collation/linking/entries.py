"""Entries: each contact that an account reports or announces, with the days on which it may have been."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from dragoman.collation.linking.engagements import engagements
from dragoman.collation.linking.fragments import fragment_of
from dragoman.collation.linking.gatherings import Name, names_of
from dragoman.collation.vectors import Vectors, encode
from dragoman.model import Contact, ContactKind, Reading, Role
from dragoman.model.edtf import Grain, stretch
from dragoman.reading.times.accountday import published_day

LEAD = 700
"""Code points of an account that tell what it is about."""
PARTS = 1000
"""What the places of a contact's engagements lie apart, so that each tells whose it is."""
LONGEST = 31
"""Days that a contact's date may span at most to be compared by its days."""


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
    """One contact as one account tells of it: `place` is 0 for the account's main contact, then as they stand there.

    Of a contact that announces several engagements each is an entry; `whole` is that contact then.
    """

    reading: Reading
    contact: Contact
    place: int
    published: date | None
    days: Days | None
    whole: Contact | None = None
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
    def told(self) -> tuple[str, str, int]:
        """What tells the contact apart that the entry is, or is one engagement of: account and place there."""
        return *self.id[:2], self.place % PARTS

    @cached_property
    def gathering(self) -> frozenset[Name]:
        """The names of the gathering that the contact is, where the account tells it by a name."""
        return names_of(self.contact, self.reading.account.text)

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
        return (Entry(reading, fragment, 0, published, days_of(fragment, published), lead=lead),) if fragment else ()
    own = days_of(main, published)
    told = [main, *reading.other_contacts]
    rest = (
        (place, other)
        for place, other in enumerate(told)
        if place
        and other.role is not Role.BACKGROUND
        and _is_between_sides(other, reading.account.text)
        and not any(_is_like(other, one) for one in told[:place])
    )
    return tuple(
        Entry(reading, one, place + PARTS * part, published, days, contact if one is not contact else None, lead)
        for place, contact, days in (
            (0, main, own),
            *((place, other, days_of(other, published) if other.date else own) for place, other in rest),
        )
        for part, one in enumerate(engagements(contact, reading.account.side, on_journey=_on_journey(contact, main)))
    )


def _on_journey(contact: Contact, main: Contact) -> bool:
    """Whether a contact is part of a journey that an account announces."""
    return contact is not main and main.planned and main.kind is ContactKind.VISIT


def _is_between_sides(contact: Contact, text: str) -> bool:
    """Whether an account says of a contact who met whom, or which gathering it was, so that it can be known again."""
    known = {who.person or who.party for who in contact.participants if who.person or who.party}
    return len(known) > 1 or contact.kind is ContactKind.VISIT or bool(names_of(contact, text))


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
    inferred = contact.date is None or contact.date == str(published)
    stated = any(fact.field == "date" for fact in contact.facts) or (contact.planned and not inferred)
    times = map(stretch, (contact.date or "").split("/"))
    ends = [one for one in times if one and one.grain <= Grain.MONTH]
    if ends and (ends[-1].last - ends[0].first).days < LONGEST:
        return Days(ends[0].first, max(ends[-1].last, ends[0].first), stated)
    return Days(published, published, stated=False) if published and not ends else None


def day_range(days: Days, margin: int) -> tuple[date, ...]:
    """Every day from `margin` days before the first to as many after the last, as far as the calendar goes."""
    first = max(days.first.toordinal() - margin, date.min.toordinal())
    last = min(days.last.toordinal() + margin, date.max.toordinal())
    return tuple(map(date.fromordinal, range(first, last + 1)))
