"""Main and other contacts, places, and what holds for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import FIELDS

WORDS = [
    "President Anna Berg",
    "Anna Berg",
    "Prime Minister Juan Ortiz",
    "Ortiz",
    "Li Wen",
    "Spain",
    "Norwegian",
    "met with",
    "held talks with",
    "spoke by phone with",
    "will travel to",
    "a letter to",
    "today",
    "on March 9",
    "in Oslo",
    "at the request of",
    "the call",
    "\n\n",
    "1. ",
    "“",
    "\u202e\u0645",
    "e\u0301",
    ", and",
    ".",
]


def test_place_of_a_meeting(contacts) -> None:
    main = contacts("President Anna Berg met with Prime Minister Juan Ortiz in New Haven on March 9.")[0].main
    assert main is not None
    assert main.place == "New Haven"


def test_a_call_has_no_place_it_is_not_given(contacts) -> None:
    main = contacts(
        "President Anna Berg spoke by phone from Bergen with Prime Minister Juan Ortiz about the summit in Malmo."
    )[0].main
    assert main is not None
    assert main.place is None


def test_an_earlier_contact_is_background(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg held talks with Prime Minister Juan Ortiz in Oslo.\n\n"
        "Before the talks, Prime Minister Juan Ortiz had a telephone conversation with Foreign Minister Li Wen.",
    )
    assert found.main is not None
    assert [each.person for each in found.main.participants] == ["Anna Berg", "Juan Ortiz"]
    assert [(each.kind, each.role, each.planned) for each in found.others] == [("telephone_call", "background", False)]


def test_an_announced_contact_is_planned(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg spoke by phone with Prime Minister Juan Ortiz.\n\n"
        "Foreign Minister Li Wen will hold a virtual meeting with Prime Minister Juan Ortiz on March 16.",
    )
    assert [(each.kind, each.date, each.planned) for each in found.others] == [("video_conference", "2022-03-16", True)]


def test_an_announcement_is_a_planned_main_contact(contacts) -> None:
    main = contacts("On March 16, President Anna Berg will hold talks with Prime Minister Juan Ortiz.")[0].main
    assert main is not None
    assert (main.kind, main.date, main.planned) == ("meeting", "2022-03-16", True)


def test_occasion(contacts) -> None:
    main = contacts("President Anna Berg met with Prime Minister Juan Ortiz on the margins of the Arctic Forum.")[
        0
    ].main
    assert main is not None
    assert main.occasion == "on the margins of the Arctic Forum"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), min_size=1, max_size=30))
def test_any_text_is_read_and_facts_lie_in_it(contacts, pieces: list[str]) -> None:
    text = " ".join(pieces)
    if not text.strip():
        return
    found, whole = contacts(text)
    assert contacts(text)[0] == found
    for contact in [each for each in (found.main, *found.others) if each]:
        for fact in contact.facts:
            assert fact.field in FIELDS
            assert 0 <= fact.span.start < fact.span.end <= len(whole)


def test_a_long_line_takes_linear_time(contacts) -> None:
    found, _ = contacts("President Anna Berg had a very long and frank and open and " * 8000)
    assert found.warnings == ()
