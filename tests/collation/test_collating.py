from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.collation import collate
from dragoman.model import Account, Act, Actor, Coverage, Polarity, Reading, Span, Statement, Strength

ACTORS = [
    Actor("Ingrid Berg", "Ingrid Berg", "Foreign Minister", "NO"),
    Actor("Chile", None, None, "CL"),
    Actor("press"),
]


@st.composite
def readings(draw, name):
    text = draw(st.text(min_size=1, max_size=80).filter(str.strip))
    statements = []
    for number in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        statements.append(
            Statement(
                f"s{number + 1}",
                span,
                span,
                tuple(draw(st.lists(st.sampled_from(ACTORS), max_size=2, unique_by=lambda actor: actor.name))),
                act=draw(st.sampled_from(list(Act))),
                strength=draw(st.none() | st.sampled_from(list(Strength))),
                polarity=draw(st.sampled_from(list(Polarity))),
                topics=tuple(draw(st.lists(st.sampled_from(["peace treaty", "nets"]), max_size=1))),
            )
        )
    return Reading(Account(name, text), None, (), tuple(statements), (), (), Coverage(0, 0, 0, 0, len(text)))


@settings(max_examples=25, deadline=None)
@given(readings("first"), readings("second"), readings("third"))
def test_any_readings_can_be_collated_in_any_order_with_grounded_findings(one, two, three):
    record = collate([one, two, three])
    assert collate([three, one, two]) == record
    texts = dict(zip(record.account_ids, (reading.account.text for reading in record.readings), strict=True))
    for finding in record.findings:
        assert set(finding.accounts) <= set(texts)
        for evidence in finding.evidence:
            assert 0 <= evidence.span.start < evidence.span.end <= len(texts[evidence.account])
