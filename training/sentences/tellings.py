"""Tellings: what one point of a contact reads like in several accounts, written for training, and batches of them.

`tellings.jsonl` has an invented contact on each line: its points, each two or more tellings in different words, and
merged sentences that tell several of its points at once. Points of one contact lie close to each other and are yet not
the same. None of these contacts is one that alignment is measured on.
"""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

PATH = Path(__file__).with_name("tellings.jsonl")
CONTACTS = 4
"""Contacts that share a batch: most of what a telling must be told apart from lies close to it."""

Mark = tuple[int, int]
"""A point: the number of its contact, and its place there."""


class Contact(NamedTuple):
    """The tellings of each point, and merged sentences with the places of the points that they tell."""

    points: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[str, tuple[int, ...]], ...]


class Batch(NamedTuple):
    """Texts, and the points that each of them tells; every point is told by at least two."""

    texts: tuple[str, ...]
    told: tuple[frozenset[Mark], ...]


def load(path: Path = PATH) -> tuple[Contact, ...]:
    """The contacts of a file, in its order."""
    return tuple(_contact(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def batches(contacts: Sequence[Contact], rng: random.Random) -> Iterator[Batch]:
    """All contacts once, in any order: two tellings of each point, and the merged sentences."""
    order = rng.sample(range(len(contacts)), len(contacts))
    for start in range(0, len(order), CONTACTS):
        chosen = order[start : start + CONTACTS]
        rows = [row for number in chosen for row in _rows(contacts[number], number, lambda told: rng.sample(told, 2))]
        yield _batch(rows)


def whole(contact: Contact) -> Batch:
    """Every telling of a contact."""
    return _batch(list(_rows(contact, 0, lambda told: told)))


def _batch(rows: Sequence[tuple[str, frozenset[Mark]]]) -> Batch:
    return Batch(tuple(text for text, _ in rows), tuple(told for _, told in rows))


def _rows(
    contact: Contact, number: int, chosen: Callable[[Sequence[str]], Sequence[str]]
) -> Iterator[tuple[str, frozenset[Mark]]]:
    for place, told in enumerate(contact.points):
        yield from ((text, frozenset({(number, place)})) for text in chosen(told))
    yield from ((text, frozenset((number, place) for place in places)) for text, places in contact.merged)


def _contact(row: dict[str, Any]) -> Contact:
    return Contact(
        tuple(tuple(told) for told in row["points"]),
        tuple((merged["text"], tuple(merged["points"])) for merged in row["merged"]),
    )
