"""The verbs for Python: read an account, compare accounts; what they give can show itself in any form.

Thin on purpose: reading is done by `dragoman.reading`, comparison by `dragoman.collation`, showing by
`dragoman.export`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

from dragoman.model import Account, Reading, Record, SourceError
from dragoman.sources import load

Source = str | Path | Account
"""What can be read: a path, as on the command line, or an account made by hand."""


class _Shown:
    """Something that is, or makes up, a record, and can show it in any form."""

    @property
    def record(self) -> Record:
        """The record that is shown."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """The record as plain values, by the schema `dragoman.record/1`."""
        from dragoman.export import to_dict  # noqa: PLC0415 - needed only where something is shown

        return to_dict(self.record)

    def to_json(self, *, indent: int | None = 1) -> str:
        """The record as JSON text; `indent=None` gives a single line."""
        from dragoman.export import to_json  # noqa: PLC0415

        return to_json(self.record, indent=indent)

    def to_markdown(self) -> str:
        """The record as Markdown."""
        from dragoman.export import to_markdown  # noqa: PLC0415

        return to_markdown(self.record)

    def to_html(self) -> str:
        """The record as one self-contained page."""
        from dragoman.export import to_html  # noqa: PLC0415

        return to_html(self.record)

    def _repr_html_(self) -> str:
        """What a notebook shows: the page, in a frame of its own so that its styles stay inside."""
        from html import escape  # noqa: PLC0415

        page = escape(self.to_html(), quote=True)
        return f'<iframe srcdoc="{page}" title="Dragoman" style="width:100%;height:80vh;border:0"></iframe>'


@dataclass(frozen=True)
class AccountReading(_Shown, Reading):
    """A reading that can show itself, as the record of one account."""

    @classmethod
    def of(cls, reading: Reading) -> Self:
        """The same reading, able to show itself."""
        return cls(**_values(reading))

    @property
    def record(self) -> Record:
        """The record of this account alone: no matches, and no findings of comparison."""
        return Record(contact=self.contact, readings=(self,))


@dataclass(frozen=True)
class Comparison(_Shown, Record):
    """A record that can show itself."""

    @classmethod
    def of(cls, record: Record) -> Self:
        """The same record, able to show itself."""
        return cls(**_values(record))

    @property
    def record(self) -> Record:
        """The record itself."""
        return self


def read(source: Source, **metadata: str | None) -> AccountReading:
    """Read one account.

    `source` is a path or an `Account`; `metadata` any of publisher, kind, side, published, title and url, which go
    before what stands beside the file. Raises SourceError where the source is not exactly one account.

    >>> read(Account(name="call", text="Minister A telephoned Minister B.")).account.name  # doctest: +SKIP
    'call'
    """
    from dragoman.reading import read as read_account  # noqa: PLC0415 - loads the models

    return AccountReading.of(read_account(_only_account(source, metadata)))


def compare(*sources: Source) -> Comparison:
    """Compare two or more accounts of one contact; a folder or a `.jsonl` file stands for all accounts in it.

    Raises SourceError for a source that cannot become an account, and ValueError for fewer than two accounts.
    """
    accounts = [account for source in sources for account in _accounts(source, {})]
    if len(accounts) < 2:  # noqa: PLR2004 - a comparison needs two
        message = f"a comparison needs at least two accounts, not {len(accounts)}"
        raise ValueError(message)
    return compare_accounts(accounts)


def compare_accounts(accounts: list[Account]) -> Comparison:
    """Compare accounts that are already loaded."""
    from dragoman.collation import collate  # noqa: PLC0415 - loads the models
    from dragoman.reading import read as read_account  # noqa: PLC0415

    return Comparison.of(collate([read_account(account) for account in accounts]))


def _only_account(source: Source, metadata: dict[str, str | None]) -> Account:
    """The one account that `source` stands for."""
    accounts = _accounts(source, metadata)
    account = next(accounts)
    if next(accounts, None) is not None:
        message = f"{source}: several accounts; read them one by one: [read(a) for a in load([path])]"
        raise SourceError(message)
    return account


def _accounts(source: Source, metadata: dict[str, str | None]) -> Iterator[Account]:
    """The accounts that `source` stands for."""
    return iter((source,)) if isinstance(source, Account) else load([source], metadata)


def _values(value: Reading | Record) -> dict[str, Any]:
    """The fields of a dataclass by name, not copied."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
