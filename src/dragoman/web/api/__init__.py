"""The REST API under /api/v1: thin endpoints over `dragoman.archive`, a module for each subject."""

from fastapi import APIRouter

from dragoman.web.api import entrance, users
from dragoman.web.problems import Problem

PROBLEMS: dict[int | str, dict[str, object]] = {
    status: {"model": Problem, "content": {"application/problem+json": {}}, "description": told}
    for status, told in (
        (400, "The request cannot be read."),
        (401, "Nobody is logged in, or the token does not count (server mode)."),
        (403, "The user's role does not allow it, or the request comes from another site."),
        (404, "The archive has nothing of that name."),
        (413, "The request is too large."),
        (421, "The server does not go by that name."),
        (422, "A value is not allowed; `errors` says which."),
        (503, "The archive does not answer."),
    )
}

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)
for subject in (entrance, users):
    router.include_router(subject.router)

__all__ = ["router"]
