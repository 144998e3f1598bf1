"""Parties that phrases take from their neighbours: a body right before a name, and the list that a name stands in.

"German MFA State Secretary Olga Mann" is one person of Germany; in "Turkish Foreign Minister A, Deputy Foreign Minister
B and adviser C" all three are Turkey's, unless a name is known to be another's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.lexicon.officeholders import holders, known_person
from dragoman.lexicon.offices import implied_party
from dragoman.model import Span
from dragoman.reading.cast.identity import clean_name, same_name
from dragoman.reading.cast.phrases import Phrase
from dragoman.reading.cast.ranks import UNIQUE_ROLES, role_of
from dragoman.reading.cast.values import Form

_LISTED = re.compile(r",\s+(?:and\s+)?|\s+and\s+(?:with\s+)?")


def with_neighbours(text: str, phrases: Sequence[Phrase], day: date | None) -> Iterator[Phrase]:
    """The phrases, bodies joined to the names that they stand before, and listed names with their list's party."""
    marked = _marked(text, phrases)
    before: Phrase | None = None
    for number, phrase in enumerate(phrases):
        following = phrases[number + 1] if number + 1 < len(phrases) else None
        if following is not None and _qualifies(text, phrase, following):
            before = phrase
            continue
        if before is not None and _qualifies(text, before, phrase):
            phrase = replace(phrase, span=before.span.to(phrase.span), party=before.party)  # noqa: PLW2901
        elif before is not None and _name(text, phrase) not in marked and _inherits(text, before, phrase, day):
            phrase = replace(phrase, party=_party(text, before, day))  # noqa: PLW2901
        yield phrase
        before = phrase


def _marked(text: str, phrases: Sequence[Phrase]) -> frozenset[str]:
    """The words of full names that stand with a party of their own elsewhere in the account."""
    own = (_name(text, one) for one in phrases if one.form is Form.NAME and one.party is not None)
    return frozenset(word for name in own if " " in name for word in name.split())


def _qualifies(text: str, body: Phrase, phrase: Phrase) -> bool:
    """Whether a body with a party stands right before a name with an office but none."""
    if body.form is not Form.BODY or body.party is None or body.possessive:
        return False
    named = phrase.form is Form.NAME and phrase.office is not None and phrase.party is None
    return named and text[body.span.end : phrase.span.start] == " "


def _inherits(text: str, before: Phrase, phrase: Phrase, day: date | None) -> bool:
    """Whether a listed name has its party from the name before it: nothing else tells one, nor speaks against it."""
    if not (before.form is phrase.form is Form.NAME) or phrase.office is None or phrase.party is not None:
        return False
    if implied_party(phrase.office) or not _LISTED.fullmatch(text, before.span.end, phrase.span.start):
        return False
    name = _name(text, phrase)
    party = _party(text, before, day)
    if party is None or known_person(name, day) is not None:
        return False
    role = role_of(phrase.office)
    holding = holders(party, role, day) if role in UNIQUE_ROLES else ()
    return not holding or any(same_name(name, tenure.person) for tenure in holding)


def _party(text: str, phrase: Phrase, day: date | None) -> str | None:
    if phrase.party is not None:
        return phrase.party
    known = known_person(_name(text, phrase), day)
    return known.party if known else implied_party(phrase.office or "")


def _name(text: str, phrase: Phrase) -> str:
    return clean_name((phrase.name or Span(0, 0)).of(text))
