"""Denials: what one account has somebody deny, and another reports as said or done."""

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.nearness import likeness
from dragoman.collation.comparison.telling import name, quote, tell
from dragoman.collation.comparison.weights import of_statements
from dragoman.collation.wording import words_of
from dragoman.lexicon import load_table
from dragoman.model import Act, Evidence, Finding, FindingKind, Polarity, Span

_KIND = FindingKind.DENIED
_FEW = 2
"""So many words of its core a denial shares at least with what it denies."""
_SHARE = 0.5
_LIKE = 0.6
"""Cosine from which a negative statement that is no open denial speaks against an affirmative one."""


def denials(ledger: Ledger) -> list[Finding]:
    """One finding for each denial that another account's statements go against."""
    findings = []
    for entry in ledger.entries.values():
        if entry.statement.act is Act.DENY or entry.statement.polarity is Polarity.NEGATIVE:
            against = _affirmed(entry, ledger)
            if against:
                findings.append(_finding(entry, against, ledger))
    return findings


def _affirmed(denial: Entry, ledger: Ledger) -> list[Entry]:
    """For each other account, the affirmative statement that shares most of the denial's core, if it shares enough."""
    core = _core(denial)
    found = []
    for account in ledger.others(denial.account):
        if ledger.told_alike(denial, account) or len(core) < _FEW or ledger.partners(denial, account):
            continue
        scored = [(len(core & _core(entry)), entry) for entry in ledger.of(account) if _affirms(entry)]
        best = max(scored, key=lambda pair: (pair[0], pair[1].id), default=None)
        if best and best[0] >= max(_FEW, _SHARE * len(core)) and _opposed(denial, best[1]):
            found.append(best[1])
    return found


def _opposed(denial: Entry, entry: Entry) -> bool:
    """Whether an affirmative statement is what is denied; words in common are enough for an open denial only."""
    return denial.statement.act is Act.DENY or likeness(denial, entry) >= _LIKE


def _affirms(entry: Entry) -> bool:
    return entry.statement.polarity is Polarity.POSITIVE and entry.statement.act is not Act.DENY


def _core(entry: Entry) -> set[str]:
    """Stems of the words that say what is denied: no negation, verb of telling, office or party."""
    plain = set(load_table("findings")["plain_stems"])
    words = words_of(entry.source, entry.statement.content)
    return {word.stem for word in words if word.content and not word.party} - plain


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
