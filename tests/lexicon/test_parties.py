"""Parties are found under all their names, and what only looks like one is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.parties import party_kind, party_name, party_named, party_names, party_of, party_pattern


def found(text: str) -> list[tuple[str, str | None]]:
    return [(match[0], party_of(match[0])) for match in party_pattern().finditer(text)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Russia", "RU"),
        ("the Russian Federation", "RU"),
        ("the Kremlin", "RU"),
        ("Moscow", "RU"),
        ("ROK", "KR"),
        ("Cheong Wa Dae", "KR"),
        ("Democratic People's Republic of Korea", "KP"),
        ("People’s Republic of China", "CN"),
        ("the White House", "US"),
        ("U.S.", "US"),
        ("USA", "US"),
        ("Washington, D.C.", "US"),
        ("Britain", "GB"),
        ("Downing Street", "GB"),
        ("Élysée", "FR"),
        ("Kiev", "UA"),
        ("Türkiye", "TR"),
        ("European Commission", "EU"),
        ("AU Commission", "AFU"),
        ("Taiwan", "TW"),
        ("Kosovar", "XK"),
        ("Japan's", "JP"),
        ("FRANCE", "FR"),
    ],
)
def test_a_party_is_known_by_its_names(words: str, code: str) -> None:
    assert party_of(words) == code


@pytest.mark.parametrize("words", ["", "us", "the", "minister", "turkey", "polish"])
def test_ordinary_words_are_no_party(words: str) -> None:
    assert party_of(words) is None
    assert party_kind(words) is None


def test_names_demonyms_and_seats_are_told_apart() -> None:
    assert [party_kind(words) for words in ("Italy", "Italian", "Rome")] == ["name", "demonym", "seat"]


def test_the_longest_name_wins() -> None:
    assert found("envoys of South Korea, North Korea and Papua New Guinea") == [
        ("South Korea", "KR"),
        ("North Korea", "KP"),
        ("Papua New Guinea", "PG"),
    ]


def test_names_are_found_across_a_line_break_and_with_any_apostrophe() -> None:
    assert found("the United\nStates and Côte d’Ivoire") == [("United\nStates", "US"), ("Côte d’Ivoire", "CI")]


@pytest.mark.parametrize(
    "text",
    [
        "patrols in the South China Sea",
        "peace on the Korean Peninsula",
        "a free Indo-Pacific",
        "goals of the Paris Agreement",
        "countries of Latin America",
        "between us and them",
        "the Minsk agreements",
    ],
)
def test_seas_treaties_and_regions_are_no_parties(text: str) -> None:
    assert found(text) == []


def test_british_and_american_spelling_name_one_organisation() -> None:
    assert party_of("Organisation of the Petroleum Exporting Countries") == "OPEC"
    assert party_of("Organization of the Petroleum Exporting Countries") == "OPEC"
    assert party_of("UN Environment Program") == "UNEP"


@pytest.mark.parametrize("text", ["the D-ISIS ministerial", "the Counter-ISIS campaign"])
def test_those_who_fight_a_party_are_not_it(text: str) -> None:
    assert party_pattern().search(text) is None


def test_joined_demonyms_are_two_parties() -> None:
    assert found("Sino-Russian and U.S.-Japan ties") == [
        ("Sino", "CN"),
        ("Russian", "RU"),
        ("U.S.", "US"),
        ("Japan", "JP"),
    ]


def test_every_expression_is_found_whole_and_read_back() -> None:
    pattern = party_pattern()
    for party in load_rows("parties"):
        for phrase in filter(None, f"{party['names']};{party['people']};{party['seats']}".split(";")):
            bare = phrase.removeprefix("the ").removeprefix("The ") if phrase != "The Hague" else phrase
            match = pattern.fullmatch(bare)
            assert match, phrase
            assert party_of(phrase) is not None, phrase


def test_every_country_of_the_standard_is_there() -> None:
    codes = {party["code"] for party in load_rows("parties")}
    assert {"RU", "XK", "EU", "UN", "NATO", "ASEAN", "IAEA"} <= codes
    assert sum(len(code) == 2 for code in codes) >= 249
    assert party_name("RU") == "Russia"
    assert party_name("ZZ") == "ZZ"


@given(st.text(max_size=300))
def test_any_text_is_borne(text: str) -> None:
    for match in party_pattern().finditer(text):
        assert party_of(match[0]) is not None
    party_of(text)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("JP", "JP"),
        ("jp", "JP"),
        ("japan", "JP"),
        ("JAPANESE", "JP"),
        ("the russian federation", "RU"),
        ("moscow", "RU"),
        ("us", "US"),
        ("eu", "EU"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_party_is_known_by_code_or_name_in_any_case(words: str, code: str | None) -> None:
    assert party_named(words) == code


def test_every_party_has_a_name_by_which_it_is_known() -> None:
    assert all(party_named(code) == code for code in party_names())
