"""A reading: all that was made of one account."""

from dataclasses import dataclass

from dragoman.model.account import Account
from dragoman.model.contact import Contact
from dragoman.model.span import Span
from dragoman.model.statement import Statement, Undertaking


@dataclass(frozen=True)
class Warning:  # noqa: A001 - the record's own word for it
    """Something a person should know of an account: a code, one sentence, and the words it concerns."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True)
class Coverage:
    """Code points of an account by what they became; the five add up to the length of the text."""

    statement: int
    fact: int
    background: int
    boilerplate: int
    unclaimed: int


@dataclass(frozen=True)
class Reading:
    """One account, read. `contact` is the main contact, None where the account tells of none.

    `unsure` are statements too improbable to be asserted: they are listed, and no part of any comparison.
    """

    account: Account
    contact: Contact | None
    other_contacts: tuple[Contact, ...]
    statements: tuple[Statement, ...]
    background: tuple[Span, ...]
    undertakings: tuple[Undertaking, ...]
    coverage: Coverage
    warnings: tuple[Warning, ...] = ()
    unsure: tuple[Statement, ...] = ()
