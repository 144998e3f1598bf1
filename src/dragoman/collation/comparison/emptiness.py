"""Empty statements: those that tell no more than that the contact took place, or too little to be missed elsewhere."""

import re
from functools import cache

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.speakers import share_speaker
from dragoman.collation.comparison.weights import family
from dragoman.collation.words import Word, stem, words_of
from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import month_names, weekday_names
from dragoman.model import Span

_FEW, _FEW_OF_COURTESY = 1, 2
"""Words beside names, the facts of the contact and the telling itself that a statement has at least."""


def is_empty(entry: Entry, ledger: Ledger) -> bool:
    """Whether a statement says nothing that another account could be missing."""
    inner = [one.whole for one in ledger.of(entry.account) if _holds(entry, one)]
    facts = inner + [
        fact.span for contact in [ledger.readings[entry.account].contact] if contact for fact in contact.facts
    ]
    people = _people(ledger)
    telling = {
        word.stem
        for word in words_of(entry.source, entry.statement.content)
        if word.content and word.party is None and word.text not in people and not _known(word, facts)
    }
    courtesy = entry.statement.act.value in family("courtesy")
    return len(telling - _plain()) < (_FEW_OF_COURTESY if courtesy else _FEW)


def _holds(entry: Entry, one: Entry) -> bool:
    """Whether another statement of the same mouth, told by itself, stands within one."""
    return share_speaker(entry, one) and one.whole.length < entry.whole.length and entry.whole.covers(one.whole)


def _known(word: Word, facts: list[Span]) -> bool:
    return any(fact.overlap(word.span) for fact in facts)


def _people(ledger: Ledger) -> frozenset[str]:
    """The words of the participants' names and offices."""
    participants = ledger.contact.participants if ledger.contact else ()
    named = (f"{participant.person or ''} {participant.office or ''}" for participant in participants)
    return frozenset(word.casefold() for words in named for word in re.findall(r"\w+", words))


@cache
def _idle() -> frozenset[str]:
    return frozenset(stem(word) for word in load_table("findings")["occasion_words"])


@cache
def _plain() -> frozenset[str]:
    """Stems of the words by which a contact and its day are told, and of those that every statement may have."""
    table = load_table("findings")
    days = (*month_names(), *weekday_names())
    return (
        frozenset(table["plain_stems"]) | _idle() | frozenset(stem(word) for word in (*table["contact_words"], *days))
    )
