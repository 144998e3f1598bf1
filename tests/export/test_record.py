"""The record as plain values: names, order, grounding, and undertakings that several accounts report."""

import json
from dataclasses import replace

import jsonschema
import pytest

from dragoman.export import json_schema, to_dict, to_json
from dragoman.model import Account, Coverage, Match, Reading, Record, Relation, Undertaking, contact_id


@pytest.fixture
def plain(record):
    return to_dict(record)


def grounded_parts(plain):
    yield from plain["statements"] + plain["background"]
    yield from (proof for finding in plain["findings"] for proof in finding["evidence"])
    contacts = [plain["contact"], *plain["other_contacts"]]
    yield from (fact for contact in contacts for fact in contact["facts"])


def test_record_follows_the_published_schema(record, single):
    for one in (record, single):
        jsonschema.Draft202012Validator(json_schema()).validate(to_dict(one))


def test_every_text_is_what_its_span_covers(record, plain):
    texts = dict(zip(record.account_ids, (reading.account.text for reading in record.readings), strict=True))
    parts = list(grounded_parts(plain))
    assert len(parts) > 20
    for part in parts:
        start, end = part["span"]
        assert texts[part["account"]][start:end] == part["text"]


def test_parts_stand_in_the_order_of_the_design(plain):
    assert list(plain) == [
        "schema", "contact", "accounts", "statements", "unsure", "background", "undertakings", "other_contacts",
        "matches", "findings", "coverage", "warnings", "links",
    ]  # fmt: skip


def test_statements_are_known_by_account_and_number(plain):
    assert [said["id"] for said in plain["statements"]][:5] == ["a1.s1", "a1.s2", "a1.s3", "a1.s4", "a2.s1"]


def test_speakers_are_given_by_name(plain):
    joint = next(said for said in plain["statements"] if said["act"] == "agree")
    assert joint["speaker"] == ["Sunniva Lund", "Tomás Araya"]


def test_facts_of_all_accounts_stand_under_the_contact(plain):
    dates = [(fact["account"], fact["text"]) for fact in plain["contact"]["facts"] if fact["field"] == "date"]
    assert dates == [("a1", "Thursday"), ("a2", "March 4 (Thu)")]


def test_about_is_kept_beside_the_value(plain):
    duration = next(fact for fact in plain["contact"]["facts"] if fact["field"] == "duration")
    assert (duration["value"], duration["approximate"], "more_than" in duration) == (40, True, False)


def test_scores_are_rounded(plain):
    assert plain["matches"][1]["score"] == 0.8123
    assert plain["findings"][3]["weight"] == 0.1235


def test_account_without_a_contact_has_none():
    account = Account("soup", "Boil the water.\nAdd salt.")
    record = Record(None, (Reading(account, None, (), (), (), (), Coverage(0, 0, 0, 0, 25)),))
    plain = to_dict(record)
    jsonschema.validate(plain, json_schema())
    assert plain["contact"] is None


def test_other_contacts_say_what_they_are_to_the_account(plain):
    (other,) = plain["other_contacts"]
    assert (other["id"], other["account"], other["role"], other["planned"]) == ("a1.c1", "a1", "background", True)


def test_contact_id_hangs_on_the_texts_alone(record):
    renamed = [
        replace(reading, account=replace(reading.account, name=f"other-{reading.account.name}"))
        for reading in reversed(record.readings)
    ]
    assert contact_id(record.readings) == contact_id(renamed)
    assert contact_id(record.readings) != contact_id(record.readings[:1])


def test_undertaking_that_matched_statements_report_is_one(plain):
    (joined,) = plain["undertakings"]
    assert joined["statements"] == ["a1.s2", "a2.s3"]
    assert joined["id"] == "a1.u1"
    assert joined["condition"] == "the quotas are published first"


@pytest.mark.parametrize(
    "change",
    [{"matches": ()}, {"matches": (Match(("a1.s2", "a2.s3"), Relation.SHIFTED, 0.8),)}],
    ids=["unmatched", "shifted"],
)
def test_undertakings_stay_apart_without_a_match_by_the_same_mouth(record, change):
    assert len(to_dict(replace(record, **change))["undertakings"]) == 2


def test_undertakings_of_different_doers_stay_apart(record):
    report, release = record.readings
    theirs = replace(release, undertakings=(replace(release.undertakings[0], who=("NO",)),))
    assert len(to_dict(replace(record, readings=(report, theirs)))["undertakings"]) == 2


def test_undertakings_of_one_account_stay_apart(record):
    report, release = record.readings
    twice = (Undertaking("u1", ("CL",), "talk", "offer", statements=("s3",)),
             Undertaking("u2", ("CL",), "issue licences", "offer", statements=("s3",)))  # fmt: skip
    plain = to_dict(replace(record, readings=(report, replace(release, undertakings=twice))))
    assert [one["statements"] for one in plain["undertakings"]] == [["a1.s2", "a2.s3"], ["a2.s3"]]


def test_json_keeps_letters_and_reads_back_as_the_same_values(record, plain):
    text = to_json(record)
    assert "Tomás" in text
    assert json.loads(text) == plain


def test_json_of_a_record_fits_on_a_line(record):
    assert "\n" not in to_json(record, indent=None)


def test_lone_surrogate_does_not_spoil_the_json():
    account = Account("odd", "A lone \ud83d half.")
    text = to_json(Record(None, (Reading(account, None, (), (), (), (), Coverage(0, 0, 0, 0, 14)),)))
    text.encode("utf-8")
    named = replace(account, title="\ud83d")
    text = to_json(Record(None, (Reading(named, None, (), (), (), (), Coverage(0, 0, 0, 0, 14)),)))
    assert json.loads(text.encode("utf-8"))["accounts"][0]["title"] == "\ud83d"


def test_every_statement_names_the_event_of_its_act(plain):
    assert plain["statements"]
    assert {said["event"] for said in plain["statements"] if said["act"] in {"agree", "promise"}} <= {"AGREE"}
    assert all(said["event"] is None for said in plain["statements"] if said["act"] in {"inform", "hope"})
