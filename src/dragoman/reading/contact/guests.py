"""Who is met at the engagements of a journey: people, the officials of a party or of the place, a society."""

import re
from dataclasses import replace
from functools import cache, partial

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name
from dragoman.model import Actor, Span
from dragoman.reading.contact.actors import merge, same_actor
from dragoman.reading.contact.apart import in_the_plural
from dragoman.reading.contact.clauses import PEOPLE
from dragoman.reading.contact.company import alongside, company, gathering
from dragoman.reading.contact.cues import Cue, Manner
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Telling, met_alone
from dragoman.reading.contact.itinerary import Itinerary
from dragoman.reading.contact.met import Met, met_from
from dragoman.reading.contact.participants import gathered, officials, parties_in
from dragoman.reading.contact.states import states_at, states_of_group
from dragoman.reading.contact.words import pattern

_beside = partial(pattern, "programme")
MANY = 3
"""Sides that are met one by one where a programme names them in one breath."""


def guests_of(
    desk: Desk, telling: Telling, travellers: tuple[Actor, ...], given: tuple[tuple[Actor, ...], Itinerary]
) -> tuple[Actor, ...]:
    """Whom the traveller meets: the other side, those named beside the traveller, or those met just before.

    `given`: those met just before, and the itinerary.
    """
    cue, side = telling.cue, desk.account.side
    before, way = given
    alone = met_alone(desk.account.text, cue) and cue.preposition != "with"
    if not telling.partner.actors and (
        alone or _is_unsaid(telling) or (before and taken_up_together(desk.account.text, cue))
    ):
        return before
    met = _met(desk, telling)
    theirs = _of_place(desk, telling, _other_side(desk, telling, met), way)
    hosts = tuple(each for each in telling.subject.named if each.party is None)
    beside = (*(each for each in telling.subject.named if each.party), *_of_place(desk, telling, hosts, way))
    people = _without(merge(beside, theirs), travellers)
    guests = tuple(actor for actor in people if actor.person or actor.party != side)
    codes = dict.fromkeys(code for code in telling.partner.foreign if code != side)
    guests = guests or tuple(Actor(party_name(code), None, None, code) for code in codes if not met.society)
    local = met.local and not any(actor.person or actor.party for actor in (*guests, *met.people, *met.parties))
    there = _hosts_there(desk, telling, way) if local and met.society else ()
    further = _of_place(desk, telling, _without(tuple(met.people), travellers), way)
    own = {side, *(each.party for each in travellers)}
    return _with_further(
        (*guests, *there), replace(met, people=[each for each in further if each.party not in own]), own
    )


def _other_side(desk: Desk, telling: Telling, met: Met) -> tuple[Actor, ...]:
    """Those on the other side of a telling: named, of the states listed, officials, or who come to a gathering."""
    text, cue, side = desk.account.text, telling.cue, desk.account.side
    behind = Span(cue.head.end, cue.sentence.span.end)
    listed = states_of_group(text, cue.object_start or cue.head.end + 1, cue.sentence.span.end)
    named = {actor.party for actor in telling.partner.named}
    listed = tuple(actor for actor in listed if actor.party not in named)
    theirs = (*telling.partner.named, *listed) or telling.partner.actors
    theirs = theirs or (gathered(desk.cast, cue).actors if _is_gathering(telling) else ())
    words = None if theirs or met.society else telling.partner.officials or officials(desk.cast, cue)
    theirs = tuple(actor for actor in _origin(desk, words) if actor.party != side) if words else theirs
    theirs = merge(theirs, gathering(desk.cast, behind), _said_of_it(desk, telling))
    if theirs and not any(actor.person for actor in theirs):
        theirs = merge(theirs, (actor for actor in company(desk.cast, behind) if actor.party != side))
    return merge(theirs, alongside(desk.cast, Span(cue.sentence.span.start, cue.head.start)))


def _without(people: tuple[Actor, ...], travellers: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The people who are none of the travellers."""
    return tuple(actor for actor in people if not any(same_actor(actor, each) for each in travellers))


def _met(desk: Desk, telling: Telling) -> Met:
    """Whom the words behind a meeting list; nobody where they bring in none."""
    cue = telling.cue
    if cue.preposition != "with" and cue.needs != "with":
        return Met()
    return met_from(desk.cast, cue.object_start or cue.head.end + 1, cue.sentence.span.end)


def _with_further(guests: tuple[Actor, ...], met: Met, own: set[str | None]) -> tuple[Actor, ...]:
    """The guests, and whoever is listed beside them: people, officials of no party in `own`, a society.

    A party named only for its society ("Omani civil society") is none of the guests.
    """
    told = {actor.party for actor in met.parties}
    guests = tuple(each for each in guests if each.person or not met.society or met.local or each.party in told)
    guests = merge(guests, met.people)
    known = {actor.party for actor in guests} | own
    return (*guests, *(each for each in met.parties if each.party not in known), *met.society)


def _said_of_it(desk: Desk, telling: Telling) -> tuple[Actor, ...]:
    """Those of whom the sentence behind a gathering's says that they attend it ("The event will be attended by")."""
    end = telling.cue.sentence.span.end
    following = next((each.span for each in desk.sentences.all if each.span.start >= end), None)
    if following is None or not _is_gathering(telling) or not _beside("the_event").match(desk.account.text, *following):
        return ()
    return company(desk.cast, following)


def _of_place(desk: Desk, telling: Telling, people: tuple[Actor, ...], way: Itinerary) -> tuple[Actor, ...]:
    """Those met, whoever bears a host's office and was taken for one of the publisher's side being of the place."""
    place = next((each.party for each in _places(desk, telling)), None) or way.country_at(telling.cue.head.start)
    hosts = (
        replace(actor, party=place)
        if place
        and (
            actor.party is None
            or (
                actor.party == desk.account.side
                and (_hosts().search(actor.office or "") or not _is_marked(desk, telling))
            )
        )
        else actor
        for actor in people
    )
    return _alike(tuple(hosts))


def _is_marked(desk: Desk, telling: Telling) -> bool:
    """Whether the words for those met name the publisher's own side or its envoys, so that they may be its people."""
    cue = telling.cue
    words = Span(cue.object_start or cue.head.end, telling.partner.end or cue.sentence.span.end)
    return desk.account.side in parties_in(desk.account.text, words) or bool(
        _beside("envoys").search(desk.account.text, *words)
    )


def _alike(people: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those met together, whoever is of no known party with that of all the others."""
    codes = {actor.party for actor in people if actor.party}
    if len(codes) != 1:
        return people
    names = [set((actor.person or "").split()) for actor in people]
    return tuple(
        actor if any(own < other for other in names) else replace(actor, party=actor.party or next(iter(codes)))
        for actor, own in zip(people, names, strict=True)
    )


@cache
def _hosts() -> re.Pattern[str]:
    """Offices of hosts, where those of a journey's place are met."""
    return re.compile(rf"\b(?:{load_table('contacts')['hosts']['pattern']})\b", re.IGNORECASE)


def _is_unsaid(telling: Telling) -> bool:
    """Whether talks are announced of which it goes without saying with whom ("will hold talks")."""
    cue = telling.cue
    held = cue.manner is Manner.HELD and cue.planned and not (cue.event or cue.programme)
    return held and cue.kind in {"talks", "meeting"} and cue.object_start is None and not telling.subject.actors[1:]


def taken_up_together(text: str, cue: Cue) -> bool:
    """Whether talks were held between two who were named before ("Talks were held between the two leaders")."""
    between = cue.passive and cue.preposition == "between" and cue.object_start is not None
    return between and bool(_beside("them").match(text, cue.object_start or 0, cue.sentence.span.end))


def one_by_one(desk: Desk, telling: Telling, people: tuple[Actor, ...], way: Itinerary) -> list[tuple[Actor, ...]]:
    """The guests of each engagement that a plural tells of ("bilateral meetings with …"): those of each party.

    Officials of whom nothing is said are those of the place, which a sentence or the itinerary gives.
    """
    if not people:
        places = _hosts_there(desk, telling, way)
        return [(place,) for place in places] if places else [people]
    if _is_gathering(telling):
        return [people]
    society = tuple(actor for actor in people if not (actor.person or actor.party))
    named = tuple(actor for actor in people if actor.person)
    codes = {actor.party for actor in named}
    beside = tuple(actor for actor in people if actor.party and not actor.person)
    plural = in_the_plural(desk.account.text, telling) or _are_met_in_turn(desk, telling, named)
    own = tuple(actor for actor in beside if actor.party in codes)
    others = tuple(actor for actor in beside if actor.party not in codes)
    met = _by_party((*named, *own)) if plural else [(*named, *own)]
    listed = _met(desk, telling)
    there = _by_party(others) if plural or listed.severally or listed.local else [others]
    return [group for group in (*met, *there, society) if group]


def _are_met_in_turn(desk: Desk, telling: Telling, named: tuple[Actor, ...]) -> bool:
    """Whether a plan lists several people of one side and others of two more, of whom a series of meetings is told.

    Where each of the sides sends one person, they meet together.
    """
    sides = len({actor.party for actor in named})
    together = _beside("jointly").search(desk.account.text, *telling.cue.sentence.span)
    return telling.cue.planned and MANY <= sides < len(named) and not together


def _by_party(people: tuple[Actor, ...]) -> list[tuple[Actor, ...]]:
    """The people of each party, in the order in which the parties are named."""
    parties = dict.fromkeys(actor.party for actor in people)
    return [tuple(actor for actor in people if actor.party == party) for party in parties]


def _hosts_there(desk: Desk, telling: Telling, way: Itinerary) -> tuple[Actor, ...]:
    """The parties of the place whose officials are met: as a sentence gives it, else the itinerary."""
    places = _places(desk, telling)
    local = not places and _of_government(desk, telling)
    code = way.country_at(telling.cue.head.start) if local else None
    return (Actor(party_name(code), None, None, code),) if code and code != desk.account.side else places


def _of_government(desk: Desk, telling: Telling) -> bool:
    """Whether the officials whom a traveller meets are those of the place ("government officials", no "partners")."""
    words = telling.partner.officials or officials(desk.cast, telling.cue)
    pattern = load_table("contacts")["hosts"]["government"]
    return words is not None and bool(re.search(rf"\b(?:{pattern})\b", words.of(desk.account.text), re.IGNORECASE))


def _places(desk: Desk, telling: Telling) -> tuple[Actor, ...]:
    """The parties in whose countries something takes place ("In X and Y, … will meet with", "dialogues in X and Y")."""
    cue = telling.cue
    text, sentence = desk.account.text, cue.sentence.span
    opened = _beside("placed").match(text, sentence.start, cue.head.start) or _beside("placed").match(
        text, cue.head.end + 1, sentence.end
    )
    if opened is None:
        return ()
    places = states_at(text, opened.end(), sentence.end)
    return tuple(actor for actor in places if actor.party != desk.account.side)


def _is_gathering(telling: Telling) -> bool:
    """Whether a telling is of a summit or another gathering that is attended."""
    cue = telling.cue
    return cue.manner is Manner.HELD and (cue.event or cue.kind == "summit")


def is_official(desk: Desk, telling: Telling) -> bool:
    """Whether an engagement of which no partner is named is an official one: a gathering, or with officials."""
    if _is_gathering(telling):
        return True
    words = telling.partner.officials or officials(desk.cast, telling.cue)
    if words is None:
        return False
    return not any(actor.party == desk.account.side for actor in _origin(desk, words))


def _origin(desk: Desk, officials: Span) -> tuple[Actor, ...]:
    """The parties that words for officials name, and those behind "from" or "of"."""
    origin = _beside("origin").match(desk.account.text, officials.end)
    near = desk.cast.touching(Span(officials.start, origin.end() if origin else officials.end))
    named = [actor for mention in near if mention.form not in PEOPLE for actor in mention.actors]
    codes = [] if named else parties_in(desk.account.text, officials)
    return merge(
        (Actor(actor.name, None, None, actor.party) for actor in named),
        (Actor(party_name(code), None, None, code) for code in codes),
    )


def is_host(actor: Actor, travellers: tuple[Actor, ...]) -> bool:
    """Whether somebody met is of another side than the travellers, or a named person of none that is known."""
    return actor.party not in {each.party for each in travellers if each.party} and bool(actor.person or actor.party)
