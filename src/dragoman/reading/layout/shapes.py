"""Tells the lines that stand round the prose of an account: datelines, source lines, captions and headings."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import month_pattern
from dragoman.reading.layout.phrases import fold, lines, starts, words

LONGEST = 200
"""Code points beyond which a line is taken for a paragraph."""

_MONTH = month_pattern()
_DATE = re.compile(
    rf"\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s(?:19|20)\d\d)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}\b\.?,?(?:\s(?:19|20)\d\d)?"
    r"|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[A-Z]{2,4}|local time))?|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;:,][\"”’)]*$")
_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
_PARENTHESIS_AT_END = re.compile(r"\(([^()]{2,60})\)$")
_INLINE_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\n:–—()]{1,50}?)(?:\s?(?P<note>\([^)\n]{2,40}\))(?P<after>,?\s[\w ,.]{3,24}?)?)?"
    r"\s?(?P<mark>[–—]|--?|:)\s+(?=[\w“\"(‘])"
)
_NAMES_PLACE = re.compile(r"(?:[^\W\d_][\w.'’\-]*)(?:[,\s]+[^\W\d_][\w.'’\-]*){0,5}")
_MOST_REST = 4
_LONGEST_NAME = 6
_LONGEST_OFFICE = 9
_LONGEST_POSTING = 12
_SHORTEST_PLACE = 3
_LONGEST_HEADING = 16


def is_dateline(line: str) -> bool:
    """Whether a line says only when (and where) something was said or published."""
    if len(line) > LONGEST or fold(line) in lines("dateline", "lines"):
        return len(line) <= LONGEST
    rest, dates = _DATE.subn(" ", line)
    rest, times = _TIME.subn(" ", rest)
    if dates + times:
        return _is_bare(rest)
    return fold(line) in _places() or _is_place(line)


def _is_bare(rest: str) -> bool:
    """Whether what a line holds beside dates and times is a weekday, a stock word, or a few names."""
    lead = starts("dateline", "lead_words").match(rest.lower().lstrip(" (["))
    left = _WORD.findall(_WEEKDAY.sub(" ", rest))
    small = lines("dateline", "small_words")
    if left and rest.rstrip(" )]").endswith(("?", "!", ".")) and not lead:
        return False
    return len(left) <= _MOST_REST and (bool(lead) or all(word[0].isupper() or word in small for word in left))


def is_posting(line: str) -> bool:
    """Whether a line says when a page was put up, whatever else stands on it: "Posted on: … | Back | Print"."""
    return (
        len(line) <= LONGEST
        and bool(starts("dateline", "lead_words").match(line.lower()))
        and names_date(line)
        and line.count(" ") < _LONGEST_POSTING
    )


def names_date(line: str) -> bool:
    """Whether a line holds a full or partial date."""
    return _DATE.search(line) is not None


def inline_dateline(text: str, start: int, end: int) -> int | None:
    """Where the dateline at the head of a paragraph ends ("MOSCOW, March 3 (TASS) —"), None where there is none."""
    match = _INLINE_DATELINE.match(text, start, min(end, start + 110))
    if match is None or match.end() >= end:
        return None
    place = match["place"].strip()
    after = match["after"] or ""
    if _WEEKDAY.sub(" ", _DATE.sub(" ", after)).strip(" ,."):
        return None
    bare = _WEEKDAY.sub(" ", _TIME.sub(" ", _DATE.sub(" ", place))).strip(" ,.")
    first = re.split(r"[,./(]| {2,}", bare, maxsplit=1)[0].strip().casefold()
    known = first in _places() or bare.casefold() in _places()
    noted = bool(match["note"]) and not _WEEKDAY.search(match["note"])
    dated = names_date(place) or names_date(after)
    told = noted and dated and _is_named(bare)
    upper = bare.isupper() and len(bare) >= _SHORTEST_PLACE and bool(match["note"] or dated) and match["mark"] != ":"
    return match.end("mark") if known or upper or told else None


def _is_named(place: str) -> bool:
    """Whether words are a few capitalised ones, as the name of a place is."""
    return _NAMES_PLACE.fullmatch(place) is not None and all(word[0].isupper() for word in _WORD.findall(place))


def is_source(line: str) -> bool:
    """Whether a line says where the text comes from: "Source: Xinhua", "(Original text in French)", "Reuters"."""
    if len(line) > LONGEST:
        return False
    folded = fold(line)
    return bool(starts("source").match(line.lower())) or folded in lines("source", "agencies") or _is_byline(line)


def is_caption(line: str) -> bool:
    """Whether a line is the legend of a picture."""
    if starts("caption").match(line.lower()):
        return True
    match = _PARENTHESIS_AT_END.search(line)
    if match is None:
        return False
    inside = match[1].casefold()
    return ("/" in inside and inside.split("/")[0].strip() in lines("caption", "credits")) or inside.startswith(
        ("photo", "file photo", "image:", "picture")
    )


def is_attribution(line: str) -> bool:
    """Whether a line says on whose behalf the text below is, by phrase or by a name and an office."""
    if is_stock_attribution(line):
        return len(line) <= LONGEST
    count = line.count(" ")
    if not 1 < count <= _LONGEST_OFFICE or "," not in line or _SENTENCE_END.search(line) or not line[0].isupper():
        return False
    name, office = line.split(",", 1)
    capital = all(word[0].isupper() for word in name.split())
    return capital and " " in name and words("attribution", "offices").search(office.lower()) is not None


def is_stock_attribution(line: str) -> bool:
    """Whether a line begins with a stock phrase of attribution: "The following is attributable to …"."""
    return starts("attribution").match(line.lower()) is not None


def is_unfinished(line: str) -> bool:
    """Whether a line ends without the mark of a sentence."""
    return not _SENTENCE_END.search(line)


def is_heading(line: str) -> bool:
    """Whether a line is short, begins with a capital and ends without the mark of a sentence."""
    return line.count(" ") < _LONGEST_HEADING and is_unfinished(line) and (line[0].isupper() or not line[0].isalpha())


def _is_byline(line: str) -> bool:
    return line.lower().startswith("by ") and line.count(" ") < _LONGEST_NAME and is_unfinished(line)


def _is_place(line: str) -> bool:
    """Whether it is like "Ottawa, Ontario" or "Treaty Room": capitalised, a place or ending in a word for one."""
    if (
        line.count(" ") >= _LONGEST_NAME
        or not is_unfinished(line.rstrip("."))
        or not _NAMES_PLACE.fullmatch(line.rstrip("."))
    ):
        return False
    head = line.split(",", 1)[0].strip().casefold()
    if "," in line and head in _places():
        return True
    return line[0].isupper() and line.rsplit(maxsplit=1)[-1].casefold() in lines("dateline", "place_words")


@cache
def _places() -> frozenset[str]:
    return frozenset(place.casefold() for place in load_table("layout")["dateline"]["places"])
