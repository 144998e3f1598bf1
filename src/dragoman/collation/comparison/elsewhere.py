"""Statements of another contact that an account tells of besides: by somebody who had no part in this one."""

from dragoman.lexicon.names import same_person
from dragoman.model import Actor, Contact, ContactKind, Participant, Reading, Role, Statement

_WRITTEN = frozenset({ContactKind.LETTER, ContactKind.MESSAGE, ContactKind.STATEMENT})
"""What is spoken of and not spoken in: who tells of a letter did not say so in it."""


def is_aside(statement: Statement, reading: Reading, contact: Contact | None) -> bool:
    """Whether a statement was made in another contact of its account.

    It was where all who speak in it took part in that one, one of them not in `contact`, and where it stands in the
    paragraph that tells of that one. Somebody who is not of the talks may speak of them; he does so elsewhere.
    """
    people = statement.speaker
    if contact is None or not people or not all(actor.person for actor in people):
        return False
    if all(_took_part(actor, contact.participants) for actor in people):
        return False
    return any(
        all(_took_part(actor, other.participants) for actor in people)
        for other in reading.other_contacts
        if other.role is not Role.PART
        and other.kind not in _WRITTEN
        and _tells_of(reading.account.text, other, statement)
    )


def _took_part(actor: Actor, participants: tuple[Participant, ...]) -> bool:
    return any(one.person and same_person(one.person, actor.person or "") for one in participants)


def _tells_of(text: str, other: Contact, statement: Statement) -> bool:
    """Whether a statement stands in the paragraph that says that another contact took place."""
    start = text.rfind("\n", 0, statement.span.start) + 1
    return any(fact.field == "kind" and start <= fact.span.start < statement.span.end for fact in other.facts)
