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


def told(found) -> list[tuple[list[str], str | None, bool]]:
    """The people, the date and the plan of each further contact."""
    return [([each.person for each in one.participants if each.person], one.date, one.planned) for one in found.others]


MADE = (
    "President Anna Berg traveled to Spain and China March 4 – 9. While in Madrid, President Berg met with "
    "Prime Minister Juan Ortiz. In Beijing, she met with Foreign Minister Li Wen to talk about fish."
)


def test_a_journey_that_was_made_is_a_visit_and_its_meetings(contacts) -> None:
    found, _ = contacts(MADE, title="President Berg’s Travel to Spain and China")
    assert found.main is not None
    assert (found.main.kind, found.main.planned, (found.main.date or "")[:10]) == ("visit", False, "2022-03-04")
    assert told(found) == [(["Anna Berg", "Juan Ortiz"], None, False), (["Anna Berg", "Li Wen"], None, False)]


def test_a_visit_with_one_meeting_is_that_meeting(contacts) -> None:
    text = "President Anna Berg traveled to Spain on March 4. Anna Berg met with Prime Minister Juan Ortiz there."
    found, _ = contacts(text, title="President Berg’s Visit to Spain")
    assert found.main is not None
    assert found.main.kind == "meeting"
    assert [each.person for each in found.main.participants] == ["Anna Berg", "Juan Ortiz"]


@pytest.mark.parametrize(
    ("engagement", "people"),
    [
        ("She will meet with senior government officials.", [["Anna Berg"]]),
        ("She will meet with officials, including Prime Minister Juan Ortiz.", [["Anna Berg", "Juan Ortiz"]]),
        ("She will attend the River Summit on March 15.", [["Anna Berg"]]),
        ("She will meet with business leaders.", [["Anna Berg"]]),
        ("She will meet with students.", []),
        ("She will meet with officials from Norway.", []),
        (
            "She will meet with Juan Ortiz. President Berg and he will also meet bilaterally on March 15.",
            [["Anna Berg", "Juan Ortiz"], ["Anna Berg", "Juan Ortiz"]],
        ),
    ],
)
def test_engagements_with_officials_and_a_society_are_contacts_of_a_journey(
    contacts, engagement: str, people: list[list[str]]
) -> None:
    text = f"President Anna Berg will travel to Spain from March 14 to 18. {engagement}"
    found, _ = contacts(text, title="President Berg’s Travel to Spain")
    assert [names for names, _, _ in told(found)] == people
    assert all(planned for _, _, planned in told(found))


def test_what_is_met_on_an_engagement_is_left_out_of_the_journey_itself(contacts) -> None:
    text = "President Anna Berg will travel to Spain to meet with Prime Minister Juan Ortiz."
    found, _ = contacts(text, title="President Berg’s Travel to Spain")
    assert found.main is not None
    assert [each.person for each in found.main.participants if each.person] == ["Anna Berg"]


def test_remarks_before_a_meeting_announce_it(contacts) -> None:
    text = "PRESIDENT BERG: Good morning. It is a pleasure to have you here.\n\nPRIME MINISTER ORTIZ: Thank you."
    found, _ = contacts(text, title="President Anna Berg and Prime Minister Juan Ortiz Before Their Meeting")
    assert found.main is not None
    assert (found.main.kind, found.main.planned, found.main.date) == ("meeting", True, "2022-03-10")


@pytest.mark.parametrize(
    ("title", "text", "initiator"),
    [
        (
            "President Berg met with Prime Minister Juan Ortiz",
            "President Anna Berg met with Prime Minister Juan Ortiz. The event was initiated by Li Wen.",
            "CN",
        ),
        (
            "Meeting with Prime Minister Juan Ortiz",
            "At the initiative of President Berg, talks were held between President Berg and Juan Ortiz.",
            "NO",
        ),
        (
            "Call between President Anna Berg and Prime Minister Juan Ortiz",
            "After the storm, at Prime Minister Juan Ortiz's request, both leaders spoke on the phone today.",
            "ES",
        ),
        (
            "President Berg’s Call with Prime Minister Juan Ortiz",
            "President Anna Berg spoke today with Prime Minister Juan Ortiz. She sent greetings to Juan Ortiz.",
            None,
        ),
    ],
)
def test_who_initiated_a_contact_is_who_is_said_to(contacts, title: str, text: str, initiator: str | None) -> None:
    found, _ = contacts(text, title=title)
    assert found.main is not None
    assert found.main.initiator == initiator


def test_calls_in_the_plural_with_one_partner_stay_one(contacts) -> None:
    text = "On March 9, President Anna Berg had a telephone conversation with Prime Minister Juan Ortiz."
    found, _ = contacts(text, title="Telephone conversations with Prime Minister Juan Ortiz")
    assert found.main is not None
    assert {each.person for each in found.main.participants} == {"Anna Berg", "Juan Ortiz"}


def test_this_week_dates_no_meeting_held_that_day(contacts) -> None:
    text = "President Anna Berg met with Prime Minister Juan Ortiz. They spoke of President Berg’s meetings this week."
    found, _ = contacts(text, title="President Berg’s Meeting with Prime Minister Juan Ortiz")
    assert found.main is not None
    assert found.main.date == "2022-03-10"


def test_a_call_of_others_is_not_the_publishers_own(contacts) -> None:
    text = (
        "President Anna Berg is ready for talks. Prime Minister Juan Ortiz spoke by phone with Foreign Minister Li Wen."
    )
    assert contacts(text, title="President Berg on peace")[0].main is None


@pytest.mark.parametrize(
    "words", ["A" * 500 + "!", "Aa" * 300 + " of " * 50, "Minister of the " * 60, "A. " * 200 + "?"]
)
def test_a_list_of_whatever_letters_is_read_to_its_end(contacts, words: str) -> None:
    text = f"President Anna Berg will travel to Spain from March 14 to 18. She will meet with {words} and officials."
    found, _ = contacts(text, title="President Berg’s Travel to Spain")
    assert found.main is not None
