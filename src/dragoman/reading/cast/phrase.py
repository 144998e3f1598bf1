"""A phrase: what joined marks say of one person, party or body, before it is known whom it means."""

from dataclasses import dataclass

from dragoman.model import Span
from dragoman.reading.cast.values import Form


@dataclass(frozen=True)
class Phrase:
    """Words that mention one person, party or body, not yet resolved.

    `before` is the determiner in front ("the", "a", "his", ""). `certain`: an office, form of address or apposition
    shows that `name` is a person's. `counterpart`: it is called somebody's counterpart. `closed`: the office
    stands after the name. `shared`: it is a plural, which those listed before the name have too.
    """

    form: Form
    span: Span
    name: Span | None = None
    office: str | None = None
    party: str | None = None
    honorific: str | None = None
    before: str = ""
    possessive: bool = False
    certain: bool = False
    counterpart: bool = False
    closed: bool = False
    shared: bool = False
