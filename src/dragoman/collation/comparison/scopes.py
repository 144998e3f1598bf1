"""Moved scope: a subject that one side brings up in one account and the other account puts into the other side's words.

Two statements of one speaker are matched or near, and one names a subject that the other does not; the account of the
latter has that subject, on the same matter, from somebody else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.collation.comparison.ledger import Entry, Ledger, Pair
from dragoman.collation.comparison.nearness import likeness
from dragoman.collation.comparison.speakers import same_speakers, share_speaker, shown_speakers
from dragoman.collation.comparison.telling import name, quote, tell
from dragoman.collation.comparison.terms import terms_in
from dragoman.collation.comparison.weights import named_issue, of_statements
from dragoman.collation.words import stem
from dragoman.model import Evidence, Finding, FindingKind, Span

_KIND = FindingKind.ATTRIBUTION_SHIFT
_MANY = 6
_TOGETHER = 0.45
"""Cosine from which a statement and the one its subject may have come from are on one matter."""

_LONG = re.compile(r"\b[\w-]{5,}")


class _Move(NamedTuple):
    """The statement that keeps to its subject, the one that takes another in, where that came from, and the words."""

    plain: Entry
    full: Entry
    origin: Entry
    there: Span
    here: Span


def moved_scope(ledger: Ledger, near: Sequence[Pair]) -> list[Finding]:
    """One finding for each statement into which a subject has moved, for each account it moved away from."""
    index = _Index(ledger)
    found: dict[tuple[str, str], Finding] = {}
    for pair in (*ledger.differing, *near):
        if same_speakers(pair.a, pair.b):
            for plain, full in ((pair.a, pair.b), (pair.b, pair.a)):
                for move in _moves(plain, full, index, ledger):
                    found.setdefault((full.id, plain.account), _finding(move, ledger))
    return list(found.values())


class _Index:
    """What each statement speaks of, and which statements of an account speak of a subject."""

    def __init__(self, ledger: Ledger) -> None:
        self.mentions = {entry.id: _mentions(entry) for entry in ledger.entries.values()}
        self._speaking: dict[tuple[str, str], list[Entry]] = {}
        for entry in ledger.entries.values():
            for subject in self.mentions[entry.id]:
                self._speaking.setdefault((entry.account, subject), []).append(entry)

    def speaking(self, account: str, subject: str) -> list[Entry]:
        """The statements of an account that speak of a subject, none where it is a field that many share."""
        found = self._speaking.get((account, subject), [])
        return found if len(found) <= _MANY else []


def _moves(plain: Entry, full: Entry, index: _Index, ledger: Ledger) -> Iterator[_Move]:
    named = index.mentions[plain.id]
    for subject, here in index.mentions[full.id].items():
        if subject in named or _speaks_of_it(full, here, ledger.of(plain.account)):
            continue
        rivals = index.speaking(full.account, subject)
        for origin in index.speaking(plain.account, subject):
            if _another_speaks(origin, plain) and _moved(origin, full, rivals):
                yield _Move(plain, full, origin, index.mentions[origin.id][subject], here)


def _speaks_of_it(full: Entry, here: Span, others: Iterable[Entry]) -> bool:
    """Whether the other account, too, has the same speaker speak of a subject, by any of its words `here`."""
    known = _stems(here.of(full.source))
    return any(share_speaker(full, other) and known & _stems(other.content) for other in others)


def _stems(words: str) -> set[str]:
    return {stem(word) for word in _LONG.findall(words.casefold())}


def _mentions(entry: Entry) -> dict[str, Span]:
    """What a statement speaks of: known referents with the words for them, and named issues with the whole of it."""
    found = {term.referent: term.span for term in terms_in(entry.source, entry.whole)}
    for topic in entry.statement.topics:
        if named_issue(topic):
            found.setdefault(topic, entry.statement.content)
    return found


def _another_speaks(origin: Entry, plain: Entry) -> bool:
    return same_speakers(origin, plain) is False and not share_speaker(origin, plain)


def _moved(origin: Entry, full: Entry, rivals: Sequence[Entry]) -> bool:
    """Whether a statement is closer to its subject's origin than any that its account gives the origin's speaker."""
    closeness = likeness(origin, full)
    return closeness >= _TOGETHER and not any(
        share_speaker(origin, other) and likeness(origin, other) >= closeness for other in rivals if other.id != full.id
    )


def _finding(move: _Move, ledger: Ledger) -> Finding:
    entries = (move.origin, move.plain, move.full)
    summary = tell(
        "shift.scope",
        who=name(ledger, move.plain.account),
        first=shown_speakers(move.origin),
        words=quote(move.origin.source, move.there),
        other=name(ledger, move.full.account),
        second=shown_speakers(move.full),
        moved=quote(move.full.source, move.here),
    )
    return Finding(
        id="",
        kind=_KIND,
        summary=summary,
        accounts=tuple(sorted({entry.account for entry in entries}, key=ledger.accounts.index)),
        statements=tuple(entry.id for entry in entries),
        evidence=tuple(Evidence(entry.account, entry.whole) for entry in entries),
        weight=of_statements(_KIND, entries),
    )
