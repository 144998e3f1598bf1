"""`dragoman archive check`, `backup`, `restore`, `export` and `import`: the archive is looked after."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.archive.app import Where, app, opened
from dragoman.cli.exits import ExitCode, complain, told_errors
from dragoman.cli.output import Output
from dragoman.cli.progress import measured

File = Annotated[Path, typer.Argument(metavar="PATH", help="The file.")]
Replace = Annotated[bool, typer.Option("--replace", help="Put it in the place of what is there.")]


class CheckFormat(StrEnum):
    """The forms in which faults can be written."""

    TEXT = "text"
    JSONL = "jsonl"


@app.command()
def check(
    where: Where = None,
    repair: Annotated[bool, typer.Option("--repair", help="Make again whatever can be made again.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Do not compare accounts again to check contacts.")] = False,
    form: Annotated[CheckFormat, typer.Option("--format", "-f", help="Lines to read, or JSON lines.")] = (
        CheckFormat.TEXT
    ),
) -> None:
    """Check that all in the archive fits together; each fault is told with what to do, and the exit code is then 1.

    The database's own integrity, texts and their hashes, spans within their texts, rows for search and full-text
    indexes in step with the readings and corrections, every account in the contacts that linking gives.
    """
    from dragoman.archive import checking  # noqa: PLC0415 - needed once there is something to do

    with opened(where) as archive:
        found = list(checking.check(archive.engine, quick=quick, watch=_watched))
        if repair and found:
            checking.repair(archive.engine, found)
            complain(f"{len(found):,} faults found; checking again")
            found = list(checking.check(archive.engine, quick=quick, watch=_watched))
        for fault in found:
            Output(None).write(f"{fault}\n" if form is CheckFormat.TEXT else f"{json.dumps(asdict(fault))}\n")
        if found:
            raise typer.Exit(ExitCode.ERROR)
        complain(f"{archive.place}: all is well")


@app.command()
def backup(path: File, where: Where = None, replace: Replace = False) -> None:
    """Write the archive as it is now to a file, while others go on writing.

    The backup of a file is a file like it; of a PostgreSQL database, an export. `restore` takes either.
    """
    with opened(where) as archive:
        archive.backup(path, replace=replace)
        complain(f"{path}: written")


@app.command()
def restore(path: File, where: Where = None, replace: Replace = False) -> None:
    """Make an archive from a backup or an export, as a whole or not at all."""
    from dragoman.archive.backups import restore as bring_back  # noqa: PLC0415 - needed once there is something to do
    from dragoman.archive.engine import named, open_engine  # noqa: PLC0415

    with told_errors():
        engine = open_engine(where)
        bring_back(engine, path, replace=replace)
        complain(f"{named(engine)}: restored")


@app.command(name="export")
def export_(path: File, where: Where = None, replace: Replace = False) -> None:
    """Write all that is kept to a file of JSON Lines: accounts, readings, corrections, contacts, rejected inputs.

    Equal archives give equal bytes, on SQLite as on PostgreSQL.
    """
    with opened(where) as archive:
        count = archive.export(path, replace=replace)
        complain(f"{path}: {count:,} lines written")


@app.command(name="import")
def import_(path: File, where: Where = None) -> None:
    """Take in an export: what the archive has already stays as it is, and an interrupted import goes on where it was.

    The file is verified first; where a line of it is damaged, nothing comes in.
    """
    from dragoman.archive.engine import writing  # noqa: PLC0415 - needed once there is something to do
    from dragoman.archive.importing import import_each  # noqa: PLC0415
    from dragoman.sources.loading import count  # noqa: PLC0415

    with opened(where, create=True) as archive:
        found: Counter[str] = Counter()
        for one in measured(import_each(lambda: writing(archive.engine), path), count([path]), "importing"):
            if one.what == "account":
                found[one.outcome] += 1
            elif one.outcome == "other":
                complain(f"{one.name}: this contact is not put together as it was when it was exported")
        Output(None).write(f"{archive.place}: {found['new']:,} new, {found['there']:,} there already\n")


def _watched(keys: Iterable[str], total: int) -> Iterable[str]:
    return measured(keys, total, "checking")
