"""Rules for times that bind to nothing: "at an early date", "in due course", "soon"."""

import re

from dragoman.reading.times.rules import Found, Rule
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Grain, Time, TimeKind
from dragoman.reading.times.words import one_of, phrases

_PHRASES = phrases("open", "phrases")
_OPEN = re.compile(rf"{one_of(_PHRASES)}\b(?!-|\s(?:as|after|before)\b)", re.IGNORECASE)


def _make_open(found: Found, _: Setting) -> Time:
    return Time(found.span, TimeKind.OPEN, None, Grain.OPEN)


FIRST_WORDS = frozenset(phrase.split()[0] for phrase in _PHRASES)
AT_FIRST_WORD = (Rule(_OPEN, _make_open),)
