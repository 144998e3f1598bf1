"""`dragoman archive search` and `similar`: what the archive has on something, as text, JSON or CSV."""

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.archive.app import Where, app, opened
from dragoman.cli.archive.hits import as_csv, as_json, as_text, similar_as_csv, similar_as_json, similar_as_text
from dragoman.cli.output import Output


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
        forms = {FoundFormat.JSON: as_json, FoundFormat.CSV: as_csv}
        out.write(forms[form](found) if form in forms else as_text(found, out.look))


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
        forms = {FoundFormat.JSON: similar_as_json, FoundFormat.CSV: similar_as_csv}
        out.write(forms[form](found) if form in forms else similar_as_text(found, out.look))
