"""Details: figures, dates and names that one account adds to what the other also reports."""

from dataclasses import dataclass

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.particulars import Particular, particulars
from dragoman.collation.comparison.telling import join, matter, name, quote, tell
from dragoman.collation.comparison.weights import of_statements
from dragoman.lexicon.parties import party_of
from dragoman.model import Evidence, Finding, FindingKind

_KIND = FindingKind.DETAIL_ADDED
_FEW = 0.4
_MOST_SHOWN = 4


def details(ledger: Ledger) -> list[Finding]:
    """One finding for each statement that adds particulars which the matched account has nowhere in its text."""
    tellings = {account: _Telling.of(ledger, account) for account in ledger.accounts}
    found: dict[str, tuple[Entry, list[Particular]]] = {}
    for pair in ledger.differing:
        for full, bare in ((pair.a, pair.b), (pair.b, pair.a)):
            if full.id not in found:
                added = _added(full, tellings[bare.account], ledger)
                if added:
                    found[full.id] = (full, added)
    return [_finding(entry, added, ledger) for entry, added in found.values()]


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
        and item.span.of(full.source).casefold() not in other.folded
        and (item.kind != "name" or _telling_name(item, full, other.folded, ledger))
    ]


def _telling_name(item: Particular, full: Entry, other: str, ledger: Ledger) -> bool:
    """Whether a name is news to the other account: nobody of the contact, and no token of it stands there."""
    words = item.span.of(full.source)
    participants = ledger.contact.participants if ledger.contact else ()
    people = " ".join(participant.person or "" for participant in participants)
    parties = {participant.party for participant in participants}
    tokens = [token.casefold() for token in words.split() if token[:1].isupper()]
    return party_of(words) not in parties - {None} and not any(
        token in other or token in people.casefold() for token in tokens
    )


def _finding(entry: Entry, added: list[Particular], ledger: Ledger) -> Finding:
    words = list(dict.fromkeys(quote(entry.source, item.span, 50) for item in added))[:_MOST_SHOWN]
    dated = any(item.kind != "name" for item in added)
    return Finding(
        id="",
        kind=_KIND,
        summary=tell("detail.one", matter=matter([entry]), who=name(ledger, entry.account), words=join(words)),
        accounts=(entry.account,),
        statements=(entry.id,),
        evidence=tuple(Evidence(entry.account, item.span) for item in added),
        weight=of_statements(_KIND, [entry], 1.0 if dated else _FEW),
    )
