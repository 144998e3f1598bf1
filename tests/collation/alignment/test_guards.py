"""The guards by themselves: they object alike from either side, and never to a statement beside itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.collation.claims import claims_of
from dragoman.collation.guards import objection_to
from dragoman.collation.guards.clauses import clauses_of
from dragoman.collation.guards.dates import days_of
from dragoman.collation.guards.quantities import quantities_of
from dragoman.model import Span

WORDS = st.sampled_from(
    [
        "Japan",
        "Russia",
        "will",
        "not",
        "join",
        "never",
        "the",
        "treaty",
        "withdraw",
        "deploy",
        "80",
        "30",
        "tonnes",
        "on",
        "12",
        "19",
        "May",
        "1965",
        ",",
        "and",
        "but",
        "if",
        "reject",
        "no",
        "by",
        "was",
        "helped",
        "opened",
        "closed",
        "all",
        "none",
        "unchanged",
        "halt",
        ";",
        "March",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)


def claim_of(reading_of, words):
    return claims_of([reading_of("a", ("Sato", words))])[0]


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_guards_object_alike_from_either_side(one, other):
    from tests.collation.alignment.conftest import reading_of

    a, b = claims_of([reading_of("a", ("Sato", one)), reading_of("b", ("Sato", other))])
    there, back = objection_to(a, b), objection_to(b, a)
    assert (there and (there.reason, there.certain)) == (back and (back.reason, back.certain))


@settings(max_examples=150, deadline=None)
@given(SENTENCES)
def test_no_guard_objects_to_a_statement_beside_itself(words):
    from tests.collation.alignment.conftest import reading_of

    a, b = claims_of([reading_of("a", ("Sato", words)), reading_of("b", ("Sato", words))])
    assert objection_to(a, b) is None


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=200).filter(str.strip), st.text(min_size=1, max_size=200).filter(str.strip))
def test_guards_bear_any_text(one, other):
    from tests.collation.alignment.conftest import reading_of

    a, b = claims_of([reading_of("a", ("", one.replace("|", "/"))), reading_of("b", ("", other.replace("|", "/")))])
    objection = objection_to(a, b)
    if objection:
        for span, claim in zip(objection.spans, (a, b), strict=True):
            assert 0 <= span.start < span.end <= len(claim.text)


@pytest.mark.parametrize(
    ("words", "negative"),
    [
        ("the envoy will come", False),
        ("the envoy will not come", True),
        ("the envoy won't come", True),
        ("the envoy did not reject the plan", False),
        ("not only the envoy will come", False),
        ("to the plan there is no alternative", False),
        ("the plan is unacceptable", True),
        ("the plan was not accepted by either side", True),
        ("the envoy refused the plan", True),
        ("the envoy denied help in halting the strike", True),
        ("the envoys keep the rivalry from turning into a brawl", True),
        ("the envoys keep the gifts from the harbour", False),
        ("the envoy spoke out against the dam", True),
        ("the envoy dismissed the plan", True),
        ("the envoy dismissed the plan as a trick", False),
    ],
)
def test_the_polarity_of_a_clause(reading_of, words, negative):
    (clause,) = clauses_of(claim_of(reading_of, words))
    assert clause.negative is negative


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("80 tonnes", 80_000, 80_000),
        ("more than forty minutes", 40, float("inf")),
        ("up to 3 percent", 0, 3),
        ("twenty five villages", 25, 25),
        ("2.5 million doses", 2_500_000, 2_500_000),
        ("1,200 houses", 1200, 1200),
    ],
)
def test_the_value_of_a_quantity(reading_of, words, low, high):
    (quantity,) = quantities_of(claim_of(reading_of, words))
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    "words", ["the two ministers", "in 1965", "on March 19", "the 50th anniversary", "both sides", "G7"]
)
def test_what_is_no_quantity(reading_of, words):
    assert quantities_of(claim_of(reading_of, words)) == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on 12 May", [(None, 5, 12)]),
        ("on May 12, 2031", [(2031, 5, 12)]),
        ("by Feb. 5", [(None, 2, 5)]),
        ("in June", [(None, 6, None)]),
        ("the 2015 accord", [(2015, None, None)]),
        ("2031-05-12", [(2031, 5, 12)]),
        ("they may march on", []),
    ],
)
def test_dates_as_far_as_they_are_given(reading_of, words, expected):
    assert [(day.year, day.month, day.day) for day in days_of(claim_of(reading_of, words))] == expected


SAME = [
    ("the rivalry on the lake must not turn into a war", "to keep the rivalry on the lake from turning into a war"),
    ("to settle the war in the delta by an agreement", "to end the war in the delta by talks"),
    ("the strait is a red line that must not be crossed", "the strait is the first red line of the two states"),
    ("quiet talks on the sailors rather than leaks", "quiet talks on the sailors without leaks"),
    ("the claims on the reef were dismissed as baseless", "the claims on the reef are baseless"),
    ("both spoke out against the dam on the river", "both voiced opposition to the dam on the river"),
]
UNLIKE = [
    ("the rivalry on the lake will turn into a war", "to keep the rivalry on the lake from turning into a war"),
    ("to go on with the war in the delta", "to end the war in the delta"),
    ("the plan for the delta was dismissed", "the plan for the delta was accepted"),
    ("the talks would use leaks", "the talks would go on without leaks"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_thing_denied_in_two_ways_is_one_thing(reading_of, one, other):
    assert objection_to(claim_of(reading_of, one), claim_of(reading_of, other)) is None


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_what_denies_the_other_is_refused(reading_of, one, other):
    assert objection_to(claim_of(reading_of, one), claim_of(reading_of, other)) is not None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("agreed on Friday to |meet on 12 May", "agreed"),
        ("told the envoy of Peru on Monday that |Chile would meet on 12 May", "told"),
        ("said yesterday that |they would meet on 12 May", "said"),
    ],
)
def test_whom_and_when_it_was_told_is_not_what_was(reading_of, words, told):
    cue, content = words.split("|")
    text = cue + content
    (claim,) = claims_of(
        [reading_of("a", ("Sato", text, {"cue": Span(0, len(told)), "content": Span(len(cue), len(text))}))]
    )
    assert [piece.of(claim.text) for piece in claim.pieces] == [told, content]
    assert [(day.month, day.day) for day in days_of(claim)] == [(5, 12)]


def test_a_day_within_the_cue_is_of_the_telling(reading_of):
    text = "agreed on Friday to meet on 12 May"
    (claim,) = claims_of([reading_of("a", ("Sato", text, {"cue": Span(0, 16), "content": Span(20, len(text))}))])
    assert [(day.month, day.day) for day in days_of(claim)] == [(5, 12)]
