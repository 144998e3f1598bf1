"""Offices are found whole, given a role, and known as one party's where only one has them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.offices import honorific_pattern, implied_party, office_pattern, office_role


def found(text: str) -> list[str]:
    return [match[0] for match in office_pattern().finditer(text)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The Minister for Foreign Affairs Ana Ruiz spoke", "Minister for Foreign Affairs"),
        ("State Councilor and Foreign Minister Hu", "State Councilor and Foreign Minister"),
        (
            "Deputy Prime Minister and Minister of Foreign Affairs Petrov",
            "Deputy Prime Minister and Minister of Foreign Affairs",
        ),
        (
            "Minister of Foreign Affairs and International Cooperation Sow",
            "Minister of Foreign Affairs and International Cooperation",
        ),
        (
            "Assistant Secretary of State for East Asian and Pacific Affairs Bell",
            "Assistant Secretary of State for East Asian and Pacific Affairs",
        ),
        ("Under Secretary for Political Affairs Grey", "Under Secretary for Political Affairs"),
        ("First Deputy Foreign Minister Orlov", "First Deputy Foreign Minister"),
        ("Foreign and European Affairs Minister Weiss", "Foreign and European Affairs Minister"),
        ("President-elect Mora", "President-elect"),
        ("the Vice-President said", "Vice-President"),
        ("Foreign Ministry spokesperson Lin", "Foreign Ministry spokesperson"),
        ("PRIME MINISTER HALL: Good morning", "PRIME MINISTER"),
        ("the foreign\nminister", "foreign\nminister"),
        ("Head of the Federal Customs Service Bulov", "Head of the Federal Customs Service"),
        (
            "Chief of Staff of the Presidential Executive Office",
            "Chief of Staff of the Presidential Executive Office",
        ),
    ],
)
def test_an_office_is_found_whole(text: str, office: str) -> None:
    assert found(text) == [office]


def test_two_holders_are_not_one_office() -> None:
    assert found("The Secretary and Foreign Minister Kovac met") == ["Secretary", "Foreign Minister"]
    assert found("the President and Prime Minister Roy") == ["President", "Prime Minister"]


def test_a_party_or_a_name_is_not_swallowed() -> None:
    assert found("Prime Minister of the State of Qatar") == ["Prime Minister"]
    assert found("President of South Africa") == ["President"]
    assert found("Minister of Trade Justice Omar")[0].startswith("Minister of Trade")


def test_plain_words_are_no_offices() -> None:
    assert found("the king of beasts, a general rule, to head north, foreign affairs, chair a meeting") == []


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("President", "head_of_state"),
        ("the Emir", "head_of_state"),
        ("Prime Minister", "head_of_government"),
        ("PM", "head_of_government"),
        ("Acting Federal Chancellor", "head_of_government"),
        ("Taoiseach", "head_of_government"),
        ("Chancellor of the Exchequer", "other"),
        ("Minister for Europe and Foreign Affairs", "foreign_minister"),
        ("Secretary of State", "foreign_minister"),
        ("External Affairs Minister", "foreign_minister"),
        ("State Councilor and Foreign Minister", "foreign_minister"),
        ("Deputy Prime Minister and Minister of Foreign Affairs", "foreign_minister"),
        ("Deputy Foreign Minister", "deputy"),
        ("Under Secretary", "deputy"),
        ("Minister of State for Foreign Affairs", "deputy"),
        ("Vice President", "vice_president"),
        ("Secretary of Defense", "defence_minister"),
        ("National Security Adviser", "security_adviser"),
        ("press secretary", "spokesperson"),
        ("Foreign Ministry spokeswoman", "spokesperson"),
        ("Ambassador", "ambassador"),
        ("Special Envoy", "envoy"),
        ("Secretary-General", "secretary_general"),
        ("High Representative", "foreign_minister"),
        ("Crown Prince", "crown_prince"),
        ("Minister", "other"),
        ("the Secretary", "other"),
        ("table", None),
        ("", None),
    ],
)
def test_an_office_has_a_role(words: str, role: str | None) -> None:
    assert office_role(words) == role


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Secretary of State", "US"),
        ("Secretary of State for Defence", "GB"),
        ("External Affairs Minister", "IN"),
        ("State Councillor", "CN"),
        ("Taoiseach", "IE"),
        ("Supreme Leader", None),
        ("Chief Cabinet Secretary", "JP"),
        ("President of the European Commission", "EU"),
        ("Secretary-General of the United Nations", "UN"),
        ("Federal Chancellor", None),
        ("Foreign Secretary", None),
        ("Foreign Minister", None),
    ],
)
def test_some_offices_are_one_partys(words: str, party: str | None) -> None:
    assert implied_party(words) == party


def test_an_office_that_two_states_have_is_the_publishers_own() -> None:
    assert implied_party("Supreme Leader", "IR") == "IR"
    assert implied_party("Supreme Leader", "KP") == "KP"
    assert implied_party("Secretary of State", "KP") == "US"


def test_honorifics_are_found() -> None:
    text = "H.E. Mr. Tan and His Majesty King Olav, Sir John, Sheikh Omar"
    assert [match[0] for match in honorific_pattern().finditer(text)] == [
        "H.E.",
        "Mr.",
        "His Majesty",
        "Sir",
        "Sheikh",
    ]


@pytest.mark.parametrize("word", ["foreign ", "special ", "minister of foreign and ", "head of ", "deputy ", "state/"])
def test_repetition_does_not_slow_the_search(word: str) -> None:
    office_pattern()
    start = time.perf_counter()
    sum(1 for _ in office_pattern().finditer(word * 20_000))
    assert time.perf_counter() - start < 10


@given(st.text(max_size=300))
def test_any_text_is_borne(text: str) -> None:
    for match in office_pattern().finditer(text):
        assert office_role(match[0]) is not None
    implied_party(text)
