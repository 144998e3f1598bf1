"""Contacts told in the plural, or together."""

CALLS = "Readout of President Berg’s Calls with European Leaders"


def _partners(found) -> list[list[str | None]]:
    mains = [found.main, *(other for other in found.others if other.role == "main")]
    return [[each.person for each in main.participants if each.person] for main in mains]


def test_calls_with_leaders_are_those_that_the_text_tells_one_by_one(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg had several calls with European leaders today. President Berg spoke by phone with Prime "
        "Minister Juan Ortiz. She also spoke by phone with Foreign Minister Li Wen.",
        title=CALLS,
    )
    assert _partners(found) == [["Anna Berg", "Juan Ortiz"], ["Anna Berg", "Li Wen"]]


def test_calls_listed_between_semicolons_are_told_apart(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg had two calls with European leaders today.\n\nPresident Berg spoke separately with: Prime "
        "Minister Juan Ortiz; and Foreign Minister Li Wen.",
        title=CALLS,
    )
    assert _partners(found) == [["Anna Berg", "Juan Ortiz"], ["Anna Berg", "Li Wen"]]


def test_two_calls_with_one_partner_are_two(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg spoke with Prime Minister Juan Ortiz at noon and again at night.",
        title="President Berg’s Calls with Prime Minister Ortiz",
    )
    assert _partners(found) == [["Anna Berg", "Juan Ortiz"], ["Anna Berg", "Juan Ortiz"]]


def test_two_sides_that_discussed_something_met(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg and Prime Minister Juan Ortiz discussed fisheries. Anna Berg praised the crews.",
        title="Anna Berg and the Spanish guest discussed fisheries",
    )
    assert found.main is not None
    assert found.main.kind == "meeting"
    assert [each.person for each in found.main.participants] == ["Anna Berg", "Juan Ortiz"]


def test_a_body_joined_by_a_guest_meets_the_guest(contacts) -> None:
    found, _ = contacts("Today, Norway was joined by Prime Minister Juan Ortiz. They discussed fish.", title="Readout")
    assert found.main is not None
    assert {each.party for each in found.main.participants} == {"NO", "ES"}


def test_meetings_in_the_plural_are_also_those_during_which_something_was_said(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg held a series of meetings with leaders of states. During a meeting with Prime Minister "
        "Juan Ortiz, the parties spoke of cod. During the talks with Foreign Minister Li Wen, they spoke of crabs.",
        title="President held a number of bilateral meetings",
    )
    assert _partners(found) == [["Anna Berg", "Juan Ortiz"], ["Anna Berg", "Li Wen"]]


def test_a_call_for_something_is_no_call(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg repeated her call for Spain to act.", title="President Berg in Call for Spain to Act"
    )
    assert found.main is None


def test_each_of_several_calls_has_an_initiator_of_its_own(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg spoke by phone today, in separate calls, with the leaders of Spain and China. She "
        "telephoned Prime Minister Juan Ortiz of Spain at noon. Later in the day, at the latter’s request, President "
        "Berg spoke with Foreign Minister Li Wen of China.",
        title="Readout of President Berg’s Calls with Prime Minister Ortiz of Spain and Foreign Minister Li of China",
    )
    mains = [found.main, *(other for other in found.others if other.role == "main")]
    assert [each.initiator for each in mains] == ["NO", "CN"]
