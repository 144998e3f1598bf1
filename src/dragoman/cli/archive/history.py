"""`dragoman archive history` and `diff`: what became of anything, and of statements from version to version."""

import json
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.archive.app import Where, app, opened
from dragoman.cli.archive.correcting import shown, told_in_a_line
from dragoman.cli.output import Output

if TYPE_CHECKING:
    from dragoman.archive import History, VersionsDiff
    from dragoman.model import Account, Statement


class ToldFormat(StrEnum):
    """The forms in which a history or a diff can be written."""

    TEXT = "text"
    JSON = "json"


Form = Annotated[ToldFormat, typer.Option("--format", "-f", help="Lines to read, or one JSON object.")]


@app.command()
def history(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Anything that `correct` takes as its target.")],
    where: Where = None,
    form: Form = ToldFormat.TEXT,
) -> None:
    """Show what the machine made of something, what persons said of it and when, and what holds."""
    with opened(where) as archive:
        found = archive.history(name)
        text = _history(found) if form is ToldFormat.TEXT else json.dumps(asdict(found), ensure_ascii=False, indent=2)
        Output(None).write(f"{text}\n")


@app.command()
def diff(
    name: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The id or name of any version of an account.")],
    where: Where = None,
    first: Annotated[int | None, typer.Option("--from", min=1, help="The earlier version; the last but one.")] = None,
    second: Annotated[int | None, typer.Option("--to", min=1, help="The later version; the last one.")] = None,
    form: Form = ToldFormat.TEXT,
) -> None:
    """Show what one version of an account says and another does not: withdrawn, softened, hardened, reworded, added."""
    from dragoman.archive.versions_diff import plain_diff  # noqa: PLC0415 - needed once there is something to do

    with opened(where) as archive:
        found = archive.diff(name, first, second)
        text = _diff(found) if form is ToldFormat.TEXT else json.dumps(plain_diff(found), ensure_ascii=False, indent=2)
        Output(None).write(f"{text}\n")


def _history(found: "History") -> str:
    lines = [found.target]
    if found.added:
        lines.append(f"  added {found.added}, version {found.version}, read by {found.reader}")
    for one in found.fields:
        lines.append(f"{one.target} {one.field}: {shown(one.holds)}")
        lines.append(f"  the machine has {shown(one.machine)}")
        lines += [f"  {told_in_a_line(change)}" for change in one.changes]
    if not found.fields:
        lines.append("  nobody has corrected anything")
    return "\n".join(lines)


def _diff(found: "VersionsDiff") -> str:
    before, after = found.before, found.after
    lines = [f"{after.account.name}: version {before.version} to version {after.version}"]
    lines += [f"{one.field}: {shown(one.before)} → {shown(one.after)}" for one in found.fields]
    for one in found.statements:
        lines.append(one.kind.value)
        lines += [f"  - {_said(before.account, one.before)}"] if one.before else []
        lines += [f"  + {_said(after.account, one.after)}"] if one.after else []
    lines.append(f"unchanged: {found.unchanged}")
    return "\n".join(lines)


def _said(account: "Account", said: "Statement") -> str:
    who = ", ".join(actor.name for actor in said.speaker)
    return f"{who}: “{said.span.of(account.text)}”" if who else f"“{said.span.of(account.text)}”"
