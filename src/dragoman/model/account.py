"""An account: one document that tells of a contact."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from dragoman.model.errors import EmptyAccountError, ModelError
from dragoman.model.vocabulary import AccountKind


@dataclass(frozen=True)
class Account:
    """One document, its text as received and what is known of its publication.

    `name` is the input's stem or id; `side` an ISO 3166 alpha-2 code or an organisation's (EU, UN), set only where
    the account speaks for one; `published` an ISO 8601 date or time; what is unknown is None.
    """

    name: str
    text: str
    publisher: str | None = None
    kind: AccountKind | None = None
    side: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if not self.name:
            message = "an account needs a name"
            raise ModelError(message)
        if not self.text.strip():
            message = f"{self.name}: the account is empty; give it a text"
            raise EmptyAccountError(message)

    @cached_property
    def sha256(self) -> str:
        """Hash of the text in UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def label(self) -> str:
        """How people would call the account: its publisher where known, else its name."""
        return self.publisher or self.name
