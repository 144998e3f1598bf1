"""The queue of doubts: what is in it, in which order, and that what was ruled on leaves it for good."""

from dataclasses import replace

import pytest

from dragoman.archive import Archive
from dragoman.archive.doubts import conflicting, uncertainty
from dragoman.archive.engine import reading
from dragoman.archive.queueing import OF_ONE_ACCOUNT, SITTING, Sitting, sitting
from dragoman.model import Account, Act, Actor, Contact, Coverage, Fact, Reading, Span, Statement

LIND = Actor("Ms. Lind", "Marta Lind", "Foreign Minister", "NO")
TEXT = "Ms. Lind said that the ferries would run again. She asked for maps. She thanked the pilots. She left."


def said(number: int, words: str, confidence: float) -> Statement:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Statement(f"s{number}", span, span, speaker=(LIND,), act=Act.INFORM, confidence=confidence)


def told(name: str, *statements: Statement, unsure: tuple[Statement, ...] = (), day: str | None = None) -> Reading:
    account = Account(name, f"{TEXT} {name}.", f"Ministry of {name}", published=day)
    return Reading(account, None, (), statements, (), (), Coverage(0, 0, 0, 0, len(account.text)), unsure=unsure)


def queued(archive: Archive, number: int = 1) -> Sitting:
    with reading(archive.engine) as db:
        return sitting(db, "2026-11-22", number)


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "desk.db") as made:
        yield made


@pytest.mark.parametrize(("probability", "amount"), [(0.5, 1.0), (0.25, 0.5), (1.0, 0.0), (0.0, 0.0)])
def test_what_is_as_likely_as_not_is_most_in_doubt(probability, amount):
    assert uncertainty(probability) == amount


def test_the_most_doubtful_of_one_day_comes_first_and_the_sure_not_at_all(archive):
    list(
        archive.add_each(
            [
                told("oslo", said(1, "She asked for maps", 0.6), day="2021-05-03"),
                told("riga", said(1, "She thanked the pilots", 0.5), day="2021-05-03"),
                told("bonn", said(1, "She left", 0.99), day="2021-05-03"),
            ]
        )
    )
    assert [one.target.partition(".")[0] for one in queued(archive).doubts] == [
        archive.account(name).id for name in ("riga", "oslo")
    ]


def test_the_later_contact_comes_first(archive):
    doubtful = said(1, "She asked for maps", 0.5)
    list(archive.add_each([told("oslo", doubtful, day="2011-05-03"), told("riga", doubtful, day="2021-05-03")]))
    assert [one.account for one in queued(archive).doubts] == [archive.account(name).id for name in ("riga", "oslo")]


def test_one_account_does_not_fill_a_sitting(archive):
    words = ("Ms. Lind said", "She asked for maps", "She thanked the pilots", "She left")
    list(archive.add_each([told("oslo", *(said(number, one, 0.5) for number, one in enumerate(words, 1)))]))
    first = queued(archive)
    assert len(first.doubts) >= OF_ONE_ACCOUNT
    accounts = [one.account for one in first.doubts[:OF_ONE_ACCOUNT]]
    assert accounts == [archive.account("oslo").id] * OF_ONE_ACCOUNT


def test_one_kind_of_question_does_not_fill_a_sitting_where_there_are_others(archive):
    doubtful, unlikely = said(1, "She asked for maps", 0.5), said(2, "She left", 0.2)
    readings = [told(f"desk{number}", doubtful, day="2021-05-03") for number in range(SITTING + 2)]
    list(archive.add_each([*readings, told("riga", unsure=(unlikely,), day="2021-05-03")]))
    first, second = queued(archive), queued(archive, 2)
    assert len(first.doubts) == SITTING
    assert {one.kind for one in first.doubts} == {"speaker", "unsure"}
    assert len({one.target for one in (*first.doubts, *second.doubts)}) == SITTING + 3


def test_what_was_ruled_on_is_in_doubt_no_more_and_after_undoing_is_again(archive):
    list(archive.add_each([told("oslo", said(1, "She asked for maps", 0.5), unsure=(said(2, "She left", 0.28),))]))
    before = {one.kind for one in queued(archive).doubts}
    assert before == {"speaker", "unsure"}
    ruled = archive.correct("oslo.s1", "speaker", "Marta Lind", by="vera")
    archive.correct("oslo.s2", "present", value=False, by="vera")
    assert queued(archive).doubts == ()
    archive.undo(ruled.id, "vera")
    assert [one.kind for one in queued(archive).doubts] == ["speaker"]


def test_doubts_are_part_of_what_a_check_compares(archive):
    from dragoman.archive import schema
    from dragoman.archive.engine import writing

    list(archive.add_each([told("oslo", said(1, "She asked for maps", 0.5))]))
    assert archive.check() == []
    with writing(archive.engine) as db:
        db.execute(schema.doubt.delete())
    assert [fault.place for fault in archive.check()] == [archive.account("oslo").id]
    assert archive.check(repair=True) == []


def test_days_that_cannot_both_be_conflict_and_a_month_with_its_day_does_not():
    def contact(*dates: str) -> Contact:
        return Contact(date=dates[0], facts=tuple(Fact("date", one, Span(0, 4), confidence=0.8) for one in dates))

    assert list(conflicting(contact("2021-05-03", "2021-05-04"))) == [("date", 0.8)]
    assert list(conflicting(contact("2021-05-03", "2021-05"))) == []
    assert list(conflicting(replace(contact("2021-05-03"), facts=()))) == []
    assert list(conflicting(None)) == []
