"""A rule: a pattern tried where a trigger word stands, what may stand before it, and what is made of a match."""

import re
from collections.abc import Callable
from typing import NamedTuple

from dragoman.model import Span
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.values import Time

LOOK_BACK = 32
"""How many code points before a match its lead-in words may reach."""


class Found(NamedTuple):
    """A match of a rule: its named groups, its span with the lead-in, and the lead-in in lower case."""

    match: re.Match[str]
    span: Span
    lead: str

    def group(self, name: str) -> str:
        """A named group in lower case, empty where it took no part."""
        return (self.match[name] or "").lower()


Make = Callable[[Found, Setting], Time | None]


class Rule(NamedTuple):
    """`pattern` is matched at a trigger; `lead`, which ends in `$`, is searched in the words before it."""

    pattern: re.Pattern[str]
    make: Make
    lead: re.Pattern[str] | None = None

    def apply(self, setting: Setting, start: int, bounds: Span) -> Time | None:
        """The time that begins (its lead-in aside) at `start` and lies in `bounds`, None where there is none."""
        match = self.pattern.match(setting.text, start, bounds.end)
        if match is None:
            return None
        lead = ""
        begin = start
        if self.lead is not None:
            floor = max(bounds.start, start - LOOK_BACK)
            before = self.lead.search(setting.text[floor:start])
            if before is not None and (before.start() > 0 or floor == bounds.start):
                begin = floor + before.start()
                lead = before.group().strip().lower()
        return self.make(Found(match, Span(begin, match.end()), lead), setting)
