"""How much a finding matters: its kind first, then what it is about. The figures are data (`findings.toml`)."""

from collections.abc import Iterable

from dragoman.collation.comparison.ledger import Entry
from dragoman.lexicon import load_table
from dragoman.lexicon.topics import topic_ranks
from dragoman.model import FindingKind

_PLAIN_ACT = 0.75
_FLOOR = 0.5
_WIDE = 3
"""Rank in the taxonomy of topics that nearly any contact is about."""


def of_statements(kind: FindingKind, entries: Iterable[Entry], share: float = 1.0) -> float:
    """Weight of a finding about statements: the kind's base, by its most important act and a share in [0, 1]."""
    acts = load_table("findings")["acts"]
    importance = max((acts.get(entry.statement.act.value, _PLAIN_ACT) for entry in entries), default=_PLAIN_ACT)
    return round(_base(kind) * (_FLOOR + _FLOOR * importance) * (_FLOOR + _FLOOR * min(1.0, share)), 3)


def of_fact(kind: FindingKind, field: str) -> float:
    """Weight of a finding about a fact of the contact."""
    fields = load_table("findings")["fields"]
    return round(_base(kind) * float(fields.get(field, _PLAIN_ACT)), 3)


def family(name: str) -> frozenset[str]:
    """The acts of a family, such as `binding` or `courtesy`."""
    return frozenset(load_table("findings")["families"][name])


def generic(topic: str) -> bool:
    """Whether a topic is too wide to say that two statements are about one thing."""
    return topic_ranks().get(topic, 1) >= _WIDE


def named_issue(topic: str) -> bool:
    """Whether a topic is one named issue ("territorial issue"), not a subject of many ("health")."""
    return topic_ranks().get(topic, _WIDE) == 1


def force(entry: Entry) -> int:
    """How hard a statement's act presses or binds, from 1."""
    return int(load_table("findings")["force"].get(entry.statement.act.value, 2))


def _base(kind: FindingKind) -> float:
    return float(load_table("findings")["base"][kind.value])
