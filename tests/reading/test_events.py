"""What kind of event a sentence tells of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.lexicon.acts import plover_type
from dragoman.model import Act, Span, Statement
from dragoman.reading.events import event_type, statement_event
from dragoman.reading.events.clause import clause_of
from dragoman.reading.events.patterns import find_patterns, turned


@pytest.mark.parametrize(
    ("sentence", "source", "target", "root"),
    [
        ("Ruritania will send tents to the islands after the flood.", "Ruritania", "the islands", "AGREE"),
        ("Ruritania has sent food and tents to the islands.", "Ruritania", "the islands", "AID"),
        ("The two foreign ministers met in Strelsau on Friday.", "The two foreign ministers", None, "CONSULT"),
        ("Ruritania signed a treaty on fishing with Sylvania.", "Ruritania", "Sylvania", "SUPPORT"),
        ("Ruritania demanded that Sylvania withdraw its ships.", "Ruritania", "Sylvania", "REQUEST"),
        ("Sylvania's parliament rejected the demand.", "Sylvania's parliament", "the demand", "REJECT"),
        ("Sylvania accused Ruritania of spying.", "Sylvania", "Ruritania", "ACCUSE"),
        ("Ruritania threatened to close its ports to Sylvania.", "Ruritania", "Sylvania", "THREATEN"),
        ("Thousands of students marched against the new tax.", "Thousands of students", "the new tax", "PROTEST"),
        ("Ruritania suspended aid to Sylvania.", "Ruritania", "Sylvania", "SANCTION"),
        ("Ruritania put its army on high alert.", "Ruritania", None, "MOBILIZE"),
        ("Ruritania imposed sanctions on Sylvania.", "Ruritania", "Sylvania", "COERCE"),
        ("Rebels shelled the harbour of Strelsau.", "Rebels", "the harbour of Strelsau", "ASSAULT"),
        ("Ruritania released twelve fishermen from Sylvania.", "Ruritania", "twelve fishermen", "YIELD"),
    ],
)
def test_sentence_tells_its_event(sentence, source, target, root):
    assert event_type(sentence, source, target).root == root


@pytest.mark.parametrize(
    ("said", "source", "act"),
    [
        ("Minister Dahl accused Latvia of closing the lane.", "Minister Dahl", Act.ACCUSE),
        ("Minister Dahl condemned the seizure of the trawler by Latvia.", "Minister Dahl", Act.CONDEMN),
        ("Minister Dahl demanded that Latvia release the trawler.", "Minister Dahl", Act.DEMAND),
        ("Minister Dahl refused to release the trawler.", "Minister Dahl", Act.DECLINE),
        ("Minister Dahl threatened to seize Latvian ships.", "Minister Dahl", Act.THREATEN),
        ("Minister Dahl promised to provide tents to Latvia.", "Minister Dahl", Act.PROMISE),
        ("Minister Dahl praised Latvia for its help.", "Minister Dahl", Act.PRAISE),
        ("Minister Dahl discussed the fees with Minister Berg.", "Minister Dahl", Act.DISCUSS),
    ],
)
def test_classifier_and_map_agree_on_what_the_speaker_does(said, source, act):
    assert event_type(said, source).root == plover_type(act)


def test_the_event_is_the_source_s_own():
    sentence = "Ruritania condemned the arrest of its envoys by Sylvania."
    assert event_type(sentence, "Ruritania").root == "ACCUSE"


def test_bare_statements_have_no_event():
    said = Statement(id="s1", span=Span(0, 4), content=Span(0, 4), act=Act.INFORM, confidence=0.8)
    assert statement_event(said) == (None, 0.8)


def test_statement_has_the_event_of_its_act():
    said = Statement(id="s1", span=Span(0, 4), content=Span(0, 4), act=Act.THREATEN, confidence=0.7)
    assert statement_event(said) == ("THREATEN", 0.7)


@pytest.mark.parametrize("text", ["", " \n", "…!?"])
def test_text_without_words_tells_no_event(text):
    assert event_type(text) == (None, 0.0)


def test_gap_of_a_pattern_has_an_end():
    near, far = ["filed", "a", "lawsuit"], ["filed", *["very"] * 9, "lawsuit"]
    assert any(hit.size == 2 for hit in find_patterns(near))
    assert not any(hit.size == 2 for hit in find_patterns(far))


def test_operator_makes_another_event_of_what_it_governs():
    assert turned("future", "AID") == "AGREE"
    assert turned("refusal", "CONSULT") == "REJECT"
    assert turned("future", "REQUEST") is None


def test_where_the_target_stands_first_the_action_follows_it():
    clause = clause_of("Twelve fishermen were released by Ruritania.", "Ruritania", "Twelve fishermen")
    assert clause is not None
    assert clause.inverted
    assert clause.words[clause.begins] == "were"


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300), st.text(max_size=20))
def test_any_text_has_an_answer(text, source):
    found = event_type(text, source, text[:10])
    assert 0.0 <= found.probability <= 1.0
