"""Whom a pronoun means: by its gender, the subjects of the sentences before, and who took part."""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Actor, Span
from dragoman.reading.cast.discourse import is_oblique, is_person, is_subject, word_before
from dragoman.reading.cast.memory import Memory
from dragoman.reading.cast.values import Cast, Form, Mention, unique
from dragoman.reading.cast.voice import Voices
from dragoman.reading.cast.words import either, listed

_PLURAL_NOUN = re.compile(r"(?:s|media)$", re.IGNORECASE)
_JOINED = re.compile(r",?\s(?:and|&)\s(?:the\s)?|,\s")
_OWNED = re.compile(r"\s[A-Za-z]")
_AND_OWN = re.compile(r"\s(?:and|&)\s(?:his|her|the)\s(?:[A-Z]\w+\s)?")
_AND = re.compile(r"\band\b|&")
_PARALLEL = re.compile(r"(?:and|or|but)(?:\s(?:that|also|then|then also))?\s$")
_POSSESSIVE = re.compile(r"['’](?:s(?!\w)|(?=\s))")
_RELATIVE = re.compile(r",?\swho\s[^,;]*$")
_REASON = re.compile(r"\s(?:for|on|upon)\s(?:[\w’'-]+\s){0,5}")
_OWNER = re.compile(r"['’]s?\s(?:[\w-]+\s){1,4}(?:with|and|to|of)\s")
_GOES_ON = re.compile(r"\s(?:also|further|additionally|likewise)\b")
"""What those of whom an account tells did besides ("They *also* agreed …"), not whom it named in between."""
_BACK = 24
_AHEAD = 200
_FIRST_WORDS = 20


class Pronouns:
    """Resolves the pronouns of one account, given what its reader has in mind."""

    def __init__(self, cast: Cast, memory: Memory, voices: Voices, participants: tuple[Actor, ...]) -> None:
        self.cast = cast
        self.text = cast.text
        self.memory = memory
        self.voices = voices
        self.participants = participants
        self.gender = {person.actor: person.gender for person in cast.people}
        self.women = "female" in self.gender.values()

    def mention(self, match: re.Match[str]) -> Mention | None:
        """The mention that a pronoun is."""
        word = match.group().casefold()
        span = Span(*match.span())
        kind = _kinds()[word]
        possessive = word in listed("pronouns", "possessive")
        if kind == "first":
            actor = self.voices.first(span.start)
            return Mention(span, (actor,), Form.PRONOUN, possessive) if actor else None
        if kind == "first_plural":
            actor = self.voices.first_plural(span.start)
            return Mention(span, (actor,), Form.PRONOUN, possessive) if actor else None
        if kind == "plural":
            actors = self._they(nominative=word == "they")
            others = len(self.participants) > 1 and not {*actors} & {*self.participants}
            actors = self.participants if others and _GOES_ON.match(self.text, span.end) else actors
            return Mention(span, actors, Form.GROUP, possessive) if actors else None
        actor = self._third(word, kind, span)
        return Mention(span, (actor,), Form.PRONOUN, possessive) if actor else None

    def _third(self, word: str, gender: str, span: Span) -> Actor | None:
        """Whom "he", "him", "his", "she" or "her" means."""
        alone = word == "her" and not _OWNED.match(self.text, span.end)
        if alone or word in ("him", "himself", "herself"):
            return self._object(gender, reflexive=word.endswith("self"))
        owns = word in ("his", "her")
        steps = (self._announced, self._related, self._praised, self._subject, self._agent, self._owner)
        for_any = (self._related, self._subject)
        found = (step(span, gender) for step in steps if owns or step in for_any)
        return next((actor for actor in found if actor is not None), None) or self._earlier(gender, self._told(span))

    def _announced(self, span: Span, gender: str) -> Actor | None:
        """The subject whom "his" at the start of a sentence announces ("For his part, …")."""
        announces = _announcing().fullmatch(self.text, self.memory.start, span.end)
        return self._ahead(span.end, gender) if announces else None

    def _related(self, span: Span, gender: str) -> Actor | None:
        """The one of whom a relative clause speaks ("Smith, who lost his seat")."""
        last = self._last_person(gender)
        related = last is not None and _RELATIVE.match(self.text, last.span.end, span.start)
        return last.actors[0] if last is not None and related else None

    def _praised(self, span: Span, gender: str) -> Actor | None:
        """The one thanked or congratulated right before "for his" or "on the start of her"."""
        last = self._last_person(gender)
        if last is None or not _REASON.fullmatch(self.text, last.span.end, span.start):
            return None
        verb = word_before(self.text, self.memory.start, last.span.start)
        return last.actors[0] if verb.startswith(tuple(sorted(listed("words", "praising_stems")))) else None

    def _subject(self, span: Span, gender: str) -> Actor | None:
        """The last subject of the sentence, the first after "and" and the like."""
        here = [one for one in self.memory.subjects_here() if self._may_be(one, gender)]
        if not here:
            return None
        parallel = _PARALLEL.search(self.text[max(0, span.start - _BACK) : span.start])
        return (here[0] if parallel else here[-1]).actors[0]

    def _agent(self, _: Span, gender: str) -> Actor | None:
        """The one by whom something was done."""
        agent = next((one for one in reversed(self.memory.current) if is_person(one) and self._is_agent(one)), None)
        return agent.actors[0] if agent is not None and self._may_be(agent, gender) else None

    def _owner(self, span: Span, gender: str) -> Actor | None:
        """The one whose doing it is right before ("Smith's meeting with his counterpart")."""
        last = self._last_person(gender)
        owns = last is not None and _OWNER.fullmatch(self.text, last.span.end, span.start)
        return last.actors[0] if last is not None and owns else None

    def _last_person(self, gender: str) -> Mention | None:
        """The person last mentioned in the sentence, if the gender fits."""
        last = next((one for one in reversed(self.memory.current) if is_person(one)), None)
        return last if last is not None and self._may_be(last, gender) else None

    def _is_agent(self, mention: Mention) -> bool:
        """Whether "by" stands before a mention."""
        return word_before(self.text, self.memory.start, mention.span.start) == "by"

    def _object(self, gender: str, *, reflexive: bool) -> Actor | None:
        """Whom an object pronoun means: not the subject of its clause, unless it points back to it."""
        subject = self.memory.subject_here()
        if reflexive:
            return subject
        spoken_of = [*reversed(self.memory.current), *self.memory.subjects, *self.memory.persons]
        others = [one for one in spoken_of if is_person(one)]
        found = next((one for one in others if one.actors[0] != subject and self._may_be(one, gender)), None)
        if found is not None and (found in self.memory.current or found in self.memory.previous):
            return found.actors[0]
        rest = [actor for actor in self.participants if actor != subject and self._fits(actor, gender)]
        if len(rest) == 1 and (found is None or subject in self.participants):
            return rest[0]
        return found.actors[0] if found else None

    def _ahead(self, offset: int, gender: str) -> Actor | None:
        """The next person in the sentence, whom a pronoun at its start announces."""
        end = self.memory.end
        for mention in self.cast.within(Span(offset, min(end, offset + _AHEAD))):
            fits = is_person(mention) and self._may_be(mention, gender)
            if fits and is_subject(self.text, self.memory.start, mention):
                return mention.actors[0]
        named = [one for one in self.cast.within(Span(offset, min(end, offset + _FIRST_WORDS))) if is_person(one)]
        return named[0].actors[0] if named and not is_oblique(self.text, self.memory.start, named[0]) else None

    def _told(self, span: Span) -> Actor | None:
        """The person to whom the rest of the sentence has its subject speak ("*He* … and told *Smith* that …")."""
        later = self.cast.within(Span(span.end, self.memory.end))
        named = next((one for one in later if is_person(one) and not one.possessive), None)
        told = named is not None and word_before(self.text, span.end, named.span.start) in listed(
            "words", "speaking_to"
        )
        return named.actors[0] if named is not None and told else None

    def _earlier(self, gender: str, told: Actor | None = None) -> Actor | None:
        """The subject of the last sentence that has a fitting one, else the last fitting person; none who is `told`."""
        for mention in [*self.memory.subjects, *self.memory.persons]:
            if is_person(mention) and self._may_be(mention, gender) and mention.actors[0] != told:
                return mention.actors[0]
        return None

    def _they(self, *, nominative: bool) -> tuple[Actor, ...]:
        """Whom "they" or "their" means: the last plural subject, else the two who are spoken of together."""
        for mentions in (self.memory.current, self.memory.previous):
            for place in range(len(mentions) - 1, -1, -1):
                mention = mentions[place]
                if mention.form is Form.GROUP:
                    return self._with_leader(mentions, place)
                if mention.form is Form.BODY and self._is_plural_subject(mention, mentions, nominative=nominative):
                    return mention.actors
                joined = self._joined_before(mentions, place)
                if joined:
                    return joined
        return self.participants if len(self.participants) > 1 else ()

    def _with_leader(self, mentions: Sequence[Mention], place: int) -> tuple[Actor, ...]:
        """A group with the one who is joined to it ("the Minister and his counterparts")."""
        group, before = mentions[place], [one for one in mentions[:place] if not one.possessive]
        left = before[-1] if before else None
        if left is None or not is_person(left):
            return group.actors
        gap = self.text[left.span.end : group.span.start]
        return unique((*left.actors, *group.actors)) if _AND_OWN.fullmatch(gap) else group.actors

    def _is_plural_subject(self, mention: Mention, mentions: Sequence[Mention], *, nominative: bool) -> bool:
        """Whether several people, named by what they are, are the subject: for "they" of the whole sentence."""
        if mention.possessive or not _PLURAL_NOUN.search(mention.span.of(self.text)):
            return False
        if nominative:
            return mention is mentions[0]
        return mentions is self.memory.current and is_subject(self.text, self.memory.start, mention)

    def _joined_before(self, mentions: Sequence[Mention], place: int) -> tuple[Actor, ...]:
        """The persons joined by commas and "and" that end with the mention at `place`; () where only one is there."""
        first = place
        while first and self._joined(mentions[first - 1], mentions[first]):
            first -= 1
        actors = unique(actor for mention in mentions[first : place + 1] for actor in mention.actors)
        if len(actors) == 1 or not _AND.search(self.text[mentions[first].span.end : mentions[place].span.start]):
            return ()
        oblique = is_oblique(self.text, max(0, mentions[first].span.start - _BACK), mentions[first])
        return self.participants if oblique and set(actors) < set(self.participants) else actors

    def _joined(self, left: Mention, right: Mention) -> bool:
        """Whether two persons are joined by "and"."""
        gap = self.text[left.span.end : right.span.start]
        owned = left.possessive or right.possessive
        return is_person(left) and is_person(right) and not owned and bool(_JOINED.fullmatch(gap))

    def latter(self, match: re.Match[str]) -> Mention | None:
        """The latter: the last of the persons spoken of; the former: the one before."""
        recent = unique(one.actors[0] for one in self.memory.persons)
        wanted = 0 if match.group(1) == "latter" else 1
        if len(recent) <= wanted:
            return None
        owns = bool(_POSSESSIVE.match(self.text, match.end()))
        return Mention(Span(*match.span()), (recent[wanted],), Form.PRONOUN, owns)

    def _may_be(self, mention: Mention, gender: str) -> bool:
        return self._fits(mention.actors[0], gender)

    def _fits(self, actor: Actor, gender: str) -> bool:
        """Whether an actor's gender is this one or unknown; a "she" is first sought among women, if there are any."""
        known = self.gender.get(actor, "")
        if gender == "female" and not known and self.women:
            return False
        return known in ("", gender)


@cache
def _kinds() -> dict[str, str]:
    """The kind of every pronoun: male, female, plural, first, first_plural."""
    table = load_table("cast")["pronouns"]
    return {word: kind for kind in ("male", "female", "plural", "first", "first_plural") for word in table[kind]}


@cache
def pronoun_pattern() -> re.Pattern[str]:
    """Finds pronouns, "I" only as a capital and "us" only in small letters."""
    words = sorted(word for word in _kinds() if word not in ("i", "us", "hers"))
    both = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)
    no_short_form = r"(?!ve|ll|m\b|re|d\b|s\b)"
    not_before = rf"(?![\w’'-]*[-’']{no_short_form}|\w|\.\w|\s{either('words', 'honoured')}\b)"
    return re.compile(rf"(?<![\w’'.-])(?:{both}|I|us){not_before}")


@cache
def latter_pattern() -> re.Pattern[str]:
    """Finds "the latter" and "the former" that stand alone; group 1 says which."""
    verb = rf"\s(?:{either('words', 'after_latter')}|[a-z]+ed)\b"
    return re.compile(rf"(?<!\w)[Tt]he (latter|former)(?=['’]s|[,.;]|{verb})")


@cache
def _announcing() -> re.Pattern[str]:
    """The beginning of a sentence whose pronoun announces its subject ("For his part, …")."""
    return re.compile(rf"\W*{either('words', 'announcing')}\s(?:his|her)(?!\w)")
