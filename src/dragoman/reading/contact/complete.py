"""Completes an encounter: whom its own words leave out, and what else the account tells of the same contact."""

import re
from dataclasses import replace
from functools import cache, partial

from dragoman.lexicon import load_table
from dragoman.model import AccountKind, Actor, Span
from dragoman.reading.cast import Form, Mention
from dragoman.reading.contact.actors import is_spokesperson, merge, same_actor
from dragoman.reading.contact.apart import PLURAL
from dragoman.reading.contact.build import OPEN_WORDS
from dragoman.reading.contact.clauses import PEOPLE, in_first_person
from dragoman.reading.contact.company import beside, company, speaks_of_delegation
from dragoman.reading.contact.cues import Manner
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling, widen
from dragoman.reading.contact.front import elsewhere, without
from dragoman.reading.contact.gather import kinds_agree
from dragoman.reading.contact.initiator import starters
from dragoman.reading.contact.participants import invited_by
from dragoman.reading.contact.words import pattern

_words = partial(pattern, "complete")

_GROUP = 60
"""Code points beside a party's name in which a group of its officials is named."""
_SIGNED = 600
"""Code points at the end of an account in which those who signed it are named."""


def completed(desk: Desk, encounter: Encounter) -> Encounter:
    """The encounter with those whom its words leave out: the title's people, its sentences', the publisher's own."""
    own_words = _in_first_person(desk, encounter)
    encounter = _with_principal(desk, encounter) if own_words else encounter
    encounter = _on_side(desk, encounter)
    others = elsewhere(desk.titled, encounter)
    if encounter.title and not _settled(encounter):
        encounter = widen(encounter, without(_title_people(desk), others))
    journey = all(telling.cue.kind == "visit" for telling in encounter.tellings)
    if journey:
        spans = [telling.cue.sentence.span for telling in encounter.tellings]
        encounter = _with_hosts(encounter, tuple(actor for span in spans for actor in invited_by(desk.cast, span)))
    if not (_settled(encounter) or journey or own_words):
        encounter = widen(encounter, without(_sentence_people(desk, encounter), others))
    parties = parties_of(encounter.people)
    open_ = encounter.title or not any(telling.subject.named for telling in encounter.tellings)
    named = {actor.party for actor in encounter.people if actor.person}
    untold = open_ and desk.account.kind is AccountKind.OFFICIAL and desk.account.side not in named
    if (len(parties) <= 1 or untold) and not (journey and encounter.people):
        return _with_principal(desk, encounter)
    return encounter


def with_lead(encounter: Encounter, encounters: list[Encounter]) -> Encounter:
    """An encounter whose title names nobody ("Joint Readout of the Leaders’ Call"), with what the lead tells of it."""
    if not encounter.title or any(actor.person for actor in encounter.people):
        return encounter
    for other in encounters:
        first = other.tellings[0]
        told = first.full or first.partner.group is not None
        journey = first.cue.kind == "visit" and bool(first.subject.named)
        own = (
            (told or journey)
            and first.cue.sentence.lead
            and not (first.cue.earlier or first.cue.unreal or first.cue.adjunct)
        )
        if (
            other is not encounter
            and own
            and kinds_agree({each.cue.kind for each in encounter.tellings}, first.cue.kind)
        ):
            return other if _of_others(encounter, other) else Encounter((*encounter.tellings, *other.tellings))
    return encounter


def _of_others(titled: Encounter, lead: Encounter) -> bool:
    """Whether a title says between which states it was, one of them none of those whose people a lead tells of."""
    between = [telling.partner.actors for telling in titled.tellings if telling.cue.preposition == "between"]
    states = {actor.party for actors in between for actor in actors}
    met = set(parties_of(tuple(actor for actor in lead.people if actor.person)))
    return len(met) > 1 and not states <= met


def with_further(desk: Desk, main: Encounter, encounters: list[Encounter]) -> Encounter:
    """The main encounter, if told in the plural with nobody named ("calls with leaders"), with what names them."""
    front = [telling for telling in main.tellings if telling.cue.sentence.title or telling.cue.sentence.lead]
    plural = [telling for telling in front if PLURAL.search(telling.cue.head.of(desk.account.text))]
    side = desk.account.side
    if not plural or any(actor.party != side for telling in plural for actor in telling.partner.named):
        return main
    kinds = {telling.cue.kind for telling in main.tellings}
    further = [
        telling
        for encounter in encounters
        for telling in encounter.tellings
        if telling not in main.tellings
        and telling.partner.named
        and not (telling.background or telling.cue.sentence.turn)
        and (telling.cue.kind in kinds | OPEN_WORDS or kinds <= OPEN_WORDS)
    ]
    return replace(main, tellings=(*main.tellings, *further))


def with_references(main: Encounter, tellings: tuple[Telling, ...]) -> Encounter:
    """The main encounter with the bare words that speak of it ("The conversation lasted …")."""
    known = {telling.cue.head.start for telling in main.tellings}
    kinds = {telling.cue.kind for telling in main.tellings}
    if kinds == {"message"}:
        return main
    outside = any(not telling.cue.sentence.turn for telling in main.tellings)
    extra = [
        telling
        for telling in tellings
        if (not telling.people or _leads_on(main, telling, kinds))
        and not telling.background
        and telling.cue.head.start not in known
        and not (outside and telling.cue.sentence.turn)
        and (
            telling.cue.kind in kinds or telling.cue.kind in {"conversation", "talks", "meeting"} or telling.cue.strong
        )
        and not (telling.cue.kind in {"letter", "visit", "message"} and telling.cue.kind not in kinds)
    ]
    told = sorted([*main.tellings, *extra], key=lambda telling: telling.cue.head.start)
    return replace(main, tellings=tuple(told)) if extra else main


def _leads_on(main: Encounter, telling: Telling, kinds: set[str]) -> bool:
    """Whether a lead's own words for a contact of the same kind name but who is in it ("In the call, X said")."""
    same = telling.cue.kind in kinds and telling.cue.sentence.lead and telling.cue.sentence.turn is None
    known = all(any(same_actor(one, other) for other in main.people) for one in telling.people)
    return same and known and not telling.full


def with_listed(desk: Desk, main: Encounter) -> Encounter:
    """The main encounter with those whom a sentence of its own lists as having taken part."""
    kinds = {telling.cue.kind for telling in main.tellings}
    if kinds == {"visit"}:
        return _with_delegation(desk, main)
    if kinds <= {"visit", "letter", "message"}:
        return main
    own = [sentence.span for sentence in desk.sentences.all if sentence.turn is None]
    told = {telling.cue.sentence.span for telling in main.tellings}
    came = {span for span in (*desk.front, *told) if speaks_of_delegation(span.of(desk.account.text))}
    extra = [
        actor
        for span in own
        for actor in company(desk.cast, span, delegation=bool(came - {span} or span in came & told))
    ]
    extra += starters(desk.cast, main, desk.sentences)
    extra += [actor for telling in main.tellings for actor in _beside_subject(desk, telling)]
    return widen(main, _of_own(desk, _of_counterpart(desk, main, extra))) if extra else main


def _of_own(desk: Desk, people: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The people who came too, bare names in an official account being of its side ("X and Y were present")."""
    side = desk.account.side if desk.account.kind is AccountKind.OFFICIAL else None
    return tuple(replace(each, party=each.party or side) if not each.office else each for each in people)


def _beside_subject(desk: Desk, telling: Telling) -> tuple[Actor, ...]:
    """Those named between commas beside who holds a contact ("X, *together with A and B*, met with Y")."""
    cue = telling.cue
    if cue.sentence.turn is not None or not telling.full or cue.manner not in {Manner.VERB, Manner.HELD}:
        return ()
    return beside(desk.cast, Span(cue.sentence.span.start, cue.subject_end))


def with_signatories(desk: Desk, main: Encounter) -> Encounter:
    """The main encounter with those who signed at the very end, of the parties of which it names nobody."""
    named = {actor.party for actor in main.people if actor.person}
    unnamed = {actor.party for actor in main.people if actor.party} - named
    signed = [actor for actor in _signatories(desk) if actor.party in unnamed] if unnamed else []
    return widen(main, signed) if signed else main


def _signatories(desk: Desk) -> list[Actor]:
    """The people of different parties whose names and offices, and nothing else, end an account."""
    text, end = desk.account.text, len(desk.account.text.rstrip())
    found: list[Actor] = []
    for mention in reversed(desk.cast.within(Span(max(0, end - _SIGNED), end))):
        if mention.form is not Form.NAME or text[mention.span.end : end].strip():
            break
        found += mention.actors
        end = mention.span.start
    return found[::-1] if len({actor.party for actor in found}) > 1 else []


def _with_delegation(desk: Desk, visit: Encounter) -> Encounter:
    """A visit with those of the visitor's side whom its own sentences list as of the delegation."""
    own = [telling.cue.sentence.span for telling in visit.tellings if telling.subject.named]
    sides = {actor.party for telling in visit.tellings for actor in telling.subject.named}
    came = tuple(actor for span in own for actor in company(desk.cast, span) if actor.party in sides)
    return widen(visit, came) if came else visit


def _of_counterpart(desk: Desk, main: Encounter, people: list[Actor]) -> tuple[Actor, ...]:
    """The people who came too, ministers of no known party being of the one side that the publisher's met."""
    others = {code for code in parties_of(main.people) if code != desk.account.side}
    if len(others) != 1 or desk.account.kind is not AccountKind.OFFICIAL:
        return tuple(people)
    code = next(iter(others))
    minister = _words("minister")
    return tuple(
        replace(each, party=code) if each.party is None and minister.search(each.office or "") else each
        for each in people
    )


def _title_people(desk: Desk) -> tuple[Actor, ...]:
    """The people whom the title names, possessors among them, spokespersons not."""
    if desk.layout.title is None:
        return ()
    named = [mention for mention in desk.cast.within(desk.layout.title) if mention.form in PEOPLE]
    named = [
        mention
        for mention in named
        if not (mention.possessive and _words("sends").match(desk.account.text, mention.span.end))
    ]
    if len(named) > 1 and _wrote(desk, named[0]):
        named = named[1:]
    return merge(actor for mention in named for actor in mention.actors if actor.person and not is_spokesperson(actor))


def _wrote(desk: Desk, mention: Mention) -> bool:
    """Whether a title names somebody as who issues it ("Statement by President X on Minister Y’s Visit")."""
    title = desk.layout.title
    return title is not None and bool(_issued().fullmatch(desk.account.text, title.start, mention.span.start))


@cache
def _issued() -> re.Pattern[str]:
    """The first words of a title, up to who issues it."""
    return re.compile(rf"\W*{load_table('company')['issued']['pattern']}\s+(?:the\s+)?", re.IGNORECASE)


def _sentence_people(desk: Desk, encounter: Encounter) -> tuple[Actor, ...]:
    """The people of its sentences, else of the lead: a name for parties that have none, and up to two parties."""
    found: tuple[Actor, ...] = encounter.people
    own = list(dict.fromkeys(telling.cue.sentence.span for telling in encounter.tellings))
    titles = {telling.cue.sentence.span for telling in encounter.tellings if telling.cue.sentence.title}
    met = any(
        each.cue.sentence.title and any(actor.person for actor in each.partner.named) for each in encounter.tellings
    )
    for index, span in enumerate([*own, *desk.front]):
        came = company(desk.cast, span) if met and desk.principal and span not in titles else ()
        for mention in desk.cast.within(span):
            if mention.form not in {Form.NAME, Form.COUNTERPART} or (mention.possessive and span not in titles):
                continue
            if mention.possessive and _words("sends").match(desk.account.text, mention.span.end):
                continue
            if index >= len(own) and _words("object").search(desk.account.text, span.start, mention.span.start):
                continue
            if index >= len(own) and _belonging().search(desk.account.text, span.start, mention.span.start):
                continue
            named = (actor for actor in mention.actors if not any(same_actor(actor, each) for each in came))
            missing = [actor for actor in named if _is_missing(actor, found, own=index < len(own))]
            found = merge(found, missing) if missing else found
    return found


@cache
def _belonging() -> re.Pattern[str]:
    """What makes a person the owner of what a sentence is about ("the planned visit of")."""
    return re.compile(rf"\b{load_table('contacts')['joined']['belonging']}\s+(?:the\s+)?\Z", re.IGNORECASE)


def _is_missing(actor: Actor, found: tuple[Actor, ...], *, own: bool) -> bool:
    """Whether an actor gives a name to a party that has none yet, or is of the second party.

    `own`: the words stand in the contact's own sentence, where somebody of no known party may be the second.
    """
    if not actor.person or is_spokesperson(actor):
        return False
    if not actor.party:
        return own and len(found) <= 1
    named = {other.party for other in found if other.person}
    parties = parties_of(found)
    return actor.party not in named and (actor.party in parties or len(parties) <= 1)


def _on_side(desk: Desk, encounter: Encounter) -> Encounter:
    """The encounter with the account's side for subjects whose party nothing says, if nobody else has that side."""
    side = desk.account.side
    own = [actor for telling in encounter.tellings if not telling.cue.joining for actor in telling.people]
    if side is None or side in parties_of(tuple(actor for actor in own if actor.person)):
        return encounter
    tellings = []
    for telling in encounter.tellings:
        actors = tuple(
            replace(actor, party=actor.party or side) if actor.person else actor for actor in telling.subject.actors
        )
        tellings.append(replace(telling, subject=replace(telling.subject, actors=actors)))
    return replace(encounter, tellings=tuple(tellings))


def _with_principal(desk: Desk, encounter: Encounter) -> Encounter:
    """The encounter with the person for whom the publisher speaks, if nobody of that side is named."""
    mine = desk.principal
    if any(telling.cue.event and telling.subject.named for telling in encounter.tellings):
        return encounter
    named = {actor.party for actor in encounter.people if actor.person}
    if mine is None or mine.party in named or mine.party in _represented(encounter):
        return encounter
    return encounter if _delegated(desk, encounter, mine.party) else _in_front(encounter, mine)


def _represented(encounter: Encounter) -> tuple[str, ...]:
    """The parties in a list of four and more of which nobody is named ("Representatives of …, …, … and … met")."""
    listed = parties_of(tuple(actor for actor in encounter.people if not actor.person))
    return listed if len(listed) > len("abc") else ()


def _delegated(desk: Desk, encounter: Encounter, party: str | None) -> bool:
    """Whether it is said that a party's delegation or advisers came ("*the Peruvian delegation* met"), not whoever."""
    text = desk.account.text
    mentions = (
        mention.span
        for telling in encounter.tellings
        for mention in (*telling.subject.mentions, *telling.partner.mentions)
        if any(actor.party == party and not actor.person for actor in mention.actors)
    )
    return any(
        _words("delegation_of").search(text, max(0, start - _GROUP), end)
        or _words("delegation").match(text, start, end + _GROUP)
        for start, end in mentions
    )


def _in_first_person(desk: Desk, encounter: Encounter) -> bool:
    """Whether the publisher tells of it as "I"."""
    return any(in_first_person(desk.account.text, telling.cue.subject_end) for telling in encounter.tellings)


def _with_hosts(visit: Encounter, hosts: tuple[Actor, ...]) -> Encounter:
    """A visit with those who invited the visitor on the other side."""
    first = visit.tellings[0]
    side = replace(first.partner, actors=merge(first.partner.actors, hosts))
    return replace(visit, tellings=(replace(first, partner=side), *visit.tellings[1:]))


def _in_front(encounter: Encounter, actor: Actor) -> Encounter:
    """The encounter with a first participant whom the words leave out."""
    first = encounter.tellings[0]
    side = replace(first.subject, actors=merge((actor,), first.subject.actors))
    return replace(encounter, tellings=(replace(first, subject=side), *encounter.tellings[1:]))


def _settled(encounter: Encounter) -> bool:
    """Whether named people stand on both sides and no party stands without a name."""
    people = encounter.people
    named = {actor.party for actor in people if actor.person and actor.party}
    facing = any(telling.subject.named and telling.partner.named for telling in encounter.tellings)
    return (facing or len(named) > 1) and all(actor.person or actor.party in named for actor in people)


def parties_of(people: tuple[Actor, ...]) -> tuple[str, ...]:
    """The parties of people, in order, each once."""
    return tuple(dict.fromkeys(actor.party for actor in people if actor.party))
