"""`dragoman archive correct`, `undo` and `corrections`: persons have the last word."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.archive.app import Where, app, opened
from dragoman.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dragoman.archive import Change

By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")]
Note = Annotated[str | None, typer.Option("--note", help="Why.")]

_JSON = ("[", "{", '"')
_WORDS = frozenset({"null", "true", "false"})


class CorrectionsFormat(StrEnum):
    """The forms in which corrections can be written."""

    TEXT = "text"
    JSONL = "jsonl"


@app.command()
def correct(
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET",
            help="ACCOUNT, ACCOUNT.s3, ACCOUNT.s+ (missed), ACCOUNT.c0, ACCOUNT.u1, a contact's id, "
            "ACCOUNT.s1~ACCOUNT.s2, ACCOUNT~ACCOUNT or person:NAME.",
        ),
    ],
    field: Annotated[str, typer.Argument(metavar="FIELD", help="What of it, such as speaker, act or date.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What holds: words, or JSON such as null or [12, 40].")],
    by: By,
    where: Where = None,
    note: Note = None,
    expected: Annotated[
        int | None,
        typer.Option("--expected", metavar="ID", help="The correction that you saw standing; 0 for none."),
    ] = None,
) -> None:
    """Say what holds instead of what the machine made of it. The machine's own stays beside it; see `history`."""
    with opened(where) as archive:
        made = archive.correct(target, field, _value(value), by=by, note=note, expected=expected)
        out = Output(None)
        out.write(f"correction {made.id}: {made.target} {made.field} is {shown(made.value)}")
        out.write(f" (the machine has {shown(made.machine)})\n")


@app.command()
def undo(
    correction: Annotated[int, typer.Argument(metavar="ID", help="The id of the correction, or of an undo.")],
    by: By,
    where: Where = None,
    note: Note = None,
) -> None:
    """Take a correction back, or an undo. Nothing is deleted; the undo can be undone."""
    with opened(where) as archive:
        made = archive.undo(correction, by, note=note)
        Output(None).write(f"correction {made.id}: {made.undoes} is undone\n")


@app.command()
def corrections(
    where: Where = None,
    form: Annotated[
        CorrectionsFormat,
        typer.Option("--format", "-f", help="Lines to read, or JSON lines to learn from: text, values and spans."),
    ] = CorrectionsFormat.TEXT,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only those that a rereading or a later version disagrees with, and how.")
    ] = False,
) -> None:
    """List what persons have corrected; as JSON lines, those that stand, with the text around, to learn from."""
    from dragoman.archive.training import as_plain  # noqa: PLC0415 - needed once there is something to do

    with opened(where) as archive:
        out = Output(None)
        if disputed:
            for found in archive.disagreements():
                told: Mapping[str, object] = {
                    "id": found.correction.id,
                    "kind": found.kind.value,
                    "target": found.now or found.correction.target,
                    "field": found.correction.field,
                    "value": found.correction.value,
                    "machine": found.machine,
                }
                line = " ".join(f"{name}: {shown(one)}" for name, one in told.items())
                out.write(f"{line if form is CorrectionsFormat.TEXT else json.dumps(told, ensure_ascii=False)}\n")
        elif form is CorrectionsFormat.JSONL:
            for example in archive.examples():
                out.write(json.dumps(as_plain(example), ensure_ascii=False) + "\n")
        else:
            for change in archive.corrections():
                out.write(f"{told_in_a_line(change)}\n")


def told_in_a_line(change: "Change") -> str:
    """A correction or undo as one line."""
    one = change.correction
    note = f" “{one.note}”" if one.note else ""
    what = f"undid {one.undoes}" if one.undoes else f"{change.now or one.target} {one.field} is {shown(one.value)}"
    lost = " (not found in the new reading)" if change.now is None else ""
    undone = "" if change.stands else " (undone)"
    also = f" (holds in {change.later} too)" if change.stands and change.later not in {None, change.now} else ""
    return f"{one.id}  {one.at}  {one.by}: {what}{note}{undone}{lost}{also}"


def shown(value: object) -> str:
    """A value of a correction as a person reads it: names alone of actors, words without quotation marks."""
    if isinstance(value, list):
        return ", ".join(map(shown, value)) if value else "none"
    if isinstance(value, dict):
        name = value.get("name") or value.get("person") or value.get("office") or value.get("party")
        return str(name) if name else json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "unknown" if value is None else str(value)


def _value(word: str) -> object:
    """What is meant by a value on the command line: JSON where it looks like that, else the words themselves."""
    if word in _WORDS or word.startswith(_JSON):
        try:
            return json.loads(word)
        except ValueError:
            return word
    return word
