"""Bodies that speak: how ministries, officials and parliaments are written, and whose they are by name alone."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.phrases import alternation
from dragoman.reading.cast.words import either, listed

_SPACE = r"(?:[ \t\xa0]{1,3}|[ \t]?\r?\n[ \t]{0,3})"


@cache
def body_pattern() -> re.Pattern[str]:
    """Finds bodies: "foreign ministry sources", "Ministry of Health and Social Policy", "Emergencies Ministry"."""
    bodies = load_table("cast")["bodies"]
    before = alternation([*bodies["modifiers"], *bodies["heads"]])
    people, heads = either("bodies", "people"), either("bodies", "heads")
    titled = alternation([*bodies["titled"], *load_table("cast")["body_party"]])
    loose = rf"(?i:(?:(?:{before}){_SPACE}){{0,3}}(?:{people}|{heads}))"
    named = rf"(?:{titled}|{_with_field()})(?:{_SPACE}(?i:{people}))?"
    return re.compile(rf"(?<![\w’'-])(?:(?=[A-Z])(?:{named})|{loose})(?![\w-])")


def _with_field() -> str:
    """The pattern of bodies that are named by their field, in capitals."""
    words = [word.title() for word in load_table("offices")["fields"] if "'" not in word]
    field = rf"(?:{alternation(words)})(?!\w)"
    more = rf"(?:(?:,|,?{_SPACE}(?:and|&))?{_SPACE}{field}){{0,6}}"
    fields = rf"{field}{more}"
    of = rf"{_SPACE}(?:of|for){_SPACE}(?:the{_SPACE})?"
    return rf"{either('bodies', 'of_field')}{of}{fields}|{fields}{_SPACE}{either('bodies', 'after_field')}"


def speaks_alone(words: str, *, before: str) -> bool:
    """Whether a body without a party needs no owner to be somebody: ministries by name, officials, sources.

    `before` is the determiner in front of it.
    """
    folded = words.casefold()
    bodies = load_table("cast")["bodies"]
    if words in bodies["titled_alone"] or body_party(words) is not None or _named().fullmatch(words):
        return True
    last = folded.split()[-1]
    if last in bodies["singular"]:
        return before in ("a", "an", "one", "the") or " " in folded
    return last in bodies["people_alone"] or folded in bodies["heads_alone"]


def is_bare(words: str) -> bool:
    """Whether it takes what was said before to tell whose a body is ("the government")."""
    return words.rsplit(maxsplit=1)[-1].casefold() in listed("bodies", "bare")


def is_of(side: str | None, words: str) -> bool:
    """Whether a body without a party can be that of a side: no private one, and in the United States no ministry."""
    unlike: dict[str, list[str]] = load_table("cast")["unlike"]
    if side is None or _private().search(words):
        return False
    return not any(word.casefold() in words.casefold() for word in unlike.get(side, ()))


@cache
def _private() -> re.Pattern[str]:
    """Words of bodies that are no state's."""
    return re.compile(rf"\b(?:{load_table('cast')['private']['pattern']})\b")


def body_party(words: str) -> str | None:
    """The party that a body's name tells."""
    parties: dict[str, str] = load_table("cast")["body_party"]
    found = _party_names().search(words)
    return parties[found.group()] if found else None


@cache
def _party_names() -> re.Pattern[str]:
    """The names of bodies that tell the party."""
    names = sorted(load_table("cast")["body_party"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(_with_field())
