"""The pipeline: one account becomes a reading. Each step is a plain function from values to values."""

from dataclasses import replace

from dragoman.model import Account, Reading, Span
from dragoman.reading.cast import find_cast, participant_actors, resolve_references
from dragoman.reading.contact import find_contacts
from dragoman.reading.coverage import cover, find_background
from dragoman.reading.language import language_of
from dragoman.reading.layout import Block, lay_out
from dragoman.reading.statements import find_statements
from dragoman.reading.syntax import parse
from dragoman.reading.tagger import tag
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
    prose = [words_of(block) for block in layout.prose]
    day = account_day(account, layout)
    times = find_times(text, [block.span for block in layout.blocks], day)
    names = find_cast(account, layout, day)
    contacts = find_contacts(account, layout, times, names)
    participants = participant_actors(names, contacts.main.participants if contacts.main else ())
    cast = resolve_references(names, account, layout, participants)
    syntax = parse(text, prose)
    statements = find_statements(tag(text, prose), layout, syntax, cast, participants)
    told = [contact for contact in (contacts.main, *contacts.others) if contact]
    background = find_background(statements, told, layout, syntax)
    return Reading(
        account=account,
        contact=contacts.main,
        other_contacts=contacts.others,
        statements=statements,
        background=background,
        undertakings=find_undertakings(text, statements, times),
        coverage=cover(text, statements, told, background, layout),
        warnings=contacts.warnings,
    )


def words_of(block: Block) -> Span:
    """The block without the marker before its words: the number of an item, the label of a transcript's turn."""
    if block.marker is not None and block.marker.start == block.span.start:
        return Span(block.marker.end, block.span.end)
    return block.span
