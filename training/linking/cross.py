"""Measure linking on pairs that its weights were not fitted on.

usage: python -m training.linking.cross CORPORA

Pairs that share a release, however far along a chain, stay together, so that no release is both learnt from and asked
about. Each tenth of them is linked, accounts in one pile, with weights fitted on the other nine. Prints precision,
recall and F1 of all pairs. The levels and what was thought of them beforehand were chosen with the pairs in sight.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.collation.linking import Entry, Tie, entries_of, keys_of
from dragoman.collation.linking.clusters import clusters
from dragoman.collation.linking.fields import compare_fields
from dragoman.collation.linking.index import LEAST, told_apart
from dragoman.collation.linking.rejoining import rejoined
from dragoman.collation.linking.scores import base
from dragoman.model import Reading, Weight
from training.linking.fit import Matrix, Prior, compared, fit, load_pairs, load_prior, read_releases

FOLDS = 10
Levels = Mapping[tuple[str, str], float]


class Pair(NamedTuple):
    """Two releases by id, and whether they tell of the same contact."""

    one: str
    other: str
    same: bool


def folds(pairs: Sequence[Pair], number: int) -> list[list[Pair]]:
    """The pairs in groups of about one size that share no release."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    for pair in pairs:
        root[find(pair.one)] = find(pair.other)
    sizes = Counter(find(pair.one) for pair in pairs)
    groups: list[list[Pair]] = [[] for _ in range(number)]
    home: dict[str, int] = {}
    loads = [0] * number
    for chain in sorted(sizes, key=lambda chain: (-sizes[chain], chain)):
        home[chain] = loads.index(min(loads))
        loads[home[chain]] += sizes[chain]
    for pair in pairs:
        groups[home[find(pair.one)]].append(pair)
    return groups


def together(readings: Sequence[Reading], weights: Levels, odds: float) -> Mapping[str, set[str]]:
    """For each release those with which it shares a contact, linked with some weights and base."""
    entries = [entry for reading in readings for entry in entries_of(reading)]
    ties = {}
    for one in entries:
        for other in entries:
            if one.id < other.id and one.id[:2] != other.id[:2] and keys_of(one) & keys_of(other):
                found = _tie(one, other, weights, odds)
                if found.odds > LEAST:
                    ties[one.id, other.id] = found
    shared: dict[str, set[str]] = defaultdict(set)
    for cluster in rejoined(clusters(entries, ties, _never)):
        names = {entry.reading.account.name for entry in cluster}
        for name in names:
            shared[name] |= names
    return shared


def _tie(one: Entry, other: Entry, weights: Levels, odds: float) -> Tie:
    found = [Weight(field, level, weights[field, level]) for field, level in compare_fields(one, other).items()]
    return Tie(one, other, (*found, Weight("base", "", odds - base())), 0.0)


def _never(one: Entry, other: Entry) -> bool:
    return one.id[:2] == other.id[:2] or told_apart(one, other)


def answers(
    pairs: Sequence[Pair], readings: Mapping[str, Reading], shown: Mapping[Pair, Matrix], prior: Prior
) -> list[tuple[bool, bool]]:
    """For each pair whether it is the same, and whether it was found so by weights fitted on the other folds."""
    found = []
    for fold in folds(pairs, FOLDS):
        held = set(fold)
        weights, odds = fit([(shown[pair], pair.same) for pair in pairs if pair not in held], prior)
        names = sorted({name for pair in fold for name in pair[:2]})
        linked = together([readings[name] for name in names], dict(zip(prior.levels, weights, strict=True)), odds)
        found += [(pair.same, pair.other in linked.get(pair.one, ())) for pair in fold]
    return found


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    pairs = [Pair(row["a"], row["b"], row["same"]) for row in load_pairs()]
    readings = read_releases(parser.parse_args().corpora, {name for pair in pairs for name in pair[:2]})
    prior = load_prior()
    shown = {pair: compared(readings[pair.one], readings[pair.other], prior.levels) for pair in pairs}
    told = answers(pairs, readings, shown, prior)
    both = sum(same and said for same, said in told)
    precision, recall = both / max(1, sum(said for _, said in told)), both / max(1, sum(same for same, _ in told))
    score = 2 * precision * recall / (precision + recall) if both else 0.0
    print(f"{len(pairs)} pairs: precision {precision:.3f}, recall {recall:.3f}, F1 {score:.3f}")


if __name__ == "__main__":
    main()
