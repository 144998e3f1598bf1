"""Which part of an account tells of one of its contacts, where it tells of several."""

from bisect import bisect_right
from dataclasses import replace

from dragoman.collation.linking.entries import Entry, entries_of
from dragoman.model import Contact, Reading, Role, Span


def about(entry: Entry) -> Reading:
    """The reading of an entry's account with that contact for its main one, and with what was said at it alone.

    Of an account with a single contact that is all. Of several, words belong to the contact that was told of last
    before them in their paragraph, else to the main one.
    """
    if entry.is_fragment:
        return replace(entry.reading, contact=entry.contact)
    entries = entries_of(entry.reading)
    reading = turned(entry.reading, entry.whole or entry.contact)
    if entry.whole is not None:
        reading = replace(reading, contact=replace(entry.contact, role=Role.MAIN))
    if len({one.told for one in entries}) == 1:
        return reading
    places = [place for place, _ in _anchors(entries)]
    owners = [owner for _, owner in _anchors(entries)]

    def is_here(span: Span) -> bool:
        reached = bisect_right(places, span.end) - 1
        near = reached >= 0 and "\n" not in entry.reading.account.text[places[reached] : span.start]
        return (owners[reached] if near else 0) == entry.told[2]

    kept = tuple(said for said in reading.statements if is_here(said.span))
    ids = {said.id for said in kept}
    return replace(
        reading,
        statements=kept,
        unsure=tuple(said for said in reading.unsure if is_here(said.span)),
        background=tuple(span for span in reading.background if is_here(span)),
        undertakings=tuple(one for one in reading.undertakings if ids.issuperset(one.statements)),
    )


def _anchors(entries: tuple[Entry, ...]) -> list[tuple[int, int]]:
    """Where the text begins to tell of each contact, with that entry's place, in the order of the text."""
    title = _title_end(entries[0].reading)
    return sorted(
        {
            (fact.span.start, entry.told[2])
            for entry in entries
            for fact in entry.contact.facts
            if fact.span.start >= title
        }
    )


def _title_end(reading: Reading) -> int:
    account = reading.account
    return len(account.title) if account.title and account.text.startswith(account.title) else 0


def turned(reading: Reading, contact: Contact | None) -> Reading:
    """The reading with another of its contacts as the main one."""
    if contact is reading.contact:
        return reading
    chosen = next(other for other in reading.other_contacts if other is contact)
    rest = [other for other in reading.other_contacts if other is not chosen]
    displaced = [replace(reading.contact, role=chosen.role)] if reading.contact else []
    return replace(reading, contact=replace(chosen, role=Role.MAIN), other_contacts=(*displaced, *rest))
