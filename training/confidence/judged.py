"""What annotation says of readings: which statements and facts are right, by the rules of the scorer of releases.

A statement is right where an annotated one shares half of its characters (intersection over union) and has the same
speakers; a fact, where an annotated main contact with one of its participants has its value.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.lexicon.names import same_person
from dragoman.model import Account, Contact, Fact, Reading, Span, Statement
from dragoman.sources import load

Gold = Mapping[str, Any]

SHARE = 0.5
FIELDS = {"kind": "kind", "date": "date", "duration": "duration_minutes", "initiator": "initiator"}


class Judged(NamedTuple):
    """A statement or a fact of a reading, and whether it is right."""

    reading: Reading
    found: Statement | Fact
    right: bool


def annotated(gold: Path, corpora: Path) -> Iterator[tuple[Account, Gold]]:
    """The releases annotated in a file of `benchmarks/`, each with its annotation; texts come from `corpora`."""
    wanted = {release["id"]: release for release in json.loads(gold.read_text(encoding="utf-8"))}
    for account in load([str(path) for path in sorted(corpora.glob("readouts_*.jsonl"))]):
        if account.name in wanted:
            yield account, wanted[account.name]


def judged_statements(reading: Reading, gold: Gold) -> Iterator[Judged]:
    """Every statement of the annotated part, unsure ones too; those that match an optional one are left out."""
    if gold["statements"] is None:
        return
    body = len(reading.account.title or "") + 2
    end = body + gold.get("annotated_to", len(reading.account.text) - body)
    said = [one for one in (*reading.statements, *reading.unsure) if body <= one.span.start < end]
    spans = [Span(body + one["start"], body + one["end"]) for one in gold["statements"]]
    pairs = [(_alike(one.span, span), i, j) for i, one in enumerate(said) for j, span in enumerate(spans)]
    taken: dict[int, int] = {}
    for alike, i, j in sorted(pairs, reverse=True):
        if alike >= SHARE and i not in taken and j not in taken.values():
            taken[i] = j
    for i, one in enumerate(said):
        match = gold["statements"][taken[i]] if i in taken else None
        if match is None or not match.get("optional"):
            yield Judged(reading, one, match is not None and _speakers_agree(match, one))


def judged_facts(reading: Reading, gold: Gold) -> Iterator[Judged]:
    """The facts of the reading's main contact that annotation speaks of."""
    if reading.contact is None:
        return
    mains = [one for one in gold["contacts"] if one.get("role", "main") == "main"]
    match = max(mains, key=lambda one: _shared(reading.contact, one), default=None)
    for fact in reading.contact.facts:
        if fact.field in FIELDS:
            values = _values(match, FIELDS[fact.field]) if match else []
            if match is None or any(values) or fact.field == "initiator":
                yield Judged(reading, fact, any(str(fact.value).startswith(str(value)) for value in values if value))
        elif fact.field == "participant":
            people = [one["person"] for one in match["participants"] if one["person"]] if match else []
            if match is None or all(one["person"] for one in match["participants"]):
                yield Judged(reading, fact, any(same_person(str(fact.value), person) for person in people))


def _alike(one: Span, other: Span) -> float:
    return one.overlap(other) / one.to(other).length


def _speakers_agree(gold: Gold, said: Statement) -> bool:
    names = [actor.name for actor in said.speaker]
    others = (gold.get("alt") or {}).get("speaker") or []
    options = [gold["speaker"], *(others if others and isinstance(others[0], list) else [others] if others else [])]
    return any(len(one) == len(names) and all(any(same_person(x, y) for y in names) for x in one) for one in options)


def _shared(contact: Contact, gold: Gold) -> int:
    people = [one["person"] for one in gold["participants"] if one["person"]]
    return sum(any(same_person(person, one.person or "") for one in contact.participants) for person in people)


def _values(gold: Gold, field: str) -> list[Any]:
    return [gold.get(field), *((gold.get("alt") or {}).get(field) or [])]
