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


def test_he_is_not_whom_he_is_said_to_have_told() -> None:
    account = Account(
        "a",
        "Foreign Minister Jonas Lind of Sweden met Foreign Minister Ravi Rao of India in Oslo on Monday.\n\n"
        "Rao raised the tunnels. Lind asked for a lower toll. He accused the harbour office of greed, and told Lind "
        "that Sweden should stop raising the toll.",
        publisher="A Wire",
        kind=AccountKind.WIRE,
        published="2023-05-01",
    )
    said = [[actor.name for actor in each.speaker] for each in read(account).statements]
    assert said == [["Ravi Rao"], ["Jonas Lind"], ["Ravi Rao"], ["Ravi Rao"]]


def test_a_person_alone_is_nothing_said() -> None:
    said = _said("For a year Oslo had sought an interview with Rao, the head of the harbour council, who outranks him.")
    assert "him" not in {content for content, *_ in said}


@pytest.mark.parametrize("reporter", ["the harbour office", "an aide", "Oslo", "the Pentagon"])
def test_what_goes_on_behind_an_aside_is_of_the_same_speaker(reporter: str) -> None:
    said = _said(f"Rao had objected to the toll, {reporter} said, and brought up the ferries and the cables.")
    assert [speakers for _, speakers, *_ in said] == [("Ravi Rao",), ("Ravi Rao",)]
    assert {act for *_, act in said} == {"oppose", "raise"}


@pytest.mark.parametrize(
    ("goes_on", "act"),
    [
        ("while warning Norway", "warn"),
        ("while assuring Norway", "reassure"),
        ("while promising Norway", "promise"),
        ("and also assuring Norway", "reassure"),
    ],
)
def test_a_participle_behind_an_aside_is_of_the_same_speaker(goes_on: str, act: str) -> None:
    said = _said(f"Rao complained of the toll, officials said, {goes_on} that India would keep its word.")
    assert [(speakers, each) for _, speakers, _, each in said] == [(("Ravi Rao",), "criticise"), (("Ravi Rao",), act)]


@pytest.mark.parametrize("told", ["Oslo said", "The ministry said", "According to the ministry,"])
def test_a_capital_reports_what_both_said(told: str) -> None:
    said = _said(f"{told} both ministers had spoken out against the toll on the ferries.")
    assert [(set(speakers), act) for _, speakers, _, act in said] == [({"Anna Berg", "Ravi Rao"}, "oppose")]


@pytest.mark.parametrize("other", ["President Holm", "Prime Minister Holm"])
def test_whom_a_speaker_nods_to_does_not_speak(other: str) -> None:
    ((content, speakers, *_),) = _said(
        f"Berg stressed that, as {other} has said, Norway will keep the ferries sailing."
    )
    assert content.endswith("Norway will keep the ferries sailing")
    assert speakers == ("Anna Berg",)


def test_how_a_prince_is_styled_hides_no_office() -> None:
    account = Account(
        "a",
        "His Highness Sheikh Hamad bin Rashid Al Noor, Amir of the State of Qatar, paid a visit to India on 3-4 May."
        "\n\nPrime Minister Narendra Modi and the Amir held talks in New Delhi on 4 May. The Amir noted that Indians "
        "are honoured guests in his country.",
        publisher="Ministry of External Affairs of India",
        kind=AccountKind.OFFICIAL,
        side="IN",
        published="2023-05-04",
    )
    found = read(account)
    assert [actor.name for each in found.statements for actor in each.speaker] == ["Hamad bin Rashid Al Noor"]
    assert found.contact is not None
    assert (found.contact.kind, found.contact.date) == ("meeting", "2023-05-04")
    assert {who.person for who in found.contact.participants} == {"Narendra Modi", "Hamad bin Rashid Al Noor"}
