"""Naming: things that accounts call by different names, by the lexicon's referents."""

import re
from collections.abc import Iterable, Sequence

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.telling import join, names, quote, tell
from dragoman.collation.comparison.terms import terms_in
from dragoman.collation.comparison.weights import of_statements
from dragoman.collation.words import stem
from dragoman.model import Evidence, Finding, FindingKind, Span

_KIND = FindingKind.WORDING
_MOST_FORMS = 3
_LEAD = 200
"""So far before a statement, in its sentence, its account may name what it is about ("On forced labour, …")."""
_SENTENCE = re.compile(r"[.!?]\s|\n")

_Forms = dict[str, Span]
"""The expressions of one account for one thing, folded, each with where it first stands."""


def naming(ledger: Ledger) -> list[Finding]:
    """One finding for each referent that accounts call by different names."""
    used = _used(ledger)
    findings = []
    for referent in sorted(used):
        forms = used[referent]
        tellers = {account: mine for account, mine in forms.items() if _differs(mine, forms.values())}
        if len(tellers) > 1:
            findings.append(_finding(ledger, tellers))
    return findings


def _used(ledger: Ledger) -> dict[str, dict[str, _Forms]]:
    """For each referent, the expressions of each account in what it states or tells as background."""
    used: dict[str, dict[str, _Forms]] = {}
    for account in ledger.accounts:
        text = ledger.account(account).text
        spans = [*(_with_lead(entry) for entry in ledger.of(account)), *ledger.readings[account].background]
        for span in sorted(spans):
            for term in terms_in(text, span):
                forms = used.setdefault(term.referent, {}).setdefault(account, {})
                forms.setdefault(_folded(term.span.of(text)), term.span)
    return used


def _with_lead(entry: Entry) -> Span:
    """A statement from the beginning of its sentence."""
    start = max(0, entry.whole.start - _LEAD)
    ends = [match.end() for match in _SENTENCE.finditer(entry.source, start, entry.whole.start)]
    return Span(ends[-1] if ends else start, entry.whole.end)


def _folded(words: str) -> str:
    return " ".join(stem(word) for word in words.split() if word.casefold() not in ("the", "a", "an", "of"))


def _differs(mine: _Forms, others: Iterable[_Forms]) -> bool:
    """Whether some account shares none of these expressions, not even as part of a longer one."""
    return any(
        not any(one in other or other in one for one in mine for other in theirs)
        for theirs in others
        if theirs is not mine
    )


def _finding(ledger: Ledger, tellers: dict[str, _Forms]) -> Finding:
    """One clause for all accounts with the same expressions."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for account, forms in tellers.items():
        alike.setdefault(tuple(sorted(forms)), []).append(account)
    variants = "; ".join(_variant(ledger, accounts, tellers[accounts[0]]) for accounts in alike.values())
    evidence = [
        Evidence(account, span) for account, forms in tellers.items() for span in list(forms.values())[:_MOST_FORMS]
    ]
    return Finding(
        id="",
        kind=_KIND,
        summary=tell("wording.referent", variants=variants),
        accounts=tuple(tellers),
        evidence=tuple(evidence),
        weight=of_statements(_KIND, ()),
    )


def _variant(ledger: Ledger, accounts: Sequence[str], forms: _Forms) -> str:
    text = ledger.account(accounts[0]).text
    words = join([quote(text, span, 50) for span in list(forms.values())[:_MOST_FORMS]])
    return f"{words} in {names(ledger, accounts)}"
