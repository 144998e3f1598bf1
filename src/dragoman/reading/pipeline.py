"""The pipeline: one account becomes a reading. Each step is a plain function from values to values."""

from dataclasses import replace

from dragoman.model import Account, Reading
from dragoman.reading import confidence
from dragoman.reading.cast import author_of, find_cast, participant_actors, resolve_references
from dragoman.reading.contact import find_contacts
from dragoman.reading.coverage import cover, find_background
from dragoman.reading.language import language_of
from dragoman.reading.layout import lay_out, words_of
from dragoman.reading.statements import Scene, find_statements, writer_of
from dragoman.reading.syntax import parse
from dragoman.reading.times import account_day, find_times
from dragoman.reading.undertakings import find_undertakings

__all__ = ["read"]


def read(account: Account) -> Reading:
    """Read one account: its contacts, what was said by whom, the undertakings, the background and the coverage.

    Any text can be read; one that tells of no contact gives a reading whose `contact` is None.
    """
    text = account.text
    account = account if account.language else replace(account, language=language_of(text))
    layout = lay_out(text, account.title)
    day = account_day(account, layout)
    times = find_times(text, [block.span for block in layout.blocks], day)
    contacts = find_contacts(account, layout, times, find_cast(account, layout, day))
    spoken_of = contacts.main or next((other for other in contacts.others if not other.planned), None)
    participants = participant_actors(contacts.cast, spoken_of.participants if spoken_of else ())
    cast = resolve_references(contacts.cast, account, layout, participants)
    syntax = parse(text, [words_of(block) for block in layout.prose])
    main = confidence.weighed_facts(contacts.main) if contacts.main else None
    others = tuple(confidence.weighed_facts(contact) for contact in contacts.others)
    told = [contact for contact in (main, *others) if contact]
    narrated = tuple(fact.span for contact in told for fact in contact.facts if fact.field == "kind")
    writer = writer_of(main, participants)
    author = author_of(cast, account, layout, participants)
    found = find_statements(Scene(layout, syntax, cast, participants, narrated, writer, author, account.side))
    statements, unsure = confidence.weighed(found, text)
    background = find_background(account.text, found, told, layout, syntax)
    return Reading(
        account=account,
        contact=main,
        other_contacts=others,
        statements=statements,
        background=background,
        undertakings=find_undertakings(text, statements, times, cast, main.date if main else None),
        coverage=cover(text, found, told, background, layout),
        warnings=contacts.warnings,
        unsure=unsure,
    )
