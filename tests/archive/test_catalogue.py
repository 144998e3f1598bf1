"""Catalogues of parties, persons and topics: counted, found by their words, page by page, and never out of date."""

import pytest

from dragoman.archive import QueryError


def named(page):
    return [(one.name, one.number) for one in page.items]


def test_parties_and_persons_are_counted_by_contacts(desk):
    assert named(desk.archive.parties()) == [("DK", 1), ("NO", 1)]
    assert named(desk.archive.persons()) == [("Jeppe Kofod", 1), ("Marta Lind", 1)]


def test_names_are_found_by_words_that_begin_so(desk):
    assert named(desk.archive.parties("norw")) == [("NO", 1)]
    assert named(desk.archive.persons("lin")) == [("Marta Lind", 1)]
    assert named(desk.archive.persons("mar lin")) == [("Marta Lind", 1)]
    assert named(desk.archive.topics("zebra")) == []


def test_pages_go_on_where_they_ended(desk):
    first = desk.archive.persons(limit=1)
    second = desk.archive.persons(cursor=first.next, limit=1)
    assert (named(first), named(second), second.next, first.total) == (
        [("Jeppe Kofod", 1)],
        [("Marta Lind", 1)],
        None,
        2,
    )
    with pytest.raises(QueryError):
        desk.archive.topics(cursor=first.next)


def test_what_is_corrected_counts_at_once(desk):
    assert desk.archive.persons().total == 2
    desk.archive.correct("person:Jeppe Kofod", "same_as", "Jeppe Sebastian Kofod", by="ann")
    assert ("Jeppe Sebastian Kofod", 1) in named(desk.archive.persons())


def test_a_topic_counts_its_statements(desk):
    found = desk.archive.topics()
    assert found.total == len(found.items) > 0
    for one in found.items:
        assert desk.archive.search(f'topic:"{one.name}"').total >= one.number >= 1
