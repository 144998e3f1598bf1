"""What statements are about where their own words leave it open, and rows that say whose they are."""

import pytest

from dragoman.collation.comparison.settings import leans
from dragoman.collation.comparison.telling import row, says


def entries_of(ledger, reading, text, said):
    return ledger([reading("one", text, said)]).of("a1")


@pytest.fixture
def made(ledger, reading, said):
    def build(text, *words):
        return ledger([reading("one", text, [said(one) for one in words])]).of("a1")

    return build


@pytest.mark.parametrize(
    ("text", "words", "about"),
    [
        ("On the ferries, Berg urged patience.", "urged patience", "the ferries"),
        ("Speaking of the Tern, Berg noted that salvage is costly.", "salvage is costly", "the Tern"),
        ("The situation in Norland, where the need for calm was felt, was raised.", "the need for calm", "Norland"),
        ("In connection with the question by P. Rojas, replies were given.", "replies", "the question by P. Rojas"),
        ("On the harbour, Berg was brief. She hoped for a survey.", "for a survey", "the harbour"),
        ("In the context of the 30-day truce, Berg named her terms.", "her terms", "the 30-day truce"),
        ("Further, when Berg asked for a new pier, Rojas promised his help.", "his help", "a new pier"),
        ("After the minister raised the lost cargo, Rojas spoke of his regret.", "his regret", "the lost cargo"),
        ("Further, on the ferries, Berg urged patience.", "patience", "the ferries"),
    ],
)  # fmt: skip
def test_what_opens_a_sentence_or_its_paragraph_is_the_subject(made, text, words, about):
    [entry] = made(text, words)
    assert entry.setting is not None
    assert entry.setting.of(text) == about
    assert [proof.span for proof in entry.evidence] == [entry.whole, entry.setting]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Monday, Berg urged patience.", "patience"),
        ("On her part, Berg urged patience.", "patience"),
        ("On the ferries, Berg said the ferries must wait.", "the ferries must wait"),
        ("When Berg called for the ferries, Rojas said the ferries must wait.", "the ferries must wait"),
        ("When Rojas arrived, Berg urged patience.", "patience"),
        ("Berg urged patience.", "patience"),
    ],
)
def test_days_figures_of_speech_and_what_the_words_say_themselves_are_no_subject(made, text, words):
    [entry] = made(text, words)
    assert entry.setting is None


def test_words_that_point_back_are_told_with_what_they_point_to(ledger, reading, said):
    text = "Berg called for a joint survey of the wreck. Rojas agreed to the proposal."
    found = entries_of(
        ledger,
        reading,
        text,
        [said("a joint survey of the wreck"), said("the proposal", "Rojas", "agree", cue="agreed to")],
    )
    assert says(found[1]) == "Rojas on “a joint survey of the wreck”: “agreed to the proposal”"
    assert not leans("the proposal of the harbour master for a survey")
    assert leans("These negotiations will begin soon")


def test_a_row_says_whose_words_are_whose(ledger, reading, said):
    text = "Berg asked for a survey. On salvage, Rojas urged haste. Berg asked for a pilot. A delay was regretted."
    found = entries_of(
        ledger,
        reading,
        text,
        [said("for a survey"), said("haste", "Rojas"), said("for a pilot"), said("A delay", "", "regret")],
    )
    assert row(found) == (
        "Berg: “for a survey” and “for a pilot”; Rojas on “salvage”: “haste”; without a named speaker: “A delay”"
    )


def test_a_passive_is_told_with_the_pronoun_before_it(ledger, reading, said):
    text = "It was agreed that the pier would be mended."
    found = entries_of(ledger, reading, text, [said("the pier would be mended", "", "agree", cue="was agreed that")])
    assert says(found[0]) == "“It was agreed that the pier would be mended”"
