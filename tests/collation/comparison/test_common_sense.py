"""What looks like a difference and is none, or is one that no likeness shows."""

from dataclasses import replace

from dragoman.collation.comparison.contrasts import settle
from dragoman.collation.comparison.emptiness import is_empty
from dragoman.collation.comparison.framing import framings
from dragoman.collation.comparison.matters import matter
from dragoman.collation.comparison.shifts import shifts_of_attribution
from dragoman.collation.comparison.strength import shifts_of_strength
from dragoman.collation.comparison.telling import excerpt
from dragoman.lexicon.topics import topics_of
from dragoman.model import AccountKind, FindingKind, Span


def settled(found, book):
    return settle(found, book)


def test_thanks_for_what_the_other_said_are_no_other_mouth(reading, said, ledger):
    readings = [
        reading("one", "Berg voiced concern over the nets.", [said("concern over the nets", "Berg", "concern")]),
        reading("two", "Rojas thanked Berg for voicing concern over the nets.",
                [said("thanked Berg for voicing concern over the nets", "Rojas", "thank")]),
    ]  # fmt: skip
    assert not list(shifts_of_attribution(ledger(readings, ("a1.s1", "a2.s1"))))


def test_meetings_with_other_people_are_not_set_against_each_other(reading, said, ledger):
    topics = ("summit meeting",)
    readings = [
        reading("one", "Berg said that no summit is planned.", [said("no summit is planned", topics=topics)]),
        reading("two", "Rojas praised the plan of a summit with Marc Leroy.",
                [said("the plan of a summit with Marc Leroy", "Rojas", "praise", topics=topics)]),
    ]  # fmt: skip
    assert not list(framings(ledger(readings), ()))


def test_two_accounts_that_open_on_one_country_are_set_side_by_side(reading, said, ledger):
    readings = [
        reading("one", "Speaking of Peru, Berg noted that meddling is wrong.", [said("meddling is wrong")]),
        reading("two", "The situation in Peru, where patience was called for, was raised.", [said("patience", "")]),
    ]
    book = ledger(readings)
    [found] = settled(framings(book, ()), book)
    assert found.kind is FindingKind.WORDING
    assert found.summary.startswith("On Peru, the accounts tell different things")


def test_name_in_both_is_the_subject_before_a_topic_that_neither_names(reading, said, ledger):
    topics = ("East China Sea",)
    readings = [
        reading(
            "one", "Berg voiced worry over the Tern Islands.", [said("worry over the Tern Islands", topics=topics)]
        ),
        reading("two", "Berg voiced fear for the Terns.", [said("fear for the Terns", topics=topics)]),
    ]
    book = ledger(readings)
    assert matter([book.of("a1")[0], book.of("a2")[0]]) == "the Tern Islands"


def test_agency_that_drops_an_all_says_nothing_by_it(reading, said, ledger):
    one = reading("one", "All permits will be renewed.", [said("All permits will be renewed")])
    two = reading("two", "Permits will be renewed.", [said("Permits will be renewed")])
    wire = replace(two, account=replace(two.account, kind=AccountKind.WIRE))
    assert list(shifts_of_strength(ledger([one, two], ("a1.s1", "a2.s1"))))
    assert not list(shifts_of_strength(ledger([one, wire], ("a1.s1", "a2.s1"))))


def test_word_of_a_scale_in_the_same_sentence_is_not_said_to_be_missing(reading, said, ledger):
    one = reading("one", "Berg raised alleged raids on the nets.", [said("alleged raids on the nets")])
    two = reading("two", "Berg raised alleged thefts, and raids on the nets.", [said("raids on the nets")])
    assert not list(shifts_of_strength(ledger([one, two], ("a1.s1", "a2.s1"))))


def test_occasions_and_agendas_are_nothing_to_be_missed(reading, said, ledger):
    text = "Berg sent greetings on taking up the post. They discussed international topics. Berg asked for a pilot."
    book = ledger(
        [
            reading(
                "one",
                text,
                [
                    said("greetings on taking up the post", act="congratulate"),
                    said("international topics", "both", "discuss"),
                    said("for a pilot", act="request"),
                ],
            )
        ]
    )
    assert [is_empty(entry, book) for entry in book.of("a1")] == [True, True, False]


def test_long_list_is_shown_with_the_part_that_matters():
    text = "the harbour dues, the pilots, the fog signals, the new ferries and, last, the wreck of the Tern off Varde"
    shown = excerpt(text, Span(0, len(text)), "the Tern", 90)
    assert shown.startswith("“the harbour dues")
    assert "wreck of the Tern" in shown
    assert " … " in shown


def test_important_is_no_trade_and_an_investigation_no_investment():
    assert topics_of("how important the investigation is") == ("investigation",)
    assert topics_of("imports of fish") == ("trade",)
