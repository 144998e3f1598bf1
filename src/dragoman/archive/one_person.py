"""Names gathered into persons: one person under all the names that accounts give, called by the most frequent.

A name that may be several persons' goes to the one who is told of far more often than the others, else stands alone.
"""

from collections import defaultdict
from collections.abc import Mapping

from dragoman.archive.persons import Persons
from dragoman.lexicon.names import index_words, name_length

RARE = 0.1
"""A person in less than this share of another's contacts is not whom an ambiguous name means."""


def gathered(counts: Mapping[str, int], persons: Persons) -> dict[str, tuple[str, ...]]:
    """The names of each person under the most frequent one, given in how many contacts each name stands.

    The fullest names are taken first, so that a short one never joins two longer ones. A name of one word that is more
    frequent than the longer name is somebody else's.
    """
    groups: list[list[str]] = []
    by_word: dict[str, list[int]] = defaultdict(list)

    def weight(group: int) -> int:
        return sum(counts[name] for name in groups[group])

    def has(group: int, name: str) -> bool:
        fullest, most = groups[group][0], max(groups[group], key=lambda one: (counts[one], one))
        return persons.same(name, fullest) or persons.same(name, most)

    for name in sorted(counts, key=lambda one: (-name_length(one), -counts[one], one)):
        words = sorted(index_words(name))
        near = dict.fromkeys(group for word in words for group in by_word[word])
        own = _meant({group: weight(group) for group in near if has(group, name)})
        if own is None or (name_length(name) == 1 and counts[name] > weight(own)):
            own = len(groups)
            groups.append([])
            for word in words:
                by_word[word].append(own)
        groups[own].append(name)
    called = (sorted(names, key=lambda one: (-counts[one], -len(one), one)) for names in groups)
    return {names[0]: tuple(names) for names in called}


def _meant(weight: Mapping[int, int]) -> int | None:
    """Which of some persons, with how often each is told of, a name means; None for nobody, or for several."""
    if not weight:
        return None
    first, *others = sorted(weight, key=lambda one: (-weight[one], one))
    return first if all(weight[one] < RARE * weight[first] for one in others) else None
