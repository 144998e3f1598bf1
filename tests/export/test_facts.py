"""The contact card: what each account says of a fact, and whether they agree."""

from dataclasses import replace

import pytest

from dragoman.export.facts import Mark, fact_rows
from dragoman.model import (
    Account,
    Contact,
    ContactKind,
    Coverage,
    Fact,
    Finding,
    FindingKind,
    Participant,
    Reading,
    Record,
    Span,
)

NAMES = ("North", "South", "East")
NOTHING = Coverage(0, 0, 0, 0, 12)


def reading(name, *facts):
    """An account of twelve letters with these facts on its first four."""
    contact = Contact(facts=tuple(Fact(field, value, Span(0, 4)) for field, value in facts))
    return Reading(Account(name, "twelve runes"), contact, (), (), (), (), NOTHING)


def row_of(field, *values, **contact):
    """The card's row for `field` where the accounts give `values`, None for silence."""
    given = ([] if value is None else [(field, value)] for value in values)
    readings = tuple(reading(name, *facts) for name, facts in zip(NAMES, given, strict=False))
    rows = fact_rows(Record(Contact(**contact), readings), NAMES[: len(values)])
    return next(row for row in rows if row.field == field)


@pytest.mark.parametrize(
    ("values", "mark", "note"),
    [
        (("Oslo", "Oslo"), Mark.AGREE, "both agree"),
        (("Oslo", "Oslo", "Oslo"), Mark.AGREE, "all agree"),
        (("Oslo", None), Mark.ONLY, "only North"),
        (("Oslo", None, "Oslo"), Mark.SOME, "North and East agree; South does not say"),
        (("Oslo", "Lima"), Mark.DIFFER, "they differ: North has Oslo; South has Lima"),
        (("Oslo", "Oslo, Norway"), Mark.AGREE, "both agree"),
        ((None, None), Mark.UNSAID, "no account says"),
        (("Oslo",), Mark.ALONE, ""),
        ((None,), Mark.UNSAID, "not said"),
    ],
)
def test_mark_says_how_the_accounts_stand_to_each_other(values, mark, note):
    row = row_of("place", *values)
    assert (row.mark, row.note) == (mark, note)


def test_accounts_with_one_value_are_named_together():
    note = row_of("place", "Oslo", "Lima", "Oslo").note
    assert note == "they differ: North and East have Oslo; South has Lima"


def test_card_does_not_contradict_the_findings(record):
    told = replace(record.readings[0], contact=replace(record.readings[1].contact, facts=(
        Fact("duration", 40, Span(0, 4), more_than=True),)))  # fmt: skip
    apart = Finding("f9", FindingKind.CONFLICT, "They differ on the length.", ("a1", "a2"), field="duration")
    rows = fact_rows(replace(record, readings=(told, record.readings[1]), findings=(apart,)), ("A", "B"))
    note = next(row.note for row in rows if row.field == "duration")
    assert note == "they differ: A has more than 40 minutes; B has about 40 minutes"


def test_card_has_what_the_findings_take_for_one_as_agreed():
    told = (reading("north", ("kind", "visit")), reading("south", ("kind", "meeting")))
    both = Finding("f1", FindingKind.CORROBORATED, "Both tell of it.", ("a1", "a2"), field="kind")
    contact = Contact(kind=ContactKind.MEETING)
    row = fact_rows(Record(contact, told, findings=(both,)), ("North", "South"))[0]
    assert row.mark is Mark.AGREE
    assert row.note == "both agree, though not in the same words: North has visit; South has meeting"


def test_same_hour_with_and_without_its_zone_agrees():
    assert row_of("start_time", "22:00", "22:00+09:00").mark is Mark.AGREE


def test_occasion_in_other_words_is_no_difference():
    row = row_of("occasion", "his appointment", "the change of government", occasion="his appointment")
    assert (row.mark, row.note) == (Mark.OWN_WORDS, "each in its own words")


def test_occasion_that_nobody_gives_takes_no_line(record):
    assert "occasion" not in {row.field for row in fact_rows(record, ("A", "B"))}


def test_values_are_shown_in_plain_words(record):
    rows = {row.field: row.value for row in fact_rows(record, ("A", "B"))}
    assert rows["kind"] == "video conference"
    assert rows["date"] == "Thursday 4 March 2021"
    assert rows["duration"] == "about 40 minutes"
    assert rows["initiator"] == "Norway"


def test_differing_values_are_named_in_plain_words():
    row = row_of("kind", "telephone_call", "meeting", kind=ContactKind.MEETING)
    assert row.note == "they differ: North has telephone call; South has meeting"


def test_participants_come_one_by_one_with_the_words_of_each_account(record):
    rows = [row for row in fact_rows(record, ("A", "B")) if row.field == "participant"]
    assert [row.value for row in rows] == [
        "Sunniva Lund, Foreign Minister (Norway)",
        "Tomás Araya, Minister of Foreign Affairs (Chile)",
    ]
    assert [[words.text for words in cell] for cell in rows[1].cells] == [["Tomás Araya"], ["Tomás Araya"]]


def test_participant_that_one_account_names_is_marked(record):
    report, release = record.readings
    silent = replace(report, contact=replace(report.contact, facts=(), participants=()))
    rows = fact_rows(replace(record, readings=(silent, release)), ("A", "B"))
    assert {row.note for row in rows if row.field == "participant"} == {"only B"}


def test_participant_whom_an_account_names_without_words_of_its_own_agrees(record):
    report, release = record.readings
    wordless = replace(report, contact=replace(report.contact, facts=()))
    row = next(
        row
        for row in fact_rows(replace(record, readings=(wordless, release)), ("A", "B"))
        if row.label == "Who took part"
    )
    assert (row.mark, row.told, row.cells[0]) == (Mark.AGREE, (True, True), ())


def test_words_that_an_account_repeats_are_shown_once():
    facts = tuple(Fact("place", "Oslo", Span(start, start + 4)) for start in (0, 5))
    told = Reading(Account("North", "Oslo oslo"), Contact(facts=facts), (), (), (), (), NOTHING)
    row = next(row for row in fact_rows(Record(Contact(), (told,)), NAMES[:1]) if row.field == "place")
    assert [words.span for words in row.cells[0]] == [Span(0, 4)]


def test_unnamed_group_is_shown_by_party_and_office():
    contact = Contact(participants=(Participant(None, "delegation", "NO"), Participant(None)))
    rows = fact_rows(Record(contact, (reading("North"),)), NAMES[:1])
    assert [row.value for row in rows if row.field == "participant"] == ["Norway, delegation", "not named"]


def test_no_contact_has_no_card(record):
    assert fact_rows(replace(record, contact=None), ("A", "B")) == ()


def test_day_agrees_with_the_week_or_month_it_lies_in():
    assert row_of("date", "2021-11-18", "2021-W46", date="2021-11-18").mark is Mark.AGREE
    assert row_of("date", "2021-11", "2021-11-18", date="2021-11-18").mark is Mark.AGREE
    apart = row_of("date", "2021-11-18", "2021-W45", date="2021-11-18")
    assert apart.note == "they differ: North has Thursday 18 November 2021; South has the week of 8 November 2021"
