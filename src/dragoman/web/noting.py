"""What a server writes into its log of who did what."""

from fastapi import Request

from dragoman.archive import Added, Archive, Outcome
from dragoman.archive.engine import writing
from dragoman.archive.users import User, note
from dragoman.web.access import origin_of, settings_of


def note_added(request: Request, user: User, archive: Archive, one: Added) -> None:
    """Put into the log of a server who added an account."""
    if settings_of(request).server and one.outcome in {Outcome.NEW, Outcome.VERSION}:
        with writing(archive.engine) as db:
            note(db, "add", who=user.name, origin=origin_of(request), target=one.account, at=archive.now())
