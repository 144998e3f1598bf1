"""`dragoman archive search` and `similar`: what the archive has on something, as text, JSON or CSV."""

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.archive.app import Where, app, opened
from dragoman.cli.archive.hits import as_json, as_text, similar_as_json, similar_as_text
from dragoman.cli.output import Output
from dragoman.export.hits import hits_csv, similar_csv
from dragoman.export.wording import one_line


class FoundFormat(StrEnum):
    """The forms in which hits can be written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Of(StrEnum):
    """What can be searched."""

    STATEMENTS = "statements"
    ACCOUNTS = "accounts"
    CONTACTS = "contacts"


Form = Annotated[FoundFormat, typer.Option("--format", "-f", help="How to write what is found.")]


@app.command()
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, phrases and filters; in quotes for the shell.")],
    where: Where = None,
    of: Annotated[Of, typer.Option("--of", help="What to search.")] = Of.STATEMENTS,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="Hits on one page.")] = 20,
    cursor: Annotated[str | None, typer.Option("--cursor", help="Go on where an earlier page ended.")] = None,
    facets: Annotated[bool, typer.Option("--facets", help="Also count the hits by their values.")] = False,
    form: Form = FoundFormat.TEXT,
) -> None:
    """Find statements, accounts or contacts, the latest first.

    For example: 'by:RU to:JP topic:"peace treaty" date:2009..2012 strength>=ready'. Words are found in singular and
    plural, "in quotes" as they stand, treat* by their beginning; OR, NOT, - and parentheses join them.

    Fields: by, to, party, person, office, side, publisher, kind, act, strength, polarity, topic, date, finding,
    initiator, in, language, version.
    """
    with opened(where) as archive:
        out = Output(None)
        found = archive.search(query, of=of.value, limit=limit, cursor=cursor, facets=facets)
        match form:
            case FoundFormat.JSON:
                out.write(as_json(found))
            case FoundFormat.CSV:
                out.write(hits_csv(found.hits))
            case FoundFormat.TEXT:
                out.write(as_text(found, out.look))


@app.command()
def similar(
    statement: Annotated[str, typer.Argument(metavar="ID", help="The id of a statement, as search shows it.")],
    where: Where = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="How many to show.")] = 20,
    form: Form = FoundFormat.TEXT,
) -> None:
    """Find the statements that say something like a given one, the most similar first."""
    with opened(where) as archive:
        out = Output(None)
        found = archive.similar(statement, limit)
        match form:
            case FoundFormat.JSON:
                out.write(similar_as_json(found))
            case FoundFormat.CSV:
                out.write(similar_csv(found))
            case FoundFormat.TEXT:
                out.write(similar_as_text(found, out.look))


@app.command()
def searches(
    where: Where = None,
    save: Annotated[
        tuple[str, str] | None, typer.Option("--save", metavar="NAME QUERY", help="Keep a query under a name.")
    ] = None,
    of: Annotated[Of, typer.Option("--of", help="What the query that is kept searches.")] = Of.STATEMENTS,
    delete: Annotated[str | None, typer.Option("--delete", metavar="NAME", help="Delete the search of a name.")] = None,
    user: Annotated[str, typer.Option("--user", metavar="NAME", help="Whose searches, on a server.")] = "local",
) -> None:
    """List the searches that were saved, one a line: its name, what it searches, and the query."""
    with opened(where) as archive:
        if save:
            archive.save_search(*save, of=of.value, owner=user)
        if delete is not None:
            archive.forget_search(delete, user)
        out = Output(None)
        lines = (f"{one_line(one.name)}\t{one.of}\t{one_line(one.query)}\n" for one in archive.searches(user))
        out.write("".join(lines))
