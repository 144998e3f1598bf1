"""What a search asks of rows: words that stand in them and marks that they have. Knows no field and no database."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Folded words in a row: one of several phrases. With `begins`, the last word of each need only begin so."""

    phrases: tuple[tuple[str, ...], ...]
    begins: bool = False


@dataclass(frozen=True)
class Marked:
    """A mark that a row has: one of several; of none, nothing is found."""

    marks: tuple[str, ...]


@dataclass(frozen=True)
class Both:
    """What a row must fulfil together, and what it must not; everything fulfils nothing at all."""

    parts: tuple["Plan", ...] = ()
    without: tuple["Plan", ...] = ()


@dataclass(frozen=True)
class Either:
    """What a row must fulfil in part."""

    parts: tuple["Plan", ...]


Plan = Text | Marked | Both | Either


def texts_of(plan: Plan) -> tuple[Text, ...]:
    """The words that a plan looks for, in order; what it excludes is none of them."""
    match plan:
        case Text():
            return (plan,)
        case Marked():
            return ()
        case Both(parts=parts) | Either(parts=parts):
            return tuple(text for part in parts for text in texts_of(part))
