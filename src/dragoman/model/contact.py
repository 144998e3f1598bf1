"""A contact between parties, and the facts that accounts give of it."""

from dataclasses import dataclass

from dragoman.model.actor import Participant
from dragoman.model.span import Span
from dragoman.model.vocabulary import ContactKind, Role

FIELDS = ("kind", "date", "start_time", "duration", "place", "initiator", "occasion", "participant")
"""The fields that a fact may be of."""


@dataclass(frozen=True)
class Fact:
    """One fact of a contact as one account gives it: field, value as shown in JSON, and the words it rests on.

    `duration` values are whole minutes. `approximate` keeps an "about"; `more_than` an "over". `confidence` is the
    probability that the value is right.
    """

    field: str
    value: str | int
    span: Span
    approximate: bool = False
    more_than: bool = False
    confidence: float = 1.0


@dataclass(frozen=True)
class Contact:
    """A telephone call, meeting, visit … as one account tells of it; what it does not say is None.

    `date` is ISO 8601 (EDTF where uncertain); `start_time` `HH:MM`, with the zone's offset where known; `initiator`
    a party's code.
    """

    kind: ContactKind | None = None
    date: str | None = None
    start_time: str | None = None
    duration_minutes: int | None = None
    place: str | None = None
    initiator: str | None = None
    occasion: str | None = None
    participants: tuple[Participant, ...] = ()
    facts: tuple[Fact, ...] = ()
    role: Role = Role.MAIN
    planned: bool = False
