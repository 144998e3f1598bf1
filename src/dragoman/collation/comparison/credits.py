"""Words that one side's account puts into the other side's mouth, and the other side's own account does not have."""

from collections.abc import Sequence

from dragoman.collation.comparison.emptiness import is_empty
from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.nearness import nearest
from dragoman.collation.comparison.speakers import shown_speakers, speaks_for
from dragoman.collation.comparison.telling import join, names, tell, told
from dragoman.collation.comparison.weights import family, of_statements
from dragoman.model import Evidence, Finding, FindingKind

_KIND = FindingKind.CREDITED_UNCONFIRMED
_MOST_SHOWN = 3
_PLENTY = 3
_NEAR = 0.72
"""So like a statement of the other account that its absence there should not be asserted."""


def credited(ledger: Ledger) -> list[Finding]:
    """One finding for each side and each other side whose own accounts lack words that the first credits it with."""
    sides: dict[str, list[str]] = {}
    for account in ledger.accounts:
        side = ledger.account(account).side
        if side and ledger.is_official(account):
            sides.setdefault(side, []).append(account)
    findings = []
    for side, accounts in sides.items():
        for other, theirs in sides.items():
            entries = [
                entry for account in accounts if other != side for entry in _unconfirmed(ledger, account, other, theirs)
            ]
            if entries:
                findings.append(_finding(ledger, theirs, entries))
    return findings


def _unconfirmed(ledger: Ledger, account: str, side: str, theirs: Sequence[str]) -> list[Entry]:
    """The statements with which an account credits a side, and which none of that side's accounts has."""
    assurance = family("assurance")
    return [
        entry
        for entry in ledger.of(account)
        if speaks_for(entry, side)
        and entry.statement.act.value in assurance
        and not is_empty(entry, ledger)
        and not any(ledger.partners(entry, other) or _stands(entry, other, ledger) for other in theirs)
    ]


def _stands(entry: Entry, account: str, ledger: Ledger) -> bool:
    near = nearest(entry, ledger.rivals(entry, account))
    return near is not None and near[0] >= _NEAR


def _finding(ledger: Ledger, theirs: Sequence[str], entries: list[Entry]) -> Finding:
    binding = family("binding")
    ordered = sorted(entries, key=lambda entry: entry.statement.act.value not in binding)
    shown = [told(entry) for entry in ordered[:_MOST_SHOWN]]
    ours = list(dict.fromkeys(entry.account for entry in entries))
    count = "one" if len(entries) == 1 else "several" if len(ours) == 1 else "by_several"
    return Finding(
        id="",
        kind=_KIND,
        summary=tell(
            f"credited.{count}",
            who=names(ledger, ours),
            speaker=shown_speakers(ordered[0]),
            count=str(len(entries)),
            account="account" if len(theirs) == 1 else "accounts",
            do="does" if len(theirs) == 1 else "do",
            silent=names(ledger, theirs),
            words=join(shown),
        ),
        accounts=tuple(sorted((*ours, *theirs), key=ledger.accounts.index)),
        statements=tuple(entry.id for entry in entries),
        evidence=tuple(Evidence(entry.account, entry.whole) for entry in entries),
        weight=of_statements(_KIND, entries, len(entries) / _PLENTY),
    )
