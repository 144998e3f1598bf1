"""Who came too: named by other words than those that tell of the contact."""

import pytest


def names(contacts, text: str, **options: str) -> set[str | None]:
    """The participants' names."""
    main = contacts(text, **options)[0].main
    assert main is not None
    return {each.person for each in main.participants}


MET = "President Anna Berg met today with Prime Minister Juan Ortiz."
ALL = {"Anna Berg", "Juan Ortiz", "Li Wen"}


@pytest.mark.parametrize(
    "further",
    [
        "They were joined by Foreign Minister Li Wen.",
        "President Berg was accompanied on the trip by Foreign Minister Li Wen.",
        "Joining them in the room was Foreign Minister Li Wen.",
        "Participants in the meeting included Foreign Minister Li Wen.",
        "Participants in the meeting included: Foreign Minister Li Wen.",
        "Foreign Minister Li Wen also took part in the meeting.",
        "Foreign Minister Li Wen joined the group for part of the talks.",
        "Foreign Minister Li Wen joined Prime Minister Juan Ortiz in Oslo.",
        "Foreign Minister Li Wen was present.",
        "Foreign Minister Li Wen was also in attendance.",
        "In attendance: Foreign Minister Li Wen.",
        "The meeting was held in the presence of Foreign Minister Li Wen.",
        "Taking part in the talks on the other side was Foreign Minister Li Wen.",
        "The leaders who attended:\n\nForeign Minister Li Wen",
        "Around the table with the President was Foreign Minister Li Wen.",
        "With the President was Foreign Minister Li Wen.",
        "Foreign Minister Li Wen, who was on the call too, spoke of rain.",
        "Foreign Minister Li Wen sat in on the talks.",
        "Seated on the Spanish side was Foreign Minister Li Wen.",
        "Foreign Minister Li Wen was also in the room.",
        "Foreign Minister Li Wen spoke for Spain.",
        "Also taking part were heads of the observer states – Foreign Minister Li Wen.",
    ],
)
def test_those_named_in_a_sentence_of_their_own_take_part(contacts, further: str) -> None:
    assert names(contacts, f"{MET} {further}") == ALL


@pytest.mark.parametrize(
    "further",
    [
        "They spoke about the talks attended by Foreign Minister Li Wen.",
        "They prepared for the forum, which will be attended by Foreign Minister Li Wen.",
        "Foreign Minister Li Wen joined Prime Minister Juan Ortiz in condemning the attack.",
        "The delegation to the fair includes Foreign Minister Li Wen.",
    ],
)
def test_those_who_came_to_something_else_do_not(contacts, further: str) -> None:
    assert names(contacts, f"{MET} {further}") == {"Anna Berg", "Juan Ortiz"}


def test_members_of_a_delegation_that_came_take_part(contacts) -> None:
    text = "President Anna Berg met today with a Spanish delegation led by Prime Minister Juan Ortiz. "
    assert names(contacts, f"{text}The delegation included Foreign Minister Li Wen.") == ALL


def test_companions_travel_along_and_leave_alone_whom_the_traveller_meets_alone(contacts) -> None:
    text = (
        "President Anna Berg will travel to Spain on March 14. Ada Lind will join President Berg in Madrid. "
        "President Berg will meet with Prime Minister Juan Ortiz. "
        "The delegation will also meet with Foreign Minister Li Wen."
    )
    found = contacts(text)[0]
    assert found.main is not None
    assert [[each.person for each in one.participants if each.person] for one in (found.main, *found.others)] == [
        ["Anna Berg", "Ada Lind"],
        ["Anna Berg", "Juan Ortiz"],
        ["Anna Berg", "Ada Lind", "Li Wen"],
    ]


def test_those_named_beside_the_traveller_travel(contacts) -> None:
    text = "President Anna Berg, together with Ada Lind, will travel to Spain on March 14."
    assert names(contacts, text) >= {"Anna Berg", "Ada Lind"}


def test_who_issues_a_statement_on_another_s_visit_takes_no_part(contacts) -> None:
    text = "Ada Lind will travel to Spain on March 14."
    title = "Statement by President Anna Berg on Ada Lind’s Visit to Spain"
    assert names(contacts, text, title=title) == {"Ada Lind", None}


@pytest.mark.parametrize(
    "further",
    [
        "President Berg recalled that the forum will be attended by Foreign Minister Li Wen.",
        "She noted that Foreign Minister Li Wen will attend the meeting.",
    ],
)
def test_those_of_whom_somebody_said_so_do_not(contacts, further: str) -> None:
    assert names(contacts, f"{MET} {further}") == {"Anna Berg", "Juan Ortiz"}


def test_those_who_accompany_somebody_are_of_the_same_side(contacts) -> None:
    text = "President Anna Berg met today with Prime Minister Juan Ortiz, who was accompanied by Ada Lind."
    main = contacts(text)[0].main
    assert main is not None
    assert [each.party for each in main.participants if each.person == "Ada Lind"] == ["ES"]


@pytest.mark.parametrize("words", ["On the Spanish side", "From the Spanish side"])
def test_a_sentence_of_one_side_gives_all_in_it_its_party(contacts, words: str) -> None:
    main = contacts(f"{MET} {words}, Foreign Minister Li Wen and Ada Lind took part in the talks.")[0].main
    assert {each.person: each.party for each in main.participants}.items() >= {"Li Wen": "ES", "Ada Lind": "ES"}.items()
