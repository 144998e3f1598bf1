"""Delegations, advisers and deputies who met are not their ministers, and a border is nobody who came."""

import pytest

from dragoman.model import Account, AccountKind
from dragoman.reading.pipeline import read

MET = [
    "The Peruvian and Chilean delegations held the first round of negotiations in Lima on 3 March.",
    "Delegations of Peru and Chile met in Lima on 3 March.",
    "On 3 March, a meeting of deputy ministers of Peru and Chile took place in Lima.",
    "On 3 March, talks between representatives of Peru and Chile were held in Lima.",
    "The Peruvian and Chilean delegations held talks on 3 March in the area of the Peru-Chile border.",
]


def _contact(text: str):
    account = Account(
        "a",
        text + " The two sides discussed the fishing season.",
        publisher="Ministry of Foreign Affairs of Peru",
        kind=AccountKind.OFFICIAL,
        side="PE",
        published="2022-03-05",
    )
    return read(account).contact


@pytest.mark.parametrize("text", MET)
def test_who_was_sent_met_and_nobody_else(text: str) -> None:
    contact = _contact(text)
    assert contact is not None
    assert contact.kind is not None
    assert (contact.kind.value, contact.date) == ("meeting", "2022-03-03")
    assert sorted((each.person or "", each.party) for each in contact.participants) == [("", "CL"), ("", "PE")]


@pytest.mark.parametrize("noun", ["Consultations", "Negotiations", "Talks", "The 14th round of consultations"])
@pytest.mark.parametrize("held", ["were held", "was held", "took place", "have been held"])
def test_what_follows_on_those_who_met_says_that_they_did(noun: str, held: str) -> None:
    contact = _contact(f"On 3 March, {noun} between the foreign ministers of Peru and Chile {held} in Lima.")
    assert contact is not None
    assert contact.date == "2022-03-03"
    assert {each.party for each in contact.participants} == {"PE", "CL"}


def test_what_is_to_be_held_lies_ahead() -> None:
    contact = _contact("Talks between the foreign ministers of Peru and Chile will be held in Lima on 9 March.")
    assert contact is not None
    assert contact.planned
    assert contact.date == "2022-03-09"


def test_a_title_of_others_is_no_part_of_the_call_in_which_their_meeting_was_agreed() -> None:
    account = Account(
        "a",
        "On the talks between the delegations of Peru and Chile\n\n"
        "President Ana Ruiz of Ecuador called President Dina Boluarte of Peru. They agreed that Peru’s delegation "
        "will meet with the Chilean delegation on the frontier.",
        publisher="President of Peru",
        kind=AccountKind.OFFICIAL,
        side="PE",
        title="On the talks between the delegations of Peru and Chile",
        published="2023-03-05",
    )
    reading = read(account)
    assert reading.contact is not None
    assert {each.party for each in reading.contact.participants} == {"EC", "PE"}
    told = [(each.planned, {who.party for who in each.participants}) for each in reading.other_contacts]
    assert told == [(True, {"PE", "CL"})]


@pytest.mark.parametrize("joined", [", together with the", " and the", ", along with the"])
def test_who_is_named_beside_ministers_unnamed_took_part_as_well(joined: str) -> None:
    text = f"Foreign Minister Ana Ruiz of Peru{joined} Foreign Ministers of Chile, Bolivia and Ecuador,"
    text = text.removesuffix(",") + ("," if joined[0] == "," else "")
    contact = _contact(f"{text} held a call with Foreign Minister Luis Paz of Brazil on 3 March.")
    assert contact is not None
    assert {each.party for each in contact.participants} == {"PE", "CL", "BO", "EC", "BR"}
    assert {each.person for each in contact.participants} == {"Ana Ruiz", "Luis Paz", None}


@pytest.mark.parametrize("verb", ["met with", "held a call with", "held talks with"])
def test_ministers_unnamed_before_one_who_is_named_took_part_as_well(verb: str) -> None:
    contact = _contact(
        f"Foreign Minister Ana Ruiz of Peru {verb} the Foreign Ministers of Chile and Bolivia and Brazilian Foreign "
        "Minister Luis Paz on 3 March."
    )
    assert contact is not None
    assert {each.party for each in contact.participants} == {"PE", "CL", "BO", "BR"}
