"""Subjects of a statement: its specific topics and the names in it that are not the contact's own parties or people."""

import re
from collections.abc import Mapping

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.particulars import particulars
from dragoman.collation.comparison.weights import generic
from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_of

_TITLE = re.compile(r"^(?:mr|mrs|ms|dr|sir)\.?\s+", re.IGNORECASE)
_SHORT = 4
"""A single word shorter than this is no subject by itself."""


def subjects(entry: Entry, ledger: Ledger) -> tuple[str, ...]:
    """The subjects of a statement, topics first; none twice."""
    topics = [topic for topic in entry.statement.topics if not generic(topic)]
    names = names_of(entry, ledger)
    found = dict.fromkeys([*topics, *(name for name in names if len(name) >= _SHORT)])
    return tuple(subject for subject in found if subject.casefold() not in load_table("findings")["contact_words"])


def names_of(entry: Entry, ledger: Ledger) -> list[str]:
    """The names in a statement, or in its subject, but for those of the contact's own people and parties."""
    setting = entry.setting.of(entry.source) if entry.setting else ""
    opened = [setting.removeprefix("the ")] if party_of(setting.removeprefix("the ")) else []
    found = [item.span.of(entry.source) for item in particulars(entry.source, entry.whole) if item.kind == "name"]
    return [_TITLE.sub("", words) for words in (*found, *opened) if not _of_the_contact(words, ledger)]


def by_subject(ledger: Ledger, account: str) -> dict[str, list[Entry]]:
    """The statements of an account by subject, in lower case."""
    found: dict[str, list[Entry]] = {}
    for entry in ledger.of(account):
        for subject in subjects(entry, ledger):
            found.setdefault(subject.casefold(), []).append(entry)
    return found


def shared_subjects(mine: Mapping[str, list[Entry]], theirs: Mapping[str, list[Entry]]) -> list[tuple[str, str]]:
    """Subjects of one account and of another that are the same, or where one name holds the other."""
    pairs = [(subject, subject) for subject in mine if subject in theirs]
    pairs += [
        (one, other) for one in mine for other in theirs if one != other and (_holds(one, other) or _holds(other, one))
    ]
    return pairs


def topic_of(entry: Entry) -> str | None:
    """The first specific topic of a statement, None where it has none."""
    return next((topic for topic in entry.statement.topics if not generic(topic)), None)


def akin(one: str, other: str) -> bool:
    """Whether two subjects share a word: "Taiwan" and "Taiwan Strait"."""
    return bool(set(one.split()) & set(other.split()))


def _holds(longer: str, shorter: str) -> bool:
    """Whether one name is another with more words: "alexei navalny" and "navalny"."""
    return longer.startswith(shorter + " ") or longer.endswith(" " + shorter)


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
