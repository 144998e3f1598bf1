"""`dragoman archive timeline`, `positions`, `undertakings` and `silence`: what the archive tells over time."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.archive.app import Where, app, opened
from dragoman.cli.output import Output


class AnswerFormat(StrEnum):
    """The forms in which an answer can be written."""

    TEXT = "text"
    JSON = "json"


class UndertakingsFormat(StrEnum):
    """The forms in which undertakings can be written."""

    TEXT = "text"
    JSON = "json"
    ICS = "ics"


class StatusChoice(StrEnum):
    """What may have become of an undertaking."""

    OPEN = "open"
    DUE = "due"
    KEPT = "kept"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WHO]...", help="Parties (RU, Japan) and persons; all of them together."),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to the end of this day, month or year.")]
Topic = Annotated[str | None, typer.Option(metavar="TOPIC", help="Only where this topic was spoken of.")]
On = Annotated[str | None, typer.Option(metavar="DATE", help="As things stood on this day; left out, today.")]
Form = Annotated[AnswerFormat, typer.Option("--format", "-f", help="How to write the answer.")]


@app.command()
def timeline(
    who: Names = None,
    where: Where = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    near: Annotated[int, typer.Option(min=0, metavar="DAYS", help="Days that count as shortly before a contact.")] = 7,
    form: Form = AnswerFormat.TEXT,
) -> None:
    """List the contacts of parties and persons in order: the days between, who asked for them, and after what."""
    from dragoman.archive.follow import Scope  # noqa: PLC0415 - needed once there is something to do
    from dragoman.cli.archive.followed import timeline_text  # noqa: PLC0415

    with opened(where) as archive:
        found = archive.timeline(*(who or ()), scope=Scope(topic, since, until), near_days=near)
        _write(timeline_text(found) if form is AnswerFormat.TEXT else _json(found))


@app.command()
def positions(
    party: Annotated[str, typer.Argument(metavar="PARTY", help="Whose positions: a code (RU) or a name (Japan).")],
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="On what: the name of a topic.")],
    where: Where = None,
    to: Annotated[list[str] | None, typer.Option(metavar="WHO", help="Only at contacts with this party or person.")] = (
        None
    ),
    since: Since = None,
    until: Until = None,
    run: Annotated[int, typer.Option(min=2, metavar="DAYS", help="Days in a row on which a phrase must stand.")] = 3,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Also in accounts that tell of no contact: speeches, press calls.")
    ] = False,
    form: Form = AnswerFormat.TEXT,
) -> None:
    """Show what a party has said on a topic, in its own accounts and in others', and when that changed."""
    from dragoman.archive.follow import Scope  # noqa: PLC0415
    from dragoman.cli.archive.followed import positions_text  # noqa: PLC0415

    with opened(where) as archive:
        scope = Scope(None, since, until, everywhere)
        found = archive.positions(party, topic, *(to or ()), scope=scope, run=run)
        _write(positions_text(found) if form is AnswerFormat.TEXT else _json(found))


@app.command()
def undertakings(
    who: Names = None,
    where: Where = None,
    on: On = None,
    topic: Topic = None,
    since: Since = None,
    until: Until = None,
    status: Annotated[list[StatusChoice] | None, typer.Option(help="Only those of this status.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only those of this kind: visit, meeting, aid …")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also ways of speaking, and what was over with the contact itself.")
    ] = False,
    form: Annotated[UndertakingsFormat, typer.Option("--format", "-f", help="How to write them.")] = (
        UndertakingsFormat.TEXT
    ),
) -> None:
    """List who undertook what, by when, and what became of it; as a calendar, what is not closed yet."""
    from dragoman.archive.follow import Choice, Scope, to_calendar  # noqa: PLC0415
    from dragoman.cli.archive.followed import undertakings_text  # noqa: PLC0415

    with opened(where) as archive:
        choice = Choice(tuple(one.value for one in status or ()), tuple(kind or ()), everything)
        found = archive.undertakings(*(who or ()), on=on, scope=Scope(topic, since, until), choice=choice)
        match form:
            case UndertakingsFormat.TEXT:
                _write(undertakings_text(found))
            case UndertakingsFormat.JSON:
                _write(_json(found))
            case UndertakingsFormat.ICS:
                _write(to_calendar(found))


@app.command()
def silence(
    who: Names = None,
    where: Where = None,
    on: On = None,
    after: Annotated[int, typer.Option(min=0, metavar="DAYS", help="Days that a side has to report a contact.")] = 3,
    side: Annotated[str | None, typer.Option(metavar="PARTY", help="Only what this side leaves out.")] = None,
    least: Annotated[int, typer.Option(min=1, help="Contacts at least that a topic is left out of.")] = 1,
    since: Since = None,
    until: Until = None,
    form: Form = AnswerFormat.TEXT,
) -> None:
    """List the contacts that a side has not reported, and the topics that it leaves out where the other has them."""
    from dragoman.archive.follow import Scope  # noqa: PLC0415
    from dragoman.cli.archive.followed import silence_text  # noqa: PLC0415

    with opened(where) as archive:
        scope, names = Scope(None, since, until), tuple(who or ())
        contacts = archive.silence(*names, on=on, side=side, scope=scope, after_days=after)
        topics = archive.omitted(*names, side=side, scope=scope, least=least)
        if form is AnswerFormat.TEXT:
            _write(silence_text(contacts, topics))
        else:
            _write(_json({"contacts": contacts, "topics": topics}))


def _json(value: object) -> str:
    from dragoman.archive.follow import to_plain  # noqa: PLC0415

    return json.dumps(to_plain(value), ensure_ascii=False, indent=2) + "\n"


def _write(text: str) -> None:
    Output(None).write(text)
