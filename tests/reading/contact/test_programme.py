"""What stands on the programme of a journey, beside meetings with people who are named."""

import pytest

TITLE = "President Berg’s Travel to Spain and China"


def _told(found) -> list[tuple[list[str | None], str | None]]:
    return [([each.person or each.party for each in other.participants], other.date) for other in found.others]


@pytest.mark.parametrize(
    "sentence",
    [
        "She will meet with senior officials to reassure Norway’s partners.",
        "She will engage with government counterparts on salmon.",
        "She will discuss harbours, and the price of cod, with senior officials.",
        "She will attend the Northern Fisheries Conference.",
        "She will then join a ministerial meeting on whales.",
    ],
)
def test_engagements_with_unnamed_officials_and_gatherings_count(contacts, sentence: str) -> None:
    found, _ = contacts(f"President Anna Berg will travel to Spain from March 14 to 18.\n\n{sentence}", title=TITLE)
    assert [people[0] for people, _ in _told(found)] == ["Anna Berg"]


def test_the_month_of_may_is_no_mere_possibility(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg will travel to Spain from May 2 to 4 to meet with Prime Minister Juan Ortiz.", title=TITLE
    )
    assert _told(found) == [(["Anna Berg", "Juan Ortiz"], "2022-05-02/2022-05-04")]


def test_bilateral_meetings_are_one_for_each_partner(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg will travel to Spain and China from March 14 to 18.\n\n"
        "She will hold bilateral meetings with Prime Minister Juan Ortiz and Foreign Minister Li Wen.",
        title=TITLE,
    )
    assert [people for people, _ in _told(found)] == [["Anna Berg", "Juan Ortiz"], ["Anna Berg", "Li Wen"]]


def test_officials_met_in_several_countries_are_of_each(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg will travel south from March 14 to 18.\n\n"
        "In Spain and China, President Berg will meet with government officials.",
        title=TITLE,
    )
    assert [people for people, _ in _told(found)] == [["Anna Berg", "ES"], ["Anna Berg", "CN"]]


def test_talks_announced_with_nobody_are_with_the_host(contacts) -> None:
    found, _ = contacts(
        "On March 14, President Anna Berg will visit Spain at the invitation of Prime Minister Juan Ortiz.\n\n"
        "During the visit, President Berg will hold talks on forests.",
        title="President Berg will visit Spain",
    )
    assert _told(found) == [(["Anna Berg", "Juan Ortiz"], "2022-03-14")]


def test_a_delegation_that_is_led_travels(contacts) -> None:
    found, _ = contacts(
        "On March 14, President Anna Berg will lead a trade delegation of ship owners to Spain.",
        title="Travel to Spain",
    )
    assert found.main is not None
    assert (found.main.kind, found.main.date) == ("visit", "2022-03-14")
    assert "Anna Berg" in {each.person for each in found.main.participants}


def test_where_somebody_will_be_is_where_they_travel(contacts) -> None:
    found, _ = contacts("On March 14, President Anna Berg will be in Lakeside.", title="Senior Travel to Spain")
    assert found.main is not None
    assert (found.main.kind, found.main.date, found.main.planned) == ("visit", "2022-03-14", True)


def test_meetings_for_which_somebody_travelled_are_the_travellers(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg traveled to Spain for meetings with Prime Minister Juan Ortiz.",
        title="President Berg’s Visit to Spain",
    )
    assert found.main is not None
    assert found.main.kind == "meeting"
    assert [each.person for each in found.main.participants] == ["Anna Berg", "Juan Ortiz"]


def test_talks_on_a_visit_are_of_its_day(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg visited Spain yesterday. While there, President Berg met with Prime Minister Juan Ortiz.",
        title="President Berg’s Visit to Spain",
    )
    assert found.main is not None
    assert (found.main.kind, found.main.date) == ("meeting", "2022-03-09")


def test_what_a_headline_s_journey_is_for_lies_ahead_too(contacts) -> None:
    found, _ = contacts(
        "On March 14, President Anna Berg will pay a visit to Spain to participate in the Lake Summit.",
        title="Anna Berg to visit Spain to take part in the Lake Summit",
    )
    assert found.main is not None
    assert (found.main.kind, found.main.planned) == ("visit", True)
    assert [(other.kind, other.planned) for other in found.others] == [("summit", True)]


def test_a_body_in_the_office_of_one_who_attends_is_no_gathering(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg will travel to Spain on March 14.\n\nThe dinner will be attended by the head of the "
        "Northern Fisheries Commission.",
        title=TITLE,
    )
    assert not found.others


def test_dialogues_in_several_countries_are_with_each(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg will travel to Spain and China from March 14 to 18.\n\n"
        "She will hold Partnership Dialogues in Spain and China.",
        title=TITLE,
    )
    assert [people for people, _ in _told(found)] == [["Anna Berg", "ES"], ["Anna Berg", "CN"]]
