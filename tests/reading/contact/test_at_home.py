"""What is no contact between parties, whatever country its words name."""

import pytest


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("President Berg’s Travel to Ohio", "President Anna Berg will travel to Ohio on March 14 to open a bridge."),
        ("President Berg’s Travel to Toledo", "President Anna Berg will travel to Toledo, Ohio on March 14."),
    ],
)
def test_a_journey_within_the_own_country_is_none(contacts, title: str, text: str) -> None:
    found, _ = contacts(text.replace("Anna Berg", "Ann Lee"), title=title.replace("Berg", "Lee"), side="US")
    assert found.main is None


def test_a_journey_at_home_to_meet_guests_is_one(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg will travel to Ohio on March 14. She will host a meeting with Prime Minister Juan Ortiz.",
        title="President Berg’s Travel to Ohio",
        side="US",
    )
    assert found.main is not None


@pytest.mark.parametrize("whom", ["students", "the chief executives", "business leaders", "16 CEOs"])
def test_a_title_that_meets_the_public_tells_of_none(contacts, whom: str) -> None:
    found, _ = contacts(
        f"President Anna Berg met with {whom} today. They spoke about Spain's harbours and China's ships.",
        title=f"Readout of President Berg’s Meeting with {whom.title()}",
    )
    assert found.main is None


def test_what_is_only_spoken_of_in_a_speech_is_not_the_account_s_own(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg: Good evening, friends. Tomorrow I will meet with Foreign Minister Li Wen.",
        title="Meeting with members of the national team",
    )
    assert found.main is None
