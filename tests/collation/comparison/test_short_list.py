"""What keeps the list of findings short: empty statements left out, and what says the same told once."""

from dataclasses import replace

import pytest

from dragoman.collation.comparison.credits import credited
from dragoman.collation.comparison.denials import denials
from dragoman.collation.comparison.details import details
from dragoman.collation.comparison.emphasis import emphasis
from dragoman.collation.comparison.omissions import omissions
from dragoman.collation.comparison.publication import publication

OSLO = {"publisher": "Ministry of Foreign Affairs of Norway", "kind": "official", "side": "NO"}
FLEET = {"publisher": "Fisheries Office of Norway", "kind": "official", "side": "NO"}
SANTIAGO = {"publisher": "Ministry of Foreign Affairs of Chile", "kind": "official", "side": "CL"}


@pytest.mark.parametrize(
    ("words", "act"),
    [("Foreign Minister Pablo Rojas", "inform"), ("with Rojas on Tuesday", "inform"), ("Thank you", "thank")],
)
def test_a_statement_that_says_no_more_than_that_they_spoke_is_not_missed_elsewhere(reading, said, ledger, words, act):
    full = reading("full", f"{words}. The wreck of the Tern lies deep. The fjord is open.", [said(words, act=act)])
    other = reading(
        "other", "A lighthouse was built. A ferry sank.", [said("A lighthouse was built"), said("A ferry sank")]
    )
    assert not any("a1.s1" in finding.statements for finding in omissions(ledger([full, other]), ()))


def test_undertakings_without_a_subject_of_their_own_stand_in_the_row(reading, said, ledger):
    text = "They agreed to the proposal. They agreed to try again. Berg spoke of the lighthouse."
    statements = [
        said("to the proposal", "both", "agree", "binding"),
        said("to try again", "both", "agree", "binding"),
        said("of the lighthouse", "Berg", "discuss"),
    ]
    other = reading("other", "A ferry sank. A harbour froze.", [said("A ferry sank"), said("A harbour froze")])
    found = omissions(ledger([reading("full", text, statements), other]), ())
    [row] = [finding for finding in found if finding.accounts == ("a1",)]
    assert row.statements == ("a1.s1", "a1.s2", "a1.s3")


def test_words_that_two_accounts_of_one_side_credit_the_other_with_are_one_finding(reading, said, telling, ledger):
    one = reading(
        "a", "Rojas promised to free the crew.", [said("to free the crew", "Rojas", "promise")], telling(**OSLO)
    )
    two = reading("b", "Rojas offered a survey.", [said("a survey", "Rojas", "offer")], telling(**FLEET))
    own = reading("c", "Rojas recalled the king's visit.", [said("the king's visit", "Rojas")], telling(**SANTIAGO))
    [found] = credited(ledger([one, two, own]))
    assert found.accounts == ("a1", "a2", "a3")
    assert "credit Rojas with 2 statements" in found.summary


def test_a_denial_that_two_accounts_carry_is_one_finding(reading, said, ledger):
    denial = "any trade of cod quotas"
    first = reading("a", f"Rojas denied {denial}.", [said(denial, "Rojas", "deny", negative=True)])
    second = reading("b", f"Rojas again denied {denial}!", [said(denial, "Rojas", "deny", negative=True)])
    third = reading("c", "Rojas offered a trade of cod quotas.", [said("a trade of cod quotas", "Rojas", "offer")])
    [found] = denials(ledger([first, second, third], ("a1.s1", "a2.s1")))
    assert found.accounts == ("a1", "a2", "a3")
    assert "carry a denial" in found.summary


def test_a_detail_that_a_third_account_has_too_is_not_only_one_account_s(reading, said, ledger):
    full = reading("full", "The ship sails from Bergen.", [said("The ship sails from Bergen")])
    bare = reading("bare", "The ship sails.", [said("The ship sails")])
    third = reading("third", "It left Bergen at dawn.", [])
    assert details(ledger([full, bare], ("a1.s1", "a2.s1")))
    assert details(ledger([full, bare, third], ("a1.s1", "a2.s1"))) == []


def test_shares_of_a_topic_and_of_a_speaker_in_the_same_accounts_are_one_finding(reading, said, ledger):
    words = ["the nets of the fleet", "the price of the nets", "the colour of the nets", "the lighthouse"]
    text = ". ".join(words)
    nets = ("nets",)
    one = reading("one", text, [*(said(word, "Berg", topics=nets) for word in words[:3]), said(words[3], "Rojas")])
    two = reading("two", text, [said(words[0], "Berg", topics=nets), *(said(word, "Rojas") for word in words[1:])])
    [found] = emphasis(ledger([one, two]))
    assert "nets" in found.summary
    assert "Rojas" in found.summary or "Berg" in found.summary


def test_the_side_that_published_first_is_told(reading, telling, ledger):
    first = reading("first", "They spoke.", (), telling(**OSLO))
    later = reading("later", "They spoke by telephone.", (), telling(**SANTIAGO))
    dated = [
        replace(told, account=replace(told.account, published=day))
        for told, day in ((first, "2021-05-04"), (later, "2021-05-06T09:00"))
    ]
    [found] = publication(ledger(dated))
    assert found.summary.startswith("Of the official accounts, the Ministry of Foreign Affairs of Norway came first")
    assert "2 days later" in found.summary
    assert publication(ledger([first, later])) == []
