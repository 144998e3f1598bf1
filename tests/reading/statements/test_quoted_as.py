"""Who is quoted as saying something spoke, and who quotes him reports; an aside on who tells it changes no speaker."""

import pytest

from dragoman.model import Account, AccountKind
from dragoman.reading.pipeline import read

OPENING = "Foreign Minister Anna Berg of Norway met Foreign Minister Ravi Rao of India in Oslo on Monday.\n\n"


def _said(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    account = Account("a", OPENING + text, publisher="A Wire", kind=AccountKind.WIRE, published="2023-05-01")
    return [
        (
            each.content.of(account.text),
            tuple(actor.name for actor in each.speaker),
            tuple(each.reported_by),
            each.act.value,
        )
        for each in read(account).statements
    ]


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("The harbour agency quoted Rao as saying that the ferry would sail again in May.", "The harbour agency"),
        ("The ferry would sail again in May, it quoted Rao as saying.", "it"),
        ("“The ferry will sail again in May,” the ministry cited Rao as saying.", "the ministry"),
        (
            "Rao was quoted by the harbour agency as saying that the ferry would sail again in May.",
            "the harbour agency",
        ),
    ],
)
def test_who_is_quoted_spoke_and_who_quotes_reports(text: str, reporter: str) -> None:
    ((content, speakers, reporters, _),) = _said(text)
    assert content.casefold().startswith("the ferry w")
    assert content.endswith("May")
    assert (speakers, reporters) == (("Ravi Rao",), (reporter,))


def test_how_somebody_is_quoted_is_the_act() -> None:
    ((_, speakers, _, act),) = _said("Rao was quoted by the harbour agency as warning that the ferry may sink in May.")
    assert (speakers, act) == (("Ravi Rao",), "warn")


def test_he_is_whoever_was_quoted_before() -> None:
    said = _said("The agency quoted Rao as saying that the ferry would sail in May. He called the harbour a disgrace.")
    assert [speakers for _, speakers, *_ in said] == [("Ravi Rao",), ("Ravi Rao",)]


@pytest.mark.parametrize("reporter", ["the harbour office", "an aide", "Oslo", "the Pentagon"])
def test_what_goes_on_behind_an_aside_is_of_the_same_speaker(reporter: str) -> None:
    said = _said(f"Rao had objected to the toll, {reporter} said, and brought up the ferries and the cables.")
    assert [speakers for _, speakers, *_ in said] == [("Ravi Rao",), ("Ravi Rao",)]
    assert {act for *_, act in said} == {"oppose", "raise"}


@pytest.mark.parametrize("told", ["Oslo said", "The ministry said", "According to the ministry,"])
def test_a_capital_reports_what_both_said(told: str) -> None:
    said = _said(f"{told} both ministers had spoken out against the toll on the ferries.")
    assert [(set(speakers), act) for _, speakers, _, act in said] == [({"Anna Berg", "Ravi Rao"}, "oppose")]
