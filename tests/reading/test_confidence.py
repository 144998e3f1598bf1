from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export import to_markdown, to_text
from dragoman.model import Account, Actor, Contact, Fact, Record, Span, Statement
from dragoman.reading import confidence, read

TEXT = "The minister told his colleague that the bridge would open in May."
SAID = Statement("s1", Span(37, 65), Span(37, 65), (Actor("Ana Sousa", "PT"),), cue=Span(13, 17), source=Span(0, 12))


def chance(said):
    return confidence.chance("statement", confidence.statement_features(said, TEXT))


def test_a_surer_tagger_makes_a_surer_statement():
    scores = [chance(replace(SAID, confidence=score)) for score in (0.5, 0.7, 0.9)]
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]


def test_a_statement_of_nobody_is_less_sure_than_one_of_a_person():
    assert chance(replace(SAID, speaker=())) < chance(SAID)


def test_what_lies_below_the_floor_is_set_apart_and_nothing_is_lost():
    doubtful = replace(SAID, id="s2", speaker=(Actor("someone"),), confidence=0.05)
    sure, unsure = confidence.weighed((replace(SAID, confidence=0.95), doubtful), TEXT)
    assert [one.id for one in sure] == ["s1"]
    assert [one.id for one in unsure] == ["s2"]
    assert unsure[0].confidence < confidence.FLOOR <= sure[0].confidence


def test_a_contested_fact_is_less_sure():
    facts = (Fact("date", "2031-05-02", Span(0, 5)), Fact("date", "2031-05-03", Span(6, 9)))
    contested = confidence.weighed_facts(Contact(facts=facts)).facts[0]
    alone = confidence.weighed_facts(Contact(facts=facts[:1])).facts[0]
    assert contested.confidence < alone.confidence


@given(st.floats(0, 1), st.booleans())
def test_every_chance_is_a_probability(score, spoken):
    said = replace(SAID, confidence=score, speaker=SAID.speaker if spoken else ())
    assert 0 <= chance(said) <= 1


def test_every_statement_and_fact_of_a_reading_has_a_probability_of_its_own():
    text = (
        "On 3 May 2031 Foreign Minister Ana Sousa of Portugal spoke by telephone with Kari Lund of Norway. "
        "She said that the bridge would open in June. Lund thanked her for the invitation."
    )
    reading = read(Account(name="call", text=text))
    assert reading.statements
    assert all(confidence.FLOOR <= said.confidence < 1 for said in reading.statements)
    assert all(0 < fact.confidence < 1 for fact in reading.contact.facts)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_unsure_statements_are_listed_as_such(form):
    reading = read(Account(name="call", text=TEXT))
    unsure = replace(SAID, confidence=0.21)
    record = Record(None, (replace(reading, statements=(), unsure=(unsure,)),))
    shown = to_markdown(record) if form == "markdown" else _printed(to_text(record, 100))
    assert "Unsure statements" in shown
    assert "21 % likely" in shown


def _printed(shown):
    from rich.console import Console

    console = Console(width=100)
    with console.capture() as capture:
        console.print(shown)
    return capture.get()
