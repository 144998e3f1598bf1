"""Makes a Contact of an encounter: the kind, the facts with their spans, and of several values the one to show."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from dragoman.lexicon.names import same_person
from dragoman.model import AccountKind, Actor, Contact, ContactKind, Fact, Participant, Role, Span
from dragoman.reading.contact.actors import merge, same_actor, to_participant
from dragoman.reading.contact.circumstances import is_region, occasion_fact, place_fact
from dragoman.reading.contact.clauses import in_first_person, leads_in
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling, held_by_ministers, widen
from dragoman.reading.contact.initiator import initiator_facts
from dragoman.reading.contact.sentences import Sentences
from dragoman.reading.contact.when import clock_facts, coming, date_fact
from dragoman.reading.contact.words import pattern
from dragoman.reading.layout import BlockKind

_WEIGHTS = {
    "video_conference": 5,
    "telephone_call": 4,
    "letter": 3,
    "summit": 2,
    "message": 2,
    "meeting": 2,
}
OPEN_WORDS = frozenset({"speak", "conversation", "talks"})
"""Kinds of cue that leave the means open."""

PLURAL = re.compile(r"(?:call|conversation|meeting|conference)s$", re.IGNORECASE)
"""A noun that tells of several contacts."""

_BILATERAL = re.compile(r"bilateral\b", re.IGNORECASE)
_SEPARATE = re.compile(r"\bseparate(?:ly)?\b")
_SIDELINES = re.compile(r"\b(?:sidelines|side-lines|margins|corridors) of\b|\bin person\b", re.IGNORECASE)
_PLACES = re.compile(r"\s(?:in|at)\s(?:the\s)?[A-ZÀ-Þ][\w’-]*(?:\s[A-ZÀ-Þ][\w’-]*)?,?\sand\s")
"""A place between two partners, so that the other is met elsewhere ("with A in Oslo and B in Riga")."""
_AGAIN = re.compile(r"\b(?:and|then) again\b", re.IGNORECASE)


def contact_of(desk: Desk, encounter: Encounter, role: Role) -> Contact:
    """The contact that an encounter's tellings describe, in `role`."""
    text = desk.account.text
    kind, kind_facts = _kind(desk, encounter, role)
    main = role is Role.MAIN
    dates = _dates(desk, encounter) or (_heading_day(desk, encounter) if main else [])
    clauses = _clauses(encounter)
    clock = clock_facts(desk.clock, clauses)
    places = [
        fact
        for telling in encounter.tellings
        if telling.people and (fact := place_fact(desk.clock, desk.cast, telling))
    ]
    if kind in {ContactKind.TELEPHONE_CALL, ContactKind.VIDEO_CONFERENCE, ContactKind.LETTER, ContactKind.MESSAGE}:
        places = []
    occasions = [fact for telling in encounter.tellings if (fact := occasion_fact(text, telling))]
    initiators = _initiators(desk, _as_held(encounter, kind), main=main)
    fresh = main and not dates and kind is not ContactKind.LETTER
    published, day_facts = _published(desk, encounter) if fresh else (None, [])
    facts = [*kind_facts, *dates, *day_facts, *clock, *places, *initiators, *occasions, *_people(encounter)]
    return Contact(
        kind=kind,
        date=_best_date(dates) or published,
        start_time=_first(clock, "start_time"),
        duration_minutes=_minutes(clock),
        place=_first(sorted(places, key=lambda fact: is_region(str(fact.value))), "place"),
        initiator=_first(initiators, "initiator"),
        occasion=_first(occasions, "occasion"),
        participants=tuple(to_participant(actor) for actor in held_by_ministers(encounter.people)),
        facts=tuple(dict.fromkeys(sorted(facts, key=lambda fact: fact.span.start))),
        role=role,
        planned=encounter.planned or (not main and _ahead(dates, desk.day)),
    )


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
        day = _day_of(desk, encounter, group) or contact.date
        participants = tuple(to_participant(each) for each in (*hosts, *shown))
        found.append(replace(contact, participants=participants, date=day))
    return found


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
    own = (telling for telling in encounter.tellings if telling.tensed and len(telling.partner.named) == len(group))
    facts = (date_fact(desk.clock, telling) for telling in own if _same_group(telling.partner.named, group))
    return next((str(fact.value) for fact in facts if fact), None)


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
            if not any(_same_group(group, other) for other in found):
                found.append(group)
    return tuple(found)


def _dates(desk: Desk, encounter: Encounter) -> list[Fact]:
    """The days that the tellings give, else those of the stay; words that name nobody give one only in the press."""
    found = _days_told(desk, encounter)
    if found or not encounter.stay:
        return found
    days = (date_fact(desk.clock, telling) for telling in encounter.stay)
    return [day for day in days if day and not _lies_after(str(day.value), desk.day)]


def _heading_day(desk: Desk, encounter: Encounter) -> list[Fact]:
    """The full date at the head of an account's first sentence ("On May 3, …"), if that names a participant."""
    lead = next((sentence for sentence in desk.sentences.all if sentence.lead), None)
    if lead is None or lead.turn:
        return []
    named = [actor for mention in desk.cast.within(lead.span) for actor in mention.actors if actor.person]
    if not any(same_actor(actor, person) for actor in named for person in encounter.people):
        return []
    heading = [time for time in desk.clock.within(lead.span) if time.span.start - lead.span.start <= len("on ")]
    values = [(desk.clock.date_of(time), time.span) for time in heading[:1]]
    return [Fact("date", value, span) for value, span in values if value and len(value) == len("2021-01-01")]


def _days_told(desk: Desk, encounter: Encounter) -> list[Fact]:
    """The days that the tellings themselves give; those of words that name nobody only near the account's own day."""
    found = []
    for telling in encounter.tellings:
        fact = date_fact(desk.clock, telling)
        aside = telling.cue.adjunct or (telling.cue.sentence.turn and encounter.title)
        if fact is None or (aside and len(encounter.tellings) > 1):
            continue
        if encounter.planned:
            fact = replace(fact, value=coming(str(fact.value), fact.span.of(desk.account.text), desk.day))
        value = str(fact.value)
        if _lies_after(value, desk.day) and not encounter.planned and _is_beside(encounter, telling):
            continue
        if encounter.title and len(encounter.tellings) > 1 and _long_past(value, desk.day):
            continue
        if _of_another_kind(encounter, telling) and desk.day and value < (desk.day - timedelta(days=1)).isoformat():
            continue
        told = bool(telling.people) or telling.cue.sentence.title or len(encounter.tellings) == 1
        told = told or in_first_person(desk.account.text, telling.cue.subject_end)
        told |= (telling.cue.kind == "letter" or telling.cue.passive) and telling.cue.sentence.lead
        if not told and (desk.account.kind is AccountKind.OFFICIAL or _far(value, desk.day)):
            continue
        if (
            not encounter.planned
            and desk.day
            and len(value) < len("2021-01-01")
            and (desk.day.isoformat().startswith(value) or (value == _week(desk.day) and not _lasts(telling)))
        ):
            continue
        found.append(fact)
    return found


def _is_beside(encounter: Encounter, telling: Telling) -> bool:
    """Whether a telling among others names no partner, so that it may be of what was only spoken of."""
    return len(encounter.tellings) > 1 and not telling.partner.named and telling.cue.kind != "visit"


def _lies_after(value: str, day: date | None) -> bool:
    """Whether a date begins more than a day after another: that of what was held cannot lie after its own account."""
    if day is None or "W" in value:
        return False
    first = value.split("/", maxsplit=1)[0]
    return first > (day + timedelta(days=1)).isoformat()[: len(first)]


def _week(day: date) -> str:
    """The week of a day, as ISO 8601 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _lasts(telling: Telling) -> bool:
    """Whether a telling is of a journey, which may take the week that it names ("travelled to Rome this week")."""
    return telling.cue.kind == "visit" and telling.tensed and bool(telling.subject.named)


def _of_another_kind(encounter: Encounter, telling: Telling) -> bool:
    """Whether words without a named partner speak of a meeting below a title that tells of a call, or the like."""
    kinds = {each.cue.kind for each in encounter.tellings if each.cue.sentence.title}
    named = telling.partner.named or telling.cue.sentence.title
    return bool(kinds) and not named and telling.cue.kind not in kinds | OPEN_WORDS


def _long_past(value: str, day: date | None) -> bool:
    """Whether a bare year or month, or a quarter, lies before the year of a day: nobody reports so late."""
    return day is not None and len(value) < len("2021-01-01") and value[:4] < str(day.year - (day.month == 1))


def _far(value: str, day: date | None) -> bool:
    """Whether a full date lies more than ten days from the account's own."""
    if day is None or len(value) != len("2021-01-01"):
        return False
    try:
        return abs((date.fromisoformat(value) - day).days) > 10  # noqa: PLR2004
    except ValueError:
        return False


def _kind(desk: Desk, encounter: Encounter, role: Role) -> tuple[ContactKind | None, list[Fact]]:
    """The kind that the tellings name, the more telling words deciding, and every word that names one.

    None for another contact than the main one that is only called a conversation.
    """
    if role is not Role.MAIN and all(telling.cue.kind == "conversation" for telling in encounter.tellings):
        return None, []
    facts, votes = [], Counter[str]()
    told = _told_over_title(desk, encounter)
    telling_kinds = {telling.cue.kind for telling in encounter.tellings if _names_kind(telling)}
    for telling in encounter.tellings:
        cue = telling.cue
        kind = cue.kind
        if told and cue.sentence.title and not cue.strong:
            continue
        if kind in OPEN_WORDS:
            if telling_kinds - OPEN_WORDS:
                continue
            kind = _of_open_words(desk, encounter)
        votes[kind] += _weight(telling, kind)
        facts.append(Fact("kind", kind, cue.head))
    best = max(votes, key=lambda kind: votes[kind]) if votes else "meeting"
    return ContactKind(best), facts


def _told_over_title(desk: Desk, encounter: Encounter) -> bool:
    """Whether the lead's own verb "met" speaks against a title that has a plain "call"."""
    if not any(each.cue.sentence.title and each.cue.kind == "telephone_call" for each in encounter.tellings):
        return False
    verbs = [each.cue for each in encounter.tellings if each.cue.sentence.lead and each.people and each.tensed]
    return bool(verbs) and all(
        cue.kind == "meeting" and cue.head.of(desk.account.text).lower() in {"met", "meets", "meet"}
        for cue in verbs[:1]
    )


def _names_kind(telling: Telling) -> bool:
    """Whether a telling says by which means the contact was held, and not merely "during his meeting with …"."""
    return (bool(telling.people) or telling.cue.strong) and not telling.cue.adjunct


def _of_open_words(desk: Desk, encounter: Encounter) -> str:
    """The kind of a contact that is only called a conversation or talks, or of which it says that they spoke."""
    told = {telling.cue.kind for telling in encounter.tellings if _names_kind(telling)}
    if any(_SIDELINES.search(telling.cue.sentence.span.of(desk.account.text)) for telling in encounter.tellings):
        return "meeting"
    if "speak" in told:
        return "telephone_call"
    only_talks = all(telling.cue.kind == "talks" for telling in encounter.tellings)
    if "talks" in told or only_talks or any(block.kind is BlockKind.SPEAKER_TURN for block in desk.layout.blocks):
        return "meeting"
    return (
        "meeting"
        if any(place_fact(desk.clock, desk.cast, telling) for telling in encounter.tellings)
        else "telephone_call"
    )


def _weight(telling: Telling, kind: str) -> int:
    """How much a telling's word for the kind counts: more where it is telling, in the title or the lead."""
    cue = telling.cue
    if cue.adjunct:
        return 1
    place = 3 if cue.sentence.title else 3 if cue.sentence.lead and telling.people else 1
    return _WEIGHTS.get(kind, 1) * place * (2 if cue.strong else 1)


def _clauses(encounter: Encounter) -> list[Span]:
    """The sentences that tell of the contact itself, in which hours and lengths are its own."""
    spans = [telling.cue.sentence.span for telling in encounter.tellings if not telling.cue.earlier]
    return list(dict.fromkeys(spans))


def _as_held(encounter: Encounter, kind: ContactKind | None) -> Encounter:
    """The encounter without letters and greetings, whose writer did not begin a contact of another kind."""
    written = {ContactKind.LETTER.value, ContactKind.MESSAGE.value}
    spoken = tuple(telling for telling in encounter.tellings if telling.cue.kind not in written)
    return encounter if kind is None or kind.value in written or not spoken else replace(encounter, tellings=spoken)


def _initiators(desk: Desk, encounter: Encounter, *, main: bool) -> list[Fact]:
    facts = initiator_facts(desk.cast, encounter, desk.sentences if main else Sentences(()), desk.account.side)
    parties = {actor.party for actor in encounter.people}
    return [fact for fact in facts if fact.value in parties]


def _published(desk: Desk, encounter: Encounter) -> tuple[str | None, list[Fact]]:
    """The account's own day as the contact's, with the dateline as its words where one stands in the text.

    Readouts come out on the day; the press may report later, and a letter is read after it was written.
    """
    late = desk.account.kind in {AccountKind.WIRE, AccountKind.PRESS}
    if desk.day is None or encounter.planned or late or _on_an_open_day(desk):
        return None, []
    value = desk.day.isoformat()
    dateline = next((block.span for block in desk.layout.blocks if block.kind is BlockKind.DATELINE), None)
    return value, [Fact("date", value, dateline)] if dateline and desk.clock.within(dateline) else []


def _on_an_open_day(desk: Desk) -> bool:
    """Whether the account begins by saying that the contact was or will be on another day, and not which."""
    lead = next((sentence.span for sentence in desk.sentences.all if sentence.lead), None)
    return lead is not None and bool(pattern("when", "open_day").search(desk.account.text, *lead))


def _people(encounter: Encounter) -> list[Fact]:
    """One fact for each place that names a participant."""
    named = [
        mention for telling in encounter.tellings for mention in (*telling.subject.mentions, *telling.partner.mentions)
    ]
    return [
        Fact("participant", _shown(actor), mention.span)
        for actor in encounter.people
        for mention in named
        if any(same_actor(actor, other) for other in mention.actors)
    ]


def _shown(actor: Actor) -> str:
    return actor.person or actor.office or actor.name


def _best_date(dates: list[Fact]) -> str | None:
    """The date most tellings give, a full one before a coarse one, else the first."""
    if not dates:
        return None
    counts = Counter(str(fact.value) for fact in dates)
    return max(counts, key=lambda value: (len(value) == len("2021-01-01"), counts[value]))


def _ahead(dates: list[Fact], day: date | None) -> bool:
    """Whether a contact's day lies after the account's own."""
    best = _best_date(dates)
    return bool(best and day and best > f"{day.isoformat()}~")


def _first(facts: list[Fact], field: str) -> str | None:
    return next((str(fact.value) for fact in facts if fact.field == field), None)


def _minutes(facts: list[Fact]) -> int | None:
    return next((int(fact.value) for fact in facts if fact.field == "duration"), None)
