"""Names gathered into persons: one person under all the names that accounts give, called by the most frequent.

A name that may be several persons' goes to the one who is told of far more often than the others, else stands alone.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.archive.persons import Persons
from dragoman.lexicon.names import index_words, name_length

MANY = 50
"""A word that more persons have tells little of which of them a name means."""
RARE = 0.1
"""A person in less than this share of another's contacts is not whom an ambiguous name means."""


@dataclass
class _Person:
    """The names of one person found so far: the fullest, the most frequent, and in how many contacts they stand."""

    fullest: str
    most: str
    names: list[str] = field(default_factory=list)
    weight: int = 0


def gathered(counts: Mapping[str, int], persons: Persons) -> dict[str, tuple[str, ...]]:
    """The names of each person under the most frequent one, given in how many contacts each name stands.

    The fullest names are taken first, so that a short one never joins two longer ones. A name of one word that is more
    frequent than the longer name is somebody else's.
    """
    groups: list[_Person] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for name in sorted(counts, key=lambda one: (-name_length(one), -counts[one], one)):
        words = sorted(index_words(name) | index_words(persons.of(name)))
        same = [
            place
            for place in _near(words, by_word)
            if persons.same(name, groups[place].fullest) or persons.same(name, groups[place].most)
        ]
        own = _meant({place: groups[place].weight for place in same})
        if own is None or (name_length(name) == 1 and counts[name] > groups[own].weight):
            own = len(groups)
            groups.append(_Person(name, name))
            for word in words:
                by_word[word].append(own)
        person = groups[own]
        person.names.append(name)
        person.weight += counts[name]
        person.most = max(person.most, name, key=lambda one: (counts[one], len(one), one))
    return {one.most: tuple(sorted(one.names, key=lambda name: (-counts[name], -len(name), name))) for one in groups}


def _near(words: list[str], by_word: Mapping[str, list[int]]) -> dict[int, None]:
    """The persons who share a word with a name; of words that many share, such as given names, the rarest alone."""
    lists = sorted((by_word[word] for word in words if word in by_word), key=len)
    rare = [places for places in lists if len(places) <= MANY] or lists[:1]
    return dict.fromkeys(place for places in rare for place in places)


def _meant(weight: Mapping[int, int]) -> int | None:
    """Which of some persons, with how often each is told of, a name means; None for nobody, or for several."""
    if not weight:
        return None
    first, *others = sorted(weight, key=lambda one: (-weight[one], one))
    return first if all(weight[one] < RARE * weight[first] for one in others) else None
