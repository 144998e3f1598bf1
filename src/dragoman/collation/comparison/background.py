"""Background that one account adds in its own voice, and no other has."""

import re
from collections.abc import Sequence

from dragoman.collation.comparison.ledger import Ledger
from dragoman.collation.comparison.telling import cut, join, name, tell
from dragoman.collation.comparison.weights import of_statements
from dragoman.lexicon import load_table
from dragoman.model import Evidence, Finding, FindingKind, Span

_KIND = FindingKind.BACKGROUND_ADDED
_WORD = re.compile(r"\w{4,}")
_ALIKE = 0.7
_LEAST = 3
"""Passages with fewer telling words are what is left of a sentence, and tell nothing."""
_MOST_SHOWN = 2
_PLENTY = 6


def background_added(ledger: Ledger) -> list[Finding]:
    """One finding for each account with passages of background that stand in no other account."""
    vocabularies = {account: _vocabulary(ledger, account) for account in ledger.accounts}
    findings = []
    for account in ledger.accounts:
        text = ledger.account(account).text
        others = [vocabularies[other] for other in ledger.others(account)]
        passages = [span for span in ledger.readings[account].background if _news(span.of(text), others)]
        if len({word for span in passages for word in _telling(span.of(text))}) >= _LEAST:
            findings.append(_finding(ledger, account, passages))
    return findings


def _news(passage: str, others: Sequence[set[str]]) -> bool:
    """Whether most words of a passage are in no single other account."""
    words = {word.casefold() for word in _WORD.findall(passage)}
    return bool(words) and all(len(words & known) < _ALIKE * len(words) for known in others)


def _telling(passage: str) -> set[str]:
    """The longer words of a passage that say what it is about."""
    return {word.casefold() for word in _WORD.findall(passage)} - set(load_table("wording")["function"])


def _vocabulary(ledger: Ledger, account: str) -> set[str]:
    reading = ledger.readings[account]
    spans = [*reading.background, *(entry.whole for entry in ledger.of(account))]
    return {word.casefold() for span in spans for word in _WORD.findall(span.of(reading.account.text))}


def _finding(ledger: Ledger, account: str, passages: list[Span]) -> Finding:
    text = ledger.account(account).text
    shown = [f"“{cut(span.of(text))}”" for span in passages[:_MOST_SHOWN]]
    return Finding(
        id="",
        kind=_KIND,
        summary=tell("background.one", who=name(ledger, account), words=join(shown)),
        accounts=(account,),
        evidence=tuple(Evidence(account, span) for span in passages),
        weight=of_statements(_KIND, (), min(1.0, len(passages) / _PLENTY)),
    )
