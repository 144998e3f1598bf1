"""Who took part in a contact, and who asked for it."""

import pytest

from dragoman.model import Account, AccountKind
from dragoman.reading.pipeline import read


def names(contacts, text: str, **options: str) -> list[str | None]:
    """The participants' names."""
    main = contacts(text, **options)[0].main
    assert main is not None
    return [each.person for each in main.participants]


def test_subject_and_partner_take_part(contacts) -> None:
    assert names(contacts, "President Anna Berg met today in Oslo with Prime Minister Juan Ortiz.") == [
        "Anna Berg",
        "Juan Ortiz",
    ]


def test_several_on_a_side_take_part(contacts) -> None:
    text = "President Anna Berg, Prime Minister Juan Ortiz, and Foreign Minister Li Wen held a trilateral meeting."
    assert names(contacts, text) == ["Anna Berg", "Juan Ortiz", "Li Wen"]


def test_people_only_mentioned_do_not_take_part(contacts) -> None:
    text = (
        "At the invitation of Li Wen, Anna Berg met with Prime Minister Juan Ortiz. They discussed Li Wen’s proposal."
    )
    assert names(contacts, text) == ["Anna Berg", "Juan Ortiz"]


def test_a_spokesperson_does_not_take_part(contacts) -> None:
    text = "President Anna Berg spoke by phone with Prime Minister Juan Ortiz, spokesperson Mia Dahl said."
    assert names(contacts, text) == ["Anna Berg", "Juan Ortiz"]


def test_both_sides_of_between(contacts) -> None:
    assert names(contacts, "A telephone conversation between Anna Berg and Juan Ortiz took place.") == [
        "Anna Berg",
        "Juan Ortiz",
    ]


def test_names_of_a_group_come_from_the_title(contacts) -> None:
    text = "The two leaders spoke about energy and trade in their phone call."
    assert names(contacts, text, title="President Berg’s Call with Prime Minister Juan Ortiz") == [
        "Anna Berg",
        "Juan Ortiz",
    ]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Anna Berg spoke on the phone with Juan Ortiz at the latter's request.", "ES"),
        (
            "Anna Berg had a telephone conversation with Juan Ortiz. It was held at the initiative of the Spanish.",
            "ES",
        ),
        (
            "Anna Berg phoned with Juan Ortiz. The call, which lasted 40 minutes, was held at the request of Norway.",
            "NO",
        ),
        (
            "Anna Berg spoke by phone with Juan Ortiz. The talk lasted nearly half an hour and was at Spain's request.",
            "ES",
        ),
        ("Anna Berg spoke by phone with Juan Ortiz. The visit, which China had asked for, was put off.", None),
        ("Anna Berg received a phone call from Juan Ortiz.", "ES"),
        ("Anna Berg phoned Juan Ortiz.", "NO"),
        ("Anna Berg had a telephone conversation initiated by Norway with Juan Ortiz.", "NO"),
        ("Anna Berg returned the call. In the phone call Anna Berg and Juan Ortiz spoke about fish.", "NO"),
        ("Anna Berg wrote a letter to Juan Ortiz.", "NO"),
        ("Anna Berg spoke by phone with Juan Ortiz.", None),
        ("Anna Berg spoke by phone with Juan Ortiz. A team had come at the request of China.", None),
    ],
)
def test_initiator_only_where_the_account_says_so(contacts, text: str, party: str | None) -> None:
    main = contacts(text)[0].main
    assert main is not None
    assert main.initiator == party


def test_a_heading_call_with_says_nothing_of_the_initiator(contacts) -> None:
    main = contacts("President Anna Berg spoke today with Juan Ortiz.", title="President Berg’s Call with Juan Ortiz")[
        0
    ].main
    assert main is not None
    assert main.initiator is None


def test_a_publisher_whose_text_leaves_its_own_leader_out_speaks_for_the_office_holder(contacts) -> None:
    text = "A telephone conversation with Prime Minister Juan Ortiz took place."
    assert names(contacts, text, side="DE", publisher="Federal Chancellery", published="2022-03-10") == [
        "Olaf Scholz",
        "Juan Ortiz",
    ]


def test_a_group_that_the_publisher_convened_is_met_by_whom_it_speaks_for(contacts) -> None:
    found, _ = contacts(
        "Today I convened foreign ministers and other leaders to speak of storms. Anna Berg",
        title="The Storm Meeting",
        publisher="Office of the President of Norway",
    )
    assert found.main is not None
    assert found.main.kind == "meeting"


def test_a_minister_named_further_down_is_not_for_whom_a_presidency_speaks() -> None:
    text = (
        "Telephone conversation with Ana Ruiz, President of Peru\n\n"
        "The President of the Republic spoke this Sunday for an hour with Ana Ruiz. It came after his visit.\n\n"
        "The two Presidents agreed on a survey of the reefs. To this end Jean-Yves Le Drian, Minister for Europe and "
        "Foreign Affairs, is to travel to Lima."
    )
    account = Account("a", text, publisher="Elysée", kind=AccountKind.OFFICIAL, side="FR", published="2022-02-20")
    contact = read(account).contact
    assert contact is not None
    assert {each.person for each in contact.participants} == {"Emmanuel Macron", "Ana Ruiz"}
