"""The REST API under /api/v1: thin endpoints over `dragoman.archive`, a module for each subject."""

from fastapi import APIRouter, Depends

from dragoman.web.api import (
    accounts,
    adding,
    comparing,
    contacts,
    correcting,
    entrance,
    following,
    searches,
    searching,
    users,
)
from dragoman.web.problems import MEDIA_TYPE
from dragoman.web.strictness import strict

PROBLEMS: dict[int | str, dict[str, object]] = {
    status: {
        "description": told,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status, told in (
        (400, "The request cannot be read."),
        (401, "Nobody is logged in, or the token does not count (server mode)."),
        (403, "The user's role does not allow it, or the request comes from another site."),
        (404, "The archive has nothing of that name."),
        (405, "The address does not take that method; Allow says which."),
        (409, "Something else holds by now, or there is no such thing in this mode."),
        (413, "The request is too large."),
        (415, "The body is of a kind that is not taken."),
        (421, "The server does not go by that name."),
        (422, "A value is not allowed; `errors` says which."),
        (429, "Too many failed logins; Retry-After says how long to wait."),
        (503, "The archive does not answer."),
    )
}

router = APIRouter(prefix="/api/v1", responses=PROBLEMS, dependencies=[Depends(strict)])
for subject in (entrance, accounts, adding, contacts, searching, searches, correcting, following, comparing, users):
    router.include_router(subject.router)

__all__ = ["router"]
