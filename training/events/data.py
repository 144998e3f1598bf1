"""The sentences that the event classifier learns from, and their groups and features."""

import csv
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dragoman.reading.events.classify import vector
from dragoman.reading.events.clause import Clause, clause_of
from dragoman.reading.events.features import Vector, lexical

ALIKE = 0.5
"""Sentences that share more than this part of their words (Jaccard) are near-duplicates, and stay in one group."""

TABLE = Path("corpora") / "plover" / "PLV_train.tsv"


class Example(NamedTuple):
    """One annotated sentence: its id, its clause, its class and the group of its near-duplicates."""

    id: str
    clause: Clause
    root: str
    group: int


def examples(shared: Path) -> list[Example]:
    """The annotated sentences of `shared`/corpora/plover, in the file's order.

    Raises FileNotFoundError where they are not there.
    """
    with (shared / TABLE).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    groups = near_duplicates([row["sentence"] for row in rows])
    found = []
    for row, group in zip(rows, groups, strict=True):
        clause = clause_of(row["sentence"], row["source"], row["target"])
        if clause is not None:
            found.append(Example(row["sentence_id"], clause, row["gold_root"], group))
    return found


def near_duplicates(sentences: Sequence[str]) -> list[int]:
    """A group's number for each sentence; sentences that are alike, directly or by way of others, share it."""
    words = [set(re.findall(r"\w+", sentence.casefold())) for sentence in sentences]
    group = list(range(len(sentences)))
    for one in range(len(words)):
        for other in range(one):
            if len(words[one] & words[other]) > ALIKE * len(words[one] | words[other]):
                group = [group[other] if number == group[one] else number for number in group]
    return group


def feature_names(found: Sequence[Example]) -> list[str]:
    """The names of all lexical features that the examples have, in order."""
    return sorted({name for example in found for name in lexical(example.clause)})


def matrix(found: Sequence[Example], names: Sequence[str]) -> Vector:
    """The examples' features, a row each."""
    places = {name: place for place, name in enumerate(names)}
    return np.stack([vector(example.clause, places) for example in found])


def folds(found: Sequence[Example], count: int, seed: int) -> list[int]:
    """The fold of each example: groups are dealt out at random, none to two folds."""
    groups = sorted({example.group for example in found})
    random.Random(seed).shuffle(groups)  # noqa: S311 - a reproducible split, no secret
    fold = {group: place % count for place, group in enumerate(groups)}
    return [fold[example.group] for example in found]
