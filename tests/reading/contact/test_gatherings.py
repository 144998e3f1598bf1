"""Gatherings of states and organisations that somebody attends or takes part in."""

import pytest

import dragoman


def contact(text, **known):
    return dragoman.read(text, **known).contact


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("On May 4, 2021, President Liv Dahl of Norway attended the NATO summit in Brussels.", "summit", "NATO"),
        (
            "On May 4, 2021, President Liv Dahl of Norway took part in a meeting of the Arctic Council.",
            "meeting",
            "ARCTIC",
        ),
        (
            "On May 4, 2021, President Liv Dahl of Norway joined the Nordic Council meeting in Oslo.",
            "meeting",
            "NORDIC",
        ),
    ],
)
def test_who_attends_a_gathering_meets_its_body(text, kind, party):
    found = contact(f"President at a gathering\n\n{text} More will be told of it.")
    assert (found.kind, found.date) == (kind, "2021-05-04")
    assert {who.party for who in found.participants} == {"NO", party}


def test_a_gathering_to_come_is_planned():
    text = (
        "On December 10, President of Norway Liv Dahl will take part in Arctic Council meeting via videoconference\n\n"
        "The participants plan to review documents."
    )
    found = contact(text, publisher="President of Norway", published="2021-12-09")
    assert (found.kind, found.planned) == ("video_conference", True)


def test_a_body_of_ones_own_state_is_no_other_party():
    told = "On May 4, 2021, President Liv Dahl of Norway took part in a meeting of the Security Council of Norway."
    assert contact(f"President at a session\n\n{told}", publisher="President of Norway") is None
