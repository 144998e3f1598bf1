"""Correcting statements, contacts and metadata: what is allowed, what it changes, and how it is taken back."""

import threading

import pytest
from sqlalchemy import select

from dragoman.archive import Archive, CorrectionError, NotFoundError, OvertakenError, schema
from dragoman.archive.engine import reading as reading_from
from dragoman.model import Act, Actor, ContactKind, Participant, Span, Status, Strength


def statement(desk, name="oslo.s1"):
    account, _, own = name.partition(".")
    return next(said for said in desk.archive.reading(account).statements if said.id == own)


def rows(desk, table, *columns):
    with reading_from(desk.archive.engine) as db:
        return db.execute(select(*(table.c[name] for name in columns))).all()


def test_a_person_says_who_spoke_and_the_machine_keeps_its_own(desk):
    machine = desk.archive.reading("oslo", machine=True)
    made = desk.archive.correct("oslo.s1", "speaker", "Kofod", by="anna", note="see the Danish text")
    assert statement(desk).speaker == (Actor("Jeppe Kofod", "Jeppe Kofod", "Foreign Minister", "DK"),)
    assert statement(desk).confidence == 1.0
    assert desk.archive.reading("oslo", machine=True) == machine
    assert (made.by, made.at, made.note) == ("anna", "2026-11-22T12:00:00Z", "see the Danish text")
    assert made.machine == [
        {"name": "Marta Lind", "person": "Marta Lind", "office": "Foreign Minister", "party": "NO"},
    ]


def test_the_rows_by_which_a_statement_is_found_follow_its_correction(desk):
    desk.archive.correct(f"{desk.oslo}.s1", "act", "promise", by="anna")
    desk.archive.correct(f"{desk.oslo}.s1", "strength", "binding", by="anna")
    found = {row.id: row for row in rows(desk, schema.statement, "id", "act", "strength")}
    assert found[f"{desk.oslo}.s1"][1:] == ("promise", Strength.BINDING.rank)


def test_findings_follow_a_corrected_strength(desk):
    assert "strength_shift" in {one.kind for one in desk.archive.record(desk.contact).findings}
    desk.archive.correct("oslo.s1", "strength", "firm", by="anna")
    desk.archive.correct("oslo.s1", "act", "promise", by="anna")
    desk.archive.correct("oslo.s1", "span", "reopen the ferry line in June", by="anna")
    desk.archive.correct("oslo.s1", "cue", None, by="anna")
    desk.archive.correct("copenhagen.s2", "span", "reopen the ferry line in June", by="anna")
    desk.archive.correct("copenhagen.s2", "cue", None, by="anna")
    assert "strength_shift" not in {one.kind for one in desk.archive.record(desk.contact).findings}


@pytest.mark.parametrize(
    ("field", "value", "allowed"),
    [
        ("act", "mumble", "it is one of inform, recall"),
        ("strength", "iron", "consider, hope"),
        ("polarity", None, "positive, negative"),
        ("span", [10, 10_000], "lies within the text's"),
        ("span", [40, 40], "has words"),
        ("span", "words that are not there", "stand 0 times"),
        ("speaker", "Nobody Inparticular", "nobody of that name is known here"),
        ("speaker", {"person": "A. Berg", "rank": "captain"}, "name, person, office and party"),
        ("speaker", {"person": "A. Berg", "party": "Narnia"}, "party's code"),
        ("topics", [3], "list of words"),
        ("present", "perhaps", "true or false"),
        ("colour", "blue", "what can be corrected is speaker, addressee"),
    ],
)
def test_what_the_model_does_not_allow_is_refused_with_what_it_does(desk, field, value, allowed):
    with pytest.raises(CorrectionError, match=allowed):
        desk.archive.correct("oslo.s1", field, value, by="anna")
    assert desk.archive.corrections() == ()


@pytest.mark.parametrize(
    "target", ["oslo.s9", "oslo.u7", "oslo.c4", "nobody", "oslo~oslo", "oslo.s1~oslo.s2", "c0ffee"]
)
def test_what_is_not_there_cannot_be_corrected(desk, target):
    with pytest.raises(CorrectionError):
        desk.archive.correct(target, "act", "warn", by="anna")


@pytest.mark.parametrize(("by", "note"), [(" ", None), ("anna", "a\x00b"), ("an\ud800na", None), ("anna", "x" * 3000)])
def test_a_correction_is_signed_in_plain_text(desk, by, note):
    with pytest.raises(CorrectionError):
        desk.archive.correct("oslo.s1", "act", "warn", by=by, note=note)


def test_a_speaker_may_be_given_in_full_by_party_or_left_open(desk):
    desk.archive.correct("oslo.s1", "speaker", {"office": "Ambassador", "party": "Sweden"}, by="anna")
    assert statement(desk).speaker == (Actor("Ambassador", office="Ambassador", party="SE"),)
    desk.archive.correct("oslo.s1", "speaker", ["Denmark", "Lind"], by="anna")
    assert [one.name for one in statement(desk).speaker] == ["Denmark", "Marta Lind"]
    desk.archive.correct("oslo.s1", "speaker", [], by="anna")
    assert statement(desk).speaker == ()


def test_of_two_corrections_of_one_field_the_last_that_stands_holds(desk):
    desk.archive.correct("oslo.s1", "act", "promise", by="anna")
    second = desk.archive.correct("oslo.s1", "act", "warn", by="bo")
    assert statement(desk).act is Act.WARN
    desk.archive.undo(second.id, "anna")
    assert statement(desk).act is Act.PROMISE


def test_an_undo_can_be_undone_and_done_again(desk):
    machine = statement(desk)
    made = desk.archive.correct("oslo.s1", "act", "warn", by="anna")
    undone = desk.archive.undo(made.id, "bo", note="no")
    assert statement(desk) == machine
    with pytest.raises(CorrectionError, match=f"undone already, by {undone.id}"):
        desk.archive.undo(made.id, "bo")
    desk.archive.undo(undone.id, "anna")
    assert statement(desk).act is Act.WARN
    desk.archive.undo(made.id, "bo")
    assert statement(desk) == machine
    with pytest.raises(NotFoundError, match="no correction has the id 99"):
        desk.archive.undo(99, "bo")


def test_an_editor_who_has_not_seen_the_last_correction_is_refused(desk):
    first = desk.archive.correct("oslo.s1", "act", "promise", by="anna", expected=0)
    with pytest.raises(OvertakenError, match="anna corrected it at 2026-11-22"):
        desk.archive.correct("oslo.s1", "act", "warn", by="bo", expected=0)
    desk.archive.correct("oslo.s1", "act", "warn", by="bo", expected=first.id)
    desk.archive.correct("oslo.s1", "strength", "firm", by="bo", expected=0)


def test_of_editors_at_once_one_is_kept_and_the_others_are_told(desk, place):
    told = []

    def edit(act):
        with Archive(place) as archive:
            try:
                told.append(archive.correct("oslo.s1", "act", act, by=act, expected=0).value)
            except OvertakenError as error:
                told.append(error)

    editors = [threading.Thread(target=edit, args=(act,)) for act in ("warn", "promise", "urge")]
    for one in editors:
        one.start()
    for one in editors:
        one.join()
    kept = [one for one in told if isinstance(one, str)]
    assert len(kept) == 1
    assert len(told) == 3
    assert statement(desk).act == kept[0]


def test_a_statement_that_is_none_is_gone_with_what_rests_on_it_and_its_words_are_the_authors(desk):
    machine = desk.archive.reading("oslo")
    desk.archive.correct("oslo.s2", "present", value=False, by="anna")
    reading = desk.archive.reading("oslo")
    assert [said.id for said in reading.statements] == ["s1"]
    assert [one.id for one in reading.undertakings] == ["u1"]
    assert any(span.covers(machine.statements[1].span) for span in reading.background)
    assert sum(vars(reading.coverage).values()) == len(reading.account.text)
    assert f"{desk.oslo}.s2" not in {row.id for row in rows(desk, schema.statement, "id")}


def test_a_statement_that_was_missed_is_added_and_can_be_corrected_itself(desk):
    words = "telephoned her Danish counterpart"
    value = {"span": words, "speaker": "Lind", "act": "raise", "topics": ["ferries"]}
    made = desk.archive.correct("oslo.s+", "statement", value, by="anna")
    reading = desk.archive.reading("oslo")
    added = reading.statements[0]
    assert added.id == f"m{made.id}"
    assert added.span.of(reading.account.text) == words
    assert (added.speaker[0].party, added.act, added.topics, added.confidence) == ("NO", Act.RAISE, ("ferries",), 1.0)
    assert sum(vars(reading.coverage).values()) == len(reading.account.text)
    desk.archive.correct(f"oslo.{added.id}", "act", "inform", by="bo")
    assert desk.archive.reading("oslo").statements[0].act is Act.INFORM
    desk.archive.undo(made.id, "anna")
    assert len(desk.archive.reading("oslo").statements) == 2
    bare = desk.archive.correct("oslo.s+", "span", [31, 46], by="anna")
    assert desk.archive.reading("oslo").statements[0].id == f"m{bare.id}"


def test_a_span_is_moved_and_what_was_said_stays_within_it(desk):
    desk.archive.correct("oslo.s1", "span", "ready to reopen the ferry line", by="anna")
    said = statement(desk)
    assert said.span.covers(said.content)
    with pytest.raises(CorrectionError, match="stand 2 times"):
        desk.archive.correct("oslo.s1", "span", "Foreign Minister", by="anna")
    desk.archive.correct("oslo.s1", "span", "160-190", by="anna")
    assert statement(desk).span.start >= 160


def test_facts_of_a_contact_are_corrected_with_the_words_they_rest_on(desk):
    desk.archive.correct("oslo.c0", "date", "2021-05-04", by="anna")
    contact = desk.archive.reading("oslo").contact
    fact = next(one for one in contact.facts if one.field == "date")
    assert (contact.date, fact.value, fact.span) == ("2021-05-04", "2021-05-04", Span(3, 13))
    desk.archive.correct("oslo.c0", "place", {"value": "Oslo", "span": [210, 214]}, by="anna")
    desk.archive.correct("oslo.c0", "kind", "meeting", by="anna")
    desk.archive.correct("oslo.c0", "initiator", None, by="anna")
    desk.archive.correct("oslo.c0", "duration_minutes", "45", by="anna")
    desk.archive.correct("oslo.c0", "participants", ["Lind", {"person": "Ida Holm", "party": "DK"}], by="anna")
    contact = desk.archive.reading("oslo").contact
    assert (contact.kind, contact.place, contact.initiator, contact.duration_minutes) == (
        ContactKind.MEETING,
        "Oslo",
        None,
        45,
    )
    assert contact.participants == (
        Participant("Marta Lind", "Foreign Minister", "NO"),
        Participant("Ida Holm", None, "DK"),
    )
    assert {(one.field, one.value) for one in contact.facts} == {
        ("date", "2021-05-04"),
        ("place", "Oslo"),
        ("kind", "meeting"),
        ("participant", "Marta Lind"),
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "2021-02-30"),
        ("date", "yesterday"),
        ("date", "2021-05-04/2021-05-03"),
        ("start_time", "25:00"),
        ("duration_minutes", -5),
        ("kind", "brawl"),
        ("initiator", "Atlantis"),
        ("role", "background"),
    ],
)
def test_facts_that_cannot_be_are_refused(desk, field, value):
    with pytest.raises(CorrectionError):
        desk.archive.correct("oslo.c0", field, value, by="anna")


@pytest.mark.parametrize("value", ["2021", "2021-05", "2021-05-03?", "2021-W18", "2021-05-03/2021-05-05", None])
def test_dates_may_be_as_vague_as_the_account(desk, value):
    assert desk.archive.correct("oslo.c0", "date", value, by="anna").value == value


def test_a_day_written_out_is_kept_as_a_date(desk):
    assert desk.archive.correct("oslo.c0", "date", "3 May 2021", by="anna").value == "2021-05-03"


def test_an_account_that_is_corrected_to_another_day_leaves_its_contact(desk):
    before = desk.contact
    made = desk.archive.correct("oslo.c0", "date", "2021-09-20", by="anna")
    assert len(list(desk.archive.records())) == 2
    desk.archive.undo(made.id, "anna")
    assert desk.contact == before


def test_metadata_is_corrected_where_it_is_searched_and_the_accounts_id_stays(desk, ferry):
    made = desk.archive.correct("copenhagen", "side", "dk", by="anna")
    desk.archive.correct("copenhagen", "published", "2021-05-04", by="anna")
    desk.archive.correct("copenhagen", "kind", "press", by="anna")
    kept = desk.archive.account(desk.copenhagen)
    assert (kept.account.published, kept.account.kind, kept.account.side) == ("2021-05-04", "press", "DK")
    assert (desk.copenhagen, "2021-05-04") in rows(desk, schema.account, "id", "published")
    assert desk.archive.reading("copenhagen", machine=True).account.published is None
    assert [one.outcome for one in desk.archive.add(ferry[1].account)] == ["same"]
    assert made.machine == "DK"
    for one in desk.archive.corrections():
        desk.archive.undo(one.correction.id, "bo")
    assert desk.archive.account("copenhagen").account == ferry[1].account
    assert rows(desk, schema.account, "given") == [(None,), (None,)]


def test_a_side_that_is_no_party_is_refused(desk):
    with pytest.raises(CorrectionError, match="ISO 3166"):
        desk.archive.correct("oslo", "side", "Ruritania", by="anna")


def test_an_undertaking_is_ruled_kept_and_by_what(desk):
    desk.archive.correct("oslo.u2", "status", "kept", by="anna")
    desk.archive.correct("oslo.u2", "when", "2021-08-12", by="anna")
    made = desk.archive.correct("oslo.u2", "closed_by", "copenhagen.s1", by="anna")
    one = desk.archive.reading("oslo").undertakings[1]
    assert (one.status, one.when) == (Status.KEPT, "2021-08-12")
    assert made.value == f"{desk.copenhagen}.s1"
    ruled = desk.archive.undertakings_ruled()[f"{desk.oslo}.u2"]
    assert (ruled.status, ruled.closed_by) == (Status.KEPT, f"{desk.copenhagen}.s1")
    with pytest.raises(CorrectionError, match="has no statement s8"):
        desk.archive.correct("oslo.u2", "closed_by", "copenhagen.s8", by="anna")
    with pytest.raises(CorrectionError, match="open, kept, lapsed, withdrawn"):
        desk.archive.correct("oslo.u2", "status", "forgotten", by="anna")


def test_a_superseded_version_can_be_corrected_and_stays_out_of_all_contacts(archive, ferry):
    from dataclasses import replace

    first = replace(ferry[0].account, url="https://mfa.example/1")
    later = replace(first, text=first.text.replace("ready to", "willing to"))
    (one,), _ = list(archive.add_each([replace(ferry[0], account=first)])), archive.add(later)
    archive.correct(f"{one.account}.s1", "act", "warn", by="anna")
    assert archive.reading(str(one.account)).statements[0].act is Act.WARN
    (record,) = archive.records()
    assert [told.account.text for told in record.readings] == [later.text]


def test_a_contact_that_the_machine_missed_is_told_by_a_person_and_linked(desk, told):
    (one,) = desk.archive.add(told("The ministers had a good talk about ferries.", "brief", published="2021-05-04"))
    assert one.contacts == ()
    desk.archive.correct("brief.c0", "kind", "telephone_call", by="anna")
    desk.archive.correct("brief.c0", "date", {"value": "2021-05-03", "span": [0, 13]}, by="anna")
    lind = {"person": "Marta Lind", "party": "NO"}
    desk.archive.correct("brief.c0", "participants", [lind, {"person": "Jeppe Kofod", "party": "DK"}], by="anna")
    assert len(desk.archive.record(desk.contact).readings) == 3
