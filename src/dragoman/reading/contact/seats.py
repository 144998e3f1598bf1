"""Whom a visit to a seat of government is made to ("travel to Riga": Latvia)."""

from functools import partial

from dragoman.lexicon.parties import party_name, party_of
from dragoman.model import Actor
from dragoman.reading.cast import Cast
from dragoman.reading.contact.cues import Cue
from dragoman.reading.contact.listed import Side
from dragoman.reading.contact.words import pattern

_words = partial(pattern, "seats")


def of_seat(cast: Cast, cue: Cue, side: Side) -> Side:
    """The other side of a visit: `side` as the words name it, else the state whose seat is visited."""
    told = side.actors or side.foreign or side.group or cue.needs == "welcome"
    if cue.kind != "visit" or told or _words("on_the_way").match(cast.text, cue.head.start):
        return side
    place = _words("seat").match(cast.text, cue.head.end, cue.sentence.span.end)
    words = place[1].split() if place else []
    codes = (party_of(" ".join(words[:length])) for length in range(len(words), 0, -1))
    code = next((code for code in codes if code), None)
    return Side((Actor(party_name(code), None, None, code),), (), (code,)) if code else side
