"""Subjects of a statement: its specific topics and the names in it that are not the contact's own parties or people."""

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.particulars import particulars
from dragoman.collation.comparison.weights import generic
from dragoman.lexicon.parties import party_of


def subjects(entry: Entry, ledger: Ledger) -> tuple[str, ...]:
    """The subjects of a statement, topics first; none twice."""
    topics = [topic for topic in entry.statement.topics if not generic(topic)]
    found = [
        item.span.of(entry.source)
        for item in particulars(entry.source, entry.whole)
        if item.kind == "name" and not _of_the_contact(item.span.of(entry.source), ledger)
    ]
    return tuple(dict.fromkeys([*topics, *found]))


def topic_of(entry: Entry) -> str | None:
    """The first specific topic of a statement, None where it has none."""
    return next((topic for topic in entry.statement.topics if not generic(topic)), None)


def _of_the_contact(words: str, ledger: Ledger) -> bool:
    """Whether a name is a participant's, a participant's party's or a speaker's."""
    contact = ledger.contact
    if contact is None:
        return False
    party = party_of(words)
    if party is not None and any(party == participant.party for participant in contact.participants):
        return True
    people = {
        token.casefold()
        for participant in contact.participants
        for token in f"{participant.person or ''} {participant.office or ''}".split()
    }
    return any(token.casefold() in people for token in words.split())
