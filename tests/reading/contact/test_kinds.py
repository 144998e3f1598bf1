"""The kind of a contact, from the words that tell of it."""

import pytest

FAR = (
    "Anna Berg took part in a meeting with the fishing nations of the cold north and their partners, led by Prime "
    "Minister Juan Ortiz, in the format of a video conference."
)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("President Anna Berg held a telephone conversation with Prime Minister Juan Ortiz.", "telephone_call"),
        ("President Anna Berg spoke by phone with Prime Minister Juan Ortiz.", "telephone_call"),
        ("President Anna Berg spoke today with Prime Minister Juan Ortiz.", "telephone_call"),
        ("President Anna Berg received a telephone call from Prime Minister Juan Ortiz.", "telephone_call"),
        ("President Anna Berg phoned Prime Minister Juan Ortiz.", "telephone_call"),
        ("President Anna Berg met with Prime Minister Juan Ortiz in Oslo.", "meeting"),
        ("President Anna Berg held talks with Prime Minister Juan Ortiz.", "meeting"),
        ("President Anna Berg met virtually with Prime Minister Juan Ortiz.", "video_conference"),
        ("President Anna Berg held talks, via videoconference, with Prime Minister Juan Ortiz.", "video_conference"),
        ("President Anna Berg wrote a letter to Prime Minister Juan Ortiz.", "letter"),
        ("President Anna Berg sent greetings to Prime Minister Juan Ortiz.", "message"),
        ("President Anna Berg will travel to Spain on March 14.", "visit"),
    ],
)
def test_kind_follows_the_words(contacts, sentence: str, kind: str) -> None:
    found, _ = contacts(sentence)
    assert found.main is not None
    assert found.main.kind == kind


def test_kind_of_spoke_with_is_taken_from_the_title(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg spoke today with Prime Minister Juan Ortiz in Oslo.",
        title="President Berg’s Meeting with Prime Minister Juan Ortiz",
    )
    assert found.main is not None
    assert found.main.kind == "meeting"


@pytest.mark.parametrize(
    "text",
    [
        "Beat the eggs, fold in the flour and call everybody to the table once the cake has cooled.",
        "The government called for talks and said that a meeting could help.",
        "President Anna Berg called on parliament to act.",
        "President Anna Berg had a working meeting with the head of the tax office.",
    ],
)
def test_texts_that_tell_of_no_contact_have_none(contacts, text: str) -> None:
    assert contacts(text)[0].main is None


@pytest.mark.parametrize(
    "title",
    ["FACT SHEET: What Norway Does", "Background Press Call on the President’s Call with Prime Minister Juan Ortiz"],
)
def test_press_material_reports_no_contact_of_its_own(contacts, title: str) -> None:
    assert contacts("President Anna Berg spoke today with Prime Minister Juan Ortiz.", title=title)[0].main is None


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg participated in the virtual Fisheries Ministerial hosted by Juan Ortiz.",
        "Anna Berg met virtually today with Juan Ortiz.",
        FAR,
    ],
)
def test_what_is_held_virtually_is_a_video_conference(contacts, text: str) -> None:
    found, _ = contacts(text, title="Anna Berg and Juan Ortiz")
    assert found.main is not None
    assert found.main.kind == "video_conference"


def test_a_summit_s_name_may_begin_that_of_a_ministers_meeting(contacts) -> None:
    found, _ = contacts(
        "Anna Berg took part in the Lake Summit (LS) Foreign Ministers’ Meeting, hosted by Juan Ortiz.",
        title="Lake Summit Foreign Ministers’ Meeting",
    )
    assert found.main is not None
    assert found.main.kind == "meeting"
