"""Whom a visit to a seat of government is made to ("travel to Riga": Latvia)."""

import re

from dragoman.lexicon.parties import party_name, party_of
from dragoman.model import Actor
from dragoman.reading.cast import Cast
from dragoman.reading.contact.cues import Cue
from dragoman.reading.contact.participants import Side

_SEAT = re.compile(r"\s+(?:(?:to|in)\s+)?((?:The\s)?[A-ZÀ-Þ][\w’-]*(?:\s[A-ZÀ-Þ][\w’-]*){0,2})")
_ON_THE_WAY = ("arriv", "returned")


def of_seat(cast: Cast, cue: Cue, side: Side) -> Side:
    """The other side of a visit: `side` as the words name it, else the state whose seat is visited."""
    told = side.actors or side.foreign or side.group or cue.needs == "welcome"
    if cue.kind != "visit" or told or cue.head.of(cast.text).lower().startswith(_ON_THE_WAY):
        return side
    place = _SEAT.match(cast.text, cue.head.end, cue.sentence.span.end)
    words = place[1].split() if place else []
    codes = (party_of(" ".join(words[:length])) for length in range(len(words), 0, -1))
    code = next((code for code in codes if code), None)
    return Side((Actor(party_name(code), None, None, code),), (), (code,)) if code else side
