"""Differences between statements, one kind a test, with sentences made up for it."""

import pytest

from dragoman.collation.comparison.conditions import condition_of, conditions
from dragoman.collation.comparison.contrasts import settle
from dragoman.collation.comparison.corroboration import common_ground
from dragoman.collation.comparison.credits import credited
from dragoman.collation.comparison.denials import denials
from dragoman.collation.comparison.details import details
from dragoman.collation.comparison.duties import who_must_act
from dragoman.collation.comparison.scopes import moved_scope
from dragoman.collation.comparison.shifts import shifts_of_attribution
from dragoman.collation.comparison.strength import shifts_of_strength
from dragoman.collation.comparison.wording import other_terms


@pytest.fixture
def matched(reading, said, ledger):
    """A ledger of two accounts of one statement each, which are matched."""

    def build(first, second, one=None, other=None):
        readings = [
            reading("first", first, [said(first.rstrip("."), **(one or {}))]),
            reading("second", second, [said(second.rstrip("."), **(other or {}))]),
        ]
        return ledger(readings, ("a1.s1", "a2.s1"))

    return build


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("No major change in the quota is planned.", "No change in the quota is planned.", "No major change"),
        ("Both fleets shall keep to the line.", "Both fleets should keep to the line.", "shall"),
        ("All permits will be renewed.", "Permits will be renewed.", "All permits"),
        ("The harbour opens only for coal.", "The harbour opens for coal.", "only"),
        ("He voiced serious concern over the nets.", "He voiced grave concern over the nets.", "grave concern"),
        ("The ban might have led to losses.", "The ban led to losses.", "might have led"),
        ("Chile supports the plan in principle.", "Chile supports the plan.", "in principle"),
        ("The team will report immediately.", "The team will report in due course.", "immediately"),
    ],
)
def test_hedges_quantifiers_and_modals_shift_the_strength(matched, first, second, word):
    ledger = matched(first, second)
    found = settle(shifts_of_strength(ledger), ledger)
    assert found
    assert word in found[0].summary


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The team will report as soon as possible.", "The team will report as soon as possible to both."),
        ("Chile supports the plan.", "The plan is supported by Chile."),
        ("He would like to come.", "He will like to come."),
    ],
)
def test_other_words_of_the_same_force_are_no_shift(matched, first, second):
    assert list(shifts_of_strength(matched(first, second))) == []


def test_agreed_against_believe_is_a_shift_of_strength(matched):
    ledger = matched(
        "The fleets keep apart.", "Fleets keep apart.", {"act": "agree", "strength": "firm"}, {"act": "inform"}
    )
    [found] = settle(shifts_of_strength(ledger), ledger)
    assert found.kind.value == "strength_shift"


def test_the_same_words_from_another_mouth_are_a_shift_of_attribution(matched):
    ledger = matched(
        "The buoys are Norway's to mend.", "The buoys are for Norway to mend.", {"by": "Berg"}, {"by": "Rojas"}
    )
    [found] = settle(shifts_of_attribution(ledger), ledger)
    assert found.kind.value == "attribution_shift"
    assert "Berg" in found.summary
    assert "Rojas" in found.summary


def test_joint_against_one_sided_is_told_as_such(matched):
    ledger = matched(
        "Seals matter.", "Seals do matter.", {"by": "both", "act": "discuss"}, {"by": "Rojas", "act": "raise"}
    )
    [found] = settle(shifts_of_attribution(ledger), ledger)
    assert "joint" in found.summary


def test_an_open_speaker_is_no_shift(matched):
    ledger = matched("Seals matter.", "Seals do matter.", {"by": ""}, {"by": "Rojas"})
    assert list(shifts_of_attribution(ledger)) == []


def test_a_subject_that_moves_into_another_mouth_is_a_shift(reading, said, ledger):
    first = (
        "Minister Berg asked Minister Rojas to visit Oslo for talks on trade and the territorial dispute. "
        "Rojas said he would like to visit Oslo."
    )
    second = "Rojas said he would like to visit Oslo for talks on trade and on the territorial dispute."
    readings = [
        reading(
            "first",
            first,
            [
                said(
                    "to visit Oslo for talks on trade and the territorial dispute",
                    "Berg",
                    "invite",
                    "wish",
                    ("visits", "territorial issue"),
                ),
                said("he would like to visit Oslo", "Rojas", "accept", "wish", ("visits",)),
            ],
        ),
        reading(
            "second",
            second,
            [
                said(
                    "he would like to visit Oslo for talks on trade and on the territorial dispute",
                    "Rojas",
                    "intend",
                    "wish",
                    ("visits", "territorial issue"),
                )
            ],
        ),
    ]
    [found] = moved_scope(ledger(readings, ("a1.s2", "a2.s1")), ())
    assert found.kind.value == "attribution_shift"
    assert set(found.statements) == {"a1.s1", "a1.s2", "a2.s1"}


def test_no_subject_moves_to_who_speaks_of_it_in_both_accounts(reading, said, ledger):
    readings = [
        reading("first", "Berg raised the question of Svalbard. Chile supports dialogue, and Svalbard is far away.",
                [said("the question of Svalbard", "Berg", "raise", None, ("Svalbard",)),
                 said("Chile supports dialogue", "Rojas", "support"),
                 said("Svalbard is far away", "Rojas", "inform", None, ("Svalbard",))]),
        reading("second", "Rojas said that Chile supports dialogue on the question of Svalbard.",
                [said("Chile supports dialogue on the question of Svalbard", "Rojas", "support", None, ("Svalbard",))]),
    ]  # fmt: skip
    assert not moved_scope(ledger(readings, ("a1.s2", "a2.s1")), ())


def test_words_credited_to_the_other_side_and_missing_there_are_told(reading, said, telling, ledger):
    norway = reading(
        "no",
        "Rojas promised to free the trawler crew at once.",
        [said("to free the trawler crew at once", "Rojas", "promise", "firm")],
        telling("Norway's foreign ministry", "official", "NO"),
    )
    chile = reading(
        "xc",
        "Rojas spoke of wheat prices with Berg.",
        [said("of wheat prices", "Rojas", "discuss")],
        telling("Chile's foreign ministry", "official", "CL"),
    )
    [found] = credited(ledger([norway, chile]))
    assert found.accounts == ("a1", "a2")
    assert found.statements == ("a1.s1",)
    assert "trawler crew" in found.summary


def test_words_credited_by_the_press_are_no_such_finding(reading, said, telling, ledger):
    press = reading(
        "p", "Rojas promised to free the crew.", [said("to free the crew", "Rojas", "promise")], telling("P", "press")
    )
    chile = reading("xc", "Rojas spoke of wheat.", [said("of wheat", "Rojas")], telling("C", "official", "CL"))
    assert credited(ledger([press, chile])) == []


def test_a_condition_of_one_account_is_told(matched):
    ledger = matched("Chile will lift the ban if the nets are marked.", "Chile will lift the ban.")
    [found] = conditions(ledger)
    assert "if the nets are marked" in found.summary
    assert found.evidence[0].span.of("Chile will lift the ban if the nets are marked.") == "if the nets are marked"


def test_a_condition_that_both_accounts_make_is_not_told(matched):
    assert (
        conditions(matched("It lifts the ban if nets are marked.", "The ban ends provided that nets are marked.")) == []
    )


def test_asking_if_is_no_condition(matched):
    ledger = matched("Berg asked if the ban would end.", "Berg wondered about the end of the ban.")
    assert condition_of(ledger.entries["a1.s1"]) is None


def test_dates_numbers_and_places_of_one_account_are_details(matched):
    ledger = matched("The ship sails on 4 May from Bergen with 30 experts.", "The ship sails with experts.")
    [found] = details(ledger)
    assert [
        evidence.span.of("The ship sails on 4 May from Bergen with 30 experts.") for evidence in found.evidence
    ] == [
        "4 May",
        "Bergen",
        "30",
    ]


def test_a_number_spelled_out_is_no_detail(matched):
    assert details(matched("The ship carries 12 experts.", "The ship carries twelve experts.")) == []


def test_another_noun_for_the_same_matter_is_wording(matched):
    ledger = matched("Ships entered territorial waters again.", "Ships again entered contiguous waters.")
    [found] = settle(other_terms(ledger), ledger)
    assert "territorial waters" in found.summary
    assert "contiguous waters" in found.summary


def test_a_denial_of_what_another_account_reports_is_told(reading, said, ledger):
    readings = [
        reading(
            "first",
            "Berg offered Rojas a trade of quotas for licences.",
            [said("a trade of quotas for licences", "Berg", "offer", "ready")],
        ),
        reading(
            "second",
            "Berg denied any trade of quotas for licences.",
            [said("any trade of quotas for licences", "Berg", "deny", None, (), "denied", negative=True)],
        ),
    ]
    [found] = denials(ledger(readings))
    assert found.kind.value == "denied"
    assert found.statements == ("a2.s1", "a1.s1")


def test_three_accounts_of_one_difference_make_one_finding(reading, said, ledger):
    texts = [
        "He voiced serious concern over nets.",
        "He voiced grave concern over nets.",
        "He voiced some concern over nets.",
    ]
    readings = [reading(name, text, [said(text[:-1])]) for name, text in zip("xyz", texts, strict=True)]
    whole = ledger(readings, ("a1.s1", "a2.s1"), ("a1.s1", "a3.s1"), ("a2.s1", "a3.s1"))
    [found] = settle(shifts_of_strength(whole), whole)
    assert found.accounts == ("a1", "a2", "a3")


def test_matched_statements_of_one_speaker_are_common_ground(matched):
    [found] = common_ground(matched("Seals matter.", "Seals do matter."))
    assert found.summary == "Both accounts have Berg: “Seals matter”, in the words of first."


def test_words_that_both_accounts_have_are_nobody_s_own(matched):
    [found] = common_ground(matched("Seals matter.", "Seals matter."))
    assert found.summary == "Both accounts have Berg: “Seals matter”."


def test_statements_of_different_speakers_are_no_common_ground(matched):
    assert common_ground(matched("Seals matter.", "Seals do matter.", {"by": "Berg"}, {"by": "Rojas"})) == []


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Russia must withdraw its boats", "RU"),
        ("the need for Chile to act on the nets", "CL"),
        ("the nets are old", None),
    ],
)
def test_who_must_act_is_read_from_the_words(reading, said, ledger, words, party):
    whole = ledger([reading("first", f"He said {words}.", [said(words)]), reading("second", "Nothing.")])
    assert who_must_act(whole.entries["a1.s1"]) == party


def test_a_condition_of_another_thing_said_is_not_this_one_s(reading, said, ledger):
    text = "Berg said that the quota falls if stocks shrink and that the harbour stays open."
    first = reading(
        "first",
        text,
        [said("the quota falls if stocks shrink", cue="said"), said("the harbour stays open", cue="said")],
    )
    second = reading(
        "second", "Berg said the harbour would stay open.", [said("the harbour would stay open", cue="said")]
    )
    assert conditions(ledger([first, second], ("a1.s2", "a2.s1"))) == []
