"""Gatherings are known by their names, which talks at their edge do not bear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.collation.linking.gatherings import agree, names_of
from dragoman.model import Contact, ContactKind, Fact, Participant, Span


def named(text, word, kind=ContactKind.MEETING, people=()):
    """The names by which a text tells a contact, for whose kind `word` stands."""
    place = text.index(word)
    fact = Fact("kind", kind.value, Span(place, place + len(word)))
    participants = tuple(Participant(person, None, None) for person in people)
    return names_of(Contact(kind=kind, participants=participants, facts=(fact,)), text)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("She attended the Northern Harbours Conference on Monday.", "Conference", {"northern", "harbours"}),
        ("The Third Meeting of the Council of Free Ports ended.", "Meeting", {"council", "free", "ports"}),
        ("She met colleagues at a meeting of the Lake Towns League (LTL).", "met", {"lake", "towns", "league"}),
        ("The Norway-Latvia Baltic Cables Ministerial was held.", "Ministerial", {"baltic", "cables"}),
    ],
)
def test_a_gathering_is_known_by_the_telling_words_of_its_name(text, word, expected):
    (name,) = named(text, word)
    assert name >= expected
    assert name <= expected | {"norway", "latvia"}


@pytest.mark.parametrize(
    "text",
    [
        "They met on the sidelines of the Northern Harbours Conference.",
        "They met ahead of the Northern Harbours Conference.",
        "They met and spoke of the Northern Harbours Conference.",
        "They met. Others attended the Northern Harbours Conference.",
    ],
)
def test_a_talk_at_the_edge_of_a_gathering_has_no_name(text):
    assert named(text, "met") == frozenset()


def test_a_name_with_a_participant_in_it_is_that_of_a_person():
    text = "Foreign Minister Anna Berg Meeting with the Press"
    assert named(text, "Meeting", people=["Anna Berg"]) == frozenset()


def test_a_call_is_no_gathering():
    text = "They spoke at the Northern Harbours Conference."
    assert named(text, "spoke", kind=ContactKind.TELEPHONE_CALL) == frozenset()


def test_names_agree_that_share_most_words_of_the_shorter():
    long, short = frozenset({"northern", "harbours", "ports", "cities"}), frozenset({"northern", "harbours"})
    assert agree(frozenset({long}), frozenset({short}))
    assert not agree(frozenset({frozenset({"northern", "lights"})}), frozenset({short}))
    assert not agree(frozenset(), frozenset({short}))


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_any_text_has_names_or_none(text, start, length):
    fact = Fact("kind", "meeting", Span(start, start + length))
    names = names_of(Contact(kind=ContactKind.MEETING, facts=(fact,)), text)
    assert all(name for name in names)


def test_an_organisation_is_one_by_any_of_its_names():
    (short,) = named("He joined a summit of the B9 today.", "summit", kind=ContactKind.SUMMIT)
    (whole,) = named("He joined a summit of the Bucharest Nine today.", "summit", kind=ContactKind.SUMMIT)
    assert agree(frozenset({short}), frozenset({whole}))


def test_the_name_of_an_organisation_with_many_gatherings_tells_none_apart():
    assert named("They held a U.S.-EU Dialogue today.", "Dialogue") == frozenset()
