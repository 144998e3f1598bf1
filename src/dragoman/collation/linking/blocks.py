"""Blocks: which entries are worth comparing at all, so that the cost of linking grows with their number alone.

Two entries are compared only where they share a key: a word of a participant's name, or two parties, on one day.
"""

from itertools import combinations

from dragoman.collation.linking.entries import Days, Entry, day_range
from dragoman.collation.linking.fields import JOURNEY, SOON, TALKED_OF
from dragoman.lexicon.names import name_key
from dragoman.model import ContactKind

Key = tuple[str, str]

MARGIN = 1
"""Days by which accounts of one contact may differ where each names its day."""
LOOSE = 3
"""The same where the day is only that of publication."""
SHORTEST = 3
MOST_PARTIES = 8


def keys_of(entry: Entry) -> frozenset[Key]:
    """The blocks that an entry stands in; those of no known day stand in none but their own words'."""
    who = _who(entry)
    when = _when(entry)
    return frozenset((name, day) for name in who for day in when)


def _who(entry: Entry) -> frozenset[str]:
    names = {name_key(word) for person, _ in entry.people for word in person.split()}
    parties = sorted(entry.parties)[:MOST_PARTIES]
    kinds = {f"{entry.contact.kind}:{party}" for party in parties}
    pairs = {"+".join(pair) for pair in combinations(parties, 2)}
    return frozenset({name for name in names if len(name) >= SHORTEST} | pairs | kinds)


def _when(entry: Entry) -> tuple[str, ...]:
    if entry.days is None:
        return ("",)
    if entry.contact.planned and entry.contact.date is None and not entry.days.stated and entry.published:
        awaited = day_range(Days(entry.published, entry.published, stated=False), SOON)
        return tuple(str(day) for day in awaited if day >= entry.published)
    margin = MARGIN if entry.days.stated else TALKED_OF if entry.is_written else LOOSE
    days = day_range(entry.days, margin)
    if entry.contact.planned and entry.contact.kind is ContactKind.VISIT:
        days = (*days, *day_range(Days(entry.days.last, entry.days.last, stated=False), JOURNEY)[JOURNEY:])
    return tuple(map(str, days))
