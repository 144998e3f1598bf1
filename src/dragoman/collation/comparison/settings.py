"""Settings: what a statement is about where its own words leave that to the words around it.

"On the ferries, Berg urged patience" says in its opening what the patience is for; "Rojas agreed to the proposal" leans
on what was proposed before. Those words are shown, and cited, with the statement.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from dragoman.collation.words import stem
from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import month_names, weekday_names
from dragoman.model import Span, Statement

_LONGEST = 120
"""Code points of an opening: a longer one is a clause, not a subject."""
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“‘(]?[A-Z0-9À-Þ])|\n+")
_PLAIN = r"(?:[^,;:.\n]|(?<=\b[A-Z])\.)"
"""What an opening is made of: it ends with its comma, and no full stop but that of an initial stands in it."""
_BACK = re.compile(r"\b(?:this|these|such an?|the latter)\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:Mrs?|Ms|Dr|Gen|Sen|Gov|St|Jr|Sr|U\.S|[A-Z])\.$")


def settings_of(text: str, statements: Sequence[Statement]) -> Iterator[Span | None]:
    """For each statement, in order, where the account says what it is about; None where it says so itself."""
    before: Statement | None = None
    for statement in statements:
        yield _leant_on(text, statement, before) or _opening(text, statement)
        before = statement


def _leant_on(text: str, statement: Statement, before: Statement | None) -> Span | None:
    """What the statement before has, where this one speaks of "the proposal" or "these matters" and no more."""
    if before is None or before.span.end > statement.span.start:
        return None
    content = statement.content.of(text)
    return before.content if leans(content) and _near(text[before.span.end : statement.span.start]) else None


def points_back(words: str) -> bool:
    """Whether a sentence speaks of something that was named before it ("for *this* treaty", "*for this*")."""
    return _BACK.search(words) is not None


def leans(content: str) -> bool:
    """Whether what was said points to what was said before ("agreed to *the proposal*", "*on this issue*")."""
    return _pointing().search(content) is not None


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences and lines of a text, by their look, without those that are blank."""
    found, start = [], 0
    for gap in _SENTENCE.finditer(text):
        if not _TITLED.search(text[start : gap.start()]):
            found.append(Span(start, gap.start()))
            start = gap.end()
    found.append(Span(start, len(text)))
    return tuple(span for span in found if span.of(text).strip())


def _near(between: str) -> bool:
    """Whether no other paragraph and no other sentence stands between two statements."""
    return "\n" not in between and not _SENTENCE.search(between.strip(' ."”’'))


def _opening(text: str, statement: Statement) -> Span | None:
    """The subject that opens the statement's sentence, or else its paragraph."""
    paragraph = Span(text.rfind("\n", 0, statement.span.start) + 1, statement.span.end)
    for start in dict.fromkeys((_sentence_start(text, statement.span.start), paragraph.start)):
        found = _openers().match(text, start, statement.span.end)
        name = next((name for name, words in found.groupdict().items() if words), None) if found else None
        if found and name and _tells(found[name]):
            span = Span(*found.span(name))
            return None if _says(statement.content.of(text), found[name]) else span
    return None


def _says(content: str, matter: str) -> bool:
    """Whether what was said names its subject itself."""
    subject, own = ({stem(word) for word in _WORD.findall(words.casefold())} for words in (matter, content))
    telling = {word for word in subject if len(word) > len("the")} or subject
    return telling <= own


def _sentence_start(text: str, place: int) -> int:
    known = sentences(text)
    before = bisect_right(known, place, key=lambda sentence: sentence.start)
    return known[before - 1].start if before else 0


def _tells(matter: str) -> bool:
    """Whether the words are a subject: not a day, a place of talks or a figure of speech."""
    words = [word.casefold().strip("“”\"'’") for word in matter.split()]
    times = {name.casefold() for name in (*weekday_names(), *month_names())}
    idle = times | set(load_table("findings")["setting"]["idle"])
    return bool(words) and len(matter) <= _LONGEST and not idle.intersection(words) and not words[0].isdigit()


@cache
def _openers() -> re.Pattern[str]:
    table = load_table("findings")["setting"]
    heads, topics, prompts, connectives = (
        "|".join(re.escape(words).replace("\\ ", r"\s+") for words in table[name])
        for name in ("openers", "nouns", "prompts", "connectives")
    )
    return re.compile(
        rf"[\"“‘]?(?:(?:{connectives}),?\s+)?(?:(?:{heads})\s+(?P<opened>{_PLAIN}+),"
        rf"|(?:when|after|as)\s+{_PLAIN}{{1,60}}?\s(?:{prompts})\s+(?P<prompted>{_PLAIN}+),"
        rf"|(?:the\s+)?(?:{topics})\s+(?:in|of|on|around)\s+(?P<placed>{_PLAIN}+),\s+where\b)",
        re.IGNORECASE,
    )


@cache
def _pointing() -> re.Pattern[str]:
    table = load_table("findings")["setting"]
    nouns = "|".join(re.escape(noun) for noun in table["pointed"])
    pointer = rf"(?:this|that|these|those|such an?)\s+(?:same\s+)?(?:{nouns})s?\b"
    return re.compile(rf"^\W*{pointer}|\b(?:the\s+(?:{nouns})s?|{pointer})\W*$", re.IGNORECASE)
