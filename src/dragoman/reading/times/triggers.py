"""Which rules are tried at which words, of those for the times that accounts need."""

from collections.abc import Mapping, Sequence
from functools import cache

from dragoman.reading.times import clocks, dates, durations, openended, periods, relative
from dragoman.reading.times.rules import Rule
from dragoman.reading.times.words import numbers

FIGURE = "0"
"""Stands for all words that begin with a figure."""

Rules = Mapping[str, tuple[Rule, ...]]


@cache
def account_rules() -> Rules:
    """The rules to try at each word that may begin an expression that tells when something was or will be."""
    number_words = {word.split("-")[0] for word in numbers("numbers")}
    return rule_table(
        ([FIGURE], (*dates.AT_FIGURE[:-1], *clocks.AT_FIGURE, *durations.AT_NUMBER, dates.AT_FIGURE[-1])),
        (list(numbers("months")), dates.AT_MONTH),
        (list(numbers("weekdays")), (*dates.AT_WEEKDAY, *relative.AT_WEEKDAY)),
        (list(numbers("relative_days")), relative.AT_DAY_WORD),
        (sorted(openended.FIRST_WORDS), openended.AT_FIRST_WORD),
        (sorted({*number_words, "several", "few", "couple"}), durations.AT_NUMBER),
        (["half", "three"], durations.AT_HALF),
        (["hour", "day", "week", "month", "year", "decade", "century", *durations.ONE_WORD, "all"], durations.AT_UNIT),
        (["last"], periods.AT_LAST),
        (["last", "this", "next", "past", "coming", "upcoming"], relative.AT_POINTER),
        (["previous", "preceding", "following", "same", "that"], relative.AT_POINTER),
        (["first", "second", "third", "fourth", "final"], periods.AT_ORDINAL),
        (["end", "beginning", "start", "middle", "rest", "remainder", "course", "turn"], periods.AT_EDGE),
        (["earlier", "later"], periods.AT_EARLIER),
        (list(numbers("seasons")), periods.AT_SEASON),
        (["year"], periods.AT_YEAR),
        (["while", "moments", "moment"], relative.AT_WHILE),
        (["day"], relative.AT_DAY),
        (["day", "week", "month", "year"], periods.AT_UNIT),
        (["weekend"], periods.AT_WEEKEND),
        (["q1", "q2", "q3", "q4"], periods.AT_Q),
        (["noon", "midday", "midnight"], clocks.AT_NOON),
    )


def rule_table(*entries: tuple[Sequence[str], tuple[Rule, ...]]) -> Rules:
    """The rules by word, in the order of the entries: each some words and the rules to try at them."""
    rules: dict[str, tuple[Rule, ...]] = {}
    for words, tried in entries:
        for word in words:
            rules[word] = (*rules.get(word, ()), *tried)
    return rules
