"""Cues: the words that show an act of speech."""

import re
from functools import cache, lru_cache
from typing import Any

from dragoman.lexicon import load_table
from dragoman.lexicon.verbs import forms
from dragoman.model import Act, Span


@lru_cache(4096)
def cue_act(cue: str) -> Act | None:
    """The act that a cue's words show; None where they are neutral or unknown.

    >>> cue_act("expressed his hope")
    <Act.HOPE: 'hope'>
    """
    words = cue.casefold().replace("’", "'")
    found = phrases().search(words)
    if found:
        return _phrases()[" ".join(found.group().casefold().split())]
    tokens = re.findall(r"[\w-]+", words)
    verbs = [_verbs()[token] for token in tokens if token in _verbs() and token not in _neutral()]
    nouns = [_nouns()[token] for token in reversed(tokens) if token in _nouns()]
    neutral = [_verbs()[token] for token in tokens if token in _verbs()]
    return next(iter(verbs + nouns + neutral), None)


@cache
def phrases() -> re.Pattern[str]:
    """Finds the cues of several words that show an act ("called on", "looks forward"), longest first."""
    longest_first = sorted(_phrases(), key=lambda phrase: (-len(phrase), phrase))
    wordings = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(r"\b(?:" + "|".join(wordings) + r")\b", re.IGNORECASE)


def spoken(text: str, verb: Span) -> Span:
    """The cue that a verb is: with the words that make a phrase of it ("*called* on"), where there are such."""
    phrase = phrases().match(text, verb.start)
    return Span(verb.start, max(verb.end, phrase.end())) if phrase else verb


@cache
def own_act() -> re.Pattern[str]:
    """Matches an act in a noun, with whose it is where that is said: "their strong support", "solidarity"."""
    nouns = "|".join(sorted(map(re.escape, _nouns())))
    followed = r"(?=\s+(?:for|to|of|about|over|on|that|at|with|towards?|regarding|concerning)\b)"
    return re.compile(
        rf"(?P<act>(?P<whose>(?:his|her|its|their)\s+)?(?:[\w-]+,?\s+){{0,3}}?(?:{nouns}))\b{followed}", re.IGNORECASE
    )


def has_act_noun(cue: str) -> bool:
    """Whether a cue names its act in a noun already ("expressed gratitude")."""
    return any(word in _nouns() for word in cue.casefold().split())


@cache
def any_form(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any form of any of the verbs as a word."""
    every = (form for verb in verbs for form in forms(verb))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, every)) + r")\b", re.IGNORECASE)


@cache
def speech_acts() -> re.Pattern[str]:
    """Finds the phrases and verbs of an act; neutral verbs, which do much else besides speaking, are left out."""
    verbs = "|".join(sorted(re.escape(form) for form in _verbs() if form not in _neutral()))
    return re.compile(rf"{phrases().pattern}|\b(?:{verbs})\b", re.IGNORECASE)


@cache
def finite_verb() -> re.Pattern[str]:
    """Finds a present or past form of any verb of speech, neutral ones included."""
    return _speech_verbs(1, 3)


@cache
def plain_verb() -> re.Pattern[str]:
    """Finds the plain form of any verb of speech, neutral ones included."""
    return _speech_verbs(0, 1)


def _speech_verbs(start: int, end: int) -> re.Pattern[str]:
    verbs = {*load_table("acts")["neutral"], *(verb for _, row in _acts() for verb in row.get("verbs", []))}
    every = {form for verb in verbs for form in forms(verb)[start:end]}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, every))) + r")\b", re.IGNORECASE)


@cache
def _phrases() -> dict[str, Act]:
    return {phrase: Act(name) for name, row in _acts() for phrase in row.get("phrases", [])}


@cache
def _verbs() -> dict[str, Act]:
    table: dict[str, Act] = {}
    for name, row in _acts():
        for verb in row.get("verbs", []):
            for form in forms(verb):
                table.setdefault(form, Act(name))
    return table


@cache
def _neutral() -> frozenset[str]:
    return frozenset(form for verb in load_table("acts")["neutral"] for form in forms(verb))


@cache
def _nouns() -> dict[str, Act]:
    return {noun: Act(name) for name, row in _acts() for noun in row.get("nouns", [])}


def _acts() -> list[tuple[str, dict[str, Any]]]:
    return [(name, row) for name, row in load_table("acts").items() if isinstance(row, dict)]
