"""Parties: states and organisations by what they are called.

Knows names, demonyms and seats of government ("Moscow", "the White House") from `data/parties.csv`. It does not look at
context beyond a word on either side: that Georgia can be a state of the U.S., Jordan and Chad men's names, Paris a mere
place, and "Korean" either Korea, is for the reader of the whole text to weigh.
"""

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from dragoman.lexicon.loader import load_rows, load_table
from dragoman.lexicon.phrases import alternation

Kind = Literal["name", "demonym", "seat"]

_CACHE_SIZE = 8192
_ARTICLE = re.compile(r"^(?:the|The|THE)\s+(?!Hague)")
_POSSESSIVE = re.compile(r"['’]s?$")


class _Entry(NamedTuple):
    code: str
    kind: Kind


def party_of(words: str) -> str | None:
    """The code of the party that `words` name ("the Russian Federation" → RU, "Moscow" → RU), None if they name none.

    A leading article and a possessive ending are ignored. Case counts ("us" is not "US"), but names all in capitals
    are known too.
    """
    entry = _entry(words)
    return entry.code if entry else None


def party_named(words: str) -> str | None:
    """The code of the party that a person means by `words`, whatever the case: its code, name, people or seat."""
    plain = " ".join(words.split()).replace("\u2019", "'")
    if plain.upper() in _names():
        return plain.upper()
    return party_of(plain) or _uncased().get(_ARTICLE.sub("", plain).casefold())


def party_names() -> dict[str, str]:
    """The English short name of every party, by code."""
    return dict(_names())


def party_kind(words: str) -> Kind | None:
    """How `words` name a party: by `name`, by `demonym` ("Russian") or by `seat` ("Moscow"); None if they do not."""
    entry = _entry(words)
    return entry.kind if entry else None


def is_organisation(code: str | None) -> bool:
    """Whether a code is an organisation's, which no people is called after."""
    return code in _organisations()


@cache
def _organisations() -> frozenset[str]:
    """The codes of the parties that have no demonym."""
    return frozenset(party["code"] for party in load_rows("parties") if not party["people"])


def party_name(code: str) -> str:
    """The English short name of a party's code, or the code itself where it is not known."""
    return _names().get(code, code)


@cache
def party_pattern() -> re.Pattern[str]:
    """Finds every party expression of a text, the longest at each place, without article or possessive."""
    context = load_table("parties")
    not_after = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in context["not_after"])
    not_before = f"(?!{alternation(context['not_before'])}s?(?!\\w))"
    not_after += "".join(rf"(?<!\b{re.escape(word)}-)" for word in context["not_behind"])
    joined = f"(?!-(?i:{alternation(context['not_joined'])})(?!\\w))"
    return re.compile(rf"(?<!\w)(?=[0-9A-ZÀ-Þa-z]){not_after}{not_before}{alternation(_entries())}(?!\w){joined}")


@lru_cache(_CACHE_SIZE)
def _entry(words: str) -> _Entry | None:
    """What the lexicon has for an expression."""
    plain = " ".join(words.split()).replace("\u2019", "'")
    plain = _POSSESSIVE.sub("", _ARTICLE.sub("", plain))
    known = _entries()
    return known.get(plain) or (_capitals().get(plain) if plain.isupper() else None)


@cache
def _names() -> dict[str, str]:
    """The name of every code."""
    return {party["code"]: party["name"] for party in load_rows("parties")}


@cache
def _entries() -> dict[str, _Entry]:
    """Every expression for a party, without article."""
    entries: dict[str, _Entry] = {}
    for party in load_rows("parties"):
        listed: tuple[tuple[Kind, str], ...] = (
            ("name", f"{party['name']};{party['names']}"),
            ("demonym", party["people"]),
            ("seat", party["seats"]),
        )
        for kind, phrases in listed:
            for phrase in filter(None, phrases.split(";")):
                for spelling in _spellings(_ARTICLE.sub("", phrase)):
                    entries.setdefault(spelling, _Entry(party["code"], kind))
    return entries


def _spellings(phrase: str) -> list[str]:
    """A phrase in British and American spelling, as it is listed first."""
    found = [phrase]
    for pair in load_table("parties")["spellings"]:
        found += [phrase.replace(one, other) for one, other in (pair, pair[::-1]) if one in phrase]
    return found


@cache
def _uncased() -> dict[str, str]:
    """The code of every expression for a party, without case; of two, the one that stands first."""
    codes: dict[str, str] = {}
    for phrase, entry in _entries().items():
        codes.setdefault(phrase.casefold(), entry.code)
    return codes


@cache
def _capitals() -> dict[str, _Entry]:
    """The same expressions in capital letters, those of more than three letters."""
    return {phrase.upper(): entry for phrase, entry in _entries().items() if len(phrase) > len("U.S")}
