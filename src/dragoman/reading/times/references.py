"""Rules for the present, past and future at large: "now", "in recent years", "the foreseeable future"."""

import re

from dragoman.lexicon import load_table
from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Reference, Time, TimeKind
from dragoman.reading.times.words import NUMBER, one_of, plain

_TABLE = load_table("times_vague")["references"]
_ARTICLE = re.compile(r"^(?:the|an?)\s")
_REFERENCES = {phrase: name for name in Reference for phrase in _TABLE[name.value]}
_BARE = {_ARTICLE.sub("", phrase) for phrase in _REFERENCES}
_COUNTED = r"(?:few|several|couple|many|minute|hour|day|week|month|quarter|year|decade|centur)"
_PHRASE = re.compile(rf"(?i:{one_of(_BARE)})\b(?!-|\s(?:\d|{NUMBER}\s|{_COUNTED}))")
_LEAD = re.compile(r"\b(?:the|an?)\s$", re.IGNORECASE)


def _make_reference(found: Found, _: Setting) -> Time | None:
    """The reference with its article if the table has it so, else without."""
    words = plain(found.match.group())
    with_article = _REFERENCES.get(f"{found.lead} {words}") if found.lead else None
    without = _REFERENCES.get(words)
    reference = with_article or without
    if reference is None:
        return None
    span = found.span if with_article else found.span._replace(start=found.match.start())
    return Time(span, TimeKind.REFERENCE, None, Grain.OPEN, reference=reference)


FIRST_WORDS = frozenset(re.split(r"\W", phrase)[0] for phrase in _BARE)
AT_FIRST_WORD = (Rule(_PHRASE, _make_reference, _LEAD),)
