"""Corrections where an account gets a later version: they hold where their words stand again, else that is shown."""

from dataclasses import replace

import pytest
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.cli.archive import app
from dragoman.model import Account, AccountKind, Act, ContactKind, Status, Strength
from dragoman.reading import read

URL = "https://oslo.example/ferry"
CALL = (
    "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned her Danish counterpart, Foreign Minister Jeppe "
    "Kofod."
)
READY = "Ms. Lind said that Norway was ready to reopen the ferry line in June."
OSLO = "Mr. Kofod promised to visit Oslo in August."
BERGEN = "Mr. Kofod promised to visit Bergen in August."


def account(*sentences):
    """The release on the ferry call, in some wording."""
    text = " ".join(sentences)
    return Account("oslo", text, "Ministry in Oslo", AccountKind.OFFICIAL, "NO", published="2021-05-03", url=URL)


@pytest.fixture(scope="module")
def versions():
    """Three versions: `first`; `moved` has a sentence before the others; `other` has another promise as well."""
    return {
        "first": read(account(CALL, READY, OSLO)),
        "moved": read(account("It was raining in Oslo.", CALL, READY, OSLO)),
        "other": read(account("It was raining in Oslo.", CALL, READY, BERGEN)),
    }


@pytest.fixture
def add(archive, versions):
    """Adds a version by name and returns its id."""

    def put(name):
        (done,) = archive.add_each([versions[name]])
        return done.account

    return put


def said(archive, key, word, *, machine=False):
    """The statement of an account that has a word in it."""
    reading = archive.reading(key, machine=machine)
    (found,) = [one for one in reading.statements if word in one.span.of(reading.account.text)]
    return found


def name(archive, key, word):
    """The full id of that statement."""
    return f"{key}.{said(archive, key, word).id}"


def test_a_correction_holds_in_a_later_version_that_has_the_words(archive, add):
    first = add("first")
    archive.correct(name(archive, first, "ready"), "strength", "firm", by="anna")
    moved = add("moved")
    assert said(archive, moved, "ready").strength is Strength.FIRM
    assert said(archive, moved, "ready", machine=True).strength is Strength.READY
    assert [one.strength for one in archive.search("ready strength:firm").hits] == ["firm"]
    assert archive.check() == []


def test_a_correction_of_an_earlier_version_made_afterwards_holds_in_all_later_ones(archive, add):
    first, moved, other = add("first"), add("moved"), add("other")
    made = archive.correct(name(archive, first, "ready"), "act", "warn", by="anna")
    assert [said(archive, key, "ready").act for key in (first, moved, other)] == [Act.WARN] * 3
    assert archive.check() == []
    archive.undo(made.id, "bo")
    assert Act.WARN not in [said(archive, key, "ready").act for key in (first, moved, other)]
    assert archive.check() == []


def test_what_was_said_of_the_later_version_itself_goes_first(archive, add):
    first, moved = add("first"), add("moved")
    own = archive.correct(name(archive, moved, "ready"), "act", "urge", by="bo", expected=0)
    archive.correct(name(archive, first, "ready"), "act", "warn", by="anna")
    assert (said(archive, first, "ready").act, said(archive, moved, "ready").act) == (Act.WARN, Act.URGE)
    archive.undo(own.id, "bo")
    assert said(archive, moved, "ready").act is Act.WARN


def test_a_correction_whose_words_are_gone_changes_nothing_and_is_listed(archive, add):
    first = add("first")
    made = archive.correct(name(archive, first, "visit"), "act", "offer", by="anna")
    other = add("other")
    assert said(archive, other, "visit").act is Act.PROMISE
    (found,) = archive.disagreements()
    assert (found.kind, found.correction, found.now) == ("gone", made, None)
    assert said(archive, first, "visit").act is Act.OFFER
    archive.undo(made.id, "anna")
    assert archive.disagreements() == ()


def test_what_still_holds_is_no_disagreement_and_the_history_of_the_later_version_tells_of_it(archive, add):
    first = add("first")
    made = archive.correct(name(archive, first, "ready"), "act", "warn", by="anna")
    moved = add("moved")
    assert archive.disagreements() == ()
    now = name(archive, moved, "ready")
    (change,) = archive.corrections()
    assert (change.now, change.later) == (name(archive, first, "ready"), now)
    for target in (now, moved):
        (field,) = archive.history(target).fields
        assert (field.target, field.machine, field.holds) == (now, "offer", "warn")
        assert [one.correction.id for one in field.changes] == [made.id]
    assert archive.history(first).fields[0].target == name(archive, first, "ready")


def test_facts_undertakings_and_missed_statements_are_carried_over(archive, add):
    first = add("first")
    text = archive.account(first).account.text
    archive.correct(f"{first}.c0", "kind", "video_conference", by="anna")
    archive.correct(
        f"{first}.c0", "place", {"value": "Oslo", "span": [text.index("Oslo"), text.index("Oslo") + 4]}, by="anna"
    )
    archive.correct(f"{first}.u1", "status", "withdrawn", by="anna")
    missed = archive.correct(f"{first}.s+", "span", "telephoned her Danish counterpart", by="anna")
    moved = add("moved")
    reading = archive.reading(moved)
    assert (reading.contact.kind, reading.contact.place) == (ContactKind.VIDEO_CONFERENCE, "Oslo")
    (place,) = [fact for fact in reading.contact.facts if fact.field == "place"]
    assert reading.account.text[: place.span.end].endswith("visit Oslo")
    assert reading.undertakings[0].status is Status.WITHDRAWN
    assert archive.undertakings_ruled()[f"{moved}.u1"].status is Status.WITHDRAWN
    (added,) = [one for one in reading.statements if one.id == f"m{missed.id}"]
    assert added.span.of(reading.account.text) == "telephoned her Danish counterpart"
    archive.correct(f"{moved}.m{missed.id}", "act", "thank", by="bo")
    assert {one.id: one.act for one in archive.reading(moved).statements}[f"m{missed.id}"] is Act.THANK
    assert archive.check() == []


def test_a_ruling_on_a_match_is_carried_over(archive, add, ferry):
    first = add("first")
    (other,) = archive.add_each([ferry[1]])
    contact = other.contacts[0]
    assert len(archive.record(contact).matches) == 1
    archive.correct(f"{first}.s1~copenhagen.s2", "relation", "apart", by="anna")
    assert archive.record(contact).matches == ()
    moved = add("moved")
    record = archive.record(contact)
    assert {one.account.text for one in record.readings} >= {archive.account(moved).account.text}
    assert record.matches == ()
    assert archive.check() == []


def test_metadata_is_carried_over_where_the_later_version_came_with_the_same(archive, versions):
    (first,) = archive.add_each([versions["first"]])
    archive.correct(first.account, "title", "Call on the ferry", by="anna")
    archive.correct(first.account, "published", "2021-05-04", by="anna")
    later = replace(versions["moved"], account=replace(versions["moved"].account, published="2021-05-06"))
    (second,) = archive.add_each([later])
    holds = archive.account(second.account).account
    assert (holds.title, holds.published) == ("Call on the ferry", "2021-05-06")
    (found,) = archive.disagreements()
    assert (found.kind, found.correction.field) == ("gone", "published")
    assert archive.check() == []


def test_an_export_brings_corrections_of_earlier_versions_along(archive, add, tmp_path):
    first = add("first")
    archive.correct(name(archive, first, "ready"), "strength", "firm", by="anna")
    moved = add("moved")
    archive.export(tmp_path / "out.jsonl")
    with Archive(tmp_path / "again.db") as again:
        again.import_(tmp_path / "out.jsonl")
        assert said(again, moved, "ready").strength is Strength.FIRM
        assert again.check() == []
        again.export(tmp_path / "twice.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "twice.jsonl").read_bytes()


def test_the_list_of_corrections_says_where_else_one_holds(archive, add, place):
    first = add("first")
    archive.correct(name(archive, first, "ready"), "act", "warn", by="anna")
    moved = add("moved")
    shown = CliRunner().invoke(app, ["corrections", "--archive", place]).stdout
    assert f"(holds in {name(archive, moved, 'ready')} too)" in shown
