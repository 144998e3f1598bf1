"""What leads a sentence or stands between its subject and verb does not change the contact of which it tells."""

import pytest

_WHO = {"Anna Berg", "Juan Ortiz"}

OPENINGS = [
    "As agreed,",
    "As was announced earlier,",
    "In the context of the forthcoming vote,",
    "Ahead of the lake summit,",
    "On the eve of the summit,",
    "Not long after her return,",
    "If only for a moment,",
    "No statement having been planned,",
]
ASIDES = [
    "who turns 50 next week,",
    "as agreed the day before,",
    "though no date had been announced,",
    "acting on a request of the Assembly,",
    "without leaving the capital,",
    "on her way back from the lake summit,",
    "who had been expected to travel to Riga,",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_what_leads_a_sentence_is_not_of_its_contact(contacts, opening) -> None:
    main = contacts(f"{opening} President Anna Berg spoke by telephone with Prime Minister Juan Ortiz.")[0].main
    assert main is not None
    assert (main.kind.value, main.planned, {each.person for each in main.participants}) == (
        "telephone_call",
        False,
        _WHO,
    )


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("verb", ["met with", "held a meeting with"])
def test_an_aside_behind_the_subject_is_not_of_its_contact(contacts, aside, verb) -> None:
    main = contacts(f"President Anna Berg, {aside} {verb} Prime Minister Juan Ortiz.")[0].main
    assert main is not None
    assert (main.kind.value, main.planned, {each.person for each in main.participants}) == ("meeting", False, _WHO)


def test_the_day_of_an_earlier_contact_is_not_of_this_one(contacts) -> None:
    text = (
        "President Anna Berg had a phone call with Prime Minister Juan Ortiz, with whom she had last spoken on May 1."
    )
    main = contacts(text, published="2021-06-09")[0].main
    assert main is not None
    assert not (main.date or "").startswith("2021-05")
