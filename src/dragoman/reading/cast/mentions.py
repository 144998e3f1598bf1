"""First pass over an account: names, titles, parties and bodies, resolved within it, then by the lexicon.

What needs to know who took part ("both sides", "his counterpart", "he") is left to `references`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dragoman.lexicon.officeholders import known_person
from dragoman.lexicon.parties import party_kind, party_name, party_of
from dragoman.model import Account, AccountKind, Actor, Participant, Span
from dragoman.reading.cast.bodies import body_party, is_bare, speaks_alone
from dragoman.reading.cast.identity import Person, Setting, clean_name, same_name
from dragoman.reading.cast.lists import with_neighbours
from dragoman.reading.cast.marks import find_marks
from dragoman.reading.cast.people import find_people
from dragoman.reading.cast.phrase import Phrase
from dragoman.reading.cast.phrases import find_phrases
from dragoman.reading.cast.ranks import role_of
from dragoman.reading.cast.titles import Holders, with_offices
from dragoman.reading.cast.values import Cast, Form, Mention
from dragoman.reading.cast.words import either, listed
from dragoman.reading.layout import BlockKind, Layout

_SKIPPED = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION})
_LOOK_BACK = 24
_INDEFINITE = ("a", "an", "one")
_OWNED = ("his", "her", "their", "its", "our")


def find_cast(account: Account, layout: Layout, day: date | None) -> Cast:
    """The cast of an account as far as its own words and the lexicon tell it."""
    text, side = _with_plain_labels(account.text, layout), own_side(account)
    spans = [block.span for block in layout.blocks if block.kind not in _SKIPPED]
    phrases = [
        phrase
        for marks in find_marks(text, spans)
        for phrase in with_neighbours(text, list(find_phrases(text, marks)), day, side)
    ]
    setting = Setting(text, side, day)
    people, whose = find_people(phrases, setting)
    people = [_as_published(person, account) for person in people]
    people.extend(_publisher(people, account, day))
    resolved = _Resolution(Holders(people, setting), whose)
    found = [one for phrase in phrases for one in resolved.mention(phrase)]
    mentions = tuple(_final(found, resolved))
    return Cast(account.text, mentions, tuple(resolved.holders.people), tuple(resolved.left), day)


def _with_plain_labels(text: str, layout: Layout) -> str:
    """The text with the labels of turns in ordinary case ("PRESIDENT OBAMA:"), every code point at its place."""
    pieces, at = [], 0
    for block in layout.blocks:
        label = block.marker.of(text) if block.kind is BlockKind.SPEAKER_TURN and block.marker else ""
        plain = label.title()
        if block.marker and label.isupper() and len(plain) == len(label):
            pieces += [text[at : block.marker.start], plain]
            at = block.marker.end
    return "".join([*pieces, text[at:]])


def publishing_person(account: Account) -> Phrase | None:
    """The person whom an official publisher's name names ("President Trump (remarks to reporters)", "Modi on X")."""
    words, side = account.publisher or "", own_side(account)
    if side is None or not words:
        return None
    (marks,) = find_marks(words, [Span(0, len(words))])
    named = [phrase for phrase in find_phrases(words, marks) if phrase.name is not None]
    return next((phrase for phrase in named if phrase.certain or _speaks_for_himself(words, phrase, side)), None)


def _speaks_for_himself(words: str, phrase: Phrase, side: str) -> bool:
    """Whether a publisher's name begins with somebody without an office, of that side or with where he spoke."""
    if phrase.name is None or phrase.name.start:
        return False
    known = known_person(phrase.name.of(words), None)
    return (known is not None and known.party == side) or bool(_in_public().match(words, phrase.name.end))


@cache
def _in_public() -> re.Pattern[str]:
    """What says, after a name, where somebody spoke ("(Truth Social)", "on X", "in an interview")."""
    places = f"{either('words', 'social_media')}|(?i:{either('words', 'remarks')})"
    return re.compile(
        rf"(?:[’']s)?,?\s(?:\(|on |via |in |at )?(?:(?:a|an|the|his|her)\s)?(?:[a-z-]+\s){{0,2}}(?:{places})\b"
    )


def _as_published(person: Person, account: Account) -> Person:
    """A person whose office or party only the publisher's name gives, with that office and the account's side."""
    lacks = not person.stated or person.actor.party is None or " " not in person.actor.name
    phrase = publishing_person(account) if lacks else None
    if phrase is None or phrase.name is None:
        return person
    if not same_name(phrase.name.of(account.publisher or ""), person.actor.name):
        return person
    office = person.actor.office if person.stated else phrase.office
    full = clean_name(phrase.name.of(account.publisher or ""))
    name = full if " " not in person.actor.name else person.actor.name
    actor = Actor(name, name, office, phrase.party or account.side)
    return replace(person, actor=actor, offices=person.offices or ((office,) if office else ()), stated=True)


def _publisher(people: list[Person], account: Account, day: date | None) -> Iterable[Person]:
    """The person in the publisher's name, where the text itself does not name that person."""
    phrase = publishing_person(account)
    if phrase is None or phrase.name is None:
        return
    name = clean_name(phrase.name.of(account.publisher or ""))
    if not any(same_name(name, person.actor.name) for person in people):
        known = known_person(name, day) if " " not in name else None
        full = known.person if known and known.party == (phrase.party or account.side) else name
        offices = (phrase.office,) if phrase.office else ()
        roles = frozenset(role for role in map(role_of, offices) if role)
        yield Person(Actor(full, full, phrase.office, phrase.party or account.side), offices, roles, stated=True)


def own_side(account: Account) -> str | None:
    """The side whose own officials an account need not mark: an official publisher's."""
    return account.side if account.kind is AccountKind.OFFICIAL else None


def participant_actors(cast: Cast, participants: tuple[Participant, ...]) -> tuple[Actor, ...]:
    """The actors of the cast that the participants are, or actors made of them where the cast has none."""
    known = {person.actor.person: person.actor for person in cast.people}
    out: dict[object, Actor] = {}
    for one in participants:
        if one.person:
            actor = known.get(one.person) or Actor(one.person, one.person, one.office, one.party)
            out.setdefault(actor, actor)
        elif one.party or one.office:
            name = party_name(one.party) if one.party else one.office or ""
            out.setdefault(one.party or one.office, Actor(name, None, None, one.party))
    named = {actor.party for actor in out.values() if actor.person}
    return tuple(actor for actor in out.values() if actor.person or actor.party not in named)


@dataclass(frozen=True)
class _Found:
    """A mention before the persons are final: of the person `number`, or else of `actor`."""

    span: Span
    form: Form
    possessive: bool
    number: int | None = None
    actor: Actor | None = None


class _Resolution:
    """Resolves the phrases of one account in the order of its text."""

    def __init__(self, holders: Holders, whose: dict[int, int]) -> None:
        self.holders = holders
        self.whose = whose
        self.left: list[Phrase] = []
        self.told: dict[int, list[str]] = {}
        self.before: _Found | None = None

    def mention(self, phrase: Phrase) -> Iterable[_Found]:
        """What a phrase mentions, nothing where that stays open."""
        if phrase.form is Form.COUNTERPART:
            found: _Found | Phrase | None = phrase
        else:
            finders = {Form.NAME: self._name, Form.TITLE: self._title, Form.BODY: self._body, Form.PARTY: self._party}
            found = finders[phrase.form](phrase)
        if isinstance(found, Phrase):
            self.left.append(found)
            return ()
        if found is None:
            return ()
        if found.number is not None:
            self.holders.see(found.number, phrase.span.start)
        self.before = found
        return (found,)

    def _name(self, phrase: Phrase) -> _Found | None:
        number = self.whose.get(phrase.span.start)
        if number is None:
            return self._possessor_party(phrase)
        if phrase.counterpart and not phrase.office and self.before is not None and self.before.number is not None:
            offices = self.holders.people[self.before.number].offices
            self.told.setdefault(number, []).extend(offices[:1])
        possessive = phrase.possessive or self._names_a_thing(phrase)
        return _Found(phrase.span, Form.NAME, possessive, number)

    def _possessor_party(self, phrase: Phrase) -> _Found | None:
        """The party in front of a name that is nobody's ("China's Liaoning")."""
        end = phrase.name.start if phrase.name else phrase.span.end
        words = re.sub(r"['’]s?\s*$", "", self._text(Span(phrase.span.start, end)).rstrip())
        code = party_of(words) if phrase.party else None
        if code is None:
            return None
        span = Span(phrase.span.start, phrase.span.start + len(words))
        return _Found(span, Form.PARTY, possessive=True, actor=Actor(party_name(code), party=code))

    def _names_a_thing(self, phrase: Phrase) -> bool:
        """Whether a name stands before the noun that it belongs to ("the Kan Government")."""
        following = re.match(r"\s([A-Za-z]+)", self._tail(phrase))
        return following is not None and following.group(1).casefold() in listed("names", "nouns_after")

    def _title(self, phrase: Phrase) -> _Found | Phrase | None:
        owner = self._possessor(phrase)
        if _before("role_before").search(self._head(phrase)):
            return None
        if phrase.before in _INDEFINITE:
            return self._unnamed(phrase)
        if phrase.honorific:
            return phrase
        if not phrase.party and phrase.before in _OWNED:
            return phrase
        if owner is not None:
            return self._unnamed(replace(phrase, party=owner.party))
        shown = phrase.party or phrase.before == "the" or (phrase.office or "")[:1].isupper()
        return self._holder(phrase) if shown else None

    def _holder(self, phrase: Phrase) -> _Found | Phrase:
        """The person who holds the office of a title, or the office itself; the phrase where both stay open."""
        number = self.holders.whose(phrase)
        if number is None:
            return self._unnamed(phrase) if phrase.party else phrase
        self.told.setdefault(number, []).append(phrase.office or "")
        return _Found(phrase.span, Form.TITLE, phrase.possessive, number)

    def _unnamed(self, phrase: Phrase) -> _Found:
        """Somebody known by office alone: "a Kremlin spokesman"."""
        words = " ".join(self._text(phrase.span).split())
        form = Form.BODY if phrase.before in _INDEFINITE else Form.TITLE
        return _Found(phrase.span, form, phrase.possessive, actor=Actor(words, None, phrase.office, phrase.party))

    def _body(self, phrase: Phrase) -> _Found | Phrase | None:
        words = " ".join(self._text(phrase.span).split())
        possessor = self._possessor(phrase)
        if not phrase.party and phrase.before in _OWNED:
            return phrase
        adjective = words.split()[-1].casefold() == "official" and _noun_next().match(self._tail(phrase))
        alone = phrase.party or speaks_alone(words, before=phrase.before)
        if adjective or not (alone or possessor):
            return phrase if _is_bare(phrase, words) and not adjective else None
        party = phrase.party or body_party(words) or (possessor.party if possessor else None)
        if party is None:
            return phrase
        return _Found(phrase.span, Form.BODY, phrase.possessive, actor=Actor(words, party=party))

    def _possessor(self, phrase: Phrase) -> Actor | None:
        """Whoever is named right before a body as its owner ("Trudeau's office")."""
        found = self.before
        if found is None or not found.possessive or phrase.span.start - found.span.end > len("'s own "):
            return None
        return self.holders.people[found.number].actor if found.number is not None else found.actor

    def _party(self, phrase: Phrase) -> _Found | None:
        words = self._text(phrase.span)
        if phrase.party is None or (party_kind(words) == "seat" and self._is_place(phrase)):
            return None
        actor = Actor(party_name(phrase.party), party=phrase.party)
        return _Found(phrase.span, Form.PARTY, phrase.possessive, actor=actor)

    def _is_place(self, phrase: Phrase) -> bool:
        """Whether a seat of government is but a place or names a thing: "in Moscow", "the Minsk agreements"."""
        following = re.match(r"(?:['’]s)?\s([A-Za-z]+)", self._tail(phrase))
        word = following.group(1) if following else ""
        if word.casefold() in listed("names", "seat_nouns"):
            return True
        if phrase.possessive and word.islower():
            return False
        placed = _before("place_before").search(self._head(phrase))
        if placed is None:
            return False
        return self._text(phrase.span) not in listed("words", "houses") or "from" not in placed.group().casefold()

    def _text(self, span: Span) -> str:
        return span.of(self.holders.setting.text)

    def _tail(self, phrase: Phrase) -> str:
        return self._text(Span(phrase.span.end, phrase.span.end + _LOOK_BACK))

    def _head(self, phrase: Phrase) -> str:
        return self._text(Span(max(0, phrase.span.start - _LOOK_BACK), phrase.span.start))


def _final(found: Iterable[_Found], resolved: _Resolution) -> Iterable[Mention]:
    """The mentions with their final actors."""
    people = with_offices(resolved.holders.people, resolved.told)
    resolved.holders.people[:] = people
    for one in found:
        actor = people[one.number].actor if one.number is not None else one.actor
        if actor is not None and one.span.length:
            yield Mention(one.span, (actor,), one.form, one.possessive)


def _is_bare(phrase: Phrase, words: str) -> bool:
    """Whether a body without a party takes what was said before to tell whose it is."""
    return is_bare(words) and (phrase.before == "the" or words[:1].isupper())


@cache
def _before(key: str) -> re.Pattern[str]:
    """One of the words of a list, and an article perhaps, at the end of what stands before a phrase."""
    return re.compile(rf"(?:^|\W)(?i:{either('words', key)})\s{{1,2}}(?:the\s|a\s|an\s)?$")


@cache
def _noun_next() -> re.Pattern[str]:
    """A word after "official" that shows it to be an adjective."""
    return re.compile(rf"\s(?!{either('words', 'after_official')}\b)[a-z]")
