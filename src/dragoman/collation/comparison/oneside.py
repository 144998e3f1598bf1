"""One side at odds with itself: official accounts of the same side that report different agreements."""

from collections.abc import Sequence
from itertools import combinations

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.telling import join, name, tell, told
from dragoman.collation.comparison.weights import family, of_statements
from dragoman.lexicon.parties import party_name
from dragoman.model import Evidence, Finding, FindingKind

_KIND = FindingKind.CONFLICT
_MOST_SHOWN = 3
_SHARE = 0.7


def one_side_apart(ledger: Ledger) -> list[Finding]:
    """One finding for each two official accounts of a side where each has agreements or promises the other lacks."""
    findings = []
    for one, other in combinations(ledger.accounts, 2):
        side = ledger.account(one).side
        if not (side and side == ledger.account(other).side and ledger.is_official(one) and ledger.is_official(other)):
            continue
        mine, theirs = _own_agreements(ledger, one, other), _own_agreements(ledger, other, one)
        if mine and theirs:
            findings.append(_finding(ledger, side, mine, theirs))
    return findings


def _own_agreements(ledger: Ledger, account: str, other: str) -> list[Entry]:
    acts = family("binding")
    return [
        entry
        for entry in ledger.of(account)
        if entry.statement.act.value in acts
        and not ledger.partners(entry, other)
        and not ledger.told_alike(entry, other)
    ]


def _finding(ledger: Ledger, side: str, mine: Sequence[Entry], theirs: Sequence[Entry]) -> Finding:
    variants = [
        f"{name(ledger, entries[0].account)} has {join([told(entry) for entry in entries[:_MOST_SHOWN]])}"
        for entries in (mine, theirs)
    ]
    entries = [*mine, *theirs]
    return Finding(
        id="",
        kind=_KIND,
        summary=tell("conflict.one_side", side=party_name(side), variants="; ".join(variants)),
        accounts=(mine[0].account, theirs[0].account),
        statements=tuple(entry.id for entry in entries),
        evidence=tuple(Evidence(entry.account, entry.whole) for entry in entries),
        weight=of_statements(_KIND, entries, _SHARE),
    )
