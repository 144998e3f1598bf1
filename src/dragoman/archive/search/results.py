"""What a search gives: hits with their words and what they are found in, facets, how many there are, where to go on."""

from dataclasses import dataclass

from dragoman.model import Participant, Span


@dataclass(frozen=True)
class Hit:
    """A statement, account or contact that was found.

    `id` is its own; `account` that of its account, None for a contact; `contacts` those that it is in. `words` are the
    words that show why it was found (a statement's own; a paragraph of an account; a statement of a contact), `start`
    where they begin in the account's text, and `highlights` the spans *within `words`* of what was looked for.
    `date` is the first day of the contact, or of publication. What is not known, or is no matter of such a hit, is None
    or empty.
    """

    id: str
    account: str | None
    contacts: tuple[str, ...]
    words: str
    start: int | None = None
    highlights: tuple[Span, ...] = ()
    speakers: tuple[Participant, ...] = ()
    addressees: tuple[Participant, ...] = ()
    participants: tuple[Participant, ...] = ()
    act: str | None = None
    strength: str | None = None
    polarity: str | None = None
    topics: tuple[str, ...] = ()
    kind: str | None = None
    date: str | None = None
    publisher: str | None = None
    side: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Facet:
    """How many hits have each value: `name` is what is counted, `field` the filter that takes such a value.

    `values` are the most frequent ones with their numbers.
    """

    name: str
    field: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Results:
    """One page of what was found.

    `total` counts all hits; where `exact` is False, there are more than were counted. `facets` are counted over the
    first hits up to that number too. `cursor` gives the next page, None on the last.
    """

    hits: tuple[Hit, ...]
    total: int
    exact: bool
    cursor: str | None = None
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True)
class Similar:
    """A statement that says something like another, and how like it is: the cosine of their vectors."""

    hit: Hit
    score: float
