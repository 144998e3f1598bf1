"""The names that an archive has, the most frequent first: for forms to offer, and for whom a visitor may have meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils
from sqlalchemy import Connection, func, select

from dragoman.archive import schema
from dragoman.lexicon.parties import party_name, party_names

OFFERED = 80
"""Names that a form offers of each sort, at most."""
NEAR = 62
"""Likeness, of 100, from which a name may have been meant."""
SUGGESTED = 5


@dataclass(frozen=True)
class Known:
    """Parties by code, persons and topics, those of most contacts or statements first; and sides that have accounts."""

    parties: tuple[str, ...]
    people: tuple[str, ...]
    topics: tuple[str, ...]
    sides: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How many names there are."""
        return len(self.parties) + len(self.people) + len(self.topics) + len(self.sides)

    @property
    def offered(self) -> tuple[str, ...]:
        """Parties and persons that a form offers."""
        return (*(party_name(code) for code in self.parties[:OFFERED]), *self.people[:OFFERED])


def known_names(db: Connection) -> Known:
    """The names of an archive."""
    participant, topic, side = schema.participant.c, schema.topic.c.name, schema.account.c.side
    found = [
        db.scalars(select(name).where(name.is_not(None)).group_by(name).order_by(func.count().desc(), name)).all()
        for name in (participant.party, participant.person, topic, side)
    ]
    return Known(*(tuple(names) for names in found))


def meant(name: str, among: Iterable[str]) -> list[str]:
    """The names nearest to one that is not there, the nearest first.

    >>> meant("Macorn", ["Emmanuel Macron", "Joe Biden"])
    ['Emmanuel Macron']
    """
    found = process.extract(
        name, list(among), scorer=fuzz.WRatio, processor=utils.default_process, limit=SUGGESTED, score_cutoff=NEAR
    )
    return [one for one, *_ in found]


def who_was_meant(name: str, known: Known) -> list[str]:
    """The parties and persons nearest to a name."""
    names = dict.fromkeys((*known.people, *(party_name(code) for code in known.parties), *party_names().values()))
    return meant(name, names)


def sides_meant(name: str, known: Known) -> Sequence[str]:
    """The parties nearest to a name."""
    return meant(name, dict.fromkeys((*(party_name(code) for code in known.parties), *party_names().values())))
