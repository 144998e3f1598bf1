"""Puts into the log of a server who corrected what, whether by a page or by the API."""

from fastapi import Request
from sqlalchemy import Connection

from dragoman.archive import Archive
from dragoman.archive.corrections import Correction
from dragoman.archive.users import User, note
from dragoman.web.access import origin_of, settings_of


def noted(db: Connection, request: Request, archive: Archive, user: User, made: Correction) -> None:
    """Put into the log of a server who corrected what; on one's own machine there is none."""
    if settings_of(request).server:
        deed = "undo" if made.undoes else "correct"
        note(db, deed, who=user.name, origin=origin_of(request), target=f"correction {made.id}", at=archive.now())
