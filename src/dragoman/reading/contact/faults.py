"""What does not agree in what one account says of its contact: weekday and date, publication and contact, lengths."""

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.model import Account, Contact, ContactKind
from dragoman.model import Warning as Caution
from dragoman.reading.contact.cues import Cue
from dragoman.reading.times import Time


def faults(account: Account, contact: Contact | None, times: tuple[Time, ...], day: date | None) -> tuple[Caution, ...]:
    """The warnings for an account, in order of the text; nothing is repaired."""
    found = [_weekday(account, time) for time in times if time.weekday_true]
    if contact is not None:
        found += _too_early(account, contact, day)
        found += _lengths(contact)
    return tuple(found)


def denials(account: Account, cues: Iterable[Cue]) -> Iterator[Caution]:
    """A warning for each contact of which an account says that it did not take place."""
    for cue in cues:
        if cue.denied:
            words = " ".join(cue.sentence.span.of(account.text).split())
            yield Caution("contact_denied", f"A contact is denied: {words}", cue.sentence.span)


def _weekday(account: Account, time: Time) -> Caution:
    """A stated weekday that the calendar does not have."""
    words = time.span.of(account.text)
    date_words = (time.value or "").split("T")[0] or words
    message = f'"{words}" says {time.weekday_stated}, but {date_words} was a {time.weekday_true}.'
    return Caution("weekday_disagrees", message, time.span)


def _too_early(account: Account, contact: Contact, day: date | None) -> list[Caution]:
    """An account published before the contact that it reports as done."""
    if (
        contact.planned
        or contact.kind is ContactKind.VISIT
        or day is None
        or not contact.date
        or len(contact.date) < len("2021-01-01")
    ):
        return []
    first = contact.date[: len("2021-01-01")]
    if first <= day.isoformat():
        return []
    span = next((fact.span for fact in contact.facts if fact.field == "date" and fact.value == contact.date), None)
    message = f"{account.label} is dated {day.isoformat()}, before the contact of {first} that it reports."
    return [Caution("published_before_contact", message, span)]


def _lengths(contact: Contact) -> list[Caution]:
    """Two lengths for one contact that cannot both be."""
    lengths = [fact for fact in contact.facts if fact.field == "duration" and not fact.more_than]
    different = [
        fact
        for fact in lengths[1:]
        if fact.value != lengths[0].value and not (fact.approximate or lengths[0].approximate)
    ]
    return [
        Caution(
            "durations_disagree",
            f"The contact is said to have taken {lengths[0].value} minutes, and {fact.value}.",
            fact.span,
        )
        for fact in different
    ]
