"""Contacts told in the plural ("calls with A and B"), one for each partner."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.lexicon.names import same_person
from dragoman.model import Actor, Contact, Fact, Participant
from dragoman.reading.contact.actors import merge, same_actor, to_participant
from dragoman.reading.contact.clauses import leads_in
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling, widen
from dragoman.reading.contact.when import date_fact

PLURAL = re.compile(r"(?:call|conversation|meeting|conference)s$", re.IGNORECASE)
"""A noun that tells of several contacts."""

_BILATERAL = re.compile(r"bilateral\b", re.IGNORECASE)
_SEPARATE = re.compile(r"\bseparate(?:ly)?\b")
_PLACES = re.compile(r"\s(?:in|at)\s(?:the\s)?[A-ZÀ-Þ][\w’-]*(?:\s[A-ZÀ-Þ][\w’-]*)?,?\sand\s")
"""A place between two partners, so that the other is met elsewhere ("with A in Oslo and B in Riga")."""
_AGAIN = re.compile(r"\b(?:and|then) again\b", re.IGNORECASE)


def apart(desk: Desk, contact: Contact, encounter: Encounter) -> list[Contact]:
    """A contact told in the plural ("calls with A and B") as one for each partner; any other as it is.

    The partners stand side by side in title or lead, or each in a telling of its own below a title in the plural.
    """
    front = [telling for telling in encounter.tellings if telling.cue.sentence.title or telling.cue.sentence.lead]
    plural = [telling for telling in front if in_the_plural(desk.account.text, telling)]
    told = _groups_told(desk, encounter)
    met = _one_of_each_party(desk, encounter, told, plural=bool(plural))
    severally = any(telling.each_of is not None for telling in encounter.tellings)
    paired = plural and (len(told) > 1 or any(telling.cue.preposition in {"with", "to"} for telling in plural))
    if not (met or severally or paired or _in_turn(desk, encounter, front)):
        return [contact]
    if met or (len(told) > 1 and not any(telling.partner.named for telling in plural)):
        return _one_for_each(desk, contact, encounter, met or told)
    partners = max((telling.partner.named for telling in front), key=len, default=())
    partners = merge(partners, *(group for group in told if len(group) == 1))
    if len(partners) <= 1:
        again = any(_AGAIN.search(telling.cue.sentence.span.of(desk.account.text)) for telling in front)
        return [contact, contact] if again else [contact]
    side = desk.account.side
    own = [to_participant(partner) for partner in partners if side is not None and partner.party == side]
    partners = tuple(partner for partner in partners if side is None or partner.party != side)
    if own and len(partners) == 1:
        others = tuple(each for each in contact.participants if not any(_is_same(each, other) for other in own))
        return [replace(contact, participants=others)]
    names = [each for each in encounter.people if any(same_actor(each, partner) for partner in partners)]
    if len(names) <= 1:
        return [contact]
    return _one_for_each(desk, contact, encounter, tuple((name,) for name in names))


def _in_turn(desk: Desk, encounter: Encounter, front: list[Telling]) -> bool:
    """Whether those met are told side by side first, and one of them later as met alone ("During the talks with B")."""
    partners = max((telling.partner.named for telling in front), key=len, default=())
    sides = {actor.party for actor in partners} - {desk.account.side}
    later = (each for each in encounter.tellings if each.cue.adjunct and each.cue.definite and each not in front[:1])
    alone = any(len(each.partner.named) == 1 and each.cue.kind in {"meeting", "talks"} for each in later)
    return alone and len(partners) == len(sides) > 1


def _one_for_each(
    desk: Desk, contact: Contact, encounter: Encounter, groups: tuple[tuple[Actor, ...], ...]
) -> list[Contact]:
    """The contact once for each group of partners, on the day that is told of that group."""
    guests = [actor for group in groups for actor in group]
    people = widen(encounter, guests).people
    hosts = [each for each in people if each.person and not any(same_actor(each, guest) for guest in guests)]
    found = []
    for group in groups:
        shown = [each for each in people if any(same_actor(each, actor) for actor in group)]
        day = _day_of(desk, encounter, group) or _common_day(desk, encounter, contact.date, groups, group)
        participants = tuple(to_participant(each) for each in (*hosts, *shown))
        initiator = _initiator_of(desk, contact, group, guests)
        found.append(replace(contact, participants=participants, date=day, initiator=initiator))
    return found


def _initiator_of(desk: Desk, contact: Contact, group: tuple[Actor, ...], guests: list[Actor]) -> str | None:
    """Who initiated the contact with one group: as a sentence that names it says, else one that names no other."""
    facts = [fact for fact in contact.facts if fact.field == "initiator"]
    named = [(fact, merge(_guests_beside(desk, fact, guests))) for fact in facts]
    own = [fact for fact, beside in named if any(same_actor(actor, each) for actor in group for each in beside)]
    fact = next(iter(own or [fact for fact, beside in named if not beside]), None)
    others = {actor.party for actor in guests} - {actor.party for actor in group}
    return str(fact.value) if fact and fact.value not in others else None


def _guests_beside(desk: Desk, fact: Fact, guests: list[Actor]) -> Iterator[Actor]:
    """Which of the guests the sentence of a fact names."""
    spans = (sentence.span for sentence in desk.sentences.all if fact.span and sentence.span.covers(fact.span))
    for mention in (mention for span in spans for mention in desk.cast.within(span)):
        yield from (each for each in guests if any(same_actor(each, actor) for actor in mention.actors))


def _one_of_each_party(
    desk: Desk, encounter: Encounter, told: tuple[tuple[Actor, ...], ...], *, plural: bool
) -> tuple[tuple[Actor, ...], ...]:
    """The groups told below a title that names but parties ("met with the leaders of A and B"), if each is of one.

    None where the text may speak of one meeting of all: without a plural each must be told as met, and no others.
    """
    titled = [actor for each in encounter.tellings if each.cue.sentence.title for actor in each.partner.actors]
    codes = tuple(dict.fromkeys(actor.party for actor in titled))
    theirs = [{actor.party for actor in group} for group in told]
    known = [code for parties in theirs for code in parties]
    alone = all(len(parties) == 1 for parties in theirs) and len(set(known)) == len(told) > 1
    of_title = bool(set(known) & set(codes)) if plural else set(known) <= set(codes)
    if any(actor.person for actor in titled) or len(codes) <= 1 or not (alone and of_title):
        return ()
    below = [each for each in encounter.tellings if each.partner.named and not each.cue.sentence.title]
    if not plural and any(each.cue.needs == "jointly" or not each.tensed for each in below):
        return ()
    rest = [_named_in_lead(desk, code) for code in codes if code not in known]
    return (*told, *((actor,) for actor in rest if actor))


def _named_in_lead(desk: Desk, code: str | None) -> Actor | None:
    """The one person of a party whom the lead names."""
    spans = [sentence.span for sentence in desk.sentences.all if sentence.lead and sentence.turn is None]
    named = merge(actor for span in spans for mention in desk.cast.within(span) for actor in mention.actors)
    found = [actor for actor in named if actor.person and actor.party == code]
    return found[0] if len(found) == 1 else None


def in_the_plural(text: str, telling: Telling) -> bool:
    """Whether a telling is of several contacts: by its noun, or held separately."""
    several = len({actor.party for actor in telling.partner.named}) > 1
    bilateral = _BILATERAL.match(text, telling.cue.head.start)
    start = telling.cue.object_start or telling.cue.head.end
    placed = _PLACES.search(text, start, telling.partner.end or start)
    separate = several and (bilateral or placed or _SEPARATE.search(text, *telling.cue.sentence.span))
    return bool(PLURAL.search(telling.cue.head.of(text)) or separate)


def _day_of(desk: Desk, encounter: Encounter, group: tuple[Actor, ...]) -> str | None:
    """The day that a telling gives which names these partners alone."""
    told = (telling for telling in encounter.tellings if _is_of(telling, group))
    own = (each for each in told if each.tensed or not (each.background or each.cue.adjunct or each.cue.sentence.title))
    facts = (date_fact(desk.clock, telling) for telling in own)
    return next((str(fact.value) for fact in facts if fact), None)


def _common_day(
    desk: Desk, encounter: Encounter, value: str | None, groups: tuple[tuple[Actor, ...], ...], group: tuple[Actor, ...]
) -> str | None:
    """The day of a contact in the plural, for a group whose day is untold: the account's own where it is a later one's.

    A day told before goes on ("On Friday he met A. He also met B.").
    """
    told = [telling for telling in encounter.tellings if not telling.cue.sentence.title]
    dated = [each for each in told if (fact := date_fact(desk.clock, each)) and str(fact.value) == value]
    own = [each.cue.head.start for each in told if _is_of(each, group)]
    later = dated and own and all(each.cue.head.start > own[0] for each in dated)
    of_others = later and all(any(_is_of(each, other) for other in groups) for each in dated)
    return desk.day.isoformat() if of_others and desk.day else value


def _is_of(telling: Telling, group: tuple[Actor, ...]) -> bool:
    """Whether a telling's partners are one group and nobody else."""
    named = telling.partner.named
    return len(named) == len(group) and _same_group(named, group)


def _same_group(left: tuple[Actor, ...], right: tuple[Actor, ...]) -> bool:
    """Whether everybody of one group is of the other."""
    return all(any(same_actor(actor, other) for other in right) for actor in left)


def _is_same(left: Participant, right: Participant) -> bool:
    """Whether two participants are one named person."""
    return bool(left.person and right.person) and same_person(left.person or "", right.person or "")


def _groups_told(desk: Desk, encounter: Encounter) -> tuple[tuple[Actor, ...], ...]:
    """The partners of each telling below the title, those of a plural one by one."""
    found: list[tuple[Actor, ...]] = []
    for telling in encounter.tellings:
        others = tuple(each for each in telling.partner.named if not each.party or each.party != desk.account.side)
        told = (
            telling.tensed
            or telling.cue.adjunct
            or leads_in(desk.account.text, telling.cue.sentence.span, telling.cue.head)
        )
        if not told or not others or telling.cue.sentence.title or telling.background:
            continue
        single = in_the_plural(desk.account.text, telling)
        for group in [(each,) for each in others] if single else [others]:
            alike = [other for other in found if _same_group(group, other)]
            if not alike or (telling.cue.apart and all(len(other) > len(group) for other in alike)):
                found.append(group)
    return tuple(found)
