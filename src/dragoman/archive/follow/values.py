"""What the answers of Follow are made of: contacts as they are listed, and the words that an answer rests on."""

from dataclasses import dataclass

from dragoman.model import Span


@dataclass(frozen=True)
class Teller:
    """An account by its id and name, who published it, and for which side (None where it speaks for none)."""

    account: str
    name: str
    publisher: str | None
    side: str | None

    @property
    def label(self) -> str:
        """How people would call the account: its publisher where known, else its name."""
        return self.publisher or self.name


@dataclass(frozen=True)
class Words:
    """Words of an account, by its id, that an answer rests on; `statement` is the statement that they are, if any."""

    account: str
    span: Span
    words: str
    statement: str | None = None


@dataclass(frozen=True)
class Person:
    """Somebody who takes part, speaks or is bound; what is not known is None. `name` is how to show them."""

    name: str
    person: str | None
    party: str | None


@dataclass(frozen=True)
class Told:
    """A contact of the archive: its fields as its accounts tell them together, who took part, and who reported it."""

    id: str
    kind: str | None
    date: str | None
    first: str | None
    last: str | None
    initiator: str | None
    place: str | None
    planned: bool
    within: str | None
    participants: tuple[Person, ...]
    accounts: tuple[Teller, ...]

    @property
    def parties(self) -> frozenset[str]:
        """The codes of the parties that took part."""
        return frozenset(one.party for one in self.participants if one.party)

    @property
    def sides(self) -> frozenset[str]:
        """The sides whose own accounts tell of it."""
        return frozenset(one.side for one in self.accounts if one.side)
