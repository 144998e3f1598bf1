"""The index of entries: links each account that is added to its neighbours, and tells which entries are one contact."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dragoman.collation.linking.blocks import Key, keys_of
from dragoman.collation.linking.clusters import EntryId, Pair, clusters
from dragoman.collation.linking.entries import Entry, entries_of
from dragoman.collation.linking.fields import hours, kinds, texts
from dragoman.collation.linking.people import participants
from dragoman.collation.linking.rejoining import rejoined
from dragoman.collation.linking.rulings import Ruling, Rulings
from dragoman.collation.linking.scores import Tie, tie
from dragoman.collation.vectors import Vectors
from dragoman.lexicon import load_table
from dragoman.model import Reading

LEAST = -3.0
"""Log odds under which two entries are no neighbours."""

OTHER_CIRCLES = frozenset({"one_person_another_beside", "other_persons", "both_sides_and_others"})
"""Levels of participants by which one office tells of another contact."""

Cluster = tuple[Entry, ...]


class Index:
    """All entries added so far, and which of them are of one contact.

    Adding an account compares it with those of its blocks only, and only where it has neighbours are clusters made
    anew. What comes out is the same as if all accounts were added at once, in any order.
    """

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        """Begin empty; `rulings` are what persons have decided, in the order in which they did."""
        self._rulings = Rulings(rulings)
        self._entries: dict[EntryId, Entry] = {}
        self._named: dict[str, list[EntryId]] = defaultdict(list)
        self._blocks: dict[Key, list[EntryId]] = defaultdict(list)
        self._ties: dict[EntryId, dict[EntryId, Tie]] = defaultdict(dict)
        self._clusters: dict[EntryId, Cluster] = {}

    def add(self, reading: Reading, lead: Vectors | None = None) -> frozenset[EntryId]:
        """Add the contacts of an account, and return the entries whose clusters may have changed.

        An account that is there already changes nothing. `lead` is its `lead_vector`, where somebody has kept it.
        """
        new = [entry for entry in entries_of(reading, lead) if entry.id not in self._entries]
        for entry in new:
            for name in self._near(entry):
                self._tie(tie(entry, self._entries[name]))
        for entry in new:
            self._keep(entry)
        ruled = self._obey(reading.account.name)
        touched = self._component([*(entry.id for entry in new), *ruled])
        for name in touched:
            self._clusters.pop(name, None)
        return touched

    def clusters(self) -> tuple[Cluster, ...]:
        """The entries in groups of one contact each, both in the order of their ids."""
        for name in sorted(self._entries):
            if name not in self._clusters:
                self._settle(self._component([name]))
        found = rejoined(set(self._clusters.values()))
        return tuple(sorted(found, key=lambda cluster: [entry.id for entry in cluster]))

    def tied(self, name: EntryId) -> tuple[EntryId, ...]:
        """The entries that speak for being one contact with an entry, in order."""
        return tuple(sorted(other for other, found in self._ties[name].items() if found.odds > 0))

    def beside(self, name: EntryId) -> tuple[EntryId, ...]:
        """The entries that are clustered together with an entry: those tied to it, and its fellow engagements."""
        fellows = (other for other in self._named[name[1]] if self._entries[other].told == self._entries[name].told)
        return tuple(sorted({*self.tied(name), *fellows} - {name}))

    def ties_within(self, cluster: Cluster) -> tuple[Tie, ...]:
        """What ties the entries of a cluster together, in their order."""
        inside = {entry.id for entry in cluster}
        return tuple(
            self._ties[entry.id][name]
            for entry in cluster
            for name in sorted(inside & set(self._ties[entry.id]))
            if entry.id < name
        )

    def undecided(self, names: Iterable[EntryId]) -> tuple[Tie, ...]:
        """The ties of some entries to those of other accounts on which nobody has ruled, for one contact or against."""
        return tuple(
            found
            for name in names
            for other, found in sorted(self._ties[name].items())
            if other[1] != name[1] and self._rulings.of(name[1], other[1]) is None
        )

    def _near(self, entry: Entry) -> list[EntryId]:
        """The entries of other accounts that share a block with one, in order."""
        found = {name for key in keys_of(entry) for name in self._blocks.get(key, ())}
        return sorted(found)

    def _tie(self, found: Tie) -> None:
        """Keep a tie in the place of an earlier one, or none where it is too weak."""
        for one, other in ((found.one.id, found.other.id), (found.other.id, found.one.id)):
            self._ties[one].pop(other, None)
            if found.odds > LEAST:
                self._ties[one][other] = found

    def _keep(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        self._named[entry.reading.account.name].append(entry.id)
        for key in keys_of(entry):
            self._blocks[key].append(entry.id)

    def _obey(self, name: str) -> list[EntryId]:
        """Tie the likeliest entries of accounts that a person has ruled to be together; return all of their entries."""
        touched: list[EntryId] = []
        for other in self._rulings.joined_with(name):
            mine, theirs = self._named[name], self._named.get(other, [])
            pairs = [tie(self._entries[a], self._entries[b]) for a in mine for b in theirs]
            for found in pairs:
                self._tie(found)
            if pairs:
                best = max(pairs, key=lambda found: (found.odds, sorted((found.one.id, found.other.id))))
                self._tie(replace(best, ruled=True, probability=1.0))
                touched += [*mine, *theirs]
        return touched

    def _component(self, names: Iterable[EntryId]) -> frozenset[EntryId]:
        """All entries that can be reached from some over ties that speak for one contact."""
        reached: set[EntryId] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += self.beside(name)
        return frozenset(reached)

    def _settle(self, component: frozenset[EntryId]) -> None:
        ties: dict[Pair, Tie] = {
            (one, other): found for one in component for other, found in self._ties[one].items() if one < other
        }
        for cluster in clusters([self._entries[name] for name in component], ties, self._never):
            for entry in cluster:
                self._clusters[entry.id] = cluster

    def _never(self, one: Entry, other: Entry) -> bool:
        """Whether two entries must not be together: of one account, ruled apart, or of one publisher at other hours."""
        mine, theirs = one.reading.account, other.reading.account
        if (mine.name, mine.sha256) == (theirs.name, theirs.sha256):
            return True
        ruling = self._rulings.of(mine.name, theirs.name)
        return not ruling if ruling is not None else told_apart(one, other)


def told_apart(one: Entry, other: Entry) -> bool:
    """Whether one publisher has two entries at different days or hours, in different forms or circles, or in turn."""
    mine, theirs = one.reading.account, other.reading.account
    if not mine.publisher or mine.publisher != theirs.publisher:
        return False
    if _closes(one) != _closes(other):
        return texts(one, other) != "reissued"
    if one.contact.planned or other.contact.planned:
        return False
    if "other" in {hours(one, other), kinds(one, other)} or participants(one, other) in OTHER_CIRCLES:
        return texts(one, other) != "reissued"
    return bool(one.days and other.days and one.days.stated and other.days.stated and one.days.gap(other.days) > 1)


def _closes(entry: Entry) -> bool:
    """Whether a contact is told to have come after the press had heard of another of the same people."""
    occasion = (entry.contact.occasion or "").casefold()
    return any(words in occasion for words in load_table("linking")["closing"])
