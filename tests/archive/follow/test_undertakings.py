"""Undertakings: what keeps one, when it is due or has lapsed, what calls it off, and a person's last word."""

from collections.abc import Callable

import pytest

from dragoman.archive import Archive
from dragoman.archive.follow import Choice, Followed, State
from dragoman.model import Account, Reading

CALL = (
    "On {}, Foreign Minister Marta Lind of Norway had a telephone conversation with Foreign Minister Jeppe Kofod of "
    "Denmark. {}"
)
ON = "2021-08-01"
Add = Callable[..., None]


@pytest.fixture
def add(archive: Archive, told: Callable[..., Account]) -> Add:
    """Adds a call between the two ministers on a day, at which something was said."""

    def make(day: str, published: str, said: str = "", template: str = CALL) -> None:
        archive.add(told(template.format(day, said), published, side="NO", published=published))

    return make


@pytest.fixture
def mine(archive: Archive, readings: tuple[Reading, ...]) -> Archive:
    """The diary in an archive that a test may change."""
    list(archive.add_each(readings))
    return archive


def by_words(found: tuple[Followed, ...], words: str) -> Followed:
    (one,) = [each for each in found if words in each.pledge.what]
    return one


def test_a_visit_that_was_paid_keeps_the_invitation(diary: Archive):
    one = by_words(diary.undertakings("NO", "DK"), "visit Denmark")
    assert (one.pledge.first, one.pledge.last, one.pledge.destination) == ("2021-06-01", "2021-06-30", "DK")
    assert one.status is State.KEPT
    assert one.closing is not None
    assert diary.record(str(one.closing.contact)).contact.date == "2021-06-15"
    assert one.reason == "meeting in Copenhagen on 2021-06-15"


def test_before_the_visit_the_invitation_was_open_and_then_due(diary: Archive):
    assert by_words(diary.undertakings("NO", on="2021-05-05"), "visit Denmark").status is State.OPEN
    assert by_words(diary.undertakings("NO", on="2021-06-02"), "visit Denmark").status is State.DUE


def test_those_who_agreed_to_stay_in_touch_and_spoke_again_have_kept_it(diary: Archive):
    one = by_words(diary.undertakings("NO", "DK"), "stay in touch")
    assert (one.status, one.reason) == (State.KEPT, "call of those bound on 2021-05-20")


def test_a_contact_of_others_keeps_nothing(diary: Archive):
    one = by_words(diary.undertakings("NO", "DK", on="2021-05-15"), "stay in touch")
    assert (one.status, one.closing) == (State.OPEN, None)


def test_words_and_spans_of_an_undertaking_stand_in_its_account(diary: Archive):
    for one in diary.undertakings():
        for words in one.pledge.words:
            text = diary.account(words.account).account.text
            assert text[words.span.start : words.span.end] == words.words


def test_a_meeting_that_the_archive_would_have_shown_has_lapsed(archive: Archive, add: Add):
    add("20 May 2021", "2021-05-20", "The ministers agreed to meet in Oslo in August 2021.")
    assert by_words(archive.undertakings(on="2021-08-20"), "meet in Oslo").status is State.DUE
    unseen = by_words(archive.undertakings(on="2021-10-01"), "meet in Oslo")
    assert (unseen.status, "would not show" in unseen.reason) == (State.DUE, True)
    add("10 September 2021", "2021-09-10")
    assert by_words(archive.undertakings(on="2021-10-01"), "meet in Oslo").status is State.LAPSED


def test_a_meeting_in_another_month_does_not_keep_it(archive: Archive, add: Add):
    add("20 May 2021", "2021-05-20", "The ministers agreed to meet in Oslo in August 2021.")
    add("2 June 2021", "2021-06-02", template=CALL.replace("had a telephone conversation with", "met in Oslo with"))
    add("10 September 2021", "2021-09-10")
    assert by_words(archive.undertakings(on="2021-10-01"), "meet in Oslo").status is State.LAPSED


def test_what_was_called_off_is_withdrawn_with_the_words_that_say_so(archive: Archive, add: Add):
    add("20 May 2021", "2021-05-20", "The ministers agreed to meet in Oslo in August 2021.")
    add("25 July 2021", "2021-07-25", "Mr. Kofod said that the meeting in Oslo in August was postponed.")
    one = by_words(archive.undertakings(on="2021-08-01"), "meet in Oslo")
    assert one.status is State.WITHDRAWN
    assert one.closing is not None
    assert one.closing.words is not None
    assert "postponed" in one.closing.words.words
    assert by_words(archive.undertakings(on="2021-07-24"), "meet in Oslo").status is State.OPEN


def test_what_was_done_as_agreed_at_the_last_talk_is_kept(archive: Archive, add: Add):
    add("20 May 2021", "2021-05-20", "The ministers agreed to exchange lists of fishing vessels.")
    add("25 July 2021", "2021-07-25", "As agreed, they had exchanged lists of fishing vessels, Mr. Kofod said.")
    one = by_words(archive.undertakings(on="2021-08-01"), "exchange lists")
    assert (one.status, one.closing is not None and one.closing.day) == (State.KEPT, "2021-07-25")


def test_another_number_is_not_what_was_undertaken(archive: Archive, add: Add):
    add("20 May 2021", "2021-05-20", "Minister Lind promised that Norway would deliver 80 patrol boats to Denmark.")
    add("25 July 2021", "2021-07-25", "Mr. Kofod confirmed that Norway had delivered 30 patrol boats to Denmark.")
    assert by_words(archive.undertakings(on="2021-08-01"), "80 patrol boats").status is State.OPEN


def test_a_way_of_speaking_binds_nobody(archive: Archive, add: Add):
    add("20 May 2021", "2021-05-20", "Minister Lind said: “I would like to thank you for your hospitality.”")
    assert archive.undertakings() == ()


def test_undertakings_are_chosen_by_status_and_kind(diary: Archive):
    kept = diary.undertakings(choice=Choice(status=("kept",)))
    assert {one.status for one in kept} == {State.KEPT}
    assert {one.pledge.kind for one in diary.undertakings(choice=Choice(kinds=("visit",)))} == {"visit"}


def test_a_person_has_the_last_word_on_status_and_the_machine_s_stays_beside_it(mine: Archive):
    one = by_words(mine.undertakings("NO", "DK", on=ON), "visit Denmark")
    made = mine.correct(one.pledge.id, "status", "withdrawn", by="A. Berg")
    ruled = by_words(mine.undertakings("NO", "DK", on=ON), "visit Denmark")
    assert (ruled.status, ruled.machine, ruled.closing) == (State.WITHDRAWN, State.KEPT, None)
    assert [(each.field, each.by) for each in ruled.ruled] == [("status", "A. Berg")]
    mine.undo(made.id, by="A. Berg")
    assert by_words(mine.undertakings("NO", "DK", on=ON), "visit Denmark") == one


def test_a_person_may_write_the_day_out(mine: Archive):
    one = by_words(mine.undertakings("NO", "DK", on=ON), "meet in Oslo")
    mine.correct(one.pledge.id, "when", "15 September 2021", by="A. Berg")
    assert by_words(mine.undertakings("NO", "DK", on=ON), "meet in Oslo").pledge.last == "2021-09-15"


def test_a_person_may_set_the_time_and_what_closed_it(mine: Archive):
    one = by_words(mine.undertakings("NO", "DK", on=ON), "meet in Oslo")
    mine.correct(one.pledge.id, "when", "2021-09-15", by="A. Berg")
    moved = by_words(mine.undertakings("NO", "DK", on=ON), "meet in Oslo")
    assert (moved.status, moved.pledge.first, moved.pledge.last) == (State.OPEN, "2021-09-15", "2021-09-15")
    (contact,) = mine.timeline("NO", "DK").points[-1:]
    mine.correct(one.pledge.id, "closed_by", contact.contact.id, by="A. Berg")
    closed = by_words(mine.undertakings("NO", "DK", on=ON), "meet in Oslo")
    assert closed.status is State.KEPT
    assert closed.closing is not None
    assert closed.closing.contact == contact.contact.id


def test_what_is_announced_is_due_on_the_days_announced_and_does_not_lapse(archive: Archive, add: Add):
    ahead = (
        "Foreign Minister Marta Lind of Norway will meet Foreign Minister Jeppe Kofod of Denmark in Copenhagen on {}. "
        "Minister Lind said that she would visit Denmark.{}"
    )
    add("20 May 2021", "2021-05-10", template=ahead)
    add("10 June 2021", "2021-06-10")
    one = by_words(archive.undertakings(on="2021-07-01"), "visit Denmark")
    assert (one.pledge.said, one.pledge.first, one.pledge.last) == ("2021-05-10", "2021-05-20", "2021-05-20")
    assert (one.status, "would not show" in one.reason) == (State.DUE, True)


def test_what_goes_on_is_never_due_whatever_day_stands_beside_it(archive: Archive, add: Add):
    add("20 May 2021", "2021-05-20", "Minister Lind promised that Norway would continue to support Denmark in 2021.")
    add("10 March 2022", "2022-03-10")
    for on in ("2021-12-25", "2022-06-01"):
        one = by_words(archive.undertakings(on=on), "support Denmark")
        assert (one.status, one.pledge.last, "goes on" in one.reason) == (State.OPEN, None, True)


def test_a_deed_that_serves_to_go_on_with_something_is_due(archive: Archive, add: Add):
    add("20 May 2021", "2021-05-20", "Minister Lind promised that she would send troops in May 2022 to uphold order.")
    assert by_words(archive.undertakings(on="2022-05-20"), "troops").status is State.DUE


def test_talks_that_go_on_on_a_day_are_due(archive: Archive, add: Add):
    add("20 May 2021", "2021-05-20", "The ministers agreed to continue the negotiations on fish in August 2021.")
    assert by_words(archive.undertakings(on="2021-08-20"), "negotiations").status is State.DUE


def test_what_one_is_committed_to_reach_by_a_day_is_due(archive: Archive, add: Add):
    add("20 May 2021", "2021-05-20", "Minister Lind promised that Norway would continue to clear mines by June 2022.")
    assert by_words(archive.undertakings(on="2022-06-20"), "mines").status is State.DUE
