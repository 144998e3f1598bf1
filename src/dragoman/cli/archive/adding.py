"""`dragoman archive init`, `add`, `rejects` and `migrate`: accounts come in."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.archive.app import Where, app, opened
from dragoman.cli.batch import done_each, reading_of
from dragoman.cli.exits import ExitCode, complain, end_interrupted, told_errors
from dragoman.cli.output import Output
from dragoman.cli.progress import measured
from dragoman.model import Account, SourceError

if TYPE_CHECKING:
    from dragoman.archive import Added, Archive
    from dragoman.archive.adding import Prepared

TOLD = {"new": "new", "version": "new versions", "same": "there already", "rejected": "set aside"}


class AddedFormat(StrEnum):
    """The forms in which what became of inputs can be written."""

    TEXT = "text"
    JSONL = "jsonl"


@app.command()
def init(where: Where = None) -> None:
    """Make an empty archive; the first `add` does so too."""
    with opened(where, create=True) as archive:
        Output(None).write(f"{archive.place}: ready\n")


@app.command()
def migrate(where: Where = None) -> None:
    """Bring an archive of an earlier version up to date, in one step or not at all."""
    from dragoman.archive.engine import open_engine  # noqa: PLC0415 - needed once there is something to do
    from dragoman.archive.migrating import migrate as bring_up_to_date  # noqa: PLC0415

    with told_errors():
        done = bring_up_to_date(open_engine(where))
        Output(None).write("brought up to date\n" if done else "up to date already\n")
        if done:
            complain("run `dragoman archive check --repair`: it makes what an earlier version did not make")


@app.command()
def add(
    accounts: Annotated[
        list[str], typer.Argument(metavar="ACCOUNT", help="Text files, .jsonl files, folders, or - for stdin.")
    ],
    where: Where = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read at the same time.")] = 1,
    form: Annotated[AddedFormat, typer.Option("--format", "-f", help="A summary, or a line for each input.")] = (
        AddedFormat.TEXT
    ),
) -> None:
    """Add accounts: each is read, kept, and put with the contact that it tells of.

    What is there already is not read again, so that an interrupted run goes on where it stopped. A changed text at the
    same address is a new version beside the old. Inputs that cannot be read are set aside; see `rejects`.
    """
    from dragoman.sources.loading import count, load_each  # noqa: PLC0415

    with opened(where, create=True) as archive:
        found: Counter[str] = Counter()
        try:
            for one in measured(_added(archive, load_each(accounts, {}), jobs), count(accounts), "adding"):
                found[one.outcome] += 1
                if one.reason:
                    complain(f"{one.name}: {one.reason}")
                if form is AddedFormat.JSONL:
                    Output(None).write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
        except KeyboardInterrupt:
            end_interrupted(f"; kept: {_summary(found)}; the same command goes on from here")
        if form is AddedFormat.TEXT:
            Output(None).write(f"{archive.place}: {_summary(found)}\n")
        if found["rejected"]:
            raise typer.Exit(ExitCode.ERROR)


@app.command()
def rejects(
    where: Where = None,
    form: Annotated[AddedFormat, typer.Option("--format", "-f", help="Lines to read, or JSON lines.")] = (
        AddedFormat.TEXT
    ),
) -> None:
    """List the inputs that could not become accounts, with the reason for each."""
    with opened(where) as archive:
        for one in archive.rejects():
            line = f"{one.source}: {one.reason}" if form is AddedFormat.TEXT else json.dumps(asdict(one))
            Output(None).write(f"{line}\n")


def _added(archive: "Archive", found: Iterable[Account | SourceError], jobs: int) -> "Iterator[Added]":
    """Add what is found, reading on several processes only what is not there yet."""
    there: list[Account] = []

    def absent() -> Iterator[Account | SourceError]:
        for one in found:
            if isinstance(one, Account) and archive.has(one):
                there.append(one)
            else:
                yield one

    for done in archive.add_each(done_each(absent(), _prepared_of, jobs)):
        yield from archive.add_each(there)
        there.clear()
        yield done
    yield from archive.add_each(there)


def _prepared_of(account: Account) -> "Prepared | SourceError":
    """Read one account and compute what the archive needs, in the process that reads."""
    from dragoman.archive.adding import prepared  # noqa: PLC0415 - loads the models

    try:
        return prepared(reading_of(account))
    except SourceError as error:
        return error


def _summary(found: Counter[str]) -> str:
    told = [f"{found[outcome]:,} {words}" for outcome, words in TOLD.items() if found[outcome]]
    return ", ".join(told) or "nothing"
