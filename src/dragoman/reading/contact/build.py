"""Makes a Contact of an encounter: the kind, the facts with their spans, and of several values the one to show."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model import AccountKind, Actor, Contact, ContactKind, Fact, Role, Span
from dragoman.reading.contact.actors import same_actor, to_participant
from dragoman.reading.contact.circumstances import is_region, occasion_fact, place_fact
from dragoman.reading.contact.clauses import in_first_person
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling, held_by_ministers
from dragoman.reading.contact.initiator import initiator_facts
from dragoman.reading.contact.sentences import Sentences
from dragoman.reading.contact.when import clock_facts, coming, date_fact, lengths_told
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

_HEADING = re.compile(r"(?:(?:on|late|early|in|at|during|the)\s)*", re.IGNORECASE)
"""Words before a date that heads a sentence ("*Late in the* evening of May 3, …")."""
_SIDELINES = re.compile(
    r"\b(?:sidelines|side-lines|margins|corridors) of\b|\bin person\b|\bface to face\b"
    r"|\b(?:at|over|during) (?:an?|the)(?: \w+)? "
    r"(?:dinner|lunch|luncheon|breakfast|banquet|reception|funeral|ceremony|summit)\b",
    re.IGNORECASE,
)
"""What says that people met who are only said to have spoken."""


def contact_of(desk: Desk, encounter: Encounter, role: Role) -> Contact:
    """The contact that an encounter's tellings describe, in `role`."""
    text = desk.account.text
    kind, kind_facts = _kind(desk, encounter, role)
    main = role is Role.MAIN
    dates = _dates(desk, encounter) or (_heading_day(desk, encounter) if main else [])
    clauses = _clauses(encounter)
    clock = clock_facts(desk.clock, clauses)
    if main and _minutes(clock) is None:
        clock += lengths_told(desk.clock, (sentence.span for sentence in desk.sentences.all))
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
    text, start = desk.account.text, lead.span.start
    heading = [time for time in desk.clock.within(lead.span) if _HEADING.fullmatch(text, start, time.span.start)]
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
    told = [telling.cue.kind for telling in encounter.tellings if _names_kind(telling)]
    if any(_SIDELINES.search(telling.cue.sentence.span.of(desk.account.text)) for telling in encounter.tellings):
        return "meeting"
    if next((kind for kind in told if kind in {"speak", "talks"}), None) == "speak":
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
