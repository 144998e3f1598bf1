"""Bare names that the words around show to be persons': kin of somebody named, and those of one office or list.

"Ana Ruiz, the wife of President X", "the wife of President X, Ana Ruiz"; "his counterparts from Peru and Chile:
Ana Ruiz and Luis Paz", where as many names as states give each name its state. Behind a comma only such are a list.
"Ana Ruiz and Luis Paz, Deputy Ministers of Chile" have the office both; so are persons who "were present".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.reading.cast.phrase import Phrase
from dragoman.reading.cast.values import Form
from dragoman.reading.cast.words import either

_NEXT = re.compile(r",?\s(?:and\s)?")
_LISTED = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?")
_REACH = 200


def with_kin(text: str, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases, bare names of kin shown to be persons', of the party of those whose kin they are."""
    for number, phrase in enumerate(phrases):
        before = phrases[number - 1] if number else None
        following = phrases[number + 1] if number + 1 < len(phrases) else None
        of = None
        if not phrase.certain and phrase.form is Form.NAME:
            if following and _kin("{kin} of (?:the )?").fullmatch(text, phrase.span.end, following.span.start):
                of = following
            elif before and _is_kin_of(text, before, phrase):
                of = before
        person = of is not None and of.form in {Form.NAME, Form.TITLE} and of.party is not None
        yield replace(phrase, certain=True, party=phrase.party or of.party) if of and person else phrase


def _is_kin_of(text: str, person: Phrase, phrase: Phrase) -> bool:
    """Whether a name is that of a person's kin, named behind ("the wife of President X, *Ana Ruiz*", "X's wife")."""
    gap = person.span.end, phrase.span.start
    if _kin("(?:[’']s?)? {kin},? ", comma=False).fullmatch(text, *gap):
        return True
    led = _kin("{kin} of (?:the )?", comma=False, end=True)
    return bool(_NEXT.fullmatch(text, *gap) and led.search(text, max(0, person.span.start - 40), person.span.start))


@cache
def _kin(words: str, *, comma: bool = True, end: bool = False) -> re.Pattern[str]:
    """Words with a noun for somebody's kin."""
    kin = rf"(?:(?:the|his|her|their) )?{either('names', 'kin')}"
    return re.compile(rf"{',? ' if comma else ''}{words.replace('{kin}', kin)}{chr(92) + 'Z' if end else ''}")


def with_listed(text: str, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases, bare names listed behind "counterparts from …:" shown to be persons', each of its state."""
    at = 0
    while at < len(phrases):
        opens = _opens().search(text, max(0, phrases[at].span.start - _REACH), phrases[at].span.start)
        run = _run(text, phrases, at) if opens else []
        states = [one.party for one in phrases[:at] if opens and one.span.end > opens.start() and one.party]
        each = len(states) == len(run)
        if opens and len(run) > 1 and (each or opens.group().rstrip().endswith(":")):
            parties: list[str | None] = list(states) if each else [None] * len(run)
            yield from (_shown(text, phrase, party) for phrase, party in zip(run, parties, strict=True))
            at += len(run)
        else:
            yield phrases[at]
            at += 1


def with_present(text: str, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases, bare names of those of whom it is said that they were present shown to be persons'."""
    at = 0
    while at < len(phrases):
        run = _run(text, phrases, at)
        present = bool(run) and _present().match(text, run[-1].span.end)
        yield from (_shown(text, phrase, None) for phrase in run) if present else run or [phrases[at]]
        at += max(1, len(run))


@cache
def _present() -> re.Pattern[str]:
    """What says of those just named that they were there."""
    return re.compile(load_table("cast")["shown"]["present"])


def _run(text: str, phrases: Sequence[Phrase], at: int) -> list[Phrase]:
    """The names that stand in a list from the phrase at a place on."""
    run: list[Phrase] = []
    for phrase in (phrases[number] for number in range(at, len(phrases))):
        if phrase.form is not Form.NAME or (run and not _LISTED.fullmatch(text, run[-1].span.end, phrase.span.start)):
            break
        run.append(phrase)
    return run


def _shown(text: str, phrase: Phrase, party: str | None) -> Phrase:
    """A name in such a list as a person's, if it is bare and of several words."""
    whole = phrase.name is not None and " " in phrase.name.of(text)
    return replace(phrase, certain=True, party=phrase.party or party) if whole and not phrase.office else phrase


def with_shared(text: str, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases, bare names with what is said of all behind the last ("A and B, Deputy Ministers of X")."""
    at = 0
    while at < len(phrases):
        run = _run(text, phrases, at)
        bare = len(run) > 1 and not any(one.certain for one in run[:-1])
        behind = next(iter(phrases[at + len(run) : at + len(run) + 1]), None)
        told = _told_of_all(text, run[-1], behind) if bare else None
        if told is not None:
            office, party = told
            for one in run:
                yield one if one.closed else replace(_shown(text, one, party), office=office)
        else:
            yield from run or [phrases[at]]
        at += max(1, len(run))


def _told_of_all(text: str, last: Phrase, behind: Phrase | None) -> tuple[str | None, str | None] | None:
    """The office and party of a whole list that stand behind its last name, None where nothing does."""
    if last.shared:
        return last.office, last.party
    if last.certain or behind is None or behind.party is None:
        return None
    return (None, behind.party) if _told().fullmatch(text, last.span.end, behind.span.start) else None


@cache
def _told() -> re.Pattern[str]:
    """What several persons are, in small letters, as far as the party that they are of."""
    nouns = either("names", "called")
    return re.compile(rf",\s(?:(?:both|all|the|two|three|four)\s)?(?:[a-z-]+\s)?{nouns}s?\s(?:of|to|from)\s(?:the\s)?")


@cache
def _opens() -> re.Pattern[str]:
    """What stands before a list of counterparts, up to its colon, comma or dash."""
    nouns = rf"\b(?i:{either('names', 'listed')})"
    return re.compile(rf"{nouns}(?:\s(?:from|of|for|in)\s[^.:;\n]{{2,150}})?(?:[:,]|\s[–—-])\s(?:the\s)?\Z")
