"""What a search page offers to narrow a search: the terms that stand, each to be taken away, and facets to add."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.archive.search import Facet
from dragoman.archive.search.terms import Term, beside, terms_of, without
from dragoman.export.labels import capitalised, label
from dragoman.lexicon.parties import party_name
from dragoman.model import Strength
from dragoman.web.pages import addresses

SHOWN = 6
"""Values of a facet that are shown at once; the others unfold."""

_ORDER = (
    *("by", "speaker", "to", "party", "person", "topic", "act", "strength", "year"),
    *("kind", "side", "publisher", "finding", "initiator", "office", "polarity", "language"),
)
"""Facets in the order in which an analyst reaches for them."""
_PARTIES = frozenset({"party", "by", "to", "side", "initiator"})
_WORDED = {"kind": ("contact_kind", "account_kind"), "strength": ("strength",)}
_WORDED |= {"polarity": ("polarity",), "finding": ("finding",)}
_STRENGTHS = [one.value for one in Strength]


@dataclass(frozen=True)
class Chip:
    """A term that stands: what it says in plain words, as it is written, and the search without it."""

    says: str
    text: str
    href: str


@dataclass(frozen=True)
class Choice:
    """A value of a facet: its name, how many hits have it, and the search with it, or without it where it is on."""

    name: str
    count: int
    href: str
    on: bool


@dataclass(frozen=True)
class Choices:
    """A facet: its heading and its values, those shown at once and the others."""

    name: str
    heading: str
    shown: tuple[Choice, ...]
    more: tuple[Choice, ...]


def chips(query: str, of: str) -> tuple[Chip, ...]:
    """The terms of a query that can be understood."""
    return tuple(Chip(_says(one), one.text, addresses.search(without(query, one), of)) for one in terms_of(query))


def choices(facets: Iterable[Facet], query: str, of: str, total: int) -> tuple[Choices, ...]:
    """The facets of a search with so many hits, as links; a facet that could narrow nothing is left out."""
    standing = terms_of(query)
    told = (_choices(one, query, of, standing) for one in sorted(facets, key=lambda one: _place(one.name)))
    return tuple(one for one in told if _narrows(one, total))


def _narrows(facet: Choices, total: int) -> bool:
    values = (*facet.shown, *facet.more)
    return any(one.on or one.count < total for one in values)


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _choices(facet: Facet, query: str, of: str, standing: tuple[Term, ...]) -> Choices:
    found = [_choice(facet.field, value, count, query, of, standing) for value, count in _ordered(facet)]
    first = [one for one in found if one.on] + [one for one in found if not one.on]
    return Choices(facet.name, label("facet", facet.name), tuple(first[:SHOWN]), tuple(first[SHOWN:]))


def _choice(field: str, value: str, count: int, query: str, of: str, standing: tuple[Term, ...]) -> Choice:
    on = next((one for one in standing if _is(one, field, value)), None)
    query = without(query, on) if on else beside(query, field, value)
    return Choice(capitalised(plain_value(field, value)), count, addresses.search(query, of), on is not None)


def _is(term: Term, field: str, value: str) -> bool:
    """Whether a term asks for that value, and no other."""
    plain = [" ".join(one.split()).casefold() for one in term.values]
    return not term.excluded and term.field == field and plain == [" ".join(value.split()).casefold()]


def _ordered(facet: Facet) -> list[tuple[str, int]]:
    """The values of a facet in their own order, where they have one; else the most frequent first."""
    if facet.name == "year":
        return sorted(facet.values, reverse=True)
    if facet.name == "strength":
        return sorted(facet.values, key=lambda one: -_STRENGTHS.index(one[0]) if one[0] in _STRENGTHS else 1)
    return list(facet.values)


def _says(term: Term) -> str:
    """A term in plain words."""
    if not term.field:
        return term.text
    sign = "" if term.relation in {":", "=", ":="} else f"{term.relation.removeprefix(':')} "
    values = " or ".join(plain_value(term.field, one) for one in term.values)
    return f"{'not ' if term.excluded else ''}{label('filter', term.field)} {sign}{values}"


def plain_value(field: str, value: str) -> str:
    """A value of a filter in plain words."""
    if field in _PARTIES:
        return party_name(value.upper()) if party_name(value.upper()) != value.upper() else value
    for table in _WORDED.get(field, ()):
        if (said := label(table, value)) != value:
            return said
    return value.replace("_", " ") if field in {"kind", "finding", "act", "office"} else value
