"""Who came too: those whom other words than a contact's own name as having taken part or travelled along.

"Joining the President on the call were …", "accompanied by …", "Other members of the delegation include …", "X also
took part in the meeting". Subjects and partners of a contact's own words are found in `participants`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from dragoman.lexicon import load_table
from dragoman.model import Actor, Span
from dragoman.reading.cast import Cast, Form, Mention
from dragoman.reading.contact.actors import is_spokesperson, merge
from dragoman.reading.contact.clauses import PEOPLE
from dragoman.reading.contact.listed import is_filler
from dragoman.reading.contact.participants import parties_in
from dragoman.reading.contact.subjects import coordinated
from dragoman.reading.contact.words import pattern

_words = partial(pattern, "company")

_FAR = 1500
_BACK = 400
_NEAR = 30
_OPENING = re.compile(r"[\s:,–—-]+")
_LINES = re.compile(r"\s*[\n;]\s*[•*–-]?\s*")
_CLOSING = re.compile(r"\s*(?:[,;.:)]|$|and\b|&|\()")


def company(cast: Cast, sentence: Span, *, delegation: bool = True) -> tuple[Actor, ...]:
    """Those whom a sentence lists as having come too; members of a delegation only where one came (`delegation`)."""
    if not _needed().search(cast.text, sentence.start, sentence.end):
        return ()
    followed = (
        _from(cast, _list_after(cast.text, match.end(), sentence), _of_whom(cast, match))
        for match in _patterns("before", cast.text, sentence)
        if _of_this(cast.text, sentence, match) and (delegation or not speaks_of_delegation(match.group()))
    )
    leading = [*_patterns("after", cast.text, sentence), *_joining(cast, sentence)]
    led = (
        _led_by(cast, match, _up_to(cast, Span(sentence.start, match.start())))
        for match in leading
        if not _words("said").search(cast.text, sentence.start, match.start())
    )
    came = merge(*followed, *led)
    side = _told_side(cast.text, sentence)
    return tuple(replace(each, party=side) for each in came) if side else came


def _told_side(text: str, sentence: Span) -> str | None:
    """The party with whose side a sentence begins ("*On the Omani side*, X and Y took part")."""
    match = _words("told_side").match(text, sentence.start, sentence.end)
    codes = parties_in(text, Span(*match.span())) if match else []
    return codes[0] if len(codes) == 1 else None


def _led_by(cast: Cast, match: re.Match[str], people: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The people, of no known party, with that of the delegation that they are said to lead."""
    if not _words("of_whom").match(match.group()):
        return people
    codes = [actor.party for each in cast.touching(Span(*match.span())) for actor in each.actors if not actor.person]
    return tuple(replace(each, party=each.party or next(iter(codes), None)) for each in people)


def speaks_of_delegation(words: str) -> bool:
    """Whether words speak of a delegation."""
    return "delegation" in words.casefold()


def beside(cast: Cast, sentence: Span) -> tuple[Actor, ...]:
    """Those named beside the subject of the words that tell of the contact itself (", together with B and C, will")."""
    found = (_from(cast, Span(match.end(), sentence.end), None) for match in _patterns("beside", cast.text, sentence))
    return merge(*found)


def travelling(cast: Cast, sentence: Span) -> tuple[Actor, ...]:
    """Those of whom a sentence says that they arrive or leave together."""
    matches = _patterns("travelling", cast.text, sentence)
    return merge(*(_up_to(cast, Span(sentence.start, match.start())) for match in matches))


def gathering(cast: Cast, words: Span) -> tuple[Actor, ...]:
    """Those of whom the words after a gathering's name say that it brings them together."""
    matches = _patterns("gathering", cast.text, words)
    return merge(*(_from(cast, Span(match.end(), words.end), None) for match in matches))


def alongside(cast: Cast, words: Span) -> tuple[Actor, ...]:
    """Those named at the head of a sentence as acting together with its subject ("Together with X, Y will open")."""
    matches = (match for match in _patterns("alongside", cast.text, words) if match.start() == words.start)
    return merge(*(_from(cast, Span(match.end(), words.end), None) for match in matches))


def _patterns(section: str, text: str, sentence: Span) -> Iterator[re.Match[str]]:
    """The places in a sentence where a section's patterns fit."""
    for compiled in _compiled(section):
        yield from compiled.finditer(text, sentence.start, sentence.end)


@cache
def _compiled(section: str) -> tuple[re.Pattern[str], ...]:
    patterns: list[str] = load_table("company")[section]["patterns"]
    return tuple(re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE) for pattern in patterns)


def _joining(cast: Cast, sentence: Span) -> Iterator[re.Match[str]]:
    """Where a sentence says that somebody joined a person, in a meeting and not in an opinion."""
    for match in _patterns("joining", cast.text, sentence):
        joined = cast.touching(Span(match.end(), match.end() + len(" the P")))
        person = joined[0] if joined and joined[0].form in PEOPLE else None
        if person and not person.possessive and not _opinion().match(cast.text, person.span.end):
            yield match


def _list_after(text: str, start: int, sentence: Span) -> Span:
    """Where a list is that begins at `start`: in its sentence, or in lines of its own below a colon."""
    opens = _OPENING.match(text, start)
    start = opens.end() if opens else start
    return Span(start, max(sentence.end, min(len(text), start + _FAR) if start >= sentence.end else 0))


def _of_this(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether words before a list tell of this contact, and not of another that they describe ("talks attended by")."""
    start, end = sentence.start, match.start()
    if _words("of_another").search(text, start, end) or _words("said").search(text, start, end):
        return False
    return not _words("passive").match(match.group()) or bool(
        _words("told").search(text, sentence.start, match.start())
    )


def _of_whom(cast: Cast, match: re.Match[str]) -> str | None:
    """The party that the words before a list give for all in it ("representatives of the Government of Spain were")."""
    if _words("accompanied").match(match.group()):
        before = cast.within(Span(max(0, match.start() - _BACK), match.start()))
        led = (
            before
            and before[-1].form in PEOPLE
            and _words("subject").fullmatch(cast.text, before[-1].span.end, match.start())
        )
        return before[-1].actors[0].party if led else None
    said = _words("of_whom").match(match.group())
    named = cast.touching(Span(match.start(), match.end())) if said else ()
    parties = [actor.party for mention in named for actor in mention.actors if mention.form not in PEOPLE]
    if parties or not said or not speaks_of_delegation(match.group()):
        return next(iter(parties), None)
    before = cast.within(Span(max(0, match.start() - _BACK), match.start()))
    delegations = [mention for mention in before if _sent_delegation(cast.text, mention)]
    owners = [
        mention
        for mention in before
        if mention.possessive and _words("owned").fullmatch(cast.text, mention.span.end, match.start())
    ]
    whose = next(iter([*delegations[-1:], *owners[-1:]]), None)
    return whose.actors[0].party if whose and whose.actors else None


def _sent_delegation(text: str, mention: Mention) -> bool:
    """Whether a mention is of a delegation, or of the body that sent one ("a delegation of the Senate")."""
    if speaks_of_delegation(mention.span.of(text)):
        return True
    start, end = max(mention.span.start - _NEAR, 0), mention.span.end
    near = _words("delegation_of").search(text[start : mention.span.start]) or _words("delegation").match(text, end)
    return mention.form not in PEOPLE and bool(near)


def _from(cast: Cast, words: Span, party: str | None) -> tuple[Actor, ...]:
    """The people listed from the start of some words on, of a party if one is given."""
    chosen: list[Actor] = []
    at = words.start
    for mention in cast.within(Span(words.start, min(words.end, words.start + _FAR))):
        if _words("side").search(cast.text, *mention.span) or not is_filler(
            _LINES.sub(", ", cast.text[at : mention.span.start]), further=_further()
        ):
            break
        owner = _words("owner").search(cast.text, at, mention.span.start)
        at = mention.span.end
        if _is_person(cast, mention) and not (owner and mention.form is Form.TITLE):
            chosen += (
                [replace(each, party=party) for each in mention.actors] if party else _alike(mention.actors, chosen)
            )
    return tuple(chosen)


def _up_to(cast: Cast, words: Span) -> tuple[Actor, ...]:
    """The people who are the subject of what stands right after some words."""
    mentions = [mention for mention in cast.within(words) if _is_person(cast, mention)]
    if not mentions or not is_filler(cast.text[mentions[-1].span.end : words.end], further=_further()):
        return ()
    joined = _words("and_others").match(cast.text, words.end) is not None
    people = tuple(actor for actor in coordinated(cast, mentions, words.start, joined=joined) if actor.person)
    codes = {actor.party for actor in people} - {None}
    return tuple(replace(each, party=each.party or next(iter(codes))) for each in people) if len(codes) == 1 else people


def _is_person(cast: Cast, mention: Mention) -> bool:
    """Whether a mention in a list is of somebody who came, and not the owner or the office of somebody else."""
    if mention.possessive or not any(actor.person and not is_spokesperson(actor) for actor in mention.actors):
        return False
    return mention.form is Form.NAME or (
        mention.form is Form.TITLE and bool(_CLOSING.match(cast.text, mention.span.end))
    )


def _alike(actors: tuple[Actor, ...], before: list[Actor]) -> list[Actor]:
    """The actors, those of no known party with that of whoever stands before them in the list."""
    party = before[-1].party if before else None
    return [replace(actor, party=actor.party or party) for actor in actors if actor.person]


@cache
def _needed() -> re.Pattern[str]:
    """The stems of which one at least a sentence must have."""
    return re.compile("|".join(load_table("company")["needed"]["stems"]), re.IGNORECASE)


@cache
def _further() -> frozenset[str]:
    return frozenset(load_table("company")["run"]["filler"])


@cache
def _opinion() -> re.Pattern[str]:
    """What shows after a name that an opinion or act is shared with that person, and no meeting."""
    return re.compile(rf" {load_table('company')['joining']['opinion']}\b")
