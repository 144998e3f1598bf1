"""What stands around a phrase: determiner and possessive ending, what leads its clause, what follows a title."""

import re
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.reading.cast.adjectives import determiner
from dragoman.reading.cast.phrase import Phrase

POSSESSIVE = re.compile(r"['’](?:s(?!\w)|(?=\s))")


@cache
def leading() -> re.Pattern[str]:
    """The beginning of a sentence that an adjunct leads ("While in")."""
    words = load_table("cast")["leading"]["words"]
    return re.compile(rf"(?:^|[.!?]\s|\n)\s*(?:{words})\s[^.!?\n]*\Z")


@cache
def for_country() -> re.Pattern[str]:
    """Offices that "for" gives a country to deal with."""
    return re.compile(rf"\b(?:{load_table('cast')['offices']['for_country']})\Z", re.IGNORECASE)


@cache
def verb_behind() -> re.Pattern[str]:
    """A verb in the past or the future right behind a title."""
    table = load_table("cast")["leading"]
    return re.compile(rf"\s+(?:(?:{table['adverbs']})\s+)?(?:{table['verbs']})\b")


def with_surroundings(text: str, phrase: Phrase) -> Phrase:
    """The phrase with the determiner before it and the possessive ending after it."""
    before = determiner(text, phrase.span.start)
    possessive = phrase.possessive or (not phrase.closed and bool(POSSESSIVE.match(text, phrase.span.end)))
    if before == phrase.before and possessive == phrase.possessive:
        return phrase
    return replace(phrase, before=before, possessive=possessive)


@cache
def of_gathering() -> re.Pattern[str]:
    """A gathering's noun, of whose name an office before it is part ("Small Group Minister Meeting")."""
    return re.compile(rf" {load_table('cast')['offices']['gathering']}\b")
