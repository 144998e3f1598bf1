"""Second pass over an account: pronouns, counterparts, plurals and titles that need to know who took part.

Walks the text once, in order, and keeps in mind who was the subject of which sentence; what it resolves becomes a
mention like any other and can be referred to in turn.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import merge
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.model import Account, Actor, Span
from dragoman.reading.cast import groups
from dragoman.reading.cast.discourse import Sentences, is_oblique, is_person, is_subject, word_before
from dragoman.reading.cast.mentions import own_side
from dragoman.reading.cast.phrases import Phrase
from dragoman.reading.cast.ranks import SAME, fit
from dragoman.reading.cast.values import Cast, Form, Mention, unique
from dragoman.reading.cast.voice import Voices
from dragoman.reading.layout import Layout

_REMEMBERED = 8
_PLURAL_NOUN = re.compile(r"(?:s|sources|officials|media)$", re.IGNORECASE)
_JOINED = re.compile(r",?\s(?:and|&)\s(?:the\s)?|,\s")
_OF_OTHERS = re.compile(r"\s+(?:of\s+(?!the\s+(?:talks|meeting|conversation|call|discussion))|to\s+the\s+(?:conflict|agreement|treaty|dispute))")
_AND = re.compile(r"\band\b|&")
_LATTER = re.compile(r"(?<!\w)[Tt]he (latter|former)(?=['’]s|[,.;]|\s(?:also|said|had|has|was|is|will|would|and|in turn|[a-z]+ed)\b)")
_CATAPHORIC = re.compile(r"\W*(?:For|On|During|In|Before|After|Following|At|Throughout|As for|With)\s(?:his|her)(?!\w)")
_PARALLEL = re.compile(r"(?:and|or|but)(?:\s(?:that|also|then|then also))?\s$")
_LINES_BACK = 24


def resolve_references(cast: Cast, account: Account, layout: Layout, participants: tuple[Actor, ...]) -> Cast:
    """The cast with everything resolved that refers to somebody without naming anybody.

    `participants` are who took part in the account's main contact, as actors of the cast where it has them.
    """
    walk = _Walk(cast, account, layout, participants)
    return Cast(cast.text, tuple(walk.mentions()), cast.people, cast.left)


class _Event(NamedTuple):
    """Something in the text to be noted or resolved, by its start."""

    start: int
    rank: int
    thing: object


@dataclass
class _Memory:
    """Who was spoken of: in this sentence, in the one before, and as the subjects of the sentences before."""

    sentence: int | None = None
    current: list[Mention] = field(default_factory=list)
    previous: list[Mention] = field(default_factory=list)
    subjects: deque[Mention] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    persons: deque[Mention] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))


class _Walk:
    """One walk through one account."""

    def __init__(self, cast: Cast, account: Account, layout: Layout, participants: tuple[Actor, ...]) -> None:
        self.cast = cast
        self.text = account.text
        self.side = own_side(account)
        self.participants = participants
        self.sentences = Sentences(account.text, layout)
        self.voices = Voices(cast, account, layout)
        self.memory = _Memory()
        self.gender = {person.actor: person.gender for person in cast.people}
        self.by_actor = {person.actor: person for person in cast.people}

    def mentions(self) -> Iterator[Mention]:
        """All mentions, old and new, in order and without overlap."""
        done: Mention | None = None
        for event in self._events():
            index = self.sentences.index(event.start)
            if index is None and not isinstance(event.thing, Mention):
                continue
            self._enter(index)
            mention = self._resolve(event.thing)
            if mention is None or not mention.actors:
                continue
            if done is not None and mention.span.start < done.span.end:
                if mention.span.start > done.span.start or mention.span.end <= done.span.end:
                    continue
                done = None
            if done is not None:
                yield done
            done = mention
            self._note(mention)
        if done is not None:
            yield done

    # What happens in the text

    def _events(self) -> Iterator[_Event]:
        """Mentions, open phrases and words that refer, in the order of the text."""
        plurals = []
        for match in groups.group_pattern().finditer(self.text):
            found = self._plural(match)
            if found is not None:
                plurals.append(_Event(found[0].span.start, 0, found))
        return merge(
            sorted(plurals, key=lambda event: event.start),
            (_Event(mention.span.start, 1, mention) for mention in self.cast.mentions),
            (_Event(phrase.span.start, 2, phrase) for phrase in self.cast.left),
            (_Event(match.start(), 3, match) for match in _pronouns().finditer(self.text)),
            (_Event(match.start(), 4, match) for match in _LATTER.finditer(self.text)),
            key=lambda event: (event.start, event.rank),
        )

    def _enter(self, index: int | None) -> None:
        """Moves on to another sentence, remembering the subject of the last."""
        memory = self.memory
        if index == memory.sentence or index is None:
            return
        start = self._start()
        subject = next((one for one in memory.current if is_subject(self.text, start, one)), None)
        if subject is not None:
            memory.subjects.appendleft(subject)
        if memory.current:
            memory.previous = memory.current
        memory.current = []
        memory.sentence = index

    def _start(self) -> int:
        """Where the present sentence starts."""
        return self.sentences.spans[self.memory.sentence].start if self.memory.sentence is not None else 0

    def _note(self, mention: Mention) -> None:
        self.memory.current.append(mention)
        if is_person(mention):
            self.memory.persons.appendleft(mention)

    def _resolve(self, thing: object) -> Mention | None:
        """The mention that something in the text is."""
        if isinstance(thing, Mention):
            return thing
        if isinstance(thing, Phrase):
            finders = {Form.COUNTERPART: self._counterpart, Form.BODY: self._owned_body}
            return finders.get(thing.form, self._open_title)(thing)
        if isinstance(thing, tuple):
            return self._group(*thing)
        if isinstance(thing, re.Match):
            return self._latter(thing) if thing.re is _LATTER else self._pronoun(thing)
        return None

    # Plurals

    def _plural(self, match: re.Match[str]) -> tuple[groups.Group, tuple[str, ...]] | None:
        """A plural with the parties beside it, None where it lacks those that it needs."""
        group = groups.read_group(match)
        if group is None:
            return None
        near = self.cast.within(Span(max(0, group.span.start - _LINES_BACK * 2), group.span.end + _LINES_BACK * 5))
        span, parties = groups.parties_beside(self.text, group, near)
        if not parties and _OF_OTHERS.match(self.text, group.span.end) and not self._of_the_two(group.span):
            return None
        if groups.needs_parties(match) and len(parties) < 2 and not (match.group("plain") and not parties and self._of_the_two(group.span)):
            return None
        return group._replace(span=span), parties

    def _of_the_two(self, span: Span) -> bool:
        return bool(re.match(r"\s+of\s+(?:the\s+)?(?:two|both)\s", self.text[span.end : span.end + _LINES_BACK]))

    def _group(self, group: groups.Group, parties: tuple[str, ...]) -> Mention | None:
        """The mention that a plural is."""
        if len(parties) > 1:
            actors = groups.holders_of(parties, group.role, self.participants, self.cast.people)
        else:
            pair = self._pair_before(group)
            recent = unique(one.actors[0] for one in self.memory.persons)
            actors = pair or groups.meant(group, self.participants, self.cast.people, recent)
        return Mention(group.span, actors, Form.GROUP, self._owns(group.span.end))

    def _pair_before(self, group: groups.Group) -> tuple[Actor, ...]:
        """Two who met in the sentence before, where one of them took no part in the main contact."""
        before = [one for one in self.memory.previous if is_person(one) and not one.possessive]
        if group.number > 2 or len(before) < 2 or not self.participants or self.memory.current:
            return ()
        subject = self.memory.subjects[0] if self.memory.subjects else None
        last = before[-1]
        head = self.text[max(0, last.span.start - _LINES_BACK) : last.span.start]
        if subject is None or not is_person(subject) or not re.search(r"\bwith\s(?:the\s|his\s|her\s)?$", head):
            return ()
        pair = unique((subject.actors[0], last.actors[0]))
        fits = all(groups.has_role(actor, group.role, self.cast.people) for actor in pair)
        return pair if len(pair) > 1 and last.actors[0] not in self.participants and fits else ()

    def _owns(self, end: int) -> bool:
        return bool(re.match(r"['’](?:s(?!\w)|(?=\s))", self.text[end : end + 3]))

    # Counterparts and titles

    def _counterpart(self, phrase: Phrase) -> Mention | None:
        """ "his Russian counterpart": who stands opposite the one just spoken of."""
        if not phrase.party and phrase.before not in ("his", "her", "their", "my", "our", "whose"):
            return None
        own = self._subject_here() or self._last_subject()
        party = phrase.party
        pool = [actor for actor in self.participants if actor != own and (not party or actor.party == party)]
        if not party and len(pool) > 1 and not phrase.span.of(self.text).endswith("s"):
            pool = []
        if not pool and party:
            pool = self._of_party(party, own)
        words = " ".join(phrase.span.of(self.text).split())
        actors = tuple(pool) if not party else tuple(pool[:1]) or (Actor(words, party=party),)
        return Mention(phrase.span, actors, Form.COUNTERPART, phrase.possessive) if actors else None

    def _of_party(self, party: str, own: Actor | None) -> list[Actor]:
        """The person of a party who holds the office of `own` there."""
        offices = self.by_actor[own].offices if own in self.by_actor else ()
        found = [person for person in self.cast.people if person.actor.party == party and person.actor != own]
        same = [person.actor for person in found if any(fit(one, other) >= SAME for one in offices for other in person.offices)]
        return same or ([found[0].actor] if len(found) == 1 and not offices else [])

    def _open_title(self, phrase: Phrase) -> Mention | None:
        """A title whose holder nobody named: the participant of that office, else the office itself."""
        office = phrase.office or ""
        fitting = [actor for actor in self.participants if actor.office and fit(office, actor.office)]
        if fitting:
            own = next((actor for actor in fitting if actor.party == self.side), fitting[0])
            return Mention(phrase.span, (own,), Form.TITLE, phrase.possessive)
        if self.side is None or (phrase.before != "the" and not self.side):
            return None
        words = " ".join(phrase.span.of(self.text).split())
        return Mention(phrase.span, (Actor(words, None, words, self.side),), Form.TITLE, phrase.possessive)

    def _owned_body(self, phrase: Phrase) -> Mention | None:
        """ "his press office": a body of whoever owns it."""
        owner = self.memory.current[-1] if self.memory.current else None
        if owner is None or not owner.possessive or owner.span.end + len(" own ") < phrase.span.start:
            return None
        words = " ".join(phrase.span.of(self.text).split())
        return Mention(phrase.span, (Actor(words, party=owner.actors[0].party),), Form.BODY, phrase.possessive)

    # Pronouns

    def _pronoun(self, match: re.Match[str]) -> Mention | None:
        """The mention that a pronoun is."""
        word = match.group().casefold()
        span = Span(*match.span())
        kind = _kinds()[word]
        possessive = word in load_table("cast")["pronouns"]["possessive"]
        if kind == "first":
            actor = self.voices.first(span.start)
            return Mention(span, (actor,), Form.PRONOUN, possessive) if actor else None
        if kind == "first_plural":
            actor = self.voices.first_plural(span.start)
            return Mention(span, (actor,), Form.PRONOUN, possessive) if actor else None
        if kind == "plural":
            actors = self._they(nominative=word == "they")
            return Mention(span, actors, Form.GROUP, possessive) if actors else None
        actor = self._third(word, kind, span)
        return Mention(span, (actor,), Form.PRONOUN, possessive) if actor else None

    def _third(self, word: str, gender: str, span: Span) -> Actor | None:
        """Whom "he", "him", "his", "she" or "her" means."""
        if word in ("him", "himself", "herself") or (word == "her" and not re.match(r"\s[A-Za-z]", self.text[span.end : span.end + 2])):
            return self._object(gender, reflexive=word.endswith("self"))
        if word in ("his", "her") and _CATAPHORIC.fullmatch(self.text, self._start(), span.end):
            ahead = self._ahead(span.end, gender)
            if ahead is not None:
                return ahead
        praised = self._praised(span) if word in ("his", "her") else None
        if praised is not None:
            return praised
        here = [one for one in self._subjects_here() if self._may_be(one, gender)]
        if here:
            parallel = _PARALLEL.search(self.text[max(0, span.start - _LINES_BACK) : span.start])
            return (here[0] if parallel else here[-1]).actors[0]
        agent = next((one for one in reversed(self.memory.current) if is_person(one) and self._is_agent(one)), None)
        if agent is not None and word in ("his", "her") and self._may_be(agent, gender):
            return agent.actors[0]
        return self._earlier(gender)

    def _praised(self, span: Span) -> Actor | None:
        """The one thanked or congratulated right before "for his" or "on her"."""
        last = next((one for one in reversed(self.memory.current) if is_person(one)), None)
        if last is None or not re.fullmatch(r"\s(?:for|on)\s", self.text[last.span.end : span.start]):
            return None
        verb = word_before(self.text, self._start(), last.span.start)
        return last.actors[0] if verb.startswith(("thank", "congrat", "prais", "commend", "applaud")) else None

    def _is_agent(self, mention: Mention) -> bool:
        """Whether "by" stands before a mention."""
        return word_before(self.text, self._start(), mention.span.start) == "by"

    def _object(self, gender: str, *, reflexive: bool) -> Actor | None:
        """Whom an object pronoun means: not the subject of its clause, unless it points back to it."""
        subject = self._subject_here()
        if reflexive:
            return subject
        others = [one for one in [*reversed(self.memory.current), *self.memory.subjects, *self.memory.persons] if is_person(one)]
        found = next((one for one in others if one.actors[0] != subject and self._may_be(one, gender)), None)
        if found is not None and (found in self.memory.current or found in self.memory.previous):
            return found.actors[0]
        rest = [actor for actor in self.participants if actor != subject and self._fits(actor, gender)]
        if len(rest) == 1 and (found is None or subject in self.participants):
            return rest[0]
        return found.actors[0] if found else None

    def _ahead(self, offset: int, gender: str) -> Actor | None:
        """The next person in the sentence, whom a pronoun at its start announces."""
        end = self.sentences.spans[self.memory.sentence].end if self.memory.sentence is not None else offset
        for mention in self.cast.within(Span(offset, min(end, offset + _LINES_BACK * 8))):
            if is_person(mention) and self._may_be(mention, gender) and is_subject(self.text, self._start(), mention):
                return mention.actors[0]
        named = [one for one in self.cast.within(Span(offset, min(end, offset + len(" part for Xxxxxxxxxx")))) if is_person(one)]
        return named[0].actors[0] if named and not is_oblique(self.text, self._start(), named[0]) else None

    def _earlier(self, gender: str) -> Actor | None:
        """The subject of the last sentence that has a fitting one, else the last fitting person."""
        for mention in [*self.memory.subjects, *self.memory.persons]:
            if is_person(mention) and self._may_be(mention, gender):
                return mention.actors[0]
        return None

    def _they(self, *, nominative: bool) -> tuple[Actor, ...]:
        """Whom "they" or "their" means: the last plural subject, else the two who are spoken of together."""
        for mentions in (self.memory.current, self.memory.previous):
            for place in range(len(mentions) - 1, -1, -1):
                mention = mentions[place]
                if mention.form is Form.GROUP:
                    return mention.actors
                if nominative and mention.form is Form.BODY and self._leads(mention, mentions):
                    return mention.actors
                joined = self._joined_before(mentions, place)
                if joined:
                    return joined
        return self.participants if len(self.participants) > 1 else ()

    def _leads(self, mention: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether several people, named by what they are, are what a sentence speaks of first."""
        return bool(_PLURAL_NOUN.search(mention.span.of(self.text))) and mention is mentions[0] and not mention.possessive

    def _joined_before(self, mentions: Sequence[Mention], place: int) -> tuple[Actor, ...]:
        """The persons joined by commas and "and" that end with the mention at `place`; () where only one is there."""
        first = place
        while first and self._joined(mentions[first - 1], mentions[first]):
            first -= 1
        actors = unique(actor for mention in mentions[first : place + 1] for actor in mention.actors)
        if len(actors) < 2 or not _AND.search(self.text[mentions[first].span.end : mentions[place].span.start]):
            return ()
        oblique = is_oblique(self.text, max(0, mentions[first].span.start - _LINES_BACK), mentions[first])
        return self.participants if oblique and set(actors) < set(self.participants) else actors

    def _joined(self, left: Mention, right: Mention) -> bool:
        """Whether two persons are joined by "and"."""
        gap = self.text[left.span.end : right.span.start]
        return is_person(left) and is_person(right) and not left.possessive and not right.possessive and bool(_JOINED.fullmatch(gap))

    def _latter(self, match: re.Match[str]) -> Mention | None:
        """ "the latter": the last of the persons spoken of, "the former": the one before."""
        recent = unique(one.actors[0] for one in self.memory.persons)
        wanted = 0 if match.group(1) == "latter" else 1
        if len(recent) <= wanted:
            return None
        return Mention(Span(*match.span()), (recent[wanted],), Form.PRONOUN, self._owns(match.end()))

    # Memory

    def _subjects_here(self) -> list[Mention]:
        """The persons of this sentence so far that stand as subjects."""
        start = self._start()
        return [one for one in self.memory.current if is_person(one) and is_subject(self.text, start, one)]

    def _subject_here(self) -> Actor | None:
        found = self._subjects_here()
        return found[-1].actors[0] if found else None

    def _last_subject(self) -> Actor | None:
        return next((one.actors[0] for one in self.memory.subjects if is_person(one)), None)

    def _may_be(self, mention: Mention, gender: str) -> bool:
        return self._fits(mention.actors[0], gender)

    def _fits(self, actor: Actor, gender: str) -> bool:
        """Whether an actor's gender is this one or unknown; a "she" is first sought among women, if there are any."""
        known = self.gender.get(actor, "")
        if gender == "female" and not known and "female" in self.gender.values():
            return False
        return known in ("", gender)


@cache
def _kinds() -> dict[str, str]:
    """The kind of every pronoun: male, female, plural, first, first_plural."""
    table = load_table("cast")["pronouns"]
    return {word: kind for kind in ("male", "female", "plural", "first", "first_plural") for word in table[kind]}


@cache
def _pronouns() -> re.Pattern[str]:
    """Finds pronouns, "I" only as a capital and "us" only in small letters."""
    words = sorted(word for word in _kinds() if word not in ("i", "us", "hers"))
    both = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)
    return re.compile(rf"(?<![\w’'.-])(?:{both}|I|us)(?![\w’'-]*[-’'](?!ve|ll|m\b|re|d\b|s\b)|\w|\.\w|\s(?:Majesty|Excellency|Royal|Highness|Holiness|Honou?r))")
