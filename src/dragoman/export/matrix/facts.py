"""The facts of the contact as points: who gives each, and whose value is another than that of most."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.export.facts import FactRow, FactWords, Mark
from dragoman.export.labels import label
from dragoman.export.mentions import find_person
from dragoman.export.rows import Column
from dragoman.export.view import View
from dragoman.lexicon.names import same_person
from dragoman.model import FindingKind

ORDER = ("kind", "date", "start_time", "place", "duration", "initiator", "participant", "occasion")
"""The fields of the contact in the order of the matrix."""


@dataclass(frozen=True)
class FactCell:
    """A fact of the contact; by account, whether it tells of it, how it differs, and in which words."""

    name: str
    told: tuple[bool, ...]
    how: tuple[tuple[str, ...], ...]
    words: tuple[tuple[FactWords, ...], ...]


def fact_cells(view: View) -> tuple[FactCell, ...]:
    """The facts that at least one account gives, in the order of the matrix."""
    told = [row for row in view.facts if row.mark is not Mark.UNSAID]
    return tuple(_cells(row, view) for row in sorted(told, key=lambda row: ORDER.index(row.field)))


def _cells(row: FactRow, view: View) -> FactCell:
    denials = _denials(row, view)
    own = zip(view.columns, row.told, (_own(row, cell) for cell in row.cells), strict=True)
    told = [
        (tells or column.key in denials, words or denials.get(column.key, ()) or (_named(row, column) if tells else ()))
        for column, tells, words in own
    ]
    return FactCell(
        _name(row),
        tuple(tells for tells, _ in told),
        tuple(_ways(row, view, denials)),
        tuple(words for _, words in told),
    )


def _own(row: FactRow, cell: tuple[FactWords, ...]) -> tuple[FactWords, ...]:
    """The words of an account for the value on which the record settles, where it has them; else all that it has."""
    return tuple(words for words in cell if words.value == row.value) or cell


def _named(row: FactRow, column: Column) -> tuple[FactWords, ...]:
    """Where an account first names one who took part, although no fact of it says so."""
    if row.field != "participant":
        return ()
    text, contact = column.account.text, column.reading.contact
    people = [one.person for one in contact.participants if one.person] if contact else []
    person = next((one for one in people if row.value and same_person(one, row.value.partition(",")[0])), None)
    span = find_person(text, person) if person else None
    return (FactWords(person or "", span, span.of(text)),) if span else ()


def _name(row: FactRow) -> str:
    """What the point is called: the field, and its value where the record settles for one."""
    return f"{row.label}: {row.value}" if row.value and row.mark is not Mark.OWN_WORDS else row.label


def _ways(row: FactRow, view: View, denials: dict[str, tuple[FactWords, ...]]) -> Iterator[tuple[str, ...]]:
    """How each account differs in a fact: that which has another value than most, and all where most have none."""
    values = [_own(row, cell)[0].value if cell else None for cell in row.cells]
    common = _settled([value for value in values if value is not None])
    for column, value in zip(view.columns, values, strict=True):
        if column.key in denials:
            yield (label("differs", "denied"),)
        elif row.mark is Mark.DIFFER and value is not None and not denials and value != common:
            yield (label("differs", row.field),)
        else:
            yield ()


def _settled(values: list[str]) -> str | None:
    """The value that more accounts give than any other; None where there is none or all give the same."""
    counted = Counter(values).most_common(2)
    return counted[0][0] if len(counted) > 1 and counted[0][1] > counted[1][1] else None


def _denials(row: FactRow, view: View) -> dict[str, tuple[FactWords, ...]]:
    """The words of each account that denies the fact: they come first in the evidence of the denial."""
    found: dict[str, tuple[FactWords, ...]] = {}
    for finding in view.record.findings:
        if finding.kind is FindingKind.DENIED and finding.field == row.field and finding.evidence:
            proof = finding.evidence[0]
            text = proof.span.of(view.by_key[proof.account].account.text)
            found[proof.account] = (FactWords(text, proof.span, text),)
    return found
