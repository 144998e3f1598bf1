"""All pages, in one list: what the suite of pages goes over, the screenshots show and the benchmark measures.

A page that is missing here fails a test, which compares the list with the application's own addresses.
"""

from collections.abc import Iterable, Iterator
from string import Formatter
from typing import NamedTuple
from urllib.parse import quote

from fastapi.routing import APIRoute
from sqlalchemy import ColumnElement, Connection, Table, func, select
from starlette.routing import BaseRoute, Match

from dragoman.archive import Archive, schema
from dragoman.archive.engine import reading
from dragoman.web.pages import router


class Page(NamedTuple):
    """A page: what to call it, and where it is; `{contact}` and the like stand for what an archive has."""

    name: str
    path: str


PAGES = (
    Page("front", "/"),
    Page("example", "/example"),
    Page("contacts", "/contacts"),
    Page("contact", "/contacts/{contact}"),
    Page("matrix", "/contacts/{contact}/matrix"),
    Page("memo", "/contacts/{contact}/memo"),
    Page("contact-history", "/contacts/{contact}/history"),
    Page("accounts", "/accounts"),
    Page("account", "/accounts/{account}"),
    Page("versions", "/accounts/{account}/versions"),
    Page("search", "/search?q={word}"),
    Page("search-unasked", "/search"),
    Page("similar", "/search/similar/{statement}"),
    Page("follow", "/follow"),
    Page("timeline", "/follow/timeline?who={party}"),
    Page("positions", "/follow/positions?party={party}&topic={topic}"),
    Page("undertakings", "/follow/undertakings"),
    Page("silence", "/follow/silence"),
    Page("omitted", "/follow/omitted"),
    Page("parties", "/parties"),
    Page("party", "/parties/{party}"),
    Page("persons", "/persons"),
    Page("person", "/persons/{person}"),
    Page("topics", "/topics"),
    Page("topic", "/topics/{topic}"),
    Page("queue", "/queue"),
    Page("correct-statement", "/correct?target={statement}"),
    Page("correct-speaker", "/correct?target={statement}&field=speaker"),
    Page("correct-ties", "/correct/ties?target={statement}"),
    Page("correct-contact", "/correct/contact?contact={contact}"),
    Page("corrections", "/corrections"),
    Page("history", "/history?target={account}"),
    Page("archive", "/manage"),
    Page("add", "/manage/add"),
    Page("rejects", "/manage/rejects"),
    Page("backup", "/manage/backup"),
    Page("users", "/manage/users"),
    Page("tokens", "/manage/tokens"),
    Page("log", "/manage/log"),
    Page("settings", "/manage/settings"),
    Page("about", "/manage/about"),
    Page("login", "/login"),
)
NO_PAGES = {
    "/static/{version}/{name}": "style sheets and scripts",
    "/statements/{statement}": "leads on to a page",
    "/search/facets": "a part of a page, fetched by it",
    "/corrections/examples.jsonl": "a file",
    "/correct/person": "leads on to a page",
    "/manage/{area}/{job}": "needs a job; see tests/web/pages/test_adding.py",
    "/manage/{area}/{job}/events": "a stream",
}
"""Addresses that answer GET and need not be listed, and why."""


def routes() -> list[APIRoute]:
    """The addresses of pages that answer GET."""
    return [route for route in _flat(router.routes) if "GET" in route.methods]


def matches(route: APIRoute, path: str) -> bool:
    """Whether a path is one of a route's."""
    scope = {"type": "http", "method": "GET", "path": path.partition("?")[0], "headers": []}
    return route.matches(scope)[0] is Match.FULL


def at(pages: Iterable[Page], archive: Archive, **known: str) -> list[tuple[str, str]]:
    """The names and whole addresses of pages for an archive; those of things that it has not are left out.

    What is `known` goes before what the archive has most of.
    """
    has = things(archive) | known
    return [(page.name, page.path.format(**has)) for page in pages if all(has.get(one) for one in _asked(page.path))]


def things(archive: Archive) -> dict[str, str]:
    """What an archive has most of, quoted for an address: a contact, an account, a party, a person, a topic, a word."""
    with reading(archive.engine) as db:
        contact = _most(db, schema.entry, schema.entry.c.contact)
        entry, statement = schema.entry.c, schema.statement.c
        account = db.scalar(select(entry.account).where(entry.contact == contact).order_by(entry.account).limit(1))
        found = {
            "contact": contact,
            "account": account or db.scalar(select(func.min(schema.account.c.id))),
            "party": _most(db, schema.participant, schema.participant.c.party),
            "person": _most(db, schema.participant, schema.participant.c.person),
            "topic": _most(db, schema.topic, schema.topic.c.name),
            "statement": db.scalar(select(func.min(statement.id)).where(statement.account == account)),
        }
    quoted = {name: quote(value, safe="") for name, value in found.items() if value}
    return quoted | ({"word": "ready"} if found["account"] else {})


def _most(db: Connection, table: Table, column: ColumnElement[str]) -> str | None:
    """The value that a column has most often."""
    query = select(column).select_from(table).where(column.is_not(None)).group_by(column)
    return db.scalar(query.order_by(func.count().desc(), column).limit(1))


def _asked(path: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(path) if name]


def _flat(found: Iterable[BaseRoute]) -> Iterator[APIRoute]:
    """Routes with those of the routers that they include."""
    for route in found:
        if isinstance(route, APIRoute):
            yield route
        elif inner := getattr(route, "original_router", None):
            yield from _flat(inner.routes)
