"""The verbs for Python: read, compare and collate accounts; what they give can show itself in any form.

Thin on purpose: reading is done by `dragoman.reading`, comparison by `dragoman.collation`, showing by
`dragoman.export`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from dragoman.model import Account, Finding, Match, Reading, Record, SourceError, Statement, StatementId
from dragoman.sources import load
from dragoman.sources.loading import build
from dragoman.sources.metadata import read_metadata

Source = str | Path | Account
"""What can be read: a path, as on the command line; the text itself, as a string; or an account made by hand."""

LONGEST_PATH = 255
WORDS_OF_A_SENTENCE = 4


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

    @property
    def statements_by_id(self) -> dict[StatementId, Statement]:
        """Every statement of every account, by its id in the record (`a1.s3`), in the order of the accounts."""
        keyed = zip(self.record.account_ids, self.record.readings, strict=True)
        return {f"{key}.{said.id}": said for key, reading in keyed for said in reading.statements}

    def _repr_html_(self) -> str:
        """What a notebook shows: the page, in a frame of its own."""
        from dragoman.export.notebook import to_frame  # noqa: PLC0415

        return to_frame(self.record)


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

    @property
    def matches(self) -> tuple[Match, ...]:
        """None: there is nothing to match with."""
        return self.record.matches

    @property
    def findings(self) -> tuple[Finding, ...]:
        """None: a comparison needs two."""
        return self.record.findings


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

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What all accounts say was said, in the order of the accounts and their texts."""
        return tuple(self.statements_by_id.values())


def read(source: Source, **metadata: str | None) -> AccountReading:
    """Read one account.

    `source` is a path, the text itself, or an `Account`; a string is a text where it has several lines or is a sentence
    that names no file. `metadata` is any of publisher, kind, side, published, title and url, which go
    before what stands beside the file. Raises SourceError where the source is not exactly one account.

    >>> read("Minister A telephoned Minister B on 3 May.", publisher="Agency").account.label  # doctest: +SKIP
    'Agency'
    """
    from dragoman.reading import read as read_account  # noqa: PLC0415 - loads the models

    return AccountReading.of(read_account(_only_account(source, metadata)))


def compare(*sources: Source) -> Comparison:
    """Compare two or more accounts of one contact; a folder or a `.jsonl` file stands for all accounts in it.

    Raises SourceError for a source that cannot become an account, and ValueError for fewer than two accounts.
    """
    accounts = [account for source in sources for account in _accounts(source, {})]
    if len(accounts) <= 1:
        message = f"a comparison needs at least two accounts, not {len(accounts)}"
        raise ValueError(message)
    return compare_accounts(accounts)


def collate(*sources: Source, rulings: str | Path | None = None) -> Iterator[Comparison]:
    """Find which accounts tell of the same contact: a comparison for each contact, by day.

    A folder or a `.jsonl` file stands for all accounts in it. An account that tells of several contacts stands in
    each; one that tells of none, in none. `rulings` is a file that `dragoman rule` wrote. Raises SourceError for a
    source that cannot become an account, and RulingError for a file that holds no rulings.
    """
    from dragoman.collation import collate_all  # noqa: PLC0415 - loads the models
    from dragoman.collation.linking import load_rulings  # noqa: PLC0415
    from dragoman.reading import read as read_account  # noqa: PLC0415

    ruled = load_rulings(Path(rulings)) if rulings is not None else ()
    accounts = (account for source in sources for account in _accounts(source, {}))
    yield from map(Comparison.of, collate_all(map(read_account, accounts), ruled))


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
    if isinstance(source, Account):
        return iter((source,))
    if isinstance(source, str) and _is_text(source):
        return iter((_account_of(source, metadata),))
    return load([source], metadata)


def _is_text(source: str) -> bool:
    """Whether a string is a text rather than a path: several lines, or a sentence that names no file."""
    if len(source) > LONGEST_PATH or len(source.splitlines()) > 1:
        return True
    return len(source.split()) >= WORDS_OF_A_SENTENCE and not Path(source).exists()


def _account_of(text: str, metadata: dict[str, str | None]) -> Account:
    """The account that a text is; its name comes from its own words, so that it hangs on no order."""
    name = "text-" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return build(name, text, read_metadata(metadata, "the metadata given"), "the text given")


def _values(value: Reading | Record) -> dict[str, Any]:
    """The fields of a dataclass by name, not copied."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
