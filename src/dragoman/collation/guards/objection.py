"""What a guard answers: why two statements cannot be two tellings of one thing, and the words that show it."""

from typing import Literal, NamedTuple

from dragoman.model import Span

Reason = Literal["polarity", "number", "date", "role"]


class Objection(NamedTuple):
    """A reason against a match. `certain` where the words contradict each other, not merely fail to agree."""

    reason: Reason
    spans: tuple[Span, Span]
    certain: bool
