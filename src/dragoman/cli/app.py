"""The commands: `dragoman compare`, `read`, `collate`, `rule`, `schema`, and those of `dragoman archive`."""

import json
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli.archive import app as archive
from dragoman.cli.batch import Rendered, Task, done_each, read_each, reading_of, shown
from dragoman.cli.exits import complain, end, told_errors
from dragoman.cli.output import Format, ListFormat, Output, render, render_contacts
from dragoman.cli.serving import serve, users
from dragoman.model import Account, Reading, SourceError
from dragoman.sources import load, load_each

EXITS = "Exit codes: 0 fine; 1 an input cannot be read; 2 wrong usage; 3 no contact found; 130 interrupted."

app = typer.Typer(
    name="dragoman",
    help="Read what each side says was said between governments, and lay the accounts side by side.",
    epilog=EXITS,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(archive)
app.add_typer(users)
app.command()(serve)

Paths = Annotated[
    list[str],
    typer.Argument(metavar="ACCOUNT", show_default=False, help="Text files, .jsonl files, folders, or - for stdin."),
]
OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the result to FILE instead of standard output."),
]
SEVERAL_ACCOUNTS_FORMS = (Format.JSONL, Format.TEXT, Format.MARKDOWN)


def _version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def dragoman(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read what each side says was said between governments, and lay the accounts side by side."""


@app.command(epilog=EXITS)
def compare(
    accounts: Paths,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write the record.")] = Format.TEXT,
    output: OutputFile = None,
) -> None:
    """Compare two or more accounts of one contact: what they share, what one alone has, where they differ.

    --format matrix sets points against accounts: reported, silent, or differs and how (matrix-csv for spreadsheets);
    --format memo writes a page for a desk officer, each sentence with the numbers of its words.
    """
    from dragoman.api import compare_accounts  # noqa: PLC0415 - the models are loaded once something is to be read

    with told_errors(), Output(output) as out:
        loaded = list(load(accounts))
        if len(loaded) <= 1:
            message = f"a comparison needs at least two accounts, not {len(loaded)}"
            raise typer.BadParameter(message, param_hint="ACCOUNT")
        _note_same_texts(loaded)
        record = compare_accounts(loaded)
        out.write(render(record, form, out.look))
        end(failed=False, contact_found=record.contact is not None)


@app.command(epilog=EXITS)
def read(
    accounts: Paths,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write each record.")] = Format.TEXT,
    output: OutputFile = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read at the same time.")] = 1,
    publisher: Annotated[str | None, typer.Option(help="Who published the account.")] = None,
    kind: Annotated[str | None, typer.Option(help="What the publisher is: official, wire or press.")] = None,
    side: Annotated[str | None, typer.Option(help="Whom an official account speaks for: JP, EU …")] = None,
    published: Annotated[str | None, typer.Option(help="When, as 2010-06-09 or 2010-06-09T22:03.")] = None,
    title: Annotated[str | None, typer.Option(help="The title, where the text does not have it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
) -> None:
    """Read accounts, each by itself: the contact, who said what, undertakings and background.

    Several accounts take --format jsonl (a record a line), text or markdown. An input that cannot be read is reported
    on standard error, and the others are read all the same.
    """
    given = {"publisher": publisher, "kind": kind, "side": side, "published": published, "title": title, "url": url}
    with told_errors(), Output(output) as out:
        found = load_each(accounts, given)
        first_two = list(islice(found, 2))
        several = len(first_two) > 1
        _check_usage(several, form, any(given.values()))
        failed = contact_found = False
        results = read_each(chain(first_two, found), Task(form, out.look), jobs if several else 1)
        for result in shown(results, visible=several and not out.is_terminal):
            if isinstance(result, Rendered):
                out.write(result.text)
                contact_found |= result.has_contact
            else:
                complain(str(result))
                failed = True
        end(failed=failed, contact_found=contact_found)


@app.command(epilog=EXITS)
def collate(
    accounts: Paths,
    form: Annotated[ListFormat, typer.Option("--format", "-f", help="How to write the contacts.")] = ListFormat.TEXT,
    output: OutputFile = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read at the same time.")] = 1,
    rulings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What persons have ruled of two accounts; see `dragoman rule`.")
    ] = None,
) -> None:
    """Find which accounts tell of the same contact, and make a record for each contact.

    Takes any number of accounts of unknown contacts. An account that tells of several contacts stands in the record of
    each. `--format jsonl` writes a record a line, with the weights that brought its accounts together. An input that
    cannot be read is reported on standard error, and the others are read all the same.
    """
    from dragoman.collation import collate_all  # noqa: PLC0415 - the models are loaded once something is to be read
    from dragoman.collation.linking import load_rulings, named  # noqa: PLC0415
    from dragoman.export.contacts import apart_from  # noqa: PLC0415

    with told_errors(), Output(output) as out:
        ruled = load_rulings(rulings) if rulings else ()
        readings: list[Reading] = []
        failed = False
        for result in shown(done_each(load_each(accounts, {}), reading_of, jobs), visible=True):
            if isinstance(result, SourceError):
                complain(str(result))
                failed = True
            else:
                readings.append(result)
        records = list(collate_all(readings, ruled))
        for name in sorted(named(ruled) - {reading.account.name for reading in readings}):
            complain(f"note: {rulings}: no account is called {name}")
        if readings:
            out.write(render_contacts(records, apart_from(records, readings), form))
        end(failed=failed, contact_found=bool(records))


@app.command()
def rule(
    rulings: Annotated[Path, typer.Argument(metavar="FILE", help="The file of rulings; made where there is none.")],
    one: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The name of an account: its file's stem or id.")],
    other: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The name of the other account.")],
    same: Annotated[bool, typer.Option("--same/--apart", help="Whether both tell of the same contact.")],
    by: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
) -> None:
    """Rule that two accounts tell of the same contact, or that they do not; `dragoman collate --rulings` obeys.

    The last ruling on two accounts holds; earlier ones stay in the file.
    """
    from datetime import UTC, datetime  # noqa: PLC0415

    from dragoman.collation.linking import Ruling, load_rulings, save_ruling  # noqa: PLC0415

    with told_errors():
        if one == other or not (one and other):
            message = "a ruling is on two accounts; name two different ones"
            raise typer.BadParameter(message, param_hint="ACCOUNT")
        if rulings.exists():
            load_rulings(rulings)
        save_ruling(rulings, Ruling((one, other), same, by, datetime.now(UTC).isoformat(timespec="seconds"), note))


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record (dragoman.record/1)."""
    from dragoman.export import json_schema  # noqa: PLC0415

    Output(None).write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")


def _note_same_texts(accounts: list[Account]) -> None:
    from dragoman.collation.twice import same_texts  # noqa: PLC0415

    for same in same_texts(accounts):
        *names, last = (accounts[place].name for place in same)
        complain(f"note: {', '.join(names)} and {last} are the same text")


def _check_usage(several: bool, form: Format, described: bool) -> None:
    """Refuse what makes sense for one account only."""
    if several and form not in SEVERAL_ACCOUNTS_FORMS:
        message = f"{form} holds one account; for several use jsonl, text or markdown"
        raise typer.BadParameter(message, param_hint="--format")
    if several and described:
        message = "they describe one account; put a NAME.json beside each NAME.txt"
        raise typer.BadParameter(message, param_hint="--publisher, --kind, --side, --published, --title, --url")
