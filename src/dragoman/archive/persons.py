"""Which names are one person's: what the rules of names say, and before them what persons have ruled.

Accounts are linked and compared by the names that are ruled to be meant (`naming`). The rows of voices and participants
hold these as well, so that whoever compares persons by rows follows the rulings; where a row is of an account alone,
the name as read stays beside it in `named`.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select, update

from dragoman.archive import schema
from dragoman.archive.corrections import Correction, log_of, standing
from dragoman.archive.scopes import Scope
from dragoman.lexicon.names import same_person

PERSON = "person:"
Row = dict[str, object]


class Persons:
    """Names and the persons whom they mean, by the rulings that stand; without one, a name means what it says."""

    def __init__(self, ruled: Mapping[str, str | None]) -> None:
        """Take for each name that is ruled on the name of the person, or None for a person of that name alone."""
        self.ruled = dict(ruled)

    @classmethod
    def of_corrections(cls, corrections: Iterable[Correction]) -> "Persons":
        """The persons after the corrections that stand; the last on a name holds."""
        return cls(
            {one.target.removeprefix(PERSON): str(one.value) if one.value is not None else None for one in corrections}
        )

    def of(self, name: str) -> str:
        """The name of the person whom a name means; of names that are ruled to be each other's, the first."""
        chain = [name]
        while (meant := self.ruled.get(chain[-1])) is not None:
            if meant in chain:
                return min(chain[chain.index(meant) :])
            chain.append(meant)
        return chain[-1]

    def same(self, one: str, other: str) -> bool:
        """Whether two names are one person's: as ruled, else by the rules of names."""
        mine, theirs = self.of(one), self.of(other)
        alone = any(name in self.ruled and self.ruled[name] is None for name in (mine, theirs))
        return mine == theirs or (not alone and same_person(mine, theirs))

    def row(self, row: Row) -> Row:
        """A row of a voice or participant with the person who is meant, and the name as read where that is another."""
        name = row.get("person")
        meant = self.of(name) if isinstance(name, str) else name
        return row | {"person": meant, "named": name if meant != name else None}


def persons_in(db: Connection) -> Persons:
    """The persons of an archive by all rulings that stand."""
    return Persons.of_corrections(standing(log_of(db, Scope.PERSON)))


def names_of(db: Connection, name: str) -> list[str]:
    """All names in the archive's rows that mean the same person as a name, in order."""
    persons = persons_in(db)
    found = {
        str(one)
        for table in (schema.voice, schema.participant)
        for one in db.scalars(select(table.c.person).where(table.c.person.is_not(None)).distinct())
    }
    return sorted(one for one in found if persons.same(one, name))


def is_named(db: Connection, name: str) -> bool:
    """Whether some account names a person so, or some ruling does."""
    if any(name in (ruled, meant) for ruled, meant in persons_in(db).ruled.items()):
        return True
    found = (
        db.scalar(select(table.c.person).where(table.c.person == name).limit(1))
        for table in (schema.voice, schema.participant)
    )
    return any(one is not None for one in found)


def rename(db: Connection, before: Persons, after: Persons) -> None:
    """Bring the rows of voices and participants from some rulings to others."""
    for name in sorted({*before.ruled, *after.ruled}):
        was, now = before.of(name), after.of(name)
        if was == now:
            continue
        for table in (schema.voice, schema.participant):
            column = table.c
            read_so = column.named == name if was != name else column.named.is_(None)
            db.execute(
                update(table)
                .where(column.person == was, read_so)
                .values(person=now, named=name if now != name else None)
            )
