"""Readings made by hand of accounts that tell of one call or of several."""

from dataclasses import replace

import pytest

from dragoman.model import (
    Account,
    AccountKind,
    Contact,
    ContactKind,
    Coverage,
    Fact,
    Participant,
    Reading,
    Role,
    Span,
)

PEOPLE = {
    "Berg": Participant("Anna Berg", "Foreign Minister", "LV"),
    "Dahl": Participant("Olav Dahl", "Foreign Minister", "NO"),
    "Kalns": Participant("Ivo Kalns", "Prime Minister", "LV"),
    "Lind": Participant("Eva Lind", "Prime Minister", "SE"),
    "Saar": Participant("Jaan Saar", "Foreign Minister", "EE"),
}


def contact(*who, date="2021-03-04", kind=ContactKind.TELEPHONE_CALL, stated=True, start=0, **more):
    """A contact between people of `PEOPLE`, or parties given by their code."""
    participants = tuple(PEOPLE[one] if one in PEOPLE else Participant(None, None, one) for one in who)
    facts = (Fact("date", date, Span(start, start + 4)),) if date and stated else ()
    return Contact(kind=kind, date=date, participants=participants, facts=facts, **more)


def reading(name, main, *others, **known):
    """The reading of an account that tells of these contacts; `known` is of publisher, published, text and side."""
    publisher, side = known.get("publisher", name), known.get("side")
    own = " ".join(f"{name}{number}" for number in range(12))
    words = known.get("text") or f"{publisher} tells of it in its own words: {own}."
    kind = AccountKind.OFFICIAL if side else AccountKind.PRESS
    account = Account(name, words, publisher, kind, side, None, known.get("published", "2021-03-04"))
    parts = tuple(replace(one, role=Role.PART) if one.role is Role.MAIN else one for one in others)
    return Reading(account, main, parts, (), (), (), Coverage(0, 0, 0, 0, len(words)))


@pytest.fixture
def made():
    """How readings and contacts are made: `made.reading`, `made.contact`."""

    class Made:
        """The two makers."""

        reading = staticmethod(reading)
        contact = staticmethod(contact)

    return Made
