"""What all commands of `dragoman archive` share: the group, where the archive is, and how it is opened."""

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.exits import told_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.archive import Archive

app = typer.Typer(
    name="archive",
    help="Keep accounts, find anything in them, correct what was read, and follow it over time.",
    epilog="The archive is the file or database of --archive, else of DRAGOMAN_ARCHIVE, else in your data directory.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Where = Annotated[
    str | None,
    typer.Option("--archive", metavar="PATH|URL", help="The archive: a file, or the URL of a PostgreSQL database."),
]


@contextmanager
def opened(where: str | None, *, create: bool = False) -> "Iterator[Archive]":
    """The archive for one command; what goes wrong with it ends the command with a message."""
    from dragoman.archive import Archive  # noqa: PLC0415 - needed once there is something to do

    with told_errors(), Archive(where, create=create) as archive:
        yield archive
