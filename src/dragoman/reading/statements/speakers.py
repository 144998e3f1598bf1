"""Who speaks a draft and to whom, from its source, its voice, its cue and the contact's participants."""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.offices import office_pattern
from dragoman.lexicon.parties import party_name
from dragoman.model import Act, Actor, Span
from dragoman.reading.cast import Cast, Form
from dragoman.reading.statements.acts import is_speaking
from dragoman.reading.statements.cues import cue_act
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.scene import Scene
from dragoman.reading.statements.subjects import subject_of
from dragoman.reading.syntax import Sentence, main_subject

Actors = tuple[Actor, ...]

LONGEST_NAME = 80
_FAR = 600
"""Code points before a cue in which its sentence begins."""
_NEAR = 20
"""Code points behind a cue in which it says whose it is."""
JOINT_ACTS = frozenset({Act.DISCUSS, Act.AGREE})


def speakers(scene: Scene, drafts: Sequence[Draft]) -> list[Actors]:
    """The speakers of each draft: its author's where the account is told as "I", else () where it leaves them open."""
    author = (scene.author,) if scene.author else ()
    return [_with_partners(scene, draft, _speaker(scene, draft)) or author for draft in drafts]


def _speaker(scene: Scene, draft: Draft) -> Actors:
    cast = scene.cast
    if draft.voice is not None:
        return draft.voice
    if draft.source is not None and not _words("joining").fullmatch(cast.text, *draft.source):
        return _of_source(scene, draft.source, draft.cue)
    if draft.cue is None:
        return ()
    sentence = scene.syntax.at(draft.cue.start)
    subject = subject_of(sentence, draft.cue) if sentence else None
    if subject is not None:
        return _meant(scene, subject, draft.cue)
    joint = cue_act(draft.cue.of(cast.text)) in JOINT_ACTS or _JOINTLY.search(cast.text, *draft.cue)
    joint = joint or _words("on_both_sides").search(cast.text, draft.cue.start, draft.cue.end + _NEAR)
    return _those_there(scene, draft.cue) if joint else ()


_JOINTLY = re.compile(
    r"\b(?:jointly|mutually|mutual (?:satisfaction|understanding|readiness|commitment|desire))\b", re.IGNORECASE
)


def _of_source(scene: Scene, source: Span, cue: Span | None) -> Actors:
    """Who speaks where a source does: the contact and joint papers speak for all, a letter for its writer."""
    cast = scene.cast
    if _is_ours(scene, source, cue) or is_contact(cast.text, source) or _is_joint_paper(scene, source):
        return scene.participants
    if is_written(cast.text, source) and scene.writer:
        return scene.writer
    sentence = scene.syntax.at(source.start)
    if sentence and source.of(cast.text).casefold() == "who":
        source = _antecedent(scene, source, sentence)
    whole = _whole_pair(source, sentence.span.start if sentence else source.start, cast)
    return _with_groups(scene, whole, _meant(scene, whole, cue))


def _is_ours(scene: Scene, source: Span, cue: Span | None) -> bool:
    """Whether "we" are all who took part: in a joint paper, or where one of them did it with others ("we agreed")."""
    if source.of(scene.text).casefold() != "we":
        return False
    joint = cue is not None and cue_act(cue.of(scene.text)) in JOINT_ACTS
    own = any(actor.person for actor in scene.whom(source) if actor in scene.participants)
    return scene.is_joint_paper or (joint and own)


def _antecedent(scene: Scene, who: Span, sentence: Sentence) -> Span:
    """The words that a relative "who" takes up: what ends right before it ("*The leaders*, who discussed …")."""
    before = [mention.span for mention in scene.cast.within(Span(sentence.span.start, who.start))]
    near = before and not scene.text[before[-1].end : who.start].strip(", ")
    return before[-1] if near else who


def _with_groups(scene: Scene, source: Span, actors: Actors) -> Actors:
    """The actors, and the unnamed who speak along with a person ("the Secretary *and the delegates* discussed")."""
    if not any(actor.person or (actor.party and " and " not in actor.name) for actor in actors):
        return actors
    joined = _AND_GROUP.search(scene.text, *source)
    if joined is None or scene.whom(Span(*joined.span("group"))):
        return actors
    return (*actors, Actor(name=" ".join(joined["group"].split())))


_AND_GROUP = re.compile(
    r"\band\s+(?:the\s+|his\s+|her\s+|this\s+|its\s+)?(?P<group>(?:[\w’'-]+\s+){0,4}?(?:[a-z]{3,}s|staff|delegation|team|group|leadership)"
    r"(?:\s+(?:of|from)\s+[\w\s.-]{2,50})?)\s*\Z"
)


def _partner_by_words(scene: Scene, start: int, end: int) -> Actors:
    """Those whom a sentence tells to be met but does not name ("met with *civil society leaders* to discuss")."""
    found = _GROUP.match(scene.text, start, end)
    return (Actor(name=" ".join(found["group"].split())),) if found else ()


_GROUP = re.compile(
    r"(?:the\s+|his\s+|her\s+|their\s+|some\s+|a\s+group\s+of\s+)?(?P<group>(?:[\w,-]+\s+){0,6}?"
    r"(?:officials|leaders|representatives|counterparts|ministers|experts|advocates|members|executives|activists|ambassadors"
    r"|stakeholders|partners|allies|advisors|advisers|delegates|lawmakers|legislators|businessmen))\b"
)


def _meant(scene: Scene, source: Span, cue: Span | None) -> Actors:
    """Whom a source means; those who took part where it only says "the officials"; else it goes by its own words."""
    actors = _for_side(scene, source, scene.whom(source))
    joint = cue is not None and cue_act(cue.of(scene.text)) in JOINT_ACTS
    found = _words("together").fullmatch(scene.text, *source)
    some = _those_there(scene, source) if found and not found["they"] else scene.participants
    if some != scene.participants:
        return some
    if found and len(scene.participants) > 1:
        nobody = not any(actor.person for actor in actors)
        vague = found["staff"] or (nobody and found["they"])
        some_of = _some_of(actors, scene.participants, joint=joint) and not _one_of_each(actors, scene.participants)
        if (nobody or some_of) and (joint or not vague):
            return scene.participants
    return _by_office(scene, actors or _named_by_words(source, scene.cast))


def _those_there(scene: Scene, words: Span) -> Actors:
    """Those who took part, or of these only one side and whom a sentence names that it sets in a contact with them."""
    sentence = scene.syntax.at(words.start)
    opened = _words("there").match(scene.text, sentence.span.start, words.start) if sentence else None
    met = scene.whom(_until_stop(scene.text, opened.end(), words.start)) if opened else ()
    met = tuple(actor for actor in met if actor.person)
    if scene.side is None or not met or any(actor.party == scene.side for actor in met):
        return scene.participants
    return (*(actor for actor in scene.participants if actor.party == scene.side), *met)


def _one_of_each(actors: Actors, participants: Actors) -> bool:
    """Whether actors are one person of each party that took part, the others having come along ("the two leaders")."""
    parties = [actor.party for actor in actors if actor.person]
    return len(parties) == len(actors) == len(set(parties)) and set(parties) == {each.party for each in participants}


def _some_of(actors: Actors, participants: Actors, *, joint: bool) -> bool:
    """Whether several persons are but some of those who took part, so that "they" must be all of these.

    Where they do not do it together with somebody, persons of one party may well speak for themselves.
    """
    several = len(actors) > 1 if joint else len({actor.party for actor in actors}) > 1
    return several and set(actors) < {actor for actor in participants if actor.person}


def _by_office(scene: Scene, actors: Actors) -> Actors:
    """The actors, with those who took part in the place of the office that they hold ("the Governor", "the Envoys")."""
    return tuple(dict.fromkeys(held for actor in actors for held in _holders(scene, actor)))


def _holders(scene: Scene, actor: Actor) -> Actors:
    """Who of those who took part holds an office that is told alone; the actor itself where that is not plain."""
    if actor.person or not office_pattern().search(actor.name.removesuffix("s")):
        return (actor,)
    people = [who for who in scene.participants if who.person and who.office]
    for name, number in ((actor.name, 1), (actor.name.removesuffix("s"), len(people))):
        words = _words_of(name)
        held = tuple(who for who in people if words <= _words_of(who.office or "", who.party))
        if held and len(held) == number:
            return held
    return (actor,)


def _words_of(office: str, party: str | None = None) -> frozenset[str]:
    """The telling words of an office, in lower case, with the name of the party that it is held for."""
    told = f"{office} {party_name(party) if party else ''}"
    return frozenset(re.findall(r"\w+", told.casefold())) - {"the", "of", "for", "and", "at", "to"}


def _for_side(scene: Scene, source: Span, actors: Actors) -> Actors:
    """Who took part for a side ("the Russian side stated"), where one person did; any other source as it is."""
    if len(actors) != 1 or actors[0].person or not is_side(scene.text, source):
        return actors
    own = tuple(actor for actor in scene.participants if actor.person and actor.party == actors[0].party)
    return own if len(own) == 1 else actors


def _whole_pair(source: Span, start: int, cast: Cast) -> Span:
    """The source with the name joined to it at the sentence's start, where the tagger has only the last of them."""
    before = cast.within(Span(start, source.start))
    opens = len(before) == 1 and not cast.text[start : before[0].span.start].strip(' "“the')
    if opens and _AND.fullmatch(cast.text, before[0].span.end, source.start):
        return before[0].span.to(source)
    return source


_AND = re.compile(r",?\s+(?:and|together with|along with)\s+(?:the\s+)?", re.IGNORECASE)


def _with_partners(scene: Scene, draft: Draft, speaker: Actors) -> Actors:
    """The speakers of a discussion: who discusses, and with whom ("X met with Y to discuss", "X discussed it with Y").

    A discussion under way while one says something ("Discussing it, X stressed") has no partners.
    """
    cast, syntax = scene.cast, scene.syntax
    if draft.cue is None or not speaker or not _is_talk(draft.cue.of(cast.text)):
        return speaker
    sentence = syntax.at(draft.cue.start)
    if sentence is None or _PARTICIPLE.match(draft.cue.of(cast.text)):
        return speaker
    subject = main_subject(sentence)
    first = _who_met(scene, draft.cue)
    told = subject is None or (draft.source is not None and subject.overlap(draft.source) > 0)
    leading = first or (cast.whom(subject) if subject and not told and subject.end <= draft.cue.start else ())
    partners = [
        actor
        for match in _WITH.finditer(cast.text, sentence.span.start, sentence.span.end)
        for actor in cast.whom(_until_stop(cast.text, match.end(), sentence.span.end))
        if actor in scene.participants or (actor.person and match.group("encounter") and match.end() <= draft.cue.start)
    ]
    if not partners:
        met = (match for match in _WITH.finditer(cast.text, sentence.span.start, draft.cue.start) if match["encounter"])
        partners = [actor for match in met for actor in _partner_by_words(scene, match.end(), draft.cue.start)]
    return tuple(dict.fromkeys((*(leading if partners else first), *speaker, *partners)))


def _who_met(scene: Scene, cue: Span) -> Actors:
    """Who is named first in a sentence of a contact and of what it was for ("*X* spoke with Y to discuss")."""
    farthest = max(0, cue.start - _FAR)
    start = max(farthest, 1 + max(scene.text.rfind(end, farthest, cue.start) for end in ("\n", ". ")))
    met = next((match for match in _WITH.finditer(scene.text, start, cue.start) if match["encounter"]), None)
    purpose = met and scene.text.endswith(" to ", met.end(), cue.start)
    named = scene.whom(Span(start, met.start())) if met and purpose else ()
    known = {actor.person for actor in scene.participants if actor.person}
    return tuple(actor for actor in named if actor.person in known)


def _is_talk(cue: str) -> bool:
    """Whether a cue is of what is done with a partner: discussing, or speaking with somebody of something."""
    return cue_act(cue) is Act.DISCUSS or is_speaking(cue)


_PARTICIPLE = re.compile(r"(?:\w+ )?\w+ing\b", re.IGNORECASE)
_WITH = re.compile(
    r"(?P<encounter>\b(?:met|meet|meets|meeting|spoke|speak|talks?|talked)\s+(?:\w+\s+){0,3})?\bwith\s+", re.IGNORECASE
)
_STOP = re.compile(r"\b(?:to|about|on|at|in|for|during|today|yesterday|regarding)\b|[;.]|,\s(?:the|both)\s[a-z]+s\b")


def _until_stop(text: str, start: int, end: int) -> Span:
    stop = _STOP.search(text, start, end)
    return Span(start, stop.start() if stop else end)


@cache
def _words(name: str) -> re.Pattern[str]:
    """What `speakers.toml` lists under a name."""
    return re.compile(load_table("speakers")[name], re.IGNORECASE)


def _named_by_words(source: Span, cast: Cast) -> Actors:
    """A source that the cast does not know goes by its own words, unless it is but a pronoun or runs on."""
    words = source.of(cast.text)
    if len(words) > LONGEST_NAME or _words("pronoun").fullmatch(words):
        return ()
    if any(mention.form is Form.GROUP for mention in cast.within(source)):
        return ()
    return (Actor(name=re.sub(r"\s+", " ", words)),)


def is_contact(text: str, source: Span) -> bool:
    """Whether a source is the contact itself ("the call focused on …"), so that those who took part speak."""
    return bool(_words("contact").fullmatch(text, *source))


def is_all(text: str, source: Span) -> bool:
    """Whether a source is but a plural that means those who took part ("the interlocutors")."""
    found = _words("together").fullmatch(text, *source)
    return found is not None and not found["they"]


def is_side(text: str, source: Span) -> bool:
    """Whether a source is one of the sides ("the American side")."""
    return bool(_words("side").search(source.of(text)))


def is_written(text: str, source: Span) -> bool:
    """Whether a source is the letter or message itself ("the letter", "it"), whose writer speaks."""
    return bool(_words("written").fullmatch(text, *source))


def _is_joint_paper(scene: Scene, source: Span) -> bool:
    """Whether a source is a paper that the account calls a joint one elsewhere ("the release")."""
    found = _words("paper").fullmatch(scene.text, *source)
    return found is not None and found["paper"].casefold() in scene.joint_papers


_THAT = re.compile(r"\bthat\b|[:\"“«]")


def addressees(scene: Scene, draft: Draft, speaker: Actors) -> Actors:
    """Whom a draft is said to: who is named between cue and content, else the other participants."""
    cast, participants = scene.cast, scene.participants
    if draft.cue is not None and draft.cue.end < draft.content.start:
        clause = _THAT.search(cast.text, draft.cue.end, draft.content.start)
        between = Span(draft.cue.end, clause.start() if clause else draft.content.start)
        named = tuple(actor for mention in cast.within(between) if not mention.possessive for actor in mention.actors)
        if named:
            return tuple(actor for actor in dict.fromkeys(named) if actor not in speaker)
    if not speaker or not set(speaker) <= set(participants):
        return ()
    if len(speaker) == len(participants):
        return participants
    return tuple(actor for actor in participants if actor not in speaker)
