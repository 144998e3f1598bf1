"""Journeys that are announced, with their engagements, and gatherings of states."""

import pytest

ANNOUNCEMENT = (
    "President Anna Berg will travel to Spain and China from March 14 to 18.\n\n"
    "In Madrid, President Berg will meet with Prime Minister Juan Ortiz. On March 17, she will meet with Foreign "
    "Minister Li Wen to discuss fish. She will also meet with students."
)


def test_an_announced_journey_is_a_planned_visit_from_its_first_day(contacts) -> None:
    main = contacts(ANNOUNCEMENT, title="President Berg’s Travel to Spain and China")[0].main
    assert main is not None
    assert (main.kind, main.planned) == ("visit", True)
    assert main.date is not None
    assert main.date.startswith("2022-03-14")


def test_each_engagement_of_a_journey_is_a_planned_contact_with_the_traveller(contacts) -> None:
    found, _ = contacts(ANNOUNCEMENT, title="President Berg’s Travel to Spain and China")
    told = [([each.person for each in other.participants], other.date) for other in found.others]
    assert told == [(["Anna Berg", "Juan Ortiz"], None), (["Anna Berg", "Li Wen"], "2022-03-17")]
    assert {(other.role, other.planned) for other in found.others} == {("part", True)}


def test_a_headline_to_travel_is_a_plan(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg will travel to Spain on March 14.", title="President Berg to Travel to Spain"
    )
    assert found.main is not None
    assert (found.main.kind, found.main.planned) == ("visit", True)


def test_a_gathering_attended_is_a_contact_with_its_host(contacts) -> None:
    found, _ = contacts(
        "Today President Anna Berg participated in the Union of Rivers (UR) Leaders’ Retreat, "
        "hosted by Prime Minister Juan Ortiz.",
        title="Readout of President Berg’s Participation in the UR Leaders’ Retreat",
    )
    assert found.main is not None
    assert found.main.kind == "summit"
    assert [each.person for each in found.main.participants] == ["Anna Berg", "Juan Ortiz"]


def test_those_listed_as_participants_take_part(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg spoke today with Baltic leaders about wind.\n\n"
        "Participants in the call included Prime Minister Juan Ortiz and Foreign Minister Li Wen.",
        title="Readout of President Berg’s Call with Baltic Leaders",
    )
    assert found.main is not None
    assert found.main.kind == "telephone_call"
    assert [each.person for each in found.main.participants] == ["Anna Berg", "Juan Ortiz", "Li Wen"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Remarks by President Berg After Meeting with Spanish Students", "Q How was it? They were wonderful."),
        ("President Berg held a meeting due to rains in Spain", "President Anna Berg held a meeting with ministers."),
        ("President Berg’s Meeting with Business Leaders", "President Anna Berg met with business leaders."),
    ],
)
def test_meetings_at_home_and_with_the_public_are_no_contact(contacts, title: str, text: str) -> None:
    assert contacts(text, title=title)[0].main is None


def test_the_texts_own_verb_decides_over_a_titles_call(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg met today with Prime Minister Juan Ortiz.",
        title="Statement on President Berg’s call with Prime Minister Juan Ortiz",
    )
    assert found.main is not None
    assert found.main.kind == "meeting"
