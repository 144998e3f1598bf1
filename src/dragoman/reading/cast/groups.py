"""Whom a plural means: "the two Ministers", "both sides", "the leaders of Russia and Turkey", "they"."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name
from dragoman.lexicon.phrases import alternation
from dragoman.model import Actor, Span
from dragoman.reading.cast.identity import Person
from dragoman.reading.cast.ranks import role_of
from dragoman.reading.cast.values import Form, Mention, unique
from dragoman.reading.cast.words import either

_S = r"\s{1,3}"
_HEADS = frozenset({"head_of_state", "head_of_government", "vice_president", "crown_prince", "commission_president"})
_LISTED = re.compile(r"\s*(?:,|and|&|,\s*and|-|–)\s*(?:[Tt]he\s+)?")
_OF = re.compile(r"\s+(?:of|from)\s+(?:[Tt]he\s+)?")
_SIDE = re.compile(r"\sside$")
_CLOSE = re.compile(r"[ \t\xa0]{1,3}")
_APPOSED = re.compile(r"\s*[,:(–—-]\s*(?:both\s+)?(?:(?:with|by|from|to|between|namely)\s+)?(?:[Tt]he\s+)?")


class Group(NamedTuple):
    """A plural in the text: its words, the role its holders share ("" for any) and how many it says they are."""

    span: Span
    role: str
    number: int


@cache
def group_pattern() -> re.Pattern[str]:
    """Finds plurals that may mean the participants: groups `noun`, `lone` ("the two"), `number`."""
    table = load_table("cast")["groups"]
    nouns = alternation(table["nouns"])
    bare = alternation(table["bare"])
    sides = alternation(noun for noun in table["nouns"] if noun not in table["never_beside_parties"])
    numbers = "two|three|four|five|six"
    verb = rf"(?={_S}(?:{either('words', 'after_lone')}|[a-z]+ed)\b)"
    return re.compile(
        rf"(?<![\w’'-])(?:"
        rf"(?i:the|both|both{_S}the|both{_S}of{_S}the|all){_S}(?:(?i:(?P<n1>{numbers})){_S})?(?:[Ff]oreign{_S})?(?P<noun>(?i:{bare}))(?![\w’'-]*-)"
        rf"|(?i:(?P<n2>{numbers}|both)){_S}(?P<noun2>(?i:{nouns}))"
        rf"|(?i:the){_S}(?i:(?P<n3>{numbers})){_S}(?P<noun3>(?i:{nouns}))"
        rf"|(?i:the){_S}(?P<lone>two|three|four|pair){verb}"
        rf"|(?P<both>[Bb]oth)(?={_S}{either('words', 'after_both')}\b)"
        rf"|(?P<plain>(?i:{bare}))(?={_S}(?:of|from){_S}(?:[Tt]he{_S})?(?:two{_S}|both{_S})?[A-Z\w])"
        rf"|(?P<beside>(?i:{sides}))"
        rf")(?!\w)"
    )


def read_group(match: re.Match[str]) -> Group | None:
    """The plural that a match of `group_pattern` found."""
    table = load_table("cast")["groups"]
    noun = " ".join(_first(match, "noun", "noun2", "noun3", "plain", "beside").casefold().split())
    said = _first(match, "n1", "n2", "n3", "lone", "both")
    return Group(Span(*match.span()), table["nouns"].get(noun, ""), table["numbers"].get(said.casefold(), 0))


def _first(match: re.Match[str], *names: str) -> str:
    """What the first of the named groups that took part matched, "" if none did."""
    return next((found for found in map(match.group, names) if found), "")


def needs_parties(match: re.Match[str]) -> bool:
    """Whether a plural means somebody only with parties beside it ("Japanese and Chinese foreign ministers")."""
    return bool(match.group("beside") or match.group("plain"))


def parties_beside(text: str, group: Group, mentions: Sequence[Mention]) -> tuple[Span, tuple[str, ...]]:
    """The span of a plural with the parties that belong to it, and their codes."""
    span = group.span
    codes: list[str] = []
    for mention in reversed([one for one in mentions if one.span.end <= span.start]):
        gap = text[mention.span.end : span.start]
        joined = _LISTED.fullmatch(gap) if codes else _CLOSE.fullmatch(gap)
        if mention.form is not Form.PARTY or not joined or _SIDE.search(text, *mention.span):
            break
        codes.append(mention.actors[0].party or "")
        span = Span(mention.span.start, span.end)
    codes.reverse()
    for mention in [one for one in mentions if one.span.start >= span.end]:
        gap = text[span.end : mention.span.start]
        after = _LISTED.fullmatch(gap) if codes and span.end != group.span.end else _OF.fullmatch(gap)
        if mention.form is not Form.PARTY or not after:
            break
        codes.append(mention.actors[0].party or "")
        span = Span(span.start, mention.span.end)
    return span, tuple(code for code in codes if code)


def apposed(text: str, group: Group, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The codes of two parties or more that are named right after a plural ("both sides, Japan and China")."""
    codes: list[str] = []
    end = group.span.end
    for mention in (one for one in mentions if one.span.start >= end):
        gap = text[end : mention.span.start]
        joined = _LISTED.fullmatch(gap) if codes else _APPOSED.fullmatch(gap)
        if mention.form is not Form.PARTY or mention.possessive or not joined:
            break
        codes.append(mention.actors[0].party or "")
        end = mention.span.end
    return tuple(codes) if len(codes) > 1 and all(codes) else ()


def holders_of(
    parties: Iterable[str],
    role: str,
    participants: Sequence[Actor],
    people: Sequence[Person],
    known: Callable[[str, str], Actor | None],
) -> tuple[Actor, ...]:
    """For each party the participant or person of that role, else whom the lexicon knows, else the party itself.

    `known` gives the holder of a role for a party, None where that is not known.
    """
    out: list[Actor] = []
    for party in parties:
        candidates = [actor for actor in participants if actor.party == party]
        others = [person.actor for person in people if person.actor.party == party and _has_role(person, role)]
        fitting = [actor for actor in candidates if not role or has_role(actor, role, people)]
        chosen = next(iter([*fitting, *(others if role else candidates)]), None)
        out.append(chosen or (known(party, role) if role else None) or Actor(party_name(party), party=party))
    return unique(out)


def meant(
    group: Group, participants: Sequence[Actor], people: Sequence[Person], recent: Sequence[Actor]
) -> tuple[Actor, ...]:
    """Whom a plural without parties means: participants of that role, else persons of it, else the participants.

    `recent` are the persons last mentioned, the latest first; they decide where nobody is known to have taken part.
    """
    if group.role:
        fitting = [actor for actor in participants if has_role(actor, group.role, people)]
        if len(fitting) > 1:
            return tuple(fitting)
        others = [person.actor for person in people if _has_role(person, group.role)]
        near = unique(actor for actor in recent if actor in others)
        if len(near) > 1 and not fitting:
            return tuple(sorted(near[:2], key=recent.index, reverse=True))
    if len(participants) > 1:
        return _first_of_each(group, participants) or tuple(participants)
    persons = {actor.party for actor in recent}
    known = [actor for actor in participants if actor.person or actor.party not in persons]
    pair = unique([*known, *recent])[: group.number or 2]
    sides = {actor.party for actor in pair}
    return pair if len(pair) > 1 and (len(sides) > 1 or group.number > 1) else ()


def _first_of_each(group: Group, participants: Sequence[Actor]) -> tuple[Actor, ...]:
    """The first participant of each party, where a plural says that it means so many ("the two leaders")."""
    first = {actor.party: actor for actor in reversed(participants) if actor.person}
    found = tuple(actor for actor in participants if first.get(actor.party) is actor)
    return found if group.number == len(found) < len(participants) else ()


def has_role(actor: Actor, role: str, people: Sequence[Person]) -> bool:
    """Whether an actor of the cast holds a role; anybody holds ""."""
    if not role:
        return True
    person = next((person for person in people if person.actor == actor), None)
    if person is not None:
        return _has_role(person, role)
    held = role_of(actor.office) if actor.office else None
    return held is not None and _is(held, actor.office or "", role)


def _has_role(person: Person, role: str) -> bool:
    """Whether a person holds a role, or one of a kind: "head" is any head, "minister" any minister."""
    return not role or any(_is(held, office, role) for held in person.roles for office in person.offices or ("",))


def _is(held: str, office: str, role: str) -> bool:
    if role == "head":
        return held in _HEADS or held == "head"
    if role == "minister":
        return "minister" in office.casefold() or held in ("foreign_minister", "defence_minister")
    if role == "secretary":
        return "secretary" in office.casefold() and "general" not in office.casefold()
    return held == role or (held == "head" and role in ("head_of_state", "head_of_government"))
