"""What a difference is about, in few words: a topic of the table, a name, or the words of the account itself."""

import re
from collections.abc import Sequence

from dragoman.collation.comparison.ledger import Entry
from dragoman.collation.comparison.particulars import particulars
from dragoman.collation.comparison.settings import leans
from dragoman.collation.comparison.telling import cut, place_of, quote
from dragoman.collation.comparison.weights import generic
from dragoman.collation.words import stem
from dragoman.lexicon.parties import party_of
from dragoman.lexicon.topics import topic_in_prose, topic_ranks
from dragoman.model import Span

_SHORT = 3
"""A name of so few letters, or a title, is nobody's and nothing's by itself."""


def matter(entries: Sequence[Entry], limit: int = 70) -> str:
    """What statements are about: the topic of the table that they share, else the words of the shortest.

    A topic that not every one of them names gives way to a name that stands in all.
    """
    shared = [
        topic
        for topic in entries[0].statement.topics
        if topic in topic_ranks() and not generic(topic) and all(topic in entry.statement.topics for entry in entries)
    ]
    named = next((topic for topic in shared if all(place_of(entry.words, topic) >= 0 for entry in entries)), None)
    if shared and (named or not (name_ := _shared_name(entries))):
        return topic_in_prose(named or shared[0])
    if shared:
        return name_
    shortest = min(entries, key=lambda entry: (not _names_in(entry), len(entry.content), entry.id))
    if shortest.setting and leans(shortest.content):
        return quote(shortest.source, shortest.setting, limit)
    return f"“{cut(shortest.content, limit)}”"


def _shared_name(entries: Sequence[Entry]) -> str:
    """A name that stands in all of some statements, as the first has it; empty where there is none."""
    keyed = [
        {stem(first): span for span in _names_in(entry) if len(first := _first(span, entry)) > _SHORT}
        for entry in entries
    ]
    shared = next((span for key, span in keyed[0].items() if all(key in other for other in keyed[1:])), None)
    return with_article(entries[0].source, shared) if shared else ""


def _names_in(entry: Entry) -> list[Span]:
    """The names in a statement that are nobody's who speaks and no party's."""
    speakers = {word.casefold() for actor in entry.statement.speaker for word in actor.name.split()}
    found = [item.span for item in particulars(entry.source, entry.whole) if item.kind == "name"]
    return [span for span in found if not _is_of(span.of(entry.source), speakers)]


def _is_of(words: str, speakers: set[str]) -> bool:
    return len(words) <= _SHORT or party_of(words) is not None or bool(speakers.intersection(words.casefold().split()))


def _first(span: Span, entry: Entry) -> str:
    return span.of(entry.source).split(maxsplit=1)[0]


_NOUN_BEHIND = re.compile(
    r"\s(?!(?:and|or|as|in|on|of|for|to|with|at|by|from|that|which|is|are|was|were|has|have)\b)[a-z]"
)


def with_article(text: str, span: Span) -> str:
    """Words of an account as a subject, with "the" where they have it there: "the Strait"; not in "the Kiev regime"."""
    words = span.of(text)
    article = text[max(0, span.start - len("the ")) : span.start].casefold() == "the "
    return f"the {words}" if article and not _NOUN_BEHIND.match(text, span.end) else words
