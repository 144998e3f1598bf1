"""Names that stand among other capitalised words: letters behind them, verbs before them, states' names in them."""

import pytest

from dragoman.model import Account, AccountKind
from dragoman.reading.cast import find_cast
from dragoman.reading.layout import lay_out
from dragoman.reading.times import account_day


def _people(text: str) -> list[tuple[str | None, str | None]]:
    """The persons that a Norwegian account's words name, with their parties, each once."""
    account = Account("t", text, kind=AccountKind.OFFICIAL, side="NO", published="2022-03-10")
    layout = lay_out(text, None)
    mentions = find_cast(account, layout, account_day(account, layout)).mentions
    return list(
        dict.fromkeys((actor.person, actor.party) for each in mentions for actor in each.actors if actor.person)
    )


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("She met with CEO German Falk.", "German Falk"),
        ("The talks with Director Chad Moen went on. Chad Moen thanked her.", "Chad Moen"),
        ("She met Chairman Jordan Lie, and Jordan Lie spoke.", "Jordan Lie"),
    ],
)
def test_a_given_name_that_is_a_states_is_no_party(text: str, person: str) -> None:
    assert [name for name, _ in _people(text)] == [person]


@pytest.mark.parametrize(
    "text",
    ["She met German Chancellor Olaf Scholz.", "She met the Minister, German diplomats and Israel Railways."],
)
def test_a_demonym_before_an_office_or_noun_stays_one(text: str) -> None:
    assert not any("German" in (name or "") or "Israel" in (name or "") for name, _ in _people(text))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Minister Ana Ruiz, M.P., Minister of Trade of Peru, came.", "Ana Ruiz"),
        ("Minister Ana Ruiz came. Addressing Ana Ruiz, he smiled.", "Ana Ruiz"),
        ("I’m glad. I’m Ana Ruiz, said Minister Ana Ruiz.", "Ana Ruiz"),
        ("Minister Ana Ruiz Opening Remarks at the Fair", "Ana Ruiz"),
        ("Director Eric Green met her.", "Eric Green"),
        ("Director Ana Hall Ruiz met her.", "Ana Hall Ruiz"),
    ],
)
def test_what_stands_beside_a_name_is_not_of_it(text: str, person: str) -> None:
    assert {name for name, _ in _people(text)} == {person}


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("Special Representative for Sanctions Dana Moe met her.", "Dana Moe", "NO"),
        ("Special Envoy for the Lake Summit Dana Moe met her.", "Dana Moe", "NO"),
        ("Senior Official for Youth Policy Dana Moe met her.", "Dana Moe", "NO"),
        ("Senior Director for Peru Dana Moe met her.", "Dana Moe", "NO"),
        ("Special Envoy of the UN Secretary-General for Mali Dana Moe met her.", "Dana Moe", "UN"),
        ("She met Sen. Dana Moe.", "Dana Moe", "US"),
    ],
)
def test_what_an_office_is_for_is_neither_name_nor_party(text: str, person: str, party: str) -> None:
    assert _people(text) == [(person, party)]


@pytest.mark.parametrize("text", ["A spokesman for Antonio Guterres spoke.", "The envoy for Antonio Guterres spoke."])
def test_a_person_served_keeps_the_given_name(text: str) -> None:
    assert {name for name, _ in _people(text)} <= {"António Guterres", "Antonio Guterres"}
