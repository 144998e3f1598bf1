"""The memo: its sections, what each tells, and how its sentences carry the numbers of their words."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from dragoman.api import compare_accounts
from dragoman.export import to_memo
from dragoman.export.memo import document_of
from dragoman.export.memo.room import PAGE
from dragoman.export.memo.wording import party_in_prose, shown_day
from dragoman.model import Account, AccountKind, Evidence, Finding, FindingKind, Record
from dragoman.sources import load
from tests.export.conftest import RELEASE, REPORT, words
from tests.export.strategies import records

HEADINGS = ["What happened", "Common ground", "Where the accounts differ", "Next steps, by side", "Only claimed"]


@pytest.fixture(scope="module")
def memo(record):
    return to_memo(record)


def section(text, heading):
    """What stands under a heading."""
    return text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0].strip()


def proof(key, quote):
    return Evidence(key, words(REPORT if key == "a1" else RELEASE, quote))


def test_sections_stand_in_their_order(memo):
    assert re.findall(r"^## (.*)$", memo, re.MULTILINE) == [*HEADINGS, "Accounts", "Words cited"]


def test_what_happened_says_who_how_when_at_whose_initiative_and_how_long(memo):
    text = re.sub(r" \[[^]]+\]", "", section(memo, "What happened"))
    assert text == (
        "Both accounts tell of a video conference between Sunniva Lund and Tomás Araya on 4 March 2021. "
        "According to both accounts, it was at the initiative of Norway. "
        "According to the Ministry of Foreign Affairs of Norway alone, it began at 15:00 and lasted about 40 minutes."
    )


def test_fact_that_accounts_contest_is_told_as_contested(record):
    clash = Finding("f9", FindingKind.CONFLICT, "The accounts differ on the length.", ("a1", "a2"), (),
                    (proof("a1", "video call"), proof("a2", "about 40 minutes")), "duration", 0.9)  # fmt: skip
    text = to_memo(replace(record, findings=(clash,)))
    assert "The accounts differ on the length [" in section(text, "What happened")
    assert section(text, "Where the accounts differ") == "*none found*"


def cited(text):
    """All numbers of a text, those of ranges too, in the order in which they stand."""
    found = []
    for group in re.findall(r" \[(\d[\d–, ]*)\]", text):
        for part in group.split(", "):
            first, _, last = part.partition("–")
            found += range(int(first), int(last or first) + 1)
    return found


def test_every_sentence_carries_numbers_and_every_number_is_listed_once(memo):
    body, listed = memo.split("## Words cited")
    for line in (line for name in HEADINGS for line in section(body, name).splitlines() if line[:1] not in ("", "*")):
        assert all(re.search(r" \[\d[\d–, ]*\]$", one) for one in re.split(r"(?<=\])\.\s?", line) if one), line
    numbers = cited(listed)
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert set(cited(body)) == set(numbers)


def test_words_that_the_memo_quotes_itself_are_listed_by_their_numbers(memo):
    listed = section(memo, "Words cited")
    assert "no change" in section(memo, "Where the accounts differ")
    assert re.search(r"quoted above \[[\d–, ]+\]", listed)
    assert "Video conference" in listed


def test_steps_stand_under_the_side_whose_they_are(record):
    step = replace(record.readings[1].undertakings[0], statements=("s5",))
    report, release = record.readings
    alone = Record(record.contact, (report, replace(release, undertakings=(step,))))
    text = section(to_memo(alone), "Next steps, by side")
    assert text.startswith("- **Chile**: Austral has Araya: “Santiago was ready")


def test_condition_of_a_step_is_told(record):
    report, release = record.readings
    step = replace(release.undertakings[0], statements=("s5",), condition="if the quotas are published first")
    text = to_memo(Record(record.contact, (report, replace(release, undertakings=(step,)))))
    assert "on the condition “if the quotas are published first”" in text


def test_steps_that_are_too_many_to_be_weighed_are_counted(record, monkeypatch):
    release = record.readings[1]
    step = release.undertakings[0]
    many = tuple(replace(step, id=f"u{number}", statements=(f"s{number}",)) for number in (5, 3, 2, 1))
    monkeypatch.setattr("dragoman.export.memo.steps.LOOKED_AT", 1)
    lines = section(to_memo(Record(None, (replace(release, undertakings=many),))), "Next steps, by side").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("- 3 more in the full comparison [")


def test_finding_that_says_more_than_its_evidence_is_told_by_its_evidence(record):
    summary = "Kim Il-sung gave 900 licences."
    shift = Finding("f9", FindingKind.STRENGTH_SHIFT, summary, ("a1", "a2"), ("a1.s1", "a2.s4"),
                    (proof("a1", "no change"), proof("a2", "no major change")), None, 0.9)  # fmt: skip
    text = section(to_memo(replace(record, findings=(shift,))), "Where the accounts differ")
    assert "Kim" not in text
    assert "Austral has “no change”; the Ministry of Foreign Affairs of Norway has “no major change”" in text


def test_more_differences_than_six_are_counted(record):
    shift = next(one for one in record.findings if one.kind is FindingKind.STRENGTH_SHIFT)
    many = tuple(replace(shift, id=f"g{number}", summary=f"they differ: {'so ' * number}.") for number in range(9))
    lines = section(to_memo(replace(record, findings=many)), "Where the accounts differ").splitlines()
    assert len(lines) == 7
    assert lines[-1].startswith("- 3 more in the full comparison")


def test_memo_that_is_too_long_for_a_page_tells_less_of_each_section_and_counts_the_rest(record):
    shift = next(one for one in record.findings if one.kind is FindingKind.STRENGTH_SHIFT)
    many = tuple(replace(shift, id=f"g{number}", summary=f"they differ: {'so very ' * 90}{'so ' * number}.")
                 for number in range(9))  # fmt: skip
    document = document_of(replace(record, findings=many))
    lines = section(to_memo(replace(record, findings=many)), "Where the accounts differ").splitlines()
    assert document.length <= PAGE
    assert 2 < len(lines) < 7
    assert lines[-1].startswith(f"- {9 - (len(lines) - 1)} more in the full comparison")


def test_one_sentence_is_not_told_twice(record):
    shift = next(one for one in record.findings if one.kind is FindingKind.STRENGTH_SHIFT)
    twice = replace(record, findings=(shift, replace(shift, id="g1")))
    assert len(section(to_memo(twice), "Where the accounts differ").splitlines()) == 1


def test_nothing_stands_in_two_sections(examples):
    memo = document_of(compare_accounts(list(load([str(examples)])))).memo
    told = [one.text for section in memo.sections for one in section.sentences]
    assert len(told) == len(set(told))


def test_what_both_have_is_common_ground_also_where_it_is_a_step(examples):
    text = to_memo(compare_accounts(list(load([str(examples)]))))
    assert "President Dmitry Medvedev" in section(text, "Common ground")
    assert "According to both accounts, it was at the initiative of Japan" in section(text, "What happened")


def test_leader_whom_one_side_calls_by_office_alone_is_named_or_told_by_party():
    told = (
        (
            "washington",
            "White House",
            "US",
            "The President spoke today by telephone with Chancellor Merkel of Germany.",
        ),
        ("berlin", "Bundesregierung", "DE", "Chancellor Angela Merkel spoke by telephone with the US President today."),
    )
    accounts = [
        Account(name, f"{words} They discussed trade.", publisher, AccountKind.OFFICIAL, side, published="2015-03-02")
        for name, publisher, side, words in told
    ]
    text = section(to_memo(compare_accounts(accounts).record), "What happened")
    assert "telephone call between Angela Merkel and " in text
    assert "2 March 2015" in text


def test_accounts_are_numbered_with_publisher_kind_and_day(memo):
    assert section(memo, "Accounts").splitlines() == [
        "1. Austral, news agency, Friday 5 March 2021, austral",
        "2. Ministry of Foreign Affairs of Norway, official, Thursday 4 March 2021, oslo",
    ]


def test_single_account_has_a_memo_without_comparison(single):
    text = to_memo(single)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [HEADINGS[0], HEADINGS[3], "Accounts", "Words cited"]
    assert "The Ministry of Foreign Affairs of Norway tells of a video conference" in text


def test_record_without_a_contact_has_a_memo_too(record):
    assert to_memo(Record(None, record.readings)).startswith("# No contact found")


def test_days_and_parties_read_as_in_prose():
    assert [shown_day(one) for one in ("2010-06-09", "2009-02", "2009-02~", "2009~", "soon")] == [
        "9 June 2010", "February 2009", "about February 2009", "about 2009", "soon",
    ]  # fmt: skip
    assert [party_in_prose(one) for one in ("US", "JP", "EU")] == ["the United States", "Japan", "the European Union"]


@settings(max_examples=60, deadline=None)
@given(records())
def test_any_record_has_a_memo_that_is_inert_and_always_the_same(record):
    text = to_memo(record)
    assert text == to_memo(record)
    text.encode("utf-8")
    assert "<script>" not in text
    assert not {"\x1b", "\u202e"} & set(text)
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert not re.search(r"^(?:\||---|\* \* \*)", text, re.MULTILINE)


def test_step_on_which_the_accounts_differ_is_told_there_and_named_here(memo):
    step = section(memo, "Next steps, by side").splitlines()[0]
    assert step.startswith("- Told above, as common ground or where the accounts differ: Araya")
