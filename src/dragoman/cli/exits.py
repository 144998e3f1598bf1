"""How a command ends: its exit codes, and the one way in which it says what was wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import NoReturn

import typer

from dragoman.model import DragomanError


class ExitCode(IntEnum):
    """What the exit code of a command means."""

    FINE = 0
    ERROR = 1
    """An input cannot be read, or the result not be written."""
    USAGE = 2
    """The command was typed wrongly."""
    NO_CONTACT = 3
    """All is well, but no account tells of a contact."""
    INTERRUPTED = 130
    """The user stopped the command."""


def complain(message: str) -> None:
    """Say on standard error what was wrong."""
    typer.echo(f"dragoman: {message}", err=True)


@contextmanager
def told_errors() -> Iterator[None]:
    """End the command with a message and the right code, not a traceback, for what users can put right."""
    try:
        yield
    except DragomanError as error:
        complain(str(error))
        raise typer.Exit(ExitCode.ERROR) from None
    except KeyboardInterrupt:
        end_interrupted()


def end_interrupted(told: str = "") -> NoReturn:
    """End a command that the user has stopped, at once, whatever it was at; `told` is what else there is to say."""
    from dragoman.cli.batch import stop_workers  # noqa: PLC0415 - only here, and it loads the model's nouns

    stop_workers()
    complain(f"interrupted{told}")
    raise typer.Exit(ExitCode.INTERRUPTED) from None


def end(*, failed: bool, contact_found: bool) -> None:
    """End the command with the code that says how it went."""
    if failed:
        raise typer.Exit(ExitCode.ERROR)
    if not contact_found:
        complain("no contact found")
        raise typer.Exit(ExitCode.NO_CONTACT)
