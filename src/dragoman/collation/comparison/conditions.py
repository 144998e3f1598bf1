"""Conditions: a linkage ("if", "provided that", "as long as") that only one account makes."""

import re
from functools import cache

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.matters import matter
from dragoman.collation.comparison.telling import name, quote, tell
from dragoman.collation.comparison.weights import of_statements
from dragoman.lexicon import load_table
from dragoman.model import Evidence, Finding, FindingKind, Span

_AFTER = 120
"""So many code points of the condition are shown."""


def conditions(ledger: Ledger) -> list[Finding]:
    """One finding for each statement whose condition no statement matched with it carries."""
    found: dict[str, Finding] = {}
    for pair in ledger.differing:
        for tied, plain in ((pair.a, pair.b), (pair.b, pair.a)):
            condition = condition_of(tied)
            if condition is None or tied.id in found or _kept(tied, plain.account, ledger):
                continue
            found[tied.id] = _finding(ledger, tied, plain, condition)
    return list(found.values())


def condition_of(entry: Entry) -> Span | None:
    """The condition in a statement, from its first word to the end of the clause."""
    for match in _condition().finditer(entry.source, entry.whole.start, entry.whole.end):
        before = entry.source[max(0, match.start() - 24) : match.start()].split()
        if before and before[-1].casefold().strip(",") in load_table("hedges")["conditions"]["not_after"]:
            continue
        end = min(entry.whole.end, match.start() + _AFTER)
        stop = re.compile(r"[,;.:\n]").search(entry.source, match.end(), end)
        return Span(
            match.start(), stop.start() if stop else _whole_word(entry.source, match.end(), end, entry.whole.end)
        )
    return None


def _finding(ledger: Ledger, tied: Entry, plain: Entry, condition: Span) -> Finding:
    """The finding that one account ties to a condition what another has without."""
    kind = FindingKind.CONDITION
    summary = tell(
        "condition.one",
        who=name(ledger, tied.account),
        other=name(ledger, plain.account),
        matter=matter([tied, plain]),
        words=quote(tied.source, condition, 120),
        plain=quote(plain.source, plain.statement.content),
    )
    return Finding(
        id="",
        kind=kind,
        summary=summary,
        accounts=tuple(sorted({tied.account, plain.account}, key=ledger.accounts.index)),
        statements=(tied.id, plain.id),
        evidence=(Evidence(tied.account, condition), Evidence(plain.account, plain.statement.content)),
        weight=of_statements(kind, [tied, plain]),
    )


def _kept(tied: Entry, account: str, ledger: Ledger) -> bool:
    return any(condition_of(other) is not None for other in ledger.partners(tied, account))


def _whole_word(text: str, start: int, end: int, limit: int) -> int:
    if end >= limit:
        return limit
    while end > start and not text[end].isspace():
        end -= 1
    return end


@cache
def _condition() -> re.Pattern[str]:
    words = sorted(load_table("hedges")["conditions"]["words"], key=lambda word: (-len(word), word))
    choice = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{choice})\b", re.IGNORECASE)
