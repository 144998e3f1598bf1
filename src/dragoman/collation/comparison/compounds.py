"""Compounds: two nouns that one account joins by "and" and another makes one thing of ("port and road", "port road").

The difference is one of scope: two things are covered, or one kind of a thing.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.telling import name, quote, tell
from dragoman.collation.comparison.weights import of_statements
from dragoman.collation.words import Word, words_of
from dragoman.model import Evidence, Finding, FindingKind, Span

_KIND = FindingKind.WORDING
_JOINED = re.compile(r"\s*(?:,|,?\s(?:and|or))\s*")
_LONG = 4
"""A word shorter than this is too plain to make a compound of."""

_Two = tuple[str, str]


class _Use(NamedTuple):
    """Where two words stand joined or as one, and in which statement."""

    entry: Entry
    span: Span


def compounds(ledger: Ledger) -> list[Finding]:
    """One finding for each two words that some accounts join and others, which never do, make one thing of."""
    joined: dict[_Two, dict[str, _Use]] = {}
    merged: dict[_Two, dict[str, _Use]] = {}
    for entry in ledger.entries.values():
        for two, use, together in _uses(entry):
            (merged if together else joined).setdefault(two, {}).setdefault(entry.account, use)
    findings = []
    for two in sorted(joined.keys() & merged.keys()):
        apart = {account: use for account, use in joined[two].items() if account not in merged[two]}
        one = {account: use for account, use in merged[two].items() if account not in joined[two]}
        if apart and one:
            findings.append(_finding(ledger, {**apart, **one}))
    return findings


def _uses(entry: Entry) -> Iterator[tuple[_Two, _Use, bool]]:
    """Two words side by side in a statement, and whether they are one thing or two."""
    words = [word for word in words_of(entry.source, entry.whole) if word.content and word.party is None]
    for first, second in pairwise(words):
        found = _between(entry.source, first, second)
        if found is not None:
            yield (first.stem, second.stem), _Use(entry, first.span.to(second.span)), found


def _between(text: str, one: Word, other: Word) -> bool | None:
    """True where two words stand as one, False where they are joined, None where other words part them."""
    if min(len(one.text), len(other.text)) < _LONG:
        return None
    gap = text[one.span.end : other.span.start]
    if gap == " ":
        return True
    return False if _JOINED.fullmatch(gap) else None


def _finding(ledger: Ledger, uses: dict[str, _Use]) -> Finding:
    tellers = {account: uses[account] for account in ledger.accounts if account in uses}
    variants = "; ".join(
        f"{name(ledger, account)} has {quote(use.entry.source, use.span, 60)}" for account, use in tellers.items()
    )
    return Finding(
        id="",
        kind=_KIND,
        summary=tell("wording.compound", variants=variants),
        accounts=tuple(tellers),
        statements=tuple(use.entry.id for use in tellers.values()),
        evidence=tuple(Evidence(account, use.span) for account, use in tellers.items()),
        weight=of_statements(_KIND, [use.entry for use in tellers.values()]),
    )
