"""`dragoman archive contacts` and `show`: what is kept comes out again, in every form that a comparison has."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.archive.app import Where, app, opened
from dragoman.cli.output import Format, ListFormat, Output, render, render_contacts
from dragoman.model import Record

if TYPE_CHECKING:
    from dragoman.archive import Archive

OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the result to FILE instead of standard output."),
]


@app.command()
def contacts(
    where: Where = None,
    form: Annotated[ListFormat, typer.Option("--format", "-f", help="How to write the contacts.")] = ListFormat.TEXT,
    output: OutputFile = None,
) -> None:
    """List the contacts of the archive by day, each with its accounts."""
    with opened(where) as archive, Output(output) as out:
        out.write(render_contacts(list(archive.records()), (), form))


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The id of a contact, or the id or name of an account.")],
    where: Where = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write the record.")] = Format.TEXT,
    output: OutputFile = None,
) -> None:
    """Show a contact as its accounts tell it, or one account by itself."""
    with opened(where) as archive, Output(output) as out:
        out.write(render(_record(archive, name), form, out.look))


def _record(archive: "Archive", name: str) -> Record:
    """The record of the contact of that id, else of the account of that name alone."""
    from dragoman.archive import NotFoundError  # noqa: PLC0415 - needed once there is something to do

    try:
        return archive.record(name)
    except NotFoundError:
        reading = archive.reading(name)
        return Record(contact=reading.contact, readings=(reading,))
