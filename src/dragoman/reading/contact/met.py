"""Whom the words behind a meeting bring in, item by item: people, officials of parties, and groups of a society.

"met with Minister X, officials from the Governments of Y and Z, as well as civil society leaders" has all three.
"""

import re
from dataclasses import dataclass, field
from functools import cache, partial

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name, party_of, party_pattern
from dragoman.model import Actor, Span
from dragoman.reading.cast import Cast, Form
from dragoman.reading.contact.actors import is_spokesperson, merge
from dragoman.reading.contact.words import pattern

_words = partial(pattern, "met")


@dataclass
class Met:
    """Those met: people, one unnamed actor for each party whose officials are told, and groups of a society.

    `local`: officials are told of no party, who are of the place; `severally`: governments in the plural.
    """

    people: list[Actor] = field(default_factory=list)
    parties: list[Actor] = field(default_factory=list)
    society: list[Actor] = field(default_factory=list)
    local: bool = False
    severally: bool = False


def met_from(cast: Cast, start: int, limit: int) -> Met:
    """Those listed from `start` on, up to `limit` or the first words that cannot belong to such a list."""
    found = Met()
    ends = _words("ends").search(cast.text, start, limit)
    grouped = False
    for item in _items(cast.text, Span(start, ends.start() if ends else limit)):
        words = item.of(cast.text)
        people = _people(cast, item)
        codes = _codes(words)
        body = _body(words)
        if _words("own").search(words):
            continue
        if people:
            found.people += people
            grouped = False
        elif _society().search(words):
            group = _words("behind").sub("", _words("leading").sub("", words)).strip()
            found.society.append(Actor(group, None, group, None))
            grouped = True
        elif _groups().search(words) or (grouped and codes):
            found.parties += [Actor(party_name(code), None, None, code) for code in codes]
            local = _government().search(words) and not _words("abroad").search(words)
            found.local = found.local or bool(local and not (codes or grouped or body))
            found.society += [Actor(body, None, body, None)] if body and not codes else []
            found.severally = found.severally or bool(_words("governments").search(words))
            grouped = True
        elif not (grouped or _words("of_title").fullmatch(words.strip())):
            break
    found.people = list(merge(found.people))
    found.parties = list(merge(found.parties))
    return found


def _items(text: str, zone: Span) -> list[Span]:
    """The items of a list, as commas, "and" and the like part them."""
    edges = [zone.start]
    for match in _words("between").finditer(text, zone.start, zone.end):
        edges += [match.start(), match.end()]
    pairs = zip(edges[::2], [*edges[1::2], zone.end], strict=True)
    return [Span(start, end) for start, end in pairs if text[start:end].strip()]


def _people(cast: Cast, item: Span) -> list[Actor]:
    """The people whom an item names, spokespersons left out."""
    mentions = [
        each
        for each in cast.within(item)
        if each.form is Form.NAME
        and not each.possessive
        and not _words("owner").search(cast.text, item.start, each.span.start)
    ]
    return [actor for each in mentions for actor in each.actors if actor.person and not is_spokesperson(actor)]


def _codes(words: str) -> list[str]:
    """The codes of the parties that words name."""
    found = (party_of(match.group()) for match in party_pattern().finditer(words))
    return [code for code in dict.fromkeys(found) if code]


def _body(words: str) -> str | None:
    """The words for members of a body that is no party ("members of the Harbour Group"), None for others."""
    group = _words("behind").sub("", _words("leading").sub("", words)).strip()
    return group if _words("of_body").search(words) else None


@cache
def _society() -> re.Pattern[str]:
    """Groups of a society: its organisations, opposition, clergy, companies."""
    return re.compile(rf"\b(?:{load_table('contacts')['society']['pattern']})\b", re.IGNORECASE)


@cache
def _government() -> re.Pattern[str]:
    """Officials who are those of the place unless something else is said of them."""
    return re.compile(rf"\b(?:{load_table('contacts')['hosts']['government']})\b", re.IGNORECASE)


@cache
def _groups() -> re.Pattern[str]:
    """Officials of whom nobody is named."""
    return re.compile(rf"\b(?:{load_table('contacts')['society']['officials']})\b", re.IGNORECASE)
