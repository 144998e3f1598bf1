"""Contacts as the press tells of them: what one said to the other, and by which words they were in contact.

"X told Y on Sunday that …" needs no word for a contact, and "the two talked by phone" names nobody: a lead that names
two people of different parties says by whom.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from dragoman.model import AccountKind, Span
from dragoman.reading.cast import Form, Mention
from dragoman.reading.contact.cues import Cue, Manner
from dragoman.reading.contact.desk import Desk
from dragoman.reading.contact.encounters import Encounter, Telling
from dragoman.reading.contact.listed import Side
from dragoman.reading.contact.sentences import Sentence
from dragoman.reading.contact.words import pattern

_words = partial(pattern, "told")
_FRONT = 3
"""So many sentences below the title are read as a lead."""
_NAMES = frozenset({Form.NAME, Form.TITLE, Form.COUNTERPART})


def told_in_lead(desk: Desk, cues: tuple[Cue, ...]) -> Encounter | None:
    """What the lead of a press or agency report tells of a contact between two people whom one of its sentences names.

    None for official accounts, whose leads name the contact, and where no sentence has two people of different
    parties with an address of one to the other or a word for a contact.
    """
    if desk.account.kind is AccountKind.OFFICIAL:
        return None
    lead = [each for each in desk.sentences.all if not each.title and each.turn is None][:_FRONT]
    return next((Encounter(found) for each in lead if (found := tuple(_tellings(desk, each, cues)))), None)


def _tellings(desk: Desk, sentence: Sentence, cues: tuple[Cue, ...]) -> Iterator[Telling]:
    """The tellings of one sentence: of an address first, then of its words for a contact."""
    text = desk.account.text
    people = _people(desk, sentence.span)
    pair = _pair(people) or _of_title(desk, people)
    if pair is None:
        yield from _of_parties(desk, sentence)
        return
    one, other = pair
    subject, partner = Side(one.actors, (one,)), Side(other.actors, (other,))
    address = _words("address").fullmatch(text, one.span.end, max(one.span.end, other.span.start))
    if address and not one.possessive:
        head = Span(*address.span("verb"))
        cue = Cue("talks", head, sentence, Manner.VERB, one.span.end, other.span.start, needs="person")
        yield Telling(cue, subject, partner)
    joined = _words("and").fullmatch(text, one.span.end, max(one.span.end, other.span.start))
    both = _words("jointly").match(text, other.span.end, sentence.span.end) if joined and other in people else None
    if both:
        cue = Cue("talks", Span(*both.span("verb")), sentence, Manner.VERB, other.span.end)
        yield Telling(cue, Side((*one.actors, *other.actors), (one, other)), Side())
    first, last = people[0].span.end, people[-1].span.end
    for cue in cues:
        if cue.sentence is sentence and cue.head.start > last and _is_theirs(text, cue):
            held = replace(cue, subject_end=first, manner=Manner.VERB, earlier=False, adjunct=False)
            yield Telling(held, subject, partner)


def _of_parties(desk: Desk, sentence: Sentence) -> Iterator[Telling]:
    """The telling of two parties that did something together ("Norland and Sudland *agreed* on Tuesday to …")."""
    text = desk.account.text
    named = [each for each in desk.cast.within(sentence.span) if each.form is Form.PARTY and not each.possessive]
    for one, other in pairwise(named):
        joined = _words("and").fullmatch(text, one.span.end, other.span.start) and _of_two_parties(one, other)
        both = _words("jointly").match(text, other.span.end, sentence.span.end) if joined else None
        if both:
            cue = Cue("talks", Span(*both.span("verb")), sentence, Manner.VERB, other.span.end)
            yield Telling(cue, Side((*one.actors, *other.actors), (one, other)), Side())
            return


def _people(desk: Desk, span: Span) -> list[Mention]:
    return [each for each in desk.cast.within(span) if each.form in _NAMES and _is_person(each)]


def _pair(people: list[Mention]) -> tuple[Mention, Mention] | None:
    """The first two of different parties who are named one after the other."""
    return next(((a, b) for a, b in pairwise(people) if _of_two_parties(a, b)), None)


def _of_title(desk: Desk, people: list[Mention]) -> tuple[Mention, Mention] | None:
    """The two whom the title names, where a sentence names but one of them ("X and his counterpart")."""
    pair = _pair(_people(desk, desk.layout.title)) if desk.layout.title and people else None
    known = pair and any({*each.actors} & {*people[0].actors} for each in pair)
    return pair if known else None


def _is_person(mention: Mention) -> bool:
    return any(actor.person and actor.party for actor in mention.actors)


def _of_two_parties(one: Mention, other: Mention) -> bool:
    return not {actor.party for actor in one.actors} & {actor.party for actor in other.actors}


def _is_theirs(text: str, cue: Cue) -> bool:
    """Whether words for a contact speak of those just named ("*the two had* talked", "in *their first* meeting")."""
    if cue.planned or cue.unreal or cue.kind in {"letter", "message", "visit"}:
        return False
    return bool(_words("theirs").search(text, cue.sentence.span.start, cue.head.start))
