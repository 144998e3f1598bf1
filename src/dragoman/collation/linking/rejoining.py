"""Engagements of one contact together again: linked one by one, they belong where reports have found their people.

What no report tells apart stays one contact, as it was announced.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.collation.linking.engagements import joined
from dragoman.collation.linking.entries import Entry
from dragoman.lexicon.names import same_person

Cluster = tuple[Entry, ...]
Told = tuple[str, str, int]


def rejoined(clusters: Iterable[Cluster]) -> tuple[Cluster, ...]:
    """Clusters in which engagements that stayed alone are with others of their contact; the order changes nothing."""
    found = sorted(clusters, key=lambda cluster: cluster[0].id)
    alone: dict[Told, list[Entry]] = defaultdict(list)
    kept: list[list[Entry]] = []
    for cluster in found:
        if len(cluster) == 1 and cluster[0].whole is not None:
            alone[cluster[0].told].append(cluster[0])
        else:
            kept.append(list(cluster))
    homes: dict[Told, list[list[Entry]]] = defaultdict(list)
    for members in kept:
        for told in sorted({entry.told for entry in members}):
            homes[told].append(members)
    for told, entries in alone.items():
        kept += _placed(entries, homes[told])
    return tuple(tuple(sorted(members, key=lambda entry: entry.id)) for members in kept)


def told_whole(cluster: Cluster) -> tuple[Entry, ...]:
    """The entries of a cluster, those that are engagements of one contact as one entry with the people of all."""
    groups: dict[Told, list[Entry]] = defaultdict(list)
    for entry in cluster:
        groups[entry.told].append(entry)
    return tuple(map(_one, groups.values()))


def _placed(entries: Sequence[Entry], homes: Sequence[list[Entry]]) -> Iterator[list[Entry]]:
    """Put engagements among the members that tell of their people; what is left stays together."""
    rest: list[Entry] = []
    for entry in entries:
        home = next((members for members in homes if any(_meets(one, entry) for one in members)), rest)
        home.append(entry)
    if rest:
        yield rest


def _meets(entry: Entry, engagement: Entry) -> bool:
    """Whether somebody whom an engagement is with takes part in an entry of another account."""
    others = {one.person for one in entry.contact.participants if one.person}
    met = {one.person for one in engagement.contact.participants if one.person}
    shared = [person for person in met if any(same_person(person, other) for other in others)]
    return entry.told != engagement.told and len(shared) == len(met)


def _one(entries: Sequence[Entry]) -> Entry:
    first = entries[0]
    if len(entries) == 1 or first.whole is None:
        return first
    return replace(first, contact=joined([entry.contact for entry in entries], first.whole))
