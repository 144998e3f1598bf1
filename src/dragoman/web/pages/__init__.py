"""The pages: what an analyst sees in a browser. Drawn on the server; small scripts of our own help where they can."""

from fastapi import APIRouter

from dragoman.web.pages import accounts, contacts, correcting, front, histories, queue, relating, resources

router = APIRouter(include_in_schema=False)
for subject in (resources, front, histories, queue, contacts, accounts, relating, correcting):
    router.include_router(subject.router)

__all__ = ["router"]
