"""`dragoman archive reread`: after an upgrade, accounts are read anew in the background, and corrections are kept."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.archive.app import Where, app, opened
from dragoman.cli.batch import done_each, reading_of
from dragoman.cli.exits import end_interrupted
from dragoman.cli.output import Output
from dragoman.cli.progress import measured
from dragoman.model import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.archive import Archive, Reread


@app.command()
def reread(
    accounts: Annotated[
        list[str] | None, typer.Argument(metavar="[ACCOUNT]...", help="Ids or names; left out, those that are due.")
    ] = None,
    where: Where = None,
    everything: Annotated[bool, typer.Option("--all", help="All accounts, whatever version has read them.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read at the same time.")] = 1,
) -> None:
    """Read anew the accounts that another version of Dragoman has read, keeping all corrections.

    The archive can be used meanwhile. What is interrupted goes on where it stopped: each account that is done carries
    the version that read it, and `--all` notes how far it has come. `corrections --disputed` then lists what persons
    and the new version disagree on.
    """
    with opened(where) as archive:
        of_all = everything and not accounts
        due = archive.due(*(accounts or ()), everything=everything)
        done = changed = 0
        try:
            for one in measured(_reread(archive, due, jobs, of_all=of_all), len(due), "rereading"):
                done, changed = done + 1, changed + one.changed
        except KeyboardInterrupt:
            end_interrupted(f" after {done:,} of {len(due):,}; the same command goes on from here")
        if of_all:
            archive.end_rereading()
        disputed = len(archive.disagreements())
        told = f"; {disputed:,} corrections disputed, see `corrections --disputed`" if disputed else ""
        Output(None).write(f"{archive.place}: {done:,} read anew, {changed:,} changed{told}\n")


def _reread(archive: "Archive", due: list[str], jobs: int, *, of_all: bool) -> "Iterator[Reread]":
    """Each account read anew and kept, in order."""
    for key, again in zip(due, done_each(archive.accounts(due), reading_of, jobs), strict=True):
        if not isinstance(again, SourceError):
            yield archive.keep_again(key, again, of_all=of_all)
