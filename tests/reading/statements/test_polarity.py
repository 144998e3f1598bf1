"""Negation and its scope, on clauses by themselves; whole sentences stand in `tests/reading/one_word.csv`."""

import pytest

from dragoman.reading.statements.polarity import is_negated, is_refused
from dragoman.reading.syntax import pipeline


@pytest.mark.parametrize(
    "clause",
    [
        "the lock does not close",
        "the lock serves the good of neither town",
        "nobody had closed the lock",
        "under no circumstances will the lock be closed",
        "the lock is no longer in use",
        "the hope that the lock would not be closed",
        "not all of the locks are in use",
    ],
)
def test_negated_clause(clause):
    assert is_negated(list(pipeline()(clause)))


@pytest.mark.parametrize(
    "clause",
    [
        "the lock closes",
        "the lock closes if the pump does not work",
        "the lock that was never closed lies in Riga",
        "the lock closes not only at night",
        "the lock was closed with no delay",
        "the pilots met not in Riga but in Oslo",
        "the work must end no later than Friday",
        "the decision not to close the lock was right",
        "",
    ],
)
def test_clause_that_is_affirmed(clause):
    assert not is_negated(list(pipeline()(clause)))


def test_cue_whose_act_was_not_done():
    assert is_refused(list(pipeline()("did not agree")))
    assert not is_refused(list(pipeline()("agreed")))


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Neither side mentioned the lock.", "mentioned"),
        ("None of the pilots raised the lock.", "raised"),
        ("Berg gave no assurance that the lock would close.", "gave no assurance"),
        ("The pilots failed to agree on the lock.", "failed to agree"),
    ],
)
def test_act_that_nobody_did(sentence, cue):
    words = pipeline()(sentence)
    start = sentence.index(cue)
    assert is_refused([word for word in words if start <= word.idx < start + len(cue)])
