"""Talks of a group of whom nobody is named: what says behind the group that they were held, or lie ahead."""

import re
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.reading.contact.cues import Cue, Manner

_LED_IN = re.compile(r"\b(?:in|at|during)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)


def said_held(text: str, cue: Cue, start: int) -> Cue:
    """The cue of talks of those whose words go on from `start`, held if a verb says so ("Talks of advisers ended")."""
    if cue.manner is not Manner.BARE:
        return cue
    if _LED_IN.search(text, cue.sentence.span.start, cue.head.start) and _ahead_there().match(text, start):
        return replace(cue, passive=True, planned=True)
    held = _held_behind().match(text, start, cue.sentence.span.end)
    if held is None:
        return cue
    return replace(cue, passive=True, planned=cue.planned or bool(_planned().search(held.group())))


@cache
def _ahead_there() -> re.Pattern[str]:
    """What says behind the words for those who hold talks what will be done there."""
    return re.compile(load_table("contacts")["context"]["ahead_there"], re.IGNORECASE)


@cache
def _held_behind() -> re.Pattern[str]:
    """What says that talks were held behind the words for those who held them."""
    passive = load_table("contacts")["context"]["passive"]
    return re.compile(rf"(?:\s(?!(?:that|which|who|and)\b)[\w’-]+){{0,6}}?\s+{passive}\b", re.IGNORECASE)


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(rf"\b{load_table('contacts')['context']['planned']}\b", re.IGNORECASE)
