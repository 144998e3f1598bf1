"""How the language of a text is told."""

from dragoman.reading.language import language_of


def test_language_is_named() -> None:
    assert language_of("The two ministers agreed to meet again before the end of the year.") == "en"
    assert language_of("Die beiden Minister vereinbarten, sich noch vor Jahresende wieder zu treffen.") == "de"


def test_too_few_letters_have_no_language() -> None:
    assert language_of("12:30 | 5") is None
