"""Contacts told in words that leave the common pattern: offices before names, plans, delegations, mere mentions."""

import pytest


def _people(contact) -> list[str | None]:
    return [each.person for each in contact.participants]


@pytest.mark.parametrize(
    "text",
    [
        "President Anna Berg telephoned the Foreign Minister Li Wen of China.",
        "President Anna Berg called her Chinese counterpart Li Wen on May 3, 2021.",
    ],
)
def test_a_call_to_an_office_or_a_counterpart_is_a_call(contacts, text: str) -> None:
    main = contacts(text)[0].main
    assert main is not None
    assert main.kind == "telephone_call"
    assert main.initiator == "NO"
    assert set(_people(main)) == {"Anna Berg", "Li Wen"}


def test_who_is_called_something_is_not_called_up(contacts) -> None:
    assert contacts("President Anna Berg called Juan Ortiz a good friend of Norway.")[0].main is None


def test_a_plan_that_meets_needs_meets_nobody(contacts) -> None:
    text = (
        "President Anna Berg spoke today with Prime Minister Juan Ortiz. She asked for a plan that meets the real "
        "needs of China and Spain."
    )
    main = contacts(text, title="Readout of President Berg’s Call with Prime Minister Juan Ortiz")[0].main
    assert main is not None
    assert {each.party for each in main.participants} == {"NO", "ES"}


def test_a_meeting_held_yesterday_is_the_title_s(contacts) -> None:
    text = "President Anna Berg yesterday met with Prime Minister Juan Ortiz at the margins of the forum."
    found = contacts(text, title="Readout of President Berg’s Meeting with Prime Minister Juan Ortiz")[0]
    assert found.main is not None
    assert found.main.date == "2022-03-09"
    assert not found.others


@pytest.mark.parametrize("verb", ["looks forward to welcoming", "will host"])
def test_a_guest_awaited_for_the_title_s_meeting_is_that_meeting(contacts, verb: str) -> None:
    text = f"President Anna Berg {verb} Prime Minister Juan Ortiz in Oslo on April 2, 2022."
    title = "Statement on the Bilateral Meeting between President Anna Berg and Prime Minister Juan Ortiz"
    found = contacts(text, title=title)[0]
    assert found.main is not None
    assert (found.main.kind, found.main.planned, found.main.date) == ("meeting", True, "2022-04-02")
    assert not found.others


def test_who_takes_part_in_the_talks_is_at_the_title_s_talks(contacts) -> None:
    text = "The agenda is long. In particular, Foreign Minister Li Wen will take part in the talks."
    found = contacts(text, title="President Anna Berg will hold talks with Prime Minister Juan Ortiz")[0]
    assert found.main is not None
    assert "Li Wen" in _people(found.main)


def test_who_leads_a_delegation_takes_part(contacts) -> None:
    text = "The talks open on Friday. The Spanish delegation will be headed by Prime Minister Juan Ortiz."
    found = contacts(text, title="President Anna Berg will hold talks with a delegation from Spain")[0]
    assert found.main is not None
    assert set(_people(found.main)) == {"Anna Berg", "Juan Ortiz"}


def test_talks_only_spoken_of_are_no_contact(contacts) -> None:
    text = "Anna Berg told reporters that patience was needed."
    assert contacts(text, title="Norway is open to any format of talks with Spain - Anna Berg")[0].main is None


def test_a_community_at_home_is_no_party_abroad(contacts) -> None:
    assert contacts("President Anna Berg met with Chinese American leaders in Oslo today.")[0].main is None
