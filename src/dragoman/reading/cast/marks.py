"""Marks the words of an account that tell of persons and bodies: offices, parties, forms of address, names.

One pass of each pattern over each block; what overlaps goes to the longest. Which marks belong together is decided in
`phrases`, whom they mean in `people`.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.lexicon.offices import honorific_pattern, office_pattern
from dragoman.lexicon.parties import party_of, party_pattern
from dragoman.model import Span
from dragoman.reading.cast.bodies import body_pattern
from dragoman.reading.cast.plurals import plural_offices
from dragoman.reading.cast.runs import given_names, is_letters, is_no_word, is_surname, without_verb
from dragoman.reading.cast.words import either, listed


class Kind(Enum):
    """What a mark is."""

    OFFICE = auto()
    PLURAL = auto()
    LEADER = auto()
    BODY = auto()
    COUNTERPART = auto()
    HONORIFIC = auto()
    PARTY = auto()
    NAME = auto()


class Mark(NamedTuple):
    """One marked stretch: `value` is a party's code (of an office or body, the party inside it), or ""."""

    kind: Kind
    start: int
    end: int
    value: str = ""


SPACE = r"(?:[ \t\xa0]{1,3}|[ \t]?\r?\n[ \t]{0,3})"
_UPPER = "".join(chr(code) for code in [*range(0x41, 0x530), *range(0x1E00, 0x1F00)] if chr(code).isupper())
_ADJACENT = re.compile(SPACE)
_BEFORE_SUFFIX = re.compile(rf",?{SPACE}")
_CLOCK = re.compile(r"\d\s?$")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Minister|President|Secretary|Ambassador|Senator|Representative|Director)\.?\s$")
_TITLE_AND_GIVEN = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Minister|Secretary|Ambassador|Representative)\.?\s[A-Z][a-z]+\s$")
_CAPITAL_NEXT = re.compile(r"\s[A-Z][a-z]+")
_LOOK_BACK = 32
_LONGEST_JOINT = 16
_LONGEST_ACRONYM = 5
_SHORTEST_PLURAL = 6
_INTO_QUOTES = re.compile(rf"{SPACE}[“\"]")
_QUOTED = re.compile(r"\w [“\"]\w+\Z")
_OUT_OF_QUOTES = re.compile(rf"[”\"]{SPACE}")
_CLOSING_QUOTES = ("”", '"')
_DAY_NEXT = re.compile(r"\.?,?\s\d")
_LOWER_WORD = re.compile(r"(?<![\w’'-])[a-z]{2,}(?![\w])")


def find_marks(text: str, spans: Iterable[Span]) -> list[list[Mark]]:
    """The marks of each span of `text`, in order and without overlap.

    Words that the text also writes in lower case are not taken for names, unless an office or form of address
    stands before them.
    """
    lower = frozenset(match.group() for match in _LOWER_WORD.finditer(text))
    spans = list(spans)
    found = [list(_longest(_lexical(text, span))) for span in spans]
    titled = [mark[1:3] for marks in found for mark in marks if mark.kind in (Kind.OFFICE, Kind.HONORIFIC)]
    persons = given_names(text, titled)
    return [_marks_of(text, span, marks, (lower, persons)) for span, marks in zip(spans, found, strict=True)]


def _marks_of(text: str, span: Span, found: list[Mark], words: tuple[frozenset[str], frozenset[str]]) -> list[Mark]:
    """The marks of one stretch. `words`: what the text also has in lower case, and the persons called as states are."""
    lower, persons = words
    found = [mark for mark in found if not (mark.kind is Kind.PARTY and text.startswith(tuple(persons), mark.start))]
    names = _names(text, span, found, lower)
    return sorted([*found, *names], key=lambda mark: mark.start)


def _lexical(text: str, span: Span) -> Iterator[Mark]:
    """Every match of a pattern, overlaps included."""
    start, end = span
    within_name = _within_name()
    for kind, pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            head = text[max(0, match.start() - _LOOK_BACK) : match.start()]
            verb = match.group() in listed("offices", "also_verbs") and head.endswith(" to ")
            if not (match.group() == "PM" and _CLOCK.search(head)) and not verb and not head.endswith(within_name):
                yield Mark(kind, match.start(), match.end())
    yield from (Mark(Kind.PLURAL, *found) for found in plural_offices(text, span))
    for match in party_pattern().finditer(text, start, end):
        if _is_given_name(text, match):
            continue
        yield Mark(Kind.PARTY, match.start(), match.end(), party_of(match.group()) or "")


def _longest(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks that no longer or earlier one covers; a party inside an office or body becomes its value."""
    last: Mark | None = None
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind.value)):
        if last is None or mark.start >= last.end:
            if last is not None:
                yield last
            last = mark
        elif mark.kind is Kind.PARTY and not last.value:
            last = last._replace(value=mark.value)
        elif mark.kind is Kind.OFFICE and last.kind in (Kind.BODY, Kind.PARTY) and mark.end > last.end:
            last = mark._replace(start=last.start, value=mark.value or last.value)
    if last is not None:
        yield last


@cache
def _within_name() -> tuple[str, ...]:
    """What shows that the next word belongs to a name: "bin", or a title that is no rank."""
    return tuple(f"{before}{word} " for word in sorted(listed("names", "before_rank_names")) for before in " \n(")


def _is_given_name(text: str, match: re.Match[str]) -> bool:
    """Whether a state's name is a person's: "Foreign Minister Israel Katz", "Dr. Jung Pak"."""
    if match.group() not in listed("names", "also_names"):
        return False
    head = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    return bool(_TITLE_AND_GIVEN.search(head) or (_TITLE.search(head) and _CAPITAL_NEXT.match(text, match.end())))


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """The patterns that need no value, with the kind of their matches."""
    leader = either("offices", "leaders")
    counterpart = either("counterparts", "nouns")
    return (
        (Kind.OFFICE, office_pattern()),
        (Kind.LEADER, re.compile(rf"(?<!\w)(?i:{leader})(?!\w)")),
        (Kind.BODY, body_pattern()),
        (Kind.COUNTERPART, re.compile(rf"(?<!\w)(?i:{counterpart})(?!\w)")),
        (Kind.HONORIFIC, honorific_pattern()),
    )


@cache
def _name_token() -> re.Pattern[str]:
    """One capitalised word or initial of a name, with an article tied to it ("al-Sisi")."""
    upper = f"[{re.escape(_UPPER)}]"
    return re.compile(
        rf"(?<![\w’'-])(?:(?:al|el|as|ash|an|ar|at|ad|ed|bin|d)[-’'])?"
        rf"(?:{upper}\.(?:\s?{upper}\.)*(?!\w)|(?:[JS]r\.|{upper}\w*(?:[-’'](?!s\b|S\b)\w+)*))"
    )


def _names(text: str, span: Span, others: list[Mark], lower: frozenset[str]) -> list[Mark]:
    """The runs of capitalised words between the other marks that may be names."""
    runs: list[Mark] = []
    number, echoed = 0, -1
    for match in _name_token().finditer(text, span.start, span.end):
        start, end = match.span()
        while number < len(others) and others[number].end <= start:
            number += 1
        if number < len(others) and others[number].start < end:
            continue
        before = others[number - 1] if number else None
        start = _with_particles(text, before, start) if before is not None else start
        titled = before is not None and _is_titled(text, before, start)
        alone = before is None or not runs or before.end <= runs[-1].start
        joined = bool(runs) and alone and _joins(text, runs[-1].end, start, match.group())
        if (joined and _echoes(text, runs[-1], match.group())) or (echoed > 0 and _joins(text, echoed, start, "")):
            echoed = end
        elif (
            _is_name(match.group(), lower, titled=titled, joined=joined)
            or ((titled or joined) and _is_calendar_name(text, match))
            or _is_surname_like_a_pronoun(text, match, span.start)
            or (joined and is_surname(text, match, runs[-1].start))
        ):
            if joined:
                runs[-1] = runs[-1]._replace(end=end)
            else:
                runs.append(Mark(Kind.NAME, start, end))
    whole = (run for run in runs if not is_letters(text[run.start : run.end]))
    return [run._replace(start=without_verb(text, run.start, run.end)) for run in whole]


def _with_particles(text: str, before: Mark, start: int) -> int:
    """Where a name begins whose small first words stand right after an office ("President von der Leyen")."""
    small = _particles().fullmatch(text, before.end, start) if start - before.end <= _LONGEST_JOINT else None
    return small.start(1) if small and before.kind in (Kind.OFFICE, Kind.HONORIFIC) else start


@cache
def _particles() -> re.Pattern[str]:
    """Space and the particles that a name begins with."""
    particles = either("names", "particles")
    return re.compile(rf"{SPACE}((?:(?:{particles}){SPACE}){{1,3}})")


def _echoes(text: str, run: Mark, token: str) -> bool:
    """Whether a word says again what a name of several words has said, as web pages' captions do."""
    words = text[run.start : run.end].casefold().split()
    return len(words) > 1 and token.casefold() in words


def _is_titled(text: str, before: Mark, start: int) -> bool:
    """Whether a name that begins at `start` stands right after an office or a form of address."""
    return before.kind in (Kind.OFFICE, Kind.HONORIFIC, Kind.PLURAL, Kind.LEADER) and bool(
        _ADJACENT.fullmatch(text, before.end, start)
    )


@cache
def _joint() -> re.Pattern[str]:
    """What may stand between two words of one name: space and particles."""
    particles = either("names", "particles")
    return re.compile(rf"{SPACE}(?:(?:{particles}){SPACE}){{0,3}}")


def _joins(text: str, end: int, start: int, token: str) -> bool:
    """Whether words that end and begin at these places are one name; a comma may stand before "Jr.".

    A name by which somebody is called may stand in quotation marks ("Albert “Al” Berg").
    """
    if token in _suffixes() and start - end <= len(", \n "):
        return bool(_BEFORE_SUFFIX.fullmatch(text, end, start))
    if start - end > _LONGEST_JOINT:
        return False
    if _INTO_QUOTES.fullmatch(text, end, start):
        return bool(token) and text[start + len(token) : start + len(token) + 1] in _CLOSING_QUOTES
    quoted = _OUT_OF_QUOTES.fullmatch(text, end, start) and _QUOTED.search(text, max(0, end - _LOOK_BACK), end)
    return bool(quoted or _joint().fullmatch(text, end, start))


@cache
def _suffixes() -> frozenset[str]:
    return listed("names", "suffixes")


def _is_name(token: str, lower: frozenset[str], *, titled: bool, joined: bool) -> bool:
    """Whether a capitalised word may be part of a name."""
    folded = token.casefold()
    initial = len(token) == len("J.") and token.endswith(".")
    if is_no_word(token) or (_is_stopped(folded.rstrip(".")) and not initial):
        return False
    if titled or (joined and token in _suffixes()):
        return True
    if token.isupper() and 1 < len(token) <= _LONGEST_ACRONYM and "." not in token:
        return False
    return joined or folded not in lower


def _is_calendar_name(text: str, match: re.Match[str]) -> bool:
    """Whether a month's name stands for a person's ("Foreign Minister Jan Novak", "Zin Mar Aung")."""
    return match.group() in listed("names", "also_months") and not _DAY_NEXT.match(text, match.end())


def _is_surname_like_a_pronoun(text: str, match: re.Match[str], start: int) -> bool:
    """Whether "He" or "You" is a surname: within a sentence, a name behind it ("Vice Premier *He* Lifeng")."""
    within = _WITHIN.search(text, max(start, match.start() - _LOOK_BACK), match.start())
    named = _NAME_NEXT.match(text, match.end())
    return match.group() in listed("names", "also_pronouns") and bool(within and named)


_WITHIN = re.compile(r"[\w),]\s\Z")
_NAME_NEXT = re.compile(r"\s[A-Z][a-z]+\b")


@lru_cache(4096)
def _is_stopped(word: str) -> bool:
    """Whether a word, or the singular of a plural, is no name."""
    stop = _stop_words()
    return word in stop or (len(word) > _SHORTEST_PLURAL and word.endswith("s") and word[:-1] in stop)


@cache
def _stop_words() -> frozenset[str]:
    """Capitalised words that are no names: among them fields of offices, but those that people are called."""
    fields = frozenset(load_table("offices")["fields"]) - listed("names", "also_fields")
    return listed("names", "stop") | listed("offices", "domain_ends") | fields
