"""What follows from a ruling on persons: rows take the names now meant, and accounts that have them are linked anew."""

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.naming import people_in
from dragoman.archive.persons import Persons, rename
from dragoman.archive.readings import effective_readings
from dragoman.archive.refreshing import relink
from dragoman.lexicon.names import name_key

_AT_ONCE = 400


def identify(db: Connection, before: Persons, after: Persons) -> None:
    """Bring the archive from some rulings on persons to others, which stand in the log already."""
    changed = {name for name in {*before.ruled, *after.ruled} if before.of(name) != after.of(name)}
    keys = _naming(db, changed, before)
    rename(db, before, after)
    for key in keys:
        relink(db, key)


def _naming(db: Connection, names: set[str], before: Persons) -> list[str]:
    """The accounts whose readings have some of these names, in order; `before` is what rows are made by."""
    here = sorted(_candidates(db, names, before)) if names else []
    found: list[str] = []
    for start in range(0, len(here), _AT_ONCE):
        part = here[start : start + _AT_ONCE]
        found += [key for key, one in zip(part, effective_readings(db, part), strict=True) if names & people_in(one)]
    return found


def _candidates(db: Connection, names: set[str], before: Persons) -> set[str]:
    """The accounts that may have some names: by who speaks in them, by their blocks, facts and contacts."""
    borne = sorted(names | {before.of(name) for name in names})
    words = sorted({name_key(word) for name in borne for word in name.split()})
    voice, statement, block, fact = schema.voice.c, schema.statement.c, schema.block.c, schema.fact.c
    entry, participant = schema.entry.c, schema.participant.c
    queries = (
        select(statement.account).join(schema.voice, voice.statement == statement.key).where(voice.person.in_(borne)),
        select(block.account).where(block.who.in_(words)),
        select(fact.account).where(fact.field == "participant", fact.value.in_(borne)),
        select(entry.account)
        .join(schema.participant, participant.contact == entry.contact)
        .where(participant.person.in_(borne)),
    )
    return {str(key) for query in queries for key in db.scalars(query.distinct())}
