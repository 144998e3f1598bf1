"""Clusters: which linked entries are one contact, when some must never be together.

Agglomerative with the mean of all pairs deciding (average linkage), strongest links first; a pair that cannot be
together keeps its clusters apart. The result hangs on the set of entries and links alone, not on their order.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.collation.linking.entries import Entry
from dragoman.collation.linking.scores import Tie

EntryId = tuple[str, str, int]
Pair = tuple[EntryId, EntryId]

UNLINKED = -3.0
"""Log odds of two entries that share no block."""


def clusters(
    entries: Iterable[Entry], ties: Mapping[Pair, Tie], never: Callable[[Entry, Entry], bool]
) -> tuple[tuple[Entry, ...], ...]:
    """The entries in groups of one contact each, both in the order of their ids.

    `ties` are by the ids of their two entries, the lesser first; `never` says of two entries that they must not be
    together.
    """
    by_id = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}
    members = {name: [name] for name in by_id}
    ranked = sorted((pair for pair, link in ties.items() if link.odds > 0), key=lambda pair: (-ties[pair].odds, pair))
    home = {name: name for name in by_id}
    for one, other in ranked:
        mine, theirs = home[one], home[other]
        if mine == theirs or not _fit(members[mine], members[theirs], ties):
            continue
        if any(never(by_id[a], by_id[b]) for a in members[mine] for b in members[theirs]):
            continue
        members[mine] = sorted(members[mine] + members.pop(theirs))
        home |= dict.fromkeys(members[mine], mine)
    return tuple(tuple(by_id[name] for name in group) for group in sorted(map(tuple, members.values())))


def _fit(mine: Sequence[EntryId], theirs: Sequence[EntryId], ties: Mapping[Pair, Tie]) -> bool:
    """Whether the pairs between two groups speak, in the mean, for their being one."""
    odds = [ties[pair].odds if (pair := (min(a, b), max(a, b))) in ties else UNLINKED for a in mine for b in theirs]
    return sum(odds) > 0
