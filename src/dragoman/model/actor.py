"""Actors: who speaks, is spoken to or takes part."""

from dataclasses import dataclass

from dragoman.model.errors import ModelError


@dataclass(frozen=True)
class Actor:
    """A person in an office for a party, or whatever part of that an account gives.

    `person` is the fullest name that the account (or, where it gives only a title, the lexicon) has; `office` the
    post as the account writes it; `party` an ISO 3166 alpha-2 code or an organisation's code. `name` is how the
    actor is shown: the person, else the office or body ("Ministry of Foreign Affairs"), else the party's English name.
    """

    name: str
    person: str | None = None
    office: str | None = None
    party: str | None = None

    def __post_init__(self) -> None:
        if not self.name:
            message = "an actor needs a name to be shown by"
            raise ModelError(message)


@dataclass(frozen=True)
class Participant:
    """Someone who took part in a contact: a person (None for an unnamed group), the office and the party."""

    person: str | None
    office: str | None = None
    party: str | None = None
