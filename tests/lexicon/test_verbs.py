"""Forms of verbs, by rule and from the list."""

import pytest

from dragoman.lexicon.verbs import forms


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("admit", ("admit", "admits", "admitted", "admitting")),
        ("say", ("say", "says", "said", "saying")),
        ("ban", ("ban", "bans", "banned", "banning")),
        ("withdraw", ("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing")),
    ],
)
def test_forms_of_verbs(verb: str, expected: tuple[str, ...]) -> None:
    assert forms(verb) == expected
