"""Details: figures, dates and names that one account adds to what the other also reports."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.particulars import Particular, particulars
from dragoman.collation.comparison.telling import join, matter, name, quote, tell
from dragoman.collation.comparison.weights import of_statements
from dragoman.lexicon.calendar import month_names, weekday_names
from dragoman.lexicon.parties import party_kind, party_of
from dragoman.model import Evidence, Fact, Finding, FindingKind

_KIND = FindingKind.DETAIL_ADDED
_FEW = 0.4
_MOST_SHOWN, _MOST_STATEMENTS = 4, 5
_SHORT = 50
_PART = re.compile(r"[^\W\d_]{3,}")


def details(ledger: Ledger) -> list[Finding]:
    """One finding for each statement that adds particulars which the matched account has nowhere in its text."""
    tellings = {account: _Telling.of(ledger, account) for account in ledger.accounts}
    found: dict[str, dict[str, list[Particular]]] = {}
    for pair in ledger.differing:
        for full, bare in ((pair.a, pair.b), (pair.b, pair.a)):
            added = _added(full, tellings[bare.account], ledger)
            if added:
                found.setdefault(full.account, {}).setdefault(full.id, added)
    return [_finding(found[account], account, ledger) for account in ledger.accounts if account in found]


@dataclass(frozen=True)
class _Telling:
    """What an account has: its whole text folded, and the particulars of its statements."""

    folded: str
    known: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, ledger: Ledger, account: str) -> "_Telling":
        items = (item for entry in ledger.of(account) for item in particulars(entry.source, entry.whole))
        return cls(ledger.account(account).text.casefold(), frozenset((item.kind, item.value) for item in items))


def _added(full: Entry, other: _Telling, ledger: Ledger) -> list[Particular]:
    """Particulars of a statement that the other account has nowhere."""
    return [
        item
        for item in particulars(full.source, full.whole)
        if (item.kind, item.value) not in other.known
        and not any(item.span.overlap(fact.span) for fact in _facts(full, ledger))
        and item.span.of(full.source).casefold() not in other.folded
        and (item.kind != "name" or _telling_name(item, full, other.folded, ledger))
    ]


def _facts(entry: Entry, ledger: Ledger) -> tuple[Fact, ...]:
    """The facts of the contact in an account, which have findings of their own."""
    contact = ledger.readings[entry.account].contact
    return contact.facts if contact else ()


def _telling_name(item: Particular, full: Entry, other: str, ledger: Ledger) -> bool:
    """Whether a name is news to the other account: nobody of the contact, no calendar word, and no part of it there."""
    words = item.span.of(full.source)
    people = " ".join(participant.person or "" for participant in ledger.contact.participants) if ledger.contact else ""
    parts = [part.casefold() for part in _PART.findall(words) if part[:1].isupper()]
    return (
        bool(parts)
        and party_kind(words) in (None, "name")
        and party_of(words) not in _parties(ledger)
        and not any(part in other or part in people.casefold() or part in _calendar() for part in parts)
    )


def _parties(ledger: Ledger) -> frozenset[str | None]:
    """The contact's own parties, which are no news to any account."""
    participants = ledger.contact.participants if ledger.contact else ()
    return frozenset(participant.party for participant in participants) - {None}


@cache
def _calendar() -> frozenset[str]:
    return frozenset(word.casefold() for word in (*month_names(), *weekday_names()))


def _finding(added: dict[str, list[Particular]], account: str, ledger: Ledger) -> Finding:
    entries = [ledger.entries[name_] for name_ in added]
    parts = []
    for entry in entries[:_MOST_STATEMENTS]:
        words = list(dict.fromkeys(quote(entry.source, item.span, 50) for item in added[entry.id]))[:_MOST_SHOWN]
        parts.append(f"{join(words)} ({matter([entry], _SHORT)})")
    dated = any(item.kind != "name" for items in added.values() for item in items)
    return Finding(
        id="",
        kind=_KIND,
        summary=tell("detail.several", who=name(ledger, account), words="; ".join(parts)),
        accounts=(account,),
        statements=tuple(added),
        evidence=tuple(Evidence(account, item.span) for items in added.values() for item in items),
        weight=of_statements(_KIND, entries, 1.0 if dated else _FEW),
    )
