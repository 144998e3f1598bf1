"""What a server writes into its log of who did what, whether by a page or by the API."""

from fastapi import Request
from sqlalchemy import Connection

from dragoman.archive import Added, Archive, Outcome
from dragoman.archive.corrections import Correction
from dragoman.archive.engine import writing
from dragoman.archive.users import User, note
from dragoman.web.access import origin_of, settings_of


def note_added(request: Request, user: User, archive: Archive, one: Added) -> None:
    """Put into the log of a server who added an account."""
    if settings_of(request).server and one.outcome in {Outcome.NEW, Outcome.VERSION}:
        with writing(archive.engine) as db:
            note(db, "add", who=user.name, origin=origin_of(request), target=one.account, at=archive.now())


def note_corrected(db: Connection, request: Request, archive: Archive, user: User, made: Correction) -> None:
    """Put into the log of a server who corrected what; on one's own machine there is none."""
    if settings_of(request).server:
        deed = "undo" if made.undoes else "correct"
        note(db, deed, who=user.name, origin=origin_of(request), target=f"correction {made.id}", at=archive.now())
