"""Topics that one side leaves out of contacts where the other has them.

Counted over contacts that both sides have reported. A topic is left out only where no word of it stands anywhere in
that side's accounts of the contact, and none of its statements matches one of the other side's on it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from sqlalchemy import Connection, and_, func, select

from dragoman.archive import schema
from dragoman.archive.follow.heard import heard_at
from dragoman.archive.follow.said import parts
from dragoman.archive.follow.subject import Subject, contacts_of
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Told, Words
from dragoman.lexicon.topics import names_topic, topic_ranks
from dragoman.model import Span

GENERIC = 3
"""Rank from which a topic is what any contact is about."""


@dataclass(frozen=True)
class Absence:
    """A topic that a side left out of a contact, with the other side's statements on it."""

    contact: Told
    evidence: tuple[Words, ...]


@dataclass(frozen=True)
class Omitted:
    """A topic that `side` leaves out and `other` has: in how many contacts both, and which ones lack it.

    `both` counts the contacts in which both have it, `only_side` those in which only `side` has it.
    """

    topic: str
    side: str
    other: str
    left_out: tuple[Absence, ...]
    both: int
    only_side: int

    @property
    def always(self) -> bool:
        """Whether the side leaves the topic out of every contact where the other has it."""
        return not self.both


def omitted(
    db: Connection, subject: Subject, *, side: str | None = None, least: int = 1, always: bool = True
) -> tuple[Omitted, ...]:
    """The topics that a side leaves out of contacts of a subject, those left out most often first.

    With `side` only what that one leaves out; `least` is in how many contacts at least; without `always` also topics
    that the side has elsewhere.
    """
    contact, entry, account = schema.contact.c, schema.entry.c, schema.account.c
    sides = (
        select(func.count(account.side.distinct()))
        .select_from(schema.entry)
        .join(schema.account, account.id == entry.account)
        .where(entry.contact == contact.id)
    )
    told = told_contacts(db, contacts_of(subject).where(contact.planned.is_(False), sides.scalar_subquery() > 1))
    topics, texts = _topics(db, [one.id for one in told]), _texts(db, told)
    _, matched = heard_at(db, [one.id for one in told])
    found = list(_counted(told, topics, texts, matched))
    kept = (
        one for one in found if len(one.left_out) >= least and side in {None, one.side} and (one.always or not always)
    )
    return tuple(sorted(kept, key=lambda one: (-len(one.left_out), one.both, one.side, one.other, one.topic)))


def _counted(
    told: Sequence[Told],
    topics: dict[str, dict[str, dict[str, list[Words]]]],
    texts: dict[str, dict[str, list[str]]],
    matched: dict[str, set[str]],
) -> Iterator[Omitted]:
    """Every topic that some side left out of some contact where another has it."""
    has: dict[tuple[str, str, str], list[Absence]] = defaultdict(list)
    both: dict[tuple[str, str, str], int] = defaultdict(int)
    for one in told:
        own = topics.get(one.id, {})
        for side, other in permutations(sorted(one.sides), 2):
            for topic, words in own.get(other, {}).items():
                named = topic in own.get(side, {}) or any(names_topic(text, topic) for text in texts[one.id][side])
                if named or any(side in matched.get(each.statement or "", ()) for each in words):
                    both[topic, side, other] += 1
                else:
                    has[topic, side, other].append(Absence(one, tuple(words)))
    for (topic, side, other), absences in sorted(has.items()):
        yield Omitted(
            topic, side, other, tuple(absences), both[topic, side, other], len(has.get((topic, other, side), ()))
        )


def _topics(db: Connection, contacts: Sequence[str]) -> dict[str, dict[str, dict[str, list[Words]]]]:
    """By contact, side and topic the statements that are on it; what any contact is about left out."""
    said, entry, account, topic = schema.statement.c, schema.entry.c, schema.account.c, schema.topic.c
    special = frozenset(name for name, rank in topic_ranks().items() if rank < GENERIC)
    found: dict[str, dict[str, dict[str, list[Words]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for part in parts(contacts):
        rows = db.execute(
            select(entry.contact, account.side, topic.name, said.id, said.account, said.start, said.words)
            .join(schema.account, account.id == entry.account)
            .join(schema.statement, and_(said.account == entry.account, said.place == entry.place))
            .join(schema.topic, topic.statement == said.key)
            .where(entry.contact.in_(part), account.side.is_not(None))
            .order_by(entry.contact, account.side, topic.name, said.account, said.start)
        )
        for row in rows:
            if row.name not in special:  # asked of the database, this makes SQLite begin with every topic there is
                continue
            words = Words(row.account, Span(row.start, row.start + len(row.words)), row.words, row.id)
            found[row.contact][row.side][row.name].append(words)
    return found


def _texts(db: Connection, told: Sequence[Told]) -> dict[str, dict[str, list[str]]]:
    """The texts of each side's accounts of each contact."""
    account = schema.account.c
    keys = sorted({teller.account for one in told for teller in one.accounts})
    texts: dict[str, str] = {}
    for part in parts(keys):
        texts |= {row.id: row.text for row in db.execute(select(account.id, account.text).where(account.id.in_(part)))}
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        for teller in one.accounts:
            found[one.id][teller.side or ""].append(texts[teller.account])
    return found
