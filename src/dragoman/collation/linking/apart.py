"""Whether accounts that somebody puts side by side can be of one contact at all.

Linking asks for evidence that they are, which accounts without a date seldom give. Here it is the other way round: two
accounts are set apart only where what they tell speaks clearly against it.
"""

from collections.abc import Sequence
from itertools import combinations

from dragoman.collation.linking.entries import entries_of
from dragoman.collation.linking.scores import tie
from dragoman.model import Reading

CLEARLY = -5.0
"""Log odds under which two accounts cannot well be of one contact, whichever of their contacts are meant."""


def told_apart(readings: Sequence[Reading]) -> tuple[tuple[int, ...], ...]:
    """The places of readings in groups that may each be of one contact; a single group where all may be.

    One that tells of no contact is in no group, since nothing speaks against it.
    """
    entries = {place: own for place, reading in enumerate(readings) if (own := entries_of(reading))}
    groups = {place: {place} for place in entries}
    for one, other in combinations(entries, 2):
        odds = max(tie(mine, theirs).odds for mine in entries[one] for theirs in entries[other])
        if odds >= CLEARLY and groups[one] is not groups[other]:
            groups[one] |= groups[other]
            groups.update(dict.fromkeys(groups[other], groups[one]))
    return tuple(sorted({tuple(sorted(group)) for group in groups.values()}))
