"""What text, Markdown and HTML show of a record, before any of them draws it: names, title, rows and groups.

It chooses and orders; it computes no finding and decides no match.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from dragoman.collation.called import called
from dragoman.export.facts import FactRow, fact_rows
from dragoman.export.labels import capitalised, joined, label, plain_date
from dragoman.export.rows import Column, Row, Said, rows_of
from dragoman.export.undertakings import join_undertakings
from dragoman.lexicon.parties import party_name
from dragoman.model import Contact, Finding, FindingKind, Participant, Record, StatementId, Undertaking

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


_NO_DIFFERENCE = frozenset({FindingKind.CORROBORATED, FindingKind.ONLY_IN, FindingKind.EMPHASIS})
"""Kinds of findings that set no statement against another account's, though they may be of several."""


@dataclass(frozen=True)
class FindingGroup:
    """Findings of one kind, heaviest first, under their heading in plain words."""

    kind: FindingKind
    heading: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class View:
    """A record laid out for reading."""

    record: Record

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The accounts, each under a name that no other has."""
        readings = self.record.readings
        labels = [reading.account.label for reading in readings]
        names = called(labels, [reading.account for reading in readings])
        keyed = zip(self.record.account_ids, names, readings, strict=True)
        return tuple(
            Column(key, name if names.count(name) == 1 else f"{name}, {key}", reading) for key, name, reading in keyed
        )

    @property
    def names(self) -> tuple[str, ...]:
        """What the accounts are called."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """The accounts by id."""
        return {column.key: column for column in self.columns}

    @cached_property
    def facts(self) -> tuple[FactRow, ...]:
        """The contact card."""
        return fact_rows(self.record, self.names)

    @cached_property
    def statements(self) -> dict[StatementId, Said]:
        """Every statement, by id, in the order of the accounts and their texts."""
        said = (Said(f"{own.key}.{one.id}", own, one) for own in self.columns for one in own.reading.statements)
        return {one.id: one for one in said}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Matched statements, numbered in the order in which they first appear; then those of one side only."""
        return rows_of(self.columns, self.statements, self.record.matches)

    @cached_property
    def groups(self) -> tuple[FindingGroup, ...]:
        """The findings by kind: what accounts agree on, then the kind with the heaviest; the heaviest of each first."""
        ordered = sorted(self.record.findings, key=lambda one: (one.kind is not FindingKind.CORROBORATED, -one.weight))
        first = {kind: place for place, kind in reversed([*enumerate(one.kind for one in ordered)])}
        ordered.sort(key=lambda one: first[one.kind])
        return tuple(
            FindingGroup(kind, label("finding", kind), tuple(findings))
            for kind, findings in groupby(ordered, key=lambda one: one.kind)
        )

    @cached_property
    def finding_of(self) -> dict[StatementId, str]:
        """The id of the finding that tells most of each statement: one that sets it against another account's.

        Else one of what a single account has, else the heaviest; shares of the text come last.
        """
        told = sorted(self.record.findings, key=lambda one: (one.kind is FindingKind.EMPHASIS, -one.weight))
        ordered = sorted(told, key=lambda one: (not self._sets_against(one), one.kind is not FindingKind.ONLY_IN))
        return {name: one.id for one in reversed(ordered) for name in one.statements}

    @cached_property
    def set_against(self) -> frozenset[StatementId]:
        """The statements that some finding sets against what another account has, also where nothing matches them."""
        return frozenset(name for one in self.record.findings if self._sets_against(one) for name in one.statements)

    def _sets_against(self, finding: Finding) -> bool:
        several = len({self.statements[name].column.key for name in finding.statements if name in self.statements}) > 1
        return several and finding.kind not in _NO_DIFFERENCE

    def is_alone(self, row: Row) -> bool:
        """Whether a row is of one account only, and no finding sets it against another."""
        own = (said.id for cell in row.cells for said in cell)
        return len(self.columns) > 1 and row.number is None and self.set_against.isdisjoint(own)

    @cached_property
    def unlisted(self) -> str:
        """How many statements of each account have no counterpart and no finding, in a line below the findings."""
        alone = (said for row in self.rows if self.is_alone(row) for cell in row.cells for said in cell)
        counts = Counter(said.column.key for said in alone if said.id not in self.finding_of)
        if len(self.columns) == 1 or not counts or not self.record.findings:
            return ""
        told = [f"{counts[own.key]} by {own.name}" for own in self.columns if counts[own.key]]
        count = counts.total()
        noun, verb = ("statement", "has") if count == 1 else ("statements", "have")
        return f"{count} further {noun} {verb} no counterpart and no finding: {joined(told)}."

    @cached_property
    def undertakings(self) -> tuple[Undertaking, ...]:
        """Who will do what, shared ones joined."""
        return join_undertakings(self.record)

    @property
    def title(self) -> str:
        """Who was in contact, and how and when: "Telephone call between A and B, Wednesday 9 June 2010"."""
        if self.record.contact is None:
            return "No contact found"
        return contact_line(self.record.contact)

    @property
    def subtitle(self) -> str:
        """How many accounts, and whose."""
        count = len(self.columns)
        number = NUMBERS[count] if count < len(NUMBERS) else str(count)
        return f"{number} account{'' if count == 1 else 's'}: {joined(list(self.names))}"


def participant_name(one: Participant) -> str:
    """Who took part, in a line: the person, else the office or group with its party, else the party.

    >>> participant_name(Participant(None, "Permanent Representatives", "NATO"))
    'Permanent Representatives of NATO'
    >>> participant_name(Participant(None, "civil society leaders", None))
    'civil society leaders'
    """
    party = party_name(one.party) if one.party else ""
    if one.person or not one.office:
        return one.person or party or "someone"
    return one.office if not party or party in one.office else f"{one.office} of {party}"


def contact_line(contact: Contact) -> str:
    """A contact in a line: what it was, between whom, and when."""
    who = [participant_name(one) for one in contact.participants]
    what = capitalised(label("contact_kind", contact.kind)) if contact.kind else "Contact"
    between = f" {'between' if len(who) > 1 else 'with'} {joined(who)}" if who else ""
    when = f", {plain_date(contact.date)}" if contact.date else ""
    return f"{what}{between}{when}"
