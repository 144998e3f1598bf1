"""Rules for old and shortened years, decades and centuries: "'82", "the early 1990s", "the 19th century"."""

import re

from dragoman.lexicon import load_table
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import one_of

_DECADE = re.compile(r"(?P<full>1[0-9]\d|20\d)0['’]?s\b|(?P<short>[2-9])0s\b")
_DECADE_WORD = re.compile(rf"(?i:{one_of(load_table('times_vague')['decades'])})\b")
_YEAR = re.compile(r"(?P<year>1[0-8]\d\d)\b(?![-–/:.,]?\d)(?!\s(?:people|troops|men|of)\b)")
_SHORT_YEAR = re.compile(r"(?P<year>[4-9]\d|[01]\d)\b(?![-–/:.,%]?\d)")
_CENTURY = re.compile(r"(?P<number>\d\d?)(?:st|nd|rd|th)[\s-]century\b")
_CENTURY_WORD = re.compile(rf"(?i:(?P<number>{one_of(load_table('times_vague')['centuries'])})[\s-]century)\b")
_LEAD = re.compile(r"\b(?:the\s)?(?:(?:early|late|mid)(?:-|\s))?['’]?$", re.IGNORECASE)
_LEAD_YEAR = re.compile(r"\b(?:in|since|of|from|until|by|before|after|to|through|and|between)\s$", re.IGNORECASE)
_APOSTROPHE = re.compile(r"\b(?:in|since|of|from|until|by|before|after|to|through)\s['’]$", re.IGNORECASE)
_LEAD_CENTURY = re.compile(r"\b(?:the\s)?(?:(?:early|late|mid)(?:-|\s))?$", re.IGNORECASE)
_THIS_CENTURY = 30


def _make_decade(found: Found, _: Setting) -> Time:
    years = found.match["full"] or f"19{found.match['short']}"
    return Time(found.span, TimeKind.DATE, years + "X", Grain.DECADE)


def _make_decade_word(found: Found, _: Setting) -> Time | None:
    """The decade "the sixties" names, not somebody's own "sixties" or a temperature's."""
    if "the" not in found.lead:
        return None
    years = load_table("times_vague")["decades"][found.match.group().lower()]
    return Time(found.span, TimeKind.DATE, f"19{years}X", Grain.DECADE)


def _make_year(found: Found, _: Setting) -> Time | None:
    span = found.span._replace(start=found.match.start())
    return Time(span, TimeKind.DATE, found.match["year"], Grain.YEAR) if found.lead else None


def _make_short_year(found: Found, _: Setting) -> Time | None:
    """A year as "'82": the apostrophe is its sign."""
    if not found.lead:
        return None
    year = int(found.match["year"])
    century = 2000 if year < _THIS_CENTURY else 1900
    span = found.span._replace(start=found.match.start() - 1)
    return Time(span, TimeKind.DATE, str(century + year), Grain.YEAR)


def _make_century(found: Found, _: Setting) -> Time | None:
    word = found.group("number")
    number = int(word) if word.isdecimal() else int(load_table("times_vague")["centuries"][word])
    return Time(found.span, TimeKind.DATE, f"{number - 1:02d}XX", Grain.CENTURY) if number else None


AT_FIGURE = (
    Rule(_CENTURY, _make_century, _LEAD_CENTURY),
    Rule(_DECADE, _make_decade, _LEAD),
    Rule(_SHORT_YEAR, _make_short_year, _APOSTROPHE),
    Rule(_YEAR, _make_year, _LEAD_YEAR),
)
FIRST_WORDS = frozenset(
    word.split("-")[0] for word in (*load_table("times_vague")["decades"], *load_table("times_vague")["centuries"])
)
AT_WORD = (Rule(_CENTURY_WORD, _make_century, _LEAD_CENTURY), Rule(_DECADE_WORD, _make_decade_word, _LEAD))
