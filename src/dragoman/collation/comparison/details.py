"""Details: figures, dates and names that one account adds to what the other also reports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.matters import matter
from dragoman.collation.comparison.particulars import Particular, particulars
from dragoman.collation.comparison.telling import join, name, quote, tell
from dragoman.collation.comparison.weights import of_statements
from dragoman.collation.words import stem, words_of
from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import month_names, weekday_names
from dragoman.lexicon.parties import party_kind, party_of
from dragoman.model import Evidence, Fact, Finding, FindingKind, Span

_KIND = FindingKind.DETAIL_ADDED
_FEW = 0.4
_MOST_SHOWN, _MOST_STATEMENTS = 4, 5
_SHORT = 50
_NEXT = re.compile(r"[ \t-][^\W\d_]+(?:[ \t-][^\W\d_]+)?")
_PART = re.compile(r"[^\W\d_]{3,}")


def details(ledger: Ledger) -> list[Finding]:
    """One finding for each account whose matched statements add particulars that no other account has anywhere."""
    tellings = {account: _Telling.of(ledger, account) for account in ledger.accounts}
    found: dict[str, dict[str, list[Particular]]] = {}
    for pair in ledger.differing:
        for full in (pair.a, pair.b):
            added = _added(full, [tellings[other] for other in ledger.others(full.account)], ledger)
            if added:
                found.setdefault(full.account, {}).setdefault(full.id, added)
    return [_finding(found[account], account, ledger) for account in ledger.accounts if account in found]


@dataclass(frozen=True)
class _Telling:
    """What an account has: its whole text folded, the stems of its words, and the particulars of its statements."""

    folded: str
    stems: frozenset[str]
    known: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, ledger: Ledger, account: str) -> "_Telling":
        items = (item for entry in ledger.of(account) for item in particulars(entry.source, entry.whole))
        text = ledger.account(account).text
        stems = frozenset(word.stem for word in words_of(text, Span(0, len(text))))
        return cls(text.casefold(), stems, frozenset((item.kind, item.value) for item in items))


def _added(full: Entry, others: Sequence[_Telling], ledger: Ledger) -> list[Particular]:
    """Particulars of a statement that none of the other accounts has, and that are no facts of the contact."""
    return [
        item
        for item in particulars(full.source, full.whole)
        if not any(item.span.overlap(fact.span) for fact in _facts(full, ledger))
        and all(_is_news(item, full, other, ledger) for other in others)
    ]


def _is_news(item: Particular, full: Entry, other: _Telling, ledger: Ledger) -> bool:
    return (
        (item.kind, item.value) not in other.known
        and item.span.of(full.source).casefold() not in other.folded
        and (item.kind != "name" or _telling_name(item, full, other, ledger))
    )


def _facts(entry: Entry, ledger: Ledger) -> tuple[Fact, ...]:
    """The facts of the contact that an account tells of, which have findings of their own."""
    contact = ledger.readings[entry.account].contact
    return contact.facts if contact else ()


def _telling_name(item: Particular, full: Entry, other: _Telling, ledger: Ledger) -> bool:
    """Whether a name is news to the other account: nobody of the contact, no calendar word, and no part of it there."""
    words = item.span.of(full.source)
    people = " ".join(participant.person or "" for participant in ledger.contact.participants) if ledger.contact else ""
    parts = [part.casefold() for part in _PART.findall(words) if part[:1].isupper()]
    return (
        bool(parts)
        and party_kind(words) in (None, "name")
        and party_of(words) not in _parties(ledger)
        and not any(part.removesuffix("s") in other.folded or stem(part) in other.stems for part in parts)
        and not any(part in people.casefold() or part in _plain() for part in parts)
    )


def _parties(ledger: Ledger) -> frozenset[str | None]:
    """The contact's own parties, which are no news to any account."""
    participants = ledger.contact.participants if ledger.contact else ()
    return frozenset(participant.party for participant in participants) - {None}


def _with_noun(item: Particular, entry: Entry) -> Span:
    """A figure with the word after it, so that it is read with what it counts."""
    after = _NEXT.match(entry.source, item.span.end, entry.whole.end) if item.kind == "figure" else None
    return Span(item.span.start, after.end()) if after else item.span


@cache
def _plain() -> frozenset[str]:
    """Words with a capital that name nobody and nothing: of the calendar, of titles, of the compass."""
    plain = load_table("findings")["plain_names"]
    return frozenset(word.casefold() for word in (*month_names(), *weekday_names(), *plain))


def _finding(added: dict[str, list[Particular]], account: str, ledger: Ledger) -> Finding:
    entries = [ledger.entries[name_] for name_ in added]
    parts = []
    for entry in entries[:_MOST_STATEMENTS]:
        words = list(dict.fromkeys(quote(entry.source, _with_noun(item, entry), 50) for item in added[entry.id]))[
            :_MOST_SHOWN
        ]
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
