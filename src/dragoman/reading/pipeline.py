"""The pipeline: one account becomes a reading. Each step is a plain function from values to values."""

from dataclasses import replace

from dragoman.model import Account, Reading
from dragoman.reading.cast import find_cast, participant_actors, resolve_references
from dragoman.reading.contact import find_contacts
from dragoman.reading.coverage import cover, find_background
from dragoman.reading.language import language_of
from dragoman.reading.layout import lay_out, words_of
from dragoman.reading.statements import Scene, find_statements
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
    names = find_cast(account, layout, day)
    contacts = find_contacts(account, layout, times, names)
    participants = participant_actors(names, contacts.main.participants if contacts.main else ())
    cast = resolve_references(names, account, layout, participants)
    syntax = parse(text, [words_of(block) for block in layout.prose])
    told = [contact for contact in (contacts.main, *contacts.others) if contact]
    narrated = tuple(fact.span for contact in told for fact in contact.facts if fact.field == "kind")
    statements = find_statements(Scene(layout, syntax, cast, participants, narrated))
    background = find_background(statements, told, layout, syntax)
    return Reading(
        account=account,
        contact=contacts.main,
        other_contacts=contacts.others,
        statements=statements,
        background=background,
        undertakings=find_undertakings(text, statements, times, cast, contacts.main.date if contacts.main else None),
        coverage=cover(text, statements, told, background, layout),
        warnings=contacts.warnings,
    )
