"""What the machine is unsure of, as rows: statements, speakers, facts told twice, accounts that may be of one contact.

The rows are made from what holds of an account, so that what a person has ruled on is in doubt no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import log2

from sqlalchemy import Connection, delete, or_, update

from dragoman.archive import schema
from dragoman.collation.linking import Entry, Tie
from dragoman.model import Contact, Fact, Reading, Statement

Row = dict[str, object]

HALF_LIFE = 180
"""Days after which a doubt weighs half."""
LEAST = 0.1
"""The doubt under which nobody is asked."""
MOST = 5
"""Doubts of one kind that an account brings, the greatest first."""
NEAR_ODDS = 1.5
"""The log odds, either way, within which two accounts may or may not tell of one contact."""

_ASKED = {
    "kind": "kind",
    "date": "date",
    "start_time": "start_time",
    "duration": "duration_minutes",
    "place": "place",
    "initiator": "initiator",
}
"""Facts of which a contact has one, and the contact's field of each."""
_EPOCH = date(2000, 1, 1)


def doubt_rows(
    key: str, reading: Reading, homes: Mapping[str, int], days: Mapping[int, tuple[date | None, date | None]]
) -> tuple[Row, ...]:
    """The doubts of an account; `homes` has the entry of each statement, `days` those of each entry."""
    speakers = [(said, uncertainty(said.confidence)) for said in reading.statements if said.speaker]
    found = [
        *(("unsure", "present", said.id, 0, uncertainty(said.confidence)) for said in _most(reading.unsure)),
        *(
            ("speaker", "speaker", said.id, homes.get(said.id, 0), amount)
            for said, amount in sorted(speakers, key=lambda one: (-one[1], one[0].id))[:MOST]
        ),
        *(("fact", field, "c0", 0, amount) for field, amount in conflicting(reading.contact)),
    ]
    first = {place: pair[0] for place, pair in days.items()}
    return tuple(
        _row(key, (place, f"{key}.{part}", field, kind), amount, first.get(place) or first.get(0))
        for kind, field, part, place, amount in found
        if amount >= LEAST
    )


def uncertainty(probability: float) -> float:
    """How much in doubt something is: 1 where it is as likely as not, 0 where it is sure either way."""
    return round(1 - abs(2 * probability - 1), 4)


def conflicting(contact: Contact | None) -> Iterator[tuple[str, float]]:
    """The fields of a contact of which its account gives values that cannot all hold, and how much in doubt each is."""
    by_field: dict[str, list[Fact]] = defaultdict(list)
    for fact in contact.facts if contact else ():
        by_field[fact.field].append(fact)
    for name, field in _ASKED.items():
        values = {str(fact.value): fact for fact in by_field.get(name, ()) if not fact.approximate}
        rivals = [one for one in values if not any(one != other and other.startswith(one) for other in values)]
        if len(rivals) > 1:
            yield field, round(min(values[one].confidence for one in rivals), 4)


def write_doubts(db: Connection, key: str, rows: Iterable[Row]) -> None:
    """Put the doubts of an account in place of those that it had; those of pairs come when it is linked."""
    erase_doubts(db, key)
    if listed := list(rows):
        db.execute(schema.doubt.insert(), listed)


def write_pairs(db: Connection, key: str, ties: Iterable[Tie]) -> None:
    """Put what is in doubt between an account and others in place of what was."""
    table = schema.doubt
    db.execute(delete(table).where(table.c.other.is_not(None), or_(table.c.account == key, table.c.other == key)))
    if rows := pair_rows(ties):
        db.execute(table.insert(), rows)


def pair_rows(ties: Iterable[Tie]) -> list[Row]:
    """The rows of pairs that may or may not be one contact, each pair of accounts once, by its likeliest entries."""
    found: dict[tuple[str, str], Tie] = {}
    for one in sorted(ties, key=lambda tie: (abs(tie.odds), tie.one.id, tie.other.id)):
        mine, theirs = sorted((one.one.reading.account.name, one.other.reading.account.name))
        if not one.ruled and abs(one.odds) <= NEAR_ODDS and mine != theirs:
            found.setdefault((mine, theirs), one)
    return [
        _row(mine, (_place(one, mine), f"{mine}~{theirs}", "contact", "pair"), uncertainty(one.probability), _day(one))
        | {"other": theirs}
        for (mine, theirs), one in found.items()
    ]


def weigh(db: Connection, places: Sequence[tuple[str, int]]) -> None:
    """Note of some entries, which make one contact, whether several accounts tell of it."""
    table = schema.doubt
    several = len({key for key, _ in places}) > 1
    for key, place in places:
        db.execute(
            update(table)
            .where(table.c.account == key, table.c.place == place, table.c.several.is_(not several))
            .values(several=several)
        )


def erase_doubts(db: Connection, key: str) -> None:
    """Take away all doubts that speak of an account."""
    table = schema.doubt
    db.execute(delete(table).where(or_(table.c.account == key, table.c.other == key)))


def _row(key: str, what: tuple[int, str, str, str], amount: float, day: date | None) -> Row:
    place, target, field, kind = what
    score = round(log2(amount) + (day - _EPOCH).days / HALF_LIFE, 4) if day else round(log2(amount), 4)
    return {
        "account": key,
        "place": place,
        "target": target,
        "field": field,
        "kind": kind,
        "other": None,
        "amount": amount,
        "score": score,
        "several": False,
    }


def _most(unsure: Iterable[Statement]) -> list[Statement]:
    return sorted(unsure, key=lambda said: (-uncertainty(said.confidence), said.id))[:MOST]


def _place(tie: Tie, key: str) -> int:
    entry = tie.one if tie.one.reading.account.name == key else tie.other
    return entry.place


def _day(tie: Tie) -> date | None:
    days = [_first(one) for one in (tie.one, tie.other)]
    return max((day for day in days if day), default=None)


def _first(entry: Entry) -> date | None:
    return entry.days.first if entry.days else None
