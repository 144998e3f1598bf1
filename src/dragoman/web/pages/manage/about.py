"""What answers here: its version, its models and licences; the archive checked, and read anew after an upgrade."""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from http import HTTPStatus
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, requires
from re import match
from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from dragoman import __version__
from dragoman.archive import Archive
from dragoman.archive.checking import check
from dragoman.archive.engine import reading, writing
from dragoman.archive.migrating import head
from dragoman.archive.tallying import due_count
from dragoman.archive.users import note
from dragoman.web.access import TheArchive, origin_of, settings_of
from dragoman.web.jobs import Job, Piece
from dragoman.web.pages import addresses
from dragoman.web.pages.cards import cards
from dragoman.web.pages.manage.frame import managed
from dragoman.web.pages.manage.progress import jobs_of
from dragoman.web.pages.visiting import Form, PageAdmin, PageReader
from dragoman.web.problems import ProblemError
from dragoman.web.reader import reread

router = APIRouter()

PATH = "/manage/about"


class Library(NamedTuple):
    """A package that this one stands on."""

    name: str
    version: str
    licence: str


@router.get(PATH)
def about(request: Request, archive: TheArchive, _: PageReader) -> Response:
    """Version, models, licences, and what can be done after an upgrade."""
    with reading(archive.engine) as db:
        due = due_count(db)
    return managed(
        request,
        "about",
        version=__version__,
        revision=_revision(),
        place=archive.place,
        due=due,
        cards=cards(),
        libraries=libraries(),
        jobs=jobs_of(request).all(PATH),
    )


@router.post(PATH)
def start(request: Request, archive: TheArchive, admin: PageAdmin, form: Form) -> Response:
    """Start checking the archive, or reading anew what another version has read."""
    what = form.get("what")
    if what == "check":
        job = jobs_of(request).start(
            Job("Checking the archive", PATH, admin.name, finds=True), partial(_check, archive)
        )
    elif what == "reread":
        job = jobs_of(request).start(Job("Reading accounts anew", PATH, admin.name), partial(_reread, archive))
    else:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "say whether to check the archive or to read it anew")
    if settings_of(request).server:
        with writing(archive.engine) as db:
            note(db, str(what), who=admin.name, origin=origin_of(request), at=archive.now())
    return RedirectResponse(job.path, HTTPStatus.SEE_OTHER)


def _check(archive: Archive, job: Job) -> None:
    """Look at each account; what is wrong is told, with what puts it right."""

    def watched(keys: Iterable[str], total: int) -> Iterator[str]:
        job.total = total
        for key in job.while_going(keys):
            yield key
            job.told()

    for fault in check(archive.engine, quick=True, watch=watched):
        job.told(Piece("fault", fault.place, None, str(fault).removeprefix(f"{fault.place}: ")), steps=0)


def _reread(archive: Archive, job: Job) -> None:
    """Read anew what another version has read; corrections are kept."""
    due = archive.due()
    job.total = len(due)
    for key in job.while_going(due):
        done = reread(archive, key)
        job.told(Piece("changed" if done.changed else "unchanged", done.name, addresses.account(done.id)))


@cache
def _revision() -> str:
    """The version of the tables; an archive that is open has it."""
    return head()


@cache
def libraries() -> tuple[Library, ...]:
    """The packages that are needed, by name, with the licences that they state."""
    found = []
    for line in _required():
        name = match(r"[\w.-]+", line)
        try:
            told = metadata(name[0]) if name else None
        except PackageNotFoundError:
            continue
        if told is not None:
            licence = _stated(told, "License-Expression") or _classified(told.get_all("Classifier") or [])
            found.append(Library(told["Name"], told["Version"], licence))
    return tuple(sorted(set(found), key=lambda one: one.name.casefold()))


def _required() -> list[str]:
    try:
        return requires("dragoman") or []
    except PackageNotFoundError:
        return []


def _stated(told: PackageMetadata, field: str) -> str:
    return str(told[field]) if field in set(told) else ""


def _classified(classifiers: list[str]) -> str:
    told = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::")]
    return ", ".join(told) or "see its files"
