"""Talks of a group of whom nobody is named: what says behind the group that they were held."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.reading.contact.cues import Cue, Manner, as_held


def said_held(text: str, cue: Cue, start: int) -> Cue:
    """The cue of talks of those whose words go on from `start`, held if a verb says so ("Talks of advisers ended")."""
    if cue.manner is not Manner.BARE:
        return cue
    held = _held_behind().match(text, start, cue.sentence.span.end)
    return as_held(cue, held.group()) if held else cue


@cache
def _held_behind() -> re.Pattern[str]:
    """What says that talks were held behind the words for those who held them."""
    passive = load_table("contacts")["context"]["passive"]
    return re.compile(rf"(?:\s(?!(?:that|which|who|and)\b)[\w’-]+){{0,6}}?\s+{passive}\b", re.IGNORECASE)
