"""Who asked for a contact or placed it, as a party's code.

Only what the account says counts: "at the request of Japan", "initiated by", "received a call from X", "X called Y", a
letter's writer. The heading "Call with X" says nothing. Who returns an earlier call places the one that was held, and
counts as its initiator. Nothing is ever concluded from who publishes first.
"""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name, party_of, party_pattern
from dragoman.model import Actor, Fact, Span
from dragoman.reading.cast import Cast, Form, Mention
from dragoman.reading.contact.actors import same_actor
from dragoman.reading.contact.cues import Manner
from dragoman.reading.contact.encounters import Encounter, Telling
from dragoman.reading.contact.sentences import Sentence, Sentences
from dragoman.reading.contact.when import core

_SUBJECT_CONTACT = re.compile(
    r"^\W*(?:[^,;.]{2,60},\s+)?(?:(?:the|this|that|their)\s+)?(?:[\w-]+\s+){0,3}(?:call|conversation|talks?|meeting|event|exchange|contact|it)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s+which\s[^,;]{1,60},")
"""What is told of the contact between commas ("The call, which lasted an hour, was held at …")."""
_OPEN_ASIDE = re.compile(r",\s+which\s+(?:was|had been|took place|was held|was placed)\s*$")
"""The beginning of such an aside that says itself by whom it was begun."""
_IN_A_LETTER = re.compile(r"(?:in|by|with) (?:an?|his|her|this|the) (?:[\w-]+ ){0,3}letter$", re.IGNORECASE)
_ADJUNCTS = re.compile(
    r"(?:(?!,|;|\b(?:and|who|which|to|after|before|following|ahead|since)\b).)*", re.IGNORECASE | re.DOTALL
)
"""What may stand between the words of the contact and whose request it was: times, lengths and places."""

_OWN_SUBJECT = re.compile(r"\W*The (?:[A-Z]\w+ ?){1,2}")
"""A title that begins a sentence and, named nowhere else, is that of the publisher's own."""
_I = re.compile(r"\bI(?:[’']d| had| have)?\s\Z")
_BROUGHT_IN = frozenset({"request", "by", "came"})
"""Ways of saying whose initiative it was that have the initiator right behind them."""
_SENT = frozenset({"letter", "message", "telephone_call"})
"""Kinds of contact that come from one side ("Message from President X")."""
_AND = re.compile(r",?\s+and\s+(?:of\s+)?(?:the\s+)?")
_QUOTED = re.compile(r"[\"“]")
_REACH = 90
_NEAR = 100
"""How far behind a leading "at the request of" bare words for the contact may stand to be what was requested."""


def initiator_facts(cast: Cast, encounter: Encounter, sentences: Sentences, side: str | None) -> list[Fact]:
    """Every place where the account says who initiated the contact, in order of the text.

    `side` is the publisher's, in whose quotations its own people speak.
    """
    people = encounter.people
    facts = [fact for telling in encounter.tellings for fact in _from_telling(cast, telling, people)]
    told = sorted(encounter.tellings, key=lambda telling: bool(telling.people))
    own = {telling.cue.sentence.span.start: telling for telling in told}
    for sentence in sentences.all:
        facts += _from_sentence(cast, sentence, own.get(sentence.span.start), people, side)
    unique = {(fact.span, fact.value): fact for fact in facts}
    return sorted(unique.values(), key=lambda fact: fact.span)


def starters(cast: Cast, encounter: Encounter, sentences: Sentences) -> list[Actor]:
    """The persons by whom a sentence that follows one of the encounter's own says that it was initiated."""
    own = [telling.cue.sentence.span.end for telling in encounter.tellings if telling.cue.sentence.lead]
    found: list[Actor] = []
    for sentence in sentences.all:
        match = _begun().match(cast.text, sentence.span.start, sentence.span.end)
        if match and any(0 <= sentence.span.start - end <= len("  ") for end in own):
            mention = _named(cast, "by", Span(match.start("by"), match.end()), sentence.span)
            found += [actor for actor in mention.actors if actor.person and actor.party] if mention else []
    return found


@cache
def _begun() -> re.Pattern[str]:
    """A sentence that says of the contact by whom it was initiated."""
    table = load_table("contacts")["initiator"]
    return re.compile(rf"{table['subject']} was (?P<by>{table['by']})(?: the)?\b", re.IGNORECASE)


def _from_telling(cast: Cast, telling: Telling, people: tuple[Actor, ...]) -> list[Fact]:
    """The initiator that a cue's own verb gives."""
    cue = telling.cue
    by_call = cue.kind == "telephone_call" and (
        cue.needs == "person" or (cue.manner is Manner.PLACED and cue.preposition == "to")
    )
    by_writing = cue.kind in {"letter", "message"} and (
        cue.needs is not None or cue.preposition == "to" or cue.manner is Manner.SENT
    )
    if cue.manner is Manner.OWNED and cue.preposition == "to" and cue.kind == "telephone_call":
        by_call = True
    side = telling.subject if by_call or by_writing else None
    had = cue.manner is Manner.HELD and cue.kind == "telephone_call"
    received = had or (cue.manner is Manner.RECEIVED and cue.kind not in {"meeting", "talks", "visit"})
    if received and cue.preposition == "from":
        side = telling.partner
    if cue.manner is Manner.BARE and cue.sentence.title and cue.preposition == "from" and cue.kind in _SENT:
        side = telling.partner
    if side is None:
        return _writer(cast, telling, people)
    actors = side.actors
    if by_writing and not actors and telling.partner.named:
        actors = tuple(
            person for person in people if not any(same_actor(person, other) for other in telling.partner.actors)
        )
        actors = actors if len(actors) == 1 else ()
    if by_writing and cue.preposition == "to":
        actors = _but_addressee(cast, telling, actors)
    party = _party(actors, people)
    return [Fact("initiator", party, cue.span)] if party and cue.span.length else []


def _but_addressee(cast: Cast, telling: Telling, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors less whoever is named right behind "to" ("Congratulations to X")."""
    cue = telling.cue
    behind = cast.within(Span(cue.object_start or cue.head.end, cue.sentence.span.end))
    addressed = behind[0].actors if behind else ()
    return tuple(actor for actor in actors if not any(same_actor(actor, other) for other in addressed))


def _writer(cast: Cast, telling: Telling, people: tuple[Actor, ...]) -> list[Fact]:
    """The writer in "In a letter of May 3, X told …": the sentence's subject."""
    cue = telling.cue
    if cue.kind != "letter" or not _IN_A_LETTER.match(cast.text, cue.sentence.span.start, cue.head.end):
        return []
    names = [mention for mention in cast.within(Span(cue.head.end, cue.sentence.span.end)) if mention.form is Form.NAME]
    party = _party(names[0].actors, people) if names and not names[0].possessive else None
    return [Fact("initiator", party, cue.head.to(names[0].span))] if party else []


def _from_sentence(
    cast: Cast, sentence: Sentence, telling: Telling | None, people: tuple[Actor, ...], side: str | None
) -> list[Fact]:
    """The initiator that the words of a sentence name, if they are about this contact."""
    facts = []
    text = cast.text
    for match in _words().finditer(text, sentence.span.start, sentence.span.end):
        kind = match.lastgroup or ""
        if kind == "thanks":
            facts += _thanked(cast, sentence, match, people, side)
            continue
        before = text[sentence.span.start : match.start()]
        before = before.rstrip(", ") if kind in {"relative", "by"} else before
        about = bool(_SUBJECT_CONTACT.match(_OPEN_ASIDE.sub("", _ASIDE.sub("", before)))) or kind in {
            "active",
            "returned",
            "came",
        }
        about = about or bool(_jointly().match(text, match.end(), sentence.span.end))
        if not about and not (telling and _belongs(text, core(text, telling).end, sentence.span.start + len(before))):
            continue
        bare = telling is not None and not telling.people and telling.cue.head.start - match.end() > _NEAR
        if bare and not before.strip() and kind in {"request", "possessive"}:
            continue
        words = Span(*match.span())
        if kind == "latter":
            actors, span = _latter(words.of(text), telling, people), words
        else:
            who = Span(*match.span("who")) if kind == "relative" else words
            mention = _named(cast, kind, who, sentence.span)
            if mention and kind in _BROUGHT_IN and _is_of_both(cast, mention, sentence.span):
                continue
            actors, span = (mention.actors, words.to(mention.span)) if mention else ((), words)
            actors = actors or _seat_behind(text, words.end if kind in _BROUGHT_IN else None)
            if mention is None and side and kind in {"active", "returned"} and _OWN_SUBJECT.fullmatch(before):
                actors = (Actor(side, None, None, side),)
            if kind == "active" and sentence.turn is not None and _I.search(before):
                actors = tuple(actor for each in cast.touching(sentence.turn) for actor in each.actors)
        party = _party(actors, people)
        facts += [Fact("initiator", party, span)] if party else []
    return facts


def _belongs(text: str, core_end: int, start: int) -> bool:
    """Whether words at `start` still belong to the contact's core: they stand in it, or only adjuncts lie between."""
    return start < core_end + len(" at") or bool(_ADJUNCTS.fullmatch(text, core_end, start))


def _latter(words: str, telling: Telling | None, people: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom "the latter's", "his" or "his own" request means: the last or first side of the telling or people.

    Who spoke "upon request" did so at that of the other.
    """
    position = 0 if re.search(r"\bformer\b|\b(?:his|her) own\b", words.lower()) else -1
    sides = [side for side in (telling.subject.actors, telling.partner.actors) if side] if telling else []
    actors = tuple(actor for side in sides for actor in side) or people
    return sides[position] if len(sides) > 1 else actors[position:][:1]


def _named(cast: Cast, kind: str, words: Span, sentence: Span) -> Mention | None:
    """The mention of the initiator: before "requested the call", in "at X's request", after "at the request of"."""
    if kind in {"active", "returned"}:
        before = [mention for mention in cast.within(Span(sentence.start, words.start)) if mention.actors]
        return before[-1] if before else None
    window = words if kind in {"possessive", "relative"} else Span(words.start, min(words.end + _REACH, sentence.end))
    after = [mention for mention in cast.touching(window) if mention.actors and mention.span.end > words.start]
    near = (
        mention
        for mention in after
        if mention.span.start - words.end <= len(" the side of the ")
        and "," not in cast.text[words.end : mention.span.start]
    )
    return next(near, None)


def _is_of_both(cast: Cast, mention: Mention, sentence: Span) -> bool:
    """Whether a person of another party stands beside an initiator ("on the initiative of X and Y"): it was both's."""
    behind = [each for each in cast.within(Span(mention.span.end, sentence.end)) if each.form is not Form.PARTY]
    other = next(iter(behind), None)
    beside = other is not None and bool(_AND.fullmatch(cast.text, mention.span.end, other.span.start))
    sides = {actor.party for each in (mention, other) if each for actor in each.actors if actor.party}
    return beside and len(sides) > 1


def _seat_behind(text: str, start: int | None) -> tuple[Actor, ...]:
    """The party whose seat is named behind `start` ("a request from *Oslo*"), as a place alone is no actor."""
    words = party_pattern().match(text, start + 1) if start is not None else None
    code = party_of(words.group()) if words else None
    return (Actor(party_name(code), None, None, code),) if code else ()


def _thanked(
    cast: Cast, sentence: Sentence, match: re.Match[str], people: tuple[Actor, ...], side: str | None
) -> list[Fact]:
    """The initiator whom a speaker thanks "for your call": the other of two."""
    if sentence.turn is not None:
        speakers = [actor for mention in cast.touching(sentence.turn) for actor in mention.actors]
        others = [person for person in people if not any(same_actor(person, speaker) for speaker in speakers)]
    elif side and _QUOTED.search(cast.text, sentence.span.start, match.start()):
        others = [person for person in people if person.party != side]
    else:
        return []
    if len(others) != len(people) - 1 or len(others) != 1 or not others[0].party:
        return []
    return [Fact("initiator", others[0].party, Span(*match.span()))]


def _party(actors: tuple[Actor, ...], people: tuple[Actor, ...]) -> str | None:
    """The party of actors, taken from the participants where the actors themselves leave it open."""
    for actor in actors:
        if actor.party:
            return actor.party
        for person in people:
            if same_actor(actor, person) and person.party:
                return person.party
    return None


@cache
def _jointly() -> re.Pattern[str]:
    """What goes on to say that both sides were in contact (", both leaders spoke")."""
    return re.compile(rf"[^.;:]{{0,60}}?,\s+{load_table('contacts')['initiator']['jointly']}\b", re.IGNORECASE)


@cache
def _words() -> re.Pattern[str]:
    """Every way of saying who initiated a contact, each in a group of its own."""
    table = load_table("contacts")["initiator"]
    nouns = table["request_nouns"]
    return re.compile(
        rf"(?P<latter>\b(?:at|on|upon|following) (?:(?:the (?:latter|former)[’']s|his|her) (?:own )?{nouns}"
        rf"|(?:his|her) (?:[\w-]+ )?counterpart[’']s {nouns}"
        rf"|the {nouns} of (?:the (?:latter|former)|(?:his|her) (?:[\w-]+ )?counterpart(?! (?-i:[A-Z]))))\b"
        rf"|\b(?:at|on|upon) request\b(?! (?:of|from|by)\b))"
        rf"|(?P<request>\b(?:(?:at|on|upon) (?:the|an?) {nouns} (?:of|from|by)"
        rf"|(?:following|in response to|responding to|answering) (?:an?|the) {nouns} (?:of|from|by))(?: the)?\b)"
        rf"|(?P<possessive>\b(?:at|on|upon|following) (?:the |his |her )?"
        rf"(?:(?:(?!(?:at|on|upon)\b)[\w.-]+ ){{0,5}}(?!latter|former)[\w.-]+[’']s?|(?-i:[A-Z])[\w.-]*) {nouns}\b)"
        rf"|(?P<by>\b{table['by']}(?: the)?\b)"
        rf"|(?P<active>\b{table['active']}\b)"
        rf"|(?P<came>\b{table['came']}(?: the)?\b)"
        rf"|(?P<relative>\b{table['relative']}\b)"
        rf"|(?P<returned>\b{table['returned']}\b)"
        rf"|(?P<thanks>{table['thanks']})",
        re.IGNORECASE,
    )
