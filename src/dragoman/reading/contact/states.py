"""Lists of states as a text gives them, by name or seat of government: "Costa Rica, Panama, and Ecuador"."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_kind, party_name, party_of, party_pattern
from dragoman.model import Actor

_NEXT = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|;\s*)(?:the\s+)?")
_ARTICLE = re.compile(r"\s*(?:the\s+)?")
_BRACKETS = re.compile(r"\s*\([A-Z]{2,5}\)")


def states_at(text: str, start: int, end: int) -> tuple[Actor, ...]:
    """The states listed from `start` on, each once."""
    codes, _ = _listed(text, start, end)
    return tuple(Actor(party_name(code), None, None, code) for code in dict.fromkeys(codes))


def states_end(text: str, start: int, end: int) -> int:
    """Where the list of states ends that begins at `start`; `start` itself where none does."""
    return _listed(text, start, end)[1]


def _listed(text: str, start: int, end: int) -> tuple[list[str], int]:
    """The codes of the states listed from `start` on, and where the last of them ends."""
    codes: list[str] = []
    last = start
    opened = _ARTICLE.match(text, start)
    at = opened.end() if opened else start
    while match := party_pattern().match(text, at, end):
        code = party_of(match.group())
        if code is None or party_kind(match.group()) == "demonym":
            break
        codes.append(code)
        brackets = _BRACKETS.match(text, match.end(), end)
        last = brackets.end() if brackets else match.end()
        following = _NEXT.match(text, last, end)
        if following is None:
            break
        at = following.end()
    return codes, last


def states_of_group(text: str, start: int, end: int) -> tuple[Actor, ...]:
    """The states whose officials stand at `start` ("the foreign ministers of Chile and Peru"), if there are several."""
    group = _group().match(text, start, end)
    states = states_at(text, group.end(), end) if group else ()
    return states if len(states) > 1 else ()


@cache
def _group() -> re.Pattern[str]:
    """Officials in the plural with "of" or "from" behind them."""
    officials = load_table("contacts")["groups"]["pattern"]
    return re.compile(
        rf"(?:[\w’-]+\s){{0,4}}?(?:{officials})\s(?:of|from)\s(?:the\s[Gg]overnments\sof\s)?", re.IGNORECASE
    )
