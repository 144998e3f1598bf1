"""What stands in front, title and first sentence: meetings at home that are no contact, contacts told side by side."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Actor
from dragoman.reading.cast import Cast
from dragoman.reading.contact.actors import same_actor
from dragoman.reading.contact.cues import Cue
from dragoman.reading.contact.encounters import Encounter, Telling
from dragoman.reading.contact.participants import meets_public

_MEETINGS = frozenset({"meeting", "talks", "conversation", "speak", "video_conference", "telephone_call"})
_REACH = 120


def none_between_parties(cast: Cast, cues: tuple[Cue, ...], tellings: tuple[Telling, ...], side: str | None) -> bool:
    """Whether title, or a first sentence below a title that tells nothing, is of a meeting with the public or at home.

    Nobody of another side is then named as met, whatever contacts the text goes on to mention.
    """
    front = [cue for cue in cues if cue.sentence.title and cue.kind in _MEETINGS]
    front = front or [cue for cue in cues if cue.sentence.lead and cue.sentence.turn is None][:1]
    starts = {cue.head.start for cue in front}
    met = [actor for each in tellings if each.cue.head.start in starts for actor in each.people]
    foreign = [actor for actor in met if actor.party not in {None, side}]
    if any(actor.person for actor in foreign):
        return False
    return bool(front) and all(_with_public(cast, cue) or (not foreign and _at_home(cast, cue, side)) for cue in front)


def _with_public(cast: Cast, cue: Cue) -> bool:
    """Whether a cue is of a meeting with journalists, companies and the like."""
    return cue.kind in _MEETINGS and cue.preposition in {"with", "of", None} and meets_public(cast, cue)


def _at_home(cast: Cast, cue: Cue, side: str | None) -> bool:
    """Whether a cue is of a session of one of the side's own councils."""
    bodies = load_table("contacts")["councils"].get(side)
    if bodies is None or cue.kind not in _MEETINGS:
        return False
    sentence = cue.sentence.span
    around = cue.subject_end, min(sentence.end, cue.head.end + _REACH)
    return bool(_council(bodies).search(cast.text, *around))


@cache
def _council(bodies: str) -> re.Pattern[str]:
    """The names of a side's councils, not those of an organisation's of the same name."""
    return re.compile(rf"(?<!UN )(?<!U\.N\. )(?<!United Nations )(?<!Collective )\b(?:{bodies})\b")


def elsewhere(titled: tuple[Telling, ...], encounter: Encounter) -> tuple[Actor, ...]:
    """Those whom a title names as met at another contact than an encounter's."""
    own = {telling.cue.head.start for telling in encounter.tellings}
    others = [each for each in titled if each.cue.head.start not in own]
    if not any(each.further for each in titled):
        return ()
    return tuple(actor for each in others for actor in each.partner.named)


def without(people: tuple[Actor, ...], left_out: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The people but for some."""
    return tuple(each for each in people if not any(same_actor(each, other) for other in left_out))
