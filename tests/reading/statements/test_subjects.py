"""Who speaks where verbs are coordinated, and what others' words inside a statement become."""

import pytest

from dragoman.model import Account
from dragoman.reading.pipeline import read

OPENING = "Foreign Minister Anna Berg of Norway met Foreign Minister Ravi Rao of India in Oslo on Monday.\n\n"


def _said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    account = Account(name="a", text=OPENING + text)
    return [
        (each.span.of(account.text), tuple(actor.name for actor in each.speaker)) for each in read(account).statements
    ]


def _speakers_of(words: str, text: str) -> tuple[str, ...]:
    return min((said for said in _said(text) if words in said[0]), key=lambda said: len(said[0]))[1]


def test_verb_after_a_clause_has_the_first_speaker() -> None:
    text = (
        "Minister Berg stressed that the strait remains open to every ship and urged Minister Rao to sign the charter."
    )
    assert _speakers_of("sign the charter", text) == ("Anna Berg",)


def test_idea_of_another_is_credited_to_that_person() -> None:
    text = "Minister Berg supported Ravi Rao's idea of holding a joint survey of the northern ports."
    assert _speakers_of("idea of holding a joint survey", text) == ("Ravi Rao",)


def test_subject_is_shown_where_it_is_short() -> None:
    text = "Minister Berg proposed that the two navies inspect the damaged cables in the strait together each spring."
    assert any(shown.startswith("Minister Berg proposed that") for shown, _ in _said(text))


def test_purpose_of_a_conversation_is_the_act() -> None:
    text = "Minister Berg spoke with Minister Rao to reaffirm the long partnership between the two navies in the north."
    assert any("the long partnership" in shown and "spoke" not in shown for shown, _ in _said(text))


@pytest.mark.parametrize("subject", ["The two ministers", "Both ministers", "They", "The two"])
def test_two_are_the_first_of_each_side_not_who_came_along(subject: str) -> None:
    text = f"{subject} agreed to reopen the old customs house on the strait. Ambassador Tone Lie of Norway attended."
    assert set(_speakers_of("old customs house", text)) == {"Anna Berg", "Ravi Rao"}
