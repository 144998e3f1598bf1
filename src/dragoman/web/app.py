"""Puts the application together: the archive, the guards, the API and the pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from dragoman import __version__
from dragoman.archive import Archive, UnreachableError
from dragoman.archive.engine import reading
from dragoman.archive.users import users
from dragoman.web import api, pages
from dragoman.web.documents import describe
from dragoman.web.guards import Guards
from dragoman.web.jobs import Jobs
from dragoman.web.pages.drawing import draw_problem
from dragoman.web.problems import handle_problems
from dragoman.web.settings import Settings
from dragoman.web.warming import warm_up

ABOUT = """\
Everything that an archive of Dragoman holds and does: accounts, the contacts that they tell of, search, corrections,
and what follows over time.

Errors are `application/problem+json` (RFC 9457). Lists come in pages: give the `next` of one as the `cursor` of the
next.
"""


def create_app(settings: Settings | None = None, archive: Archive | None = None) -> FastAPI:
    """The application for an archive.

    Raises UnreachableError for an archive that cannot be opened, and in server mode for one without users.
    """
    settings = settings or Settings()
    kept = archive or Archive(settings.archive, create=not settings.server)
    if settings.server:
        _check_users(kept)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if settings.warm:
            warm_up(app)
        yield
        app.state.jobs.close()
        kept.close()

    app = FastAPI(
        title="Dragoman",
        version=__version__,
        description=ABOUT,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.archive, app.state.settings, app.state.jobs = kept, settings, Jobs()
    handle_problems(app, draw_problem)
    app.include_router(api.router)
    app.include_router(pages.router)
    describe(app, server=settings.server)
    app.add_middleware(Guards, settings=settings, draw=draw_problem)
    return app


def _check_users(archive: Archive) -> None:
    with reading(archive.engine) as db:
        known = users(db)
    if not known:
        message = f"{archive.place}: a server needs users; make the first with `dragoman user add NAME --role admin`"
        raise UnreachableError(message)
