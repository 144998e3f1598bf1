"""What persons rule between accounts: matches, membership, and the contact altogether; findings follow."""

from dataclasses import replace

import pytest

from dragoman.archive import CorrectionError, OvertakenError
from dragoman.model import Participant, Relation


def matches(desk):
    return {(*one.statements, one.relation) for one in desk.archive.record(desk.contact).matches}


def kinds(desk):
    return [one.kind for one in desk.archive.record(desk.contact).findings]


MACHINE = {("a1.s2", "a2.s1", Relation.SHIFTED)}


def test_two_statements_that_are_ruled_apart_do_not_match_and_each_stands_alone(desk):
    assert matches(desk) == MACHINE
    made = desk.archive.correct("oslo.s1~copenhagen.s2", "relation", "apart", by="anna")
    assert made.machine == "shifted"
    assert matches(desk) == set()
    assert "strength_shift" not in kinds(desk)
    desk.archive.undo(made.id, "anna")
    assert matches(desk) == MACHINE
    assert "strength_shift" in kinds(desk)


def test_two_statements_that_are_ruled_the_same_match_in_whatever_order_they_are_named(desk):
    made = desk.archive.correct("copenhagen.s1~oslo.s2", "relation", "partial", by="anna")
    assert made.machine == "apart"
    assert matches(desk) == MACHINE | {("a1.s1", "a2.s2", Relation.PARTIAL)}
    desk.archive.correct("oslo.s2~copenhagen.s1", "relation", "same", by="bo", expected=made.id)
    assert matches(desk) == MACHINE | {("a1.s1", "a2.s2", Relation.SAME)}
    with pytest.raises(OvertakenError):
        desk.archive.correct("oslo.s2~copenhagen.s1", "relation", "apart", by="cy", expected=made.id)


def test_a_statement_that_a_person_added_can_be_matched(desk):
    made = desk.archive.correct("oslo.s+", "span", "telephoned her Danish counterpart", by="anna")
    desk.archive.correct(f"oslo.m{made.id}~copenhagen.s1", "relation", "same", by="anna")
    assert ("a1.s1", f"a2.m{made.id}", Relation.SAME) in matches(desk)
    desk.archive.undo(made.id, "anna")
    assert matches(desk) == MACHINE


def test_statements_stay_matched_when_a_person_sets_right_who_spoke(desk):
    made = desk.archive.correct("oslo.s1", "speaker", ["Sergey Lavrov"], by="anna")
    assert matches(desk) == MACHINE
    assert "attribution_shift" in kinds(desk)
    desk.archive.correct("oslo.s1~copenhagen.s2", "relation", "apart", by="anna")
    assert matches(desk) == set()
    desk.archive.undo(made.id, "anna")
    assert matches(desk) == set()


def test_a_relation_that_is_none_is_refused(desk):
    with pytest.raises(CorrectionError, match="same, partial, shifted, apart"):
        desk.archive.correct("oslo.s1~copenhagen.s2", "relation", "cousins", by="anna")


def test_two_accounts_that_are_ruled_apart_are_two_contacts_until_that_is_undone(desk):
    before = list(desk.archive.records())
    made = desk.archive.correct("oslo~copenhagen", "contact", "apart", by="anna", note="two calls")
    assert made.machine == "same"
    assert [len(one.readings) for one in desk.archive.records()] == [1, 1]
    with pytest.raises(CorrectionError, match="stand in no contact together"):
        desk.archive.correct("oslo.s1~copenhagen.s2", "relation", "same", by="anna")
    desk.archive.undo(made.id, "anna")
    assert list(desk.archive.records()) == before


def test_two_accounts_that_are_ruled_the_same_are_one_contact_and_the_link_says_who_said_so(desk):
    moved = desk.archive.correct("copenhagen.c0", "date", "2021-11-20", by="anna")
    assert len(list(desk.archive.records())) == 2
    made = desk.archive.correct("copenhagen~oslo", "contact", "same", by="anna")
    (record,) = desk.archive.records()
    assert [link.ruled for link in record.links] == [True]
    assert made.machine == "apart"
    desk.archive.undo(made.id, "bo")
    desk.archive.undo(moved.id, "bo")
    (record,) = desk.archive.records()
    assert [link.ruled for link in record.links] == [False]


def test_a_ruling_on_two_accounts_holds_for_the_next_version_of_one(archive, ferry):
    from dataclasses import replace

    first = replace(ferry[0], account=replace(ferry[0].account, url="https://mfa.example/1"))
    later = replace(first.account, text=first.account.text.replace("ready to", "willing to"))
    archive.add_each([first, ferry[1]]).__next__()
    list(archive.add_each([ferry[1]]))
    archive.correct("oslo~copenhagen", "contact", "apart", by="anna")
    archive.add(later)
    assert [len(one.readings) for one in archive.records()] == [1, 1]


def test_the_contact_altogether_is_corrected_and_stays_so_when_its_id_changes(desk):
    made = desk.archive.correct(desk.contact, "place", "by telephone", by="anna")
    desk.archive.correct(desk.contact, "participants", ["Lind"], by="anna")
    contact = desk.archive.record(desk.contact).contact
    assert contact.place == "by telephone"
    assert [one.person for one in contact.participants] == ["Marta Lind"]
    assert made.machine is None
    before = desk.contact
    desk.archive.correct("oslo~copenhagen", "contact", "apart", by="anna")
    assert desk.contact != before
    owners = [one for one in desk.archive.records() if one.contact.place == "by telephone"]
    assert len(owners) == 1
    (ruling,) = (one for one in desk.archive.corrections() if one.correction.scope == "membership")
    desk.archive.undo(ruling.correction.id, "anna")
    assert desk.archive.record(before).contact.place == "by telephone"
    desk.archive.undo(made.id, "anna")
    assert desk.archive.record(before).contact.place is None


def test_an_earlier_id_of_a_contact_still_names_it(desk, told):
    before = desk.contact
    desk.archive.correct("oslo~copenhagen", "contact", "apart", by="anna")
    made = desk.archive.correct(before, "occasion", "the ferry", by="anna")
    assert made.target != before
    assert {one.contact.occasion for one in desk.archive.records()} == {"the ferry", None}


def test_a_contact_of_several_engagements_is_corrected_as_one(archive, ferry):
    """A programme that names two of one side announces a meeting with each; nobody reports either."""
    oslo = ferry[0]
    people = (*oslo.contact.participants, Participant("Lars Holm", "Minister of Transport", "DK"))
    programme = replace(oslo, contact=replace(oslo.contact, planned=True, participants=people))
    (added,) = archive.add_each([programme])
    (contact,) = added.contacts
    made = archive.correct(contact, "place", "Copenhagen", by="anna")
    archive.correct("oslo.c0", "kind", "meeting", by="anna")
    (record,) = archive.records()
    assert (record.contact.place, record.contact.kind) == ("Copenhagen", "meeting")
    assert len(archive.history(record.id).fields) == len({"place", "kind"})
    assert archive.check() == []
    archive.undo(made.id, "anna")
    (record,) = archive.records()
    assert record.contact.place is None
