"""What stands inside a longer sentence of another account is not told as missing there."""

import pytest

from dragoman.collation.comparison.held import is_held
from dragoman.collation.comparison.omissions import is_told, omissions

CLAIM = "the salvage of the wreck will begin in the autumn"
ENTRY = f"Berg said {CLAIM}."


@pytest.fixture
def told(reading, said, ledger):
    def ask(other, *statements):
        book = ledger([reading("one", ENTRY, [said(CLAIM)]), reading("two", other, statements)])
        return is_told(book.of("a1")[0], book, "a2")

    return ask


def test_content_inside_a_longer_joint_statement_is_told(said, told):
    words = "the start of the salvage of the wreck in the autumn, the ferries, the pilots and the new lighthouse"
    longer = f"Berg and Rojas took up {words}."
    assert told(longer, said(words, "both", "discuss"))


def test_content_that_leads_up_to_a_quotation_is_told(said, told):
    lead = "With the salvage of the wreck to begin in the autumn, Berg called for calm."
    assert told(lead, said("calm", cue="called for"))


@pytest.mark.parametrize(
    "other",
    [
        "With the salvage of the wreck not to begin in the autumn, Berg was calm.",
        "The salvage of the ferry is costly. The wreck of the autumn storms will begin to rust.",
        "The pilots will begin a strike in the autumn.",
    ],
)
def test_negated_scattered_or_other_content_is_not(told, other):
    assert not told(other)


def test_other_figures_are_other_content(reading, said, ledger):
    words = "the survey of the wreck takes 30 days"
    for days in (30, 80):
        other = reading("two", f"The survey of the wreck takes {days} days.")
        book = ledger([reading("one", f"Berg said {words}.", [said(words)]), other])
        assert is_told(book.of("a1")[0], book, "a2") is (days == 30)


def test_an_agreement_is_not_held_in_what_one_side_proposed(reading, said, ledger):
    proposed = f"Rojas proposed that {CLAIM}, at the latest."
    within = [said(f"{CLAIM}, at the latest", "Rojas", "propose")]
    book = ledger([reading("one", ENTRY, [said(CLAIM, act="agree")]), reading("two", proposed, within)])
    assert not is_held(book.of("a1")[0], book, "a2")


def test_a_reply_is_told_where_the_other_account_has_it_after_what_it_answers(reading, said, ledger):
    one = "Berg called for a joint survey of the wreck. Rojas agreed to the proposal."
    reply = said("the proposal", "Rojas", "agree", cue="agreed to")
    statements = [said("a joint survey of the wreck", act="urge"), reply]
    other = "Berg brought up a joint survey of the old wreck, to which Minister Rojas agreed."
    for text, expected in ((other, True), (other.replace("Rojas agreed", "Rojas objected"), False)):
        book = ledger([reading("one", one, statements), reading("two", text)])
        assert is_told(book.of("a1")[1], book, "a2") is expected


def test_what_is_held_elsewhere_is_no_omission(reading, said, ledger):
    other = "With the salvage of the wreck to begin in the autumn, Berg called for calm. Rojas spoke of fog."
    readings = [
        reading("one", f"{ENTRY} Rojas spoke of fog.", [said(CLAIM), said("of fog", "Rojas")]),
        reading("two", other, [said("calm", cue="called for"), said("of fog", "Rojas")]),
    ]
    assert not any("a1.s1" in one.statements for one in omissions(ledger(readings, ("a1.s2", "a2.s2")), ()))
