"""Second pass over an account: pronouns, counterparts, plurals and titles that need to know who took part.

Walks the text once, in order, and keeps in mind who was the subject of which sentence; what it resolves becomes a
mention like any other and can be referred to in turn.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from heapq import merge
from typing import NamedTuple

from dragoman.lexicon.parties import party_name
from dragoman.model import Account, Actor, Span, trim
from dragoman.reading.cast import groups
from dragoman.reading.cast.confidence import weighed
from dragoman.reading.cast.discourse import Sentences, is_person
from dragoman.reading.cast.memory import Memory
from dragoman.reading.cast.opened import Opened
from dragoman.reading.cast.phrase import Phrase
from dragoman.reading.cast.pronouns import Pronouns, latter_pattern, pronoun_pattern
from dragoman.reading.cast.values import Cast, Form, Mention, unique
from dragoman.reading.cast.voice import Voices
from dragoman.reading.cast.words import either
from dragoman.reading.layout import Layout

_A_PAIR = 2
_OF_THE_TWO = re.compile(r"\s+of\s+(?:the\s+)?(?:two|both)\s")
_POSSESSIVE = re.compile(r"['’](?:s(?!\w)|(?=\s))")
_LINES_BACK = 24


def resolve_references(cast: Cast, account: Account, layout: Layout, participants: tuple[Actor, ...]) -> Cast:
    """The cast with everything resolved that refers to somebody without naming anybody.

    `participants` are who took part in the account's main contact, as actors of the cast where it has them.
    """
    walk = _Walk(cast, account, layout, participants)
    return weighed(replace(cast, mentions=tuple(walk.mentions())))


class _Event(NamedTuple):
    """Something in the text to be noted or resolved, by its start."""

    start: int
    rank: int
    thing: object


class _Walk:
    """One walk through one account."""

    def __init__(self, cast: Cast, account: Account, layout: Layout, participants: tuple[Actor, ...]) -> None:
        self.cast = cast
        self.text = account.text
        self.participants = participants
        self.sentences = Sentences(account.text, layout)
        self.memory = Memory(self.sentences)
        voices = Voices(cast, account, layout, participants)
        self.pronouns = Pronouns(cast, self.memory, voices, participants)
        self.open_ends = {phrase.span.end: phrase for phrase in cast.left}
        self.opened = Opened(cast, self.memory, voices, participants)

    def mentions(self) -> Iterator[Mention]:
        """All mentions, old and new, in order and without overlap."""
        done: Mention | None = None
        for event in self._events():
            index = self.sentences.index(event.start)
            if index is None and not isinstance(event.thing, Mention):
                continue
            self.memory.enter(index)
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
            self.memory.note(mention)
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
            (_Event(match.start(), 3, match) for match in pronoun_pattern().finditer(self.text)),
            (_Event(match.start(), 4, match) for match in latter_pattern().finditer(self.text)),
            key=lambda event: (event.start, event.rank),
        )

    def _resolve(self, thing: object) -> Mention | None:
        """The mention that something in the text is."""
        if isinstance(thing, Mention):
            return thing
        if isinstance(thing, Phrase):
            return self.opened.mention(thing)
        if isinstance(thing, tuple):
            return self._group(*thing)
        if isinstance(thing, re.Match):
            return self._pronoun(thing)
        return None

    def _pronoun(self, match: re.Match[str]) -> Mention | None:
        """The mention that a pronoun or "the latter" is."""
        return self.pronouns.latter(match) if match.re is latter_pattern() else self.pronouns.mention(match)

    # Plurals

    def _plural(self, match: re.Match[str]) -> tuple[groups.Group, tuple[str, ...]] | None:
        """A plural with the parties beside it, None where it lacks those that it needs."""
        group = groups.read_group(match)
        if group is None:
            return None
        around = Span(max(0, group.span.start - _LINES_BACK * 2), group.span.end + _LINES_BACK * 10)
        near = [*self._called_counterparts(group), *self.cast.within(around)]
        near.sort(key=lambda mention: mention.span)
        span, parties = groups.parties_beside(self.text, group, near)
        parties = parties or groups.apposed(self.text, group, near)
        if _not_a_group().search(self.text[max(0, group.span.start - _LINES_BACK) : group.span.start]):
            return None
        of_the_two = bool(_OF_THE_TWO.match(self.text, group.span.end))
        if not parties and _of_others().match(self.text, group.span.end) and not of_the_two:
            return None
        if groups.needs_parties(match) and len(parties) < _A_PAIR and not (of_the_two and not parties):
            return None
        return group._replace(span=span), parties

    def _called_counterparts(self, group: groups.Group) -> Iterator[Mention]:
        """The party of a counterpart whose noun a plural is ("Japanese" in "his Chinese and Japanese counterparts")."""
        phrase = self.open_ends.get(group.span.end)
        if phrase is not None and phrase.party and phrase.span.start < group.span.start:
            span = trim(self.text, phrase.span.start, group.span.start)
            yield Mention(span, (Actor(party_name(phrase.party), party=phrase.party),), Form.PARTY)

    def _group(self, group: groups.Group, parties: tuple[str, ...]) -> Mention | None:
        """The mention that a plural is."""
        if len(parties) > 1:
            actors = groups.holders_of(
                parties, group.role, self.participants, self.cast.people, self.opened.holders.known
            )
        else:
            pair = self._pair_here(group) or self._pair_before(group)
            recent = unique(one.actors[0] for one in self.memory.persons)
            actors = pair or groups.meant(group, self.participants, self.cast.people, recent)
        return Mention(group.span, actors, Form.GROUP, bool(_POSSESSIVE.match(self.text, group.span.end)))

    def _pair_here(self, group: groups.Group) -> tuple[Actor, ...]:
        """The two of whom a sentence spoke last before it says "the two"."""
        if group.span.of(self.text).casefold() != "the two":
            return ()
        spoken_of = [one.actors[0] for one in self.memory.current if is_person(one)]
        pair = unique(reversed(spoken_of))[:_A_PAIR]
        return tuple(reversed(pair)) if len(pair) == _A_PAIR else ()

    def _pair_before(self, group: groups.Group) -> tuple[Actor, ...]:
        """Two who met in the sentence before, where one of them took no part in the main contact."""
        before = [one for one in self.memory.previous if is_person(one) and not one.possessive]
        if group.number > _A_PAIR or len(before) < _A_PAIR or not self.participants or self.memory.current:
            return ()
        subject = self.memory.subjects[0] if self.memory.subjects else None
        last = before[-1]
        head = self.text[max(0, last.span.start - _LINES_BACK) : last.span.start]
        if subject is None or not is_person(subject) or not re.search(r"\bwith\s(?:the\s|his\s|her\s)?$", head):
            return ()
        pair = unique((subject.actors[0], last.actors[0]))
        fits = all(groups.has_role(actor, group.role, self.cast.people) for actor in pair)
        return pair if len(pair) > 1 and last.actors[0] not in self.participants and fits else ()


@cache
def _not_a_group() -> re.Pattern[str]:
    """What makes of "the Parties" something else than those who took part ("Conference of the Parties")."""
    return re.compile(rf"(?<!\w){either('words', 'not_groups')}\s$")


@cache
def _of_others() -> re.Pattern[str]:
    """What makes a plural mean others: "of the world", "to the conflict"."""
    occasions, disputes = either("words", "occasions"), either("words", "disputes")
    return re.compile(rf"\s+(?:of\s+(?!the\s+{occasions})|to\s+the\s+{disputes})")
