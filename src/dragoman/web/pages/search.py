"""Searching: what a query finds, how it can be narrowed, what is like a statement, and searches that were saved."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.archive import Archive, QueryError, Results
from dragoman.archive.engine import reading
from dragoman.archive.search import Page, search
from dragoman.archive.search.fields import EVERYWHERE, STATEMENTS
from dragoman.archive.search.hits import statement_hit
from dragoman.archive.search.terms import written
from dragoman.web.access import TheArchive
from dragoman.web.pages import addresses
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.found import Group, grouped
from dragoman.web.pages.narrowing import Chip, Choices, chips, choices
from dragoman.web.pages.visiting import Form, PageReader

router = APIRouter()

LIMIT = 20
ALIKE = 30
"""Statements that are shown as like one."""
FEW = 500
"""Hits that a table for spreadsheets has."""

Asked = Annotated[str | None, Query(alias="q")]
Of = Annotated[str, Query()]
After = Annotated[str | None, Query(max_length=10_000)]


@dataclass(frozen=True)
class Fault:
    """Why a query cannot be understood, and where: the query before the place, what stands there, and the rest.

    `meant` is the query that may have been meant, and `href` where it leads; empty where nobody can know.
    """

    says: str
    before: str
    there: str
    after: str
    meant: str = ""
    href: str = ""


@dataclass(frozen=True)
class Found:
    """One page of what a query found, or why it found nothing."""

    query: str
    of: str
    results: Results | None = None
    groups: tuple[Group, ...] = ()
    chips: tuple[Chip, ...] = ()
    facets: tuple[Choices, ...] | None = None
    fault: Fault | None = None
    later: bool = False

    @property
    def count(self) -> str:
        """How many hits there are."""
        if self.results is None:
            return ""
        one = {"statements": "statement", "accounts": "account", "contacts": "contact"}[self.of]
        number = f"{self.results.total:,}" if self.results.total else "No"
        return f"{'' if self.results.exact else 'More than '}{number} {one}{'' if self.results.total == 1 else 's'}"

    @property
    def next(self) -> str | None:
        """Where the list goes on."""
        cursor = self.results.cursor if self.results else None
        return addresses.search(self.query, self.of, cursor=cursor) if cursor else None

    @property
    def elsewhere(self) -> tuple[tuple[str, str], ...]:
        """The same query of each thing that can be searched: what it is, and where."""
        return tuple((one, addresses.search(self.query, one)) for one in EVERYWHERE)

    @property
    def with_facets(self) -> str:
        """The same page with its facets counted."""
        return addresses.search(self.query, self.of, facets=1)

    @property
    def fragment(self) -> str:
        """The facets by themselves."""
        return f"/search/facets?{urlencode({'q': self.query, 'of': self.of}, errors='replace')}"

    def api(self, form: str) -> str:
        """The hits as a program takes them."""
        asked = {"q": self.query, "of": self.of, "limit": FEW, "format": form}
        return f"/api/v1/search?{urlencode(asked, errors='replace')}"


@router.get("/search")
def found(
    request: Request,
    archive: TheArchive,
    user: PageReader,
    q: Asked = None,
    of: Of = STATEMENTS,
    cursor: After = None,
    facets: str | None = None,
) -> Response:
    """What a query finds; without any, how to ask."""
    of = of if of in EVERYWHERE else STATEMENTS
    shown = _found(archive, q, of, cursor, facets=bool(facets)) if q is not None else Found("", of)
    return draw(
        request, "search.html.jinja", found=shown, asked=q is not None, saved=archive.searches(user.name), limit=FEW
    )


@router.get("/search/facets")
def facets_of(request: Request, archive: TheArchive, _: PageReader, q: str = "", of: Of = STATEMENTS) -> Response:
    """The facets of a query by themselves, for a page that shows them later."""
    of = of if of in EVERYWHERE else STATEMENTS
    try:
        found = archive.search(q, of=of, limit=1, facets=True)
    except QueryError:
        return Response(status_code=HTTPStatus.NO_CONTENT)
    return draw(request, "_facets.html.jinja", facets=choices(found.facets, q, of, found.total))


@router.get("/search/similar/{statement}")
def similar(request: Request, archive: TheArchive, _: PageReader, statement: str) -> Response:
    """The statements that say something like one."""
    alike = archive.similar(statement, ALIKE)
    with reading(archive.engine) as db:
        own = grouped(db, [statement_hit(db, statement)])
        groups = grouped(db, [one.hit for one in alike])
    scores = {one.hit.id: round(100 * one.score) for one in alike}
    return draw(request, "similar.html.jinja", own=own[0], groups=groups, scores=scores)


@router.post("/search/saved")
def save(archive: TheArchive, user: PageReader, form: Form) -> Response:
    """Keep a query under a name."""
    query, of, name = (str(form.get(one) or "") for one in ("q", "of", "name"))
    kept = archive.save_search(name, query, of=of, owner=user.name)
    return RedirectResponse(f"{addresses.search(kept.query, kept.of)}#saved", HTTPStatus.SEE_OTHER)


@router.post("/search/saved/delete")
def forget(archive: TheArchive, user: PageReader, form: Form) -> Response:
    """Delete a saved search."""
    archive.forget_search(str(form.get("name") or ""), user.name)
    return RedirectResponse("/search", HTTPStatus.SEE_OTHER)


def _found(archive: Archive, query: str, of: str, cursor: str | None, *, facets: bool) -> Found:
    query = query.strip()
    try:
        with reading(archive.engine) as db:
            results = search(db, query, Page(of, LIMIT, cursor, facets))
            groups = grouped(db, results.hits)
    except QueryError as error:
        return Found(query, of, fault=_fault(query, of, error))
    counted = choices(results.facets, query, of, results.total) if facets else None
    return Found(query, of, results, groups, chips(query, of), counted, later=cursor is not None)


def _fault(query: str, of: str, error: QueryError) -> Fault:
    place = min(error.place, len(query))
    says = str(error).removeprefix(f"at character {error.place + 1}: ")
    says = says.replace(f"; did you mean {error.meant}?", "") if error.meant else says
    end = place + _length(query[place:], error.given)
    before, there, after = query[:place], query[place:end], query[end:]
    meant = f"{before}{written(error.meant)}{after}" if error.meant else ""
    return Fault(says, before, there, after, meant, addresses.search(meant, of) if meant else "")


def _length(rest: str, given: str) -> int:
    """How many characters of the rest of a query are wrong: what is known to be, in quotes or not; else a word."""
    for words in (given, f'"{given}"', f"“{given}”"):
        if given and rest.startswith(words):
            return len(words)
    first = rest.split(maxsplit=1)[:1]
    return rest.index(first[0]) + len(first[0]) if first else 0
