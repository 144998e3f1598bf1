from dataclasses import replace

import pytest

from dragoman.collation.comparison.aside import contacts_aside
from dragoman.collation.comparison.dates import dates
from dragoman.collation.comparison.facts import facts
from dragoman.collation.comparison.values import Teller, agree
from dragoman.model import Contact, ContactKind, Fact, Participant, Role, Span

FIRST = (
    "Berg rang Rojas at the wish of Chile on 9 June 2010 (Thu) for about 40 minutes from 10 p.m., the ministry said."
)
SECOND = "The call, sought by Norway, lasted more than 40 minutes on Wednesday; Rojas and Berg spoke of salmon."


def two(reading, telling, first=(), second=(), **more):
    return [
        reading("first", FIRST, (), telling("Ministry of Fish", "official", "NO", tuple(first), **more)),
        reading(
            "second",
            SECOND,
            (),
            telling("Andes Press", "press", None, tuple(second), more_than=("more than 40 minutes",)),
        ),
    ]


def test_who_asked_is_corroborated_where_both_say_the_same(reading, telling, ledger, of_kind):
    found = facts(
        ledger(two(reading, telling, [("initiator", "CL", "at the wish of Chile")], [("initiator", "CL", "sought by")]))
    )
    [one] = of_kind(found, "corroborated", "initiator")
    assert one.summary == "Both accounts say that Chile initiated the telephone call."
    assert one.accounts == ("a1", "a2")


def test_forms_that_can_be_one_contact_are_all_named(reading, telling, ledger, of_kind):
    told = two(reading, telling, [("kind", "visit", "at the wish of Chile")], [("kind", "meeting", "sought by")])
    [one] = of_kind(facts(ledger(told)), "corroborated", "kind")
    assert one.summary == "Both accounts tell of a meeting or visit."


def test_accounts_that_disagree_on_who_asked_conflict(reading, telling, ledger, of_kind):
    found = facts(
        ledger(
            two(
                reading,
                telling,
                [("initiator", "CL", "at the wish of Chile")],
                [("initiator", "NO", "sought by Norway")],
            )
        )
    )
    [one] = of_kind(found, "conflict", "initiator")
    assert "Chile" in one.summary
    assert "Norway" in one.summary


def test_who_asked_is_told_where_one_alone_says_it(reading, telling, ledger, of_kind):
    found = facts(ledger(two(reading, telling, [("initiator", "CL", "at the wish of Chile")])))
    [one] = of_kind(found, "only_in", "initiator")
    assert one.accounts == ("a1",)


def test_about_forty_and_more_than_forty_minutes_conflict(reading, telling, ledger, of_kind):
    readings = two(
        reading,
        telling,
        [("duration", 40, "about 40 minutes")],
        [("duration", 40, "more than 40 minutes")],
        about=("about 40 minutes",),
    )
    [one] = of_kind(facts(ledger(readings)), "conflict", "duration")
    assert "about 40" in one.summary
    assert "more than 40" in one.summary


def test_fifty_minutes_are_more_than_forty():
    exact, over = Fact("duration", 50, Span(0, 1)), Fact("duration", 40, Span(0, 1), more_than=True)
    far = Fact("duration", 90, Span(0, 1))
    tellers = [Teller(name, fact, "x") for name, fact in (("a1", exact), ("a2", over), ("a3", far))]
    assert agree("duration", tellers[0], tellers[1])
    assert agree("duration", tellers[1], tellers[0])
    assert not agree("duration", tellers[1], tellers[2])


def test_talks_leave_the_form_of_a_contact_open(reading, telling, ledger, of_kind):
    texts = ("Berg rang Rojas.", "Berg and Rojas had talks.")
    kinds = (("kind", "telephone_call", "rang"), ("kind", "meeting", "talks"))
    readings = [
        reading(name, text, (), telling(None, None, None, (fact,)))
        for name, text, fact in zip("ab", texts, kinds, strict=True)
    ]
    readings[1] = replace(readings[1], contact=replace(readings[1].contact, kind=ContactKind.MEETING))
    merged = ledger(readings)
    assert merged.contact.kind is ContactKind.TELEPHONE_CALL
    [one] = of_kind(facts(merged), "corroborated", "kind")
    assert "telephone call" in one.summary
    assert "meeting" not in one.summary


def test_length_and_hour_of_one_account_are_one_finding(reading, telling, ledger, of_kind):
    given = [("duration", 40, "about 40 minutes"), ("start_time", "22:00", "from 10 p.m.")]
    [one] = of_kind(facts(ledger(two(reading, telling, given))), "only_in")
    assert one.field == "duration"
    assert "about 40 minutes" in one.summary
    assert "from 10 p.m" in one.summary


def test_participants_of_both_accounts_are_corroborated(reading, telling, ledger, of_kind):
    [one] = of_kind(facts(ledger(two(reading, telling))), "corroborated", "participant")
    assert "Ingrid Berg" in one.summary


def test_a_contact_that_one_account_alone_tells_of_is_reported(reading, telling, ledger, of_kind):
    people = (Participant("Ingrid Berg", None, "NO"), Participant("Ana Lima", None, "BR"))
    other = Contact(
        ContactKind.MEETING,
        "2010-06-01",
        participants=people,
        facts=(Fact("kind", "meeting", Span(0, 4)),),
        role=Role.BACKGROUND,
    )
    readings = [reading("first", FIRST, (), telling(others=(other,))), reading("second", SECOND)]
    assert any("Ana Lima" in finding.summary for finding in of_kind(contacts_aside(ledger(readings)), "only_in"))


def test_another_contact_that_accounts_date_a_day_apart_is_no_error(reading, telling, ledger, of_kind):
    people = (Participant("Ingrid Berg", None, "NO"), Participant("Ana Lima", None, "BR"))
    dated = [
        Contact(
            ContactKind.MEETING, day, participants=people, facts=(Fact("date", day, Span(0, 4)),), role=Role.BACKGROUND
        )
        for day in ("2010-06-20", "2010-06-21")
    ]
    readings = [
        reading("first", FIRST, (), telling(others=(dated[0],))),
        reading("second", SECOND, (), telling(others=(dated[1],))),
    ]
    found = contacts_aside(ledger(readings))
    [one] = of_kind(found, "date_inconsistent", "date")
    assert "a day apart" in one.summary
    assert of_kind(found, "only_in") == []


def test_a_weekday_slip_is_settled_by_the_other_account(reading, telling, ledger, of_kind):
    readings = two(
        reading,
        telling,
        [("date", "2010-06-09", "9 June 2010 (Thu)")],
        [("date", "2010-06-09", "Wednesday")],
        slips=(("Thu", "9 June 2010 was a Wednesday"),),
    )
    found = dates(ledger(readings))
    [slip] = of_kind(found, "date_inconsistent")
    assert "was a Wednesday" in slip.summary
    assert "only the name of the day is wrong" in slip.summary
    assert {evidence.account for evidence in slip.evidence} == {"a1", "a2"}
    assert len(of_kind(found, "corroborated", "date")) == 1


def test_a_slip_that_all_accounts_make_is_no_finding_of_comparison(reading, telling, ledger):
    account = telling(slips=(("Thu", "9 June 2010 was a Wednesday"),))
    assert dates(ledger([reading("first", FIRST, (), account), reading("second", FIRST, (), account)])) == []


def test_a_day_between_distant_sides_is_told_apart_from_error(reading, telling, ledger, of_kind):
    readings = two(reading, telling, [("date", "2010-06-09", "9 June 2010")], [("date", "2010-06-10", "Wednesday")])
    [one] = of_kind(dates(ledger(readings)), "date_inconsistent", "date")
    assert "time zones" in one.summary


def test_two_days_are_a_conflict(reading, telling, ledger, of_kind):
    readings = two(reading, telling, [("date", "2010-06-09", "9 June 2010")], [("date", "2010-06-11", "Wednesday")])
    assert len(of_kind(dates(ledger(readings)), "conflict", "date")) == 1


def test_a_month_agrees_with_a_day_of_it(reading, telling, ledger, of_kind):
    readings = two(reading, telling, [("date", "2010-06-09", "9 June 2010")], [("date", "2010-06", "Wednesday")])
    [one] = of_kind(dates(ledger(readings)), "corroborated", "date")
    assert "9 June 2010" in one.summary


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("22:00+09:00", "13:00+00:00", True),
        ("22:00+09:00", "13:00Z", True),
        ("22:00+09:00", "22:00+03:00", False),
        ("22:00+09:00", "22:00", True),
        ("22:00", "13:00Z", False),
        ("01:30+05:30", "20:00Z", True),
        ("20:00-05:00", "01:00Z", True),
    ],
)
def test_hours_are_compared_as_instants_where_both_name_their_zone(one, other, same):
    told = [
        Teller(account, Fact("start_time", value, Span(0, 4)), FIRST) for account, value in (("a1", one), ("a2", other))
    ]
    assert agree("start_time", *told) is same
    assert agree("start_time", *reversed(told)) is same


TORN = "Berg and Rojas spoke for 40 minutes, the ministry said; their talk of 25 minutes was cordial."
LENGTHS = (("duration", 40, "40 minutes"), ("duration", 25, "25 minutes"))


def torn(reading, telling, name, text=TORN):
    slips = (("25 minutes", "The contact is said to have taken 40 minutes, and 25."),)
    return reading(name, text, (), telling(name, facts=LENGTHS, slips=slips, slip_code="durations_disagree"))


def test_an_account_at_odds_with_itself_over_the_length_corroborates_none(reading, telling, ledger, of_kind):
    other = reading("second", "They spoke for 40 minutes.", (), telling("B", facts=(("duration", 40, "40 minutes"),)))
    found = facts(ledger([torn(reading, telling, "first"), other]))
    assert of_kind(found, "corroborated", "duration") == []
    [one] = of_kind(found, "conflict", "duration")
    assert one.accounts == ("a1",)
    assert len(one.evidence) == 2
    assert "40" in one.summary
    assert "25" in one.summary


def test_two_other_accounts_still_corroborate_the_length(reading, telling, ledger, of_kind):
    others = [
        reading(name, "They spoke for 40 minutes.", (), telling(name, facts=(("duration", 40, "40 minutes"),)))
        for name in ("second", "third")
    ]
    [one] = of_kind(facts(ledger([torn(reading, telling, "first"), *others])), "corroborated", "duration")
    assert one.accounts == ("a2", "a3")


def test_a_length_that_all_accounts_contradict_is_no_finding_of_comparison(reading, telling, ledger, of_kind):
    found = facts(ledger([torn(reading, telling, "first"), torn(reading, telling, "second")]))
    assert of_kind(found, "conflict") == []


def test_an_account_published_before_its_contact_is_told(reading, telling, ledger, of_kind):
    slips = (
        ("9 June 2010", "Ministry of Fish is dated 2010-06-08, before the contact of 2010-06-09 that it reports."),
    )
    readings = two(
        reading, telling, [("date", "2010-06-09", "9 June 2010")], slips=slips, slip_code="published_before_contact"
    )
    [one] = of_kind(dates(ledger(readings)), "date_inconsistent", "date")
    assert one.accounts == ("a1",)
    assert "2010-06-08" in one.summary
