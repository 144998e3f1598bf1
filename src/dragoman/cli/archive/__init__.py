"""The commands of `dragoman archive`: each module registers its own on `app`. Thin, as all of the command line."""

from dragoman.cli.archive import adding, correcting, following, history, operating, rereading, searching, showing
from dragoman.cli.archive.app import app

__all__ = ["adding", "app", "correcting", "following", "history", "operating", "rereading", "searching", "showing"]
