"""The facts of the contact as points: who gives each, and whose value is another than that of most."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.export.facts import FactRow, FactWords, Mark
from dragoman.export.labels import label
from dragoman.export.view import View
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
    own = zip(view.columns, row.told, row.cells, strict=True)
    told = [(told or column.key in denials, words or denials.get(column.key, ())) for column, told, words in own]
    return FactCell(
        _name(row),
        tuple(tells for tells, _ in told),
        tuple(_ways(row, view, denials)),
        tuple(words for _, words in told),
    )


def _name(row: FactRow) -> str:
    """What the point is called: the field, and its value where the record settles for one."""
    return f"{row.label}: {row.value}" if row.value and row.mark is not Mark.OWN_WORDS else row.label


def _ways(row: FactRow, view: View, denials: dict[str, tuple[FactWords, ...]]) -> Iterator[tuple[str, ...]]:
    """How each account differs in a fact: that which has another value than most, and all where most have none."""
    values = [cell[0].value if cell else None for cell in row.cells]
    common = _settled([value for value in values if value is not None])
    for column, value in zip(view.columns, values, strict=True):
        if column.key in denials:
            yield (label("differs", "denied"),)
        elif row.mark is Mark.DIFFER and value is not None and not denials and value != common:
            yield (label("differs", row.field),)
        else:
            yield ()


def _settled(values: list[str]) -> str | None:
    """The value that more accounts give than any other; None where there is none, or where all give one and the same."""
    counted = Counter(values).most_common(2)
    return counted[0][0] if len(counted) > 1 and counted[0][1] > counted[1][1] else None


def _denials(row: FactRow, view: View) -> dict[str, tuple[FactWords, ...]]:
    """The words of each account that denies the fact: they come first in the evidence of the denial."""
    found = {}
    for finding in view.record.findings:
        if finding.kind is FindingKind.DENIED and finding.field == row.field and finding.evidence:
            proof = finding.evidence[0]
            text = proof.span.of(view.by_key[proof.account].account.text)
            found[proof.account] = (FactWords(text, proof.span, text),)
    return found
