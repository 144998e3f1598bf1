"""The pages: what an analyst sees in a browser. Drawn on the server; small scripts of our own help where they can."""

from fastapi import APIRouter

from dragoman.web.pages import (
    accounts,
    comparing,
    contacts,
    correcting,
    follow,
    front,
    histories,
    login,
    manage,
    queue,
    relating,
    resources,
    search,
    subjects,
)

router = APIRouter(include_in_schema=False)
for subject in (
    resources,
    front,
    accounts,
    comparing,
    contacts,
    correcting,
    follow,
    histories,
    login,
    manage,
    queue,
    relating,
    search,
    subjects,
):
    router.include_router(subject.router)

__all__ = ["router"]
