"""Rereading after an upgrade: corrections keep to what they were of, and disagreements are shown."""

from dataclasses import replace

import pytest

from dragoman.archive.rereading import keep_again
from dragoman.model import Act, Role, Span


def renumbered(reading, *, without=(), shift=0):
    """A reading as a later version might make it: other ids and somewhat other spans."""
    left = [said for said in reading.statements if said.id not in without]
    ids = {said.id: f"s{len(left) - place}" for place, said in enumerate(left)}
    return replace(
        reading,
        statements=tuple(
            replace(said, id=ids[said.id], span=Span(said.span.start + shift, said.span.end)) for said in left
        ),
        undertakings=tuple(
            replace(one, statements=tuple(ids[name] for name in one.statements))
            for one in reading.undertakings
            if set(one.statements) <= set(ids)
        ),
    )


def test_what_another_version_has_read_is_due_and_is_done_once(desk):
    assert desk.archive.due() == []
    with_old = {"reader": "0.0.1"}
    keep_again(desk.archive.engine, desk.oslo, desk.archive.reading("oslo", machine=True), **with_old)
    assert desk.archive.due() == [desk.oslo]
    told = []
    assert [one.id for one in desk.archive.reread(progress=told.append)] == [desk.oslo]
    assert [(one.name, one.changed) for one in told] == [("oslo", False)]
    assert desk.archive.due() == []
    assert len(desk.archive.due(everything=True)) == 2
    assert desk.archive.due("copenhagen") == [desk.copenhagen]


def test_rereading_that_is_interrupted_goes_on_where_it_stopped(desk):
    for key in (desk.oslo, desk.copenhagen):
        keep_again(desk.archive.engine, key, desk.archive.reading(key, machine=True), reader="0.0.1")

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.archive.reread(progress=stop)
    assert len(desk.archive.due()) == 1


def test_rereading_all_that_is_interrupted_goes_on_where_it_stopped_and_once_done_begins_anew(desk):
    both = sorted((desk.oslo, desk.copenhagen))

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.archive.reread(everything=True, progress=stop)
    assert desk.archive.due(everything=True) == both[1:]
    desk.archive.correct("oslo.s1", "act", "warn", by="anna")
    desk.archive.reread("oslo", "copenhagen")
    assert desk.archive.due(everything=True) == both[1:]
    assert [one.id for one in desk.archive.reread(everything=True)] == both[1:]
    assert desk.archive.due(everything=True) == both


def test_another_version_that_rereads_all_begins_with_the_first(desk):
    first = min(desk.oslo, desk.copenhagen)
    keep_again(desk.archive.engine, first, desk.archive.reading(first, machine=True), reader="0.0.1", of_all=True)
    assert len(desk.archive.due(everything=True)) == 2


def test_corrections_follow_their_statements_when_ids_and_spans_change(desk):
    desk.archive.correct("oslo.s1", "act", "warn", by="anna")
    desk.archive.correct("oslo.u2", "status", "kept", by="anna")
    desk.archive.correct("oslo.s1~copenhagen.s2", "relation", "apart", by="anna")
    machine = desk.archive.reading("oslo", machine=True)
    keep_again(desk.archive.engine, desk.oslo, renumbered(machine, shift=4), reader="9.9")
    said = {one.id: one for one in desk.archive.reading("oslo").statements}
    assert said["s2"].act is Act.WARN
    assert said["s1"].act is Act.PROMISE
    assert [one.status for one in desk.archive.reading("oslo").undertakings] == ["open", "kept"]
    assert desk.archive.record(desk.contact).matches == ()
    assert [one.now for one in desk.archive.corrections()] == [
        f"{desk.oslo}.s2",
        f"{desk.oslo}.u2",
        f"{desk.copenhagen}.s2~{desk.oslo}.s2",
    ]
    made = desk.archive.correct("oslo.s2", "act", "urge", by="bo")
    assert desk.archive.reading("oslo").statements[0].act is Act.URGE
    desk.archive.undo(made.id, "bo")
    assert desk.archive.reading("oslo").statements[0].act is Act.WARN


def test_where_person_and_new_machine_disagree_is_shown_and_where_they_agree_is_not(desk):
    assert desk.archive.disagreements() == ()
    first = desk.archive.correct("oslo.s1", "act", "warn", by="anna")
    lost = desk.archive.correct("oslo.s2", "act", "urge", by="anna")
    still = desk.archive.correct("oslo.s1", "strength", "firm", by="anna")
    agreed = desk.archive.correct("oslo.s1", "topics", ["ferries"], by="anna")
    assert desk.archive.disagreements() == ()
    machine = desk.archive.reading("oslo", machine=True)
    later = renumbered(machine, without=["s2"])
    later = replace(later, statements=(replace(later.statements[0], act=Act.HOPE, topics=("ferries",)),))
    keep_again(desk.archive.engine, desk.oslo, later, reader="9.9")
    found = {one.correction.id: one for one in desk.archive.disagreements()}
    assert {number: one.kind.value for number, one in found.items()} == {
        first.id: "other",
        lost.id: "lost",
        still.id: "still",
    }
    assert found[first.id].machine == "hope"
    assert agreed.id not in found
    assert len(desk.archive.reading("oslo").statements) == 1
    desk.archive.undo(lost.id, "anna")
    assert lost.id not in {one.correction.id for one in desk.archive.disagreements()}


def test_two_corrected_statements_that_become_one_are_shown(desk):
    desk.archive.correct("oslo.s1", "act", "warn", by="anna")
    desk.archive.correct("oslo.s2", "act", "urge", by="anna")
    machine = desk.archive.reading("oslo", machine=True)
    one, other = machine.statements
    both = replace(one, span=one.span.to(other.span), content=one.content.to(other.content))
    keep_again(desk.archive.engine, desk.oslo, replace(machine, statements=(both,), undertakings=()), reader="9.9")
    kinds = {found.kind.value for found in desk.archive.disagreements()}
    assert kinds & {"shared", "lost"}


def test_a_missed_statement_keeps_its_id_and_place_through_rereading(desk):
    made = desk.archive.correct("oslo.s+", "span", "telephoned her Danish counterpart", by="anna")
    desk.archive.correct(f"oslo.m{made.id}", "act", "raise", by="anna")
    machine = desk.archive.reading("oslo", machine=True)
    keep_again(desk.archive.engine, desk.oslo, renumbered(machine), reader="9.9")
    added = desk.archive.reading("oslo").statements[0]
    assert (added.id, added.act) == (f"m{made.id}", Act.RAISE)


def test_an_account_is_read_anew_with_what_a_person_said_of_its_publication(desk):
    desk.archive.correct("oslo", "published", "2021-05-05", by="anna")
    (account,) = desk.archive.accounts(desk.archive.due("oslo"))
    assert account.published == "2021-05-05"


def test_a_contact_keeps_what_was_said_of_it_when_its_account_numbers_its_contacts_anew(desk):
    desk.archive.correct(desk.contact, "occasion", "the ferry", by="anna")
    machine = desk.archive.reading("oslo", machine=True)
    other = replace(machine.contact, date="2021-04-01", facts=(), role=Role.PART)
    turned = replace(machine, contact=other, other_contacts=(replace(machine.contact, role=Role.PART),))
    keep_again(desk.archive.engine, desk.oslo, turned, reader="9.9")
    occasions = {
        one.contact.occasion for one in desk.archive.records() if one.contact and one.contact.date == "2021-05-03"
    }
    assert occasions == {"the ferry"}
