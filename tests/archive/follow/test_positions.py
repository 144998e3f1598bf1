"""Positions: a party's own words and others' accounts of them, and when phrases and strength change."""

from collections.abc import Callable, Iterable

import pytest

from dragoman.archive import Archive, NotFoundError, QueryError
from dragoman.archive.follow import Scope
from dragoman.model import Account, Reading

CALL = (
    "On {} May 2021, Foreign Minister Marta Lind of Norway telephoned Foreign Minister Jeppe Kofod of Denmark. "
    "Minister Lind said that {}."
)


def test_a_party_is_quoted_from_its_own_accounts_and_apart_from_those_of_others(diary: Archive):
    found = diary.positions("NO", "fisheries")
    assert [(one.said.day, one.said.teller.side) for one in found.own] == [
        ("2021-05-03", "NO"),
        ("2021-05-10", "NO"),
        ("2021-05-20", "NO"),
        ("2021-06-15", "NO"),
        ("2021-07-01", "NO"),
    ]
    assert [(one.said.day, one.said.strength) for one in found.credited] == [("2021-06-15", "wish")]


def test_what_is_quoted_stands_in_the_account(diary: Archive):
    for one in diary.positions("NO", "fisheries").positions:
        words = one.said.words
        assert diary.account(words.account).account.text[words.span.start : words.span.end] == words.words


def test_other_sides_that_tell_of_the_contact_have_the_statement_too_or_leave_it_out(diary: Archive):
    own = {one.said.day: one for one in diary.positions("NO", "fisheries").own}
    assert own["2021-05-03"].missing_in == ("DK",)
    assert own["2021-05-20"].missing_in == own["2021-05-20"].confirmed_by == ()
    assert own["2021-06-15"].confirmed_by == ("DK",)


def test_a_phrase_that_stood_in_a_row_and_is_gone_is_dropped(diary: Archive):
    dropped = [turn for turn in diary.positions("NO", "fisheries").turns if turn.kind == "dropped"]
    (turn,) = [one for one in dropped if "without preconditions" in one.phrase]
    assert (turn.day, turn.run, turn.returns) == ("2021-06-15", 3, None)
    assert len(turn.evidence) == 3
    for words in turn.evidence:
        assert diary.account(words.account).account.text[words.span.start : words.span.end] == words.words


def test_a_dropped_phrase_is_back_once_any_account_of_the_party_has_it(
    archive: Archive, told: Callable[..., Account], readings: Iterable[Reading]
):
    list(archive.add_each(readings))
    call = (
        "On 20 June 2021, Foreign Minister Marta Lind of Norway had a telephone conversation with Foreign Minister "
        "Jeppe Kofod of Denmark. It was underscored that Denmark was ready to resume talks on fisheries without "
        "preconditions."
    )
    archive.add(told(call, "no-0620", side="NO", published="2021-06-20"))
    found = archive.positions("NO", "fisheries")
    assert "2021-06-20" not in {one.said.day for one in found.own}
    (turn,) = [one for one in found.turns if "without preconditions" in one.phrase]
    assert (turn.kind, turn.day, turn.returns) == ("dropped", "2021-06-15", "2021-06-20")


def test_a_shorter_run_than_asked_for_drops_nothing(diary: Archive):
    assert diary.positions("NO", "fisheries", run=4).turns == ()


def test_a_phrase_that_comes_in_and_stays_is_new(archive: Archive, told: Callable[..., Account]):
    plain, marked = (
        "Norway was ready to resume talks on fisheries",
        "Norway was ready to resume talks on fisheries and coastal whaling",
    )
    said = [plain, plain, plain, marked, marked, marked]
    archive.add(
        *(
            told(
                CALL.format(day, words),
                f"n{day}",
                side="NO",
                published=f"2021-05-{day:02}",
            )
            for day, words in zip(range(4, 32, 4), said, strict=False)
        )
    )
    found = [turn for turn in archive.positions("NO", "fisheries").turns if turn.kind == "new"]
    assert [(turn.day, turn.run) for turn in found] == [("2021-05-16", 3)]
    assert "coastal whaling" in found[0].phrase


def test_the_same_said_more_firmly_is_hardened(diary: Archive):
    found = diary.positions("NO", "fisheries").shifts
    assert [(one.kind, one.before.strength, one.after.strength) for one in found] == [
        ("hardened", "ready", "intend"),
        ("hardened", "intend", "firm"),
    ]
    assert [one.after.day for one in found] == ["2021-06-15", "2021-07-01"]


def test_what_only_sounds_alike_is_no_shift(archive: Archive, told: Callable[..., Account]):
    said = [
        "Norway was ready to send 30 ships to the fisheries talks",
        "Norway intended to send 80 ships to the fisheries talks",
    ]
    archive.add(
        *(
            told(
                CALL.format(day, words),
                f"n{day}",
                side="NO",
                published=f"2021-05-{day:02}",
            )
            for day, words in zip(range(4, 32, 4), said, strict=False)
        )
    )
    found = archive.positions("NO", "fisheries")
    assert len(found.own) == 2
    assert found.shifts == ()


def test_positions_are_confined_to_contacts_with_somebody_and_to_a_time(diary: Archive):
    assert [one.said.day for one in diary.positions("NO", "fisheries", "FI").own] == ["2021-05-10"]
    scope = Scope(since="2021-06")
    assert [one.said.day for one in diary.positions("NO", "fisheries", scope=scope).own] == ["2021-06-15", "2021-07-01"]


def test_a_speech_counts_only_where_it_is_asked_for(archive: Archive, told: Callable[..., Account]):
    speech = "Norway was ready to resume talks on fisheries, Foreign Minister Marta Lind of Norway said on Monday."
    archive.add(told(speech, "speech", side="NO", published="2021-05-03"))
    assert archive.positions("NO", "fisheries").positions == ()
    assert len(archive.positions("NO", "fisheries", scope=Scope(everywhere=True)).own) == 1


def test_who_is_no_party_and_what_is_no_topic_are_told(diary: Archive):
    with pytest.raises(QueryError, match="Atlantis is no party"):
        diary.positions("Atlantis", "fisheries")
    with pytest.raises(NotFoundError, match="no statement of the archive is on the topic whales"):
        diary.positions("NO", "whales")
