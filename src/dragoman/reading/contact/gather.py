"""Tellings gathered by contact: which of the places that tell of a contact tell of one and the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.lexicon.parties import is_organisation
from dragoman.model import Actor
from dragoman.reading.contact.actors import merge, same_actor
from dragoman.reading.contact.cues import Manner
from dragoman.reading.contact.encounters import Encounter, Telling, without_nameless

OPEN_KINDS = frozenset({"speak", "conversation", "talks", "meeting", "summit"})
"""Kinds of cue that another telling of the same contact may make more precise."""


_MOST_ENCOUNTERS = 100
"""Beyond these, contacts with further people are not told apart; no account of a contact comes near it."""


@dataclass
class _Gathering:
    """An encounter while its tellings are being collected, with what is asked of it again and again."""

    tellings: list[Telling] = field(default_factory=list)
    people: tuple[Actor, ...] = ()
    kinds: set[str] = field(default_factory=set)
    days: list[str] = field(default_factory=list)
    title: bool = False
    planned: bool = False
    tensed: bool = False

    def add(self, telling: Telling, day: str | None) -> None:
        """Take in one more telling and the day that it gives."""
        self.tellings.append(telling)
        self.people = without_nameless(merge(self.people, telling.people))
        self.kinds.add(telling.cue.kind)
        self.title = self.title or telling.cue.sentence.title
        if telling.tensed:
            self.planned = telling.cue.planned and (self.planned or not self.tensed)
            self.tensed = True
        if day and day not in self.days:
            self.days.append(day)


def gather(tellings: tuple[Telling, ...], days: Mapping[int, str | None]) -> list[Encounter]:
    """The tellings by contact: each joins the first encounter that it fits, else opens one of its own.

    `days` has the day that each telling gives, by the offset of its cue's head.
    """
    found: list[_Gathering] = []
    for telling in tellings:
        if not telling.people:
            continue
        day = days.get(telling.cue.head.start)
        fitting = [each for each in found if _is_home(each, telling) and not _clashes(each, telling, day)]
        home = max(fitting, key=lambda each: _shared(each, telling), default=None)
        if home is None:
            home = _Gathering()
            if len(found) < _MOST_ENCOUNTERS:
                found.append(home)
        home.add(telling, day)
    return [Encounter(tuple(each.tellings)) for each in found]


def _shared(encounter: _Gathering, telling: Telling) -> int:
    """How many named people a telling and an encounter share."""
    named = [person for person in telling.people if person.person]
    return sum(any(same_actor(person, other) for other in encounter.people) for person in named)


def _clashes(encounter: _Gathering, telling: Telling, day: str | None) -> bool:
    """Whether a day is another than those that the encounter's tellings give, and not one of several contacts."""
    if not day or not encounter.days or _is_one_of(encounter, telling):
        return False
    return not any(_agree(day, other) for other in encounter.days)


def _is_one_of(encounter: _Gathering, telling: Telling) -> bool:
    """Whether a telling is of one of the contacts of which a title tells in the plural ("Calls with A and B")."""
    title = encounter.tellings[0]
    several = title.cue.sentence.title and title.cue.plural and len(title.partner.named) > 1
    theirs = telling.partner.named
    partners = title.partner.named
    return several and bool(theirs) and all(any(same_actor(each, other) for other in partners) for each in theirs)


def _agree(left: str, right: str) -> bool:
    """Whether two dates, perhaps of different precision, can be the same day."""
    if left.startswith(right) or right.startswith(left):
        return True
    if "/" in left or "/" in right:
        (a, b), (c, d) = _ends(left), _ends(right)
        return a <= d and c <= b
    return False


def _ends(value: str) -> tuple[str, str]:
    first, _, last = value.partition("/")
    return first, (last or first) + "~"


def _is_home(encounter: _Gathering, telling: Telling) -> bool:
    """Whether an encounter is that of a telling: it fits, or tells of the partners of whom it names one."""
    if telling.each_of is None:
        return _fits(encounter, telling)
    return any(each.cue.head.start == telling.each_of for each in encounter.tellings)


def _fits(encounter: _Gathering, telling: Telling) -> bool:
    """Whether a telling can be of the same contact: the same people, a kind that agrees, the same time."""
    open_time = encounter.title and not encounter.tensed
    if telling.further or (telling.tensed and telling.cue.planned != encounter.planned and not open_time):
        return False
    if telling.cue.earlier and not encounter.tellings[0].cue.earlier:
        return False
    known = encounter.people
    if open_time and telling.cue.needs == "welcome" and telling.full and encounter.kinds <= {"meeting", "talks"}:
        return all(any(_may_be(person, other) for other in known) for person in telling.people)
    if not kinds_agree(encounter.kinds, telling.cue.kind):
        return False
    same = _may_be if encounter.title or telling.cue.sentence.title else same_actor
    further = encounter.title and joins(telling)
    if further or not telling.full:
        return further or any(same(person, other) for person in telling.people for other in known)
    shared = [person for person in telling.people if any(same(person, other) for other in known)]
    needed = 2 if len(known) > 1 else 1
    some = telling.cue.apart and len([person for person in known if person.person]) > len(telling.people)
    some = some and not _is_one_of(encounter, telling)
    enough = len(shared) >= min(needed, len(telling.people)) and not some
    return enough or _names_partners(encounter, telling)


def _names_partners(encounter: _Gathering, telling: Telling) -> bool:
    """Whether a telling is of what a title tells of partners alone ("Call with A and B"), or of an organisation.

    The telling names some of those partners, or the same subject and several members of the organisation.
    """
    title = encounter.tellings[0]
    if not title.cue.sentence.title or len(encounter.tellings) > 1 + encounter.tensed:
        return False
    partners = title.partner.actors
    theirs = telling.partner.named
    if not title.subject.actors and title.cue.preposition != "between":
        return bool(theirs) and all(any(same_actor(each, other) for other in partners) for each in theirs)
    body = len(partners) == 1 and not partners[0].person and is_organisation(partners[0].party)
    body = body and not title.cue.plural
    own = all(any(same_actor(each, other) for other in telling.subject.actors) for each in title.subject.actors)
    return body and own and len({each.party for each in theirs}) > 1


def joins(telling: Telling) -> bool:
    """Whether a telling is of further people at a contact told before ("X and Y will take part in the talks")."""
    cue = telling.cue
    held = cue.manner is Manner.HELD and cue.kind in {"meeting", "talks"} and not (cue.event or cue.sentence.title)
    return held and cue.definite and cue.joining and not telling.partner.actors


def _may_be(left: Actor, right: Actor) -> bool:
    """Whether two actors can be one: the same, or one of them unnamed and of the other's party."""
    if same_actor(left, right):
        return True
    return not (left.person and right.person) and left.party is not None and left.party == right.party


def kinds_agree(kinds: set[str], kind: str) -> bool:
    """Whether a cue's kind can be of the contact of which others say `kinds`: equal, or one of them open."""
    if kind in kinds:
        return True
    if kind in {"speak", "conversation", "talks"}:
        return not kinds & {"letter", "visit"}
    if {kind, *kinds} & {"letter", "visit"}:
        return False
    return kind in OPEN_KINDS or bool(kinds & OPEN_KINDS) or {kind, *kinds} <= {"telephone_call", "video_conference"}
