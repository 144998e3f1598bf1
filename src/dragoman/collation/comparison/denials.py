"""Denials: what one account has somebody deny, and another reports as said or done."""

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.telling import name, quote, tell
from dragoman.collation.comparison.weights import of_statements
from dragoman.collation.wording import words_of
from dragoman.model import Act, Evidence, Finding, FindingKind, Polarity, Span

_KIND = FindingKind.DENIED
_TELLING = 3
"""So many content words must be common to a denial and what it denies."""
_SHARE = 0.5
_DENYING = frozenset({"deni", "deny", "reject", "refut", "withdraw", "disput", "not", "no", "never", "nor"})


def denials(ledger: Ledger) -> list[Finding]:
    """One finding for each denial that another account's statement or background affirms."""
    findings = []
    for entry in ledger.entries.values():
        if entry.statement.act is Act.DENY:
            against = _affirmed(entry, ledger)
            if against:
                findings.append(_finding(entry, against, ledger))
    return findings


def _affirmed(denial: Entry, ledger: Ledger) -> list[Entry]:
    """For each other account, the affirmative statement that shares most of the denial's words, if it shares enough."""
    mine = _stems(denial)
    found = []
    for account in ledger.others(denial.account):
        if ledger.told_alike(denial, account):
            continue
        scored = [(len(mine & _stems(entry)), entry) for entry in ledger.of(account) if _affirms(entry)]
        best = max(scored, key=lambda pair: (pair[0], pair[1].id), default=None)
        if best and best[0] >= max(min(_TELLING, len(mine)), _SHARE * len(mine)) and best[0] > 1:
            found.append(best[1])
    return found


def _affirms(entry: Entry) -> bool:
    return entry.statement.polarity is Polarity.POSITIVE and entry.statement.act is not Act.DENY


def _stems(entry: Entry) -> set[str]:
    words = words_of(entry.source, entry.statement.content)
    return {word.stem for word in words if word.content} - _DENYING


def _finding(denial: Entry, against: list[Entry], ledger: Ledger) -> Finding:
    first = against[0]
    entries = [denial, *against]
    span: Span = denial.whole
    summary = tell(
        "denied.one",
        who=name(ledger, denial.account),
        other=name(ledger, first.account),
        words=quote(denial.source, span),
        against=quote(first.source, first.whole),
    )
    return Finding(
        id="",
        kind=_KIND,
        summary=summary,
        accounts=tuple(dict.fromkeys(entry.account for entry in entries)),
        statements=tuple(entry.id for entry in entries),
        evidence=tuple(Evidence(entry.account, entry.whole) for entry in entries),
        weight=of_statements(_KIND, entries),
    )
