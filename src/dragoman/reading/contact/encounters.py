"""Encounters: cues that tell of one and the same contact, gathered.

An encounter is the working value between a cue and a Contact: its tellings (cues with the people they name), from
which kind, facts and participants are read later.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property

from dragoman.lexicon import load_table
from dragoman.model import Actor, Span
from dragoman.reading.cast import Cast
from dragoman.reading.contact.actors import merge, same_actor
from dragoman.reading.contact.cues import Cue, Manner
from dragoman.reading.contact.held import said_held
from dragoman.reading.contact.listed import Side
from dragoman.reading.contact.participants import meets_public, officials, partner
from dragoman.reading.contact.seats import of_seat
from dragoman.reading.contact.subjects import recounting, subject
from dragoman.reading.contact.taken_up import further_cue, of_guests, takes_up
from dragoman.reading.contact.words import pattern

_FOR = re.compile(r"\b(?:for|to)\s+(?:[a-z-]+\s+){0,2}\Z|\band\s+(?:also\s+)?\Z")


_ATTENDING = re.compile(r"\bto\s+(?:take\s+part|participate|attend|join)\b[^,;]*\Z")


@dataclass(frozen=True)
class Telling:
    """A cue and the people on its two sides."""

    cue: Cue
    subject: Side
    partner: Side
    before: "Telling | None" = None
    """The telling of the sentence before, whose day is this one's too if it gives none ("He also met with")."""
    further: bool = False
    """Whether a title tells of it as of a further contact ("… and Call with")."""
    each_of: int | None = None
    """Where the cue stands that tells of partners unnamed, this one of whom a later sentence names ("With X, he …")."""

    @cached_property
    def people(self) -> tuple[Actor, ...]:
        """Everybody named, one person once."""
        return merge(self.subject.actors, self.partner.actors)

    @property
    def full(self) -> bool:
        """Whether two people or parties are named."""
        return len(self.people) > 1 and bool(self.partner.actors or len(self.subject.actors) > 1)

    @property
    def tensed(self) -> bool:
        """Whether the words say that it was or will be held; a heading's noun alone ("X's Call with Y") does not."""
        return self.cue.planned or self.cue.passive or self.cue.manner not in {Manner.BARE, Manner.OWNED}

    @property
    def background(self) -> bool:
        """Whether the words set the contact in another time than the account's own."""
        return self.cue.planned or self.cue.earlier or self.cue.unreal


@dataclass(frozen=True)
class Encounter:
    """Tellings of one contact."""

    tellings: tuple[Telling, ...]
    stay: tuple[Telling, ...] = ()
    """Tellings of the visit on which it took place, whose day is its own where nothing else gives one."""

    @cached_property
    def people(self) -> tuple[Actor, ...]:
        """Everybody who takes part; an unnamed actor only where nobody of its party is named."""
        beside = (actor for telling in self.tellings for actor in telling.partner.beside)
        return merge(without_nameless(merge(*(telling.people for telling in self.tellings))), beside)

    @cached_property
    def planned(self) -> bool:
        """Whether the contact lies ahead."""
        tensed = [telling for telling in self.tellings if telling.tensed]
        tensed = [telling for telling in tensed if telling.cue.sentence.turn is None] or tensed
        return bool(tensed) and all(telling.cue.planned for telling in tensed)

    @cached_property
    def title(self) -> bool:
        """Whether the title tells of it."""
        return any(telling.cue.sentence.title for telling in self.tellings)


def without_nameless(people: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The people without unnamed ones of a party of which somebody is named."""
    named = {actor.party for actor in people if actor.person}
    return tuple(
        actor
        for actor in people
        if (not _is_part_of_another(actor, people) if actor.person else actor.party not in named)
    )


def held_by_ministers(people: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The people without an unnamed holder of an office that ministers hold in turn, where a minister is named.

    "OSCE Chairman-in-Office, Minister of Foreign Affairs of Poland X" is one person.
    """
    if not any(actor.person and pattern("complete", "minister").search(actor.office or "") for actor in people):
        return people
    turn = pattern("complete", "in_turn")
    return tuple(each for each in people if each.person or not turn.search(each.office or ""))


def _is_part_of_another(actor: Actor, people: tuple[Actor, ...]) -> bool:
    """Whether somebody, of no other party as far as known, only bears part of another's name."""
    words = set((actor.person or "").split())
    alike = (other for other in people if actor.party in {None, other.party})
    return any(words < set((other.person or "").split()) for other in alike)


def tell(cast: Cast, cues: tuple[Cue, ...]) -> tuple[Telling, ...]:
    """Each cue with its people, without cues that turn out to be no contact ("called on", "a letter of intent")."""
    tellings: list[Telling] = []
    for first in cues:
        cue: Cue | None = first
        while cue is not None and not (cue.unreal or (cue.several and not (cue.sentence.title or cue.sentence.lead))):
            telling = _read(cast, cue)
            if telling is None:
                break
            telling = _recounted(cast, telling)
            telling = _with_traveller(cast.text, _further_in_title(cast.text, telling, tellings[-1:]), tellings[-1:])
            tellings.append(_of_guests(cast.text, _taking_up(cast.text, telling, tellings), tellings))
            cue = further_cue(cast, cue, telling.partner)
    return tuple(tellings)


def _recounted(cast: Cast, telling: Telling) -> Telling:
    """A contact with somebody named of which somebody tells ("X told of his talks with Y"), as that one’s."""
    owned = telling.cue.manner is Manner.OWNED and not telling.cue.sentence.title
    if not owned or telling.subject.actors or not telling.partner.named:
        return telling
    return replace(telling, subject=recounting(cast, telling.cue))


def _taking_up(text: str, telling: Telling, before: list[Telling]) -> Telling:
    """A telling whose subject is a pronoun, with the subject of the one told before in its paragraph, and its day.

    In a new paragraph "he also spoke" takes up who held the first contact told.
    """
    cue = telling.cue
    if telling.subject.actors or not telling.partner.named or not takes_up(text, cue):
        return telling
    last = next((each for each in reversed(before) if each.subject.named and not each.cue.sentence.title), None)
    if last is not None and "\n" in text[last.cue.head.end : cue.head.start]:
        held = (each for each in before if each.full and each.tensed and not each.cue.sentence.title)
        last = next(held, None) if _ALSO.search(text, *_before(cue)) else None
    if last is None:
        return telling
    if any(same_actor(actor, other) for actor in last.subject.named for other in telling.partner.named):
        return telling
    told = next((each for each in reversed(before) if each.subject.named and each.cue.kind != "visit"), None)
    alike = told and (told.cue.planned, told.cue.earlier) == (cue.planned, cue.earlier) and not told.cue.sentence.title
    return replace(telling, subject=Side(last.subject.named), before=told if alike else None)


def _before(cue: Cue) -> Span:
    """The words of a cue's sentence up to its head."""
    return Span(cue.sentence.span.start, cue.head.start)


_ALSO = re.compile(r"\b(?:also|too|same (?:day|morning|afternoon|evening|night))\b")
"""What says that the one spoken of in the paragraph before did something else, too."""


def _of_guests(text: str, telling: Telling, before: list[Telling]) -> Telling:
    """A telling of guests or a delegation, with whoever was received before as its subject."""
    if telling.subject.actors or not telling.partner.named or not of_guests(text, telling.cue):
        return telling
    hosts = (each for each in reversed(before) if each.subject.named and each.partner.named)
    last = next((each for each in hosts if each.cue.needs and not each.cue.sentence.title), None)
    received = last is not None and bool(_words("receives").match(text, last.cue.head.start))
    return replace(telling, subject=Side(last.partner.named)) if last and received else telling


def _further_in_title(text: str, telling: Telling, before: list[Telling]) -> Telling:
    """A title's further contact ("A's Meeting with B and *Call with C*"), as of whoever held the first."""
    cue, first = telling.cue, next(iter(before), None)
    if first is None or not (cue.sentence.title and first.cue.sentence.title):
        return telling
    named = telling.partner.named and (first.partner.actors or first.partner.group or first.subject.named)
    alike = any(same_actor(actor, other) for actor in telling.partner.named for other in first.people)
    start = max(first.partner.end or 0, first.cue.head.end)
    anew = first.cue.sentence is not cue.sentence and cue.head.start == cue.sentence.span.start
    if not named or alike or cue.kind == "visit" or not (anew or _further().fullmatch(text, start, cue.head.start)):
        return telling
    subject = telling.subject if telling.subject.named and cue.needs else first.subject
    return replace(telling, subject=subject, further=True)


@cache
def _further() -> re.Pattern[str]:
    return re.compile(load_table("contacts")["joined"]["further"], re.IGNORECASE)


def _with_traveller(text: str, telling: Telling, before: list[Telling]) -> Telling:
    """What a journey is for, as its traveller's and as ahead as the journey ("went to … for meetings with …")."""
    visit, cue = next(iter(before), None), telling.cue
    if visit is None or visit.cue.kind != "visit" or visit.cue.sentence is not cue.sentence:
        return telling
    between = visit.cue.head.end, cue.head.start
    if visit.cue.planned and cue.manner is Manner.HELD and _ATTENDING.search(text, *between):
        telling = replace(telling, cue=replace(cue, planned=True))
    purpose = cue.preposition == "with" and visit.cue.needs == "place" and _FOR.search(text, *between)
    return replace(telling, subject=visit.subject) if purpose and not telling.subject.named else telling


def _read(cast: Cast, cue: Cue) -> Telling | None:
    """The people of one cue, None where the words do not tell of a contact."""
    if _is_of_office(cast, cue):
        return None
    of_partner = cue.preposition != "of" or cue.needs == "person" or cue.event
    of_partner = (
        of_partner
        or cue.kind in {"visit", "meeting", "talks", "video_conference", "summit"}
        or cue.manner in {Manner.RECEIVED, Manner.PLACED}
    )
    telling = Telling(cue, subject(cast, cue), of_seat(cast, cue, partner(cast, cue)) if of_partner else Side())
    if _is_topic(telling):
        telling = replace(telling, partner=Side())
    if telling.partner.group and cue.preposition == "of":
        telling = replace(telling, cue=said_held(cast.text, cue, telling.partner.group.end))
    if cue.kind == "message" and is_sent(cast.text, cue):
        return Telling(cue, Side(), Side())
    if (_verb_holds if cue.needs else _noun_holds)(cast, telling):
        return telling
    unnamed = officials(cast, cue) if cue.needs == "with" else None
    return replace(telling, partner=replace(telling.partner, officials=unnamed)) if unnamed else None


def _is_topic(telling: Telling) -> bool:
    """Whether a headline's people of two parties have talks about a third ("A and B back *Norland* talks")."""
    people = {actor.party for actor in telling.subject.actors if actor.person and actor.party}
    bare = telling.cue.sentence.title and telling.cue.manner is Manner.BARE and telling.cue.object_start is None
    return bare and len(people) > 1 and not any(actor.person for actor in telling.partner.actors)


def _is_of_office(cast: Cast, cue: Cue) -> bool:
    """Whether a noun belongs to an office or a party's name ("Envoy for the Lake Summit Ana Ruiz")."""
    around = cast.touching(cue.head)
    return any(each.span.start < cue.head.start < each.span.end for each in around)


def _verb_holds(cast: Cast, telling: Telling) -> bool:
    """Whether a verb has what it needs to tell of a contact."""
    cue, theirs = telling.cue, telling.partner
    if cue.needs in {"person", "welcome", "received"}:
        return bool(theirs.named) and not (theirs.end and _words("named_as").match(cast.text, theirs.end))
    if cue.needs in {"jointly", "joined"}:
        purpose = cast.text[cue.subject_end : cue.head.start].strip() == "to" and not cue.sentence.title
        return not purpose and _two_sides(telling)
    if cue.needs == "place":
        arrived = cue.head.of(cast.text).endswith(" in")
        front = cue.sentence.lead or (cue.sentence.title and arrived)
        there = (cue.planned or (front and bool(telling.subject.named))) and (cue.preposition == "to" or arrived)
        return bool(theirs.foreign or theirs.actors or theirs.group) or there
    return _meets(cast, telling)


def _two_sides(telling: Telling) -> bool:
    """Whether a title or first sentence tells of people of two parties, not in anybody's speech."""
    cue = telling.cue
    known = (actor for actor in telling.people if actor.party and (actor.person or cue.needs == "joined"))
    first = (cue.sentence.lead or cue.sentence.title) and cue.sentence.turn is None
    first = first and not (cue.needs == "joined" and not telling.subject.actors)
    return first and len({actor.party for actor in known}) > 1


def _meets(cast: Cast, telling: Telling) -> bool:
    """Whether a verb of meeting or speaking has a partner, or the partners together are its subject."""
    cue, theirs = telling.cue, telling.partner
    if theirs.group:
        return True
    if cue.needs == "with" and _words("things").match(cast.text, cue.head.end + 1):
        return False
    if cue.planned and met_alone(cast.text, cue):
        return True
    return bool(theirs.actors) or (len(telling.subject.actors) > 1 and _ends_here(cast, cue))


def met_alone(text: str, cue: Cue) -> bool:
    """Whether a verb is followed by "bilaterally" and the like, its partners having been named before."""
    return bool(_words("alone").match(text, cue.head.end))


@cache
def _words(name: str) -> re.Pattern[str]:
    """Words beside a cue that decide what it tells: `alone`, what somebody is called, things that a plan meets."""
    return re.compile(rf"{load_table('contacts')['joined'][name]}\b", re.IGNORECASE)


def _noun_holds(cast: Cast, telling: Telling) -> bool:
    """Whether a noun tells of a contact: its partner is there, or it says so alone."""
    cue, theirs = telling.cue, telling.partner
    if cue.sentence.title and not theirs.actors and meets_public(cast, cue):
        return False
    if cue.event:
        return cue.sentence.title or cue.manner is Manner.HELD or cue.passive or len(theirs.named) > 1
    if cue.manner is Manner.RECEIVED and cue.preposition != "from":
        return cue.kind not in {"letter", "message", "visit"}
    if cue.kind == "message":
        return bool(theirs.named)
    if cue.kind in {"telephone_call", "letter"} and not (cue.strong or theirs.actors):
        return _is_reference(cue)
    return True


def is_sent(text: str, cue: Cue) -> bool:
    """Whether a message is the account itself, printed under a title such as "Greetings to …"."""
    span = cue.sentence.span
    return cue.kind == "message" and cue.sentence.title and bool(_sent().match(text, span.start, span.end))


@cache
def _sent() -> re.Pattern[str]:
    return re.compile(load_table("contacts")["sent"]["pattern"].lstrip("^"), re.IGNORECASE)


def _ends_here(cast: Cast, cue: Cue) -> bool:
    """Whether an intransitive verb is followed by no object of its own."""
    after = cast.text[cue.head.end : cue.head.end + 2]
    return not after[1:] or after[0] in ".,;:" or not after[1:2].isupper()


def _is_reference(cue: Cue) -> bool:
    """Whether a weak noun without partner can still mean the contact ("the call", "Tuesday's call", "in a letter")."""
    closes_title = cue.sentence.title and cue.head.end >= cue.sentence.span.end
    return cue.definite or cue.manner is not Manner.BARE or cue.kind == "letter" or closes_title


def widen(encounter: Encounter, people: Iterable[Actor]) -> Encounter:
    """The encounter with people whom other words name, added to its first telling."""
    first = encounter.tellings[0]
    side = Side(merge(first.subject.actors, people), first.subject.mentions, first.subject.foreign)
    return replace(encounter, tellings=(replace(first, subject=side), *encounter.tellings[1:]))
