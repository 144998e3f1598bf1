"""The whole reading of an account, on texts written for it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Account, AccountKind, Act, Reading, Strength
from dragoman.reading import read

NUMBERED = """Telephone Talk between Foreign Minister Anna Berg and Foreign Minister Olav Dahl

May 4, 2021

1. On May 4, Ms. Anna Berg, Minister for Foreign Affairs of Latvia, held a telephone talk with Mr. Olav Dahl, Minister \
of Foreign Affairs of Norway, for about 30 minutes from 4 p.m. at the request of Norway.

2. (1) On fisheries, Minister Berg made these points:

(a) Against the background of falling stocks, Latvia hopes to agree on quotas in the autumn.
(b) Latvia is prepared to share its survey of the shelf.

(2) In response, Minister Dahl said that Norway would send its experts to Riga and that the fleet would stay in port.

3. Both ministers agreed that the two capitals will exchange charts every month.
"""

WIRE = """Latvia and Norway talk fish

RIGA, May 5 (Baltic Wire) - Latvian Foreign Minister Anna Berg assured her Norwegian counterpart that quotas would be \
agreed soon, ministry officials said on Wednesday.

Support was expressed for a joint survey. The two fleets have met off the shelf since 1990.
"""


@pytest.fixture(scope="module")
def numbered() -> Reading:
    return read(Account(name="numbered", text=NUMBERED, kind=AccountKind.OFFICIAL, side="LV"))


@pytest.fixture(scope="module")
def wire() -> Reading:
    return read(Account(name="wire", text=WIRE, kind=AccountKind.WIRE, published="2021-05-05"))


def words(reading: Reading) -> list[str]:
    return [statement.span.of(reading.account.text) for statement in reading.statements]


def test_lead_governs_the_items_below_it(numbered: Reading) -> None:
    governed = [statement for statement in numbered.statements if (statement.outline or "").startswith("2.(1)(")]
    assert [statement.outline for statement in governed] == ["2.(1)(a)", "2.(1)(b)"]
    assert all([actor.name for actor in statement.speaker] == ["Anna Berg"] for statement in governed)
    assert [(statement.act, statement.strength) for statement in governed] == [
        (Act.HOPE, Strength.HOPE),
        (Act.OFFER, Strength.READY),
    ]


def test_grounds_are_left_out_of_a_governed_sentence(numbered: Reading) -> None:
    assert "Latvia hopes to agree on quotas in the autumn" in words(numbered)


def test_coordinated_propositions_are_told_apart(numbered: Reading) -> None:
    assert "Norway would send its experts to Riga" in words(numbered)
    assert "the fleet would stay in port" in words(numbered)


def test_joint_agreement_has_both_speakers_and_binds(numbered: Reading) -> None:
    last = numbered.statements[-1]
    assert sorted(actor.name for actor in last.speaker) == ["Anna Berg", "Olav Dahl"]
    assert (last.act, last.strength) == (Act.AGREE, Strength.BINDING)
    assert any(last.id in undertaking.statements for undertaking in numbered.undertakings)


def test_contact_facts_are_read(numbered: Reading) -> None:
    contact = numbered.contact
    assert contact is not None
    assert (contact.kind, contact.date, contact.start_time) == ("telephone_call", "2021-05-04", "16:00")
    assert (contact.duration_minutes, contact.initiator) == (30, "NO")


def test_officials_are_reporters_not_speakers(wire: Reading) -> None:
    first = wire.statements[0]
    assert [actor.name for actor in first.speaker] == ["Anna Berg"]
    assert first.reported_by == ("ministry officials",)
    assert first.act is Act.REASSURE


def test_passive_without_agent_leaves_its_speaker_open(wire: Reading) -> None:
    support = next(statement for statement in wire.statements if "joint survey" in statement.span.of(WIRE))
    assert support.speaker == ()
    assert support.act is Act.SUPPORT


def test_what_a_sentence_tells_beside_its_facts_is_background() -> None:
    text = (
        "Anna Berg of Norway and Juan Ortiz of Spain spoke by phone for an hour on Monday, the first conversation"
        " between the heads of the two ministries since the ferry sank."
    )
    reading = read(Account("wire", text, published="2022-03-09"))
    assert [span.of(text).split(" between")[0] for span in reading.background] == ["the first conversation"]


def test_narration_is_background(wire: Reading) -> None:
    assert any("since 1990" in span.of(WIRE) for span in wire.background)


def test_coverage_adds_up_to_the_text(numbered: Reading, wire: Reading) -> None:
    for reading in (numbered, wire):
        coverage = reading.coverage
        parts = (coverage.statement, coverage.fact, coverage.background, coverage.boilerplate, coverage.unclaimed)
        assert sum(parts) == len(reading.account.text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=300).filter(lambda text: text.strip()))
def test_any_text_is_read_with_spans_inside_it(text: str) -> None:
    reading = read(Account(name="any", text=text))
    for statement in reading.statements:
        spans = (statement.span, statement.content, statement.cue, statement.source)
        assert all(0 <= span.start < span.end <= len(text) for span in spans if span)
    assert reading == read(Account(name="any", text=text))


def test_half_a_surrogate_pair_is_read_like_any_other_character() -> None:
    text = "The minister said \ud800 that the bridge would open in May."
    reading = read(Account(name="half", text=text))
    assert all(statement.span.end <= len(text) for statement in reading.statements)


def test_a_passage_with_more_word_pieces_than_the_tagger_reads_is_read_to_its_end() -> None:
    figures = " ".join(f"{number:,}.{number}" for number in range(100_001, 100_060))
    text = f"The tables read {figures} and the minister said that the bridge would open in May."
    (statement,) = [s for s in read(Account(name="long", text=text)).statements if "bridge" in s.span.of(text)]
    assert statement.span.of(text).endswith("in May")
