"""Which contact holds another: a visit its meetings, a summit the talks at its edge."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.collation.linking.blocks import Key, keys_of
from dragoman.collation.linking.entries import Entry
from dragoman.lexicon import load_table
from dragoman.lexicon.names import same_person

Cluster = tuple[Entry, ...]


def held_by(clusters: Sequence[Cluster]) -> dict[Cluster, Cluster]:
    """For each contact that another holds, the one that holds it most closely.

    One holds another where an account tells of the second as part of the first, or where the same person took part in
    both, the second fell in the days of the first, and its parties all belong to that.
    """
    holders: dict[Key, list[Cluster]] = defaultdict(list)
    homes: dict[tuple[str, str], Cluster] = {}
    for cluster in clusters:
        if not _holds(cluster):
            continue
        for entry in cluster:
            if entry.told[2] == 0:
                homes[entry.id[:2]] = cluster
            for key in keys_of(entry):
                if cluster not in holders[key][-1:]:
                    holders[key].append(cluster)
    found: dict[Cluster, Cluster] = {}
    for cluster in clusters:
        holder = _told_of(cluster, homes) or _around(cluster, holders)
        if holder is not None and cluster not in _chain(holder, found):
            found[cluster] = holder
    return found


def _chain(cluster: Cluster, found: dict[Cluster, Cluster]) -> Iterator[Cluster]:
    """A contact, the one that holds it, the one that holds that, and so on."""
    link: Cluster | None = cluster
    while link is not None:
        yield link
        link = found.get(link)


def _holds(cluster: Cluster) -> bool:
    """Whether a contact is of a kind that holds others."""
    kinds = set(load_table("linking")["holding"])
    return any(entry.contact.kind in kinds for entry in cluster)


def _told_of(cluster: Cluster, homes: dict[tuple[str, str], Cluster]) -> Cluster | None:
    """The contact that an account has for its main one beside this, unless another account has them the other way."""
    parts = (homes.get(entry.id[:2]) for entry in cluster if entry.told[2] > 0)
    return next((home for home in parts if home not in {None, cluster} and not _is_part(home, cluster)), None)


def _is_part(cluster: Cluster | None, home: Cluster) -> bool:
    """Whether some account has `home` for its main contact and the other beside it."""
    mains = {entry.id[:2] for entry in home if entry.told[2] == 0}
    return any(entry.told[2] > 0 and entry.id[:2] in mains for entry in cluster or ())


def _around(cluster: Cluster, holders: dict[Key, list[Cluster]]) -> Cluster | None:
    """The shortest of the contacts in whose days, and among whose people and parties, this one lies."""
    near = {
        id(holder): holder
        for entry in cluster
        for key in keys_of(entry)
        for holder in holders.get(key, ())
        if holder != cluster
    }
    fitting = [
        holder for holder in near.values() if any(_lies_in(entry, other) for entry in cluster for other in holder)
    ]
    return min(fitting, key=lambda holder: (_length(holder), holder[0].id), default=None)


def _lies_in(entry: Entry, holder: Entry) -> bool:
    a, b = entry.days, holder.days
    if (
        a is None
        or b is None
        or not b.stated
        or not (b.first <= a.first and a.last <= b.last)
        or _is_like(entry, holder)
    ):
        return False
    shared = any(same_person(mine, theirs) for mine, _ in entry.people for theirs, _ in holder.people)
    return shared and len(holder.parties) > 1 and entry.parties <= holder.parties


def _is_like(entry: Entry, holder: Entry) -> bool:
    """Whether both are of kinds that hold: neither of two visits is in the other."""
    kinds = set(load_table("linking")["holding"])
    return entry.contact.kind in kinds and holder.contact.kind in kinds


def _length(cluster: Cluster) -> int:
    return min((entry.days.last - entry.days.first).days for entry in cluster if entry.days)
