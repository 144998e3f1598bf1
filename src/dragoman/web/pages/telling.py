"""An account as its page tells it: where it comes from, what its characters became, and each statement in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from urllib.parse import urlsplit

from dragoman.archive.accounts import Kept
from dragoman.archive.follow.values import Told
from dragoman.export.html.columns import ColumnText
from dragoman.export.html.parts import Page
from dragoman.export.labels import joined, label, plain_date
from dragoman.export.rows import Said
from dragoman.export.view import View
from dragoman.lexicon.parties import party_name
from dragoman.model import Account, Reading, Record
from dragoman.reading.coverage import unclaimed_spans
from dragoman.web.pages import addresses

PARTS = ("statement", "fact", "background", "boilerplate", "unclaimed")
WIDTH = 1000
"""Units of the bar that shows what the characters became."""


@dataclass(frozen=True)
class Share:
    """What some characters of an account became: how many, in percent, and where they stand in the bar."""

    name: str
    label: str
    count: int
    percent: int
    x: float
    width: float


@dataclass(frozen=True)
class Version:
    """A version of the account among the others."""

    kept: Kept
    here: bool


@dataclass(frozen=True)
class Telling:
    """An account with what was read in it, the contacts that it tells of, and its versions."""

    kept: Kept
    reading: Reading
    contacts: Sequence[Told]
    versions: Sequence[Kept]

    @cached_property
    def page(self) -> Page:
        """What the partials of a comparison are drawn from."""
        record = Record(contact=self.reading.contact, readings=(self.reading,))
        return Page(View(record), addresses.places(addresses.account(self.kept.id), (self.kept.id,)))

    @property
    def account(self) -> Account:
        """The account as it holds: with what persons have corrected."""
        return self.reading.account

    @property
    def column(self) -> ColumnText:
        """Its text, in pieces."""
        return self.page.columns[0]

    @property
    def title(self) -> str:
        """What to call it."""
        return self.account.title or self.page.view.title if self.account.title or self.reading.contact else self.label

    @property
    def label(self) -> str:
        """Whose account it is."""
        return self.account.label

    @property
    def kicker(self) -> str:
        """What kind of account it is, and whose."""
        account = self.account
        kind = {"official": "Official account", "wire": "News agency", "press": "Press report"}
        parts = [kind.get(account.kind or "", "Account"), self.label]
        return ", ".join([*parts, *([plain_date(account.published)] if account.published else [])])

    @property
    def side(self) -> str:
        """For whom it speaks."""
        return party_name(self.account.side) if self.account.side else ""

    @property
    def link(self) -> str | None:
        """Its address, where a browser may go there."""
        url = self.account.url
        try:
            return url if url and urlsplit(url).scheme in {"http", "https"} else None
        except ValueError:
            return None

    @property
    def history(self) -> tuple[Version, ...]:
        """Its versions, where there are several, the first one first."""
        return tuple(Version(one, one.id == self.kept.id) for one in self.versions) if len(self.versions) > 1 else ()

    @property
    def latest(self) -> Kept | None:
        """The version that holds, where this one does not."""
        return self.versions[-1] if self.versions[-1].id != self.kept.id else None

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """What its characters became."""
        counts = {name: int(getattr(self.reading.coverage, name)) for name in PARTS}
        total = max(1, sum(counts.values()))
        starts = accumulate(counts.values(), initial=0)
        return tuple(_share(*part, start, total) for part, start in zip(counts.items(), starts, strict=False))

    @cached_property
    def unclaimed(self) -> int:
        """How many stretches of words became nothing."""
        return len(unclaimed_spans(self.reading))

    @cached_property
    def statements(self) -> tuple["Spoken", ...]:
        """Its statements, in order."""
        return tuple(Spoken(one, self.kept.id) for one in self.page.view.statements.values())


def _share(name: str, count: int, start: int, total: int) -> Share:
    x, width = (round(WIDTH * part / total, 1) for part in (start, count))
    return Share(name, label("coverage", name), count, round(100 * count / total), x, width)


@dataclass(frozen=True)
class Spoken:
    """A statement with all that the reading made of it."""

    said: Said
    account: str

    @property
    def target(self) -> str:
        """Its full id in the archive."""
        return f"{self.account}.{self.said.statement.id}"

    @property
    def to(self) -> str:
        """To whom, besides those who say it."""
        statement = self.said.statement
        return joined([one.name for one in statement.addressee if one not in statement.speaker])

    @property
    def strength(self) -> str:
        """How far the words bind."""
        return label("strength", self.said.statement.strength) if self.said.statement.strength else ""

    @property
    def reported(self) -> str:
        """On whose word."""
        return joined(list(self.said.statement.reported_by))

    @property
    def negated(self) -> bool:
        """Whether it says that something is not so."""
        return self.said.statement.polarity == "negative"

    @property
    def percent(self) -> int:
        """How likely it is that the account says so."""
        return round(100 * self.said.statement.confidence)
