"""When a contact was held."""

import pytest

from dragoman.model import AccountKind


def test_today_is_the_publishers_own_day(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg spoke today with Prime Minister Juan Ortiz.",
        side="US",
        published="2022-03-11T01:30:00+00:00",
    )
    assert found.main is not None
    assert found.main.date == "2022-03-10"


def test_date_and_hour_and_length_of_a_call(contacts) -> None:
    found, text = contacts(
        "On March 9, from 5:40 p.m. for about 25 minutes, Anna Berg held a telephone conversation with Juan Ortiz.",
    )
    main = found.main
    assert main is not None
    assert (main.date, main.start_time, main.duration_minutes) == ("2022-03-09", "17:40", 25)
    duration = next(fact for fact in main.facts if fact.field == "duration")
    assert duration.approximate
    assert "25 minutes" in duration.span.of(text)


def test_length_in_a_later_sentence(contacts) -> None:
    found, _ = contacts("President Anna Berg phoned Prime Minister Juan Ortiz. The conversation lasted 40 minutes.")
    assert found.main is not None
    assert found.main.duration_minutes == 40


@pytest.mark.parametrize(
    ("told", "minutes"),
    [
        ("The conversation lasted one hour and forty-five minutes.", 105),
        ("They spoke for more than two and a half hours.", 150),
        ("The two leaders talked for 105 minutes.", 105),
        ("It lasted for 1 hour 10 minutes.", 70),
        ("The conversation, scheduled to last half an hour, went on for 70 minutes.", 70),
        ("They have agreed to a truce for 30 minutes a day.", None),
    ],
)
def test_length_in_other_words(contacts, told: str, minutes: int | None) -> None:
    found, _ = contacts(f"President Anna Berg phoned Prime Minister Juan Ortiz. {told}")
    assert found.main is not None
    assert found.main.duration_minutes == minutes


def test_a_day_after_the_contact_is_not_its_own(contacts) -> None:
    found, _ = contacts(
        "Anna Berg spoke to the press on Tuesday, a day after she met with Juan Ortiz in Oslo.",
        kind=AccountKind.PRESS,
        side=None,
    )
    assert found.main is not None
    assert found.main.date is None


def test_an_hour_long_call(contacts) -> None:
    found, _ = contacts("President Anna Berg had an hour-long phone call with Prime Minister Juan Ortiz.")
    assert found.main is not None
    assert found.main.duration_minutes == 60


def test_the_date_of_what_they_spoke_about_is_not_the_contacts(contacts) -> None:
    found, _ = contacts("President Anna Berg met with Prime Minister Juan Ortiz to discuss the elections on March 27.")
    assert found.main is not None
    assert found.main.date == "2022-03-10"


def test_without_any_date_the_date_stays_unknown(contacts) -> None:
    found, _ = contacts("President Anna Berg met with Prime Minister Juan Ortiz.", published=None)
    assert found.main is not None
    assert found.main.date is None


def test_weekday_that_disagrees_with_the_date_is_reported(contacts) -> None:
    found, text = contacts("President Anna Berg met with Prime Minister Juan Ortiz on March 9 (Thu).")
    assert [warning.code for warning in found.warnings] == ["weekday_disagrees"]
    assert "Wednesday" in found.warnings[0].message
    assert found.warnings[0].span is not None
    assert "Thu" in found.warnings[0].span.of(text)


def test_an_account_published_before_its_contact_is_reported(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg met with Prime Minister Juan Ortiz on 12 March 2022.", published="2022-03-10"
    )
    assert "published_before_contact" in [warning.code for warning in found.warnings]


def test_a_later_day_of_what_was_only_spoken_of_is_not_the_contacts(contacts) -> None:
    found, _ = contacts(
        "President Anna Berg had a phone call with Prime Minister Juan Ortiz. They spoke about her participation in "
        "the fishing summit in June 2022.",
        title="President Berg’s call with Prime Minister Ortiz",
    )
    assert found.main is not None
    assert found.main.date == "2022-03-10"


def test_the_day_of_what_went_before_is_not_the_contacts(contacts) -> None:
    found, _ = contacts(
        "In follow up to talks held on the lake the day before, Anna Berg had a phone call with Juan Ortiz."
    )
    assert found.main is not None
    assert found.main.date == "2022-03-10"


def test_a_day_before_an_infinitive_is_the_calls(contacts) -> None:
    found, _ = contacts(
        "On March 8, Anna Berg held calls to discuss China’s new ships with friends.",
        title="Anna Berg’s Call with Juan Ortiz",
    )
    assert found.main is not None
    assert found.main.date == "2022-03-08"


def test_the_weekday_of_a_plan_is_the_coming_one(contacts) -> None:
    found, _ = contacts(
        "On Monday, President Anna Berg will meet with Prime Minister Juan Ortiz.",
        title="President Berg will meet with Prime Minister Ortiz",
    )
    assert found.main is not None
    assert (found.main.planned, found.main.date) == (True, "2022-03-14")


def test_days_named_in_a_speech_at_the_meeting_are_not_its_own(contacts) -> None:
    found, _ = contacts(
        "Talks were held in the castle between President Anna Berg and Prime Minister Juan Ortiz.\n\nPresident Anna "
        "Berg: Yesterday evening I met with Foreign Minister Li Wen. Tomorrow we will have a meeting on cod.",
        title="Meeting with Juan Ortiz",
    )
    assert found.main is not None
    assert (found.main.planned, found.main.date) == (False, "2022-03-10")


def test_a_contact_that_was_moved_is_on_its_new_day(contacts) -> None:
    found, _ = contacts(
        "The meeting between President Anna Berg and Prime Minister Juan Ortiz planned for this Thursday has been "
        "moved to March 29.",
        title="President Berg’s Meeting with Prime Minister Ortiz",
    )
    assert found.main is not None
    assert found.main.date == "2022-03-29"


def test_a_date_may_head_a_sentence_behind_small_words(contacts) -> None:
    found, _ = contacts("Late in the evening of March 3, a call took place between Anna Berg and Juan Ortiz.")
    assert found.main is not None
    assert found.main.date == "2022-03-03"
