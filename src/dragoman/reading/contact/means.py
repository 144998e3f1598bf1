"""By which means a contact was held, where words beside it tell: "met … via videoconference", "spoke by phone"."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.contact.words import spaced

_VIRTUAL = re.compile(
    r"\b(?:virtual|online)\s+(?:(?:[\w.’'-]+\s+){0,3}|(?:(?-i:[A-Z])[\w.’'-]*\s+){0,6})\Z", re.IGNORECASE
)


def kind_by_means(text: str, head: Span, reach: Span) -> str | None:
    """The kind that the means give which are named within `reach` of a cue's head, None where none are."""
    if _VIRTUAL.search(text, reach.start, head.start):
        return "video_conference"
    for kind, pattern in _means():
        match = pattern.search(text, *reach)
        if (
            match
            and not _clause_between(text, head.end, match.start())
            and " and " not in text[match.end() : head.start]
        ):
            return kind
    return None


def is_means(before: str) -> bool:
    """Whether a noun stands after "via" and the like."""
    return bool(
        re.search(
            r"(?:\b(?:via|through|(?<!followed )(?<!preceded )by)(?: an?| the)?|format of an?)\s+(?:[\w-]+\s+)?$",
            before,
        )
    )


def _clause_between(text: str, start: int, end: int) -> bool:
    """Whether another clause begins between two offsets, so that what stands at `end` belongs elsewhere."""
    return start < end and bool(_new_clause().search(text, start, end))


@cache
def _new_clause() -> re.Pattern[str]:
    return re.compile(load_table("contacts")["means_end"]["clause"])


@cache
def _means() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Means by kind."""
    return tuple(
        (entry["kind"], re.compile(rf"\b(?:{spaced(entry['pattern'])})\b", re.IGNORECASE))
        for entry in load_table("contacts")["means"]
    )
