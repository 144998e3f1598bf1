"""How sure it is whom a mention means: evidence that can be counted, and a score made of it.

The score is a logistic function of the evidence. Its weights in `confidence.toml` were chosen by hand in view of
`benchmarks/mentions_train.json`: of the mentions there too few are resolved wrongly to fit anything.
"""

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache, partial
from typing import NamedTuple

from dragoman.lexicon.names import name_key, surname
from dragoman.lexicon.officeholders import tenures
from dragoman.model import Actor
from dragoman.reading.cast.values import PEOPLE, Cast, Form, Mention
from dragoman.reading.confidence import chance

_CACHE_SIZE = 4096
_FAR = 2000
_REMEMBERED = 12
_MOST_RIVALS = 4


class Evidence(NamedTuple):
    """What speaks for and against a resolution.

    `distance` is how many code points back its first actor was last mentioned by name or title, 0 for a name, at most
    2,000, as where that never was; `rivals` how many other persons were mentioned last (of a name: share the
    surname), at most 4; `known`: the lexicon has the person in that party's service by that day, or the party is told.
    """

    form: Form
    distance: int
    rivals: int
    known: bool


def weighed(cast: Cast) -> Cast:
    """The cast with a confidence between 0 and 1 for each mention's resolution."""
    mentions = tuple(
        Mention(mention.span, mention.actors, mention.form, mention.possessive, score(found))
        for mention, found in evidence(cast)
    )
    return replace(cast, mentions=mentions)


def evidence(cast: Cast) -> Iterator[tuple[Mention, Evidence]]:
    """Each mention of a cast with the evidence for its resolution, in the order of the text."""
    namesakes = _namesakes(cast)
    known = cache(partial(_is_known, cast.day))
    named_at: dict[str, int] = {}
    recent: deque[str] = deque(maxlen=_REMEMBERED)
    for mention in cast.mentions:
        actor = mention.actors[0]
        explicit = mention.form in (Form.NAME, Form.PARTY, Form.BODY)
        start = mention.span.start
        distance = 0 if explicit else min(_FAR, start - named_at.get(actor.name, start - _FAR))
        if explicit:
            rivals = namesakes.get(actor.name, 0) if mention.form is Form.NAME else 0
        else:
            rivals = len({*recent} - {one.name for one in mention.actors})
        rivals = min(_MOST_RIVALS, rivals)
        yield mention, Evidence(mention.form, distance, rivals, all(map(known, mention.actors)))
        if mention.form in (Form.NAME, Form.TITLE):
            named_at[actor.name] = start
        if mention.form in PEOPLE and actor.person:
            recent.append(actor.name)


@lru_cache(_CACHE_SIZE)
def score(found: Evidence) -> float:
    """The confidence that evidence gives, to three places."""
    features = {
        found.form.value: 1.0,
        "distance": math.log1p(found.distance / 100),
        "rivals": float(found.rivals),
        "known": float(found.known),
    }
    return chance("mention", features)


def _namesakes(cast: Cast) -> dict[str, int]:
    """For each person of a cast how many others have the same surname."""
    keys = {person.actor.name: name_key(surname(person.actor.name)) for person in cast.people}
    count: dict[str, int] = {}
    for key in keys.values():
        count[key] = count.get(key, 0) + 1
    return {name: count[key] - 1 for name, key in keys.items()}


def _is_known(day: date | None, actor: Actor) -> bool:
    """Whether the lexicon has a person in the party's service by that day; of others, whether the party is told."""
    if actor.person is None:
        return actor.party is not None
    served = (tenure for tenure in tenures(actor.person) if tenure.party == actor.party)
    return any(day is None or tenure.start <= day for tenure in served)
