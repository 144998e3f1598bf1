"""Tells the language of a text. The identifier is loaded only when first asked, and knows a fixed list of languages."""

from functools import cache
from typing import Any

from dragoman.lexicon import load_table

LONGEST = 4000
"""Code points from the start of a text that are looked at."""

FEWEST_LETTERS = 20
SUREST = 0.6
"""The least probability at which a language is named."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, None where there are too few letters or no language stands out.

    >>> language_of("The two ministers agreed to meet again before the end of the year.")
    'en'
    """
    sample = text[:LONGEST]
    if sum(letter.isalpha() for letter in sample) < FEWEST_LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= SUREST else None


@cache
def _identifier() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow to import

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(load_table("layout")["languages"]["codes"]))
    return identifier
