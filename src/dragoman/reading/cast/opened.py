"""Phrases that the first pass leaves open, resolved by what was said before: counterparts, owned titles, bare bodies.

"His Russian counterpart", "its President", "Mr. Minister, thank you", "the government" need to know who spoke, who
was spoken of last, and who took part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.lexicon.parties import party_name
from dragoman.model import Actor
from dragoman.reading.cast.bodies import is_bare, is_of
from dragoman.reading.cast.discourse import is_person
from dragoman.reading.cast.identity import Setting
from dragoman.reading.cast.memory import Memory
from dragoman.reading.cast.phrase import Phrase
from dragoman.reading.cast.ranks import LIKE, SAME, fit, role_of, telling
from dragoman.reading.cast.titles import Holders
from dragoman.reading.cast.values import Cast, Form, Mention, unique
from dragoman.reading.cast.voice import Voices
from dragoman.reading.cast.words import listed

_OWNED = frozenset({"his", "her", "their", "its", "my", "our", "whose"})
_PARTIES = (Form.PARTY, Form.BODY)
_THRONES = frozenset({"crown_prince"})
_ORGANISATIONS = frozenset({"EU", "UN"})
_NEAR = len(" own ")
_LISTED = re.compile(r"\s*(?:,|and|&|,\s*and)\s*(?:[Tt]he\s+)?")


class Opened:
    """Resolves the open phrases of one account, given what its reader has in mind."""

    def __init__(self, cast: Cast, memory: Memory, voices: Voices, participants: tuple[Actor, ...]) -> None:
        self.memory = memory
        self.voices = voices
        self.participants = participants
        self.text = cast.text
        self.people = cast.people
        self.by_actor = {person.actor: person for person in cast.people}
        self.side = voices.side.party if voices.side else None
        self.holders = Holders(list(cast.people), Setting(cast.text, self.side, cast.day))

    def mention(self, phrase: Phrase) -> Mention | None:
        """The mention that an open phrase is, None where it stays open."""
        finders = {Form.COUNTERPART: self._counterpart, Form.BODY: self._body}
        actors, form = finders.get(phrase.form, self._title)(phrase)
        return Mention(phrase.span, actors, form, phrase.possessive) if actors else None

    # Counterparts

    def _counterpart(self, phrase: Phrase) -> tuple[tuple[Actor, ...], Form]:
        """Who stands opposite the one just spoken of ("his Russian counterpart")."""
        words = self._words(phrase)
        noun = words.split()[-1].casefold()
        if noun in listed("counterparts", "own_side") and phrase.before in ("my", "our") and not phrase.party:
            return self._colleagues(phrase, words)
        owned = phrase.before in _OWNED or noun in listed("counterparts", "after_the")
        if not phrase.party and not owned:
            return (), Form.COUNTERPART
        own = self._owning(phrase)
        several = noun in listed("counterparts", "plural")
        pool = self._others(own, phrase.party)
        if not phrase.party and several:
            pool = self._echoed(words) or (pool if len(pool) > 1 else self._spoken_of(own))
        elif not phrase.party and len(pool) > 1:
            pool = []
        elif not phrase.party and own is not None and own not in self.participants:
            pool = self._beside(own, words)
        if phrase.party:
            pool = (pool or self._of_party(phrase.party, own))[:1]
            return tuple(pool) or (Actor(words, party=phrase.party),), Form.COUNTERPART
        return tuple(pool), Form.GROUP if several and len(pool) > 1 else Form.COUNTERPART

    def _colleagues(self, phrase: Phrase, words: str) -> tuple[tuple[Actor, ...], Form]:
        """Those who stand beside the one who speaks: of the same side, by no name."""
        speaker = self.voices.first(phrase.span.start)
        party = speaker.party if speaker else self.side
        return ((Actor(words, party=party),) if party else ()), Form.BODY

    def _others(self, own: Actor | None, party: str | None) -> list[Actor]:
        """The participants other than `own`, of a party if one is given, else of other sides."""
        others = [actor for actor in self.participants if actor != own and (not party or actor.party == party)]
        foreign = [actor for actor in others if own is None or actor.party != own.party]
        return others if party else foreign or others

    def _owning(self, phrase: Phrase) -> Actor | None:
        """Whose counterpart it is: whom "his" before it means, else the subject."""
        last = self.memory.current[-1] if self.memory.current else None
        if last is not None and last.possessive and is_person(last) and last.span.end + _NEAR > phrase.span.start:
            return last.actors[0]
        return self.memory.subject_here() or self.memory.last_subject()

    def _beside(self, own: Actor, words: str) -> list[Actor]:
        """The counterpart of somebody who took no part, where two sides did: of the other side."""
        parties = unique(actor.party for actor in self.participants if actor.party and actor.party != own.party)
        if len(parties) != 1 or not any(actor.party == own.party for actor in self.participants):
            return []
        (party,) = parties
        return self._of_party(party, own) or [Actor(words, party=party)]

    def _echoed(self, words: str) -> list[Actor]:
        """Those whom the same sentence has called counterparts ("his Omani and Qatari counterparts")."""
        before = (one for one in reversed(self.memory.current) if one.span.of(self.text).endswith(words))
        return list(next((one.actors for one in before if len(one.actors) > 1), ()))

    def _spoken_of(self, own: Actor | None) -> list[Actor]:
        """The persons of other sides whom the account spoke of last, in the text's order."""
        near = [*self.memory.previous, *self.memory.current]
        latest = unique(one.actors[0] for one in reversed(near) if is_person(one))
        return [one for one in reversed(latest) if one != own and (own is None or one.party != own.party)]

    def _of_party(self, party: str, own: Actor | None) -> list[Actor]:
        """The person of a party who holds the office of `own` there."""
        offices = self.by_actor[own].offices if own in self.by_actor else ()
        found = [person for person in self.people if person.actor.party == party and person.actor != own]
        same = [
            person.actor
            for person in found
            if any(fit(one, other) >= SAME for one in offices for other in person.offices)
        ]
        return same or ([found[0].actor] if len(found) == 1 and not offices else [])

    # Titles

    def _title(self, phrase: Phrase) -> tuple[tuple[Actor, ...], Form]:
        """A title that nobody's name explains: of the one addressed, of whoever owns it, of a participant."""
        if phrase.honorific:
            return self._addressed(phrase), Form.TITLE
        if not phrase.party and phrase.before in _OWNED:
            return self._owned_title(phrase)
        office = phrase.office or ""
        fitting = [actor for actor in self.participants if self._fits(actor, office)]
        if fitting:
            return (next((actor for actor in fitting if actor.party == self.side), fitting[0]),), Form.TITLE
        if self.side is None or role_of(office) in _THRONES:
            return self._of_the_others(phrase), Form.TITLE
        words = self._words(phrase)
        if role_of(office) == "spokesperson":
            unnamed = Actor(f"{words} ({party_name(self.side)})", None, words, self.side)
            return self._lone_speaker() or (unnamed,), Form.TITLE
        return (Actor(words, None, words, self.side),), Form.TITLE

    def _lone_speaker(self) -> tuple[Actor, ...]:
        """The one person without an office whom the publisher quotes and who took no part: its own spokesperson."""
        near = unique(one.actors[0] for one in self.memory.subjects if is_person(one))
        own = [
            one for one in near if one not in self.participants and one.party in {None, self.side} and not one.office
        ]
        return (own[0],) if len(own) == 1 else ()

    def _fits(self, actor: Actor, office: str) -> bool:
        """Whether an office can be one that an actor holds."""
        offices = self.by_actor[actor].offices if actor in self.by_actor else (actor.office or "",)
        return any(fit(office, held) for held in telling(offices) if held)

    def _of_the_others(self, phrase: Phrase) -> tuple[Actor, ...]:
        """The holder of an office that the own side has not, of the one other side of the contact."""
        parties = unique(actor.party for actor in self.participants if actor.party and actor.party != self.side)
        number = self.holders.whose(replace(phrase, party=parties[0])) if len(parties) == 1 else None
        return (self.holders.people[number].actor,) if number is not None else ()

    def _addressed(self, phrase: Phrase) -> tuple[Actor, ...]:
        """Whom a speaker calls by title ("Mr. President, welcome"): one of that office who does not speak."""
        speaker = self.voices.first(phrase.span.start)
        office = phrase.office or ""
        latest = unique(one.actors[0] for one in self.memory.persons)
        order = [*self.participants, *latest, *(person.actor for person in self.people)]
        fitting = [actor for actor in unique(order) if actor != speaker and self._holds(actor, office, phrase.party)]
        if fitting and speaker is not None:
            return (fitting[0],)
        number = self.holders.whose(phrase)
        return (self.holders.people[number].actor,) if number is not None else ()

    def _holds(self, actor: Actor, office: str, party: str | None) -> bool:
        """Whether an actor holds an office, of a party if one is given."""
        offices = self.by_actor[actor].offices if actor in self.by_actor else (actor.office or "",)
        return (not party or actor.party == party) and any(fit(office, held) >= LIKE for held in offices)

    def _owned_title(self, phrase: Phrase) -> tuple[tuple[Actor, ...], Form]:
        """The holder of the office of whoever owns it ("its President"), or somebody unnamed of that party."""
        party = self._owner(phrase)
        if party is None:
            return (), Form.TITLE
        number = self.holders.whose(replace(phrase, party=party, before=""))
        if number is not None and phrase.before in ("its", "their"):
            return (self.holders.people[number].actor,), Form.TITLE
        return (Actor(self._words(phrase), party=party),), Form.BODY

    # Bodies

    def _body(self, phrase: Phrase) -> tuple[tuple[Actor, ...], Form]:
        """A body of whoever owns it ("his press office"), or of the party that is spoken of ("the government")."""
        words = self._words(phrase)
        if phrase.before in _OWNED:
            party = self._owner(phrase)
            return ((Actor(words, party=party),) if party else ()), Form.BODY
        foreign = () if words[:1].isupper() and is_of(self.side, words) else self._parties_here()
        own = self.side if is_of(self.side, words) else None
        parties = foreign or ((own,) if own else self._parties_before())
        if not parties and is_bare(words):
            return (), Form.BODY
        return tuple(Actor(words, party=party) for party in parties or (None,)), Form.BODY

    def _owner(self, phrase: Phrase) -> str | None:
        """The party of whoever "his", "its" or "our" before a phrase means."""
        if phrase.before in ("my", "our"):
            speaker = self.voices.first_plural(phrase.span.start)
            return speaker.party if speaker else self.side
        if phrase.before in ("its", "their"):
            parties = _last_parties(self.text, self.memory.current) or self._parties_before()
            if parties:
                return parties[-1]
        owner = self.memory.current[-1] if self.memory.current else None
        if owner is None or not owner.possessive or owner.span.end + _NEAR < phrase.span.start:
            return None
        return owner.actors[0].party

    def _parties_here(self) -> tuple[str, ...]:
        """The parties that this sentence named last: several where they are joined, else one, the own side never."""
        return tuple(party for party in _last_states(self.text, self.memory.current) if party != self.side)

    def _parties_before(self) -> tuple[str, ...]:
        """The parties that the sentence before named last, or that took part, the own side left out."""
        before = tuple(party for party in _last_states(self.text, self.memory.previous) if party != self.side)
        others = unique(actor.party for actor in self.participants if actor.party and actor.party != self.side)
        return before or (others if len(others) == 1 else ())

    def _words(self, phrase: Phrase) -> str:
        return " ".join(phrase.span.of(self.text).split())


def _last_parties(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The party named last, with those that stand before it in the same list."""
    return tuple(reversed(list(_backwards(text, [one for one in mentions if one.form in _PARTIES]))))


def _last_states(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """As `_last_parties`, of states alone."""
    states = [one for one in mentions if len(one.actors[0].party or "") == len("US")]
    return _last_parties(text, [one for one in states if one.actors[0].party not in _ORGANISATIONS])


def _backwards(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """Parties from the last one back, as long as they are listed."""
    following: Mention | None = None
    for mention in reversed(mentions):
        if following is not None and not _LISTED.fullmatch(text, mention.span.end, following.span.start):
            return
        for actor in mention.actors:
            if actor.party:
                yield actor.party
        following = mention
