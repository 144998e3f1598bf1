"""Builds casts for the tests of the cast."""

from datetime import date

import pytest

from dragoman.model import Account, AccountKind, Participant, Span
from dragoman.reading.cast import find_cast, participant_actors, resolve_references
from dragoman.reading.layout import lay_out


class Told:
    """The cast of a text after both passes, with ways of asking it."""

    def __init__(self, text, *present, side=None, day=date(2021, 11, 18), publisher=None):
        kind = AccountKind.OFFICIAL if side else AccountKind.WIRE
        account = Account("example", text, publisher=publisher, kind=kind, side=side)
        layout = lay_out(text)
        self.text = text
        self.first = find_cast(account, layout, day)
        actors = participant_actors(self.first, tuple(Participant(*one) for one in present))
        self.cast = resolve_references(self.first, account, layout, actors)

    def whom(self, words, nth=0):
        """The names of whom the nth occurrence of `words` means as a source."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return [actor.name for actor in self.cast.whom(Span(start, start + len(words)))]

    def people(self):
        """Person, office and party of everybody in the cast."""
        return [(one.actor.person, one.actor.office, one.actor.party) for one in self.cast.people]


@pytest.fixture
def told():
    """Reads a text: `told(text, (person, office, party) …, side=, day=, publisher=)`."""
    return Told
