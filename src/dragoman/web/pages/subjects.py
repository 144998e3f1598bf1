"""The pages of parties, persons and topics: who or what it is, what is said and with whom, and where to go on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Connection, select

from dragoman.archive import NotFoundError, schema
from dragoman.archive.catalogue import Catalogue
from dragoman.archive.engine import reading
from dragoman.archive.follow.subject import topic_called
from dragoman.archive.follow.values import Told
from dragoman.archive.portraits import (
    LOOKED_AT,
    About,
    Identity,
    Portrait,
    about_party,
    about_person,
    about_topic,
    identity_of,
    portrait,
)
from dragoman.archive.search.terms import term_for
from dragoman.export.labels import capitalised
from dragoman.lexicon.parties import party_name, party_named
from dragoman.web.access import TheArchive
from dragoman.web.pages import addresses
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.found import contacts_by_id
from dragoman.web.pages.narrowing import plain_value
from dragoman.web.pages.visiting import PageReader

router = APIRouter()

LISTED = 60
"""Names on one page of a list."""
WIDTH = 100
"""Units of the bars in tables."""

Words = Annotated[str, Query(alias="q", max_length=200)]
After = Annotated[str | None, Query(max_length=10_000)]


@dataclass(frozen=True)
class Bar:
    """A row of a table with a bar: a name, how many, a link, and how long the bar is."""

    name: str
    count: int
    href: str
    width: float


@dataclass(frozen=True)
class Bars:
    """A small table with bars."""

    heading: str
    rows: tuple[Bar, ...]


@dataclass(frozen=True)
class Subject:
    """A party, person or topic with all that its page shows; `key` is its code or name, `told` its contacts by id."""

    kind: str
    key: str
    name: str
    about: About
    found: Portrait
    told: Mapping[str, Told]
    tables: tuple[Bars, ...]
    links: tuple[tuple[str, str], ...] = ()
    identity: Identity | None = None

    @property
    def contacts(self) -> tuple[Told, ...]:
        """One page of its contacts, the latest first."""
        return tuple(self.told[name] for name in self.found.contacts)

    @property
    def bars(self) -> tuple[Bars, ...]:
        """The tables that have anything."""
        return tuple(one for one in self.tables if one.rows)

    @property
    def more(self) -> str | None:
        """Where its contacts go on."""
        own = {"party": addresses.party, "person": addresses.person, "topic": addresses.topic}[self.kind](self.key)
        return f"{addresses.with_query(own, cursor=self.found.next)}#contacts" if self.found.next else None

    @property
    def latest(self) -> int:
        """Of how many statements the tables are made, where that is not all of them; else 0."""
        return LOOKED_AT if self.found.statements.number > LOOKED_AT else 0


@router.get("/parties")
def parties(request: Request, archive: TheArchive, _: PageReader, q: Words = "", cursor: After = None) -> Response:
    """The parties that took part in contacts."""
    return _list(request, "parties", archive.parties(q, cursor, LISTED), q)


@router.get("/persons")
def persons(request: Request, archive: TheArchive, _: PageReader, q: Words = "", cursor: After = None) -> Response:
    """The persons who took part in contacts."""
    return _list(request, "persons", archive.persons(q, cursor, LISTED), q)


@router.get("/topics")
def topics(request: Request, archive: TheArchive, _: PageReader, q: Words = "", cursor: After = None) -> Response:
    """What statements are about."""
    return _list(request, "topics", archive.topics(q, cursor, LISTED), q)


@router.get("/parties/{code}")
def one_party(request: Request, archive: TheArchive, _: PageReader, code: str, cursor: After = None) -> Response:
    """A party: what it says, with whom it is in contact."""
    code = _party(code)
    about = about_party(code)
    with reading(archive.engine) as db:
        found = portrait(db, about, cursor)
        contacts = contacts_by_id(db, found.contacts)
    bars = (
        _of_facet("What it does in words", found, "act", about),
        _rows("What it speaks of", _values(found, "topic"), lambda topic: _position(code, topic)),
        _rows("With whom", _others(found.parties, code), addresses.party, party_name),
        _rows("Who takes part", found.persons, addresses.person),
    )
    links = (
        ("Timeline", addresses.with_query("/follow/timeline", names=code)),
        ("Undertakings", addresses.with_query("/follow/undertakings", names=code)),
        ("Where it is silent", addresses.with_query("/follow/silence", side=code)),
        ("Its own accounts", addresses.accounts(side=code)),
    )
    subject = Subject("party", code, party_name(code), about, found, contacts, bars, links)
    return draw(request, "subject.html.jinja", subject=subject, later=cursor is not None)


@router.get("/persons/{name:path}")
def one_person(request: Request, archive: TheArchive, _: PageReader, name: str, cursor: After = None) -> Response:
    """A person: in which offices, what they say, with whom they are in contact."""
    with reading(archive.engine) as db:
        identity = identity_of(db, name)
        about = about_person(identity)
        found = portrait(db, about, cursor)
        contacts = contacts_by_id(db, found.contacts)
    own = {post.party for post in identity.posts}
    bars = (
        _of_facet("What they do in words", found, "act", about),
        _of_facet("What they speak of", found, "topic", about),
        _rows("With whom", _others(found.persons, *identity.names), addresses.person),
        _rows("With which parties", _others(found.parties, *own), addresses.party, party_name),
    )
    links = (
        ("Timeline", addresses.with_query("/follow/timeline", names=identity.name)),
        ("Undertakings", addresses.with_query("/follow/undertakings", names=identity.name)),
    )
    subject = Subject("person", identity.name, identity.name, about, found, contacts, bars, links, identity)
    return draw(request, "subject.html.jinja", subject=subject, later=cursor is not None)


@router.get("/topics/{name:path}")
def one_topic(request: Request, archive: TheArchive, _: PageReader, name: str, cursor: After = None) -> Response:
    """A topic: who speaks of it, and how."""
    with reading(archive.engine) as db:
        name = _topic(db, name)
        about = about_topic(name)
        found = portrait(db, about, cursor)
        contacts = contacts_by_id(db, found.contacts)
    bars = (
        _rows("Which parties speak of it", _values(found, "by"), lambda code: _position(code, name), party_name),
        _of_facet("Who speaks of it", found, "speaker", about),
        _of_facet("How", found, "act", about),
        _rows("Beside it", _others(_values(found, "topic"), name), addresses.topic),
    )
    subject = Subject("topic", name, capitalised(name), about, found, contacts, bars)
    return draw(request, "subject.html.jinja", subject=subject, later=cursor is not None)


def _position(code: str, topic: str) -> str:
    return addresses.with_query("/follow/positions", party=code, topic=topic)


def _list(request: Request, kind: str, page: Catalogue, words: str) -> Response:
    most = max((one.number for one in page.items), default=0)
    href = {"parties": addresses.party, "persons": addresses.person, "topics": addresses.topic}[kind]
    name = party_name if kind == "parties" else str
    rows = tuple(Bar(name(one.name), one.number, href(one.name), _width(one.number, most)) for one in page.items)
    more = addresses.with_query(f"/{kind}", q=words, cursor=page.next) if page.next else None
    return draw(request, "subjects.html.jinja", kind=kind, rows=rows, total=page.total, words=words, more=more)


def _party(name: str) -> str:
    """The code of a party. Raises NotFoundError for what is none."""
    code = party_named(name)
    if code is None:
        message = f"{name} is no party; give a code (JP, EU) or a name (Japan)"
        raise NotFoundError(message)
    return code


def _topic(db: Connection, name: str) -> str:
    """A topic as the archive writes it. Raises NotFoundError, naming those that come near, for none."""
    table = schema.topic.c.name
    return name if db.scalar(select(table).where(table == name).limit(1)) else topic_called(db, name)


def _values(found: Portrait, name: str) -> Sequence[tuple[str, int]]:
    return next((one.values for one in found.facets if one.name == name), ())


def _others(values: Sequence[tuple[str, int]], *own: str | None) -> list[tuple[str, int]]:
    return [one for one in values if one[0] not in own]


def _of_facet(heading: str, found: Portrait, name: str, about: About) -> Bars:
    """The values of a facet, each a link to a search for what is counted."""
    field = next((one.field for one in found.facets if one.name == name), name)
    href = lambda value: addresses.search(f"{about.said} {term_for(field, value)}")  # noqa: E731
    return _rows(heading, _values(found, name), href, lambda value: plain_value(field, value))


def _rows(
    heading: str, values: Sequence[tuple[str, int]], href: Callable[[str], str], name: Callable[[str], str] = str
) -> Bars:
    top = values[:10]
    most = max((count for _, count in top), default=0)
    return Bars(
        heading, tuple(Bar(capitalised(name(one)), count, href(one), _width(count, most)) for one, count in top)
    )


def _width(count: int, most: int) -> float:
    return round(WIDTH * count / most, 1) if most else 0.0
