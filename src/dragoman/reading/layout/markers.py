"""Finds what may be the number, letter or bullet of an outline item; `outline` decides which of them are."""

import re
from functools import cache
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.reading.layout.lines import Line


class Candidate(NamedTuple):
    """A possible marker at [start, end).

    `readings` are its (style, ordinal) pairs, most likely first: "(i)" is the first roman and the ninth letter. Two
    markers are of one list only if their styles are the same. `glued` tells that it stands within its line.
    """

    start: int
    end: int
    label: str
    readings: tuple[tuple[str, int], ...]
    glued: bool
    indent: int


_BULLET = r"[•·▪◦‣●○■□►▶➤✓❖\u2043]"
_NUMBER = r"\d{1,2}|[a-z]|[ivx]{2,5}"
_HEAD = re.compile(
    rf"(?P<bullet>{_BULLET}(?=\s*\w)|[-–—*](?=\s+\S))|\((?P<inner>{_NUMBER})\)(?=\s|[A-Z“\"])"
    rf"|(?P<plain>{_NUMBER}|[A-Z]|[IVX]{{2,5}})(?P<close>[.)])(?=\s|[A-Z“\"(])"
)
_GLUED = re.compile(
    rf"(?<=[.!?:;”\")])[ \t\u00a0]*(?:(?P<bullet>•)(?=\s*\w)|\((?P<inner>{_NUMBER})\)(?=\s*[A-Z“\"])"
    r"|(?P<plain>\d{1,2})(?P<close>[.)])(?=\s{1,3}[“\"(]?[A-Z]))"
)
_BLANK = re.compile(r"\s*")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_DEEPEST_CHAIN = 3
_LONGEST_WORD = 12


def candidates(text: str, line: Line) -> list[Candidate]:
    """The possible markers of `line`, in order: a chain at its head ("2. (1)"), then those glued to a sentence end."""
    found = _at_head(text, line)
    begin = found[-1].end if found else line.start
    found.extend(_within(text, begin, line.end))
    return found


def _at_head(text: str, line: Line) -> list[Candidate]:
    found: list[Candidate] = []
    position = line.start
    while len(found) < _DEEPEST_CHAIN and (match := _HEAD.match(text, position, line.end)):
        if not _plausible(text, match):
            break
        candidate = _candidate(match, glued=False, indent=line.indent + len(found))
        if any(candidate.readings[0][0] == other.readings[0][0] for other in found):
            break
        found.append(candidate)
        position = _after_blanks(text, match.end())
    return found


def _within(text: str, start: int, end: int) -> list[Candidate]:
    return [
        _candidate(match, glued=True, indent=0)
        for match in _GLUED.finditer(text, start, end)
        if _plausible(text, match) and not text[max(0, match.start() - 2) : match.start() - 1].isdigit()
    ]


def _after_blanks(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position


def _plausible(text: str, match: re.Match[str]) -> bool:
    """Whether it is no day of a date: "9. June"."""
    if match["plain"] is None or not match["plain"].isdigit():
        return True
    begin = _after_blanks(text, match.end())
    word = text[begin : begin + _LONGEST_WORD].split(maxsplit=1)
    return not word or word[0].rstrip(".,").casefold() not in _months()


@cache
def _months() -> frozenset[str]:
    return frozenset(load_table("times")["months"])


def _candidate(match: re.Match[str], *, glued: bool, indent: int) -> Candidate:
    start = match.end() - len(match.group().lstrip())
    label = match.group().strip()
    return Candidate(start, match.end(), label, _readings(match), glued, indent)


def _readings(match: re.Match[str]) -> tuple[tuple[str, int], ...]:
    if match["bullet"]:
        return ((match["bullet"], 0),)
    number = match["inner"] or match["plain"]
    shape = "()" if match["inner"] else match["close"]
    if number.isdigit():
        return (("1" + shape, int(number)),)
    case = "A" if number.isupper() else "a"
    letter = ((case + shape, ord(number.lower()) - ord("a") + 1),) if len(number) == 1 else ()
    roman = number.lower()
    numeral = (
        ((case.replace("A", "I").replace("a", "i") + shape, _ROMANS.index(roman) + 1),) if roman in _ROMANS else ()
    )
    return numeral + letter
