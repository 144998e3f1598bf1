"""Names to suggest where a form lets somebody be written down: persons whom the archive knows nearby, and parties."""

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.correctable import Correctable
from dragoman.archive.indexing.folding import fold
from dragoman.archive.persons import PERSON
from dragoman.archive.scopes import Scope
from dragoman.lexicon.names import surname
from dragoman.lexicon.parties import party_names
from dragoman.web.pages.asking import PEOPLE

MOST = 150


def people_near(db: Connection, of: Correctable, field: str) -> tuple[str, ...]:
    """Persons who took part in contacts of the same parties, then parties; for a person, those of a like name."""
    if of.target.scope is Scope.PERSON:
        return named_alike(db, of.target.name.removeprefix(PERSON))
    if field not in PEOPLE:
        return ()
    told = [one for reading in of.scenes.values() for one in (reading.contact, *reading.other_contacts) if one]
    parties = sorted({who.party for one in told for who in one.participants if who.party})[:8]
    table = schema.participant.c
    found: list[str] = []
    for party in parties:
        query = select(table.person).where(table.party == party, table.person.is_not(None)).limit(MOST * 4)
        found += dict.fromkeys(map(str, db.scalars(query)))
    return (*list(dict.fromkeys(found))[:MOST], *sorted(party_names().values()))


def named_alike(db: Connection, name: str) -> tuple[str, ...]:
    """The persons whom the archive knows by the same surname, or by another word of the name."""
    table = schema.known.c
    words = [surname(name), *name.split()]
    query = select(table.value).distinct().where(table.field == "person", table.word.in_(_folded(words))).limit(MOST)
    return tuple(sorted(one for one in map(str, db.scalars(query)) if one != name))


def _folded(words: list[str]) -> list[str]:
    return sorted({part for word in words for part in fold(word).split()})
