"""What lies upon an account's text, as marked spans: statements, facts, evidence, background, title, furniture.

So does what became nothing.
"""

from collections.abc import Iterator

from dragoman.export.html.segments import Layer, MarkedSpan, joined_spans
from dragoman.export.labels import label
from dragoman.export.rows import Column
from dragoman.model import Account, Finding, Span
from dragoman.reading.coverage import unclaimed_spans
from dragoman.reading.layout import BlockKind, lay_out

LONGEST_LIT = 2000
"""Code points of evidence that are lit as a whole; where it is longer, only its beginning can be jumped to."""

FOLDED_LINES = 5
"""Lines of page furniture in a row from which it is folded away."""


def marks_of(column: Column, findings: tuple[Finding, ...]) -> tuple[MarkedSpan, ...]:
    """All marks upon the text of `column`."""
    return (*_reading_marks(column), *_evidence_marks(column.key, findings), *_layout_marks(column.account))


def folded_lines(words: str) -> int:
    """How many lines of page furniture `words` are, where they are enough to be folded away; else 0."""
    lines = sum(bool(line.strip()) for line in words.splitlines())
    return lines if lines >= FOLDED_LINES else 0


def _reading_marks(column: Column) -> Iterator[MarkedSpan]:
    reading = column.reading
    yield from (MarkedSpan(Layer.STATEMENT, f"{column.key}.{one.id}", one.span) for one in reading.statements)
    yield from (MarkedSpan(Layer.BACKGROUND, "", span) for span in reading.background)
    yield from (MarkedSpan(Layer.UNCLAIMED, "", span) for span in unclaimed_spans(reading))
    for fact in reading.contact.facts if reading.contact else ():
        yield MarkedSpan(Layer.FACT, label("field", fact.field), fact.span)


def _evidence_marks(key: str, findings: tuple[Finding, ...]) -> Iterator[MarkedSpan]:
    for finding in findings:
        for proof in finding.evidence:
            if proof.account == key:
                start, end = proof.span
                yield MarkedSpan(Layer.EVIDENCE, finding.id, Span(start, min(end, start + LONGEST_LIT)))


def _layout_marks(account: Account) -> Iterator[MarkedSpan]:
    layout = lay_out(account.text, account.title)
    furniture = [block.span for block in layout.blocks if block.kind is BlockKind.FURNITURE]
    yield from (MarkedSpan(Layer.FURNITURE, "", span) for span in joined_spans(account.text, furniture))
    if layout.title:
        yield MarkedSpan(Layer.TITLE, "", layout.title)
