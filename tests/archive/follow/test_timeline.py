"""Timelines: order, gaps, who asked and after what, and what a subject may be."""

from collections.abc import Callable

import pytest

from dragoman.archive import Archive, NotFoundError, QueryError
from dragoman.archive.follow import Scope
from dragoman.model import Account


def days(archive: Archive, *names: str, **scope: str) -> list[str | None]:
    return [point.contact.date for point in archive.timeline(*names, scope=Scope(**scope)).points]


def test_the_contacts_of_a_dyad_stand_in_order_with_the_days_between(diary: Archive):
    points = diary.timeline("NO", "Denmark").points
    assert [(point.contact.date, point.gap) for point in points] == [
        ("2021-05-03", None),
        ("2021-05-20", 17),
        ("2021-06-15", 26),
        ("2021-07-01", 16),
    ]
    assert [point.contact.kind for point in points] == ["telephone_call", "telephone_call", "meeting", "telephone_call"]
    assert [sorted(point.contact.sides) for point in points] == [["DK", "NO"], ["NO"], ["DK", "NO"], ["NO"]]


def test_a_person_is_followed_by_the_surname_whatever_the_party(diary: Archive):
    assert days(diary, "Haavisto") == ["2021-05-10", "2021-06-01"]
    assert days(diary, "Pekka Haavisto", "DK") == ["2021-06-01"]


def test_a_topic_and_a_time_confine_what_is_followed(diary: Archive):
    assert days(diary, topic="Energy") == ["2021-05-03", "2021-06-15"]
    assert days(diary, "NO", since="2021-06") == ["2021-06-15", "2021-07-01"]
    assert days(diary, "NO", since="June 2021", until="15 June 2021") == ["2021-06-15"]
    assert days(diary, "NO", until="2021-05-10") == ["2021-05-03", "2021-05-10"]


def test_who_asked_is_shown_with_the_words_that_say_so(diary: Archive):
    first, *others = diary.timeline("NO", "DK").points
    assert first.contact.initiator == "DK"
    (words,) = first.asked
    assert "initiative" in words.words
    text = diary.account(words.account).account.text
    assert text[words.span.start : words.span.end] == words.words
    assert not any(point.asked for point in others)


def test_asking_is_counted_and_what_no_account_says_is_told_as_such(diary: Archive):
    asking = {one.party: one for one in diary.timeline("NO", "DK").asking}
    assert len(asking["DK"].contacts) == asking["DK"].calls == 1
    assert len(asking[None].contacts) == 3


def test_what_came_shortly_before_is_told_also_where_it_was_with_somebody_else(
    archive: Archive, told: Callable[..., Account]
):
    meeting = "On 1 May 2021, Foreign Minister Jeppe Kofod of Denmark met with Foreign Minister Ann Linde of Sweden."
    call = (
        "On 3 May 2021, Foreign Minister Marta Lind of Norway had a telephone conversation with Foreign Minister Jeppe "
        "Kofod of Denmark. The call took place at the initiative of the Danish side."
    )
    archive.add(
        told(meeting, "m", side="DK", published="2021-05-01"), told(call, "c", side="NO", published="2021-05-03")
    )
    (point,) = archive.timeline("NO", "DK").points
    (before,) = point.after
    assert (before.days, before.contact.kind, before.contact.date) == (2, "meeting", "2021-05-01")
    (asking,) = archive.timeline("NO", "DK").asking
    assert asking.after == (("meeting", 1),)
    assert archive.timeline("NO", "DK", near_days=1).points[0].after == ()


def test_an_announced_contact_is_listed_and_counts_for_nothing(archive: Archive, told: Callable[..., Account]):
    ahead = "Foreign Minister Marta Lind of Norway will meet Foreign Minister Jeppe Kofod of Denmark on 9 May 2021."
    archive.add(told(ahead, "ahead", side="NO", published="2021-05-03"))
    found = archive.timeline("NO", "DK")
    assert [point.contact.planned for point in found.points] == [True]
    assert found.asking == ()


def test_a_superseded_version_is_followed_no_more(archive: Archive, told: Callable[..., Account]):
    text = (
        "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned Foreign Minister Jeppe Kofod of Denmark. The "
        "Minister said that Norway was ready to reopen the ferry line."
    )
    known = {"side": "NO", "publisher": "Ministry", "url": "https://mfa.example/1", "published": "2021-05-03"}
    archive.add(told(text, "release", **known), told(text.replace("3 May", "4 May"), "release", **known))
    assert days(archive, "NO", "DK") == ["2021-05-04"]
    assert {one.pledge.teller.account for one in archive.undertakings("NO")} <= {archive.account("release").id}


def test_what_the_archive_does_not_have_is_said_to_be_missing(diary: Archive):
    with pytest.raises(NotFoundError, match="no party and no person called Nobody"):
        diary.timeline("Nobody")
    with pytest.raises(NotFoundError, match=r"near to it: .*energy"):
        diary.timeline(scope=Scope("energ"))
    with pytest.raises(QueryError, match="soon is no day"):
        diary.timeline("NO", scope=Scope(since="soon"))


def test_two_persons_of_one_name_must_be_told_apart(archive: Archive, told: Callable[..., Account]):
    text = "On 3 May 2021, Foreign Minister {} of Norway telephoned Foreign Minister Jeppe Kofod of Denmark."
    archive.add(
        told(text.format("Marta Lind"), "a", side="NO", published="2021-05-03"),
        told(text.format("Oskar Lind").replace("3 May", "9 June"), "b", side="NO", published="2021-06-09"),
    )
    with pytest.raises(NotFoundError, match="several persons are called Lind: Marta Lind, Oskar Lind"):
        archive.timeline("Lind")
    assert days(archive, "Oskar Lind") == ["2021-06-09"]
