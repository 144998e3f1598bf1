"""Patterns of the words that stand around a cue, made from `contacts.toml`. Finds and decides nothing itself."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.reading.contact.words import spaced

AUXILIARY = r"(?:\b(?:has|have|had|will|would|is|are|was|also|then|earlier|later|just|recently|today|first)\s+){0,3}"
"""What may stand before a verb, as a pattern."""
BEHIND = (
    r"\s(?:(?!\b(?:is|are|was|were|has|have|had|did|will|could|would|that|which|who|but|where|when|after|because)\b)"
    r"(?:[^.;:!?\n]|(?<=\b[A-Z])\.|(?<=\bM[rs])\.|(?<=\bDr)\.)){0,140}?"
)
"""Words between a noun and the verb of which it is the subject."""


@cache
def heads() -> re.Pattern[str]:
    """All nouns and verbs, each in a group that tells its place in the table."""
    table = load_table("contacts")
    nouns = [f"(?P<n{number}>{spaced(entry['pattern'])})" for number, entry in enumerate(table["noun"])]
    verbs = [f"(?P<v{number}>{spaced(entry['pattern'])})" for number, entry in enumerate(table["verb"])]
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(nouns + verbs)})(?![\w])", re.IGNORECASE)


@cache
def attendance() -> re.Pattern[str]:
    """A verb of taking part in something."""
    return re.compile(rf"(?:\bco-)?\b{load_table('contacts')['context']['light']}\s(?!by\b)", re.IGNORECASE)


@cache
def held_after() -> re.Pattern[str]:
    """What says after a noun that it was held ("talks were held")."""
    return re.compile(rf"\s+{load_table('contacts')['context']['passive']}\b", re.IGNORECASE)


@cache
def held_behind() -> re.Pattern[str]:
    """What says behind those who met that they did: group `held` ("talks between A and B *were held*")."""
    held = load_table("contacts")["context"]["held_behind"]
    return re.compile(
        rf"(?:(?!\b(?:is|are|was|were|has|have|had|did|will|would|that|which|who|but|where|when)\b)"
        rf"(?:[^.;:!?\n]|(?<=\b[A-Z])\.|(?<=\bM[rs])\.|(?<=\bDr)\.)){{2,160}}?\s(?P<held>{held})\b",
        re.IGNORECASE,
    )


def planned_words() -> str:
    """What says before a verb that it lies ahead, as a pattern."""
    return rf"(?:(?:\b{load_table('contacts')['context']['planned']}|\bto)\s+)?"


@cache
def verbals() -> re.Pattern[str]:
    """What makes a verb of "meeting": "looks forward to meeting"."""
    verbal = load_table("contacts")["context"]["verbal"]
    return re.compile(rf"(?:\b(?:is|are|was|were)\s+)?\b{verbal}\s+$", re.IGNORECASE)


@cache
def auxiliaries() -> re.Pattern[str]:
    """The auxiliaries and adverbs right before a verb."""
    return re.compile(rf"{planned_words()}(?:\b{AUXILIARY}|\bto\s+)$", re.IGNORECASE)


@cache
def mood(name: str) -> re.Pattern[str]:
    """The words of one mood."""
    return re.compile(rf"\b{spaced(load_table('contacts')['context'][name])}\b", re.IGNORECASE)


@cache
def meals() -> re.Pattern[str]:
    """A meal, to which guests are invited "for" whom it is given."""
    return re.compile(load_table("contacts")["context"]["meal"], re.IGNORECASE)


@cache
def tasked() -> re.Pattern[str]:
    """What stands before the journey on which somebody is sent."""
    return re.compile(rf"\b{load_table('contacts')['context']['tasked']}\s+$", re.IGNORECASE)


@cache
def journey_for() -> re.Pattern[str]:
    """What stands before a gathering for which somebody travels ("will travel to Geneva *for the*")."""
    return re.compile(load_table("contacts")["context"]["journey_for"], re.IGNORECASE)


@cache
def as_agreed() -> re.Pattern[str]:
    """What leads a sentence that does as was agreed, and plans nothing ("As agreed,")."""
    return re.compile(load_table("contacts")["context"]["as_agreed"], re.IGNORECASE)


@cache
def not_held() -> re.Pattern[str]:
    """What says behind a noun, and behind those whom it brings in, that there was no such contact."""
    told = load_table("contacts")["context"]["not_held"]
    return re.compile(rf"{BEHIND}{told}\b", re.IGNORECASE)


@cache
def arrivals() -> re.Pattern[str]:
    """What says behind a noun from whom it came."""
    return re.compile(rf"\s+{load_table('contacts')['context']['arrived']}", re.IGNORECASE)


@cache
def sent_by() -> re.Pattern[str]:
    """What says behind a noun by whom it was sent, and to whom."""
    return re.compile(rf"\s+{load_table('contacts')['context']['sent_by']}", re.IGNORECASE)
