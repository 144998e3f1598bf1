"""Portraits: what the archive has on one party, person or topic, at a glance. Looks at the latest only, and says so.

Everything is found by the index of search, so that a portrait takes as long in an archive of millions.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

from dragoman.archive import schema
from dragoman.archive.errors import NotFoundError
from dragoman.archive.indexing.known import persons_named
from dragoman.archive.indexing.marks import mark
from dragoman.archive.indexing.ranks import ranks_between
from dragoman.archive.persons import persons_in
from dragoman.archive.search import Facet
from dragoman.archive.search.compiling import prepare, ranks_found
from dragoman.archive.search.cursors import cursor_of, rank_after
from dragoman.archive.search.facets import facets_of
from dragoman.archive.search.fields import STATEMENTS
from dragoman.archive.search.parsing import parse
from dragoman.archive.search.plan import Marked
from dragoman.archive.search.planning import plan_of
from dragoman.archive.search.terms import term_for

LOOKED_AT = 1000
"""Statements, and contacts, that a portrait is made from: the latest ones."""
COUNTED = 10_000
LIMIT = 12
"""Contacts of one page."""
MOST = 12
"""Values that a portrait lists of each sort."""


_ALL = ranks_between(None, None)
_LIST = "contacts of a portrait"


@dataclass(frozen=True)
class About:
    """Whom or what a portrait is of: a query for statements, and the marks of contacts, of which one is enough."""

    said: str
    met: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """How many there are; where `exact` is False, there are more."""

    number: int
    exact: bool


@dataclass(frozen=True)
class Post:
    """An office that somebody held for a party, as accounts call it, and the days of the contacts between which."""

    office: str
    party: str | None
    first: str | None
    last: str | None
    contacts: int


@dataclass(frozen=True)
class Portrait:
    """What the archive has on somebody or something.

    `statements` counts what was said; `facets` are those of the latest; `contacts` has the ids of one page of contacts
    out of `met`, and `next` the cursor of the page after it. `parties` and `persons` took part in the latest contacts,
    with how many of them.
    """

    statements: Count
    met: Count
    contacts: tuple[str, ...]
    next: str | None
    facets: tuple[Facet, ...]
    parties: tuple[tuple[str, int], ...]
    persons: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Identity:
    """A person: the name that is shown, all names that mean the same person, and the posts that accounts give."""

    name: str
    names: tuple[str, ...]
    ruled: tuple[str, ...]
    posts: tuple[Post, ...]


def portrait(db: Connection, about: About, cursor: str | None = None, limit: int = LIMIT) -> Portrait:
    """What the archive has on somebody or something, with one page of contacts, the latest first.

    Raises QueryError for a cursor of another list.
    """
    prepare(db, schema.statement)
    statements = ranks_found(db, schema.statement, plan_of(db, parse(about.said), STATEMENTS), _ALL)
    contacts = ranks_found(db, schema.contact, Marked(about.met), _ALL)
    ids, more = _page(db, about, cursor, limit)
    latest = select(schema.contact.c.id).where(schema.contact.c.rank.in_(contacts.limit(LOOKED_AT)))
    participant = schema.participant.c
    rows = db.execute(
        select(participant.contact, participant.party, participant.person).where(participant.contact.in_(latest))
    ).all()
    return Portrait(
        _count(db, statements),
        _count(db, contacts),
        ids,
        more,
        facets_of(db, statements.limit(LOOKED_AT), STATEMENTS),
        _most({(row.contact, row.party) for row in rows if row.party}),
        _most({(row.contact, row.person) for row in rows if row.person}),
    )


def about_party(code: str) -> About:
    """A party: what it says, and the contacts in which it took part."""
    return About(term_for("by", code), (mark("party", code),))


def about_person(identity: Identity) -> About:
    """A person by all their names."""
    return About(term_for("by", identity.name), tuple(mark("person", name) for name in identity.names))


def about_topic(name: str) -> About:
    """A topic: what is said on it, and the contacts at which that is."""
    return About(term_for("topic", name), (mark("topic", name),))


def identity_of(db: Connection, name: str) -> Identity:
    """Whom a name means. Raises NotFoundError where the archive has nobody of that name."""
    persons = persons_in(db)
    names = persons_named(db, name, persons)
    meant = persons.of(name)
    same = {one for one in names if persons.same(one, name)} | ({meant} if meant != name else set())
    same |= {one for one, other in persons.ruled.items() if other and persons.of(one) == meant}
    if not same:
        message = f"the archive has nobody called {name}"
        raise NotFoundError(message)
    shown = meant if meant in same else _most_frequent(db, sorted(same))
    ruled = tuple(sorted(one for one in same if persons.ruled.get(one)))
    return Identity(shown, tuple(sorted(same)), ruled, _posts(db, sorted(same)))


def _most_frequent(db: Connection, names: Sequence[str]) -> str:
    """The one of some names under which most contacts have somebody; of equals the longest."""
    person = schema.participant.c.person
    rows = db.execute(select(person, func.count()).where(person.in_(names)).group_by(person))
    counts = {str(name): number for name, number in rows}
    return max(names, key=lambda one: (counts.get(one, 0), len(one)))


def _page(db: Connection, about: About, cursor: str | None, limit: int) -> tuple[tuple[str, ...], str | None]:
    """The ids of one page of contacts, and the cursor of the next."""
    asked = " ".join(about.met)
    lowest, highest = _ALL
    start = rank_after(cursor, asked, _LIST) + 1 if cursor else lowest
    found = ranks_found(db, schema.contact, Marked(about.met), (start, highest))
    ranks = list(db.scalars(found.limit(limit + 1)))
    shown = ranks[:limit]
    table = schema.contact.c
    ids = db.scalars(select(table.id).where(table.rank.in_(shown)).order_by(table.rank)).all()
    return tuple(ids), cursor_of(asked, _LIST, shown[-1]) if len(ranks) > limit else None


def _count(db: Connection, found: Select[int]) -> Count:
    number = db.scalar(select(func.count()).select_from(found.order_by(None).limit(COUNTED + 1).subquery())) or 0
    return Count(min(number, COUNTED), number <= COUNTED)


def _most(told: set[tuple[str, str]]) -> tuple[tuple[str, int], ...]:
    """The names that stand beside most contacts."""
    counts = Counter(name for _, name in told)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0]))[: MOST + 1])


def _posts(db: Connection, names: Sequence[str]) -> tuple[Post, ...]:
    """The offices in which somebody took part in contacts, the last one first."""
    participant, contact = schema.participant.c, schema.contact.c
    mine = (
        select(participant.contact, participant.office, participant.party)
        .where(participant.person.in_(names), participant.office.is_not(None))
        .limit(COUNTED)
        .subquery()
    )
    rows = db.execute(
        select(
            mine.c.office,
            mine.c.party,
            func.min(contact.first),
            func.max(contact.last),
            func.count(mine.c.contact.distinct()).label("contacts"),
        )
        .join(schema.contact, contact.id == mine.c.contact)
        .group_by(mine.c.office, mine.c.party)
    )
    posts = [Post(*row) for row in rows]
    return tuple(sorted(posts, key=lambda one: (one.last or "", one.contacts, one.office), reverse=True)[:MOST])
