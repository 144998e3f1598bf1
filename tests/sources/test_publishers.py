"""The list of publishers holds together."""

import pytest

from dragoman.lexicon import load_table
from dragoman.lexicon.loader import load_rows
from dragoman.model import AccountKind
from dragoman.sources.publishers import publisher_named

ENTRIES = [(kind, entry) for kind in AccountKind for entry in load_table("publishers")[kind]]


def test_there_are_publishers_of_every_kind():
    assert {kind for kind, _ in ENTRIES} == set(AccountKind)
    assert len(ENTRIES) > 80


@pytest.mark.parametrize(("kind", "entry"), ENTRIES, ids=[entry["name"] for _, entry in ENTRIES])
def test_each_name_stands_for_one_publisher(kind, entry):
    for name in (entry["name"], *entry.get("names", ())):
        found = publisher_named(name)
        assert found is not None
        assert (found.name, found.kind) == (entry["name"], kind)


def test_officials_speak_for_a_known_party_and_others_for_none():
    codes = {row["code"] for row in load_rows("parties")}
    for kind, entry in ENTRIES:
        if kind is AccountKind.OFFICIAL:
            assert entry["side"] in codes
        else:
            assert "side" not in entry


def test_case_articles_and_typographic_marks_do_not_matter():
    assert publisher_named("THE WHITE HOUSE") == publisher_named("White House")
    assert publisher_named("Prime Minister’s Office, India") == publisher_named("Prime Minister's Office India")
    assert publisher_named("") is None


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Ministry of Foreign Affairs of the Kingdom of Norway", "NO"),
        ("Norwegian Ministry of Foreign Affairs", "NO"),
        ("Chile’s Foreign Ministry", "CL"),
        ("Ministry of Foreign Affairs and Worship of Argentina", "AR"),
        ("Office of the President of Finland", "FI"),
        ("Embassy of Norway in Moscow", "NO"),
    ],
)
def test_official_bodies_are_known_by_the_form_of_their_names(name, side):
    found = publisher_named(name)
    assert found is not None
    assert (found.kind, found.side) == (AccountKind.OFFICIAL, side)


@pytest.mark.parametrize("name", ["Ministry of Foreign Affairs", "Their Foreign Ministry", "Norway", "Embassy in Oslo"])
def test_a_name_that_does_not_tell_whose_the_body_is_is_nobodys(name):
    assert publisher_named(name) is None
