"""The history of anything: the machine's value, each correction and undo, who and when, and what holds."""

import pytest

from dragoman.archive import NotFoundError
from dragoman.archive.training import as_plain


def fields(found):
    return {(one.target.rpartition(".")[2], one.field): one for one in found.fields}


def test_a_statement_has_the_machines_value_and_every_word_on_it(desk):
    first = desk.archive.correct("oslo.s1", "act", "promise", by="anna", note="so the Danes heard it")
    second = desk.archive.correct("oslo.s1", "act", "warn", by="bo")
    gone = desk.archive.undo(second.id, "anna")
    found = desk.archive.history("oslo.s1")
    assert (found.added, found.version) == ("2026-11-22T12:00:00Z", 1)
    (field,) = found.fields
    assert (field.machine, field.holds) == ("offer", "promise")
    assert [(one.correction.id, one.stands) for one in field.changes] == [
        (first.id, True),
        (second.id, False),
        (gone.id, True),
    ]
    assert [one.correction.by for one in field.changes] == ["anna", "bo", "anna"]


def test_an_account_has_the_history_of_its_parts_and_of_its_standing_with_others(desk):
    desk.archive.correct("oslo.s1", "act", "warn", by="anna")
    desk.archive.correct("oslo.c0", "place", "Oslo", by="anna")
    desk.archive.correct("oslo", "title", "A call", by="anna")
    desk.archive.correct("oslo~copenhagen", "contact", "same", by="anna")
    desk.archive.correct("copenhagen.s1", "act", "warn", by="anna")
    assert {(field.scope, field.field) for one in desk.archive.history("oslo").fields for field in [_first(one)]} == {
        ("statement", "act"),
        ("entry", "place"),
        ("account", "title"),
        ("membership", "contact"),
    }


def test_a_contact_has_the_history_of_its_telling(desk):
    desk.archive.correct("oslo.c0", "place", "Oslo", by="anna")
    desk.archive.correct(desk.contact, "occasion", "the ferry", by="anna")
    desk.archive.correct("oslo.s1~copenhagen.s2", "relation", "same", by="anna")
    found = desk.archive.history(desk.contact)
    assert [(_first(one).scope, one.machine, one.holds) for one in found.fields] == [
        ("entry", None, "Oslo"),
        ("contact", None, "the ferry"),
        ("match", "shifted", "same"),
    ]


def test_a_statement_has_the_history_of_its_matches(desk):
    desk.archive.correct("oslo.s1~copenhagen.s2", "relation", "apart", by="anna")
    assert [one.field for one in desk.archive.history("copenhagen.s2").fields] == ["relation"]
    assert [one.holds for one in desk.archive.history("oslo.s1~copenhagen.s2").fields] == ["apart"]
    assert desk.archive.history("copenhagen.s1").fields == ()


def test_a_person_has_a_history(desk):
    desk.archive.correct("person:Marta Lind", "same_as", "Marta Berg", by="anna")
    assert [one.holds for one in desk.archive.history("person:Marta Berg").fields] == ["Marta Berg"]


def test_what_nobody_corrected_has_none_and_what_is_not_there_is_said_not_to_be(desk):
    assert desk.archive.history("oslo").fields == ()
    with pytest.raises(NotFoundError):
        desk.archive.history("bergen")


def test_corrections_are_examples_to_learn_from_with_text_and_spans(desk, ferry):
    desk.archive.correct("oslo.s1", "act", "promise", by="anna", note="stronger")
    gone = desk.archive.correct("oslo.s2", "act", "warn", by="anna")
    desk.archive.undo(gone.id, "anna")
    desk.archive.correct("oslo.s+", "span", "telephoned her Danish counterpart", by="bo")
    desk.archive.correct("oslo.s1~copenhagen.s2", "relation", "same", by="bo")
    desk.archive.correct(desk.contact, "place", "Oslo", by="bo")
    desk.archive.correct("person:Marta Lind", "same_as", "Marta Berg", by="bo")
    found = [as_plain(one) for one in desk.archive.examples()]
    assert [one["scope"] for one in found] == ["statement", "missed", "match", "contact", "person"]
    (extract,) = found[0]["extracts"]
    start, end = extract["spans"][0]
    said = ferry[0].statements[0]
    assert extract["text"][start:end] == said.span.of(ferry[0].account.text)
    assert (found[0]["machine"], found[0]["value"], found[0]["note"]) == ("offer", "promise", "stronger")
    (missed,) = found[1]["extracts"]
    start, end = missed["spans"][0]
    assert missed["text"][start:end] == "telephoned her Danish counterpart"
    assert len(found[2]["extracts"]) == 2
    assert len(found[3]["extracts"]) == 2


def _first(field):
    return field.changes[0].correction
