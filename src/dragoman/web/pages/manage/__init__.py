"""The pages beneath /manage: what the archive holds, what comes in, who may use it, and how it is kept safe."""

from fastapi import APIRouter

from dragoman.web.pages.manage import about, adding, backups, overview, progress, rejects, settings, tokens, users

router = APIRouter()
for subject in (overview, rejects, users, tokens, backups, settings, adding, about, progress):
    router.include_router(subject.router)

__all__ = ["router"]
