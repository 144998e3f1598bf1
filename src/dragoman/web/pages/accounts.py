"""The pages of accounts: what the archive has, each as received with what was read in it, and how versions differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Connection

from dragoman.archive import Hit, QueryError, Results
from dragoman.archive.accounts import find, kept, versions
from dragoman.archive.engine import reading
from dragoman.archive.listing import Described, contacts_of_account, described
from dragoman.archive.readings import effective_reading
from dragoman.archive.search import Page, search
from dragoman.archive.search.fields import ACCOUNTS
from dragoman.archive.search.terms import term_for
from dragoman.archive.versions_diff import diff_versions
from dragoman.web.access import TheArchive
from dragoman.web.pages import addresses
from dragoman.web.pages.changes import Changes
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.found import contacts_by_id
from dragoman.web.pages.telling import Telling
from dragoman.web.pages.visiting import PageReader

router = APIRouter()

LIMIT = 50

Given = Annotated[str, Query(max_length=200)]
Number = Annotated[str | None, Query(max_length=10)]


@dataclass(frozen=True)
class Listing:
    """A page of the list of accounts, and what it was asked for."""

    publisher: str
    side: str
    since: str
    until: str
    results: Results | None = None
    accounts: tuple[tuple[Hit, Described], ...] = ()
    fault: str = ""

    @property
    def query(self) -> str:
        """What is asked of the archive."""
        asked = [term_for(name, value) for name in ("publisher", "side") if (value := getattr(self, name).strip())]
        if self.since.strip() or self.until.strip():
            asked.append(f"date:{self.since.strip()}..{self.until.strip()}")
        return " ".join(asked)

    def page(self, cursor: str | None) -> str:
        """The list from a cursor on."""
        asked = {"publisher": self.publisher, "side": self.side, "since": self.since, "until": self.until}
        return addresses.with_query("/accounts", **asked, cursor=cursor)


@router.get("/accounts")
def all_accounts(
    request: Request,
    archive: TheArchive,
    _: PageReader,
    publisher: Given = "",
    side: Given = "",
    since: Given = "",
    until: Given = "",
    cursor: Annotated[str | None, Query(max_length=10_000)] = None,
) -> Response:
    """The accounts of the archive, the latest first."""
    asked = Listing(publisher, side, since, until)
    with reading(archive.engine) as db:
        shown = _listing(db, asked, cursor)
    return draw(request, "accounts.html.jinja", list=shown)


@router.get("/accounts/{account}")
def one_account(request: Request, archive: TheArchive, _: PageReader, account: str) -> Response:
    """An account, as received, with what its reading made of it."""
    with reading(archive.engine) as db:
        key = find(db, account)
        contacts = contacts_by_id(db, names := contacts_of_account(db, key))
        told = Telling(kept(db, key), effective_reading(db, key), [contacts[one] for one in names], versions(db, key))
    return draw(request, "account.html.jinja", told=told, page=told.page)


@router.get("/accounts/{account}/versions")
def versions_of(
    request: Request, archive: TheArchive, _: PageReader, account: str, first: Number = None, second: Number = None
) -> Response:
    """What one version of an account says and another does not."""
    with reading(archive.engine) as db:
        key = find(db, account)
        there = versions(db, key)
        found = diff_versions(db, key, *_numbers((first, second))) if len(there) > 1 else None
    return draw(
        request, "versions.html.jinja", kept=there[-1], versions=there, changes=Changes(found) if found else None
    )


def _numbers(given: Iterable[str | None]) -> tuple[int | None, ...]:
    return tuple(int(one) if one and one.isdecimal() else None for one in given)


def _listing(db: Connection, asked: Listing, cursor: str | None) -> Listing:
    given = (asked.publisher, asked.side, asked.since, asked.until)
    try:
        results = search(db, asked.query, Page(ACCOUNTS, LIMIT, cursor))
    except QueryError as error:
        return Listing(*given, fault=str(error).partition(": ")[2] or str(error))
    return Listing(*given, results, tuple((hit, described(db, hit.id)) for hit in results.hits))
