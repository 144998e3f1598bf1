"""How the language of a text is told."""

import sys

from dragoman.reading.language import language_of


def test_language_is_named() -> None:
    assert language_of("The two ministers agreed to meet again before the end of the year.") == "en"
    assert language_of("Die beiden Minister vereinbarten, sich noch vor Jahresende wieder zu treffen.") == "de"


def test_languages_that_share_words_with_english_are_told_apart() -> None:
    dutch = "De minister sprak met zijn ambtgenoot over de toestand in het gebied; hij was van mening dat er tijd is."
    danish = (
        "Udenrigsministeren talte i dag med sin kollega for at tale om freden, og de har to gange set byen for sig."
    )
    assert (language_of(dutch), language_of(danish)) == ("nl", "da")


def test_english_needs_no_model(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    assert (
        language_of("The talks between the two sides were held in Riga, and both said that they would go on.") == "en"
    )


def test_too_few_letters_have_no_language() -> None:
    assert language_of("12:30 | 5") is None
