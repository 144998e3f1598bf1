"""Makes a Contact of an encounter: the kind, the facts with their spans, and of several values the one to show."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dragoman.model import Account, Actor, Contact, ContactKind, Fact, Role, Span
from dragoman.reading.cast import Cast
from dragoman.reading.contact.circumstances import occasion_fact, place_fact
from dragoman.reading.contact.encounters import Encounter, Telling
from dragoman.reading.contact.initiator import initiator_facts
from dragoman.reading.contact.participants import same_actor, to_participant
from dragoman.reading.contact.sentences import Sentences
from dragoman.reading.contact.when import Clock, clock_facts, date_fact
from dragoman.reading.layout import BlockKind, Layout

_WEIGHTS = {"video_conference": 5, "telephone_call": 4, "letter": 3, "visit": 1, "summit": 2, "message": 2, "meeting": 2}
OPEN_WORDS = frozenset({"speak", "conversation", "talks"})
"""Kinds of cue that leave the means open."""


@dataclass(frozen=True)
class Desk:
    """All that lies on the table while the contacts of one account are put together."""

    account: Account
    layout: Layout
    cast: Cast
    clock: Clock
    sentences: Sentences
    day: date | None


def contact_of(desk: Desk, encounter: Encounter, role: Role) -> Contact:
    """The contact that an encounter's tellings describe, in `role`."""
    text = desk.account.text
    kind, kind_facts = _kind(desk, encounter)
    if role is not Role.MAIN and {telling.cue.kind for telling in encounter.tellings} == {"conversation"}:
        kind, kind_facts = None, []
    dates = [fact for telling in encounter.tellings if (fact := date_fact(desk.clock, telling))]
    main = role is Role.MAIN
    clauses = _clauses(desk, encounter)
    clock = clock_facts(desk.clock, encounter, clauses)
    places = [fact for telling in encounter.tellings if telling.people and (fact := place_fact(desk.clock, telling))]
    if kind in {ContactKind.TELEPHONE_CALL, ContactKind.VIDEO_CONFERENCE, ContactKind.LETTER, ContactKind.MESSAGE}:
        places = []
    occasions = [fact for telling in encounter.tellings if (fact := occasion_fact(text, telling))]
    initiators = _initiators(desk, encounter, main=main)
    published, day_facts = _published(desk, encounter) if main and not dates else (None, [])
    facts = [*kind_facts, *dates, *day_facts, *clock, *places, *initiators, *occasions, *_people(encounter)]
    return Contact(
        kind=kind,
        date=_best_date(dates) or published,
        start_time=_first(clock, "start_time"),
        duration_minutes=_minutes(clock),
        place=_first(places, "place"),
        initiator=_first(initiators, "initiator"),
        occasion=_first(occasions, "occasion"),
        participants=tuple(to_participant(actor) for actor in encounter.people),
        facts=tuple(dict.fromkeys(sorted(facts, key=lambda fact: fact.span.start))),
        role=role,
        planned=encounter.planned,
    )


def _kind(desk: Desk, encounter: Encounter) -> tuple[ContactKind, list[Fact]]:
    """The kind that the tellings name, the more telling words deciding, and every word that names one."""
    facts, votes = [], Counter[str]()
    telling_kinds = {telling.cue.kind for telling in encounter.tellings if _names_kind(telling)}
    for telling in encounter.tellings:
        cue = telling.cue
        kind = cue.kind
        if kind in OPEN_WORDS:
            if telling_kinds - OPEN_WORDS:
                continue
            kind = _of_open_words(desk, encounter)
        votes[kind] += _weight(telling, kind)
        facts.append(Fact("kind", kind, cue.head))
    best = max(votes, key=lambda kind: votes[kind]) if votes else "meeting"
    return ContactKind(best), facts


def _names_kind(telling: Telling) -> bool:
    """Whether a telling says by which means the contact was held, and not merely "during his meeting with …"."""
    return (bool(telling.people) or telling.cue.strong) and not telling.cue.adjunct


def _of_open_words(desk: Desk, encounter: Encounter) -> str:
    """The kind of a contact that is only called a conversation or talks, or of which it says that they spoke."""
    told = {telling.cue.kind for telling in encounter.tellings if _names_kind(telling)}
    if "speak" in told:
        return "telephone_call"
    if "talks" in told or any(block.kind is BlockKind.SPEAKER_TURN for block in desk.layout.blocks):
        return "meeting"
    return "meeting" if any(place_fact(desk.clock, telling) for telling in encounter.tellings) else "telephone_call"


def _weight(telling: Telling, kind: str) -> int:
    """How much a telling's word for the kind counts: more where it is telling, in the title or the lead."""
    cue = telling.cue
    if cue.adjunct:
        return 1
    place = 3 if cue.sentence.title else 3 if cue.sentence.lead and telling.people else 1
    return _WEIGHTS.get(kind, 1) * place * (2 if cue.strong else 1)


def _clauses(desk: Desk, encounter: Encounter) -> list[Span]:
    """The sentences that tell of the contact itself, in which hours and lengths are its own."""
    spans = [telling.cue.sentence.span for telling in encounter.tellings if not telling.cue.earlier]
    return list(dict.fromkeys(spans))


def _initiators(desk: Desk, encounter: Encounter, *, main: bool) -> list[Fact]:
    facts = initiator_facts(desk.cast, encounter, desk.sentences if main else Sentences(()))
    parties = {actor.party for actor in encounter.people}
    return [fact for fact in facts if fact.value in parties]


def _published(desk: Desk, encounter: Encounter) -> tuple[str | None, list[Fact]]:
    """The account's own day as the contact's, with the dateline as its words where one stands in the text."""
    if desk.day is None or encounter.planned:
        return None, []
    value = desk.day.isoformat()
    dateline = next((block.span for block in desk.layout.blocks if block.kind is BlockKind.DATELINE), None)
    return value, [Fact("date", value, dateline)] if dateline and desk.clock.within(dateline) else []


def _people(encounter: Encounter) -> list[Fact]:
    """One fact for each place that names a participant."""
    facts = []
    for actor in encounter.people:
        for telling in encounter.tellings:
            for mention in (*telling.subject.mentions, *telling.partner.mentions):
                if any(same_actor(actor, other) for other in mention.actors):
                    facts.append(Fact("participant", _shown(actor), mention.span))
    return facts


def _shown(actor: Actor) -> str:
    return actor.person or actor.office or actor.name


def _best_date(dates: list[Fact]) -> str | None:
    """The date most tellings give, a full one before a coarse one, else the first."""
    if not dates:
        return None
    counts = Counter(str(fact.value) for fact in dates)
    return max(counts, key=lambda value: (len(value) == len("2021-01-01"), counts[value]))


def _first(facts: list[Fact], field: str) -> str | None:
    return next((str(fact.value) for fact in facts if fact.field == field), None)


def _minutes(facts: list[Fact]) -> int | None:
    return next((int(fact.value) for fact in facts if fact.field == "duration"), None)
