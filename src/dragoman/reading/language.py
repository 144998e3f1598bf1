"""Tells the language of a text: English by its commonest words, which is quick; of anything else a model is asked.

The model is loaded only then, as that takes longer than reading a release; it knows a fixed list of languages.
"""

import re
from functools import cache
from typing import Any

from dragoman.lexicon import load_table

LONGEST = 4000
"""Code points from the start of a text that are looked at."""

FEWEST_LETTERS = 20
SUREST = 0.6
"""The least probability at which a language is named."""

ENGLISH = 0.1
"""Share of English function words among all words from which a text is English; no other language comes near."""

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, None where there are too few letters or no language stands out.

    >>> language_of("The two ministers agreed to meet again before the end of the year.")
    'en'
    """
    sample = text[:LONGEST]
    if sum(letter.isalpha() for letter in sample) < FEWEST_LETTERS:
        return None
    if _is_english(sample):
        return "en"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= SUREST else None


def _is_english(sample: str) -> bool:
    """Whether enough of the words are function words that English alone has."""
    words = _WORD.findall(sample.lower())
    known = _function_words()
    return sum(word in known for word in words) > ENGLISH * len(words)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(load_table("layout")["languages"]["english"])


@cache
def _identifier() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow to import

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(load_table("layout")["languages"]["codes"]))
    return identifier
